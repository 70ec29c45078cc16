"""Overlays for the tests: a folder written from plain values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from auditready.overlays import OverlayFolder

Json = Any


def words(text: str) -> Json:
    return {"fr": f"{text} (fr)", "en": f"{text} (en)"}


def requirement(code: str = "CAB101", **fields: Json) -> Json:
    """A complete ``x-requirement``; a field that is ``None`` is left out."""
    texts = ("title", "why", "accept", "remedy", "question", "gap")
    whole = {
        "code": code, "pack": "rnq", "indicators": [9], "kinds": ["convocation"], "severity": "advice",
        **{name: words(f"{name} {code}") for name in texts}, "source": "Méthode du cabinet", "basis": "practice",
    }  # fmt: skip
    return {name: value for name, value in {**whole, **fields}.items() if value is not None}


def link_asked(annotation: Json, modality: str = "synchronous", **more: Json) -> Json:
    """A modality schema that asks for a link in the convocation of each learner."""
    asked = {"x-requirement": annotation, "contains": {"required": ["link"]}, **more}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://cabinet.example/schemas/modalities/{modality}.schema.json",
        "properties": {"learners": {"items": {"properties": {"convocation": asked}, "required": ["convocation"]}}},
    }


def write(folder: Path, files: Mapping[str, Json]) -> OverlayFolder:
    """Write an overlay; a text is written as it is, anything else as JSON."""
    for name, value in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return OverlayFolder(folder, folder.name)


def own(**sections: Json) -> Json:
    """``overlay.json``."""
    return {"title": words("Cabinet"), **sections}
