"""HTML pages as a document: headings, paragraphs, list items and table rows in their order; no script, no style.

The standard library's parser takes time quadratic in malformed input and raises ``AssertionError`` on some of it, so a
small scanner of our own goes through the page once. Nothing is fetched and nothing is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from ..errors import LimitExceeded
from .document import CELL_GAP, TICKED, UNTICKED, DocumentView, Page

_MOST = 8 * 1024 * 1024
"""Characters of a page; a saved page with its pictures inside is rarely above two million."""

_BREAKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li",
        "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "title",
        "tr", "ul",
    }
)  # fmt: skip
_UNSEEN = frozenset({"script", "style", "template", "svg", "noscript", "textarea", "iframe", "object"})
_CELLS = frozenset({"td", "th"})
_OPENS = re.compile(r"<[a-zA-Z/!?]")
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9:-]*)")
_CHECKED = re.compile(r"(?i)\schecked\b")
_BOX = re.compile(r"(?i)\stype\s*=\s*[\"']?(?:checkbox|radio)\b")
_DATED = re.compile(r"(?i)\b(?:dcterms\.modified|last-modified|article:modified_time|date)\b")
_CONTENT = re.compile(r"(?i)\scontent\s*=\s*(?:\"([^\"]{0,200})\"|'([^']{0,200})')")


def read_html(text: str) -> DocumentView:
    """Return the text of a page as one page of lines; its tables also as rows of cells.

    Raises ``LimitExceeded`` over eight million characters.
    """
    if len(text) > _MOST:
        raise LimitExceeded(
            f"page HTML de {len(text)} caractères : la limite est de {_MOST}, elle n'est pas lue",
            f"HTML page of {len(text)} characters: the limit is {_MOST}, it is not read",
        )
    story = _Story()
    for kind, token in _tokens(text):
        if kind == "text":
            story.words.append(token)
        else:
            story.tag(token)
    return story.view()


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Give ``("text", …)`` and ``("tag", …)`` in order, comments and what is not shown left out; each character once.

    A comment, a declaration or a tag that never ends is the end of the page: looking for its end is done once.
    """
    position = 0
    while (start := text.find("<", position)) >= 0:
        if start > position:
            yield "text", text[position:start]
        if not _OPENS.match(text, start):  # "a < b" is text
            yield "text", "<"
            position = start + 1
            continue
        if text.startswith("<!--", start):
            end, width = text.find("-->", start + 4), 3
        else:
            end, width = text.find(">", start + 1), 1
        if end < 0:
            return
        tag = text[start + 1 : end]
        position = end + width
        name = _NAME.match(tag)
        if name is None:
            continue
        if name[1].lower() in _UNSEEN and tag[0] != "/":
            if not tag.endswith("/"):
                end = _end_of(text, name[1], position)
                if end < 0:
                    return
                position = end
            continue
        yield "tag", tag
    yield "text", text[position:]


def _end_of(text: str, name: str, position: int) -> int:
    """Return where the element ends that is not shown; -1: never."""
    found = re.compile(rf"</{name}[^>]{{0,200}}>", re.IGNORECASE).search(text, position)
    return -1 if found is None else found.end()


class _Story:
    """What was read so far."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.words: list[str] = []
        self.row: list[str] | None = None
        self.in_cell = False
        self.rows: list[tuple[str, ...]] = []
        self.tables: list[tuple[tuple[str, ...], ...]] = []
        self.metadata: dict[str, str] = {}
        self.images = 0

    def tag(self, tag: str) -> None:
        """Take in one tag, given without its angle brackets."""
        found = _NAME.match(tag)
        name, closes = (found[1].lower() if found else ""), tag.startswith("/")
        if name in _CELLS:
            self._end_cell()
            self.in_cell = not closes
        elif name == "tr":
            self._end_row()
            self.row = None if closes else []
        elif name == "table" and closes:
            self._end_row()
            self._end_table()
        elif name == "title" and closes and not self.lines:
            self._name()
        elif name in _BREAKS and self.row is None:
            self._end_line()
        elif name in _BREAKS:
            self.words.append(" ")
        elif name == "img":
            self.images += 1
        elif name == "input" and _BOX.search(tag):
            self.words.append(f" {TICKED if _CHECKED.search(tag) else UNTICKED} ")
        elif name == "meta" and _DATED.search(tag) and (value := _CONTENT.search(tag)):
            self.metadata.setdefault("modified", value[1] or value[2] or "")

    def view(self) -> DocumentView:
        """Return the document."""
        self._end_row()
        self._end_line()
        self._end_table()
        page = Page(number=1, lines=tuple(self.lines), images=self.images, tables=tuple(self.tables))
        return DocumentView(pages=(page,), metadata={name: value for name, value in self.metadata.items() if value})

    def _take(self) -> str:
        """Return the words since the last break."""
        text = " ".join(unescape("".join(self.words)).replace("\u00ad", "").split())
        self.words.clear()
        return text

    def _name(self) -> None:
        if text := self._take():
            self.metadata.setdefault("title", text)

    def _end_line(self) -> None:
        if text := self._take():
            self.lines.append(text)

    def _end_cell(self) -> None:
        text = self._take()
        if self.row is None:
            self.lines += [text] if text else []
        elif text or self.in_cell:
            self.row.append(text)
        self.in_cell = False

    def _end_row(self) -> None:
        if self.row is None:
            self._end_line()
            return
        self._end_cell()
        if any(self.row):
            self.rows.append(tuple(self.row))
            self.lines.append(CELL_GAP.join(filter(None, self.row)))
        self.row = None

    def _end_table(self) -> None:
        if self.rows:
            self.tables.append(tuple(self.rows))
            self.rows = []
