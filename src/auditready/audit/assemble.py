"""Put the evidence of one folder together: facts of the session, its half-days, and everything about each learner."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar, cast

from msgspec import Struct

from ..config import DossierConfig
from ..model import (
    ActivityProgress,
    Agreement,
    Attendance,
    Certificate,
    Convocation,
    DistanceInformation,
    Dossier,
    Evidence,
    FileReport,
    LearnerFacts,
    LmsSession,
    Locator,
    Modality,
    Presence,
    RecordingConsent,
    Scope,
    Slot,
    SlotAttendance,
    WorkPhase,
)
from ..reading.fold import fold
from .clock import Clock
from .declared import declared_evidence
from .ledger import Ledgers, announced_activities
from .meetings import find_meetings
from .people import People, resolve_people
from .schedule import build_schedule
from .stays import SlotPresence, on_the_wall, stated_files

_PROGRESS_KINDS = frozenset({"lms_session", "activity_progress", "distance_information"})
_ROSTER_KINDS = ("attendance", "convocation")
_FOR_EVERYBODY = ("accessibility", "convocation", "exam_evidence", "needs_analysis", "sequence_plan", "work_based_file")
"""Kinds of which a record that names nobody is about every learner."""

Record = TypeVar("Record", bound=Evidence)
Value = TypeVar("Value")
Titled = TypeVar("Titled", Attendance, Convocation)
Period = tuple[date | None, date | None]


class Circumstances(Struct, frozen=True, kw_only=True):
    """What is known of a dossier beside its evidence."""

    id: str
    path: str
    as_of: date
    audit_date: date
    modality: Modality | None = None
    """Declared on the command line."""
    scope: Scope = Scope()


def assemble(
    circumstances: Circumstances,
    config: DossierConfig,
    files: Sequence[FileReport],
    evidence: Sequence[Evidence],
) -> Dossier:
    """Assemble one dossier. Nothing is dropped: a record without person or date stays in ``Dossier.evidence``.

    Its moments are put on the dossier's wall: an export that states its own zone is converted, one that states none is
    taken as it is.
    """
    clock = Clock(config.timezone)
    stated = stated_files(evidence)
    evidence = [on_the_wall(record, clock) for record in evidence] if stated else evidence
    evidence = [*evidence, *declared_evidence(config, circumstances.path)]
    by_kind: dict[str, list[Evidence]] = defaultdict(list)
    for record in evidence:
        by_kind[record.kind].append(record)
    kinds: Mapping[str, tuple[Evidence, ...]] = {kind: tuple(records) for kind, records in sorted(by_kind.items())}
    people = resolve_people(evidence, config)
    agreements = _of(kinds, Agreement)
    modality, modality_source = _modality(circumstances, config, kinds, agreements)
    meetings = find_meetings(_of(kinds, Presence), clock, stated)
    agreed = _agreed_period(config, agreements)
    title = _title(config, kinds)
    schedule = build_schedule(
        _of_this_session(_of(kinds, Attendance), agreed, title),
        _of_this_session(_of(kinds, Convocation), agreed, title),
        [meeting for meeting in meetings if _within(meeting.start.date(), agreed)],
        config,
        modality,
    )
    start, end = _period(agreed, schedule.slots, kinds)
    planned, planned_source = _planned(config, agreements)
    dossier = Dossier(
        id=circumstances.id,
        path=circumstances.path,
        title=title,
        modality=modality,
        modality_source=modality_source,  # type: ignore[arg-type]  # one of the three words
        start=start,
        end=end,
        planned_minutes=planned,
        planned_source=planned_source,
        as_of=circumstances.as_of,
        audit_date=circumstances.audit_date,
        scope=circumstances.scope,
        recorded=_recorded(config, kinds),
        slots=schedule.slots,
        trainers=tuple(person for person in people.persons if person.role == "trainer"),
        people=people.persons,
        files=tuple(files),
        doubts=people.doubts,
        evidence=kinds,
        announced=announced_activities(_of(kinds, DistanceInformation)),
        person_of=people.person_of,
    )
    presence = SlotPresence(dossier, clock, meetings, schedule)
    dossier.learners = _learners(dossier, people, presence, Ledgers(dossier, clock, config.minutes))
    dossier.uncounted = tuple(presence.uncounted)
    return dossier


def _of(kinds: Mapping[str, tuple[Evidence, ...]], wanted: type[Record]) -> tuple[Record, ...]:
    return cast("tuple[Record, ...]", kinds.get(str(wanted.__struct_config__.tag), ()))


def _modality(
    circumstances: Circumstances,
    config: DossierConfig,
    kinds: Mapping[str, tuple[Evidence, ...]],
    agreements: Sequence[Agreement],
) -> tuple[Modality, str]:
    if declared := circumstances.modality or config.modality:
        return declared, "declared"
    if worded := _most_common(agreement.modality for agreement in agreements):
        return cast("Modality", worded), "agreement"
    if "work_phase" in kinds:
        return "work_based", "inferred"
    inferred: Modality
    at_own_pace = any(kind in kinds for kind in _PROGRESS_KINDS)
    together = "attendance" in kinds or "presence" in kinds
    if at_own_pace:
        inferred = "blended" if together else "asynchronous"
    else:
        inferred = "synchronous" if "presence" in kinds else "in_person"
    return inferred, "inferred"


def _most_common(values: Iterable[Value | None]) -> Value | None:
    """Return the most frequent value, the first met where two are equally frequent."""
    counted = Counter(value for value in values if value is not None)
    return max(counted, key=lambda value: counted[value]) if counted else None


def _title(config: DossierConfig, kinds: Mapping[str, tuple[Evidence, ...]]) -> str | None:
    return (
        config.title
        or _most_common(record.title for record in _of(kinds, Agreement))
        or _most_common(record.title for record in _of(kinds, Attendance))
        or _most_common(record.title for record in _of(kinds, Certificate))
        or _most_common(record.meeting_title for record in _of(kinds, Presence))
    )


def _agreed_period(config: DossierConfig, agreements: Sequence[Agreement]) -> Period:
    start = config.start or min((each.start for each in agreements if each.start), default=None)
    end = config.end or max((each.end for each in agreements if each.end), default=None)
    return start, end


def _within(day: date, period: Period) -> bool:
    start, end = period
    return (start is None or day >= start) and (end is None or day <= end)


def _of_this_session(records: Sequence[Titled], agreed: Period, title: str | None) -> list[Titled]:
    """Leave out files of another title whose days all lie outside the agreed period: misfiled ones (FIL002).

    A file with one day inside, or with the session's own title, stays whole: its days outside are seen (HRS002).
    """
    ours = {
        record.locator.file
        for record in records
        if any(_within(day, agreed) for day in _days_of(record))
        or record.title is None
        or (title is not None and fold(record.title) == fold(title))
    }
    return [record for record in records if record.locator.file in ours]


def _days_of(record: Attendance | Convocation) -> list[date]:
    if isinstance(record, Convocation):
        announced = [record.start, record.end, *(slot.date for slot in record.schedule)]
        return [day for day in announced if day is not None]
    return [] if record.date is None else [record.date]


def _period(agreed: Period, slots: Sequence[Slot], kinds: Mapping[str, tuple[Evidence, ...]]) -> Period:
    """Return first and last day: as agreed, else of half-days and certificates, else of the platform's sessions."""
    start, end = agreed
    if start is None or end is None:
        days = [slot.date for slot in slots]
        for certificate in _of(kinds, Certificate):
            days += [day for day in (certificate.start, certificate.end) if day]
        days += [phase.date for phase in _of(kinds, WorkPhase) if phase.date]
        if not days:
            days = [moment.date() for each in _of(kinds, LmsSession) for moment in (each.start, each.end)]
        start, end = start or min(days, default=None), end or max(days, default=None)
    return start, end


