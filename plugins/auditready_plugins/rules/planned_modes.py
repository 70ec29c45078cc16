"""The planned hours of each mode, and where they come from. Declares no rule."""

from __future__ import annotations

from collections.abc import Mapping

from auditready import Dossier, Locator, Words, listing, minutes, say

from .belonging import own_slots
from .facts import distinct

MODE_NAMES = {
    "in_person": Words("présentiel", "face to face"),
    "synchronous": Words("classe virtuelle", "live class"),
    "asynchronous": Words("à distance", "remote"),
    "work_based": Words("situation de travail", "work situation"),
}


def in_words(planned: Mapping[str, int]) -> Words:
    """Name the hours of each mode: "présentiel 14 h, à distance 3 h"."""
    return listing(
        say("{mode} {time}", "{mode} {time}", mode=MODE_NAMES[mode], time=minutes(planned[mode]))
        for mode in MODE_NAMES
        if planned.get(mode)
    )


def planned_modes(dossier: Dossier) -> Mapping[str, int]:
    """Return the planned minutes of each mode: the same for every learner."""
    return next((learner.ledger.planned_by_mode for learner in dossier.learners), {})


def mode_sources(dossier: Dossier) -> tuple[Locator, ...]:
    """Return where the hours of each mode come from."""
    if (plan := dossier.whole_plan) is not None:
        return (plan.locator,)
    slots = (locator for slot in own_slots(dossier) for locator in slot.locators[:1])
    activities = (activity.locator for activity in dossier.announced.values() if activity.locator)
    return distinct([*slots, *activities])
