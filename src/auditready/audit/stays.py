"""Who was where in each half-day, from the sheets and the live reports; and what no half-day counts of a connection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import cast

from msgspec import structs

from ..model import Attendance, Dossier, Evidence, Locator, Presence, Signature, Slot, SlotAttendance, Uncounted
from .clock import Clock, Stay, as_aware, covered_time, whole_minutes
from .meetings import Meeting
from .schedule import Schedule, Shift, slot_bounds

_STATE_ORDER = {"signed": 0, "present": 1, "absent": 2, "unsigned": 3}

_MOMENTS = {
    "presence": ("start", "end", "meeting_start", "meeting_end"),
    "recording": ("start",),
    "chat_message": ("at",),
    "lms_session": ("start", "end"),
    "activity_progress": ("first_access", "last_access", "completed_at"),
    "assessment": ("start", "at"),
    "submission": ("at", "feedback_at"),
    "forum_post": ("at",),
    "survey_response": ("at",),
}
"""Kinds whose sources may state a zone, with their moments."""


def stated_files(evidence: Iterable[Evidence]) -> frozenset[str]:
    """Return the files whose times state their zone."""
    return frozenset(record.locator.file for record in evidence if _is_zoned(record))


def _is_zoned(record: Evidence) -> bool:
    if isinstance(record, Attendance):
        return any(_is_zoned_signature(each) for each in (record.signature, record.trainer_signature))
    moments = (getattr(record, name) for name in _MOMENTS.get(record.kind, ()))
    return any(moment is not None and moment.tzinfo is not None for moment in moments)


def _is_zoned_signature(signature: Signature | None) -> bool:
    return signature is not None and signature.at is not None and signature.at.tzinfo is not None


def on_the_wall(record: Evidence, clock: Clock) -> Evidence:
    """Return a record with its moments on the dossier's wall, without zone: so all can be compared, and have a day."""
    if not _is_zoned(record):
        return record
    if isinstance(record, Attendance):
        own, trainer = _on_the_wall(record.signature, clock), record.trainer_signature
        signed = trainer if trainer is None else _on_the_wall(trainer, clock)
        return structs.replace(record, signature=own, trainer_signature=signed)
    moments: dict[str, object] = {
        name: clock.wall(moment) for name in _MOMENTS[record.kind] if (moment := getattr(record, name)) is not None
    }
    if isinstance(record, Presence) and record.minutes is None and record.start and record.end:
        # In an hour that the wall shows twice the length alone tells the two showings apart.
        moments["minutes"] = max(0.0, (record.end - record.start).total_seconds() / 60)
    return structs.replace(record, **moments)


def _on_the_wall(signature: Signature, clock: Clock) -> Signature:
    return signature if signature.at is None else structs.replace(signature, at=clock.wall(signature.at))


