"""What statements prove, gathered as they stream by: one object a person and activity, however many there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Literal

from auditready import ActivityProgress, Assessment, Locator, Mention, parse_minutes, quote

from ..platforms.sittings import seconds_of
from .words import (
    CMI5_MASTERY,
    CMI5_PROGRESS,
    VIDEO,
    Deed,
    course_of,
    is_of_the_platform,
    named,
    number_at,
    part,
    played_seconds,
    text_at,
    type_of,
)

Status = Literal["completed", "passed", "failed", "in_progress"]

_SAME_ATTEMPT = 60
"""Seconds within which two results of one activity, without registration, are one: "completed" and "passed"."""
_MOST_MINUTES = 144_000


def place_of(file: str, line: int, statement: Mapping[str, Any]) -> Locator:
    """Return the locator of a statement: its line, its verb and its time."""
    words = (text_at(part(statement, "verb"), "id"), str(statement.get("timestamp") or ""))
    return Locator(file=file, line=line, quote=quote(" | ".join(filter(None, words))))


class Track:
    """One person's way through one activity."""

    def __init__(self, file: str, line: int, statement: Mapping[str, Any]) -> None:
        activity = part(statement, "object")
        self._file = file
        self.name = named(activity)
        self.type = type_of(activity)
        self.course = course_of(statement)
        self.place = place_of(file, line, statement)
        self.deeds: set[Deed] = set()
        self.share: float | None = None
        self.moments: list[datetime] = []
        """Of the first and the last statement."""
        self.done_at: datetime | None = None
        self._stays = 0.0
        """Minutes that a package itself reports at each end of a session."""
        self._results: dict[object, float] = {}
        """Minutes by registration, as results give them: "completed" and "passed" repeat each other."""
        self._played: dict[str, float] = {}
        """Seconds of a video by the player's session: each statement repeats the segments before it."""
        self.attempts: list[Attempt] = []

    def add(self, deed: Deed, statement: Mapping[str, Any], moment: datetime | None, line: int) -> bool:
        """Take one statement; return whether a duration in it is beyond belief."""
        result = part(statement, "result")
        if deed == "completed" and result.get("completion") is False:
            deed = "began"
        elif deed == "answered" and result.get("completion") is True:
            self._finish(statement, moment, line)
        self.deeds.add(deed)
        if not is_of_the_platform(statement):
            self._see(moment)
        if deed in {"completed", "passed", "waived", "satisfied"}:
            self._finish(statement, moment, line)
        self._take_extensions(result, statement)
        minutes = parse_minutes(result["duration"]) if isinstance(result.get("duration"), str) else None
        self._take_duration(deed, minutes, statement)
        if deed in {"completed", "passed", "failed", "scored", "answered"} and part(result, "score"):
            self._take_score(Attempt(deed, statement, moment, minutes, place_of(self._file, line, statement)))
        return minutes is None and bool(result.get("duration"))

    def _see(self, moment: datetime | None) -> None:
        if moment is not None:
            known = sorted([*self.moments, moment], key=seconds_of)
            self.moments = [known[0], known[-1]]

    def _finish(self, statement: Mapping[str, Any], moment: datetime | None, line: int) -> None:
        if self.done_at is None or (moment is not None and seconds_of(moment) < seconds_of(self.done_at)):
            self.done_at = moment
            self.place = place_of(self._file, line, statement)

    def _take_extensions(self, result: Mapping[str, Any], statement: Mapping[str, Any]) -> None:
        extensions = part(result, "extensions")
        percent, share = number_at(extensions, CMI5_PROGRESS), number_at(extensions, VIDEO + "progress")
        found = percent / 100 if percent is not None else share
        if found is not None and 0 <= found <= 1:
            self.share = max(found, self.share or 0.0)
        if segments := extensions.get(VIDEO + "played-segments"):
            session = text_at(part(statement, "context", "extensions"), VIDEO + "session-id")
            self._played[session] = max(played_seconds(segments), self._played.get(session, 0.0))

    def _take_duration(self, deed: Deed, minutes: float | None, statement: Mapping[str, Any]) -> None:
        if minutes is None:
            return
        if deed == "left":
            self._stays += minutes
        elif deed in {"completed", "passed", "failed", "scored", "answered"}:
            attempt = part(statement, "context").get("registration")
            attempt = attempt if isinstance(attempt, str) else None
            self._results[attempt] = max(minutes, self._results.get(attempt, 0.0))

    def _take_score(self, new: Attempt) -> None:
        for known in reversed(self.attempts):
            if known.is_same(new):
                known.join(new)
                return
        self.attempts.append(new)

    @property
    def status(self) -> Status:
        """The best that was reached: a test failed in January and passed in March is passed."""
        if "passed" in self.deeds:
            return "passed"
        if self.deeds & {"completed", "waived", "satisfied"} or self.done_at is not None:
            return "completed"
        return "failed" if "failed" in self.deeds else "in_progress"

    @property
    def spent_minutes(self) -> float | None:
        """Time by the package's own account, else by its results, else the length of what was played."""
        found = self._stays or sum(self._results.values()) or sum(self._played.values()) / 60
        return found if 0 < found <= _MOST_MINUTES else None

    def records(self, person: Mention) -> Iterator[ActivityProgress | Assessment]:
        """Give the state of the activity, then its attempts in time order."""
        first, last = (self.moments[0], self.moments[-1]) if self.moments else (None, None)
        own = self.deeds - {"waived"}
        yield ActivityProgress(
            locator=self.place,
            person=person,
            activity=self.name,
            activity_type=self.type,
            course=self.course,
            whole_course=self.type == "course",
            status=self.status,
            share=self.share,
            first_access=first,
            last_access=last,
            completed_at=self.done_at,
            spent_minutes=self.spent_minutes,
            completed_by="waived" if "waived" in self.deeds and not own & {"completed", "passed"} else None,
        )
        for number, attempt in enumerate(sorted(self.attempts, key=Attempt.order), start=1):
            yield attempt.record(person, self.name, number if len(self.attempts) > 1 else None)


