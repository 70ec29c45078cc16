"""The half-days of a session, from its sheets, its plan and its live reports.

Wall times are those of the dossier's zone; stays and meetings are compared as instants, in UTC.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from msgspec import Struct, field, structs

from ..config import DossierConfig
from ..model import Attendance, Convocation, HalfDay, Locator, Modality, Slot
from ..reading.fold import fold
from .clock import Clock, Stay
from .meetings import APART, Meeting

NOON = time(13, 0)
"""Where a live class without sheet is split; a stay is counted to the half-day that it lies in."""
EVENING = time(18, 0)

_LONGEST_HALF = timedelta(hours=5)
"""A stretch of up to that, from 10:00 to 14:00, is one half-day; a longer one is cut at noon where it passes it."""

_REACHES = timedelta(minutes=30)
"""How far a stretch must reach into a half-day to be of it too: rooms open early and close late."""

_DAWN = time(6, 0)
"""No class begins before: a report that says so was likely written in another zone."""

_REMOTE_WORDS = ("visio", "classe virtuelle", "distance", "distanciel", "zoom", "teams", "virtual", "online", "http")


class Shift(Struct, frozen=True):
    """A live report whose times look like another zone's: it stands beside the half-day and covers none."""

    file: str
    key: object
    day: date
    half_day: HalfDay
    minutes: int
    """How much later its clock is."""


class Schedule(Struct, frozen=True):
    """The half-days in order, the line of each on its sheets, and the live reports that fit none."""

    slots: tuple[Slot, ...]
    shifts: tuple[Shift, ...] = ()
    slot_of: dict[int, str] = {}
    """``id()`` of a sheet's line → slot's id."""


class _Draft(Struct):
    """A slot while its sources are gathered."""

    day: date
    half_day: HalfDay
    start: time | None = None
    end: time | None = None
    sheet: bool = False
    live_report: bool = False
    remote_place: bool = False
    planned: bool = False
    """Announced or declared with its times."""
    announced: bool = False
    """A convocation or ``dossier.toml`` names it, with its times or without."""
    mode: str | None = None
    trainers: dict[str, None] = field(default_factory=dict)
    trainer_signed: bool | None = None
    locators: list[Locator] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    @property
    def span(self) -> tuple[datetime, datetime] | None:
        """The draft's wall times; ``None`` where they are not known."""
        return None if self.start is None or self.end is None else _wall_span(self.day, self.start, self.end)


def half_day_of(start: time, end: time | None = None) -> HalfDay:
    """Return the half-day of a start time; of a stretch that one half-day can hold, the one its middle lies in."""
    at = start
    if end is not None:
        begin, finish = _wall_span(date.min, start, end)
        if finish - begin <= _LONGEST_HALF:
            at = max(start, (begin + (finish - begin) / 2).time())
    return "morning" if at < NOON else "evening" if at >= EVENING else "afternoon"


def _wall_span(day: date, start: time, end: time) -> tuple[datetime, datetime]:
    begin, finish = datetime.combine(day, start), datetime.combine(day, end)
    return begin, finish if finish > begin else finish + timedelta(days=1)


# --- half-days -----------------------------------------------------------------------------------------------


def build_schedule(
    sheets: Sequence[Attendance],
    convocations: Sequence[Convocation],
    meetings: Sequence[Meeting],
    config: DossierConfig,
    modality: Modality,
) -> Schedule:
    """Return the session's half-days in order."""
    drafts = _Drafts()
    for line in sheets:
        drafts.add_line(line)
    for planned in config.slots:
        for part in _halves(*_wall_span(planned.date, planned.start, planned.end)):
            drafts.plan(part).mode = planned.mode
    for convocation in convocations:
        for announced in convocation.schedule:
            if announced.start is not None and announced.end is not None:
                parts = list(_halves(*_wall_span(announced.date, announced.start, announced.end)))
                for part in parts:
                    # "9 h - 17 h" announces both halves and hides the break: it says nothing of their minutes.
                    draft = drafts.plan(part, timed=len(parts) == 1)
                    draft.locators = draft.locators or [convocation.locator]
    shifts = tuple(shift for meeting in meetings for shift in drafts.add_meeting(meeting))
    return drafts.finish(Clock(config.timezone), modality, shifts)


