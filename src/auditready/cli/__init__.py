"""The command line. One module a command, imported only when that command runs.

Each command module has ``make(_)``, which builds the click command in the user's language.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from .. import __version__
from ..i18n import Translate, speak_to_libraries, system_language, translator

if TYPE_CHECKING:
    from ..model import Language

_COMMANDS = ("check", "explain", "init", "plugin", "plugins", "readers", "referential", "schema")
_LANGUAGES: dict[str, Language] = {"fr": "fr", "en": "en"}
_DEFAULT = "open"
"""What ``auditready [PATH]`` runs."""


class _Root(click.Group):
    """Loads a command's module when it is asked for; a first word that is no command is a PATH."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        if cmd_name not in (*_COMMANDS, _DEFAULT):
            return None
        make = import_module(f".{cmd_name}_command", __name__).make
        command: click.Command = make(_translate())
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--help", "-h", "--version"}
        if args and args[0] in own:
            args = args[:1]  # "--help --lang en": the language was looked up before
        if not args or (args[0] not in _COMMANDS and args[0] not in own):
            args = [_DEFAULT, *args]
        return super().parse_args(ctx, args)


def language_asked(arguments: list[str]) -> Language | None:
    """Return what ``--lang`` asks for, wherever it stands: help and errors are needed before options are parsed."""
    for word, following in zip(arguments, [*arguments[1:], ""], strict=True):
        value = word.removeprefix("--lang=") if word.startswith("--lang=") else following if word == "--lang" else ""
        if value in _LANGUAGES:
            return _LANGUAGES[value]
    return None


def _translate() -> Translate:
    return translator(language_asked(sys.argv) or system_language())


def build() -> click.Group:
    """Build the root command in the user's language."""
    _ = _translate()
    speak_to_libraries(language_asked(sys.argv) or system_language())
    root = _Root(
        "auditready",
        help=_(
            "Check training dossiers before a Qualiopi audit: what is demonstrable, missing, contradicted, or for a "
            "human to judge.\n\nauditready [PATH] opens the interface on a terminal and prints the report elsewhere."
        ),
        context_settings={"help_option_names": ["-h", "--help"]},
        subcommand_metavar=_("[PATH] | COMMAND …"),
    )
    return click.version_option(__version__, prog_name="auditready", message="%(prog)s %(version)s")(root)


def main() -> None:
    """Run the command line; every way out is one of the documented exit codes."""
    from .exits import run

    sys.exit(run(build()))


def script() -> None:
    """Run the command line as a process of its own: ``main``, without what only a longer life would need.

    The collector looks for cycles less often (10 ms of a small check), and the interpreter is not taken apart object by
    object at the end (25 ms): the end of the process frees the same memory.
    """
    import gc
    import os

    gc.set_threshold(50_000, 20, 100)
    code: object = 0
    try:
        main()
    except SystemExit as leaving:
        code = leaving.code
    from .exits import flush

    os._exit(flush(code if isinstance(code, int) else 1))
