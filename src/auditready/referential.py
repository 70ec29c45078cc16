"""A dated version of the RNQ: wordings, who it applies to, gradings, what changed, and what could not be verified.

The files of ``schemas/referentials`` as types, and what is asked of them. Official wordings are in French.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct, field

from .errors import ConfigurationError
from .model import Severity, Unverified, Words

Ground = Literal["text", "reading", "order"]
"""Where a change comes from: the text itself, our own reading of it, or a ministerial order that is awaited."""

OnlyWhen = Literal["certification", "over_two_days", "work_study", "subcontracting", "work_situation"]

GRADED: frozenset[Severity] = frozenset({"major", "minor"})
"""Severities that are an RNQ grading; the others stand whatever a referential says."""


class Period(Struct, frozen=True):
    """First and last day; without a last one, still in force."""

    first: date = field(name="from")
    until: date | None


class Asked(Struct, frozen=True):
    """Something that newly must be shown."""

    basis: Ground
    what: Words


class Insufficient(Struct, frozen=True):
    """Something that proved the indicator under the referential before, and no longer does."""

    basis: Ground
    proof: Words
    because: Words


class CriterionText(Struct, frozen=True):
    """One of the seven criteria."""

    number: int
    wording: str
    translation: str


class Indicator(Struct, frozen=True, kw_only=True):
    """One indicator. ``condition`` says in words what ``only_when`` and ``more_than_days`` say to a program."""

    number: int
    criterion: int
    label: Words
    wording: str
    translation: str
    applies_to: tuple[Literal["AF", "BC", "VAE", "CFA"], ...]
    grading: Literal["major_only", "minor_or_major", "unknown"]
    change: Literal["same", "changed", "new"] | None = None
    only_when: OnlyWhen | None = None
    more_than_days: int | None = None
    condition: Words | None = None
    minor_when: Words | None = None
    new_entrant: Words | None = None
    subcontractor: Words | None = None
    now_asked: tuple[Asked, ...] = ()
    no_longer_enough: tuple[Insufficient, ...] = ()


class Referential(Struct, frozen=True, kw_only=True, dict=True):
    """A dated version of the RNQ."""

    id: str
    title: Words
    in_force: Period
    compared_with: str | None
    """The referential that ``change``, ``now_asked`` and ``no_longer_enough`` look back to."""
    applies_by: Words
    note: Words
    guide: Words
    categories: dict[str, Words]
    totals: dict[str, int]
    new_entrants: Words
    subcontractors: Words
    criteria: tuple[CriterionText, ...]
    indicators: tuple[Indicator, ...]
    unverified: tuple[Unverified, ...]
    sources: tuple[str, ...]

    @property
    def year(self) -> int:
        """The year in its name."""
        return int(self.id.rpartition("-")[2])

    @cached_property
    def by_number(self) -> dict[int, Indicator]:
        """Indicators by number."""
        return {each.number: each for each in self.indicators}

    def grade(self, indicators: Iterable[int]) -> Severity:
        """Return the worst severity among ``indicators``."""
        gradings = {self.by_number[number].grading for number in indicators if number in self.by_number}
        return "major" if "major_only" in gradings else "minor"

    def unverified_of(self, indicators: tuple[int, ...]) -> tuple[Unverified, ...]:
        """Return what could not be verified and bears on the grading of one of ``indicators``."""
        if indicators not in self._unverified_of:
            self._unverified_of[indicators] = tuple(each for each in self.unverified if each.bears_on(indicators))
        return self._unverified_of[indicators]

    @cached_property
    def _unverified_of(self) -> dict[tuple[int, ...], tuple[Unverified, ...]]:
        """Asked once for each outcome, so once a learner; there are as many answers as codes."""
        return {}


def load_referentials(folders: Iterable[Path]) -> tuple[Referential, ...]:
    """Return the referentials of ``folders/referentials``, oldest first.

    Raises ``ConfigurationError`` for a file that is none, and where two have one name.
    """
    found: dict[str, Referential] = {}
    for folder in folders:
        for path in sorted((folder / "referentials").glob("*.json")):
            referential = _load(path)
            if referential.id in found:
                raise ConfigurationError(
                    f"{path} : le référentiel « {referential.id} » existe déjà ; donnez-lui un autre nom",
                    f'{path}: the referential "{referential.id}" exists already; give it another name',
                )
            found[referential.id] = referential
    return tuple(sorted(found.values(), key=lambda each: each.in_force.first))


def _load(path: Path) -> Referential:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Referential)
    except (OSError, msgspec.DecodeError) as error:
        raise ConfigurationError(
            f"{path} : référentiel illisible ({error})", f"{path}: unreadable referential ({error})"
        ) from error


def in_force_on(referentials: tuple[Referential, ...], day: date) -> Referential:
    """Return the referential in force on ``day``; before the first one, the first."""
    found = referentials[0]
    for each in referentials:
        if each.in_force.first <= day:
            found = each
    return found
