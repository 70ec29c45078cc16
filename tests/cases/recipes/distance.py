"""DST: what a remote part needs beside its connection log."""

from __future__ import annotations

from datetime import datetime

from sample_dossiers.cast import AWA, BRUNO
from tests.factory import Dossier, Person, Visit, exchanges, visits

from .case import Case, Pair, Said, contradiction, gap, holds, kept, question
from .sessions import MODULE, PATH, QUIZ, WORK

EVALUATION = f"quiz/{QUIZ.name}"


def _pair(good: Dossier, bad: Dossier, expected: Said, consequences: tuple[tuple[str, str, Person], ...] = ()) -> Pair:
    for dossier in (good, bad):
        if "log" in dossier.pieces:
            dossier.change("log", gap_seconds=1800)
    return Pair(Case("asynchronous", good, holds()), Case("asynchronous", bad, (expected,), "", consequences))


def log_alone() -> Pair:
    """Bruno opened the module, and there is nothing else: no exchange, no work, no assessment."""
    bad = kept(PATH, "agreement", "log", "follow_up")
    bad.change("log", found=visits(PATH, without={(BRUNO.key, QUIZ.name), (BRUNO.key, WORK.name)}))
    bad.change("follow_up", log=exchanges(PATH, without={BRUNO.key}))
    by_design = (("ASY105", "gap", BRUNO), ("ASY106", "gap", BRUNO))
    return _pair(kept(PATH, "agreement", "log", "follow_up"), bad, contradiction(BRUNO, "log"), by_design)


def announced_durations() -> Pair:
    """The list names an activity and not how long it takes."""
    bad = kept(PATH, "distance", "log")
    bad.change("distance", without_duration={WORK.name})
    return _pair(kept(PATH, "distance", "log"), bad, gap(None, "distance"))


def misplaced_assessments() -> Pair:
    """Bruno's only assessment was taken two months after the end."""
    late = Visit(BRUNO, QUIZ, datetime(2026, 11, 16, 10, 2), 25)
    found = [visit for visit in visits(PATH) if visit.person == AWA or visit.activity == MODULE]
    bad = kept(PATH, "agreement", "completion", EVALUATION, "follow_up")
    bad.change("completion", found=found)
    bad.change(EVALUATION, found=[*found, late])
    good = kept(PATH, "agreement", "completion", EVALUATION, "follow_up")
    return _pair(good, bad, gap(BRUNO, EVALUATION))


def plausible_connections() -> Pair:
    """Bruno came back a month after the end."""
    later = Visit(BRUNO, MODULE, datetime(2026, 10, 15, 21, 4), 40)
    bad = kept(PATH, "agreement", "log")
    bad.change("log", found=[*visits(PATH), later])
    return _pair(kept(PATH, "agreement", "log"), bad, question(BRUNO, "log"))
