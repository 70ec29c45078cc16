"""``auditready schema``: what the standard in use asks, and what is wrong with an overlay of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import ConfigurationError, ExitCode
from ..i18n import Translate, system_language
from ..model import Language, Words
from .exits import printable
from .options import language_option, plugin_option, schemas_option

if TYPE_CHECKING:
    from ..authoring.files import Fault
    from ..overlays import OverlayFolder
    from ..standard import Standard


def make(_: Translate) -> click.Group:
    """Build the commands with their help in the user's language."""
    group = click.Group("schema", help=_("See what the standard asks, and check an overlay of one's own."))
    group.add_command(_check(_))
    group.add_command(_list(_))
    return group


# --- check ---------------------------------------------------------------------------------------------------


def _check(_: Translate) -> click.Command:
    @click.command("check", help=_("Check overlays: every error with its file, its place and a hint."))
    @click.argument("folders", nargs=-1, required=True, type=click.Path(), metavar=_("FOLDER") + "…")
    @plugin_option(_)
    @language_option(_)
    def command(folders: tuple[str, ...], plugin_files: tuple[str, ...], lang: Language | None) -> int:
        from ..overlays import OverlayFolder

        language = lang or system_language()
        faults: list[Fault] = []
        for fault in _iter_faults([OverlayFolder(Path(each), Path(each).as_posix()) for each in folders], plugin_files):
            if not faults or faults[-1].file != fault.file:
                click.echo(printable(fault.file))
            _show(fault, _, language)
            faults.append(fault)
        errors = sum(not fault.warning for fault in faults)
        counted = _("errors: {errors} · warnings: {warnings}").format(errors=errors, warnings=len(faults) - errors)
        click.echo(counted if faults else _("Nothing to correct."))
        return ExitCode.FINDINGS if errors else ExitCode.OK

    return command


def _show(fault: Fault, _: Translate, language: Language) -> None:
    colon = " : " if language == "fr" else ": "
    place = "  ".join(part for part in (fault.pointer or "/", fault.code) if part)
    said = [(_("warning") if fault.warning else _("error"), fault.message)]
    said += [(_("hint"), fault.hint)] if fault.hint else []
    click.echo(printable(f"  {place}"))
    for label, words in said:
        click.echo(printable(f"    {label}{colon}{words.in_(language)}"))


def _iter_faults(folders: Sequence[OverlayFolder], plugin_files: tuple[str, ...]) -> Iterator[Fault]:
    """Give the faults of each overlay; where there is no error, those of all of them together."""
    from msgspec import structs

    from ..authoring.check import Surroundings, iter_faults
    from ..authoring.files import read_files
    from ..overlays import overlay_of
    from ..plugins import load_plugins
    from ..standard import Standard, load_standard

    shipped, rules = load_standard(), frozenset(load_plugins(plugin_files).rules)
    around = Surroundings(root=shipped.root, shipped=shipped.shipped, rules=rules, thorough=True)
    sound = True
    for folder in folders:
        files, unread = read_files(folder)
        faults = [*unread, *iter_faults(folder, files, around)]
        yield from sorted([*faults, *_iter_unknown_paths(folder, files)], key=lambda each: each.file)
        if any(not each.warning for each in faults):
            sound = False
        else:
            around = structs.replace(around, others=(*around.others, overlay_of(folder, files)))
    if sound:
        yield from _iter_faults_together(Standard(overlays=tuple(folders), rules=rules))


def _iter_unknown_paths(folder: OverlayFolder, files: dict[str, object]) -> Iterator[Fault]:
    """Warn of requirements on what no dossier document has: they can be neither met nor missed."""
    from ..audit.shape import iter_unknown_paths
    from ..authoring.files import Fault

    for name, document in files.items():
        if not name.startswith("modalities/") or name.startswith("modalities/organisation."):
            continue  # the provider's own folder is another document, with a name for each indicator
        for place, unknown, close in iter_unknown_paths(document):
            yield Fault(
                file=f"{folder.where}/{name}",
                place=place,
                message=Words(
                    f"aucun document de dossier n'a « {unknown} » ici", f'no dossier document has "{unknown}" here'
                ),
                hint=Words(f"peut-être {close[0]} ?", f"perhaps {close[0]}?") if close else None,
                warning=True,
            )


def _iter_faults_together(standard: Standard) -> Iterator[Fault]:
    """Give what only shows when all overlays are in use: that they disagree, that a requirement is never asked."""
    from ..authoring.files import Fault

    try:
        _ = standard.merged
    except ConfigurationError as error:
        yield Fault(file=" + ".join(folder.where for folder in standard.folders), message=error.words)
        return
    asked = {code for name in modalities(standard) for code in standard.schema(name).requirements}
    for overlay in standard.overlays:
        for code in sorted(overlay.adds - asked):
            yield Fault(
                file=overlay.folder.where,
                code=code,
                message=Words("aucun schéma ne mène à cette exigence", "no schema leads to this requirement"),
                hint=Words("un $defs doit être appelé par $ref", "a $defs has to be referred to by $ref"),
                warning=True,
            )


def modalities(standard: Standard) -> list[str]:
    """Return the names of the schemas that a dossier is held against."""
    names = {name.rpartition("/")[2].partition(".")[0] for name in standard.shipped}
    return sorted(names - {"common"})


# --- list ----------------------------------------------------------------------------------------------------


def _list(_: Translate) -> click.Command:
    @click.command("list", help=_("List the requirements of each modality, and what overlays do to them."))
    @plugin_option(_)
    @schemas_option(_)
    @language_option(_)
    def command(plugin_files: tuple[str, ...], schemas: tuple[str, ...], lang: Language | None) -> int:
        from ..codes import load_codes, overlay_in_words

        language = lang or system_language()
        _plugins, standard = load_codes(plugin_files, schemas=schemas)
        for name in modalities(standard):
            requirements = standard.schema(name).requirements
            click.echo(f"{name} ({len(requirements)})")
            click.echo(click.wrap_text(", ".join(requirements), 78, "  ", "  "))
        for overlay in standard.overlays:
            click.echo(printable(overlay_in_words(overlay.applied(), language)))
        return ExitCode.OK

    return command
