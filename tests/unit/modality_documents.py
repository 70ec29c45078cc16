"""Complete dossier documents, one a modality, from which tests take something away."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import msgspec

from auditready.model import (
    Accessibility,
    ActivityProgress,
    Agreement,
    Assessment,
    Assistance,
    Certificate,
    ChatMessage,
    Convocation,
    DistanceInformation,
    EffectivenessCheck,
    Evidence,
    ForumPost,
    LmsSession,
    Locator,
    Mention,
    NeedsAnalysis,
    PlannedActivity,
    PlannedSequence,
    PlannedSlot,
    Positioning,
    Programme,
    RecordingConsent,
    Resource,
    SequencePlan,
    Submission,
    SurveyResponse,
    TrainerProfile,
    TutorExchange,
    WelcomeRules,
    WorkBasedFile,
    WorkPhase,
)

Json = Any

HERE = Locator(file="2026-03-excel/piece.pdf", page=1, line=4)
CAMILLE = Mention(name="Camille Durand", email="camille.durand@example.org")
ALEX = Mention(name="Alex Petit", role="trainer")


def plain(record: Evidence) -> Json:
    """Return a record as it stands in a dossier document: unknown fields are absent, never null."""
    return without_nulls(msgspec.to_builtins(record))


def without_nulls(value: Json) -> Json:
    if isinstance(value, dict):
        return {name: without_nulls(each) for name, each in value.items() if each is not None}
    if isinstance(value, list | tuple):
        return [without_nulls(each) for each in value]
    return value


AGREEMENT = Agreement(
    locator=HERE, form="convention", title="Excel niveau 2", provider="Ateliers du Lirou", client="ACME SAS",
    objectives="Automatiser un suivi", content="Tableaux croisés", means="Salle et postes", start=date(2026, 3, 2),
    end=date(2026, 3, 3), minutes=840, follow_up="Émargement et bilan", sanction="Attestation de fin de formation",
    price="1 450 € HT", signed_by_provider=True, signed_by_client=True, signed_on=date(2026, 2, 2),
)  # fmt: skip
PROGRAMME = Programme(
    locator=HERE, title="Excel niveau 2", objectives=("Automatiser un suivi",), prerequisites="Aucun",
    duration="14 heures", minutes=840, content="Tableaux croisés", methods="Exercices", assessment="Quiz final",
    access_delay="10 jours", price="1 450 € HT", financing="OPCO", recognition="Certificat de réalisation",
    contact="contact@example.org", accessibility="Référente handicap",
)  # fmt: skip
NEED = NeedsAnalysis(locator=HERE, client="ACME SAS", at=date(2026, 1, 20), outcome="Formation intra")
BOOKLET = WelcomeRules(locator=HERE, documents=("booklet",), topics=("contact", "violence"))
RULES = WelcomeRules(locator=HERE, documents=("rules",), topics=("safety", "discipline"))
PROFILE = TrainerProfile(locator=HERE, person=ALEX, qualifications="Formateur professionnel d'adultes")
HANDOUT = Resource(locator=HERE, name="Support de cours", form="handout")
CERTIFICATE = Certificate(
    locator=HERE, person=CAMILLE, signatory="Bérengère Vasseur", signatory_is_person=True, provider="Ateliers du Lirou",
    title="Excel niveau 2", nature=("action",), start=date(2026, 3, 2), end=date(2026, 3, 3), minutes=840,
    retention_commitment=True, issued_at="Montpellier", issued=date(2026, 3, 4), signed=True,
)  # fmt: skip
CONVOCATION = Convocation(
    locator=HERE, sent=date(2026, 2, 16), start=date(2026, 3, 2), place="Salle Cévennes", contact="Sandrine Quéméneur",
    schedule=(PlannedSlot(date=date(2026, 3, 2), start=time(9)),),
)  # fmt: skip
POSITIONING = Positioning(locator=HERE, person=CAMILLE, at=date(2026, 2, 20), outcome="Niveau 1 acquis")
QUIZ = Assessment(locator=HERE, person=CAMILLE, title="Quiz final", phase="end", score=8, max_score=10)
SURVEY = SurveyResponse(locator=HERE, at=datetime(2026, 3, 3, 17, 5), answers=9)
OTHERS = tuple(msgspec.structs.replace(SURVEY, stakeholder=who) for who in ("company", "trainer"))
ASKED = Accessibility(locator=HERE, person=CAMILLE, asked=True, need=False)
CHAT = ChatMessage(locator=HERE, person=CAMILLE, clock=time(9, 40), length=31)
CONNECTION = LmsSession(
    locator=HERE, person=CAMILLE, start=datetime(2026, 3, 4, 9), end=datetime(2026, 3, 4, 10), minutes=60, events=12,
    estimated=True,
)  # fmt: skip
PROGRESS = ActivityProgress(locator=HERE, person=CAMILLE, activity="Module 1", status="completed", share=1)
EXCHANGE = TutorExchange(locator=HERE, person=CAMILLE, author=ALEX, at=date(2026, 3, 5), channel="courriel")
CHECK = EffectivenessCheck(locator=HERE, person=CAMILLE, at=date(2026, 3, 9), checked_by=ALEX)
WORK = Submission(
    locator=HERE, person=CAMILLE, activity="Étude de cas", status="submitted", at=datetime(2026, 3, 6, 18),
    feedback=True, feedback_at=datetime(2026, 3, 7, 9), feedback_by=ALEX,
)  # fmt: skip
ACTIVITIES = DistanceInformation(
    locator=HERE, given=date(2026, 2, 16), activities=(PlannedActivity(name="Module 1", minutes=60),)
)
HELP = Assistance(locator=HERE, contacts=(ALEX,), channels=("courriel",), response_delay="24 h")
NOTICE = RecordingConsent(
    locator=HERE, notice_date=date(2026, 2, 16), legal_basis="Intérêt légitime", retention="6 mois"
)


POST = ForumPost(locator=HERE, person=CAMILLE, at=datetime(2026, 3, 5, 9))
PLAN = SequencePlan(
    locator=HERE, given=date(2026, 2, 16), sequences=tuple(
        PlannedSequence(
            name=f"Séquence {day}", mode="in_person", date=date(2026, 3, day), objective="Automatiser",
            instructions="Venir avec ses fichiers",
        )
        for day in (2, 3)
    ),
)  # fmt: skip
ANALYSIS = WorkBasedFile(locator=HERE, item="analysis", person=CAMILLE, at=date(2026, 2, 10))
DESIGNATION = WorkBasedFile(locator=HERE, item="trainer", trainer=ALEX, at=date(2026, 2, 12))
GRID = WorkBasedFile(locator=HERE, item="assessment", person=CAMILLE, at=date(2026, 3, 3))
AT_WORK = WorkPhase(locator=HERE, person=CAMILLE, phase="work", date=date(2026, 3, 2), minutes=120)
REFLECTING = WorkPhase(locator=HERE, person=CAMILLE, phase="reflective", date=date(2026, 3, 2), minutes=60, tutor=ALEX)


def slot(identifier: str, mode: str) -> Json:
    live = mode == "synchronous"
    return {"id": identifier, "date": identifier[:10], "mode": mode, "sheet": not live, "live_report": live}


def attended(each: Json) -> Json:
    proof = "live" if each["live_report"] else "sheet"
    return {"slot": each["id"], "mode": each["mode"], "state": "signed", "proof": proof, "connected_minutes": 170}


MODES = {
    "in_person": ["in_person", "in_person"],
    "synchronous": ["synchronous", "synchronous"],
    "asynchronous": [],
    "work_based": [],
    "blended": ["in_person", "synchronous"],
}


def good(modality: str) -> Json:
    slots = [slot(f"2026-03-0{day}-morning", mode) for day, mode in enumerate(MODES[modality], 2)]
    remote = modality in {"asynchronous", "blended"}
    near = modality in {"in_person", "work_based"}
    agreement = AGREEMENT if near else msgspec.structs.replace(AGREEMENT, distance_rate=1.0)
    learner = {
        "id": "l1", "name": "Durand Camille", "on_roster": True, "took_part": True, "dropped_out": False,
        "handed_in": remote, "attendance": [attended(each) for each in slots],
        "certificate": [plain(CERTIFICATE)], "convocation": [plain(CONVOCATION)],
        "positioning": [plain(POSITIONING)], "accessibility": [plain(ASKED)], "assessment": [plain(QUIZ)],
        "needs_analysis": [plain(NEED)],
    }  # fmt: skip
    document = {
        "modality": modality, "session": {"title": "Excel niveau 2", "start": "2026-03-02", "end": "2026-03-03"},
        "recorded": False, "remote": remote, "ended": True, "rnq": 2026, "files": {"read": 9}, "slots": slots,
        "agreement": [plain(agreement)], "survey_response": [plain(SURVEY), *map(plain, OTHERS)], "learners": [learner],
        "programme": [plain(PROGRAMME)], "welcome_rules": [plain(BOOKLET), plain(RULES)],
        "trainer_profile": [plain(PROFILE)], "resource": [plain(HANDOUT)],
        "trainers": [{"id": "t1", "name": "Alex Petit", "alike": 0, "trainer_profile": [plain(PROFILE)]}],
    }  # fmt: skip
    if modality == "blended":
        document["sequence_plan"] = [plain(PLAN)]
    if modality == "work_based":
        del learner["convocation"], learner["assessment"]
        learner |= {
            "work_based_file": [plain(ANALYSIS), plain(DESIGNATION), plain(GRID)],
            "work_phase": [plain(AT_WORK), plain(REFLECTING)],
            "work_based": {
                "designated": "before",
                "phases": {"work": 1, "reflective": 1, "overlapping": 0, "undated": 0, "untutored": 0},
            },
        }
    if "synchronous" in MODES[modality]:
        document["chat_message"] = [plain(CHAT)]
    if remote:
        document |= {
            "distance_information": [plain(ACTIVITIES)], "assistance": [plain(HELP)], "forum_post": [plain(POST)],
        }  # fmt: skip
        learner |= {
            "lms_session": [plain(CONNECTION)], "activity_progress": [plain(PROGRESS)], "submission": [plain(WORK)],
            "tutor_exchange": [plain(EXCHANGE)], "effectiveness_check": [plain(CHECK)],
        }  # fmt: skip
    return document
