"""Satisfaction surveys as Google Forms and Microsoft Forms export them with a French interface."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta

from .frozen import csv_bytes, sheet_bytes
from .session import Person, Session

QUESTIONS = (
    "Êtes-vous globalement satisfait(e) de la formation ?",
    "Les objectifs annoncés ont-ils été atteints ?",
    "Le formateur était-il à l'écoute ?",
    "Vos remarques et suggestions",
)
COMPANY_QUESTIONS = (
    "Nom de l'entreprise",
    "La formation de vos salariés a-t-elle répondu à votre demande ?",
    "Observez-vous une progression au poste de travail ?",
)
TRAINER_QUESTIONS = (
    "Nom du formateur",
    "Le groupe avait-il les prérequis attendus ?",
    "Quelles améliorations proposez-vous pour la prochaine session ?",
)
_REMARKS = ("Très concret, merci.", "Un peu dense le second jour.", "Supports très clairs.", "RAS", "À renouveler.")


def answered_at(session: Session, person: Person, day: date) -> datetime:
    """Some time of the working day."""
    draw = session.random("survey", person.key)
    return datetime.combine(day, time(9)) + timedelta(seconds=draw.randint(0, 28_000))


def _answers(session: Session, person: Person) -> list[str]:
    draw = session.random("answers", person.key)
    return [str(draw.randint(3, 5)) for _ in QUESTIONS[:-1]] + [draw.choice(_REMARKS)]


def google_csv(
    session: Session, *, day: date | None = None, without: Collection[str] = (), anonymous: bool = False
) -> bytes:
    """Answers of the beneficiaries, as the linked Google sheet is downloaded: comma, no BOM, CRLF."""
    header = ["Horodateur", *([] if anonymous else ["Adresse e-mail"]), "Intitulé de la formation", *QUESTIONS]
    rows = [header]
    for person in _by_time(session, [p for p in session.learners if p.key not in without], day):
        at = answered_at(session, person, day or session.after(1))
        who = [] if anonymous else [person.email]
        rows.append([f"{at:%d/%m/%Y %H:%M:%S}", *who, session.title, *_answers(session, person)])
    return csv_bytes(rows, end="\r\n")


def google_others_csv(session: Session, stakeholder: str, *, day: date | None = None) -> bytes:
    """Answers of the ``company`` or of the ``trainer``."""
    day = day or session.after(8)
    if stakeholder == "company":
        questions, who = COMPANY_QUESTIONS, Person("", session.client, "rh@batisseurs-oc.example.com")
        answers = [session.client, "Oui, tout à fait", "Oui, sur le suivi quotidien"]
    else:
        questions, who = TRAINER_QUESTIONS, session.trainer
        answers = [session.trainer.name, "Oui", "Prévoir un exercice de synthèse supplémentaire."]
    at = answered_at(session, who, day)
    rows = [
        ["Horodateur", "Adresse e-mail", "Intitulé de la formation", *questions],
        [f"{at:%d/%m/%Y %H:%M:%S}", who.email, session.title, *answers],
    ]
    return csv_bytes(rows, end="\r\n")


def microsoft_xlsx(session: Session, *, day: date | None = None, without: Collection[str] = ()) -> bytes:
    """Answers of the beneficiaries as Microsoft Forms opens them in Excel: real dates, one row an answer."""
    header = ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom", *QUESTIONS]
    rows: list[Sequence[object]] = [header]
    people = [person for person in session.learners if person.key not in without]
    for number, person in enumerate(_by_time(session, people, day), 1):
        end = answered_at(session, person, day or session.after(1))
        start = end - timedelta(minutes=3, seconds=20)
        rows.append([number, start, end, person.email, person.name, *_answers(session, person)])
    return sheet_bytes(rows, "Form1", (6, 18, 18, 30, 24))


def _by_time(session: Session, people: Sequence[Person], day: date | None) -> list[Person]:
    return sorted(people, key=lambda person: answered_at(session, person, day or session.after(1)))
