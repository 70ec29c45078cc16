"""Rows of a live tool's export with true addresses, whether it is still a CSV or was saved again as a workbook."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from auditready import EvidenceFile, Locator, quote

_EMPTY = frozenset({"", "-", "--"})


class Row(Struct, frozen=True):
    """One row; cells beyond its end are empty, as padding and short rows are normal in these exports."""

    number: int
    """1-based, as an editor counts; the last line of a row whose cell holds a line break."""
    cells: tuple[object, ...]
    """Without the empty cells at the end."""
    sheet: str | None = None

    def __len__(self) -> int:
        return len(self.cells)

    def cell(self, column: int | None) -> object:
        """Return the cell at 0-based ``column``; ``None`` outside the row and for a column that is not there."""
        return self.cells[column] if column is not None and column < len(self.cells) else None

    def text(self, column: int | None) -> str:
        """Return the cell's text, trimmed; "" where there is none."""
        return text_of(self.cell(column))

    @property
    def texts(self) -> tuple[str, ...]:
        """All cells as text."""
        return tuple(map(text_of, self.cells))

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in the row."""
        return not self.cells


def text_of(cell: object) -> str:
    """Return a cell as text, without what keeps a spreadsheet from changing it (``="…"``)."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    text = str(cell).strip()
    return text[2:-1].strip() if text.startswith('="') and text.endswith('"') else text


def is_empty(cell: object) -> bool:
    """Whether a cell says nothing: empty, or the dashes that stand for it."""
    return text_of(cell) in _EMPTY


def read_tables(file: EvidenceFile) -> Iterator[list[Row]]:
    """Give the rows of a delimited text, or of each sheet of a workbook."""
    if file.format == "delimited":
        yield _rows(file.iter_rows(), None)
    elif file.format in {"xlsx", "xls", "ods"}:
        for sheet in file.sheets:
            yield _rows(enumerate(sheet.rows, start=1), sheet.name)


def head_tables(file: EvidenceFile) -> Iterator[list[Row]]:
    """Give the first rows of each table: enough to recognise it; numbers are counted rows, not lines."""
    for name, rows in file.head_rows:
        yield _rows(enumerate(rows, start=1), name or None)


def row_locator(file: EvidenceFile, row: Row, *more: Row) -> Locator:
    """Return where ``row`` stands; rows in ``more`` (the exit that belongs to an entry) are quoted after it."""
    joint = file.delimiter if file.format == "delimited" else "; "
    words = " / ".join(joint.join(each.texts) for each in (row, *more))
    return Locator(file=file.name, sheet=row.sheet, row=row.number, quote=quote(words))


def _rows(numbered: Iterable[tuple[int, Sequence[object]]], sheet: str | None) -> list[Row]:
    return [Row(number, _trimmed(_respread(cells)), sheet) for number, cells in numbered]


def _respread(cells: Sequence[object]) -> Sequence[object]:
    """Split a row that stands in its first cell: a French spreadsheet program does not take commas for columns."""
    first = cells[0] if cells else None
    if not isinstance(first, str) or first.count(",") < 2 or any(map(text_of, cells[1:])):
        return cells
    return next(csv.reader([" ".join(first.splitlines())]))


def _trimmed(cells: Sequence[object]) -> tuple[object, ...]:
    end = len(cells)
    while end and not text_of(cells[end - 1]):
        end -= 1
    return tuple(cells[:end])
