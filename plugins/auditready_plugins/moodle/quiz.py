"""Moodle's quiz report ("Grades" and "Responses"): one row an attempt.

Source: Moodle 3.3 to 4.5, mod_quiz, "Download table data as".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Literal, NamedTuple

from auditready import (
    Assessment,
    EvidenceFile,
    ExportAnomaly,
    LazyPattern,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    fold,
    listing,
    parse_datetime,
    parse_minutes,
    parse_number,
    quote,
    say,
)

from .invariants import attempt_anomaly, sum_anomaly
from .notes import no_header, note_language, note_rows, note_unused, note_zone, title_of
from .people import IDENTITY, mention
from .tables import HEAD, HEADER_WITHIN, Cell, Columns, Header, Row, head_tables, is_blank, iter_tables, text, value

COLUMNS = IDENTITY | Columns(
    state=("State", "Status", "État", "Statut", "Estado"),
    started=("Started on", "Started", "Commencé le", "Commencé", "Comenzado el"),
    completed=("Completed", "Terminé", "Finalizado"),
    duration=("Time taken", "Duration", "Temps utilisé", "Durée", "Tiempo requerido"),
    feedback=("Feedback", "Retroalimentación"),
    regrade=("Regrade", "Réévaluation"),
)
_NEEDS = ("state", "started", "completed", "duration")
_GRADE = LazyPattern(r"(?:grade|note|calificacion)/(\d+(?:[.,]\d+)?)")
_ANY_GRADE = LazyPattern(r"[^\W\d_][^/\d]*/(\d+[.,]\d\d)")
"""In any language; always with two decimals."""
_NO_END = "-"
"""What stands for the end of an attempt that goes on."""
_TWO_BLANKS = LazyPattern(r"\d  \d{1,2}:\d\d")
_JSON_GRADE = LazyPattern(r"(?:grade|note|calificacin)(\d+)(\d{2})")
_MARK = LazyPattern(r"q\. ?\d+ ?/ ?(\d+(?:[.,]\d+)?)")
_QUESTION = LazyPattern(r"q\. ?\d+ ?/.*|(?:question|response|right answer|reponse|bonne reponse|pregunta) \d+")
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
    "envoye": "finished", "envoyee": "finished", "remis": "finished",
}  # fmt: skip
_UNTRIED = frozenset({"not started", "non commence", "non commencee", "pas commence", "pas commencee", "sin comenzar"})
"""Attempts that Moodle 5 makes before anybody has begun."""


class _Attempt(NamedTuple):
    row: int
    cells: Row
    person: Mention


class QuizReader:
    """Reads ``assessment`` from the attempts of one quiz."""

    name = "moodle.quiz"
    system = "Moodle"
    kinds = frozenset({"assessment", "export_anomaly"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods", "json", "html", "pdf"})
    at_most = 0.96

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table with state, start, completion, time taken and a grade out of a maximum."""
        for _, rows in head_tables(file):
            header = _header(rows)
            if header is None:
                continue
            if is_in_another_language(header):
                why = say(
                    "tentatives de test Moodle dans une autre langue, reconnues à l'ordre des colonnes et aux dates : "
                    "« {names} »",
                    'Moodle quiz attempts in another language, known by the order of columns and the dates: "{names}"',
                    names=header.quoted(8),
                )
                return Recognition(confidence=0.6, why=why, variant="other-language")
            if (grade := _grade(header)) is not None:
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
            head = list(islice(table.rows, HEAD))
            header = _header(head)
            if header is None or (grade := _grade(header)) is None:
                continue
            tables += 1
            rows = chain((row for row in head if row[0] > header.row), table.rows)
            title = title_of(file, table.sheet, context, endings=_ENDINGS)
            questions = _questions(header)
            attempts = _attempts(header, rows, context)
            for attempt, number in zip(attempts, _numbers(header, attempts), strict=True):
                locator = Locator(file=file.name, sheet=table.sheet, row=attempt.row, quote=_quote(attempt.cells))
                record = _assessment(locator, title, attempt, number, header, grade)
                yield record
                yield from filter(
                    None, (attempt_anomaly(record, context.zone), sum_anomaly(record, attempt.cells, questions))
                )
            _note(header, grade[0], context)
            if is_in_another_language(header):
                note_language(context)
        if not tables:
            raise no_header("tentatives de test Moodle", "Moodle quiz attempts")


