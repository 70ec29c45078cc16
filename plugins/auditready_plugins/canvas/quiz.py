"""Canvas' "student analysis" of a quiz: one row a submission, two columns a question (answer, points).

Source: the vendor's code (``quiz_statistics/student_analysis``). Without names it is an anonymous survey.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from auditready import (
    Assessment,
    EvidenceFile,
    LazyPattern,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    SurveyResponse,
    parse_datetime,
    parse_number,
    quote,
    say,
)

from ..platforms.notes import note_left_out
from ..platforms.tables import Header, Row, find_headers, rows_below

_NEEDS = tuple(
    frozenset(names) for names in (("section_id",), ("submitted",), ("n correct",), ("n incorrect",), ("score",))
)
_QUESTION = LazyPattern(r"\d+: .*", re.DOTALL)
_FILE = LazyPattern(r"[ _]+(?:Quiz|Survey)[ _]+Student[ _]+Analysis[ _]+Report.*", re.IGNORECASE)


class QuizReader:
    """Reads an ``assessment`` for each submission, or a ``survey_response`` where nobody is named."""

    name = "canvas.quiz"
    system = "Canvas"
    kinds = frozenset({"assessment", "survey_response"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods"})
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table with section, time of submission, numbers of right and wrong answers, and score."""
        headers = find_headers(file, _NEEDS)
        if not headers:
            return None
        named = "name" in headers[0].places
        why = say(
            "analyse d'un quiz Canvas : « submitted », « n correct », « n incorrect »",
            'student analysis of a Canvas quiz: "submitted", "n correct", "n incorrect"',
        )
        return Recognition(confidence=0.95, why=why, variant="quiz" if named else "anonymous")

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Assessment | SurveyResponse]:
        """Give one record a submission."""
        title = _FILE.sub("", PurePosixPath(file.name).stem) or "Quiz"
        context.note(
            f"le quiz n'est pas nommé dans le fichier : « {title} » vient de son nom ; pas de durée",
            f"the file does not name the quiz: '{title}' comes from its name; no duration",
        )
        for header in find_headers(file, _NEEDS):
            yield from _read(file, header, title, context)


def _read(
    file: EvidenceFile, header: Header, title: str, context: ReadContext
) -> Iterator[Assessment | SurveyResponse]:
    questions = [place for place, cell in enumerate(header.cells) if _QUESTION.fullmatch(cell)]
    nameless = 0
    for number, row in rows_below(file, header):
        at = parse_datetime(header.of(row, "submitted"))
        place = Locator(
            file=file.name, sheet=header.sheet, row=number,
            quote=quote(f"{header.of(row, 'name')} | {header.of(row, 'submitted')}".strip(" |")),
        )  # fmt: skip
        if "name" not in header.places:
            given = sum(1 for question in questions if question < len(row) and row[question])
            yield SurveyResponse(locator=place, at=at, title=title, answers=given)
            continue
        person = _person(header, row)
        if person is None:
            nameless += 1
            continue
        attempt = parse_number(header.of(row, "attempt"))
        yield Assessment(
            locator=place,
            person=person,
            title=title,
            score=parse_number(header.of(row, "score")),
            max_score=_most(header, row, questions),
            attempt=int(attempt) if attempt is not None and attempt.is_integer() and attempt >= 0 else None,
            at=at,
        )
    note_left_out(context, nameless, "visiteur non connecté", "visitor who is not logged in")


def _person(header: Header, row: Row) -> Mention | None:
    name, number = header.of(row, "name"), header.of(row, "id")
    return Mention(name=name, identifier=number or None) if name or number else None


def _most(header: Header, row: Row, questions: list[int]) -> float | None:
    """Return the points of the questions that this submission had: those drawn by lot differ."""
    total = 0.0
    for question in questions:
        if question + 1 < len(row) and row[question + 1]:
            points = parse_number(header.cells[question + 1])
            if points is None or points < 0:
                return None
            total += points
    return total or None
