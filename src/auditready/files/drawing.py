"""The parts of an XLSX container that the values' library does not give: pictures, error cells, empty formulas.

Pictures are those of drawings (any anchor) and those placed in a cell (Excel 365 keeps them as rich values). A picture
that is only linked has no bytes in the file and is none. Layout: ECMA-376 part 1, 20.5; MS-XLSX 2.3.6 for rich values.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator
from typing import TypeVar
from xml.etree.ElementTree import Element

from msgspec import Struct, field

from .archive import ArchiveView
from .geometry import Axis
from .markup import attribute, children, iter_markup, local_name, parse_markup, within
from .table import Picture

Item = TypeVar("Item")

_EMU_PER_POINT = 12_700
_EMU_PER_PIXEL = 9_525
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ANCHORS = frozenset({"oneCellAnchor", "twoCellAnchor", "absoluteAnchor"})
_SHAPES = frozenset({"pic", "sp"})


class SheetParts(Struct, frozen=True, kw_only=True):
    """What stands on one sheet besides its values."""

    pictures: tuple[Picture, ...] = ()
    errors: dict[tuple[int, int], str] = {}
    uncalculated: tuple[tuple[int, int], ...] = ()


NO_PARTS = SheetParts()


class Media:
    """The pictures' bytes of one container; a picture that many cells share is digested once."""

    def __init__(self, archive: ArchiveView) -> None:
        self._archive = archive
        self._digests: dict[str, str] = {}

    def picture(
        self, member: str, row: int, column: int, *, name: str | None = None, description: str | None = None
    ) -> Picture:
        """Return the picture in ``member`` as it stands in one cell."""
        if member not in self._digests:
            self._digests[member] = hashlib.sha256(self._archive.read(member)).hexdigest()
        return Picture(
            row=row, column=column, digest=self._digests[member], name=name or None, description=description or None
        )


class _Scan(Struct, kw_only=True):
    """What one pass over a sheet's XML finds."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    rich: list[tuple[int, int, int]] = field(default_factory=list)
    """Error cells with a rich value: row, column, 1-based index of the value's metadata."""
    widths: list[tuple[int, int, int]] = field(default_factory=list)
    heights: list[tuple[int, int, int]] = field(default_factory=list)
    width: int = 64 * _EMU_PER_PIXEL
    height: int = 15 * _EMU_PER_POINT
    drawing: str | None = None


def sheet_members(archive: ArchiveView) -> dict[str, str]:
    """Return the container's member of each sheet, by the sheet's name."""
    if "xl/workbook.xml" not in archive.names:
        return {}
    targets = _targets(archive, "xl/workbook.xml")
    members = {}
    for sheet in within(_root(archive, "xl/workbook.xml"), "sheet"):
        name, member = attribute(sheet, "name"), targets.get(attribute(sheet, "id") or "")
        if name is not None and member in archive.names:
            members[name] = member
    return members


def workbook_members(archive: ArchiveView) -> frozenset[str]:
    """Return what the workbook refers to, sheets and texts included, whether or not the container holds it."""
    return frozenset(_targets(archive, "xl/workbook.xml").values())


def read_parts(archive: ArchiveView, member: str) -> SheetParts:
    """Read what stands on the sheet in ``member`` besides its values."""
    scan = _scan_sheet(archive.read(member), member)
    media = Media(archive)
    pictures = []
    if scan.drawing and (drawing := _targets(archive, member).get(scan.drawing)) in archive.names:
        columns, rows = Axis(scan.width, scan.widths), Axis(scan.height, scan.heights)
        pictures = list(_drawn(archive, media, drawing, columns, rows))
    if scan.rich:
        placed = _placed(archive)
        for row, column, value in scan.rich:
            if value in placed:
                del scan.errors[row, column]
                pictures.append(media.picture(placed[value], row, column))
    pictures.sort(key=lambda picture: (picture.row, picture.column))
    return SheetParts(pictures=tuple(pictures), errors=scan.errors, uncalculated=tuple(scan.uncalculated))


# --- relationships ---


def _root(archive: ArchiveView, member: str) -> Element:
    return parse_markup(archive.read(member), member)


