"""Dates and times as exports and documents write them, without a guess.

A format that is written the same on every row is parsed by slices; whether ``3/10/25`` is in March or October is
settled for a whole file at once (formats-synchronous.md 0.2), and where nothing settles it, it is said to be ambiguous.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from .fold import fold
from .patterns import LazyPattern

DayOrder = Literal["dmy", "mdy", "ymd"]
"""``ymd`` is for years of two digits alone: four digits at the beginning are a year in any order."""

_MONTHS = {
    "janvier": 1, "janv": 1, "january": 1, "jan": 1, "enero": 1, "ene": 1,
    "fevrier": 2, "fevr": 2, "fev": 2, "february": 2, "feb": 2, "febrero": 2,
    "mars": 3, "mar": 3, "march": 3, "marzo": 3,
    "avril": 4, "avr": 4, "april": 4, "apr": 4, "abril": 4, "abr": 4,
    "mai": 5, "may": 5, "mayo": 5,
    "juin": 6, "june": 6, "jun": 6, "junio": 6,
    "juillet": 7, "juil": 7, "july": 7, "jul": 7, "julio": 7,
    "aout": 8, "august": 8, "aug": 8, "agosto": 8, "ago": 8,
    "septembre": 9, "sept": 9, "september": 9, "sep": 9, "septiembre": 9,
    "octobre": 10, "oct": 10, "october": 10, "octubre": 10,
    "novembre": 11, "nov": 11, "november": 11, "noviembre": 11,
    "decembre": 12, "dec": 12, "december": 12, "diciembre": 12, "dic": 12,
}  # fmt: skip

_MONTHS_ABROAD = {
    "januar": 1, "janner": 1, "gennaio": 1, "gen": 1, "janeiro": 1, "januari": 1,
    "februar": 2, "febbraio": 2, "fevereiro": 2, "februari": 2,
    "marz": 3, "mrz": 3, "marco": 3, "maart": 3, "mrt": 3,
    "aprile": 4,
    "maggio": 5, "mag": 5, "maio": 5, "mei": 5,
    "juni": 6, "giugno": 6, "giu": 6, "junho": 6,
    "juli": 7, "luglio": 7, "lug": 7, "julho": 7,
    "augustus": 8, "aug": 8,
    "settembre": 9, "set": 9, "setembro": 9,
    "oktober": 10, "okt": 10, "ottobre": 10, "ott": 10, "outubro": 10, "out": 10,
    "novembro": 11,
    "dezember": 12, "dez": 12, "dicembre": 12, "dezembro": 12,
}  # fmt: skip
"""German, Italian, Portuguese and Dutch; read where a cell is a date as a whole, since "2 Marco" may be a person."""

_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ALL_MONTHS = {**_MONTHS, **_MONTHS_ABROAD}
_ANY_MONTH = "|".join(sorted(_ALL_MONTHS, key=len, reverse=True))
_TIME = (
    r"(?P<H>\d{1,2})\s*(?::|\.(?=\d{2}[ap ]*m?\.?$)|h)\s*(?P<M>\d{2})?(?::(?P<S>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\.?)?"
)
_ZONES = {
    "wet": "+00:00", "west": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00", "eest": "+03:00",
    "est": "-05:00", "edt": "-04:00", "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip
"""Names of zones that mean one offset; CST, IST and BST mean several and are left alone."""
_ZONE = rf"\s*(?P<zone>z|utc|gmt|{'|'.join(_ZONES)}|(?:utc|gmt)?[+-]\d{{1,2}}(?::?\d{{2}})?)?"
_GLUE = r"(?:\s*,\s*|\s*t(?=\d)|\s+(?:a|at|de)\s+|\s*-\s+|\s+)"
_FORMS = tuple(
    LazyPattern(rf"(?:[a-z]+(?:-[a-z]+)?\.?,?\s+)?{day}(?:{_GLUE}{_TIME}{_ZONE})?")
    for day in (
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})",
        r"(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<y>\d{4}|\d{2})",
        rf"(?:le\s+)?(?P<d>\d{{1,2}})(?:er|st|nd|rd|th|\.)?[\s-]+(?:de\s+)?(?P<month>{_ANY_MONTH})\.?,?[\s-]+(?:de\s+)?(?P<y>\d{{4}}|\d{{2}})",
        rf"(?P<month>{_ANY_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})",
        rf"(?P<y>\d{{4}})\s+(?P<month>{_ANY_MONTH})\.?\s+(?P<d>\d{{1,2}})",  # a date cell as Moodle 1 and 2 format it
    )
)
_TIME_ALONE = LazyPattern(_TIME)
_DATE_WITHIN = LazyPattern(
    rf"\b\d{{1,2}}-\d{{1,2}}-\d{{4}}\b|\b\d{{1,2}}\s*[/.]\s*\d{{1,2}}\s*[/.]\s*(?:\d{{4}}|\d{{2}})\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b"
    rf"|\b\d{{1,2}}(?:er)?\s+(?:{_MONTH})\.?\s+\d{{4}}\b|\b(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?,\s+\d{{4}}\b"
)


_DAY_WITHIN = LazyPattern(
    rf"(?<![\d/.-])(?P<d>\d{{1,2}})\s*[/-]\s*(?P<m>\d{{1,2}})(?!\s*[/-]?\s*\d)(?!\s*(?:[h:]|journee))"
    rf"|\b(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b(?!\.?,?\s+\d{{2}})"
    rf"|(?<!\d\s)\b(?P<english>{_MONTH})\s+(?P<of>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,?\s+\d{{4}})"
)
_CLOCK = r"\d{1,2}\s*(?:(?::\d{2}){1,2}|h\s*(?:\d{2})?)(?:\s*[ap]\.?m\b\.?)?|\d{1,2}(?:\.\d{2})?\s*[ap]\.?m\b\.?"
_HOURS_WITHIN = LazyPattern(
    rf"(?<![\d/.:-])({_CLOCK}|\d{{1,2}}(?=\s*(?:-|a|to)\s*\d{{1,2}}\s*h))\s*(?:->|[-/>→]|a|to|au|until|jusqu'a)\s*({_CLOCK})"
)
_BARE_HOUR = LazyPattern(r"^(\d{1,2})\s*([ap]\.?m\.?)?$")
_ISO_IN_NAME = LazyPattern(r"(?<!\d)(20\d\d)([-_. ]?)([01]\d)\2([0-3]\d)(?!\d)")
_SEPARATORS = LazyPattern(r"[_-]+")
_NUMERIC_DAY = LazyPattern(r"\D*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b")


class AmbiguousDate(ValueError):  # noqa: N818 - a value that has two readings, no failure of the parser
    """Day and month could be swapped, and nothing in the file or the dossier settles it."""


def parse_datetime(value: object, order: DayOrder | None = "dmy") -> datetime | None:
    """Return the moment in a cell; midnight where it holds a date alone; ``None`` where it holds none.

    ``order`` says how ``3/10/25`` is read; ``None`` raises :class:`AmbiguousDate` for such a value. A zone in the
    text gives an aware ``datetime``, none a naive one. A date without year is none: its year would be a guess. Nor is a
    date before 1990 or after 2100 one: it is a slip of the pen, a birthday, or a clock that was never set.
    """
    if isinstance(value, datetime):
        moment: datetime | None = value
    elif isinstance(value, date):
        moment = datetime(value.year, value.month, value.day)
    else:
        moment = _parse_text(_unprotected(value), order) if isinstance(value, str) else None
    return moment if moment is not None and 1990 <= moment.year <= 2100 else None


def parse_date(value: object, order: DayOrder | None = "dmy") -> date | None:
    """Return the day in a cell; see :func:`parse_datetime`."""
    moment = parse_datetime(value, order)
    return None if moment is None else moment.date()


def parse_time(value: object) -> time | None:
    """Return the time of day in "8h30", "08:30", "8 h", "2:05 PM" or a time cell; ``None`` otherwise."""
    if isinstance(value, datetime):
        return value.time()
    if isinstance(value, time):
        return value
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds() // 60)
        return time(minutes // 60, minutes % 60) if 0 <= minutes < 1440 else None
    if not isinstance(value, str):
        return None
    found = _TIME_ALONE.fullmatch(fold(value))
    return None if found is None else _time_of(found)


def find_dates(text: str, order: DayOrder = "dmy") -> list[tuple[date, str]]:
    """Return the dates within a sentence with the words they were read from, in order."""
    dates = []
    for found in _DATE_WITHIN.finditer(fold(text)):
        words = found.group()
        day = parse_date(re.sub(r"\s*([/.])\s*", r"\1", words) if "/" in words or words[0].isdigit() else words, order)
        if day is not None:
            dates.append((day, words))
    return dates


def dates_in_name(name: str) -> tuple[str, ...]:
    """Return the ISO dates of a path that have one reading.

    Year first (``2025_07_08``, ``GMT20240816-…``, ``2024-03-15 09.00``), or with the month's name (``8 juillet 2025``).
    """
    first = (found.expand(r"\1-\3-\4") for found in _ISO_IN_NAME.finditer(name))
    spelt = (day.isoformat() for day, words in find_dates(_SEPARATORS.sub(" ", name)) if re.search("[a-z]", words))
    return tuple(dict.fromkeys((*(day for day in first if parse_date(day) is not None), *spelt)))


def find_days(text: str, order: DayOrder = "dmy") -> list[tuple[int, int]]:
    """Return ``(day, month)`` of the dates without year in a sentence, in order: "2 mars", "02/03", "March 2nd"."""
    days = []
    for found in _DAY_WITHIN.finditer(fold(text)):
        if found["d"]:
            day, month = (int(found["d"]), int(found["m"]))[:: -1 if order == "mdy" else 1]
        else:
            day, month = int(found["day"] or found["of"]), _MONTHS[found["month"] or found["english"]]
        if 1 <= month <= 12 and 1 <= day <= 31:
            days.append((day, month))
    return days


def find_hours(text: str) -> list[tuple[time, time]]:
    """Return the spans of time in a sentence, in order: "de 8h30 à 12h00", "9h-12h30", "9:00 AM to 12:30 PM".

    A span that does not end after it begins is none.
    """
    spans = []
    for found in _HOURS_WITHIN.finditer(fold(text)):
        start, end = (parse_time(_BARE_HOUR.sub(r"\1:00 \2", clock.strip()).strip()) for clock in found.groups())
        if start is not None and end is not None and start < end:
            spans.append((start, end))
    return spans


def day_order(values: Iterable[object], hints: Iterable[str] = ()) -> DayOrder | None:
    """Return how a file writes its numeric dates, or ``None`` where nothing settles it.

    ``hints`` are ISO dates that the dossier or the file name declares, and periods "2026-03-02/2026-03-06". Any value
    with a field over 12 settles the whole file; else full stops, which no language writes month first; else the reading
    that hits a declared day, else the one that lies in a period; else, when both fields are always equal, either
    reading is the same. A year of two digits comes first where only that reading fits what is declared.
    """
    days: list[tuple[int, int, int]] = []
    dotted = short = False
    settled: DayOrder | None = None
    for value in values:
        if isinstance(value, str) and (found := _NUMERIC_DAY.match(_unprotected(value))):
            first, second = int(found[1]), int(found[2])
            days.append((first, second, _full_year(found[3])))
            dotted = dotted or found.string[found.end(1)] == "."
            short = len(found[3]) == 2
            if first > 12 or second > 12:
                settled = "dmy" if first > 12 else "mdy"
                if not short:
                    return settled
    declared = _Declared.of(hints)
    if short and declared and days:
        if any(map(declared.fits, (_as_iso(*day, settled or "dmy") for day in days))):
            return settled or _hinted(days, declared)
        if any(map(declared.fits, (_as_iso(*day, "ymd") for day in days))):
            return "ymd"
    if settled or dotted or all(first == second for first, second, _ in days):
        return settled or "dmy"
    return _hinted(days, declared)


class _Declared(Struct, frozen=True):
    """Days and periods that something beside the file declares."""

    days: frozenset[str]
    periods: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, hints: Iterable[str]) -> _Declared:
        given = set(hints)
        periods = sorted(hint for hint in given if "/" in hint)
        return cls(frozenset(given.difference(periods)), tuple((p[:10], p[11:]) for p in periods))

    def __bool__(self) -> bool:
        return bool(self.days or self.periods)

    def fits(self, day: str) -> bool:
        return day in self.days or any(start <= day <= end for start, end in self.periods)


def _hinted(days: list[tuple[int, int, int]], declared: _Declared) -> DayOrder | None:
    days = [day for day in days if day[0] != day[1]]  # 1/1 hits the same hint either way
    for fits in (declared.days.__contains__, declared.fits):
        as_dmy, as_mdy = (any(fits(_as_iso(*day, order)) for day in days) for order in ("dmy", "mdy"))
        if as_dmy != as_mdy:
            return "dmy" if as_dmy else "mdy"
        if as_dmy:
            return None
    return None


def _as_iso(first: int, second: int, year: int, order: str) -> str:
    """Return the ISO date, sound or not, of the three numbers of a date."""
    if order == "ymd":
        return f"20{first:02}-{second:02}-{year % 100:02}"
    month, day = (first, second) if order == "mdy" else (second, first)
    return f"{year:04}-{month:02}-{day:02}"


def _unprotected(value: str) -> str:
    # ="2024-11-20 09:00:00" and '2024-11-20 keep a spreadsheet from reading the cell as a date.
    return value.strip().removeprefix("=").strip("\"'")


@lru_cache(maxsize=65_536)
def _parse_text(value: str, order: DayOrder | None) -> datetime | None:
    if len(value) < 6:
        return None
    if value[4:5] == "-" and value[7:8] == "-":
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            pass  # "2020-04-03 1:05 PM" and the like go the long way
    text = fold(value)
    for form in _FORMS:
        found = form.fullmatch(text)
        if found is not None:
            return _moment_of(found, order)
    return None


def _moment_of(found: re.Match[str], order: DayOrder | None) -> datetime | None:
    groups = found.groupdict()
    year = groups["y"]
    if "a" in groups:
        first, second = int(groups["a"]), int(groups["b"])
        if order == "ymd" and len(year) == 2:
            first, year = int(year), groups["a"].zfill(2)
        elif first > 12 or second > 12:
            order = "dmy" if first > 12 else "mdy"
        elif order is None and first != second:
            raise AmbiguousDate(found.group())
        day, month = (first, second) if order != "mdy" else (second, first)
    else:
        day = int(groups["d"])
        month = _ALL_MONTHS[groups["month"]] if groups.get("month") else int(groups["m"])
    clock = time() if groups["H"] is None else _time_of(found)
    if clock is None:
        return None
    try:
        moment = datetime.combine(date(_full_year(year), month, day), clock)
        return moment if not groups["zone"] else datetime.fromisoformat(moment.isoformat() + _offset(groups["zone"]))
    except ValueError:
        return None  # 30/02, or a zone a day and more away


def _offset(zone: str) -> str:
    if zone in _ZONES:
        return _ZONES[zone]
    shift = zone.removeprefix("utc").removeprefix("gmt").removeprefix("z")
    if not shift:
        return "+00:00"
    hours, minutes = [*shift[1:].split(":"), "00"][:2] if ":" in shift else (shift[1:3], shift[3:] or "00")
    return f"{shift[0]}{int(hours):02}:{minutes}"


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _time_of(found: re.Match[str]) -> time | None:
    hour, minute, second = int(found["H"]), int(found["M"] or 0), int(found["S"] or 0)
    if half := found["half"]:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None
