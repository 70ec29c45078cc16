"""Make a rule out of a function: the decorator carries the same fields that ``x-requirement`` carries in a schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from msgspec import Struct

from .model import Basis, Criterion, Dossier, DossierKind, Finding, NotApplicable, Severity, Words

Check = Callable[[Dossier], Iterable[Finding | NotApplicable]]
Facts = TypeVar("Facts", bound=Struct)


class DossierFacts(Struct, Generic[Facts], frozen=True):
    """What one dossier brings to a comparison of all dossiers."""

    dossier: str
    """Its id."""
    facts: Facts


Compare = Callable[[Sequence[DossierFacts[Facts]]], Iterable[tuple[str, Finding]]]


class Comparison(Struct, Generic[Facts], frozen=True):
    """The part of a rule that holds dossiers against each other."""

    facts: type[Facts]
    collect: Callable[[Dossier], Facts | None]
    """Runs where the dossier is read. ``None``: nothing to compare."""
    compare: Compare[Facts]
    """Runs once, over the facts of all dossiers in their order; gives each finding with the id of its dossier."""


class DeclaredRule:
    """A rule function with what its code stands for."""

    comparison: Comparison[Any] | None = None
    """Set by :meth:`across`."""

    def __init__(
        self,
        check: Check,
        criterion: Criterion,
        needs: tuple[tuple[str, ...], ...],
        concerns: tuple[DossierKind, ...] = ("session",),
    ) -> None:
        self.criterion = criterion
        self.needs = needs
        self.concerns = concerns
        self._check = check
        self.__doc__ = check.__doc__

    def across(
        self, facts: type[Facts], collect: Callable[[Dossier], Facts | None]
    ) -> Callable[[Compare[Facts]], Compare[Facts]]:
        """Add a comparison of all dossiers to the rule, which by itself sees one at a time.

        ``collect`` gives the ``facts`` of one dossier, a struct that is kept as msgpack until every dossier is read:
        let it be small (``array_like=True``), and free of what no finding needs. The decorated function gets those of
        all dossiers and gives ``(id of the dossier, finding)``; its findings stand in their dossiers beside the rule's
        own. Its cost has to grow with the facts and not with their square: group or sort, then look at neighbours.
        """

        def declare(compare: Compare[Facts]) -> Compare[Facts]:
            self.comparison = Comparison(facts, collect, compare)
            return compare

        return declare

    def __call__(self, dossier: Dossier) -> Iterable[Finding | NotApplicable]:
        """Run the check."""
        return self._check(dossier)

    def __repr__(self) -> str:
        return f"<rule {self.criterion.code}>"


def rule(
    code: str,
    *,
    pack: str,
    severity: Severity,
    source: str,
    basis: Basis,
    title: Words,
    why: Words,
    accept: Words,
    remedy: Words,
    question: Words,
    indicators: tuple[int, ...] = (),
    since: date | None = None,
    needs: tuple[tuple[str, ...], ...] = (),
    concerns: tuple[DossierKind, ...] = ("session",),
) -> Callable[[Check], DeclaredRule]:
    """Declare a rule.

    ``needs`` holds groups of evidence kinds: where a group has no record at all, the rule is "not applicable" instead
    of silently passed. ``(("certificate",), ("attendance", "presence"))``: a certificate, and a sheet or a live report.
    ``concerns`` says whether it also looks at the provider's own folder, as a rule about any file does.
    """
    criterion = Criterion(
        code=code,
        pack=pack,  # type: ignore[arg-type]  # checked against the four packs by the meta-tests
        indicators=indicators,
        severity=severity,
        since=since,
        title=title,
        why=why,
        accept=accept,
        remedy=remedy,
        question=question,
        source=source,
        basis=basis,
    )
    return lambda check: DeclaredRule(check, criterion, needs, concerns)
