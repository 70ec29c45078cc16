"""One record of each sort that proves an indicator of the provider's own folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import get_args

from auditready import (
    Complaint,
    Dossier,
    Evidence,
    ExamEvidence,
    FileReport,
    Improvement,
    Locator,
    Means,
    Meeting,
    Mention,
    Partner,
    Procedure,
    PublicInformation,
    PublicItem,
    ResultIndicator,
    Scope,
    StaffRole,
    StaffTraining,
    Subcontract,
    SurveyAnalysis,
    Topic,
    TrainerProfile,
    Watch,
    WelcomeRules,
    Words,
)
from auditready.audit.assemble import Circumstances
from auditready.audit.organisation import assemble_organisation
from auditready.audit.validate import Judged, validate
from auditready.config import DossierConfig
from auditready.standard import load_standard

TODAY = date(2026, 11, 22)
RECENT = date(2026, 9, 15)
HERE = Locator(file="Organisme/a.pdf", page=1, line=1, quote="Titre")
WHO = Mention(name="Sandrine Quéméneur")
EVERYTHING = Scope(
    categories=("AF", "CFA"), certifying=True, alternance=True, work_based=True, uses_subcontractors=True
)  # fmt: skip

ITEMS: tuple[PublicItem, ...] = get_args(PublicItem)
PAGE = PublicInformation(locator=HERE, title="Formation Excel", items=ITEMS)
FIGURE = ResultIndicator(locator=HERE, name="Taux de satisfaction", value="94 %", at=RECENT, method="212 sur 226")
PROCEDURES = tuple(Procedure(locator=HERE, title=topic, topics=(topic,)) for topic in get_args(Topic))
AUTHORISATION = ExamEvidence(locator=HERE, step="authorisation")
BOOKLET = WelcomeRules(locator=HERE, documents=("booklet", "rules"), topics=("safety", "violence", "complaints"))
CHART = (
    StaffRole(locator=HERE, person=WHO, duties=("disability",)),
    StaffRole(locator=HERE, person=WHO, duties=("mobility",)),
)
TEAM = Meeting(locator=HERE, title="Réunion d'équipe", form="team", at=RECENT)
COUNCIL = Meeting(locator=HERE, title="Conseil de perfectionnement", form="improvement_council", at=RECENT)
ROOM = Means(locator=HERE, name="Salle Cévennes", form="premises")
CV = TrainerProfile(locator=HERE, person=WHO)
TRAINED = StaffTraining(locator=HERE, subject="Classe virtuelle", person=WHO, at=RECENT, status="done")
LAW = Watch(locator=HERE, subject="Décret", theme="law", at=RECENT, use="Modèle complété")
JOBS = Watch(locator=HERE, subject="Étude", theme="jobs", at=RECENT, use="Atelier ajouté")
TEACHING = Watch(locator=HERE, subject="Quiz", theme="teaching", at=RECENT, use="Essayés")
AGEFIPH = Partner(locator=HERE, name="Agefiph", form="disability", at=RECENT)
COMPANY = Partner(locator=HERE, name="Bâtisseurs d'Oc", form="company", at=RECENT)
EMPLOYMENT = Partner(locator=HERE, name="Mission locale", form="employment", at=RECENT)
CONTRACT = Subcontract(locator=HERE, quality_clause=True)
SYNTHESES = tuple(
    SurveyAnalysis(locator=HERE, stakeholder=who, at=RECENT, findings="Rythme trop rapide", decisions="Atelier déplacé")
    for who in ("beneficiary", "company", "trainer", "funder")
)
TEACHING_SURVEY = SurveyAnalysis(
    locator=HERE, subject="teaching", at=RECENT, decisions="Deux études de cas", shared="présentés à l'équipe"
)
COMPLAINT = Complaint(locator=HERE, subject="Salle trop petite", received=RECENT, answered=RECENT)
ACTION = Improvement(
    locator=HERE, subject="Salle trop petite", opened=RECENT, source="complaint", action="Effectif confirmé à J-5",
    owner=WHO, due=RECENT, status="Réalisée", effect="Plus de plainte",
)  # fmt: skip
RISK = Improvement(locator=HERE, subject="Absence d'un formateur", form="risk", action="Vivier")

COMPLETE: tuple[Evidence, ...] = (
    PAGE, FIGURE, *PROCEDURES, AUTHORISATION, BOOKLET, *CHART, TEAM, COUNCIL, ROOM, CV, TRAINED, LAW, JOBS, TEACHING,
    AGEFIPH, COMPANY, EMPLOYMENT, CONTRACT, *SYNTHESES, TEACHING_SURVEY, COMPLAINT, ACTION, RISK,
)  # fmt: skip
"""All that the 33 indicators want."""


def organisation(
    records: Sequence[Evidence] = COMPLETE,
    *,
    scope: Scope = EVERYTHING,
    audit_date: date = TODAY,
    files: Sequence[str] = (),
) -> Dossier:
    """Put the provider's folder together; ``files`` are paths of files that no reader recognises."""
    circumstances = Circumstances(id="Organisme", path="Organisme", as_of=TODAY, audit_date=audit_date, scope=scope)
    unread = Words("aucun lecteur ne reconnaît ce fichier", "no reader recognises this file")
    reports = [FileReport(path=path, size=1, sha256=None, status="unrecognised", why=unread) for path in files]
    return assemble_organisation(circumstances, DossierConfig(), reports, records)


def judged(dossier: Dossier) -> dict[str, Judged]:
    """Return the outcome of every requirement by its code."""
    standard = load_standard()
    found, problems = validate(dossier, standard, standard.referential_on(dossier.audit_date))
    assert problems == []
    return {each.requirement.criterion.code: each for each in found}


def states(dossier: Dossier) -> dict[str, str]:
    """Return the state of every requirement by its code."""
    return {code: each.state for code, each in judged(dossier).items()}
