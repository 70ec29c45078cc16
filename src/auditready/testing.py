"""Fixtures and fakes for the tests of a plugin; a pytest plugin that is there once auditready is installed.

``audit_reader`` holds a reader to its whole contract on one file; ``make_csv`` and ``make_xlsx`` write that file;
``make_dossier`` builds what a rule is given. Everything heavy is imported by the function that needs it: every pytest
run on the machine imports this module.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .files import EvidenceFile
    from .hookspecs import Reader
    from .model import AnyEvidence, Dossier, Recognition, Words

__all__ = ["Context", "Reading", "audit_reader", "check_reader", "make_csv", "make_dossier", "make_xlsx"]

Rows = Sequence[Sequence[object]]

_UNRELATED = {
    "empty": b"",
    "note": "Bonjour à tous,\nà demain 9 h.\n".encode(),
    "prices": b"Article;Prix;Quantite\nCrayon;1,20;4\nGomme;0,80;2\n",
    "json": b'[{"colour": "blue", "weight": 3}, {"colour": "red", "weight": 4}]',
    "pdf": b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n",
    "zip": b"PK\x05\x06" + bytes(18),
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(64),
}
"""Files that no reader of training evidence may claim."""


class Context:
    """What a reader is given besides the file; its notes are kept in ``notes``."""

    def __init__(
        self,
        recognition: Recognition,
        *,
        hints: Sequence[str] = (),
        idle_minutes: int = 30,
        zone: str = "Europe/Paris",
        as_of_year: int = 2026,
    ) -> None:
        self.recognition = recognition
        self.hints = tuple(hints)
        self.idle_minutes = idle_minutes
        self.zone = zone
        self.as_of_year = as_of_year
        self.notes: list[Words] = []

    def note(self, fr: str, en: str) -> None:
        """Keep a caveat; both languages must be there."""
        from .model import Words

        _expect(bool(fr.strip() and en.strip()), f"a note needs both languages: {fr!r}, {en!r}")
        self.notes.append(Words(fr, en))


class Reading:
    """What a reader made of one file."""

    def __init__(self, recognition: Recognition, records: list[AnyEvidence], notes: list[Words]) -> None:
        self.recognition = recognition
        self.records = records
        self.notes = notes

    def of(self, kind: str) -> list[Any]:
        """Return the records of one evidence kind."""
        return [record for record in self.records if record.kind == kind]


def check_reader(reader: Reader, path: Path, **settings: Any) -> Reading:
    """Hold ``reader`` to its contract on the file at ``path`` and return what it read.

    ``settings`` go to :class:`Context`: ``hints``, ``zone``, ``as_of_year``. Raises ``AssertionError`` that says which
    clause is broken: how it names itself; what it claims, by content and cheaply; that each record is sound, of a
    declared kind, and says where it was read; that damaged bytes raise ``UnreadableEvidence`` and nothing else.
    """
    _check_names(reader)
    _check_unrelated(reader)
    reading = _read(reader, path, path.name, settings)
    for record in reading.records:
        _check_record(reader, record, path.name)
    again = _read(reader, path, path.name, settings)
    _expect(again.records == reading.records, f"{reader.name}: two readings of one file differ")
    _expect(again.notes == reading.notes, f"{reader.name}: two readings of one file give different notes")
    with _folder() as folder:
        neutral = folder / "document.bin"
        neutral.write_bytes(path.read_bytes())
        _expect(
            _recognise(reader, neutral) is not None, f"{reader.name} knows the file by its name, not by its content"
        )
        _check_damage(reader, path.read_bytes(), folder, settings)
    return reading


@pytest.fixture
def audit_reader() -> Callable[..., Reading]:
    """Give ``check_reader``: ``audit_reader(reader, path, hints=…)`` returns a ``Reading`` or says what is wrong."""
    return check_reader


@pytest.fixture
def make_csv(tmp_path: Path) -> Callable[..., Path]:
    """Write rows as a delimited file: ``make_csv(rows, name=…, delimiter=…, encoding=…)`` returns its path."""

    def write(rows: Rows, *, name: str = "export.csv", delimiter: str = ",", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        with path.open("w", encoding=encoding, newline="") as stream:
            csv.writer(stream, delimiter=delimiter).writerows(rows)
        return path

    return write


@pytest.fixture
def make_xlsx(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook: ``make_xlsx(rows)`` or ``make_xlsx({"Sheet": rows, …})`` returns its path."""

    def write(sheets: Rows | Mapping[str, Rows], *, name: str = "export.xlsx") -> Path:
        from openpyxl import Workbook

        workbook = Workbook(write_only=True)
        for title, rows in (sheets if isinstance(sheets, Mapping) else {"Export": sheets}).items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        path = tmp_path / name
        workbook.save(path)
        return path

    return write


