"""Turn whatever ends a command into a documented exit code and a sentence with a next step."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING

import click

from .. import __version__
from ..i18n import system_language, translator

if TYPE_CHECKING:
    from ..model import Language


def run(command: click.Command) -> int:
    """Run ``command`` and return its exit code."""
    prepare_streams()
    signal.signal(signal.SIGTERM, _interrupt)  # a job that is cancelled leaves nothing running behind
    try:
        result = command.main(standalone_mode=False)
        sys.stdout.flush()  # a full disk shows here, not while the interpreter ends
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
        drop_output()
        return 0
    except Exception as error:  # noqa: BLE001 - the last line of defence: exit 70 and a crash log
        return _told_or_crashed(error)
    return int(result or 0)


def _interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - signal's signature
    raise KeyboardInterrupt


def prepare_streams() -> None:
    """Make sure that the three streams are there and hold any text: a service may close one, or have no locale."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number, which is this one
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - as long as the process
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def drop_output() -> None:
    """Write nothing more: somebody closed the pager or the pipe, and what they read is what they wanted."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def printable(text: str) -> str:
    """Return a message with control characters shown by number: it names folders, and anybody may have named those."""
    kept = text.replace("\u00a0", " ").replace("\u202f", " ")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in kept)


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
        click.echo(f"auditready: {printable(error.words.in_(_language()))}", err=True)
        return ExitCode.USAGE
    if isinstance(error, OSError) and error.errno == errno.ENOSPC and error.filename is None:
        drop_output()
        _ = translator(_language())
        click.echo(_("auditready: the report cannot be written: no space left on the device."), err=True)
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
    told = f"auditready {__version__}, Python {sys.version}, {sys.platform}\n\n"
    told += "".join(traceback.format_exception(error))
    try:
        # A name that nobody can foresee: the folder is everybody's, and a link may wait there.
        descriptor, log = tempfile.mkstemp(prefix="auditready-crash-", suffix=".log")
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(told)
    except OSError as refusal:
        log = str(refusal)
    click.echo(
        _("auditready: a defect of auditready itself ({error}). Please report it with the file {log}.").format(
            error=type(error).__name__, log=log
        ),
        err=True,
    )
    return ExitCode.BUG
