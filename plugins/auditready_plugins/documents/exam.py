"""Presentation to a certification (indicator 16): authorisation, information, registration, sitting, result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from auditready import (
    DocumentText,
    EvidenceFile,
    ExamEvidence,
    Locator,
    Mention,
    ReadContext,
    fold,
    looks_like_name,
    person_name,
)

from .kinds import DocumentType, find_title
from .labels import PERSON, Finder
from .tables import DOCUMENTS, Row, Table, find_tables

Step = Literal["authorisation", "information", "registration", "sitting", "result"]

_EXAM = r"(?:examens?|certifications?|epreuves?|jurys?|titre professionnel|soutenances?|diplomes?)"
_TITLES = (
    rf"(?:confirmation |bulletin |fiche |demande |liste |recapitulatif )?(?:d'|des "
    rf"|de l')?inscriptions?(?: [^:\n|]{{0,40}})? (?:a |aux? |au passage |d|l)[^:\n|]{{0,20}}{_EXAM}"
    rf"|convocation(?: [^:\n|]{{0,30}})? (?:a |aux? |devant )[^:\n|]{{0,20}}{_EXAM}"
    rf"|(?:proces[- ]verbal|pv)\b[^:\n|]{{0,40}}{_EXAM}|releve de (?:decisions?|resultats?|notes)[^:\n|]{{0,40}}{_EXAM}"
    rf"|(?:convention|attestation|notification|decision) (?:d'"
    rf"|de )?(?:habilitation|partenariat[^:\n|]{{0,40}}certif|agrement)"
    rf"|habilitation\b[^:\n|]{{0,40}}{_EXAM}"
    rf"|(?:reglement|modalites|conditions|consignes)\b[^:\n|]{{0,40}}(?:d'|de |de l'|des |du |la )+{_EXAM}"
    rf"|(?:attestation|certificat|notification|parchemin)\b[^:\n|]{{0,20}}(?:de reussite|de resultats?"
    rf"|d'obtention|de passage|de presentation)[^:\n|]{{0,60}}"
    rf"|(?:feuille|liste)\b[^:\n|]{{0,20}}(?:presence|emargement|candidats|admis)[^:\n|]{{0,30}}(?:{_EXAM}|jury)"
    rf"|(?:resultats?|deliberations?)[^:\n|]{{0,30}}{_EXAM}"
    r"|exam(?:ination)? (?:registration|results?|invitation|rules|attendance)|certification (?:registration|results?)"
)
_STEPS: tuple[tuple[Step, str], ...] = (
    ("authorisation", r"habilitation|partenariat|agrement"),
    ("information", r"reglement|modalites|conditions|consignes|rules"),
    ("result", r"proces[- ]verbal|\bpv\b|resultat|reussite|obtention|admis|deliberation|releve|parchemin|results?"),
    ("sitting", r"presence|emargement|passage|presentation|attendance"),
    ("registration", r"inscription|convocation|liste des candidats|registration|invitation"),
)
"""What a title says of the step; the first that matches."""
_OF_GROUP = frozenset({"authorisation", "information"})
"""Steps that concern no candidate in particular."""
_COLUMNS = {
    "person": (
        r"(?:noms? (?:et )?prenoms?.*|prenoms? (?:et )?noms?|(?:candidate?|stagiaire|apprenante?"
        r"|participante?)s?(?:\(e\))?|candidate|learner)"
    ),
    "last_name": r"noms?(?: d[ue] candidat)?|last name",
    "first_name": r"prenoms?|first name",
    "register": r"code(?: (?:certification|rncp|rs|cpf))?|(?:n° |numero )?(?:rncp|rs)(?:[ /].*)?",
    "certification": r"certification(?: visee)?|titre|diplome|intitule.*",
    "authority": r"certificateur|autorite.*|organisme certificateur",
    "at": r"date\b.*|inscrite? le",
    "result": r"resultats?.*|decision.*|avis.*|mention|statut|result|decision",
    "mark": r"notes?\b.*|score.*|points.*",
    "signature": r"signature.*|emargement.*",
}
_REGISTER = r"\b(?P<value>(?:rncp|rs) ?(?:n° ?)?\d{3,6})\b"
_CERTIFICATION = (
    (
        r"(?:intitule de la )?certification(?: (?:visee|professionnelle|preparee))?"
        r"|titre(?: professionnel)?(?: vise)?|diplome(?: vise)?|epreuve"
    ),
    r"(?:exam|qualification)",
)
_AUTHORITY = (
    (
        r"(?:(?:organisme |autorite |institution )?certificat(?:eur|rice)|autorite delivrant|organisme certificateur"
        r"|ministere)(?: [^:\n|]{1,30})?"
    ),
    r"awarding body|certifier",
)
_AT = (
    (
        r"date d'inscription|inscrite? le|date (?:de (?:la )?)?(?:deliberation|l'epreuve"
        r"|l'examen|session|passage)(?: [^:\n|]{1,30})?"
    ),
    r"date(?: (?:de l'|du |de la |d')[^:\n|]{1,30})?|date of [^:\n|]{1,30}",
)
_AFTER = (
    r"\binscrite? le\b",
    r"\bconvoquee?\b[^\n|]{0,30}? le\b",
    r"\b(?:passe|obtenu|presente|reussi)[^\n|]{0,40}? le\b",
    r"\bfait a [^\n|,]{2,40},? le\b",
    r"\b(?:examen|session|epreuve)[^\n|]{0,20} d[ue]\b",
    r"\bversion du\b",
)
_RESULT = (r"resultats?(?: (?:obtenus?|final|global))?|decision(?: du jury)?|mention|avis", r"result")
_PEOPLE = (
    r"(?:^|\| )(?:mme|madame|m\.|monsieur|mlle|mr|mrs|ms)\.? (?P<value>[^\n|,:]{4,60}?)(?= ?\||$|,)",
    (
        r"(?:certifie|atteste|declare|informe) que (?:mme|madame|m\.|monsieur"
        r"|mlle)?\.? ?(?P<value>[^\n|,:]{4,60}?)(?=$|\n|,| a )"
    ),
)


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[ExamEvidence]:
    tables = _tables(file)
    if file.format in DOCUMENTS:
        text = DocumentText.of(file.name, file.document)
        title = find_title(text, _TITLES) or 0
        step, place = step_of(text.lines[title][0]), text.line_locator(title)
    elif tables:
        text = tables[0].caption
        words = f"{' '.join(line for line, _, _ in text.lines)} {' '.join(tables[0].headings)}"
        step, place = step_of(words), text.locator()
    else:
        return
    common = _common(Finder(text))
    rows = [row for table in tables for row in table.rows if looks_like_name(person_name(row.name))]
    for row in rows:
        yield _of_row(row, step, common)
    if not rows:
        record = _of_document(text, step, common, place)
        if record.person is None and step not in _OF_GROUP:
            context.note(
                "aucun candidat nommé lisible : compté pour le groupe", "no candidate's name readable: for the group"
            )
        yield record


def step_of(title: str) -> Step:
    """Return the step that a title names; an examination's paper that says no more is information."""
    folded = fold(title)
    return next((step for step, pattern in _STEPS if re.search(pattern, folded)), "information")


