"""Who teaches in a dossier, and what is filed about each of them (L.6352-1, indicator 21)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from msgspec import Struct

from ..model import Dossier, Evidence, Locator, Mention, Person, Presence, TrainerProfile
from ..reading.names import parse_name

_NAMING = ("agreement", "attendance", "convocation", "programme", "subcontract")
"""Kinds that name who teaches, the most formal first."""

_PLACES = 3
"""Places kept where a trainer is named: the finding needs one to look at, a sheet has hundreds."""


class Teacher(Struct, frozen=True, kw_only=True):
    """One trainer of a dossier."""

    person: Person
    named: tuple[Locator, ...]
    profiles: tuple[TrainerProfile, ...]
    alike: tuple[TrainerProfile, ...] = ()
    """Where no profile is certainly this trainer's: those that bear the same surname, for a human to look at."""


def iter_teachers(dossier: Dossier) -> Iterator[Teacher]:
    """Give the trainers that documents name; where none does, those who host a live class.

    A host may be the provider's account, or somebody who opens the room: beside a named trainer it is no other one.
    """
    named = _named(dossier, (record for kind in _NAMING for record in dossier.of(kind)))
    hosts = _named(dossier, (record for record in dossier.of("presence") if cast("Presence", record).host))
    profiles = cast("Sequence[TrainerProfile]", dossier.of("trainer_profile"))
    by_person: dict[str | None, list[TrainerProfile]] = defaultdict(list)
    for profile in profiles:
        by_person[dossier.who(profile.person)].append(profile)
    for person in dossier.trainers:
        if person.id in named or person.id not in hosts or not named:
            places = named.get(person.id) or hosts.get(person.id, [])
            own = tuple(by_person.get(person.id, ()))
            alike = () if own else tuple(each for each in profiles if _is_alike(person, each))
            yield Teacher(person=person, named=tuple(places[:_PLACES]), profiles=own, alike=alike)


def _named(dossier: Dossier, records: Iterator[Evidence]) -> Mapping[str, list[Locator]]:
    """Return where each trainer is named."""
    found: dict[str, list[Locator]] = defaultdict(list)
    for record in records:
        for mention in _trainers_of(record):
            who = dossier.who(mention)
            if who is not None and len(found[who]) < _PLACES:
                found[who].append(record.locator)
    return dict(found)


def _trainers_of(record: Evidence) -> tuple[Mention, ...]:
    if isinstance(record, Presence):
        return (record.person,)
    one, several = getattr(record, "trainer", None), getattr(record, "trainers", ())
    return (*several, *((one,) if one is not None else ()))


def _is_alike(person: Person, profile: TrainerProfile) -> bool:
    """Whether all words of the shorter name stand in the other: "M. Petitjean" on a sheet, the full name on the CV."""
    names = (person.name, profile.person.name)
    small, large = sorted((frozenset(parse_name(name).words) for name in names), key=len)
    return bool(small) and small <= large
