"""Visits: the clicks of each person, grouped into sessions as they stream by.

A session is a run of clicks with no gap over the dossier's idle time. A person costs one small object, a finished
session some 90 bytes, so a log of a million rows is read in the memory of its sessions. A click joins the session it is
near in time, whichever way the file is sorted; the pieces that an unsorted file leaves are joined at the end, so the
sessions are the same for any order of the rows.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from auditready import LazyPattern

_AS = {"en": (" as ",), "fr": (" en tant que ",), "es": (" como ",)}
_ACTOR = LazyPattern(r"The user with id '(\d+)'")
_NO_ACTOR = "\0"
_VIEWED = " viewed the "


Visit = tuple[int, int, int, int]
"""One finished session: first click (seconds), row of that click, last click (seconds), number of clicks."""
_MONTH = 30 * 86_400
_PART = 50_000
"""Rows."""


class Ordered:
    """Tuples of ``width`` numbers, given back in the order of their first; sorted part by part.

    Tuples of all sessions at once cost five times the numbers in them, and the memory of a log would grow with it.
    """

    def __init__(self, width: int, part: int) -> None:
        self._width = width
        self._part = part
        """How far the first numbers of one part lie apart at most."""
        self._parts: dict[int, array[int]] = {}

    def add(self, *numbers: int) -> None:
        """Keep one tuple."""
        place = numbers[0] // self._part
        part = self._parts.get(place)
        if part is None:
            part = self._parts[place] = array("q")
        part.extend(numbers)

    def __iter__(self) -> Iterator[tuple[int, ...]]:
        for place in sorted(self._parts):
            numbers = iter(self._parts[place])
            yield from sorted(zip(*[numbers] * self._width, strict=True))


class Visitor:
    """One person in the log (in one course of it), with the session that is going on."""

    __slots__ = (
        "actor",
        "closed",
        "course",
        "events",
        "fell",
        "high",
        "identifier",
        "low",
        "name",
        "on_behalf",
        "rose",
        "row",
        "sure",
    )

    def __init__(self, name: str, course: str | None, *, on_behalf: bool) -> None:
        self.name = name
        self.course = course
        self.on_behalf = on_behalf
        self.identifier: str | None = None
        self.actor = _NO_ACTOR
        """How this person's descriptions begin once their number is known."""
        self.sure = False
        """The number is that of who acts: some descriptions begin with the person concerned, none of a view does."""
        self.low = self.high = self.row = self.events = 0
        self.closed = array("q")
        self.rose = self.fell = False
        """Whether a later session stands below, or above, an earlier one in the file."""

    def begin(self, moment: int, row: int) -> None:
        """Close the session that is going on and begin another."""
        if self.events:
            self._close()
            if moment > self.high:
                self.rose = True
            else:
                self.fell = True
        self.low = self.high = moment
        self.row = row
        self.events = 1

    def _close(self) -> None:
        if self.events:
            self.closed.extend((self.low, self.row, self.high, self.events))

    def total(self) -> int:
        """Return all clicks."""
        return self.events + sum(self.closed[3::4])

    def absorb(self, other: Visitor) -> None:
        """Take over the sessions of what turned out to be the same person."""
        other._close()
        other.events = 0
        other.identifier = self.identifier
        self.closed.extend(other.closed)

    def visits(self, idle: int) -> list[Visit]:
        """Return the sessions in time order; pieces that are no more than ``idle`` seconds apart are one."""
        self._close()
        self.events = 0
        closed = self.closed
        pieces = sorted(zip(closed[::4], closed[1::4], closed[2::4], closed[3::4], strict=True))
        joined: list[Visit] = []
        for piece in pieces:
            if joined and piece[0] - joined[-1][2] <= idle:
                low, row, high, events = joined[-1]
                joined[-1] = (low, row, max(high, piece[2]), events + piece[3])
            else:
                joined.append(piece)
        return joined


class Visitors:
    """Everybody in a log, by name as written, by course where the log has several, and by number where it gives one."""

    def __init__(self, language: str | None) -> None:
        self.by_key: dict[object, Visitor | None] = {}
        """``None``: rows of nobody ("-": guests and scheduled tasks)."""
        self._by_number: dict[tuple[object, str], Visitor] = {}
        self._as = _AS.get(language or "", tuple(word for words in _AS.values() for word in words))

    def admit(self, key: object, name: str, course: str | None) -> Visitor | None:
        """Return somebody met for the first time under ``key``; ``None`` for nobody."""
        name = name.strip()
        course = None if course in {None, "", "-"} else course
        visitor = None
        if name not in {"", "-"}:
            learner = next((name.split(word, 1)[1] for word in self._as if word in name), None)
            visitor = Visitor(learner or name, course, on_behalf=learner is not None)
        self.by_key[key] = visitor
        return visitor

    def identify(self, key: object, visitor: Visitor, description: str) -> Visitor:
        """Return whom a description means: two persons of one name have two numbers."""
        found = _ACTOR.match(description)
        if found is None:
            return visitor
        number = found[1]
        if visitor.identifier is None:
            visitor.identifier, visitor.actor = number, found[0]
            visitor.sure = description.startswith(_VIEWED, found.end())
            self._by_number[key, number] = visitor
            return visitor
        namesake = self._by_number.get((key, number))
        if namesake is None:
            namesake = Visitor(visitor.name, visitor.course, on_behalf=visitor.on_behalf)
            namesake.identifier, namesake.actor = number, found[0]
            namesake.sure = description.startswith(_VIEWED, found.end())
            self._by_number[key, number] = namesake
        self.by_key[key] = namesake
        return namesake

    def settle(self) -> tuple[list[Visitor], list[str]]:
        """Return everybody, and the names that several persons bear.

        A few descriptions begin with the person concerned instead of the one who acts. So a number that stands in
        less than a tenth of the rows under a name is no namesake.
        """
        groups: dict[object, dict[int, Visitor]] = {}
        for key, visitor in [*self.by_key.items(), *((key, who) for (key, _), who in self._by_number.items())]:
            if visitor is not None:
                groups.setdefault(key, {})[id(visitor)] = visitor
        everybody: list[Visitor] = []
        shared: set[str] = set()
        for group in groups.values():
            main, *others = sorted(group.values(), key=lambda who: (-who.total(), who.identifier or ""))
            kept = [main]
            for other in others:
                if other.total() * 10 < main.total():
                    main.absorb(other)
                else:
                    kept.append(other)
                    shared.add(main.name)
            everybody += kept
        return everybody, sorted(shared)


def in_order(everybody: Iterable[Visitor], idle: int) -> tuple[Ordered, Ordered]:
    """Return all sessions in time order, each with its visitor's place in ``everybody``; and ``(row, low)`` by row."""
    by_time, by_row = Ordered(5, _MONTH), Ordered(2, _PART)
    for index, visitor in enumerate(everybody):
        for low, row, high, events in visitor.visits(idle):
            by_time.add(low, row, high, events, index)
            by_row.add(row, low)
    return by_time, by_row
