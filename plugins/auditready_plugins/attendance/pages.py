"""The sheets of one file with their tables and what stands around them: recognised first, then read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from auditready import (
    AnyEvidence,
    EvidenceFile,
    PageSheet,
    ReadContext,
    Recognition,
    Sheet,
    UnreadableEvidence,
    fold,
    listing,
    parse_number,
    quote,
    say,
)

from .blocks import find_blocks, read_blocks
from .columns import PlacedReader, Session
from .days import Calendar, Day, DayOrder, read_days, read_range
from .facts import Facts, read_facts
from .grid import Grid, is_date
from .layout import Table, When
from .moments import half_day_of
from .order import order_in
from .printed import DOCUMENTS, first_pages, printed_sheets, remark_the_document
from .remarks import Remarks
from .rows import body_end
from .spelling import corrected
from .tables import find_tables
from .training import is_of_a_training
from .vocabulary import TITLE_OF_SHEET

_UNTITLED = 0.75
"""A document without the title of a sheet may be another that is signed by the half-day: its own reader goes first."""
_HOURS_OF_A_DAY = 12
_MARKED = frozenset({"mark", "slot"})
_ESUP = frozenset({"session", "date", "eppn", "present", "emargement"})


def recognise_sheets(file: EvidenceFile) -> Recognition | None:
    """Return the best claim that the head of any sheet supports."""
    if file.format in DOCUMENTS:
        try:
            heads: Iterable[Sheet] = first_pages(file)
        except UnreadableEvidence:
            return None
    else:
        heads = (Sheet(name, rows) for name, rows in file.head_rows)
    claims = [claim for sheet in heads if (claim := _claim(sheet)) is not None]
    return max(claims, key=lambda claim: claim.confidence, default=None)


def read_records(file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
    """Give one record a learner and slot, in the order of the sheets."""
    remarks = Remarks()
    if file.format == "xls" or (file.format == "xlsx" and "xl/workbook.bin" in file.archive.names):
        remarks.add("no-pictures", ".xls" if file.format == "xls" else ".xlsb")
    sheets: Sequence[Sheet] = file.sheets if file.format not in DOCUMENTS else printed_sheets(file)
    if file.format in DOCUMENTS:
        remark_the_document(file, remarks)
    order, basis = order_in(sheets, context.hints)
    if basis != "dates":
        remarks.add("order" if basis == "nothing" else "order-by-language", "")
    pages = [_page(sheet, order) for sheet in sheets]
    common = Facts()
    for page in pages:
        common = common.or_else(page.facts)
    elsewhere = [day for page in pages for day in page.dates]
    for page in pages:
        if not page.parts:
            if blocks := find_blocks(page.grid, order):
                calendar = _calendar(page.facts, page.facts, elsewhere, context, remarks)
                yield from read_blocks(file.name, page.grid, blocks, page.facts, calendar, order, remarks)
            elif page.grid.height:
                remarks.add("no-table", page.grid.sheet.name)
            continue
        if file.format == "pdf" and isinstance(page.grid.sheet, PageSheet) and not page.grid.sheet.edges:
            remarks.add("unruled", page.grid.where(1))
        if page.grid.sheet.hidden:
            remarks.add("hidden", page.grid.sheet.name)
        for part in page.parts:
            facts = part.facts.or_else(page.facts).or_else(common)
            session = _session(page, part, facts, elsewhere, context, remarks)
            yield from PlacedReader(file.name, page.grid, part.table, session, order, remarks).records(
                part.last, part.limit
            )
    remarks.tell(context)


# --- recognition ---


def _claim(sheet: Sheet) -> Recognition | None:
    grid = Grid(sheet)
    tables = find_tables(grid)
    if not tables:
        return _claim_blocks(grid)
    cells = [value for row in sheet.rows for value in row if isinstance(value, str) and len(value) < 200]
    heads = {fold(value) for value in cells}
    if heads >= _ESUP:
        return None
    titled = any(TITLE_OF_SHEET.search(corrected(fold(value))) for value in (sheet.name, *cells))
    table = max(tables, key=lambda each: len(each.places))
    signed = any({"sign", "stamp"} & place.columns.keys() for place in table.places)
    timed = any(place.when.half_day or place.when.start for place in table.places) or table.is_list
    if not (titled or signed or timed or any("mark" in place.columns for place in table.places)):
        return None
    if not (titled or signed) and _is_graded(sheet, table):
        return None
    above = [value for row in sheet.rows[: tables[0].top - 1] for value in row if isinstance(value, str)]
    if not is_of_a_training(table, [*above, sheet.name], [*cells, sheet.name], titled=titled):
        return None
    confidence = 0.93 if titled else 0.88 if signed and timed else 0.85 if signed or timed else 0.6
    if isinstance(sheet, PageSheet) and not titled:
        confidence = min(confidence, _UNTITLED)
    shown = listing([quote(column.header, 40) for column in table.columns], limit=4)
    why = say("tableau d'émargement, colonnes « {shown} »", 'attendance table, columns "{shown}"', shown=shown)
    variant = "individual" if not table.has_names else "list" if table.is_list else "grid"
    return Recognition(confidence=confidence, why=why, variant=variant)


def _is_graded(sheet: Sheet, table: Table) -> bool:
    """Whether numbers alone stand under the days, some above a day's hours: a list of grades dates its tests so."""
    columns = [column.index - 1 for place in table.places for role, column in place.columns.items() if role in _MARKED]
    cells = [
        row[at] for row in sheet.rows[table.bottom :] for at in columns if at < len(row) and row[at] not in {None, ""}
    ]
    numbers = [parse_number(cell) for cell in cells]
    return None not in numbers and any(number is not None and number > _HOURS_OF_A_DAY for number in numbers)


