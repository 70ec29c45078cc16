"""See a CSV, a workbook's sheets or a JSON document as tables with one header, for a mapping to read.

Delimited text is streamed, so it may be gone through more than once but is never held whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from .cells import matches, text_of
from .fold import fold

if TYPE_CHECKING:
    from ..files import EvidenceFile
    from .mapping import Layout

Row = Sequence[object]
SPREADSHEETS = frozenset({"xlsx", "xls", "ods"})
_TABLES = SPREADSHEETS | {"delimited"}
_FIRST_ROWS = 60
"""A header below this row is not looked for."""
_SEEN_OBJECTS = 50
"""Objects of a JSON document whose keys are looked at to recognise it."""
_DEEPEST = 12
"""Levels of nested JSON objects that are flattened; no export goes half as deep."""
_HUGE = 2**63
"""A larger whole number in JSON is damage, and dear to turn into text."""


class Header:
    """The header of a table: finds columns by any of their names."""

    def __init__(self, cells: Row) -> None:
        self.names = [text_of(cell) for cell in cells]
        self.folded = [fold(name) for name in self.names]
        self._first: dict[str, int] = {}
        for index, name in enumerate(self.folded):
            if name:
                self._first.setdefault(name, index)

    def find(self, variants: Iterable[str]) -> int | None:
        """Return the index of the first column that has one of these names, in the order of the names."""
        for variant in variants:
            name = fold(variant)
            if "*" not in name:
                if name in self._first:
                    return self._first[name]
                continue
            for header, index in self._first.items():
                if matches(header, name):
                    return index
        return None

    def find_all(self, patterns: Iterable[str]) -> set[int]:
        """Return the indexes of all columns that have one of these names."""
        wanted = list(map(fold, patterns))
        return {index for index, name in enumerate(self.folded) if any(matches(name, pattern) for pattern in wanted)}


class Table(Struct, frozen=True, kw_only=True):
    """Rows under one header."""

    header: Header
    rows: Callable[[], Iterator[tuple[int, Row]]]
    """Rows below the header with their 1-based number; may be called again."""
    sheet: str | None = None
    typed: bool = False
    """Cells are a spreadsheet's: a percentage is a fraction there."""
    childless: int = 0
    """JSON objects without the nested list that holds the rows."""


def find_header(rows: Sequence[Row], layout: Layout) -> int | None:
    """Return the index of the row that has every required header and none of the absent ones."""
    headers = map(Header, rows[:_FIRST_ROWS])
    return next((index for index, header in enumerate(headers) if is_header(header, layout)), None)


def is_header(header: Header, layout: Layout) -> bool:
    """Whether a header is the one that ``layout`` describes."""
    if len(header.names) < len(layout.required) or any(header.find(group) is None for group in layout.required):
        return False
    return not layout.absent or header.find(layout.absent) is None


def find_headers(file: EvidenceFile, layout: Layout) -> Header | None:
    """Return the header by which ``file`` is of ``layout``, from its head alone."""
    if file.format in _TABLES:
        if not all(group & _names_in(file) or "" in group for group in _folded(layout.required)):
            return None
        return next((header for header in head_of(file) if is_header(header, layout)), None)
    if file.format == "json" and _head_has_keys(file, layout):
        for root in layout.root:
            header = _json_header(islice(_iter_objects(file.json, root, layout.each), _SEEN_OBJECTS))
            if is_header(header, layout):
                return header
    return None


@lru_cache(maxsize=2)
def _names_in(file: EvidenceFile) -> frozenset[str]:
    """Return all that stands in the first rows: most layouts are told from it at once."""
    return frozenset(name for header in head_of(file) for name in header.folded)


@lru_cache(maxsize=1_024)
def _folded(required: tuple[tuple[str, ...], ...]) -> tuple[frozenset[str], ...]:
    """Return the names of each group; the empty one is in a group that stands for any text at an end."""
    return tuple(frozenset("" if "*" in name else fold(name) for name in group) for group in required)


