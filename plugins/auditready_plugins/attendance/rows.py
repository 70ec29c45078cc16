"""The rows below a table's head: whose they are, and for lists which slot they are about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from msgspec import Struct

from auditready import LazyPattern, Mention, find_hours, fold, parse_datetime, parse_time

from .days import Day, DayOrder, read_day, read_days
from .grid import Cell, Grid, is_date
from .layout import Column, Table, When
from .moments import EVENING_BEGINS, ends_after_midnight, half_day_of, half_of_hours, has_hours, hours_in
from .remarks import Remarks
from .signers import Signer, signer_of
from .vocabulary import TRAINER, is_learners_heading, is_slot_text, looks_like_name

_ADDRESS = LazyPattern(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
"""An e-mail address that stands in the name's own cell."""
_BLANK_ROWS = 3
"""So many blank rows end a table."""


class LearnerRow(Struct):
    """One row of one learner."""

    row: int
    person: Mention
    signer: Signer
    when: When
    title: str | None = None
    place: str | None = None
    overnight: bool = False
    """What it names ends after midnight."""


def body_end(grid: Grid, table: Table, limit: int) -> int:
    """Return the last row of a table; the next table or the end of the sheet is at ``limit``."""
    blank, last = 0, table.bottom
    if limit < grid.height:
        limit = _before_headings(grid, table, limit)
    for row in range(table.bottom + 1, limit + 1):
        if grid.is_blank(row):
            blank += 1
            if blank == _BLANK_ROWS:
                break
        elif table.has_names and _is_preamble(grid, row, apart=blank > 0):
            break
        else:
            blank, last = 0, row
    return last


def _before_headings(grid: Grid, table: Table, limit: int) -> int:
    """Return the last row above the lines that head the next table: "APRÈS-MIDI de 13h30 à 17h00" over its columns."""
    row = limit
    while row > table.bottom:
        cells = [value for _, value in grid.own_cells(row)]
        text = cells[0] if len(cells) == 1 and isinstance(cells[0], str) else ""
        if not text or grid.has_picture(row) or TRAINER.search(fold(text)) or not _is_heading(text):
            break
        row -= 1
    return row


def _is_heading(text: str) -> bool:
    return is_slot_text(text) or bool(read_days(text, "dmy")) or bool(find_hours(text))


def _is_preamble(grid: Grid, row: int, *, apart: bool) -> bool:
    """Whether a row of one cell says something of the table that follows, or stands alone after a blank row."""
    cells = [value for _, value in grid.own_cells(row)]
    if len(cells) != 1 or grid.has_picture(row):
        return False
    value = cells[0]
    if not isinstance(value, str):
        return is_date(value)
    return apart or (":" in value and not TRAINER.search(fold(value))) or bool(read_days(value, "dmy"))


def iter_learners(
    grid: Grid, table: Table, last: int, order: DayOrder, *, skip: set[int], alone: str | None, remarks: Remarks
) -> Iterator[LearnerRow]:
    """Give the learners' rows of a table down to row ``last``.

    ``alone`` is the one learner of an individual sheet; ``skip`` holds the trainer's rows.
    """
    name, when = "", When()
    for row in range(table.bottom + 1, last + 1):
        if row in skip or grid.is_blank(row):
            continue
        when = _when_of(grid, table, row, when, order)
        own = _name_of(grid, table, row)
        if own is None and not table.has_names:
            if alone and (when != When() or _content(grid, table, row)):
                yield LearnerRow(row, _mention(grid, table, row, alone), signer_of(alone), when)
            continue
        if own is None:
            own = name if table.is_list and when != When() else None
        if own is None:
            if _content(grid, table, row):
                remarks.add("nameless", grid.where(row))
            continue
        if is_learners_heading(own) and not _content(grid, table, row):
            continue
        if not looks_like_name(own) or _is_section(grid, table, row):
            remarks.add("not-a-name", own[:40])
            continue
        name = own
        yield _learner(grid, table, row, own, when)


def _learner(grid: Grid, table: Table, row: int, name: str, when: When) -> LearnerRow:
    last, first = (_text(grid, table.column(role), row) for role in ("last", "first"))
    title, place = (_text(grid, table.column(role), row) for role in ("title", "place"))
    signer = signer_of(name, last, first)
    overnight = table.is_list and _is_overnight(grid, table, row)
    return LearnerRow(row, _mention(grid, table, row, name), signer, when, title or None, place or None, overnight)


