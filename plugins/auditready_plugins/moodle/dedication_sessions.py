"""Sessions of the "Course dedication" block: one row a session, with its beginning and its length.

Source: block_dedication, a member's page downloaded as Excel (its own workbook, two lines above the header), and the
report builder's data source of its later versions; headers from its code and language packs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from auditready import (
    EvidenceFile,
    LmsSession,
    Locator,
    ReadContext,
    Recognition,
    parse_datetime,
    parse_minutes,
    parse_number,
    quote,
    say,
)

from .notes import no_header, note_rows, note_unused, note_zone
from .people import IDENTITY, mention
from .tables import Columns, Row, head_tables, is_blank, iter_tables, text, value

COLUMNS = IDENTITY | Columns(
    start=("Session start", "Début de la session"),
    duration=("Duration", "Session duration", "Durée", "Durée de session"),
    seconds=("Course dedication secs", "Implication dans le cours s", "Implication dans le cours secs"),
    course=("Course", "Cours", "Course full name", "Nom complet du cours"),
    ip=("IP", "IP address", "Adresse IP"),
)
_NEEDS = ("start", "duration")
_CLICKS = 2
"""The block counts a session from two clicks on; how many there were, its export does not say."""


class DedicationSessionsReader:
    """Reads ``lms_session``."""

    name = "moodle.dedication_sessions"
    system = "Moodle"
    kinds = frozenset({"lms_session"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods", "json", "html"})
    at_most = 0.94

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table of persons with "Session start" and the session's length."""
        for _, rows in head_tables(file):
            header = COLUMNS.find(rows, _NEEDS)
            if header is not None and ({"first_name", "full_name"} & header.places.keys()):
                sure = "seconds" in header.places
                why = say(
                    "sessions du bloc « Implication dans le cours » de Moodle : « {start} », « {duration} »",
                    'sessions of Moodle\'s Course dedication block: "{start}", "{duration}"',
                    start=header.cells[header.places["start"]],
                    duration=header.cells[header.places["duration"]],
                )
                return Recognition(confidence=0.94 if sure else 0.8, why=why, variant="member" if sure else "report")
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[LmsSession]:
        """Give one record a session. Raises ``UnreadableEvidence`` where the header is gone."""
        tables = nameless = undated = 0
        for table in iter_tables(file):
            header = COLUMNS.find(table.rows, _NEEDS)
            if header is None:
                continue
            tables += 1
            for number, row in table.rows:
                if is_blank(row):
                    continue
                person = mention(row, header.places)
                start, minutes = parse_datetime(value(row, header.places["start"])), _minutes(row, header.places)
                if person is None:
                    nameless += 1
                elif start is None or minutes is None:
                    undated += 1
                else:
                    yield LmsSession(
                        locator=Locator(
                            file=file.name,
                            sheet=table.sheet,
                            row=number,
                            quote=quote(f"{text(row, header.places['start'])} | {person.name}"),
                        ),
                        person=person,
                        start=start,
                        end=start + timedelta(minutes=minutes),
                        minutes=minutes,
                        events=_CLICKS,
                        estimated=True,
                        course=text(row, header.places.get("course")) or None,
                    )
            note_unused(context, header.rest())
        if not tables:
            raise no_header("sessions du bloc « Implication dans le cours »", "sessions of the Course dedication block")
        context.note(
            "sessions que le bloc estime d'après les clics, avec un délai entre deux clics que le fichier n'indique "
            "pas ; les plus courtes n'y sont pas",
            "sessions that the block estimates from clicks, with a limit between two clicks that the file does not "
            "give; the shortest are not in it",
        )
        note_zone(context)
        note_rows(context, nameless, "sans nom", "without a name")
        note_rows(context, undated, "début ou durée illisible", "beginning or length that cannot be read")


def _minutes(row: Row, places: Mapping[str, int]) -> float | None:
    """Return the length: the seconds where they are there, else the words, of which Moodle drops the smallest."""
    seconds = parse_number(value(row, places.get("seconds")))
    return seconds / 60 if seconds is not None else parse_minutes(value(row, places["duration"]))
