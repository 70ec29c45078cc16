"""Where the tables of a sheet stand, and which column is whose half-day.

A table begins with a head of one to six rows: the row that names the learners' column, rows of dates above it, rows of
half-days or times below it. Dates are merged over their half-days, repeated, or written once and left to be understood.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import time

from msgspec import Struct, field

from auditready import find_hours, fold, looks_like_name as looks_like_person

from .days import Day, DayOrder, read_day
from .grid import Cell, Grid, is_date
from .moments import AmReading, HalfDay, half_day_of, half_of_hours, read_am
from .vocabulary import SIGN, TITLE_OF_SHEET, ColumnRole, column_role, is_slot_text

_PEOPLE = frozenset({"name", "last"})
_SIGNING = frozenset({"sign", "mark", "absence", "stamp", "trainer_sign"})
_PLACES = frozenset({"sign", "mark", "absence", "stamp", "slot"})
_HEADS = _PEOPLE | {"date", "half"}
_MOST_HEAD_ROWS = 3
"""Rows that may stand above, and below, the row that names the learners' column."""
_NAMES_WITHIN = 8
"""Rows below a head among which names, or days, must stand where the head does not say that they do."""
_PERSONAL = _PEOPLE | {"first", "email", "organisation", "identifier", "function", "signer", "device", "ignored"}
_ROW_LEVEL = frozenset({"title", "half", "hours", "place"})
"""What a header says of a row; under a date it is a slot's own label ("Séance 2", "Module B")."""
_BETWEEN = frozenset({"du", "au", "de", "a", "from", "to", "le", "on"})


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
        return any(column.role in _PEOPLE for column in self.columns)


def find_tables(grid: Grid, order: DayOrder = "dmy") -> list[Table]:
    """Return the tables of a sheet, top to bottom."""
    tables: list[Table] = []
    titled = False
    above = 1
    row = 1
    while row <= grid.height:
        titled = titled or _is_titled(grid, row)
        across = _read_across(grid, row, order)
        if across:
            tables += across
            row, above = across[-1].bottom, across[-1].bottom + 1
        elif _is_head(grid, row, order, titled=titled):
            table = _read_table(grid, row, above, order)
            if table.places:
                tables.append(table)
                row = table.bottom
            above = row + 1
        elif titled and not tables and (names := _unnamed_column(grid, row, order)):
            table = _read_table(grid, row, above, order, names=names)
            tables += [table] if len(table.places) > 1 else []
            row, above = table.bottom, table.bottom + 1
        row += 1
    return tables


def _is_titled(grid: Grid, row: int) -> bool:
    texts = (value for _, value in grid.own_cells(row) if isinstance(value, str) and len(value) < 200)
    return any(TITLE_OF_SHEET.search(fold(text)) for text in texts)


# --- the head ---


def _is_head(grid: Grid, row: int, order: DayOrder, *, titled: bool) -> bool:
    cells = list(grid.own_cells(row))
    if not any(isinstance(value, str) and column_role(value) in _HEADS for _, value in cells):
        return False
    roles = {column: _role(value) for column, value in cells}
    slots = {column for column, value in cells if _is_slot_cell(value, order) or roles[column] in _SIGNING}
    known = sum(column in slots or roles[column] != "unknown" for column in roles)
    if known * 2 < len(cells):
        return False
    names = {column for column, role in roles.items() if role in _PEOPLE}
    if not names and len(cells) == 2 and "date" in roles.values() and read_day(cells[1][1], order):
        return False  # "Date | 12/10/2026" says when, above the table
    if not names:
        row_level = {column for column, role in roles.items() if role in {"date", "half"}}
        signing = {column for column in slots if roles[column] in {"sign", "mark"}}
        return bool(row_level) and bool(signing or (titled and slots - row_level))
    if slots - names:
        return True
    above = row > 1 and _is_slot_row(grid, row - 1, order, names)
    return above or (row < grid.height and _is_slot_row(grid, row + 1, order, names, below=True))


def _role(value: Cell) -> str:
    # "Nom :" with its value beside it is a line of the preamble.
    return column_role(value) if isinstance(value, str) and not value.rstrip().endswith(":") else "unknown"


def _is_slot_cell(value: Cell, order: DayOrder) -> bool:
    if not isinstance(value, str):
        return is_date(value)
    if len(value) > 80 or value.rstrip().endswith(":"):
        return False
    return is_slot_text(value) or bool(find_hours(value)) or bool(read_day(value, order))


