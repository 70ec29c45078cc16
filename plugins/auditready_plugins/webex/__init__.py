"""Cisco Webex: attendee reports of one meeting, and of a whole site from Control Hub."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from auditready import Reader, TableReader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register the reader of Webex's exports."""
    register(TableReader.from_toml(Path(__file__).with_name("attendance.toml")))
