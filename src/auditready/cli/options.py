"""Options that several commands share, and the plan they make."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
from msgspec import Struct

from ..audit.check import Plan
from ..config import Config, load_config
from ..i18n import Translate, system_language
from ..model import Language

Command = TypeVar("Command", bound=Callable[..., Any])

SCHEMAS_VARIABLE = "AUDITREADY_SCHEMAS"
"""Overlays that the user always wants; several are separated as in PATH."""

MODALITIES = ("in_person", "synchronous", "asynchronous", "blended", "work_based")


class IsoDate(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on only
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with what was expected."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} ≠ YYYY-MM-DD", param, ctx)
        if not 1990 <= day.year <= 2100:
            self.fail(f"{value!r} ∉ 1990 … 2100", param, ctx)
        return day


class Settings(Struct, frozen=True, kw_only=True):
    """What the options and ``auditready.toml`` come to."""

    plan: Plan
    config: Config
    jobs: int
    language: Language


def language_option(_: Translate) -> Callable[[Command], Command]:
    """``--lang``."""
    return click.option("--lang", type=click.Choice(["fr", "en"]), help=_("Language of what is shown."))


def plugin_option(_: Translate) -> Callable[[Command], Command]:
    """``--plugin``."""
    return click.option(
        "--plugin", "plugin_files", multiple=True, metavar=_("FILE"), help=_("Load this Python file as a plugin.")
    )


def schemas_option(_: Translate) -> Callable[[Command], Command]:
    """``--schemas``. A folder that is checked never brings its own: evidence is untrusted input."""
    return click.option(
        "--schemas",
        multiple=True,
        metavar=_("FOLDER"),
        envvar=SCHEMAS_VARIABLE,
        type=click.Path(),
        help=_(
            "Apply this overlay to the standard: added, changed and retired requirements (also: {variable})."
        ).format(variable=SCHEMAS_VARIABLE),
    )


def audit_options(_: Translate, *, dated: bool = True) -> Callable[[Command], Command]:
    """Options of every command that runs an audit; without ``dated``, of one that sets the day of the audit itself."""
    day = click.option(
        "--audit-date", type=IsoDate(), help=_("Day of the audit: chooses the referential (default: --as-of).")
    )
    options = [
        click.option("--as-of", type=IsoDate(), help=_("Judge as on this day (default: today).")),
        *([day] if dated else []),
        click.option(
            "--modality",
            type=click.Choice(MODALITIES),
            help=_("Modality of every dossier, instead of the inferred one."),
        ),
        click.option("--jobs", type=click.IntRange(1, 64), help=_("Processes side by side (default: 1).")),
        plugin_option(_),
        schemas_option(_),
        language_option(_),
    ]

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def settle(
    paths: tuple[Path, ...],
    *,
    as_of: date | None,
    audit_date: date | None = None,
    modality: str | None,
    jobs: int | None,
    plugin_files: tuple[str, ...],
    schemas: tuple[str, ...],
    lang: str | None,
) -> Settings:
    """Put options and ``auditready.toml`` (of the first path) together; options win."""
    config = load_config(paths[0]) if os.path.isdir(paths[0]) else Config()  # noqa: PTH112 - is false for any odd path
    day = as_of or datetime.now(tz=UTC).astimezone().date()
    language: Language = lang or config.language or system_language()  # type: ignore[assignment]  # a click.Choice
    plan = Plan(
        as_of=day,
        audit_date=audit_date or config.audit_date or day,
        language=language,
        modality=modality or config.modality,  # type: ignore[arg-type]  # a click.Choice
        plugin_files=plugin_files,
        schemas=schemas,
        timezone=config.timezone,
        encoding=config.encoding,
        scope=config.scope,
        funders=config.funders,
        ignore=config.ignore,
    )
    return Settings(plan=plan, config=config, jobs=jobs or config.jobs or 1, language=language)
