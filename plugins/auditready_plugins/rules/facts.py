"""Typed views of a dossier that several rules share. Declares no rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, cast

from auditready import (
    Agreement,
    Attendance,
    Certificate,
    Convocation,
    Dossier,
    Evidence,
    LearnerFacts,
    Locator,
    Mention,
    Slot,
    Tolerances,
    Words,
    half_day,
    say,
)

_Record = TypeVar("_Record", bound=Evidence)

PRESENT = frozenset({"signed", "present"})
"""States of a line that count as attended."""


def records(facts: Dossier | LearnerFacts, kind: type[_Record]) -> tuple[_Record, ...]:
    """Return the records of one kind, with their type."""
    return cast("tuple[_Record, ...]", facts.of(str(kind.__struct_config__.tag)))


def place(document: Certificate | Agreement | Convocation, name: str) -> Locator:
    """Return where a field stands, or the document where the reader could not tell."""
    return document.places.get(name, document.locator)


def learner_of(dossier: Dossier, mention: Mention | None) -> str | None:
    """Return the id of the learner that is mentioned."""
    person = dossier.who(mention) if mention is not None else None
    return person if person in dossier.learner_by_id else None


def left_trace(learner: LearnerFacts) -> bool:
    """Whether anything shows the learner at work, an assessment or a sheet line without date included."""
    marked = any(line.state in PRESENT for line in records(learner, Attendance))
    return learner.took_part or marked or bool(learner.of("assessment"))


def has_ended(dossier: Dossier) -> bool:
    """Whether the last day is over at the date of the report; an unknown last day is not."""
    return dossier.end is not None and dossier.end < dossier.as_of


def set_by(dossier: Dossier, tolerance: str) -> Words:
    """Say who set a bound, behind the bound itself; nothing where it is the tool's own."""
    if getattr(dossier.scope.tolerances, tolerance) == getattr(Tolerances(), tolerance):
        return Words("", "")
    if dossier.scope.funder is None:
        return Words(" (réglage d'auditready.toml)", " (set in auditready.toml)")
    return say(
        " (réglage d'auditready.toml ; financeur : {funder})",
        " (set in auditready.toml; funder: {funder})",
        funder=dossier.scope.funder,
    )


def slot_name(slot: Slot) -> Words:
    """Name a slot as a person would: "02/03/2026 (matin)"."""
    return half_day(slot.date, slot.half_day)


def quoted(text: str) -> Words:
    """Quote a title or a name as each language does."""
    return say("« {text} »", "“{text}”", text=text)


def distinct(locators: Iterable[Locator]) -> tuple[Locator, ...]:
    """Return the locators in order, each once."""
    return tuple(dict.fromkeys(locators))
