"""Help for the screen one is on: what it is for, and every key that works there."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from ...i18n import N_
from ..widgets.keys import KeyLine, shown_keys
from ..widgets.pane import Pane
from .base import AuditScreen, SubScreen

_KEY_WIDTH = 12


class HelpScreen(SubScreen):
    """What the screen below is for, and its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1", "back", N_("Back"), show=False)]

    def __init__(self, about: AuditScreen) -> None:
        super().__init__()
        self._about = about

    def compose(self) -> ComposeResult:
        """Lay out the text above the keys."""
        with Pane(id="page"):
            yield Static(id="page-text")
        yield KeyLine()

    def show(self) -> None:
        """Write what the screen is for, then its keys."""
        _ = self.translate
        parts: list[str | tuple[str, str]] = [(_("Help"), "bold underline"), "\n\n"]
        if self._about.HELP:
            parts.append(_(self._about.HELP) + "\n\n")
        parts += [(_("Keys"), "bold underline"), "\n\n"]
        for _key, written, description in shown_keys(self._about, _, everything=True):
            room = " " * max(1, _KEY_WIDTH - cell_len(written))
            parts += [(written, "bold $text-primary"), f"{room}{description}\n"]
        self.query_one("#page-text", Static).update(Content.assemble(*parts))
