"""Start the audit process, give its events, stop it and all its workers at once. Imports no Textual."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Protocol

import msgspec

from ..audit.check import Plan
from ..audit.events import Finished
from ..config import Config
from .wire import Broken, Event, Order, Refused, receive, send_frame

_DETAIL_BYTES = 2_000
_PATIENCE_SECONDS = 1.0


class Scan(Protocol):
    """A run of the audit, as the interface sees it."""

    def events(self) -> Iterator[Event]:
        """Give what happens until the run ends; blocks between two events."""
        ...

    def stop(self) -> None:
        """End the run at once; may be called from any thread, and twice."""
        ...


class ProcessScan:
    """A run of the audit in a process group of its own.

    The first attempt reads file after file in one process, so that the file being read can be shown. If a file kills
    it, a second attempt puts worker processes between, which name the file and go on without it.
    """

    def __init__(self, path: Path, plan: Plan, config: Config, jobs: int) -> None:
        self._order = Order(path=str(path), plan=plan, config=config, jobs=jobs)
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def events(self) -> Iterator[Event]:
        """Give what happens, and ``Broken`` at the end where the audit did not come to its own."""
        for isolated in (False, True):
            detail = ""
            with tempfile.TemporaryFile() as errors:
                for event in self._attempt(msgspec.structs.replace(self._order, isolated=isolated), errors):
                    yield event
                    if isinstance(event, Finished | Refused):
                        return
                detail = _tail(errors)
            if self._stopped:
                return
        yield Broken(detail)

    def _attempt(self, order: Order, errors: IO[bytes]) -> Iterator[Event]:
        # -P: the current folder may hold evidence, and evidence must never be imported.
        command = [sys.executable, "-P", "-m", "auditready.tui.scan_process"]
        process = subprocess.Popen(  # noqa: S603 - our own module, no shell, nothing of the user's in it
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, start_new_session=True
        )
        self._process = process
        if self._stopped:
            self.stop()
        assert process.stdin is not None  # noqa: S101 - asked for above
        assert process.stdout is not None  # noqa: S101 - asked for above
        try:
            send_frame(process.stdin, msgspec.msgpack.encode(order))
            yield from receive(process.stdout)
        except BrokenPipeError:
            return
        finally:
            _end(process)
            process.stdout.close()

    def stop(self) -> None:
        """End the process and its workers."""
        self._stopped = True
        if self._process is not None:
            _signal_group(self._process, signal.SIGTERM)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Close the process's input, by which it ends, and see to it that it does."""
    assert process.stdin is not None  # noqa: S101 - every process of this module has it
    with suppress(BrokenPipeError):  # it ended first
        process.stdin.close()
    try:
        process.wait(_PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        _signal_group(process, getattr(signal, "SIGKILL", signal.SIGTERM))
        process.wait()


def _signal_group(process: subprocess.Popen[bytes], number: int) -> None:
    """Send a signal to the process and its workers; SIGTERM lets their resource tracker tidy up after them."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        # /T: with the processes that it started; there are no process groups to signal.
        command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - constant but for a number
        return
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return  # ended in between


def _tail(errors: IO[bytes]) -> str:
    size = errors.seek(0, os.SEEK_END)
    errors.seek(max(0, size - _DETAIL_BYTES))
    return errors.read().decode("utf-8", errors="replace").strip()
