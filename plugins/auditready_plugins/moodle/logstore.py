"""Moodle's own table of events (``logstore_standard_log``), as a database tool or a query exports it.

Source: Moodle 2.7 to 4.5, logstore_standard. Its times are seconds since 1970, its people and
courses are numbers; names are there only where the query joined them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import chain
from typing import Literal, NamedTuple

from auditready import (
    EvidenceFile,
    ForumPost,
    LazyPattern,
    LmsSession,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    Submission,
    listing,
    parse_datetime,
    quote,
    say,
)

from ..platforms.notes import note_clicks, note_pseudonyms
from ..platforms.sittings import Sittings, moment_at, seconds_of
from .notes import no_header, note_rows, note_zone, plural
from .people import IDENTITY, mention as named
from .tables import Columns, Header, Row, Rows, head_tables, is_blank, iter_tables, text

COLUMNS = Columns(
    user=("userid", "user_id"),
    time=("timecreated", "time_created"),
    event=("eventname", "event_name"),
    component=("component",),
    action=("action",),
    target=("target",),
    instance=("contextinstanceid",),
    course=("courseid", "course_id"),
    related=("relateduserid",),
    real=("realuserid",),
    crud=("crud",),
    level=("edulevel",),
    context=("contextid", "contextlevel"),
    origin=("origin",),
    last_name=("lastname", *IDENTITY.names["last_name"]),
    first_name=("firstname", *IDENTITY.names["first_name"]),
    username=IDENTITY.names["username"],
    email=IDENTITY.names["email"],
)
_NEEDS = ("user", "time", "event")
_TELLING = frozenset({"component", "action", "target", "course", "crud", "level", "context"})
_FEWEST = 2
_SECONDS = LazyPattern(r"1\d{9}(?:\.0)?")
"""Until the year 2033; a number of milliseconds has three digits more."""
_NULL = frozenset({"", "\\N", "NULL", "null", "None", "nan", "-"})
_NOBODY = _NULL | {"0", "-1", "0.0"}

Deed = Literal["submitted", "graded", "posted"]
_DEEDS: dict[str, Deed] = {
    "mod_assign\\event\\assessable_submitted": "submitted",
    "mod_workshop\\event\\assessable_uploaded": "submitted",
    "mod_assign\\event\\submission_graded": "graded",
    "mod_forum\\event\\discussion_created": "posted",
    "mod_forum\\event\\post_created": "posted",
}

Told = LmsSession | Submission | ForumPost


class LogstoreReader:
    """Reads ``lms_session``, ``submission`` and ``forum_post`` from rows of the table of events."""

    name = "moodle.logstore"
    system = "Moodle"
    kinds = frozenset({"lms_session", "submission", "forum_post"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods", "json", "html"})
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table, or JSON objects, with "userid", "timecreated", "eventname" and two more of its columns."""
        for header, _ in _opened(_head(file)):
            why = say(
                "colonnes de la table « logstore_standard_log » de Moodle : « {names} »",
                'columns of Moodle\'s table "logstore_standard_log": "{names}"',
                names=header.quoted(6),
            )
            return Recognition(confidence=0.95, why=why, variant="json" if file.format == "json" else "table")
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Told]:
        """Give sessions in time order, then work handed in and posts. Raises ``UnreadableEvidence`` without header."""
        found = 0
        for header, (sheet, rows) in _opened(_all(file)):
            found += 1
            store = _Store(file, sheet, header, context)
            for number, row in rows:
                if not is_blank(row):
                    store.take(number, row)
            yield from store.records()
            store.say()
        if not found:
            raise no_header("table d'événements Moodle", "Moodle table of events")


_Tables = Iterable[tuple[str | None, Rows]]


def _head(file: EvidenceFile) -> _Tables:
    if file.format == "json":
        return [(None, _objects((1, each) for each in file.peek_json("data")))]
    return ((sheet, iter(rows)) for sheet, rows in head_tables(file))


def _all(file: EvidenceFile) -> _Tables:
    if file.format == "json":
        return [(None, _objects(file.iter_json("data")))]
    return ((table.sheet, table.rows) for table in iter_tables(file))


def _opened(tables: _Tables) -> Iterator[tuple[Header, tuple[str | None, Rows]]]:
    for sheet, rows in tables:
        header = COLUMNS.find(rows, _NEEDS)
        if header is not None and len(_TELLING & header.places.keys()) >= _FEWEST:
            yield header, (sheet, rows)


def _objects(documents: Iterable[tuple[int, object]]) -> Rows:
    """Give JSON objects as rows below a header of the first one's keys; a database tool puts them in a list "data"."""
    rows = ((line, row) for line, document in documents for row in _rows_in(document))
    first = next(rows, None)
    if first is None:
        return
    keys = list(first[1])
    yield 0, keys
    for line, row in chain([first], rows):
        yield line, ["" if (cell := row.get(key)) is None else str(cell) for key in keys]


def _rows_in(document: object) -> Iterator[Mapping[str, object]]:
    if isinstance(document, list):
        for each in document:
            yield from _rows_in(each)
    elif isinstance(document, dict):
        data = document.get("data")
        if isinstance(data, list):
            yield from (row for row in data if isinstance(row, dict))
        elif "timecreated" in document or "time_created" in document:
            yield document


class _Done(NamedTuple):
    moment: datetime
    number: int
    quote: str
    user: str
    instance: str
    related: str


