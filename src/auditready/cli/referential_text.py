"""Referentials as text for a terminal: two wordings side by side where there is room for two."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from textwrap import wrap

from ..i18n import N_, translator
from ..model import Language, Problem, Unverified, Words
from ..referential import Ground, Indicator, Referential
from ..referential_diff import DossierShift, IndicatorChange, RequirementShift, Shift
from ..words import say
from .exits import printable

GROUNDS: dict[Ground, str] = {
    "text": N_("text"),
    "reading": N_("our reading"),
    "order": N_("awaits an order"),
}
CHANGES = {"changed": N_("changed"), "new": N_("new"), "gone": N_("gone")}
GRADINGS = {
    "major_only": N_("major non-conformities only"),
    "minor_or_major": N_("minor or major non-conformity"),
    "unknown": N_("not known"),
}
SHIFTS: dict[Shift, str] = {
    "no_longer_enough": N_("what showed it no longer suffices"),
    "newly_asked": N_("newly asked"),
    "no_longer_asked": N_("no longer asked"),
    "other": N_("otherwise"),
}
_SIDE_BY_SIDE = 60
"""Columns of a terminal below which two wordings stand one under the other."""
_WIDEST = 140
"""Wider lines are hard to read."""


def list_line(referential: Referential, language: Language) -> str:
    """Return one line on a referential."""
    _ = translator(language)
    until = referential.in_force.until
    period = say("du {first} au {until}", "{first} to {until}", first=referential.in_force.first, until=until)
    if until is None:
        period = say("depuis le {first}", "since {first}", first=referential.in_force.first)
    numbers = _("{count} indicators").format(count=len(referential.indicators))
    return f"{referential.id}  {period.in_(language)}  {numbers}  {referential.title.in_(language)}"


class Sheet:
    """Lines of text, wrapped at the terminal's width."""

    def __init__(self, language: Language, width: int | None = None) -> None:
        self._language: Language = language
        self._ = translator(language)
        self._colon = " : " if language == "fr" else ": "
        self._width = min(width or shutil.get_terminal_size((80, 24)).columns, _WIDEST)
        self._lines: list[str] = []

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self._lines).rstrip()

    # --- one referential ---

    def referential(self, referential: Referential) -> None:
        """Write the criteria with their indicators, and what is not verified."""
        _, language = self._, self._language
        self._add(list_line(referential, language))
        for text in (referential.applies_by, referential.note, referential.guide):
            self._add(text.in_(language), indent=2)
        for criterion in referential.criteria:
            self._gap()
            self._add(_("Criterion {number}: {wording}").format(number=criterion.number, wording=criterion.wording))
            for each in referential.indicators:
                if each.criterion == criterion.number:
                    facts = [each.label.in_(language), " ".join(each.applies_to), _(GRADINGS[each.grading])]
                    self._add(f"{each.number:>2}  {' · '.join(facts)}", indent=2, hang=4)
        self._unverified(referential.unverified)

    def indicator(self, referential: Referential, indicator: Indicator) -> None:
        """Write everything about one indicator."""
        _, language = self._, self._language
        number = _("Indicator {number}").format(number=indicator.number)
        self._add(f"{referential.id}  {number}  {indicator.label.in_(language)}")
        self._add(indicator.wording, indent=2)
        if language == "en":
            self._add(_("In short, translation ours: {text}").format(text=indicator.translation), indent=2)
        self._gap()
        facts: list[tuple[str, str | None]] = [
            (_("Criterion"), str(indicator.criterion)),
            (_("Applies to"), " ".join(indicator.applies_to)),
            (_("Condition"), _said(indicator.condition, language)),
            (_("Grading"), _(GRADINGS[indicator.grading])),
            (_("Minor non-conformity"), _said(indicator.minor_when, language)),
            (_("New entrant"), _said(indicator.new_entrant, language)),
            (_("As a subcontractor"), _said(indicator.subcontractor, language)),
        ]
        for label, fact in facts:
            if fact:
                self._add(f"{label}{self._colon}{fact}", indent=2, hang=2)
        self._asked(indicator)
        self._unverified(referential.unverified_of((indicator.number,)))

    # --- two referentials ---

    def changes(self, before: Referential, after: Referential, changes: Sequence[IndicatorChange]) -> None:
        """Write each indicator whose wording differs, both wordings side by side."""
        _, language = self._, self._language
        for referential in (before, after):
            self._add(list_line(referential, language), hang=2)
        if not changes:
            self._add(_("No indicator is worded differently."))
        for each in changes:
            self._gap()
            facts = f"{_(CHANGES[each.change])} · {' '.join(each.applies_to)}"
            self._add(f"── {each.number}  {each.label.in_(language)} ({facts})")
            self._beside(before.id, each.before or "–", after.id, each.after or "–")
            self._asked(each)
            self._unverified(one for one in each.unverified if len(one.indicators) == 1)
        shared = [one for one in after.unverified if one.indicators == "all" or len(one.indicators) > 1]
        if shared:
            self._gap()
            self._unverified(shared)

    def _asked(self, each: Indicator | IndicatorChange) -> None:
        _, language = self._, self._language
        if each.now_asked:
            self._add(_("Now to be shown"), indent=2)
            for asked in each.now_asked:
                self._add(f"• [{_(GROUNDS[asked.basis])}] {asked.what.in_(language)}", indent=4, hang=2)
        if each.no_longer_enough:
            self._add(_("What proved the indicator and no longer suffices"), indent=2)
            for proof in each.no_longer_enough:
                self._add(f"• [{_(GROUNDS[proof.basis])}] {proof.proof.in_(language)}", indent=4, hang=2)
                self._add(f"→ {proof.because.in_(language)}", indent=6, hang=2)

    def _beside(self, left: str, text: str, right: str, other: str) -> None:
        if self._width < _SIDE_BY_SIDE:
            for name, wording in ((left, text), (right, other)):
                self._add(f"{name}{self._colon}{wording}", indent=2, hang=2)
            return
        column = (self._width - 5) // 2
        for one, two in zip_longest([left, *wrap(text, column)], [right, *wrap(other, column)], fillvalue=""):
            self._lines.append(f"  {one:<{column}} │ {two}".rstrip())

    # --- dossiers ---

    def dossiers(
        self, before: Referential, after: Referential, dossiers: Sequence[DossierShift], *, asked: bool
    ) -> None:
        """Write what changes for each dossier; those for which nothing does are counted."""
        if not asked:
            return
        _ = self._
        self._gap()
        self._add(_("The same dossiers under {before} and under {after}").format(before=before.id, after=after.id))
        for each in dossiers:
            if each.changed:
                self._dossier(each)
        same = sum(not each.changed for each in dossiers)
        if same:
            self._gap()
            self._add(_("Dossiers for which nothing changes: {count}").format(count=same))

    def _dossier(self, dossier: DossierShift) -> None:
        _, language = self._, self._language
        self._gap()
        self._add(f"── {dossier.path}" + (f" — {dossier.title}" if dossier.title else ""))
        groups: dict[tuple[str, str, str], list[RequirementShift]] = {}
        for each in dossier.changed:
            groups.setdefault((each.code, each.before, each.after), []).append(each)
        for (code, before, after), group in groups.items():
            first = group[0]
            assert first.shift is not None  # noqa: S101 - changed ones alone
            self._add(f"{code}  {_(before)} → {_(after)} ({_(SHIFTS[first.shift])})", indent=2)
            self._add(first.title.in_(language), indent=4)
            names = [each.learner for each in group if each.learner]
            if names:
                self._add(", ".join(names), indent=4, hang=2)
        for short in dossier.no_longer_enough:
            who = f" ({short.learner})" if short.learner else ""
            said = _("Indicator {number}{who}: {shown} no longer suffice, {asked} finds something missing").format(
                number=short.number, who=who, shown=", ".join(short.shown_by), asked=", ".join(short.asked_by)
            )
            self._add(f"▲ {said}", indent=2, hang=2)

    def problems(self, problems: Iterable[Problem]) -> None:
        """Write what could not be done."""
        for number, each in enumerate(problems):
            if not number:
                self._gap()
                self._add(self._("INCOMPLETE: a part of the work could not be done"))
            self._add("• " + each.message.in_(self._language), indent=2, hang=2)

    # --- lines ---

    def _unverified(self, reasons: Iterable[Unverified]) -> None:
        for number, each in enumerate(reasons):
            if not number:
                self._add(self._("Not verified"), indent=2)
            told = each.what.in_(self._language)
            if each.indicators != "all" and len(each.indicators) > 1:
                numbers = ", ".join(map(str, each.indicators))
                told = self._("{reason} (indicators {numbers}).").format(reason=told.rstrip("."), numbers=numbers)
            self._add(f"• {told}", indent=4, hang=2)

    def _gap(self) -> None:
        self._lines.append("")

    def _add(self, text: str, *, indent: int = 0, hang: int = 0) -> None:
        self._lines += wrap(
            printable(text), self._width, initial_indent=" " * indent, subsequent_indent=" " * (indent + hang)
        ) or [""]


def _said(words: Words | None, language: Language) -> str | None:
    return words.in_(language) if words else None
