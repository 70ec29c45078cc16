"""The papers of a work-based action (AFEST): analysis, designation of the trainer, protocol, log, assessment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .frozen import sheet_bytes, signature
from .pages import Block, Heading, Line, Signatures, Table, Title, written
from .session import Person, Phase, Session, clock, hours, period, short_date

KINDS = {"work": "Mise en situation de travail", "reflective": "Phase réflexive"}


def _footer(session: Session, name: str, day: date) -> str:
    return f"{session.provider.name} – NDA {session.provider.nda} – {name} – version 1.0 du {short_date(day)}"


def work_analysis(session: Session, learner: Person, *, form: str = "pdf", at: date | None = None) -> bytes:
    """Analysis of the work activity, from which the situations are chosen (D.6313-3-2, 1°)."""
    at = at or session.before(15)
    rows = [["Tâche", "Compétence mobilisée", "Situation apprenante"]]
    rows += [["Préparer et contrôler le poste", goal, "Oui"] for goal in session.objectives]
    blocks: list[Block] = [
        Title("ANALYSE DE L'ACTIVITÉ DE TRAVAIL (AFEST)"),
        Line(f"Intitulé de la formation : {session.title}"),
        Line(f"Nom et prénom du salarié : {learner.formal}"),
        Line(f"Courriel : {learner.email}"),
        Line(f"Analyse réalisée le {short_date(at)} avec le salarié sur son poste"),
        Table(rows, (3, 3, 2)),
        Line("Situations apprenantes retenues : pose, contrôle et reprise, avec droit à l'erreur aménagé."),
    ]
    return written(blocks, form, footer=_footer(session, "Analyse de l'activité", at))


def work_trainer(session: Session, *, form: str = "pdf", at: date | None = None, named: bool = True) -> bytes:
    """Designation of who tutors, before the first phase (D.6313-3-2, 2°)."""
    at = at or session.before(12)
    trainer = session.trainer
    who = f"Formateur AFEST désigné : {trainer.name}" if named else "Le formateur sera précisé ultérieurement."
    blocks: list[Block] = [
        Title("DÉSIGNATION DU FORMATEUR AFEST"),
        Line(f"Intitulé de la formation : {session.title}"),
        Line(f"Entreprise : {session.client}"),
        Line(who),
        Line("Mission : fonction tutorale auprès des apprenants, animation des phases réflexives, évaluations."),
        Line(f"Désigné le {short_date(at)}, avant la première mise en situation."),
        Signatures([(f"L'employeur : {session.client_signatory}", signature(session, "designation", "client"))]),
    ]
    return written(blocks, form, footer=_footer(session, "Désignation", at))


def work_protocol(session: Session, learner: Person, *, form: str = "pdf", at: date | None = None) -> bytes:
    """Individual protocol, signed by the learner, the company and the provider."""
    at = at or session.before(10)
    blocks: list[Block] = [
        Title("PROTOCOLE INDIVIDUEL DE FORMATION (AFEST)"),
        Line(f"Intitulé de la formation : {session.title}"),
        Line(f"Apprenant : {learner.name}"),
        Line(f"Courriel : {learner.email}"),
        Line(f"Formateur AFEST : {session.trainer.name}"),
        Heading("Objectifs"),
        *(Line(f"– {goal}") for goal in session.objectives),
        Heading("Organisation"),
        Line(f"Période : {period(session.start, session.end)} – Durée : {hours(session.planned_minutes)}"),
        Line("Chaque mise en situation de travail est suivie d'une phase réflexive distincte, avec le formateur."),
        Line(f"Fait à {session.provider.city}, le {short_date(at)}"),
        Signatures([(f"Signature de l'apprenant : {learner.name}", signature(session, "protocol", learner.key))]),
    ]
    return written(blocks, form, footer=_footer(session, "Protocole individuel", at))


def work_log(
    session: Session, learner: Person, *, form: str = "pdf", phases: Sequence[Phase] | None = None, tutored: bool = True
) -> bytes:
    """The log of one learner's phases (D.6313-3-2, 3°)."""
    found = session.phases if phases is None else phases
    tutor = session.trainer.name if tutored else ""
    rows = [["Date", "Phase", "Horaires", "Durée", "Activité", "Formateur", "Signature"]]
    rows += [
        [
            short_date(phase.date), KINDS[phase.kind], f"{clock(phase.start)} - {clock(phase.end)}",
            f"{phase.minutes} min", phase.topic, tutor, "Signé",
        ]
        for phase in found
    ]  # fmt: skip
    if form == "xlsx":
        above = [["Journal des phases AFEST"], [f"Apprenant : {learner.name}"], []]
        return sheet_bytes([*above, *rows], "Journal AFEST", (12, 28, 16, 10, 44, 22, 12))
    blocks: list[Block] = [
        Title("JOURNAL DES PHASES DE L'AFEST"),
        Line(f"Intitulé de la formation : {session.title}"),
        Line(f"Apprenant : {learner.name}"),
        Table(rows, (3, 4, 3, 2, 5, 3, 2)),
    ]
    return written(blocks, form, footer=_footer(session, "Journal des phases", session.end))


def work_assessment(session: Session, learner: Person, *, form: str = "pdf", at: date | None = None) -> bytes:
    """Grid of the assessment in the work situation (D.6313-3-2, 4°)."""
    at = at or session.end
    rows = [["Compétence", "Critère observé", "Acquis"]]
    rows += [[goal, "Réalisé seul, selon les règles de l'art", "Oui"] for goal in session.objectives]
    blocks: list[Block] = [
        Title("GRILLE D'ÉVALUATION DES ACQUIS EN SITUATION DE TRAVAIL (AFEST)"),
        Line(f"Intitulé de la formation : {session.title}"),
        Line(f"Apprenant : {learner.name}"),
        Line(f"Date de l'évaluation : {short_date(at)}"),
        Line(f"Évaluateur : {session.trainer.name}"),
        Table(rows, (4, 4, 1)),
        Line("Conclusion : compétences acquises, l'apprenant travaille en autonomie."),
    ]
    return written(blocks, form, footer=_footer(session, "Évaluation", at))
