"""Adobe Connect: who attended a meeting, as the web service gives it and as a table of the same fields."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from auditready import Reader, TableReader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register the readers of Adobe Connect's exports."""
    from .attendance import AttendanceReader

    register(AttendanceReader())
    register(TableReader.from_toml(Path(__file__).with_name("table.toml")))
