"""Give evidence that stands above the dossiers to each dossier it speaks of.

A record is adopted where its course or title is the dossier's, or where its person is certainly one of the dossier's
people and its date lies within the session. Nothing is adopted on a likeness.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec import structs

from ..config import DossierConfig
from ..model import Evidence, FileReport, Mention
from ..reading.fold import fold
from ..reading.names import parse_name
from .check import Common
from .discover import DossierFolder

_DATES = ("at", "start", "completed_at", "last_access", "date", "sent", "issued", "notice_date")
_TITLES = ("course", "title", "meeting_title")


def adopt(
    common: Common, own: Sequence[Evidence], config: DossierConfig, folder: DossierFolder
) -> tuple[list[FileReport], list[Evidence]]:
    """Return the common files that gave something to this dossier, and the records adopted."""
    if not common.evidence:
        return [], []
    titles = {fold(title) for title in _titles_of(own)} | {fold(config.title or ""), fold(folder.id)}
    titles.discard("")
    people = _people_of(own) | {parse_name(person.name).key for person in config.learners}
    days = sorted(day for record in own for day in _days_of(record))
    first, last = config.start or min(days, default=None), config.end or max(days, default=None)
    adopted = [
        record
        for record in common.evidence
        if any(fold(title) in titles for title in _titles_of([record]))
        or (_is_ours(record, people) and _is_within(record, first, last))
    ]
    counts: dict[str, int] = {}
    for record in adopted:
        counts[record.locator.file] = counts.get(record.locator.file, 0) + 1
    files = [
        structs.replace(file, records=counts[file.path], common=True) for file in common.files if file.path in counts
    ]
    return files, adopted


def _titles_of(records: Iterable[Evidence]) -> Iterable[str]:
    for record in records:
        for name in _TITLES:
            if isinstance(title := getattr(record, name, None), str) and title:
                yield title


def _days_of(record: Evidence) -> list[date]:
    values = [getattr(record, name, None) for name in _DATES]
    return [value.date() if isinstance(value, datetime) else value for value in values if isinstance(value, date)]


def _people_of(records: Iterable[Evidence]) -> set[str]:
    keys = set()
    for record in records:
        for mention in (getattr(record, "person", None), *getattr(record, "participants", ())):
            if isinstance(mention, Mention):
                keys |= {parse_name(mention.name).key, fold(mention.email or "")}
    return keys - {""}


def _is_ours(record: Evidence, people: set[str]) -> bool:
    mention = getattr(record, "person", None)
    return isinstance(mention, Mention) and bool({parse_name(mention.name).key, fold(mention.email or "")} & people)


def _is_within(record: Evidence, first: date | None, last: date | None) -> bool:
    days = _days_of(record)
    return bool(days) and first is not None and last is not None and all(first <= day <= last for day in days)
