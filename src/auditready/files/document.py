"""Written documents as pages of lines, the same for PDF, DOCX and ODT."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from msgspec import Struct

CELL_GAP = " | "
"""Between two cells of a table row, or two blocks side by side, that stand on one line."""

TICKED, UNTICKED = "☒", "☐"
"""How boxes stand in ``lines``, whether the file has a form field, a content control or a dingbat."""


class Mark(Struct, frozen=True, kw_only=True):
    """Something on a page that may be a signature or a stamp: a picture, or a drawing by hand."""

    kind: Literal["picture", "drawing"]
    line: int
    """1-based number of the line nearest above it or beside it; 0: above all text."""
    across: float | None = None
    """Where its centre is from left (0) to right (1) of the page or of its table row, where that is known."""


class Page(Struct, frozen=True, kw_only=True):
    """One page: its lines in reading order, and what stands on it besides text."""

    number: int
    """1-based."""
    lines: tuple[str, ...]
    """Cells side by side on one line are joined by ``" | "``."""
    images: int = 0
    """Pictures on the page."""
    tables: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """Tables as rows of cells (in a PDF: as its layout shows them); their rows also stand in ``lines``."""
    lefts: tuple[tuple[float, ...], ...] = ()
    """Left edge of each cell of each line, from left (0) to right (1); empty where the format has no layout."""
    flowing: tuple[int, ...] = ()
    """Numbers of the lines whose sentence goes on on the next line; a word processor's lines are whole paragraphs."""
    marks: tuple[Mark, ...] = ()
    """Pictures and drawings with their place; page backgrounds and what is in a footer are none."""
    scanned: bool = False
    """A picture covers the page, or its pictures could not be looked at: whether it is signed cannot be told."""


class DocumentView(Struct, frozen=True, kw_only=True, dict=True):
    """A PDF, a DOCX or an ODT, read once."""

    pages: tuple[Page, ...]
    metadata: dict[str, str] = {}
    """``title``, ``author``, ``creator``, ``producer``, ``created``, ``modified`` where the file has them.

    The moments are ISO 8601 as far as the file goes ("2026-03-02T10:00:00+01:00").
    """
    form: dict[str, str] = {}
    """Form fields of a PDF: name → value; a ticked box has the value ``Yes``. Values also stand in the lines."""
    attachments: tuple[str, ...] = ()
    """Names of the files that hang on an e-mail; each is a file of its own."""
    quoted: int = 0
    """Lines of an e-mail that quote an earlier one, left out."""
    signatures: int = 0
    """Electronic signatures in the file; whether they are valid is not checked."""

    @cached_property
    def text(self) -> str:
        """All pages, one line a line."""
        return "\n".join(line for page in self.pages for line in page.lines)

    @property
    def has_text(self) -> bool:
        """False for a scan: pages with pictures alone."""
        return any(line.strip() for page in self.pages for line in page.lines)
