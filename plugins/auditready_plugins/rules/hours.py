"""Hours: what is certified against what is justified, what is held against what was planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Literal, NamedTuple

from auditready import (
    ActivityProgress,
    Agreement,
    Attendance,
    Certificate,
    Convocation,
    Dossier,
    Finding,
    LearnerFacts,
    Locator,
    NotApplicable,
    Slot,
    Words,
    listing,
    minutes,
    rule,
    say,
)

from .announced import DONE, announced_minutes, covers
from .belonging import foreign_documents, own_certificates, own_slots
from .facts import PRESENT, distinct, has_ended, learner_of, left_trace, place, quoted, records, set_by, slot_name

_REMOTE = ("lms_session", "activity_progress", "submission")


class _Justified(NamedTuple):
    """What can be held against a certificate, in minutes."""

    signed: int
    connected: int
    credited: int
    work_based: int
    missing: tuple[Words, ...]
    """What keeps something from being counted."""
    locators: tuple[Locator, ...]
    """What does not count in full first, then what counts."""

    @property
    def total(self) -> int:
        return self.signed + self.connected + self.credited + self.work_based

    def in_words(self) -> Words:
        parts = [
            say(fr + " {time}", en + " {time}", time=minutes(value))
            for value, fr, en in (
                (self.signed, "émargé", "on the sheet"),
                (self.connected, "connecté", "connected"),
                (self.credited, "à distance", "remote"),
                (self.work_based, "en situation de travail", "in the work situation"),
            )
            if value
        ]
        detail = say(" ({parts})", " ({parts})", parts=listing(parts)) if len(parts) > 1 else Words("", "")
        return say("{total}{detail}", "{total}{detail}", total=minutes(self.total), detail=detail)


@rule(
    "HRS001",
    pack="service-fait",
    severity="funding",
    source="L.6354-1 ; L.6362-6 ; R.6332-26",
    basis="law",
    needs=(("certificate",), ("attendance", "presence", "lms_session", "activity_progress", "work_phase")),
    title=Words("Heures certifiées justifiées", "Certified hours are justified"),
    why=Words(
        "Le financeur compare la durée du certificat aux preuves : les heures non justifiées ne sont pas payées, "
        "ou sont à rembourser.",
        "The funder holds the certificate against the evidence: hours without proof are not paid, or are paid back.",
    ),
    accept=Words(
        "Demi-journées émargées, temps en classe virtuelle, durée estimée des activités à distance vraiment faites, "
        "phases d'AFEST : leur total atteint la durée certifiée. En classe virtuelle, 10 minutes par demi-journée sont "
        "tolérées (lecture d'auditready, réglable).",
        "Half-days on the sheet, time in the live class, estimated time of remote activities really done, phases "
        "of a work-based action: together they reach the certified duration. In a live class, 10 minutes a half-day "
        "are tolerated (auditready's reading; it can be set).",
    ),
    remedy=Words(
        "Retrouver la preuve des heures manquantes ; à défaut, refaire le certificat avec les heures réellement "
        "suivies et corriger la facture.",
        "Find the proof of the missing hours; failing that, issue the certificate again with the hours really "
        "followed and correct the invoice.",
    ),
    question=Words(
        "Comment arrivez-vous à cette durée pour cet apprenant ?",
        "How do you come to this duration for this learner?",
    ),
)
def certified_hours(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Compare certified minutes with justified minutes.

    A learner without any trace is left to IDN001. A slot or activity whose duration is unknown cannot be counted:
    where it could make up the difference, the question is asked instead.
    """
    certificates: dict[str, list[Certificate]] = {}
    for certificate in own_certificates(dossier):
        learner_id = learner_of(dossier, certificate.person)
        if learner_id is not None and certificate.minutes is not None:
            certificates.setdefault(learner_id, []).append(certificate)
    if not certificates:
        yield NotApplicable(because=Words("Aucun certificat ne porte de durée.", "No certificate carries a duration."))
        return
    announced = announced_minutes(dossier)
    for learner in dossier.learners:
        if learner.id not in certificates or not left_trace(learner):
            continue
        certified = learner.ledger.certified or 0
        justified = _justify(dossier, learner, announced)
        if certified > justified.total + dossier.scope.tolerances.certified_minutes:
            places = [place(certificate, "minutes") for certificate in certificates[learner.id]]
            yield _over_certified(dossier, learner, certified, justified, places)


