"""The registers of a provider: their headings in many wordings, and the record that a row of each gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from auditready import (
    Complaint,
    Improvement,
    LazyPattern,
    Mention,
    Watch,
    Words,
    fold,
)

from ..documents.tables import Row, Table
from .more_columns import MEANS, PARTNERS, RESULTS, STAFF, SYNTHESES, TRAINING
from .register import Register, owner, said

Theme = Literal["law", "jobs", "teaching", "disability"]
Source = Literal["appreciation", "complaint", "hazard", "audit", "risk", "watch"]

_DATE = (
    r"dates?(?: (?:de )?(?:la )?(?:veille|publication|information|reception|constat|saisie|creation|ouverture"
    r"|detection))?|le|date"
)

# --- watch ---------------------------------------------------------------------------------------------------

_THEMES: tuple[tuple[Theme, LazyPattern], ...] = (
    ("disability", LazyPattern(r"handicap|\bpsh\b|disabilit|\b26\b")),
    ("law", LazyPattern(r"legal|reglement|juridique|droit\b|\blois?\b|decret|regulat|\blaw\b|indicateur 23|^\W*23\b")),
    ("jobs", LazyPattern(r"metier|emploi|competence|secteur|sectoriel|marche|\bjobs?\b|skills|indicateur 24|^\W*24\b")),
    (
        "teaching",
        LazyPattern(r"pedagog|technolog|innovation|numerique|outils?\b|teaching|digital|indicateur 25|^\W*25\b"),
    ),
)
"""In the order in which they are tried."""
_NOTHING = LazyPattern(
    r"\W*(?:a (?:faire|voir|suivre|exploiter|venir)|en attente|rien|non|neant|aucune?(?: (?:suite|action"
    r"|exploitation))?"
    r"|pour information|ras|sans objet|n/?a|to do|none|tbd)?\W*"
)
"""What stands in a cell and says that nothing was made of it."""


def _watch(row: Row, table: Table) -> Iterator[Watch]:
    subject = row.text("subject") or row.text("source")
    if not subject:
        return
    use = row.text("use")
    yield Watch(
        locator=row.locator,
        subject=subject,
        theme=_theme(row.text("theme")) or _theme(table.caption.folded) or _theme(fold(subject), sure=True),
        at=row.date("date"),
        source=said(row.text("source")),
        use=None if _NOTHING.fullmatch(fold(use)) else use,
        used_on=row.date("used_on"),
    )


def _theme(words: str, *, sure: bool = False) -> Theme | None:
    """Return the one theme that words name; ``None`` where they name none or several."""
    found = [theme for theme, pattern in _THEMES if pattern.search(fold(words))]
    if "disability" in found:
        return "disability"
    return found[0] if len(found) == 1 and not sure else None


WATCH = Register(
    name="watch",
    title=Words("registre de veille", "register of a watch"),
    kinds=("watch",),
    columns={
        "used_on": r"date (?:d[e']? ?)?(?:exploitation|action|mise en oeuvre|mise en place|diffusion|application)"
        r"|used on",
        "use": r"(?:exploitations?|actions? (?:mises? en (?:oeuvre|place)|menees?|realisees?|decidees?|a mener)?"
        r"|impacts?"
        r"|suites?|consequences?|mise en (?:application|oeuvre|pratique)|utilisations?|enseignements?|ce que .*"
        r"|decisions?|evolutions?|changements?|diffusion)\b.*|use|what we (?:made|did).*|impact.*",
        "theme": r"(?:themes?|thematiques?|types?(?: de veille)?|domaines?|categories?|indicateurs?|veille|nature"
        r"|topic|theme)"
        r"(?: .*)?",
        "source": r"sources?.*|references?|origine.*|liens?.*|supports?|media|newsletter.*|url|link",
        "subject": r"(?:sujets?|informations?|objets?|contenus?|titres?|intitules?|resumes?|descriptions?|actualites?"
        r"|nouveautes?|textes?|evenements?|synthese|points? cles?|veille|subject|information|news)(?: .*)?",
        "date": _DATE,
        "owner": r"responsable|par|pilote|qui|auteur|redacteur|owner|by|who|diffusee? a",
    },
    groups=(("subject", "date"), ("subject", "source"), ("subject", "use")),
    sure=(("subject", "source", "use"), ("subject", "theme", "use", "date")),
    says=r"\bveille|\bwatch\b",
    refuses=r"reclamation|plainte|risque",
    read=_watch,
)

# --- complaints ----------------------------------------------------------------------------------------------

_NONE = LazyPattern(
    r"\W*(?:neant|aucune? (?:reclamation|plainte|alea|difficulte)s?.*|r\.?a\.?s\.?|none|no complaints?.*)\W*"
)


def _complaint(row: Row, table: Table) -> Iterator[Complaint]:  # noqa: ARG001 - as every register's
    written = fold(row.locator.quote or "")
    subject = row.text("subject")
    if _NONE.fullmatch(fold(subject)) or (not subject and "neant" in written):
        yield Complaint(locator=row.locator, subject=subject or "néant", received=row.date("received"), none=True)
        return
    if not subject:
        return
    status = row.text("status")
    closed = row.date("closed")
    yield Complaint(
        locator=row.locator,
        subject=subject,
        received=row.date("received"),
        stakeholder=said(row.text("stakeholder")),
        person=Mention(name=row.text("person")) if row.text("person") else None,
        answered=row.date("answered"),
        answer=said(row.text("answer")) or (status if _DONE.search(fold(status)) else None),
        action=said(row.text("action")),
        closed=closed,
        status=said(status),
    )


_DONE = LazyPattern(
    r"^\W*(?:traitee?|clos|close|cloturee?|resolue?|terminee?|soldee?|repondue?|closed|done|answered)\b"
)

COMPLAINTS = Register(
    name="complaints",
    title=Words("registre des réclamations et aléas", "register of complaints and hazards"),
    kinds=("complaint",),
    columns={
        "answered": r"dates? (?:de |d')?(?:la )?(?:reponse|traitement|accuse de reception)|repondu le|traitee? le"
        r"|answered(?: on)?",
        "closed": r"dates? (?:de )?(?:cloture|resolution|fin)|cloturee? le|closed(?: on)?",
        "answer": r"(?:reponses?|traitements?|solutions?)\b.*|answer|response",
        "action": r"(?:actions?|mesures?|suites?)\b.*|action|follow-up",
        "status": r"statut|etat|avancement|status|state",
        "stakeholder": r"(?:partie prenante|type d[e']? ?(?:reclamant|auteur|partie)|emetteur|origine|provenance"
        r"|stakeholder)(?: .*)?",
        "person": r"(?:nom|auteur|reclamant|demandeur|plaignant|client|stagiaire|apprenant|from|name|who)(?: .*)?",
        "subject": r"(?:objets?|reclamations?|motifs?|descriptions?|natures?|sujets?|aleas?|difficultes?|incidents?"
        r"|plaintes?"
        r"|evenements?|dysfonctionnements?|faits|complaint|subject|description)(?: .*)?",
        "received": rf"{_DATE}|(?:recue?|date de reception|date de la reclamation|date de l'evenement)(?: le)?"
        rf"|received(?: on)?",
    },
    groups=(("subject", "received"), ("subject", "answer"), ("subject", "action"), ("subject", "status")),
    sure=(),
    says=r"reclamations?|plaintes?|\baleas?\b|complaints?",
    refuses=r"plan d'actions?|amelioration continue|\bveille\b|risques? qualite|registre des risques",
    read=_complaint,
)

# --- improvements and risks ----------------------------------------------------------------------------------

_SOURCES: tuple[tuple[Source, LazyPattern], ...] = (
    ("complaint", LazyPattern(r"reclamation|plainte|complaint")),
    ("hazard", LazyPattern(r"\balea|incident|dysfonctionnement|difficulte|hazard|breakdown")),
    ("risk", LazyPattern(r"risque|\brisk")),
    ("audit", LazyPattern(r"audit|non[- ]conformite|\bnc\b|certificateur|surveillance")),
    (
        "appreciation",
        LazyPattern(
            r"satisfaction|appreciation|questionnaire|enquete|evaluation a (?:chaud|froid)|avis|retours?\b|bilan|survey"
            r"|feedback|reunion d'equipe|formateurs?\b|stagiaires?\b|entreprises?\b|financeurs?\b|opco\b"
        ),
    ),
    ("watch", LazyPattern(r"veille|watch")),
)
"""In the order in which they are tried: "enquête sur les réclamations" is of complaints."""


def _source(words: str) -> Source | None:
    return next((source for source, pattern in _SOURCES if pattern.search(fold(words))), None)


def _improvement(row: Row, table: Table) -> Iterator[Improvement]:  # noqa: ARG001 - as every register's
    action, subject = row.text("action"), row.text("subject")
    if not (action or subject):
        return
    origin = row.text("origin")
    yield Improvement(
        locator=row.locator,
        subject=subject or action,
        form="action",
        opened=row.date("opened"),
        origin=said(origin),
        source=_source(origin) or _source(subject),
        cause=said(row.text("cause")),
        action=said(action),
        owner=owner(row.text("owner")),
        due=row.date("due"),
        done=row.date("done"),
        status=said(row.text("status")),
        effect=said(row.text("effect")),
    )


_ACTIONS: Mapping[str, str] = {
    "due": r"(?:echeances?|delais?|date (?:prevue|limite|cible|d'echeance|butoir)|pour le|a faire pour|due)(?: .*)?",
    "done": r"(?:date (?:de )?(?:realisation|cloture|fin|mise en oeuvre)|realisee? le|fait le|cloturee? le"
    r"|done(?: on)?)(?: .*)?",
    "effect": r"(?:effets?|efficacite|resultats?|verification|mesure de l'efficacite|evaluation|bilan|impact|effect"
    r"|outcome)\b.*",
    "owner": r"(?:responsables?|pilotes?|qui|porteurs?|referent|owner|who|en charge)(?: .*)?",
    "status": r"(?:statuts?|etats?|avancement|suivi|status|progress)(?: .*)?",
    "opened": rf"{_DATE}|ouverte? le|opened(?: on)?",
}
IMPROVEMENTS = Register(
    name="improvements",
    title=Words("plan d'amélioration", "improvement plan"),
    kinds=("improvement",),
    columns={
        **_ACTIONS,
        "origin": r"(?:origines?|sources?|provenance|issue? de|declencheur|type|origin|source)(?: .*)?",
        "cause": r"(?:causes?|analyse(?: des causes)?|pourquoi|cause)(?: .*)?",
        "action": r"(?:actions?|mesures?|amelioration|action)(?: .*)?",
        "subject": r"(?:constats?|problemes?|sujets?|objets?|ecarts?|description|axes?(?: d'amelioration)?"
        r"|points? a ameliorer"
        r"|intitule|objectifs?|theme|finding|issue|subject)(?: .*)?",
    },
    groups=(("action", "owner"), ("action", "due"), ("action", "status"), ("action", "origin")),
    sure=(("action", "origin", "owner", "due"), ("action", "cause", "owner", "due")),
    says=r"ameliorations?|plan d'actions?|actions? (?:correctives?|preventives?|qualite)|\bpaq\b|improvement"
    r"|action plan",
    refuses=r"\bveille\b|registre des reclamations|probabilite|gravite|vraisemblance|likelihood",
    read=_improvement,
)


def _risk(row: Row, table: Table) -> Iterator[Improvement]:  # noqa: ARG001 - as every register's
    subject = row.text("subject")
    if not subject:
        return
    yield Improvement(
        locator=row.locator,
        subject=subject,
        form="risk",
        opened=row.date("opened"),
        cause=said(row.text("cause")),
        action=said(row.text("action")),
        owner=owner(row.text("owner")),
        due=row.date("due"),
        done=row.date("done"),
        status=said(row.text("status")),
        effect=said(row.text("effect")),
        source="risk",
    )


RISKS = Register(
    name="risks",
    title=Words("analyse des risques", "analysis of risks"),
    kinds=("improvement",),
    columns={
        **_ACTIONS,
        "subject": r"(?:risques?|evenements? redoutes?|risk|menaces?)(?: .*)?",
        "cause": r"(?:causes?|origines?|facteurs?|cause)(?: .*)?",
        "action": r"(?:mesures?|actions?|maitrise|prevention|moyens? de maitrise|traitement|measure|action)(?: .*)?",
        "effect": r"(?:efficacite|residuel|risque residuel|effectiveness|residual)(?: .*)?",
    },
    groups=(("subject", "action"), ("subject", "owner"), ("subject", "cause")),
    sure=(),
    says=r"risques?|\brisks?\b",
    refuses=r"\bduerp\b|document unique|risques professionnels|reclamation|\bveille\b",
    read=_risk,
)

REGISTERS = (RISKS, COMPLAINTS, IMPROVEMENTS, WATCH, TRAINING, PARTNERS, RESULTS, SYNTHESES, MEANS, STAFF)
"""In the order in which a table is asked for: the first that fits has it."""
