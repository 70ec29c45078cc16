"""A file as tables of rows, whatever carries them: delimited text, a spreadsheet, Moodle's JSON, HTML or PDF.

Moodle writes every report through one of a few writers, so all readers of this package share this view. Numbers of
spreadsheets and JSON become text, as a CSV has them; dates and times stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from functools import cached_property
from itertools import chain, islice
from typing import Literal, NamedTuple
from weakref import WeakKeyDictionary

from auditready import EvidenceFile, LazyPattern, UnreadableEvidence, fold

Cell = str | date | time | timedelta
Row = Sequence[Cell]
Rows = Iterator[tuple[int, Row]]
DayOrder = Literal["dmy", "mdy", "ymd"]

_TEXT = {str}
_SPREADSHEETS = frozenset({"xlsx", "xls", "ods"})
_PRINTED = LazyPattern(r"with id '\d+'|\b(?:note|grade)/\d")
"""What stands on the first page of a printed log or quiz report."""
_LINE_END = re.compile(r"\n| (?=\S$)")
"""In a printed cell: pdfium puts the only letter of a cell's last line behind the line above."""
HEADER_WITHIN = 10
"""A header stands within the first lines; "sep=," or a title may come before it."""
HEAD = 60
"""Rows of each table that a reader knows it by."""


class Table(NamedTuple):
    """One sheet of a spreadsheet or of a JSON export, or a whole delimited text."""

    sheet: str | None
    rows: Rows
    """``(row number, cells)``, streamed; 0 is the header that the keys of a JSON export make up."""


class Header(NamedTuple):
    """The header of a table and the fields found in it."""

    row: int
    cells: tuple[str, ...]
    places: Mapping[str, int]
    """Field → index of its column."""

    def quoted(self, limit: int = 4) -> str:
        """Return the first column names, for a sentence."""
        named = [cell for cell in self.cells if cell]
        return ", ".join(named[:limit]) + (", …" if len(named) > limit else "")

    def rest(self, *known: int) -> list[str]:
        """Return the names of the columns that are neither fields nor ``known``."""
        used = {*self.places.values(), *known}
        return [cell for index, cell in enumerate(self.cells) if cell and index not in used]


class Columns:
    """Fields of an export under all the names that its column had: languages, versions, JSON keys."""

    def __init__(self, **names: tuple[str, ...]) -> None:
        self.names = names

    def __or__(self, other: Columns) -> Columns:
        return Columns(**{**self.names, **other.names})

    @cached_property
    def _fields(self) -> dict[str, str]:
        fields = {json_key(name): field for field, names in self.names.items() for name in names}
        return fields | {fold(name): field for field, names in self.names.items() for name in names}

    def field(self, name: object) -> str | None:
        """Return the field that a column of this name holds."""
        return self._fields.get(fold(str(name))) if name else None

    def places(self, cells: Iterable[object]) -> dict[str, int]:
        """Return field → index; of two columns of one name the first is meant."""
        places: dict[str, int] = {}
        for index, cell in enumerate(cells):
            if (field := self.field(cell)) is not None:
                places.setdefault(field, index)
        return places

    def find(self, rows: Iterable[tuple[int, Row]], needs: Iterable[str]) -> Header | None:
        """Return the header among the first ``rows``: the first one that has all fields of ``needs``.

        An iterator is left at the row after the header.
        """
        needed = frozenset(needs)
        for number, row in islice(rows, HEADER_WITHIN):
            places = self.places(row)
            if needed <= places.keys():
                return Header(number, tuple(str(cell).strip() for cell in row), places)
        return None


def json_key(name: str) -> str:
    """Return the key that Moodle 4 makes of a column name: all but ASCII letters, digits, ``_`` and ``-`` is gone."""
    return re.sub(r"[^a-z0-9_-]", "", name.lower())


def head_tables(file: EvidenceFile) -> list[tuple[str | None, list[tuple[int, Row]]]]:
    """Return the first rows of each table, cheaply: what a format is recognised by."""
    if file not in _heads:
        _heads[file] = _head_tables(file)
    return _heads[file]


