"""Answers to a Choice activity, or to its relative choicegroup: who chose what, without a date.

Source: mod_choice of Moodle 2.0 to 4.5 ("Download in text/Excel/ODS format"); choicegroup, in French and English.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditready import ActivityProgress, EvidenceFile, Locator, ReadContext, Recognition, fold, quote, say

from .notes import no_header, note_rows, note_unused, title_of
from .people import IDENTITY, mention
from .tables import Columns, Header, Row, head_tables, is_blank, iter_tables, text

COLUMNS = IDENTITY | Columns(choice=("Choice", "Proposition", "Choix"))
_NEEDS = ("last_name", "first_name", "group", "choice")
_OPEN = frozenset({"", "-", "not answered yet", "pas encore repondu", "pas encore de reponse"})
_SHEETS = frozenset({"reponses", "responses"})
"""Moodle's own name of the sheet."""


class ChoiceReader:
    """Reads ``activity_progress``: somebody who chose has done the activity."""

    name = "moodle.choice"
    system = "Moodle"
    kinds = frozenset({"activity_progress"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods", "json", "html"})
    at_most = 0.75

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table of last name, first name, group and choice that has nothing but columns about the person."""
        for _, rows in head_tables(file):
            if (header := _header(rows)) is not None:
                why = say(
                    "en-tête des réponses à un sondage Moodle : « {names} », « {choice} »",
                    'header of the answers to a Moodle choice: "{names}", "{choice}"',
                    names=header.quoted(3),
                    choice=header.cells[header.places["choice"]],
                )
                return Recognition(confidence=0.75, why=why)
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[ActivityProgress]:
        """Give one record a person. Raises ``UnreadableEvidence`` where the header is gone."""
        tables = nameless = 0
        for table in iter_tables(file):
            if (header := _header(table.rows)) is None:
                continue
            tables += 1
            unnamed = fold(table.sheet or "") in _SHEETS
            title = title_of(file, None if unnamed else table.sheet, context)
            for number, row in table.rows:
                if is_blank(row):
                    continue
                person, chosen = mention(row, header.places), text(row, header.places["choice"])
                if person is None:
                    nameless += 1
                    continue
                yield ActivityProgress(
                    locator=Locator(
                        file=file.name, sheet=table.sheet, row=number, quote=quote(f"{person.name} | {chosen}")
                    ),
                    person=person,
                    activity=title,
                    activity_type="choice",
                    status="not_started" if fold(chosen) in _OPEN else "completed",
                )
            note_unused(context, header.rest())
        if not tables:
            raise no_header("réponses à un sondage Moodle", "answers to a Moodle choice")
        context.note(
            "les réponses n'ont pas de date et la question posée n'est pas dans le fichier",
            "the answers have no date, and the question is not in the file",
        )
        note_rows(context, nameless, "sans nom", "without a name")


def _header(rows: Iterable[tuple[int, Row]]) -> Header | None:
    header = COLUMNS.find(rows, _NEEDS)
    return None if header is None or header.rest() else header
