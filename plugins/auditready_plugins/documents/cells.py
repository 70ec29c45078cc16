"""Durations in the cells of a table: the unit may stand in the heading, "Durée (h)"."""

from __future__ import annotations

import re

from auditready import find_minutes, fold, parse_minutes

from .tables import Table


def minutes_in(words: str, table: Table, pattern: str, *, longest: float) -> float | None:
    """Return the minutes in a cell of the column whose folded heading has ``pattern``; ``None`` over ``longest``."""
    heading = next((fold(name) for name in table.headings if re.fullmatch(pattern, fold(name))), "")
    return lasting(words, _unit(heading), longest=longest)


def lasting(words: str, unit: str | None = None, *, longest: float) -> float | None:
    """Return the minutes that words state: "1 h 30", "3 heures de pratique"; a bare number needs a unit."""
    found = parse_minutes(words, unit=unit)
    if found is None and (within := find_minutes(words)) is not None:
        found = within[0]
    return found if found is not None and 0 < found <= longest else None


def _unit(heading: str) -> str | None:
    if re.search(r"\bmin", heading):
        return "minutes"
    return "hours" if re.search(r"\bh\b|heures?|hours?", heading) else None
