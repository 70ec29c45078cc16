"""Where the answers stand in Zoom's poll reports.

All begin a table with "#, name, address, moment". Until 2022 each row goes on with questions and answers side by side;
since then each launched poll has a table of its own, below its title, with a column for each question; a third report
has one row an answer, below "Question, Answer".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec import Struct

from auditready import LazyPattern, fold, parse_date

from ..chat.moments import is_moment
from ..chat.people import address_of
from ..chat.tables import Row, is_empty

NUMBER, NAME, EMAIL, AT, FIRST = range(5)

_KNOWN = (("user name",), ("user email", "email address"), ("submitted",))
"""What the labels of name, address and moment begin with, in English."""
_QUESTION = ("question", "pregunta", "frage", "domanda", "pergunta")
_ANSWER = ("answer", "reponse", "respuesta", "antwort", "risposta", "resposta")
_ZONE = LazyPattern(r"\(([A-Za-z]+/[A-Za-z_/]+)\)")

Variant = Literal["pairs", "by-poll", "by-answer"]


class Polls(Struct, frozen=True):
    """One table of answers."""

    title: str
    header: Row
    rows: list[Row]
    variant: Variant
    zone: ZoneInfo | None = None
    """The zone of its moments, where the header names it."""

    @property
    def is_known(self) -> bool:
        """Whether the labels are Zoom's English ones, or the report's title says what it is."""
        labels = [fold(text) for text in self.header.texts[NAME:FIRST]]
        known = all(label.startswith(words) for label, words in zip(labels, _KNOWN, strict=True))
        return known or fold(self.title).startswith("poll")

    def pairs(self, row: Row) -> Iterator[tuple[str, str]]:
        """Give each question that a row answers, with the answer."""
        cells = row.texts[FIRST:]
        if self.variant == "pairs":
            found = list(zip(cells[::2], cells[1::2], strict=False))
        elif self.variant == "by-answer":
            found = [(row.text(FIRST), row.text(FIRST + 1))]
        else:
            found = list(zip(self.header.texts[FIRST:], cells, strict=False))
        return (pair for pair in found if pair[0] and pair[1] not in {"", "-", "--"})


def find_polls(rows: Sequence[Row]) -> Iterator[Polls]:
    """Give each table of answers in ``rows``, which a title stands above."""
    title, index = "", 0
    while index < len(rows):
        row = rows[index]
        index += 1
        if row.text(NUMBER) != "#" or len(row) < FIRST:
            title = row.text(0) if len(row) == 1 or (index == 1 and row.text(0)) else title
            continue
        start = index
        while index < len(rows) and (_is_answer(rows[index]) or (rows[index].is_blank and index == start)):
            index += 1
        body = [each for each in rows[start:index] if not each.is_blank]
        if body and title:
            yield Polls(title, row, body, _variant(row, body), _zone(row))


def has_time(row: Row) -> bool:
    """Whether a row's moment has a time of day."""
    return is_moment(row.cell(AT))


def _variant(header: Row, body: Sequence[Row]) -> Variant:
    # Pairs stand below no label of their own; the one label that may be there names none of the questions.
    if len(header) == FIRST or (len(header) == FIRST + 1 and any(len(row) > len(header) for row in body)):
        return "pairs"
    labels = [fold(label) for label in header.texts[FIRST:]]
    if len(labels) == 2 and labels[0].startswith(_QUESTION) and labels[1].startswith(_ANSWER):
        return "by-answer"
    return "by-poll"


def _zone(header: Row) -> ZoneInfo | None:
    found = _ZONE.search(header.text(AT))
    try:
        return ZoneInfo(found[1]) if found is not None else None
    except (KeyError, ValueError, OSError):  # no such zone, or no such file
        return None


def _is_answer(row: Row) -> bool:
    number = row.text(NUMBER).removesuffix(".0")
    if not number.isdecimal() or len(number) > 6 or len(row) <= FIRST:
        return False
    address = row.text(EMAIL)
    if not (is_empty(row.cell(EMAIL)) or address_of(address) or fold(address).startswith("anonym")):
        return False
    return is_moment(row.cell(AT)) or parse_date(row.cell(AT)) is not None
