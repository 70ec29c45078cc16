"""The report for a person at a terminal or in a mail: findings first, each with its proof quoted.

Text from evidence is printed as text: no markup is read in it, and control characters do not reach the terminal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING

from auditready import (
    SEVERITIES,
    DossierReport,
    FileReport,
    Language,
    Locator,
    Outcome,
    Report,
    Words,
    overlay_in_words,
    touched_by,
    translator,
)

from .hours import hours_lines

if TYPE_CHECKING:
    from rich.console import Console

_STYLES = {"major": "bold red", "minor": "yellow", "funding": "bold magenta", "legal": "bold blue", "advice": "cyan"}
_SHOWN_PLACES = 3
_APART = "\u200b"


class TextReporter:
    """Writes the report with rich; colours only on a terminal."""

    name = "text"
    title = Words("Texte", "Text")

    def write(self, report: Report, stream: IO[str], *, language: Language, width: int | None) -> None:
        """Write the report, wrapped at the terminal's width or at 100 columns."""
        from rich.console import Console

        console = Console(file=stream, width=width or 100, highlight=False, markup=False, emoji=False, soft_wrap=False)
        page = _Page(console, language, report)
        for dossier in report.dossiers:
            page.dossier(dossier)
        page.common(report.common_files)
        page.problems(report)
        page.summary(report)


