"""What to do when there is nothing to show: an empty folder, a wrong path, nothing recognised, a broken run."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from ...i18n import N_
from ..widgets.keys import KeyLine
from ..widgets.pane import Pane
from ..wire import Broken, Refused
from ..wording import clean
from .base import SubScreen

_SHOWN_FILES = 12


class NoticeScreen(SubScreen):
    """One sentence that says what is wrong, and the next steps."""

    HELP = N_("The run gave nothing to show. This screen says why, and what to do next.")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("r", "rescan", N_("Read again"))]

    def __init__(self, event: Refused | Broken | None) -> None:
        super().__init__()
        self._event = event
        """``None``: files were found and none was recognised."""

    def compose(self) -> ComposeResult:
        """Lay out the text above the keys."""
        with Pane(id="page"):
            yield Static(id="page-text")
        yield KeyLine()

    def show(self) -> None:
        """Write what is wrong and what to do."""
        parts: list[str | tuple[str, str]] = []
        title, text, steps, extra = self._words()
        parts += [(title, "bold $text-warning"), "\n\n", clean(text), "\n"]
        for step in steps:
            parts += ["\n  • ", step]
        if extra:
            parts += ["\n\n", (extra, "$text-muted")]
        self.query_one("#page-text", Static).update(Content.assemble(*parts))

    def _words(self) -> tuple[str, str, list[str], str]:
        _ = self.translate
        match self._event:
            case Refused(words, nothing=True):
                steps = [
                    _("Give the folder of one session, or the folder that holds the sessions: auditready PATH"),
                    _("Put the evidence in as it is: sheets, certificates, exports, PDF. No preparation is needed."),
                    _("Then press r to read again, or q to quit."),
                ]
                return _("Nothing to check"), words.in_(self.language), steps, ""
            case Refused(words):
                steps = [_("Correct it, then press r to read again, or q to quit.")]
                return _("The run cannot start"), words.in_(self.language), steps, ""
            case Broken(detail):
                text = _("The process that reads the files ended before its work was done.")
                steps = [
                    _("Press r to try again."),
                    _("If it happens again, please report it with the lines below."),
                ]
                return _("The run broke off"), text, steps, "\n".join(clean(line) for line in detail.splitlines())
        return self._nothing_recognised()

    def _nothing_recognised(self) -> tuple[str, str, list[str], str]:
        _ = self.translate
        files = self.audit.portfolio.files
        steps = [
            _("Check that these are evidence: attendance sheets, certificates, exports of your tools."),
            _("Export again in the tool's own format (CSV or XLSX), not as a picture or a scan."),
            _("“auditready readers” lists the formats that can be read."),
            _("Escape shows the board all the same: each dossier's files say why they were not used."),
        ]
        shown = [f"{clean(file.path)}: {clean(file.why.in_(self.language))}" for file in files[:_SHOWN_FILES]]
        if (more := len(files) - _SHOWN_FILES) > 0:
            shown.append(_("… and {count} more").format(count=more))
        text = _("Files were found, but not one could be used.")
        return _("Nothing was recognised"), text, steps, "\n".join(shown)

    def action_rescan(self) -> None:
        """Go back to the board and read again."""
        self.app.pop_screen()
        self.audit.rescan()
