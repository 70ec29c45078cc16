"""Half-days, from words or from times."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import time
from typing import Literal

from auditready import LazyPattern, find_hours, fold, parse_time

from .spelling import corrected
from .vocabulary import AFTERNOON, EVENING, HALF_DAY_WORD, MORNING, WHOLE_DAY

HalfDay = Literal["morning", "afternoon", "evening", "day"]
AmReading = Literal["morning", "afternoon"] | None
"""What "AM" means in one table: English before noon, or a French clerk's "après-midi"; ``None``: it stays open."""

NOON = time(12, 30)
EVENING_BEGINS = time(18)
_DAWN = 8
_PAST_MIDNIGHT = LazyPattern(
    r"(?<![\d/.:-])(?P<h>1[89]|2[0-3])\s*[h:]\s*(?P<m>\d{2})?\s*(?:-|/|a|to|au)\s*(?P<to>2[4]|0?\d)\s*[h:]\s*(?:\d{2})?"
)
_HOUR = LazyPattern(r"(?<![\d/:])\d{1,2}(?:[:h.]\d{2})?\s*[ap]\.?m\b\.?")
_SHORT: dict[str, HalfDay] = {"m": "morning", "mat": "morning", "mat.": "morning", "pm": "afternoon",
                              "ap": "afternoon", "a-m": "afternoon", "apm": "afternoon", "s": "evening"}  # fmt: skip


def read_am(texts: Iterable[str]) -> AmReading:
    """Return what "AM" means beside the other words of a head."""
    folded = [fold(text) for text in texts]
    words = {_last_word(text) for text in folded if text}
    joined = " ".join(folded)
    if "pm" in words or AFTERNOON.search(joined):
        return "morning"
    if "m" in words or MORNING.search(joined):
        return "afternoon"
    return None


def half_day_of(text: str, am: AmReading = None) -> HalfDay | None:
    """Return the one half-day that a text names; ``None`` for none, and for several."""
    words = _HOUR.sub(" ", HALF_DAY_WORD.sub(" ", corrected(fold(text))))
    found: set[HalfDay] = set()
    if MORNING.search(words):
        found.add("morning")
    if AFTERNOON.search(words):
        found.add("afternoon")
    if EVENING.search(words):
        found.add("evening")
    if not found and WHOLE_DAY.search(words):
        found.add("day")
    last = _last_word(words)
    if last == "am" and am:
        found.add(am)
    elif last in _SHORT:
        found.add(_SHORT[last])
    return found.pop() if len(found) == 1 else None


def ends_with_am(text: str) -> bool:
    """Whether a header's last word is "AM"."""
    return _last_word(fold(text)) == "am"


def hours_in(text: str) -> tuple[time | None, time | None]:
    """Return the one span of time that a text names; of one that ends after midnight its beginning alone.

    A record has one day and its times: an end of the next day has no place there, and "22 h to 0 h 30" lasts no
    negative time.
    """
    spans = find_hours(text)
    if spans:
        return spans[0] if len(spans) == 1 else (None, None)
    return _overnight(text), None


def has_hours(text: str) -> bool:
    """Whether a text names a span of time."""
    return bool(find_hours(text)) or _overnight(text) is not None


def ends_after_midnight(text: str) -> bool:
    """Whether a text names a span that goes on past midnight."""
    return _overnight(text) is not None


def _overnight(text: str) -> time | None:
    found = _PAST_MIDNIGHT.search(fold(text)) if len(text) <= 80 else None
    if found is None or int(found["h"]) < EVENING_BEGINS.hour or int(found["to"]) % 24 > _DAWN:
        return None
    return parse_time(f"{found['h']}:{found['m'] or '00'}")


def _last_word(words: str) -> str:
    parts = re.split(r"[\s()]+", words.strip(" .()"))
    return parts[-1].strip(".")


def half_of_hours(start: time, end: time | None) -> HalfDay:
    """Return the half-day of a span of time: morning before 12:30, evening from 18:00; over lunch, a whole day."""
    if start < NOON:
        return "day" if end is not None and end >= time(14, 30) else "morning"
    return "evening" if start >= EVENING_BEGINS else "afternoon"
