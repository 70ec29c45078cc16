"""Messages of one forum, as the activity exports them (Moodle 3.9 and later): the header is never translated."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from auditready import (
    EvidenceFile,
    ForumPost,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    parse_datetime,
    parse_number,
    quote,
    say,
)

from .notes import no_header, note_rows, note_zone
from .tables import Cell, Columns, Header, Row, Rows, head_tables, is_blank, iter_tables, text, value

COLUMNS = Columns(
    id=("id",),
    discussion=("discussion",),
    parent=("parent",),
    user=("userid",),
    name=("userfullname",),
    created=("created",),
    subject=("subject",),
    deleted=("deleted",),
)
_NEEDS = ("discussion", "parent", "user", "name", "created")
_YEARS = range(2001, 2101)
"""Moodle is not older; a later year is a damaged number."""


class ForumReader:
    """Reads ``forum_post``: who wrote when; of the message nothing is kept but its subject."""

    name = "moodle.forum"
    system = "Moodle"
    kinds = frozenset({"forum_post"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods", "json", "html"})
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table with the columns of Moodle's forum messages."""
        for _, rows in head_tables(file):
            if (header := COLUMNS.find(rows, _NEEDS)) is not None:
                why = say(
                    "en-tête d'export de forum Moodle : « {names} »",
                    'header of a Moodle forum export: "{names}"',
                    names=header.quoted(5),
                )
                return Recognition(confidence=0.95, why=why)
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[ForumPost]:
        """Give one record a message that was not deleted.

        Raises ``UnreadableEvidence`` where the header is gone.
        """
        tables = 0
        for table in iter_tables(file):
            if (header := COLUMNS.find(table.rows, _NEEDS)) is not None:
                tables += 1
                yield from _read_rows(file, table.sheet, header, table.rows, context)
        if not tables:
            raise no_header("messages de forum Moodle", "Moodle forum messages")


def _read_rows(
    file: EvidenceFile, sheet: str | None, header: Header, rows: Rows, context: ReadContext
) -> Iterator[ForumPost]:
    places = header.places
    deleted = nameless = undated = 0
    zoned = True
    for number, row in rows:
        if is_blank(row):
            continue
        name, identifier = text(row, places["name"]), text(row, places["user"])
        if not name and not identifier:
            nameless += 1
            continue
        if text(row, places.get("deleted")) == "1":
            deleted += 1
            continue
        at = _moment(value(row, places["created"]))
        undated += at is None
        zoned = zoned and (at is None or at.tzinfo is not None)
        subject = text(row, places.get("subject"))
        yield ForumPost(
            locator=Locator(file=file.name, sheet=sheet, row=number, quote=quote(_shown(row, header, subject))),
            person=Mention(name=name, identifier=identifier or None),
            at=at,
            subject=subject or None,
            discussion=text(row, places["discussion"]) or None,
        )
    if not zoned:
        note_zone(context)
    note_rows(context, deleted, "message supprimé", "deleted message")
    note_rows(context, nameless, "sans auteur", "without an author")
    if undated:
        context.note(
            f"{undated} message(s) dont la date n'est pas comprise",
            f"{undated} message(s) whose date is not understood",
        )


def _moment(cell: Cell | None) -> datetime | None:
    """Return the moment of a message: seconds since 1970, or words where "human-readable dates" was ticked."""
    number = parse_number(cell)
    if number is None:
        return parse_datetime(cell)
    try:
        moment = datetime.fromtimestamp(number, UTC)
    except (OverflowError, OSError, ValueError):
        return None
    return moment if moment.year in _YEARS else None


def _shown(row: Row, header: Header, subject: str) -> str:
    return f"{text(row, header.places['name'])} | {text(row, header.places['created'])} | {subject}"
