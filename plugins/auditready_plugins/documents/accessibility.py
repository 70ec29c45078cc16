"""Needs linked to a handicap: whether they were asked for, and what was done; never what the handicap is.

What a person has is special-category data (GDPR, article 9). Neither a field nor a quote of these records holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditready import (
    Accessibility,
    DocumentText,
    EvidenceFile,
    LazyPattern,
    Locator,
    Mention,
    ReadContext,
    fold,
    looks_like_name,
    people_names,
    person_name,
    quote,
)

from .kinds import DocumentType, parts_of
from .labels import PERSON, Finder
from .tables import DOCUMENTS, Row, Table, find_tables

_NEED = r"(?:amenagements?|adaptations?|accessibilite|handicap|psh|besoins? (?:specifiques?|particuliers?))"
_TITLES = (
    rf"(?:questionnaire|fiche|recueil|registre|suivi|tableau|formulaire|grille"
    rf"|entretien)(?: [^:\n|]{{0,50}}?)? (?:d'|de |du |des |l')*{_NEED}\b"
    r"|(?:questionnaire|fiche) accessibilite|accessibility (?:questionnaire|form|record|register)"
)
_COLUMNS = {
    "person": r"(?:noms? (?:et )?prenoms?.*|prenoms? (?:et )?noms?|(?:apprenante?|stagiaire|participante?"
    r"|beneficiaire)s?(?:\(e\))?"
    r"|learner|trainee|participant|name)",
    "last_name": r"noms?|last name",
    "first_name": r"prenoms?|first name",
    "at": r"date\b.*|recueilli le|le",
    "need": r"(?:besoins?|demande|situation|amenagement (?:demande|necessaire|souhaite)|need)\b.*",
    "measure": (
        r"(?:mesures?|adaptations?|amenagements? (?:mis|propose|retenu|realise)|actions?|reponse"
        r"|compensation|adjustments?)\b.*"
    ),
    "partner": r"partenaires?.*|relais.*|orientation.*|partner",
}
_QUESTIONS = (
    r"(?:besoin|necessit)[^\n|?.]{0,60}?(?:amenage|adapt|handicap|specifique|particulier)[^\n|?:]{0,80}",
    r"situation de handicap[^\n|?:]{0,80}",
    r"(?:reconnu|reconnaissance|statut|beneficiez)[^\n|?:]{0,60}\b(?:rqth|travailleur handicape)[^\n|?:]{0,40}",
    r"(?:need|require)[^\n|?.]{0,40}?(?:adjustment|adaptation|support)[^\n|?:]{0,60}|because of a disability",
)
_INVITATION = LazyPattern(
    r"si vous|en cas de|contact|n'hesitez|merci de (?:nous )?(?:le )?signaler|a l'ecoute|nos locaux|accessibles?\b"
)
"""What invites people to come forward: it asks nobody."""
_YES = LazyPattern(r"\W*(?:oui|yes|o|signalee?|declaree?|exprimee?)\b")
_NO = LazyPattern(
    r"\W*(?:non|no|n|aucune?|neant|sans objet|pas (?:de|d'|besoin)|ras)\b|\W*(?:non|pas|aucune?)[ -](?:signale"
    r"|declare|exprime)"
)
_TICKED = LazyPattern(r"[☒☑✓✔✗✘■]|\[\s*[xX]\s*\]")
_BOX = LazyPattern(r"(?P<box>[☒☑✓✔☐□❏]|\[\s*[xX]?\s*\])[\s|]*(?P<words>oui|non|yes|no)\b", re.IGNORECASE)
_MEASURE = (
    (
        r"(?:amenagements?|adaptations?|mesures?|compensations?)(?: (?:(?:de |d')?(?:compensation|adaptation)"
        r"|mise?s?|proposee?s?|prevue?s?|retenue?s?"
        r"|realisee?s?|apportee?s?|prise?s?|convenue?s?|en place|pedagogiques?)(?: en (?:place|oeuvre))?)*"
    ),
    r"(?:actions?|solutions?)(?: (?:mise?s? en (?:place|oeuvre)|prevues?|retenues?|proposees?))",
    r"(?:partenaire|structure|relais)s?(?: (?:mobilisee?s?|contactee?s?|sollicitee?s?))?",
    r"(?:adjustments?|adaptations?)(?: (?:agreed|made|provided))?",
)
_BRACKETS = LazyPattern(r"\s*\([^()]*\)?")
"""Where a measure is explained: by what the handicap is, more often than not."""
_REFERENT = (r"(?:nom d[ue] (?:la )?)?referente?s? handicap", r"disability (?:officer|contact|referent)")
_AT = (
    r"date(?: (?:de l'entretien|du recueil|de recueil|de l'echange))?",
    r"(?:recueillie?|remplie?|complete|realisee?) le",
)
_AT_AFTER = (r"\b(?:recueillie?|remplie?|complete|realisee?) le\b", r"\bfait a [^\n|,]{2,40},? le\b")
_AFTER = 80
"""Characters after a question among which its answer stands."""


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[Accessibility]:
    tables = _tables(file)
    for table in tables:
        yield from _from_table(table, context)
    if tables or file.format not in DOCUMENTS:
        return
    nameless = 0
    for part in parts_of(DocumentText.of(file.name, file.document), _TITLES):
        found = Finder(part)
        name = found.person(*PERSON)
        record = asked_in(part, None if name is None else Mention(name=name, role="learner"))
        if record is not None:
            yield record
        nameless += name is None
    if nameless:
        context.note(
            f"{nameless} questionnaire(s) sans nom d'apprenant lisible : comptés pour le groupe",
            f"{nameless} form(s) without a readable learner's name: counted for the group",
        )


def asked_in(text: DocumentText, person: Mention | None) -> Accessibility | None:
    """Return what a document says of needs linked to a handicap; ``None`` where it asks nothing about them.

    For readers of other documents too: a needs analysis or a positioning often asks it.
    """
    asked = next(
        (match for pattern in _QUESTIONS for match in text.find_all(pattern) if not _invites(text, match)), None
    )
    if asked is None:
        return None
    found = Finder(text)
    need = _answer(text, asked.end())
    measure = None
    if need is not False:
        words = found.value("measure", *_MEASURE, accept=_is_measure)
        measure = None if words is None else _BRACKETS.sub("", words).strip() or None
    referent = found.value("referent", *_REFERENT, accept=people_names)
    return Accessibility(
        locator=_unrevealing(text, asked),
        person=person,
        at=found.day("at", *_AT) or found.day_after("at", *_AT_AFTER),
        asked=True,
        need=True if need is None and measure is not None else need,
        measure=measure,
        referent=None if referent is None else Mention(name=person_name(referent), role="staff"),
    )


def _invites(text: DocumentText, match: re.Match[str]) -> bool:
    """Whether a sentence invites people to come forward, and asks nobody."""
    index = text.line_index(match.start())
    start = text.line_start(index)
    return (
        _INVITATION.search(text.folded, start, match.end()) is not None
        and "?" not in text.text[start : match.end() + 1]
    )


def _answer(text: DocumentText, end: int) -> bool | None:
    """Return the answer after a question: a ticked box, or the first word; ``None`` where it cannot be told."""
    words = text.text[end : end + _AFTER]
    boxes = list(_BOX.finditer(words))
    if boxes:
        ticked = {fold(box["words"]) for box in boxes if _TICKED.search(box["box"])}
        return None if len(ticked) != 1 else bool(ticked & {"oui", "yes"})
    said = fold(words).lstrip(" ?:|-.\n")
    return False if _NO.match(said) else True if _YES.match(said) else None


def _is_measure(words: str) -> bool:
    folded = fold(words)
    return sum(map(str.isalpha, folded)) >= 4 and not _NO.match(folded) and not _YES.fullmatch(folded)


def _unrevealing(text: DocumentText, asked: re.Match[str]) -> Locator:
    """Return the place of a question, quoted without the answer: it may say what the handicap is."""
    place = text.locator(asked.start())
    words = text.text[asked.start() : asked.end()].replace("\n", " ")
    return Locator(file=place.file, page=place.page, line=place.line, quote=quote(words))


# --- registers ---------------------------------------------------------------------------------------------------


def _tables(file: EvidenceFile, *, head: bool = False) -> list[Table]:
    return find_tables(file, _COLUMNS, ("need", "person"), head=head) or find_tables(
        file, _COLUMNS, ("need", "last_name"), head=head
    )


def _from_table(table: Table, context: ReadContext) -> Iterator[Accessibility]:
    referent = Finder(table.caption).value("referent", *_REFERENT, accept=people_names)
    if table.unused:
        context.note(
            f"colonnes laissées de côté, car elles peuvent décrire un handicap : {len(table.unused)}",
            f"columns left alone, for they may describe a handicap: {len(table.unused)}",
        )
    for row in table.rows:
        if looks_like_name(person_name(row.name)):
            yield _from_row(row, referent)


def _from_row(row: Row, referent: str | None) -> Accessibility:
    said = fold(row.text("need"))
    measure = " – ".join(words for words in (row.text("measure"), row.text("partner")) if _is_measure(words)) or None
    need = False if _NO.match(said) else True if _YES.match(said) or measure else None
    shown = " | ".join(filter(None, (row.name, row.text("at"))))
    place = row.locator
    return Accessibility(
        locator=Locator(
            file=place.file, sheet=place.sheet, page=place.page, row=place.row, line=place.line, quote=quote(shown)
        ),
        person=Mention(name=row.name, role="learner"),
        at=row.date("at"),
        asked=True,
        need=need,
        measure=measure,
        referent=None if referent is None else Mention(name=person_name(referent), role="staff"),
    )


def _table_heading(file: EvidenceFile) -> str | None:
    for table in _tables(file, head=True):
        if table.says(_NEED):
            return " | ".join(table.headings)
    return None


ACCESSIBILITY = DocumentType(
    name="documents.accessibility",
    kinds=frozenset({"accessibility"}),
    titles=_TITLES,
    cues=(
        r"handicap|amenagement|adaptation|accessib|disabilit|adjustment",
        r"\boui\b|\bnon\b|\byes\b|\bno\b|referent|\?",
        r"\bnoms?\b|apprenant|stagiaire|participant|beneficiaire|learner",
    ),
    least=3,
    read=_read,
    table=_table_heading,
    certain=0.87,  # a column on the handicap alone makes it no collection of needs
)
