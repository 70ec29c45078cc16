"""Hours by mode: the distance rate that was agreed, and that no hour is planned or counted in two modes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from auditready import (
    ActivityProgress,
    Agreement,
    Dossier,
    Finding,
    LazyPattern,
    LearnerFacts,
    NotApplicable,
    PlannedActivity,
    Slot,
    Words,
    fold,
    listing,
    minutes,
    percent,
    rule,
    say,
)

from .announced import DONE, announced_minutes, covers
from .belonging import foreign_documents, own_slots
from .facts import PRESENT, distinct, has_ended, place, quoted, records, set_by, slot_name
from .planned_modes import MODE_NAMES, in_words, mode_sources, planned_modes

_LIVE_CLASS = LazyPattern(r"\b(?:classes? virtuelles?|visio\w*|webinaires?|virtual class(?:es)?|live class(?:es)?)\b")

# --- HRS003 --------------------------------------------------------------------------------------------------


@rule(
    "HRS003",
    pack="law",
    severity="legal",
    indicators=(9,),
    source="D.6353-1, I, 1° (depuis le 1er juillet 2025)",
    basis="law",
    needs=(("agreement",),),
    title=Words("Taux à distance de la convention tenu", "The agreement's distance rate is kept"),
    why=Words(
        "La convention annonce la part des enseignements à distance sur la durée totale. Un taux que le planning "
        "dément se voit d'un calcul. La marge de cinq points est une lecture d'auditready.",
        "The agreement states which share of the whole duration is taught at a distance. A rate that the schedule "
        "denies shows in one sum. The margin of five points is auditready's own reading.",
    ),
    accept=Words(
        "Heures de classe virtuelle et d'activités à distance prévues, divisées par la durée totale : le taux de la "
        "convention, à cinq points près.",
        "Planned hours of live classes and remote activities, divided by the whole duration: the agreement's rate, "
        "within five points.",
    ),
    remedy=Words(
        "Corriger par un avenant signé le taux ou la durée de la convention, ou le planning qui ne la suit pas.",
        "Correct the rate or the duration by a signed amendment, or the schedule that does not follow it.",
    ),
    question=Words(
        "Comment le taux à distance annoncé a-t-il été calculé ?", "How was the announced distance rate worked out?"
    ),
)
def distance_rate(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Compare the rate of each agreement with the planned remote hours."""
    foreign = foreign_documents(dossier)
    stated = [each for each in records(dossier, Agreement) if each.distance_rate is not None]
    stated = [each for each in stated if each.locator not in foreign]
    planned = planned_modes(dossier)
    if not stated:
        yield NotApplicable(
            because=Words("Aucune convention ne porte de taux à distance.", "No agreement states a distance rate.")
        )
        return
    if dossier.modality == "work_based" or not planned:
        yield NotApplicable(
            because=Words(
                "Les durées prévues de chaque mode ne sont pas toutes connues.",
                "The planned durations of each mode are not all known.",
            )
        )
        return
    remote = planned.get("synchronous", 0) + planned.get("asynchronous", 0)
    share = remote / sum(planned.values())
    allowed = dossier.scope.tolerances.distance_rate
    for number, agreement in enumerate(stated):
        # A hundredth of a point is what rounding a written percentage makes.
        if abs((agreement.distance_rate or 0) - share) > allowed + 0.0001:
            yield _rate_differs(dossier, agreement, share, planned, key=str(number) if number else "")


def _rate_differs(
    dossier: Dossier, agreement: Agreement, share: float, planned: Mapping[str, int], *, key: str
) -> Finding:
    found = percent(agreement.distance_rate or 0)
    return Finding(
        key=key,
        message=say(
            "La convention annonce {found} à distance ; le prévu en donne {share} ({modes}).",
            "The agreement states {found} at a distance; what is planned makes {share} ({modes}).",
            found=found,
            share=percent(share),
            modes=in_words(planned),
        ),
        expected=say(
            "{share}, à {allowed} près{origin}",
            "{share}, within {allowed}{origin}",
            share=percent(share),
            allowed=percent(dossier.scope.tolerances.distance_rate),
            origin=set_by(dossier, "distance_rate"),
        ),
        found=found,
        locators=distinct([place(agreement, "distance_rate"), *mode_sources(dossier)]),
    )


# --- HRS004 --------------------------------------------------------------------------------------------------


