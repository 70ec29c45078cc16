"""Further registers: training of the staff, partners, published figures, syntheses of appreciations, means, staff."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from auditready import (
    LazyPattern,
    Means,
    Mention,
    Partner,
    ResultIndicator,
    StaffRole,
    StaffTraining,
    SurveyAnalysis,
    Words,
    fold,
    looks_like_name,
    parse_number,
    person_name,
)

from ..documents.tables import Row, Table
from .register import Register, said
from .words import duties_in, stakeholder_in, year_end

_YEAR = LazyPattern(r"\b(?:19|20)\d\d\b")

# --- training of the staff -----------------------------------------------------------------------------------

_PLANNED = LazyPattern(r"prevue?|planifie|a venir|envisage|souhaite|a programmer|planned|scheduled")
_DONE = LazyPattern(r"realise|effectue|suivie?|terminee?|valide|fait|obtenu|done|completed|attended|oui|yes")


def _training(row: Row, table: Table) -> Iterator[StaffTraining]:  # noqa: ARG001 - as every register's
    subject = row.text("subject")
    if not subject:
        return
    status = fold(row.text("status"))
    state: Literal["planned", "done"] | None = None
    if status:
        state = "planned" if _PLANNED.search(status) else "done" if _DONE.search(status) else None
    name = row.name
    yield StaffTraining(
        locator=row.locator,
        subject=subject,
        person=Mention(name=name) if name else None,
        at=row.date("at"),
        status=state,
        form=said(row.text("form")),
    )


TRAINING = Register(
    name="staff_training",
    title=Words("développement des compétences du personnel", "development of the staff's skills"),
    kinds=("staff_training",),
    columns={
        "person": r"(?:salaries?|noms? (?:et )?prenoms?|prenoms? (?:et )?noms?|personnes?(?: concernees?)?"
        r"|collaborateurs?"
        r"|formateurs?|intervenants?|beneficiaires?|qui|person|staff|name|who)(?:\(s\))?",
        "last_name": r"nom|last name",
        "first_name": r"prenom|first name",
        "at": r"(?:dates?|periodes?|realisee? le|quand|date)(?: .*)?",
        "status": r"(?:statuts?|etats?|realisee?(?:\(e\))?|avancement|status|realise .*|done)(?: ?\?)?",
        "form": r"(?:types?|modalites?|formats?|organismes?|natures?|durees?|type|provider)(?: .*)?",
        "subject": r"(?:actions?|formations?|intitules?|themes?|objets?|sujets?|contenus?|competences?|webinaires?"
        r"|training"
        r"|subject|topic)(?: .*)?",
    },
    groups=(("subject", "at"), ("subject", "status")),
    sure=(),
    says=r"developpement des competences|plan de formation|formations? (?:suivies?|des salaries|internes?|du personnel"
    r"|des formateurs|de l'equipe)|staff training|professional development|training plan",
    refuses=r"\bveille\b|reclamation|emargement|convocation",
    read=_training,
)

# --- partners ------------------------------------------------------------------------------------------------

Form = Literal["disability", "company", "employment", "funder", "other"]
_FORMS: tuple[tuple[Form, LazyPattern], ...] = (
    (
        "disability",
        LazyPattern(
            r"handicap|agefiph|fiphfp|cap emploi|mdph|\brhf\b|\brqth\b|ladapt|\bapf\b|avh\b|valentin hauy|\bpsh\b"
            r"|disabilit|autis|\bdys\b|sourd|aveugle|malvoyant"
        ),
    ),
    (
        "employment",
        LazyPattern(r"france travail|pole emploi|mission locale|insertion|\bapec\b|\bplie\b|employment|crefop"),
    ),
    (
        "funder",
        LazyPattern(r"\bopco\b|financeur|\bfaf\b|agefice|fifpl|caisse des depots|region\b|transitions? pro|funder"),
    ),
    (
        "company",
        LazyPattern(r"entreprise|employeur|tuteur|branche|\bcci\b|\bcma\b|federation|company|employer|stage\b"),
    ),
)


def _partner(row: Row, table: Table) -> Iterator[Partner]:
    name = row.text("name")
    if not name:
        return
    words = fold(f"{row.text('form')} {name} {row.text('role')}")
    found = next((form for form, pattern in _FORMS if pattern.search(words)), None)
    above = next((form for form, pattern in _FORMS if pattern.search(table.caption.folded)), None)
    yield Partner(
        locator=row.locator,
        name=name,
        form=found or above or "other",
        contact=said(row.text("contact")),
        role=said(row.text("role")),
        at=row.date("at"),
    )


PARTNERS = Register(
    name="partners",
    title=Words("réseau de partenaires", "network of partners"),
    kinds=("partner",),
    columns={
        "contact": r"(?:contacts?|interlocuteurs?|telephones?|tel|mails?|e-?mails?|courriels?|coordonnees|adresses?"
        r"|referents?"
        r"|phone)(?: .*)?",
        "at": r"(?:dates?|derniere? (?:contact|echange|verification|mise a jour|prise de contact)|mise? a jour"
        r"|verifie le"
        r"|last contact|checked)(?: .*)?",
        "form": r"(?:types?|categories?|domaines?|champs?|nature|public|kind|type)(?: .*)?",
        "role": r"(?:roles?|missions?|apports?|aides?|objets?|actions?|services?|specialites?|role|help)(?: .*)?",
        "name": r"(?:partenaires?|organismes?|structures?|noms?|entreprises?|institutions?|reseaux?|associations?"
        r"|partner"
        r"|organisation|name)(?: .*)?",
    },
    groups=(("name", "contact"), ("name", "role"), ("name", "at")),
    sure=(),
    says=r"partenaires?|partenariats?|\breseau\b|handicap|agefiph|partners?\b|network",
    refuses=r"\bveille\b|reclamation|satisfaction",
    read=_partner,
)

# --- published figures ---------------------------------------------------------------------------------------


def _result(row: Row, table: Table) -> Iterator[ResultIndicator]:
    name, value = row.text("name"), row.text("value")
    if not (name and any(map(str.isdigit, value))):
        return
    period = row.text("period")
    above = _YEAR.findall(table.caption.folded)
    yield ResultIndicator(
        locator=row.locator,
        name=name,
        value=value,
        period=said(period) or (above[-1] if above else None),
        at=row.date("at") or year_end(period) or _last_year(table.headings) or year_end(" ".join(above[-1:])),
        method=said(row.text("method")),
    )


def _last_year(headings: tuple[str, ...]) -> date | None:
    """Return the end of the last year that a heading names: figures of 2024, 2025 and 2026 side by side."""
    years = [year for heading in headings for year in _YEAR.findall(heading)]
    return year_end(max(years)) if years else None


RESULTS = Register(
    name="results",
    title=Words("indicateurs de résultats", "result indicators"),
    kinds=("result_indicator",),
    columns={
        "method": r"(?:modes?|modalites?|methodes?|formules?|bases?|regles?) (?:de |du )?calculs?.*|calculs?.*"
        r"|sources?.*"
        r"|comment .*|method.*|calculation.*",
        "period": r"(?:periodes?|annees?|exercices?|period|year)(?: .*)?",
        "at": r"(?:dates?|mise? a jour|publie le|updated|date)(?: .*)?",
        "value": r"(?:valeurs?|resultats?|taux|chiffres?|(?:19|20)\d\d|value|result|figure)(?: .*)?",
        "name": r"(?:indicateurs?|intitules?|libelles?|nature|mesures?|indicator|name)(?: .*)?",
    },
    groups=(("name", "value"),),
    sure=(("name", "value", "method"),),
    says=r"indicateurs? de (?:resultats?|performance)|(?:nos |les )resultats|chiffres cles|result indicators?|taux de"
    r" (?:satisfaction|reussite|abandon|retour)",
    refuses=r"\bveille\b|reclamation|indicateurs? qualiopi",
    read=_result,
)

# --- syntheses of appreciations ------------------------------------------------------------------------------


def _synthesis(row: Row, table: Table) -> Iterator[SurveyAnalysis]:
    stakeholder = stakeholder_in(row.text("stakeholder")) or stakeholder_in(table.caption.folded)
    if not any(row.text(field) for field in ("answered", "findings", "decisions", "rate")):
        return
    period = row.text("period")
    above = _YEAR.findall(table.caption.folded)
    is_teaching = table.caption.search(r"evaluation des (?:enseignements|contenus)|assessment of (?:the )?teaching")
    yield SurveyAnalysis(
        locator=row.locator,
        subject="teaching" if is_teaching else "satisfaction",
        stakeholder=stakeholder,
        period=said(period) or (above[-1] if above else None),
        at=row.date("at") or year_end(period) or year_end(" ".join(above[-1:])),
        asked=_count(row.text("asked")),
        answered=_count(row.text("answered")),
        findings=said(row.text("findings")),
        decisions=said(row.text("decisions")),
        shared=said(row.text("shared")),
    )


def _count(text: str) -> int | None:
    number = parse_number(text) if text else None
    return round(number) if number is not None and 0 <= number < 1_000_000 else None


SYNTHESES = Register(
    name="syntheses",
    title=Words("synthèse des appréciations", "synthesis of appreciations"),
    kinds=("survey_analysis",),
    columns={
        "stakeholder": r"(?:parties? prenantes?|publics?|cibles?|repondants?|populations?|qui|stakeholder)(?: .*)?",
        "asked": r"(?:sollicite|envoye|interroge|invite|asked|sent|nombre d'envois|questionnaires envoyes)e?s?.*",
        "answered": r"(?:reponses?|repondants?|retours?|questionnaires? recus?|nombre de reponses|answered|answers).*",
        "rate": r"taux.*|satisfaction.*|notes?.*|moyennes?.*|rate|score",
        "findings": r"(?:constats?|analyses?|points? (?:forts?|faibles?|a ameliorer)|conclusions?|enseignements?"
        r"|syntheses?"
        r"|verbatims?|axes?(?: d'amelioration)?|findings?|conclusions?)(?: .*)?",
        "decisions": r"(?:decisions?|actions?|suites?|mesures?|decisions|actions)(?: .*)?",
        "shared": r"(?:partage|diffusion|presentation|communique|shared)(?: .*)?",
        "period": r"(?:periodes?|annees?|trimestres?|semestres?|sessions?|period|year)(?: .*)?",
        "at": r"(?:dates?|date)(?: .*)?",
    },
    groups=(("answered", "findings"), ("answered", "decisions"), ("answered", "stakeholder")),
    sure=(),
    says=r"(?:synthese|bilan|analyse|exploitation)[^\n]{0,60}(?:satisfaction|appreciations?|enquetes?|questionnaires?"
    r"|evaluations?)|evaluation des (?:enseignements|contenus)|survey (?:analysis|synthesis)",
    refuses=r"horodateur|timestamp",
    read=_synthesis,
)

# --- means ---------------------------------------------------------------------------------------------------

_PLATFORM = LazyPattern(r"plate-?forme|\blms\b|moodle|zoom|teams|visio|licence|logiciel|en ligne|software|platform")
_PREMISES = LazyPattern(r"salle|local|locaux|bureau|atelier|site|centre|batiment|plateau|room|premises|workshop")


def _means(row: Row, table: Table) -> Iterator[Means]:  # noqa: ARG001 - as every register's
    name = row.text("name")
    if not name:
        return
    words = fold(f"{row.text('form')} {name}")
    form: Literal["premises", "platform", "equipment"] = "equipment"
    if _PLATFORM.search(words):
        form = "platform"
    elif _PREMISES.search(words):
        form = "premises"
    yield Means(locator=row.locator, name=name, form=form, capacity=_count(row.text("capacity")), at=row.date("at"))


MEANS = Register(
    name="means",
    title=Words("liste des moyens", "list of means"),
    kinds=("means",),
    columns={
        "capacity": r"(?:capacites?|places?|nombre de (?:places|personnes)|effectif maxi?(?:mum)?|capacity"
        r"|seats)(?: .*)?",
        "form": r"(?:types?|categories?|natures?|kind|type)(?: .*)?",
        "at": r"(?:dates?|derniere verification|verifie le|mise a jour|checked)(?: .*)?",
        "state": r"(?:etats?|statuts?|accessibilite|observations?|adresses?|quantites?|localisation|pmr|state)(?: .*)?",
        "name": r"(?:moyens?|salles?|lieux?|locaux|equipements?|materiels?|plate-?formes?|designations?|noms?"
        r"|outils?|room"
        r"|equipment|means|name)(?: .*)?",
    },
    groups=(("name", "capacity"), ("name", "form"), ("name", "state"), ("name", "at")),
    sure=(("name", "capacity", "form"),),
    says=r"\bmoyens\b|\bsalles?\b|\blocaux\b|equipements?|materiels?|plate-?formes?|\brooms?\b|premises",
    refuses=r"emargement|stagiaire|apprenant|participant|convocation|horaires?",
    read=_means,
    confidence=0.75,
)

# --- staff ---------------------------------------------------------------------------------------------------


def _staff(row: Row, table: Table) -> Iterator[StaffRole]:  # noqa: ARG001 - as every register's
    name = person_name(row.name)
    if not looks_like_name(name):
        return
    role = row.text("role")
    yield StaffRole(
        locator=row.locator,
        person=Mention(name=name, email=row.text("email") or None),
        role=said(role),
        duties=duties_in(fold(f"{role} {row.text('duty')}")),
        at=row.date("at"),
    )


STAFF = Register(
    name="staff",
    title=Words("liste des intervenants et de leurs fonctions", "list of contributors and their roles"),
    kinds=("staff_role",),
    columns={
        "person": r"(?:noms? (?:et |/ ?|- ?)?prenoms?|prenoms? (?:et |/ ?)?noms?|intervenants?|collaborateurs?"
        r"|personnes?"
        r"|salaries?|membres?|titulaires?|staff|name|person)(?:\(s\))?",
        "last_name": r"noms?|last name",
        "first_name": r"prenoms?|first name",
        "role": r"(?:fonctions?|roles?|postes?|missions?|qualite|responsabilites?|role|position|function)(?: .*)?",
        "duty": r"(?:referents?|domaines?|specialites?|competences?|duties)(?: .*)?",
        "email": r"(?:e-?mails?|mails?|courriels?|contact)",
        "at": r"(?:dates?|depuis|entree|since)(?: .*)?",
    },
    groups=(("role", "person"), ("role", "last_name", "first_name"), ("role", "last_name")),
    sure=(),
    says=r"organigramme|intervenants|\bequipe\b|personnel|collaborateurs|salaries|effectifs?|qui fait quoi|staff|team"
    r"|organi[sz]ation",
    refuses=r"emargement|stagiaires?|apprenants?|participants?|reclamation|developpement des competences",
    read=_staff,
    confidence=0.75,
)
