"""Tables: delimited text (streamed) and spreadsheets (XLSX, XLS, XLSB, ODS), as rows of plain cells.

Addresses are true: row 1 of a sheet is the sheet's row 1, whatever is empty before. Whole floats become integers,
because a spreadsheet has no other way to write 12345678901.
"""

from __future__ import annotations

import csv
import gc
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import cached_property, partial
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from ..errors import LimitExceeded, UnreadableEvidence

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

    from .drawing import SheetParts

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""``None`` is an empty cell; delimited text has ``str`` alone."""

Merged = Sequence[tuple[int, int, int, int]]
"""Merged ranges as ``(first row, first column, last row, last column)``, 1-based."""

csv.field_size_limit(4 * 1024 * 1024)

_TEXT = {str}
DELIMITERS = "\t;,|"
_COLONS = 5
_SEPARATOR = re.compile(r"\ufeff?\"?sep=(\t|[^\w\s\"])\"?[\s,;]*", re.IGNORECASE)
"""How Excel is told the delimiter; a letter, a blank or the quote would part nothing."""


class Picture(Struct, frozen=True, kw_only=True):
    """A picture on a sheet, by the cell that holds its centre."""

    row: int
    """1-based."""
    column: int
    """1-based."""
    digest: str
    """SHA-256 of the picture's bytes, hexadecimal."""
    name: str | None = None
    description: str | None = None