class SlotPresence:
    """Everybody's presence in each half-day; indexed once, so that no learner walks through the others' records."""

    def __init__(self, dossier: Dossier, clock: Clock, meetings: Sequence[Meeting], schedule: Schedule) -> None:
        self.uncounted: list[Uncounted] = []
        """What no half-day counts of the learners' connections, in the order of ``attendance_of``."""
        self._slots = dossier.slots
        self._clock = clock
        self._slot_of = schedule.slot_of
        self._meeting_of = {meeting.file: meeting for meeting in meetings} | {
            (meeting.file, meeting.key): meeting for meeting in meetings
        }
        self._shift_of = {(shift.file, shift.key): shift for shift in schedule.shifts}
        live = [slot for slot in dossier.slots if slot.live_report]
        self._bounds = {slot.id: slot_bounds(slot, clock) for slot in live}
        self._live_on: dict[date, list[Slot]] = defaultdict(list)
        for slot in live:
            for day in _days_of(self._bounds[slot.id]):
                self._live_on[day].append(slot)
        self._inside = (dossier.start or date.min, dossier.end or date.max)

    def attendance_of(self, learner: str, records: Mapping[str, list[Evidence]]) -> tuple[SlotAttendance, ...]:
        """Return a learner's presence in every half-day, and keep what none of them counts."""
        lines: dict[str, list[Attendance]] = defaultdict(list)
        for line in cast("list[Attendance]", records.get("attendance", [])):
            if (slot_id := self._slot_of.get(id(line))) is not None:
                lines[slot_id].append(line)
        seen: dict[str, dict[Stay, Locator]] = defaultdict(dict)
        for stay, presence in self._stays(learner, cast("list[Presence]", records.get("presence", []))):
            slots = self._touched(stay)
            for slot in slots:
                seen[slot.id].setdefault(stay, presence.locator)
            if not slots:
                self._keep(learner, None, stay, stay.end - stay.start, "outside", [presence.locator])
        return tuple(self._one(learner, slot, lines.get(slot.id, ()), seen.get(slot.id, {})) for slot in self._slots)

    def _stays(self, learner: str, presences: Sequence[Presence]) -> Iterator[tuple[Stay, Presence]]:
        for presence in presences:
            meeting = self._meeting_for(presence)
            shift = None if meeting is None else self._shift_of.get((meeting.file, meeting.key))
            stay = self._stay(presence, meeting)
            if stay is None:
                continue
            if shift is not None:
                self._keep(learner, None, stay, stay.end - stay.start, "shifted", [presence.locator], shift)
            elif presence.start is not None and not self._clock.shows(presence.start):
                self._keep(learner, None, stay, stay.end - stay.start, "clock", [presence.locator])
            else:
                yield stay, presence

    def _meeting_for(self, presence: Presence) -> Meeting | None:
        file = presence.locator.file
        return self._meeting_of.get((file, presence.meeting_start)) or self._meeting_of.get(file)

    def _stay(self, presence: Presence, meeting: Meeting | None) -> Stay | None:
        if presence.start is not None and presence.end is not None:
            return self._clock.stretch(presence.start, presence.end, presence.minutes)
        start = self._clock.instant(presence.start) if presence.start else None
        if meeting is not None:
            if start is not None:
                return Stay(start, max(start, meeting.span.end))
            start = meeting.span.start
        if start is None:
            return None
        # A total without times: it cannot lie outside its class, and where in it is unknown.
        return Stay(start, start + timedelta(minutes=presence.minutes)) if presence.minutes else None

    def _touched(self, stay: Stay) -> list[Slot]:
        slots = {slot.id: slot for day in _days_of(stay) for slot in self._live_on.get(day, ())}
        return [slot for slot in slots.values() if _overlap(stay, self._bounds[slot.id]) > timedelta()]

    def _one(
        self, learner: str, slot: Slot, lines: Sequence[Attendance], seen: Mapping[Stay, Locator]
    ) -> SlotAttendance:
        best = min(lines, key=lambda line: _STATE_ORDER[line.state], default=None)
        stays = sorted(seen)
        connected = None
        if slot.live_report:
            bounds = self._bounds[slot.id]
            counted = covered_time(stays, bounds)
            connected = whole_minutes(counted)
            twice = sum((_overlap(stay, bounds) for stay in stays), timedelta()) - counted
            for why, length in (("twice", twice), ("outside", self._beside(stays, bounds))):
                self._keep(learner, slot, bounds, length, why, [seen[stay] for stay in stays])
        return SlotAttendance(
            slot=slot.id,
            state="missing" if best is None else best.state,
            connected_minutes=connected,
            locators=tuple(line.locator for line in lines),
            presence_locators=tuple(seen[stay] for stay in stays),
        )

    def _beside(self, stays: Sequence[Stay], bounds: Stay) -> timedelta:
        """Return the time before and after a half-day that no other half-day counts."""
        within = [[bounds, *(self._bounds[slot.id] for slot in self._touched(stay))] for stay in stays]
        spare = (
            stay.end - stay.start - sum((covered_time([stay], one) for one in dict.fromkeys(bounds_of)), timedelta())
            for stay, bounds_of in zip(stays, within, strict=True)
        )
        return sum((max(timedelta(), length) for length in spare), timedelta())

    def _keep(
        self,
        learner: str,
        slot: Slot | None,
        stay: Stay,
        length: timedelta,
        why: str,
        locators: Sequence[Locator],
        shift: Shift | None = None,
    ) -> None:
        day = self._clock.wall(as_aware(stay.start)).date()
        minutes = whole_minutes(length)
        first, last = self._inside
        if minutes > 0 and first <= day <= last:
            self.uncounted.append(
                Uncounted(
                    learner=learner,
                    slot=slot.id if slot else None,
                    day=day,
                    start=self._clock.wall(as_aware(stay.start)).time().replace(second=0, microsecond=0),
                    minutes=minutes,
                    why=why,  # type: ignore[arg-type]  # one of the four words
                    shift=shift.minutes if shift else None,
                    locators=tuple(dict.fromkeys(locators)),
                )
            )


def _overlap(one: Stay, other: Stay) -> timedelta:
    return max(timedelta(), min(one.end, other.end) - max(one.start, other.start))


def _days_of(stay: Stay) -> list[date]:
    """Return the days in UTC that a stretch touches."""
    count = (stay.end.date() - stay.start.date()).days
    return [stay.start.date() + timedelta(days=number) for number in range(count + 1)]
