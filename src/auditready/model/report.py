"""Requirements, rules, outcomes, problems and the report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Literal, TypeVar

from msgspec import Struct

from .basics import (
    FINDING_STATES,
    SEVERITIES,
    STATES,
    Basis,
    DossierKind,
    Language,
    Locator,
    Modality,
    Severity,
    State,
    Words,
)
from .dossier import FileReport, Ledger, Person

_Key = TypeVar("_Key", bound=str)


class Problem(Struct, frozen=True, kw_only=True):
    """The tool could not do its work. Never the same thing as a finding about the dossier."""

    plugin: str
    version: str | None = None
    stage: Literal[
        "discover", "load", "register", "recognise", "read", "inspect", "record", "rule", "schema", "limit", "worker"
    ]
    file: str | None = None
    dossier: str | None = None
    message: Words


class Amendment(Struct, frozen=True, kw_only=True):
    """That an overlay says something of a code otherwise than what it was shipped as."""

    overlay: Words
    """The overlay's title."""
    where: str
    """Its folder as the user wrote it, or the plugin that brings it."""
    fields: tuple[str, ...]
    """What it changes, as overlay.json names it; ``retired`` where it retires the code."""


class Unverified(Struct, frozen=True, kw_only=True):
    """Something about a referential that could not be checked at its source."""

    id: str
    indicators: Literal["all"] | tuple[int, ...]
    """Whose grading hangs on it."""
    what: Words

    def bears_on(self, indicators: tuple[int, ...]) -> bool:
        """Whether the grading of one of ``indicators`` hangs on it."""
        return bool(indicators) if self.indicators == "all" else not set(indicators).isdisjoint(self.indicators)


class Criterion(Struct, frozen=True, kw_only=True):
    """What a code stands for, in words: shared by requirements (from schemas) and rules (from Python)."""

    code: str
    pack: Literal["rnq", "service-fait", "law", "gdpr"]
    indicators: tuple[int, ...] = ()
    severity: Severity | None = None
    """``None``: from the referential's grading of the indicators."""
    since: date | None = None
    title: Words
    why: Words
    accept: Words
    remedy: Words
    question: Words
    source: str
    basis: Basis
    retired: Words | None = None
    """Why it is no longer checked; kept so that old reports can be explained."""
    origin: str = "auditready"
    """"auditready", or the overlay that brings it: its folder as the user wrote it, or its plugin."""
    amendments: tuple[Amendment, ...] = ()
    """Which overlays changed it."""
    unverified: tuple[Unverified, ...] = ()
    """What its severity hangs on and could not be checked, under the referential of the audit date."""


class Finding(Struct, frozen=True, kw_only=True):
    """What a rule gives back for one thing that needs attention."""

    message: Words
    state: Literal["gap", "contradiction", "to_judge"] = "contradiction"
    learner: str | None = None
    expected: Words | None = None
    found: Words | None = None
    locators: tuple[Locator, ...] = ()
    key: str = ""
    """What tells this finding from the rule's others in the same dossier, for a stable fingerprint."""


class NotApplicable(Struct, frozen=True, kw_only=True):
    """A rule had nothing to check."""

    because: Words


class Outcome(Struct, frozen=True, kw_only=True):
    """The state of one requirement or rule for one dossier, or for one learner of it."""

    code: str
    state: State
    severity: Severity
    provisional: bool = False
    """The grading hangs on something that could not be verified: those of ``Report.unverified`` that bear on its
    indicators."""
    pack: str
    indicators: tuple[int, ...] = ()
    learner: str | None = None
    title: Words
    message: Words
    expected: Words | None = None
    found: Words | None = None
    remedy: Words
    question: Words | None = None
    fingerprint: str
    locators: tuple[Locator, ...] = ()
    more_locators: int = 0
    """Proofs that were left out of ``locators``."""

    @property
    def is_finding(self) -> bool:
        """Whether it needs somebody's attention."""
        return self.state in FINDING_STATES


class DossierReport(Struct, frozen=True, kw_only=True):
    """Everything said about one dossier; what a worker sends back."""

    id: str
    path: str
    kind: DossierKind
    folder_source: Words
    """Why this folder was taken for a dossier."""
    title: str | None
    modality: Modality | None
    """``None``: of the provider's own folder."""
    modality_source: str | None
    start: date | None
    end: date | None
    planned_minutes: int | None
    learners: tuple[Person, ...]
    trainers: tuple[Person, ...]
    files: tuple[FileReport, ...]
    outcomes: tuple[Outcome, ...]
    ledger: tuple[Ledger, ...]
    problems: tuple[Problem, ...] = ()
    facts: dict[str, bytes] = {}
    """Code → what the comparison of all dossiers needs of this one, as msgpack; empty once that is done."""

    @property
    def findings(self) -> tuple[Outcome, ...]:
        """The outcomes that need attention."""
        return tuple(outcome for outcome in self.outcomes if outcome.is_finding)


class AppliedOverlay(Struct, frozen=True, kw_only=True):
    """An overlay that was in use, and all that it does to the shipped standard."""

    where: str
    """Its folder as the user wrote it, or the plugin that brings it."""
    title: Words
    adds: tuple[str, ...] = ()
    """Codes."""
    changes: dict[str, tuple[str, ...]] = {}
    """Code → what it changes, as overlay.json names it."""
    retires: dict[str, Words] = {}
    """Code → why."""


class Report(Struct, frozen=True, kw_only=True):
    """The whole answer; ``report-format`` version 1 is its JSON view."""

    FORMAT: ClassVar[str] = "auditready-report"
    VERSION: ClassVar[int] = 1

    tool_version: str
    as_of: date
    audit_date: date
    referential: str
    language: Language
    dossiers: tuple[DossierReport, ...]
    overlays: tuple[AppliedOverlay, ...] = ()
    unverified: tuple[Unverified, ...] = ()
    """What provisional gradings of this referential hang on."""
    common_files: tuple[FileReport, ...] = ()
    """Files above the dossiers, which serve several; those that gave records stand in their dossiers as well."""
    problems: tuple[Problem, ...]
    """Of the run and of every dossier, in that order."""

    @property
    def complete(self) -> bool:
        """Whether everything that was asked for was really done."""
        return not self.problems

    def count_states(self) -> dict[State, int]:
        """Outcomes per state, every state present."""
        return _count(STATES, (outcome.state for d in self.dossiers for outcome in d.outcomes))

    def count_severities(self) -> dict[Severity, int]:
        """Findings per severity, every severity present."""
        return _count(SEVERITIES, (outcome.severity for d in self.dossiers for outcome in d.findings))


def _count(keys: tuple[_Key, ...], values: Iterable[_Key]) -> dict[_Key, int]:
    counts = dict.fromkeys(keys, 0)
    for value in values:
        counts[value] += 1
    return counts
