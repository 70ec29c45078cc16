"""Sessions out of clicks: a run of them with no gap over the dossier's idle time, whatever order they come in.

A person costs the memory of their sessions, not of their clicks: every few thousand, clicks are joined to sessions.
"""

from __future__ import annotations

from array import array
from datetime import UTC, datetime
from typing import NamedTuple

_LOOSE = 8192
"""Numbers held before clicks are joined: two a click."""


class Sitting(NamedTuple):
    """One session: first click (seconds), the line of that click, last click, number of clicks."""

    start: int
    line: int
    end: int
    events: int


class Sittings:
    """The sessions of one person."""

    __slots__ = ("_idle", "_joined", "_loose")

    def __init__(self, idle_minutes: int) -> None:
        self._idle = idle_minutes * 60
        self._joined: list[Sitting] = []
        self._loose = array("q")

    def add(self, moment: int, line: int) -> None:
        """Add a click."""
        self._loose.append(moment)
        self._loose.append(line)
        if len(self._loose) >= _LOOSE:
            self._join()

    def all(self) -> list[Sitting]:
        """Return the sessions in time order."""
        self._join()
        return self._joined

    def _join(self) -> None:
        loose = [
            Sitting(moment, line, moment, 1) for moment, line in zip(self._loose[::2], self._loose[1::2], strict=True)
        ]
        del self._loose[:]
        joined: list[Sitting] = []
        for piece in sorted([*self._joined, *loose]):
            last = joined[-1] if joined else None
            if last is not None and piece.start - last.end <= self._idle:
                joined[-1] = Sitting(last.start, last.line, max(last.end, piece.end), last.events + piece.events)
            else:
                joined.append(piece)
        self._joined = joined


def seconds_of(moment: datetime) -> int:
    """Return whole seconds since 1970, of a moment without zone as if it were UTC."""
    return int((moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)).timestamp())


def moment_at(seconds: int, *, zoned: bool) -> datetime:
    """Return the moment of :func:`seconds_of`."""
    moment = datetime.fromtimestamp(seconds, UTC)
    return moment if zoned else moment.replace(tzinfo=None)
