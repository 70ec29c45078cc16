"""A text that scrolls with the keys of the lists."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from ...i18n import N_


class Pane(VerticalScroll, inherit_bindings=False):
    """Scrolls; Textual's own bindings name their keys in English only."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", N_("Up"), show=False),
        Binding("down,j", "scroll_down", N_("Down"), show=False),
        Binding("pageup,ctrl+b", "page_up", N_("Page up"), show=False),
        Binding("pagedown,ctrl+f", "page_down", N_("Page down"), show=False),
        Binding("home,g", "scroll_home", N_("First"), show=False),
        Binding("end,G", "scroll_end", N_("Last"), show=False),
    ]
