"""Recognise a type of document: its title near the top, and enough of the wordings that it must have.

A programme, a welcome booklet or an evaluation may name any of these documents in passing: so a title stands alone on
its line, and a line with another document's title above it settles that the file is that other document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from auditready import (
    AnyEvidence,
    DocumentText,
    EvidenceFile,
    LazyPattern,
    ReadContext,
    Recognition,
    UnreadableEvidence,
    Words,
)

from .tables import DOCUMENTS, SHEETS

OF_TRAINING = (
    r"\bformations?\b|\bformat(?:eur|rice)|\bstag(?:es?|iaires?)\b|\bapprenti|\bapprenant|\bpedagogi|\bparticipant"
    r"|\bbilan de competences|\bvae\b|\bqualiopi|\bopco\b|declaration d'activite|\bmodules?\b|\bcoaching\b"
    r"|\btut(?:eur|rice|orat)|\btrain(?:ing|er|ee)|\blearn(?:er|ing)|\bcourse (?:title|fees?|hours|dates?|name)\b"
)
"""Folded words of which one stands in a paper of a training: other trades write invoices and minutes too."""
OF_TRAINING_OR_EXAM = OF_TRAINING + (
    r"|(?<!en )(?<!au )\bcours\b|\bateliers?\b|\bsessions?\b|classes? virtuelles?|\bfoad\b|\be-?learning\b|\bexam"
    r"|\bepreuves?\b|\bcertification|\bfinanceur|\bcourses?\b"
)
"""Of a convocation or a survey, which call the training by more names; owners, patients and guests get them as well."""

_TITLE_WITHIN = 15
"""Lines from the top among which the title stands: a letterhead and two addresses may be above it."""

_LONGEST_TITLE = 120
_HEADS_WITHIN, _SHORT_TITLE = 3, 60
"""Line within which, and characters up to which, a title is what heads a document."""

_TOP_LINES = 6
"""Lines from the top of a page among which an annex has its title."""

_ALSO_A_HEADING = LazyPattern(r"\W*(?:programme|deroule pedagogique|evaluation)\b")
_CERTAIN = 0.91
"""Of a document told by its sections whatever its title: one with a title of its own on its first lines goes first."""

_OTHERS = LazyPattern(
    r"\W*(?:programme\b|fiche (?:pedagogique|programme|de poste)|bienvenue\b"
    r"|livret d'accueil|reglement interieur|certificat de realisation|attestation\b"
    r"|feuille d'emargement|facture\b|(?:questionnaire|enquete) de satisfaction"
    r"|evaluation (?:des acquis|a chaud|a froid|de la)"
    r"|deroule pedagogique|catalogue|politique|charte|conditions generales|proces-verbal|procedure\b|sommaire"
    r"|contrat de (?:sous-traitance|travail|prestation|location|professionnalisation|apprentissage)"
    r"|convention de (?:stage|sous-traitance|partenariat|mise a disposition)|convention collective"
    r"|curriculum vitae|training programme|syllabus|welcome booklet|invoice\b"
    r"|(?:recueil|analyse|expression) (?:des|du|de vos) (?:besoins?|attentes)|fiche (?:formateur|intervenant)"
    r"|support (?:de cours|(?:de )?(?:la )?formation|stagiaire|pedagogique)|(?:liste|bordereau) des supports)"
)
_ANY_TITLE = LazyPattern(
    r"\W*(?:convention|contrat|avenant|devis|proposition|bon de commande|convocation|invitation|positionnement"
    r"|(?:test|questionnaire|fiche|grille|compte[- ]rendu|releve|journal|tableau|liste|feuille|note|information)\b"
    r"|assistance\b|certificat|quote|quotation|training (?:agreement|contract)|joining instructions)"
)
"""How the documents begin whose title is not their training's name: looked for where a document seems to have none."""


