"""Make the records of one table: bind a layout's plans to the columns that are there, then go down the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, TypeVar

from msgspec import UNSET, Struct
from msgspec.structs import replace

from ..model import Evidence, Locator, Mention
from .cells import Convert, converter, is_empty, join_clock, matches, text_of
from .dates import AmbiguousDate, DayOrder, day_order
from .fold import fold, quote
from .mapping import Layout, Plan, RecordPlan, Source
from .shapes import shapes_of
from .tables import Header, Row, Table
from .tally import Tally

_S = TypeVar("_S", bound=Struct)

_DATES = frozenset({"date", "datetime"})


class _Column(Struct, frozen=True):
    """A source that the table really has."""

    index: int
    name: str
    convert: Convert
    source: Source
    empty: frozenset[str]
    clock: int | None


class _Field(Struct, frozen=True):
    """A plan bound to the table's columns."""

    plan: Plan
    columns: tuple[_Column, ...] = ()
    parts: tuple[_Field, ...] = ()
    default: object = None


class Extractor:
    """Reads the rows of one table into records."""

    def __init__(self, file: str, layout: Layout, table: Table, hints: Sequence[str], tally: Tally) -> None:
        self._file = file
        self._layout = layout
        self._table = table
        self._header: Header = table.header
        self._tally = tally
        self._order = self._find_order(hints)
        self._used: set[int] = set()
        self._bound = [(record, tuple(map(self._bind, record.plans))) for record in layout.records]
        self._skips = [
            (index, [fold(word) for word in skip.words])
            for skip in layout.skip
            if (index := self._header.find(skip.headers)) is not None
        ]
        self._row = 0
        self._text = ""
        self._places: dict[str, Locator] = {}
        self._keeps_places = any("places" in record.kind.__struct_fields__ for record in layout.records)

    def records(self) -> Iterator[Evidence]:
        """Give the records of every row, then tally what was not used."""
        for number, row in self._table.rows():
            self._row = number
            if all(is_empty(cell) for cell in row) or self._is_left_out(row):
                continue
            self._text = quote(" | ".join(filter(None, map(text_of, row))))
            for record, fields in self._bound:
                evidence = self._record(record, fields, row)
                if evidence is not None:
                    yield evidence
        self._tally.childless += self._table.childless
        self._tally_unused()

    # --- binding ---

    def _find_order(self, hints: Sequence[str]) -> DayOrder | None:
        if self._layout.date_order != "auto":
            return self._layout.date_order
        sources = (source for record in self._layout.records for plan in record.plans for source in _dated(plan))
        indexes = {index for source in sources if (index := self._header.find(source.headers)) is not None}
        if not indexes:
            return None
        cells = (row[index] for _, row in self._table.rows() for index in indexes if index < len(row))
        return day_order(cells, hints)

    def _bind(self, plan: Plan) -> _Field:
        columns = []
        for source in plan.sources:
            index = self._header.find(source.headers)
            if index is None:
                continue
            clock = self._header.find(source.clock) if source.clock else None
            self._used |= {index} if clock is None else {index, clock}
            convert = converter(plan.shape.form, self._scaled(source, index), self._order)
            convert = lru_cache(maxsize=1024, typed=True)(convert)  # columns repeat themselves: names, dates, states
            empty = frozenset(map(fold, source.empty))
            columns.append(_Column(index, self._header.names[index], convert, source, empty, clock))
        default = next((s.default for s in reversed(plan.sources) if s.default is not None), None)
        return _Field(plan, tuple(columns), tuple(map(self._bind, plan.parts)), default)

    def _scaled(self, source: Source, index: int) -> Source:
        """Return the source with the scale that a spreadsheet really has: it keeps "85 %" as 0.85."""
        if source.scale != "percent" or not self._table.typed:
            return source
        cells = [row[index] for _, row in self._table.rows() if index < len(row)]
        numbers = [cell for cell in cells if isinstance(cell, int | float) and not isinstance(cell, bool)]
        if not any(numbers) or max(numbers) > 1:
            return source
        if any(isinstance(number, float) for number in numbers):
            return replace(source, scale="share")
        self._tally.unclear_share(self._header.names[index])
        return replace(source, scale=None)

    def _is_left_out(self, row: Row) -> bool:
        if text_of(row[0]) == self._header.names[0] and list(map(text_of, row)) == self._header.names:
            return True  # the header again: exports laid end to end
        for index, words in self._skips:
            cell = row[index] if index < len(row) else None
            if any(matches(fold(text_of(cell)), word) for word in words):
                self._tally.skipped(self._header.names[index], cell)
                return True
        return False

    def _tally_unused(self) -> None:
        known = self._used | {index for index, _ in self._skips} | self._header.find_all(self._layout.ignore)
        for index, name in enumerate(self._header.names):
            if name and index not in known:
                self._tally.unused(name)

    # --- records ---

    def _record(self, record: RecordPlan, fields: tuple[_Field, ...], row: Row) -> Evidence | None:
        self._places = {}
        values = self._values(fields, row)
        _end_after_midnight(fields, values)
        if any(is_empty(values.get(name)) for name in record.needs):
            return None
        for field in fields:
            if field.plan.shape.required and field.plan.name not in values:
                self._tally.incomplete(_shown(field), self._row)
                return None
        if "places" in record.kind.__struct_fields__:
            values["places"] = {name: place for name, place in self._places.items() if name in values}
        return make(record.kind, values, self._locator(self._text))

    def _values(self, fields: tuple[_Field, ...], row: Row) -> dict[str, Any]:
        """Return the fields that have a value, by name."""
        values = {}
        for field in fields:
            value = self._value(field, row)
            if value is not None:
                values[field.plan.name] = value
        return values

    def _value(self, field: _Field, row: Row) -> Any:
        if field.plan.constant is not UNSET:
            return field.plan.constant
        if field.parts:
            return self._struct(field, row)
        damaged = False
        for column in field.columns:
            cell = row[column.index] if column.index < len(row) else None
            if is_empty(cell) or (column.empty and fold(text_of(cell)) in column.empty):
                continue
            value = self._many(column, cell) if field.plan.shape.many else self._converted(column, cell, row)
            if value is not None:
                if self._keeps_places:
                    self._places[field.plan.name] = self._locator(quote(text_of(cell)), column.name)
                return value
            damaged = True
        return None if damaged else field.default

    def _converted(self, column: _Column, cell: object, row: Row) -> object:
        try:
            value = column.convert(cell)
        except AmbiguousDate:
            self._tally.ambiguous(column.name, self._row, cell)
            return None
        if value is not None and column.clock is not None and column.clock < len(row):
            value = join_clock(value, row[column.clock])
        if value is None:
            self._tally.bad(column.name, self._row, cell)
        return value

    def _many(self, column: _Column, cell: object) -> tuple[object, ...] | None:
        separator = column.source.separator
        pieces = text_of(cell).split(separator) if separator else [text_of(cell)]
        values = (self._converted(column, piece.strip(), ()) for piece in pieces if not is_empty(piece))
        return tuple(value for value in values if value is not None) or None

    def _struct(self, field: _Field, row: Row) -> object:
        shape = field.plan.shape
        assert shape.struct is not None  # noqa: S101 - for mypy: the shape of a field with parts has one
        values = self._values(field.parts, row)
        if not values:
            return None
        if shape.many and (pieces := _pieces(field, values)):
            return tuple(make(shape.struct, {**values, "name": piece}, self._locator(piece)) for piece in pieces)
        if shape.struct is Mention:
            values = _named(values)
        if any(part.required and name not in values for name, part in shape.parts.items()):
            return None
        if shape.struct is Mention and not values.keys() & {"name", "email", "identifier"}:
            return None
        made = make(shape.struct, values, self._locator(None))
        return (made,) if shape.many else made

    def _locator(self, text: str | None, column: str | None = None) -> Locator:
        return Locator(file=self._file, sheet=self._table.sheet, row=self._row, column=column, quote=text)


