"""The interface as one app: its keys, its screens, and the run that fills them. Holds no rule.

Imports Textual and the types of a report; the audit itself runs in a process of its own (``scan.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar, cast

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.theme import Theme

from ..audit.check import Plan
from ..audit.events import Checked, Compared, Finished, Reading, Started
from ..config import Config
from ..i18n import N_, translator
from ..model import Criterion, Language, Locator
from .opener import CannotOpen, open_with_system
from .portfolio import Portfolio
from .scan import ProcessScan, Scan
from .screens.base import AuditScreen
from .screens.board import BoardScreen
from .widgets.keys import shown_keys
from .wire import Broken, Event, Explained, Refused

# Muted text and the cursor's line are full colours: the Line API draws no transparency.
_THEMES = (
    Theme(
        name="auditready-dark", dark=True, primary="#5aa9e6", secondary="#7fc8f8", accent="#d08ae8", warning="#f0b429",
        error="#ff6b6b", success="#6fcf97", background="#14181d", surface="#1b2027", panel="#252c35",
        foreground="#e3e8ee", variables={"text-muted": "#9aa7b5", "cursor-line": "#24405a"},
    ),
    Theme(
        name="auditready-light", dark=False, primary="#14609e", secondary="#0b7285", accent="#862e9c",
        warning="#8a5300", error="#b3261e", success="#1e6b3a", background="#f7f8fa", surface="#ffffff",
        panel="#e6eaef", foreground="#1a1f26", variables={"text-muted": "#5a6673", "cursor-line": "#cfe3f5"},
    ),
)  # fmt: skip


def run(path: Path, plan: Plan, config: Config, *, jobs: int) -> int:
    """Open the interface on ``path`` and return the exit code."""
    app = AuditApp(path, plan, lambda: ProcessScan(path, plan, config, jobs))
    return app.run() or 0


class AuditApp(App[int]):
    """The interface. Screens ask it for the language, the portfolio and the few things that need the system."""

    TITLE = "auditready"
    CSS_PATH = "auditready.tcss"
    ENABLE_COMMAND_PALETTE = True
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 - Textual declares it so
    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall")]  # noqa: RUF012 - the same
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", N_("Help")),
        Binding("l", "switch_language", N_("Français")),
        Binding("d", "switch_theme", N_("Dark/light")),
        Binding("ctrl+p", "command_palette", N_("Commands"), priority=True),
        Binding("q", "leave", N_("Quit")),
        Binding("ctrl+c,ctrl+q", "leave", N_("Quit"), show=False, priority=True),
    ]

    class Happened(Message):
        """The run has something new."""

        def __init__(self, scan: Scan, event: Event) -> None:
            super().__init__()
            self.scan = scan
            self.event = event

        def can_replace(self, message: Message) -> bool:
            """Let the file being read replace the one before that nobody saw."""
            return (
                isinstance(message, AuditApp.Happened)
                and isinstance(self.event, Reading)
                and isinstance(message.event, Reading)
                and self.event.dossier == message.event.dossier
            )

    def __init__(self, path: Path, plan: Plan, make_scan: Callable[[], Scan]) -> None:
        super().__init__()
        self.path = path
        self.plan = plan
        self.language: Language = plan.language
        self.portfolio = Portfolio()
        self.criteria: dict[str, Criterion] = {}
        self._make_scan = make_scan
        self._scan: Scan | None = None
        self._board = BoardScreen()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Name the colours of our own, for the moment before the theme is set and for Textual's own themes."""
        return {"cursor-line": "#24405a"}

    def get_default_screen(self) -> Screen[Any]:
        """Start on the board."""
        return self._board

    def on_mount(self) -> None:
        """Choose the colours; start reading once the first frame is out."""
        for theme in _THEMES:
            self.register_theme(theme)
        self.theme = "auditready-dark"
        self.call_after_refresh(self.rescan)

    # --- the run ---------------------------------------------------------------------------------------------

    def rescan(self) -> None:
        """Start a run; one that is under way ends first."""
        self.stop_scan()
        scan = self._scan = self._make_scan()
        self._board.begin()
        self.run_worker(lambda: self._follow(scan), thread=True, group="scan", exit_on_error=True)

    def stop_scan(self) -> None:
        """End the run that is under way."""
        if self._scan is not None:
            self._scan.stop()
            self._scan = None

    def _follow(self, scan: Scan) -> None:
        for event in scan.events():
            self.post_message(self.Happened(scan, event))

    def on_audit_app_happened(self, message: Happened) -> None:
        """Take in what happened, and let the screens show it."""
        if message.scan is not self._scan:
            return  # of a run that was stopped
        match message.event:
            case Started(dossiers):
                self.portfolio = Portfolio(dossiers)
            case Explained(criteria):
                self.criteria = {each.code: each for each in criteria}
            case Reading(dossier, file):
                self.portfolio.read(dossier, file)
            case Checked():
                self.portfolio.check(message.event)
            case Compared(report):
                self.portfolio.replace(report)
                for screen in self.screen_stack:
                    if isinstance(screen, AuditScreen):
                        screen.renew(report)
            case Finished(report):
                self.portfolio.finish(report)
                if self.portfolio.nothing_recognised:
                    self._push_nothing_recognised()
            case Refused() | Broken():
                self._push_stopped(message.event)
        self._board.progressed(message.event)

    def on_unmount(self) -> None:
        """Leave no process behind, however the app ends."""
        self.stop_scan()

    def _push_stopped(self, event: Refused | Broken) -> None:
        from .screens.notice import NoticeScreen

        self.push_screen(NoticeScreen(event))

    def _push_nothing_recognised(self) -> None:
        from .screens.notice import NoticeScreen

        self.push_screen(NoticeScreen(None))

    # --- what screens ask for --------------------------------------------------------------------------------

    def explain(self, code: str) -> None:
        """Show what a code stands for."""
        from .pages import criterion_page
        from .screens.page import PageScreen

        criterion = self.criteria.get(code)
        if criterion is not None:
            self.push_screen(PageScreen(lambda language: criterion_page(criterion, language)))

    def open_proof(self, places: Sequence[Locator]) -> None:
        """Open the file of a proof; with proofs in several files, ask which."""
        if len({place.file for place in places}) > 1:
            from .screens.pick import PickScreen

            self.push_screen(PickScreen(places, lambda place: self.open_file(place.file)))
        elif places:
            self.open_file(places[0].file)

    def open_file(self, name: str) -> None:
        """Open a file of the evidence with the system's own program for it."""
        _ = translator(self.language)
        try:
            open_with_system(self.path, name)
        except CannotOpen as error:
            self.notify(error.words.in_(self.language), severity="warning", timeout=12, markup=False)
        else:
            self.notify(_("Opening {name}").format(name=name), markup=False)

    # --- keys ------------------------------------------------------------------------------------------------

    def action_help(self) -> None:
        """Show the keys of this screen."""
        from .screens.help import HelpScreen

        if isinstance(self.screen, AuditScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_switch_language(self) -> None:
        """Go from French to English and back; every screen speaks anew."""
        self.language = "en" if self.language == "fr" else "fr"
        for screen in self.screen_stack:
            if isinstance(screen, AuditScreen):
                screen.speak()

    def action_switch_theme(self) -> None:
        """Go from dark to light and back."""
        self.theme = "auditready-light" if self.current_theme.dark else "auditready-dark"

    def action_leave(self) -> None:
        """Quit."""
        self.stop_scan()
        self.exit(0)

    def action_command_palette(self) -> None:
        """Open the palette in the user's language."""
        from textual.command import CommandPalette

        _ = translator(self.language)
        if self.use_command_palette and not CommandPalette.is_open(cast("App[object]", self)):
            self.push_screen(CommandPalette(id="--command-palette", placeholder=_("Search for a command…")))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Give everything that a key does on this screen, and nothing that Textual adds of its own."""
        _ = translator(self.language)
        for key, written, description in shown_keys(screen, _, everything=True):
            yield SystemCommand(description, _("Key {key}").format(key=written), lambda key=key: self.simulate_key(key))