@rule(
    "HRS004",
    pack="service-fait",
    severity="funding",
    source="L.6354-1 ; D.6353-1, I ; lecture d'auditready",
    basis="practice",
    title=Words("Heures par mode sans double compte", "Hours by mode, none counted twice"),
    why=Words(
        "Une heure ne se justifie que dans un mode. Comptée deux fois, elle gonfle le total certifié ; oubliée, elle "
        "manque à la durée vendue. Cette vérification est une lecture d'auditready.",
        "An hour is justified in one mode only. Counted twice it swells the certified total; left out it is missing "
        "from what was sold. This check is auditready's own reading.",
    ),
    accept=Words(
        "Présentiel, classe virtuelle, distance et situation de travail s'additionnent exactement à la durée prévue.",
        "Face to face, live class, remote and work situation add up exactly to the planned duration.",
    ),
    remedy=Words(
        "Corriger la durée ou le mode de la séquence en cause, et retirer de la liste à distance ce qui est déjà une "
        "demi-journée.",
        "Correct the duration or the mode of the sequence, and take off the remote list what is a half-day already.",
    ),
    question=Words("Dans quel mode cette heure est-elle comptée ?", "In which mode is this hour counted?"),
)
def hours_by_mode(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Look at the plan's total, at half-days and activities that are one thing, and at work done within a half-day."""
    checks = (_plan_total, _agreed_remote, _parallel_modes, _class_listed_as_activity, _phases_total)
    findings = [finding for check in checks for finding in check(dossier)]
    findings += [finding for learner in dossier.learners for finding in _done_in_class(dossier, learner)]
    yield from findings
    if not findings and not planned_modes(dossier):
        yield NotApplicable(
            because=Words(
                "Les durées prévues de chaque mode ne sont pas toutes connues.",
                "The planned durations of each mode are not all known.",
            )
        )


def _plan_total(dossier: Dossier) -> Iterator[Finding]:
    plan, planned = dossier.whole_plan, dossier.planned_minutes
    if plan is None or planned is None:
        return
    total = round(sum(each.minutes or 0 for each in plan.sequences))
    if abs(total - planned) > dossier.scope.tolerances.planned_minutes:
        modes = in_words(planned_modes(dossier))
        yield Finding(
            key="plan",
            message=say(
                "Les séquences s'additionnent à {total} ({modes}) pour {planned} prévues.",
                "The sequences add up to {total} ({modes}) for {planned} planned.",
                total=minutes(total),
                modes=modes,
                planned=minutes(planned),
            ),
            expected=say(
                "{planned}{origin}",
                "{planned}{origin}",
                planned=minutes(planned),
                origin=set_by(dossier, "planned_minutes"),
            ),
            found=minutes(total),
            locators=distinct([*([dossier.planned_source] if dossier.planned_source else []), plan.locator]),
        )


def _agreed_remote(dossier: Dossier) -> Iterator[Finding]:
    """Report an agreement whose own remote hours are not what is planned remotely."""
    planned = planned_modes(dossier)
    if not planned or dossier.modality == "work_based":
        return
    remote = planned.get("synchronous", 0) + planned.get("asynchronous", 0)
    foreign = foreign_documents(dossier)
    for agreement in records(dossier, Agreement):
        own = agreement.distance_minutes
        # Some agreements count the live classes, some the activities alone: either is its own way of counting.
        fitting = {remote, planned.get("asynchronous", 0)}
        if own is None or agreement.locator in foreign or agreement.minutes is None:
            continue
        if all(abs(own - each) > dossier.scope.tolerances.planned_minutes for each in fitting):
            yield Finding(
                key="agreed",
                message=say(
                    "La convention compte {own} à distance ; le prévu en compte {remote} ({modes}).",
                    "The agreement counts {own} remote; what is planned makes {remote} ({modes}).",
                    own=minutes(own),
                    remote=minutes(remote),
                    modes=in_words(planned),
                ),
                expected=minutes(remote),
                found=minutes(own),
                locators=distinct([place(agreement, "distance_minutes"), *mode_sources(dossier)]),
            )
            return


def _parallel_modes(dossier: Dossier) -> Iterator[Finding]:
    """Report a half-day in the room and a live class at the same time, both attended by one learner."""
    timed = [slot for slot in own_slots(dossier) if slot.start and slot.end]
    timed.sort(key=_bounds)
    pairs = [
        (one, other)
        for one, other in pairwise(timed)
        if one.mode != other.mode and _bounds(other)[0] + _TURN < _bounds(one)[1]
    ]
    for number, (one, other) in enumerate(pairs):
        both = [learner for learner in dossier.learners if {one.id, other.id} <= _attended(learner)]
        if both:
            yield Finding(
                key=f"parallel-{number}",
                message=say(
                    "{one} et {other} se chevauchent dans deux modes, et les deux comptent pour {names}.",
                    "{one} and {other} overlap in two modes, and both count for {names}.",
                    one=slot_name(one),
                    other=slot_name(other),
                    names=listing(learner.name for learner in both),
                ),
                expected=Words("une heure dans un seul mode", "an hour in one mode only"),
                found=listing([_span(one), _span(other)]),
                locators=distinct([*one.locators, *other.locators]),
            )


_TURN = timedelta(minutes=5)
"""A class that runs over into the next by that much is no double count."""


def _bounds(slot: Slot) -> tuple[datetime, datetime]:
    start, end = slot.start or time.min, slot.end or time.min
    begin, finish = datetime.combine(slot.date, start), datetime.combine(slot.date, end)
    return begin, finish if finish > begin else finish + timedelta(days=1)


def _span(slot: Slot) -> Words:
    begin, finish = _bounds(slot)
    mode = MODE_NAMES[slot.mode]
    return say("{mode} {start}-{end}", "{mode} {start}-{end}", mode=mode, start=f"{begin:%H:%M}", end=f"{finish:%H:%M}")


def _attended(learner: LearnerFacts) -> set[str]:
    return {line.slot for line in learner.attendance if line.state in PRESENT or line.connected_minutes}


def _class_listed_as_activity(dossier: Dossier) -> Iterator[Finding]:
    """Ask about live classes that stand in the list of remote activities too."""
    live = [slot for slot in own_slots(dossier) if slot.mode == "synchronous"]
    if not live or not dossier.remote:
        return
    twice = [each for each in dossier.announced.values() if each.minutes and _LIVE_CLASS.search(fold(each.name))]
    if twice:
        names = listing(_lasting(activity) for activity in twice)
        yield Finding(
            key="listed",
            state="to_judge",
            message=say(
                "Classes virtuelles aussi comptées parmi les activités à distance : {names}.",
                "Live classes also counted among the remote activities: {names}.",
                names=names,
            ),
            expected=Words(
                "chaque classe virtuelle comptée comme demi-journée seulement", "each live class as a half-day only"
            ),
            found=names,
            locators=distinct(
                [
                    *(each.locator for each in twice if each.locator),
                    *(place for slot in live for place in slot.locators),
                ]
            ),
        )


def _lasting(activity: PlannedActivity) -> Words:
    name, time_of = quoted(activity.name), minutes(activity.minutes or 0)
    return say("{name} ({time})", "{name} ({time})", name=name, time=time_of)


def _phases_total(dossier: Dossier) -> Iterator[Finding]:
    """Report learners whose work-based phases do not come to the planned duration."""
    planned = dossier.planned_minutes
    if dossier.modality != "work_based" or planned is None or not has_ended(dossier):
        return
    for learner in dossier.learners:
        ledger = learner.ledger
        if ledger.work_based is None or learner.of("dropout"):
            continue
        total = ledger.work_based + (ledger.signed or 0) + (ledger.live or 0) + (ledger.credited or 0)
        if abs(total - planned) > dossier.scope.tolerances.planned_minutes:
            source = [dossier.planned_source] if dossier.planned_source else []
            yield Finding(
                key="phases",
                learner=learner.id,
                state="to_judge" if total > planned else "contradiction",
                message=say(
                    "{name} : {total} de phases et de séances pour {planned} prévues.",
                    "{name}: {total} of phases and classes for {planned} planned.",
                    name=learner.name,
                    total=minutes(total),
                    planned=minutes(planned),
                ),
                expected=say(
                    "{planned}{origin}",
                    "{planned}{origin}",
                    planned=minutes(planned),
                    origin=set_by(dossier, "planned_minutes"),
                ),
                found=minutes(total),
                locators=distinct([*source, *(phase.locator for phase in learner.of("work_phase"))]),
            )


def _done_in_class(dossier: Dossier, learner: LearnerFacts) -> Iterator[Finding]:
    """Ask about remote activities finished within a half-day that counts for the same learner."""
    if not dossier.remote:
        return
    attended = _attended(learner)
    slots: dict[date, list[Slot]] = {}
    for slot in dossier.slots:
        if slot.id in attended and slot.start and slot.end:
            slots.setdefault(slot.date, []).append(slot)
    announced = announced_minutes(dossier)
    twice: dict[str, tuple[ActivityProgress, Slot]] = {}
    for activity in records(learner, ActivityProgress):
        at = activity.completed_at
        if at is None or at.time() == time.min or activity.status not in DONE or not covers(announced, activity):
            continue
        inside = (slot for slot in slots.get(at.date(), ()) if _bounds(slot)[0] < at < _bounds(slot)[1])
        if not activity.whole_course and (slot_found := next(inside, None)) is not None:
            twice.setdefault(fold(activity.activity), (activity, slot_found))
    if twice:
        names = listing(
            say("{name}, {slot}", "{name}, {slot}", name=quoted(activity.activity), slot=slot_name(slot))
            for activity, slot in twice.values()
        )
        yield Finding(
            key="in-class",
            state="to_judge",
            learner=learner.id,
            message=say(
                "{name} : activités à distance terminées pendant une demi-journée déjà comptée : {names}.",
                "{name}: remote activities finished during a half-day that counts already: {names}.",
                name=learner.name,
                names=names,
            ),
            expected=Words("une heure dans un seul mode", "an hour in one mode only"),
            found=names,
            locators=distinct(
                place for activity, slot in twice.values() for place in (activity.locator, *slot.locators[:1])
            ),
        )
