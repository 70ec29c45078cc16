"""Read the evidence of one file: the reader's iteration is guarded, and each record is held against its schema."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field, structs

from ..errors import LimitExceeded, UnreadableEvidence
from ..files import EvidenceFile
from ..model import Evidence, FileReport, FileStatus, Problem, Recognition, Tolerances, Words
from ..plugins import Plugins
from ..reading.resemblance import resemblance
from ..standard import Standard
from .deadline import time_limit
from .inspect import InspectionContext, inspect_file
from .recognise import Claim, limit_problem, recognise
from .records import explain_invalid
from .unclaimed import say_scanned_pages

UNRECOGNISED = Words("aucun lecteur ne reconnaît ce fichier", "no reader recognises this file")


class Context(Struct, kw_only=True):
    """The audit's side of :class:`auditready.ReadContext`."""

    recognition: Recognition
    as_of_year: int
    zone: str
    hints: tuple[str, ...]
    idle_minutes: int = Tolerances().idle_minutes
    notes: list[Words] = field(default_factory=list)

    def note(self, fr: str, en: str) -> None:
        """Keep a caveat for the file's line in the report."""
        words = Words(fr, en)
        if words not in self.notes:
            self.notes.append(words)


class FileReading(Struct, kw_only=True):
    """One file with everything read from it."""

    report: FileReport
    evidence: list[Evidence]
    problems: list[Problem]
    attached: bool = False
    """Of a file that hangs on an e-mail."""


def unread(name: str, size: int, status: FileStatus, why: Words, *problems: Problem) -> FileReading:
    """Return the reading of a file that is not opened."""
    report = FileReport(path=name, size=size, sha256=None, status=status, why=why)
    return FileReading(report=report, evidence=[], problems=list(problems))


class Setting(Struct, frozen=True, kw_only=True):
    """What a reader is told of the dossier."""

    as_of_year: int
    zone: str
    hints: tuple[str, ...] = ()
    idle_minutes: int = Tolerances().idle_minutes


def read_file(file: EvidenceFile, plugins: Plugins, standard: Standard, setting: Setting) -> FileReading:
    """Recognise, read and inspect one file. Whatever a plugin gave before it failed is kept.

    Of a file packed with gzip, what is in it is read; its size and its digest are those of the packed file.
    """
    try:
        content = file.content
    except (UnreadableEvidence, LimitExceeded):
        content = file  # said where nobody claims it
    reading = _read(content, plugins, standard, setting)
    if content is not file:
        reading.report = structs.replace(reading.report, size=file.size, sha256=_digest(file))
        file = content
    report = reading.report
    if plugins.inspectors and report.status in {"read", "unrecognised"}:
        context = InspectionContext(reader=report.reader, kinds=frozenset(report.kinds))
        seen, problems = inspect_file(file, context, plugins, standard)
        reading.evidence += seen
        reading.problems += problems
        if context.notes:
            reading.report = structs.replace(report, notes=(*report.notes, *context.notes))
    return reading


def _read(file: EvidenceFile, plugins: Plugins, standard: Standard, setting: Setting) -> FileReading:
    try:
        with time_limit(file.limits.seconds):
            claim = recognise(file, plugins)
    except LimitExceeded as error:
        claim = Claim(problems=(limit_problem(file.name, error),))
    if claim.reader is None or claim.recognition is None:
        return _unclaimed(file, claim, plugins)
    context = Context(
        recognition=claim.recognition,
        as_of_year=setting.as_of_year,
        zone=setting.zone,
        hints=setting.hints,
        idle_minutes=setting.idle_minutes,
    )
    evidence: list[Evidence] = []
    problems = list(claim.problems)
    status: FileStatus = "read"
    why = claim.recognition.why
    try:
        with time_limit(file.limits.seconds):
            for record in claim.reader.read(file, context):
                if problem := _invalid(record, claim, file, plugins, standard):
                    problems.append(problem)
                else:
                    evidence.append(record)
    except UnreadableEvidence as error:
        status, why = "unreadable", error.words
    except LimitExceeded as error:
        problems.append(limit_problem(file.name, error))
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a reader may raise anything, also after some records
        problems.append(_failure(claim, file, plugins, len(evidence), error))
    if len(problems) > len(claim.problems):
        status = "failed"
    report = _report(file, status, why, claim, context, evidence)
    return FileReading(report=report, evidence=evidence, problems=problems)


