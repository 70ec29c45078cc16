"""Follow-up logs: individual exchanges, recorded drop-outs, reviews of whether remote modules were really followed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditready import (
    Dropout,
    EffectivenessCheck,
    EvidenceFile,
    LazyPattern,
    Mention,
    ReadContext,
    TutorExchange,
    fold,
)

from .kinds import DocumentType
from .labels import PERSON, Finder
from .tables import Row, Table, find_tables, note_unused

_TITLES = (
    r"(?:journal|tableau|fiche|registre|carnet|historique|releve|grille|suivi)(?: [^:\n|]{0,30})?(?:de |du |des |d')?"
    r"(?:suivi|echanges|tutorat|relances|contacts|abandons|accompagnement)\b"
    r"|suivi (?:individuel|pedagogique|tutoral|des apprenants|des stagiaires|individualise|a distance)"
    r"|(?:verification|controle|revue)(?: [^:\n|]{0,20})? (?:de l'effectivite|du suivi|de l'assiduite)"
    r"|effectivite du suivi"
    r"|abandons\b|liste des abandons|follow-up log|tutoring log|log of exchanges|effectiveness check|drop-?outs?\b"
)
_LEARNER = r"apprenante?|stagiaire|participante?|beneficiaire|eleve"
_CHANNEL = (
    r"canal.*|moyens?(?: de (?:contact|communication))?|mode (?:de contact|d'echange|de communication)"
    r"|type (?:de contact|d'echanges?)|channel|via"
)
_COLUMNS = {
    "date": r"(?:date\b.*|jour|le)",
    "person": rf"(?:noms? (?:et )?prenoms?.*|prenoms? (?:et )?noms?|(?:nom d[ue] |nom de l')?(?:{_LEARNER})s?(?:\(e\))?"
    r"(?: concernee?)?|learner|trainee|participant)",
    "last_name": r"nom|last name",
    "first_name": r"prenom|first name",
    "author": r"auteur|(?:formateur|tuteur|intervenant|referent|accompagnateur)(?:[ -/]\w+)*"
    r"|(?:saisi|redige|realise|verifie|controle|contacte|effectue)e? par|par|author|tutor|trainer|checked by|by",
    "office": r"fonction|role|qualite|office",
    "channel": rf"{_CHANNEL}|type|mode|modalites?|outil|support|media",
    "cause": r"cause.*|motif(?: (?:de l'abandon|d'abandon|de rupture))?|raison.*|reason|cause",
    "subject": r"objet.*|sujet|contenu.*|commentaires?|observations?|remarques?|echanges?|resume.*|syntheses?.*"
    r"|notes?|details?|description|subject|comments?|summary",
    "result": r"resultats?.*|constats?.*|conclusion|statut|etat|result|outcome|status",
    "action": r"actions?.*|suites?.*|mesures?.*|decision.*|follow-up",
}
_AUTHOR = (
    (
        r"(?:nom d[ue] |nom de la )?(?:tuteur|tutrice|formateur|formatrice|referente?|accompagnateur|accompagnatrice)"
        r"(?:[ -](?:tuteur|tutrice|pedagogique|referente?))?"
    ),
    "tutor|trainer",
)
_DISTANCE_REVIEW = (
    r"(?:verification|controle|revue)(?: [^:\n|]{0,30})? (?:de l'effectivite|du suivi|de l'assiduite|des modules)"
    r"|effectivite|date (?:de verification|de controle)|(?:verifie|controle)e? par|effectiveness"
)
_DROPOUTS = r"abandons?\b|drop-?outs?\b|ruptures? de parcours"
_LEFT = LazyPattern(
    r"\ba abandonne|\babandon(?:ne)?\b|rupture (?:de|du) parcours|arret (?:de|du) (?:la )?(?:formation|parcours)"
    r"|dropped out|drop-?out\b|withdr[ae]w"
)
_NOT_LEFT = LazyPattern(
    r"(?:risque|prevention|prevenir|eviter|pas|aucun|sans|menace)s?(?: d'| de | l'| l | les | des )*\s*(?:un )?"
    r"(?:abandon|drop-?out)"
)
_REMINDER = LazyPattern(r"\brelance|\brappel(?:s|e|ons)?\b|\becheances?\b|sans nouvelles|reminder|overdue")
_GROUP = LazyPattern(r"(?:tous|toutes|groupe|ensemble|collectif|all|everyone|group)\b")


def _tables(file: EvidenceFile, *, head: bool = False) -> list[Table]:
    tables = find_tables(file, _COLUMNS, ("date",), head=head)
    return [table for table in tables if {"subject", "channel", "result", "cause"} & set(table.columns)]


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[TutorExchange | EffectivenessCheck | Dropout]:
    tables = _tables(file)
    note_unused(tables, context)
    for table in tables:
        caption = Finder(table.caption)
        alone = caption.person(*PERSON)
        author = None if {"author", "office"} & set(table.columns) else caption.person(*_AUTHOR)
        review, dropouts = table.says(_DISTANCE_REVIEW), table.says(_DROPOUTS) and "cause" in table.columns
        nameless = 0
        for row in table.rows:
            name = row.name or alone
            if not name or _GROUP.match(fold(name)):
                nameless += 1
                continue
            yield from _entries(row, name, author, review=review, dropouts=dropouts)
        if nameless:
            context.note(
                f"{nameless} ligne(s) sans apprenant nommé (groupe ou vide) laissée(s) de côté",
                f"{nameless} row(s) that name no learner (group or empty) left out",
            )
    if not tables:
        context.note(
            "suivi sans tableau daté : rien n'y est lu", "follow-up without a dated table: nothing is read from it"
        )


def _entries(
    row: Row, name: str, author: str | None, *, review: bool, dropouts: bool
) -> Iterator[TutorExchange | EffectivenessCheck | Dropout]:
    person = Mention(name=name, role="learner")
    at = row.date("date")
    said = fold(" ".join(row.text(field) for field in ("subject", "result", "action", "cause")))
    if review or re.search(_DISTANCE_REVIEW, said):
        result = row.text("result") or row.text("subject")
        yield EffectivenessCheck(
            locator=row.locator, person=person, at=at, checked_by=_author(row, author), result=result or None
        )
        return
    left = dropouts or (_LEFT.search(said) is not None and _NOT_LEFT.search(said) is None)
    if left:
        cause = row.text("cause") or row.text("subject") or row.text("result")
        yield Dropout(locator=row.locator, person=person, at=at, cause=cause or None)
    if not left or row.text("channel"):
        yield TutorExchange(
            locator=row.locator,
            person=person,
            author=_author(row, author),
            at=at,
            channel=row.text("channel") or None,
            subject=row.text("subject") or row.text("result") or row.text("action") or None,
            reminder=_REMINDER.search(said) is not None,
        )


def _author(row: Row, alone: str | None) -> Mention | None:
    """Return who wrote the entry; a trainer or tutor by the office that the log gives, else staff or unknown.

    ``alone`` is the one tutor whom the log names above its table.
    """
    name = row.text("author")
    if not name:
        return None if alone is None else Mention(name=alone, role="trainer")
    office = fold(row.text("office"))
    if re.search(r"\bformat(?:eur|rice)|\btut(?:eur|rice|or)|\bintervenante?\b|\btrainer", office):
        return Mention(name=name, role="trainer")
    return Mention(name=name, role="staff" if office else "unknown")


def _table_heading(file: EvidenceFile) -> str | None:
    for table in _tables(file, head=True):
        columns = set(table.columns)
        named = bool(columns & {"person", "last_name"})
        contacted = any(re.fullmatch(_CHANNEL, fold(heading)) for heading in table.headings)
        log = {"channel", "subject"} <= columns and named and contacted
        titled = named and (table.says(_TITLES) or table.says(_DISTANCE_REVIEW))
        if log or titled:
            return " | ".join(table.headings)
    return None


FOLLOW_UP = DocumentType(
    name="documents.follow_up",
    kinds=frozenset({"tutor_exchange", "effectiveness_check", "dropout"}),
    titles=_TITLES,
    cues=(
        r"\bdate\b",
        rf"\b(?:{_LEARNER})s?\b|learner|trainee",
        r"\b(?:objet|canal|mode|moyen|sujet|synthese|echanges?|commentaires?|observations?|motif|cause|resultats?|constats?|subject|channel|result)\b",
    ),
    least=3,
    read=_read,
    table=_table_heading,
)
