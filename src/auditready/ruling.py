"""Make a rule out of a function: the decorator carries the same fields that ``x-requirement`` carries in a schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from .model import Basis, Criterion, Dossier, Finding, NotApplicable, Severity, Words

Check = Callable[[Dossier], Iterable[Finding | NotApplicable]]


class DeclaredRule:
    """A rule function with what its code stands for."""

    def __init__(self, check: Check, criterion: Criterion, needs: tuple[tuple[str, ...], ...]) -> None:
        self.criterion = criterion
        self.needs = needs
        self._check = check
        self.__doc__ = check.__doc__

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
) -> Callable[[Check], DeclaredRule]:
    """Declare a rule.

    ``needs`` holds groups of evidence kinds: where a group has no record at all, the rule is "not applicable" instead
    of silently passed. ``(("certificate",), ("attendance", "presence"))``: a certificate, and a sheet or a live report.
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
    return lambda check: DeclaredRule(check, criterion, needs)
