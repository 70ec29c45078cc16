"""Where things stand in a Teams attendance report, told by shape: labels are in the downloader's language.

Teams reports, mid-2021 to 2022 (one table of joins) and since July 2022 (numbered sections: summary, participants,
joins, since 2024 engagement). The order of sections and columns is the same in every language seen (English, Polish,
Japanese, German); section numbers are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from auditready import LazyPattern, fold, parse_minutes, parse_number, parse_time, plain

from ..chat.moments import is_moment
from ..chat.tables import Row, is_empty, text_of

_NUMBERED = LazyPattern(r"\d{1,2}\.\s?\S.*")
_DAY_ALONE = LazyPattern(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")
_GUID = LazyPattern(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

NAME, JOIN, LEAVE, MINUTES, EMAIL = range(5)
"""Columns that every table of people begins with."""


class Table(Struct, frozen=True):
    """One table: the title above it, its header and its rows."""

    title: Row | None
    header: Row
    rows: list[Row]

    @property
    def upn(self) -> int | None:
        """Column of the directory name; the label "(UPN)" is never translated."""
        return next((column for column, label in enumerate(self.header.texts) if "(upn)" in fold(label)), None)

    @property
    def role(self) -> int:
        """Column of the role: behind the address, on the other side of the directory name where there is one."""
        return EMAIL + 2 if self.upn == EMAIL + 1 else EMAIL + 1


class Facts(Struct, frozen=True, kw_only=True):
    """What the summary says of the meeting; ``start`` and ``end`` are the cells, not yet read."""

    title: str | None = None
    id: str | None = None
    start: object = None
    end: object = None
    announced: int | None = None
    """Number of participants."""
    length: Row | None = None
    """Row of the meeting's duration, since July 2022."""


class Report(Struct, frozen=True, kw_only=True):
    """A report taken apart; at least one of ``people`` and ``joins`` is there."""

    variant: str
    facts: Facts
    people: Table | None
    """One row a person, since July 2022."""
    joins: Table | None
    """One row a join."""
    others: tuple[Table, ...] = ()


def find_report(rows: Sequence[Row]) -> Report | None:
    """Return the report in ``rows``, or ``None`` where no header holds a directory name, "(UPN)"."""
    rows = [_whole_moments(row) for row in rows]
    tables = list(_iter_tables(rows))
    first = next((index for index, table in enumerate(tables) if table.upn is not None), None)
    if first is None:
        return None
    main = tables[first]
    above = rows[: rows.index(main.header)]
    if main.title is None:
        return Report(variant="T2", facts=_find_facts(above, sectioned=False), people=None, joins=main)
    later = tables[first + 1 :]
    joins = next(filter(_holds_joins, later), None)
    others = tuple(table for table in later if table is not joins)
    engaged = bool(others) or len(main.header) > EMAIL + 3
    return Report(
        variant="T4" if engaged else "T3",
        facts=_find_facts(above, sectioned=True),
        people=main,
        joins=joins,
        others=others,
    )


def _iter_tables(rows: Sequence[Row]) -> Iterator[Table]:
    title: Row | None = None
    index = 0
    while index < len(rows):
        row = rows[index]
        index += 1
        if _is_title(row):
            title = row
        elif _is_header(row, title):
            start = index
            while index < len(rows) and not rows[index].is_blank and not _is_title(rows[index]):
                index += 1
            yield Table(title, row, list(rows[start:index]))
            title = None


def _is_title(row: Row) -> bool:
    return len(row) == 1 and _NUMBERED.fullmatch(plain(row.text(0))) is not None


def _is_header(row: Row, title: Row | None) -> bool:
    if len(row) >= EMAIL + 2 and any("(upn)" in fold(text) for text in row.texts):
        return True
    # The summary's rows have two cells; every other section has a header of three and more right below its title.
    return title is not None and len(row) >= 3 and not any(is_moment(cell) for cell in row.cells)


def _holds_joins(table: Table) -> bool:
    if len(table.header) < EMAIL + 1:
        return False
    if not table.rows:
        return table.upn is None and len(table.header) == EMAIL + 2
    return any(
        is_moment(row.cell(JOIN)) and (is_moment(row.cell(LEAVE)) or parse_minutes(row.cell(MINUTES)) is not None)
        for row in table.rows
    )


def _find_facts(above: Sequence[Row], *, sectioned: bool) -> Facts:
    values = [row.cell(1) for row in above if len(row) == 2]
    whole = [_whole(value) for value in values]
    first, second = ([*values, None, None])[:2]
    count, title = (whole or [None])[0], second
    if sectioned and len(whole) > 1 and whole[1] is not None:
        count, title = whole[1], first
    elif sectioned:
        title = None if count is not None else first
    moments = [value for value in values if value is not title and is_moment(value)]
    guids = (text_of(value) for value in values if _GUID.fullmatch(fold(text_of(value))))
    return Facts(
        title=None if is_empty(title) or title in moments else text_of(title),
        id=next(guids, None),
        start=moments[0] if moments else None,
        end=moments[1] if len(moments) > 1 else None,
        announced=count,
        length=_find_length(above) if sectioned else None,
    )


def _find_length(above: Sequence[Row]) -> Row | None:
    """Return the row right below the end of the meeting, where it holds a duration; the average comes after it."""
    times = [index for index, row in enumerate(above) if len(row) == 2 and is_moment(row.cell(1))]
    below = above[times[1] + 1] if len(times) == 2 and times[1] + 1 < len(above) else None
    return below if below is not None and len(below) == 2 and parse_minutes(below.cell(1)) is not None else None


def _whole(cell: object) -> int | None:
    number = parse_number(cell)
    return int(number) if number is not None and number.is_integer() and number < 1e6 else None


def _whole_moments(row: Row) -> Row:
    """Join a date and the time in the next cell: some copies split them, below a header that does not."""
    cells: list[object] = []
    for cell in row.cells:
        if cells and _is_time_alone(cell) and _DAY_ALONE.fullmatch(text_of(cells[-1])):
            cells[-1] = f"{text_of(cells[-1])} {text_of(cell)}"
        else:
            cells.append(cell)
    return row if len(cells) == len(row) else Row(row.number, tuple(cells), row.sheet)


def _is_time_alone(cell: object) -> bool:
    return isinstance(cell, str) and ":" in cell and len(cell) < 20 and parse_time(cell) is not None


def name_key(text: str) -> str:
    """Return the form under which two tables of one report name the same person."""
    return fold(text).replace(" ", "")


def unused_labels(table: Table, used: Iterable[int]) -> list[str]:
    """Return the labels of columns that are not read and are not Teams' counts of reactions."""
    known = set(used)
    return [
        label
        for column, label in enumerate(table.header.texts)
        if column not in known and label and not fold(label).startswith("engagement")
    ]
