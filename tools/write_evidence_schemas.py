"""Write ``schemas/evidence/<kind>.schema.json`` from the structs of ``auditready.model`` and a table of limits.

The structs say which fields there are; ``LIMITS`` says what a field may hold. Run it after every change of a kind:
``python tools/write_evidence_schemas.py``. ``tests/meta/test_schemas.py`` fails while the files are out of date.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec

from auditready import model

Json = Any

FOLDER = Path(__file__).parents[1] / "schemas" / "evidence"
BASE = "https://auditready.example/schemas/evidence/"
WIDTH = 110

_DAY = "(199[0-9]|20[0-9][0-9]|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})?"

MOMENTS: Mapping[type, Json] = {
    datetime: {"format": "date-time", "pattern": f"^{_DAY}T{_CLOCK}$"},
    date: {"format": "date", "pattern": f"^{_DAY}$", "maxLength": 10},
    time: {"format": "time", "pattern": f"^{_CLOCK}$"},
}
"""Years from 1990 to 2100: a date outside them was misread. ``format`` is for people; ``pattern`` decides."""

_DURATION = {"minimum": 0, "maximum": 144_000, "description": "Minutes; at most 100 days."}
_SHARE = {"minimum": 0, "maximum": 1, "description": "0 to 1."}
_PLACE = {"minimum": 1, "description": "1-based."}
_COUNT = {"minimum": 0}
_NAMED = {"minLength": 1}

LIMITS: Mapping[str, Json] = {
    "minutes": _DURATION,
    "estimated_minutes": _DURATION,
    "spent_minutes": _DURATION,
    "elapsed_minutes": _DURATION,
    "distance_minutes": _DURATION,
    "response_delay_minutes": _DURATION,
    "share": _SHARE,
    "distance_rate": _SHARE,
    "page": _PLACE,
    "row": _PLACE,
    "line": _PLACE,
    "events": _COUNT,
    "length": _COUNT,
    "answers": _COUNT,
    "attempt": _COUNT,
    "half_days": {"minimum": 1},
    "max_score": _COUNT,
    "digest": {"pattern": "^[0-9a-f]{64}$", "maxLength": 64, "description": "SHA-256, lower-case hexadecimal."},
    "text_digest": {"pattern": "^[0-9a-f]{64}$", "maxLength": 64, "description": "SHA-256, lower-case hexadecimal."},
    "quote": {"maxLength": 200, "description": "The text as it stands in the file."},
    "file": _NAMED,
    "activity": _NAMED,
    "PlannedActivity.name": _NAMED,
    "PlannedSequence.name": _NAMED,
    "Resource.name": _NAMED,
    "Means.name": _NAMED,
    "Partner.name": _NAMED,
    "ResultIndicator.name": _NAMED,
    "Procedure.title": _NAMED,
    "StaffTraining.subject": _NAMED,
    "SurveyAnalysis.asked": _COUNT,
    "SurveyAnalysis.answered": _COUNT,
    "capacity": _COUNT,
    "register": {"pattern": "^(RNCP|RS)[0-9]{1,6}$", "maxLength": 12},
    "Assessment.title": _NAMED,
}
"""Field, or struct and field → what the value must respect. A field is limited the same way wherever it stands."""


def build(kind: str, struct: type[msgspec.Struct]) -> Json:
    """Return the schema of one kind of evidence."""
    derived = msgspec.json.schema(struct)
    definitions = {name: _strict(name, body) for name, body in sorted(derived["$defs"].items())}
    body = definitions.pop(struct.__name__)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{BASE}{kind}.schema.json",
        "$comment": "Written by tools/write_evidence_schemas.py; change the struct or the table there.",
        **body,
        "$defs": definitions,
    }


def _strict(name: str, body: Json) -> Json:
    struct = getattr(model, name)
    hints = get_type_hints(struct)
    fields = {field: _limited(name, field, hints.get(field), schema) for field, schema in body["properties"].items()}
    closed = {**body, "properties": fields, "additionalProperties": False}
    # The docstring is reStructuredText; a schema's reader sees plain words.
    return {**closed, "description": body["description"].replace("``", "'")}


def _limited(struct: str, field: str, hint: Any, schema: Json) -> Json:
    limits = {**_moment(hint), **LIMITS.get(field, {}), **LIMITS.get(f"{struct}.{field}", {})}
    description = {"description": limits.pop("description")} if "description" in limits else {}
    if "anyOf" not in schema:
        return {**schema, **limits, **description}
    value, _null = schema["anyOf"]
    default = {"default": schema["default"]} if "default" in schema else {}
    return {**_or_null({**value, **limits}), **default, **description}


def _or_null(value: Json) -> Json:
    """Allow null without ``anyOf``, whose errors name neither the keyword nor the value that failed."""
    if "type" in value:
        return {**value, "type": [value["type"], "null"]}
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None]}
    return {"anyOf": [value, {"type": "null"}]}


def _moment(hint: Any) -> Json:
    for kind in (hint, *get_args(hint)):
        if kind in MOMENTS:
            return dict(MOMENTS[kind])
    return {}


def dump(value: Json, indent: int = 0) -> str:
    """Return JSON with whatever fits on one line kept on one line, so that a table of fields reads as a table."""
    flat = json.dumps(value, ensure_ascii=False)
    if len(flat) + indent <= WIDTH or not isinstance(value, dict | list) or not value:
        return flat
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        parts = [f"{pad}{json.dumps(key)}: {dump(each, indent + 2)}" for key, each in value.items()]
        return "{\n" + ",\n".join(parts) + "\n" + " " * indent + "}"
    return "[\n" + ",\n".join(pad + dump(each, indent + 2) for each in value) + "\n" + " " * indent + "]"


def render() -> dict[str, str]:
    """Return file name → text, for every kind."""
    kinds = sorted(model.EVIDENCE_TYPES.items())
    return {f"{kind}.schema.json": dump(build(kind, struct)) + "\n" for kind, struct in kinds}


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in render().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
