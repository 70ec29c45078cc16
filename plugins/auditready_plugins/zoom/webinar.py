"""Attendee reports of Zoom webinars: sections for hosts, panellists, attendees and people who dialled in.

Zoom portal "Attendee Report", 2020-26. Titles and labels are in the exporter's language, rows are ragged, and a person
who only registered stands among those who came. In a registration report nobody stands who came.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from msgspec import Struct

from auditready import (
    AnyEvidence,
    EvidenceFile,
    Mention,
    Presence,
    ReadContext,
    Recognition,
    UnreadableEvidence,
    dates_in_name,
    parse_minutes,
    quote,
    say,
)

from ..chat.moments import Moments
from ..chat.people import tells_typed_names
from ..chat.tables import Row, head_tables, is_empty, read_tables, row_locator
from .columns import Columns, find_columns, is_attended_label, is_bare_name, is_first_name, is_yes, is_yes_or_no
from .meeting import NO_MEETING, Meeting, read_meeting
from .names import Names
from .registration import find_registrations, note_registrations


class _Section(Struct, frozen=True):
    """One section: its title row, its columns, its rows."""

    title: Row
    header: Row
    columns: Columns
    rows: list[Row]

    @property
    def has_registration(self) -> bool:
        """Whether it is about people who registered; hosts and panellists did not."""
        join = self.columns.join
        return join is not None and self.columns.email is not None and join - self.columns.email > 1


class WebinarReader:
    """Reads who really was in a webinar, one presence a join."""

    name = "zoom.webinar"
    system = "Zoom"
    kinds = frozenset({"presence"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods"})
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table with a section title above "Attended, User Name (Original Name), …" in any language."""
        for rows in head_tables(file):
            sections = _find_sections(rows)
            if any(section.columns.attended is not None for section in sections):
                return Recognition(
                    confidence=0.95 if not sections[0].columns.by_place else 0.7,
                    why=say(
                        "section « {title} » d'un rapport de participation à un webinaire Zoom",
                        'section "{title}" of a Zoom webinar attendee report',
                        title=quote(sections[0].title.text(0), 60),
                    ),
                    variant="attendees",
                )
            if (registered := find_registrations(rows)) is not None:
                return Recognition(
                    confidence=0.9 if registered.known else 0.65,
                    why=say(
                        "colonnes « {header} » d'un rapport d'inscriptions Zoom",
                        'columns "{header}" of a Zoom registration report',
                        header=quote(", ".join(registered.header.texts[:5]), 100),
                    ),
                    variant="registration",
                )
        return None

    @tells_typed_names
    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one presence a join; registrations without attendance are counted in a note."""
        if context.recognition.variant == "registration":
            for registered in filter(None, map(find_registrations, read_tables(file))):
                note_registrations(registered, context)
            return
        rows, sections = _first_report(file)
        if not sections:
            raise UnreadableEvidence(
                "le rapport de webinaire Zoom n'a plus de section lisible : exporter à nouveau le rapport",
                "the Zoom webinar report has no readable section any more: export the report again",
            )
        meeting, lasted = _find_meeting(rows[: rows.index(sections[0].title)])
        moments = Moments(_moment_cells(meeting, sections), dates_in_name(file.name), context)
        start = moments.read(meeting.start)
        end = start + timedelta(minutes=lasted) if start and lasted is not None and lasted < 10_000 else None
        names = Names(_people(sections))
        absent = 0
        for section in sections:
            is_host = section is sections[0] and not section.has_registration and section.columns.attended is not None
            for row in section.rows:
                if not _attended(row, section.columns):
                    absent += 1
                    continue
                yield Presence(
                    locator=row_locator(file, row),
                    person=_mention(row, section, names),
                    start=moments.read(row.cell(section.columns.join)),
                    end=moments.read(row.cell(section.columns.leave)),
                    minutes=parse_minutes(row.text(section.columns.minutes), unit="minutes"),
                    meeting_id=meeting.id,
                    meeting_title=meeting.topic,
                    meeting_start=start,
                    meeting_end=end,
                    host=is_host,
                    guest=_guest(row, section.columns),
                )
        if absent:
            context.note(
                f"{absent} inscription(s) sans participation laissée(s) de côté : s'inscrire n'est pas participer",
                f"{absent} registration(s) without attendance left out: registering is not attending",
            )
        moments.note_doubts()


def _first_report(file: EvidenceFile) -> tuple[list[Row], list[_Section]]:
    for rows in read_tables(file):
        if sections := _find_sections(rows):
            return rows, sections
    return [], []


def _find_sections(rows: Sequence[Row]) -> list[_Section]:
    sections: list[_Section] = []
    starts = [
        index
        for index in range(len(rows) - 1)
        if len(rows[index]) == 1 and (len(rows[index + 1]) >= 4 or rows[index + 1].is_blank)
    ]
    for number, index in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(rows)
        body = [row for row in rows[index + 1 : end] if not row.is_blank]
        if not body:
            continue
        columns = find_columns(body[0], body[1:20], name=_name_column(body, is_first=not sections))
        if columns is not None and columns.has_times and (columns.attended is not None or sections):
            sections.append(_Section(rows[index], body[0], columns, body[1:]))
    return sections


def _name_column(body: Sequence[Row], *, is_first: bool) -> int | None:
    """Return where the name stands; ``None`` where its own label says it, with the original name in brackets."""
    header = body[0]
    answers = [row.text(0) for row in body[1:20]]
    if is_attended_label(header.text(0)) or (answers and all(map(is_yes_or_no, answers))):
        return 1 if is_bare_name(header.text(1)) or is_first_name(header.text(1)) else None
    # People who dialled in come last and have no column "Attended": their header begins with the name.
    return 0 if not is_first and len(header) <= 6 else None


def _find_meeting(above: Sequence[Row]) -> tuple[Meeting, float | None]:
    """Return the webinar and its minutes from the row of values: topic, id, start, minutes, counts."""
    values = [row for row in above if len(row) >= 4]
    if len(values) < 2:
        return NO_MEETING, None
    return read_meeting(values[-1], len(values[-1])), parse_minutes(values[-1].text(3), unit="minutes")


def _moment_cells(meeting: Meeting, sections: Sequence[_Section]) -> Iterator[object]:
    yield meeting.start
    for section in sections:
        for row in section.rows:
            yield row.cell(section.columns.join)
            yield row.cell(section.columns.leave)


def _people(sections: Sequence[_Section]) -> Iterator[tuple[str, str]]:
    for section in sections:
        for row in section.rows:
            yield row.text(section.columns.name), row.text(section.columns.email)


def _attended(row: Row, columns: Columns) -> bool:
    if not row.text(columns.name) or is_empty(row.cell(columns.join)):
        return False
    # A "no" beside times has not been seen; an unknown word for yes must not hide somebody who has times.
    return columns.attended is None or is_yes(row.text(columns.attended)) or not is_empty(row.cell(columns.leave))


def _mention(row: Row, section: _Section, names: Names) -> Mention:
    first = section.columns.name
    if is_first_name(section.header.text(first)):
        return names.mention(f"{row.text(first)} {row.text(first + 1)}".strip(), row.text(section.columns.email))
    person = names.mention(row.text(section.columns.name), row.text(section.columns.email))
    if not section.has_registration or section.columns.email is None:
        return person
    registered = " ".join(
        row.text(column) for column in range(section.columns.name + 1, section.columns.email) if row.text(column)
    )
    if not registered or registered == person.name or registered in person.aliases:
        return person
    return Mention(name=person.name, email=person.email, aliases=(*person.aliases, registered))


def _guest(row: Row, columns: Columns) -> bool | None:
    return None if is_empty(row.cell(columns.guest)) else is_yes(row.text(columns.guest))
