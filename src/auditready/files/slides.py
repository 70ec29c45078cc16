"""Slide shows (PPTX, ODP): one page a slide, the paragraphs of its shapes and the rows of its tables as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ..errors import LimitExceeded, UnreadableEvidence
from .archive import ArchiveView
from .document import CELL_GAP, DocumentView, Page
from .limits import Limits
from .markup import local_name, parse_markup

_DEPTH = 60
"""Elements within elements that are followed; real slides need about 20."""

_SLIDE = re.compile(r"ppt/slides/slide(\d{1,6})\.xml")
_BREAKS = {"br": " ", "line-break": " ", "tab": " ", "s": " "}
_ASIDE = frozenset({"notes", "annotation", "Fallback"})
"""What is not on the slide itself."""
_PROPERTIES = {
    "title": "title", "creator": "author", "created": "created", "modified": "modified", "Application": "creator",
    "initial-creator": "author", "creation-date": "created", "date": "modified", "generator": "creator",
}  # fmt: skip


def read_slides(archive: ArchiveView, limits: Limits) -> DocumentView:
    """Read a PPTX or ODP container. Raises ``UnreadableEvidence`` for damaged XML, ``LimitExceeded`` over the pages.

    The slides of a PPTX come in the order of their numbers, which is that of their making: what is looked for stands
    on a slide, never between two of them.
    """
    slides = list(_iter_slides(archive, limits.pages))
    pages = tuple(_page(number, slide) for number, slide in enumerate(slides, 1))
    return DocumentView(pages=pages, metadata=_metadata(archive))


def _iter_slides(archive: ArchiveView, most: int) -> Iterator[Element]:
    numbered = sorted((int(found[1]), name) for name in archive.names if (found := _SLIDE.fullmatch(name)))
    if numbered:
        _bound(len(numbered), most)
        for _, name in numbered:
            yield parse_markup(archive.read(name), name)
    elif "content.xml" in archive.names:
        root = parse_markup(archive.read("content.xml"), "content.xml")
        pages = [element for element in root.iter() if local_name(element.tag) == "page"]
        _bound(len(pages), most)
        yield from pages
    else:
        raise UnreadableEvidence(
            "présentation sans diapositive : ni ppt/slides, ni content.xml",
            "presentation without slides: neither ppt/slides nor content.xml",
        )


def _bound(count: int, most: int) -> None:
    if count > most:
        raise LimitExceeded(
            f"présentation de {count} diapositives : la limite est de {most}, elle n'est pas lue",
            f"presentation of {count} slides: the limit is {most}, it is not read",
        )


def _page(number: int, slide: Element) -> Page:
    tables: list[tuple[tuple[str, ...], ...]] = []
    lines = [line for line in _lines(slide, tables, 0) if line]
    images = sum(1 for element in slide.iter() if local_name(element.tag) in {"blip", "image"})
    return Page(number=number, lines=tuple(lines), images=images, tables=tuple(tables))


def _lines(parent: Element, tables: list[tuple[tuple[str, ...], ...]], depth: int) -> Iterator[str]:
    for child in parent if depth <= _DEPTH else ():
        tag = local_name(child.tag)
        if tag in {"p", "h"}:
            yield " ".join("".join(_texts(child, 0)).split())
        elif tag in {"tbl", "table"}:
            rows = tuple(_cells(row) for row in child.iter() if local_name(row.tag) in {"tr", "table-row"})
            tables.append(rows)
            yield from (CELL_GAP.join(filter(None, row)) for row in rows)
        elif tag not in _ASIDE:
            yield from _lines(child, tables, depth + 1)


def _cells(row: Element) -> tuple[str, ...]:
    cells = (child for child in row if local_name(child.tag) in {"tc", "table-cell"})
    return tuple(" ".join(" ".join(_lines(cell, [], 0)).split()) for cell in cells)


def _texts(paragraph: Element, depth: int) -> Iterator[str]:
    """Give the text of a paragraph: of runs in a PPTX, of the elements themselves in an ODP."""
    if "opendocument" in paragraph.tag:
        yield paragraph.text or ""
    for child in paragraph if depth <= _DEPTH else ():
        tag = local_name(child.tag)
        if tag == "t":
            yield child.text or ""
        elif tag in _BREAKS:
            yield _BREAKS[tag]
        else:
            yield from _texts(child, depth + 1)
        if "opendocument" in child.tag:
            yield child.tail or ""


def _metadata(archive: ArchiveView) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("docProps/app.xml", "docProps/core.xml", "meta.xml"):
        if name in archive.names:
            for element in parse_markup(archive.read(name), name).iter():
                key = _PROPERTIES.get(local_name(element.tag))
                if key and element.text and element.text.strip():
                    found[key] = element.text.strip()
    return found