def _over_certified(
    dossier: Dossier, learner: LearnerFacts, certified: int, justified: _Justified, certificate: list[Locator]
) -> Finding:
    if justified.missing:
        message = say(
            "{name} : {certified} certifiées, {justified} démontrables ; le reste ne se calcule pas : {missing}.",
            "{name}: {certified} certified, {justified} demonstrable; the rest cannot be worked out: {missing}.",
            name=learner.name,
            certified=minutes(certified),
            justified=minutes(justified.total),
            missing=listing(justified.missing),
        )
    else:
        message = say(
            "{name} : {certified} certifiées, {justified} justifiées, soit {over} de trop.",
            "{name}: {certified} certified, {justified} justified: {over} too many.",
            name=learner.name,
            certified=minutes(certified),
            justified=minutes(justified.total),
            over=minutes(certified - justified.total),
        )
    return Finding(
        message=message,
        state="to_judge" if justified.missing else "contradiction",
        learner=learner.id,
        expected=say(
            "au plus {time}{tolerance}",
            "at most {time}{tolerance}",
            time=justified.in_words(),
            tolerance=_tolerance(dossier, "certified_minutes"),
        ),
        found=minutes(certified),
        locators=distinct([*certificate, *justified.locators]),
    )


def _tolerance(dossier: Dossier, name: str) -> Words:
    """Name a tolerance in minutes where there is one."""
    allowed: int = getattr(dossier.scope.tolerances, name)
    if not allowed:
        return Words("", "")
    origin = set_by(dossier, name)
    return say(", à {allowed} près{origin}", ", within {allowed}{origin}", allowed=minutes(allowed), origin=origin)


def _justify(dossier: Dossier, learner: LearnerFacts, announced: dict[str, float | None]) -> _Justified:
    signed = connected = 0
    missing: list[Words] = []
    short: list[Locator] = []
    counted: list[Locator] = []
    for line in learner.attendance:
        slot = dossier.slot_by_id[line.slot]
        if line.state not in PRESENT:
            connected += _live_minutes(dossier, slot, line.connected_minutes or 0)
            short.extend(line.locators + line.presence_locators or slot.locators)
        elif slot.minutes is None:
            missing.append(say("horaires du {slot}", "times of {slot}", slot=slot_name(slot)))
            short.extend(line.locators)
        else:
            signed += slot.minutes
            counted.extend(line.locators)
    undated = [line for line in records(learner, Attendance) if line.date is None and line.state in PRESENT]
    if undated:
        lines = say("lignes d'émargement sans date ({n})", "sheet lines without a date ({n})", n=len(undated))
        missing.append(lines)
        short.extend(line.locator for line in undated)
    missing.extend(_uncounted_activities(dossier, learner, announced))
    credited, worked = learner.ledger.credited or 0, learner.ledger.work_based or 0
    counted.extend(phase.locator for phase in learner.of("work_phase"))
    return _Justified(signed, connected, credited, worked, tuple(missing), (*short, *counted))


def _live_minutes(dossier: Dossier, slot: Slot, connected: int) -> int:
    """Count a live half-day in full where somebody came late or left early by a few minutes only."""
    if slot.minutes is not None and slot.minutes - dossier.scope.tolerances.live_minutes <= connected < slot.minutes:
        return slot.minutes
    return connected


