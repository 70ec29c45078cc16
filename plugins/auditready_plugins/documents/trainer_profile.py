"""CVs, profiles and diplomas of those who teach (indicator 21): who, and what qualifies them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from auditready import (
    DocumentText,
    EvidenceFile,
    Mention,
    ReadContext,
    TrainerProfile,
    Words,
    fold,
    looks_like_name,
    person_name,
)

from .kinds import DocumentType, find_title
from .labels import FIRST_NAME, LAST_NAME, PERSON, Finder
from .programme_wordings import UPDATED
from .sections import Headings, Sections
from .tables import Table, find_tables, note_unused

_TRAINER = r"(?:formateurs?|formatrices?|intervenante?s?|animat(?:eur|rice)s?|consultante?s?|trainers?|instructors?)"
_PROFILE = (
    rf"(?:fiche|profil|presentation|dossier|portrait|biographie|bio|references?)(?: (?:de |d'|du |des |de l'|de la )?"
    rf"(?:identite |individuelle |competences? )?(?:du |de l'|de la |d'un )?)?{_TRAINER}\b|trainer profile"
)
_CV = r"curriculum(?: vitae)?\b|c\.?v\.?(?= |$)|resume of\b|europass\b"
_DIPLOMA = (
    r"diplome\b|titre professionnel\b|certificat (?:de qualification|d'aptitude|de formateur|de specialisation)"
    r"|(?:master|licence|doctorat|maitrise|brevet)\b|habilitation\b"
)
_TITLES = rf"(?:{_PROFILE})|(?:{_CV})"
_AWARDED = (
    r"(?:est )?(?:delivre|decerne|confere|attribue|accorde)e? a ?:? ?(?P<value>(?:m\.|mme\.?|madame|monsieur)?"
    r" ?[^\n|,.:;(]{4,60})"
)
_HEADINGS: Headings = (
    (
        ("experience",),
        (
            r"(?:mes |vos |mon |l')?(?:experiences?|parcours|historique)(?: (?:professionnel(?:le)?s?|significatives?"
            r"|d'animation|en formation|de formateur|pedagogiques?|principales?|recentes?))*"
            r"|missions?(?: (?:recentes?|realisees?|significatives?|principales?))?|realisations?"
            r"|experiences? (?:dans|en|de) [^:\n|]{3,40}|references?(?: [^:\n|]{1,30})?"
            r"|(?:work |professional )?experience|employment(?: history)?|career"
        ),
    ),
    (
        ("qualifications",),
        (
            r"(?:mes |vos )?(?:formations?|diplomes?|qualifications?|titres?|cursus|etudes|certifications?"
            r"|habilitations?|education|scolarite)(?: (?:initiale|continue|et|diplomes?|formations?|qualifications?"
            r"|certifications?|obtenue?s?|professionnel(?:le)?s?|universitaires?|titres?|suivies?|/|,|&))*"
            r"|education(?: and training)?|qualifications?|degrees?"
        ),
    ),
    (
        ("skills",),
        (
            r"(?:mes |vos )?(?:competences?|savoir-faire|expertises?|specialites?|domaines? (?:d'intervention"
            r"|de competences?"
            r"|d'expertise)|thematiques?|atouts)(?: (?:cles?|techniques?|professionnelles?|pedagogiques?|metiers?|et"
            r"|informatiques?|principales?|linguistiques?|d'intervention|,))*"
            r"|ce que je (?:sais|peux) [^:\n|]{3,20}|(?:key )?skills|expertise|areas of expertise"
        ),
    ),
    (
        (),
        (
            r"(?:centres? d'interets?|loisirs|langues?|langues? etrangeres?|informatique|coordonnees|contact|statut"
            r"|a propos(?: de moi)?|profil|divers|interests|languages?|mis a jour|date(?: de)?(?: mise a jour)?)"
        ),
    ),
)
_TELLING = frozenset({"experience", "qualifications", "skills"})
_NAME_WITHIN = 8
"""Lines from the top among which a CV writes whose it is."""
_COLUMNS = {
    "person": r"(?:noms? (?:et )?prenoms?.*|prenoms? (?:et )?noms?"
    rf"|(?:nom d[ue] |nom de l')?{_TRAINER}(?:\(e?s?\))?|name)",
    "last_name": r"noms?|last name",
    "first_name": r"prenoms?|first name",
    "qualifications": r"(?:diplomes?|qualifications?|titres?|certifications?|formation initiale|degrees?)\b.*",
    "experience": r"(?:experiences?|parcours|anciennete)\b.*",
    "skills": r"(?:competences?|domaines?|specialites?|expertises?|thematiques?|skills)\b.*",
    "updated": r"(?:mis(?:e)? a jour|maj|cv (?:du|a jour)|date)\b.*",
}
_REQUIRED = (("qualifications", "person"), ("qualifications", "last_name", "first_name"))


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[TrainerProfile]:
    tables = [table for required in _REQUIRED for table in find_tables(file, _COLUMNS, required)]
    listed = [table for table in tables if table.rows]
    if listed:
        note_unused(listed[:1], context)
        yield from _from_table(listed[0])
    else:
        profile = _from_document(DocumentText.of(file.name, file.document))
        if profile is None:
            context.note(
                "aucun nom de personne lisible dans ce document", "no person's name is readable in this document"
            )
        else:
            yield profile


def _from_table(table: Table) -> Iterator[TrainerProfile]:
    for row in table.rows:
        if row.name:
            yield TrainerProfile(
                locator=row.locator,
                person=Mention(name=row.name),
                document="profile",
                updated=row.date("updated"),
                qualifications=row.text("qualifications") or None,
                experience=row.text("experience") or None,
                skills=row.text("skills") or None,
            )


def _from_document(text: DocumentText) -> TrainerProfile | None:
    found, sections = Finder(text), Sections(text, _HEADINGS)
    line = find_title(text, _TITLES)
    document = _document(text, line)
    name = _name(found, document)
    if name is None:
        return None
    return TrainerProfile(
        locator=found.places["person"],
        person=Mention(name=name),
        document=document,
        updated=found.day_after("updated", *UPDATED),
        qualifications=_said(found, sections, "qualifications") or _degree(found, document),
        experience=_said(found, sections, "experience"),
        skills=_said(found, sections, "skills"),
        places=found.places,
    )


def _document(text: DocumentText, line: int | None) -> Literal["cv", "diploma", "profile"]:
    if text.search(_AWARDED) is not None:
        return "diploma"
    head = "" if line is None else text.folded_lines[line]
    return "profile" if re.match(rf"\W*(?:{_PROFILE})", head) else "cv"


def _name(found: Finder, document: str) -> str | None:
    if document == "diploma":
        awarded = found.text.first(_AWARDED)
        name = "" if awarded is None else person_name(awarded.text)
        if awarded is None or not looks_like_name(name):
            return None
        found.note("person", awarded.start)
        return name
    labels = (rf"(?:nom d[ue] |nom de l'|nom de la )?{_TRAINER}(?:\(e?s?\))?", *PERSON[:1])
    return found.person(*labels) or _labelled(found) or _name_at_top(found)


def _labelled(found: Finder) -> str | None:
    last, first = found.text.value_of(*LAST_NAME), found.text.value_of(*FIRST_NAME)
    if last is None or first is None:
        return None
    found.note("person", last.start)
    return f"{first.text} {last.text}"


def _name_at_top(found: Finder) -> str | None:
    """Return the first line that is a person's name and nothing else, beside a "CV of" perhaps."""
    for index, (line, _, _) in enumerate(found.text.lines[:_NAME_WITHIN]):
        for cell in line.split(" | "):
            words = re.sub(rf"(?i)^\W*(?:{_CV})\W*(?:de |d'|of )?", "", cell)
            name = person_name(re.split(r"\s[-–]\s", words)[0])
            if looks_like_name(name) and not re.search(_NO_NAME, fold(name)):
                found.note("person", found.text.line_start(index))
                return name
    return None


