"""A DOCX or an ODT as one sheet: paragraphs as rows of one cell, tables with their merged cells and pictures."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from ..errors import LimitExceeded
from .archive import ArchiveView
from .docx import TableCell, cells_of, parse_part, pictures_in, rows_of, span_of, tag_of, text_of
from .limits import Limits
from .page_sheet import Merged, PageSheet
from .table import Picture

_DEPTH = 60
_MOST_COLUMNS = 400


def read_document_sheet(archive: ArchiveView, limits: Limits) -> PageSheet:
    """Return the headers and the body of a document as one sheet, in the order of the document."""
    builder = _Builder(archive, limits)
    if "word/document.xml" in archive.names:
        headers = sorted(name for name in archive.names if re.fullmatch(r"word/header\d*\.xml", name))
        for name in (*headers, "word/document.xml"):
            builder.part = name
            builder.blocks(parse_part(archive, name), 0)
    else:
        builder.part = "content.xml"
        content = parse_part(archive, "content.xml")
        builder.blocks(next((child for child in content if tag_of(child) == "body"), content), 0)
    pages = [1] * len(builder.rows)
    return PageSheet(builder.rows, merged=builder.merged, pictures=tuple(builder.pictures), pages=pages)


class _Builder:
    def __init__(self, archive: ArchiveView, limits: Limits) -> None:
        self._archive = archive
        self._limits = limits
        self._targets: dict[str, dict[str, str]] = {}
        self._digests: dict[str, str] = {}
        self._cells = 0
        self.part = ""
        """The part that is being read: relationships are each part's own."""
        self.rows: list[list[str | None]] = []
        self._merged: dict[tuple[int, int], tuple[int, int, int, int]] = {}
        self.pictures: list[Picture] = []

    @property
    def merged(self) -> Merged:
        """Merged ranges, 1-based."""
        return list(self._merged.values())

    def blocks(self, parent: Element, depth: int) -> None:
        """Add paragraphs and tables below ``parent``."""
        if depth > _DEPTH:
            return
        for child in parent:
            tag = tag_of(child)
            if tag in {"p", "h"}:
                self._paragraph(child)
            elif tag in {"tbl", "table"}:
                self._table(child, depth)
            elif tag not in {"sectPr", "Fallback", "tracked-changes", "del"}:
                self.blocks(child, depth + 1)

    def _paragraph(self, paragraph: Element) -> None:
        text = text_of(paragraph)
        self.rows += [[line] for line in text.splitlines() if line.strip()]
        for member in self._members(paragraph):
            if not self.rows:
                self.rows.append([None])
            self._picture(member, len(self.rows), 1)

    def _table(self, table: Element, depth: int) -> None:
        open_cells: dict[int, tuple[int, int, int]] = {}
        if self.rows:
            self.rows.append([])
        for row in rows_of(table, depth):
            self.rows.append([])
            number = len(self.rows)
            column = 1
            for cell in cells_of(row):
                column += cell.before
                last = column + cell.across - 1
                if last > _MOST_COLUMNS:
                    break
                if cell.goes_on and column in open_cells:
                    top, left, right = open_cells[column]
                    self._merge(top, left, number, right)
                elif not cell.covered:
                    self._cell(cell, number, column, last)
                    open_cells[column] = (number, column, last)
                column = last + 1
        self.rows.append([])

    def _cell(self, cell: TableCell, row: int, column: int, last: int) -> None:
        self._cells += last
        if self._cells > self._limits.cells:
            raise LimitExceeded(
                f"tableau de plus de {self._limits.cells} cellules : non lu",
                f"table of over {self._limits.cells} cells: not read",
            )
        cells = self.rows[row - 1]
        cells += [None] * (column - len(cells))
        cells[column - 1] = "\n".join(_texts(cell.element, 0)) or None
        right = max(last, column + span_of(cell) - 1) if cell.across == 1 else last
        if cell.down > 1 or right > column:
            self._merge(row, column, row + cell.down - 1, right)
        for member in self._members(cell.element):
            self._picture(member, row, column)

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        self._merged[top, left] = (top, left, bottom, right)

    def _members(self, parent: Element) -> Iterator[str]:
        for reference in pictures_in(parent):
            target = self._relations().get(reference, reference)
            member = posixpath.normpath(posixpath.join(posixpath.dirname(self.part), unquote(target)))
            if member.lstrip("/") in self._archive.names:
                yield member.lstrip("/")

    def _relations(self) -> dict[str, str]:
        if self.part not in self._targets:
            folder, name = posixpath.split(self.part)
            rels = f"{folder}/_rels/{name}.rels"
            relations: dict[str, str] = {}
            if rels in self._archive.names:
                for element in parse_part(self._archive, rels):
                    relations[element.get("Id", "")] = element.get("Target", "")
            self._targets[self.part] = relations
        return self._targets[self.part]

    def _picture(self, member: str, row: int, column: int) -> None:
        if member not in self._digests:
            self._digests[member] = hashlib.sha256(self._archive.read(member)).hexdigest()
        self.pictures.append(Picture(row=row, column=column, digest=self._digests[member]))


def _texts(parent: Element, depth: int) -> Iterator[str]:
    """Give the paragraphs of a cell, those of tables and boxes in it as well."""
    for child in parent:
        if tag_of(child) in {"p", "h"}:
            if text := text_of(child).strip():
                yield text
        elif depth < _DEPTH:
            yield from _texts(child, depth + 1)
