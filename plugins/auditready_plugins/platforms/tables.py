"""A delimited text or a workbook as rows of texts, with a header that is found by the names it must have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from auditready import EvidenceFile, Locator, column_letters, fold, quote

SPREADSHEETS = frozenset({"xlsx", "xls", "ods"})
TABLES = SPREADSHEETS | {"delimited"}
_WITHIN = 60

Row = Sequence[str]


class Header(NamedTuple):
    """The header of a table."""

    sheet: str | None
    row: int
    cells: tuple[str, ...]
    places: Mapping[str, int]
    """Folded name → index of its first column."""

    def of(self, row: Row, *names: str) -> str:
        """Return the cell below the first of these folded names that there is; empty where there is none."""
        for name in names:
            place = self.places.get(name)
            if place is not None and place < len(row) and row[place]:
                return row[place]
        return ""

    def locate(self, file: EvidenceFile, number: int, place: int, what: str) -> Locator:
        """Return where the cell in row ``number`` and column ``place`` stands; ``what`` is quoted of it."""
        column = self.cells[place] if self.sheet is None else column_letters(place + 1)
        return Locator(file=file.name, sheet=self.sheet, row=number, column=column, quote=quote(what))


def find_headers(file: EvidenceFile, needs: Sequence[frozenset[str]]) -> list[Header]:
    """Return the header of each table that has one name of each group of folded names, from the file's head."""
    found = []
    for sheet, rows in file.head_rows if file.format in TABLES else ():
        for number, row in enumerate(rows[:_WITHIN], start=1):
            header = _header(sheet or None, number, texts(row))
            if all(group & header.places.keys() for group in needs):
                found.append(header)
                break
    return found


def rows_below(file: EvidenceFile, header: Header) -> Iterator[tuple[int, Row]]:
    """Give ``(row number, cells)`` below a header; a delimited text is streamed. Empty rows are passed over."""
    if file.format == "delimited":
        rows: Iterator[tuple[int, Sequence[object]]] = (
            (number, row) for at, (number, row) in enumerate(file.iter_rows(), start=1) if at > header.row
        )
    else:
        sheet = next(sheet for sheet in file.sheets if (sheet.name or None) == header.sheet)
        rows = iter(list(enumerate(sheet.rows, start=1))[header.row :])
    for number, row in rows:
        cells = texts(row)
        if any(cells):
            yield number, cells


def texts(row: Sequence[object]) -> list[str]:
    """Return cells as trimmed texts; a date in ISO form."""
    return ["" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell).strip() for cell in row]


def _header(sheet: str | None, number: int, cells: Sequence[str]) -> Header:
    places: dict[str, int] = {}
    for index, cell in enumerate(cells):
        if cell:
            places.setdefault(fold(cell), index)
    return Header(sheet, number, tuple(cells), places)
