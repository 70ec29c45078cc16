"""What changes from one referential to the next: in the text, and for dossiers judged under both.

Plain values in, plain values out. That a thing "no longer suffices" is said of a proof, never of a provider.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from .model import FINDING_STATES, DossierReport, Outcome, Report, State, Unverified, Words
from .referential import Asked, Insufficient, Referential

_Worst = dict[tuple[str, str | None], Outcome]
"""By code and learner, the outcome that hurts most."""

Shift = Literal["no_longer_enough", "newly_asked", "no_longer_asked", "other"]

_WORST_FIRST: tuple[State, ...] = (
    "contradiction", "gap", "to_judge", "errored", "not_due", "waived", "demonstrable", "not_applicable",
)  # fmt: skip
"""Every state has its place: what a dossier shows for an indicator is the worst of what its outcomes say."""


class IndicatorChange(Struct, frozen=True, kw_only=True):
    """One indicator whose wording is not the same in both."""

    number: int
    label: Words
    change: Literal["changed", "new", "gone"]
    applies_to: tuple[str, ...]
    before: str | None
    """Official wording, in French."""
    after: str | None
    now_asked: tuple[Asked, ...] = ()
    no_longer_enough: tuple[Insufficient, ...] = ()
    unverified: tuple[Unverified, ...] = ()


class RequirementShift(Struct, frozen=True, kw_only=True):
    """One requirement or rule under both, for one learner or for the dossier."""

    code: str
    title: Words
    indicators: tuple[int, ...]
    learner: str | None
    """Name."""
    before: State
    after: State
    message: Words
    """What is said of it under the later one."""
    shift: Shift | None
    """``None``: the same state under both."""


class Shortfall(Struct, frozen=True, kw_only=True):
    """An indicator that a dossier, or one learner's evidence in it, demonstrated and no longer does."""

    number: int
    learner: str | None
    """Name."""
    shown_by: tuple[str, ...]
    """Codes that were demonstrable, and together all that was asked."""
    asked_by: tuple[str, ...]
    """Codes that now find something missing."""


class DossierShift(Struct, frozen=True, kw_only=True):
    """One dossier under both."""

    path: str
    title: str | None
    requirements: tuple[RequirementShift, ...]
    no_longer_enough: tuple[Shortfall, ...]

    @property
    def changed(self) -> tuple[RequirementShift, ...]:
        """The requirements whose state differs."""
        return tuple(each for each in self.requirements if each.shift is not None)


def compare_texts(before: Referential, after: Referential) -> tuple[IndicatorChange, ...]:
    """Return the indicators whose wording differs, by number.

    What is newly asked is known where ``after`` was compared with ``before``, and left empty elsewhere.
    """
    explained = after.compared_with == before.id
    changes = []
    for number in sorted(before.by_number.keys() | after.by_number.keys()):
        old, new = before.by_number.get(number), after.by_number.get(number)
        if old is not None and new is not None and old.wording == new.wording:
            continue
        said = new or old
        assert said is not None  # noqa: S101 - the number is of one of them
        changes.append(
            IndicatorChange(
                number=number,
                label=said.label,
                change="gone" if new is None else "new" if old is None else "changed",
                applies_to=said.applies_to,
                before=old.wording if old else None,
                after=new.wording if new else None,
                now_asked=new.now_asked if new and explained else (),
                no_longer_enough=new.no_longer_enough if new and explained else (),
                unverified=tuple(each for each in after.unverified_of((number,)) if each.indicators != "all"),
            )
        )
    return tuple(changes)


def compare_reports(before: Report, after: Report) -> tuple[DossierShift, ...]:
    """Return what every dossier shows under both; the reports are of the same folders."""
    earlier = {each.path: each for each in before.dossiers}
    return tuple(_compare_dossier(earlier[each.path], each) for each in after.dossiers if each.path in earlier)


def _compare_dossier(before: DossierReport, after: DossierReport) -> DossierShift:
    old, new = _worst_by_subject(before), _worst_by_subject(after)
    whole = {code: outcome for (code, learner), outcome in old.items() if learner is None}
    names = {person.id: person.name for person in after.learners}
    shifts = []
    for (code, learner), outcome in new.items():
        earlier = old.get((code, learner)) or whole.get(code)
        state: State = earlier.state if earlier else "not_applicable"
        shifts.append(
            RequirementShift(
                code=code,
                title=outcome.title,
                indicators=outcome.indicators,
                learner=names.get(learner, learner) if learner else None,
                before=state,
                after=outcome.state,
                message=outcome.message,
                shift=_shift(state, outcome.state),
            )
        )
    shifts.sort(key=lambda each: (each.code, each.learner or ""))
    return DossierShift(
        path=after.path,
        title=after.title,
        requirements=tuple(shifts),
        no_longer_enough=tuple(_iter_shortfalls(old, new, names)),
    )


def _worst_by_subject(dossier: DossierReport) -> _Worst:
    worst: _Worst = {}
    for outcome in dossier.outcomes:
        key = outcome.code, outcome.learner
        if key not in worst or _rank(outcome.state) < _rank(worst[key].state):
            worst[key] = outcome
    return worst


def _rank(state: State) -> int:
    return _WORST_FIRST.index(state)


def _shift(before: State, after: State) -> Shift | None:
    if before == after:
        return None
    if before == "demonstrable" and after in FINDING_STATES:
        return "no_longer_enough"
    if before == "not_applicable" and after != "not_applicable":
        return "newly_asked"
    return "no_longer_asked" if after == "not_applicable" else "other"


def _iter_shortfalls(old: _Worst, new: _Worst, names: Mapping[str, str]) -> Iterator[Shortfall]:
    """Give what was demonstrated by all that was asked, and is not by all that is asked now."""
    earlier, later = _states_by_indicator(old), _states_by_indicator(new)
    for number, learner in sorted(earlier.keys() & later.keys(), key=lambda key: (key[0], key[1] or "")):
        before, after = earlier[number, learner], later[number, learner]
        asked_by = tuple(sorted(code for code, state in after.items() if state in FINDING_STATES))
        if asked_by and set(before.values()) == {"demonstrable"}:
            yield Shortfall(
                number=number,
                learner=names.get(learner, learner) if learner else None,
                shown_by=tuple(sorted(before)),
                asked_by=asked_by,
            )


def _states_by_indicator(worst: _Worst) -> dict[tuple[int, str | None], dict[str, State]]:
    """Return by indicator and learner what each code says; what is not asked says nothing."""
    found: dict[tuple[int, str | None], dict[str, State]] = defaultdict(dict)
    for (code, learner), outcome in worst.items():
        if outcome.state not in {"not_applicable", "not_due"}:
            for number in outcome.indicators:
                found[number, learner][code] = outcome.state
    return found
