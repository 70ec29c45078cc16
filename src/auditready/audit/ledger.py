"""The hours ledger: minutes of one learner, by source, and never one hour counted in two modes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from ..model import (
    ActivityProgress,
    Assessment,
    Certificate,
    DistanceInformation,
    Dossier,
    Evidence,
    Ledger,
    LmsSession,
    PlannedActivity,
    SlotAttendance,
    Submission,
)
from ..reading.fold import fold

_DONE = frozenset({"completed", "passed"})


def announced_activities(lists: Iterable[DistanceInformation]) -> dict[str, PlannedActivity]:
    """Return each announced activity once, by folded name; of two versions, the one that states a duration."""
    activities: dict[str, PlannedActivity] = {}
    for information in lists:
        for activity in information.activities:
            known = activities.setdefault(fold(activity.name), activity)
            if known.minutes is None and activity.minutes is not None:
                activities[fold(activity.name)] = activity
    return activities


def build_ledger(
    dossier: Dossier,
    learner: str,
    attendance: Sequence[SlotAttendance],
    records: Mapping[str, tuple[Evidence, ...]],
) -> Ledger:
    """Return the ledger line of one learner; ``None`` where no evidence says it."""
    live = [item.connected_minutes for item in attendance if item.connected_minutes is not None]
    sessions = [each for each in records.get("lms_session", ()) if isinstance(each, LmsSession)]
    return Ledger(
        learner=learner,
        planned=dossier.planned_minutes,
        signed=_signed(dossier, attendance),
        connected=round(sum(live) + online_minutes(sessions)) if live or sessions else None,
        credited=credited_minutes(dossier, records),
        certified=_certified(dossier, records),
    )


def online_minutes(sessions: Iterable[LmsSession]) -> float:
    """Return the learner's own minutes on the platform; what two exports of one log both hold counts once.

    A session that somebody else opened in the learner's name proves nothing of the learner's.
    """
    own = [one for one in sessions if not one.on_behalf]
    total = 0.0
    reached: dict[bool, datetime] = {}  # moments with and without zone cannot be compared
    for one in sorted(own, key=lambda one: (one.start.tzinfo is not None, one.start)):
        zoned = one.start.tzinfo is not None
        before = reached.get(zoned, one.start)
        if one.start >= before:
            total += one.minutes
        elif one.end > before:
            total += min(one.minutes, (one.end - before).total_seconds() / 60)
        reached[zoned] = max(one.end, before)
    return total


def _certified(dossier: Dossier, records: Mapping[str, tuple[Evidence, ...]]) -> int | None:
    """Add up certificates of different periods; a copy adds nothing, nor does a certificate of another session."""
    periods: dict[object, float] = {}
    for each in records.get("certificate", ()):
        if not isinstance(each, Certificate) or each.minutes is None:
            continue
        outside = (dossier.end and each.start and each.start > dossier.end) or (
            dossier.start and each.end and each.end < dossier.start
        )
        if not outside:
            period = (each.start, each.end)
            periods[period] = max(periods.get(period, 0), each.minutes)
    return round(sum(periods.values())) if periods else None


def _signed(dossier: Dossier, attendance: Sequence[SlotAttendance]) -> int | None:
    if not any(slot.sheet for slot in dossier.slots):
        return None
    slots = dossier.slot_by_id
    return sum(slots[item.slot].minutes or 0 for item in attendance if item.state in {"signed", "present"})


def credited_minutes(dossier: Dossier, records: Mapping[str, tuple[Evidence, ...]]) -> int | None:
    """Return the estimated time of the remote activities really done.

    The ministry's model certificate says so in its note 2: activities realised and the time estimated for them, not
    raw connected time. ``None`` where no estimated time is announced anywhere.
    """
    announced = {name: each.minutes for name, each in dossier.announced.items() if each.minutes is not None}
    done: dict[str, float | None] = {}
    whole_course = False
    for progress in records.get("activity_progress", ()):
        if isinstance(progress, ActivityProgress) and progress.status in _DONE:
            whole_course = whole_course or progress.whole_course
            done[fold(progress.activity)] = progress.estimated_minutes
    for record in (*records.get("assessment", ()), *records.get("submission", ())):
        if isinstance(record, Assessment) and record.status == "finished":
            done.setdefault(fold(record.title), None)
        elif isinstance(record, Submission) and record.status == "submitted":
            done.setdefault(fold(record.activity), None)
    estimated = [minutes for minutes in done.values() if minutes is not None]
    if not announced and not estimated:
        return None
    if whole_course and announced:
        return round(sum(announced.values()))
    return round(sum(announced.get(name, minutes or 0) for name, minutes in done.items()))
