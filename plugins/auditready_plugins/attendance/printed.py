"""Attendance sheets that were printed or written in a word processor: PDF, DOCX and ODT, as sheets of cells."""

from __future__ import annotations

from collections.abc import Sequence

from auditready import EvidenceFile, LazyPattern, PageSheet, fold

from .grid import Grid
from .remarks import Remarks
from .tables import find_tables
from .vocabulary import TITLE_OF_SHEET

DOCUMENTS = frozenset({"pdf", "docx", "odt"})
_TITLE_LINES, _TITLE_STARTS, _TITLE_ENDS = 40, 45, 110
"""Lines among which a title stands, and the characters of its line within which it begins and ends: an agreement that
promises attendance sheets does so in a sentence."""
_BEGINNING = 6_000
"""Characters in which a sheet without a title shows the heads of its columns."""
_SIGNING = LazyPattern(r"\b(?:signatures?|emargements?|visas?|signed|presences?|attendance)\b")
_HALVES = LazyPattern(r"\b(?:matin|matinee|morning)\b(?s:.*)\b(?:apres[- ]midis?|afternoon)\b")
_LEARNER_SIGNS = LazyPattern(
    r"\bsignature (?:de l'|du |de la |du/de la |des )(?:stagiaires?|apprenti|apprenant|alternant|etudiant|participant)"
)
_LESSON = LazyPattern(r"\b(?:h1|lundi|monday|seance (?:n°)?1)\b")
_RECOGNISED_BY = 3
"""Pages of a PDF that are looked at for a table; a cover may stand before it."""
_SIGNING = LazyPattern(r"\b(?:signature|emargement|emarge|visa|signed|sign[- ]?in|attendance|presence)")
_SLOTS = LazyPattern(
    r"\b(?:matin|apres[- ]midi|morning|afternoon|journee|seance|horaires?|am|pm|\d{1,2} ?[h:] ?\d{2})\b"
)


def says_attendance(text: str) -> bool:
    """Whether the words of a document may be those of a sheet: a title, or what heads the columns to sign."""
    for line in text.splitlines()[:_TITLE_LINES]:
        if len(line) <= _TITLE_ENDS and (found := TITLE_OF_SHEET.search(fold(line))) and found.start() <= _TITLE_STARTS:
            return True
    words = fold(text[:_BEGINNING])
    if _HALVES.search(words) and _SIGNING.search(words):
        return True
    return len(_LEARNER_SIGNS.findall(words)) > 1 and _LESSON.search(words) is not None


def first_pages(file: EvidenceFile) -> Sequence[PageSheet]:
    """Return the pages that a sheet is recognised by: none where its words are not those of one."""
    return file.page_sheets[:_RECOGNISED_BY] if says_attendance(file.document.text) else ()


def remark_the_document(file: EvidenceFile, remarks: Remarks) -> None:
    """Say that a seal is nobody's signature in a cell."""
    if file.document.signatures:
        remarks.add("sealed", "", times=file.document.signatures)


def printed_sheets(file: EvidenceFile) -> Sequence[PageSheet]:
    """Return the pages as sheets; a table that goes on over the page without its head is one with the page before."""
    sheets: list[PageSheet] = []
    for page in file.page_sheets:
        if sheets and sheets[-1].goes_on_in(page) and not find_tables(Grid(page)):
            sheets[-1] = sheets[-1].joined(page)
        else:
            sheets.append(page)
    return sheets
