"""What the schemas ask of a work-based action (D.6313-3-2): a trainer designated first, phases apart from each other.

Derived here because a schema cannot compare two dates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple, cast

from ..model import Dossier, LearnerFacts, Locator, WorkBasedFile, WorkPhase

_Span = tuple[datetime, datetime]


class WorkBased(NamedTuple):
    """The facts of one learner as the schema reads them, each with the places that it was drawn from."""

    designated: str
    """``before``, ``late``, ``undated`` or ``none``."""
    papers: tuple[Locator, ...]
    phases: dict[str, int]
    """How many of each sort, and how many lack what."""
    rows: tuple[Locator, ...]


def work_based_facts(learner: LearnerFacts, dossier: Dossier) -> WorkBased:
    """Return what one learner's papers and log say."""
    phases = cast("tuple[WorkPhase, ...]", learner.of("work_phase"))
    papers = [paper for paper in cast("tuple[WorkBasedFile, ...]", learner.of("work_based_file")) if _designates(paper)]
    first = min((phase.date for phase in phases if phase.date), default=dossier.start)
    overlapping = _overlapping(phases)
    counts = {
        "work": sum(phase.phase == "work" for phase in phases),
        "reflective": sum(phase.phase == "reflective" for phase in phases),
        "overlapping": len(overlapping),
        "undated": sum(phase.date is None for phase in phases),
        "untutored": sum(phase.phase == "reflective" and phase.tutor is None for phase in phases),
    }
    rows = tuple(phase.locator for phase in overlapping or phases)
    return WorkBased(_designated(papers, first), tuple(paper.locator for paper in papers), counts, rows)


def _designates(paper: WorkBasedFile) -> bool:
    return paper.trainer is not None and paper.item in {"trainer", "protocol"}


def _designated(papers: Sequence[WorkBasedFile], first: date | None) -> str:
    days = [paper.at for paper in papers if paper.at is not None]
    if not papers:
        return "none"
    if not days or first is None:
        return "undated"
    return "before" if min(days) <= first else "late"


def _overlapping(phases: Sequence[WorkPhase]) -> list[WorkPhase]:
    """Return the reflective phases at the time of a work phase; without times on both sides nothing can be told."""
    works: dict[date, list[_Span]] = defaultdict(list)
    for phase in phases:
        if phase.phase == "work" and (span := _span(phase)) is not None:
            works[span[0].date()].append(span)
    return [
        phase
        for phase in phases
        if phase.phase == "reflective" and (span := _span(phase)) is not None
        if any(span[0] < end and begin < span[1] for begin, end in works[span[0].date()])
    ]


def _span(phase: WorkPhase) -> _Span | None:
    if phase.date is None or phase.start is None:
        return None
    begin = datetime.combine(phase.date, phase.start)
    if phase.end is not None:
        end = datetime.combine(phase.date, phase.end)
        return begin, end if end > begin else end + timedelta(days=1)
    return None if phase.minutes is None else (begin, begin + timedelta(minutes=phase.minutes))
