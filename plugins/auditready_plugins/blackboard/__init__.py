"""Blackboard Collaborate, now Class Collaborate: attendance of sessions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from auditready import Reader, TableReader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register the reader of Collaborate's exports."""
    register(TableReader.from_toml(Path(__file__).with_name("attendance.toml")))
