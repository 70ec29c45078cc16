"""The audit in a process of its own, started by ``scan.py``: ``python -m auditready.tui.scan_process``.

A PDF that crashes its parser does not take the interface with it, reading never holds the lock that drawing needs, and
quitting is one signal. Imports no Textual.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path
from typing import IO

import msgspec

from ..audit import audit
from ..audit.check import runtime_of
from ..audit.events import Event, Finished, Started
from ..codes import criteria_of
from ..errors import NothingToCheck, UsageError
from .wire import Explained, Order, Refused, receive_frame, send


def main() -> None:
    """Read the order, run the audit, send what happens."""
    out = _take_standard_output()
    order = msgspec.msgpack.decode(receive_frame(sys.stdin.buffer) or b"", type=Order)
    threading.Thread(target=_end_with_the_interface, daemon=True).start()
    try:
        _run(order, out)
    except UsageError as error:
        send(out, Refused(error.words, isinstance(error, NothingToCheck)))


def _run(order: Order, out: IO[bytes]) -> None:
    def tell(event: Event) -> None:
        if isinstance(event, Finished):
            # The dossiers went out one by one already.
            event = Finished(msgspec.structs.replace(event.report, dossiers=()))
        send(out, event)
        if isinstance(event, Started):
            runtime = runtime_of(order.plan)
            criteria = criteria_of(runtime.plugins, runtime.standard, order.plan.audit_date)
            send(out, Explained(tuple(criteria.values())))

    pooled = order.isolated or order.jobs > 1
    # Not fork: this process has the thread that waits for the interface to end.
    method = ("spawn" if sys.platform == "win32" else "forkserver") if pooled else None
    audit([Path(order.path)], order.plan, config=order.config, jobs=order.jobs, on_event=tell, start_method=method)


def _take_standard_output() -> IO[bytes]:
    """Keep standard output for the events: what a plugin prints goes to standard error."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return out


def _end_with_the_interface() -> None:
    """End this process and its workers when the interface closes its side, however it ended."""
    sys.stdin.buffer.read()
    if hasattr(os, "killpg"):
        os.killpg(os.getpgrp(), signal.SIGTERM)
    os._exit(1)


if __name__ == "__main__":
    main()