def _header(rows: list[tuple[int, Row]]) -> Header | None:
    header = COLUMNS.find(rows, _NEEDS)
    return header if header is not None and _grade(header) is not None else _by_place(rows)


def is_in_another_language(header: Header) -> bool:
    """Whether the columns of a report are known by their order alone."""
    named = COLUMNS.places(header.cells)
    return any(named.get(field) != header.places[field] for field in _NEEDS)


def _by_place(rows: list[tuple[int, Row]]) -> Header | None:
    """Return a header in another language: names, …, state, start, end, duration, grade out of a maximum.

    Moodle puts two blanks before the time of these dates, where its words have a comma; nobody else does.
    """
    for place, (number, names) in enumerate(rows[:HEADER_WITHIN], start=1):
        grade = next((at for at, name in enumerate(names) if _ANY_GRADE.fullmatch(str(name).strip())), 0)
        start, end = grade - 3, grade - 2
        if grade < 6:
            continue
        # Whoever has not begun may come first.
        row = next((row for _, row in rows[place:] if len(row) >= len(names) and _is_moment(row[start])), None)
        if row is None or not (_is_moment(row[end]) or str(row[end]).strip() == _NO_END):
            continue
        places = {"last_name": 0, "first_name": 1, "state": grade - 4, "started": start, "completed": end}
        places["duration"] = grade - 1
        if (mail := next((at for at in range(2, grade - 4) if "@" in str(row[at])), None)) is not None:
            places["email"] = mail
        return Header(number, tuple(str(name).strip() for name in names), places)
    return None


def _is_moment(cell: Cell) -> bool:
    return bool(_TWO_BLANKS.search(str(cell))) and parse_datetime(cell) is not None


def _grade(header: Header) -> tuple[int, float] | None:
    """Return the column of the grade and its maximum, from "Note/20,00" (key "note2000" in JSON)."""
    for place, cell in enumerate(header.cells):
        name = fold(cell)
        if found := _GRADE.fullmatch(name) or _ANY_GRADE.fullmatch(name):
            return place, parse_number(found[1]) or 0.0
        if header.row == 0 and (found := _JSON_GRADE.fullmatch(name)):
            return place, float(f"{found[1]}.{found[2]}")
    return None


def _questions(header: Header) -> dict[int, float]:
    """Return column → maximum of the marks of each question, in points of the grade."""
    found = ((place, _MARK.fullmatch(fold(cell))) for place, cell in enumerate(header.cells))
    return {place: parse_number(match[1]) or 0.0 for place, match in found if match}


def _attempts(header: Header, rows: Iterator[tuple[int, Row]], context: ReadContext) -> list[_Attempt]:
    attempts = []
    averages = untried = nameless = 0
    unknown: dict[str, None] = {}
    for number, row in rows:
        if is_blank(row):
            continue
        person = mention(row, header.places)
        if _is_average(row):
            averages += 1
        elif person is None:
            nameless += 1
        elif _is_untried(row, header.places):
            untried += 1
        else:
            state = text(row, header.places["state"])
            if state != "-" and fold(state) not in _STATES:
                unknown[state] = None
            attempts.append(_Attempt(number, row, person))
    note_rows(context, averages, "moyennes", "averages")
    note_rows(context, untried, "inscrits sans tentative", "enrolled without an attempt")
    note_rows(context, nameless, "sans nom", "without a name")
    if unknown:
        words = listing(f"« {state} »" for state in unknown), listing(f"'{state}'" for state in unknown)
        context.note(
            f"états de tentative inconnus, tenus pour terminés là où il y a une fin, sinon en cours : {words[0].fr}",
            f"unknown states of attempts, taken as finished where there is an end, else as going on: {words[1].en}",
        )
    return attempts


def _is_untried(row: Row, places: Mapping[str, int]) -> bool:
    state = text(row, places["state"])
    if fold(state) in _UNTRIED:
        return True
    return value(row, places["started"]) is None and value(row, places["state"]) is None


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
    ended = parse_datetime(value(cells, places["completed"]))
    status = _STATES.get(fold(text(cells, places["state"])), "in_progress" if ended is None else "finished")
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
        at=ended,
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