def _claim_blocks(grid: Grid) -> Recognition | None:
    blocks = find_blocks(grid)
    if not blocks or not any("trainer_sign" in block.rows or block.day for block in blocks):
        return None
    shown = listing([quote(head, 40) for head in blocks[0].lessons.values()], limit=4)
    why = say(
        "feuille d'émargement d'un apprenant, un bloc par jour, colonnes « {shown} »",
        'attendance sheet of one learner, a block a day, columns "{shown}"',
        shown=shown,
    )
    return Recognition(confidence=0.9, why=why, variant="blocks")


# --- what stands around the tables ---


class _Part(Struct):
    table: Table
    facts: Facts
    last: int
    """Last row of the table's body."""
    limit: int
    """Last row before the next table's head."""


class _Page(Struct):
    grid: Grid
    parts: list[_Part]
    facts: Facts
    dates: list[date]
    """Every whole date on the sheet, in its tables as well: they settle years."""


def _page(sheet: Sheet, order: DayOrder) -> _Page:
    grid = Grid(sheet)
    tables = find_tables(grid, order)
    parts: list[_Part] = []
    start = 1
    for number, table in enumerate(tables):
        if number and tables[number - 1].top == table.top:  # the next learner's column of the same rows
            parts.append(_Part(table, parts[-1].facts, parts[-1].last, parts[-1].limit))
            continue
        following = next((other.top for other in tables[number + 1 :] if other.top > table.top), None)
        limit = grid.height if following is None else following - 1
        last = body_end(grid, table, limit)
        parts.append(_Part(table, read_facts(grid, range(start, table.top), order), last, limit))
        start = last + 1 if following is not None and last < limit else limit + 1
    below = range(parts[-1].last + 1, grid.height + 1) if parts else range(1, grid.height + 1)
    facts = parts[0].facts if parts else Facts()
    facts = facts.or_else(read_facts(grid, below, order))
    if not parts:
        facts = read_facts(grid, below, order)
    return _Page(grid, parts, facts, sorted({*_dates_in(grid, order), *facts.dates}) if parts else facts.dates)


def _dates_in(grid: Grid, order: DayOrder) -> Iterator[date]:
    for row in range(1, grid.height + 1):
        for _, value in grid.own_cells(row):
            if is_date(value):
                yield from (day.date for day in read_days(value, order) if day.date)


def _session(
    page: _Page, part: _Part, facts: Facts, elsewhere: Iterable[date], context: ReadContext, remarks: Remarks
) -> Session:
    """Put together what holds for every slot of one table."""
    first = page.parts[0].facts
    name = page.grid.sheet.name
    own, fallback = part.facts, first
    days = own.days or fallback.days or read_days(name, "dmy")
    span = own.span or fallback.span or read_range(name, "dmy")
    calendar = _calendar(own, fallback, elsewhere, context, remarks, span)
    if span is not None and span[0] == span[1] and not days:
        days = read_days(span[0], "dmy")
    facts.hours = own.hours or fallback.hours
    several = len(set(days)) > 1 or (span is not None and span[0] != span[1])
    when = When(days[0] if days and not several else Day(), own.half_day or half_day_of(name))
    return Session(facts, when, calendar, several_days=several)


def _calendar(
    own: Facts,
    fallback: Facts,
    elsewhere: Iterable[date],
    context: ReadContext,
    remarks: Remarks,
    span: tuple[date, date] | None = None,
) -> Calendar:
    return Calendar(
        span=span or own.span,
        stated=[day.date for day in (*own.days, *fallback.days) if day.date],
        elsewhere=elsewhere,
        hints=context.hints,
        as_of_year=context.as_of_year,
        remarks=remarks,
    )
