"""The live classes behind the connection reports, one or several a file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from msgspec import Struct

from ..model import Locator, Presence
from .clock import Clock, Stay

APART = timedelta(hours=1)
"""Without anybody for longer than that, what follows on the next day is another class."""


class Meeting(Struct, frozen=True):
    """One live class as one file reports it."""

    file: str
    key: object
    """What the report itself says of when it began; with the file it tells one meeting from another."""
    start: datetime
    """On the dossier's wall."""
    end: datetime
    span: Stay
    stated: bool
    """The export states its zone; else its times are assumed to be the dossier's."""
    locator: Locator


def find_meetings(presences: Iterable[Presence], clock: Clock, stated: frozenset[str] = frozenset()) -> list[Meeting]:
    """Return the live classes behind the connection reports, one or several a file.

    The presences are on the dossier's wall; ``stated`` names the files whose times had a zone.
    """
    meetings = []
    for (file, key), stays in _group(presences).items():
        first = stays[0]
        starts = [moment for stay in stays for moment in (stay.meeting_start, stay.start) if moment]
        ends = [moment for stay in stays for moment in (stay.meeting_end, stay.end) if moment]
        begin = first.meeting_start or min(starts)
        finish = max(begin, first.meeting_end or max(ends, default=begin))
        span = clock.stretch(begin, finish)
        meetings.append(Meeting(file, key, begin, finish, span, file in stated, first.locator))
    return sorted(meetings, key=lambda meeting: (meeting.start, meeting.file))


def _group(presences: Iterable[Presence]) -> dict[tuple[str, object], list[Presence]]:
    """Put the stays of one class together: by the report's own start, else by day, a class past midnight whole."""
    grouped: dict[tuple[str, object], list[Presence]] = defaultdict(list)
    undated: dict[str, list[tuple[datetime, Presence]]] = defaultdict(list)
    for presence in presences:
        if presence.meeting_start is not None:
            grouped[presence.locator.file, presence.meeting_start].append(presence)
        elif presence.start is not None:
            undated[presence.locator.file].append((presence.start, presence))
    for file, stays in undated.items():
        key: date | None = None
        reached, _ = stays[0]
        for start, stay in sorted(stays, key=lambda one: one[0]):
            if key is None or (start.date() != reached.date() and start > reached + APART):
                key, reached = start.date(), start
            grouped[file, key].append(stay)
            reached = max(reached, start, stay.end or start)
    return grouped