class _Common:
    """What is said once of all candidates of a document."""

    def __init__(self, certification: str | None, register: str | None, authority: str | None, at: date | None) -> None:
        self.certification, self.register, self.authority, self.at = certification, register, authority, at
        self.places: dict[str, Locator] = {}


def _common(found: Finder) -> _Common:
    register = found.text.first(_REGISTER)
    if register is not None:
        found.note("register", register.start)
    certification = found.value("certification", *_CERTIFICATION, accept=lambda words: sum(map(str.isalpha, words)) > 5)
    if certification is not None:
        certification = re.split(r"\s*[(–]|\s-\s|,", certification)[0].strip() or None
    at = found.day("at", *_AT) or found.day_after("at", *_AFTER)
    common = _Common(
        certification,
        _register(register.text) if register else None,
        found.value("authority", *_AUTHORITY, accept=lambda words: any(map(str.isalpha, words))),
        at,
    )
    common.places = found.places
    return common


def _register(words: str) -> str | None:
    found = re.search(r"(rncp|rs)\D{0,5}(\d{1,6})", fold(words))
    return None if found is None else f"{found[1].upper()}{found[2]}"


def _of_row(row: Row, step: Step, common: _Common) -> ExamEvidence:
    return ExamEvidence(
        locator=row.locator,
        person=Mention(name=row.name, role="learner"),
        step=step,
        certification=row.text("certification") or common.certification,
        register=_register(row.text("register")) or common.register,
        authority=row.text("authority") or common.authority,
        at=row.date("at") or common.at,
        result=row.text("result") or None,
        places=common.places,
    )


def _of_document(text: DocumentText, step: Step, common: _Common, place: Locator) -> ExamEvidence:
    found = Finder(text)
    name = None
    if step not in _OF_GROUP:
        sentence = found.sentence("person", *_PEOPLE)
        name = found.person(*PERSON) or (person_name(sentence) if sentence else None)
        name = name if name and looks_like_name(name) else None
    return ExamEvidence(
        locator=found.places.get("person", place) if name else place,
        person=None if name is None else Mention(name=name, role="learner"),
        step=step,
        certification=common.certification,
        register=common.register,
        authority=common.authority,
        at=common.at,
        result=found.value("result", *_RESULT) if step == "result" else None,
        places={**common.places, **found.places},
    )


def _tables(file: EvidenceFile, *, head: bool = False) -> list[Table]:
    tables: list[Table] = []
    for required in (("person",), ("last_name", "first_name")):
        tables = tables or find_tables(file, _COLUMNS, required, head=head)
    useful = {"result", "register", "signature", "at", "certification"}
    return [table for table in tables if useful & set(table.columns)]


def _table_heading(file: EvidenceFile) -> str | None:
    for table in _tables(file, head=True):
        if table.says(_TITLES) or (
            table.says(r"inscription|jury|candidat") and table.says(_REGISTER + "|certification")
        ):
            return " | ".join(table.headings)
    return None


EXAM = DocumentType(
    name="documents.exam",
    kinds=frozenset({"exam_evidence"}),
    titles=_TITLES,
    cues=(
        rf"\b{_EXAM}\b|\bexam",
        r"candidat|stagiaire|jury|certificat|habilit|learner|candidate",
        r"\b(?:rncp|rs) ?(?:n° ?)?\d{3,6}\b|repertoire (?:national|specifique)|certification|titre professionnel",
    ),
    least=2,
    read=_read,
    table=_table_heading,
    confidence=0.96,  # "convocation à l'examen" is a convocation too
)
