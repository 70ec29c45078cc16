"""DOCX text: paragraphs and table rows, in document order."""

from __future__ import annotations

from .archive import ArchiveView
from .document import DocumentView


def read_docx(archive: ArchiveView) -> DocumentView:
    """Read a DOCX container."""
    raise NotImplementedError
