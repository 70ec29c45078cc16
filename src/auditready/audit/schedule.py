"""The half-days of a session, from its sheets, its plan and its live reports.

Times are compared in the dossier's zone: an export that states its own zone is converted, one that states none is taken
as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from msgspec import Struct, field, structs

from ..config import DossierConfig
from ..model import Attendance, Convocation, HalfDay, Locator, Modality, PlannedSlot, Presence, Slot
from ..reading.fold import fold

NOON = time(13, 0)
"""Where a live class without sheet is split; a stay is counted to the half-day that it lies in."""
EVENING = time(18, 0)
_REMOTE_WORDS = ("visio", "classe virtuelle", "distance", "distanciel", "zoom", "teams", "virtual", "online", "http")


class Stay(Struct, frozen=True):
    """One stay in a live class, in the dossier's zone."""

    start: datetime
    end: datetime


class Meeting(Struct, frozen=True):
    """One live class as one file reports it."""

    file: str
    start: datetime
    end: datetime
    locator: Locator


class _Draft(Struct):
    """A slot while its sources are gathered."""

    day: date
    half_day: HalfDay
    start: time | None = None
    end: time | None = None
    sheet: bool = False
    live_report: bool = False
    remote_place: bool = False
    mode: str | None = None
    trainers: dict[str, None] = field(default_factory=dict)
    trainer_signed: bool | None = None
    locators: list[Locator] = field(default_factory=list)


def local(moment: datetime, zone: str) -> datetime:
    """Return ``moment`` as the clock on the dossier's wall shows it, without zone."""
    if moment.tzinfo is None:
        return moment
    from zoneinfo import ZoneInfo

    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def half_day_of(start: time) -> HalfDay:
    """Return the half-day that a start time belongs to."""
    return "morning" if start < NOON else "evening" if start >= EVENING else "afternoon"


def find_meetings(presences: Iterable[Presence], zone: str) -> list[Meeting]:
    """Return the live classes behind the connection reports, one or several a file."""
    grouped: dict[tuple[str, object], list[Presence]] = defaultdict(list)
    for presence in presences:
        day = presence.start or presence.meeting_start
        if day is not None:
            grouped[presence.locator.file, presence.meeting_start or local(day, zone).date()].append(presence)
    meetings = []
    for (file, _), stays in grouped.items():
        starts = [local(moment, zone) for stay in stays for moment in (stay.meeting_start, stay.start) if moment]
        ends = [local(moment, zone) for stay in stays for moment in (stay.meeting_end, stay.end) if moment]
        first = stays[0]
        begin = local(first.meeting_start, zone) if first.meeting_start else min(starts)
        finish = local(first.meeting_end, zone) if first.meeting_end else max(ends, default=begin)
        meetings.append(Meeting(file, begin, max(begin, finish), first.locator))
    return sorted(meetings, key=lambda meeting: (meeting.start, meeting.file))


def build_slots(
    sheets: Sequence[Attendance],
    convocations: Sequence[Convocation],
    meetings: Sequence[Meeting],
    config: DossierConfig,
    modality: Modality,
) -> tuple[Slot, ...]:
    """Return the session's half-days in order."""
    drafts: dict[tuple[date, HalfDay], _Draft] = {}
    for line in sheets:
        _add_sheet_line(drafts, line)
    for planned in config.slots:
        for part in _halves(datetime.combine(planned.date, planned.start), datetime.combine(planned.date, planned.end)):
            draft = _draft_for(drafts, part)
            draft.mode = planned.mode
    for convocation in convocations:
        for announced in convocation.schedule:
            _add_announced(drafts, announced, convocation.locator)
    for meeting in meetings:
        _add_meeting(drafts, meeting)
    return tuple(_finish(draft, modality) for _, draft in sorted(drafts.items(), key=_order))


def connected_minutes(stays: Iterable[Stay], slot: Slot) -> int:
    """Return the minutes of the union of ``stays`` that lie in ``slot``; overlapping devices count once."""
    begin, finish = slot_bounds(slot)
    total = timedelta()
    reached = begin
    for stay in sorted(stays, key=lambda stay: stay.start):
        start, end = max(stay.start, reached), min(stay.end, finish)
        if end > start:
            total += end - start
            reached = end
    return round(total.total_seconds() / 60)


