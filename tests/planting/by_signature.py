"""INP, SYN and SIG: half-days without proof, sheets without signature."""

from __future__ import annotations

from random import Random

from tests.factory import Dossier, signature, stays

from .plants import attended, learner_of, plants, sheet_of
from .trial import Planted


@plants("INP101", "in_person", "blended")
def no_sheet_of_a_half_day(dossier: Dossier, chance: Random) -> Planted | None:
    """The sheet leaves out one learner."""
    session = dossier.session
    if not any(slot.mode == "in_person" for slot in session.slots):
        return None
    learner = learner_of(dossier, chance)
    dossier.change("sheet", learners=[each for each in session.learners if each != learner])
    certified = frozenset({("HRS001", learner)})
    return Planted("INP101", learner, consequences=certified)


@plants("SYN101", "synchronous", "blended")
def no_proof_of_a_live_half_day(dossier: Dossier, chance: Random) -> Planted | None:
    """The sheet leaves the learner out, and the reports of every class too."""
    session = dossier.session
    live = [slot for slot in session.slots if slot.mode == "synchronous"]
    if not live:
        return None
    learner = learner_of(dossier, chance)
    dossier.change("sheet/live", learners=[each for each in session.learners if each != learner])
    slot = live[chance.randrange(len(live))]
    if session.is_absent(learner, slot):
        return None
    name = next(name for name in (f"zoom/{slot.id}", f"teams/{slot.id}") if name in dossier.pieces)
    dossier.change(name, found=[stay for stay in stays(session, slot) if stay.person != learner])
    return Planted("SYN101", learner, slot, consequences=frozenset({("HRS001", learner)}))


@plants("SYN102", "synchronous")
def no_report_of_a_class(dossier: Dossier, chance: Random) -> Planted | None:
    """Nobody saved the report of one class."""
    slots = dossier.session.slots
    slot = slots[chance.randrange(len(slots))]
    dossier.drop(next(name for name in (f"zoom/{slot.id}", f"teams/{slot.id}") if name in dossier.pieces))
    return Planted("SYN102", None, slot, ("sheet/live",))


@plants("SIG001", "in_person", "blended")
def blank_cell(dossier: Dossier, chance: Random) -> Planted | None:
    """One learner did not sign one half-day."""
    drawn = attended(dossier, chance, "in_person")
    if drawn is None:
        return None
    learner, slot = drawn
    dossier.change("sheet", unsigned={(learner.key, slot.id)})
    return Planted("SIG001", learner, slot, ("sheet",), frozenset({("HRS001", learner)}))


@plants("SIG002", "in_person", "synchronous", "blended")
def trainer_did_not_sign(dossier: Dossier, chance: Random) -> Planted | None:
    """The trainer's cell of one half-day is blank."""
    drawn = attended(dossier, chance)
    if drawn is None:
        return None
    _, slot = drawn
    dossier.change(sheet_of(dossier, slot), unsigned={("trainer", slot.id)})
    return Planted("SIG002", None, slot, (sheet_of(dossier, slot),))


@plants("SIG006", "in_person", "blended")
def copied_signature(dossier: Dossier, chance: Random) -> Planted | None:
    """A signature picture of one half-day stands in another one too."""
    drawn = attended(dossier, chance, "in_person")
    if drawn is None:
        return None
    learner, slot = drawn
    session = dossier.session
    others = [each for each in session.slots if each != slot and not session.is_absent(learner, each)]
    if not others:
        return None
    dossier.change("sheet", pictures={(learner.key, slot.id): signature(session, learner.key, others[0].id)})
    return Planted("SIG006", learner, slot, ("sheet",))


@plants("SYN103", "synchronous")
def recorded_without_notice(dossier: Dossier, chance: Random) -> Planted:
    """The first class was recorded, as the report of the tool shows, and nobody was told."""
    dossier.change(f"zoom/{dossier.session.slots[0].id}", recorded=True)
    return Planted("SYN103")


@plants("SYN104", "synchronous")
def nobody_saved_the_chat(dossier: Dossier, chance: Random) -> Planted:
    """No chat was saved."""
    dossier.drop("chat/")
    return Planted("SYN104")