class DocumentType(NamedTuple):
    """A type of document that one reader knows."""

    name: str
    kinds: frozenset[str]
    titles: str
    """Folded pattern of the beginning of its title's line."""
    cues: tuple[str, ...]
    """Folded wordings, of which at least ``least`` are there."""
    least: int
    read: Callable[[EvidenceFile, ReadContext], Iterator[AnyEvidence]]
    annexes: str = ""
    """Folded pattern of titles that may stand on the pages before this document's own, in the same file."""
    table: Callable[[EvidenceFile], str | None] | None = None
    """Where the document also comes as a spreadsheet: returns the heading that says so."""
    certain: float = 0.85
    """Confidence of the claim on a spreadsheet."""
    untitled: Callable[[EvidenceFile, DocumentText], Words | None] | None = None
    """Where the document often bears no title of its kind: returns what else in it says so."""
    formats: frozenset[str] = DOCUMENTS
    """Formats of written documents that it comes in."""
    confidence: float = 0.95
    """With its title on the first line; a title that names two types is told by it."""
    headed: int = 0
    """As many wordings are enough where the title heads the document and is all that its line says; 0: ``least``."""
    certainly: Callable[[DocumentText], Words | None] | None = None
    """Where the document is told by its sections whatever stands at its top: returns what says so."""
    sections: Callable[[DocumentText], int] | None = None
    """Counts the sections of its own that a document has, however they are headed: as good as as many wordings."""
    needs: str = ""
    """Folded pattern without which it is another trade's document of the same title."""


class DocumentReader:
    """Reads one type of document."""

    system = "Document"

    def __init__(self, kind: DocumentType) -> None:
        self.name = kind.name
        self.kinds = kind.kinds
        self.formats = kind.formats | (SHEETS if kind.table is not None else frozenset())
        by_sections = _CERTAIN if kind.certainly is not None else 0
        self.at_most = max(kind.confidence, kind.certain if kind.table is not None else 0, by_sections)
        self._type = kind

    def __repr__(self) -> str:
        return f"<reader {self.name}>"

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a document by its title and wordings, a spreadsheet by its headings."""
        if file.format in self._type.formats:
            return self._recognise_document(file)
        if file.format in SHEETS and self._type.table is not None:
            try:
                heading = self._type.table(file)
            except UnreadableEvidence:
                return None
            if heading is not None:
                why = Words(f"tableau avec les colonnes « {heading} »", f"table with the columns '{heading}'")
                return Recognition(confidence=self._type.certain, why=why, variant="table")
        return None

    def _recognise_document(self, file: EvidenceFile) -> Recognition | None:
        try:
            text = DocumentText.of(file.name, file.document)
        except UnreadableEvidence:
            return None
        text = own_pages(text, self._type.titles, self._type.annexes)
        index = find_title(text, self._type.titles)
        if index is None:
            return self._recognise_untitled(file, text)
        cues = sum(text.search(cue) is not None for cue in self._type.cues)
        if cues < self._type.least and self._type.sections is not None:
            cues = max(cues, self._type.sections(text))
        if cues < self._least(text, index) or (self._type.needs and text.search(self._type.needs) is None):
            return None
        title = text.lines[index][0][:_LONGEST_TITLE]
        return Recognition(
            confidence=self._type.confidence - 0.005 * index,
            why=Words(
                f"titre « {title} » et {cues} mentions attendues", f"title '{title}' and {cues} expected wordings"
            ),
            variant="document",
        )

    def _least(self, text: DocumentText, index: int) -> int:
        """Return how many wordings the title needs: fewer where it heads the document and is all that its line says."""
        heads = index <= _HEADS_WITHIN and len(text.lines[index][0]) <= _SHORT_TITLE
        return self._type.headed if heads and self._type.headed else self._type.least

    def _recognise_untitled(self, file: EvidenceFile, text: DocumentText) -> Recognition | None:
        if not text.lines:
            return None
        may_be = self._type.certainly is not None and not _names_another_kind(text)
        certain = self._type.certainly(text) if may_be and self._type.certainly is not None else None
        if certain is None and (self._type.untitled is None or _names_its_kind(text)):
            return None
        signs = certain or (self._type.untitled(file, text) if self._type.untitled is not None else None)
        if signs is None:
            return None
        why = Words(f"aucun titre de document, mais {signs.fr}", f"no document's title, but {signs.en}")
        return Recognition(confidence=0.75 if certain is None else _CERTAIN, why=why, variant="document")

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give the records of the document."""
        if file.format == "email":
            note_left_out(file, context)
        return self._type.read(file, context)


def note_left_out(file: EvidenceFile, context: ReadContext) -> None:
    """Say what of an e-mail is not read: the earlier e-mails that it quotes."""
    document = file.document
    if document.quoted:
        context.note(
            f"{document.quoted} ligne(s) d'un courriel cité, laissée(s) de côté",
            f"{document.quoted} line(s) of a quoted e-mail left out",
        )


