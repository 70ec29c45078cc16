"""Who was connected when in a live class: the facts behind the Zoom and Teams exports."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from .session import Person, Session, Slot


@dataclass(frozen=True)
class Stay:
    """One join of one person."""

    person: Person
    start: datetime
    end: datetime
    host: bool = False
    waiting: bool = False
    """In the waiting room: no presence."""
    shown: str = ""
    """The name on the screen where it is not the person's own."""

    @property
    def name(self) -> str:
        return self.shown or self.person.name

    @property
    def rounded_minutes(self) -> int:
        """Zoom counts each begun minute."""
        return math.ceil((self.end - self.start).total_seconds() / 60)


def stays(session: Session, slot: Slot, *, minutes: Mapping[str, int] | None = None) -> list[Stay]:
    """Everybody's joins of ``slot``: waiting room, a reconnection here and there, nobody absent.

    ``minutes`` plants a shorter presence: learner's key → minutes, 0 for none at all.
    """
    host_start = slot.starts - timedelta(minutes=9, seconds=12)
    found = [Stay(session.trainer, host_start, slot.ends + timedelta(minutes=3, seconds=41), host=True)]
    for learner in session.learners:
        if session.is_absent(learner, slot):
            continue
        draw = session.random("stay", slot.id, learner.key)
        start = slot.starts - timedelta(seconds=draw.randint(10, 420))
        end = slot.ends + timedelta(seconds=draw.randint(-50, 130))
        planted = (minutes or {}).get(learner.key)
        if planted == 0:
            continue
        if planted:
            end = start + timedelta(minutes=planted)
        found.append(Stay(learner, start - timedelta(seconds=draw.randint(8, 40)), start, waiting=True))
        if not planted and draw.random() < 0.35:
            cut = slot.starts + timedelta(minutes=draw.randint(40, 120), seconds=draw.randint(0, 59))
            found.append(Stay(learner, start, cut))
            found.append(Stay(learner, cut + timedelta(seconds=draw.randint(35, 150)), end))
        else:
            found.append(Stay(learner, start, end))
    return found


def renamed(found: Iterable[Stay], learner: Person, shown: str) -> list[Stay]:
    """The same stays, ``learner`` under another name."""
    return [replace(stay, shown=shown) if stay.person == learner else stay for stay in found]


def bounds(found: Iterable[Stay]) -> tuple[datetime, datetime]:
    """When the meeting began and ended."""
    real = list(found)
    return min(stay.start for stay in real), max(stay.end for stay in real)