_NO_NAME = (
    r"formateur|formatrice|formation|trainer|consultant|curriculum|vitae|profession|experience|competence|diplome"
    r"|profil"
    r"|permis|bilan|francais|anglais|ingenieur|coach|manage|responsable|education"
)
"""Words of a CV that begin in capitals as names do."""


def _said(found: Finder, sections: Sections, field: str) -> str | None:
    section = sections.first(field)
    if section is None:
        return None
    found.note(field, section.start)
    return section.text[:400]


def _degree(found: Finder, document: str) -> str | None:
    """Return the lines between a diploma's name and whom it was awarded to."""
    if document == "diploma":
        named, awarded = found.text.search(rf"(?:^|\| )\W*(?:{_DIPLOMA})"), found.text.search(_AWARDED)
        if named is not None and awarded is not None and named.start() < awarded.start():
            passage = found.text.passage(named.start(), awarded.start())
            if passage is not None:
                found.note("qualifications", passage.start)
                return passage.text[:400]
    return found.sentence("qualifications", r"(?P<value>(?:diplomee?|titulaire|certifiee?)\b[^\n|]{5,120})")


def _untitled(_file: EvidenceFile, text: DocumentText) -> Words | None:
    """Return what tells a CV that is called by its owner's name alone, or a diploma."""
    if any(re.match(rf"\W*(?:{_DIPLOMA})", line) for line in text.folded_lines[:_NAME_WITHIN]):
        awarded = text.first(_AWARDED)
        if awarded is not None and looks_like_name(person_name(awarded.text)):
            return Words("un diplôme délivré à une personne", "a diploma awarded to a person")
    fields = Sections(text, _HEADINGS).fields & _TELLING
    if not {"experience", "qualifications"} <= fields or _name_at_top(Finder(text)) is None:
        return None
    return Words(f"un nom et {len(fields)} rubriques d'un CV", f"a name and {len(fields)} headings of a CV")


def _table_heading(file: EvidenceFile) -> str | None:
    for required in _REQUIRED:
        for table in find_tables(file, _COLUMNS, required, head=True):
            if re.search(_TRAINER, fold(" | ".join((*table.headings, table.caption.text)))):
                return " | ".join(heading for heading in table.headings if heading)
    return None


TRAINER_PROFILE = DocumentType(
    name="documents.trainer_profile",
    kinds=frozenset({"trainer_profile"}),
    titles=_TITLES,
    cues=(
        r"experiences?|parcours|career|employment|depuis (?:19|20)\d\d|\bcv\b",
        (
            r"diplom\w+|titre\b|master|licence|qualification|certifi\w+|competences?|specialites?|skills|education"
            r"|formations?\b|etudes?\b|cursus|scolarite|savoir-faire|expertises?\b|\b(?:dut|bts|cap|bac)\b"
        ),
    ),
    least=2,
    read=_read,
    table=_table_heading,
    untitled=_untitled,
    confidence=0.9,
)
