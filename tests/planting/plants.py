"""How the error of each code is planted in any dossier that has a place for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from random import Random
from types import MappingProxyType

from tests.factory import Dossier, Person, Slot

from .sessions import MODALITIES
from .trial import Planted

FAMILIES = (
    "by_around", "by_dates", "by_distance", "by_files", "by_hours", "by_identity", "by_modes", "by_occasion",
    "by_organisation", "by_papers", "by_remote", "by_sharing", "by_signature", "by_signing", "by_work",
)  # fmt: skip
"""Modules that register planters."""

Planter = Callable[[Dossier, Random], Planted | None]
"""Changes the dossier and says what must be found; ``None``: this dossier has no place for it."""


@dataclass(frozen=True)
class Plant:
    """One way to plant one code's error."""

    code: str
    modalities: tuple[str, ...]
    planter: Planter


_PLANTS: dict[str, Plant] = {}


def plants(code: str, *modalities: str) -> Callable[[Planter], Planter]:
    """Register a planter for ``code`` in dossiers of these modalities; of all four where none is named."""

    def register(planter: Planter) -> Planter:
        assert code not in _PLANTS, code
        _PLANTS[code] = Plant(code, modalities or MODALITIES, planter)
        return planter

    return register


def all_plants() -> Mapping[str, Plant]:
    """Return every plant by code, sorted."""
    for family in FAMILIES:
        import_module(f".{family}", __package__)

    return MappingProxyType(dict(sorted(_PLANTS.items())))


def learner_of(dossier: Dossier, chance: Random) -> Person:
    """Draw a learner."""
    return dossier.session.learners[chance.randrange(len(dossier.session.learners))]


def attended(dossier: Dossier, chance: Random, mode: str | None = None) -> tuple[Person, Slot] | None:
    """Draw a half-day that somebody attended, and who; ``None`` where the session has none of this mode."""
    session = dossier.session
    pairs = [
        (learner, slot)
        for learner in session.learners
        for slot in session.slots
        if mode in {None, slot.mode} and not session.is_absent(learner, slot)
    ]
    return pairs[chance.randrange(len(pairs))] if pairs else None


def sheet_of(dossier: Dossier, slot: Slot) -> str:
    """Name the piece that is the sheet of ``slot``."""
    return "sheet" if slot.mode == "in_person" else "sheet/live"