class Sheet:
    """One sheet of a workbook; a delimited file is one sheet."""

    def __init__(
        self,
        name: str,
        rows: Sequence[Sequence[Cell]],
        *,
        merged: Merged = (),
        hidden: bool = False,
        load_parts: Callable[[], SheetParts] | None = None,
    ) -> None:
        self.name = name
        self.rows = rows
        """Row 1 is ``rows[0]``; rows may be ragged."""
        self.merged = tuple(merged)
        self.hidden = hidden
        self._load_parts = load_parts

    @cached_property
    def _parts(self) -> SheetParts:
        from .drawing import NO_PARTS

        return NO_PARTS if self._load_parts is None else self._load_parts()

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Pictures anchored on the sheet, "Place in Cell" ones included; read from the container on first use."""
        return self._parts.pictures

    @property
    def errors(self) -> dict[tuple[int, int], str]:
        """Error cells (``#DIV/0!``…) by ``(row, column)``, 1-based: they look empty in ``rows``."""
        return self._parts.errors

    @property
    def uncalculated(self) -> tuple[tuple[int, int], ...]:
        """Formula cells that no program ever calculated: they have no value at all."""
        return self._parts.uncalculated

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell at 1-based ``row`` and ``column``; outside the sheet it is empty."""
        if 0 < row <= len(self.rows) and 0 < column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return None


def column_letters(column: int) -> str:
    """Return "C" for 3, "AA" for 27."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return 3 for "C", 27 for "AA"."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def detect_delimiter(lines: Sequence[str]) -> str:
    """Return the delimiter of the first lines of a delimited file.

    The header decides, not the first line: many exports begin with a preamble. So the winner is the delimiter with
    the widest row that at least one other row equals. The colon wins only where no other parts every line.
    """
    if lines and (told := _SEPARATOR.fullmatch(lines[0])) is not None:
        return told[1]
    best, score = ",", (0, 0)
    for delimiter in DELIMITERS:
        widths = Counter(_width(row) for row in csv.reader(lines, delimiter=delimiter))
        wide = max((width for width, times in widths.items() if width > 1 and times > 1), default=0)
        single = max((width for width in widths if width > 1), default=0)
        mark = (sum(times for width, times in widths.items() if width > 1), max(wide, single))
        if mark > score:
            best, score = delimiter, mark
    return ":" if score[0] < sum(map(bool, lines)) and is_parted_by_colons(lines) else best


def is_parted_by_colons(lines: Sequence[str]) -> bool:
    """Whether colons part every line into as many columns, as Moodle writes grades when it is asked to.

    Times and chats have colons too, but not five or more in each line, the header's included.
    """
    widths = {len(row) for row in csv.reader(lines, delimiter=":") if row}
    return len(lines) > 1 and len(widths) == 1 and widths.pop() > _COLONS


def _width(row: list[str]) -> int:
    while row and not row[-1].strip():
        row.pop()
    return len(row)


def iter_delimited(lines: Iterable[str], delimiter: str, max_rows: int) -> Iterator[tuple[int, list[str]]]:
    """Give ``(line number, cells)`` of a delimited text, streamed; ragged rows are normal and kept.

    A first line that tells Excel the delimiter is an empty row: it is no part of the export.
    """
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        rows = islice(reader, max_rows)
        for row in islice(rows, 1):
            yield reader.line_num, [] if _SEPARATOR.fullmatch(delimiter.join(row)) else row
        for row in rows:
            yield reader.line_num, row
        if next(reader, None) is not None:
            raise LimitExceeded(
                f"plus de {max_rows} lignes : la suite n'est pas lue",
                f"more than {max_rows} rows: the rest is not read",
            )
    except csv.Error as error:
        raise UnreadableEvidence(
            f"ligne {reader.line_num} : ce n'est pas du texte délimité sain ({error})",
            f"line {reader.line_num}: not sound delimited text ({error})",
        ) from error


def read_workbook(
    data: bytes,
    max_cells: int,
    load_parts: Callable[[str], SheetParts] | None = None,
    find_merged: Callable[[str], Merged] | None = None,
) -> tuple[Sheet, ...]:
    """Read every sheet of a spreadsheet's bytes.

    ``load_parts`` gives what the values' library does not, by sheet name, and ``find_merged`` the merged ranges where
    it does not know them (ODS). Raises ``UnreadableEvidence`` where the library refuses the bytes, ``LimitExceeded``
    over ``max_cells`` cells.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            return tuple(_iter_sheets(workbook, max_cells, load_parts, find_merged))
    except CalamineError as error:
        raise _unreadable_workbook(data, error) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # a panic in Rust; its class cannot be imported
            raise
        raise _unreadable_workbook(data, ValueError("inconsistent structure")) from error


def _iter_sheets(
    workbook: CalamineWorkbook,
    max_cells: int,
    load_parts: Callable[[str], SheetParts] | None,
    find_merged: Callable[[str], Merged] | None,
) -> Iterator[Sheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    cells = 0
    for meta in workbook.sheets_metadata:
        if meta.typ != SheetTypeEnum.WorkSheet:
            continue
        source = workbook.get_sheet_by_name(meta.name)
        cells += source.total_height * source.total_width
        if cells > max_cells:
            raise LimitExceeded(
                f"classeur de plus de {max_cells} cellules : non lu", f"workbook of over {max_cells} cells: not read"
            )
        yield Sheet(
            meta.name,
            _plain_rows(source),
            merged=_merged(source) if find_merged is None else find_merged(meta.name),
            hidden=meta.visible != SheetVisibleEnum.Visible,
            load_parts=None if load_parts is None else partial(load_parts, meta.name),
        )


def _merged(sheet: CalamineSheet) -> Merged:
    ranges = sheet.merged_cell_ranges or ()
    return sorted((top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)


def _unreadable_workbook(data: bytes, error: BaseException) -> UnreadableEvidence:
    # The names of an OLE container's streams may stand anywhere, beyond what the format was told from.
    if type(error).__name__ == "PasswordError" or "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableEvidence(
            "classeur protégé par mot de passe : en déposer une copie sans mot de passe",
            "password-protected workbook: file a copy without a password",
        )
    return UnreadableEvidence(
        f"classeur illisible ({error}) : l'ouvrir et l'enregistrer à nouveau en .xlsx",
        f"unreadable workbook ({error}): open it and save it again as .xlsx",
    )


def _plain_rows(source: CalamineSheet) -> Sequence[Sequence[Cell]]:
    collecting = gc.isenabled()
    gc.disable()  # it would go through all rows again and again while they come, and rows hold no cycles
    try:
        rows = source.to_python(skip_empty_area=False)
        # Texts alone, as in nearly every row of a long log, are not copied.
        return [row if set(map(type, row)) == _TEXT and "" not in row else list(map(_plain, row)) for row in rows]
    finally:
        if collecting:
            gc.enable()


def _plain(value: object) -> Cell:
    if value == "" or value is None:
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value  # type: ignore[return-value]  # the library's cell types are those of Cell
