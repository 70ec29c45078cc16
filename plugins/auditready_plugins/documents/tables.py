"""Tables of written documents and of spreadsheets, seen the same way: rows of named cells, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from auditready import (
    DocumentText,
    EvidenceFile,
    Locator,
    ReadContext,
    Words,
    fold,
    listing,
    parse_date,
    quote,
)

DOCUMENTS = frozenset({"pdf", "docx", "odt", "email"})
SHEETS = frozenset({"delimited", "xlsx", "xls", "ods"})

Columns = Mapping[str, str]
"""Field → folded pattern that the whole heading matches."""

_HEADER_WITHIN = 30
"""Rows of a sheet, or of a document's table, among which the heading stands."""


class Row(NamedTuple):
    """One row below a heading."""

    cells: dict[str, object]
    locator: Locator

    def text(self, field: str) -> str:
        """Return a cell as text, empty where the table has no such column."""
        value = self.cells.get(field)
        return "" if value is None else " ".join(str(value).split())

    def date(self, field: str) -> date | None:
        """Return the day in a cell, day before month; ``None`` where it holds none that a training can have."""
        day = parse_date(self.cells.get(field))
        return day if day is not None and 1990 <= day.year <= 2100 else None

    @property
    def name(self) -> str:
        """The person's name, from one column or from two."""
        return self.text("person") or f"{self.text('first_name')} {self.text('last_name')}".strip()


class Table(NamedTuple):
    """Rows under one heading."""

    columns: tuple[str, ...]
    """Fields that the heading names."""
    headings: tuple[str, ...]
    """The heading as written."""
    unused: tuple[str, ...]
    caption: DocumentText
    """What stands above the table; in a sheet its name first."""
    rows: tuple[Row, ...]
    cut: bool = False
    """It seems to go on over the page in columns that do not match: rows may be missing."""

    def says(self, pattern: str) -> bool:
        """Whether the heading or what stands above it has a folded wording in it."""
        return bool(re.search(pattern, fold(" | ".join(self.headings)))) or self.caption.search(pattern) is not None


def find_tables(file: EvidenceFile, columns: Columns, required: Sequence[str], *, head: bool = False) -> list[Table]:
    """Return the tables of a file that have the ``required`` fields; of a sheet the first rows alone with ``head``."""
    if file.format in SHEETS:
        return list(_sheet_tables(file, columns, required, head=head))
    return list(_document_tables(file, columns, required))


def note_unused(tables: Sequence[Table], context: ReadContext) -> None:
    """Say which columns are not used, and where a table may have more rows than were read."""
    if any(table.cut for table in tables):
        context.note(
            "le tableau continue peut-être à la page suivante, dans des colonnes qui ne se reconnaissent pas : des "
            "lignes peuvent manquer ; le déposer aussi dans son format d'origine (DOCX, XLSX)",
            "the table may go on on the next page in columns that cannot be told: rows may be missing; file it in its "
            "original format as well (DOCX, XLSX)",
        )
    names = dict.fromkeys(name for table in tables for name in table.unused)
    if names:
        shown = listing(Words(f"« {name} »", f"'{name}'") for name in names)
        context.note(
            f"tableau partiellement compris : colonnes non utilisées : {shown.fr}",
            f"table not fully understood: columns not used: {shown.en}",
        )


def _folded(row: Sequence[object]) -> tuple[str, ...]:
    return tuple(fold(cell) if isinstance(cell, str) else "" for cell in row)


@lru_cache(maxsize=2)
def _folded_heads(file: EvidenceFile) -> tuple[str, ...]:
    """Return the first rows of each sheet, folded, a cell a line."""
    # Folded once for all types of documents, which are asked one after the other about the same file.
    return tuple(
        "\n".join(cell for row in rows[:_HEADER_WITHIN] for cell in _folded(row)) for _, rows in file.head_rows
    )


@cache
def _on_its_line(pattern: str) -> re.Pattern[str]:
    return re.compile(f"^(?:{pattern})$", re.MULTILINE)


def _matched(row: Sequence[str], columns: Columns, required: Sequence[str]) -> dict[int, str] | None:
    """Return column index → field where a folded row is the heading; ``None`` where it is not."""
    if _on_its_line(columns[required[0]]).search("\n".join(row)) is None:
        return None
    fields: dict[int, str] = {}
    for index, heading in enumerate(row):
        for field, pattern in columns.items():
            if heading and field not in fields.values() and re.fullmatch(pattern, heading):
                fields[index] = field
                break
    named = set(fields.values()) | ({"person"} if "last_name" in fields.values() else set())
    return fields if all(field in named for field in required) else None


