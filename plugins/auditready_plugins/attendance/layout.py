"""What a table of an attendance sheet is made of: its columns, the slots that they are about, and the table itself."""

from __future__ import annotations

from datetime import time

from msgspec import Struct, field

from .days import Day
from .moments import AmReading, HalfDay
from .vocabulary import ColumnRole

PEOPLE = frozenset({"name", "last"})


class When(Struct, frozen=True):
    """What a column, a row or a sheet says of a slot; the rest comes from the other two."""

    day: Day = Day()
    half_day: HalfDay | None = None
    start: time | None = None
    end: time | None = None

    def or_else(self, other: When) -> When:
        """Return this with what is missing taken from ``other``; times go together."""
        timed = self if self.start or self.end else other
        return When(self.day or other.day, self.half_day or other.half_day, timed.start, timed.end)


class Column(Struct, frozen=True):
    """One column of a table."""

    index: int
    header: str
    role: str
    when: When = When()


class Place(Struct):
    """The columns that belong to one slot: a mark, a signature, its time stamp, an absence."""

    when: When
    columns: dict[str, Column] = field(default_factory=dict)
    """By role: sign, mark, absence, stamp, slot."""

    @property
    def first(self) -> Column:
        """The leftmost column."""
        return next(iter(self.columns.values()))


class Table(Struct):
    """One table of learners and slots."""

    top: int
    bottom: int
    """Last row of the head."""
    columns: list[Column]
    places: list[Place]
    row_signature: Column | None = None
    """One signature column beside several slots."""
    am: AmReading = None
    learner: str | None = None
    """Whose column the table is, where learners stand side by side."""

    def column(self, role: ColumnRole) -> Column | None:
        """Return the first column of a role."""
        return next((column for column in self.columns if column.role == role), None)

    def all_of(self, role: ColumnRole) -> list[Column]:
        """Return every column of a role."""
        return [column for column in self.columns if column.role == role]

    @property
    def is_list(self) -> bool:
        """Whether each row says which slot it is about."""
        return any(column.role in {"date", "half", "start", "hours"} for column in self.columns)

    @property
    def has_names(self) -> bool:
        """Whether learners are named in the rows; else the sheet is one learner's."""
        return any(column.role in PEOPLE for column in self.columns)
