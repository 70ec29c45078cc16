"""The columns under the head of a table: whose half-day each is, and which belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from auditready import LazyPattern, fold

from .days import Day, DayOrder, read_day
from .grid import Cell, Grid, is_date
from .layout import Column, Place, Table, When
from .moments import AmReading, half_day_of, half_of_hours, has_hours, hours_in, read_am
from .vocabulary import SIGN, column_role, is_learners_heading, is_slot_text, is_trainers_heading

_PLACES = frozenset({"sign", "mark", "absence", "stamp", "slot"})
_ROW_LEVEL = frozenset({"title", "half", "hours", "place"})
"""What a header says of a row; under a date it is a slot's own label ("Séance 2", "Module B")."""

_LOOKED_AT = 60
"""Rows of a list in which the words for its half-days are looked for."""
_ARRIVAL = LazyPattern(r"de|(?:heures? )?(?:d'|de )?(?:arrivee?|entree)|time in|arrival(?: time)?")
_DEPARTURE = LazyPattern(r"a|(?:heures? )?(?:de )?(?:depart|sortie)|time out|departure(?: time)?")


def is_slot_cell(value: Cell, order: DayOrder) -> bool:
    """Whether a cell names a slot: a day, a half-day or times."""
    if not isinstance(value, str):
        return is_date(value)
    if len(value) > 80 or value.rstrip().endswith(":"):
        return False
    return is_slot_text(value) or has_hours(value) or bool(read_day(value, order))


def read_columns(grid: Grid, rows: range, order: DayOrder) -> tuple[list[Column], AmReading]:
    """Return the columns under the head rows, each with what its words say of it, and what "AM" means there."""
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
        half = half_day_of(header, am)
        slot = bool(day or half or has_hours(header)) or any(is_slot_text(text) for text in words)
        if slot and (role == "unknown" or (role in _ROW_LEVEL and (day or half) and not _is_label(words, role))):
            role = "slot"
        elif slot and len(words) > 1:
            role = _signer_under_a_slot(words[-1], role)
        start, end = hours_in(header)
        if half is None and start:
            half = half_of_hours(start, end)
        columns.append(Column(index, header, role, When(day, half, start, end) if slot else When()))
    return columns, am


def am_in_rows(grid: Grid, columns: Iterable[Column], head: int) -> AmReading:
    """Return what "AM" means in a list whose rows say the half-day: beside "PM" it is the morning."""
    told = [column.index for column in columns if column.role in {"half", "date"}]
    rows = range(head + 1, min(head + _LOOKED_AT, grid.height) + 1)
    return read_am(grid.text(row, column) for column in told for row in rows)


def _signer_under_a_slot(word: str, role: str) -> str:
    """Return whose signature stands in a column that says so under its half-day: "Stagiaire", "Formateur"."""
    if is_learners_heading(word):
        return "sign"
    return "trainer_sign" if is_trainers_heading(word) else role


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
        day = read_day(value, order) if is_slot_cell(value, order) else Day()
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
    return is_slot_text(below) or has_hours(below) or SIGN.search(fold(below)) is not None


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


def group_columns(table: Table) -> None:
    """Put columns of one slot together; see :class:`Place`."""
    _take_passages(table)
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


def _take_passages(table: Table) -> None:
    """Let the hours of arrival and departure say when, where nothing else in the head or the rows does."""
    timed = any(table.column(role) for role in ("half", "hours", "start"))
    if timed or any(column.when != When() for column in table.columns):
        return
    found = {}
    for role, pattern in (("start", _ARRIVAL), ("end", _DEPARTURE)):
        fitting = [column for column in table.columns if pattern.fullmatch(fold(column.header))]
        if len(fitting) != 1 or fitting[0].role != "unknown":
            return
        found[fitting[0].index] = role
    table.columns = [Column(each.index, each.header, found.get(each.index, each.role)) for each in table.columns]


def _put(table: Table, column: Column) -> None:
    for place in table.places:
        if place.when == column.when and column.role not in place.columns and "slot" not in place.columns:
            place.columns[column.role] = column
            return
    alone = column.role not in {"absence", "stamp"} or SIGN.search(fold(column.header).replace("_", " ")) is not None
    alone = alone or (column.role == "absence" and any(table.column(role) for role in ("half", "hours", "start")))
    if alone or column.when != When():  # "Timestamp" beside a name may be anything
        table.places.append(Place(column.when, {column.role: column}))