class Attempt:
    """One result of a person in an activity."""

    def __init__(
        self,
        deed: Deed,
        statement: Mapping[str, Any],
        moment: datetime | None,
        minutes: float | None,
        place: Locator,
    ) -> None:
        result = part(statement, "result")
        score = part(result, "score")
        self.score, self.max_score = _points(score)
        self.passed = _passed(deed, result)
        mastery = number_at(part(statement, "context", "extensions"), CMI5_MASTERY)
        self.threshold = mastery * self.max_score if mastery is not None and self.max_score is not None else None
        registration = part(statement, "context").get("registration")
        self.registration = registration if isinstance(registration, str) else None
        self.at = moment
        self.minutes = minutes
        self.place = place

    def order(self) -> tuple[int, int]:
        """Return the place among all attempts."""
        return (seconds_of(self.at) if self.at is not None else 0, self.place.line or 0)

    def is_same(self, other: Attempt) -> bool:
        """Whether two results are of one attempt."""
        if self.registration is not None or other.registration is not None:
            return self.registration == other.registration
        if self.at is None or other.at is None:
            return False
        return abs(seconds_of(self.at) - seconds_of(other.at)) <= _SAME_ATTEMPT

    def join(self, other: Attempt) -> None:
        """Take over what another statement of the attempt says; the last score counts."""
        if other.score is not None and other.order() >= self.order():
            self.score, self.max_score, self.threshold = other.score, other.max_score, other.threshold
            self.at, self.place = other.at, other.place
        self.passed = other.passed if self.passed is None else self.passed
        self.minutes = max(filter(None, (self.minutes, other.minutes)), default=None)

    def record(self, person: Mention, title: str, number: int | None) -> Assessment:
        """Return the attempt as evidence."""
        return Assessment(
            locator=self.place,
            person=person,
            title=title,
            score=self.score,
            max_score=self.max_score,
            threshold=self.threshold,
            passed=self.passed,
            attempt=number,
            at=self.at,
            minutes=self.minutes,
        )


def _points(score: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """Return points and maximum; the scaled score only where there are no points: some tools leave it at 0."""
    raw, most, scaled = (number_at(score, key) for key in ("raw", "max", "scaled"))
    if raw is not None:
        return raw, most if most is not None and most >= 0 else None
    return (scaled, 1.0) if scaled is not None and -1 <= scaled <= 1 else (None, None)


def _passed(deed: Deed, result: Mapping[str, Any]) -> bool | None:
    if deed in {"passed", "failed"}:
        return deed == "passed"
    success = result.get("success")
    return success if isinstance(success, bool) else None
