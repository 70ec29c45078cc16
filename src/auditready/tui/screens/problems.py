"""What the tool could not do: never a finding about a dossier, always a reason not to trust the report as whole."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from ...i18n import N_
from ...model import Problem
from ..pages import problem_page
from ..widgets.browser import Browser
from ..widgets.keys import KeyLine
from ..widgets.lines import Column
from ..wording import STAGES
from .base import SubScreen
from .page import PageScreen


class ProblemsScreen(SubScreen):
    """Problems left, where each happened right."""

    HELP = N_("Each line is work that could not be done. The report says nothing about what it left out.")

    def compose(self) -> ComposeResult:
        """Lay out the title above the list."""
        yield Static(id="title")
        yield Browser[Problem](id="problem-list")
        yield KeyLine()

    def show(self) -> None:
        """Fill the list."""
        _ = self.translate
        title = _("Problems: what could not be done")
        self.query_one("#title", Static).update(Content.styled(f"▲ {title}", "bold $text-error"))
        browser: Browser[Problem] = self.query_one("#problem-list", Browser)
        browser.page = lambda problem: problem_page(problem, self.language)
        browser.lines.empty = _("Everything could be done.")
        browser.lines.set_columns(
            [
                Column(_("Step"), lambda problem: _(STAGES[problem.stage]), width=16),
                Column(_("What"), lambda problem: problem.message.in_(self.language)),
                Column(_("Dossier"), lambda problem: (problem.dossier or "", "faint"), from_width=80),
            ]
        )
        browser.lines.set_items(self.audit.portfolio.problems)
        browser.lines.focus()
        browser.show_detail()

    def on_browser_asked(self, event: Browser.Asked) -> None:
        """Show the problem on a screen of its own."""
        problem: Problem = event.item
        self.app.push_screen(PageScreen(lambda language: problem_page(problem, language)))
