"""``auditready init PATH``: show what was inferred of each dossier, then write it as its ``dossier.toml``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from ..audit.check import Common
from ..audit.discover import DossierFolder, discover
from ..audit.workers import check_apart, ignore_file
from ..config import DOSSIER_NAME
from ..i18n import Translate
from ..model import DossierReport
from .exits import printable
from .options import audit_options, settle


def make(_: Translate) -> click.Command:
    """Build the command with its help in the user's language."""

    @click.command("init", help=_("Write a dossier.toml from what was inferred, after showing it."))
    @click.argument("path", type=click.Path(path_type=Path))
    @click.option("--yes", is_flag=True, help=_("Write without asking."))
    @audit_options(_)
    def command(path: Path, *, yes: bool, **options: Any) -> int:
        settings = settle((path,), **options)
        for folder in discover([path], settings.config).dossiers:
            target = Path(folder.folder, DOSSIER_NAME)
            click.echo(printable(f"{folder.path} ({folder.why.in_(settings.language)})"))
            if target.exists():
                click.echo(_("  {name} exists already: left as it is.").format(name=DOSSIER_NAME))
                continue
            (report,) = check_apart((folder,), settings.plan, Common(), ignore_file)
            assert isinstance(report, DossierReport)  # noqa: S101 - common evidence was given
            text = draft(report, _)
            click.echo("".join(f"  {printable(line)}\n" for line in text.split("\n")[:-1]))
            if yes or click.confirm(printable(_("Write this to {path}?").format(path=target))):
                _write(folder, target, text)
        return 0

    return command


def draft(report: DossierReport, _: Translate) -> str:
    """Return a ``dossier.toml`` with what was inferred; what is unknown stands as a comment to fill in."""
    lines = [f"# {_('Written by auditready from what was inferred: correct what is wrong.')}"]
    if report.kind == "organisation":
        return f'{lines[0]}\nkind = "organisation"\n'
    facts = {
        "title": _string(report.title),
        "modality": _string(report.modality),
        "start": report.start and report.start.isoformat(),
        "end": report.end and report.end.isoformat(),
        "planned_minutes": None if report.planned_minutes is None else str(report.planned_minutes),
    }
    lines += [f"{name} = {value}" if value else f"# {name} =" for name, value in facts.items()]
    for kind, people in (("learners", report.learners), ("trainers", report.trainers)):
        for person in people:
            lines += ["", f"[[{kind}]]", f"name = {_string(person.name)}"]
            if person.emails:
                lines.append(f"email = {_string(person.emails[0])}")
    return "\n".join(lines) + "\n"


def _string(text: str | None) -> str | None:
    if text is None:
        return None
    import json

    # A JSON string is a TOML basic string; control characters are escaped by both in the same way.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _write(folder: DossierFolder, target: Path, text: str) -> None:
    """Write at once or not at all: the folder holds somebody's evidence."""
    partial = Path(folder.folder, f".{DOSSIER_NAME}.{os.getpid()}.tmp")
    partial.write_text(text, encoding="utf-8")
    partial.replace(target)
