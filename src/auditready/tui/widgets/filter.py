"""The line where ``/`` lets the user type a filter."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from ...i18n import N_


class FilterLine(Input):
    """Hidden until it is asked for; Enter keeps the filter, Escape drops it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "drop", N_("Drop the filter")),
        Binding("enter", "keep", N_("Keep the filter")),
        Binding("down", "keep", N_("Keep the filter"), show=False),
    ]

    def __init__(self) -> None:
        super().__init__(compact=True, classes="-hidden")

    def open(self) -> None:
        """Show the line and type into it."""
        self.remove_class("-hidden")
        self.focus()

    def action_keep(self) -> None:
        """Go back to the list, the filter in force."""
        self.set_class(not self.value, "-hidden")
        self._leave()

    def action_drop(self) -> None:
        """Go back to the list without filter."""
        self.value = ""
        self.add_class("-hidden")
        self._leave()

    def _leave(self) -> None:
        self.post_message(self.Submitted(self, self.value))