def _uncounted_activities(
    dossier: Dossier, learner: LearnerFacts, announced: dict[str, float | None]
) -> Iterator[Words]:
    """Name the durations without which the remote part cannot be counted in full."""
    if learner.ledger.credited is None:
        if dossier.remote and any(learner.of(kind) for kind in _REMOTE):
            yield Words("durée des activités faites à distance", "duration of the activities done remotely")
        return
    for activity in records(learner, ActivityProgress):
        if activity.status in DONE and not activity.whole_course and not covers(announced, activity):
            yield say("durée de {name}", "duration of {name}", name=quoted(activity.activity))


@rule(
    "HRS002",
    pack="service-fait",
    severity="funding",
    source="D.6353-1 ; CAA Nantes, 1er juin 2021",
    basis="funder",
    title=Words("Demi-journées égales à la durée prévue", "Slots add up to the planned duration"),
    why=Words(
        "Le total des demi-journées doit être celui de la convention, et chacune tomber dans sa période : un écart "
        "bloque le paiement.",
        "The slots must add up to the agreement's duration, and each must fall within its period: a difference "
        "blocks the payment.",
    ),
    accept=Words(
        "Horaires des feuilles d'émargement, plus la durée annoncée des activités à distance ; avenant signé si la "
        "durée ou la période a changé.",
        "Times on the attendance sheets, plus the announced time of the remote activities; a signed amendment where "
        "duration or period changed.",
    ),
    remedy=Words(
        "Corriger l'horaire ou la date erronés, classer la feuille manquante, ou joindre l'avenant signé.",
        "Correct the wrong time or date, file the missing sheet, or add the signed amendment.",
    ),
    question=Words(
        "D'où vient l'écart entre la convention et les demi-journées tenues ?",
        "Where does the difference between the agreement and the slots held come from?",
    ),
)
def planned_hours(dossier: Dossier) -> Iterable[Finding | NotApplicable]:
    """Compare the slots with the planned minutes, and their days with the agreement's period."""
    slots = own_slots(dossier)
    if not slots:
        return [NotApplicable(because=Words("Aucune demi-journée datée.", "No dated half-day."))]
    checked = [_compare_period(dossier, slots), _compare_total(dossier, slots)]
    findings = [one for one in checked if isinstance(one, Finding)]
    return findings or [one for one in checked if isinstance(one, NotApplicable)]


def _compare_period(dossier: Dossier, slots: tuple[Slot, ...]) -> Finding | None:
    start, end, source = _agreed_period(dossier)
    if start is None or end is None:
        return None
    outside = [slot for slot in slots if not start <= slot.date <= end]
    if not outside:
        return None
    return Finding(
        key="period",
        message=say(
            "Demi-journées hors de la période convenue : {slots}.",
            "Half-days outside the agreed period: {slots}.",
            slots=listing(slot_name(slot) for slot in outside),
        ),
        expected=say("du {start} au {end}", "from {start} to {end}", start=start, end=end),
        found=listing(slot_name(slot) for slot in outside),
        locators=distinct([*source, *(locator for slot in outside for locator in slot.locators)]),
    )


def _agreed_period(dossier: Dossier) -> tuple[date | None, date | None, list[Locator]]:
    """Return the span of all agreements of this session, or the dossier's own dates where none has any."""
    foreign = foreign_documents(dossier)
    starts: list[date] = []
    ends: list[date] = []
    source: list[Locator] = []
    for agreement in records(dossier, Agreement):
        if agreement.start and agreement.end and agreement.locator not in foreign:
            starts.append(agreement.start)
            ends.append(agreement.end)
            source += [place(agreement, "start"), place(agreement, "end")]
    if starts:
        return min(starts), max(ends), source
    return dossier.start, dossier.end, source


