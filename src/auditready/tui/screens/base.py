"""What all screens share: the app's language, the keys at the foot, and speaking anew when the language changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.screen import Screen

from ...i18n import N_, Translate, translator
from ..widgets.keys import KeyLine

if TYPE_CHECKING:
    from ...model import DossierReport, Language
    from ..app import AuditApp


class AuditScreen(Screen[None], inherit_bindings=False):
    """A screen that can be shown again in another language."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", N_("Next part"), show=False),
        Binding("shift+tab", "app.focus_previous", N_("Part before"), show=False),
    ]

    HELP: ClassVar[str] = ""
    """What this screen is for, as a message id."""

    @property
    def audit(self) -> AuditApp:
        """The app, by its own type."""
        return cast("AuditApp", self.app)

    @property
    def language(self) -> Language:
        """The language of the moment."""
        return self.audit.language

    @property
    def translate(self) -> Translate:
        """The translator of the moment."""
        return translator(self.language)

    def on_mount(self) -> None:
        """Say everything a first time."""
        self.speak()

    def speak(self) -> None:
        """Say everything in the app's language."""
        self.show()
        for line in self.query(KeyLine):
            line.speak(self.translate)

    def show(self) -> None:
        """Fill the screen from data; called at the start, for another language and when data changed."""

    def renew(self, report: DossierReport) -> None:
        """Show the new report of a dossier, where the screen shows the old one."""


class SubScreen(AuditScreen):
    """A screen from which Escape goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", N_("Back"))]

    def action_back(self) -> None:
        """Go back to the screen before."""
        self.app.pop_screen()
