"""A bare list of grades: a column that names or numbers the learner, a column of grades, and nothing else.

No platform signs such a file: teachers make it from a gradebook or by hand. So it is claimed with little confidence
and belongs to no system.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from auditready import (
    Assessment,
    EvidenceFile,
    LazyPattern,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    fold,
    listing,
    parse_number,
    quote,
    say,
)

from .notes import no_header, note_rows, title_of
from .tables import Row, head_tables, is_blank, iter_tables, text, value

_NUMBERED = frozenset({"id", "identifiant", "identifier", "matricule", "numero", "n°", "no", "code", "student id"})
_NAMED = frozenset(
    {
        "nom", "name", "nom complet", "full name", "nom prenom", "nom et prenom", "prenom nom", "stagiaire",
        "apprenant", "apprenante", "etudiant", "participant", "learner", "student", "trainee",
    }
)  # fmt: skip
_MAILS = frozenset({"email", "e-mail", "mail", "adresse de courriel", "courriel", "email address"})
_GRADE = LazyPattern(r"(?:note|grade|mark|score|notes|resultat)(?: ?(?:/|sur) ?(\d+(?:[.,]\d+)?))?")
_ABSENT = frozenset({"abs", "absent", "absente", "absence", "abj", "abi"})


class _Header(NamedTuple):
    row: int
    person: str
    grade: str
    max_score: float | None


class GradeListReader:
    """Reads ``assessment`` from a two-column list of grades."""

    name = "moodle.grade_list"
    system = "Grade list"
    kinds = frozenset({"assessment"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods", "json", "html"})
    at_most = 0.55

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table of exactly two columns: a learner and a grade."""
        if file.format == "json":
            return None
        for _, rows in head_tables(file):
            header = _find_header(rows)
            if header is not None and _holds_grades([row for number, row in rows if number > header.row]):
                why = say(
                    "deux colonnes et rien d'autre, « {person} » et « {grade} » : liste de notes",
                    'two columns and nothing else, "{person}" and "{grade}": a list of grades',
                    person=header.person,
                    grade=header.grade,
                )
                return Recognition(confidence=0.55, why=why)
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Assessment]:
        """Give one record per grade. Raises ``UnreadableEvidence`` where the header is gone."""
        tables = 0
        for table in iter_tables(file):
            if (header := _find_header(table.rows)) is not None:
                tables += 1
                title = title_of(file, table.sheet, context)
                yield from _read_rows(file, table.sheet, title, header, table.rows, context)
        if not tables:
            raise no_header("liste de notes", "list of grades")


def _find_header(rows: Iterator[tuple[int, Row]] | list[tuple[int, Row]]) -> _Header | None:
    for number, row in rows:
        if is_blank(row):
            continue
        cells = [str(cell).strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) != 2 or fold(cells[0]) not in _NUMBERED | _NAMED | _MAILS:
            return None
        found = _GRADE.fullmatch(fold(cells[1]))
        return _Header(number, cells[0], cells[1], parse_number(found[1])) if found else None
    return None


def _holds_grades(rows: list[Row]) -> bool:
    filled = [row for row in rows if not is_blank(row)]
    grades = sum(parse_number(value(row, 1)) is not None or fold(text(row, 1)) in _ABSENT for row in filled)
    extra = any(text(row, place) for row in filled for place in range(2, len(row)))
    return grades > 0 and grades * 10 >= len(filled) * 8 and not extra


def _read_rows(
    file: EvidenceFile,
    sheet: str | None,
    title: str,
    header: _Header,
    rows: Iterator[tuple[int, Row]],
    context: ReadContext,
) -> Iterator[Assessment]:
    absent = nameless = 0
    other: Counter[str] = Counter()
    for number, row in rows:
        if is_blank(row):
            continue
        person, score = _person(header, text(row, 0)), parse_number(value(row, 1))
        if person is None:
            nameless += 1
        elif score is not None:
            yield Assessment(
                locator=Locator(
                    file=file.name, sheet=sheet, row=number, quote=quote(f"{text(row, 0)} | {text(row, 1)}")
                ),
                person=person,
                title=title,
                score=score,
                max_score=header.max_score,
            )
        elif fold(text(row, 1)) in _ABSENT:
            absent += 1
        else:
            other[text(row, 1)] += 1
    note_rows(context, absent, "absent, évaluation non passée", "absent, assessment not taken")
    words = listing([f"« {word} »" for word in sorted(other)]), listing([f"'{word}'" for word in sorted(other)])
    note_rows(context, other.total(), f"pas une note : {words[0].fr}", f"no grade: {words[1].en}")
    note_rows(context, nameless, "sans nom ni identifiant", "without name or identifier")
    context.note(
        "simple liste de notes : ni date, ni intitulé, ni preuve de son origine",
        "a bare list of grades: no date, no title, no proof of where it comes from",
    )


def _person(header: _Header, cell: str) -> Mention | None:
    if not cell:
        return None
    if fold(header.person) in _NUMBERED:
        return Mention(identifier=cell)
    if fold(header.person) in _MAILS:
        return Mention(email=cell) if "@" in cell else Mention(name=cell)
    return Mention(name=cell)
