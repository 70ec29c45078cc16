"""Moodle's activity completion report (``progress.<course>.csv``), both flavours: CSV, and UTF-16 with tabs.

Source: Moodle 3.3 to 4.5, report_progress. The first header cell is empty; then come identity columns, then two
columns an activity: its name over the state, its expected date (or nothing) over the date of the state.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from auditready import (
    ActivityProgress,
    EvidenceFile,
    LazyPattern,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    UnreadableEvidence,
    column_letters,
    parse_datetime,
    quote,
    say,
)

from .notes import no_header, note_rows, note_zone, plural
from .people import IDENTITY, mention
from .statuses import note_completion, note_overrides, parse_state
from .tables import HEADER_WITHIN, Cell, Row, Rows, head_tables, is_blank, iter_tables, text, value

_STAMP = LazyPattern(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
_FEWEST_ROWS = 2


class _Layout(NamedTuple):
    row: int
    header: tuple[str, ...]
    places: dict[str, int]
    activities: tuple[int, ...]
    """Columns of the states; the date of each stands to its right."""


class CompletionReader:
    """Reads ``activity_progress`` from the activity completion report."""

    name = "moodle.completion"
    system = "Moodle"
    kinds = frozenset({"activity_progress"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods", "json", "html"})
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table with an empty first header cell and Moodle's completion states in every second column."""
        if file.format == "json":
            return None
        for _, rows in head_tables(file):
            if (layout := _layout(rows)) is not None:
                why = say(
                    "première cellule d'en-tête vide, puis états d'achèvement Moodle sous « {activity} »",
                    'first header cell empty, then Moodle completion states under "{activity}"',
                    activity=quote(layout.header[layout.activities[0]], 60),
                )
                return Recognition(confidence=0.95, why=why)
            if (activity := _other_language(rows)) is not None:
                why = say(
                    "achèvement d'activités Moodle dans une autre langue : première cellule vide, états et dates deux "
                    "à deux, d'abord sous « {activity} »",
                    "Moodle activity completion in another language: first cell empty, states and dates in pairs, "
                    'first under "{activity}"',
                    activity=quote(activity, 60),
                )
                return Recognition(confidence=0.6, why=why, variant="other-language")
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[ActivityProgress]:
        """Give one record per learner and activity; ``UnreadableEvidence`` where the header is gone or foreign."""
        if context.recognition.variant == "other-language":
            raise UnreadableEvidence(
                "achèvement d'activités Moodle dans une langue que ce lecteur ne connaît pas : rien n'y dit quels mots "
                "signifient « terminé ». L'exporter à nouveau avec la langue réglée sur français ou anglais",
                "Moodle activity completion in a language that this reader does not know: nothing says which words "
                'mean "completed". Export it again with the language set to French or English',
            )
        tables = 0
        for table in iter_tables(file):
            head = list(islice(table.rows, HEADER_WITHIN))
            if (layout := _layout(head)) is not None:
                tables += 1
                rows = (row for row in chain(head, table.rows) if row[0] > layout.row)
                yield from _read_rows(file, table.sheet, layout, rows, context)
        if not tables:
            raise no_header("achèvement d'activités Moodle", "Moodle activity completion")


def _layout(head: list[tuple[int, Row]]) -> _Layout | None:
    filled = [(number, row) for number, row in head if not is_blank(row)]
    if not filled:
        return None
    (number, row), *body = filled
    if text(row, 0) or len(row) < 3:
        return None
    states = [
        index for _, cells in body for index in range(1, len(row)) if parse_state(text(cells, index), dated=False)
    ]
    if not states:
        return None
    header = tuple(str(cell).strip() for cell in row)
    first = min(states)
    activities = tuple(index for index in range(first, len(header), 2) if header[index])
    if not activities or not all(_is_date_or_nothing(cell) for cell in row[first + 1 :: 2]):
        return None
    return _Layout(number, header, {**IDENTITY.places(header[:first]), "full_name": 0}, activities)


def _other_language(head: list[tuple[int, Row]]) -> str | None:
    """Return the first activity of a report whose states are in another language; their dates are Moodle's own."""
    filled = [(number, row) for number, row in head if not is_blank(row)]
    if len(filled) < _FEWEST_ROWS or text(filled[0][1], 0):
        return None
    (_, header), *body = filled
    for first in range(1, len(header) - 1):
        dates = range(first + 1, len(header), 2)
        cells = [text(row, place) for _, row in body for place in dates]
        states = [text(row, place - 1) for _, row in body for place in dates]
        stamped = any(_STAMP.fullmatch(cell) for cell in cells) and all(
            _STAMP.fullmatch(cell) or not cell for cell in cells
        )
        if stamped and all(states) and not any(map(_STAMP.fullmatch, states)) and len(dates) * 2 == len(header) - first:
            return text(header, first)
    return None


def _is_date_or_nothing(cell: Cell) -> bool:
    return cell == "" or parse_datetime(cell) is not None


def _read_rows(
    file: EvidenceFile, sheet: str | None, layout: _Layout, rows: Rows, context: ReadContext
) -> Iterator[ActivityProgress]:
    nameless = forced = unknown = 0
    for number, row in rows:
        if is_blank(row):
            continue
        person = mention(row, layout.places)
        if person is None:
            nameless += 1
            continue
        for column in layout.activities:
            record = _progress(file, sheet, number, row, column, layout.header[column], person)
            if record is None:
                unknown += 1
                continue
            forced += record.completed_by == "override"
            yield record
    note_completion(context)
    note_zone(context)
    note_overrides(context, forced)
    note_rows(context, nameless, "sans nom", "without a name")
    _note_activities(layout, unknown, context)


def _progress(
    file: EvidenceFile, sheet: str | None, number: int, row: Row, column: int, activity: str, person: Mention
) -> ActivityProgress | None:
    moment = parse_datetime(value(row, column + 1))
    state = parse_state(text(row, column), dated=moment is not None)
    if state is None:
        return None
    words = f"{text(row, column)} {text(row, column + 1)}"
    return ActivityProgress(
        locator=Locator(
            file=file.name,
            sheet=sheet,
            row=number,
            column=activity if file.format == "delimited" else column_letters(column + 1),
            quote=quote(words),
        ),
        person=person,
        activity=activity,
        status=state.status,
        completed_at=moment if state.status in {"completed", "passed", "failed"} else None,
        completed_by="override" if state.overridden_by else None,
        overridden_by=state.overridden_by,
    )


def _note_activities(layout: _Layout, unknown: int, context: ReadContext) -> None:
    expected = sum(1 for column in layout.activities if text(layout.header, column + 1))
    if expected:
        context.note(
            f"date d'achèvement attendue pour {plural(expected, 'activité', 'activités')} : non comparée",
            f"an expected completion date for {plural(expected, 'activity', 'activities')}: not compared",
        )
    if unknown:
        context.note(
            f"{plural(unknown, 'cellule laissée', 'cellules laissées')} de côté : état d'achèvement inconnu",
            f"{plural(unknown, 'cell', 'cells')} left out: unknown completion state",
        )
