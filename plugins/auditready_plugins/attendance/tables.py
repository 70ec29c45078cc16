"""Where the tables of a sheet stand, and which column is whose half-day.

A table begins with a head of one to six rows: the row that names the learners' column, rows of dates above it, rows of
half-days or times below it. Dates are merged over their half-days, repeated, or written once and left to be understood.
"""

from __future__ import annotations

from auditready import fold, looks_like_name as looks_like_person

from .days import DayOrder, read_day
from .grid import Cell, Grid
from .heads import am_in_rows, group_columns, is_slot_cell, read_columns
from .layout import PEOPLE, Column, Place, Table, When
from .spelling import corrected
from .vocabulary import SIGN, TITLE_OF_SHEET, column_role, is_learners_heading, is_trainers_heading

_SIGNING = frozenset({"sign", "mark", "absence", "stamp", "trainer_sign"})
_HEADS = PEOPLE | {"date", "half"}
_MOST_HEAD_ROWS = 3
"""Rows that may stand above, and below, the row that names the learners' column."""
_NAMES_WITHIN = 8
"""Rows below a head among which names, or days, must stand where the head does not say that they do."""
_PERSONAL = PEOPLE | {"first", "email", "organisation", "identifier", "function", "signer", "device", "ignored"}
_BETWEEN = frozenset({"du", "au", "de", "a", "from", "to", "le", "on"})


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
    return any(TITLE_OF_SHEET.search(corrected(fold(text))) for text in texts)


# --- the head ---


def _is_head(grid: Grid, row: int, order: DayOrder, *, titled: bool) -> bool:
    cells = list(grid.own_cells(row))
    if not any(isinstance(value, str) and column_role(value) in _HEADS for _, value in cells):
        return False
    roles = {column: _role(value) for column, value in cells}
    slots = {column for column, value in cells if is_slot_cell(value, order) or roles[column] in _SIGNING}
    known = sum(column in slots or roles[column] != "unknown" for column in roles)
    if known * 2 < len(cells):
        return False
    names = {column for column, role in roles.items() if role in PEOPLE}
    if not names and _says_the_day(cells, roles, order):
        return False
    if not names:
        row_level = {column for column, role in roles.items() if role in {"date", "half"}}
        signing = {column for column in slots if roles[column] in {"sign", "mark"}}
        return bool(row_level) and bool(signing or (titled and slots - row_level))
    if slots - names:
        return True
    above = row > 1 and _is_slot_row(grid, row - 1, order, names)
    return above or (row < grid.height and _is_slot_row(grid, row + 1, order, names, below=True))


def _says_the_day(cells: list[tuple[int, Cell]], roles: dict[int, str], order: DayOrder) -> bool:
    """Whether a row says when, above the table: "Date | 12/10/2026", also "FORMATION | Excel | DATE | 12/10/2026"."""
    days = [place for place, (_, value) in enumerate(cells) if read_day(value, order)]
    return len(days) == 1 and days[0] > 0 and roles[cells[days[0] - 1][0]] == "date"


def _role(value: Cell) -> str:
    # "Nom :" with its value beside it is a line of the preamble.
    return column_role(value) if isinstance(value, str) and not value.rstrip().endswith(":") else "unknown"


def _is_slot_row(grid: Grid, row: int, order: DayOrder, names: set[int], *, below: bool = False) -> bool:
    """Whether a row belongs to the head: dates, half-days or times in the slots' columns, no sentence beside them."""
    if below and _is_row_of_signers(grid, row, names):
        return True
    found = False
    for column, value in grid.own_cells(row):
        slot = is_slot_cell(value, order) or (below and _role(value) in _SIGNING)
        if column in names:
            if slot or _role(value) == "unknown":
                return False
        elif _is_label_of_preamble(value) or (below and not slot and _role(value) not in _PERSONAL):
            return False
        else:
            found = found or slot
    return found


def _is_row_of_signers(grid: Grid, row: int, names: set[int]) -> bool:
    """Whether a row says under each half-day who signs where: "Stagiaire | Formateur | Stagiaire | Formateur"."""
    cells = [(column, value) for column, value in grid.own_cells(row) if column not in names]
    texts = [value for _, value in cells if isinstance(value, str)]
    if len(texts) < len(cells) or not any(is_learners_heading(text) or SIGN.search(fold(text)) for text in texts):
        return False
    return any(is_trainers_heading(text) for text in texts) and all(
        is_trainers_heading(text) or is_learners_heading(text) or _role(text) in _SIGNING for text in texts
    )


def _is_label_of_preamble(value: Cell) -> bool:
    return isinstance(value, str) and (fold(value).rstrip(" :") in _BETWEEN or value.rstrip().endswith(":"))


def _unnamed_column(grid: Grid, row: int, order: DayOrder) -> int:
    """Return the column of names that has no heading, left of a row of nothing but slots; 0 where there is none."""
    cells = list(grid.own_cells(row))
    if len(cells) < 2 or cells[0][0] < 2 or not all(is_slot_cell(value, order) for _, value in cells):
        return 0
    if any(_is_head(grid, each, order, titled=True) for each in range(row + 1, row + _MOST_HEAD_ROWS + 1)):
        return 0  # the days stand above the row that names the columns
    heads = range(row + 1, min(row + _MOST_HEAD_ROWS, grid.height) + 1)
    if any(_role(value) in PEOPLE for each in heads for _, value in grid.own_cells(each)):
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
    row_level = {role: column for column, role in roles.items() if role in {"date", "half", "start", "hours"}}
    days = row_level.get("date", row_level.get("half", 0))
    if not days or PEOPLE & set(roles.values()):
        return []
    people = [
        column for column, role in roles.items() if role == "unknown" and looks_like_person(grid.text(row, column))
    ]
    if not people or len(people) + len(row_level) < 3 or not _has_days(grid, row, days, order):
        return []
    columns, am = read_columns(grid, range(row, row + 1), order)
    am = am or am_in_rows(grid, columns, row)
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
    people = {column for column, role in roles.items() if role in PEOPLE | {"first"}}
    row_level = {column for column, role in roles.items() if role in {"date", "half", "start", "end", "hours"}}
    top = anchor
    while top > max(above, anchor - _MOST_HEAD_ROWS) and _is_slot_row(grid, top - 1, order, people | row_level):
        top -= 1
    bottom = max((grid.span(anchor, column)[2] for column in people), default=anchor)
    bottom = min(bottom, anchor + _MOST_HEAD_ROWS)
    limit = min(grid.height, anchor + _MOST_HEAD_ROWS)
    while bottom < limit and _is_slot_row(grid, bottom + 1, order, people | row_level, below=True):
        bottom += 1
    columns, am = read_columns(grid, range(top, bottom + 1), order)
    table = Table(top, bottom, [*unnamed, *columns], [], am=am or am_in_rows(grid, columns, bottom))
    group_columns(table)
    return table
