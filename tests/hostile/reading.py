"""Read hostile bytes as the audit does, and tell what only a defect of ours can say."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsonschema

from auditready.audit import Plan
from auditready.audit.apart import Send, WorkerDied, iter_apart
from auditready.audit.check import load_runtime
from auditready.audit.containers import read_within
from auditready.audit.read import FileReading, Setting, read_file
from auditready.files import EvidenceFile, Limits

ROOT = Path(__file__).parents[2]
SETTING = Setting(as_of_year=2026, zone="Europe/Paris")
MEMORY = 2 * 1024**3
ACCEPTED = frozenset({"limit"})
"""Stages of problems that hostile bytes may cause; any other is a defect of a reader."""


@cache
def report_schema() -> Any:
    """Return the validator of the JSON report."""
    schema = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema)


def iter_defects(cases: Mapping[str, bytes], limits: Limits) -> Iterator[tuple[str, str]]:
    """Give ``(case, what)`` for each case that is not read as it should: a crash, an exception, a bad record."""
    left = dict(cases)
    while left:
        case = ""
        try:
            for kind, text in iter_apart(_read_all, dict(left), limits, memory_bytes=MEMORY):
                if kind == "defect":
                    yield case, text
                else:
                    case = text
                    del left[case]
        except WorkerDied:
            yield case, "the process died or hung"


def _read_all(send: Send, cases: Mapping[str, bytes], limits: Limits) -> None:
    runtime = load_runtime((), None)

    def read(file: EvidenceFile) -> FileReading:
        return read_file(file, runtime.plugins, runtime.standard, SETTING)

    with TemporaryDirectory(prefix="auditready-hostile-") as folder:
        path = Path(folder, "evidence")
        for name, data in cases.items():
            send(("begin", name))
            path.write_bytes(data)
            file = EvidenceFile(path, "evidence.bin", limits=limits)
            readings = read_within(file, read(file), read)
            for problem in (problem for reading in readings for problem in reading.problems):
                if problem.stage not in ACCEPTED:
                    send(("defect", f"{problem.stage}: {problem.message.en}"))
                elif not (problem.file or "").startswith("evidence.bin"):
                    send(("defect", f"a problem that names no file: {problem.message.en}"))


def plan(**changes: Any) -> Plan:
    """Return the plan of the hostile audits."""
    from datetime import date

    day = date(2026, 11, 22)
    return Plan(**{"as_of": day, "audit_date": day, "language": "en", **changes})
