"""The times of a log as seconds, at a few lookups a row.

A log writes its times in one format, "28 déc. 23, 19:31:55" or "12/03/24, 14:05", and thousands of rows share a day.
So the text up to the clock is parsed once and kept, and the clock is looked up in two small tables. Whatever does not
fit goes the long way, through the shared parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache

from auditready import LazyPattern, day_order, parse_datetime, quote

from .tables import DayOrder

_EPOCH = datetime(1970, 1, 1)
_DAY = 86_400
_SHORT = 200
_CLOCK = LazyPattern(r"\d\d:\d\d(:\d\d)?")
_NO_YEAR = LazyPattern(r"(\d{1,2}\s+[^\W\d_]+\.?|[^\W\d_]+\.?\s+\d{1,2}),?\s+\d{1,2}:\d\d.*", re.DOTALL)


@cache
def _minutes_of_a_day() -> dict[str, int]:
    """Return the seconds at each "hh:mm": looked up, not parsed, a million times in one log."""
    return {f"{hour:02}:{minute:02}": hour * 3600 + minute * 60 for hour in range(24) for minute in range(60)}


class Moments:
    """The time column of one log. A moment is a number of seconds in the exporter's time zone."""

    def __init__(self, texts: Iterable[str], hints: Iterable[str]) -> None:
        texts = list(texts)
        self.order: DayOrder | None = day_order(texts, hints)
        """``None``: nothing in the sample settles whether day or month comes first; read as Moodle's dd/mm."""
        self.contradicted = False
        """A later row shows that the month comes first after all."""
        clock = next(
            (match[0] for text in texts if (match := _CLOCK.fullmatch(text[-8:]) or _CLOCK.fullmatch(text[-5:]))), ""
        )
        width = len(clock) or 5
        self.day = slice(None, -width)
        self.minute = slice(-width, None if width == 5 else -3)
        self.second = slice(0, 0) if width == 5 else slice(-3, None)
        self.days: dict[str, int] = {}
        """Text up to the clock → seconds at midnight."""
        self.minutes = _minutes_of_a_day()
        self.seconds = {"": 0} if width == 5 else {f":{second:02}": second for second in range(60)}

    def read(self, cell: str) -> int | None:
        """Return the moment in a cell, the long way, and remember its day; ``None`` where it holds none."""
        if self.order is None and day_order([cell]) == "mdy":
            self.contradicted = True
        moment = parse_datetime(cell, self.order or "dmy")
        if moment is None or moment.tzinfo is not None:
            return None
        seconds = int((moment - _EPOCH).total_seconds())
        if cell[self.minute] in self.minutes and cell[self.second] in self.seconds:
            self.days[cell[self.day]] = seconds - seconds % _DAY
        return seconds

    def quotes(self) -> Quotes:
        """Return what writes a moment as the log does, once all rows are read."""
        return Quotes(self)


class Quotes:
    """Moments as the log writes them."""

    def __init__(self, moments: Moments) -> None:
        self._days = {midnight: text for text, midnight in moments.days.items()}
        self._minutes = list(moments.minutes)
        self._seconds = list(moments.seconds)

    def quote(self, moment: int, name: str) -> str:
        """Return what stands in the row of a moment: its time, and whose it is."""
        day = self._days.get(moment - moment % _DAY)
        if day is None:
            return quote(f"{at(moment)} | {name}")
        second = self._seconds[moment % len(self._seconds)]
        words = f"{day}{self._minutes[moment % _DAY // 60]}{second} | {name}"
        return words if len(words) < _SHORT and "\n" not in name else quote(words)


def has_no_year(cell: str) -> bool:
    """Whether a time is written without its year ("11 May, 09:44", as Moodle 2 did)."""
    return _NO_YEAR.fullmatch(cell.strip()) is not None


def at(moment: int) -> datetime:
    """Return a moment as date and time."""
    return _EPOCH + timedelta(seconds=moment)
