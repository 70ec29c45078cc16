"""Stays from lists of joins and exits: the first Teams attendance list (2020-21) and the live event report.

Attendance list: "Full Name, User Action, Timestamp", by person, by time or in reverse; labels may be in any language,
so which action is the exit is told by the words where they are known, else by the order of events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from auditready import (
    EvidenceFile,
    LazyPattern,
    Mention,
    Presence,
    ReadContext,
    day_order,
    fold,
    parse_datetime,
    parse_minutes,
)

from ..chat.moments import Moments, is_moment
from ..chat.people import is_marked_guest
from ..chat.tables import Row, row_locator
from .report import report_dates

_LIST_HEADER = ("full name", "user action", "timestamp")
LIVE_EVENT_HEADER = ("sessionid", "participantid", "fullname", "useragent", "utceventtimestamp", "action", "role")

_LEFT = frozenset({
    "left", "a quitte", "quitte", "parti", "verlassen", "hat verlassen", "salio", "ha salido", "abandono", "uscito",
    "saiu", "opuszczono", "opuscil", "opuscila", "退出",
})  # fmt: skip


_NAME = LazyPattern(r"\b(?:name|nom|nome|nombre|naam|namn|navn|nimi|imie)\b|名|имя")
_ACTION = LazyPattern(r"acti|akti|acci|azion|acao|handel|handling|操作|アクション|действ")
"""Words for the labels of a name and of an action: doors and machines log joins and exits in three columns too."""


class EventList(Struct, frozen=True, kw_only=True):
    """A list of joins and exits, and where its columns stand."""

    header: Row
    rows: list[Row]
    name: int
    action: int
    time: int
    keys: tuple[int, ...]
    """Columns that together name one connection's owner."""
    left: frozenset[str]
    """Folded actions that are exits."""
    before: frozenset[str] = frozenset()
    """Folded actions of people who were there before the list begins."""
    identifier: int | None = None
    is_live_event: bool = False
    known: bool = True
    """The header is Teams' own, word for word."""


class _Event(Struct, frozen=True):
    row: Row
    at: datetime
    action: str


class _Stay(Struct, frozen=True):
    entry: _Event | None
    exit: _Event | None

    @property
    def events(self) -> list[_Event]:
        return [event for event in (self.entry, self.exit) if event is not None]


def find_events(rows: Sequence[Row]) -> EventList | None:
    """Return the list of joins and exits in ``rows``, or ``None``."""
    start = next((index for index, row in enumerate(rows[:5]) if not row.is_blank), None)
    if start is None:
        return None
    header, body = rows[start], [row for row in rows[start + 1 :] if not row.is_blank]
    labels = tuple(fold(text) for text in header.texts)
    if labels == LIVE_EVENT_HEADER:
        return EventList(
            header=header, rows=body, name=2, action=5, time=4, keys=(1, 0), left=_LEFT, identifier=1,
            is_live_event=True,
        )  # fmt: skip
    if len(labels) != 3:
        return None
    known = labels == _LIST_HEADER
    # The last row of a file's head may be cut.
    if not known and not all(len(row) == 3 and is_moment(row.cell(2)) for row in body[:50][:-1]):
        return None
    left, before = _tell_actions(body)
    if not known and not (left and _NAME.search(labels[0]) and (left & _LEFT or _ACTION.search(labels[1]))):
        return None
    return EventList(
        header=header, rows=body, name=0, action=1, time=2, keys=(0,), left=left, before=before, known=known
    )


def read_events(file: EvidenceFile, events: EventList, context: ReadContext) -> Iterator[Presence]:
    """Give one presence a stay, by the row of its entry."""
    cells = [row.cell(events.time) for row in events.rows]
    moments = Moments(cells, report_dates(file.name), context, zone=UTC if events.is_live_event else None)
    if not events.known:
        context.note(
            "liste dont les intitulés ne sont pas connus : les sorties sont déduites de l'ordre des événements",
            "list whose labels are not known: exits are told from the order of events",
        )
    stays = [stay for own in _by_owner(events, moments) for stay in _pair(own, events.left)]
    stays.sort(key=lambda stay: stay.events[0].row.number)
    for stay in stays:
        yield _presence(file, events, stay, moments)
    if not stays:
        context.note("aucun participant dans cette liste", "no participant in this list")
    _note_open(stays, context)
    moments.note_doubts()