class _Page:
    def __init__(self, console: Console, language: Language, report: Report) -> None:
        self._console = console
        self._language: Language = language
        self._colon = " : " if language == "fr" else ": "
        self._folder = ""
        self._overlays = report.overlays
        self._ = translator(language)

    def dossier(self, dossier: DossierReport) -> None:
        _ = self._
        self._folder = "" if dossier.path == "." else f"{dossier.path}/"
        name = dossier.id if dossier.path == "." else dossier.path
        head = f"{name} — {dossier.title}" if dossier.title else name
        self._console.rule(_clean(head), align="left", style="dim", characters="─")
        self._print(" · ".join(self._facts(dossier)), "dim", indent=2)
        if not dossier.findings:
            self._print(_("Nothing found that needs attention. What was not checked here stands below."), indent=2)
        names = {person.id: person.name for person in dossier.learners}
        groups: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
        for outcome in dossier.findings:
            groups[outcome.code, outcome.state].append(outcome)
        for group in groups.values():
            self._group(group, names)
        self._hours(dossier)
        self._unread(dossier.files)
        self._notes(dossier.files)
        self._counts(dossier)

    def common(self, files: Sequence[FileReport]) -> None:
        """Tell of the files above the dossiers, which are read once for all of them."""
        evidence = [file for file in files if file.status != "ignored"]
        if not evidence:
            return
        _ = self._
        self._folder = ""
        self._console.rule(
            _clean(_("Files beside the dossiers, read for all of them")), align="left", style="dim", characters="─"
        )
        self._print(_("{count} files").format(count=len(evidence)), "dim", indent=2)
        self._unread(evidence)
        self._notes(evidence)
        self._print("")

    def _hours(self, dossier: DossierReport) -> None:
        lines = list(hours_lines(dossier, self._, self._language))
        if lines:
            self._print("")
            self._print(self._("Hours by source:"), indent=2)
            for line in lines:
                self._print("• " + line, indent=4, hang=2)

    def _facts(self, dossier: DossierReport) -> list[str]:
        _ = self._
        files = _("{count} files").format(count=len(dossier.files))
        if dossier.modality is None or dossier.modality_source is None:
            return [_("organisation"), dossier.folder_source.in_(self._language), files]
        facts = [_(dossier.modality), _(dossier.modality_source)]
        if dossier.start and dossier.end:
            facts.append(f"{self._day(dossier.start.isoformat())} → {self._day(dossier.end.isoformat())}")
        return [*facts, _("{count} learners").format(count=len(dossier.learners)), files]

    def _group(self, group: list[Outcome], names: dict[str, str]) -> None:
        _ = self._
        first = group[0]
        provisional = " (" + _("provisional grading") + ")" if first.provisional else ""
        self._print("")
        self._print(
            f"{first.code}  {_(first.severity).upper()}{provisional} · {_(first.state)} — "
            f"{first.title.in_(self._language)}",
            _STYLES[first.severity],
            indent=2,
        )
        for said in touched_by(self._overlays, first.code, self._language):
            self._print(said, "dim", indent=4, hang=2)
        for message, outcomes in self._by_message(group).items():
            who = [names.get(each.learner, each.learner) for each in outcomes if each.learner]
            told = [name for name in who if name not in message]
            self._print("• " + (", ".join(told) + self._colon if told else "") + message, indent=4, hang=2)
            self._proofs(outcomes)
        self._print("→ " + first.remedy.in_(self._language), "green", indent=4, hang=2)

    def _by_message(self, group: list[Outcome]) -> dict[str, list[Outcome]]:
        """Group outcomes that say the same of several learners and have no proof of their own."""
        grouped: dict[str, list[Outcome]] = defaultdict(list)
        for number, outcome in enumerate(group):
            message = outcome.message.in_(self._language)
            # Zero-width marks keep apart the same sentence about different proofs; _clean drops them again.
            grouped[message + _APART * number if outcome.locators else message].append(outcome)
        return grouped

    def _proofs(self, outcomes: list[Outcome]) -> None:
        _ = self._
        for outcome in outcomes:
            if outcome.found is not None and outcome.expected is not None:
                expected, found = outcome.expected.in_(self._language), outcome.found.in_(self._language)
                if found not in outcome.message.in_(self._language):
                    compared = _("expected: {expected} · found: {found}").format(expected=expected, found=found)
                    self._print(compared, "dim", indent=6)
            for locator in outcome.locators[:_SHOWN_PLACES]:
                self._print("↳ " + self._place(locator), "dim", indent=6, hang=2)
            more = max(0, len(outcome.locators) - _SHOWN_PLACES) + outcome.more_locators
            if more:
                self._print(_("and {count} more places (JSON report)").format(count=more), "dim", indent=6)

    def _unread(self, files: Sequence[FileReport]) -> None:
        _ = self._
        unread = [file for file in files if file.status in {"unrecognised", "unreadable", "failed"}]
        if unread:
            self._print("")
            self._print(_("Files that proved nothing:"), indent=2)
            for file in unread:
                told = f"• {file.path} ({_(file.status)}){self._colon}{file.why.in_(self._language)}"
                self._print(told, "dim", indent=4, hang=2)

    def _counts(self, dossier: DossierReport) -> None:
        _ = self._
        counts: dict[str, int] = defaultdict(int)
        for outcome in dossier.outcomes:
            counts[outcome.state] += 1
        self._print("")
        self._print(" · ".join(f"{_(state)}{self._colon}{counts[state]}" for state in sorted(counts)), "dim", indent=2)
        for state in ("not_applicable", "not_due"):
            elsewhere = {outcome.code for outcome in dossier.outcomes if outcome.state != state}
            codes = sorted({outcome.code for outcome in dossier.outcomes} - elsewhere)
            if codes:
                self._print(f"{_(state)}{self._colon}{', '.join(codes)}", "dim", indent=2, hang=2)
        self._print("")

    def _notes(self, files: Sequence[FileReport]) -> None:
        """Say what the exports cannot prove and what was left out of them, once for all files that it is true of."""
        files_of: dict[str, list[str]] = defaultdict(list)
        for file in files:
            for note in file.notes:
                files_of[note.in_(self._language)].append(file.path.rpartition("/")[2])
        if not files_of:
            return
        self._print("")
        self._print(self._("Remarks on the files read:"), indent=2)
        for said, names in files_of.items():
            self._print(f"• {', '.join(names)}{self._colon}{said}", "dim", indent=4, hang=2)

    def problems(self, report: Report) -> None:
        self._folder = ""
        if not report.problems:
            return
        _ = self._
        self._print(_("INCOMPLETE: a part of the work could not be done"), "bold red")
        for problem in report.problems:
            self._print("• " + problem.message.in_(self._language), indent=2, hang=2)
        self._print("")

    def summary(self, report: Report) -> None:
        _ = self._
        self._folder = ""
        counts = report.count_severities()
        found = " · ".join(f"{_(severity)}{self._colon}{counts[severity]}" for severity in SEVERITIES)
        self._console.rule(style="dim", characters="─")
        self._print(_("{count} dossiers").format(count=len(report.dossiers)) + f" — {found}", "bold")
        self._print(
            _(
                "Judged as on {day} under {referential}. A finding is a risk, never a verdict: that is the auditor's."
            ).format(day=self._day(report.as_of.isoformat()), referential=report.referential),
            "dim",
        )
        if report.overlays:
            self._print(_("The standard is auditready's, with what these overlays say:"), "dim")
            for overlay in report.overlays:
                self._print("• " + overlay_in_words(overlay, self._language), "dim", indent=2, hang=2)
        hanging = {each.indicators for one in report.dossiers for each in one.findings if each.provisional}
        reasons = [each for each in report.unverified if any(map(each.bears_on, hanging))]
        if reasons:
            self._print(_("Provisional gradings hang on what could not be verified:"), "dim")
            for reason in reasons:
                self._print("• " + reason.what.in_(self._language), "dim", indent=2, hang=2)

    def _print(self, text: str, style: str | None = None, *, indent: int = 0, hang: int = 0) -> None:
        """Print one paragraph, wrapped under its own first word."""
        from rich.text import Text

        shown = _clean(text).replace(self._folder, "") if self._folder else _clean(text)
        lines = Text(shown).wrap(self._console, self._console.width - indent - hang)
        for number, line in enumerate(lines or [Text()]):
            left = indent + (hang if number else 0)
            line.rstrip()
            self._console.print(Text(" " * left) + line, style=style)

    def _day(self, iso: str) -> str:
        return "/".join(reversed(iso.split("-"))) if self._language == "fr" else iso

    def _place(self, locator: Locator) -> str:
        _ = self._
        parts = [locator.file]
        if locator.sheet:
            parts.append(_("sheet {name}").format(name=locator.sheet))
        if locator.page:
            parts.append(_("page {number}").format(number=locator.page))
        if locator.row:
            cell = f"{locator.column}{locator.row}" if locator.column and locator.column.isupper() else None
            parts.append(_("cell {name}").format(name=cell) if cell else _("row {number}").format(number=locator.row))
        elif locator.line:
            parts.append(_("line {number}").format(number=locator.line))
        quoted = f" « {locator.quote} »" if locator.quote else ""
        return ", ".join(parts) + quoted


def _clean(text: str) -> str:
    """Show control characters as a mark: evidence must not drive the terminal."""
    kept = text.replace(_APART, "").replace("\u00a0", " ").replace("\u202f", " ")
    return "".join(char if char.isprintable() else "\ufffd" for char in kept)
