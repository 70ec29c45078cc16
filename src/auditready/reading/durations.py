"""Durations as exports and documents write them, in minutes.

Grammar from formats-synchronous.md 0.3 and formats-asynchronous.md 0.4: "2 h 18 min 8 s", "1h 54m", "2 godz. 18 min",
"59 Min. 0 Sek.", "1 heure 19 min", "14 heures", "3,5 h", "13h30", "01:30:00", "PT1H30M", "2 jours 3 heures".
"""

from __future__ import annotations

import re
from datetime import time, timedelta

from .fold import fold
from .patterns import LazyPattern

_UNITS = (
    (r"ans?|annees?|years?|jahre?|anos?|anni|anno|jaar", 365 * 1440.0),
    (r"semaines?|weeks?|wochen?|semanas?|settiman[ae]|weken", 7 * 1440.0),
    (r"jours?|days?|tage?|dias?|giorn[io]|dagen|dag|j|d", 1440.0),
    (r"heures?|hours?|hrs?\.?|std\.?|stunden?|godz\.?|horas?|ore|ora|uur|uren|h|時間", 60.0),
    (r"minutes?|minuten|minuut|minuti|minuto|minutos|mins?\.?|mn|m|分", 1.0),
    (r"secondes?|seconds?|seconden?|secondi|secondo|segundos|secs?\.?|sek\.?|sekunden|s|秒", 1 / 60),
)
_PART = LazyPattern(
    r"(\d+(?:[.,]\d+)?)\s*(?:" + "|".join(f"({names})" for names, _ in _UNITS) + r")(?![a-z])\.?\s*(?:et|and|,)?\s*"
)
_FACTORS = tuple(factor for _, factor in _UNITS)
_HOURS_MINUTES = LazyPattern(
    r"(\d+)\s*(?:h\s*(?=\d{1,2}(?!\d|\s*[msh]))|heures?\s+(?=[0-5]\d(?!\s*[\w%€/-]|[.,]\d)))(\d{1,2})"
)
_CLOCK = LazyPattern(r"(\d+):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?")
_ISO = LazyPattern(
    r"p(?:0+y)?(?:0+m)?(?:(N)w)?(?:(N)d)?(?:t(?:(N)h)?(?:(N)m)?(?:(N)s)?)?".replace("N", r"\d+(?:[.,]\d+)?")
)
"""ISO 8601; a year or a month has no length of its own, so none but "P0Y0M" is read."""

_LONGEST = 100
"""A longer text is no duration; int() refuses thousands of digits with an error of its own."""

_MOST_MINUTES = 144_000
"""100 days: what is longer is a damaged cell or a clock that was wrong, and no time of a training."""


def parse_minutes(value: object, *, unit: str | None = None) -> float | None:
    """Return a duration in minutes, or ``None`` where the value is none, is negative, or lasts over 100 days.

    ``unit`` is what the header says of bare numbers: ``"hours"``, ``"minutes"``, ``"seconds"``, ``"milliseconds"``.
    Without it a bare number is refused: its unit would be a guess.
    """
    return _plausible(_minutes_of(value, unit))


def _plausible(minutes: float | None) -> float | None:
    return minutes if minutes is not None and 0 <= minutes <= _MOST_MINUTES else None


def _minutes_of(value: object, unit: str | None) -> float | None:
    if isinstance(value, timedelta):
        return value.total_seconds() / 60
    if isinstance(value, time):
        return value.hour * 60 + value.minute + value.second / 60
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _scaled(float(value), unit)
    text = fold(str(value))
    if not text or text == "-" or len(text) > _LONGEST:
        return None
    if text in {"now", "maintenant"}:
        return 0.0
    if re.fullmatch(r"\d+(?:[.,]\d+)?", text):
        return _scaled(float(text.replace(",", ".")), unit)
    if match := _CLOCK.fullmatch(text):
        hours, minutes, seconds = match.groups()
        return int(hours) * 60 + int(minutes) + int(seconds or 0) / 60
    if match := _HOURS_MINUTES.fullmatch(text):
        return int(match[1]) * 60 + int(match[2])
    if text.startswith("p") and len(text) > 2 and (match := _ISO.fullmatch(text)):
        weeks, days, hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in match.groups())
        return weeks * 10_080 + days * 1440 + hours * 60 + minutes + seconds / 60
    return _sum_parts(text)


def find_minutes(text: str) -> tuple[float, str] | None:
    """Return the first duration within a sentence, in minutes, with the words it was read from."""
    folded = fold(text)
    if (match := _HOURS_MINUTES.search(folded)) and len(match[1]) < 5:
        return int(match[1]) * 60 + int(match[2]), match[0]
    if match := _PART.search(folded):
        end = match.end()
        while following := _PART.match(folded, end):
            end = following.end()
        words = folded[match.start() : end].strip()
        minutes = _plausible(_sum_parts(words.rstrip(", ").removesuffix(" et").removesuffix(" and")))
        return None if minutes is None else (minutes, words)
    return None


def _sum_parts(text: str) -> float | None:
    total, position = 0.0, 0
    while position < len(text):
        match = _PART.match(text, position)
        if match is None:
            return None
        index = next(i for i, name in enumerate(match.groups()[1:]) if name)
        total += float(match[1].replace(",", ".")) * _FACTORS[index]
        position = match.end()
    return total if text else None


def _scaled(number: float, unit: str | None) -> float | None:
    factor = {"hours": 60.0, "minutes": 1.0, "seconds": 1 / 60, "milliseconds": 1 / 60_000}.get(unit or "")
    return None if factor is None else number * factor
