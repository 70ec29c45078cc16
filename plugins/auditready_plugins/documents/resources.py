"""Teaching material (indicator 19): a handout, slides, exercises, or the list of what was given to the learners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from auditready import DocumentText, EvidenceFile, LazyPattern, ReadContext, Resource, Words, fold, parse_date

from .kinds import DocumentType, find_title
from .labels import Finder
from .programme_wordings import UPDATED
from .tables import DOCUMENTS, Table, find_tables, note_unused

Form = Literal["handout", "slides", "exercise", "video", "page", "list", "other"]

SLIDES = frozenset({"pptx", "odp"})

_WHO = r"(?:stagiaires?|apprenante?s?|participante?s?|formation|cours|presentation|pedagogiques?)"
_LIST = (
    r"(?:liste|bordereau|inventaire|recapitulatif|attestation de remise|accuse de reception|recepisse|remise)"
    r"(?: (?:des?|du|de remise des?|de la remise des?|d'envoi des?))? (?:supports?|documents pedagogiques"
    r"|ressources?)\b"
    r"|(?:supports?|ressources?|documents)(?: (?:pedagogiques?|de cours|de (?:la )?formation|et))* "
    r"(?:remis|remises|fournie?s|mise?s a (?:la )?disposition|distribuee?s|transmise?s)\b"
    r"|(?:vos |les )?ressources pedagogiques\b|bibliotheque de ressources|(?:list of )?(?:course"
    r"|training) materials? given"
)
_EXERCISE = (
    r"(?:cahier|livret|recueil|fiche|serie)s? (?:d'|de )?(?:exercices?|activites?|travaux pratiques|tp)\b"
    r"|(?:exercices?|travaux pratiques|\btp\b|cas pratiques?|etudes? de cas|mises? en situation)(?: ?(?:n°|\d)"
    r"| corrige)"
    r"|exercise (?:book|sheet)|worksheet|workbook"
)
_HANDOUT = (
    rf"supports? (?:de |du |pour (?:le |les )?|d'accompagnement |a l'usage des? )?(?:la )?{_WHO}\b|support d'animation"
    rf"|(?:livret|manuel|cahier|guide|dossier|memento|polycopie)(?: (?:du|de|des|de l')?)? ?(?:pedagogiques?|de cours"
    r"|de formation|technique|utilisateur)\b"
    r"|(?:manuel|memento) (?:du |de l'|de la )?(?:participante?|stagiaire|apprenante?)s?\b"
    r"|(?:fiches?|pense) ?(?:memo|outil|pratique|technique|reflexe|synthese|de synthese|ressource|bete)s?\b"
    r"|aide-?memoire|memento|polycopie|diaporama|(?:course|training) (?:handout|material|manual|notes)s?|handout"
)
_TITLES = rf"(?:{_LIST})|(?:{_EXERCISE})|(?:{_HANDOUT})"
_TEACHING = (
    r"objectifs?\b|objectives?",
    r"\b(?:module|sequence|partie|chapitre|lecon|unit|part) ?\d|sommaire|plan (?:du cours|de la formation)|agenda",
    r"exercices?|atelier|quiz|cas pratique|a vous de jouer|mise en (?:situation|pratique)|activite|exercise",
    r"formation\b|formateur|formatrice|stagiaires?|apprenants?|cours\b|pedagogi|training|trainer|course",
    r"a retenir|points? cles?|synthese|conclusion|key points|takeaways?",
)
_COLUMNS = {
    "name": r"(?:noms? (?:du |de la )?)?(?:supports?|ressources?|documents?|intitules?|titres?|designations?|fichiers?"
    r"|materials?|resources?)\b.*",
    "form": r"(?:format|type|nature|forme|support physique)\b.*",
    "given": r"(?:remis|date|mis a disposition|transmis|envoye|given)\b.*",
    "title": r"formation|action|module",
    "way": r"(?:mode|modalites?|lien|acces|ou|canal|emargement|signature)\b.*",
}
_GIVEN = (
    r"(?:remise?|transmise?|distribuee?|envoyee?|recue?s?|fournie?|mise? a disposition)s?[^\n|]{0,60}? le ?:?",
    r"date de (?:remise|mise a disposition|transmission) ?:?",
)
_BULLET = LazyPattern(r"^(?:[-–•▪●>✓☒*]|\d{1,2}[.)])\s+(?P<name>.{4,150})$")
_FORMS: tuple[tuple[Form, str], ...] = (
    ("exercise", r"exercices?|\btp\b|cas pratique|etude de cas|worksheet|workbook|exercise"),
    ("video", r"video|capsule|film|enregistrement"),
    ("slides", r"diaporama|pptx?|powerpoint|slides?|presentation"),
    ("page", r"lien|url|page|site"),
    ("handout", r"support|livret|guide|fiche|memo|manuel|pdf|polycopie|handout"),
)
_MATERIAL = (
    r"supports? (?:remis|fourni|distribue|pedagogiques?|de cours)|ressources? (?:pedagogiques?|remises?|mises? a)"
    r"|documents? (?:pedagogiques?|remis)|(?:course|training) materials?"
)
_LONGEST_LIST = 200
"""Lines of a list that are taken for a resource each."""
_TAUGHT = 3
"""Traits of a course that a slide show without a title of its kind has, exercises or points to keep among them."""


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[Resource]:
    listed = _lists(file)
    if file.format not in DOCUMENTS | SLIDES:
        note_unused(listed, context)
        yield from _from_tables(listed, None)
        return
    text = DocumentText.of(file.name, file.document)
    line = find_title(text, _TITLES)
    if line is not None and re.match(rf"\W*(?:{_LIST})", text.folded_lines[line]):
        found = list(_from_tables(listed, text) if listed else _from_lines(text, line))
        if not found:
            context.note(
                "liste sans ligne lisible : la liste seule est retenue", "no readable line: the list alone counts"
            )
        yield from found or [_single(file, text, line)]
        return
    yield _single(file, text, line)


def _lists(file: EvidenceFile, *, head: bool = False) -> list[Table]:
    """Return the tables that list material: a column of names, and one of what or when."""
    for beside in ("form", "given", "way"):
        tables = [table for table in find_tables(file, _COLUMNS, ("name", beside), head=head) if table.rows]
        if tables:
            return tables
    return []


def _from_tables(tables: list[Table], text: DocumentText | None) -> Iterator[Resource]:
    for table in tables:
        found = Finder(text or table.caption)
        given = found.day_after("given", *_GIVEN)
        title = found.title()
        for row in table.rows[:_LONGEST_LIST]:
            if name := row.text("name"):
                yield Resource(
                    locator=row.locator,
                    name=name,
                    title=row.text("title") or title,
                    form=_form(f"{row.text('form')} {name}"),
                    given=row.date("given") or given,
                )


def _from_lines(text: DocumentText, title_line: int) -> Iterator[Resource]:
    found = Finder(text)
    title, given = found.title(), found.day_after("given", *_GIVEN)
    for index in range(title_line + 1, min(len(text.lines), title_line + _LONGEST_LIST)):
        item = _BULLET.match(text.lines[index][0])
        if item is not None:
            name = item["name"].strip(" .;,")
            yield Resource(locator=text.line_locator(index), name=name, title=title, form=_form(name), given=given)


def _single(file: EvidenceFile, text: DocumentText, line: int | None) -> Resource:
    """Return the file itself as one resource, named by its title's line."""
    found = Finder(text)
    own = text.lines[line or 0][0]
    title = _own_title(text, line) or found.title()
    given = found.day_after("given", *_GIVEN)
    name = own if title is None or title in own else f"{own} – {title}"
    return Resource(
        locator=text.line_locator(line or 0),
        name=name[:200],
        title=title,
        form="slides" if _is_deck(file) else _titled_form(text, line),
        dated=found.day_after("dated", *UPDATED),
        given=given,
    )