class _Drafts:
    """The half-days found so far, by day: two slots within one half-day are two drafts."""

    def __init__(self) -> None:
        self._of_day: dict[date, list[_Draft]] = defaultdict(list)

    def add_line(self, line: Attendance) -> None:
        if line.date is None:
            return
        draft = self._on_sheet(line.date, line)
        draft.start, draft.end = draft.start or line.start, draft.end or line.end
        draft.lines.append(id(line))
        if not draft.sheet:
            draft.sheet = True
            draft.locators.append(line.locator)
        if line.place and any(word in fold(line.place) for word in _REMOTE_WORDS):
            draft.remote_place = True
        if line.trainer is not None and line.trainer.name:
            draft.trainers[line.trainer.name] = None
        if line.trainer_signature is not None:
            draft.trainer_signed = draft.trainer_signed or line.trainer_signature.kind != "none"

    def _on_sheet(self, day: date, line: Attendance) -> _Draft:
        half_day = line.half_day or (half_day_of(line.start, line.end) if line.start else "day")
        same = [draft for draft in self._of_day[day] if draft.half_day == half_day]
        if line.start is None or line.end is None:
            return same[0] if same else self._new(day, half_day)
        span = _wall_span(day, line.start, line.end)
        fitting = (draft for draft in same if (other := draft.span) is None or _common(span, other) > timedelta())
        return next(fitting, None) or self._new(day, half_day)

    def plan(self, part: Stay, *, timed: bool = True) -> _Draft:
        """Return the draft of a planned or held stretch."""
        draft = self._known(part) or self._new(part.start.date(), half_day_of(part.start.time(), part.end.time()))
        draft.announced = True
        if timed and draft.half_day != "day":
            draft.planned = True
            draft.start, draft.end = draft.start or part.start.time(), draft.end or part.end.time()
        return draft

    def _known(self, part: Stay) -> _Draft | None:
        """Return the day's own sheet, else what the stretch really overlaps, else its half-day without times."""
        drafts = self._of_day[part.start.date()]
        whole = next((draft for draft in drafts if draft.half_day == "day"), None)
        if whole is not None:
            return whole
        half_day = half_day_of(part.start.time(), part.end.time())
        open_one = next((draft for draft in drafts if draft.half_day == half_day and draft.span is None), None)
        return next((draft for draft in drafts if _reaches(part, draft)), open_one)

    def add_meeting(self, meeting: Meeting) -> Iterator[Shift]:
        """Add a live report to every half-day that it covers; give it back where its clock is another's."""
        for part in _halves(meeting.start, meeting.end):
            day = self._of_day[part.start.date()]
            covered = [draft for draft in day if _reaches(part, draft)]
            if not meeting.stated and (off := next(_shifts(part, covered or _rivals(part, day)), None)) is not None:
                draft, minutes = off
                yield Shift(meeting.file, meeting.key, draft.day, draft.half_day, minutes)
                return
            for draft in covered or self._held(part):
                draft.live_report = True
                draft.locators.append(meeting.locator)

    def _held(self, part: Stay) -> list[_Draft]:
        """Return the half-day of a live class that no sheet or plan has times for.

        A room that was opened again goes on the half-day; a short meeting beside a known half-day (a test of the
        connection) is none.
        """
        half_day = half_day_of(part.start.time(), part.end.time())
        beside = [draft for draft in self._of_day[part.start.date()] if draft.half_day == half_day]
        for draft in beside:
            if draft.span is not None and not draft.sheet and not draft.planned:
                begin, finish = draft.span
                if _common((part.start - APART, part.end + APART), (begin, finish)) > timedelta():
                    draft.start, draft.end = min(begin, part.start).time(), max(finish, part.end).time()
                    return [draft]
        if any(draft.span is not None for draft in beside) and part.end - part.start < APART:
            return []
        known = self._known(part)
        draft = known or self._new(part.start.date(), half_day)
        if draft.half_day != "day":
            draft.start, draft.end = draft.start or part.start.time(), draft.end or part.end.time()
        return [draft]

    def _new(self, day: date, half_day: HalfDay) -> _Draft:
        draft = _Draft(day, half_day)
        self._of_day[day].append(draft)
        return draft

    def finish(self, clock: Clock, modality: Modality, shifts: tuple[Shift, ...]) -> Schedule:
        slots: list[Slot] = []
        slot_of: dict[int, str] = {}
        for day in sorted(self._of_day):
            numbers: dict[HalfDay, int] = defaultdict(int)
            for draft in sorted(self._of_day[day], key=_order):
                numbers[draft.half_day] += 1
                slot = _finish(draft, numbers[draft.half_day], clock, modality)
                slots.append(slot)
                slot_of.update(dict.fromkeys(draft.lines, slot.id))
        return Schedule(tuple(slots), shifts, slot_of)


