"""SIG003 to SIG008: for how long, when and from where a sheet was signed; seals that do not hold."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from random import Random

from tests.factory import Dossier, Person, Session, agreement, signing

from .plants import attended, plants
from .trial import Planted

SHEET = "03 Émargements/Signatures électroniques.xlsx"


NO_TRAINER = frozenset({("SIG002", None)})
"""Such a list has the learners alone."""


def _listed(dossier: Dossier, **options: object) -> None:
    """Put a list of electronic signatures in the place of the sheet."""
    dossier.drop("sheet")
    dossier.add("sheet", SHEET, signing.signed_list_xlsx, **options)


@plants("SIG003", "in_person")
def one_signature_for_the_day(dossier: Dossier, chance: Random) -> Planted | None:
    """Initials stand once, in a cell merged over morning and afternoon."""
    if dossier.session.absences:
        return None
    dossier.drop("sheet")
    dossier.add("sheet", "03 Émargements/Feuille d'émargement.xlsx", signing.wide_sheet_xlsx)
    return Planted("SIG003", pieces=("sheet",))


@plants("SIG004", "in_person")
def signed_in_advance(dossier: Dossier, chance: Random) -> Planted | None:
    """One learner signed an afternoon in the morning."""
    drawn = attended(dossier, chance)
    if drawn is None or drawn[1].half_day == "morning":
        return None
    learner, slot = drawn
    morning = datetime.combine(slot.date, time(9, 7, 12))
    _listed(dossier, at={(learner.key, slot.id): morning})
    return Planted("SIG004", learner, pieces=("sheet",), consequences=NO_TRAINER)


@plants("SIG005", "in_person")
def signed_in_a_chain(dossier: Dossier, chance: Random) -> Planted | None:
    """The whole group signed a half-day within seconds, from one tablet."""
    session = dossier.session
    slot = session.slots[chance.randrange(len(session.slots))]
    keys = [(each.key, slot.id) for each in session.learners if not session.is_absent(each, slot)]
    if len(keys) < 4:
        return None
    start = slot.starts + timedelta(minutes=4)
    at = {key: start + timedelta(seconds=2 * number) for number, key in enumerate(keys)}
    _listed(dossier, at=at, devices=dict.fromkeys(keys, "Tablette d'accueil"))
    return Planted("SIG005", None, slot, ("sheet",), NO_TRAINER)


@plants("SIG007", "in_person")
def another_address(dossier: Dossier, chance: Random) -> Planted | None:
    """One half-day was signed from another address."""
    drawn = attended(dossier, chance)
    if drawn is None:
        return None
    learner, slot = drawn
    if sum(not dossier.session.is_absent(learner, each) for each in dossier.session.slots) < 2:
        return None  # one signature differs from none
    _listed(dossier, addresses={(learner.key, slot.id): "rh@entreprise.example.com"})
    return Planted("SIG007", learner, pieces=("sheet",), consequences=NO_TRAINER)


@plants("SIG008")
def changed_after_signing(dossier: Dossier, chance: Random) -> Planted:
    """A line was added to the agreement after the client had signed it."""
    day = dossier.session.before(20)
    days = 1 + chance.randrange(60)
    dossier.drop("agreement")
    path = f"01 Convention/Convention {dossier.session.reference} signée.pdf"
    dossier.add("agreement", path, _sealed_and_changed, day, days)
    return Planted("SIG008", pieces=("agreement",))


def _sealed_and_changed(session: Session, day: object, days: int) -> bytes:
    signed = datetime.combine(day, time(10, 5))  # type: ignore[arg-type]  # a piece's arguments are objects
    who = Person("", session.client_signatory)
    return signing.changed_after(signing.sealed(agreement(session), who, signed), signed + timedelta(days=days))