def _planned(config: DossierConfig, agreements: Sequence[Agreement]) -> tuple[int | None, Locator | None]:
    if config.minutes is not None:
        return config.minutes, None
    for agreement in agreements:
        if agreement.minutes is not None:
            return round(agreement.minutes), agreement.places.get("minutes", agreement.locator)
    return None, None


def _recorded(config: DossierConfig, kinds: Mapping[str, tuple[Evidence, ...]]) -> bool:
    if config.recorded is not None:
        return config.recorded
    return "recording" in kinds or any(record.answer == "accepted" for record in _of(kinds, RecordingConsent))


# --- learners ------------------------------------------------------------------------------------------------


def _learners(dossier: Dossier, people: People, presence: SlotPresence, ledgers: Ledgers) -> tuple[LearnerFacts, ...]:
    records = _records_by_person(dossier)
    roster = people.roster | {
        who for kind in _ROSTER_KINDS for record in dossier.of(kind) if (who := _person_id(dossier, record))
    }
    # Where no document lists anybody, everybody found is the roster: else nobody would be asked for anything.
    for_everybody = {
        kind: [record for record in dossier.of(kind) if getattr(record, "person", None) is None]
        for kind in _FOR_EVERYBODY
    }
    facts = []
    for person in people.persons:
        if person.role != "learner":
            continue
        own = records.get(person.id, {})
        attendance = presence.attendance_of(person.id, own)
        for kind, shared in for_everybody.items():
            if shared:
                own[kind] = [*own.get(kind, ()), *shared]
        kept = {kind: tuple(found) for kind, found in sorted(own.items())}
        facts.append(
            LearnerFacts(
                id=person.id,
                name=person.name,
                on_roster=not roster or person.id in roster,
                took_part=_took_part(attendance, kept),
                attendance=attendance,
                ledger=ledgers.of(person.id, attendance, kept),
                records=kept,
            )
        )
    return tuple(facts)


def _person_id(dossier: Dossier, record: Evidence) -> str | None:
    mention = getattr(record, "person", None)
    return None if mention is None else dossier.who(mention)


def _records_by_person(dossier: Dossier) -> dict[str, dict[str, list[Evidence]]]:
    grouped: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for kind, records in dossier.evidence.items():
        for record in records:
            if person := _person_id(dossier, record):
                grouped[person][kind].append(record)
    return grouped


def _took_part(attendance: Sequence[SlotAttendance], records: Mapping[str, tuple[Evidence, ...]]) -> bool:
    if any(item.state in {"signed", "present"} or item.connected_minutes for item in attendance):
        return True
    if records.get("lms_session") or records.get("work_phase") or any(each.minutes for each in _of(records, Presence)):
        return True
    if any(each.status != "not_started" for each in _of(records, ActivityProgress)):
        return True
    return any(getattr(each, "status", "none") == "submitted" for each in records.get("submission", ()))
