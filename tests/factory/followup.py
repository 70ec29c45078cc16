"""Individual human follow-up at a distance, and the check that remote modules were really followed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .frozen import sheet_bytes
from .pages import Line, Table, Title, written
from .session import Person, Session, short_date


@dataclass(frozen=True)
class Exchange:
    """One exchange between a learner and somebody of the provider."""

    at: date
    learner: Person
    author: Person
    office: str
    channel: str
    subject: str


def exchanges(session: Session, *, without: Collection[str] = (), each: int = 2) -> list[Exchange]:
    """``each`` exchanges a learner with the trainer, working days of the period; none for the keys in ``without``."""
    channels = ("Messagerie de la plateforme", "Téléphone", "Courriel", "Visioconférence")
    subjects = (
        "Point d'avancement et réponses aux questions du module en cours",
        "Retour individuel sur le devoir, pistes d'amélioration",
        "Difficulté sur l'exercice, exemple complémentaire envoyé",
        "Relance amicale avant l'échéance du module suivant",
    )
    found = []
    span = max((session.end - session.start).days, 1)
    for learner in session.learners:
        if learner.key in without:
            continue
        draw = session.random("exchanges", learner.key)
        for number in range(each):
            day = session.start + timedelta(days=span * (2 * number + 1) // (2 * each))
            day -= timedelta(days=max(0, day.weekday() - 4))
            channel, subject = draw.choice(channels), subjects[(number + draw.randint(0, 3)) % 4]
            found.append(
                Exchange(max(day, session.start), learner, session.trainer, "Formateur-tuteur", channel, subject)
            )
    return sorted(found, key=lambda exchange: (exchange.at, exchange.learner.key))


HEADER = ["Date", "Apprenant", "Auteur", "Fonction", "Canal", "Objet"]


def follow_up_log(session: Session, *, form: str = "xlsx", log: Sequence[Exchange] | None = None) -> bytes:
    """Follow-up log as XLSX, DOCX or PDF."""
    entries = exchanges(session) if log is None else log
    rows = [
        [short_date(entry.at), entry.learner.name, entry.author.name, entry.office, entry.channel, entry.subject]
        for entry in entries
    ]
    if form == "xlsx":
        return sheet_bytes([HEADER, *rows], "Suivi individuel", (12, 26, 24, 18, 26, 60))
    blocks = [
        Title("JOURNAL DE SUIVI INDIVIDUEL DES APPRENANTS"),
        Line(f"Intitulé de la formation : {session.title}"),
        Table([HEADER, *rows], (2, 3, 3, 3, 3, 5)),
    ]
    return written(blocks, form)


def effectiveness_log(
    session: Session, *, form: str = "xlsx", at: date | None = None, without: Collection[str] = ()
) -> bytes:
    """The dated review of whether each learner really followed the remote modules (indicator 19, text of 2026)."""
    at = at or session.end
    header = ["Date de vérification", "Apprenant", "Vérifié par", "Résultat", "Action"]
    rows = [
        [short_date(at), learner.name, session.trainer.name, "Modules suivis : activités et durées vérifiées", "Aucune"]
        for learner in session.learners
        if learner.key not in without
    ]
    if form == "xlsx":
        return sheet_bytes([header, *rows], "Vérification du suivi", (18, 26, 24, 44, 20))
    blocks = [
        Title("VÉRIFICATION DE L'EFFECTIVITÉ DU SUIVI DES MODULES À DISTANCE"),
        Line(f"Intitulé de la formation : {session.title}"),
        Table([header, *rows], (2, 3, 3, 4, 2)),
    ]
    return written(blocks, form)
