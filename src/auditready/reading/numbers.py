"""Numbers as exports write them: decimal comma, spaces between thousands, a per cent sign."""

from __future__ import annotations

import re

from .patterns import LazyPattern

_NUMBER = LazyPattern(r"[-+]?\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?")
_HUGE = 1e18
"""Digits without end (an identifier, a damaged cell) are no number: they would end as infinity."""


def parse_number(value: object) -> float | None:
    """Return the number in a cell, or ``None``; "7,50", "1 234,5", "85.00 %" and 7 are numbers, "-" is not."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value) if abs(value) < _HUGE else None
    found = _NUMBER.fullmatch(str(value).replace("%", "").strip())
    if found is None:
        return None
    number = float(re.sub(r"[\s\u00a0\u202f]", "", found.group()).replace(",", "."))
    return number if abs(number) < _HUGE else None


def parse_share(value: object) -> float | None:
    """Return a share between 0 and 1 from "85%", "85", 0.85 or "0,85"; ``None`` for what is none.

    A value over 1 or with a per cent sign is a percentage.
    """
    number = parse_number(value)
    if number is None:
        return None
    if number > 1 or (isinstance(value, str) and "%" in value):
        number /= 100
    return number if 0 <= number <= 1 else None
