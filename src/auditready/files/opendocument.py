"""The parts of an ODS container that the values' library does not give: merged cells, pictures, error cells.

Layout: OASIS OpenDocument 1.3, part 3 (9.1 tables, 10.4 frames). A picture stands in the cell it is anchored to, or is
placed over the sheet; either way it belongs to the cell that holds its middle.
"""

from __future__ import annotations

import binascii
import hashlib
import posixpath
import re
from base64 import b64decode
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from .archive import ArchiveView
from .drawing import Media, SheetParts
from .geometry import Axis
from .markup import attribute, children, iter_markup, local_name, within
from .table import Picture

CONTENT = "content.xml"

_EMU = {"in": 914_400, "cm": 360_000, "mm": 36_000, "pt": 12_700, "pc": 152_400, "px": 9_525}
_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,9})?)(in|cm|mm|pt|pc|px)")
_WIDTH, _HEIGHT = round(0.889 * 914_400), round(0.178 * 914_400)
"""What LibreOffice gives a column and a row of a new sheet."""
_COUNT = re.compile(r"\+?0*([0-9]{1,20})")
_CELLS = frozenset({"table-cell", "covered-table-cell"})


class Table(Struct, kw_only=True):
    """One sheet as its XML tells it; rows and columns are 1-based."""

    name: str
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    extent: tuple[int, int] = (0, 0)
    """Last row and last column that hold a value."""
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    frames: list[tuple[int, int, Element]] = field(default_factory=list)
    """Pictures by the cell they are anchored to; row 0: they are placed from the sheet's corner."""
    widths: list[tuple[int, int, int]] = field(default_factory=list)
    heights: list[tuple[int, int, int]] = field(default_factory=list)


def read_tables(archive: ArchiveView) -> tuple[Table, ...]:
    """Read every sheet of an ODS container, one pass over its content."""
    tables: list[Table] = []
    sizes: dict[str, int] = {}
    row = column = 0
    for event, element in iter_markup(archive.read(CONTENT), CONTENT, ("start", "end")):
        match local_name(element.tag), event:
            case "style", "end":
                _take_size(element, sizes)
            case "table", "start":
                tables.append(Table(name=attribute(element, "name") or ""))
                row = column = 0
            case "table-column", "end" if tables:
                column = _take_column(element, column, sizes, tables[-1])
            case "shapes", "end" if tables:
                tables[-1].frames.extend((0, 0, frame) for frame in within(element, "frame"))
            case "table-row", "end" if tables:
                row = _take_row(element, row, sizes, tables[-1])
                element.clear()
    return tuple(tables)


def read_parts(archive: ArchiveView, table: Table) -> SheetParts:
    """Return what stands on one sheet besides its values."""
    columns, rows = Axis(_WIDTH, table.widths), Axis(_HEIGHT, table.heights)
    media = Media(archive)
    pictures = [
        picture
        for row, column, frame in table.frames
        for picture in _drawn(archive, media, row, column, frame, columns, rows)
    ]
    pictures.sort(key=lambda picture: (picture.row, picture.column))
    return SheetParts(pictures=tuple(pictures), errors=table.errors, uncalculated=tuple(table.uncalculated))


# --- the table ---


def _take_size(style: Element, sizes: dict[str, int]) -> None:
    for properties in style:
        length = attribute(properties, "column-width") or attribute(properties, "row-height")
        if length and local_name(properties.tag) in {"table-column-properties", "table-row-properties"}:
            sizes[attribute(style, "name") or ""] = _emu(length)


def _take_column(element: Element, column: int, sizes: dict[str, int], table: Table) -> int:
    last = column + _repeats(element, "number-columns-repeated")
    size = _size(element, sizes)
    if size is not None:
        table.widths.append((column, last - 1, size))
    return last


def _take_row(element: Element, row: int, sizes: dict[str, int], table: Table) -> int:
    last = row + _repeats(element, "number-rows-repeated")
    size = _size(element, sizes)
    if size is not None:
        table.heights.append((row, last - 1, size))
    column = 0
    for cell in element:
        if local_name(cell.tag) in _CELLS:
            _take_cell(cell, row + 1, column + 1, table)
            column += _repeats(cell, "number-columns-repeated")
            if len(cell) or attribute(cell, "value-type"):
                table.extent = max(last, table.extent[0]), max(column, table.extent[1])
    return last


def _take_cell(cell: Element, row: int, column: int, table: Table) -> None:
    down, across = _repeats(cell, "number-rows-spanned"), _repeats(cell, "number-columns-spanned")
    if down > 1 or across > 1:
        table.merged.append((row, column, row + down - 1, column + across - 1))
    types = {value for key, value in cell.attrib.items() if local_name(key) == "value-type"}
    text = "".join(cell.itertext()).strip() if "error" in types else ""
    if "error" in types:
        table.errors[row, column] = text or "#VALUE!"
    elif attribute(cell, "formula") and not types:
        table.uncalculated.append((row, column))
    table.frames.extend((row, column, frame) for frame in within(cell, "frame"))


def _size(element: Element, sizes: dict[str, int]) -> int | None:
    if attribute(element, "visibility") in {"collapse", "filter"}:
        return 0
    return sizes.get(attribute(element, "style-name") or "")


def _repeats(element: Element, name: str) -> int:
    # The values' library takes a plus sign and any number of zeros; more digits than it can count, it refuses.
    found = _COUNT.fullmatch(attribute(element, name) or "")
    return max(int(found[1]), 1) if found else 1


def _emu(length: str | None) -> int:
    found = _LENGTH.fullmatch(length or "")
    return 0 if found is None else round(float(found[1]) * _EMU[found[2]])


# --- pictures ---


def _drawn(
    archive: ArchiveView, media: Media, row: int, column: int, frame: Element, columns: Axis, rows: Axis
) -> Iterator[Picture]:
    if children(frame, "object"):
        return  # a chart: its picture is only a preview
    left = (columns.position(column - 1) if column else 0) + _emu(attribute(frame, "x"))
    top = (rows.position(row - 1) if row else 0) + _emu(attribute(frame, "y"))
    at_row = rows.middle(top, top + _emu(attribute(frame, "height")))
    at_column = columns.middle(left, left + _emu(attribute(frame, "width")))
    name = attribute(frame, "name")
    description = next((each.text for each in (*children(frame, "desc"), *children(frame, "title"))), None)
    for image in children(frame, "image")[:1]:
        member = posixpath.normpath(attribute(image, "href") or ".")
        if member in archive.names:
            yield media.picture(member, at_row, at_column, name=name, description=description)
        elif (data := _embedded(image)) is not None:
            digest = hashlib.sha256(data).hexdigest()
            yield Picture(row=at_row, column=at_column, digest=digest, name=name, description=description)


def _embedded(image: Element) -> bytes | None:
    for data in children(image, "binary-data"):
        try:
            return b64decode(data.text or "")
        except (binascii.Error, ValueError):
            return None
    return None
