"""Keys are told in the language of the screen, those that textual brings too."""

from __future__ import annotations

import pytest
from textual.binding import Binding
from textual.widgets import Tabs

from auditready.i18n import translator
from auditready.tui.widgets.keys import OF_TABS, sign


def test_the_keys_of_tabs_are_told_in_french() -> None:
    brought = {binding.description for binding in Tabs.BINDINGS if isinstance(binding, Binding)}
    assert brought == set(OF_TABS)
    assert [translator("fr")(words) for words in OF_TABS] == ["Onglet précédent", "Onglet suivant"]


@pytest.mark.parametrize(("key", "written"), [("ctrl+q", "^Q"), ("shift+tab", "⇧⇥"), ("q", "q")])
def test_how_a_key_is_written(key: str, written: str) -> None:
    assert sign(key) == written
