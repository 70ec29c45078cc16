"""The durations announced for remote activities (D.6313-3-1 2°). Declares no rule.

Names are matched as the hours ledger matches them, so that what counts here counts there.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditready import ActivityProgress, DistanceInformation, Dossier, PlannedActivity, fold

from .facts import records

DONE = frozenset({"completed", "passed"})
"""Progress that counts as an activity really done."""


def iter_announced(dossier: Dossier) -> Iterator[PlannedActivity]:
    """Give each announced activity once; of two versions of a list, the one that states a duration."""
    activities: dict[str, PlannedActivity] = {}
    for information in records(dossier, DistanceInformation):
        for activity in information.activities:
            known = activities.setdefault(fold(activity.name), activity)
            if known.minutes is None and activity.minutes is not None:
                activities[fold(activity.name)] = activity
    yield from activities.values()


def announced_minutes(dossier: Dossier) -> dict[str, float | None]:
    """Return announced minutes by activity; ``None``: the activity is listed without a duration."""
    return {fold(activity.name): activity.minutes for activity in iter_announced(dossier)}


def covers(announced: dict[str, float | None], progress: ActivityProgress) -> bool:
    """Whether a duration is known for what a learner did, from the list or from the platform itself."""
    return progress.estimated_minutes is not None or announced.get(fold(progress.activity)) is not None


def is_listed(announced: dict[str, float | None], progress: ActivityProgress) -> bool:
    """Whether the list names what a learner did, with or without a duration."""
    return fold(progress.activity) in announced