_heads: WeakKeyDictionary[EvidenceFile, list[tuple[str | None, list[tuple[int, Row]]]]] = WeakKeyDictionary()
"""Ten readers look at the same head, one after the other; a head lives as long as its file."""


def _head_tables(file: EvidenceFile) -> list[tuple[str | None, list[tuple[int, Row]]]]:
    if file.format == "pdf" and not _is_printed(file):
        return []  # looking for rules is dear
    if file.format in {"json", "html", "pdf"}:
        return [(table.sheet, list(islice(table.rows, HEAD))) for table in iter_tables(file)]
    return [(name or None, list(enumerate(map(_texts, rows), start=1))) for name, rows in file.head_rows]


def iter_tables(file: EvidenceFile, *, strings: bool = False) -> Iterator[Table]:
    """Give the tables of a file; a delimited text is streamed.

    ``strings``: the dates and times of spreadsheets become texts too.
    """
    as_cells = _strings if strings else _texts
    if file.format == "delimited":
        yield Table(None, file.iter_rows())
    elif file.format in _SPREADSHEETS:
        for sheet in file.sheets:
            yield Table(sheet.name or None, enumerate(map(as_cells, sheet.rows), start=1))
    elif file.format == "json":
        yield from _json_tables(file.json)
    elif file.format == "pdf":
        yield Table(None, enumerate(_printed(file), start=1))
    elif file.format == "html":
        for page in file.document.pages:
            for rows in page.tables:
                yield Table(None, enumerate(rows, start=1))


def _is_printed(file: EvidenceFile) -> bool:
    try:
        pages = file.document.pages
    except UnreadableEvidence:
        return False
    return bool(pages) and _PRINTED.search(fold("\n".join(pages[0].lines))) is not None


def _printed(file: EvidenceFile) -> Iterator[list[Cell]]:
    """Give the rows of a report as Moodle prints it: one table, all cells in a box, the header again on each page."""
    header: list[Cell] = []
    for page in file.page_sheets:
        for row in page.rows:
            cells: list[Cell] = [_one_line(cell) for cell in row]
            if cells != header:
                yield cells
            header = header or cells


def _one_line(cell: object) -> str:
    lines = _LINE_END.split(str(cell or ""))
    return ("" if "@" in "".join(lines) and not any(" " in line.strip() for line in lines) else " ").join(lines)


def _json_tables(document: object) -> Iterator[Table]:
    # An array of sheets, each an array of rows: objects since Moodle 4, bare arrays before.
    if not isinstance(document, list):
        return
    for rows in document:
        if not isinstance(rows, list) or not rows:
            continue
        if all(isinstance(row, dict) for row in rows):
            keys = list(rows[0])
            body = ((number, _texts([row.get(key) for key in keys])) for number, row in enumerate(rows, start=1))
            yield Table(None, chain([(0, keys)], body))
        elif all(isinstance(row, list) for row in rows):
            yield Table(None, ((number, _texts(row)) for number, row in enumerate(rows, start=1)))


def _texts(row: Iterable[object]) -> list[Cell]:
    return [
        cell if isinstance(cell, str | date | time | timedelta) else "" if cell is None else str(cell) for cell in row
    ]


def _strings(row: Sequence[object]) -> Sequence[str]:
    if set(map(type, row)) == _TEXT:  # nearly every row of a log; it is not copied
        return row  # type: ignore[return-value]  # just looked at
    return ["" if cell is None else str(cell) for cell in row]


def text(row: Row, place: int | None) -> str:
    """Return a cell as trimmed text; empty where the column or the cell is missing."""
    return "" if place is None or place >= len(row) else str(row[place]).strip()


def value(row: Row, place: int | None) -> Cell | None:
    """Return a cell as it is; ``None`` where it is missing, empty or Moodle's dash for "nothing"."""
    if place is None or place >= len(row):
        return None
    cell = row[place]
    return None if isinstance(cell, str) and cell.strip() in {"", "-"} else cell


def is_blank(row: Row) -> bool:
    """Whether no cell of the row holds anything."""
    return not any(str(cell).strip() for cell in row)
