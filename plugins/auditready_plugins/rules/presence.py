"""Presence: the sheet against the connection report of the live class."""

from __future__ import annotations

from collections.abc import Iterator

from auditready import (
    Dossier,
    Finding,
    LearnerFacts,
    Locator,
    NotApplicable,
    Slot,
    SlotAttendance,
    Words,
    listing,
    minutes,
    percent,
    rule,
    say,
)

from .facts import PRESENT, distinct, set_by, slot_name

_Lines = list[tuple[Slot, SlotAttendance]]


@rule(
    "PRS001",
    pack="service-fait",
    severity="funding",
    source="R.6313-3 ; L.6362-6",
    basis="practice",
    needs=(("attendance",), ("presence",)),
    title=Words("Feuille et rapport de connexion d'accord", "Sheet and connection report agree"),
    why=Words(
        "Le contrôleur rapproche la feuille du rapport de connexion : une présence signée sans connexion fait tomber "
        "les deux preuves.",
        "The controller compares the sheet with the connection report: a signed presence without a connection brings "
        "both proofs down.",
    ),
    accept=Words(
        "Demi-journée signée : une connexion d'au moins la moitié du créneau (seuil de l'outil, et non de la "
        "loi ; réglable par financeur) ; absence : une connexion plus courte.",
        "For each signed half-day, a connection of at least half the slot (the tool's bound, not the law's; it can be "
        "set for each funder); for each absence, a shorter one.",
    ),
    remedy=Words(
        "Rechercher une connexion sous un autre nom, par téléphone ou depuis le poste d'un collègue, et la noter par "
        "écrit ; sinon corriger la feuille et la durée certifiée.",
        "Look for a connection under another name, by telephone or from a colleague's computer, and note it in "
        "writing; otherwise correct the sheet and the certified duration.",
    ),
    question=Words(
        "La feuille et le rapport de connexion ne disent pas la même chose : lequel est exact ?",
        "The sheet and the connection report do not say the same: which is right?",
    ),
)
def sheet_against_report(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Compare the two on live slots of known length that both a sheet and a report cover."""
    comparable = {
        slot.id: slot
        for slot in dossier.slots
        if slot.live_report and slot.sheet and slot.minutes and slot.mode == "synchronous"
    }
    if not comparable:
        yield NotApplicable(
            because=Words(
                "Aucune demi-journée n'a à la fois une feuille, un rapport de connexion et des horaires.",
                "No half-day has a sheet, a connection report and times.",
            )
        )
        return
    share = dossier.scope.tolerances.presence_share
    bound = say("{share}{origin}", "{share}{origin}", share=percent(share), origin=set_by(dossier, "presence_share"))
    for learner in dossier.learners:
        unseen: _Lines = []
        unmarked: _Lines = []
        for line in learner.attendance:
            slot = comparable.get(line.slot)
            if slot is None or line.connected_minutes is None:
                continue
            enough = line.connected_minutes >= share * (slot.minutes or 0)
            if line.state in PRESENT and not enough:
                unseen.append((slot, line))
            elif line.state == "absent" and enough:
                unmarked.append((slot, line))
        if unseen:
            yield _unseen(learner, unseen, bound)
        if unmarked:
            yield _unmarked(learner, unmarked, bound)


def _unseen(learner: LearnerFacts, lines: _Lines, bound: Words) -> Finding:
    return Finding(
        key="present",
        learner=learner.id,
        message=say(
            "{name} : présence sur la feuille, connexion nulle ou trop courte : {slots}.",
            "{name}: present on the sheet, connected too briefly or not at all: {slots}.",
            name=learner.name,
            slots=_times(lines),
        ),
        expected=say(
            "connexion d'au moins {share} du créneau", "connected for at least {share} of the slot", share=bound
        ),
        found=_times(lines),
        locators=_proofs(lines),
    )


def _unmarked(learner: LearnerFacts, lines: _Lines, bound: Words) -> Finding:
    return Finding(
        key="absent",
        learner=learner.id,
        message=say(
            "{name} : absence sur la feuille, connexion dans le rapport : {slots}.",
            "{name}: absent on the sheet, connected in the report: {slots}.",
            name=learner.name,
            slots=_times(lines),
        ),
        expected=say(
            "connexion de moins de {share} du créneau", "connected for less than {share} of the slot", share=bound
        ),
        found=_times(lines),
        locators=_proofs(lines),
    )


def _times(lines: _Lines) -> Words:
    return listing(
        say(
            "{slot} {connected} sur {length}",
            "{slot} {connected} of {length}",
            slot=slot_name(slot),
            connected=minutes(line.connected_minutes or 0),
            length=minutes(slot.minutes or 0),
        )
        for slot, line in lines
    )


def _proofs(lines: _Lines) -> tuple[Locator, ...]:
    """Quote both sides; where nobody was connected, the slot's own proofs stand for the report."""
    return distinct(
        locator for slot, line in lines for locator in (*line.locators, *(line.presence_locators or slot.locators))
    )
