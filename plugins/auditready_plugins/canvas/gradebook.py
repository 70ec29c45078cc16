"""Canvas' gradebook: one row a student, one column an assignment with its number, totals at the end.

Source: the vendor's code (``gradebook_exporter``). Headers are never translated; numbers and delimiter are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from auditready import (
    Assessment,
    EvidenceFile,
    LazyPattern,
    Mention,
    ReadContext,
    Recognition,
    fold,
    parse_number,
    quote,
    say,
)

from ..platforms.notes import note_left_out
from ..platforms.tables import Header, Row, find_headers, rows_below

_NEEDS = tuple(
    frozenset(names)
    for names in (("student", "lastname"), ("id",), ("section",), ("final score", "current score", "sis login id"))
)
_ASSIGNMENT = LazyPattern(r"(.+) \((\d+)\)")
_FILE = LazyPattern(r"\d{4}-\d{2}-\d{2}T\d{4}_(?:Grades|Notes)-", re.IGNORECASE)
_POINTS = "points possible"
_TEST_STUDENTS = frozenset({"student, test", "test student", "etudiant, test"})
_EXCUSED = frozenset({"ex", "n/a"})


class GradebookReader:
    """Reads an ``assessment`` for each graded assignment, and one for the whole course."""

    name = "canvas.gradebook"
    system = "Canvas"
    kinds = frozenset({"assessment"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods"})
    at_most = 0.94

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table with student, number, section and assignments, or totals, of Canvas."""
        for header in find_headers(file, _NEEDS):
            titles = [cell for cell in header.cells if _ASSIGNMENT.fullmatch(cell)]
            scores = "final score" in header.places and "current score" in header.places
            if titles or scores:
                why = say(
                    "carnet de notes Canvas : « {first} », « Section », « {one} »",
                    'Canvas gradebook: "{first}", "Section", "{one}"',
                    first=header.cells[0],
                    one=quote(titles[0], 60) if titles else "Final Score",
                )
                return Recognition(confidence=0.94 if scores else 0.85, why=why)
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Assessment]:
        """Give the grades of each student, row by row."""
        for header in find_headers(file, _NEEDS):
            yield from _Gradebook(file, header, context).read()


class _Gradebook:
    """One table."""

    def __init__(self, file: EvidenceFile, header: Header, context: ReadContext) -> None:
        self._file, self._header, self._context = file, header, context
        self._titles = {
            place: found[1] for place, cell in enumerate(header.cells) if (found := _ASSIGNMENT.fullmatch(cell))
        }
        self._points: dict[int, float] = {}
        self._course = _FILE.sub("", PurePosixPath(file.name).stem).replace("_", " ") or "Canvas"
        self._excused = self._tests = self._unread = 0

    def read(self) -> Iterator[Assessment]:
        """Give the grades, then the notes."""
        of, totals = self._header.of, 0
        for number, row in rows_below(self._file, self._header):
            if fold(row[0]) == _POINTS:
                self._points = {
                    place: points
                    for place in self._titles
                    if place < len(row) and (points := parse_number(row[place])) is not None and points >= 0
                }
                continue
            person = self._person(row)
            if person is None:
                continue
            if fold(person.name) in _TEST_STUDENTS:
                self._tests += 1
                continue
            for place, title in self._titles.items():
                score = self._score(row, place)
                if score is not None:
                    yield self._grade(number, person, title, score, self._points.get(place), place)
            total = parse_number(of(row, "final score"))
            if total is not None:
                totals += 1
                yield self._grade(number, person, self._course, total, 100.0, self._header.places["final score"])
        self._say(totals)

    def _person(self, row: Row) -> Mention | None:
        of = self._header.of
        name = of(row, "student") or " ".join(filter(None, (of(row, "firstname"), of(row, "lastname"))))
        login, number = of(row, "sis login id"), of(row, "id")
        if not name or not (number or login or of(row, "sis user id")):
            return None  # "Manual Posting" and other rows about the columns
        return Mention(name=name, email=login if "@" in login else None, identifier=number or login or None)

    def _score(self, row: Row, place: int) -> float | None:
        cell = row[place] if place < len(row) else ""
        if fold(cell) in _EXCUSED:
            self._excused += 1
        elif cell and cell != "-":
            score = parse_number(cell)
            self._unread += score is None
            return score
        return None

    def _grade(
        self, number: int, person: Mention, title: str, score: float, most: float | None, place: int
    ) -> Assessment:
        return Assessment(
            locator=self._header.locate(self._file, number, place, f"{person.name} | {score:g}"),
            person=person,
            title=title,
            score=score,
            max_score=most,
        )

    def _say(self, totals: int) -> None:
        context = self._context
        context.note(
            "carnet de notes Canvas : aucune date ; il prouve une note, non le moment où elle est obtenue",
            "Canvas gradebook: no dates; it proves a grade, not when it was obtained",
        )
        if totals:
            context.note(
                f"le cours n'est pas nommé dans le fichier : « {self._course} » vient de son nom ; sa note est en %",
                f"the file does not name the course: '{self._course}' comes from its name; its grade is in %",
            )
        if self._titles and not self._points:
            context.note(
                "sans la ligne « Points Possible », le maximum des notes est inconnu",
                "without the row 'Points Possible', the maximum of the grades is unknown",
            )
        note_left_out(context, self._tests, "étudiant de test de Canvas", "Canvas' test student")
        note_left_out(
            context,
            self._excused,
            "note dispensée ou sans objet (« EX », « N/A »)",
            "excused or not assigned",
        )
        note_left_out(context, self._unread, "note qui n'est pas un nombre", "grade that is no number")
