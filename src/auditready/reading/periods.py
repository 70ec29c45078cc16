"""Periods and teaching hours as agreements and certificates word them."""

from __future__ import annotations

import re
from datetime import date

from .dates import DayOrder, find_dates
from .document_text import level
from .durations import find_minutes
from .fold import plain

_MONTH = r"[a-z]{3,9}"
_SHORT_START = re.compile(
    rf"\b(?:du|le|from|les)\s+(?:[a-z]+\s+)?(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?(?:\s+(?P<month>{_MONTH}))?"
    rf"(?P<numeric>/\d{{1,2}})?\s+(?:au|et|to|-)\s+(?:le\s+)?(?:[a-z]+\s+)?(?=(?P<end>\d{{1,2}}(?:er)?[\s/.]))"
)
_DAYS = re.compile(
    r"\b(?:\d+(?:[.,]\d+)?|une?|deux|trois|quatre|cinq|one|two|three)\s*(?:demi-?\s?journees?|half-days?|jours?|journees?|days?|j\b)"
    r"(?:\s*(?:\(?soit|,|:|=))?"
)


def find_period(text: str, order: DayOrder = "dmy") -> tuple[date, date] | None:
    """Return the first and last day that a sentence names: "du 2 au 3 mars 2026", "le 02/03/2026", "02/03 au 03/03/2026".

    A beginning without year takes that of the end, or the one before where it would come after the end.
    """
    dates = [day for day, _ in find_dates(text, order)]
    if not dates:
        return None
    begins = _short_start(level(plain(text)), dates[0], order)
    return (begins or min(dates), max(dates))


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


def find_teaching_minutes(text: str) -> tuple[float, str] | None:
    """Return the first number of hours in a sentence, in minutes, with its words.

    Days beside it are passed over ("2 jours, soit 14 heures"): a day of training has no fixed number of hours.
    """
    return find_minutes(_DAYS.sub(" ", level(plain(text))))
