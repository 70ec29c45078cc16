"""DOCX and ODT text: paragraphs, table rows, boxes and pictures in document order, as one page.

Where pages break is decided by the program that shows the file, so a word-processor document is one page here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from xml.etree.ElementTree import Element, ParseError, XMLParser

from msgspec import Struct, field

from ..errors import UnreadableEvidence
from .archive import ArchiveView
from .document import CELL_GAP, TICKED, UNTICKED, DocumentView, Mark, Page

_DEPTH = 60
"""Elements within elements that are followed; real documents need about 20."""

_SYMBOLS = {
    **dict.fromkeys(("F0FE", "F0FD", "F052", "F053", "F054", "F078", "00FE", "00FD"), TICKED),
    **dict.fromkeys(("F06F", "F0A8", "F070", "F071", "F072", "F0A3", "00A8"), UNTICKED),
    **dict.fromkeys(("F0FC", "00FC"), "✔"),
}
"""Wingdings characters that a ``w:sym`` names: boxes and the check mark."""

_ON = frozenset({"1", "true", "on", None})
_HARD_BREAK = "\n"
_WORD_CHARACTERS = {"tab": " ", "br": _HARD_BREAK, "cr": _HARD_BREAK, "noBreakHyphen": "-"}
_ODF_CHARACTERS = {"tab": " ", "s": " ", "line-break": _HARD_BREAK}


class TableCell(Struct, frozen=True):
    """A cell of a table, and the places of the table's grid that it takes."""

    element: Element
    across: int
    down: int = 1
    """Rows; a DOCX does not say it at once, its next cells go on."""
    before: int = 0
    """Places left empty to its left."""
    goes_on: bool = False
    """It is the lower part of the cell above."""
    covered: bool = False
    """Another cell lies over it."""


