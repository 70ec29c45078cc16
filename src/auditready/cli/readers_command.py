"""``auditready readers``: which formats are read, and what each can prove."""

from __future__ import annotations

import click

from ..i18n import Translate
from ..plugins import load_plugins


def make(_: Translate) -> click.Command:
    """Build the command with its help in the user's language."""

    @click.command("readers", help=_("List the readers: system, format and the kinds of evidence each gives."))
    @click.option(
        "--plugin", "plugin_files", multiple=True, metavar=_("FILE"), help=_("Load this Python file as a plugin.")
    )
    @click.option("--lang", type=click.Choice(["fr", "en"]), help=_("Language of what is shown."))
    def command(plugin_files: tuple[str, ...], lang: str | None) -> int:
        del lang  # headings were translated when the command was made
        rows = [
            (reader.system, reader.name, ", ".join(sorted(reader.kinds)))
            for reader in load_plugins(plugin_files).readers.values()
        ]
        head = (_("System"), _("Reader"), _("Evidence"))
        widths = [max(len(row[column]) for row in (head, *rows)) for column in (0, 1)]
        for system, name, kinds in (head, *sorted(rows)):
            click.echo(f"{system:<{widths[0]}}  {name:<{widths[1]}}  {kinds}")
        return 0

    return command
