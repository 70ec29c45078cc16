"""Recordings of live classes: whether they fit the class, and whether the participants knew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from auditready import (
    Dossier,
    Finding,
    Locator,
    NotApplicable,
    Recording,
    RecordingConsent,
    Slot,
    Words,
    fold,
    listing,
    minutes,
    rule,
    say,
)

from .facts import distinct, learner_of, records, slot_name


class _Taken(NamedTuple):
    """One recording with the moment it began."""

    start: datetime
    length: float | None
    proof: Locator


@rule(
    "PRS002",
    pack="service-fait",
    severity="funding",
    indicators=(19,),
    source="R.6313-3",
    basis="practice",
    needs=(("recording",),),
    title=Words("Enregistrement du jour et de la durée de la classe", "Recording of the class's day and length"),
    why=Words(
        "L'enregistrement est une preuve de plus s'il est bien celui de la classe : un autre jour ou une autre durée "
        "se retourne contre le dossier. La marge est une lecture d'auditready.",
        "A recording is one more proof if it is really that of the class: another day or length turns against the "
        "dossier. The margin is auditready's own reading.",
    ),
    accept=Words(
        "Un enregistrement d'un jour de classe virtuelle, de la durée de ses demi-journées à la marge "
        "« recording_minutes » près (15 min par défaut).",
        "A recording of a day of live class, as long as its half-days within the margin “recording_minutes” (15 min by "
        "default).",
    ),
    remedy=Words(
        "Vérifier la date et le fuseau de l'enregistrement ; noter pourquoi il est plus court (pause, seule une partie "
        "enregistrée) ou plus long.",
        "Check the recording's date and time zone; note why it is shorter (break, only a part recorded) or longer.",
    ),
    question=Words(
        "Que montre cet enregistrement, et de quand date-t-il ?", "What does this recording show, and when was it made?"
    ),
)
def recording_fits(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Compare each day's recordings with the live half-days of that day that they overlap."""
    taken = [
        _Taken(one.start, one.minutes, one.locator) for one in records(dossier, Recording) if one.start is not None
    ]
    live = [slot for slot in dossier.slots if slot.mode == "synchronous"]
    if not taken or not live:
        because = Words(
            "Aucun enregistrement daté, ou aucune demi-journée de classe virtuelle.",
            "No dated recording, or no half-day of live class.",
        )
        yield NotApplicable(because=because)
        return
    by_day: dict[date, list[_Taken]] = {}
    for one in sorted(taken, key=lambda each: each.start):
        by_day.setdefault(one.start.date(), []).append(one)
    for day, found in by_day.items():
        slots = [slot for slot in live if slot.date == day]
        if not slots:
            yield _other_day(day, found, live)
        elif (finding := _length(day, found, slots, dossier.scope.tolerances.recording_minutes)) is not None:
            yield finding


def _other_day(day: date, found: Sequence[_Taken], live: Sequence[Slot]) -> Finding:
    return Finding(
        key=f"day {day}",
        message=say(
            "Enregistrement du {day} : aucune classe virtuelle ce jour-là.",
            "Recording of {day}: no live class on that day.",
            day=day,
        ),
        expected=listing(sorted({slot.date for slot in live})),
        found=say("{day}", "{day}", day=day),
        locators=distinct(one.proof for one in found),
    )


def _length(day: date, found: Sequence[_Taken], slots: Sequence[Slot], margin: int) -> Finding | None:
    """Compare lengths, as a question: only a part may have been recorded."""
    covered = [slot for slot in slots if any(_overlaps(one, slot) for one in found)] or list(slots)
    if any(one.length is None for one in found) or any(slot.minutes is None for slot in covered):
        return None
    recorded = _recorded(found)
    planned = sum(slot.minutes or 0 for slot in covered)
    if abs(recorded - planned) <= margin:
        return None
    return Finding(
        key=f"length {day}",
        state="to_judge",
        message=say(
            "Enregistrement du {day} : {recorded}, pour {planned} de classe virtuelle ({slots}).",
            "Recording of {day}: {recorded}, for {planned} of live class ({slots}).",
            day=day,
            recorded=minutes(recorded),
            planned=minutes(planned),
            slots=listing(slot_name(slot) for slot in covered),
        ),
        expected=say(
            "{planned}, à {margin} près", "{planned}, within {margin}", planned=minutes(planned), margin=minutes(margin)
        ),
        found=minutes(recorded),
        locators=distinct([*(one.proof for one in found), *(place for slot in covered for place in slot.locators)]),
    )


