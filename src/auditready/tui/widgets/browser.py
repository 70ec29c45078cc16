"""A list with its detail beside it; where the screen is narrow, the detail has a screen of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from .lines import Lines
from .pane import Pane

Item = TypeVar("Item")


class Browser(Horizontal, Generic[Item]):
    """Shows the detail of the item under the cursor; ``Asked`` says that there is no room for it here."""

    class Asked(Message):
        """The detail was asked for and needs a screen of its own."""

        def __init__(self, browser: Browser[Any], item: Any) -> None:
            super().__init__()
            self.browser = browser
            self.item = item

        @property
        def control(self) -> Browser[Any]:
            """The browser."""
            return self.browser

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.lines: Lines[Item] = Lines(classes="browser-list")
        self._detail = Static(classes="browser-text")
        self._pane = Pane(self._detail, classes="browser-detail")
        self.page: Callable[[Item], Content] | None = None
        """Builds the detail of an item."""

    def compose(self) -> ComposeResult:
        """List left, detail right."""
        yield self.lines
        yield self._pane

    def show_detail(self) -> None:
        """Write the detail of the item under the cursor, where it can be seen."""
        item = self.lines.current
        if not self._pane.display:
            return
        self._detail.update("" if item is None or self.page is None else self.page(item))
        self._pane.scroll_home(animate=False)

    def on_lines_moved(self, event: Lines.Moved) -> None:
        """Follow the cursor."""
        event.stop()
        self.show_detail()

    def on_lines_opened(self, event: Lines.Opened) -> None:
        """Go into the detail."""
        event.stop()
        if self._pane.display:
            self._pane.focus()
        else:
            self.post_message(self.Asked(self, event.item))

    def on_resize(self) -> None:
        """The detail may have come into sight."""
        self.call_after_refresh(self.show_detail)