def _compare_total(dossier: Dossier, slots: tuple[Slot, ...]) -> Finding | NotApplicable | None:
    planned = dossier.planned_minutes
    if planned is None:
        return NotApplicable(because=Words("Aucune durée prévue n'est connue.", "No planned duration is known."))
    if dossier.modality == "work_based":
        return NotApplicable(
            because=Words(
                "Les phases d'une AFEST sont propres à chaque apprenant : voir HRS004.",
                "The phases of a work-based action are each learner's own: see HRS004.",
            )
        )
    remote = 0
    if dossier.remote:
        durations = [activity.minutes for activity in dossier.announced.values()]
        if not durations or None in durations:
            return NotApplicable(
                because=Words(
                    "Des activités à distance n'ont pas de durée annoncée : voir ASY103 et DST002.",
                    "Some remote activities have no announced duration: see ASY103 and DST002.",
                )
            )
        remote = round(sum(duration or 0 for duration in durations))
    timeless = [slot for slot in slots if slot.minutes is None]
    held = _sum_minutes(slots) + remote
    if held > planned or not timeless:
        if held < planned and not has_ended(dossier):
            return NotApplicable(because=Words("La session n'est pas terminée.", "The session is not over."))
        measured = _has_measured(dossier, slots)
        if abs(held - planned) <= dossier.scope.tolerances.planned_minutes or (measured and held > planned):
            return None
        return _total_differs(dossier, slots, held, remote, state="to_judge" if measured else "contradiction")
    return Finding(
        key="times",
        state="to_judge",
        message=say(
            "Demi-journées sans horaire ({n}) : le total ne peut être comparé aux {planned} prévues.",
            "Half-days without times ({n}): the total cannot be compared with the planned {planned}.",
            n=len(timeless),
            planned=minutes(planned),
        ),
        expected=minutes(planned),
        found=say("au moins {held}", "at least {held}", held=minutes(held)),
        locators=_planned_and(dossier, timeless),
    )


def _has_measured(dossier: Dossier, slots: tuple[Slot, ...]) -> bool:
    """Whether the length of a slot is only what a live report measured: rooms open early and close late."""
    scheduled = {planned.date for record in records(dossier, Convocation) for planned in record.schedule}
    return any(slot.live_report and not slot.sheet and slot.date not in scheduled for slot in slots)


def _total_differs(
    dossier: Dossier, slots: tuple[Slot, ...], held: int, remote: int, *, state: Literal["to_judge", "contradiction"]
) -> Finding:
    parts = Words("", "")
    if remote:
        parts = say(" dont {remote} à distance", " of which {remote} remote", remote=minutes(remote))
    planned = dossier.planned_minutes or 0
    return Finding(
        key="total",
        state=state,
        message=say(
            "Le total est de {held}{parts} pour {planned} prévues, soit {gap} d'écart.",
            "The total is {held}{parts} for {planned} planned: a difference of {gap}.",
            held=minutes(held),
            parts=parts,
            planned=minutes(planned),
            gap=minutes(abs(held - planned)),
        ),
        expected=say(
            "{planned}{tolerance}",
            "{planned}{tolerance}",
            planned=minutes(planned),
            tolerance=_tolerance(dossier, "planned_minutes"),
        ),
        found=minutes(held),
        locators=_planned_and(dossier, slots),
    )


def _planned_and(dossier: Dossier, slots: Iterable[Slot]) -> tuple[Locator, ...]:
    source = [dossier.planned_source] if dossier.planned_source else []
    return distinct([*source, *(locator for slot in slots for locator in slot.locators)])


def _sum_minutes(slots: Iterable[Slot]) -> int:
    """Add the slots up; of two that overlap (parallel groups) only the longer counts."""
    total = 0
    last: Slot | None = None
    for slot in sorted(slots, key=lambda one: (one.date, one.start or time.min, one.id)):
        length = slot.minutes or 0
        if last and last.date == slot.date and last.end and slot.start and slot.start < last.end:
            total += max(0, length - (last.minutes or 0))
            last = max(last, slot, key=lambda one: one.minutes or 0)
        else:
            total += length
            last = slot
    return total
