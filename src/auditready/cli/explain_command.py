"""``auditready explain CODE``: everything the standard says of a code, from the data."""

from __future__ import annotations

from datetime import UTC, date, datetime

import click

from ..codes import all_criteria, facts_of
from ..errors import ConfigurationError
from ..i18n import Translate, system_language
from ..model import Criterion, Language
from .options import IsoDate, language_option, plugin_option, schemas_option


def make(_: Translate) -> click.Command:
    """Build the command with its help in the user's language."""

    @click.command("explain", help=_("Explain a requirement or a rule: what, why, what is accepted, how to fix it."))
    @click.argument("code", required=False)
    @click.option("--audit-date", type=IsoDate(), help=_("Day of the audit: chooses the referential (default: today)."))
    @plugin_option(_)
    @schemas_option(_)
    @language_option(_)
    def command(
        code: str | None,
        audit_date: date | None,
        plugin_files: tuple[str, ...],
        schemas: tuple[str, ...],
        lang: Language | None,
    ) -> int:
        language = lang or system_language()
        criteria = all_criteria(plugin_files, schemas, audit_date or datetime.now(tz=UTC).astimezone().date())
        if code is None:
            for each in criteria.values():
                retired = _(" (retired)") if each.retired else ""
                click.echo(f"{each.code}  {each.title.in_(language)}{retired}")
            return 0
        wanted = criteria.get(code.upper())
        if wanted is None:
            raise _unknown(code, list(criteria))
        click.echo(describe(wanted, language))
        return 0

    return command


def describe(criterion: Criterion, language: Language) -> str:
    """Return the explanation of a code as plain text."""
    colon = " : " if language == "fr" else ": "
    head = f"{criterion.code}  {criterion.title.in_(language)}"
    return "\n".join([head, "", *(f"{label}{colon}{value}" for label, value in facts_of(criterion, language))])


def _unknown(code: str, known: list[str]) -> ConfigurationError:
    from difflib import get_close_matches

    close = ", ".join(get_close_matches(code.upper(), known, n=3, cutoff=0.5)) or "–"
    return ConfigurationError(
        f"code inconnu « {code} ». Codes proches : {close}. « auditready explain » sans code les liste tous.",
        f'unknown code "{code}". Close codes: {close}. "auditready explain" without a code lists them all.',
    )
