"""The tab of gaps: codes left, what was found and what the standard says of it right."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from ...i18n import N_, Translate, translator
from ...model import Criterion, DossierReport, Language
from ..gaps import GapLine, gap_lines
from ..pages import outcome_page
from ..wording import SHORT_SEVERITIES, STATE_MARKS
from .browser import Browser
from .lines import Cell, Column, Look


class GapBrowser(Browser[GapLine]):
    """Findings of one dossier, grouped by code; ``m`` shows what is demonstrable or out of scope as well."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "everything", N_("Show everything")),
        Binding("space", "fold", N_("Unfold")),
        Binding("right", "unfold(True)", N_("Unfold"), show=False),
        Binding("left", "unfold(False)", N_("Fold"), show=False),
    ]

    def __init__(self, report: DossierReport, criteria: dict[str, Criterion], language: Language) -> None:
        super().__init__(id="gaps-browser")
        self._report = report
        self._criteria = criteria
        self._language: Language = language
        self._names = {person.id: person.name for person in report.learners}
        self._everything = False
        self._unfolded: frozenset[str] = frozenset()
        self.page = lambda line: self.page_of(line, self._language)

    def speak(self, language: Language) -> None:
        """Show the lines in a language."""
        _ = translator(language)
        self._language = language
        self.lines.empty = _("Nothing found that needs attention. Key m shows what was checked.")
        self.lines.set_columns(
            [
                Column(_("Code"), self._code, width=9),
                Column(_("Severity"), self._severity, width=18, from_width=70),
                Column(" ", self._short_severity, width=5, to_width=69),
                Column(_("What"), self._what),
                Column(
                    _("Times"),
                    lambda line: str(len(line.outcomes)) if line.of_group is None else "",
                    width=5,
                    right=True,
                ),
            ]
        )
        self._fill()

    def page_of(self, line: GapLine, language: Language) -> Content:
        """Return the detail of a line."""
        criterion = self._criteria.get(line.first.code)
        return outcome_page(
            line.outcomes, folder=self._report.path, names=self._names, criterion=criterion, language=language
        )

    def _fill(self) -> None:
        lines = gap_lines(self._report, everything=self._everything, unfolded=self._unfolded)
        self.lines.set_items(lines, text=self._searched, key=lambda line: line.key)
        self.show_detail()

    # --- cells -----------------------------------------------------------------------------------------------

    def _code(self, line: GapLine) -> Cell:
        if line.of_group is not None:
            return "", "faint"
        mark = " " if len(line.outcomes) == 1 else "▾" if line.unfolded else "▸"
        return f"{mark} {line.first.code}", line.first.severity if line.first.is_finding else "faint"

    def _severity(self, line: GapLine) -> Cell:
        _: Translate = translator(self._language)
        first = line.first
        if line.of_group is not None or not first.is_finding:
            look: Look = "good" if first.state == "demonstrable" else "faint"
            return f"{STATE_MARKS[first.state]} {_(first.state)}", look
        return _(first.severity), first.severity

    def _short_severity(self, line: GapLine) -> Cell:
        _: Translate = translator(self._language)
        first = line.first
        if line.of_group is not None or not first.is_finding:
            return STATE_MARKS[first.state]
        return _(SHORT_SEVERITIES[first.severity]), first.severity

    def _what(self, line: GapLine) -> Cell:
        first = line.first
        if line.of_group is None:
            return first.title.in_(self._language)
        message = first.message.in_(self._language)
        return f"{self._names[first.learner]} · {message}" if first.learner in self._names else message

    def _searched(self, line: GapLine) -> str:
        words = [line.first.code, line.first.title.in_(self._language)]
        for outcome in line.outcomes:
            words += [self._names.get(outcome.learner or "", ""), outcome.message.in_(self._language)]
        return " ".join(words)

    # --- keys ------------------------------------------------------------------------------------------------

    def action_everything(self) -> None:
        """Show all outcomes, or findings only."""
        self._everything = not self._everything
        self._fill()

    def action_fold(self) -> None:
        """Unfold the code under the cursor, or fold it."""
        line = self.lines.current
        if line is not None:
            self.action_unfold((line.of_group or line.key) not in self._unfolded)

    def action_unfold(self, unfold: bool) -> None:  # noqa: FBT001 - a key's parameter
        """Unfold or fold the code under the cursor."""
        line = self.lines.current
        if line is None:
            return
        key = line.of_group or line.key
        self._unfolded = self._unfolded | {key} if unfold else self._unfolded - {key}
        self._fill()
        group = next((each for each in self._lines_now() if each.key == key), None)
        if not unfold and group is not None:
            self.lines.select(group)

    def _lines_now(self) -> list[GapLine]:
        return gap_lines(self._report, everything=self._everything, unfolded=self._unfolded)
