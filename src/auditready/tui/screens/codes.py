"""All causes: the codes with findings, those that hurt most dossiers first, with what the standard says of each."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from ...i18n import N_
from ...model import Language
from ..pages import criterion_page
from ..portfolio import Cause
from ..widgets.browser import Browser
from ..widgets.keys import KeyLine
from ..widgets.lines import Column
from ..wording import SHORT_SEVERITIES
from .base import SubScreen


class CodesScreen(SubScreen):
    """Codes left, explanation right."""

    HELP = N_("Each code with findings, and how many dossiers it hurts. Enter explains it.")

    def compose(self) -> ComposeResult:
        """Lay out the title above the list."""
        yield Static(id="title")
        yield Browser[Cause](id="codes")
        yield KeyLine()

    def show(self) -> None:
        """Fill the list."""
        _ = self.translate
        self.query_one("#title", Static).update(Content.styled(_("Causes: the codes that hurt most dossiers"), "bold"))
        browser: Browser[Cause] = self.query_one("#codes", Browser)
        browser.page = lambda cause: self._page(cause, self.language)
        browser.lines.empty = _("Nothing found that needs attention.")
        browser.lines.set_columns(
            [
                Column(_("Code"), lambda cause: (cause.code, cause.severity), width=7),
                Column(_("Severity"), lambda cause: (_(cause.severity), cause.severity), width=17, from_width=70),
                Column(" ", lambda cause: (_(SHORT_SEVERITIES[cause.severity]), cause.severity), width=5, to_width=69),
                Column(_("What"), lambda cause: cause.title.in_(self.language)),
                Column(_("Dossiers"), lambda cause: str(cause.dossiers), width=8, right=True),
                Column(_("Findings"), lambda cause: str(cause.findings), width=8, right=True),
            ]
        )
        browser.lines.set_items(self.audit.portfolio.causes, key=lambda cause: cause.code)
        browser.lines.focus()
        browser.show_detail()

    def _page(self, cause: Cause, language: Language) -> Content:
        criterion = self.audit.criteria.get(cause.code)
        return Content(cause.title.in_(language)) if criterion is None else criterion_page(criterion, language)

    def on_browser_asked(self, event: Browser.Asked) -> None:
        """Explain the code on a screen of its own."""
        self.audit.explain(event.item.code)
