"""ASY, BLE and DST: what the remote part needs and lacks."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from random import Random

from tests.factory import Dossier, Visit, exchanges, visits

from .plants import learner_of, plants
from .trial import Planted

REMOTE = ("asynchronous", "blended")


@plants("ASY101", "asynchronous")
def no_log(dossier: Dossier, chance: Random) -> Planted:
    """The log leaves one learner out, who did everything."""
    learner = learner_of(dossier, chance)
    dossier.change("log", found=visits(dossier.session, without={(learner.key, "*")}))
    return Planted("ASY101", learner)


@plants("ASY103", *REMOTE)
def no_distance_information(dossier: Dossier, chance: Random) -> Planted:
    """Nothing says what is to be done at a distance."""
    dossier.drop("distance")
    return Planted("ASY103", consequences=frozenset({("DST002", None)}))


@plants("ASY104", *REMOTE)
def no_assistance(dossier: Dossier, chance: Random) -> Planted:
    """Nothing says whom to ask."""
    dossier.drop("assistance")
    return Planted("ASY104")


@plants("ASY105", *REMOTE)
def no_follow_up(dossier: Dossier, chance: Random) -> Planted:
    """Nobody wrote to one learner."""
    learner = learner_of(dossier, chance)
    dossier.change("follow_up", log=exchanges(dossier.session, without={learner.key}))
    return Planted("ASY105", learner)


@plants("ASY107", *REMOTE)
def not_checked(dossier: Dossier, chance: Random) -> Planted:
    """The check of the follow-up leaves one learner out."""
    learner = learner_of(dossier, chance)
    dossier.change("effectiveness", without={learner.key})
    return Planted("ASY107", learner)


@plants("ASY108", "asynchronous")
def no_feedback(dossier: Dossier, chance: Random) -> Planted | None:
    """One learner's work was never commented."""
    works = [name for name in dossier.pieces if name.startswith("assignment/")]
    if not works:
        return None
    learner = learner_of(dossier, chance)
    for name in works:
        dossier.change(name, without_feedback={learner.key})
    dossier.change("log", without_feedback={learner.key})
    return Planted("ASY108", learner, pieces=tuple(works))


@plants("DST002", *REMOTE)
def no_duration(dossier: Dossier, chance: Random) -> Planted:
    """One activity is announced without its duration."""
    activities = dossier.session.activities
    activity = activities[chance.randrange(len(activities))]
    dossier.change("distance", without_duration={activity.name})
    return Planted("DST002", pieces=("distance",))


@plants("DST005", *REMOTE)
def connected_long_after(dossier: Dossier, chance: Random) -> Planted:
    """One learner came back weeks after the end."""
    session, learner = dossier.session, learner_of(dossier, chance)
    day = session.end + timedelta(days=30 + chance.randrange(20))
    later = Visit(learner, session.activities[0], datetime.combine(day, time(20, 4)), 25)
    dossier.change("log", found=[*visits(session), later])
    return Planted("DST005", learner, pieces=("log",))
