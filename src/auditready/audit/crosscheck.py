"""Run the rules across evidence, each alone inside a guard that covers its iteration."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from ..hookspecs import Rule
from ..model import Criterion, Dossier, Finding, NotApplicable, Problem, Words
from ..overlays import retirement
from ..plugins import Plugins
from ..words import say


class RuleResult(Struct, frozen=True, kw_only=True):
    """What one rule gave for one dossier."""

    criterion: Criterion
    findings: tuple[Finding, ...] = ()
    not_applicable: Words | None = None
    failed: bool = False
    across: bool = False
    """The rule is not over: the dossiers are held against each other when all are read."""
    facts: bytes | None = None
    """What that needs of this one, as msgpack."""


NOTHING_TO_COMPARE = Words("Aucune preuve de ce dossier n'est concernée.", "No evidence of this dossier is concerned.")


def crosscheck(dossier: Dossier, plugins: Plugins) -> tuple[list[RuleResult], list[Problem]]:
    """Return what every rule says of ``dossier``, and a Problem for each that failed; its findings so far are kept."""
    results, problems = [], []
    for code, rule in plugins.rules.items():
        if dossier.kind not in rule.concerns:
            continue  # as the requirements of another modality: no outcome at all
        criterion = rule.criterion
        if (retired := retirement(criterion)) is not None:
            results.append(RuleResult(criterion=criterion, not_applicable=retired))
            continue
        if criterion.since is not None and dossier.audit_date < criterion.since:
            later = say("En vigueur à partir du {day} seulement.", "In force from {day} only.", day=criterion.since)
            results.append(RuleResult(criterion=criterion, not_applicable=later))
            continue
        if not all(any(dossier.of(kind) for kind in group) for group in rule.needs):
            results.append(RuleResult(criterion=criterion, not_applicable=NOTHING_TO_COMPARE))
            continue
        findings: list[Finding] = []
        because: Words | None = None
        facts: bytes | None = None
        failed = False
        try:
            for each in rule(dossier):
                if isinstance(each, NotApplicable):
                    because = each.because
                else:
                    findings.append(each)
            facts = _collect(rule, dossier)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a rule may raise anything; the others go on
            failed = True
            problems.append(_failure(plugins, code, dossier, error))
        results.append(
            RuleResult(
                criterion=criterion,
                findings=tuple(findings),
                not_applicable=None if findings else because,
                failed=failed,
                across=rule.comparison is not None,
                facts=facts,
            )
        )
    return results, problems


def _collect(rule: Rule, dossier: Dossier) -> bytes | None:
    if rule.comparison is None:
        return None
    facts = rule.comparison.collect(dossier)
    return None if facts is None else msgspec.msgpack.encode(facts)


def _failure(plugins: Plugins, code: str, dossier: Dossier, error: BaseException) -> Problem:
    detail = f"{type(error).__name__}: {error}"
    problem = plugins.blame(
        code,
        "rule",
        Words(
            f"La règle {code} échoue sur le dossier « {dossier.id} » ({detail}) : elle n'est ni vérifiée ni réussie.",
            f'Rule {code} fails on dossier "{dossier.id}" ({detail}): it is neither checked nor passed.',
        ),
    )
    return Problem(
        plugin=problem.plugin, version=problem.version, stage="rule", dossier=dossier.id, message=problem.message
    )
