"""``auditready referential``: the dated versions of the RNQ, and what changes from one to the next."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import ConfigurationError, ExitCode, UsageError
from ..i18n import Translate, system_language
from ..model import Language
from .options import audit_options, language_option, plugin_option, schemas_option, settle

if TYPE_CHECKING:
    from ..model import Report
    from ..referential import Referential
    from .options import Settings

_FORMATS = click.Choice(["text", "json"])


def make(_: Translate) -> click.Group:
    """Build the commands with their help in the user's language."""
    group = click.Group(
        "referential", help=_("See the dated versions of the RNQ, and what changes from one to the next.")
    )
    for command in (_list(_), _show(_), _diff(_)):
        group.add_command(command)
    return group


def _load(plugin_files: tuple[str, ...], schemas: tuple[str, ...]) -> tuple[Referential, ...]:
    from ..codes import load_codes

    return load_codes(plugin_files, schemas=schemas)[1].referentials


def _named(referentials: tuple[Referential, ...], name: str) -> Referential:
    found = next((each for each in referentials if each.id == name), None)
    if found is None:
        known = ", ".join(each.id for each in referentials)
        raise ConfigurationError(
            f"référentiel inconnu « {name} ». Référentiels connus : {known}.",
            f'unknown referential "{name}". Known referentials: {known}.',
        )
    return found


def _print_json(value: Any) -> None:
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


# --- list ----------------------------------------------------------------------------------------------------


def _list(_: Translate) -> click.Command:
    @click.command("list", help=_("List the referentials: when each is in force, how many indicators it has."))
    @plugin_option(_)
    @schemas_option(_)
    @language_option(_)
    def command(plugin_files: tuple[str, ...], schemas: tuple[str, ...], lang: Language | None) -> int:
        from .referential_text import list_line

        for each in _load(plugin_files, schemas):
            click.echo(list_line(each, lang or system_language()))
        return ExitCode.OK

    return command


# --- show ----------------------------------------------------------------------------------------------------


def _show(_: Translate) -> click.Command:
    @click.command("show", help=_("Show a referential, or one indicator of it: wording, who it applies to, grading."))
    @click.argument("name", metavar="REFERENTIAL")
    @click.argument("number", required=False, type=int, metavar="INDICATOR")
    @click.option("--format", "shape", type=_FORMATS, default="text", help=_("text or json."))
    @plugin_option(_)
    @schemas_option(_)
    @language_option(_)
    def command(
        name: str,
        number: int | None,
        shape: str,
        plugin_files: tuple[str, ...],
        schemas: tuple[str, ...],
        lang: Language | None,
    ) -> int:
        from .referential_text import Sheet

        referential = _named(_load(plugin_files, schemas), name)
        indicator = None if number is None else referential.by_number.get(number)
        if number is not None and indicator is None:
            raise ConfigurationError(
                f"{name} n'a pas d'indicateur {number} (1 à {len(referential.indicators)}).",
                f"{name} has no indicator {number} (1 to {len(referential.indicators)}).",
            )
        if shape == "json":
            _print_json(indicator or referential)
            return ExitCode.OK
        sheet = Sheet(lang or system_language())
        if indicator is None:
            sheet.referential(referential)
        else:
            sheet.indicator(referential, indicator)
        click.echo(sheet.text)
        return ExitCode.OK

    return command


# --- diff ----------------------------------------------------------------------------------------------------


def _diff(_: Translate) -> click.Command:
    @click.command(
        "diff",
        help=_(
            "Show what changes from one referential to the next (default: the last two), and which proofs no longer "
            "suffice. With folders, say what that changes for each of their dossiers."
        ),
    )
    @click.argument("words", nargs=-1, metavar=_("[FROM TO] [PATH]…"))
    @click.option("--format", "shape", type=_FORMATS, default="text", help=_("text or json."))
    @audit_options(_, dated=False)
    def command(words: tuple[str, ...], shape: str, **options: Any) -> int:
        from ..referential_diff import compare_reports, compare_texts

        referentials = _load(options["plugin_files"], options["schemas"])
        before, after, paths = _choose(referentials, words)
        changes = compare_texts(before, after)
        settings, reports = _judge(before, after, paths, options) if paths else (None, None)
        dossiers = compare_reports(*reports) if reports else ()
        problems = reports[1].problems if reports else ()
        if shape == "json":
            _print_json(
                {
                    "format": "auditready-referential-diff", "version": 1, "from": before.id, "to": after.id,
                    "indicators": changes, "dossiers": dossiers, "problems": problems,
                }
            )  # fmt: skip
        else:
            from .referential_text import Sheet

            sheet = Sheet(settings.language if settings else options["lang"] or system_language())
            sheet.changes(before, after, changes)
            sheet.dossiers(before, after, dossiers, asked=bool(paths))
            sheet.problems(problems)
            click.echo(sheet.text)
        return ExitCode.INCOMPLETE if problems else ExitCode.OK

    return command


def _choose(
    referentials: tuple[Referential, ...], words: tuple[str, ...]
) -> tuple[Referential, Referential, tuple[Path, ...]]:
    """Tell referentials from folders: two names of referentials come first, or none."""
    known = {each.id: each for each in referentials}
    names = [word for word in words[:2] if word in known]
    if len(names) == 1 or (len(words) > 1 and names == [] and words[0].startswith("rnq-")):
        wrong = next((word for word in words[:2] if word not in known), words[0])
        raise UsageError(
            f"il faut deux référentiels, FROM et TO, ou aucun ; « {wrong} » n'en est pas un ({', '.join(known)}).",
            f'two referentials are needed, FROM and TO, or none; "{wrong}" is none ({", ".join(known)}).',
        )
    if not names and len(referentials) < 2:
        raise UsageError(
            "il n'y a qu'un référentiel : rien à comparer.", "there is one referential only: nothing to compare."
        )
    before, after = (known[name] for name in names) if names else referentials[-2:]
    if after.in_force.first <= before.in_force.first:
        raise UsageError(
            f"{after.id} n'est pas postérieur à {before.id} : donnez le plus ancien d'abord.",
            f"{after.id} is not later than {before.id}: give the older one first.",
        )
    return before, after, tuple(Path(word) for word in words[2 if names else 0 :])


def _judge(
    before: Referential, after: Referential, paths: tuple[Path, ...], options: dict[str, Any]
) -> tuple[Settings, tuple[Report, Report]]:
    """Judge the same folders on the last day of one referential and on the first day of the other."""
    from msgspec import structs

    from .check_command import run_audit

    settings = settle(paths, **options)
    days: tuple[date, date] = (before.in_force.until or before.in_force.first, after.in_force.first)
    earlier, later = (
        run_audit(paths, structs.replace(settings, plan=structs.replace(settings.plan, audit_date=day))) for day in days
    )
    return settings, (earlier, later)
