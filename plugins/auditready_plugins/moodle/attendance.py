"""Moodle's Attendance activity (mod_attendance), exported as text or workbook: one row a learner, a column a session.

Source: mod_attendance 2015 to 2024. Above the header stand the course and the group; a session is its date, its time
and the group's name; a cell is the status's acronym with its points, "P (2/2)".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Literal, NamedTuple

from auditready import (
    Attendance,
    EvidenceFile,
    LazyPattern,
    Locator,
    ReadContext,
    Recognition,
    column_letters,
    fold,
    parse_datetime,
    quote,
    say,
)

from .notes import no_header, note_rows, note_zone, plural
from .people import IDENTITY, mention
from .tables import HEADER_WITHIN, Columns, Header, Row, Rows, head_tables, is_blank, iter_tables, text

COLUMNS = IDENTITY | Columns(
    taken=("Taken sessions", "Sessions prises"),
    points=("Points",),
    percentage=("Percentage", "Pourcentage"),
    course=("Course", "Cours"),
)
_NEEDS = ("last_name", "first_name", "taken", "points")
_MARK = LazyPattern(r"-?(?P<status>\w{1,4}) \(\d+(?:[.,]\d+)?/\d+(?:[.,]\d+)?\)")
_STATES: dict[str, Literal["present", "absent"]] = {
    "p": "present", "l": "present", "r": "present", "a": "absent", "e": "absent",
}  # fmt: skip
"""The activity's own statuses (Present, Late, Excused, Absent; in French P, R, E, A); a site may add some."""


class _Session(NamedTuple):
    place: int
    start: datetime


class AttendanceReader:
    """Reads ``attendance`` as the trainer marked it in Moodle: nobody signs."""

    name = "moodle.attendance"
    system = "Moodle"
    kinds = frozenset({"attendance"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods", "json", "html"})
    at_most = 0.96

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table of learners with dated sessions and the activity's own totals."""
        for _, rows in head_tables(file):
            header = COLUMNS.find(rows, _NEEDS)
            if header is not None and (sessions := _sessions(header)):
                why = say(
                    "export de l'activité Présence de Moodle : « {session} » et « {taken} »",
                    'export of Moodle\'s Attendance activity: "{session}" and "{taken}"',
                    session=header.cells[sessions[0].place],
                    taken=header.cells[header.places["taken"]],
                )
                return Recognition(confidence=0.96, why=why)
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Attendance]:
        """Give one record per learner and session in which the learner's group took part.

        Raises ``UnreadableEvidence`` where the header is gone.
        """
        tables = 0
        for table in iter_tables(file):
            head = list(islice(table.rows, HEADER_WITHIN))
            if (header := COLUMNS.find(head, _NEEDS)) is not None:
                tables += 1
                below = [row for row in head if row[0] > header.row]
                title = next((text(row, 1) for _, row in head if COLUMNS.field(text(row, 0)) == "course"), None)
                yield from _read_rows(file, table.sheet, title or None, header, [*below, *table.rows], context)
        if not tables:
            raise no_header("présences Moodle", "Moodle attendance")


def _sessions(header: Header) -> list[_Session]:
    starts = ((place, _start(label)) for place, label in enumerate(header.cells))
    return [_Session(place, start) for place, start in starts if start is not None]


def _start(label: str) -> datetime | None:
    """Return when a session begins: "12.03.2024 14:05 Tous les étudiants", "12 Mar 2024 2.05PM All students"."""
    words = label.split()
    for count in range(min(len(words), 5), 1, -1):
        moment = parse_datetime(" ".join(words[:count]))
        if moment is not None and any(mark in words[count - 1] for mark in ":.") and moment.tzinfo is None:
            return moment
    return None


def _read_rows(
    file: EvidenceFile,
    sheet: str | None,
    title: str | None,
    header: Header,
    rows: list[tuple[int, Row]] | Rows,
    context: ReadContext,
) -> Iterator[Attendance]:
    sessions = _sessions(header)
    unknown: Counter[str] = Counter()
    nameless = remarks = 0
    for number, row in rows:
        if is_blank(row):
            continue
        person = mention(row, header.places)
        if person is None:
            nameless += 1
            continue
        for session in sessions:
            beside = session.place + 1  # a remark's column has no name of its own
            remarks += bool(text(row, beside)) and beside < len(header.cells) and not header.cells[beside]
            mark = text(row, session.place)
            state = _state(mark)
            if state is None:
                unknown[mark] += bool(mark)
                continue
            label = header.cells[session.place]
            yield Attendance(
                locator=Locator(
                    file=file.name,
                    sheet=sheet,
                    row=number,
                    column=label if file.format == "delimited" else column_letters(session.place + 1),
                    quote=quote(f"{person.name} | {label} | {mark}"),
                ),
                person=person,
                date=session.start.date(),
                half_day=None,
                start=session.start.time(),
                state=state,
                mark=mark,
                title=title,
            )
    _note(context, unknown, nameless)
    if remarks:
        context.note(
            f"{plural(remarks, 'remarque', 'remarques')} à côté des pointages, à lire dans le fichier",
            f"{plural(remarks, 'remark', 'remarks')} beside the marks, to be read in the file",
        )
    note_zone(context)


def _state(mark: str) -> Literal["present", "absent", "unsigned"] | None:
    if mark == "?":
        return "unsigned"
    found = _MARK.fullmatch(mark)
    return _STATES.get(fold(found["status"])) if found else None


def _note(context: ReadContext, unknown: Counter[str], nameless: int) -> None:
    context.note(
        "présences pointées dans Moodle, par le formateur ou par l'apprenant lui-même : ce n'est pas une signature, et "
        "l'export ne donne ni heure de fin ni durée",
        "attendance marked in Moodle, by the trainer or by the learner: that is no signature, and the export gives "
        "neither an end nor a duration",
    )
    count = sum(unknown.values())
    if count:
        example = quote(next(mark for mark, times in unknown.items() if times), 40)
        context.note(
            f"{count} pointage(s) non compris, par exemple « {example} » : laissé(s) de côté",
            f'{count} mark(s) not understood, such as "{example}": left out',
        )
    note_rows(context, nameless, "sans nom", "without a name")
