"""Positioning at entry (indicator 8): one learner a document, or a table of learners."""

from __future__ import annotations

from collections.abc import Iterator

from auditready import Accessibility, DocumentText, EvidenceFile, Mention, Positioning, ReadContext

from .accessibility import asked_in
from .kinds import DocumentType, parts_of
from .labels import PERSON, Finder
from .tables import DOCUMENTS, Table, find_tables, note_unused

_TITLES = (
    r"(?:test|questionnaire|fiche|grille|entretien|evaluation|bilan|synthese|resultats?|compte[- ]rendu|tableau|releve)"
    r"(?: [^:\n|]{0,40})? (?:de |du |d'|des )?(?:auto-?)?positionnements?\b|(?:auto-?)?positionnement\b"
    r"|(?:tests?|evaluation|diagnostic|bilan) (?:de niveau|d'entree|initiale?|diagnostique|du niveau|prealable)\b"
    r"|(?:entry |initial )?positioning\b|placement test"
)
_COLUMNS = {
    "person": r"(?:noms? (?:et )?prenoms?.*|prenoms? (?:et )?noms?|(?:nom d[ue] |nom de l')?(?:apprenante?|stagiaire"
    r"|participante?|beneficiaire|candidate?)s?(?:\(e\))?|learner|trainee|participant|name)",
    "last_name": r"noms?|last name",
    "first_name": r"prenoms?|first name",
    "at": r"date\b.*|realise le|passe le",
    "method": r"(?:methode|modalites?|outil|type de (?:test|positionnement)|method)\b.*",
    "outcome": r"(?:resultats?|niveau|synthese|conclusion|decision|preconisation|orientation|outcome|result|level)\b.*",
    "title": r"formation|intitule.*|action|training|course",
}
_PHASE = r"positionnement|positioning|placement"
_METHOD = (
    (
        r"methode(?: utilisee)?|modalites?(?: du positionnement| de positionnement)?"
        r"|outils?(?: utilises?| de positionnement)?"
    ),
    "method",
)
_OUTCOME = (
    r"(?:resultats?|synthese|conclusion|preconisations?)(?: d[ue] [^:\n|]{1,40}| globale?| obtenus?)?",
    r"bilan|conclusions?(?: (?:du|de la) [^:\n|]{1,30})|preconisation|orientation|decision",
    r"niveau (?:global|constate|evalue|retenu|obtenu|a l'entree|d'entree|de depart|general)",
    r"niveau",
    r"outcome|result|level|score|note|total",
)
_AT = (
    r"date(?: d[ue] [^:\n|]{1,40}| de l'[^:\n|]{1,40}| de (?:passation|realisation))?",
    r"(?:realise|passe|effectue|complete|rempli)e? le",
    r"le",
    r"date of [^:\n|]{1,30}",
)


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[Positioning | Accessibility]:
    tables = find_tables(file, _COLUMNS, ("outcome", "person"))
    if tables:
        note_unused(tables, context)
        for table in tables:
            yield from _from_table(table, context)
    elif file.format in DOCUMENTS:
        yield from _from_documents(DocumentText.of(file.name, file.document), context)


def _from_table(table: Table, context: ReadContext) -> Iterator[Positioning]:
    title = Finder(table.caption).title()
    nameless = 0
    for row in table.rows:
        if not row.name:
            nameless += 1
            continue
        yield Positioning(
            locator=row.locator,
            person=Mention(name=row.name, role="learner"),
            at=row.date("at"),
            method=row.text("method") or None,
            outcome=row.text("outcome") or None,
            title=row.text("title") or title,
        )
    if nameless:
        context.note(f"{nameless} ligne(s) sans nom laissée(s) de côté", f"{nameless} row(s) without a name left out")


def _from_documents(text: DocumentText, context: ReadContext) -> Iterator[Positioning | Accessibility]:
    nameless = 0
    for part in parts_of(text, _TITLES):
        found = Finder(part)
        name = found.person(*PERSON)
        if name is None:
            nameless += 1
            continue
        yield Positioning(
            locator=found.places["person"],
            person=Mention(name=name, role="learner"),
            at=found.day("at", *_AT)
            or found.day_after("at", r"(?:realise|passe|effectue|complete|rempli)e?s? le ?:?", r"\ble ?:?"),
            method=found.value("method", *_METHOD),
            outcome=found.value("outcome", *_OUTCOME),
            title=found.title(),
        )
        if (asked := asked_in(part, Mention(name=name, role="learner"))) is not None:
            yield asked
    if nameless:
        context.note(
            f"{nameless} positionnement(s) sans nom d'apprenant lisible : laissé(s) de côté",
            f"{nameless} positioning document(s) without a readable learner's name: left out",
        )


def _table_heading(file: EvidenceFile) -> str | None:
    for table in find_tables(file, _COLUMNS, ("outcome", "person"), head=True):
        if table.says(_PHASE):
            return " | ".join(table.headings)
    return None


POSITIONING = DocumentType(
    name="documents.positioning",
    kinds=frozenset({"positioning", "accessibility"}),
    titles=_TITLES,
    cues=(
        r"\bnoms?\b|apprenant|stagiaire|participant|beneficiaire|candidat|salarie|m'appelle|learner",
        r"niveau|resultat|synthese|conclusion|competence|bilan\b|acquis|score|level|outcome|\bnote\b",
    ),
    least=2,
    read=_read,
    table=_table_heading,
)