def _text(grid: Grid, column: Column | None, row: int) -> str:
    return "" if column is None else grid.text(row, column.index)


def _mention(grid: Grid, table: Table, row: int, name: str) -> Mention:
    email, identifier, organisation = (
        _text(grid, table.column(role), row) or None for role in ("email", "identifier", "organisation")
    )
    if email is None and (column := table.column("name")) is not None:
        found = _ADDRESS.search(grid.text(row, column.index))
        email = found.group() if found else None
    if email is not None and "@" not in email:
        email = None
    return Mention(name=name, email=email, identifier=identifier, organisation=organisation, role="learner")


def _name_of(grid: Grid, table: Table, row: int) -> str | None:
    last, first, whole = (
        _ADDRESS.sub(" ", _text(grid, table.column(role), row)).strip(" ()<>-,") for role in ("last", "first", "name")
    )
    if whole and last == "" and first and first not in whole:
        return f"{first} {whole}"
    joined = whole or f"{first} {last}".strip()
    return joined if any(char.isalpha() for char in joined) else None


def _is_section(grid: Grid, table: Table, row: int) -> bool:
    """Whether the name's cell is merged into the slots: "Groupe A" over a part of the table."""
    column = table.column("name") or table.column("last")
    first_place = min((place.first.index for place in table.places), default=0)
    return column is not None and column.index < first_place <= grid.span(row, column.index)[3]


def _content(grid: Grid, table: Table, row: int) -> bool:
    """Whether something stands in a cell to sign."""
    cells = [(row, column.index) for place in table.places for column in place.columns.values()]
    return any(grid.sheet.cell(*cell) is not None or grid.origin(*cell) in grid.pictures for cell in cells)


# --- when, in a list ---


def _when_of(grid: Grid, table: Table, row: int, before: When, order: DayOrder) -> When:
    """Return the slot that a row names; a date that is written once holds for the rows below it."""
    if not table.is_list:
        return When()
    half_text = _text(grid, table.column("half"), row)
    day = read_day(_value(grid, table.column("date"), row), order) or read_day(half_text, order)
    day = day or _day_of_span(grid, table, row, order)
    half = half_day_of(half_text, table.am)
    start, end = _times_of(grid, table, row)
    if half is None and start:
        half = half_of_hours(start, end)
    if not day and table.column("date") is not None and (half or start or _content(grid, table, row)):
        day = before.day
    return When(day, half, start, end)


def _day_of_span(grid: Grid, table: Table, row: int, order: DayOrder) -> Day:
    """Return the day that a row's beginning names; none where its end is another day: the row is about several."""
    start, end = (read_day(_value(grid, table.column(role), row), order) for role in ("start", "end"))
    several = start.date and end.date and start.date != end.date and not _is_overnight(grid, table, row)
    return Day() if several else start


def _is_overnight(grid: Grid, table: Table, row: int) -> bool:
    """Whether a row names a span that ends on the following morning."""
    if any(ends_after_midnight(text) for text in _texts_of_hours(grid, table, row)):
        return True
    start, end = (_clock(_value(grid, table.column(role), row)) for role in ("start", "end"))
    return start is not None and end is not None and end < start and start.hour >= EVENING_BEGINS.hour


def _clock(value: Cell) -> time | None:
    """Return the time of day in a cell, also beside a date."""
    moment = parse_time(value) or (parse_datetime(value) if isinstance(value, str) else None)
    return moment.time() if isinstance(moment, datetime) else moment


def _value(grid: Grid, column: Column | None, row: int) -> Cell:
    return None if column is None else grid.value(row, column.index)


def _times_of(grid: Grid, table: Table, row: int) -> tuple[time | None, time | None]:
    start, end = (_clock(_value(grid, table.column(role), row)) for role in ("start", "end"))
    if start is not None:
        return start, end if end is None or start < end else None
    for text in _texts_of_hours(grid, table, row):
        if (spans := find_hours(text)) or has_hours(text):
            return spans[0] if spans else hours_in(text)
    return None, None


def _texts_of_hours(grid: Grid, table: Table, row: int) -> list[str]:
    return [_text(grid, table.column(role), row) for role in ("hours", "half", "date")]
