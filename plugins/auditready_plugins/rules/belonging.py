"""Tell evidence of this session from evidence of another one that was filed here. Declares no rule.

FIL002 reports such evidence; the other rules leave it out, so that one misfiled document is reported once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from auditready import Agreement, Attendance, Certificate, Convocation, Dossier, Locator, Presence, Slot

from .facts import records
from .titles import session_key, title_key

Document = Agreement | Convocation | Certificate
Period = tuple[date | None, date | None]


class Stray(NamedTuple):
    """A sheet or a connection report whose days all lie outside the session."""

    file: str
    days: tuple[date, ...]
    titles: tuple[str, ...]
    locator: Locator
    live: bool


def iter_elsewhere(dossier: Dossier) -> Iterator[tuple[Document, bool]]:
    """Give each document whose period lies entirely outside the session, and whether its title differs too."""
    session, home = session_key(dossier), _home(dossier)
    documents: tuple[Document, ...] = (
        *records(dossier, Agreement), *records(dossier, Convocation), *records(dossier, Certificate),
    )  # fmt: skip
    for document in documents:
        first, last = document.start or document.end, document.end or document.start
        if first is not None and last is not None and _is_outside(home, first, last):
            yield document, bool(document.title and session and title_key(document.title) != session)


def foreign_documents(dossier: Dossier) -> frozenset[Locator]:
    """Return the locators of the documents that differ from the session both in period and in title."""
    return frozenset(document.locator for document, differs in iter_elsewhere(dossier) if differs)


def own_certificates(dossier: Dossier) -> tuple[Certificate, ...]:
    """Return the certificates of this session."""
    foreign = foreign_documents(dossier)
    return tuple(record for record in records(dossier, Certificate) if record.locator not in foreign)


def iter_strays(dossier: Dossier) -> Iterator[Stray]:
    """Give the sheets and connection reports with no day inside the session.

    A sheet that carries the session's own title is left to HRS002: its slots are of this session, on a wrong day.
    """
    session, home = session_key(dossier), _home(dossier)
    common = {file.path for file in dossier.files if file.common}
    days: dict[tuple[str, bool], set[date]] = {}
    titles: dict[tuple[str, bool], set[str]] = {}
    first: dict[tuple[str, bool], Locator] = {}
    for locator, day, title, live in _iter_dated(dossier):
        source = (locator.file, live)
        days.setdefault(source, set()).add(day)
        first.setdefault(source, locator)
        if title:
            titles.setdefault(source, set()).add(title)
    for source, dates in sorted(days.items()):
        own_title = session and any(title_key(title) == session for title in titles.get(source, ()))
        within = any(not _is_outside(home, day, day) for day in dates)
        if not within and source[0] not in common and not own_title:
            named = tuple(sorted(titles.get(source, ())))
            yield Stray(source[0], tuple(sorted(dates)), named, first[source], source[1])


def own_slots(dossier: Dossier) -> tuple[Slot, ...]:
    """Return the slots that do not come from stray files alone."""
    strays = {stray.file for stray in iter_strays(dossier)}
    return tuple(
        slot
        for slot in dossier.slots
        if not slot.locators or any(locator.file not in strays for locator in slot.locators)
    )


def _iter_dated(dossier: Dossier) -> Iterator[tuple[Locator, date, str | None, bool]]:
    for line in records(dossier, Attendance):
        if line.date is not None:
            yield line.locator, line.date, line.title, False
    for stay in records(dossier, Presence):
        if (at := stay.start or stay.meeting_start) is not None:
            yield stay.locator, at.date(), stay.meeting_title, True


def _home(dossier: Dossier) -> Period:
    """Return the session's period without what a misfiled document adds to it.

    The dossier's own spans all agreements, or all certificates where no agreement has dates: it is cut back to the
    agreements that carry the session's title, or to the half-days.
    """
    session = session_key(dossier)
    spans = [
        (agreement.start, agreement.end)
        for agreement in records(dossier, Agreement)
        if agreement.start and agreement.end and (not agreement.title or title_key(agreement.title) == session)
    ]
    if not spans and not dossier.remote:
        spans = [(slot.date, slot.date) for slot in dossier.slots]
    start = max(min((first for first, _ in spans), default=date.min), dossier.start or date.min)
    end = min(max((last for _, last in spans), default=date.max), dossier.end or date.max)
    return (start, end) if start <= end else (dossier.start, dossier.end)


def _is_outside(home: Period, first: date, last: date) -> bool:
    start, end = home
    return start is not None and end is not None and (last < start or first > end)
