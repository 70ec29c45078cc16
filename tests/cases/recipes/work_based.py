"""AFE: the four items of a work-based action (D.6313-3-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from sample_dossiers.cast import BRUNO, FAIZA
from tests.factory import Dossier

from .case import Case, Pair, gap, holds_for, kept
from .sessions import AT_WORK


def _pair(good: Dossier, bad: Dossier, *pieces: str) -> Pair:
    """Bruno's file lacks something, Faïza's does not."""
    return Pair(
        Case("work_based", good, holds_for(BRUNO, FAIZA)),
        Case("work_based", bad, (*holds_for(FAIZA), gap(BRUNO, *pieces))),
    )


def activity_analysed() -> Pair:
    """Nobody analysed Bruno's work."""
    bad = kept(AT_WORK, "agreement", f"afest/analysis/{FAIZA.key}", "afest/log/")
    return _pair(kept(AT_WORK, "agreement", "afest/analysis/", "afest/log/"), bad)


def trainer_designated() -> Pair:
    """The trainer is designated on the last day, for everybody."""
    bad = kept(AT_WORK, "agreement", "afest/trainer", "afest/log/")
    bad.change("afest/trainer", at=AT_WORK.end)
    good = Case("work_based", kept(AT_WORK, "agreement", "afest/trainer", "afest/log/"), holds_for(BRUNO, FAIZA))
    return Pair(good, Case("work_based", bad, (gap(BRUNO, "afest/trainer"), gap(FAIZA, "afest/trainer"))))


def phases_apart() -> Pair:
    """Bruno reflects while he works."""
    work, reflective, *rest = AT_WORK.phases
    bad = kept(AT_WORK, "agreement", "afest/log/")
    together = replace(reflective, start=time(9, 30), end=time(10, 30))
    bad.change(f"afest/log/{BRUNO.key}", phases=(work, together, *rest))
    return _pair(kept(AT_WORK, "agreement", "afest/log/"), bad, f"afest/log/{BRUNO.key}")


def action_assessed() -> Pair:
    """Bruno was never assessed."""
    bad = kept(AT_WORK, "agreement", "afest/log/", f"afest/assessment/{FAIZA.key}")
    return _pair(kept(AT_WORK, "agreement", "afest/log/", "afest/assessment/"), bad)
