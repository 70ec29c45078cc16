"""Turn one cell into the value of a field, as a mapping says.

Knows no table and no evidence: a cell and a source in, a value or ``None`` (the cell holds none) out. Raises
``AmbiguousDate`` alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from .dates import DayOrder, parse_datetime, parse_time
from .durations import parse_minutes
from .fold import fold
from .numbers import parse_number, parse_share

if TYPE_CHECKING:
    from .mapping import Source

Convert = Callable[[object], object]

_EMPTY = frozenset({"", "-", "--", "–", "—", "−"})
_YES = frozenset({"true", "vrai", "oui", "yes", "x", "1"})
_NO = frozenset({"false", "faux", "non", "no", "0"})
_FIRST_YEAR = 1990
"""An earlier moment counted from 1970 is no moment of a training: 0 is how many tools write "never"."""
_LAST_YEAR = 2100


def is_empty(cell: object) -> bool:
    """Whether the cell holds nothing, or a dash that stands for nothing."""
    return cell is None or (isinstance(cell, str) and cell.strip() in _EMPTY)


def text_of(cell: object) -> str:
    """Return a cell as text; dates in ISO form, numbers as short as they are."""
    match cell:
        case None:
            return ""
        case str():
            return cell.strip()
        case bool():
            return "true" if cell else "false"
        case date() | time():
            return cell.isoformat()
        case timedelta():
            return str(cell)
        case _:
            return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def matches(word: str, pattern: str) -> bool:
    """Whether a folded word is the folded ``pattern``; a ``*`` at its end or start stands for any text."""
    bare = pattern.strip("*")
    match pattern.startswith("*"), pattern.endswith("*"):
        case False, False:
            return word == pattern
        case False, True:
            return word.startswith(bare)
        case True, False:
            return word.endswith(bare)
        case _:
            return bare in word


def converter(form: str, source: Source, order: DayOrder | None) -> Convert:
    """Return the function that reads cells of ``source`` for a field of ``form``."""
    match form:
        case "text":
            known = _words(source)
            return lambda cell: source.prefix + (_word(known, cell) or text_of(cell))
        case "word" | "flag":
            return _word_reader(form, source)
        case "integer":
            return (lambda cell: len(text_of(cell))) if source.characters else _integer
        case "number":
            return parse_number
        case "minutes":
            return lambda cell: parse_minutes(cell, unit=source.unit)
        case "share":
            return lambda cell: _share(cell, source.scale)
        case "time":
            return parse_time
        case "date":
            moment = _moment_reader(source, order)
            return lambda cell: value.date() if (value := moment(cell)) is not None else None
        case _:
            return _moment_reader(source, order)


def join_clock(day: object, cell: object) -> datetime | None:
    """Return the moment of a day and of the time that stands in another column."""
    moment = parse_time(cell)
    return (
        datetime.combine(day.date(), moment, day.tzinfo) if isinstance(day, datetime) and moment is not None else None
    )


def _words(source: Source) -> tuple[tuple[str, str], ...]:
    # Exact words before those that stand for any ending, and "*" last: so the order in the file does not matter.
    pairs = [(fold(word), value) for value, words in source.values.items() for word in words]
    return tuple(sorted(pairs, key=lambda pair: ("*" in pair[0], -len(pair[0]))))


def _word(known: tuple[tuple[str, str], ...], cell: object) -> str | None:
    word = fold(text_of(cell))
    return next((value for pattern, value in known if matches(word, pattern)), None)


def _word_reader(form: str, source: Source) -> Convert:
    known = _words(source)
    if form == "word":
        return lambda cell: _word(known, cell)
    return lambda cell: _flag(known, cell)


def _flag(known: tuple[tuple[str, str], ...], cell: object) -> bool | None:
    said = _word(known, cell)
    if said is not None:
        return said == "true"
    word = fold(text_of(cell))
    return True if word in _YES else False if word in _NO else None


def _integer(cell: object) -> int | None:
    number = parse_number(cell)
    return int(number) if number is not None and number.is_integer() else None


def _share(cell: object, scale: str | None) -> float | None:
    if isinstance(cell, str) and "%" in cell:
        return parse_share(cell)
    number = parse_number(cell)
    if number is None or scale is None:
        return None
    share = number / 100 if scale == "percent" else number
    return share if 0 <= share <= 1 else None


def _moment_reader(source: Source, order: DayOrder | None) -> Callable[[object], datetime | None]:
    if source.epoch:
        return lambda cell: _from_epoch(cell, 1000 if source.epoch == "milliseconds" else 1)
    if not source.utc:
        return lambda cell: parse_datetime(cell, order)
    return lambda cell: _in_utc(parse_datetime(cell, order))


def _in_utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment


def _from_epoch(cell: object, ticks: int) -> datetime | None:
    number = parse_number(cell)
    if number is None:
        return None
    try:
        moment = datetime.fromtimestamp(number / ticks, UTC)
    except (OverflowError, OSError, ValueError):
        return None
    return moment if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None
