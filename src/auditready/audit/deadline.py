"""Give up a file that takes too long, where the system can interrupt it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from ..errors import LimitExceeded

_GRACE_SECONDS = 10
"""What a native library is given over the limit before its process is ended."""


class _TimeIsUp(BaseException):
    """No ``Exception``: a reader or a library that catches everything would take it for a fault of the file."""


_last_resort = False


def end_process_on_hang() -> None:
    """Let :func:`time_limit` end this process where a native library never comes back; for worker processes alone."""
    global _last_resort  # noqa: PLW0603 - a property of the process
    if hasattr(signal, "ITIMER_PROF"):
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        _last_resort = True


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise ``LimitExceeded`` in the block after ``seconds``.

    Signals reach the main thread alone and Windows has no interval timer: elsewhere there is no limit. A native library
    that computes and never comes back to Python is stopped with its worker process, by the system, 1 µs a file.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    if _last_resort:
        signal.setitimer(signal.ITIMER_PROF, seconds + _GRACE_SECONDS)
    try:
        with _alarm(seconds):
            yield
    finally:
        if _last_resort:
            signal.setitimer(signal.ITIMER_PROF, 0)


@contextmanager
def ending_process(seconds: float) -> Iterator[None]:
    """End this process where the block takes longer, whatever it hangs in; a process that may not be lost goes on.

    Judging has no file to give up, and a native library that waits for ever uses no time: so the clock on the wall, and
    the system's own way to end a process.
    """
    if not _last_resort or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    running = True

    def give_up(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - signal's signature
        if running:
            raise _TimeIsUp

    before = signal.signal(signal.SIGALRM, give_up)
    # Again and again: what is raised inside a finaliser or a callback of a library is lost.
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
    try:
        yield
    except _TimeIsUp:
        raise LimitExceeded(
            f"lecture abandonnée après {seconds:g} secondes", f"reading given up after {seconds:g} seconds"
        ) from None
    finally:
        running = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
