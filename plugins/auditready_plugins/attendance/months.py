"""Sheets of a month that number its days: "Mois : septembre 2026" above the columns 1, 2, 3 … 30."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from auditready import LazyPattern, Sheet, fold, parse_date

_MONTH = LazyPattern(r"\b([a-z]{3,9})\.?\s+(?:de l'annee\s+)?(20\d\d)\b|(?<![\d/])(0?[1-9]|1[0-2])\s*/\s*(20\d\d)\b")
_LOOKED_AT = 30
"""Rows among which the head of a sheet stands."""
_LEAST = 5
"""Days that must follow each other for numbers to be days: "1 2 3" may be lessons."""
_WEEKDAYS = frozenset(
    {"l", "m", "j", "v", "s", "d", "lu", "ma", "me", "je", "ve", "sa", "di",
     "lun", "mar", "mer", "jeu", "ven", "sam", "dim"}
)  # fmt: skip


def numbered_days(sheet: Sheet) -> Mapping[tuple[int, int], date | None]:
    """Return, by row and column, the dates of a row of numbered days, and ``None`` for the letters of their weekdays.

    Nothing where the head names no month, or several.
    """
    rows = sheet.rows[:_LOOKED_AT]
    for at, row in enumerate(rows):
        numbers = {column: number for column, value in enumerate(row, 1) if (number := _day_number(value))}
        in_order = all(one < other for one, other in zip(_of(numbers), _of(numbers)[1:], strict=False))
        if len(numbers) < _LEAST or not in_order:
            continue
        months = {month for text in _texts(sheet.name, rows[: at + 1]) for month in _months_in(text)}
        if len(months) != 1:
            continue
        year, month = months.pop()
        days: dict[tuple[int, int], date | None] = {}
        for column, number in numbers.items():
            try:
                days[at + 1, column] = date(year, month, number)
            except ValueError:
                return {}  # 31 in a month of 30 days: not this month's
        for beside in (at - 1, at + 1):
            days.update(_weekday_letters(rows, beside, numbers))
        return days
    return {}


def _of(numbers: Mapping[int, int]) -> list[int]:
    return list(numbers.values())


def _day_number(value: object) -> int:
    if isinstance(value, str) and value.strip().isdigit() and len(value.strip()) <= 2:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        return 0
    return int(value) if 1 <= value <= 31 else 0


def _texts(name: str, rows: Sequence[Sequence[object]]) -> list[str]:
    return [name, *(value for row in rows for value in row if isinstance(value, str) and len(value) < 200)]


def _months_in(text: str) -> list[tuple[int, int]]:
    days = (
        parse_date(f"1 {found[1]} {found[2]}" if found[1] else f"1/{found[3]}/{found[4]}", "dmy")
        for found in _MONTH.finditer(fold(text))
    )
    return [(day.year, day.month) for day in days if day]


def _weekday_letters(
    rows: Sequence[Sequence[object]], at: int, numbers: Mapping[int, int]
) -> dict[tuple[int, int], date | None]:
    if not 0 <= at < len(rows):
        return {}
    cells = {column: rows[at][column - 1] for column in numbers if column <= len(rows[at])}
    texts = {column: fold(value).strip(". ") for column, value in cells.items() if isinstance(value, str)}
    if len(texts) < _LEAST or not all(text in _WEEKDAYS for text in texts.values()) or "j" not in _initials(texts):
        return {}  # "M" under each day may be its morning
    return {(at + 1, column): None for column in texts}


def _initials(texts: Mapping[int, str]) -> set[str]:
    return {text[:1] for text in texts.values()}
