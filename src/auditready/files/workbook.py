"""Spreadsheets by format: values from calamine; merged cells of ODS, pictures and error cells from the container.

calamine lays a sheet out as one dense block, so a single cell at XFD1048576 asks for 550 GB and ends the process. How
far a sheet reaches is therefore read first, from its XML or its BIFF records.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from ..errors import LimitExceeded, UnreadableEvidence
from .archive import ArchiveView
from .table import Merged, Sheet, column_number, read_workbook

if TYPE_CHECKING:
    from .drawing import SheetParts
    from .evidence_file import EvidenceFile
    from .opendocument import Table

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\sr=[\"'](\d+)")
_WIDE = re.compile(rb"\sr=[\"'][A-Z]{3}\d")
_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\sr=[\"']([A-Z]{1,3})(\d+)[^>]*(?<!/)>")


def read_sheets(file: EvidenceFile) -> tuple[Sheet, ...]:
    """Read all sheets of ``file``.

    Raises ``UnreadableEvidence`` for a damaged workbook, ``LimitExceeded`` for one that reaches too far.
    """
    if file.format == "ods":
        return _read_ods(file)
    if file.format == "xls":
        from .biff import xls_extent

        _check_extent(xls_extent(file.data), file.limits.cells)
        return read_workbook(file.data, file.limits.cells)
    return _read_xlsx(file)


def _read_xlsx(file: EvidenceFile) -> tuple[Sheet, ...]:
    from .drawing import sheet_members

    members = sheet_members(file.archive)
    for member in members.values():
        _check_extent(_extent(file.archive.read(member), file.limits.cells), file.limits.cells)
    load_parts = partial(_load_parts, file.archive, members)
    try:
        return read_workbook(file.data, file.limits.cells, load_parts)
    except UnreadableEvidence as refusal:
        if not members:
            raise
        from .workbook_fallback import read_slowly

        return read_slowly(file.data, file.archive, load_parts, refusal)


def _load_parts(archive: ArchiveView, members: dict[str, str], name: str) -> SheetParts:
    from .drawing import NO_PARTS, read_parts

    return read_parts(archive, members[name]) if name in members else NO_PARTS


def _read_ods(file: EvidenceFile) -> tuple[Sheet, ...]:
    from .drawing import NO_PARTS
    from .opendocument import read_parts, read_tables

    archive = file.archive
    tables = {table.name: table for table in read_tables(archive)}
    for table in tables.values():
        _check_extent(table.extent, file.limits.cells)

    def load_parts(name: str) -> SheetParts:
        return read_parts(archive, tables[name]) if name in tables else NO_PARTS

    def find_merged(name: str) -> Merged:
        return tables[name].merged if name in tables else ()

    sheets = read_workbook(file.data, file.limits.cells, load_parts, find_merged)
    for sheet in sheets:
        _blank_errors(sheet, tables)
    return sheets


def _blank_errors(sheet: Sheet, tables: dict[str, Table]) -> None:
    """Empty the error cells, which the library gives as text in this one format."""
    rows = [list(row) for row in sheet.rows]
    for row, column in tables[sheet.name].errors if sheet.name in tables else ():
        if row <= len(rows) and column <= len(rows[row - 1]):
            rows[row - 1][column - 1] = None
    sheet.rows = rows


def _extent(data: bytes, max_cells: int) -> tuple[int, int]:
    """Return the last row and column of a sheet's XML that hold a value; a safe upper bound where that is enough."""
    last = max(map(int, _ROW.findall(data)), default=0)
    columns = 18_278 if _WIDE.search(data) else 702
    if last * columns <= max_cells:
        return last, columns
    rows, columns = 0, 0
    for letters, row in _CELL.findall(data):
        rows, columns = max(rows, int(row)), max(columns, column_number(letters.decode()))
    return rows, columns


def _check_extent(extent: tuple[int, int], max_cells: int) -> None:
    rows, columns = extent
    if rows * columns > max_cells:
        raise LimitExceeded(
            f"feuille de {rows} lignes sur {columns} colonnes : au-delà de {max_cells} cellules, non lue",
            f"sheet of {rows} rows by {columns} columns: over {max_cells} cells, not read",
        )
