"""HRS003 to HRS008, ASY109: hours by mode, connected time, the life of a group."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from tests.factory import Dossier, Stay, exchanges, stays, visits

from .plants import learner_of, plants
from .trial import Planted


@plants("HRS003", "blended", "in_person")
def wrong_distance_rate(dossier: Dossier, chance: Random) -> Planted:
    """The agreement states a share at a distance that nothing planned comes near."""
    session = dossier.session
    planned = session.distance_minutes / session.planned_minutes
    dossier.change("agreement", distance_share=round(planned - 0.3 if planned > 0.5 else planned + 0.3, 2))
    return Planted("HRS003", pieces=("agreement",))


@plants("HRS004", "blended")
def longer_plan(dossier: Dossier, chance: Random) -> Planted:
    """The plan of sequences has more than was sold."""
    dossier.change("plan", longer=60 * (1 + chance.randrange(4)))
    return Planted("HRS004", pieces=("agreement", "plan"))


@plants("HRS006", "asynchronous")
def hurried(dossier: Dossier, chance: Random) -> Planted:
    """One learner did everything in a few minutes."""
    session, learner = dossier.session, learner_of(dossier, chance)
    found = [replace(visit, minutes=1) if visit.person == learner else visit for visit in visits(session)]
    dossier.change("log", found=found)
    return Planted("HRS006", learner, pieces=("log",))


@plants("HRS008", "synchronous")
def two_devices(dossier: Dossier, chance: Random) -> Planted:
    """One learner was connected from two devices for an hour."""
    session, slot = dossier.session, dossier.session.slots[0]
    present = [each for each in session.learners if not session.is_absent(each, slot)]
    learner = present[chance.randrange(len(present))]
    start = slot.starts + timedelta(minutes=20 + chance.randrange(30))
    second = Stay(learner, start, start + timedelta(minutes=60))
    name = f"zoom/{slot.id}"
    dossier.change(name, found=[*stays(session, slot), second])
    return Planted("HRS008", pieces=(name,))


@plants("ASY109", "asynchronous")
def silent_group(dossier: Dossier, chance: Random) -> Planted:
    """Nobody wrote in the forum, and nobody was reminded of anything."""
    dossier.drop("forum")
    dossier.change("follow_up", log=[each for each in exchanges(dossier.session) if "Relance" not in each.subject])
    return Planted("ASY109")
