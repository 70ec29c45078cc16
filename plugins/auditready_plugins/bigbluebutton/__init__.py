"""BigBlueButton: the log of a recording, the learning dashboard as JSON and as CSV, the public chat."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Reader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register the readers of BigBlueButton's exports."""
    from .activity import ActivityReader
    from .chat import ChatReader
    from .dashboard import DashboardReader
    from .events import EventsReader

    for reader in (EventsReader(), DashboardReader(), ActivityReader(), ChatReader()):
        register(reader)
