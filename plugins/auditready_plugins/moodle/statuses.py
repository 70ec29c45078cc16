"""The words in which Moodle's completion reports give the state of an activity."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from auditready import LazyPattern, ReadContext, fold

from .notes import plural

Status = Literal["completed", "passed", "failed", "in_progress", "not_started"]

_WORDS: dict[str, Status] = {
    "completed": "completed",
    "termine": "completed",
    "completed (achieved pass grade)": "passed",
    "termine (note pour passer atteinte)": "passed",
    "termine (note minimale de reussite atteinte)": "passed",
    "completed (did not achieve pass grade)": "failed",
    "termine (n'a pas atteint la note pour passer)": "failed",
    "termine (n'a pas atteint la note minimale de reussite)": "failed",
    "not completed": "not_started",
    "pas termine": "not_started",
    "non termine": "not_started",
}
"""Folded."""
_OVERRIDE = LazyPattern(r"(.+?) \((?:set by|défini par) (.+)\)", re.IGNORECASE | re.DOTALL)


class State(NamedTuple):
    """One status cell."""

    status: Status
    overridden_by: str | None = None
    """Who forced the state by hand."""


def parse_state(cell: str, *, dated: bool) -> State | None:
    """Return the state in a cell, or ``None`` where it holds none.

    "Not completed" with a date is an activity whose state changed once: in progress. Set so by somebody else, the date
    is theirs and says nothing of the learner.
    """
    words = " ".join(cell.split())
    override = _OVERRIDE.fullmatch(words)
    status = _WORDS.get(fold(override[1] if override else words))
    if status is None:
        return None
    if status == "not_started" and dated and override is None:
        status = "in_progress"
    return State(status, override[2].strip() if override else None)


def note_completion(context: ReadContext) -> None:
    """Say what a completion report cannot prove."""
    context.note(
        "l'export ne dit pas si l'activité s'achève d'elle-même ou si l'apprenant a coché la case : les réglages "
        "d'achèvement du cours le montrent",
        "the export does not say whether an activity completes by itself or the learner ticks a box: the course's "
        "completion settings show it",
    )
    context.note(
        "« Pas terminé » ne dit pas si l'activité a été commencée : sans date, ou mise dans cet état par quelqu'un "
        "d'autre, elle est donnée comme non commencée",
        '"Not completed" does not say whether the activity was begun: without a date, or set so by somebody else, it '
        "is given as not started",
    )


def note_overrides(context: ReadContext, forced: int) -> None:
    """Say how many states a person forced by hand."""
    if forced:
        fr = plural(forced, "état d'achèvement forcé", "états d'achèvement forcés")
        en = plural(forced, "completion state", "completion states")
        context.note(
            f"{fr} à la main par quelqu'un d'autre que l'apprenant",
            f"{en} set by hand by somebody other than the learner",
        )
