"""Turn judged requirements and rule results into outcomes: severity, words, a stable fingerprint, a stable order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from ..model import (
    SEVERITIES,
    Criterion,
    Dossier,
    Finding,
    Locator,
    Outcome,
    Severity,
    State,
    Words,
)
from ..reading.fold import fold
from ..referential import GRADED, Referential
from .crosscheck import RuleResult
from .validate import Judged

SHOWN_LOCATORS = 20
"""Proofs kept in one outcome; how many more there are is said."""

FAILED = Words("La règle a échoué : rien n'est vérifié.", "The rule failed: nothing is checked.")
_CHECKED = Words("Vérifié : rien ne se contredit.", "Checked: nothing contradicts.")
_CHECKED_ACROSS = Words(
    "Vérifié dans ce dossier et face aux autres dossiers donnés : rien ne se contredit.",
    "Checked in this dossier and against the other dossiers given: nothing contradicts.",
)

_STATE_RANK = {
    "contradiction": 0, "gap": 1, "to_judge": 2, "errored": 3, "not_due": 4, "waived": 5, "demonstrable": 6,
    "not_applicable": 7,
}  # fmt: skip


def conclude(
    dossier: Dossier, judged: Iterable[Judged], results: Iterable[RuleResult], referential: Referential
) -> tuple[Outcome, ...]:
    """Return all outcomes, what hurts most first."""
    outcomes = [_requirement_outcome(dossier, each, referential) for each in judged]
    for result in results:
        outcomes += _rule_outcomes(dossier, result, referential)
    return tuple(sorted(outcomes, key=order))


def order(outcome: Outcome) -> tuple[int, int, str, str, str]:
    """Return by what outcomes are sorted: what hurts most first."""
    learner = outcome.learner or ""
    return (
        _STATE_RANK[outcome.state] if not outcome.is_finding else 0,
        SEVERITIES.index(outcome.severity),
        outcome.code,
        learner[:1] + learner[1:].rjust(6, "0"),
        outcome.fingerprint,
    )


def _requirement_outcome(dossier: Dossier, judged: Judged, referential: Referential) -> Outcome:
    criterion = judged.requirement.criterion
    found = criterion.question if judged.state == "to_judge" else None
    return _outcome(
        dossier,
        criterion,
        referential,
        state=judged.state,
        learner=judged.learner,
        message=judged.message,
        expected=criterion.accept if judged.state in {"gap", "to_judge"} else None,
        found=None,
        question=found,
        locators=judged.locators,
        key="",
    )


def _rule_outcomes(dossier: Dossier, result: RuleResult, referential: Referential) -> Iterator[Outcome]:
    criterion = result.criterion
    for finding in result.findings:
        yield _finding_outcome(dossier, criterion, finding, referential)
    if result.findings and not result.failed:
        return
    state: State = "errored" if result.failed else "not_applicable" if result.not_applicable else "demonstrable"
    message = {"errored": FAILED, "demonstrable": _CHECKED_ACROSS if result.across else _CHECKED}.get(state)
    yield _outcome(
        dossier,
        criterion,
        referential,
        state=state,
        learner=None,
        message=message or result.not_applicable or criterion.title,
        expected=None,
        found=None,
        question=None,
        locators=(),
        key="",
    )


def _finding_outcome(dossier: Dossier, criterion: Criterion, finding: Finding, referential: Referential) -> Outcome:
    return _outcome(
        dossier,
        criterion,
        referential,
        state=finding.state,
        learner=finding.learner,
        message=finding.message,
        expected=finding.expected,
        found=finding.found,
        question=criterion.question,
        locators=finding.locators,
        key=finding.key,
    )


def _outcome(
    dossier: Dossier,
    criterion: Criterion,
    referential: Referential,
    *,
    state: State,
    learner: str | None,
    message: Words,
    expected: Words | None,
    found: Words | None,
    question: Words | None,
    locators: Sequence[Locator],
    key: str,
) -> Outcome:
    severity, provisional = _severity(criterion, referential)
    return Outcome(
        code=criterion.code,
        state=state,
        severity=severity,
        provisional=provisional,
        pack=criterion.pack,
        indicators=criterion.indicators,
        learner=learner,
        title=criterion.title,
        message=message,
        expected=expected,
        found=found,
        remedy=criterion.remedy,
        question=question,
        fingerprint=fingerprint(dossier.id, criterion.code, _name(dossier, learner), key),
        locators=tuple(locators[:SHOWN_LOCATORS]),
        more_locators=max(0, len(locators) - SHOWN_LOCATORS),
    )


def _severity(criterion: Criterion, referential: Referential) -> tuple[Severity, bool]:
    """Return the severity, and whether it is an RNQ grading that hangs on something unverified."""
    severity = criterion.severity or referential.grade(criterion.indicators)
    return severity, severity in GRADED and bool(referential.unverified_of(criterion.indicators))


def _name(dossier: Dossier, learner: str | None) -> str:
    facts = dossier.learner_by_id.get(learner or "")
    return facts.name if facts else ""


def fingerprint(dossier: str, code: str, learner: str, key: str) -> str:
    """Return what stays the same for the same finding from run to run, whatever else is found beside it.

    ``learner`` is the name, empty where the finding names nobody.
    """
    return hashlib.sha256(f"{dossier}\n{code}\n{fold(learner)}\n{key}".encode()).hexdigest()[:16]
