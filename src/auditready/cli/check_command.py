"""``auditready check PATH…``: the report on standard output or in files, narration on standard error."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

import click

from ..audit import audit
from ..audit.check import runtime_of
from ..audit.events import Checked, Event, Reading, Started, ignore
from ..errors import ExitCode, UsageError
from ..i18n import Translate, translator
from ..model import SEVERITIES, Report
from .exits import drop_output
from .options import Settings, audit_options, settle
from .output import open_output

LEVELS = (*SEVERITIES, "never")


def make(_: Translate) -> click.Command:
    """Build the command with its help in the user's language."""

    @click.command("check", help=_("Check every dossier below PATH and print the report."))
    @click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
    @click.option(
        "--format",
        "formats",
        multiple=True,
        default=("text",),
        help=_("text, json or junit; may be given several times."),
    )
    @click.option(
        "-o",
        "--output",
        "outputs",
        multiple=True,
        type=click.Path(path_type=Path),
        help=_("File for the format before."),
    )
    @click.option(
        "--fail-on",
        type=click.Choice(LEVELS),
        help=_("Exit 1 for findings of this severity or a graver one (default: legal; advice never blocks)."),
    )
    @click.option("--exit-zero", is_flag=True, help=_("Exit 0 whatever is found; an incomplete run still exits 3."))
    @audit_options(_)
    def command(
        paths: tuple[Path, ...],
        formats: tuple[str, ...],
        outputs: tuple[Path, ...],
        fail_on: str | None,
        *,
        exit_zero: bool,
        **options: Any,
    ) -> int:
        settings = settle(paths, **options)
        reporters = _pair(formats, outputs, settings)
        report = run_audit(paths, settings)
        for reporter, output in reporters:
            _write(report, reporter, output, settings)
        return exit_code(report, fail_on or settings.config.fail_on or "legal", exit_zero=exit_zero)

    return command


def _write(report: Report, reporter: Any, output: Path | None, settings: Settings) -> None:
    try:
        with open_output(output) as stream:
            if stream is sys.stdout and reporter.name != "text" and isinstance(stream, TextIOWrapper):
                stream.reconfigure(encoding="utf-8")  # what programs read is UTF-8 whatever the terminal's encoding
            reporter.write(report, stream, language=settings.language, width=_terminal_width(stream))
            stream.flush()
    except BrokenPipeError:
        drop_output()  # the exit code still tells what was found


def run_audit(paths: tuple[Path, ...], settings: Settings) -> Report:
    """Run the audit; on a terminal, standard error shows what is being read."""
    progress = _Progress(settings) if sys.stderr.isatty() else None
    try:
        return audit(
            paths,
            settings.plan,
            config=settings.config,
            jobs=settings.jobs,
            apart=True,
            on_event=progress.show if progress else ignore,
        )
    finally:
        if progress:
            progress.clear()


def exit_code(report: Report, fail_on: str, *, exit_zero: bool) -> ExitCode:
    """Return the documented exit code of a report; incomplete beats findings."""
    if not report.complete:
        return ExitCode.INCOMPLETE
    if exit_zero or fail_on == "never":
        return ExitCode.OK
    if fail_on not in SEVERITIES:
        raise UsageError(
            f"fail_on : « {fail_on} » n'est pas une gravité ({', '.join(LEVELS)})",
            f'fail_on: "{fail_on}" is no severity ({", ".join(LEVELS)})',
        )
    counts = report.count_severities()
    blocking = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return ExitCode.FINDINGS if any(counts[severity] for severity in blocking) else ExitCode.OK


def _pair(formats: tuple[str, ...], outputs: tuple[Path, ...], settings: Settings) -> list[tuple[Any, Path | None]]:
    """Pair formats with outputs in order; at most one format goes to standard output."""
    known = runtime_of(settings.plan).plugins.reporters
    for name in formats:
        if name not in known:
            raise UsageError(
                f"format inconnu « {name} » ; formats possibles : {', '.join(known) or 'aucun'}",
                f'unknown format "{name}"; possible formats: {", ".join(known) or "none"}',
            )
    if len(outputs) > len(formats) or len(formats) - len(outputs) > 1:
        raise UsageError(
            f"{len(formats)} formats pour {len(outputs)} fichiers -o : donnez un -o par --format",
            f"{len(formats)} formats for {len(outputs)} -o files: give one -o per --format",
        )
    padded: list[Path | None] = [*outputs, *([None] * (len(formats) - len(outputs)))]
    return [(known[name], output) for name, output in zip(formats, padded, strict=True)]


def _terminal_width(stream: IO[str]) -> int | None:
    return os.get_terminal_size(stream.fileno()).columns if stream is sys.stdout and stream.isatty() else None


class _Progress:
    """One line on standard error that is written over."""

    def __init__(self, settings: Settings) -> None:
        self._translate = translator(settings.language)
        self._done, self._total = 0, 0

    def show(self, event: Event) -> None:
        match event:
            case Started():
                self._total = len(event.dossiers)
                self._line("")
            case Reading():
                self._line(event.file)
            case Checked():
                self._done = event.done
                self._line(event.report.path)

    def clear(self) -> None:
        click.echo("\r\x1b[2K", nl=False, err=True)

    def _line(self, what: str) -> None:
        _ = self._translate
        shown = "".join(char if char.isprintable() else "?" for char in what)
        text = _("{done} of {total} dossiers").format(done=self._done, total=self._total)
        click.echo(f"\r\x1b[2K{text}  {shown[:60]}", nl=False, err=True)
