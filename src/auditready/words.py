"""Say dates, minutes and counts in both languages at once, as each writes them.

Findings are built once and shown in either language, so every value in them is formatted twice here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from .model import Words

_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HALF_DAYS = {
    "morning": Words("matin", "morning"),
    "afternoon": Words("après-midi", "afternoon"),
    "evening": Words("soir", "evening"),
    "day": Words("journée", "day"),
}

Value = Words | str | int | float | date | time | None


def say(fr: str, en: str, **values: Value) -> Words:
    """Return both sentences with ``{name}`` filled from ``values``.

    Dates come as 02/03/2026 and 2 Mar 2026, times as 9 h 05 and 09:05. Minutes are not told from other numbers: pass
    them through :func:`minutes`.
    """
    return Words(
        fr.format(**{name: _french(value) for name, value in values.items()}),
        en.format(**{name: _english(value) for name, value in values.items()}),
    )


def minutes(value: float) -> Words:
    """Return a duration: "13 h 30" and "13 h 30 min"; under an hour "45 min"."""
    hours, rest = divmod(round(abs(value)), 60)
    sign = "−" if value < 0 and (hours or rest) else ""
    if not hours:
        return Words(f"{sign}{rest} min", f"{sign}{rest} min")
    if not rest:
        return Words(f"{sign}{hours} h", f"{sign}{hours} h")
    return Words(f"{sign}{hours} h {rest:02}", f"{sign}{hours} h {rest} min")


def percent(share: float) -> Words:
    """Return a share of 0 to 1 as "28,5 %" and "28.5%"."""
    text = f"{share * 100:.1f}".removesuffix(".0")
    return Words(text.replace(".", ",") + " %", text + "%")


def half_day(day: date, half: str) -> Words:
    """Return "02/03/2026 (matin)" and "2 Mar 2026 (morning)"."""
    return say("{day} ({half})", "{day} ({half})", day=day, half=_HALF_DAYS.get(half, Words(half, half)))


def listing(items: Iterable[Value], *, limit: int = 6) -> Words:
    """Return items joined by commas; what is over ``limit`` is counted, never dropped silently."""
    values = list(items)
    fr, en = [_french(value) for value in values[:limit]], [_english(value) for value in values[:limit]]
    if (more := len(values) - limit) > 0:
        fr.append(f"et {more} de plus")
        en.append(f"and {more} more")
    return Words(", ".join(fr), ", ".join(en))


def _french(value: Value) -> str:
    match value:
        case Words():
            return value.fr
        case datetime():
            return f"{value:%d/%m/%Y} {value:%H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value.hour} h {value.minute:02}"
        case float():
            return f"{value:g}".replace(".", ",")
        case _:
            return "" if value is None else str(value)


def _english(value: Value) -> str:
    match value:
        case Words():
            return value.en
        case datetime():
            return f"{_english(value.date())} {value:%H:%M}"
        case date():
            return f"{value.day} {_MONTHS_EN[value.month - 1]} {value.year}"
        case time():
            return f"{value:%H:%M}"
        case float():
            return f"{value:g}"
        case _:
            return "" if value is None else str(value)
