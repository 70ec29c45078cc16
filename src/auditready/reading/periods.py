"""Periods and teaching hours as agreements and certificates word them."""

from __future__ import annotations

import re
from datetime import date

from .dates import DayOrder, find_dates
from .document_text import level
from .durations import find_minutes
from .fold import plain
from .patterns import LazyPattern

_MONTH = r"[a-z]{3,9}"
_SHORT_START = LazyPattern(
    rf"(?:^|\b(?:du|le|from|les)\s+)(?:[a-z]+\s+)?(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?(?:\s+(?P<month>{_MONTH}))?"
    rf"(?P<numeric>/\d{{1,2}})?\s+(?:au|et|to|-)\s+(?:le\s+)?(?:[a-z]+\s+)?(?=(?P<end>\d{{1,2}}(?:er)?[\s/.]))"
)
_LISTED_START = LazyPattern(
    r"(?<![\d/.-])(?P<day>\d{1,2})(?:er)?(?:\s*,\s*\d{1,2}(?:er)?)*\s*(?:,|et|and|&)\s*"
    r"(?:(?:[a-z]{3,6}di|dimanche)\s+)?\d{1,2}(?:er)?"
    rf"\s+{_MONTH}\.?\s+\d{{4}}"
    r"|(?<![\d/.-])(?P<of>\d{1,2}/\d{1,2})(?:\s*,\s*\d{1,2}/\d{1,2})*\s*(?:,|et|and|&)\s*\d{1,2}/\d{1,2}/\d{4}"
)
_FROM_TO = LazyPattern(r"\b(?:du|from|entre)\b.*\d.*\b(?:au|et|to|and)\b.*\d", re.DOTALL)
_DAYS = LazyPattern(
    r"\b(?:\d+(?:[.,]\d+)?|une?|deux|trois|quatre|cinq|one|two|three)\s*(?:demi-?\s?journees?|half-days?|jours?|journees?|days?|j\b)"
    r"(?:\s*(?:\(?soit|,|:|=))?"
)


def find_period(text: str, order: DayOrder = "dmy") -> tuple[date, date] | None:
    """Return the first and last day that a sentence names: "du 2 au 3 mars 2026", "2, 3 et 9 mars 2026".

    A beginning without year takes that of the end, or the year before where it would come after the end. A period that
    is written the wrong way round is returned as it is written.
    """
    dates = [day for day, _ in find_dates(text, order) if 1990 <= day.year <= 2100]
    if not dates:
        return None
    folded = level(plain(text))
    begins = _short_start(folded, dates[0], order) or _listed_start(folded, dates[0], order)
    if _FROM_TO.search(folded):
        return (begins, dates[0]) if begins is not None else (dates[0], dates[min(1, len(dates) - 1)])
    return min([begins or dates[0], *dates]), max(dates)


def _short_start(folded: str, end: date, order: DayOrder) -> date | None:
    found = _SHORT_START.search(folded)
    if found is None:
        return None
    if found["month"]:
        words = f"{found['day']} {found['month']} "
    elif found["numeric"]:
        words = f"{found['day']}{found['numeric']}/"
    else:
        words = f"{found['day']}/{end.month}/"
    for year in (end.year, end.year - 1):
        for day, _ in find_dates(f"{words}{year}", order):
            if day <= end:
                return day
    return None


def _listed_start(folded: str, end: date, order: DayOrder) -> date | None:
    """Return the first day of "14, 15 et 16 avril 2026" or "06/10, 13/10 et 20/10/2026", whose last is ``end``."""
    found = _LISTED_START.search(folded)
    if found is not None and found["of"]:
        days = find_dates(f"{found['of']}/{end.year}", order)
        return days[0][0] if days and days[0][0] < end else None
    day = 0 if found is None else int(found["day"])
    return end.replace(day=day) if 0 < day < end.day else None


def find_teaching_minutes(text: str) -> tuple[float, str] | None:
    """Return the first number of hours in a sentence, in minutes, with its words.

    Days beside it are passed over ("2 jours, soit 14 heures"): a day of training has no fixed number of hours.
    """
    return find_minutes(_DAYS.sub(" ", level(plain(text))))