def _end_after_midnight(fields: Iterable[_Field], values: dict[str, Any]) -> None:
    """Put an end on the next day where one column gives the day of both and the clock has gone round since.

    An end of less than an hour before the start is left: the clock was put back in October, nobody stays for 23 hours.
    """
    start, end = values.get("start"), values.get("end")
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return
    dated = {field.plan.name: field.columns[0] for field in fields if field.columns}
    first, last = dated.get("start"), dated.get("end")
    if first is None or last is None or first.clock is None or last.clock is None or first.index != last.index:
        return
    # Damaged bytes may leave the zone to one of the two.
    if (start.tzinfo is None) == (end.tzinfo is None) and start - end > timedelta(hours=1):
        values["end"] = end + timedelta(days=1)


def make(struct: type[_S], values: Mapping[str, Any], locator: Locator) -> _S:
    """Build a struct from the fields that have a value; its locator and its nulls are put in."""
    own = {"locator": locator} if "locator" in struct.__struct_fields__ else {}
    return struct(**{**_nulls(struct), **values, **own})


@lru_cache(maxsize=64)
def _nulls(struct: type[Struct]) -> Mapping[str, None]:
    """Return the fields that have no default in the model and may be null."""
    return {name: None for name, shape in shapes_of(struct).items() if shape.nullable and not shape.has_default}


def _shown(field: _Field) -> str:
    """Return the header of a field's column, which the reader of a note knows, or else the field's name."""
    for part in (field, *field.parts):
        if part.columns:
            return part.columns[0].name
    return field.plan.name


def _named(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parts of a mention with first and last name joined where there is no full name."""
    joined = " ".join(filter(None, (values.get("first_name"), values.get("last_name"))))
    rest = {name: value for name, value in values.items() if name not in {"first_name", "last_name"}}
    return {"name": joined, **rest} if joined else rest


def _pieces(field: _Field, values: Mapping[str, Any]) -> list[str]:
    """Return the names in a cell that holds several persons or activities."""
    part = next((part for part in field.parts if part.plan.name == "name"), None)
    separator = next((source.separator for source in part.plan.sources if source.separator), None) if part else None
    name = values.get("name")
    return [piece.strip() for piece in str(name).split(separator) if piece.strip()] if separator and name else []


def _dated(plan: Plan) -> Iterator[Source]:
    """Give the sources of a plan that hold dates written as text."""
    if plan.shape.form in _DATES:
        yield from (source for source in plan.sources if not source.epoch)
    for part in plan.parts:
        yield from _dated(part)
