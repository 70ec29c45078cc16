"""Who worked on which remote activity when: the facts behind the exports of the learning platforms."""

from __future__ import annotations

import zlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from .session import Activity, Person, Session


@dataclass(frozen=True)
class Visit:
    """One sitting of one person on one activity."""

    person: Person
    activity: Activity
    start: datetime
    minutes: int

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)


def visits(session: Session, *, without: Collection[tuple[str, str]] = ()) -> list[Visit]:
    """Every learner does every activity on its day, in about its planned time.

    ``without`` leaves out ``(learner's key, activity's name)``; the name "*" stands for all of them.
    """
    found = []
    for number, learner in enumerate(session.learners):
        free: dict[object, datetime] = {}
        for activity in session.activities:
            if {(learner.key, activity.name), (learner.key, "*")} & set(without):
                continue
            draw = session.random("visit", learner.key, activity.name)
            opening = datetime.combine(activity.day, time(8 + number % 6, 5 + 7 * (number % 5)))
            start = free.get(activity.day, opening) + timedelta(minutes=draw.randint(1, 6), seconds=draw.randint(0, 59))
            spent = max(2, round(activity.minutes * draw.uniform(0.9, 1.08)))
            visit = Visit(learner, activity, start, spent)
            # The next sitting of the day comes an hour later: two sittings, not one long one.
            free[activity.day] = visit.end + timedelta(minutes=55)
            found.append(visit)
    return found


def score(session: Session, learner: Person, activity: Activity, out_of: float = 20) -> float:
    """A passing mark, the same in every export."""
    return round(out_of * session.random("score", learner.key, activity.name).uniform(0.6, 0.98), 2)


def moodle_id(person: Person) -> int:
    """The platform's own number of a person."""
    return person.moodle_id or 1000 + zlib.crc32(person.key.encode()) % 9000


def activity_id(activity: Activity) -> int:
    """The platform's own number of an activity."""
    return 200 + zlib.crc32(activity.name.encode()) % 800
