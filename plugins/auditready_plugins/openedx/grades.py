"""Open edX's grade report and problem grade report: one row a learner, one or two columns a graded item.

Source: the vendor's code (instructor task "grades"); headers are always English.
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
    parse_number,
    say,
)

from ..platforms.notes import note_left_out, plural
from ..platforms.tables import Header, Row, find_headers, rows_below

_NEEDS = tuple(
    frozenset(names)
    for names in (
        ("student id", "id"), ("email",), ("username",), ("grade",), ("enrollment track", "enrollment status"),
    )
)  # fmt: skip
_AFTER = frozenset(
    {
        "cohort name", "team name", "enrollment track", "verification status", "certificate eligible",
        "certificate delivered", "certificate type", "enrollment status",
    }
)  # fmt: skip
_REPORT = LazyPattern(r"(?:_problem)?_grade_report_\d{4}.*", re.IGNORECASE)


class GradesReader:
    """Reads an ``assessment`` for each graded item, and one for the course as a whole."""

    name = "openedx.grades"
    system = "Open edX"
    kinds = frozenset({"assessment"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods"})
    at_most = 0.93

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table with student, e-mail, username, grade and enrolment."""
        headers = find_headers(file, _NEEDS)
        if not headers:
            return None
        problems = any(cell.endswith("(Earned)") for cell in headers[0].cells)
        why = say(
            "rapport de notes Open edX : « Username », « Grade », « {last} »",
            'Open edX grade report: "Username", "Grade", "{last}"',
            last=next(cell for cell in headers[0].cells if cell.lower().startswith("enrollment")),
        )
        return Recognition(confidence=0.93, why=why, variant="problems" if problems else "course")

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Assessment]:
        """Give the grades of each learner, row by row."""
        for header in find_headers(file, _NEEDS):
            yield from _Report(file, header, context).read()


class _Report:
    """One table."""

    def __init__(self, file: EvidenceFile, header: Header, context: ReadContext) -> None:
        self._file, self._header, self._context = file, header, context
        self._items = list(_items(header))
        self._course = _REPORT.sub("", PurePosixPath(file.name).stem) or "Open edX"
        self._untried = self._unavailable = self._unenrolled = self._unread = 0

    def read(self) -> Iterator[Assessment]:
        """Give the grades of all rows, then the notes."""
        for number, row in rows_below(self._file, self._header):
            person = self._person(row)
            if person is None:
                continue
            self._unenrolled += self._header.of(row, "enrollment status").lower() == "unenrolled"
            total = parse_number(self._header.of(row, "grade"))
            if total is not None:
                yield self._grade(number, person, self._course, total, 1.0, self._header.places["grade"])
            for title, earned, possible in self._items:
                score = self._score(row, earned)
                if score is not None:
                    most = 1.0 if possible is None else parse_number(row[possible] if possible < len(row) else "")
                    yield self._grade(number, person, title, score, most, earned)
        self._say()

    def _person(self, row: Row) -> Mention | None:
        username, email = self._header.of(row, "username"), self._header.of(row, "email")
        if not username and not email:
            return None
        return Mention(identifier=f"openedx:{username}" if username else None, email=email if "@" in email else None)

    def _score(self, row: Row, place: int) -> float | None:
        cell = row[place] if place < len(row) else ""
        if cell.lower() == "not attempted":
            self._untried += 1
        elif cell.lower() == "not available" or not cell:
            self._unavailable += 1
        else:
            score = parse_number(cell)
            self._unread += score is None
            return score
        return None

    def _grade(
        self, number: int, person: Mention, title: str, score: float, most: float | None, place: int
    ) -> Assessment:
        return Assessment(
            locator=self._header.locate(self._file, number, place, f"{person.email or person.identifier} | {score:g}"),
            person=person,
            title=title,
            score=score,
            max_score=most if most is not None and most >= 0 else None,
        )

    def _say(self) -> None:
        context = self._context
        context.note(
            "rapport de notes Open edX : ni dates ni noms ; il prouve une note, non le moment où elle est obtenue",
            "Open edX grade report: no dates, no names; it proves a grade, not when it was obtained",
        )
        context.note(
            f"le cours n'est pas nommé dans le fichier : « {self._course} » vient de son nom",
            f"the file does not name the course: '{self._course}' comes from its name",
        )
        note_left_out(context, self._untried, "activité notée non tentée (« Not Attempted »)", '"Not Attempted"')
        note_left_out(context, self._unavailable, "note vide ou indisponible", "empty or unavailable grade")
        note_left_out(context, self._unread, "note illisible", "unreadable grade")
        if self._unenrolled:
            context.note(
                f"{plural(self._unenrolled, 'personne désinscrite', 'personnes désinscrites')} à la date du rapport",
                f"{plural(self._unenrolled, 'person', 'persons')} unenrolled at the time of the report",
            )


def _items(header: Header) -> Iterator[tuple[str, int, int | None]]:
    """Give title, column of the grade and column of the maximum; averages of a kind of work are no work."""
    start = max(header.places["grade"], header.places["username"])
    cells = header.cells
    for place in range(start + 1, len(cells)):
        name = cells[place]
        if name.endswith("(Earned)"):
            yield name.removesuffix("(Earned)").strip(), place, place + 1
        elif name.endswith(("(Possible)", "(Avg)")) or not name or name.startswith("Experiment Group ("):
            continue
        elif name.lower() not in _AFTER:
            yield name, place, None
