"""360Learning: statistics of the API and of the screens, webhooks, registrations, attendances."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from auditready import Reader, TableReader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register ``learning360.progress`` and what classrooms give."""
    from .attendances import AttendancesReader
    from .webhooks import WebhooksReader

    register(TableReader.from_toml(Path(__file__).with_name("progress.toml")))
    register(TableReader.from_toml(Path(__file__).with_name("classrooms.toml")))
    register(AttendancesReader())
    register(WebhooksReader())