def _own_title(text: DocumentText, line: int | None) -> str | None:
    """Return the training's title beside or above the material's: "Support de cours – Excel", or on two lines."""
    if line is None:
        return None
    own = text.lines[line][0]
    beside = re.match(r"[^:|–]{4,60}?\s*(?:\s[-–]\s|\|)\s*(?P<value>[^|]{4,150})$", own)
    if beside is not None:
        return beside["value"].strip()
    if line == 1 and re.fullmatch(rf"\W*(?:{_HANDOUT}|{_EXERCISE})\W*(?:v\.? ?\d.*)?", text.folded_lines[1]):
        above = text.lines[0][0]
        return above if parse_date(above) is None and len(above) >= 4 else None
    return None


def _titled_form(text: DocumentText, line: int | None) -> Form:
    head = "" if line is None else text.folded_lines[line]
    return "exercise" if re.match(rf"\W*(?:{_EXERCISE})", head) else "handout"


def _form(words: str) -> Form:
    folded = fold(words)
    return next((form for form, pattern in _FORMS if re.search(pattern, folded)), "other")


def _is_deck(file: EvidenceFile) -> bool:
    """Whether the file is a slide show, or was printed by the program that makes them."""
    made_by = fold(f"{file.document.metadata.get('creator', '')} {file.document.metadata.get('producer', '')}")
    return file.format in SLIDES or re.search(r"powerpoint|impress|keynote|google slides", made_by) is not None


def _untitled(file: EvidenceFile, text: DocumentText) -> Words | None:
    """Return what tells a slide show that teaches from one that sells or reports."""
    if not _is_deck(file):
        return None
    told = [text.search(pattern) is not None for pattern in _TEACHING]
    if sum(told) < _TAUGHT or not (told[2] or told[4]):
        return None
    return Words(
        f"un diaporama avec {sum(told)} traits d'un support de cours", f"slides with {sum(told)} traits of a course"
    )


def _table_heading(file: EvidenceFile) -> str | None:
    """Return the heading of a list of teaching material in a spreadsheet."""
    for table in _lists(file, head=True):
        if table.says(_MATERIAL):
            return " | ".join(heading for heading in table.headings if heading)
    return None


RESOURCES = DocumentType(
    name="documents.resources",
    kinds=frozenset({"resource"}),
    titles=_TITLES,
    cues=(r"\w{3}",),
    least=1,
    read=_read,
    table=_table_heading,
    untitled=_untitled,
    formats=DOCUMENTS | SLIDES,
    confidence=0.78,
)
