"""The clock of one dossier: moments of every source on its wall, and lengths of time that are true on every night.

Knows no evidence. In the night of a change of time the wall skips an hour or shows it twice: lengths are therefore
taken between instants, never between what the wall shows.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property

from msgspec import Struct

_DAY = timedelta(days=1)


class Stay(Struct, frozen=True, order=True):
    """One stretch of time, as instants."""

    start: datetime
    end: datetime


class Clock:
    """The wall clock of a zone. Wall times carry no zone; ``fold`` tells an hour's second showing from its first."""

    def __init__(self, zone: str) -> None:
        self._name = zone

    @cached_property
    def _zone(self) -> tzinfo:
        from zoneinfo import ZoneInfo  # 4 ms, which a dossier without a time of day does not pay

        return ZoneInfo(self._name)

    def wall(self, moment: datetime) -> datetime:
        """Return what the wall shows at a moment; one without zone is a wall time already."""
        return moment if moment.tzinfo is None else moment.astimezone(self._zone).replace(tzinfo=None)

    def instant(self, moment: datetime) -> datetime:
        """Return a moment in UTC, without zone. A wall time that was skipped counts as the wall would have gone on."""
        zoned = moment if moment.tzinfo is not None else moment.replace(tzinfo=self._zone)
        return zoned.astimezone(UTC).replace(tzinfo=None)

    def shows(self, wall: datetime) -> bool:
        """Whether the wall ever showed that time: it skips an hour in the night to summer time."""
        return self.wall(self.instant(wall).replace(tzinfo=UTC)) == wall

    def stretch(self, start: datetime, end: datetime, minutes: float | None = None) -> Stay:
        """Return two moments as instants, the end never before the start.

        An hour that the wall shows twice is read so that the length comes nearest to ``minutes``, the source's own.
        """
        first, last = self.instant(start), self.instant(end)
        if start.tzinfo is None and (self._is_doubled(start) or self._is_doubled(end)):
            first, last = self._nearest(start, end, minutes)
        return Stay(first, max(first, last))

    def _is_doubled(self, wall: datetime) -> bool:
        # In the skipped hour both readings exist as well, the later one with fold 0: neither was shown.
        return self.instant(wall.replace(fold=1)) > self.instant(wall.replace(fold=0))

    def _nearest(self, start: datetime, end: datetime, minutes: float | None) -> tuple[datetime, datetime]:
        folds = (start.fold,) if start.fold else (0, 1)
        pairs = [
            (self.instant(start.replace(fold=one)), self.instant(end.replace(fold=other)))
            for one in folds
            for other in ((end.fold,) if end.fold else (0, 1))
        ]
        ordered = [pair for pair in pairs if pair[0] <= pair[1]] or pairs
        wanted = timedelta(minutes=minutes or 0)
        return min(ordered, key=lambda pair: (abs(pair[1] - pair[0] - wanted), pair))

    def span(self, day: date, start: time, end: time) -> Stay:
        """Return a slot's wall times as instants; one that ends no later than it starts goes past midnight."""
        begin, finish = datetime.combine(day, start), datetime.combine(day, end)
        return self.stretch(begin, finish if finish > begin else finish + _DAY, minutes=24 * 60)

    def minutes(self, day: date, start: time, end: time) -> int:
        """Return a slot's length in minutes."""
        span = self.span(day, start, end)
        return whole_minutes(span.end - span.start)


def covered_time(stays: Iterable[Stay], within: Stay) -> timedelta:
    """Return the length of the union of ``stays`` that lies within a stretch; overlapping devices count once."""
    total = timedelta()
    reached = within.start
    for stay in sorted(stays):
        start, end = max(stay.start, reached), min(stay.end, within.end)
        if end > start:
            total += end - start
            reached = end
    return total


def whole_minutes(length: timedelta) -> int:
    """Return a length in minutes, as every figure of the report has it."""
    return round(length.total_seconds() / 60)


def as_aware(instant: datetime) -> datetime:
    """Return an instant with its zone, UTC."""
    return instant.replace(tzinfo=UTC)
