"""Give up a file that takes too long, where the system can interrupt it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from ..errors import LimitExceeded


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise ``LimitExceeded`` in the block after ``seconds``.

    Signals reach the main thread alone and Windows has no interval timer: elsewhere there is no limit. A C library that
    never comes back to Python is not stopped either; its worker process has to be.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def give_up(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - signal's signature
        raise LimitExceeded(
            f"lecture abandonnée après {seconds:g} secondes", f"reading given up after {seconds:g} seconds"
        )

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
