"""XLSX that calamine refuses (an error value or a cell type it does not know), read by openpyxl, 30 times slower."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from ..errors import UnreadableEvidence
from .archive import ArchiveView
from .markup import refuse_doctype
from .table import Cell, Sheet

if TYPE_CHECKING:
    from openpyxl.cell import Cell as SourceCell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from .drawing import SheetParts


def read_slowly(
    data: bytes, archive: ArchiveView, load_parts: Callable[[str], SheetParts], refusal: UnreadableEvidence
) -> tuple[Sheet, ...]:
    """Read every sheet of an XLSX's bytes; raise ``refusal`` where this library cannot either.

    How far the sheets reach was checked before; that no part declares entities is checked here.
    """
    from openpyxl import load_workbook

    for name in archive.names:
        if name.endswith((".xml", ".rels")):
            refuse_doctype(archive.read(name), name)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of every extension that it does not know
            workbook = load_workbook(BytesIO(data), data_only=True)
        return tuple(_sheet(source, load_parts) for source in workbook.worksheets)
    except Exception as error:  # openpyxl raises almost anything on damaged parts
        raise refusal from error


def _sheet(source: Worksheet, load_parts: Callable[[str], SheetParts]) -> Sheet:
    return Sheet(
        source.title,
        [[_plain(cell) for cell in row] for row in source.iter_rows()],
        merged=sorted((each.min_row, each.min_col, each.max_row, each.max_col) for each in source.merged_cells.ranges),
        hidden=source.sheet_state != "visible",
        load_parts=partial(load_parts, source.title),
    )


def _plain(cell: SourceCell | MergedCell) -> Cell:
    value = cell.value
    if cell.data_type == "e" or value == "":
        return None
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value  # type: ignore[return-value]  # formulas were replaced by their values: only plain cells are left
