"""Days as sheets write them, whole or in part, and what settles the missing year: the sheet, the dossier, nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from auditready import LazyPattern, find_dates, find_days, fold, parse_date

from .grid import Cell
from .remarks import Remarks
from .vocabulary import ORDINAL, weekday_of

DayOrder = Literal["dmy", "mdy", "ymd"]

_RANGE = LazyPattern(r"\b(?:du|de|from|semaine du)\s+(.+?)\s+(?:au|a|to|until)\s+(.+)")
_LEADING_DAY = LazyPattern(r"(?:[a-z]+\s+)?(\d{1,2})(?:er)?(?:\s+([a-z]+\.?))?\s*$")
_DAY_LIST = LazyPattern(
    r"((?:\b\d{1,2}(?:er)?\s*(?:,|et|and|&|-|au)\s*)+)\d{1,2}(?:er)?\s+([a-z]{3,9}\.?(?:\s+\d{4})?)(?!\w)"
)
_WEEK = LazyPattern(r"\bsem(?:aine)?\.?\s*(?:n°\s*)?(\d{1,2})\b\D{0,15}\b(20\d\d)\b")


class Day(Struct, frozen=True):
    """A day as one cell gives it: whole, or with something missing."""

    date: date | None = None
    day: int | None = None
    month: int | None = None
    weekday: int | None = None
    ordinal: int | None = None
    """3 for "Jour 3"."""

    def __bool__(self) -> bool:
        return self != Day()


def read_day(value: Cell, order: DayOrder) -> Day:
    """Return the day that a cell names; an empty one where it names none or several."""
    if isinstance(value, date):
        return Day(date=parse_date(value))
    if not isinstance(value, str) or len(value) > 120:
        return Day()
    weekday = weekday_of(value)
    whole = parse_date(value, order)
    dates = {whole} if whole else {day for day, _ in find_dates(value, order)}
    days = set(find_days(value, order))
    if len(dates) + len(days) > 1 or _DAY_LIST.search(fold(value)):
        return Day()
    if dates:
        return Day(date=dates.pop(), weekday=weekday)
    if days:
        day, month = days.pop()
        return Day(day=day, month=month, weekday=weekday)
    if found := ORDINAL.search(fold(value)):
        return Day(weekday=weekday, ordinal=int(found[1]))
    return Day(weekday=weekday)


def read_days(value: Cell, order: DayOrder) -> list[Day]:
    """Return every day that a cell names, whole or without year: "2, 3 et 4 mars 2026" names three."""
    if not isinstance(value, str):
        return [day] if (day := read_day(value, order)) else []
    days = [Day(date=day) for day, _ in find_dates(value, order)]
    days += [Day(day=day, month=month) for day, month in find_days(value, order)]
    for found in _DAY_LIST.finditer(fold(value)):
        for number in re.findall(r"\d{1,2}", found[1]):
            rest = f"{number} {found[2]}"
            days += [Day(date=day) for day, _ in find_dates(rest, order)]
            days += [Day(day=day, month=month) for day, month in find_days(rest, order)]
    if len(days) == 1:
        return [Day(days[0].date, days[0].day, days[0].month, weekday_of(value))]
    return days or ([day] if (day := read_day(value, order)) else [])


def read_range(text: str, order: DayOrder) -> tuple[date, date] | None:
    """Return first and last day of "du 2 au 6 mars 2026", "du 02/03/2026 au 06/03/2026" or "Semaine 10 - 2026"."""
    folded = fold(text)
    if (week := _WEEK.search(folded)) and 1 <= int(week[1]) <= 52:
        monday = date.fromisocalendar(int(week[2]), int(week[1]), 1)
        return monday, monday + timedelta(days=6)
    if (found := _RANGE.search(folded)) is None:
        return None
    ends = find_dates(found[2], order)
    if not ends:
        return None
    end = ends[0][0]
    starts = find_dates(found[1], order)
    start = starts[-1][0] if starts else _start_before(found[1], end, order)
    return None if start is None or start > end else (start, end)


def _start_before(text: str, end: date, order: DayOrder) -> date | None:
    """Read the start of a range that says month and year only at its end."""
    days = find_days(text, order)
    leading = _LEADING_DAY.search(text)
    if days:
        day, month = days[-1]
    elif leading is not None and leading[2] is None:
        day, month = int(leading[1]), end.month
    else:
        return None
    return next((made for year in (end.year, end.year - 1) if (made := _make(year, month, day)) and made <= end), None)


class Calendar:
    """Completes the days of one sheet from everything that is known about the session's dates."""

    def __init__(
        self,
        *,
        span: tuple[date, date] | None,
        stated: Iterable[date],
        elsewhere: Iterable[date],
        hints: Sequence[str],
        as_of_year: int,
        remarks: Remarks,
    ) -> None:
        self._span = span
        self._stated = sorted(set(stated))
        self._years = {day.year for day in (*self._stated, *(span or ()))} or {day.year for day in elsewhere}
        self._hint_years = {int(hint[:4]) for hint in hints if hint[:4].isdigit()}
        self._as_of_year = as_of_year
        self._remarks = remarks

    @property
    def span(self) -> tuple[date, date] | None:
        """First and last day that the sheet states."""
        return self._span

    def resolve(self, day: Day) -> date | None:
        """Return the whole date, or ``None`` where nothing settles it; what was assumed or does not fit is remarked."""
        found = day.date
        if found is None and day.day and day.month:
            found = self._with_year(day.day, day.month, day.weekday)
        elif found is None and day.ordinal:
            found = self._by_ordinal(day.ordinal)
        if found is None and day.date is None and not day.day and day.weekday is not None:
            found = self._by_weekday(day.weekday)
        if found is not None and day.weekday is not None and found.weekday() != day.weekday:
            self._remarks.add("weekday", found.isoformat())
        return found

    def _with_year(self, day: int, month: int, weekday: int | None) -> date | None:
        for years in (self._years, self._hint_years):
            made = [made for year in sorted(years) if (made := _make(year, month, day))]
            fitting = [
                each
                for each in made
                if (weekday is None or each.weekday() == weekday)
                and (self._span is None or self._span[0] <= each <= self._span[1])
            ]
            if len(fitting or made) == 1:
                return (fitting or made)[0]
            if made:
                self._remarks.add("year", f"{day:02}/{month:02}")
                return None
        self._remarks.add("assumed-year", str(self._as_of_year))
        return _make(self._as_of_year, month, day)

    def _by_ordinal(self, ordinal: int) -> date | None:
        days = self._stated
        if self._span is not None:
            length = (self._span[1] - self._span[0]).days + 1
            days = [self._span[0] + timedelta(days=number) for number in range(length)] if length <= 5 else []
        return days[ordinal - 1] if 0 < ordinal <= len(days) else None

    def _by_weekday(self, weekday: int) -> date | None:
        if self._span is None or (self._span[1] - self._span[0]).days > 6:
            return None
        days = [self._span[0] + timedelta(days=number) for number in range((self._span[1] - self._span[0]).days + 1)]
        return next((day for day in days if day.weekday() == weekday), None)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
