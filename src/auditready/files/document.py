"""Written documents as pages of lines, the same for PDF and DOCX."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct


class Page(Struct, frozen=True, kw_only=True):
    """One page: its lines in reading order, and what stands on it besides text."""

    number: int
    """1-based."""
    lines: tuple[str, ...]
    images: int = 0
    """Pictures on the page."""
    tables: tuple[tuple[tuple[str, ...], ...], ...] = ()
    """Tables as rows of cells, where the format has them (DOCX, ODT); their rows also stand in ``lines``."""


class DocumentView(Struct, frozen=True, kw_only=True, dict=True):
    """A PDF or a DOCX, read once."""

    pages: tuple[Page, ...]
    metadata: dict[str, str] = {}
    """``title``, ``author``, ``creator``, ``producer``, ``created``, ``modified`` where the file has them."""
    form: dict[str, str] = {}
    """Form fields of a PDF: name → value; a ticked box has the value ``Yes``."""
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