class _Store:
    """The rows of one table; a person costs the memory of their sessions."""

    def __init__(self, file: EvidenceFile, sheet: str | None, header: Header, context: ReadContext) -> None:
        self.file = file
        self.sheet = sheet
        self.places = header.places
        self.context = context
        self.sittings: dict[tuple[str, bool, bool], Sittings] = {}
        self.people: dict[str, Mention] = {}
        self.done: dict[Deed, list[_Done]] = {"submitted": [], "graded": [], "posted": []}
        self.courses: set[str] = set()
        self.nobody = self.undated = self.proxies = 0
        self.wall = False

    def take(self, number: int, row: Row) -> None:
        """Take one event."""
        user = _number(text(row, self.places["user"]))
        if user in _NOBODY:
            self.nobody += 1
            return
        moment = _moment(text(row, self.places["time"]))
        if moment is None:
            self.undated += 1
            return
        zoned = moment.tzinfo is not None
        self.wall = self.wall or not zoned
        if user not in self.people:
            self.people[user] = self._person(user, row)
        behalf = text(row, self.places.get("real")) not in _NOBODY
        self.proxies += behalf
        if (course := _number(text(row, self.places.get("course")))) not in _NOBODY:
            self.courses.add(course)
        key = (user, behalf, zoned)
        if key not in self.sittings:
            self.sittings[key] = Sittings(self.context.idle_minutes)
        self.sittings[key].add(seconds_of(moment), number)
        event = text(row, self.places["event"])
        if (deed := _DEEDS.get(event.lstrip("\\").replace("\\\\", "\\"))) is not None:
            shown = quote(f"{text(row, self.places['time'])} | {user} | {event}")
            instance, related = (_number(text(row, self.places.get(field))) for field in ("instance", "related"))
            self.done[deed].append(_Done(moment, number, shown, user, instance, related))

    def _person(self, user: str, row: Row) -> Mention:
        person = named(row, self.places)
        return Mention(name=person.name, email=person.email, identifier=user) if person else Mention(identifier=user)

    def records(self) -> Iterator[Told]:
        """Give everything."""
        sessions = sorted((sitting, *key) for key, sittings in self.sittings.items() for sitting in sittings.all())
        for sitting, user, behalf, zoned in sessions:
            start = moment_at(sitting.start, zoned=zoned)
            yield LmsSession(
                locator=self._at(sitting.line, quote(f"{sitting.start if zoned else start} | {user}")),
                person=self.people[user],
                start=start,
                end=moment_at(sitting.end, zoned=zoned),
                minutes=(sitting.end - sitting.start) / 60,
                events=sitting.events,
                estimated=True,
                on_behalf=behalf,
            )
        yield from self._submissions()
        for post in sorted(self.done["posted"], key=lambda post: (post.moment.replace(tzinfo=UTC), post.number)):
            yield ForumPost(
                locator=self._at(post.number, post.quote),
                person=self.people[post.user],
                at=post.moment,
                forum=f"forum {post.instance}" if post.instance not in _NOBODY else None,
            )

    def _submissions(self) -> Iterator[Submission]:
        """Give one record a person and activity: first handed in, first graded after that."""
        first: dict[tuple[str, str], _Done] = {}
        for one in sorted(self.done["submitted"], key=lambda one: (one.moment.replace(tzinfo=UTC), one.number)):
            first.setdefault((one.user, one.instance), one)
        graded: dict[tuple[str, str], list[_Done]] = {}
        for one in sorted(self.done["graded"], key=lambda one: (one.moment.replace(tzinfo=UTC), one.number)):
            graded.setdefault((one.related, one.instance), []).append(one)
        for key, one in first.items():
            later = (g for g in graded.get(key, ()) if g.moment.replace(tzinfo=UTC) >= one.moment.replace(tzinfo=UTC))
            feedback = next(later, None)
            yield Submission(
                locator=self._at(one.number, one.quote),
                person=self.people[one.user],
                activity=f"assign {one.instance}",
                status="submitted",
                at=one.moment,
                feedback=True if feedback else None,
                feedback_at=feedback.moment if feedback else None,
                feedback_by=self.people[feedback.user] if feedback else None,
            )

    def _at(self, number: int, words: str) -> Locator:
        if self.file.format == "json":
            return Locator(file=self.file.name, line=number, quote=words)
        return Locator(file=self.file.name, sheet=self.sheet, row=number, quote=words)

    def say(self) -> None:
        """Say what the table cannot prove and what was left out."""
        context = self.context
        note_clicks(context, "la table date des événements, sans durée", "the table dates events, without duration")
        note_pseudonyms(context, list(self.people.values()))
        if self.courses:
            ids = listing(sorted(self.courses, key=lambda each: (len(each), each))[:10])
            context.note(
                f"cours et activités désignés par leur numéro seul, sessions non rattachées à un cours : {ids.fr}",
                f"courses and activities are numbers alone, sessions belong to no course: {ids.en}",
            )
        if self.proxies:
            context.note(
                f"{plural(self.proxies, 'ligne', 'lignes')} d'une autre personne connectée en tant qu'apprenant "
                "(realuserid) : sessions signalées",
                f"{plural(self.proxies, 'row', 'rows')} of somebody else logged in as the learner (realuserid): "
                "sessions marked",
            )
        if self.wall:
            note_zone(context)
        note_rows(context, self.nobody, "userid 0 (visiteurs et tâches planifiées)", "userid 0 (guests, tasks)")
        note_rows(context, self.undated, "date illisible", "unreadable date")


def _number(cell: str) -> str:
    """Return a number as text; a join in pandas makes "46.0" of 46."""
    return cell.removesuffix(".0")


def _moment(cell: str) -> datetime | None:
    """Return the moment of an event: seconds since 1970, or what a query made of them."""
    if _SECONDS.fullmatch(cell):
        return datetime.fromtimestamp(int(cell[:10]), UTC)
    return parse_datetime(cell, "dmy")
