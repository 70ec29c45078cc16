"""Hold the dossiers against each other: a learner or a trainer in two of them at once, a signature or a work in both.

What a rule compares is collected where a dossier is read (crosscheck.py) and travels as a few bytes with its report;
the rule sees the facts of all dossiers once, at the end. No file is opened again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from ..hookspecs import Rule
from ..model import DossierReport, Finding, Outcome, Problem, Words
from ..plugins import Plugins
from ..ruling import DossierFacts
from .conclude import FAILED, SHOWN_LOCATORS, fingerprint, order


def compare_dossiers(
    reports: Sequence[DossierReport], plugins: Plugins
) -> tuple[list[DossierReport], set[str], list[Problem]]:
    """Return the reports without their facts and with what the comparisons found, the ids of those changed, problems.

    The order of ``reports`` is the order in which rules see them. With one dossier there is nothing to compare.
    """
    found: dict[str, dict[str, list[Outcome]]] = {}
    failed: dict[str, set[str]] = {}
    problems: list[Problem] = []
    by_id = {report.id: report for report in reports}
    for code, rule in plugins.rules.items():
        holders = [report for report in reports if code in report.facts]
        if len(holders) < 2:
            continue
        try:
            for dossier, finding in _compare(rule, holders):
                outcome = _outcome(by_id[dossier], code, rule, finding)
                if outcome is not None:
                    found.setdefault(dossier, {}).setdefault(code, []).append(outcome)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a rule may raise anything; what it found is kept
            problems.append(_failure(plugins, code, error))
            for report in holders:
                failed.setdefault(report.id, set()).add(code)
    done = [_conclude(report, found.get(report.id, {}), failed.get(report.id, set())) for report in reports]
    return done, found.keys() | failed.keys(), problems


def _compare(rule: Rule, holders: Sequence[DossierReport]) -> Iterable[tuple[str, Finding]]:
    assert rule.comparison is not None  # noqa: S101 - it gave the facts
    decoder = msgspec.msgpack.Decoder(rule.comparison.facts)
    code = rule.criterion.code
    return rule.comparison.compare([DossierFacts(report.id, decoder.decode(report.facts[code])) for report in holders])


def _outcome(report: DossierReport, code: str, rule: Rule, finding: Finding) -> Outcome | None:
    """Return a finding as an outcome, with the severity and the words that the dossier's own outcome of the code has.

    ``None`` where the code is not asked of this dossier.
    """
    own = next((outcome for outcome in report.outcomes if outcome.code == code), None)
    if own is None:
        return None
    name = next((person.name for person in report.learners if person.id == finding.learner), "")
    return msgspec.structs.replace(
        own,
        state=finding.state,
        learner=finding.learner,
        message=finding.message,
        expected=finding.expected,
        found=finding.found,
        question=rule.criterion.question,
        fingerprint=fingerprint(report.id, code, name, finding.key),
        locators=finding.locators[:SHOWN_LOCATORS],
        more_locators=max(0, len(finding.locators) - SHOWN_LOCATORS),
    )


def _conclude(report: DossierReport, found: dict[str, list[Outcome]], failed: set[str]) -> DossierReport:
    if not found and not failed:
        return msgspec.structs.replace(report, facts={})
    kept = [
        _errored(outcome) if outcome.code in failed - found.keys() and not outcome.is_finding else outcome
        for outcome in report.outcomes
        if outcome.is_finding or outcome.state == "errored" or outcome.code not in found
    ]
    outcomes = sorted([*kept, *(outcome for each in found.values() for outcome in each)], key=order)
    return msgspec.structs.replace(report, facts={}, outcomes=tuple(outcomes))


def _errored(outcome: Outcome) -> Outcome:
    return msgspec.structs.replace(outcome, state="errored", message=FAILED)


def _failure(plugins: Plugins, code: str, error: BaseException) -> Problem:
    detail = f"{type(error).__name__}: {error}"
    return plugins.blame(
        code,
        "rule",
        Words(
            f"La règle {code} échoue en comparant les dossiers ({detail}) : elle n'est ni vérifiée ni réussie.",
            f"Rule {code} fails while comparing the dossiers ({detail}): it is neither checked nor passed.",
        ),
    )
