"""What Moodle's own logs and quiz reports hold; where it does not, somebody sorted, joined or changed the file."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from auditready import Assessment, EvidenceFile, ExportAnomaly, Locator

from .moments import Quotes, at

_SLACK = 2
"""Minutes: a quiz report cuts start and end off to the minute, and its duration to two units."""
_DAY = 24 * 60
_MOST = 20
"""Rows out of order that are told; a log that was sorted by name has thousands."""


def order_anomalies(
    visits: Iterable[tuple[int, ...]], file: EvidenceFile, sheet: str | None, quotes: Quotes
) -> tuple[list[ExportAnomaly], int]:
    """Return the first rows out of order, and how many there are: a log is written newest first.

    ``visits`` are the row and the moment of the first click of each session, by row: nothing else is looked at, so
    that a log of a million rows costs no more for it.
    """
    rising, falling = _Steps(), _Steps()
    for (_, before), (row, low) in pairwise(visits):
        if low != before:
            (rising if low > before else falling).add(before, row, low)
    wrong, sign = (rising, "≤") if rising.count <= falling.count else (falling, "≥")  # oldest first is an order too
    told = [
        ExportAnomaly(
            locator=Locator(file=file.name, sheet=sheet, row=row, quote=quotes.quote(low, "")),
            invariant="order",
            system="Moodle",
            expected=f"{sign} {at(before):%Y-%m-%d %H:%M:%S}",
            found=f"{at(low):%Y-%m-%d %H:%M:%S}",
        )
        for before, row, low in wrong.first
    ]
    return told, wrong.count


class _Steps:
    """Steps in one direction of time; the first of them are kept."""

    def __init__(self) -> None:
        self.count = 0
        self.first: list[tuple[int, int, int]] = []
        """The moment before, the row, its moment."""

    def add(self, before: int, row: int, moment: int) -> None:
        self.count += 1
        if len(self.first) < _MOST:
            self.first.append((before, row, moment))


def attempt_anomaly(attempt: Assessment) -> ExportAnomaly | None:
    """Hold the duration of a quiz attempt against its start and end."""
    if attempt.start is None or attempt.at is None or attempt.minutes is None:
        return None
    between = (attempt.at - attempt.start).total_seconds() / 60
    slack = _SLACK if between < _DAY else 60 + _SLACK  # over a day Moodle tells days and hours alone
    if abs(between - attempt.minutes) <= slack:
        return None
    return ExportAnomaly(
        locator=attempt.locator,
        invariant="duration",
        system="Moodle",
        expected=f"{between:.0f} min",
        found=f"{attempt.minutes:.0f} min",
    )
