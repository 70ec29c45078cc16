"""What a sample's ``expected.json`` says."""

from __future__ import annotations

import json
from collections.abc import Iterable

from tests.factory import Person

Finding = dict[str, object]


def finding(code: str, state: str, learner: Person | None = None, *files: str) -> Finding:
    """One entry of ``expected.json``."""
    entry: Finding = {"code": code, "state": state, "learner": learner.name if learner else None}
    return {**entry, "files": sorted(files)} if files else entry


def expected_json(modality: str | None, findings: Iterable[Finding]) -> bytes:
    """Findings by code, learner and files."""
    ordered = sorted(findings, key=lambda one: (one["code"], one["learner"] or "", one["state"], one.get("files", [])))
    return (json.dumps({"modality": modality, "findings": ordered}, ensure_ascii=False, indent=2) + "\n").encode()
