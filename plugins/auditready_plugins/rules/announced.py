"""The durations announced for remote activities (D.6313-3-1 2°). Declares no rule.

Names are matched as the hours ledger matches them, so that what counts here counts there.
"""

from __future__ import annotations

from auditready import ActivityProgress, Dossier, fold

DONE = frozenset({"completed", "passed"})
"""Progress that counts as an activity really done."""


def announced_minutes(dossier: Dossier) -> dict[str, float | None]:
    """Return announced minutes by activity; ``None``: the activity is listed without a duration."""
    return {name: activity.minutes for name, activity in dossier.announced.items()}


def covers(announced: dict[str, float | None], progress: ActivityProgress) -> bool:
    """Whether a duration is known for what a learner did, from the list or from the platform itself."""
    return progress.estimated_minutes is not None or announced.get(fold(progress.activity)) is not None


def is_listed(announced: dict[str, float | None], progress: ActivityProgress) -> bool:
    """Whether the list names what a learner did, with or without a duration."""
    return fold(progress.activity) in announced
