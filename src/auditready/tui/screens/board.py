"""The board: one row a dossier, filled in while the run goes on; above it what hurts in all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from ...audit.events import Finished, Reading, Started
from ...i18n import N_
from ...model import SEVERITIES, Severity
from ..pages import SEVERITY_STYLES
from ..portfolio import Row, days_to
from ..widgets.filter import FilterLine
from ..widgets.keys import KeyLine
from ..widgets.lines import Cell, Column, Lines
from ..wire import Event
from ..wording import MISSING, SHORT_SEVERITIES, clean, count_dossiers, day, period
from .base import AuditScreen

_BAR, _NARROW_BAR = 24, 8
_WIDE = 116


class BoardScreen(AuditScreen):
    """All dossiers, what hurts most first."""

    HELP = N_(
        "One row is one dossier: the folder of one training session, or the provider's own. While files are read, "
        "rows fill in; then the dossiers that would hurt most if an auditor drew them come first. The numbers count "
        "findings by severity. "
        "A question mark after a modality says that it was inferred. Type / and a code to see whom it hurts."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", N_("Filter")),
        Binding("e", "codes", N_("Causes")),
        Binding("p", "problems", N_("Problems")),
        Binding("r", "rescan", N_("Read again")),
    ]

    def compose(self) -> ComposeResult:
        """Lay out totals, causes and progress above the list."""
        yield Static(id="title")
        yield Static(id="totals")
        yield Static(id="causes")
        yield Static(id="progress")
        yield Static(id="problems", classes="-hidden")
        yield FilterLine()
        yield Lines[Row](id="board", classes="list")
        yield KeyLine()

    # --- what happens ----------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Show that a run begins."""
        self._show_above()

    def progressed(self, event: Event) -> None:
        """Show what is new, and no more than that."""
        if not self.is_mounted:
            return
        if isinstance(event, Started | Finished):
            self._show_rows()
        elif isinstance(event, Reading):
            self._show_progress()
            self._list.refresh()
            return
        else:
            self._list.refresh()
        self._show_above()

    def show(self) -> None:
        """Fill the screen from the portfolio."""
        self._list.set_columns(self._columns())
        self._show_rows()
        self._show_above()
        self._list.focus()

    def _show_rows(self) -> None:
        _ = self.translate
        self._list.empty = _("Looking for dossiers…")
        self._list.set_items(self.audit.portfolio.rows, text=_searched, key=lambda row: row.id)

    @property
    def _list(self) -> Lines[Row]:
        return self.query_one("#board", Lines)

    # --- above the list --------------------------------------------------------------------------------------

    def _show_above(self) -> None:
        self.query_one("#title", Static).update(self._title())
        self.query_one("#totals", Static).update(self._totals())
        self.query_one("#causes", Static).update(self._causes())
        self._show_progress()
        self._show_problems()

    def _title(self) -> Content:
        _ = self.translate
        plan, report = self.audit.plan, self.audit.portfolio.report
        parts: list[str | tuple[str, str]] = [("auditready", "bold $text-primary")]
        if (left := days_to(plan.audit_date, plan.as_of)) is not None:
            text = _("audit tomorrow") if left == 1 else _("audit in {count} days").format(count=left)
            parts += ["  ", (text, "bold $text-warning")]
        parts.append(("  " + _("as on {day}").format(day=day(plan.as_of, self.language)), "$text-muted"))
        if report is not None:
            parts.append((f"  {report.referential}", "$text-muted"))
        parts += ["  ", (clean(Path(self.audit.path).resolve().name), "bold")]
        return Content.assemble(*parts)

    def _totals(self) -> Content:
        portfolio = self.audit.portfolio
        parts: list[str | tuple[str, str]] = [(count_dossiers(len(portfolio.rows), self.translate), "bold")]
        narrow = self.has_class("-narrow")
        for severity in SEVERITIES:
            number = portfolio.totals[severity]
            style = SEVERITY_STYLES[severity] if number else "$text-muted"
            word = SHORT_SEVERITIES[severity] if narrow else severity
            parts += ["   ", (f"{self.translate(word)} {number}", style)]
        return Content.assemble(*parts)

    def _causes(self) -> Content:
        _ = self.translate
        parts: list[str | tuple[str, str]] = []
        for cause in self.audit.portfolio.causes[: 6 if self.has_class("-tall") else 3]:
            parts += ["\n" if parts else "", (f"{cause.code} ", SEVERITY_STYLES[cause.severity])]
            parts.append(f"{cause.title.in_(self.language)} ")
            parts.append((f"· {count_dossiers(cause.dossiers, _)}", "$text-muted"))
        return Content.assemble(*parts)

    def _show_progress(self) -> None:
        _ = self.translate
        portfolio = self.audit.portfolio
        widget = self.query_one("#progress", Static)
        if portfolio.report is not None:
            widget.update(Content.styled(self._summary(), "$text-muted"))
            return
        total = len(portfolio.rows)
        bar = _NARROW_BAR if self.has_class("-narrow") else _BAR
        filled = round(bar * portfolio.done / total) if total else 0
        counted = _("dossiers checked: {done} of {total}").format(done=portfolio.done, total=total)
        widget.update(
            Content.assemble(
                ("━" * filled, "$text-primary"), ("━" * (bar - filled), "$panel"), f" {counted}  ",
                (clean(portfolio.reading), "$text-muted"),
            )
        )  # fmt: skip

    def _summary(self) -> str:
        _ = self.translate
        files = self.audit.portfolio.files
        unknown = sum(file.status == "unrecognised" for file in files)
        parts = [_("Files: {count}").format(count=len(files))]
        if unknown:
            parts.append(_("not recognised: {count}").format(count=unknown))
        report = self.audit.portfolio.report
        parts += [f"+ {clean(overlay.title.in_(self.language))}" for overlay in (report.overlays if report else ())]
        return " · ".join(parts)

    def _show_problems(self) -> None:
        _ = self.translate
        number = len(self.audit.portfolio.problems)
        widget = self.query_one("#problems", Static)
        widget.set_class(not number, "-hidden")
        text = _("Incomplete: a part of the work could not be done ({count}). Key p says what.").format(count=number)
        widget.update(Content(f"▲ {text}"))

    # --- the list --------------------------------------------------------------------------------------------

    def _columns(self) -> list[Column[Row]]:
        _ = self.translate
        counters = [
            Column[Row](_(SHORT_SEVERITIES[severity]), _counter(severity), width=5, right=True)
            for severity in SEVERITIES
        ]
        return [
            Column(" ", self._mark, width=1),
            Column(_("Dossier"), lambda row: (row.path if row.path != "." else row.id, "strong")),
            Column(_("Title"), self._title_of, from_width=170),
            Column(_("Modality"), self._modality, width=17),
            Column(_("Source"), self._source, width=21, from_width=150),
            Column(_("Period"), self._period, width=23, from_width=_WIDE),
            Column(_("Learners"), self._learners, width=10, right=True, from_width=_WIDE),
            *counters,
            Column(_("State"), self._state, width=10, from_width=130),
        ]

    def _mark(self, row: Row) -> Cell:
        if row.report is None:
            return ("◐", "warn") if row.reading else ("○", "faint")
        return ("▲", "major") if row.report.problems else ("●", "good")

    def _state(self, row: Row) -> Cell:
        _ = self.translate
        if row.report is None:
            return (_("reading…"), "warn") if row.reading else (_("waiting"), "faint")
        return (_("incomplete"), "major") if row.report.problems else (_("checked"), "good")

    def _title_of(self, row: Row) -> Cell:
        return (row.report.title or MISSING) if row.report else ""

    def _modality(self, row: Row) -> Cell:
        if row.report is None:
            return ""
        if row.report.modality is None:
            return self.translate("organisation")
        unsure = " ?" if row.report.modality_source == "inferred" else ""
        return self.translate(row.report.modality) + unsure

    def _source(self, row: Row) -> Cell:
        source = row.report and row.report.modality_source
        return (self.translate(source), "faint") if source else ""

    def _period(self, row: Row) -> Cell:
        is_session = row.report is not None and row.report.kind == "session"
        return period(row.report.start, row.report.end, self.language) if row.report and is_session else ""

    def _learners(self, row: Row) -> Cell:
        return str(len(row.report.learners)) if row.report and row.report.kind == "session" else ""

    # --- keys ------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Offer the problems only where there are any."""
        return bool(self.audit.portfolio.problems) if action == "problems" else True

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Open a dossier that is done."""
        from .dossier import DossierScreen

        if event.item.report is not None:
            self.app.push_screen(DossierScreen(event.item.report))
        else:
            _ = self.translate
            self.notify(_("This dossier is still being read."), markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as the user types."""
        self._list.filter(event.value)

    def on_input_submitted(self) -> None:
        """Go back to the list."""
        self._list.focus()

    def action_filter(self) -> None:
        """Type a filter."""
        self.query_one(FilterLine).open()

    def action_codes(self) -> None:
        """Show all causes."""
        from .codes import CodesScreen

        self.app.push_screen(CodesScreen())

    def action_problems(self) -> None:
        """Show what could not be done."""
        from .problems import ProblemsScreen

        self.app.push_screen(ProblemsScreen())

    def action_rescan(self) -> None:
        """Read everything again."""
        self.audit.rescan()

    def on_resize(self) -> None:
        """More or fewer causes fit."""
        if self.is_mounted:
            self.call_after_refresh(self._show_above)


def _counter(severity: Severity) -> Callable[[Row], Cell]:
    def cell(row: Row) -> Cell:
        if row.report is None:
            return ""
        number = row.counts[severity]
        return (str(number), severity) if number else ("·", "faint")

    return cell


def _searched(row: Row) -> str:
    if row.report is None:
        return row.path
    codes = {outcome.code for outcome in row.report.findings}
    names = [person.name for person in row.report.learners]
    return " ".join([row.path, row.report.title or "", *sorted(codes), *names])
