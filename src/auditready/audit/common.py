"""Give evidence that stands above the dossiers to each dossier it speaks of.

A record is adopted where its course or title is the dossier's, or where its person is certainly one of the dossier's
people and its date lies within the session. A trainer's CV, or a subcontract for all that somebody teaches, goes to the
dossiers that name the trainer; a booklet or rules that name no training, and the provider's Qualiopi certificate, go to
every dossier. Nothing is adopted on a likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec import structs

from ..config import DossierConfig
from ..model import (
    DocumentMark,
    DocumentSignature,
    Evidence,
    FileReport,
    Mention,
    Presence,
    ProviderCertificate,
    Subcontract,
    TrainerProfile,
    WelcomeRules,
)
from ..reading.fold import fold
from ..reading.names import parse_name
from .check import Common
from .discover import DossierFolder

_DATES = ("at", "start", "completed_at", "last_access", "date", "sent", "issued", "notice_date")
_TITLES = ("course", "title", "meeting_title")
_OPENING = re.compile(r"(?:(?:action de )?formation|stage|training)\b(?=.*\w)")


def adopt(
    common: Common, own: Sequence[Evidence], config: DossierConfig, folder: DossierFolder
) -> tuple[list[FileReport], list[Evidence]]:
    """Return the common files that gave something to this dossier, and the records adopted."""
    if not common.evidence:
        return [], []
    titles = {_title_key(title) for title in (*_titles_of(own), config.title or "", folder.id)}
    titles.discard("")
    people = _people_of(own) | {parse_name(person.name).key for person in config.learners}
    trainers = _trainers_of(own) | {parse_name(person.name).key for person in config.trainers} - {""}
    days = sorted(day for record in own for day in _days_of(record))
    first, last = config.start or min(days, default=None), config.end or max(days, default=None)
    adopted = [
        record
        for record in common.evidence
        if isinstance(record, ProviderCertificate)
        or (isinstance(record, TrainerProfile) and _is_ours(record, trainers))
        or (isinstance(record, Subcontract) and record.title is None and bool(_trainers_of([record]) & trainers))
        or any(_title_key(title) in titles for title in _titles_of([record]))
        or (isinstance(record, WelcomeRules) and record.title is None)
        or (_is_ours(record, people) and _is_within(record, first, last))
    ]
    counts: dict[str, int] = {}
    for record in adopted:
        counts[record.locator.file] = counts.get(record.locator.file, 0) + 1
    # What was seen of a whole file goes wherever the file is shown.
    adopted += [
        record
        for record in common.evidence
        if isinstance(record, DocumentMark | DocumentSignature) and record.locator.file in counts
    ]
    files = [
        structs.replace(file, records=counts[file.path], common=True) for file in common.files if file.path in counts
    ]
    return files, adopted


def _titles_of(records: Iterable[Evidence]) -> Iterable[str]:
    for record in records:
        for name in _TITLES:
            if isinstance(title := getattr(record, name, None), str) and title:
                yield title


def _title_key(title: str) -> str:
    """Return a title by its words: punctuation, case and an opening "Formation" do not make it another training's."""
    words = " ".join(re.findall(r"[\w+#]+", fold(title)))
    return _OPENING.sub("", words, count=1).strip() if _OPENING.match(words) else words


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


def _trainers_of(records: Iterable[Evidence]) -> set[str]:
    """Return the names and addresses of those who teach, as the dossier's own documents give them."""
    keys = set()
    for record in records:
        host = (record.person,) if isinstance(record, Presence) and record.host else ()
        for mention in (getattr(record, "trainer", None), *getattr(record, "trainers", ()), *host):
            if isinstance(mention, Mention):
                keys |= {parse_name(mention.name).key, fold(mention.email or "")}
    return keys - {""}


def _is_ours(record: Evidence, people: set[str]) -> bool:
    mention = getattr(record, "person", None)
    return isinstance(mention, Mention) and bool({parse_name(mention.name).key, fold(mention.email or "")} & people)


def _is_within(record: Evidence, first: date | None, last: date | None) -> bool:
    days = _days_of(record)
    return bool(days) and first is not None and last is not None and all(first <= day <= last for day in days)
