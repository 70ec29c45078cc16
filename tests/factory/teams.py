"""Teams attendance reports: UTF-16LE with its mark, TAB, CRLF, rows padded with TABs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from .frozen import encode
from .live import Stay, bounds, stays
from .session import Person, Session, Slot


def attendance_report(
    session: Session,
    slot: Slot,
    *,
    found: Sequence[Stay] | None = None,
    title: str | None = None,
    padded: bool = True,
    encoding: str = "utf-16",
) -> bytes:
    """Three-section report, as since July 2022, English labels and day-first dates."""
    joins = _joins(session, slot, found)
    start, end = bounds(joins)
    people = list(dict.fromkeys(stay.person for stay in joins))
    totals = {person: _total(joins, person) for person in people}
    average = sum(totals.values(), timedelta()) / len(people)
    rows: list[list[str]] = [
        ["1. Summary"],
        ["Meeting title", session.title if title is None else title],
        ["Attended participants", str(len(people))],
        ["Start time", _short(start)],
        ["End time", _short(end)],
        ["Meeting duration", duration(end - start)],
        ["Average attendance time", duration(average)],
        [],
        ["2. Participants"],
        ["Name", "First join", "Last leave", "In-meeting duration", "Email", "Participant ID (UPN)", "Role"],
    ]
    for person in people:
        mine = [stay for stay in joins if stay.person == person]
        first, last = min(stay.start for stay in mine), max(stay.end for stay in mine)
        role = "Organizer" if mine[0].host else "Presenter"
        rows.append(
            [mine[0].name, _short(first), _short(last), duration(totals[person]), person.email, person.email, role]
        )
    rows += [[], ["3. In-Meeting activities"], ["Name", "Join time", "Leave time", "Duration", "Email", "Role"]]
    for stay in joins:
        role = "Organizer" if stay.host else "Presenter"
        stayed = duration(stay.end - stay.start)
        rows.append([stay.name, _short(stay.start), _short(stay.end), stayed, stay.person.email, role])
    return _table(rows, 7 if padded else 0, encoding)


def attendance_report_2022(session: Session, slot: Slot, *, found: Sequence[Stay] | None = None) -> bytes:
    """Summary and one table, as from mid-2021 to 2022: month first, 12 columns, seconds dropped from an hour on."""
    joins = _joins(session, slot, found)
    start, end = bounds(joins)
    people = list(dict.fromkeys(stay.person for stay in joins))
    rows: list[list[str]] = [
        ["Meeting Summary"],
        ["Total Number of Participants", str(len(people))],
        ["Meeting Title", session.title],
        ["Meeting Start Time", _long(start)],
        ["Meeting End Time", _long(end)],
        ["Meeting Id", "5a1d9c1e-0f3b-4a57-9f43-2c60d1f0aa11"],
        [],
        ["Full Name", "Join Time", "Leave Time", "Duration", "Email", "Role", "Participant ID (UPN)"],
    ]
    for stay in joins:
        role = "Organizer" if stay.host else "Attendee"
        stayed = duration(stay.end - stay.start, drop_seconds=True)
        email = stay.person.email
        rows.append([stay.name, _long(stay.start), _long(stay.end), stayed, email, role, email])
    return _table(rows, 12, "utf-16")


def _joins(session: Session, slot: Slot, found: Sequence[Stay] | None) -> list[Stay]:
    return [stay for stay in (stays(session, slot) if found is None else found) if not stay.waiting]


def _total(joins: Sequence[Stay], person: Person) -> timedelta:
    return sum((stay.end - stay.start for stay in joins if stay.person == person), timedelta())


def duration(length: timedelta, *, drop_seconds: bool = False) -> str:
    """``3h 28m 5s``; a part that is zero is left out."""
    seconds = int(length.total_seconds())
    parts = [(seconds // 3600, "h"), (seconds // 60 % 60, "m"), (seconds % 60, "s")]
    if drop_seconds and seconds >= 3600:
        parts.pop()
    return " ".join(f"{number}{unit}" for number, unit in parts if number) or "0s"


def _short(at: datetime) -> str:
    return f"{at:%d/%m/%y, %H:%M:%S}"


def _long(at: datetime) -> str:
    hour = at.hour % 12 or 12
    return f"{at.month}/{at.day}/{at.year}, {hour}:{at:%M:%S %p}"


def _table(rows: Sequence[Sequence[str]], width: int, encoding: str) -> bytes:
    lines = ["\t".join([*row, *[""] * (width - len(row))]) for row in rows]
    return encode("\r\n".join(lines) + "\r\n", encoding)
