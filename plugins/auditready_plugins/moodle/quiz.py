"""Moodle's quiz report ("Grades" and "Responses"): one row an attempt.

Source: Moodle 3.3 to 4.5, mod_quiz, "Download table data as".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from auditready import (
    Assessment,
    EvidenceFile,
    ExportAnomaly,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    fold,
    parse_datetime,
    parse_minutes,
    parse_number,
    quote,
    say,
)

from .invariants import attempt_anomaly
from .notes import no_header, note_rows, note_unused, note_zone, title_of
from .people import IDENTITY, mention
from .tables import Columns, Header, Row, head_tables, is_blank, iter_tables, text, value

COLUMNS = IDENTITY | Columns(
    state=("State", "Status", "État", "Statut", "Estado"),
    started=("Started on", "Started", "Commencé le", "Commencé", "Comenzado el"),
    completed=("Completed", "Terminé", "Finalizado"),
    duration=("Time taken", "Duration", "Temps utilisé", "Durée", "Tiempo requerido"),
    feedback=("Feedback", "Retroalimentación"),
    regrade=("Regrade", "Réévaluation"),
)
_NEEDS = ("state", "started", "completed", "duration")
_GRADE = re.compile(r"(?:grade|note|calificacion)/(\d+(?:[.,]\d+)?)")
_JSON_GRADE = re.compile(r"(?:grade|note|calificacin)(\d+)(\d{2})")
_QUESTION = re.compile(r"q\. ?\d+ ?/.*|(?:question|response|right answer|reponse|bonne reponse|pregunta) \d+")
_AVERAGES = frozenset({"overall average", "group average", "moyenne globale", "moyenne du groupe", "promedio general"})
_ENDINGS = ("-grades", "-notes", "-responses", "-réponses")

State = Literal["finished", "in_progress", "abandoned", "not_graded"]

_STATES: dict[str, State] = {
    "finished": "finished", "submitted": "finished", "termine": "finished", "terminee": "finished",
    "finalizado": "finished",
    "in progress": "in_progress", "overdue": "in_progress", "en cours": "in_progress", "en retard": "in_progress",
    "en curso": "in_progress",
    "never submitted": "abandoned", "jamais remis": "abandoned", "jamais remise": "abandoned",
    "jamais envoyee": "abandoned", "jamais envoye": "abandoned",
}  # fmt: skip


class _Attempt(NamedTuple):
    row: int
    cells: Row
    person: Mention


class QuizReader:
    """Reads ``assessment`` from the attempts of one quiz."""

    name = "moodle.quiz"
    system = "Moodle"
    kinds = frozenset({"assessment", "export_anomaly"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods", "json", "html"})
    at_most = 0.96

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table with state, start, completion, time taken and a grade out of a maximum."""
        for _, rows in head_tables(file):
            header = COLUMNS.find(rows, _NEEDS)
            if header is not None and (grade := _grade(header)) is not None:
                why = say(
                    "en-tête de tentatives de test Moodle : « {state} », « {started} », « {grade} »",
                    'header of Moodle quiz attempts: "{state}", "{started}", "{grade}"',
                    state=header.cells[header.places["state"]],
                    started=header.cells[header.places["started"]],
                    grade=header.cells[grade[0]],
                )
                return Recognition(confidence=0.96, why=why)
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Assessment | ExportAnomaly]:
        """Give one record per attempt, attempts numbered by their start.

        Raises ``UnreadableEvidence`` where the header is gone.
        """
        tables = 0
        for table in iter_tables(file):
            header = COLUMNS.find(table.rows, _NEEDS)
            if header is None or (grade := _grade(header)) is None:
                continue
            tables += 1
            title = title_of(file, table.sheet, context, endings=_ENDINGS)
            attempts = _attempts(header, table.rows, context)
            for attempt, number in zip(attempts, _numbers(header, attempts), strict=True):
                locator = Locator(file=file.name, sheet=table.sheet, row=attempt.row, quote=_quote(attempt.cells))
                record = _assessment(locator, title, attempt, number, header, grade)
                yield record
                if (anomaly := attempt_anomaly(record)) is not None:
                    yield anomaly
            _note(header, grade[0], context)
        if not tables:
            raise no_header("tentatives de test Moodle", "Moodle quiz attempts")


def _grade(header: Header) -> tuple[int, float] | None:
    """Return the column of the grade and its maximum, from "Note/20,00" (key "note2000" in JSON)."""
    for place, cell in enumerate(header.cells):
        name = fold(cell)
        if found := _GRADE.fullmatch(name):
            return place, parse_number(found[1]) or 0.0
        if header.row == 0 and (found := _JSON_GRADE.fullmatch(name)):
            return place, float(f"{found[1]}.{found[2]}")
    return None


def _attempts(header: Header, rows: Iterator[tuple[int, Row]], context: ReadContext) -> list[_Attempt]:
    attempts = []
    averages = untried = nameless = 0
    for number, row in rows:
        if is_blank(row):
            continue
        person = mention(row, header.places)
        if _is_average(row):
            averages += 1
        elif person is None:
            nameless += 1
        elif value(row, header.places["started"]) is None and value(row, header.places["state"]) is None:
            untried += 1
        else:
            attempts.append(_Attempt(number, row, person))
    note_rows(context, averages, "moyennes", "averages")
    note_rows(context, untried, "inscrits sans tentative", "enrolled without an attempt")
    note_rows(context, nameless, "sans nom", "without a name")
    return attempts


def _is_average(row: Row) -> bool:
    return any(fold(str(cell)) in _AVERAGES for cell in row[:3])


def _numbers(header: Header, attempts: list[_Attempt]) -> list[int]:
    order = sorted(range(len(attempts)), key=lambda index: _start_key(header, attempts[index], index))
    seen: dict[Mention, int] = {}
    numbers = [0] * len(attempts)
    for index in order:
        person = attempts[index].person
        numbers[index] = seen[person] = seen.get(person, 0) + 1
    return numbers


def _start_key(header: Header, attempt: _Attempt, index: int) -> tuple[bool, str, int]:
    start = parse_datetime(value(attempt.cells, header.places["started"]))
    return start is None, "" if start is None else start.isoformat(), index


def _assessment(
    locator: Locator, title: str, attempt: _Attempt, number: int, header: Header, grade: tuple[int, float]
) -> Assessment:
    cells, places = attempt.cells, header.places
    score = parse_number(value(cells, grade[0]))
    status = _STATES.get(fold(text(cells, places["state"])), "finished")
    if status == "finished" and score is None:
        status = "not_graded"
    return Assessment(
        locator=locator,
        person=attempt.person,
        title=title,
        status=status,
        score=score,
        max_score=grade[1] or None,
        attempt=number,
        start=parse_datetime(value(cells, places["started"])),
        at=parse_datetime(value(cells, places["completed"])),
        minutes=parse_minutes(value(cells, places["duration"])),
    )


def _quote(cells: Row) -> str:
    return quote(" | ".join(str(cell) for cell in cells if str(cell).strip()))


def _note(header: Header, grade: int, context: ReadContext) -> None:
    context.note(
        "le rapport ne donne pas la note de réussite : il prouve une note, pas que le seuil est atteint",
        "the report does not give the pass mark: it proves a grade, not that the threshold is reached",
    )
    context.note(
        "les filtres choisis à l'export ne sont pas dans le fichier : d'autres tentatives peuvent exister",
        "the filters chosen at export are not in the file: other attempts may exist",
    )
    note_zone(context)
    note_unused(context, [name for name in header.rest(grade) if not _QUESTION.fullmatch(fold(name))])
