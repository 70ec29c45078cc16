"""The tabs of learners and of hours: one line a learner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from ...i18n import translator
from ...model import SEVERITIES, DossierReport, Language, Ledger, Person, Severity
from ..wording import MISSING, SHORT_SEVERITIES, hours
from .lines import Cell, Column, Lines

_DIFFERENT = "≠"
_WIDE = 130
"""Columns of the list from which on there is room for what the connected time is made of, and for the invoice."""
_WIDEST = 175
"""The same for the planned hours of each mode."""


class LearnerLines(Lines[Person]):
    """Learners of one dossier with the findings that name them; Enter shows those."""

    def __init__(self, report: DossierReport) -> None:
        super().__init__(id="learners-lines")
        self._counts: dict[str, Counter[Severity]] = {person.id: Counter() for person in report.learners}
        for outcome in report.findings:
            if outcome.learner in self._counts:
                self._counts[outcome.learner][outcome.severity] += 1
        self._people = sorted(report.learners, key=lambda person: (*self._pain(person), person.name))

    def speak(self, language: Language) -> None:
        """Show the lines in a language."""
        _ = translator(language)
        self.empty = _("No learner was found in this dossier.")
        counters = [
            Column[Person](_(SHORT_SEVERITIES[severity]), self._counter(severity), width=5, right=True)
            for severity in SEVERITIES
        ]
        self.set_columns(
            [
                Column(_("Learner"), lambda person: (person.name, "strong")),
                *counters,
                Column(_("E-mail"), lambda person: ", ".join(person.emails), from_width=70),
                Column(_("Other spellings"), lambda person: (", ".join(person.aliases), "faint"), from_width=110),
            ]
        )
        self.set_items(self._people, text=_names_of, key=lambda person: person.id)

    def _pain(self, person: Person) -> tuple[int, ...]:
        return tuple(-self._counts[person.id][severity] for severity in SEVERITIES)

    def _counter(self, severity: Severity) -> Callable[[Person], Cell]:
        def cell(person: Person) -> Cell:
            number = self._counts[person.id][severity]
            return (str(number), severity) if number else ("·", "faint")

        return cell


def _names_of(person: Person) -> str:
    return " ".join((person.name, *person.aliases, *person.emails))


class LedgerLines(Lines[Ledger]):
    """Hours of each learner by source; what differs from the planned hours has a sign before it."""

    def __init__(self, report: DossierReport) -> None:
        super().__init__(id="ledger-lines")
        self._names = {person.id: person.name for person in report.learners}
        self._ledger = report.ledger
        self._language: Language = "fr"

    def speak(self, language: Language) -> None:
        """Show the lines in a language."""
        _ = translator(language)
        self._language = language
        self.empty = _("No learner was found in this dossier.")
        self.set_columns(
            [
                Column(_("Learner"), lambda line: (self.name_of(line), "strong")),
                Column(_("By mode"), self._modes, width=44, from_width=_WIDEST),
                self._column(_("Planned"), "planned"),
                self._column(_("Signed"), "signed"),
                self._column(_("Live"), "live", from_width=_WIDE, compared=False),
                self._column(_("Online"), "online", from_width=_WIDE, compared=False),
                self._column(_("Connected"), "connected"),
                self._column(_("Credited"), "credited"),
                self._column(_("At work"), "work_based", from_width=_WIDE),
                self._column(_("Certified"), "certified"),
                self._column(_("Invoiced"), "invoiced", from_width=_WIDE),
            ]
        )
        self.set_items(self._ledger, text=self.name_of, key=lambda line: line.learner)

    def name_of(self, line: Ledger) -> str:
        """Return the learner's name."""
        return self._names.get(line.learner, line.learner)

    def _column(self, title: str, source: str, *, from_width: int = 0, compared: bool = True) -> Column[Ledger]:
        """Return the column of one source; ``compared``: it should come to the planned hours."""

        def cell(line: Ledger) -> Cell:
            value: int | None = getattr(line, source)
            text = hours(value, self._language)
            if value is None:
                return text, "faint"
            if compared and line.planned is not None and value != line.planned:
                return f"{_DIFFERENT} {text}", "warn"
            return text

        return Column(title, cell, width=11, right=True, from_width=from_width)

    def _modes(self, line: Ledger) -> Cell:
        """Say the planned hours of each mode, where the evidence parts them."""
        _ = translator(self._language)
        parts = (f"{_(mode)} {hours(value, self._language)}" for mode, value in line.planned_by_mode.items())
        return " · ".join(parts) or (MISSING, "faint")
