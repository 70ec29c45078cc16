"""HRS and PRS: hours that do not add up, sheets that the live report contradicts."""

from __future__ import annotations

from random import Random

from tests.factory import Dossier, stays

from .plants import attended, learner_of, plants
from .trial import Planted


@plants("HRS001")
def more_certified_than_justified(dossier: Dossier, chance: Random) -> Planted:
    """A certificate states more than the learner was there."""
    learner = learner_of(dossier, chance)
    minutes = dossier.session.planned_minutes + 60 * (1 + chance.randrange(7))
    dossier.change(f"certificate/{learner.key}", minutes=minutes)
    return Planted("HRS001", learner, pieces=(f"certificate/{learner.key}",))


@plants("HRS002", "in_person", "synchronous")
def more_sold_than_held(dossier: Dossier, chance: Random) -> Planted:
    """The agreement sells more hours than the sheets show."""
    dossier.change("agreement", minutes=dossier.session.planned_minutes + 60 * (1 + chance.randrange(7)))
    return Planted("HRS002", pieces=("agreement",), consequences=frozenset({("HRS005", None)}))


@plants("PRS001", "synchronous", "blended")
def signed_and_not_connected(dossier: Dossier, chance: Random) -> Planted | None:
    """A learner signed and was connected for a few minutes."""
    drawn = attended(dossier, chance, "synchronous")
    if drawn is None:
        return None
    learner, slot = drawn
    name = next(name for name in (f"zoom/{slot.id}", f"teams/{slot.id}") if name in dossier.pieces)
    dossier.change(name, found=stays(dossier.session, slot, minutes={learner.key: 15 + chance.randrange(30)}))
    return Planted("PRS001", learner, slot, ("sheet/live", name))
