"""The line of keys at the foot of every screen, in the language of the moment."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from ...i18n import N_, Translate

_SIGNS = {
    "enter": "↵", "escape": "Esc", "question_mark": "?", "slash": "/", "f1": "F1", "space": "␣", "left": "←",
    "right": "→", "tab": "⇥", "up": "↑", "down": "↓", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home",
    "end": "End", "ctrl+p": "^P", "ctrl+b": "^B", "ctrl+f": "^F",
    "ctrl+c": "^C", "ctrl+q": "^Q", "shift+tab": "⇧⇥",
}  # fmt: skip


_EDITING = {binding.description for binding in Input.BINDINGS if isinstance(binding, Binding)}
"""What an input line calls its keys, in English only; everybody knows them."""
OF_TABS = (N_("Previous tab"), N_("Next tab"))
"""What textual calls the keys of its tabs: named here for the catalogues."""
_ALWAYS = {"question_mark", "q"}


def _room(written: str, description: str) -> int:
    return cell_len(written) + cell_len(description) + 4


def sign(key: str) -> str:
    """Return how a key is written on screen."""
    return _SIGNS.get(key, key)


def shown_keys(screen: Screen[Any], translate: Translate, *, everything: bool = False) -> list[tuple[str, str, str]]:
    """Return ``(key, sign, what it does)`` of the keys that work now; keys of one action stand together."""
    actions: dict[str, tuple[str, list[str], str]] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if binding.description in _EDITING or not active.enabled:
            continue
        if binding.description and (binding.show or everything):
            __, signs, __ = actions.setdefault(binding.action, (key, [], binding.description))
            signs.append(sign(key))
    return [
        (key, " ".join(signs) if everything else signs[0], translate(description))
        for key, signs, description in actions.values()
    ]


class KeyLine(Widget):
    """One line of keys and what they do; a click on one presses it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key"}

    def __init__(self) -> None:
        super().__init__()
        self._translate: Translate = str
        self._ends: list[tuple[int, str]] = []

    def speak(self, translate: Translate) -> None:
        """Show the keys in another language."""
        self._translate = translate
        self.refresh()

    def on_mount(self) -> None:
        """Follow the focus: other widgets have other keys."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def render_line(self, y: int) -> Strip:
        """Draw the keys, as many as there is room for; help and quit always."""
        width, base = self.size.width, self.rich_style
        bold = base + self.get_component_rich_style("keys--key", partial=True)
        segments: list[Segment] = []
        end = 0
        self._ends = []
        for key, written, description in [] if y else self._that_fit(width):
            words = f"{description}  "
            segments += [Segment(f" {written} ", bold), Segment(words, base)]
            end += _room(written, description)
            self._ends.append((end, key))
        return Strip(segments).adjust_cell_length(width, base)

    def _that_fit(self, width: int) -> list[tuple[str, str, str]]:
        keys = shown_keys(self.screen, self._translate)
        left = width - sum(_room(*each[1:]) for each in keys if each[0] in _ALWAYS)
        fitting = []
        for each in keys:
            room = _room(*each[1:])
            if each[0] in _ALWAYS:
                fitting.append(each)
            elif room <= left:
                left -= room
                fitting.append(each)
        return fitting

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        for end, key in self._ends:
            if event.x < end:
                self.app.simulate_key(key)
                return