def slot_bounds(slot: Slot) -> tuple[datetime, datetime]:
    """Return the slot's moments; without times, those of its half-day."""
    if slot.start is not None and slot.end is not None:
        return datetime.combine(slot.date, slot.start), datetime.combine(slot.date, slot.end)
    edges = {
        "morning": (time(0, 0), NOON),
        "afternoon": (NOON, EVENING),
        "evening": (EVENING, time(23, 59, 59)),
        "day": (time(0, 0), time(23, 59, 59)),
    }
    start, end = edges[slot.half_day]
    return datetime.combine(slot.date, start), datetime.combine(slot.date, end)


def _order(item: tuple[tuple[date, HalfDay], _Draft]) -> tuple[date, int]:
    (day, half_day), _ = item
    return day, ("day", "morning", "afternoon", "evening").index(half_day)


def _add_sheet_line(drafts: dict[tuple[date, HalfDay], _Draft], line: Attendance) -> None:
    if line.date is None:
        return
    half_day = line.half_day or (half_day_of(line.start) if line.start else "day")
    draft = drafts.setdefault((line.date, half_day), _Draft(line.date, half_day))
    draft.start, draft.end = draft.start or line.start, draft.end or line.end
    if not draft.sheet:
        draft.sheet = True
        draft.locators.append(line.locator)
    if line.place and any(word in fold(line.place) for word in _REMOTE_WORDS):
        draft.remote_place = True
    if line.trainer is not None and line.trainer.name:
        draft.trainers[line.trainer.name] = None
    if line.trainer_signature is not None:
        draft.trainer_signed = draft.trainer_signed or line.trainer_signature.kind != "none"


def _add_announced(drafts: dict[tuple[date, HalfDay], _Draft], announced: PlannedSlot, locator: Locator) -> None:
    if announced.start is None or announced.end is None:
        return  # a day without times says nothing of its half-days
    start, end = (datetime.combine(announced.date, clock) for clock in (announced.start, announced.end))
    parts = list(_halves(start, end))
    for part in parts:
        # "9 h - 17 h" announces both halves and hides the break: it says nothing of their minutes.
        draft = _draft_for(drafts, part, timed=len(parts) == 1)
        if not draft.locators:
            draft.locators.append(locator)


def _draft_for(drafts: dict[tuple[date, HalfDay], _Draft], part: Stay, *, timed: bool = True) -> _Draft:
    key = (part.start.date(), half_day_of(part.start.time()))
    whole = drafts.get((key[0], "day"))
    if whole is not None:
        return whole
    draft = drafts.setdefault(key, _Draft(*key))
    if timed:
        draft.start, draft.end = draft.start or part.start.time(), draft.end or part.end.time()
    return draft


def _add_meeting(drafts: dict[tuple[date, HalfDay], _Draft], meeting: Meeting) -> None:
    for part in _halves(meeting.start, meeting.end):
        draft = _draft_for(drafts, part)
        draft.live_report = True
        draft.locators.append(meeting.locator)


def _halves(start: datetime, end: datetime) -> Iterator[Stay]:
    """Split a stretch of one day at noon where it really reaches into both halves (by 30 minutes and more)."""
    noon = datetime.combine(start.date(), NOON)
    margin = timedelta(minutes=30)
    if start.date() == end.date() and start + margin <= noon and end >= noon + margin:
        yield Stay(start, noon)
        yield Stay(noon, end)
    else:
        yield Stay(start, end)


def _finish(draft: _Draft, modality: Modality) -> Slot:
    length = None
    if draft.start is not None and draft.end is not None:
        span = datetime.combine(draft.day, draft.end) - datetime.combine(draft.day, draft.start)
        length = round(span.total_seconds() / 60) % 1440 or None
    remote = {
        "synchronous": True,
        "asynchronous": True,
        "in_person": False,
    }.get(modality, draft.live_report or draft.remote_place)
    slot = Slot(
        id=f"{draft.day.isoformat()}-{draft.half_day}",
        date=draft.day,
        half_day=draft.half_day,
        start=draft.start,
        end=draft.end,
        minutes=length,
        mode="synchronous" if remote else "in_person",
        sheet=draft.sheet,
        live_report=draft.live_report,
        trainers=tuple(draft.trainers),
        trainer_signed=draft.trainer_signed,
        locators=tuple(draft.locators),
    )
    if draft.mode is None or modality in {"in_person", "synchronous"}:
        return slot
    return structs.replace(slot, mode=draft.mode)
