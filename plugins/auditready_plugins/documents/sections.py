"""Split a document at the headings that it is known to have: "OBJECTIFS" alone on a line, "Durée :", a table's cell.

A label's value ends where the next label stands. Where headings have no colon only the list of all of them can tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from auditready import DocumentText, Passage

_LEAD = r"(?:(?:article|art\.|titre|section|partie|etape) *\w{1,4}\b *[-:.)–]* *|\w{1,2}(?:\.\d{1,2})* *[-.)/–] +)?"
_MARKS = r"[^\w\n|]{0,4}"
_AFTER = r" *(?:\([^)|\n]{0,60}\))? *(?:\?|:(?!/)|\||=|[-–] |\.{3,}|…|$)"

Headings = tuple[tuple[tuple[str, ...], str], ...]
"""Fields that a section gives, and the folded pattern of its heading; the first pattern that matches decides."""


class Sections:
    """The sections of one document."""

    def __init__(self, text: DocumentText, headings: Headings, start: int = 0) -> None:
        """Look for headings from a position on: a document's title may read like one of them."""
        self.text = text
        self._found = self._split(headings, start)

    def _split(self, headings: Headings, start: int) -> Mapping[str, Sequence[Passage]]:
        found: dict[str, list[Passage]] = {}
        shared: dict[str, list[Passage]] = {}
        matches = list(_heading(headings).finditer(self.text.folded, start))
        ends = [*(match.start() for match in matches[1:]), len(self.text.folded)]
        for match, end in zip(matches, ends, strict=False):
            section = self.text.passage(match.end(), end)
            if section is None or not any(map(str.isalnum, section.text)):
                continue
            fields = headings[int(str(match.lastgroup)[1:])][0]
            for field in fields:
                (found if len(fields) == 1 else shared).setdefault(field, []).append(section)
        return {field: found.get(field) or shared[field] for field in (*found, *shared)}

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
        """Return the lines of a section as written."""
        return [line.strip() for line in self.text.text[section.start : section.end].split("\n") if line.strip()]


@lru_cache(maxsize=8)
def _heading(headings: Headings) -> re.Pattern[str]:
    labels = "|".join(f"(?P<h{number}>{pattern})" for number, (_, pattern) in enumerate(headings))
    return re.compile(rf"(?:^|(?<=\| )){_MARKS}{_LEAD}{_MARKS}(?:{labels}){_AFTER}", re.MULTILINE)