def _tell_actions(rows: Sequence[Row]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the actions that are exits and those of people who were there before the list begins."""
    actions = {fold(row.text(1)) for row in rows}
    left = actions & _LEFT
    if not left and 2 <= len(actions) <= 3:
        never_first = actions - _first_actions(rows)
        left = never_first if len(never_first) == 1 else set()
    joins = actions - left
    before = {one for one in joins if any(one != other and one.startswith(f"{other} ") for other in joins)}
    return frozenset(left), frozenset(before | (joins & {"joined before"}))


def _first_actions(rows: Sequence[Row]) -> set[str]:
    order = day_order([row.text(2) for row in rows]) or "dmy"
    firsts: dict[str, tuple[datetime, str]] = {}
    for row in rows:
        at = parse_datetime(row.cell(2), order)
        if at is None:
            continue
        at = at.replace(tzinfo=None)
        known = firsts.get(row.text(0))
        if known is None or at < known[0]:
            firsts[row.text(0)] = (at, fold(row.text(1)))
    return {action for _, action in firsts.values()}


def _by_owner(events: EventList, moments: Moments) -> Iterator[list[_Event]]:
    owners: dict[tuple[str, ...], list[_Event]] = defaultdict(list)
    order: list[datetime] = []
    for row in events.rows:
        at = moments.compare(row.cell(events.time))
        if at is not None and row.text(events.name):
            owners[tuple(row.text(key) for key in events.keys)].append(_Event(row, at, fold(row.text(events.action))))
            order.append(at)
    newest_first = bool(order) and order[0] > order[-1]
    for own in owners.values():
        # Where all of one person's times are equal (a copy without seconds), the whole list tells the direction.
        if own[0].at > own[-1].at or (own[0].at == own[-1].at and newest_first):
            own.reverse()  # keeps the true order of events within one second
        own.sort(key=lambda event: event.at)
        yield own


def _pair(own: Iterable[_Event], left: frozenset[str]) -> Iterator[_Stay]:
    """Give the stays of one person; with two devices the oldest entry is closed first: their union is the same."""
    inside: list[_Event] = []
    for event in own:
        if event.action not in left:
            inside.append(event)
        else:
            yield _Stay(inside.pop(0) if inside else None, event)
    for event in inside:
        yield _Stay(event, None)


def _presence(file: EvidenceFile, events: EventList, stay: _Stay, moments: Moments) -> Presence:
    rows = [event.row for event in stay.events]
    name = rows[0].text(events.name)
    return Presence(
        locator=row_locator(file, *rows),
        person=Mention(name=name, identifier=rows[0].text(events.identifier) or None),
        start=moments.read(stay.entry.row.cell(events.time)) if stay.entry else None,
        end=moments.read(stay.exit.row.cell(events.time)) if stay.exit else None,
        minutes=_minutes(stay, moments),
        guest=True if is_marked_guest(name) else None,
        start_is_latest=stay.entry is not None and stay.entry.action in events.before,
    )


def _minutes(stay: _Stay, moments: Moments) -> float | None:
    if stay.entry is None or stay.exit is None:
        return None
    if moments.order is None and stay.entry.at.date() != stay.exit.at.date():
        return None  # day and month may be swapped: the days between are not known
    return parse_minutes(stay.exit.at - stay.entry.at)


def _note_open(stays: Sequence[_Stay], context: ReadContext) -> None:
    if count := sum(stay.exit is None for stay in stays):
        context.note(
            f"{count} connexion(s) sans sortie : la personne était encore là au téléchargement, sa durée est inconnue",
            f"{count} stay(s) without an exit: the person was still there at the download, the duration is not known",
        )
    if count := sum(stay.entry is None for stay in stays):
        context.note(
            f"{count} sortie(s) sans entrée : le début n'est pas connu",
            f"{count} exit(s) without an entry: the beginning is not known",
        )
