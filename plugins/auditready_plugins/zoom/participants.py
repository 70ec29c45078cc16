"""Lists of participants of Zoom meetings: one row a join, or a total a person.

Zoom portal exports: 2020-22 ("Meeting ID, Topic, …"), since 2023 ("Topic, ID, Host, …"), the wide meeting history, and
each of them saved again by a spreadsheet program.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from auditready import (
    AnyEvidence,
    EvidenceFile,
    Presence,
    ReadContext,
    Recognition,
    UnreadableEvidence,
    dates_in_name,
    listing,
    parse_minutes,
    quote,
    say,
)

from ..chat.moments import Moments
from ..chat.people import tells_typed_names
from ..chat.tables import Row, head_tables, read_tables, row_locator
from .columns import Columns, find_columns, is_yes
from .consent import Answers
from .invariants import meeting_anomalies, row_anomaly
from .meeting import NO_MEETING, Meeting, find_meeting, read_meeting
from .names import Names

_HEADER_WITHIN = 12
"""The header stands in one of the first rows, below the meeting's own two or three."""


class _List(Struct, frozen=True):
    """One list of participants: its header, its rows, and the meeting above it."""

    header: Row
    columns: Columns
    rows: list[Row]
    meeting: Meeting

    def meeting_of(self, row: Row) -> Meeting:
        """Return the meeting that ``row`` belongs to."""
        return read_meeting(row, self.columns.name) if self.columns.is_history else self.meeting


class ParticipantsReader:
    """Reads the stays of a meeting's participants, and their answers to the notice of recording."""

    name = "zoom.participants"
    system = "Zoom"
    kinds = frozenset({"presence", "recording_consent", "recording", "export_anomaly"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods"})
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table whose header is Zoom's: a name with the original name in brackets, an address, minutes."""
        for rows in head_tables(file):
            if (found := _find_list(rows)) is not None:
                variant = _variant(found.columns)
                label = quote(found.header.text(found.columns.name), 60)
                return Recognition(
                    confidence=0.7 if found.columns.by_place else 0.95,
                    why=say(
                        "en-tête de liste de participants Zoom : « {label} »",
                        'header of a Zoom list of participants: "{label}"',
                        label=label,
                    ),
                    variant=variant,
                )
        return None

    @tells_typed_names
    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one presence a row, then the answers to the notice of recording, then the recordings."""
        found = next(filter(None, map(_find_list, read_tables(file))), None)
        if found is None:
            raise UnreadableEvidence(
                "la liste des participants Zoom n'a plus d'en-tête lisible : exporter à nouveau le rapport",
                "the Zoom list of participants has no readable header any more: export the report again",
            )
        _note_columns(found.columns, context)
        moments = Moments(_moment_cells(found), dates_in_name(file.name), context)
        people = _people_rows(found, context)
        columns = found.columns
        names = Names((row.text(columns.name), row.text(columns.email)) for row in people)
        answers = Answers(file, columns.disclaimer)
        for row in people:
            meeting = found.meeting_of(row)
            presence = _presence(file, row, columns, meeting, names, moments)
            answers.add(row, presence)
            yield presence
            if (anomaly := row_anomaly(presence, context.zone)) is not None:
                yield anomaly
        yield from answers.records()
        inside = _count_inside(found)
        yield from meeting_anomalies(file, found.meeting, moments, inside, context.zone, per_join=columns.has_times)
        _note_names(names, context)
        answers.note_unknown(context)
        moments.note_doubts()


def _find_list(rows: Sequence[Row]) -> _List | None:
    for index, row in enumerate(rows[:_HEADER_WITHIN]):
        if len(row) < 3:
            continue
        columns = find_columns(row, rows[index + 1 : index + 60])
        if columns is not None and columns.attended is None:
            meeting = NO_MEETING if columns.is_history else find_meeting(rows[:index])
            body = [each for each in rows[index + 1 :] if not each.is_blank]
            return _List(row, columns, body, meeting)
    return None


def _variant(columns: Columns) -> str:
    if columns.is_history:
        return "history"
    return "per-join" if columns.has_times else "aggregated"


def _moment_cells(found: _List) -> Iterator[object]:
    yield from (found.meeting.start, found.meeting.end)
    for row in found.rows:
        yield row.cell(found.columns.join)
        yield row.cell(found.columns.leave)


def _count_inside(found: _List) -> int:
    return sum(not is_yes(row.text(found.columns.waiting)) for row in found.rows)


def _people_rows(found: _List, context: ReadContext) -> list[Row]:
    """Return the rows of people who were in the meeting; tell those that are left out."""
    columns = found.columns
    waiting = [row for row in found.rows if is_yes(row.text(columns.waiting))]
    inside = [row for row in found.rows if not is_yes(row.text(columns.waiting))]
    named = [row for row in inside if row.text(columns.name)]
    if waiting:
        count = len(waiting)
        context.note(
            f"{count} ligne(s) de salle d'attente laissée(s) de côté : attendre n'est pas participer",
            f"{count} waiting-room row(s) left out: waiting is not attending",
        )
    if len(named) < len(inside):
        count = len(inside) - len(named)
        context.note(f"{count} ligne(s) sans nom laissée(s) de côté", f"{count} row(s) without a name left out")
    announced = found.meeting.announced
    if columns.has_times and announced is not None and announced != len(inside):
        context.note(
            f"l'export annonce {announced} connexions et en contient {len(inside)} : des lignes ont été retirées ou "
            "ajoutées",
            f"the export announces {announced} joins and holds {len(inside)}: rows were removed or added",
        )
    return named


def _presence(
    file: EvidenceFile, row: Row, columns: Columns, meeting: Meeting, names: Names, moments: Moments
) -> Presence:
    email = row.text(columns.email)
    person = names.mention(row.text(columns.name), email)
    guest = row.text(columns.guest)
    return Presence(
        locator=row_locator(file, row),
        person=person,
        start=moments.read(row.cell(columns.join)),
        end=moments.read(row.cell(columns.leave)),
        minutes=parse_minutes(row.text(columns.minutes), unit="minutes"),
        meeting_id=meeting.id,
        meeting_title=meeting.topic,
        meeting_start=moments.read(meeting.start),
        meeting_end=moments.read(meeting.end),
        host=meeting.is_host(person.name, email),
        guest=is_yes(guest) if guest else None,
    )


def _note_columns(columns: Columns, context: ReadContext) -> None:
    if not columns.has_times:
        context.note(
            "liste d'utilisateurs uniques : aucune heure de connexion, elle ne peut pas prouver une demi-journée. "
            "Exporter à nouveau sans cocher « Afficher les utilisateurs uniques »",
            'list of unique users: no times, it cannot prove a half-day. Export again without "Show unique users"',
        )
    if columns.by_place:
        labels = listing(columns.by_place)
        context.note(
            f"colonnes comprises d'après leur place, leur intitulé n'étant pas connu : {labels.fr}",
            f"columns understood by their place, as their labels are not known: {labels.en}",
        )
    for label in columns.unused:
        context.note(
            f"export compris en partie : la colonne « {quote(label, 60)} » n'est pas utilisée",
            f"export not fully understood: column '{quote(label, 60)}' is not used",
        )


def _note_names(names: Names, context: ReadContext) -> None:
    if names.shared:
        shared = listing(names.shared)
        context.note(
            f"nom d'origine commun à plusieurs personnes, non retenu pour les identifier : {shared.fr}",
            f"original name that several people have, not used to identify them: {shared.en}",
        )
