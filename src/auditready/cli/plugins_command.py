"""``auditready plugins``: what is loaded, what it brings, and what failed."""

from __future__ import annotations

import click

from ..errors import ExitCode
from ..i18n import Translate, system_language
from ..model import Language
from ..plugins import load_plugins
from .options import language_option


def make(_: Translate) -> click.Command:
    """Build the command with its help in the user's language."""

    @click.command("plugins", help=_("List the plugins, what each registers, and those that failed."))
    @click.option(
        "--plugin", "plugin_files", multiple=True, metavar=_("FILE"), help=_("Load this Python file as a plugin.")
    )
    @language_option(_)
    def command(plugin_files: tuple[str, ...], lang: Language | None) -> int:
        language = lang or system_language()
        plugins = load_plugins(plugin_files)
        for plugin in plugins.loaded:
            click.echo(f"{plugin.name} {plugin.version or '–'}  ({plugin.origin})")
            for label, names in (
                (_("hooks"), plugin.hooks),
                (_("readers"), plugin.readers),
                (_("inspectors"), plugin.inspectors),
                (_("rules"), plugin.rules),
                (_("reporters"), plugin.reporters),
                (_("schemas"), plugin.schemas),
            ):
                if names:
                    click.echo(f"  {label}: {', '.join(names)}")
        for problem in plugins.problems:
            click.echo(problem.message.in_(language), err=True)
        return ExitCode.INCOMPLETE if plugins.problems else ExitCode.OK

    return command
