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
from .markup import iter_markup, local_name
from .table import Merged, Sheet, column_number, read_workbook

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from .drawing import SheetParts
    from .evidence_file import EvidenceFile
    from .opendocument import Table

_FILLED = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^<>]*(?<!/)>')
_CELL = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}"')
_PREFIXED = re.compile(rb":c[\s/>]")
_STYLE = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}"((?: s="\d{1,6}")?(?: t="[A-Za-z]{1,9}")?)/?>')
_END = 64 * 1024
"""Bytes at each end of a sheet's XML that its width and height are guessed from, before they are held to the rest."""
_ODD = re.compile(rb"r\s+=")
_REFERENCE = re.compile(r"([A-Za-z]+)([0-9]+)")
_BEYOND = 10**9
"""Stands for any place that no sheet has."""


def read_sheets(file: EvidenceFile) -> tuple[Sheet, ...]:
    """Read all sheets of ``file``.

    Raises ``UnreadableEvidence`` for a damaged workbook, ``LimitExceeded`` for one that reaches too far.
    """
    if file.format == "ods":
        return _read_ods(file)
    if file.format == "xls":
        from .biff import xls_extent
        from .ole import check_chains

        check_chains(file.data)
        _check_extent(xls_extent(file.data), file.limits.cells)
        return read_workbook(file.data, file.limits.cells)
    return _read_xlsx(file)


def _read_xlsx(file: EvidenceFile) -> tuple[Sheet, ...]:
    from .drawing import sheet_members

    members = sheet_members(file.archive)
    _refuse_twins(file.archive)
    for member in _readable(file.archive, members):
        _check_extent(_extent(file.archive.read(member), member), file.limits.cells)
    load_parts = partial(_load_parts, file.archive, members)
    try:
        return read_workbook(file.data, file.limits.cells, load_parts)
    except UnreadableEvidence as refusal:
        if not members:
            raise
        from .workbook_fallback import read_slowly

        return read_slowly(file.data, file.archive, load_parts, refusal)


def _refuse_twins(archive: ArchiveView) -> None:
    if archive.ambiguous:
        raise UnreadableEvidence(
            "deux éléments du classeur portent le même nom : l'ouvrir et l'enregistrer à nouveau en .xlsx",
            "two members of the workbook bear the same name: open it and save it again as .xlsx",
        )


def _readable(archive: ArchiveView, members: dict[str, str]) -> list[str]:
    """Return the members that the values' library expands: the sheets, however it compares names, and the texts."""
    from .drawing import workbook_members

    wanted = {member.lower() for member in (*members.values(), *workbook_members(archive))}
    return sorted(name for name in archive.names if name.lower() in wanted)


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


def _extent(data: bytes, member: str) -> tuple[int, int]:
    """Return the last row and column of a sheet's XML that hold a value.

    Office programs write each row and cell with its place first, in one way. What is not written so to the last cell is
    parsed, ten times slower: one cell that is overlooked costs 550 GB.
    """
    if b"sheetData" not in data and b"\x00" not in data[:64]:
        return 0, 0  # the texts, the styles
    if (bound := _bound(data)) is not None:
        return bound
    body = data[data.find(b"<sheetData>") : data.find(b"</sheetData>")]
    filled = _FILLED.findall(body)
    cells, rows = body.count(b'<c r="'), body.count(b'<row r="')
    plain = (
        data.count(b"sheetData") == data.count(b"<sheetData>") + data.count(b"</sheetData>") == 2
        and body.count(b"<c") == len(_CELL.findall(body)) == cells
        and body.count(b"<row") == rows
        and body.count(b":c") == body.count(b":row") == 0
        and body.count(b"r=") == cells + rows
        and body.count(b"</c>") == len(filled)
        and not _ODD.search(body)
    )
    if not plain:
        return _extent_by_parser(data, member)
    columns = {column_number(letters.decode()) for letters in {letters for letters, _ in filled}}
    return max((int(row) for _, row in filled), default=0), max(columns, default=0)


def _bound(data: bytes) -> tuple[int, int] | None:
    """Return rows and columns that no cell is beyond, where its two ends show how far a plain table reaches.

    ``None``: one cell at least is written otherwise or lies beyond. One search through a log of 200,000 rows takes a
    third of a second, finding each of its cells takes two.
    """
    ends = data[:_END] + data[-_END:]
    seen = _FILLED.findall(ends)
    column = max((column_number(letters.decode()) for letters, _ in seen), default=0)
    row = str(max((int(number) for _, number in seen), default=0))
    if not 0 < column <= 26 or _PREFIXED.search(data):
        return None
    digits = rf"[1-{row[0]}]?\d{{1,{len(row) - 1}}}" if len(row) > 1 else rf"[1-{row}]"
    styles = b"|".join(sorted({*_STYLE.findall(ends)}))  # of a log: one; looking for any style takes twice as long
    beyond = rf'<c(?! r="[A-{chr(64 + column)}]{digits}"(?:'.encode() + styles + rb")/?>|[A-Za-z])"
    if re.search(beyond, data):
        return None
    return (int(row[0]) + 1) * 10 ** (len(row) - 1) - 1, column


def _extent_by_parser(data: bytes, member: str) -> tuple[int, int]:
    row = column = rows = columns = 0
    for event, element in iter_markup(data, member, ("start", "end")):
        match local_name(element.tag), event:
            case "row", "start":
                row, column = _number(element.get("r")) or row + 1, 0
            case "c", "end":
                row, column = _place(element, row, column + 1)
                if len(element):
                    rows, columns = max(rows, row), max(columns, column)
            case "row", "end":
                element.clear()
    return rows, columns


def _number(text: str | None) -> int:
    if not text or not (text.isascii() and text.isdigit()):
        return 0
    return int(text) if len(text) < 10 else _BEYOND


def _place(cell: Element, row: int, column: int) -> tuple[int, int]:
    found = _REFERENCE.fullmatch(cell.get("r", ""))
    if found is None:
        return row, column
    return _number(found[2]), column_number(found[1].upper()) if len(found[1]) < 7 else _BEYOND


def _check_extent(extent: tuple[int, int], max_cells: int) -> None:
    rows, columns = extent
    if rows * columns > max_cells:
        raise LimitExceeded(
            f"feuille de {rows} lignes sur {columns} colonnes : au-delà de {max_cells} cellules, non lue",
            f"sheet of {rows} rows by {columns} columns: over {max_cells} cells, not read",
        )
