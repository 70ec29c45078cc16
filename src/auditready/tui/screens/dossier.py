"""One dossier: gaps, learners, hours, files. Shows a ``DossierReport`` and nothing of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static, TabbedContent, TabPane

from ...i18n import N_
from ...model import SEVERITIES, DossierReport, Ledger, Locator, Person
from ..pages import SEVERITY_STYLES
from ..widgets.browser import Browser
from ..widgets.files import FileBrowser
from ..widgets.filter import FilterLine
from ..widgets.gaps import GapBrowser
from ..widgets.keys import KeyLine
from ..widgets.lines import Lines
from ..widgets.people import LearnerLines, LedgerLines
from ..wording import clean, hours, label, period
from .base import SubScreen
from .page import PageScreen

_TABS = ("gaps", "learners", "ledger", "files")
_OWN_TABS = ("gaps", "files")
"""Of the provider's own folder, which has neither learners nor hours."""


class DossierScreen(SubScreen):
    """Everything said about one dossier."""

    HELP = N_(
        "Four tabs: the gaps by code, the learners, the hours by source, and the files with what each was taken for; "
        "the provider's own folder has neither learners nor hours. "
        "Enter shows the detail: why it matters, what is accepted, how to fix it, what the auditor will ask, and the "
        "proof with its place. On a learner, Enter shows the gaps that name him or her. The sign ≠ before hours says "
        "that they differ from the planned hours."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "open_file", N_("Open the file")),
        Binding("slash", "filter", N_("Filter")),
        Binding("e", "explain", N_("Explain")),
        *(Binding(str(number), f"tab({number})", show=False) for number in range(1, len(_TABS) + 1)),
    ]

    def __init__(self, report: DossierReport) -> None:
        super().__init__()
        self._report = report
        self._filter_next = ""
        """The filter with which the next tab opens."""

    def compose(self) -> ComposeResult:
        """Lay out the head and the tabs."""
        report = self._report
        yield Static(id="title")
        yield Static(id="facts")
        with TabbedContent(initial="gaps"):
            with TabPane("1", id="gaps"):
                yield GapBrowser(report, self.audit.criteria, self.language)
            if report.kind == "session":
                with TabPane("2", id="learners"):
                    yield LearnerLines(report)
                with TabPane("3", id="ledger"):
                    yield LedgerLines(report)
                    yield Static(id="legend")
            with TabPane("4", id="files"):
                yield FileBrowser(report, self.language)
        yield FilterLine()
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the list of gaps."""
        super().on_mount()
        self._list.focus()

    def renew(self, report: DossierReport) -> None:
        """Show what holding the dossiers against each other added."""
        if report.id == self._report.id:
            self._report = report
            self.run_worker(self._compose_again(), exclusive=True)

    async def _compose_again(self) -> None:
        await self.recompose()
        self.speak()
        self._list.focus()

    # --- showing ---------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Fill the screen from the report."""
        _ = self.translate
        report = self._report
        self.query_one("#title", Static).update(self._title())
        self.query_one("#facts", Static).update(self._facts())
        for legend in self.query("#legend").results(Static):
            legend.update(Content(_("≠ differs from the planned hours · – no evidence says it")))
        self.query_one(GapBrowser).speak(self.language)
        self.query_one(FileBrowser).speak(self.language)
        for lines in (*self.query(LearnerLines), *self.query(LedgerLines)):
            lines.speak(self.language)
        titles = {
            "gaps": (_("Gaps"), len(report.findings)),
            "learners": (_("Learners"), len(report.learners)),
            "ledger": (_("Hours"), None),
            "files": (_("Files"), len(report.files)),
        }
        tabs = self.query_one(TabbedContent)
        for number, tab in enumerate(self._tabs, 1):
            title, count = titles[tab]
            tabs.get_tab(tab).label = Content(f"{number} {title}" + ("" if count is None else f" {count}"))

    def _title(self) -> Content:
        report = self._report
        name = report.path if report.path != "." else report.id
        parts: list[str | tuple[str, str]] = [(clean(name), "bold")]
        if report.title and report.title not in name:
            parts.append(f"  {clean(report.title)}")
        return Content.assemble(*parts)

    def _facts(self) -> Content:
        _ = self.translate
        report = self._report
        if report.modality is None or report.modality_source is None:
            facts = [_("organisation"), clean(report.folder_source.in_(self.language))]
        else:
            facts = [
                f"{_(report.modality)} ({_(report.modality_source)})",
                period(report.start, report.end, self.language),
                label(_("planned"), self.language) + hours(report.planned_minutes, self.language),
            ]
        counts = Counter(outcome.severity for outcome in report.findings)
        parts: list[str | tuple[str, str]] = [(" · ".join(facts), "$text-muted")]
        for severity in SEVERITIES:
            if counts[severity]:
                parts += ["  ", (f"{_(severity)} {counts[severity]}", SEVERITY_STYLES[severity])]
        return Content.assemble(*parts)

    # --- the tab that is open --------------------------------------------------------------------------------

    @property
    def _tabs(self) -> tuple[str, ...]:
        return _TABS if self._report.kind == "session" else _OWN_TABS

    @property
    def _tab(self) -> str:
        return self.query_one(TabbedContent).active

    @property
    def _list(self) -> Lines[Any]:
        return self.query_one(f"#{self._tab or 'gaps'}").query_one(Lines)

    def action_tab(self, number: int) -> None:
        """Open a tab by its number."""
        if number <= len(self._tabs):
            self.query_one(TabbedContent).active = self._tabs[number - 1]

    def on_tabbed_content_tab_activated(self) -> None:
        """Go into the list of the tab; a filter is of its own tab."""
        line = self.query_one(FilterLine)
        line.value, self._filter_next = self._filter_next, ""
        line.set_class(not line.value, "-hidden")
        self._list.focus()

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Show the gaps that name the learner."""
        item: Person | Ledger = event.item
        name = item.name if isinstance(item, Person) else self.query_one(LedgerLines).name_of(item)
        self._filter_next = name
        self.query_one(TabbedContent).active = "gaps"

    def on_browser_asked(self, event: Browser.Asked) -> None:
        """Show a detail on a screen of its own."""
        browser, item = event.browser, event.item
        page = browser.page_of  # type: ignore[attr-defined]  # both browsers of this screen have it
        code = item.first.code if isinstance(browser, GapBrowser) else None
        self.app.push_screen(PageScreen(lambda language: page(item, language), places=self._places(), code=code))

    def _places(self) -> Sequence[Locator]:
        """Return the places that the line under the cursor speaks of."""
        item = self._list.current
        if item is None:
            return ()
        if self._tab == "gaps":
            return [locator for outcome in item.outcomes for locator in outcome.locators]
        if self._tab == "files":
            return [Locator(file=item.path)]
        return ()

    # --- keys ------------------------------------------------------------------------------------------------

    def action_open_file(self) -> None:
        """Open the file of the proof under the cursor."""
        _ = self.translate
        places = self._places()
        if places:
            self.audit.open_proof(places)
        else:
            self.notify(_("No file stands behind this line."), markup=False)

    def action_explain(self) -> None:
        """Explain the code under the cursor."""
        if self._tab == "gaps" and (line := self._list.current) is not None:
            self.audit.explain(line.first.code)

    def action_filter(self) -> None:
        """Type a filter."""
        self.query_one(FilterLine).open()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as the user types."""
        self._list.filter(event.value)

    def on_input_submitted(self) -> None:
        """Go back to the list."""
        self._list.focus()
