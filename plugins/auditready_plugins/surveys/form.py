"""Find the header of a survey in the first rows of a sheet, and tell questions from the tool's own columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from auditready import fold

from .questions import is_satisfaction, weigh
from .tools import GENERIC, Role, Tool, find_tool, role_of

_FIRST_ROWS = 15
"""A header stands in the first row, or below a title and a few lines; nearly all other tables are refused by these."""
_MARKUP = r"<[^>]{1,40}>|[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}"
"""What Typeform and LimeSurvey leave of a question's formatting."""
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
        """The first questions that ask for satisfaction."""
        return tuple(self.headers[i] for i in self.questions if is_satisfaction(fold(self.headers[i])))[:2]

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
    if not is_satisfaction(fold(" | ".join(str(cell) for row in first for cell in row if isinstance(cell, str)))):
        return None
    for index, row in enumerate(first):
        texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
        if len(texts) < 2:
            continue
        form = _form_of(rows, index)
        if form is not None:
            return form
    return None


def _form_of(rows: Sequence[Sequence[object]], index: int) -> Form | None:
    headers = tuple(re.sub(_MARKUP, "", cell).strip() if isinstance(cell, str) else "" for cell in rows[index])
    folded = list(map(fold, headers))
    if any(re.search(_GRADES, header) for header in folded):
        return None
    tool = find_tool(folded)
    roles = tuple(role_of(header, tool) for header in folded)
    if Role.QUIZ in roles and _has_scores(rows[index + 1 :], roles.index(Role.QUIZ), tool):
        return None
    strong, weak = weigh([header for header, role in zip(folded, roles, strict=True) if role is None and header])
    if strong == 0 or (tool is GENERIC and (strong + weak < 2 or not _is_bare_header(rows, index))):
        return None
    confidence = tool.confidence
    if tool is GENERIC and strong >= 2:
        confidence += 0.1
    above = tuple(str(cell).strip() for row in rows[:index] for cell in row if isinstance(cell, str) and cell.strip())
    return Form(tool=tool, headers=headers, roles=roles, row=index, above=above, confidence=confidence)


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
