"""Moodle's forum summary report: how much each person wrote, with the dates of their first and last message.

Source: forumreport_summary of Moodle 3.8 to 4.5, in French and English.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditready import (
    EvidenceFile,
    ForumPost,
    Locator,
    ReadContext,
    Recognition,
    parse_datetime,
    parse_number,
    quote,
    say,
)

from .notes import no_header, note_rows, note_unused, note_zone
from .people import IDENTITY, mention
from .tables import Columns, Header, Row, Rows, head_tables, is_blank, iter_tables, text, value

COLUMNS = IDENTITY | Columns(
    discussions=("Number of discussions posted", "Nombre de discussions lancées"),
    replies=("Number of replies posted", "Nombre de réponses envoyées"),
    attachments=("Number of attachments", "Nombre d'annexes"),
    views=("Number of views", "Nombre d'affichages"),
    words=("Word count", "Nombre de mots"),
    characters=("Character count", "Nombre de caractères"),
    earliest=("Earliest post", "Message le plus ancien"),
    latest=("Most recent post", "Message le plus récent"),
)
_NEEDS = ("discussions", "replies", "earliest", "latest")


class ForumSummaryReader:
    """Reads ``forum_post``: the first and the last message of each person; those between have no date."""

    name = "moodle.forum_summary"
    system = "Moodle"
    kinds = frozenset({"forum_post"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods", "json", "html"})
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table with the numbers of discussions and replies and the earliest and latest message."""
        for _, rows in head_tables(file):
            if (header := COLUMNS.find(rows, _NEEDS)) is not None:
                why = say(
                    "en-tête de rapport résumé de forum Moodle : « {discussions} », « {earliest} »",
                    'header of a Moodle forum summary report: "{discussions}", "{earliest}"',
                    discussions=header.cells[header.places["discussions"]],
                    earliest=header.cells[header.places["earliest"]],
                )
                return Recognition(confidence=0.95, why=why)
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[ForumPost]:
        """Give one or two records a person. Raises ``UnreadableEvidence`` where the header is gone."""
        tables = 0
        for table in iter_tables(file):
            if (header := COLUMNS.find(table.rows, _NEEDS)) is not None:
                tables += 1
                yield from _read_rows(file, table.sheet, header, table.rows, context)
        if not tables:
            raise no_header("rapport résumé de forum Moodle", "Moodle forum summary report")


def _read_rows(
    file: EvidenceFile, sheet: str | None, header: Header, rows: Rows, context: ReadContext
) -> Iterator[ForumPost]:
    silent = nameless = between = 0
    for number, row in rows:
        if is_blank(row):
            continue
        person = mention(row, header.places)
        if person is None:
            nameless += 1
            continue
        moments = [parse_datetime(value(row, header.places[field])) for field in ("earliest", "latest")]
        dated = sorted({moment for moment in moments if moment is not None})
        silent += not dated
        between += max(0, _posts(row, header) - len(dated))
        for moment in dated:
            yield ForumPost(
                locator=Locator(
                    file=file.name, sheet=sheet, row=number, quote=quote(" | ".join(map(str, filter(None, row))))
                ),
                person=person,
                at=moment,
            )
    context.note(
        f"seuls le premier et le dernier message de chacun sont datés : {between} autres messages comptés, non lus",
        f"only the first and the last message of each person have dates: {between} others are counted, not read",
    )
    note_zone(context)
    note_rows(context, silent, "sans message", "without a message")
    note_rows(context, nameless, "sans nom", "without a name")
    note_unused(context, header.rest())


def _posts(row: Row, header: Header) -> int:
    return int(sum(parse_number(text(row, header.places[field])) or 0 for field in ("discussions", "replies")))