def _recorded(found: Sequence[_Taken]) -> float:
    """Return the minutes that were recorded, each once: one class gives a film, its sound, and a line of a register.

    Recordings without a time of day cannot be told apart: their lengths are added.
    """
    undated = [one for one in found if one.start.time() == time.min]
    total = sum(one.length or 0.0 for one in undated)
    until: datetime | None = None
    for one in sorted((one for one in found if one not in undated), key=lambda each: each.start):
        end = one.start + timedelta(minutes=one.length or 0.0)
        begin = one.start if until is None else max(one.start, until)
        if end > begin:
            total += (end - begin).total_seconds() / 60
            until = end
    return total


def _overlaps(one: _Taken, slot: Slot) -> bool:
    """Whether a recording is of that half-day; one that states no time of day may be of any."""
    if slot.start is None or slot.end is None or one.length is None or one.start.time() == time.min:
        return True
    begin, end = datetime.combine(slot.date, slot.start), datetime.combine(slot.date, slot.end)
    return one.start < end and one.start + timedelta(minutes=one.length) > begin


# --- what the participants were told -------------------------------------------------------------------------


@rule(
    "PRV001",
    pack="gdpr",
    severity="legal",
    source="RGPD, articles 6, 7 et 13",
    basis="law",
    needs=(("recording_consent",),),
    title=Words("Enregistrement annoncé avant, base légale dite", "Recording announced beforehand, legal basis stated"),
    why=Words(
        "Filmer une classe est un traitement de données : chacun est informé avant, une base légale est dite, et un "
        "consentement se donne ou se refuse. Que l'information et les réponses manquent ou non, c'est SYN103.",
        "Filming a class is a processing of data: everybody is told beforehand, a legal basis is stated, and consent "
        "is given or refused. Whether notice and answers are there at all is SYN103's.",
    ),
    accept=Words(
        "Une information datée du premier enregistrement au plus tard, qui dit sa base légale ; si c'est le "
        "consentement, la réponse de chaque participant, et un refus respecté.",
        "A notice dated no later than the first recording, which states its legal basis; where that is consent, each "
        "participant's answer, and a refusal respected.",
    ),
    remedy=Words(
        "Supprimer ou flouter ce qui n'était pas permis et le noter ; compléter l'information avec sa base légale pour "
        "les sessions à venir. Un refus ne doit rien coûter à l'apprenant.",
        "Delete or blur what was not permitted and note it; complete the notice with its legal basis for the sessions "
        "to come. A refusal must cost the learner nothing.",
    ),
    question=Words(
        "Qui savait qu'on enregistrait, depuis quand, et qu'est devenue l'image de ceux qui ont refusé ?",
        "Who knew of the recording, since when, and what became of the picture of those who refused?",
    ),
)
def recording_lawful(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Look at the notice's date and legal basis, and at the answers where the basis is consent."""
    if not dossier.recorded:
        because = Words(
            "Rien ne montre que la classe virtuelle ait été enregistrée.",
            "Nothing shows that the live class was recorded.",
        )
        yield NotApplicable(because=because)
        return
    answers = records(dossier, RecordingConsent)
    notices = [one for one in answers if one.person is None]
    if finding := _told_late(dossier, answers):
        yield finding
    if notices and not any(one.legal_basis for one in notices):
        yield Finding(
            key="basis",
            state="gap",
            message=Words(
                "L'information sur l'enregistrement ne dit pas sa base légale.",
                "The notice of recording does not state its legal basis.",
            ),
            expected=Words("consentement, intérêt légitime…", "consent, legitimate interest…"),
            found=Words("aucune base légale", "no legal basis"),
            locators=distinct(one.locator for one in notices),
        )
    if any("consent" in fold(one.legal_basis or "") for one in notices):
        yield from _answers(dossier, answers)


def _told_late(dossier: Dossier, answers: Sequence[RecordingConsent]) -> Finding | None:
    first = _first_recorded(dossier)
    dated = [one for one in answers if one.notice_date is not None]
    earliest = min(dated, key=lambda one: one.notice_date or date.max, default=None)
    if first is None or earliest is None or earliest.notice_date is None or earliest.notice_date <= first:
        return None
    return Finding(
        key="late",
        message=say(
            "Participants informés de l'enregistrement le {day}, après la première classe enregistrée ({first}).",
            "Participants told of the recording on {day}, after the first class that was recorded ({first}).",
            day=earliest.notice_date,
            first=first,
        ),
        expected=say("au plus tard le {first}", "on {first} at the latest", first=first),
        found=say("{day}", "{day}", day=earliest.notice_date),
        locators=(earliest.locator,),
    )


def _first_recorded(dossier: Dossier) -> date | None:
    """Return the day of the first recording; one without a date is of the class whose report shows it."""
    known = records(dossier, Recording)
    days = [one.start.date() for one in known if one.start]
    reports = {one.locator.file for one in known if not one.start}
    live = [slot for slot in dossier.slots if slot.mode == "synchronous"]
    days += [slot.date for slot in live if any(place.file in reports for place in slot.locators)]
    return min(days or [slot.date for slot in live], default=None)


def _answers(dossier: Dossier, answers: Sequence[RecordingConsent]) -> Iterator[Finding]:
    """Report learners in the live classes who did not answer (together), and each who refused."""
    given: dict[str, list[RecordingConsent]] = {}
    for one in answers:
        if (learner := learner_of(dossier, one.person)) is not None:
            given.setdefault(learner, []).append(one)
    if not any(one.answer in {"accepted", "refused"} for found in given.values() for one in found):
        return  # nobody answered: SYN103 says so
    silent: list[str] = []
    for facts in dossier.learners:
        own = given.get(facts.id, [])
        refused = [one for one in own if one.answer == "refused"]
        if refused and _was_live(dossier, facts.id):
            yield Finding(
                key="refused",
                state="to_judge",
                learner=facts.id,
                message=say(
                    "{name} a refusé l'enregistrement, et une classe a été enregistrée.",
                    "{name} refused to be recorded, and a class was recorded.",
                    name=facts.name,
                ),
                expected=Words("un refus respecté", "a refusal respected"),
                found=Words("refus", "refusal"),
                locators=distinct(one.locator for one in refused),
            )
        elif _was_live(dossier, facts.id) and not any(one.answer == "accepted" for one in own):
            silent.append(facts.name)
    if silent:
        yield _silent(silent, [one for one in answers if one.person is None])


def _was_live(dossier: Dossier, learner: str) -> bool:
    live = {slot.id for slot in dossier.slots if slot.mode == "synchronous"}
    facts = dossier.learner_by_id[learner]
    return any(
        line.slot in live and (line.connected_minutes or line.state in {"signed", "present"})
        for line in facts.attendance
    )


def _silent(names: Sequence[str], notices: Sequence[RecordingConsent]) -> Finding:
    return Finding(
        key="silent",
        state="gap",
        message=say(
            "Base légale : consentement, mais aucune réponse de {names}.",
            "Legal basis: consent, but no answer from {names}.",
            names=listing(names),
        ),
        expected=Words("la réponse de chaque participant", "each participant's answer"),
        found=say("{n} sans réponse", "{n} without an answer", n=len(names)),
        locators=distinct(one.locator for one in notices),
    )
