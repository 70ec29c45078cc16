"""A dossier's outcomes as the lines of a list: one line a code, unfolded into one line a finding. Data only."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ..model import DossierReport, Outcome


class GapLine(Struct, frozen=True):
    """One line: a group of outcomes of one code, or one outcome of an unfolded group."""

    key: str
    outcomes: tuple[Outcome, ...]
    of_group: str | None = None
    """Key of the group that it belongs to; ``None``: it is a group."""
    unfolded: bool = False

    @property
    def first(self) -> Outcome:
        """The outcome that speaks for the line."""
        return self.outcomes[0]


def gap_lines(report: DossierReport, *, everything: bool, unfolded: frozenset[str]) -> list[GapLine]:
    """Return the lines in the order of the report: what hurts most first."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in report.outcomes if everything else report.findings:
        state = "finding" if outcome.is_finding else outcome.state
        groups.setdefault(f"{outcome.code} {state}", []).append(outcome)
    return [line for key, group in groups.items() for line in _lines(key, tuple(group), key in unfolded)]


def _lines(key: str, group: tuple[Outcome, ...], unfolded: bool) -> Iterable[GapLine]:  # noqa: FBT001 - private
    yield GapLine(key, group, unfolded=unfolded)
    if unfolded and len(group) > 1:
        for number, outcome in enumerate(group):
            yield GapLine(f"{key} {number}", (outcome,), of_group=key)
