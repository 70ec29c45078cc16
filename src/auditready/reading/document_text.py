"""Find wordings and labelled values in a written document, and say on which page and line they stand.

Sentences run over lines, labels stand before, above or in the cell beside their value, accents and case vary. So a
document is searched as one folded text of the same length as its plain text, and every find keeps its place.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence, Set as AbstractSet
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from ..model import Locator
from .fold import plain, quote

if TYPE_CHECKING:
    from ..files import DocumentView

_CELL_GAP = " | "
_LINE_MARK = "\x00"
"""Parts lines while they are made plain: no document's text has it, and unlike a line's end it is no space."""
_CHAPTER = r"(?:article|art\.|titre|section|annexe) *\w{1,4}\b"
_LEAD = rf"(?:{_CHAPTER} *[-:.)]* *|\d{{1,2}}(?:\.\d{{1,2}})* *[-.)/]* +|[-•*▪●>✓✔] *)?"
_ARTICLE = r"(?:les?|la|nos|notre|vos|votre|mes|mon|ma)"
_LABEL_PLACE = re.compile(r"(?:^|(?<=\| )|(?<= - )|(?<=; )|(?<=\. ))(?=[^\n|])", re.MULTILINE)
_AFTER_LABEL = r" *(?:\([^)|\n]{0,60}\)|\*|\d\))? *"
_NEXT_LABEL = re.compile(
    r"\s+-\s+(?=[^\W\d][^:|]{1,40}\s?:(?!/))|\s*;\s+(?=[^\W\d][^:|;]{1,30}\s?:(?!/))"
    r"|\.\s+(?=[^\W\d][^:|.;,]{1,40}\s?:(?!/))"
    r"|\s+(?=(?:entreprise|societe|employeur|date|formation|fonction|poste|service|lieu|duree|horaires?|nom|prenom"
    r"|e-?mail|courriel|tel(?:ephone)?\.?)\s?:(?!/))"
)
_CHAPTERED = re.compile(_CHAPTER)
_NUMBERED = re.compile(r"(\d{1,2})\s*[-.)/]\s+\S")
_ROMAN = re.compile(r"[ivx]{1,4}\s*[-.)]\s+\S")
_LABEL_LINE = re.compile(r"[^:|]{2,60}?\s?(?::(?!/)|\|)")
_FILLER = re.compile(r"(?:\s*(?:\.{3,}|…+|_{3,}))+\s*")
_SPACE = re.compile(r"(?P<kept>\[(?:\\.|[^\]\\])+\]|\(\?<[=!][^)]*\))|(?P<maybe> \?)| ")
"""A space of a wording: not one within a set of characters, nor one that must stand before it."""

_BLOCK_LINES = 40
"""Lines that a paragraph below its label may have; what is longer is the next chapter, or no label was met."""

_WRAPPED = 55
"""Where a page's layout does not say which lines go on, a shorter one than this ends where its text ends."""


class Passage(Struct, frozen=True):
    """Words of a document and where they begin."""

    text: str
    """As written, in plain spaces, without the dots of a form."""
    start: int
    """Position in the document's text."""
    end: int


