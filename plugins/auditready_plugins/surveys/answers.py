"""The rows under the header of a form: who answered, when, and what stands in each column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from itertools import islice
from typing import Literal

from auditready import AmbiguousDate, EvidenceFile, Mention, ReadContext, day_order, fold, parse_datetime

from .form import Form
from .tools import Role

Row = Sequence[object]
Order = Literal["dmy", "mdy", "ymd"]
TABLES = frozenset({"delimited", "xlsx", "xls", "ods"})
"""Formats that a form is exported in."""

_NOBODY = frozenset({"anonymous", "anonyme", "anonymous user", "utilisateur anonyme", "anonymous respondent"})
_NOT_SHOWN = "{question_not_shown}"
"""What LimeSurvey's "VV" files hold where a question was not asked."""
_KINDS = frozenset(
    map(fold, ("Response", "Open-Ended Response", "Réponse", "Réponse ouverte", "Other (please specify)", "Autre"))
)
"""What a second line of header says of a question's column, whatever the first line was translated to."""
_NO_DATE = "1980-01-01"
"""LimeSurvey's date for a survey that keeps none."""


class Answers:
    """The answers of one sheet; ``counts`` says what was met, for the notes."""

    def __init__(self, file: EvidenceFile, sheet: str, form: Form, context: ReadContext) -> None:
        self.file = file
        self.sheet = sheet or None
        self.form = form
        self.context = context
        self.counts: Counter[str] = Counter()
        self._seen: set[int] = set()
        self._people: set[str] = set()

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Give the rows below the header with their numbers."""
        below = self.form.row + 1
        rows: Iterator[tuple[int, Row]]
        if self.file.format == "delimited":
            rows = islice(self.file.iter_rows(), below, None)
        else:
            sheet = next((sheet.rows for sheet in self.file.sheets if sheet.name == self.sheet), ())
            rows = iter(enumerate(sheet[below:], start=below + 1))
        for number, row in rows:
            if number > below + 1 or not self._is_header(row):
                yield number, row

    def _is_header(self, row: Row) -> bool:
        """Whether the first row below the header is a second one: no number and no date in the tool's own columns."""
        if self.form.tool.second_header:
            own = "".join(text_of(row, index) for index in self.form.signed)
            return not any(map(str.isdigit, own))
        texts = [text_of(row, index) for index, role in enumerate(self.form.roles) if role is not None]
        kinds = [text for index in self.form.questions if (text := text_of(row, index))]
        return bool(texts) and not any(texts) and any(fold(kind) in _KINDS for kind in kinds)

    def is_repeated(self, row: Row, person: Mention | None, at: datetime | None) -> bool:
        """Whether the same person, or somebody at the same second, gave the very same answers: one row, twice.

        Answers that name nobody and have no time may well be equal.
        """
        if person is None and (at is None or at.time() == time()):
            return False
        key = hash(tuple(text_of(row, index) for index in range(len(row))))
        if key in self._seen:
            self.counts["repeated"] += 1
            return True
        self._seen.add(key)
        if person is not None and at is not None:
            who = fold(person.email or person.identifier or person.name)
            self.counts["again"] += who in self._people
            self._people.add(who)
        return False

    def find_order(self) -> Order | None:
        """Return how the sheet writes its dates; a French header settles what nothing else does, and it is said."""
        indexes = self.form.columns(Role.SUBMITTED) + self.form.columns(Role.STARTED)
        if self.form.tool.order is not None:
            return self.form.tool.order
        order = day_order((cell_of(row, index) for _, row in self.rows() for index in indexes), self.context.hints)
        if order is None and indexes and self.form.in_french:
            self.context.note(
                "dates lues jour/mois/année parce que les en-têtes sont en français ; rien d'autre ne le confirme",
                "dates read day/month/year because the headers are in French; nothing else confirms it",
            )
            return "dmy"
        return order

    def moment(self, row: Row, order: Order | None) -> datetime | None:
        """Return when a row was sent in, for want of it when it was begun; what is not understood is counted."""
        for index in (*self.form.columns(Role.SUBMITTED), *self.form.columns(Role.STARTED)):
            cell = cell_of(row, index)
            if cell is None or cell == "":
                continue
            if str(cell).startswith(_NO_DATE):
                return None
            try:
                moment = parse_datetime(cell, order)
            except AmbiguousDate:
                self.counts["ambiguous"] += 1
                return None
            if moment is None:
                self.counts["no date"] += 1
            else:
                return moment.replace(tzinfo=UTC) if self.form.tool.utc and moment.tzinfo is None else moment
        return None

    def person(self, row: Row) -> Mention | None:
        """Return who answered; ``None``: anonymous."""
        name = self.first(row, Role.NAME)
        if name is None:
            parts = (self.first(row, Role.FIRST_NAME), self.first(row, Role.LAST_NAME))
            name = " ".join(filter(None, parts)) or None
        email = self.first(row, Role.EMAIL)
        login = self.first(row, Role.LOGIN)
        if login and "@" in login and email is None:
            email, login = login, None
        if name is None and email is None and login is None:
            return None
        return Mention(name=name or "", email=email, identifier=login)

    def first(self, row: Row, role: Role) -> str | None:
        """Return the first text in the columns of a role."""
        texts = (text_of(row, index) for index in self.form.columns(role))
        return next((text for text in texts if text and text != "-" and fold(text) not in _NOBODY), None)


def cell_of(row: Row, index: int) -> object:
    """Return a cell; ``None`` where the row is shorter."""
    return row[index] if index < len(row) else None


def text_of(row: Row, index: int) -> str:
    """Return a cell as trimmed text."""
    cell = cell_of(row, index)
    text = "" if cell is None else str(cell).strip()
    return "" if text == _NOT_SHOWN else text