def make_dossier(*records: AnyEvidence, **changes: Any) -> Dossier:
    """Return a dossier for the test of a rule: a two-day class in March 2026 that holds ``records``, by kind.

    ``changes`` replace any of its fields (``learners=…``, ``slots=…``, ``modality=…``).
    """
    from datetime import date

    from .model import Dossier

    evidence: dict[str, tuple[AnyEvidence, ...]] = {}
    for record in records:
        evidence[record.kind] = (*evidence.get(record.kind, ()), record)
    defaults: dict[str, Any] = {
        "id": "test",
        "path": "test",
        "title": "Formation d'essai",
        "modality": "synchronous",
        "modality_source": "declared",
        "start": date(2026, 3, 2),
        "end": date(2026, 3, 3),
        "planned_minutes": 840,
        "as_of": date(2026, 4, 1),
        "audit_date": date(2026, 4, 1),
        "recorded": False,
        "evidence": evidence,
    }
    return Dossier(**{**defaults, **changes})


def _expect(condition: bool, message: str) -> None:  # noqa: FBT001 - reads as assert, and python -O keeps it
    if not condition:
        raise AssertionError(message)


def _check_names(reader: Reader) -> None:
    from .model import EVIDENCE_TYPES

    _expect(
        re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_-]*)+", reader.name) is not None,
        f"a reader is named plugin.format, in lower case: {reader.name!r}",
    )
    _expect(bool(reader.system.strip()), f"{reader.name}: 'system' says which tool exports the file")
    _expect(
        isinstance(reader.kinds, frozenset) and bool(reader.kinds), f"{reader.name}: 'kinds' is a frozenset, not empty"
    )
    unknown = sorted(reader.kinds - EVIDENCE_TYPES.keys())
    _expect(not unknown, f"{reader.name}: no evidence kind is named {', '.join(unknown)}")


def _check_unrelated(reader: Reader) -> None:
    with _folder() as folder:
        for name, data in _UNRELATED.items():
            path = folder / f"{name}.csv"
            path.write_bytes(data)
            claim = _recognise(reader, path)
            _expect(claim is None, f"{reader.name} claims an unrelated file ({name}): {claim}")


def _recognise(reader: Reader, path: Path) -> Recognition | None:
    return reader.recognise(_evidence(path, path.name))


def _read(reader: Reader, path: Path, name: str, settings: Mapping[str, Any]) -> Reading:
    file = _evidence(path, name)
    recognition = _recognise_cheaply(reader, file)
    if recognition is None:
        raise AssertionError(f"{reader.name} does not recognise {name}")
    _expect(0 < recognition.confidence <= 1, f"{reader.name}: confidence is between 0 and 1")
    _expect(
        recognition.confidence <= getattr(reader, "at_most", 1),
        f"{reader.name}: claims {name} with {recognition.confidence}, more than its 'at_most'",
    )
    why = recognition.why
    _expect(bool(why.fr.strip() and why.en.strip()), f"{reader.name}: 'why' needs both languages")
    context = Context(recognition, **settings)
    return Reading(recognition, list(reader.read(file, context)), context.notes)


def _recognise_cheaply(reader: Reader, file: EvidenceFile) -> Recognition | None:
    # A whole workbook or JSON document has to be parsed to see any of it; of a delimited file the head is enough.
    formats = getattr(reader, "formats", None)
    _expect(
        formats is None or file.format in formats,
        f"{reader.name}: 'formats' leaves out {file.format!r}: the audit would not ask it of such a file",
    )
    before = file.parsed.copy()
    recognition = reader.recognise(file)
    if file.format == "delimited":
        built = sorted((file.parsed - before).keys() & {"rows", "text", "sheets"})
        _expect(not built, f"{reader.name} reads the whole file to recognise it ({', '.join(built)}): use head_rows")
    return recognition


def _check_record(reader: Reader, record: AnyEvidence, name: str) -> None:
    import msgspec

    _expect(record.kind in reader.kinds, f"{reader.name} gives {record.kind!r} and does not declare it in 'kinds'")
    _expect(record.locator.file == name, f"{reader.name}: a locator names {record.locator.file!r} instead of {name!r}")
    try:
        sound = msgspec.convert(msgspec.to_builtins(record), type(record)) == record
    except msgspec.ValidationError as error:
        raise AssertionError(f"{reader.name}: a record holds a value of the wrong type: {error}: {record}") from error
    _expect(sound, f"{reader.name}: a record does not survive a round trip: {record}")


def _check_damage(reader: Reader, data: bytes, folder: Path, settings: Mapping[str, Any]) -> None:
    from .errors import LimitExceeded, UnreadableEvidence

    flipped = bytearray(data)
    flipped[len(data) // 3 :: 97] = bytes(byte ^ 0x55 for byte in flipped[len(data) // 3 :: 97])
    for name, damaged in {"cut": data[: len(data) // 2], "cut short": data[:-3], "flipped": bytes(flipped)}.items():
        path = folder / "damaged.bin"
        path.write_bytes(damaged)
        try:
            file = _evidence(path, path.name)
            recognition = reader.recognise(file)
            if recognition is not None:
                list(reader.read(file, Context(recognition, **settings)))
        except (UnreadableEvidence, LimitExceeded):
            continue
        except Exception as error:
            raise AssertionError(f"{reader.name} fails on a damaged file ({name}): {error!r}") from error


def _evidence(path: Path, name: str) -> EvidenceFile:
    from .files import EvidenceFile

    return EvidenceFile(path, name).content


@contextmanager
def _folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="auditready-") as folder:
        yield Path(folder)
