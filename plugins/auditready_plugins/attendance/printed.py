"""Attendance sheets that were printed or written in a word processor: PDF, DOCX and ODT, as sheets of cells."""

from __future__ import annotations

from collections.abc import Sequence

from auditready import EvidenceFile, LazyPattern, PageSheet, fold

from .grid import Grid
from .tables import find_tables
from .vocabulary import TITLE_OF_SHEET

DOCUMENTS = frozenset({"pdf", "docx", "odt"})
_BEGINNING = 6_000
"""Characters in which a sheet says what it is."""
_RECOGNISED_BY = 3
"""Pages of a PDF that are looked at for a table; a cover may stand before it."""
_SIGNING = LazyPattern(r"\b(?:signature|emargement|emarge|visa|signed|sign[- ]?in|attendance|presence)")
_SLOTS = LazyPattern(
    r"\b(?:matin|apres[- ]midi|morning|afternoon|journee|seance|horaires?|am|pm|\d{1,2} ?[h:] ?\d{2})\b"
)


def says_attendance(text: str) -> bool:
    """Whether the words of a document may be those of an attendance sheet: a title, or signatures and times."""
    words = fold(text[:_BEGINNING])
    return TITLE_OF_SHEET.search(words) is not None or bool(_SIGNING.search(words) and _SLOTS.search(words))


def first_pages(file: EvidenceFile) -> Sequence[PageSheet]:
    """Return the pages that a sheet is recognised by: none where its words are not those of one."""
    return file.page_sheets[:_RECOGNISED_BY] if says_attendance(file.document.text) else ()


def printed_sheets(file: EvidenceFile) -> Sequence[PageSheet]:
    """Return the pages as sheets; a table that goes on over the page without its head is one with the page before."""
    sheets: list[PageSheet] = []
    for page in file.page_sheets:
        if sheets and sheets[-1].goes_on_in(page) and not find_tables(Grid(page)):
            sheets[-1] = sheets[-1].joined(page)
        else:
            sheets.append(page)
    return sheets