class _Story(Struct):
    """What was read so far: lines, tables, and where pictures stand."""

    lines: list[str] = field(default_factory=list)
    tables: list[tuple[tuple[str, ...], ...]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def add(self, text: str, pictures: Sequence[float | None] = ()) -> None:
        """Add the lines of a text, and the pictures that hang on it, each with its place across."""
        parts = [" ".join(part.split()) for part in text.split(_HARD_BREAK)]
        self.lines += [part for part in parts if part]
        self.marks += [Mark(kind="picture", line=len(self.lines), across=across) for across in pictures]


def read_docx(archive: ArchiveView) -> DocumentView:
    """Read a DOCX or ODT container.

    Raises ``UnreadableEvidence`` for damaged XML, and for a document type declaration: none has one, attacks do.
    """
    if "word/document.xml" in archive.names:
        return _read_word(archive)
    if "content.xml" in archive.names:
        return _read_odt(archive)
    raise UnreadableEvidence(
        "document sans texte : ni word/document.xml, ni content.xml",
        "document without text: neither word/document.xml nor content.xml",
    )


def _read_word(archive: ArchiveView) -> DocumentView:
    headers = sorted(name for name in archive.names if re.fullmatch(r"word/header\d*\.xml", name))
    footers = sorted(name for name in archive.names if re.fullmatch(r"word/footer\d*\.xml", name))
    story = _Story()
    for name in headers:
        _read_blocks(parse_part(archive, name), story, 0)
    head_pictures = len(story.marks)
    story.marks.clear()
    _read_blocks(parse_part(archive, "word/document.xml"), story, 0)
    body = tuple(story.marks)
    for name in footers:
        _read_blocks(parse_part(archive, name), story, 0)
    return _view(archive, story, body, head_pictures + len(story.marks), "docProps/core.xml")


def _read_odt(archive: ArchiveView) -> DocumentView:
    story = _Story()
    content = parse_part(archive, "content.xml")
    body = next((child for child in content if tag_of(child) == "body"), content)
    _read_blocks(body, story, 0)
    return _view(archive, story, tuple(story.marks), len(story.marks), "meta.xml")


def _view(archive: ArchiveView, story: _Story, marks: tuple[Mark, ...], images: int, properties: str) -> DocumentView:
    page = Page(
        number=1,
        lines=tuple(story.lines),
        images=images,
        tables=tuple(story.tables),
        marks=marks,
    )
    metadata = _metadata(parse_part(archive, properties)) if properties in archive.names else {}
    signatures = sum(bool(re.fullmatch(r"_xmlsignatures/sig\d+\.xml", name)) for name in archive.names)
    return DocumentView(pages=(page,), metadata=metadata, signatures=signatures)


def parse_part(archive: ArchiveView, name: str) -> Element:
    """Return the root of one XML member, without entities."""
    data = archive.read(name)
    if b"<!DOCTYPE" in data or b"<\x00!\x00D\x00O\x00C\x00T" in data:
        raise UnreadableEvidence(
            f"« {name} » contient une déclaration DOCTYPE : refusé par sécurité, enregistrer le document à nouveau",
            f'"{name}" holds a DOCTYPE declaration: refused for safety, save the document again',
        )
    parser = XMLParser()  # noqa: S314 - without DOCTYPE there is no entity to expand
    try:
        parser.feed(data)
        root: Element = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableEvidence(
            f"document abîmé, « {name} » ({error}) : le remplacer par une copie saine",
            f'damaged document, "{name}" ({error}): replace it by a sound copy',
        ) from error
    return root


def tag_of(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def _attribute(element: Element, name: str) -> str | None:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def _metadata(root: Element) -> dict[str, str]:
    names = {
        "title": "title", "creator": "author", "created": "created", "modified": "modified",
        "initial-creator": "author", "creation-date": "created", "date": "modified", "generator": "creator",
    }  # fmt: skip
    return {
        names[tag_of(element)]: element.text.strip()
        for element in root.iter()
        if tag_of(element) in names and element.text and element.text.strip()
    }


# --- blocks --------------------------------------------------------------------------------------------------


def _read_blocks(parent: Element, story: _Story, depth: int) -> None:
    """Add the paragraphs and tables below ``parent``; text boxes come after the paragraph that they hang on."""
    if depth > _DEPTH:
        return
    for child in parent:
        tag = tag_of(child)
        if tag in {"p", "h"}:
            _read_paragraph(child, story, depth)
        elif tag in {"tbl", "table"}:
            _read_table(child, story, depth)
        elif tag not in {"sectPr", "Fallback", "tracked-changes", "del"}:
            _read_blocks(child, story, depth + 1)


def _read_paragraph(paragraph: Element, story: _Story, depth: int) -> None:
    text = "".join(_texts(paragraph))
    story.add(text, [None for element in _own(paragraph, 0) if _is_picture(element)])
    for element in _own(paragraph, 0):
        if tag_of(element) in {"txbxContent", "text-box"}:
            _read_blocks(element, story, depth + 1)


def _read_table(table: Element, story: _Story, depth: int) -> None:
    rows: list[tuple[str, ...]] = []
    for row in rows_of(table, depth):
        cells: list[str] = []
        pictures: list[float | None] = []
        written = [child for child in _unwrapped(row) if tag_of(child) in {"tc", "table-cell"}]
        for index, cell in enumerate(written):
            inside = _Story()
            _read_blocks(cell, inside, depth + 1)
            cells.append(_HARD_BREAK.join(inside.lines))
            pictures += [(index + 0.5) / len(written)] * len(inside.marks)
            story.tables += inside.tables
            cells += [""] * (_span(cell) - 1)
        rows.append(tuple(cell.replace(_HARD_BREAK, " ") for cell in cells))
        _add_row(story, cells, pictures)
    story.tables.append(tuple(rows))


def _add_row(story: _Story, cells: list[str], pictures: Sequence[float | None]) -> None:
    # Side by side on paper: the paragraphs of the cells stay lines, the first ones on one line, and so on.
    written = [cell.split(_HARD_BREAK) for cell in cells if cell]
    lines = (CELL_GAP.join(filter(None, line)) for line in zip_longest(*written, fillvalue=""))
    story.add(_HARD_BREAK.join(lines), pictures)


def rows_of(table: Element, depth: int) -> Iterator[Element]:
    """Give the rows of a table, those that are grouped as its head as well."""
    for child in _unwrapped(table):
        if tag_of(child) in {"tr", "table-row"}:
            yield child
        elif tag_of(child) in {"table-header-rows", "table-rows", "table-row-group"} and depth < _DEPTH:
            yield from rows_of(child, depth + 1)


def _unwrapped(parent: Element) -> Iterator[Element]:
    """Give children, those inside a content control as if it were not there."""
    for child in parent:
        if tag_of(child) == "sdt":
            for content in child:
                if tag_of(content) == "sdtContent":
                    yield from _unwrapped(content)
        else:
            yield child


def _span(cell: Element) -> int:
    spans = (_attribute(element, "val") for element in cell.iter() if tag_of(element) == "gridSpan")
    text = _attribute(cell, "number-columns-spanned") or next(spans, None) or "1"
    return min(int(text), 100) if text.isdecimal() and int(text) > 0 else 1


def cells_of(row: Element) -> Iterator[TableCell]:
    """Give the cells of a row from left to right, repeated ones as one; a bounded number of places."""
    before = _number(next((each for child in row for each in child if tag_of(each) == "gridBefore"), None), "val", 0)
    for cell in _unwrapped(row):
        if tag_of(cell) == "tc":
            merge = next((each for child in cell for each in child if tag_of(each) == "vMerge"), None)
            goes_on = merge is not None and _attribute(merge, "val") != "restart"
            yield TableCell(cell, _span(cell), before=before, goes_on=goes_on)
            before = 0
        elif tag_of(cell) in {"table-cell", "covered-table-cell"}:
            covered = tag_of(cell) == "covered-table-cell"
            repeated = _number(cell, "number-columns-repeated", 1)
            down = _number(cell, "number-rows-spanned", 1)
            for _ in range(repeated):
                # What a cell covers is written out after it, as cells of their own.
                yield TableCell(cell, 1, down=down, covered=covered)


def span_of(cell: TableCell) -> int:
    """Return how many columns a cell of an ODT reaches over."""
    return _number(cell.element, "number-columns-spanned", 1)


def _number(element: Element | None, name: str, default: int) -> int:
    text = (_attribute(element, name) if element is not None else None) or ""
    return min(int(text), 100) if text.isdecimal() else default


# --- inside a paragraph --------------------------------------------------------------------------------------


def _own(paragraph: Element, depth: int) -> Iterator[Element]:
    """Give the descendants of a paragraph that are its own: not those of a text box in it, which is given itself."""
    for child in paragraph:
        tag = tag_of(child)
        if tag == "Fallback" or depth > _DEPTH:
            continue
        yield child
        if tag not in {"txbxContent", "text-box"}:
            yield from _own(child, depth + 1)


def _is_picture(element: Element) -> bool:
    # A drawing may be a text box or a shape: what makes it a picture is the picture's data inside.
    return tag_of(element) in {"blip", "imagedata", "image"}


def text_of(paragraph: Element) -> str:
    """Return a paragraph's text; its hard breaks are line breaks."""
    return "\n".join(" ".join(part.split()) for part in "".join(_texts(paragraph)).split(_HARD_BREAK))


def pictures_in(parent: Element) -> Iterator[str]:
    """Give what the pictures below an element refer to: the identifier of a relationship, or a member's name."""
    for element in _own(parent, 0):
        if _is_picture(element):
            reference = _attribute(element, "embed") or _attribute(element, "id") or _attribute(element, "href")
            if reference:
                yield reference


def _texts(paragraph: Element) -> Iterator[str]:
    """Give the text of a paragraph; a ticked box, whatever makes it, is ☒."""
    return _odf_texts(paragraph, 0) if "opendocument" in paragraph.tag else _word_texts(paragraph, 0)


def _word_texts(parent: Element, depth: int) -> Iterator[str]:
    for child in parent:
        tag = tag_of(child)
        if tag in {"txbxContent", "Fallback", "del"} or depth > _DEPTH:
            continue
        if tag == "t":
            yield (child.text or "").replace("\u00ad", "")
        elif tag in _WORD_CHARACTERS:
            yield _WORD_CHARACTERS[tag]
        elif tag == "sym":
            yield _SYMBOLS.get((_attribute(child, "char") or "").upper(), "")
        elif tag == "checkBox":
            yield (TICKED if _is_ticked(child) else UNTICKED) + " "
        elif tag == "sdt" and (box := _content_box(child)) is not None:
            yield box
        else:
            yield from _word_texts(child, depth + 1)


def _odf_texts(parent: Element, depth: int) -> Iterator[str]:
    yield (parent.text or "").replace("\u00ad", "")
    for child in parent:
        tag = tag_of(child)
        if tag in _ODF_CHARACTERS:
            yield _ODF_CHARACTERS[tag]
        elif tag not in {"text-box", "note", "annotation"} and depth <= _DEPTH:
            yield from _odf_texts(child, depth + 1)
        yield (child.tail or "").replace("\u00ad", "")


def _content_box(control: Element) -> str | None:
    """Return ☒ or ☐ for a content control that is a check box (``w14:checkbox``)."""
    for element in control.iter():
        if tag_of(element) == "checkbox":
            checked = next((child for child in element if tag_of(child) == "checked"), None)
            return TICKED if checked is not None and _attribute(checked, "val") in _ON else UNTICKED
        if tag_of(element) == "sdtContent":
            return None
    return None


def _is_ticked(box: Element) -> bool:
    """Whether a legacy form box (``w:checkBox``) is ticked: its state, or else its default."""
    states = {tag_of(child): _attribute(child, "val") for child in box}
    if "checked" in states:
        return states["checked"] in _ON
    return "default" in states and states["default"] in _ON
