"""COM111, COM114 to COM117, HRS007, DOC005: what only some sessions must show."""

from __future__ import annotations

from datetime import date
from random import Random

from tests.factory import Dossier, Person, clean, occasional, papers

from .plants import learner_of, plants
from .trial import Planted


@plants("COM111")
def trainer_never_asked(dossier: Dossier, chance: Random) -> Planted:
    """The company, or the trainer, was not asked for an appreciation."""
    gone = ("trainer", "company")[chance.randrange(2)]
    dossier.drop(f"survey/{gone}")
    left = {"trainer": "company", "company": "trainer"}[gone]
    return Planted("COM111", pieces=(f"survey/{left}",))


@plants("COM114", "in_person", "synchronous")
def left_and_forgotten(dossier: Dossier, chance: Random) -> Planted | None:
    """One learner left after the first day, and nobody wrote down why nor called."""
    learner = _left_after_the_first_day(dossier, chance, days=3)
    if learner is None:
        return None
    empty: dict[str, object] = {"cause": "", "contacts": (), "follow_up": ""}
    dossier.add("dropout", "08 Suivi/Abandon.pdf", occasional.dropout_sheet, learner, **empty)
    dossier.drop(f"certificate/{learner.key}")
    return Planted("COM114", learner, pieces=("dropout",))


@plants("HRS007", "in_person", "synchronous")
def charged_after_leaving(dossier: Dossier, chance: Random) -> Planted | None:
    """One learner left after the first day, and is invoiced all of it."""
    learner = _left_after_the_first_day(dossier, chance, days=2)
    if learner is None:
        return None
    dossier.add("dropout", "08 Suivi/Abandon.pdf", occasional.dropout_sheet, learner)
    dossier.drop(f"certificate/{learner.key}")
    dossier.add("invoice", "01 Convention/Facture.pdf", occasional.invoice)
    return Planted("HRS007", learner, pieces=("dropout", "invoice"))


def _left_after_the_first_day(dossier: Dossier, chance: Random, *, days: int) -> Person | None:
    """Make one learner leave; ``None`` where the session is shorter than ``days``."""
    session = dossier.session
    if len(session.days) < days:
        return None
    learner = learner_of(dossier, chance)
    away = frozenset((learner.key, slot.id) for slot in session.slots if slot.date > session.days[0])
    shorter = clean(session.but(absences=away))
    dossier.session, dossier.pieces = shorter.session, shorter.pieces
    return learner


@plants("COM115")
def need_without_measure(dossier: Dossier, chance: Random) -> Planted:
    """A learner said that an adjustment is needed, and nothing was done."""
    learner = learner_of(dossier, chance)
    dossier.add("accessibility", "04 Évaluations/Accessibilité.docx", occasional.accessibility, learner, need=True)
    return Planted("COM115", learner, pieces=("accessibility",))


@plants("COM116", "in_person", "synchronous", "asynchronous")
def subcontract_without_clause(dossier: Dossier, chance: Random) -> Planted:
    """The contract does not bind the subcontractor to the quality standard."""
    dossier.add("subcontract", "01 Convention/Contrat de sous-traitance.pdf", occasional.subcontract, omit={"quality"})
    path = "09 Formateur/CV sous-traitant.pdf"  # who delivers must be shown as well
    dossier.add("profile", path, papers.trainer_profile, occasional.SUBCONTRACTOR)
    return Planted("COM116", pieces=("subcontract",))


@plants("COM117")
def not_registered(dossier: Dossier, chance: Random) -> Planted:
    """The list of candidates leaves one learner out."""
    learner = learner_of(dossier, chance)
    others = [each for each in dossier.session.learners if each != learner]
    dossier.add("exam", "04 Évaluations/Inscriptions certification.xlsx", occasional.exam_list, learners=others)
    return Planted("COM117", learner, settings="certifying = true\n")


@plants("DOC005")
def certificate_expired(dossier: Dossier, chance: Random) -> Planted:
    """The provider's Qualiopi certificate had expired when the agreement was signed."""
    until = date(2025, 1 + chance.randrange(12), 9)
    dossier.add(
        "qualiopi", "Certificat Qualiopi.pdf", occasional.provider_certificate,
        since=until.replace(year=2022), until=until,
    )  # fmt: skip
    return Planted("DOC005", pieces=("qualiopi", "agreement"))
