"""The learning dashboard downloaded as CSV, one row a person; and the CSV that the library bbb-events makes of a log.

The dashboard writes labels bare and in the browser's language, values in quotes that it does not double, moments as the
browser's language writes them. The order of the first twelve columns is the same in every language and version.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from auditready import (
    AnyEvidence,
    ChatMessage,
    EvidenceFile,
    LazyPattern,
    Mention,
    Presence,
    ReadContext,
    Recognition,
    UnreadableEvidence,
    dates_in_name,
    fold,
    listing,
    parse_minutes,
    quote,
    say,
)

from ..chat.moments import Moments, is_moment
from ..chat.people import tells_typed_names
from ..chat.tables import Row, head_tables, is_empty, read_tables, row_locator
from .people import hosts

_NAME, _MODERATOR = 0, 1
_DASHBOARD = {"messages": 5, "join": 9, "left": 10, "duration": 11}
_EVENTS = {"messages": 2, "join": 8, "left": 9, "duration": 10}
_EVENTS_HEADER = (
    "name", "moderator", "chats", "talks", "emojis", "poll_votes", "raisehand", "talk_time", "join", "left", "duration",
)  # fmt: skip
_KNOWN = frozenset({
    "name", "moderator", "activity score", "talk time", "webcam time", "messages", "emojis", "reactions", "poll votes",
    "raise hands", "join", "left", "duration", "nom", "moderateur", "temps de conversation", "score d'activite",
    "temps de partage de camera", "votes du sondage", "mains levees", "rejoindre", "quitte", "duree",
})  # fmt: skip
"""Labels of the dashboard in English and French, folded; others are told by their place."""
_TRUTH = {"true": True, "false": False, "vrai": True, "faux": False}
_CLOCK = LazyPattern(r"\d{1,3}:[0-5]\d:[0-5]\d")
_SAME_TIMES = 3
"""Rows whose joins and exits are all equal before that is taken for the fault of version 2.5.1."""


class _List(Struct, frozen=True):
    """The table: where its columns stand, and its rows of people."""

    header: Row
    variant: Literal["dashboard", "bbb-events"]
    places: dict[str, int]
    rows: list[Row]
    nameless: int
    """Rows of anonymous answers to polls."""


class ActivityReader:
    """Reads one stay a person, from the first arrival to the last departure, and who took part."""

    name = "bigbluebutton.activity"
    system = "BigBlueButton"
    kinds = frozenset({"presence", "chat_message"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods"})
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table with "TRUE"/"FALSE" behind the name, and join, exit and a clock's duration in their places."""
        for rows in head_tables(file):
            if (found := _find_list(rows)) is not None:
                known = sum(fold(label) in _KNOWN for label in found.header.texts[:12])
                return Recognition(
                    confidence=0.95 if known > 8 or found.variant == "bbb-events" else 0.7,
                    why=say(
                        "colonnes « {first}, {second}, … {last} » du tableau de bord BigBlueButton",
                        'columns "{first}, {second}, … {last}" of the BigBlueButton dashboard',
                        first=quote(found.header.text(_NAME), 30),
                        second=quote(found.header.text(_MODERATOR), 30),
                        last=quote(found.header.text(found.places["duration"]), 30),
                    ),
                    variant=found.variant,
                )
        return None

    @tells_typed_names
    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one presence a row, then the person's answers to polls and a trace of their messages."""
        found = next(filter(None, map(_find_list, read_tables(file))), None)
        if found is None or not found.rows:
            raise UnreadableEvidence(
                "le tableau de bord BigBlueButton n'a plus de participant lisible : le télécharger à nouveau",
                "the BigBlueButton dashboard has no readable participant any more: download it again",
            )
        join, left = found.places["join"], found.places["left"]
        cells = [cell for row in found.rows for cell in (row.cell(join), row.cell(left))]
        moments = Moments(cells, dates_in_name(file.name), context)
        all_alike = _are_alike(found.rows, join, left)
        is_host = hosts(((_name(row), _is_moderator(row)) for row in found.rows), context)
        for row in found.rows:
            yield Presence(
                locator=row_locator(file, row),
                person=Mention(name=_name(row)),
                start=None if all_alike else moments.read(row.cell(join)),
                end=None if all_alike else moments.read(row.cell(left)),
                minutes=parse_minutes(row.text(found.places["duration"])),
                host=is_host and _is_moderator(row),
            )
            yield from _exchanges(file, found, row)
        _note(found, context, all_alike=all_alike)
        moments.note_doubts()