def _targets(archive: ArchiveView, member: str) -> dict[str, str]:
    """Return the members that ``member`` refers to, by relationship id; what is outside the container is left out."""
    folder, name = posixpath.split(member)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.names:
        return {}
    targets = {}
    for relation in within(_root(archive, relations), "Relationship"):
        identifier, target = relation.get("Id"), relation.get("Target")
        if identifier and target and relation.get("TargetMode") != "External":
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            targets[identifier] = posixpath.normpath(path)
    return targets


# --- the sheet ---


def _scan_sheet(data: bytes, member: str) -> _Scan:
    scan = _Scan()
    row = column = 0
    for event, element in iter_markup(data, member, ("start", "end")):
        match local_name(element.tag), event:
            case "row", "start":
                row, column = _whole(element.get("r")) or row + 1, 0
            case "c", "end":
                row, column = _address(element, row, column + 1)
                _scan_cell(element, row, column, scan)
            case "row", "end":
                _scan_height(element, row, scan)
                element.clear()
            case "col", "end":
                _scan_width(element, scan)
            case "sheetFormatPr", "end":
                _scan_defaults(element, scan)
            case "drawing", "end":
                scan.drawing = attribute(element, "id")
    return scan


def _address(cell: Element, row: int, column: int) -> tuple[int, int]:
    """Return the cell's own address; without one it stands right of the cell before it."""
    found = _ADDRESS.fullmatch(cell.get("r", ""))
    if found is None:
        return row, column
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def _scan_cell(cell: Element, row: int, column: int, scan: _Scan) -> None:
    parts = {local_name(part.tag): part for part in cell}
    value = parts["v"].text if "v" in parts else None
    if cell.get("t") == "e":
        scan.errors[row, column] = value or "#VALUE!"
        if metadata := _whole(cell.get("vm")):
            scan.rich.append((row, column, metadata))
    elif "f" in parts and not value and cell.get("t") != "str":
        # A formula whose result is the empty text has t="str": that one was calculated.
        scan.uncalculated.append((row, column))


def _scan_defaults(element: Element, scan: _Scan) -> None:
    if width := _decimal(element.get("defaultColWidth")):
        scan.width = _column_width(width)
    if (height := _decimal(element.get("defaultRowHeight"))) is not None:
        scan.height = round(height * _EMU_PER_POINT)
    if element.get("zeroHeight") in {"1", "true"}:
        scan.height = 0


def _scan_width(element: Element, scan: _Scan) -> None:
    first, last = _whole(element.get("min")), _whole(element.get("max"))
    width = _decimal(element.get("width"))
    if first and last and width is not None:
        hidden = element.get("hidden") in {"1", "true"}
        scan.widths.append((first - 1, last - 1, 0 if hidden else _column_width(width)))


def _scan_height(element: Element, row: int, scan: _Scan) -> None:
    if element.get("hidden") in {"1", "true"}:
        scan.heights.append((row - 1, row - 1, 0))
    elif (height := _decimal(element.get("ht"))) is not None:
        scan.heights.append((row - 1, row - 1, round(height * _EMU_PER_POINT)))


