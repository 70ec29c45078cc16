"""One text over the whole screen: an explanation, or the detail of a list where there is no room beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from ...i18n import N_
from ...model import Language, Locator
from ..widgets.keys import KeyLine
from ..widgets.pane import Pane
from .base import SubScreen


class PageScreen(SubScreen):
    """A text that scrolls; ``o`` opens the file that it speaks of, ``e`` explains its code."""

    HELP = N_("One text over the whole screen. Arrows scroll, Escape goes back.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "open_file", N_("Open the file")),
        Binding("e", "explain", N_("Explain the code")),
    ]

    def __init__(
        self, build: Callable[[Language], Content], *, places: Sequence[Locator] = (), code: str | None = None
    ) -> None:
        super().__init__()
        self._build = build
        self._places = places
        self._code = code

    def compose(self) -> ComposeResult:
        """Lay out the text above the keys."""
        with Pane(id="page"):
            yield Static(id="page-text")
        yield KeyLine()

    def show(self) -> None:
        """Write the text."""
        self.query_one("#page-text", Static).update(self._build(self.language))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Offer only what this page can do."""
        return {"open_file": bool(self._places), "explain": self._code is not None}.get(action, True)

    def action_open_file(self) -> None:
        """Open the file of a proof."""
        self.audit.open_proof(self._places)

    def action_explain(self) -> None:
        """Explain the code."""
        if self._code is not None:
            self.audit.explain(self._code)
