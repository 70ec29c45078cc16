"""ASY and BLE: what is done at one's own pace, and sessions of several modes."""

from __future__ import annotations

from sample_dossiers.cast import AWA, BRUNO
from tests.factory import Dossier, exchanges, visits

from .case import Case, Pair, Said, gap, holds, holds_for, kept
from .sessions import MIXED, PATH, QUIZ, WORK

ASSIGNMENT = f"assignment/{WORK.name}"
EVALUATION = f"quiz/{QUIZ.name}"


def _path(*pieces: str) -> Dossier:
    """Keep pieces of the path; clicks half an hour apart keep its log short."""
    dossier = kept(PATH, *pieces)
    if "log" in pieces:
        dossier.change("log", gap_seconds=1800)
    return dossier


def _pair(good: Dossier, expected_good: tuple[Said, ...], bad: Dossier, expected_bad: tuple[Said, ...]) -> Pair:
    return Pair(Case("asynchronous", good, expected_good), Case("asynchronous", bad, expected_bad))


def connection_log() -> Pair:
    """Bruno is enrolled and never connected."""
    bad = _path("agreement", "log")
    bad.change("log", found=visits(PATH, without={(BRUNO.key, "*")}))
    unheard_of = (("IDN002", "gap", BRUNO),)
    return Pair(
        Case("asynchronous", _path("agreement", "log"), holds_for(AWA, BRUNO)),
        Case("asynchronous", bad, (*holds_for(AWA), gap(BRUNO)), consequences=unheard_of),
    )


def progress_by_activity() -> Pair:
    """Bruno connected, and the completion export leaves him out."""
    bad = _path("agreement", "log", "completion")
    bad.change("completion", session=PATH.but(learners=(AWA,)))
    good = _path("agreement", "log", "completion")
    return _pair(good, holds_for(AWA, BRUNO), bad, (*holds_for(AWA), gap(BRUNO)))


def announced_activities() -> Pair:
    """The list of activities and durations is missing."""
    return _pair(_path("log", "distance"), holds("distance"), _path("log"), (gap(None),))


def assistance() -> Pair:
    """No document says whom to ask."""
    return _pair(_path("log", "assistance"), holds("assistance"), _path("log"), (gap(None),))


def individual_follow_up() -> Pair:
    """Nobody wrote to Bruno, though he took the assessment."""
    bad = _path("agreement", "completion", EVALUATION, "follow_up")
    bad.change("follow_up", log=exchanges(PATH, without={BRUNO.key}))
    good = _path("agreement", "completion", EVALUATION, "follow_up")
    return _pair(good, holds_for(AWA, BRUNO), bad, (*holds_for(AWA), gap(BRUNO)))


def remote_assessment() -> Pair:
    """Bruno read the module, was accompanied, and took no assessment."""
    found = visits(PATH, without={(BRUNO.key, QUIZ.name), (BRUNO.key, WORK.name)})
    bad = _path("agreement", "completion", EVALUATION, "follow_up")
    bad.change("completion", found=found)
    bad.change(EVALUATION, found=found)
    good = _path("agreement", "completion", EVALUATION, "follow_up")
    return _pair(good, holds_for(AWA, BRUNO), bad, (*holds_for(AWA), gap(BRUNO)))


def effectiveness_checked() -> Pair:
    """The check of the follow-up leaves Bruno out."""
    bad = _path("agreement", "completion", "effectiveness")
    bad.change("effectiveness", without={BRUNO.key})
    good = _path("agreement", "completion", "effectiveness")
    return _pair(good, holds_for(AWA, BRUNO), bad, (*holds_for(AWA), gap(BRUNO)))


def feedback_on_work() -> Pair:
    """Bruno handed his case study in and heard nothing of it."""
    bad = _path(ASSIGNMENT, "follow_up")
    bad.change(ASSIGNMENT, without_feedback={BRUNO.key})
    settings = 'modality = "asynchronous"\n'
    good = Case("asynchronous", _path(ASSIGNMENT, "follow_up"), holds_for(AWA, BRUNO), settings)
    return Pair(good, Case("asynchronous", bad, (*holds_for(AWA), gap(BRUNO, ASSIGNMENT)), settings))


def proof_of_each_mode() -> Pair:
    """Declared as blended; only the day in the room left a trace."""
    settings = 'modality = "blended"\n'
    good = Case("blended", kept(MIXED, "sheet", "completion", "handout"), holds("sheet", "completion"))
    return Pair(good, Case("blended", kept(MIXED, "sheet", "handout"), (gap(None),), settings))
