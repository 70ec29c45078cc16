"""Whether a sheet writes the day or the month first: what its own dates, its weekdays and the session's days settle."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from auditready import LazyPattern, Sheet, day_order, find_dates, fold

from .days import DayOrder
from .grid import is_date
from .vocabulary import weekday_of

_FRENCH = LazyPattern(
    r"\b(?:emargement|matin|apres[- ]midi|formateur|formatrice|stagiaire|prenom|nom|jour|presence|apprenant|heure"
    r"|statut|signee?|debut|fin)s?\b"
)
_NUMERIC = LazyPattern(r"(?<![\d/.])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])")
_YEARLESS = LazyPattern(r"(?:[a-z]+\.?,? )?(\d{1,2})/(\d{1,2})")
Basis = Literal["dates", "language", "nothing"]
"""What settles the order: dates, weekdays and announced days; the language of the sheet alone; nothing."""
_LOOKED_AT = 20_000
"""Texts of a file that are looked at: its dates are written one way."""
_FRENCH_LOOKED_AT = 400


def order_in(sheets: Sequence[Sheet], hints: Sequence[str]) -> tuple[DayOrder, Basis]:
    """Return how a file writes its numeric dates, and what settles it.

    A field over 12 does, wherever it stands; a weekday written beside, above or below a date; a day that the session
    announces, here in words or in the dossier. Else French sheets write the day first, and in others that is assumed.
    """
    texts = list(_texts(sheets))
    french = any(_FRENCH.search(fold(text)) for text in texts[:_FRENCH_LOOKED_AT])
    written = [found for text in texts for found in _NUMERIC.findall(text)]
    numbers = [(int(first), int(second)) for first, _, second, _ in written]
    numbers += [(int(found[1]), int(found[2])) for text in texts if (found := _YEARLESS.fullmatch(fold(text)))]
    sure = {"dmy" for first, _ in numbers if first > 12} | {"mdy" for _, second in numbers if second > 12}
    if len(sure) == 1:
        return "dmy" if "dmy" in sure else "mdy", "dates"
    if (by_weekday := _by_weekday(sheets, least=2 if french else 1)) is not None:
        return by_weekday, "dates"
    announced = {day.isoformat() for day in _announced(sheets, texts)}
    dates = [f"{first}/{second}/{year}" for first, _, second, year in written]
    dotted = any(separator == "." for _, separator, _, _ in written)
    order = day_order(dates, {*hints, *announced}) if not dotted else "dmy"
    return (order, "dates") if order is not None else ("dmy", "language" if french else "nothing")


def _texts(sheets: Iterable[Sheet]) -> Iterator[str]:
    left = _LOOKED_AT
    for sheet in sheets:
        for row in sheet.rows:
            for value in row:
                if isinstance(value, str) and len(value) < 200:
                    left -= 1
                    if left < 0:
                        return
                    yield value


def _announced(sheets: Iterable[Sheet], texts: Iterable[str]) -> Iterator[date]:
    """Give the days that nobody can misread: real date cells, and months in words."""
    for sheet in sheets:
        for row in sheet.rows:
            for value in row:
                if is_date(value) and isinstance(value, date):
                    yield date(value.year, value.month, value.day)
    for text in texts:
        if re.search(r"[a-z]{3}", fold(text)) and re.search(r"\d", text):
            yield from (day for day, shown in find_dates(text) if not _NUMERIC.search(shown))


def _by_weekday(sheets: Iterable[Sheet], *, least: int) -> DayOrder | None:
    """Return the one order in which the weekdays fit the dates that they stand beside; ``least`` says how many must."""
    fits: Counter[DayOrder] = Counter()
    left = _LOOKED_AT
    for sheet in sheets:
        for number, row in enumerate(sheet.rows, start=1):
            for column, value in enumerate(row, start=1):
                if not isinstance(value, str) or (found := _NUMERIC.search(value)) is None or len(value) > 60:
                    continue
                left -= 1
                if left < 0:
                    break
                weekday = _weekday_near(sheet, number, column, value)
                orders = _fitting(int(found[1]), int(found[3]), int(found[4]), weekday)
                if len(orders) == 1:
                    fits[orders[0]] += 1
    if len(fits) != 1:
        return None
    order, count = fits.popitem()
    return order if order == "dmy" or count >= least else None


def _weekday_near(sheet: Sheet, row: int, column: int, text: str) -> int | None:
    near = (text, *(sheet.cell(*place) for place in ((row - 1, column), (row + 1, column), (row, column - 1))))
    return next((day for value in near if isinstance(value, str) and (day := weekday_of(value)) is not None), None)


def _fitting(first: int, second: int, year: int, weekday: int | None) -> list[DayOrder]:
    """Return the orders in which two numbers are a date on a weekday."""
    fitting: list[DayOrder] = []
    orders: tuple[tuple[DayOrder, int, int], ...] = (("dmy", first, second), ("mdy", second, first))
    for order, day, month in orders:
        try:
            made = date(year + 2000 if year < 100 else year, month, day)
        except ValueError:
            continue
        if weekday is not None and made.weekday() == weekday and first != second:
            fitting.append(order)
    return fitting
