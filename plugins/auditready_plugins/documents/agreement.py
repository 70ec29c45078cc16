"""Conventions, contracts and quotes: the fields of D.6353-1 I (convention) and L.6353-4 (contract with a person)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from auditready import (
    Agreement,
    DocumentText,
    EvidenceFile,
    Mention,
    ReadContext,
    find_minutes,
    find_period,
    find_teaching_minutes,
    fold,
    looks_like_name,
    person_name,
)

from . import agreement_wordings as w
from .kinds import DocumentType, find_title
from .labels import TITLE, TRAINERS, Finder
from .modality import read_modality
from .signatures import read_signatures
from .tables import find_tables

_LONGEST = 144_000
"""Minutes of the longest training that is taken for one; more is a misreading."""


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[Agreement]:
    document = file.document
    text = DocumentText.of(file.name, document)
    found = Finder(text)
    title_line = find_title(text, w.TITLES) or 0
    start, end = _period(found)
    signed = read_signatures(text, document)
    if signed.signed_on is not None:
        found.places["signed_on"] = signed.place
    participants = _participants(file, found)
    if not participants:
        context.note(
            "aucun nom de participant lisible dans ce document", "no participant's name is readable in this document"
        )
    yield Agreement(
        locator=text.line_locator(title_line),
        form=_form(text.lines[title_line][0]),
        title=found.title(),
        provider=_party(found, "provider", *w.PROVIDER),
        client=_party(found, "client", *w.CLIENT),
        participants=participants,
        trainers=tuple(Mention(name=name, role="trainer") for name in found.people("trainers", *TRAINERS)),
        objectives=found.block("objectives", *w.OBJECTIVES),
        content=found.block("content", *w.CONTENT),
        means=found.block("means", *w.MEANS),
        start=start,
        end=end,
        minutes=_minutes(found),
        distance_rate=_distance_rate(found),
        distance_minutes=_distance_minutes(found),
        modality=read_modality(found),
        follow_up=found.block("follow_up", *w.FOLLOW_UP),
        sanction=found.block("sanction", *w.SANCTION),
        price=found.value("price", *w.PRICE),
        signed_by_provider=signed.by_provider,
        signed_by_client=signed.by_client,
        signed_on=signed.signed_on,
        repealed=_repealed(text),
        places=found.places,
    )


def _form(title: str) -> Literal["convention", "contract", "quote"]:
    folded = fold(title)
    if re.search(r"\bcontrat\b|\bcontract\b", folded):
        return "contract"
    return "convention" if re.search(r"\bconvention\b|\bagreement\b", folded) else "quote"


def _party(found: Finder, field: str, *patterns: str) -> str | None:
    name = found.sentence(field, *patterns)
    return None if name is None else re.split(r"\s+-\s+|\s*;|\s*\(", name)[0].strip(" .") or None


def _participants(file: EvidenceFile, found: Finder) -> tuple[Mention, ...]:
    people: dict[str, Mention] = {}
    for required in (("person",), ("last_name", "first_name")):
        for table in () if people else find_tables(file, w.PARTICIPANT_COLUMNS, required):
            for row in table.rows:
                name = person_name(row.name)
                if looks_like_name(name):
                    people.setdefault(name, Mention(name=name, email=row.text("email") or None, role="learner"))
                    found.places.setdefault("participants", row.locator)
    if not people:
        names = found.people("participants", *w.PARTICIPANTS)
        people = {name: Mention(name=name, role="learner") for name in names}
    return tuple(people.values())


def _period(found: Finder) -> tuple[date | None, date | None]:
    block = found.text.block_of(*w.PERIOD)
    days = None if block is None else find_period(block.text)
    if block is not None and days is not None:
        found.note_period(block.start, block.end)
        return days
    return found.period(*w.PERIOD)


def _minutes(found: Finder) -> float | None:
    for passage in (found.text.block_of(*w.DURATION), found.text.first(w.LASTING)):
        hours = None if passage is None else find_teaching_minutes(passage.text)
        if passage is not None and hours is not None and hours[0] <= _LONGEST:
            found.note_words("minutes", hours[1], passage.start)
            return hours[0]
    return None


def _distance_rate(found: Finder) -> float | None:
    words = found.sentence("distance_rate", *w.DISTANCE_RATE)
    rate = None if words is None else float(words.replace(",", ".")) / 100
    return rate if rate is not None and rate <= 1 else None


def _distance_minutes(found: Finder) -> float | None:
    words = found.sentence("distance_minutes", *w.DISTANCE_TIME)
    minutes = None if words is None else find_minutes(words)
    return None if minutes is None or minutes[0] > _LONGEST else minutes[0]


def _repealed(text: DocumentText) -> tuple[str, ...]:
    """Return the repealed articles quoted: D.6353-3 and -4; L.6353-1 where an attestation is based on it."""
    articles = {f"D.6353-{found['value']}" for found in text.find_all(w.REPEALED)}
    if text.search(w.ATTESTATION_BASIS) is not None:
        articles.add("L.6353-1")
    return tuple(sorted(articles))


AGREEMENT = DocumentType(
    name="documents.agreement",
    kinds=frozenset({"agreement"}),
    titles=w.TITLES,
    cues=(
        r"[ld]\.? ?6353-[1-9]|code du travail",
        r"organisme de formation|dispensateur|prestataire|training provider",
        "|".join(TITLE[:2]),
        w.OBJECTIVES[0],
        r"\bduree|duration|\d+ ?heures",
        r"\bprix\b|\bcout\b|tarif|montant|\bttc\b|\bht\b|price",
        r"participants?|stagiaires?|apprenants?|beneficiaires?|effectif",
        r"modalites? (?:de |d')|sanction|suivi",
        r"formation",
    ),
    least=4,
    read=_read,
)
