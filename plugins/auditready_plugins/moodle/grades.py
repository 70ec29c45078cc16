"""Moodle's grade export (the gradebook): one row a learner, one to three columns an item, no date of any item.

Source: Moodle 2.9 to 4.5, gradeexport_txt, _xls and _ods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple

from auditready import (
    Assessment,
    EvidenceFile,
    LazyPattern,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    column_letters,
    fold,
    listing,
    parse_number,
    quote,
    say,
)

from .notes import no_header, note_rows, note_unused, plural
from .people import IDENTITY, mention
from .tables import Columns, Header, Row, Rows, head_tables, is_blank, iter_tables, text, value

COLUMNS = IDENTITY | Columns(
    suspended=("Suspended", "Suspendu", "Suspendido"),
    exported=("Last downloaded from this course", "Dernier téléchargement depuis ce cours"),
)
_ITEM = LazyPattern(r"(.+?)\s*\((\w+)\)")
_TYPES: dict[str, Literal["points", "percentage", "letter", "feedback"]] = {
    "real": "points", "brut": "points", "percentage": "percentage", "pourcentage": "percentage",
    "porcentaje": "percentage", "letter": "letter", "lettre": "letter", "letra": "letter", "feedback": "feedback",
    "retroalimentacion": "feedback",
}  # fmt: skip
_COURSE_TOTALS = frozenset({"course total", "total du cours", "total del curso"})


class _Item(NamedTuple):
    """One graded thing with the columns in which its grade is shown."""

    title: str
    columns: dict[str, int]
    """"points", "percentage", "letter", "feedback" → index."""


class GradesReader:
    """Reads ``assessment`` from the gradebook of a course."""

    name = "moodle.grades"
    system = "Moodle"
    kinds = frozenset({"assessment"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods", "json", "html"})
    at_most = 0.96

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table of persons with grade items: "Test (Brut)", "Quiz: X (Real)"."""
        for _, rows in head_tables(file):
            header = _find_header(rows)
            if header is None:
                continue
            items = [item for item in _items(header) if item.columns.keys() - {"feedback"}]
            if not items:
                continue
            exported = header.places.get("exported")
            why = say(
                "en-tête de carnet de notes Moodle : « {item} »{exported}",
                'header of a Moodle gradebook: "{item}"{exported}',
                item=header.cells[min(items[0].columns.values())],
                exported="" if exported is None else f" + « {header.cells[exported]} »",
            )
            return Recognition(confidence=0.75 if exported is None else 0.96, why=why)
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Assessment]:
        """Give one record per learner and graded item. Raises ``UnreadableEvidence`` where the header is gone."""
        tables = 0
        for table in iter_tables(file):
            if (header := _find_header(table.rows)) is not None:
                tables += 1
                yield from _read_rows(file, table.sheet, header, table.rows, context)
        if not tables:
            raise no_header("carnet de notes Moodle", "Moodle gradebook")


def _find_header(rows: Rows | list[tuple[int, Row]]) -> Header | None:
    return COLUMNS.find(rows, ("first_name", "last_name"))


def _items(header: Header) -> list[_Item]:
    items: dict[str, _Item] = {}
    used = set(header.places.values())
    for place, cell in enumerate(header.cells):
        found = _ITEM.fullmatch(" ".join(cell.split()))
        kind = _TYPES.get(fold(found[2])) if found and place not in used else None
        if found and kind:
            items.setdefault(found[1], _Item(found[1], {})).columns.setdefault(kind, place)
    return list(items.values())


def _is_total(item: _Item) -> bool:
    title = fold(item.title)
    return title in _COURSE_TOTALS or title.endswith(" total")


def _read_rows(
    file: EvidenceFile, sheet: str | None, header: Header, rows: Rows, context: ReadContext
) -> Iterator[Assessment]:
    items = _items(header)
    graded = [item for item in items if not _is_total(item) and item.columns.keys() - {"feedback"}]
    nameless = ungraded = suspended = 0
    exported: set[str] = set()
    for number, row in rows:
        if is_blank(row):
            continue
        exported.add(text(row, header.places.get("exported")))
        person = mention(row, header.places)
        if person is None:
            nameless += 1
            continue
        suspended += bool(text(row, header.places.get("suspended")))
        for item in graded:
            record = _assessment(file, sheet, number, row, item, person)
            if record is None:
                ungraded += 1
            else:
                yield record
    _note_export(exported, context)
    _note_items(header, items, ungraded, context)
    note_rows(context, nameless, "sans nom", "without a name")
    if suspended:
        context.note(
            f"{plural(suspended, 'inscription suspendue', 'inscriptions suspendues')}",
            f"{plural(suspended, 'suspended enrolment', 'suspended enrolments')}",
        )


def _assessment(
    file: EvidenceFile, sheet: str | None, number: int, row: Row, item: _Item, person: Mention
) -> Assessment | None:
    """Return the grade of one learner in one item: points where they are shown, else the percentage, else a letter."""
    for kind in ("points", "percentage", "letter"):
        place = item.columns.get(kind)
        cell = value(row, place)
        if place is None or cell is None:
            continue
        score = None if kind == "letter" else parse_number(cell)
        return Assessment(
            locator=Locator(
                file=file.name,
                sheet=sheet,
                row=number,
                column=column_letters(place + 1) if sheet is not None else item.title,
                quote=quote(cell),
            ),
            person=person,
            title=item.title,
            status="finished",
            score=score,
            max_score=100.0 if kind == "percentage" and score is not None else None,
        )
    return None


def _note_export(exported: set[str], context: ReadContext) -> None:
    context.note(
        "le carnet de notes donne des notes sans dates ni barème : il ne prouve ni quand l'évaluation a eu lieu, ni "
        "que le seuil est atteint",
        "the gradebook gives grades without dates or maximum: it proves neither when the assessment took place nor "
        "that the threshold is reached",
    )
    seconds = sorted(int(stamp) for stamp in exported if re.fullmatch(r"[0-9]{9,10}", stamp))
    if seconds:
        # The epoch plus a timedelta, as fromtimestamp has a smaller range on some systems.
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds[-1])
        words = say("exporté le {moment} UTC", "exported on {moment} UTC", moment=moment)
        context.note(words.fr, words.en)


def _note_items(header: Header, items: list[_Item], ungraded: int, context: ReadContext) -> None:
    totals = [item.title for item in items if _is_total(item)]
    if totals:
        names = listing(totals)
        context.note(
            f"totaux laissés de côté, ce ne sont pas des évaluations : {names.fr}",
            f"totals left out, they are no assessments: {names.en}",
        )
    if ungraded:
        context.note(
            f"{plural(ungraded, 'note vide', 'notes vides')} : évaluation non passée ou pas encore notée",
            f"{plural(ungraded, 'empty grade', 'empty grades')}: not taken or not yet graded",
        )
    comments = sum("feedback" in item.columns for item in items)
    if comments:
        context.note(
            f"{plural(comments, 'colonne', 'colonnes')} de commentaires : sans date ni auteur, non utilisée(s)",
            f"{plural(comments, 'comment column', 'comment columns')}: without date or author, not used",
        )
    note_unused(context, header.rest(*(place for item in items for place in item.columns.values())))