def _is_slot_row(grid: Grid, row: int, order: DayOrder, names: set[int], *, below: bool = False) -> bool:
    """Whether a row belongs to the head: dates, half-days or times in the slots' columns, no sentence beside them."""
    found = False
    for column, value in grid.own_cells(row):
        slot = _is_slot_cell(value, order) or (below and _role(value) in _SIGNING)
        if column in names:
            if slot or _role(value) == "unknown":
                return False
        elif _is_label_of_preamble(value) or (below and not slot and _role(value) not in _PERSONAL):
            return False
        else:
            found = found or slot
    return found


def _is_label_of_preamble(value: Cell) -> bool:
    return isinstance(value, str) and (fold(value).rstrip(" :") in _BETWEEN or value.rstrip().endswith(":"))


def _unnamed_column(grid: Grid, row: int, order: DayOrder) -> int:
    """Return the column of names that has no heading, left of a row of nothing but slots; 0 where there is none."""
    cells = list(grid.own_cells(row))
    if len(cells) < 2 or cells[0][0] < 2 or not all(_is_slot_cell(value, order) for _, value in cells):
        return 0
    if any(_is_head(grid, each, order, titled=True) for each in range(row + 1, row + _MOST_HEAD_ROWS + 1)):
        return 0  # the days stand above the row that names the columns
    heads = range(row + 1, min(row + _MOST_HEAD_ROWS, grid.height) + 1)
    if any(_role(value) in _PEOPLE for each in heads for _, value in grid.own_cells(each)):
        return 0  # dates above the row that names the learners' column
    below = range(row + 1, min(row + 1 + _NAMES_WITHIN, grid.height) + 1)
    for column in range(cells[0][0] - 1, 0, -1):
        if any(looks_like_person(grid.text(each, column)) for each in below):
            return column
    return 0


def _read_across(grid: Grid, row: int, order: DayOrder) -> list[Table]:
    """Return one table a learner where their names head the columns and each row says its day and half-day."""
    cells = list(grid.own_cells(row))
    roles = {column: _role(value) for column, value in cells}
    row_level = {role for role in roles.values() if role in {"date", "half", "start", "hours"}}
    if "date" not in row_level or _PEOPLE & set(roles.values()):
        return []
    people = [
        column for column, role in roles.items() if role == "unknown" and looks_like_person(grid.text(row, column))
    ]
    if not people or len(people) + len(row_level) < 3:
        return []
    columns, am = _read_columns(grid, range(row, row + 1), order)
    if not _has_days(grid, row, next(column for column, role in roles.items() if role == "date"), order):
        return []
    tables = []
    for person in people:
        own = Column(person, grid.text(row, person), "sign")
        others = [column for column in columns if column.index not in people]
        table = Table(row, row, [*others, own], [Place(When(), {"sign": own})], am=am, learner=own.header)
        tables.append(table)
    return tables


def _has_days(grid: Grid, row: int, column: int, order: DayOrder) -> bool:
    below = range(row + 1, min(row + _NAMES_WITHIN, grid.height) + 1)
    return any(read_day(grid.value(each, column), order) for each in below)


def _read_table(grid: Grid, anchor: int, above: int, order: DayOrder, *, names: int = 0) -> Table:
    roles = {column: _role(value) for column, value in grid.own_cells(anchor)}
    if names:
        roles[names] = "name"
    unnamed = [Column(names, "", "name")] if names else []
    people = {column for column, role in roles.items() if role in _PEOPLE | {"first"}}
    row_level = {column for column, role in roles.items() if role in {"date", "half", "start", "end", "hours"}}
    top = anchor
    while top > max(above, anchor - _MOST_HEAD_ROWS) and _is_slot_row(grid, top - 1, order, people | row_level):
        top -= 1
    bottom = max((grid.span(anchor, column)[2] for column in people), default=anchor)
    bottom = min(bottom, anchor + _MOST_HEAD_ROWS)
    limit = min(grid.height, anchor + _MOST_HEAD_ROWS)
    while bottom < limit and _is_slot_row(grid, bottom + 1, order, people | row_level, below=True):
        bottom += 1
    columns, am = _read_columns(grid, range(top, bottom + 1), order)
    table = Table(top, bottom, [*unnamed, *columns], [], am=am)
    _group(table)
    return table


