"""Find the header of a survey in the first rows of a sheet, and tell questions from the tool's own columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from msgspec import Struct, structs

from auditready import fold

from .questions import is_rating, is_satisfaction, rates_a_training, weigh
from .tools import GENERIC, TOOLS, Role, Tool, find_tool, role_of

_FIRST_ROWS = 15
"""A header stands in the first row, or below a title and a few lines; nearly all other tables are refused by these."""
_MARKUP = r"<[^>]{1,40}>|[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}"
"""What Typeform and LimeSurvey leave of a question's formatting."""
_CODE = r"[A-Za-z0-9]{1,30}(?:[_\[][A-Za-z0-9_]{1,40}\]?){0,2}"
_SCORE = r"\s*\d+(?:[.,]\d+)?\s*/\s*\d+\s*"
_GRADES = (
    r"\((?:brut|real|pourcentage|percentage|lettre|letter)\)$|^dernier telechargement|^last downloaded"
    r"|date d'achevement$|completion date$"
)
"""Headers of a gradebook or of a completion report: a survey may be one of their activities."""
_FRENCH = r"(?i)[éèêàçîôû]|\b(?:la|le|les|vous|votre|vos|formation|avez)\b"


class Form(Struct, frozen=True, kw_only=True, dict=True):
    """The header of one survey."""

    tool: Tool
    headers: tuple[str, ...]
    roles: tuple[Role | None, ...]
    """``None``: a question."""
    row: int
    """Index of the header's row."""
    above: tuple[str, ...]
    """Texts above the header: a title, most often."""
    confidence: float

    @cached_property
    def questions(self) -> tuple[int, ...]:
        """Columns of the questions."""
        return tuple(i for i, role in enumerate(self.roles) if role is None and self.headers[i])

    @cached_property
    def signed(self) -> tuple[int, ...]:
        """Columns that give the tool away."""
        own = {name for group in self.tool.signature for name in group}
        return tuple(index for index, header in enumerate(self.headers) if fold(header) in own)

    @cached_property
    def examples(self) -> tuple[str, ...]:
        """The first questions that ask for satisfaction; where none does for certain, those that rate something."""
        asked = [self.headers[index] for index in self.questions]
        certain = [question for question in asked if is_satisfaction(fold(question))]
        return tuple(certain or [question for question in asked if is_rating(fold(question))])[:2]

    @cached_property
    def folded_texts(self) -> tuple[str, ...]:
        """Title and questions, folded: what says who is asked, and when."""
        return tuple(map(fold, (*self.above, *(self.headers[index] for index in self.questions))))

    @cached_property
    def in_french(self) -> bool:
        """Whether the tool's own columns, or for want of them the questions, are in French."""
        own = [self.headers[i] for i in self.signed if self.roles[i] in {Role.SUBMITTED, Role.STARTED}]
        if fold("Horodateur") in map(fold, own):
            return True
        if self.tool is not GENERIC:
            return any(re.search(_FRENCH, header) for header in own)
        return sum(1 for index in self.questions if re.search(_FRENCH, self.headers[index])) * 2 > len(self.questions)

    def columns(self, role: Role) -> tuple[int, ...]:
        """Return the columns of a role, in order."""
        return tuple(index for index, its in enumerate(self.roles) if its is role)


def find_form(rows: Sequence[Sequence[object]]) -> Form | None:
    """Return the first row that is the header of a satisfaction survey."""
    first = rows[:_FIRST_ROWS]
    words = fold(" | ".join(str(cell) for row in first for cell in row if isinstance(cell, str)))
    if not is_satisfaction(words) and not is_rating(words):
        return None
    for index, row in enumerate(first):
        texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
        if len(texts) < 2:
            continue
        form = _form_of(rows, index)
        if form is not None:
            return form
    return None


