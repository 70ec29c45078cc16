"""The JSON report, version 1, described by ``schemas/report.schema.json``.

Keys stand in the documented order, text is in the chosen language, everything else is language-neutral.
"""

from __future__ import annotations

import re
from typing import IO, Any

import msgspec

from auditready import (
    AppliedOverlay,
    DossierReport,
    FileReport,
    Language,
    LazyPattern,
    Locator,
    Outcome,
    Person,
    Problem,
    Report,
    Words,
)


class JsonReporter:
    """Writes one JSON object."""

    name = "json"
    title = Words("Rapport JSON", "JSON report")

    def write(self, report: Report, stream: IO[str], *, language: Language, width: int | None) -> None:  # noqa: ARG002
        """Write the report dossier by dossier, so that no second copy of it is in memory."""
        before, between, after = _indented(_frame(report, language), 0).partition(_DOSSIERS)
        stream.write(before + between[:-1])
        for number, dossier in enumerate(report.dossiers):
            stream.write(",\n    " if number else "\n    ")
            stream.write(_indented(_dossier(dossier, report, language), 4))
        stream.write("\n  ]" if report.dossiers else "]")
        stream.write(after + "\n")


_DOSSIERS = '\n  "dossiers": []'
"""Where the dossiers go: a line break is escaped in JSON text, so evidence cannot hold this."""

_UNSEEN = LazyPattern("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Characters that drive a terminal or turn text around. JSON may hold them as they are, and means the same escaped."""


def _indented(value: dict[str, Any], by: int) -> str:
    text = _UNSEEN.sub(_escaped, msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
    return text.replace("\n", "\n" + " " * by) if by else text


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _frame(report: Report, language: Language) -> dict[str, Any]:
    """Return the report as plain JSON values, without its dossiers."""
    files = [file for dossier in report.dossiers for file in dossier.files if not file.common]
    return {
        "format": report.FORMAT,
        "version": report.VERSION,
        "tool": {"name": "auditready", "version": report.tool_version},
        "as_of": report.as_of.isoformat(),
        "audit_date": report.audit_date.isoformat(),
        "referential": report.referential,
        "language": language,
        "summary": {
            "complete": report.complete,
            "dossiers": len(report.dossiers),
            "files": len(files) + len(report.common_files),
            "unrecognised": sum(file.status == "unrecognised" for file in (*files, *report.common_files)),
            "outcomes": report.count_states(),
            "findings": report.count_severities(),
        },
        "standard": {
            "overlays": [_overlay(overlay, language) for overlay in report.overlays],
            "unverified": [{"id": each.id, "what": each.what.in_(language)} for each in report.unverified],
        },
        "dossiers": [],
        "common_files": [_file(file, language) for file in report.common_files],
        "problems": [_problem(problem, language) for problem in report.problems],
    }


def _overlay(overlay: AppliedOverlay, language: Language) -> dict[str, Any]:
    return {
        "where": overlay.where,
        "title": overlay.title.in_(language),
        "adds": list(overlay.adds),
        "changes": {code: list(fields) for code, fields in overlay.changes.items()},
        "retires": {code: why.in_(language) for code, why in overlay.retires.items()},
    }


def _dossier(dossier: DossierReport, report: Report, language: Language) -> dict[str, Any]:
    return {
        "id": dossier.id,
        "path": dossier.path,
        "kind": dossier.kind,
        "folder_why": dossier.folder_source.in_(language),
        "title": dossier.title,
        "modality": dossier.modality,
        "modality_source": dossier.modality_source,
        "start": dossier.start and dossier.start.isoformat(),
        "end": dossier.end and dossier.end.isoformat(),
        "planned_minutes": dossier.planned_minutes,
        "learners": [_person(person) for person in dossier.learners],
        "trainers": [_person(person) for person in dossier.trainers],
        "files": [_file(file, language) for file in dossier.files],
        "outcomes": [_outcome(outcome, report, language) for outcome in dossier.outcomes],
        "ledger": [msgspec.to_builtins(line) for line in dossier.ledger],
    }


def _person(person: Person) -> dict[str, Any]:
    return {"id": person.id, "name": person.name, "aliases": list(person.aliases)}


def _file(file: FileReport, language: Language) -> dict[str, Any]:
    return {
        "path": file.path,
        "size": file.size,
        "sha256": file.sha256,
        "status": file.status,
        "reader": file.reader,
        "system": file.system,
        "variant": file.variant,
        "kinds": list(file.kinds),
        "records": file.records,
        "why": file.why.in_(language),
        "notes": [note.in_(language) for note in file.notes],
        "common": file.common,
        "archive": file.archive,
    }


def _outcome(outcome: Outcome, report: Report, language: Language) -> dict[str, Any]:
    hangs_on = [each.id for each in report.unverified if outcome.provisional and each.bears_on(outcome.indicators)]
    return {
        "code": outcome.code,
        "state": outcome.state,
        "severity": outcome.severity,
        "provisional": outcome.provisional,
        "provisional_because": hangs_on,
        "pack": outcome.pack,
        "indicators": list(outcome.indicators),
        "learner": outcome.learner,
        "title": outcome.title.in_(language),
        "message": outcome.message.in_(language),
        "expected": _said(outcome.expected, language),
        "found": _said(outcome.found, language),
        "remedy": outcome.remedy.in_(language),
        "question": _said(outcome.question, language),
        "fingerprint": outcome.fingerprint,
        "locators": [_locator(locator) for locator in outcome.locators],
        "more_locators": outcome.more_locators,
    }


def _said(words: Words | None, language: Language) -> str | None:
    return None if words is None else words.in_(language)


def _locator(locator: Locator) -> dict[str, Any]:
    return {
        "file": locator.file,
        "sheet": locator.sheet,
        "page": locator.page,
        "row": locator.row,
        "column": locator.column,
        "line": locator.line,
        "quote": locator.quote,
    }


def _problem(problem: Problem, language: Language) -> dict[str, Any]:
    return {
        "plugin": problem.plugin,
        "version": problem.version,
        "stage": problem.stage,
        "dossier": problem.dossier,
        "file": problem.file,
        "message": problem.message.in_(language),
    }
