"""``auditready [PATH]``: the interface on a terminal, the text report elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from ..audit.check import runtime_of
from ..i18n import Translate
from .check_command import exit_code, run_audit
from .options import audit_options, settle


def make(_: Translate) -> click.Command:
    """Build the command with its help in the user's language."""

    @click.command("open", help=_("Open the interface on PATH (default: this folder)."))
    @click.argument("path", required=False, default=".", type=click.Path(path_type=Path))
    @audit_options(_)
    def command(path: Path, **options: Any) -> int:
        settings = settle((path,), **options)
        if sys.stdin.isatty() and sys.stdout.isatty():
            from ..tui.app import run

            return run(path, settings.plan, settings.config, jobs=settings.jobs)
        report = run_audit((path,), settings)
        reporters = runtime_of(settings.plan).plugins.reporters
        reporters["text"].write(report, sys.stdout, language=settings.language, width=None)
        return exit_code(report, settings.config.fail_on or "legal", exit_zero=False)

    return command