@lru_cache(maxsize=2)
def head_of(file: EvidenceFile) -> tuple[Header, ...]:
    """Return every one of the first rows, in all sheets, as a header."""
    # Folded once for all layouts of all mapped readers, which are asked one after the other about the same file.
    return tuple(Header(row) for _, rows in file.head_rows for row in rows[:_FIRST_ROWS])


def iter_tables(file: EvidenceFile, layout: Layout) -> Iterator[Table]:
    """Give the tables of ``file`` that are of ``layout``."""
    if file.format == "json":
        for root in layout.root:
            table = _json_table(file.json, root, layout)
            if is_header(table.header, layout):
                yield table
                return
    elif file.format == "delimited":
        for _, rows in file.head_rows:
            index = find_header(rows, layout)
            if index is not None:
                yield Table(header=Header(rows[index]), rows=partial(_streamed, file, index + 1))
    elif file.format in SPREADSHEETS:
        for sheet in file.sheets:
            index = find_header(sheet.rows, layout)
            if index is not None:
                rows_below = partial(enumerate, sheet.rows[index + 1 :], index + 2)
                yield Table(header=Header(sheet.rows[index]), rows=rows_below, sheet=sheet.name, typed=True)


def _streamed(file: EvidenceFile, first: int) -> Iterator[tuple[int, Row]]:
    return islice(file.iter_rows(), first, None)


def _head_has_keys(file: EvidenceFile, layout: Layout) -> bool:
    """Whether the required keys stand in the first 64 KiB: cheaper than parsing what is another tool's document."""
    head = file.head.replace(b"\x00", b"")
    return all(
        any(not variant.isascii() or _last_key(variant) in head for variant in group) for group in layout.required
    )


def _last_key(variant: str) -> bytes:
    return variant.rstrip("*").rsplit(".", 1)[-1].encode()


def _json_table(document: Any, root: str, layout: Layout) -> Table:
    objects = list(_iter_objects(document, root, layout.each))
    names = list(dict.fromkeys(name for entry in objects for name in entry))
    rows = [[entry.get(name) for name in names] for entry in objects]
    childless = sum(1 for entry in _at(document, root) if not _children(entry, layout.each)) if layout.each else 0
    return Table(header=Header(names), rows=partial(enumerate, rows, 1), childless=childless)


def _json_header(objects: Iterable[Mapping[str, object]]) -> Header:
    return Header(list(dict.fromkeys(name for entry in objects for name in entry)))


def _iter_objects(document: Any, root: str, each: str | None) -> Iterator[dict[str, object]]:
    """Give one flat object a row; with ``each``, one for each element of that list, beside its parent's own keys."""
    for entry in _at(document, root):
        flat = _flat(entry)
        if each is None:
            yield flat
            continue
        for child in _children(entry, each):
            yield {**flat, **_flat(child, f"{each}.")}


def _at(document: Any, root: str) -> list[Any]:
    for key in filter(None, root.split(".")):
        document = document.get(key) if isinstance(document, dict) else None
    entries = document if isinstance(document, list) else [document]
    return [entry for entry in entries if isinstance(entry, dict)]


def _children(entry: Any, each: str | None) -> list[Any]:
    for key in (each or "").split("."):
        entry = entry.get(key) if isinstance(entry, dict) else None
    return [child for child in entry if isinstance(child, dict)] if isinstance(entry, list) else []


def _flat(entry: Mapping[str, Any], prefix: str = "", depth: int = 0) -> dict[str, object]:
    flat: dict[str, object] = {}
    for key, value in entry.items():
        if isinstance(value, dict):
            if depth < _DEEPEST:
                flat |= _flat(value, f"{prefix}{key}.", depth + 1)
        elif isinstance(value, list):
            if not any(isinstance(item, dict | list) for item in value):
                flat[prefix + key] = ", ".join(map(text_of, value))
        elif not isinstance(value, int) or abs(value) < _HUGE:
            flat[prefix + key] = value
    return flat
