"""Ask which of several proofs to open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from ...i18n import N_
from ...model import Locator
from ..widgets.keys import KeyLine
from ..widgets.lines import Column, Lines
from ..wording import place
from .base import SubScreen


class PickScreen(SubScreen):
    """One line a proof; Enter opens its file."""

    HELP = N_("The proofs stand in several files. Enter opens the one under the cursor.")

    def __init__(self, places: Sequence[Locator], chosen: Callable[[Locator], None]) -> None:
        super().__init__()
        self._places = places
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Lay out the title above the list."""
        yield Static(id="title")
        yield Lines[Locator](id="places")
        yield KeyLine()

    def show(self) -> None:
        """Fill the list."""
        _ = self.translate
        self.query_one("#title", Static).update(Content.styled(_("Which file is to be opened?"), "bold"))
        lines: Lines[Locator] = self.query_one("#places", Lines)
        lines.set_columns(
            [
                Column("", lambda locator: place(locator, "", _), keep_end=True),
                Column("", lambda locator: (locator.quote or "", "faint"), from_width=100),
            ]
        )
        lines.set_items(self._places)
        lines.focus()

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Open the file and go back."""
        self.app.pop_screen()
        self._chosen(event.item)
