"""The hours ledger: minutes of one learner, by source, and never one hour counted in two modes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TypeVar, cast

from ..model import (
    ActivityProgress,
    Agreement,
    Assessment,
    Certificate,
    Convocation,
    DistanceInformation,
    Dossier,
    Evidence,
    Figure,
    Invoice,
    Ledger,
    LmsSession,
    Locator,
    PlannedActivity,
    Programme,
    Slot,
    SlotAttendance,
    Submission,
    WorkPhase,
)
from ..reading.fold import fold
from .clock import Clock, Stay, covered_time, whole_minutes
from .schedule import slot_bounds

SHOWN_SOURCES = 5
"""Places kept for one figure; how many more there are is said."""

_DONE = frozenset({"completed", "passed"})
_MODES = ("in_person", "synchronous", "asynchronous", "work_based")

Records = Mapping[str, tuple[Evidence, ...]]
Record = TypeVar("Record", bound=Evidence)


def announced_activities(lists: Iterable[DistanceInformation]) -> dict[str, PlannedActivity]:
    """Return each announced activity once, by folded name; of two versions, the one that states a duration."""
    activities: dict[str, PlannedActivity] = {}
    for information in lists:
        for activity in information.activities:
            known = activities.setdefault(fold(activity.name), activity)
            if known.minutes is None and activity.minutes is not None:
                activities[fold(activity.name)] = activity
    return activities


def _of(records: Records, kind: type[Record]) -> tuple[Record, ...]:
    return cast("tuple[Record, ...]", records.get(str(kind.__struct_config__.tag), ()))


class Ledgers:
    """Makes the ledger of each learner; what all learners share is worked out once."""

    def __init__(self, dossier: Dossier, clock: Clock, declared: int | None) -> None:
        self._dossier = dossier
        self._clock = clock
        self._planned = planned_by_source(dossier, declared)
        self._modes = planned_by_mode(dossier)
        self._has_sheet = any(slot.sheet for slot in dossier.slots)
        self._bounds = {slot.id: slot_bounds(slot, clock) for slot in dossier.slots if slot.minutes}
        self._invoices = _of(dossier.evidence, Invoice)

    def of(self, learner: str, attendance: Sequence[SlotAttendance], records: Records) -> Ledger:
        """Return the ledger of one learner; ``None`` where no evidence says it."""
        live = [item.connected_minutes for item in attendance if item.connected_minutes is not None]
        own = [one for one in _of(records, LmsSession) if not one.on_behalf]
        online = online_minutes(own) if own else spent_minutes(records)
        if online is None and _of(records, LmsSession):
            online = 0
        connected = [part for part in (sum(live) if live else None, online) if part is not None]
        invoices = [each for each in self._invoices if self._bills(each, learner)]
        phases = [phase for phase in _of(records, WorkPhase) if phase.signed is not False]
        return Ledger(
            learner=learner,
            planned=self._dossier.planned_minutes,
            signed=self._signed(attendance) if self._has_sheet else None,
            connected=round(sum(connected)) if connected else None,
            credited=credited_minutes(self._dossier, records),
            certified=_certified(self._dossier, records),
            planned_by_mode=self._modes,
            planned_by_source={name: minutes for name, (minutes, _) in self._planned.items()},
            live=sum(live) if live else None,
            online=None if online is None else round(online),
            work_based=phase_minutes(phases) if phases else None,
            invoiced=_invoiced(invoices),
            sources=self._sources(attendance, records, invoices),
        )

    def _signed(self, attendance: Sequence[SlotAttendance]) -> int:
        """Add up the half-days attended; two that overlap (a sheet filed twice with other times) count once."""
        there = [item.slot for item in attendance if item.state in {"signed", "present"}]
        stays = [self._bounds[slot] for slot in there if slot in self._bounds]
        if not stays:
            return 0
        return whole_minutes(covered_time(stays, Stay(min(stays).start, max(stay.end for stay in stays))))

    def _bills(self, invoice: Invoice, learner: str) -> bool:
        return not invoice.participants or any(self._dossier.who(who) == learner for who in invoice.participants)

    def _sources(
        self, attendance: Sequence[SlotAttendance], records: Records, invoices: Sequence[Invoice]
    ) -> dict[str, Figure]:
        present = [item for item in attendance if item.state in {"signed", "present"}]
        own = [one for one in _of(records, LmsSession) if not one.on_behalf]
        places: dict[str, Iterable[Locator]] = {
            "planned": (place for _, places in self._planned.values() for place in places),
            "signed": (place for item in present for place in item.locators),
            "live": (place for item in attendance if item.connected_minutes for place in item.presence_locators),
            "online": (each.locator for each in own or _timed(records)),
            "credited": _credited_places(self._dossier, records),
            "work_based": (each.locator for each in _of(records, WorkPhase)),
            "certified": (each.places.get("minutes", each.locator) for each in _certificates(self._dossier, records)),
            "invoiced": (each.places.get("minutes", each.locator) for each in invoices if each.minutes is not None),
        }
        kept = {name: tuple(dict.fromkeys(found)) for name, found in places.items()}
        return {
            name: Figure(locators=found[:SHOWN_SOURCES], more=max(0, len(found) - SHOWN_SOURCES))
            for name, found in kept.items()
            if found
        }


# --- planned -------------------------------------------------------------------------------------------------


def planned_by_source(dossier: Dossier, declared: int | None) -> dict[str, tuple[int, tuple[Locator, ...]]]:
    """Return what each source announces, in minutes; of several papers of one kind, the first that states it."""
    found: dict[str, tuple[int, tuple[Locator, ...]]] = {}
    if declared is not None:
        found["settings"] = declared, ()
    papers: tuple[Agreement | Programme | Convocation, ...] = (
        *_of(dossier.evidence, Agreement), *_of(dossier.evidence, Programme), *_of(dossier.evidence, Convocation),
    )  # fmt: skip
    for paper in papers:
        if paper.minutes is not None:
            found.setdefault(paper.kind, (round(paper.minutes), (paper.places.get("minutes", paper.locator),)))
    if "convocation" not in found and (scheduled := _scheduled(dossier)) is not None:
        found["convocation"] = scheduled
    if (plan := dossier.whole_plan) is not None:
        found["sequence_plan"] = round(sum(each.minutes or 0 for each in plan.sequences)), (plan.locator,)
    return found


def _scheduled(dossier: Dossier) -> tuple[int, tuple[Locator, ...]] | None:
    """Return the minutes of the slots that a convocation announces each with its own times."""
    for convocation in _of(dossier.evidence, Convocation):
        slots = convocation.schedule
        if slots and not dossier.remote and all(slot.start and slot.end and slot.end > slot.start for slot in slots):
            lengths = [
                datetime.combine(slot.date, slot.end) - datetime.combine(slot.date, slot.start)
                for slot in slots
                if slot.start and slot.end
            ]
            # "9 h - 17 h" hides its break: such a schedule announces no duration.
            if max(lengths).total_seconds() <= 5 * 3600:
                return round(sum(each.total_seconds() for each in lengths) / 60), (convocation.locator,)
    return None


def planned_by_mode(dossier: Dossier) -> dict[str, int]:
    """Return the planned minutes of each mode, empty where the evidence does not part them.

    From the plan of sequences; else from half-days and announced activities where all of them have a duration; a
    session of one mode has all its planned minutes in it.
    """
    if (plan := dossier.whole_plan) is not None:
        parts = [(str(each.mode), each.minutes or 0.0) for each in plan.sequences]
    elif dossier.modality != "blended":
        known = dossier.modality is not None and dossier.planned_minutes is not None
        return {str(dossier.modality): dossier.planned_minutes or 0} if known else {}
    else:
        parts = list(_parts(dossier.slots, dossier.announced.values()))
        if any(not minutes for _, minutes in parts) or (dossier.remote and not dossier.announced):
            return {}
    totals = {mode: round(sum(minutes for own, minutes in parts if own == mode)) for mode in _MODES}
    return {mode: total for mode, total in totals.items() if total}


def _parts(slots: Iterable[Slot], activities: Iterable[PlannedActivity]) -> Iterator[tuple[str, float]]:
    yield from ((slot.mode, slot.minutes or 0) for slot in slots)
    yield from (("asynchronous", activity.minutes or 0) for activity in activities)


# --- connected -----------------------------------------------------------------------------------------------


def online_minutes(sessions: Iterable[LmsSession]) -> float:
    """Return the learner's own minutes on the platform; what two exports of one log both hold counts once.

    A session that somebody else opened in the learner's name proves nothing of the learner's.
    """
    total = 0.0
    reached: datetime | None = None
    for one in sorted((each for each in sessions if not each.on_behalf), key=lambda each: each.start):
        if reached is None or one.start >= reached:
            total += one.minutes
        elif one.end > reached:
            total += min(one.minutes, (one.end - reached).total_seconds() / 60)
        reached = one.end if reached is None else max(one.end, reached)
    return total


def _timed(records: Records) -> list[ActivityProgress]:
    """Return the activities whose time the platform measured; a whole course only where there is no activity."""
    timed = [each for each in _of(records, ActivityProgress) if each.spent_minutes is not None]
    return [each for each in timed if not each.whole_course] or timed


def spent_minutes(records: Records) -> float | None:
    """Return the time that a platform without list of connections measured; an activity in two exports counts once."""
    spent: dict[str, float] = {}
    for each in _timed(records):
        name = fold(each.activity)
        spent[name] = max(spent.get(name, 0), each.spent_minutes or 0)
    return sum(spent.values()) if spent else None


# --- credited, certified, invoiced ---------------------------------------------------------------------------


def _certificates(dossier: Dossier, records: Records) -> Iterator[Certificate]:
    """Give the certificates with a duration; one of another session's days is none of this one's."""
    for each in _of(records, Certificate):
        outside = (dossier.end and each.start and each.start > dossier.end) or (
            dossier.start and each.end and each.end < dossier.start
        )
        if each.minutes is not None and not outside:
            yield each


def _certified(dossier: Dossier, records: Records) -> int | None:
    """Add up certificates of different periods; a copy adds nothing."""
    periods: dict[object, float] = {}
    for each in _certificates(dossier, records):
        period = (each.start, each.end)
        periods[period] = max(periods.get(period, 0), each.minutes or 0)
    return round(sum(periods.values())) if periods else None


def _invoiced(invoices: Iterable[Invoice]) -> int | None:
    """Add up invoices of different periods; a copy adds nothing, nor does a second invoice of the same days."""
    periods: dict[object, float] = {}
    for each in invoices:
        if each.minutes is not None:
            period = (each.start, each.end) if each.start or each.end else "whole"
            periods[period] = max(periods.get(period, 0), each.minutes)
    return round(sum(periods.values())) if periods else None


def phase_minutes(phases: Iterable[WorkPhase]) -> int:
    """Return the minutes of the phases of a work-based action; one that is logged twice counts once."""
    known: dict[object, float] = {}
    for phase in phases:
        length = phase.minutes
        if length is None and phase.date and phase.start and phase.end:
            span = datetime.combine(phase.date, phase.end) - datetime.combine(phase.date, phase.start)
            length = span.total_seconds() / 60 % 1440
        known[phase.phase, phase.date, phase.start, phase.topic if phase.start is None else None] = length or 0
    return round(sum(known.values()))


def credited_minutes(dossier: Dossier, records: Records) -> int | None:
    """Return the estimated time of the remote activities really done.

    The ministry's model certificate says so in its note 2: activities realised and the time estimated for them, not
    raw connected time. ``None`` where no estimated time is announced anywhere.
    """
    announced = {name: each.minutes for name, each in dossier.announced.items() if each.minutes is not None}
    done: dict[str, float | None] = {}
    whole_course = False
    for progress in _of(records, ActivityProgress):
        if progress.status in _DONE:
            whole_course = whole_course or progress.whole_course
            done[fold(progress.activity)] = progress.estimated_minutes
    for name in _results(records):
        done.setdefault(name, None)
    estimated = [minutes for minutes in done.values() if minutes is not None]
    if not announced and not estimated:
        return None
    if whole_course and announced:
        return round(sum(announced.values()))
    return round(sum(announced.get(name, minutes or 0) for name, minutes in done.items()))


def _results(records: Records) -> Iterator[str]:
    """Give the folded names of assessments taken and work handed in."""
    yield from (fold(each.title) for each in _of(records, Assessment) if each.status == "finished")
    yield from (fold(each.activity) for each in _of(records, Submission) if each.status == "submitted")


def _credited_places(dossier: Dossier, records: Records) -> Iterator[Locator]:
    for progress in _of(records, ActivityProgress):
        known = progress.whole_course or fold(progress.activity) in dossier.announced
        if progress.status in _DONE and (known or progress.estimated_minutes is not None):
            yield progress.locator
    for each in _of(records, Assessment):
        if each.status == "finished" and fold(each.title) in dossier.announced:
            yield each.locator
