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
    Programme,
    ReadContext,
    find_minutes,
    find_period,
    find_teaching_minutes,
    fold,
    looks_like_name,
    people_names,
    person_name,
)

from . import agreement_wordings as w
from .kinds import OF_TRAINING, DocumentType, find_title, own_pages
from .labels import TITLE, Finder
from .lasting import read_minutes
from .modality import read_modality
from .parties import read_parties
from .programme import annexed_programme
from .signatures import read_signatures
from .tables import find_tables

_LONGEST = 144_000
"""Minutes of the longest training that is taken for one; more is a misreading."""


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[Agreement | Programme]:
    document = file.document
    whole = DocumentText.of(file.name, document)
    text = own_pages(whole, w.TITLES, w.ANNEXES)
    found = Finder(text)
    title_line = find_title(text, w.TITLES) or 0
    form = _form(text.lines[title_line][0])
    provider, client = read_parties(found, document, form)
    start, end = _period(found)
    signed = read_signatures(whole, document, provider, client)
    if signed.signed_on is not None:
        found.places["signed_on"] = signed.place
    participants = _participants(file, found, client if form != "contract" else None)
    if form == "contract" and not participants and client is not None and looks_like_name(client):
        participants = (Mention(name=client, role="learner"),)  # who signs it at own cost is the learner: L.6353-3
    if not participants:
        context.note(
            "aucun nom de participant lisible dans ce document", "no participant's name is readable in this document"
        )
    yield Agreement(
        locator=text.line_locator(title_line),
        form=form,
        title=found.title(r"objet(?: de (?:la |l')(?:formation|action|convention))?", r"module|session"),
        provider=provider,
        client=client,
        participants=participants,
        trainers=found.trainers(),
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
        price=found.value("price", *w.PRICE, accept=_is_price),
        signed_by_provider=signed.by_provider,
        signed_by_client=signed.by_client,
        signed_on=signed.signed_on,
        repealed=_repealed(text),
        places=found.places,
    )
    programme = annexed_programme(whole, w.TITLES)
    if programme is not None:
        yield programme


def _form(title: str) -> Literal["convention", "contract", "quote"]:
    """Return what the title's first word of the kind says: a "devis valant convention" is a quote."""
    found = re.search(
        r"\b(?:(contrat|contract)|(convention|agreement))\b|\bdevis\b|\bproposition|\bbon de|\bquot", fold(title)
    )
    return "quote" if found is None or not any(found.groups()) else "contract" if found[1] else "convention"


def _is_price(words: str) -> bool:
    """Whether a value says what is paid: a currency, "HT", or a number of two figures and more."""
    return re.search(r"€|\beuros?\b|\beur\b|\b(?:ht|ttc)\b|\d{2}|gratuit|pris en charge", fold(words)) is not None


def _participants(file: EvidenceFile, found: Finder, client: str | None) -> tuple[Mention, ...]:
    people: dict[str, Mention] = {}
    for required in (("person",), ("last_name", "first_name")):
        for table in () if people else find_tables(file, w.PARTICIPANT_COLUMNS, required):
            if any(people_names(heading) for heading in table.headings):
                continue  # "Stagiaires | Ada Démo, Zoé Été" is a line of facts, and what stands below is other facts
            for row in table.rows:
                name = person_name(row.name)
                if looks_like_name(name):
                    people.setdefault(name, Mention(name=name, email=row.text("email") or None, role="learner"))
                    found.places.setdefault("participants", row.locator)
    if not people:
        names = found.people("participants", *w.PARTICIPANTS, sentences=w.PARTICIPANT_SENTENCES)
        people = {name: Mention(name=name, role="learner") for name in names if name != client}
    return tuple(people.values())


def _period(found: Finder) -> tuple[date | None, date | None]:
    start, end = found.day("start", *w.STARTS), found.day("end", *w.ENDS)
    if start is not None and end is not None:
        return start, end
    block = found.text.block_of(*w.PERIOD, accept=find_period)
    days = None if block is None else find_period(block.text)
    if block is not None and days is not None:
        found.note_period(block.start, block.end)
        return days
    return found.period(*w.PERIOD)


def _minutes(found: Finder) -> float | None:
    for passage in (found.text.block_of(*w.DURATION, accept=find_teaching_minutes), found.text.first(w.LASTING)):
        hours = None if passage is None else find_teaching_minutes(passage.text)
        if passage is not None and hours is not None and hours[0] <= _LONGEST:
            found.note_words("minutes", hours[1], passage.start)
            return hours[0]
    return read_minutes(found)


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
    kinds=frozenset({"agreement", "programme"}),
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
    headed=2,
    read=_read,
    annexes=w.ANNEXES,
    needs=OF_TRAINING,
)
