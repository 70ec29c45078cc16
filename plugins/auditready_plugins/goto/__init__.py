"""GoToWebinar: attendee reports, attendees of a session from the API; GoToMeeting: attendees from the API."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from auditready import Reader, TableReader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register the reader of GoTo's exports."""
    register(TableReader.from_toml(Path(__file__).with_name("attendees.toml")))
