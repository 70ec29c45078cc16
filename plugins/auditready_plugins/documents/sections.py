"""Split a document at the headings that it is known to have: "OBJECTIFS" alone on a line, "Durée :", a table's cell.

A label's value ends where the next label stands. Where headings have no colon only the list of all of them can tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from auditready import DocumentText, Passage, fold, plain

_LEAD = r"(?:(?:article|art\.|titre|section|partie|etape) *\w{1,4}\b *[-:.)–]* *|\w{1,2}(?:\.\d{1,2})* *[-.)/–] +)?"
_ARTICLE = r"(?:les?|la|nos|notre|vos|votre|mes|mon|ma)"
_MARKS = r"[^\w\n|]{0,4}"
_AFTER = r" *(?:\([^)|\n]{0,60}\))? *(?:\?|:(?!/)|\||=|[-–] |\.{3,}|…|$)"

Headings = tuple[tuple[tuple[str, ...], str], ...]
"""Fields that a section gives, and the folded pattern of its heading; the first pattern that matches decides."""


Tables = Sequence[Sequence[Sequence[str]]]
"""Tables of a document as rows of cells."""


_BEGINNING = 12
"""Characters of a cell by which its place is found: a page breaks longer ones into lines."""


class Sections:
    """The sections of one document."""

    def __init__(self, text: DocumentText, headings: Headings, start: int = 0, tables: Tables = ()) -> None:
        """Look for headings from a position on: a document's title may read like one of them.

        ``tables``: where a row holds headings alone, the sections stand in the cells below it.
        """
        self.text = text
        # A heading stands on a line of its own, even where the layout makes the line above go on below it.
        self._lines = "\n".join(line for line, _, _ in text.lines)
        self._folded = "\n".join(text.folded_lines)
        self._found = {**self._split(headings, start), **self._in_columns(headings, tables, start)}

    def _split(self, headings: Headings, start: int) -> Mapping[str, Sequence[Passage]]:
        found: dict[str, list[Passage]] = {}
        shared: dict[str, list[Passage]] = {}
        matches = list(_heading(headings).finditer(self._folded, start))
        ends = [*(match.start() for match in matches[1:]), len(self._folded)]
        for match, end in zip(matches, ends, strict=False):
            section = self.text.passage(match.end(), end)
            if section is None or not any(map(str.isalnum, section.text)):
                continue
            fields = headings[int(str(match.lastgroup)[1:])][0]
            for field in fields:
                (found if len(fields) == 1 else shared).setdefault(field, []).append(section)
        return {field: found.get(field) or shared[field] for field in (*found, *shared)}

    def _in_columns(self, headings: Headings, tables: Tables, start: int) -> Mapping[str, Sequence[Passage]]:
        found: dict[str, list[Passage]] = {}
        for above, below in (rows for table in tables for rows in pairwise(table)):
            fields = [fields_of(cell, headings) for cell in above]
            if len(below) != len(above) or len(above) < 2 or not all(fields) or fields_of(below[0], headings):
                continue
            for named, cell in zip(fields, map(plain, below), strict=True):
                place = max(self._lines.find(cell[:_BEGINNING], start), 0)
                for field in named if cell else ():
                    found.setdefault(field, []).append(Passage(cell, place, place))
        return found

    @property
    def fields(self) -> frozenset[str]:
        """Fields that have a section with words in it."""
        return frozenset(self._found)

    def all_of(self, field: str) -> Sequence[Passage]:
        """Return every section of a field; those that it shares with another field where it has none of its own."""
        return self._found.get(field, ())

    def first(self, field: str) -> Passage | None:
        """Return the first section of a field."""
        return next(iter(self.all_of(field)), None)

    def lines_of(self, section: Passage) -> list[str]:
        """Return the lines of a section as written; a cell is one line."""
        written = self._lines[section.start : section.end] or section.text
        return [line.strip() for line in written.split("\n") if line.strip()]


def fields_of(cell: str, headings: Headings) -> tuple[str, ...]:
    """Return the fields that a cell is the heading of and nothing else; none where it is no heading."""
    match = _heading(headings).match(fold(cell))
    whole = match is not None and match.end() == len(plain(cell)) and match.lastgroup is not None
    return headings[int(str(match.lastgroup)[1:])][0] if match is not None and whole else ()


@lru_cache(maxsize=8)
def _heading(headings: Headings) -> re.Pattern[str]:
    labels = "|".join(f"(?P<h{number}>{pattern})" for number, (_, pattern) in enumerate(headings))
    return re.compile(rf"(?:^|(?<=\| )){_MARKS}{_LEAD}{_MARKS}(?:{_ARTICLE} )?(?:{labels}){_AFTER}", re.MULTILINE)