# --- columns ---


def _read_columns(grid: Grid, rows: range, order: DayOrder) -> tuple[list[Column], AmReading]:
    texts = {column: _texts(grid, rows, column) for column in range(1, grid.width + 1)}
    am = read_am(text for column in texts.values() for text in column)
    days = _days_of_columns(grid, rows, order)
    columns = []
    for index, words in texts.items():
        day = days.get(index, Day())
        if not words and not day:
            continue
        header = " – ".join(words)
        role: str = next((known for text in reversed(words) if (known := column_role(text)) != "unknown"), "unknown")
        spans = find_hours(header)
        half = half_day_of(header, am)
        slot = bool(day or half or spans) or any(is_slot_text(text) for text in words)
        if slot and (role == "unknown" or (role in _ROW_LEVEL and (day or half) and not _is_label(words, role))):
            role = "slot"
        start, end = spans[0] if len(spans) == 1 else (None, None)
        if half is None and start and end:
            half = half_of_hours(start, end)
        columns.append(Column(index, header, role, When(day, half, start, end) if slot else When()))
    return columns, am


def _is_label(words: Sequence[str], role: str) -> bool:
    return len(words) == 1 and column_role(words[0]) == role


def _texts(grid: Grid, rows: range, column: int) -> list[str]:
    """Return the texts above one column, top to bottom, each merged range once."""
    origins = dict.fromkeys(grid.origin(row, column) for row in rows)
    return [text for origin in origins if (text := grid.text(*origin))]


def _days_of_columns(grid: Grid, rows: range, order: DayOrder) -> dict[int, Day]:
    days: dict[int, Day] = {}
    for row in rows:
        for column, day in _days_of_row(grid, row, rows, order):
            days[column] = _join(days.get(column, Day()), day)
    return days


def _days_of_row(grid: Grid, row: int, rows: range, order: DayOrder) -> Iterator[tuple[int, Day]]:
    """Give the days of one head row; a day written once goes on to the right over the other half-days under it."""
    current, seen, fills = Day(), set[str](), False
    for column in range(1, grid.width + 1):
        value = grid.value(row, column)
        below = " ".join(grid.text(other, column) for other in rows if other != row)
        day = read_day(value, order) if _is_slot_cell(value, order) else Day()
        if day:
            _, left, _, right = grid.span(row, column)
            current, fills = day, left == right
            seen = {below}
            yield column, day
        elif value is None and current and fills and below not in seen and _is_under_a_day(below):
            seen.add(below)
            yield column, current
        else:
            current = Day()


def _is_under_a_day(below: str) -> bool:
    return is_slot_text(below) or bool(find_hours(below)) or SIGN.search(fold(below)) is not None


def _join(one: Day, other: Day) -> Day:
    """Return what two rows of the head say of one day: "Lundi" above "02/03"."""
    return Day(
        one.date or other.date,
        one.day or other.day,
        one.month or other.month,
        other.weekday if one.weekday is None else one.weekday,
        one.ordinal or other.ordinal,
    )


# --- slots ---


def _group(table: Table) -> None:
    """Put columns of one slot together; see :class:`Place`."""
    bare: list[tuple[Column, Place | None]] = []
    for column in table.columns:
        if column.role not in _PLACES:
            continue
        last = table.places[-1] if table.places else None
        if column.when == When() and column.role in {"stamp", "absence"} and last and column.role not in last.columns:
            last.columns[column.role] = column
        elif column.when == When() and last and last.when != When():
            bare.append((column, last))
        else:
            _put(table, column)
    status = table.column("status")
    if status is not None and len(table.places) == 1 and "mark" not in table.places[0].columns:
        table.places[0].columns["mark"] = status  # "Statut" alone may be anything
    timed = len(table.places)
    if len(bare) == 1 and timed > 1:
        table.row_signature = bare[0][0]
        return
    for column, last in bare:
        if last is not None and column.role not in last.columns:
            last.columns[column.role] = column


def _put(table: Table, column: Column) -> None:
    for place in table.places:
        if place.when == column.when and column.role not in place.columns and "slot" not in place.columns:
            place.columns[column.role] = column
            return
    alone = column.role not in {"absence", "stamp"} or SIGN.search(fold(column.header)) is not None
    if alone or column.when != When():  # "Timestamp" beside a name may be anything
        table.places.append(Place(column.when, {column.role: column}))
