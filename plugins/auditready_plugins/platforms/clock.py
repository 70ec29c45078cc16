"""What a change of the clock does to the times of an export: it counts what passed, and writes what the wall showed."""

from __future__ import annotations

from datetime import UTC, datetime

_FOLDS = (0, 1)


def clock_turns(start: datetime, end: datetime, zone: str) -> frozenset[float]:
    """Return by how many minutes what passed may differ from the difference of two times; 0 always is one of them.

    Another number is there where the clock of ``zone`` changes between them, or shows one of them twice.
    """
    if start.tzinfo is not None or end.tzinfo is not None:
        return frozenset({0.0})
    from zoneinfo import ZoneInfo  # 4 ms, which an export whose lengths agree does not pay

    place = ZoneInfo(zone)
    begun, ended = (
        [moment.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in _FOLDS] for moment in (start, end)
    )
    shown = end - start
    passed = {last - first for first in begun for last in ended if last >= first}
    return frozenset({0.0, *((each - shown).total_seconds() / 60 for each in passed)})


def is_off(minutes: float, start: datetime, end: datetime, *, shown: float, slack: float, zone: str) -> bool:
    """Whether an export's own minutes contradict its times, which are ``shown`` minutes apart."""
    off = minutes - shown
    return abs(off) > slack and all(abs(off - turn) > slack for turn in clock_turns(start, end, zone))
