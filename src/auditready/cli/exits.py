"""Turn whatever ends a command into a documented exit code and a sentence with a next step."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .. import __version__
from ..i18n import system_language, translator

if TYPE_CHECKING:
    from ..model import Language


def run(command: click.Command) -> int:
    """Run ``command`` and return its exit code."""
    try:
        result = command.main(standalone_mode=False)
    except click.exceptions.Abort:
        return _interrupted()
    except KeyboardInterrupt:
        return _interrupted()
    except click.exceptions.Exit as leave:
        return int(leave.exit_code)
    except click.ClickException as error:
        error.show()
        return 2
    except BrokenPipeError:
        # Somebody closed the pager or the pipe; what they read is what they wanted.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the last line of defence: exit 70 and a crash log
        return _told_or_crashed(error)
    return int(result or 0)


def flush(code: int) -> int:
    """Write out what is still buffered; a report that does not reach its place whole is an incomplete run."""
    from ..errors import ExitCode

    try:
        sys.stdout.flush()
    except BrokenPipeError:
        pass  # the reader has gone with what it wanted
    except OSError as error:
        _ = translator(_language())
        click.echo(_("auditready: the report could not be written whole ({reason}).").format(reason=error), err=True)
        code = ExitCode.INCOMPLETE
    sys.stderr.flush()
    return code


def _language() -> Language:
    from . import language_asked

    return language_asked(sys.argv) or system_language()


def _told_or_crashed(error: Exception) -> int:
    from ..errors import ExitCode, UsageError

    if isinstance(error, UsageError):
        click.echo(f"auditready: {error.words.in_(_language())}", err=True)
        return ExitCode.USAGE
    return _crashed(error)


def _interrupted() -> int:
    from ..errors import ExitCode

    _ = translator(_language())
    click.echo(_("auditready: interrupted; nothing was written."), err=True)
    return ExitCode.INTERRUPTED


def _crashed(error: Exception) -> int:
    import tempfile
    import traceback

    from ..errors import ExitCode

    _ = translator(_language())
    log = Path(tempfile.gettempdir(), f"auditready-crash-{os.getpid()}.log")
    log.write_text(
        f"auditready {__version__}, Python {sys.version}, {sys.platform}\n\n"
        + "".join(traceback.format_exception(error)),
        encoding="utf-8",
    )
    click.echo(
        _("auditready: a defect of auditready itself ({error}). Please report it with the file {log}.").format(
            error=type(error).__name__, log=log
        ),
        err=True,
    )
    return ExitCode.BUG
