"""A sheet with its merged cells filled: what stands at a place, and how far the cell there reaches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from functools import cached_property

from auditready import PageSheet, Picture, Sheet, UnreadableEvidence

from .months import numbered_days

Cell = object
Span = tuple[int, int, int, int]
"""First row, first column, last row, last column; 1-based."""

_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200e\u200f\ufeff\u00ad"))
"""Marks without width, which say nothing and hide in pasted names."""


class Grid:
    """One sheet, addressed by 1-based rows and columns."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.height = len(sheet.rows)
        self.width = max(map(len, sheet.rows), default=0)

    @cached_property
    def _spans(self) -> dict[tuple[int, int], Span]:
        spans: dict[tuple[int, int], Span] = {}
        budget = self.height * self.width
        for top, left, bottom, right in self.sheet.merged:
            last_row, last_column = min(bottom, self.height), min(right, self.width)
            budget -= max(last_row - top + 1, 0) * max(last_column - left + 1, 0)
            if budget < 0:
                raise UnreadableEvidence(
                    f"feuille « {self.sheet.name} » : des cellules fusionnées se chevauchent",
                    f'sheet "{self.sheet.name}": merged cells overlap',
                )
            for row in range(top, last_row + 1):
                for column in range(left, last_column + 1):
                    spans[row, column] = top, left, bottom, right
        return spans

    @cached_property
    def _numbered(self) -> Mapping[tuple[int, int], Cell]:
        """What stands for the numbers of a month's days."""
        return numbered_days(self.sheet)

    @property
    def is_of_a_month(self) -> bool:
        """Whether its columns are the numbered days of a month, taught or not."""
        return bool(self._numbered)

    @cached_property
    def pictures(self) -> dict[tuple[int, int], list[Picture]]:
        """Pictures by the first cell of the merged range that they stand on."""
        found: dict[tuple[int, int], list[Picture]] = {}
        for picture in self.sheet.pictures:
            found.setdefault(self.origin(picture.row, picture.column), []).append(picture)
        return found

    @cached_property
    def uncalculated(self) -> frozenset[tuple[int, int]]:
        """Formula cells that no program ever calculated."""
        return frozenset(self.sheet.uncalculated)

    def page(self, row: int) -> int | None:
        """Return the page on which a row is printed; ``None`` in a workbook."""
        return self.sheet.pages[row - 1] if isinstance(self.sheet, PageSheet) else None

    def where(self, row: int, letters: str = "") -> str:
        """Return what a note calls a place: "Feuil1 C7", or "p. 2"."""
        page = self.page(row)
        return f"p. {page}" if page is not None else f"{self.sheet.name} {letters}{row}".strip()

    def span(self, row: int, column: int) -> Span:
        """Return the merged range around a cell, or the cell alone."""
        return self._spans.get((row, column), (row, column, row, column))

    def origin(self, row: int, column: int) -> tuple[int, int]:
        """Return the first cell of the merged range around a cell."""
        return self.span(row, column)[:2]

    def value(self, row: int, column: int) -> Cell:
        """Return what is shown at a place: of a merged range, its first cell."""
        origin = self.origin(row, column)
        value = self._numbered[origin] if origin in self._numbered else self.sheet.cell(*origin)
        return None if isinstance(value, str) and not value.strip() else value

    def text(self, row: int, column: int) -> str:
        """Return the text at a place on one line; "" for an empty cell and for a date, a time or a truth value.

        As it is written, ligatures and dashes included: names and titles are shown. What compares it folds it.
        """
        value = self.value(row, column)
        if isinstance(value, str):
            return " ".join(value.translate(_UNSEEN).split())
        if value is None or isinstance(value, bool | date | time):
            return ""
        return str(value)

    def own_cells(self, row: int) -> Iterator[tuple[int, Cell]]:
        """Give ``(column, value)`` of a row's cells that are not empty; a merged range counts once, where it starts."""
        cells = self.sheet.rows[row - 1] if 0 < row <= len(self.sheet.rows) else ()
        for column, written in enumerate(cells, start=1):
            value = self._numbered.get((row, column), written)
            if value is not None and (not isinstance(value, str) or value.strip()):
                yield column, value

    def is_blank(self, row: int) -> bool:
        """Whether a row shows nothing: no value, no picture."""
        return not any(True for _ in self.own_cells(row)) and not self.has_picture(row)

    def has_picture(self, row: int) -> bool:
        """Whether a picture stands on a row."""
        return row in self._picture_rows

    @cached_property
    def _picture_rows(self) -> frozenset[int]:
        return frozenset(row for row, _ in self.pictures)


def is_date(value: Cell) -> bool:
    """Whether a cell is a real date (midnight), no moment of a day."""
    if isinstance(value, datetime):
        return value.time() == time()
    return isinstance(value, date)