class DocumentText:
    """The lines of a document as one searchable text."""

    def __init__(
        self,
        file: str,
        lines: Sequence[tuple[str, int, int]],
        *,
        are_plain: bool = False,
        flowing: AbstractSet[tuple[int, int]] = frozenset(),
    ) -> None:
        """Take ``(text, page, line)`` of each line; :meth:`of` takes them from a document.

        ``flowing`` holds ``(page, line)`` of the lines whose sentence goes on below: a space, and no line's end, parts
        these in the text.
        """
        self.file = file
        self.lines = lines if are_plain else _plain_lines(lines)
        self._flowing = flowing
        self._starts: list[int] = []
        position = 0
        for text, _, _ in self.lines:
            self._starts.append(position)
            position += len(text) + 1

    @classmethod
    def of(cls, file: str, document: DocumentView) -> DocumentText:
        """Return the text of a document, made once and kept with it: every reader searches it to recognise its own."""
        kept = document.__dict__.get("_searchable")
        if not isinstance(kept, cls) or kept.file != file:
            lines = [(line, page.number, i) for page in document.pages for i, line in enumerate(page.lines, start=1)]
            flowing = {(page.number, line) for page in document.pages for line in page.flowing}
            kept = document.__dict__["_searchable"] = cls(file, lines, flowing=flowing)
        return kept

    def part(self, first: int, last: int) -> DocumentText:
        """Return the lines ``first`` to ``last``, the last one excluded, as a document of its own."""
        return DocumentText(self.file, self.lines[first:last], are_plain=True, flowing=self._flowing)

    def without(self, pattern: str) -> DocumentText:
        """Return the document with a folded wording blanked out: what a form prints itself is no value."""
        found = self.find_all(pattern)
        if not found:
            return self
        blanked = DocumentText(self.file, self.lines, are_plain=True, flowing=self._flowing)
        text = self.text
        for match in found:
            text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
        blanked.__dict__["text"] = text
        return blanked

    @cached_property
    def text(self) -> str:
        """The plain text: a paragraph a line, as far as the layout says which lines make one."""
        if not self._flowing:
            return "\n".join(text for text, _, _ in self.lines)
        parts = []
        for index, (text, _, _) in enumerate(self.lines[:-1]):
            parts += [text, " " if self._flows(index) else "\n"]
        return "".join([*parts, *(text for text, _, _ in self.lines[-1:])])

    def _flows(self, index: int) -> bool:
        """Whether a line goes on on the next one."""
        return self.lines[index][1:] in self._flowing and index + 1 < len(self.lines)

    def _paragraph_end(self, index: int) -> int:
        """Return the position at which the paragraph of a line ends."""
        while self._flows(index):
            index += 1
        return self._starts[index] + len(self.lines[index][0])

    @cached_property
    def folded_lines(self) -> list[str]:
        """:attr:`lines`, each as it stands in :attr:`folded`."""
        return [
            self.folded[start : start + len(line)] for start, (line, _, _) in zip(self._starts, self.lines, strict=True)
        ]

    @cached_property
    def folded(self) -> str:
        """The text without accents and case, each character in the place that it has in :attr:`text`."""
        return level(self.text)

    # --- wordings ---

    def search(self, pattern: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match of a folded wording; a space in ``pattern`` stands for a new line or cell too."""
        return _compiled(pattern).search(self.folded, start, len(self.folded) if end is None else end)

    def find_all(self, pattern: str, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
        """Return every match of a folded wording; see :meth:`search`."""
        return list(_compiled(pattern).finditer(self.folded, start, len(self.folded) if end is None else end))

    def passage(self, start: int, end: int) -> Passage | None:
        """Return the words between two positions, trimmed; ``None`` where there are none."""
        text = _trimmed(self.text[start:end])
        if not text:
            return None
        skipped = self.text[start:end].find(text[:1])
        return Passage(text, start + max(skipped, 0), end)

    def first(self, *patterns: str, end: int | None = None) -> Passage | None:
        """Return what the group ``value`` of the first pattern that has one matched, before ``end``."""
        for pattern in patterns:
            for found in _compiled(pattern).finditer(self.folded, 0, len(self.folded) if end is None else end):
                if found["value"] and (passage := self.passage(*found.span("value"))) is not None:
                    return passage
        return None

    # --- labels ---

    def value_of(self, *labels: str, accept: Callable[[str], object] = bool) -> Passage | None:
        """Return the value that stands right of, beside or below one of the labels (folded patterns).

        "Durée : 14 heures", "Durée | 14 heures", or "Durée" on a line and "14 heures" on the next one. A value that
        ``accept`` has no use for is passed over: the label may stand elsewhere once more.
        """
        for label in labels:
            for found in self._labels(label):
                passage = self._value_at(found)
                if passage is not None and accept(passage.text):
                    return passage
        return None

    def block_of(self, *labels: str, accept: Callable[[str], object] = bool) -> Passage | None:
        """Return the whole paragraph of one of the labels: to the next label, or to the next article's heading."""
        for label in labels:
            for found in self._labels(label):
                value = self._value_at(found)
                block = None if value is None else self._block_at(found, value)
                if block is not None and accept(block.text):
                    return block
        return None

    def _labels(self, label: str) -> Iterator[re.Match[str]]:
        """Give the places of a label: tried where one can begin, for a search of all the text costs five times."""
        match, end = _labelled(label).match, 0
        for place in self._label_places:
            if place >= end and (found := match(self.folded, place)) is not None:
                end = found.end()
                yield found

    @cached_property
    def _label_places(self) -> list[int]:
        return [found.start() for found in _LABEL_PLACE.finditer(self.folded)]

    def _block_at(self, found: re.Match[str], value: Passage) -> Passage | None:
        index = self.line_index(value.start)
        if value.end < self._paragraph_end(index) and _NEXT_LABEL.match(self.folded, value.end):
            return value
        heading = self._next_heading(self.line_index(found.start("label")))
        return self.passage(value.start, self._block_end(index, heading))

    def _value_at(self, found: re.Match[str]) -> Passage | None:
        start = found.end()
        index = self.line_index(found.end("label") - 1)
        line_end = self._paragraph_end(index)
        if start < line_end:
            value = self.passage(start, self._value_end(start, line_end))
            if value is not None:
                return value
        if found["sep"] is not None and not found["sep"].strip() and start < line_end:
            return None
        if index + 1 == len(self.lines):
            return None
        return self._value_below(found, index)

    def _value_below(self, found: re.Match[str], index: int) -> Passage | None:
        """Return the value on the next line: in the same cell of it where both lines have as many."""
        begin, end = self._starts[index + 1], self._paragraph_end(index + 1)
        here, below = self.lines[index][0].split(_CELL_GAP), self.lines[index + 1][0].split(_CELL_GAP)
        if len(here) == len(below) > 1:
            column = self.text[self._starts[index] : found.start("label")].count(_CELL_GAP)
            begin += sum(len(cell) + len(_CELL_GAP) for cell in below[:column])
            end = begin + len(below[column])
        elif (again := found.re.match(self.folded, begin, end)) is not None and again.end() < end:
            begin = again.end()  # "Article 5 - Prix" over "Prix : 900 €"
        elif _is_label(self.folded[begin:end]) and not self._heads(index, begin):
            return None
        return self.passage(begin, end)

    def _heads(self, index: int, below: int) -> bool:
        """Whether a line is an article's heading, so that even "Excel : niveau 2" below it is its text."""
        following = self._next_heading(index)
        return following is not None and following.match(self.folded, below) is None

    def _next_heading(self, index: int) -> re.Pattern[str] | None:
        """Return what the heading after this one looks like: "3. Objectifs" ends at 4, not at an item 1 below it."""
        folded = level(self.lines[index][0])
        for style in (_CHAPTERED, _ROMAN):
            if style.match(folded):
                return style
        number = _NUMBERED.match(folded)
        return None if number is None else re.compile(rf"{int(number[1]) + 1}\s*[-.)/]\s+\S|{_CHAPTER}")

    def _value_end(self, start: int, line_end: int) -> int:
        cell = self.text.find(_CELL_GAP, start, line_end)
        end = line_end if cell < 0 else cell
        following = _NEXT_LABEL.search(self.folded, start, end)
        end = end if following is None else following.start()
        index = self.line_index(max(line_end - 1, start))
        if end == line_end and len(self.lines[index][0]) >= _WRAPPED and index + 1 < len(self.lines):
            below = self.lines[index + 1][0]
            if below[0].islower() and not _is_label(level(below)):
                return self._starts[index + 1] + len(below)
        return end

    def _block_end(self, index: int, heading: re.Pattern[str] | None) -> int:
        last = index
        for following in range(index + 1, min(index + _BLOCK_LINES, len(self.lines))):
            folded = level(self.lines[following][0])
            ends = _is_label(folded) if heading is None else heading.match(folded)
            if ends and not self._flows(following - 1):
                break
            last = following
        return self._starts[last] + len(self.lines[last][0])

    # --- places ---

    def line_index(self, position: int) -> int:
        """Return which of :attr:`lines` holds a position of the text."""
        return max(bisect_right(self._starts, position) - 1, 0)

    def line_start(self, index: int) -> int:
        """Return the position at which one of :attr:`lines` begins."""
        return self._starts[index]

    def locator(self, position: int = 0) -> Locator:
        """Return the page and line of a position, with that line quoted."""
        return self.line_locator(self.line_index(position)) if self.lines else Locator(file=self.file)

    def line_locator(self, index: int) -> Locator:
        """Return the page and line of one of :attr:`lines`, quoted."""
        text, page, number = self.lines[index]
        return Locator(file=self.file, page=page, line=number, quote=quote(text))


def _plain_lines(lines: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    # One call for all lines: a call for each costs more than all the searching.
    # A damaged file may hold the mark itself.
    texts = plain(_LINE_MARK.join(text.replace(_LINE_MARK, " ") for text, _, _ in lines)).split(_LINE_MARK)
    return [
        (text.strip(), page, number)
        for text, (_, page, number) in zip(texts, lines, strict=bool(lines))
        if text.strip()
    ]


def level(text: str) -> str:
    """Return ``text`` folded without moving a character: one for one."""
    return text.lower() if text.isascii() else text.translate(_LEVELS)


class _Levels(dict[int, str]):
    """Character → its folded form, worked out when it is first met; in one call this is twice as fast as a join."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = "".join(
            part for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)
        ).lower()
        self[code] = folded if len(folded) == 1 else character
        return self[code]


_LEVELS = _Levels()


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_SPACE.sub(_any_gap, pattern), re.MULTILINE)


def _any_gap(found: re.Match[str]) -> str:
    return found["kept"] or (r"[\s|]*" if found["maybe"] else r"[\s|]+")


@lru_cache(maxsize=1024)
def _labelled(label: str) -> re.Pattern[str]:
    # A label, what separates it and its value stand on one line: only a space may part them, and no line's end.
    return re.compile(
        rf"{_LEAD}(?:{_ARTICLE} )?(?P<label>(?:{label})){_AFTER_LABEL}"
        r"(?P<sep> *(?::(?!/) *|= *|\| *|- +|\.{3,} *|… *|$))(?:\| *)?",
        re.MULTILINE,
    )


def _is_label(folded: str) -> bool:
    return any(style.match(folded) for style in (_LABEL_LINE, _CHAPTERED, _ROMAN))


def _trimmed(text: str) -> str:
    return _FILLER.sub(" ", " ".join(text.replace("|", " ").split())).strip(" :;,-").strip()