def _find_list(rows: Sequence[Row]) -> _List | None:
    start = next((index for index, row in enumerate(rows[:5]) if not row.is_blank), None)
    if start is None or len(rows[start]) < 11:
        return None
    header = rows[start]
    labels = tuple(map(fold, header.texts))
    is_events = labels[:11] == _EVENTS_HEADER
    places = _EVENTS if is_events else _DASHBOARD
    if not is_events and len(header) < 12:
        return None
    body = [_mended(row) for row in rows[start + 1 :] if not row.is_blank]
    people = [row for row in body if _is_person(row, places)]
    if not people:
        return None
    nameless = [row for row in body if row.text(_NAME) and not row.text(_MODERATOR) and not row.text(places["join"])]
    return _List(header, "bbb-events" if is_events else "dashboard", places, people, len(nameless))


def _mended(row: Row) -> Row:
    """Join the pieces of a name that holds a comma and quotes, which the dashboard does not double."""
    at = next((column for column, text in enumerate(row.texts[:6]) if text.casefold() in _TRUTH), None)
    if at is None or at == _MODERATOR:
        return row
    return Row(row.number, (", ".join(row.texts[:at]), *row.cells[at:]), row.sheet)


def _is_person(row: Row, places: dict[str, int]) -> bool:
    if row.text(_MODERATOR).casefold() not in _TRUTH or not row.text(_NAME) or not is_moment(row.cell(places["join"])):
        return False
    return _CLOCK.fullmatch(row.text(places["duration"])) is not None


def _name(row: Row) -> str:
    """Return the name without the quotes that a name with quotes leaves behind."""
    return row.text(_NAME).replace('"', "").strip()


def _is_moderator(row: Row) -> bool:
    return _TRUTH.get(row.text(_MODERATOR).casefold(), False)


def _are_alike(rows: Sequence[Row], join: int, left: int) -> bool:
    return len(rows) >= _SAME_TIMES and len({(row.text(join), row.text(left)) for row in rows}) == 1


def _exchanges(file: EvidenceFile, found: _List, row: Row) -> Iterator[ChatMessage]:
    name = _name(row)
    for column in range(found.places["duration"] + 1, len(row)):
        if not is_empty(row.cell(column)):
            place = row_locator(file, Row(row.number, (name, found.header.cell(column), row.cell(column)), row.sheet))
            yield ChatMessage(locator=place, person=Mention(name=name))
    written = row.text(found.places["messages"])
    if written.isdecimal() and len(written) < 6 and int(written):
        yield ChatMessage(locator=row_locator(file, row), person=Mention(name=name))


def _note(found: _List, context: ReadContext, *, all_alike: bool) -> None:
    context.note(
        "une ligne par personne, de la première arrivée au dernier départ : les interruptions ne se voient pas ; le "
        "fichier JSON du tableau de bord les donne",
        "one row a person, from the first arrival to the last departure: interruptions cannot be seen; the dashboard's "
        "JSON file gives them",
    )
    if all_alike:
        context.note(
            "arrivée et départ sont les mêmes pour tous (défaut connu de BigBlueButton 2.5.1) : heures laissées vides, "
            "les durées sont gardées",
            "all have the same join and exit (a known fault of BigBlueButton 2.5.1): times are left empty, durations "
            "are kept",
        )
    answers = sum(
        not is_empty(row.cell(column)) for row in found.rows for column in range(found.places["duration"] + 1, len(row))
    )
    if answers:
        context.note(
            f"{answers} réponse(s) à des sondages, comptée(s) comme échanges, sans heure : un sondage n'a pas de note, "
            "ce n'est pas une évaluation",
            f"{answers} answer(s) to polls, counted as exchanges, without a time: a poll has no mark and is no "
            "assessment",
        )
    if found.nameless:
        context.note(
            "ligne des réponses anonymes aux sondages laissée de côté : elle ne désigne personne",
            "row of anonymous answers to polls left out: it names nobody",
        )
    if found.variant == "dashboard":
        labels = [label for label in found.header.texts[:12] if fold(label) not in _KNOWN]
        if labels:
            placed = listing(labels)
            context.note(
                f"colonnes comprises d'après leur place, leur intitulé n'étant pas connu : {placed.fr}",
                f"columns understood by their place, as their labels are not known: {placed.en}",
            )
