"""``auditready plugin new NAME --from FILE``: draft a plugin that reads an export nobody knows."""

from __future__ import annotations

import re
from pathlib import Path

import click

from ..errors import ExitCode, UsageError
from ..i18n import Translate, system_language
from ..model import Language
from .exits import printable
from .options import language_option

MAPPING = "mapping.toml"


def make(_: Translate) -> click.Group:
    """Build the commands with their help in the user's language."""
    group = click.Group("plugin", help=_("Write a plugin of one's own."))
    group.add_command(_new(_))
    return group


def _new(_: Translate) -> click.Command:
    @click.command("new", help=_("Draft a mapping from an export: guessed columns, each marked for review."))
    @click.argument("name", metavar=_("NAME"))
    @click.option(
        "--from", "export", type=click.Path(path_type=Path), required=True, metavar=_("FILE"), help=_("The export.")
    )
    @click.option(
        "--output",
        "-o",
        type=click.Path(path_type=Path, file_okay=False),
        metavar=_("FOLDER"),
        help=_("Write mapping.toml and the plugin's module there instead of showing the mapping."),
    )
    @language_option(_)
    def command(name: str, export: Path, output: Path | None, lang: Language | None) -> int:
        from ..authoring.draft import draft_mapping
        from ..files import EvidenceFile

        name = _checked_name(name)
        if not export.is_file():
            raise UsageError(
                f"« {export} » n'est pas un fichier. D'une archive, extraire d'abord le fichier",
                f'"{export}" is no file. Out of an archive, take the file first',
            )
        draft = draft_mapping(EvidenceFile(export, export.name).content, name, lang or system_language())
        if output is None:
            click.echo("".join(f"{printable(line)}\n" for line in draft.mapping.splitlines()), nl=False)
            return ExitCode.OK
        for file, text in ((MAPPING, draft.mapping), (f"{name}.py", draft.module)):
            _write(output / file, text)
            click.echo(printable(_("Written: {path}").format(path=output / file)), err=True)
        module = output / f"{name}.py"
        click.echo(
            printable(_("Next: correct the mapping, then auditready check --plugin {path} …").format(path=module)),
            err=True,
        )
        return ExitCode.OK

    return command


def _checked_name(name: str) -> str:
    if re.fullmatch(r"[a-z][a-z0-9_]{0,40}", name) is None:
        raise UsageError(
            f"« {name} » n'est pas un nom de plugin : des lettres minuscules sans accent, des chiffres, « _ »",
            f'"{name}" is no name of a plugin: small letters without accents, digits, "_"',
        )
    return name


def _write(path: Path, text: str) -> None:
    """Write a new file: one that is there may hold somebody's corrections."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise UsageError(
            f"« {path} » existe déjà : choisir un autre dossier", f'"{path}" exists already: choose another folder'
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            f"« {path} » ne peut pas être écrit ({reason})", f'"{path}" cannot be written ({reason})'
        ) from error
