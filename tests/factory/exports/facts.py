"""What happened, in one vocabulary for all systems: who, when from and to, how long, how well, said what, which state.

Moments are in UTC; :func:`wall` gives what a clock in Paris showed, which is what most exports write.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Literal
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
Status = Literal["completed", "passed", "failed", "in_progress", "not_started"]
SignedState = Literal["signed", "present", "absent", "unsigned"]


def wall(at: datetime) -> datetime:
    """What a clock in Paris showed, without its zone."""
    return at.astimezone(PARIS).replace(tzinfo=None, fold=0)


def moment(at: datetime) -> datetime:
    """What was shown in Paris as a moment; of the hour that comes twice, the first."""
    return at.replace(tzinfo=PARIS).astimezone(UTC)


def epoch(at: datetime) -> int:
    return int(at.timestamp())


def zulu(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def to_minute(at: datetime) -> datetime:
    """What is left where an export writes no seconds."""
    return at.replace(second=0, microsecond=0)


@dataclass(frozen=True)
class Someone:
    """Somebody, with what tools know of them; ``email`` may be missing."""

    first: str
    last: str
    email: str
    number: int

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def login(self) -> str:
        return f"u{self.number}"


# --- live classes --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stay:
    """One join."""

    person: Someone
    start: datetime
    seconds: int
    host: bool = False

    @property
    def end(self) -> datetime:
        return self.start + timedelta(seconds=self.seconds)

    @property
    def begun_minutes(self) -> int:
        """Each begun minute counts: the way of Zoom and others."""
        return math.ceil(self.seconds / 60)


@dataclass(frozen=True)
class Said:
    """One message, or one turn of a transcript; ``after`` counts seconds since the class began."""

    person: Someone
    after: int
    text: str


@dataclass(frozen=True)
class Room:
    """One live class."""

    title: str
    stays: tuple[Stay, ...]
    said: tuple[Said, ...] = ()

    @property
    def start(self) -> datetime:
        return min(stay.start for stay in self.stays)

    @property
    def end(self) -> datetime:
        return max(stay.end for stay in self.stays)

    @property
    def host(self) -> Someone:
        return next(stay.person for stay in self.stays if stay.host)

    @property
    def seconds(self) -> int:
        return int((self.end - self.start).total_seconds())

    @property
    def days(self) -> set[date]:
        return {wall(at).date() for stay in self.stays for at in (stay.start, stay.end)}

    @cached_property
    def people(self) -> Mapping[Someone, list[Stay]]:
        """Each person's joins."""
        found: dict[Someone, list[Stay]] = {}
        for stay in self.stays:
            found.setdefault(stay.person, []).append(stay)
        return found

    def at(self, said: Said) -> datetime:
        return self.start + timedelta(seconds=said.after)


# --- attendance sheets ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class HalfDay:
    """One half-day as the clock shows it."""

    start: datetime
    end: datetime

    @property
    def name(self) -> Literal["morning", "afternoon"]:
        return "morning" if self.start.hour < 12 else "afternoon"


@dataclass(frozen=True)
class Signed:
    """What stands in one cell of a sheet; ``at``: when it was signed, by the clock."""

    person: Someone
    slot: HalfDay
    state: SignedState
    at: datetime


@dataclass(frozen=True)
class Sheet:
    """An attendance sheet."""

    title: str
    trainer: Someone
    slots: tuple[HalfDay, ...]
    signed: tuple[Signed, ...]

    @property
    def days(self) -> set[date]:
        return {slot.start.date() for slot in self.slots}

    @property
    def learners(self) -> list[Someone]:
        return list(dict.fromkeys(cell.person for cell in self.signed))


# --- platforms -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Activity:
    """One thing to do on a platform."""

    name: str
    number: int


@dataclass(frozen=True)
class Done:
    """What one learner did in one activity."""

    person: Someone
    activity: Activity
    status: Status
    start: datetime
    seconds: int
    score: float
    """Of 20; where the learner did not finish there is none in any export."""

    @property
    def end(self) -> datetime:
        return self.start + timedelta(seconds=self.seconds)

    @property
    def finished(self) -> bool:
        return self.status in {"completed", "passed", "failed"}

    @property
    def begun(self) -> bool:
        return self.status != "not_started"


@dataclass(frozen=True)
class Course:
    """One course, each learner's state in each activity."""

    title: str
    trainer: Someone
    activities: tuple[Activity, ...]
    done: tuple[Done, ...]

    @property
    def days(self) -> set[date]:
        return {wall(at).date() for one in self.done for at in (one.start, one.end)}

    @property
    def learners(self) -> list[Someone]:
        return list(dict.fromkeys(one.person for one in self.done))

    def of(self, person: Someone) -> list[Done]:
        """One learner's, in the order of the activities."""
        return [one for one in self.done if one.person == person]

    def share(self, person: Someone) -> int:
        """Per cent of the activities that the learner finished."""
        mine = self.of(person)
        return round(100 * sum(one.finished for one in mine) / len(mine))


@dataclass(frozen=True)
class Answer:
    """One filled-in questionnaire."""

    person: Someone
    at: datetime
    values: tuple[str, ...]
    score: int = 0


@dataclass(frozen=True)
class Survey:
    """A questionnaire and who answered it."""

    title: str
    questions: tuple[str, ...]
    answers: tuple[Answer, ...]

    @property
    def days(self) -> set[date]:
        return {wall(answer.at).date() for answer in self.answers}