def _sheet_tables(file: EvidenceFile, columns: Columns, required: Sequence[str], *, head: bool) -> Iterator[Table]:
    sheets = file.head_rows if head else [(sheet.name, sheet.rows) for sheet in file.sheets]
    first = _on_its_line(columns[required[0]])
    for number, (name, rows) in enumerate(sheets):
        if head and first.search(_folded_heads(file)[number]) is None:
            continue
        for index, row in enumerate(rows[:_HEADER_WITHIN]):
            fields = _matched(_folded(row), columns, required)
            if fields is None:
                continue
            above = [(_joined(cells), 1, number) for number, cells in enumerate(rows[:index], start=1)]
            below = (
                Row(_named(cells, fields), locator)
                for number, cells in enumerate(rows[index + 1 :], start=index + 2)
                if (locator := _sheet_locator(file, name, number, cells)).quote
            )
            yield _table(row, fields, DocumentText(file.name, [(name, 1, 0), *above]), tuple(below))
            break


def _named(cells: Sequence[object], fields: Mapping[int, str]) -> dict[str, object]:
    return {field: cells[index] if index < len(cells) else None for index, field in fields.items()}


def _sheet_locator(file: EvidenceFile, sheet: str, number: int, cells: Sequence[object]) -> Locator:
    return Locator(file=file.name, sheet=sheet or None, row=number, quote=quote(_joined(cells)))


def _joined(cells: Sequence[object]) -> str:
    return " | ".join(str(cell).strip() for cell in cells if cell is not None and str(cell).strip())


def _document_tables(file: EvidenceFile, columns: Columns, required: Sequence[str]) -> Iterator[Table]:
    text = DocumentText.of(file.name, file.document)
    header: Sequence[str] = ()
    fields: dict[int, str] | None = None
    rows: list[Row] = []
    caption = text
    cut = False
    for page in file.document.pages:
        line = 0
        for number, table in enumerate(page.tables):
            found, body = _split(table, columns, required)
            if found is not None:
                if fields is not None:
                    yield _table(header, fields, caption, tuple(rows), cut=cut)
                header, fields, rows, cut = table[len(table) - len(body) - 1], found, [], False
                line = _line_of(page.lines, header, line)
                caption = _above(text, page.number, line)
            elif fields is None:
                continue
            elif len(table[0]) != len(header):
                cut = cut or number == 0  # another table, or this one in columns that the page shows otherwise
                continue
            for cells in body:
                line = _line_of(page.lines, cells, line)
                locator = Locator(file=file.name, page=page.number, line=line or None, quote=quote(_joined(cells)))
                if locator.quote:
                    rows.append(Row(_named(cells, fields or {}), locator))
    if fields is not None:
        yield _table(header, fields, caption, tuple(rows), cut=cut)


def _split(
    table: Sequence[Sequence[str]], columns: Columns, required: Sequence[str]
) -> tuple[dict[int, str] | None, Sequence[Sequence[str]]]:
    for index, row in enumerate(table[:_HEADER_WITHIN]):
        if (fields := _matched(_folded(row), columns, required)) is not None:
            return fields, table[index + 1 :]
    return None, table


def _above(text: DocumentText, page: int, line: int) -> DocumentText:
    return text.part(0, sum((number, at) < (page, line) for _, number, at in text.lines))


def _line_of(lines: Sequence[str], cells: Sequence[str], after: int) -> int:
    """Return the 1-based line on which a row begins; the line before where its words are not found."""
    words = next((cell.split()[0] for cell in cells if cell.split()), "")
    return next((number for number in range(after + 1, len(lines) + 1) if words and words in lines[number - 1]), after)


def _table(
    header: Sequence[object],
    fields: dict[int, str],
    caption: DocumentText,
    rows: tuple[Row, ...],
    *,
    cut: bool = False,
) -> Table:
    headings = tuple("" if cell is None else str(cell).strip() for cell in header)
    unused = tuple(name for index, name in enumerate(headings) if name and index not in fields)
    return Table(tuple(fields.values()), headings, unused, caption, rows, cut)