def find_quiz(rows: Sequence[Sequence[object]]) -> Form | None:
    """Return the first row that is the header of a form whose answers got marks."""
    for index, row in enumerate(rows[:_FIRST_ROWS]):
        if not any(isinstance(cell, str) and cell.strip().casefold() in _marks_columns() for cell in row):
            continue
        form = _header(rows, index)
        if form is not None and _is_marked(form, rows) and form.questions:
            return form
    return None


def find_coded(rows: Sequence[Sequence[object]]) -> Form | None:
    """Return the first row that is LimeSurvey's header with codes in place of all questions ("G01Q02[SQ001]")."""
    for index, row in enumerate(rows[:2]):
        if not any(isinstance(cell, str) and cell.strip().casefold() == "submitdate" for cell in row):
            continue
        form = _header(rows, index)
        if form is not None and form.tool.name == "limesurvey" and form.questions:
            coded = all(re.fullmatch(_CODE, form.headers[place]) for place in form.questions)
            return form if coded else None
    return None


@cache
def _marks_columns() -> frozenset[str]:
    """Return the headers of marks, which nearly no other table has; plain ASCII, so folding them is lowering them."""
    return frozenset(name for tool in TOOLS for name, role in tool.columns.items() if role is Role.QUIZ)


def _form_of(rows: Sequence[Sequence[object]], index: int) -> Form | None:
    form = _header(rows, index)
    if form is None or _is_marked(form, rows):
        return None
    asked = [fold(form.headers[place]) for place in form.questions]
    strong, weak = weigh(asked)
    if strong == 0 and (form.tool is GENERIC or not rates_a_training(asked)):
        return None
    if form.tool is GENERIC and (strong + weak < 2 or not _is_bare_header(rows, index)):
        return None
    surer = 0.1 if form.tool is GENERIC and strong >= 2 else 0.0
    return structs.replace(form, confidence=form.confidence + surer)


def _header(rows: Sequence[Sequence[object]], index: int) -> Form | None:
    """Return a row as a header, whatever its questions ask."""
    headers = tuple(re.sub(_MARKUP, "", cell).strip() if isinstance(cell, str) else "" for cell in rows[index])
    folded = list(map(fold, headers))
    if any(re.search(_GRADES, header) for header in folded):
        return None
    tool = find_tool(folded)
    if tool.name == "surveymonkey":  # only the first of a question's columns is named
        headers = tuple(_filled(headers))
        folded = list(map(fold, headers))
    above = tuple(str(cell).strip() for row in rows[:index] for cell in row if isinstance(cell, str) and cell.strip())
    return Form(
        tool=tool,
        headers=headers,
        roles=tuple(role_of(header, tool) for header in folded),
        row=index,
        above=above,
        confidence=tool.confidence,
    )


def _filled(headers: Sequence[str]) -> Iterator[str]:
    last = ""
    for header in headers:
        last = header or last
        yield last


def _is_marked(form: Form, rows: Sequence[Sequence[object]]) -> bool:
    return Role.QUIZ in form.roles and _has_scores(rows[form.row + 1 :], form.roles.index(Role.QUIZ), form.tool)


def _has_scores(rows: Sequence[Sequence[object]], column: int, tool: Tool) -> bool:
    """Whether the column really holds marks: a "Score" may also be the answer to a question."""
    if tool.name == "microsoft-forms":
        return True
    return any(
        isinstance(row[column], str) and re.fullmatch(_SCORE, str(row[column])) for row in rows if len(row) > column
    )


def _is_bare_header(rows: Sequence[Sequence[object]], index: int) -> bool:
    """Whether a row that no tool signs can be a header: nothing as wide above, answers below, no numbers in it."""
    width = _width(rows[index])
    if width < 3 or any(_width(row) >= width for row in rows[:index]):
        return False
    if not any(_width(row) * 2 >= width for row in rows[index + 1 :]):
        return False
    texts = [cell.strip() for cell in rows[index] if isinstance(cell, str) and cell.strip()]
    return len(texts) == width == len(set(texts)) and not any(text.isdigit() for text in texts)


def _width(row: Sequence[object]) -> int:
    return sum(1 for cell in row if cell is not None and cell != "")
