"""Days on which nobody is expected to be trained: Sundays, public holidays, the provider's own closing days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from auditready import (
    Agreement,
    Attendance,
    Convocation,
    Dossier,
    Finding,
    NotApplicable,
    Scope,
    SequencePlan,
    Slot,
    Words,
    half_day,
    listing,
    rule,
    say,
)

from .belonging import own_slots
from .facts import distinct, records

_FIXED = {
    (1, 1): Words("1er janvier", "New Year's Day"),
    (5, 1): Words("1er mai", "1 May"),
    (5, 8): Words("8 mai", "8 May"),
    (7, 14): Words("14 juillet", "14 July"),
    (8, 15): Words("15 août", "15 August"),
    (11, 1): Words("1er novembre", "1 November"),
    (11, 11): Words("11 novembre", "11 November"),
    (12, 25): Words("25 décembre", "25 December"),
}
"""L.3133-1 of the Code du travail, but for the movable ones."""

_BOXING_DAY = Words("26 décembre (Alsace-Moselle)", "26 December (Alsace-Moselle)")
_MOVABLE = {
    1: Words("lundi de Pâques", "Easter Monday"),
    39: Words("Ascension", "Ascension Day"),
    50: Words("lundi de Pentecôte", "Whit Monday"),
}
"""Days after Easter Sunday."""

_GOOD_FRIDAY = {-2: Words("Vendredi saint (Alsace-Moselle)", "Good Friday (Alsace-Moselle)")}
_SUNDAY = Words("dimanche", "Sunday")
_CLOSED = Words("fermeture déclarée", "declared closing day")


def day_off(day: date, scope: Scope) -> Words | None:
    """Name the Sunday, holiday or closing day that ``day`` is; ``None`` for a working day, Saturdays included."""
    if day in scope.closed:
        return _CLOSED
    if scope.holidays != "none":
        east = scope.holidays == "alsace-moselle"
        if fixed := _FIXED.get((day.month, day.day)):
            return fixed
        if east and (day.month, day.day) == (12, 26):
            return _BOXING_DAY
        if movable := _movable(day, {**_MOVABLE, **_GOOD_FRIDAY} if east else _MOVABLE):
            return movable
    return _SUNDAY if day.weekday() == 6 else None


def _movable(day: date, names: dict[int, Words]) -> Words | None:
    # Easter lies between 22 March and 25 April, and these days are a Monday, a Thursday or a Friday.
    if day.weekday() not in {0, 3, 4} or not (3, 20) <= (day.month, day.day) <= (6, 14):
        return None
    from dateutil.easter import easter

    return names.get((day - easter(day.year)) // timedelta(days=1))


@rule(
    "CHR005",
    pack="service-fait",
    severity="funding",
    source="L.3133-1 ; CAA Nantes (émargements datés d'un 14 juillet)",
    basis="case-law",
    needs=(("attendance", "presence"),),
    title=Words("Dimanches et jours fériés annoncés", "Sundays and public holidays announced"),
    why=Words(
        "Une feuille signée un dimanche ou un jour férié que rien n'annonce fait douter de sa date : le juge l'a "
        "relevé pour un 14 juillet.",
        "A sheet signed on a Sunday or a public holiday that nothing announces casts doubt on its date: the court "
        "noted it for a 14 July.",
    ),
    accept=Words(
        "Des jours ouvrables, ou un jour que la convention, la convocation, le déroulé ou dossier.toml nomme. Jours "
        "fériés de métropole, sauf réglage « calendar ».",
        "Working days, or a day that the agreement, the joining instructions, the sequence plan or dossier.toml names. "
        "Public holidays of metropolitan France, unless set in “calendar”.",
    ),
    remedy=Words(
        "Vérifier la date de la feuille. Si la séance a bien eu lieu ce jour-là, joindre ce qui l'annonçait "
        "(convocation, planning, accord des participants).",
        "Check the sheet's date. If the class did take place that day, add what announced it (joining instructions, "
        "schedule, the participants' consent).",
    ),
    question=Words(
        "La formation a-t-elle vraiment eu lieu ce jour-là, et qui l'avait annoncé ?",
        "Did the training really take place on that day, and who had announced it?",
    ),
)
def unannounced_days(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Report held slots on a day off: against a schedule that names other days, else as a question."""
    held = [slot for slot in own_slots(dossier) if slot.sheet or slot.live_report]
    if not held:
        yield NotApplicable(because=Words("Aucune demi-journée datée.", "No dated half-day."))
        return
    announced = _announced(dossier)
    off: dict[date, list[Slot]] = {}
    for slot in held:
        if slot.date not in announced and not slot.announced and day_off(slot.date, dossier.scope):
            off.setdefault(slot.date, []).append(slot)
    for day, slots in sorted(off.items()):
        yield _finding(dossier, day, slots, scheduled=bool(announced))


def _announced(dossier: Dossier) -> set[date]:
    """Return the days that a paper names; a period names its two ends alone."""
    days: set[date | None] = {slot.date for slot in dossier.slots if slot.announced}
    papers: tuple[Agreement | Convocation, ...] = (*records(dossier, Agreement), *records(dossier, Convocation))
    for paper in papers:
        days |= {paper.start, paper.end}
    days |= {slot.date for each in records(dossier, Convocation) for slot in each.schedule}
    days |= {each.date for plan in records(dossier, SequencePlan) for each in plan.sequences}
    return {day for day in days if day is not None}


def _finding(dossier: Dossier, day: date, slots: Sequence[Slot], *, scheduled: bool) -> Finding:
    name = day_off(day, dossier.scope) or _SUNDAY
    signed = [line.locator for line in records(dossier, Attendance) if line.date == day and line.state == "signed"]
    return Finding(
        key=day.isoformat(),
        state="contradiction" if scheduled else "to_judge",
        message=say(
            "Séance un jour chômé que rien n'annonce ({name}) : {slots}.",
            "Class on a day off that nothing announces ({name}): {slots}.",
            name=name,
            slots=listing(half_day(slot.date, slot.half_day) for slot in slots),
        ),
        expected=Words("un jour ouvrable, ou un jour annoncé", "a working day, or an announced one"),
        found=say("{day} ({name})", "{day} ({name})", day=day, name=name),
        locators=distinct([*(place for slot in slots for place in slot.locators), *signed]),
    )