def find_title(text: DocumentText, titles: str) -> int | None:
    """Return which line holds the title; ``None`` where there is none, or another document's title above it."""
    match = _titled(titles).match
    return next((index for index, cell in _title_cells(text) if match(cell)), None)


def _title_cells(text: DocumentText) -> list[tuple[int, str]]:
    """Return what may be a title, from the top to the first title of another document; kept for the next reader."""
    kept: list[tuple[int, str]] | None = text.__dict__.get("_title_cells")
    if kept is None:
        kept = text.__dict__["_title_cells"] = list(_iter_title_cells(text))
    return kept


def _iter_title_cells(text: DocumentText) -> Iterator[tuple[int, str]]:
    folded = [*text.folded_lines, ""]
    for index, (line, page, _) in enumerate(text.lines[:_TITLE_WITHIN]):
        if page != text.lines[0][1]:
            return
        is_title = len(line) <= _LONGEST_TITLE and not line.endswith((".", ",", ";"))
        for cell in (*folded[index].split(" | "), f"{folded[index]} {folded[index + 1]}"):
            if is_title:
                yield index, cell
                yield from ((index, part) for part in cell.split(" - ")[1:])  # "ARVOR FORMATION - Facture"
            if _OTHERS.match(cell):
                if is_title and cell.startswith("bienvenue"):
                    yield index, f"{cell} {folded[index + 1]}"  # "Bienvenue !" over "Livret d'accueil"
                return


def _names_its_kind(text: DocumentText) -> bool:
    """Whether a line near the top is a title of any kind of document; kept for the next reader."""
    kept: bool | None = text.__dict__.get("_names_its_kind")
    if kept is None:
        kept = any(_OTHERS.match(cell) or _ANY_TITLE.match(cell) for _, cell in _title_cells(text))
        text.__dict__["_names_its_kind"] = kept
    return kept


def _names_another_kind(text: DocumentText) -> bool:
    """Whether a line near the top is the title of a document that no section of it can also be the heading of."""
    return any(
        (_OTHERS.match(cell) and not _ALSO_A_HEADING.match(cell)) or (index <= _TOP_LINES and _ANY_TITLE.match(cell))
        for index, cell in _title_cells(text)
    )


@lru_cache(maxsize=64)
def _titled(titles: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:(?:objet|sujet|subject|re|tr|fwd?) ?: ?)*(?:{titles})")


def own_pages(text: DocumentText, titles: str, annexes: str) -> DocumentText:
    """Return the pages of a document without its annexes, which stand before or after it in the same file."""
    if not annexes or len(text.lines) == 0 or text.lines[0][1] == text.lines[-1][1]:
        return text
    tops = [i for i, line in enumerate(text.lines) if i == 0 or line[1] != text.lines[i - 1][1]]
    annex = [begins(text, top, annexes) for top in tops]
    first = next((i for i, top in enumerate(tops) if begins(text, top, titles)), 0)
    if not all(annex[:first]):
        return text
    after = next(
        (top for top, other in zip(tops[first + 1 :], annex[first + 1 :], strict=True) if other), len(text.lines)
    )
    return text.part(tops[first], after)


def begins(text: DocumentText, top: int, titles: str) -> bool:
    """Whether one of the first lines of a page is such a title."""
    pattern = _titled(titles)
    page = text.lines[top][1]
    lines = zip(text.lines[top : top + _TOP_LINES], text.folded_lines[top : top + _TOP_LINES], strict=True)
    return any(line[1] == page and len(folded) <= _LONGEST_TITLE and pattern.match(folded) for line, folded in lines)


def parts_of(text: DocumentText, titles: str) -> list[DocumentText]:
    """Return the documents of a file that holds several of one type, one below the other or one a page."""
    pattern = _titled(titles)
    folded = text.folded_lines
    tops: dict[int, int] = {}
    starts: list[int] = []
    for index, (line, page, _) in enumerate(text.lines):
        top = tops.setdefault(page, index)
        is_title = index - top < _TITLE_WITHIN and len(line) <= _LONGEST_TITLE and pattern.match(folded[index])
        if is_title and (not starts or text.lines[starts[-1]][1] != page):
            starts.append(index)
    if len(starts) < 2:
        return [text]
    # A letterhead above the title belongs to the page's document.
    edges: Sequence[int] = [0, *(tops[text.lines[index][1]] for index in starts[1:]), len(text.lines)]
    return [text.part(begin, end) for begin, end in pairwise(edges)]
