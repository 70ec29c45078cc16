"""One pass over the rows of a log, in constant memory: who clicked when, what was done, what was left out.

The loop of :func:`scan` runs once a row, up to millions of times, and allocates nothing that lasts: it is kept flat on
purpose, and whatever is rare is a call.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from auditready import fold

from .deeds import Deed, DeedNames, Done, activity_of, concerned_number
from .moments import Moments, has_no_year
from .tables import Header, is_blank, text
from .visits import Visitor, Visitors

TextRow = list[str]
TextRows = Iterator[tuple[int, TextRow]]

_SAMPLE = 60
_MORE = 5_000
"""Rows looked at before it is said that nothing settles whether day or month comes first."""
_COURSE_LEVEL = frozenset({"course", "cours", "curso", "kurs", "corso", "cursus"})
_LANGUAGES = {"time": "en", "heure": "fr", "hora": "es"}


class Scan:
    """What one pass over a log found."""

    def __init__(self, header: Header, moments: Moments, idle: int) -> None:
        self.places = header.places
        self.header = header.cells
        self.moments = moments
        self.idle = idle
        """Seconds without a click after which a session is over."""
        self.visitors = Visitors(_LANGUAGES.get(fold(header.cells[header.places["time"]])))
        self.deeds: list[Done] = []
        self.deed_names = DeedNames()
        self.contexts: set[str] = set()
        self._first: TextRow = []
        self._same: set[tuple[str, ...]] = set()
        self.courses: set[str] = set()
        """Courses that event contexts name."""
        self.duplicates = 0
        self.nobody = self.yearless = self.undated = self.headers = 0
        """Rows left out."""
        self.first_undated = 0

    def left_out(self) -> int:
        """Return all rows that are in no session."""
        return self.nobody + self.yearless + self.undated + self.headers

    def meet_context(self, context: str) -> None:
        """Remember a context, and the course where it names one."""
        self.contexts.add(context)
        if "context" not in self.places:
            return
        level, colon, name = context.partition(":")
        if colon and fold(level) in _COURSE_LEVEL:
            self.courses.add(name.strip())

    def read_moment(self, number: int, row: TextRow) -> int | None:
        """Return the moment of a row whose day is not known yet; a row without one is counted."""
        cell = row[self.places["time"]]
        moment = self.moments.read(cell)
        if moment is not None or is_blank(row):
            return moment
        if tuple(row) == self.header:
            self.headers += 1
        elif has_no_year(cell):
            self.yearless += 1
        else:
            self.undated += 1
            self.first_undated = self.first_undated or number
        return None

    def describe(self, deed: Deed, moment: int, number: int, visitor: Visitor, row: TextRow) -> Done:
        """Return a deed with its activity and, for a grading, the learner it concerns."""
        activity = activity_of(text(row, self.places.get("context"))) or text(row, self.places.get("component"))
        if deed != "graded":
            return Done(deed, moment, number, visitor, activity)
        concerned = text(row, self.places.get("affected"))
        return Done(
            deed,
            moment,
            number,
            visitor,
            activity,
            concerned,
            concerned_number(text(row, self.places.get("description"))),
        )

    def compare(self, first: TextRow, row: TextRow) -> None:
        """Count a row that repeats another of the same second; ``first`` is the first of that second."""
        if first is not self._first:
            self._first, self._same = first, {tuple(first)}
        line = tuple(row)
        if line in self._same:
            self.duplicates += 1
        else:
            self._same.add(line)


def open_log(header: Header, rows: TextRows, hints: tuple[str, ...], idle_minutes: int) -> tuple[Scan, TextRows]:
    """Return an empty scan that knows the log's dates, and all its rows."""
    place = header.places["time"]
    sample = list(islice(rows, _SAMPLE))
    moments = Moments(_cells(sample, place), hints)
    if moments.order is None:
        sample += islice(rows, _MORE)
        moments = Moments(_cells(sample, place), hints)
    return Scan(header, moments, 60 * idle_minutes), chain(sample, rows)


def _cells(sample: list[tuple[int, TextRow]], place: int) -> Iterator[str]:
    return (row[place] for _, row in sample if place < len(row))


def scan(found: Scan, rows: TextRows) -> None:  # noqa: C901, PLR0912 - flat: each call a row costs a tenth of the pass
    """Read all rows into ``found``."""
    moments, visitors, contexts, idle = found.moments, found.visitors, found.contexts, found.idle
    days, minutes, seconds = moments.days, moments.minutes, moments.seconds
    day, minute, second = moments.day, moments.minute, moments.second
    by_key, deed_names, width, places = visitors.by_key, found.deed_names, len(found.header), found.places
    at_time, at_user, at_course = places["time"], places["user"], places.get("course")
    # A missing column is read as the user's, which means nothing there; so a row has no branch for it.
    at_context, at_event = places.get("context", at_user), places.get("event", at_user)
    at_description, described = places.get("description", at_user), "description" in places
    previous = -1
    first: TextRow = []
    for number, row in rows:
        try:
            cell = row[at_time]
            moment = days[cell[day]] + minutes[cell[minute]] + seconds[cell[second]]
            user, context, event, description = row[at_user], row[at_context], row[at_event], row[at_description]
        except LookupError:
            row = [*row, *[""] * (width - len(row))]  # noqa: PLW2901 - the same row, filled up
            if (read := found.read_moment(number, row)) is None:
                continue
            moment = read
            user, context, event, description = row[at_user], row[at_context], row[at_event], row[at_description]
        key = user if at_course is None else (user, row[at_course])
        try:
            visitor = by_key[key]
        except KeyError:
            visitor = visitors.admit(key, user, None if at_course is None else row[at_course])
        if visitor is None:
            found.nobody += 1
        else:
            if described and not description.startswith(visitor.actor):
                visitor = visitors.identify(key, visitor, description)
            if visitor.low - idle <= moment <= visitor.high + idle:
                visitor.events += 1
                if moment < visitor.low:
                    visitor.low, visitor.row = moment, number
                elif moment > visitor.high:
                    visitor.high = moment
            else:
                visitor.begin(moment, number)
            if (deed := deed_names[event]) is not None:
                found.deeds.append(found.describe(deed, moment, number, visitor, row))
        if context not in contexts:
            found.meet_context(context)
        if moment != previous:
            previous, first = moment, row
        else:
            found.compare(first, row)
