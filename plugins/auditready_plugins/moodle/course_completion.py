"""Moodle's course completion report: activities with their dates, other criteria, and the course as a whole.

Source: Moodle 2.0 to 4.5, report_completion, "Download in spreadsheet format".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from auditready import (
    ActivityProgress,
    EvidenceFile,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    column_letters,
    day_order,
    fold,
    parse_datetime,
    quote,
    say,
)

from .notes import no_header, note_rows, note_unused, note_zone
from .people import FULL_NAME, IDENTITY, mention
from .statuses import Status, note_completion, note_overrides, parse_state
from .tables import Columns, DayOrder, Header, Row, head_tables, is_blank, iter_tables, text, value

COLUMNS = Columns(
    id=("ID",),
    full_name=("Name", "Nom", *FULL_NAME),
    course=("Course complete", "Cours terminé"),
    email=IDENTITY.names["email"],
    id_number=IDENTITY.names["id_number"],
    username=IDENTITY.names["username"],
    institution=IDENTITY.names["institution"],
    department=IDENTITY.names["department"],
)
_NEEDS = ("id", "full_name", "course")
_DATE_ENDINGS = ("completion date", "date d'achevement")
"""Folded."""


class _Activity(NamedTuple):
    name: str
    state: int
    date: int


class CourseCompletionReader:
    """Reads ``activity_progress`` from the course completion report: each activity, and the whole course."""

    name = "moodle.course_completion"
    system = "Moodle"
    kinds = frozenset({"activity_progress"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods", "json", "html"})
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table with ID, name and "Course complete"."""
        for _, rows in head_tables(file):
            if (header := COLUMNS.find(rows, _NEEDS)) is not None:
                why = say(
                    "en-tête d'achèvement de cours Moodle : « {names} » et « {course} »",
                    'header of Moodle course completion: "{names}" and "{course}"',
                    names=header.quoted(2),
                    course=header.cells[header.places["course"]],
                )
                return Recognition(confidence=0.95, why=why)
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[ActivityProgress]:
        """Give one record per learner and activity, then one for the course.

        Raises ``UnreadableEvidence`` where the header is gone.
        """
        tables = 0
        for table in iter_tables(file):
            if (header := COLUMNS.find(table.rows, _NEEDS)) is not None:
                tables += 1
                rows = [(number, row) for number, row in table.rows if not is_blank(row)]
                yield from _Report(file, table.sheet, header, context).read(rows)
        if not tables:
            raise no_header("achèvement de cours Moodle", "Moodle course completion")


class _Report:
    """One table of the report."""

    def __init__(self, file: EvidenceFile, sheet: str | None, header: Header, context: ReadContext) -> None:
        self.file = file
        self.sheet = sheet
        self.header = header
        self.context = context
        self.activities = tuple(_activities(header.cells))
        self.dates = [*(activity.date for activity in self.activities), header.places["course"]]

    def read(self, rows: list[tuple[int, Row]]) -> Iterator[ActivityProgress]:
        """Give the records of all rows, then the notes."""
        cells = [cell for _, row in rows for place in self.dates if (cell := value(row, place)) is not None]
        order = day_order(cells, self.context.hints)
        nameless = forced = 0
        for number, row in rows:
            person = mention(row, self.header.places)
            if person is None:
                nameless += 1
                continue
            identifier = text(row, self.header.places["id"]) or None
            person = Mention(
                name=person.name, email=person.email, identifier=identifier, organisation=person.organisation
            )
            for record in self._records(number, row, person, order or "dmy"):
                forced += record.completed_by == "override"
                yield record
        note_completion(self.context)
        note_zone(self.context)
        note_overrides(self.context, forced)
        note_rows(self.context, nameless, "sans nom", "without a name")
        note_unused(self.context, self._criteria())
        if order is None:
            self.context.note(
                "rien n'indique si le jour ou le mois vient en premier : dates lues jour/mois, comme Moodle les écrit",
                "nothing says whether day or month comes first: dates are read day/month, as Moodle writes them",
            )

    def _criteria(self) -> list[str]:
        return self.header.rest(*(place for _, state, date in self.activities for place in (state, date)))

    def _records(self, number: int, row: Row, person: Mention, order: DayOrder) -> Iterator[ActivityProgress]:
        begun = False
        for activity in self.activities:
            moment = parse_datetime(value(row, activity.date), order)
            state = parse_state(text(row, activity.state), dated=moment is not None)
            if state is None:
                continue
            done = state.status in {"completed", "passed", "failed"}
            begun = begun or state.status != "not_started"
            yield ActivityProgress(
                locator=self._locator(number, row, activity.state),
                person=person,
                activity=activity.name,
                status=state.status,
                completed_at=moment if done else None,
                completed_by="override" if state.overridden_by else None,
                overridden_by=state.overridden_by,
            )
        place = self.header.places["course"]
        moment = parse_datetime(value(row, place), order)
        status: Status = "completed" if moment else "in_progress" if begun else "not_started"
        yield ActivityProgress(
            locator=self._locator(number, row, place),
            person=person,
            activity=self.header.cells[place],
            whole_course=True,
            status=status,
            completed_at=moment,
        )

    def _locator(self, number: int, row: Row, place: int) -> Locator:
        return Locator(
            file=self.file.name,
            sheet=self.sheet,
            row=number,
            column=self.header.cells[place] if self.file.format == "delimited" else column_letters(place + 1),
            quote=quote(text(row, place)) or None,
        )


def _activities(header: tuple[str, ...]) -> Iterator[_Activity]:
    for place, (name, following) in enumerate(pairwise(header)):
        if name and fold(following).startswith(fold(name)) and fold(following).endswith(_DATE_ENDINGS):
            yield _Activity(name, place, place + 1)