def _column_width(characters: float) -> int:
    # ECMA-376 18.3.1.13, with the 7 pixels that a digit of the default font is wide.
    return int((256 * characters + 128 // 7) / 256 * 7) * _EMU_PER_PIXEL


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def _decimal(text: str | None) -> float | None:
    try:
        number = float(text or "")
    except ValueError:
        return None
    return number if 0 <= number < 10_000 else None


# --- drawings ---


def _drawn(archive: ArchiveView, media: Media, drawing: str, columns: Axis, rows: Axis) -> Iterator[Picture]:
    targets = _targets(archive, drawing)
    for anchor in _root(archive, drawing).iter():
        if local_name(anchor.tag) not in _ANCHORS:
            continue
        row, column = _centre(anchor, columns, rows)
        seen = set()
        for shape in anchor.iter():
            if local_name(shape.tag) not in _SHAPES:
                continue
            parts = _first_of_each(shape)
            blip, about = parts.get("blip"), parts.get("cNvPr")
            member = targets.get(attribute(blip, "embed") or "") if blip is not None else None
            # Ink keeps the same picture twice: once for Excel 2010 and later, once for everybody else.
            if member in archive.names and member not in seen:
                seen.add(member)
                name, description = (None, None) if about is None else (about.get("name"), about.get("descr"))
                yield media.picture(member, row, column, name=name, description=description)


def _first_of_each(shape: Element) -> dict[str, Element]:
    """Return the first element of each local name in a shape, in one pass: a sheet may hold thousands of shapes."""
    parts: dict[str, Element] = {}
    for part in shape.iter():
        parts.setdefault(local_name(part.tag), part)
    return parts


def _centre(anchor: Element, columns: Axis, rows: Axis) -> tuple[int, int]:
    """Return row and column, 1-based, of the cell that holds the middle of an anchor."""
    left, top = _corner(anchor, "from", columns, rows) or _point(anchor, "pos", "x", "y")
    right_bottom = _corner(anchor, "to", columns, rows)
    if right_bottom is None:
        width, height = _point(anchor, "ext", "cx", "cy")
        right_bottom = left + width, top + height
    return rows.middle(top, right_bottom[1]), columns.middle(left, right_bottom[0])


def _corner(anchor: Element, name: str, columns: Axis, rows: Axis) -> tuple[int, int] | None:
    for corner in children(anchor, name):
        value = {local_name(part.tag): _whole((part.text or "").strip()) for part in corner}
        across = columns.position(value.get("col", 0), value.get("colOff", 0))
        return across, rows.position(value.get("row", 0), value.get("rowOff", 0))
    return None


def _point(anchor: Element, name: str, x: str, y: str) -> tuple[int, int]:
    for point in children(anchor, name):
        return _whole(point.get(x)), _whole(point.get(y))
    return 0, 0


# --- pictures placed in a cell ---


def _placed(archive: ArchiveView) -> dict[int, str]:
    """Return the picture's member by the 1-based index that a cell's ``vm`` gives.

    Four tables lie between: metadata → rich value → its structure → relationship → media.
    """
    parts = (
        "xl/metadata.xml", "xl/richData/rdrichvalue.xml", "xl/richData/rdrichvaluestructure.xml",
        "xl/richData/richValueRel.xml",
    )  # fmt: skip
    if not archive.names.issuperset(parts):
        return {}
    metadata, values, structures, relations = (_root(archive, part) for part in parts)
    keys = [[key.get("n") for key in children(each, "k")] for each in within(structures, "s")]
    targets = _targets(archive, parts[3])
    media = [targets.get(attribute(each, "id") or "") for each in within(relations, "rel")]
    pictures: list[str | None] = []
    for value in within(values, "rv"):
        fields = _item(keys, _whole(value.get("s"))) or []
        named = dict(zip(fields, (each.text for each in children(value, "v")), strict=False))
        identifier = named.get("_rvRel:LocalImageIdentifier")
        pictures.append(None if identifier is None else _item(media, _whole(identifier)))
    found = {}
    for number, rich in enumerate(_rich_values(metadata), start=1):
        picture = None if rich is None else _item(pictures, rich)
        if picture in archive.names:
            found[number] = picture
    return found


def _rich_values(metadata: Element) -> Iterator[int | None]:
    """Give, for each entry of the value metadata, the index of its rich value."""
    types = [each.get("name") for each in within(metadata, "metadataType")]
    blocks = [
        next((_whole(each.get("i")) for each in within(block, "rvb")), None)
        for future in children(metadata, "futureMetadata")
        if future.get("name") == "XLRICHVALUE"
        for block in children(future, "bk")
    ]
    for table in children(metadata, "valueMetadata"):
        for block in children(table, "bk"):
            record = next(within(block, "rc"), None)
            if record is None or _item(types, _whole(record.get("t")) - 1) != "XLRICHVALUE":
                yield None
            else:
                yield _item(blocks, _whole(record.get("v")))


def _item(items: list[Item], index: int) -> Item | None:
    return items[index] if 0 <= index < len(items) else None
