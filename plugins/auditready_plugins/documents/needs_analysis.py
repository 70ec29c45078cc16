"""Needs analyses (indicator 4): of one learner, of a company or a group, or a table of learners.

One sheet often holds both the needs and the positioning, so this reader gives both kinds where the title says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditready import Accessibility, DocumentText, EvidenceFile, Mention, NeedsAnalysis, Positioning, ReadContext, fold

from .accessibility import asked_in
from .kinds import DocumentType, find_title, parts_of
from .labels import PERSON, TITLE, Finder
from .tables import DOCUMENTS, Table, find_tables, note_unused

_NEED = r"(?:besoins?|attentes?|demandes?|motivations?)"
_COLLECTED = (
    rf"(?:recueil|analyse|expression|etude|diagnostic|audit|identification)"
    rf" (?:et (?:[a-z]+ )?(?:du |des |de )?)?(?:prealable )?(?:de la |de |des |du |de vos |de votre |d'un )?{_NEED}\b"
    r"(?! (?:specifiques|particuliers|(?:d'|en |lies? )[^\n|]{0,20}(?:amenagement|adaptation|handicap|accessib|psh)))"
)
_TITLES = (
    rf"{_COLLECTED}"
    rf"|(?:questionnaire|fiche|grille|formulaire|synthese|compte[- ]rendu|tableau|dossier|guide|entretien|releve)\b"
    rf"[^:\n|]{{0,34}}?\b{_COLLECTED}"
    r"|(?:compte[- ]rendu (?:d'|de l')?|synthese (?:d'|de l')?)?entretien (?:prealable|de cadrage|de recueil)\b"
    r"|(?:questionnaire|fiche|formulaire) (?:prealable|de pre-?formation|avant (?:la )?formation|d'attentes"
    r"|de besoins?)\b"
    r"|(?:vos |mes )?(?:besoins et attentes|attentes et besoins)\b|(?:cahier des charges"
    r"|brief) (?:de (?:la )?)?formation"
    r"|(?:formulaire |fiche )?(?:de )?demande (?:de |d'une )formation\b|[^\n|:]{0,40}: (?:vos|tes|mes) (?:besoins"
    r"|attentes)\b"
    r"|(?:training )?needs (?:analysis|assessment)|pre-?training questionnaire"
)
_COLUMNS = {
    "person": r"(?:noms? (?:et )?prenoms?.*|prenoms? (?:et )?noms?|(?:nom d[ue] |nom de l')?(?:apprenante?|stagiaire"
    r"|participante?|beneficiaire|candidate?|salariee?)s?(?:\(e\))?|learner|trainee|participant|name)",
    "last_name": r"(?:votre )?noms?|last name",
    "first_name": r"(?:votre )?prenoms?|first name",
    "at": r"horodateur|timestamp|date\b.*|rempli le|heure de (?:fin|debut)",
    "handicap": r".*(?:handicap|\bpsh\b|amenagement|disabilit|special need).*",
    "need": r".*\b(?:besoins?|attentes?|objectifs? (?:professionnels?|personnels?)|motivations?"
    r"|expectations?|needs?)\b.*",
    "outcome": r"(?:synthese|conclusion|decision|preconisation|reponse|suite donnee|adaptation|outcome)\b.*",
    "title": r"formation.*|intitule.*|action|training|course",
    "client": r"entreprise|societe|employeur|company",
}
_CLIENT = (
    (
        r"(?:nom de l'|nom du |votre )?(?:entreprise|client|societe|structure|employeur"
        r"|commanditaire|etablissement)(?: (?:beneficiaire|cliente?|demandeuse))?"
    ),
    r"raison sociale",
    r"company|client",
)
_SUBJECT = (
    (
        r"(?:theme|thematique|sujet|objet|action|formation)s?(?: (?:de la formation|envisagee?"
        r"|demandee?|souhaitee?|visee?))+"
    ),
    *TITLE,
    r"projet(?: de formation)?",
)
_PERSON = (
    *PERSON[:3],
    r"nom|learner|trainee|participant|name",
)
_METHOD = (r"(?:modalites?|mode|moyen|methode|type)(?: d[e'] ?)(?:recueil|entretien|analyse|l'analyse)", r"method")
_METHOD_SENTENCE = (
    (
        r"(?P<value>(?:entretien (?:telephonique|individuel|en visio\w*|physique|sur site)|visite sur site"
        r"|questionnaire en ligne|phone interview))"
    ),
    r"\b(?P<value>(?:en|par) (?:visio\w*|telephone)|au telephone|en face[- ]a[- ]face)\b",
)
_OUTCOME = (
    (
        r"(?:synthese|conclusions?|preconisations?|reponses?(?: (?:apportees?|proposees?|pedagogiques?))?|proposition"
        r"|solution (?:retenue|proposee)"
        r"|suites? donnees?|decision|adaptations? (?:prevues?|proposees?)|outcome|conclusion|recommendation)"
        r"(?: (?:du|de|des|d')[^:\n|]{1,40})?"
    ),
)
_AT = (
    r"date(?: d[eu'] ?[^:\n|]{1,40})?",
    r"(?:realisee?|remplie?|completee?|effectuee?|etablie?|renseignee?)(?: [^:\n|]{0,20})? le",
    r"le",
    r"date of [^:\n|]{1,30}",
)
_AT_SENTENCES = (
    r"\b(?:entretien|rencontre|rendez-vous|echange|reunion|visite|appel)(?: [a-z']{2,20}){0,3} (?:du|le) ",
    r"(?:realisee?|remplie?|completee?|effectuee?|etablie?|renseignee?)s?(?: [^\n|]{0,20})? le ?:?",
    r"\bfait(?: a [^\n|,]{2,40})?,? le\b",
    r"(?:^|\| )[^\n|]{2,30}, le\b",
)
_HANDICAP = r"handicap|\bpsh\b|\brqth\b|amenagement|besoins? specifiques?|disabilit|special needs?"
_POSITIONING = r"positionnement|positioning"


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[NeedsAnalysis | Positioning | Accessibility]:
    tables = find_tables(file, _COLUMNS, ("need", "person")) or find_tables(
        file, _COLUMNS, ("need", "last_name", "first_name")
    )
    rows = [table for table in tables if len(table.rows) > 0 and table.rows[0].name]
    if rows:
        note_unused(rows, context)
        for table in rows:
            yield from _from_table(table)
    elif file.format in DOCUMENTS:
        yield from _from_documents(DocumentText.of(file.name, file.document), context)


def _from_table(table: Table) -> Iterator[NeedsAnalysis]:
    title = Finder(table.caption).title()
    asked = "handicap" in table.columns or table.says(_HANDICAP)
    for row in table.rows:
        if row.name:
            yield NeedsAnalysis(
                locator=row.locator,
                person=Mention(name=row.name, role="learner"),
                client=row.text("client") or None,
                title=row.text("title") or title,
                at=row.date("at"),
                outcome=row.text("outcome") or None,
                accessibility_asked=asked,
            )


def _from_documents(text: DocumentText, context: ReadContext) -> Iterator[NeedsAnalysis | Positioning | Accessibility]:
    for part in parts_of(text, _TITLES):
        found = Finder(part)
        title_line = find_title(part, _TITLES) or 0
        name = found.person(*_PERSON)
        client = found.value("client", *_CLIENT)
        if name is None:
            context.note(
                "aucun apprenant nommé : analyse du besoin de l'entreprise ou du groupe",
                "no learner named: needs analysis of the company or the group",
            )
        at = found.day("at", *_AT) or found.day_after("at", *_AT_SENTENCES)
        outcome = found.value("outcome", *_OUTCOME)
        yield NeedsAnalysis(
            locator=found.places.get("person", part.line_locator(title_line)),
            person=None if name is None else Mention(name=name, role="learner", organisation=client),
            client=client,
            title=found.value("title", *_SUBJECT) or found.title(),
            at=at,
            method=found.value("method", *_METHOD) or found.sentence("method", *_METHOD_SENTENCE),
            outcome=outcome,
            accessibility_asked=part.search(_HANDICAP) is not None,
            places=found.places,
        )
        # A company answers for several people: that says nothing of one of them.
        asked = None if name is None else asked_in(part, Mention(name=name, role="learner"))
        if asked is not None and asked.need is not None:
            yield asked
        if name is not None and re.search(_POSITIONING, part.folded_lines[title_line]):
            yield _positioning(found, name, outcome)


def _positioning(found: Finder, name: str, outcome: str | None) -> Positioning:
    """Return the positioning that the same sheet holds."""
    return Positioning(
        locator=found.places["person"],
        person=Mention(name=name, role="learner"),
        at=found.day("at", *_AT) or found.day_after("at", *_AT_SENTENCES),
        outcome=found.value("outcome", r"niveau(?: [^:\n|]{1,30})?|level") or outcome,
        title=found.title(),
    )


def _table_heading(file: EvidenceFile) -> str | None:
    """Return the heading of a list of learners' needs; a survey after the training has no such column alone."""
    required: Sequence[str]
    for required in (("need", "person"), ("need", "last_name", "first_name")):
        for table in find_tables(file, _COLUMNS, required, head=True):
            says = fold(" | ".join((*table.headings, table.caption.text)))
            if not re.search(r"satisf|recommand|a chaud|a froid|formateur", says):
                return " | ".join(heading for heading in table.headings if heading)
    return None


NEEDS_ANALYSIS = DocumentType(
    name="documents.needs_analysis",
    kinds=frozenset({"needs_analysis", "positioning", "accessibility"}),
    titles=_TITLES,
    cues=(
        (
            r"\bnoms?\b|structure\b|etablissement|apprenant|stagiaire|participant|beneficiaire|salarie|client"
            r"|entreprise|societe|learner|company"
        ),
        r"besoins?|attentes?|objectifs?|motivations?|contexte|expectations?|needs?",
        r"formation|action\b|parcours|stage\b|training|course|responsable|rh\b",
    ),
    least=2,
    read=_read,
    table=_table_heading,
    confidence=0.965,
)
