"""The provider's own registers and pages: their rows as they stand, whatever the session."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from .. import media, organisation, organisation_registers as registers
from ..session import Session
from .catalogue import Kept, writes
from .papers import sessions

_SESSIONS = sessions()


def _watches(session: Session) -> Iterable[Kept]:
    for theme, (_, entries) in registers.WATCHES.items():
        for day, source, subject, use, _ in entries:
            yield {"theme": theme, "at": day, "source": source, "subject": subject, "use": use}


@writes("organisation.registers", "watch", _SESSIONS, ("watch", _watches), precision="none")
def watch(session: Session) -> bytes:
    return registers.watch(session)


def _complaints(session: Session) -> Iterable[Kept]:
    yield {
        "subject": "Salle trop petite pour le groupe du 18 juin", "received": date(2026, 6, 22),
        "answered": date(2026, 6, 30), "answer": "Remboursement du repas, excuses écrites",
    }  # fmt: skip
    yield {
        "subject": "Formateur malade", "received": date(2026, 3, 17), "answered": date(2026, 3, 17),
        "answer": "Remplacé par N. Rouquette",
    }  # fmt: skip


@writes("organisation.registers", "complaints", _SESSIONS, ("complaint", _complaints), precision="none")
def complaints(session: Session) -> bytes:
    return registers.complaints(session)


def _improvements(session: Session) -> Iterable[Kept]:
    yield {
        "form": "action", "subject": "Salle trop petite", "opened": date(2026, 6, 24), "due": date(2026, 7, 15),
        "cause": "Effectif connu trop tard", "effect": "Aucune plainte depuis juillet",
    }  # fmt: skip
    yield {
        "form": "action", "subject": "Rythme trop rapide le second jour", "opened": date(2026, 10, 13),
        "due": date(2026, 12, 15), "cause": "Programme trop dense", "effect": None,
    }  # fmt: skip
    for risk in ("Absence d'un formateur", "Panne de la plateforme"):
        yield {"form": "risk", "subject": risk, "opened": None, "due": None, "cause": None, "effect": None}


@writes("organisation.registers", "improvements and risks", _SESSIONS, ("improvement", _improvements), precision="none")
def improvement(session: Session) -> bytes:
    return registers.improvement(session)


def _trained(session: Session) -> Iterable[Kept]:
    yield {
        "name": session.trainer.name, "subject": "Animer une classe virtuelle", "at": date(2026, 5, 12),
        "status": "done",
    }  # fmt: skip
    yield {
        "name": session.provider.contact.name, "subject": "Webinaire Référent handicap", "at": date(2026, 3, 26),
        "status": "done",
    }  # fmt: skip


@writes("organisation.registers", "staff training", _SESSIONS, ("staff_training", _trained), precision="none")
def staff_training(session: Session) -> bytes:
    return registers.staff_training(session)


_NETWORK = (
    ("Agefiph Occitanie", "disability", date(2026, 4, 8)), ("Cap emploi 34", "disability", date(2026, 4, 9)),
    ("Bâtisseurs d'Oc SAS", "company", date(2026, 9, 3)), ("Mission locale du Lirou", "employment", date(2026, 6, 2)),
)  # fmt: skip


def _partners(session: Session) -> Iterable[Kept]:
    for name, form, day in _NETWORK:
        yield {"name_of": name, "form": form, "at": day}


@writes("organisation.registers", "partners", _SESSIONS, ("partner", _partners), precision="none")
def partners(session: Session) -> bytes:
    return registers.partners(session)


@writes("organisation.registers", "partners, OpenDocument", _SESSIONS, ("partner", _partners), precision="none")
def partners_ods(session: Session) -> bytes:
    return registers.partners(session, ods=True)


def _means(session: Session) -> Iterable[Kept]:
    yield {"name_of": "Salle Cévennes", "form": "premises", "capacity": 14, "at": date(2026, 1, 12)}
    yield {"name_of": "Moodle", "form": "platform", "capacity": 200, "at": date(2026, 2, 3)}
    yield {"name_of": "Vidéoprojecteur", "form": "equipment", "capacity": None, "at": date(2026, 1, 12)}


@writes("organisation.registers", "means", _SESSIONS, ("means", _means), precision="none")
def means(session: Session) -> bytes:
    return registers.means(session)


def _figures(session: Session) -> Iterable[Kept]:
    yield {"name_of": "Taux de satisfaction des stagiaires", "value": "94 %", "at": date(2025, 12, 31)}
    yield {"name_of": "Taux d'abandon", "value": "3 %", "at": date(2025, 12, 31)}
    yield {"name_of": "Taux de réussite à la certification", "value": "88 %", "at": date(2025, 12, 31)}


@writes("organisation.results", "PDF", _SESSIONS, ("result_indicator", _figures), precision="none")
def results(session: Session) -> bytes:
    return organisation.results(session)


def _people(session: Session) -> Iterable[Kept]:
    for name in (session.provider.signatory, session.provider.contact.name, session.trainer.name, session.trainer.name):
        yield {"name": name}


@writes("organisation.chart", "DOCX", _SESSIONS, ("staff_role", _people), precision="names")
def chart(session: Session) -> bytes:
    return organisation.chart(session)


@writes("organisation.minutes", "DOCX", _SESSIONS, ("meeting", lambda _: ({"at": date(2026, 6, 4), "form": "team"},)),
        precision="the day")  # fmt: skip
def minutes(session: Session) -> bytes:
    return organisation.minutes(session)


@writes("organisation.procedure", "DOCX", _SESSIONS, ("procedure", lambda _: ({"dated": date(2026, 2, 9)},)),
        precision="the day")  # fmt: skip
def procedure(session: Session) -> bytes:
    return organisation.procedure(session, "violence")


@writes("organisation.public_page", "web page", _SESSIONS, ("public_information", lambda session: (
        {"published": date(2026, 9, 14)},)), precision="the day")  # fmt: skip
def public_page(session: Session) -> bytes:
    return organisation.public_page(session)


_SENT = {"beneficiary": (112, 84), "company": (31, 12), "trainer": (9, 9), "funder": (4, 2)}


@writes("organisation.survey_analysis", "DOCX", _SESSIONS, ("survey_analysis", lambda _: (
        {"stakeholder": who, "asked": asked, "answered": answered, "at": date(2026, 9, 30)}
        for who, (asked, answered) in _SENT.items())), precision="the day")  # fmt: skip
def synthesis(session: Session) -> bytes:
    return organisation.synthesis(session)


@writes("recordings.media", "mp4 under a neutral name", _SESSIONS, ("recording", lambda _: ()),
        precision="a film that nothing calls a class is none")  # fmt: skip
def film(session: Session) -> bytes:
    return media.mp4(datetime.combine(session.start, datetime.min.time(), tzinfo=UTC), 9_000)