def _order(draft: _Draft) -> tuple[int, time]:
    return ("day", "morning", "afternoon", "evening").index(draft.half_day), draft.start or time.min


def _ends(part: Stay) -> tuple[datetime, datetime]:
    return part.start, part.end


def _common(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> timedelta:
    return min(one[1], other[1]) - max(one[0], other[0])


def _reaches(part: Stay, draft: _Draft) -> bool:
    """Whether a stretch is really of a half-day of known times: by 30 minutes, or by half of a shorter one."""
    if draft.span is None:
        return False
    shorter = min(part.end - part.start, draft.span[1] - draft.span[0])
    common = _common(_ends(part), draft.span)
    return common >= min(_REACHES, shorter / 2) and common > timedelta()


def _rivals(part: Stay, drafts: Sequence[_Draft]) -> list[_Draft]:
    """Return the half-days that a report covering none may be about: of its own name, any of the day before dawn."""
    half_day = half_day_of(part.start.time(), part.end.time())
    return [draft for draft in drafts if draft.half_day == half_day or part.start.time() < _DAWN]


def _shifts(part: Stay, drafts: Iterable[_Draft]) -> Iterator[tuple[_Draft, int]]:
    """Give the half-days from which a report seems to differ by its clock alone, and by how many minutes.

    Rooms open up to half an hour early and close as late. A report that begins and ends off by the same hours was
    written in another zone: always where it would be a class held early, and where too little of the half-day is left.
    """
    for draft in drafts:
        if draft.span is None or draft.live_report or not (draft.sheet or draft.planned):
            continue
        begins, ends = ((mine - its).total_seconds() / 60 for mine, its in zip(_ends(part), draft.span, strict=True))
        off = round((begins + ends) / 60) * 30
        alike = -30 <= begins - off <= 10 and -10 <= ends - off <= 30
        length = draft.span[1] - draft.span[0]
        if alike and abs(off) >= 60 and (off < 0 or _common(_ends(part), draft.span) < length / 2):
            yield draft, off


def _halves(start: datetime, end: datetime) -> Iterator[Stay]:
    """Cut a stretch of one day at noon where it is longer than a half-day and reaches into both."""
    noon = datetime.combine(start.date(), NOON)
    if (
        start.date() == end.date()
        and end - start > _LONGEST_HALF
        and start + _REACHES <= noon
        and end >= noon + _REACHES
    ):
        yield Stay(start, noon)
        yield Stay(noon, end)
    else:
        yield Stay(start, end)


def _finish(draft: _Draft, number: int, clock: Clock, modality: Modality) -> Slot:
    length = None
    if draft.start is not None and draft.end is not None and draft.start != draft.end:
        length = clock.minutes(draft.day, draft.start, draft.end)
    remote = {
        "synchronous": True,
        "asynchronous": True,
        "in_person": False,
    }.get(modality, draft.live_report or draft.remote_place)
    slot = Slot(
        id=f"{draft.day.isoformat()}-{draft.half_day}" + (f"-{number}" if number > 1 else ""),
        date=draft.day,
        half_day=draft.half_day,
        start=draft.start,
        end=draft.end,
        minutes=length,
        mode="synchronous" if remote else "in_person",
        sheet=draft.sheet,
        live_report=draft.live_report,
        announced=draft.announced,
        trainers=tuple(draft.trainers),
        trainer_signed=draft.trainer_signed,
        locators=tuple(draft.locators),
    )
    if draft.mode is None or modality in {"in_person", "synchronous"}:
        return slot
    return structs.replace(slot, mode=draft.mode)


# --- stays within half-days ----------------------------------------------------------------------------------


def slot_bounds(slot: Slot, clock: Clock) -> Stay:
    """Return the slot as instants; without times, its half-day."""
    if slot.start is not None and slot.end is not None and slot.start != slot.end:
        return clock.span(slot.date, slot.start, slot.end)
    edges = {
        "morning": (time(0, 0), NOON),
        "afternoon": (NOON, EVENING),
        "evening": (EVENING, time(0, 0)),
        "day": (time(0, 0), time(0, 0)),
    }
    return clock.span(slot.date, *edges[slot.half_day])
