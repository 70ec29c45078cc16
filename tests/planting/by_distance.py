"""ASY, BLE and DST: what the remote part needs and lacks."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from random import Random

from tests.factory import Dossier, Person, Visit, exchanges, visits

from .plants import learner_of, plants
from .trial import Planted

REMOTE = ("asynchronous", "blended")


def _unproven(dossier: Dossier) -> frozenset[tuple[str, Person | None]]:
    """Without its duration an activity cannot be credited to anybody: the certified hours are asked about."""
    return frozenset(("HRS001", learner) for learner in dossier.session.learners)


@plants("ASY101", "asynchronous")
def no_log(dossier: Dossier, chance: Random) -> Planted:
    """The log leaves one learner out, who did everything."""
    learner = learner_of(dossier, chance)
    dossier.change("log", found=visits(dossier.session, without={(learner.key, "*")}))
    return Planted("ASY101", learner)


@plants("ASY102", "asynchronous")
def no_progress(dossier: Dossier, chance: Random) -> Planted:
    """No export says which activities one learner did, and the log is all there is of it."""
    session, learner = dossier.session, learner_of(dossier, chance)
    for name in dossier.pieces:
        if name in {"completion", "grades"}:
            dossier.change(name, session=session.but(learners=[each for each in session.learners if each != learner]))
    return Planted("ASY102", learner, consequences=frozenset({("HRS001", learner)}))


@plants("ASY103", *REMOTE)
def no_distance_information(dossier: Dossier, chance: Random) -> Planted:
    """Nothing says what is to be done at a distance."""
    dossier.drop("distance")
    return Planted("ASY103", consequences=_unproven(dossier))


@plants("ASY104", *REMOTE)
def no_assistance(dossier: Dossier, chance: Random) -> Planted:
    """Nothing says whom to ask."""
    dossier.drop("assistance")
    return Planted("ASY104")


@plants("ASY105", *REMOTE)
def no_follow_up(dossier: Dossier, chance: Random) -> Planted:
    """Nobody wrote to one learner, nor commented any work."""
    learner = learner_of(dossier, chance)
    dossier.change("follow_up", log=exchanges(dossier.session, without={learner.key}))
    works = [name for name in dossier.pieces if name.startswith("assignment/")]
    for name in works:
        dossier.change(name, without_feedback={learner.key})
    dossier.change("log", without_feedback={learner.key})
    return Planted("ASY105", learner, consequences=frozenset({("ASY108", learner)} if works else ()))


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
    return Planted("DST002", pieces=("distance",), consequences=_unproven(dossier))


@plants("DST005", *REMOTE)
def connected_long_after(dossier: Dossier, chance: Random) -> Planted:
    """One learner came back weeks after the end."""
    session, learner = dossier.session, learner_of(dossier, chance)
    day = session.end + timedelta(days=30 + chance.randrange(20))
    later = Visit(learner, session.activities[0], datetime.combine(day, time(20, 4)), 25)
    dossier.change("log", found=[*visits(session), later])
    return Planted("DST005", learner, pieces=("log",))


@plants("BLE101", "blended")
def one_mode_only(dossier: Dossier, chance: Random) -> Planted:
    """Nothing is left of the platform."""
    remote = ("log", "completion", "grades", "quiz/", "assignment/")
    for name in list(dossier.pieces):
        if name.startswith(remote):
            dossier.drop(name)
    learners = dossier.session.learners
    return Planted("BLE101", consequences=frozenset((code, each) for each in learners for code in ("HRS001", "ASY106")))


@plants("DST001", "asynchronous")
def log_alone(dossier: Dossier, chance: Random) -> Planted:
    """One learner connected, and nobody wrote, nothing was handed in, nothing assessed."""
    session, learner = dossier.session, learner_of(dossier, chance)
    done = visits(session, without={(learner.key, each.name) for each in session.activities if each.kind != "page"})
    for name in dossier.pieces:
        if name in {"completion", "grades", "log"} or name.startswith(("quiz/", "assignment/")):
            dossier.change(name, found=done)
    dossier.change("follow_up", log=exchanges(session, without={learner.key}))
    by_design = ("ASY105", "ASY106", "HRS001")
    return Planted("DST001", learner, pieces=("log",), consequences=frozenset((code, learner) for code in by_design))


@plants("DST003", "asynchronous")
def assessed_long_after(dossier: Dossier, chance: Random) -> Planted:
    """One learner took the only assessment two months after the end."""
    session, learner = dossier.session, learner_of(dossier, chance)
    assessed = {(learner.key, each.name) for each in session.activities if each.kind in {"quiz", "assign"}}
    found = visits(session, without=assessed)
    quiz = session.activities[-1]
    day = session.end + timedelta(days=55 + chance.randrange(20))
    late = Visit(learner, quiz, datetime.combine(day, time(10, 2)), 25)
    for name in dossier.pieces:
        if name in {"completion", "grades", "log"} or name.startswith(("quiz/", "assignment/")):
            dossier.change(name, found=found)
    dossier.change(f"quiz/{quiz.name}", found=[*found, late])
    after_the_certificate = {("HRS001", learner), ("CHR004", learner)}
    return Planted("DST003", learner, pieces=(f"quiz/{quiz.name}",), consequences=frozenset(after_the_certificate))