def _unclaimed(file: EvidenceFile, claim: Claim, plugins: Plugins) -> FileReading:
    limits = [problem for problem in claim.problems if problem.stage == "limit"]
    status: FileStatus = "failed" if limits else "unreadable" if claim.unreadable else "unrecognised"
    why = limits[0].message if limits else claim.unreadable or claim.remark or _unrecognised(file, plugins)
    report = FileReport(path=file.name, size=file.size, sha256=_digest(file), status=status, why=why)
    return FileReading(report=report, evidence=[], problems=list(claim.problems))


def _unrecognised(file: EvidenceFile, plugins: Plugins) -> Words:
    """Say that nobody knows the file; of a table, also what it resembles and how to have it read."""
    try:
        with time_limit(file.limits.seconds):
            like = resemblance(file, plugins.readers.values())
    except (UnreadableEvidence, LimitExceeded):
        like = None
    if like is None:
        return UNRECOGNISED
    return Words(f"{UNRECOGNISED.fr} ; {like.fr}", f"{UNRECOGNISED.en}; {like.en}")


def _report(
    file: EvidenceFile, status: FileStatus, why: Words, claim: Claim, context: Context, evidence: list[Evidence]
) -> FileReport:
    assert claim.reader is not None  # noqa: S101 - only called for a claimed file
    return FileReport(
        path=file.name,
        size=file.size,
        sha256=_digest(file),
        status=status,
        reader=claim.reader.name,
        system=claim.reader.system,
        variant=context.recognition.variant,
        kinds=tuple(sorted({record.kind for record in evidence})),
        records=len(evidence),
        why=why,
        notes=(*_encoding_note(file), *_scan_note(file), *context.notes),
    )


def _encoding_note(file: EvidenceFile) -> Iterator[Words]:
    text = file.__dict__.get("text")
    if text is not None and text.fallback:
        yield Words(
            f"encodage non déclaré : lu en {text.encoding}, à vérifier sur les accents",
            f"encoding not declared: read as {text.encoding}; check the accents",
        )


def _scan_note(file: EvidenceFile) -> Iterator[Words]:
    document = file.__dict__.get("document")
    if document is not None and (said := say_scanned_pages(document)) is not None:
        yield said


def _digest(file: EvidenceFile) -> str | None:
    try:
        return file.sha256
    except (UnreadableEvidence, LimitExceeded):
        return None  # the file cannot be opened, or is over the limit: its status says so


def _invalid(record: object, claim: Claim, file: EvidenceFile, plugins: Plugins, standard: Standard) -> Problem | None:
    assert claim.reader is not None  # noqa: S101 - only called for a claimed file
    name = claim.reader.name
    error = explain_invalid(record, claim.reader.kinds, standard)
    if error is None:
        return None
    return plugins.blame(
        name,
        "record",
        Words(
            f"Le lecteur « {name} » donne {error.fr} pour {file.name} ; cet enregistrement est écarté.",
            f'Reader "{name}" gives {error.en} for {file.name}; this record is left out.',
        ),
        file=file.name,
    )


def _failure(claim: Claim, file: EvidenceFile, plugins: Plugins, kept: int, error: BaseException) -> Problem:
    assert claim.reader is not None  # noqa: S101 - only called for a claimed file
    name, detail = claim.reader.name, f"{type(error).__name__}: {error}"
    return plugins.blame(
        name,
        "read",
        Words(
            f"Le lecteur « {name} » échoue sur {file.name} après {kept} enregistrement(s), qui sont gardés ({detail}).",
            f'Reader "{name}" fails on {file.name} after {kept} record(s), which are kept ({detail}).',
        ),
        file=file.name,
    )
