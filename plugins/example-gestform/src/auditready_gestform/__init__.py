"""Reads the follow-up export of GestForm; everything that is known of it stands in ``mapping.toml``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from auditready import Reader, TableReader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register ``gestform.follow-up``."""
    register(TableReader.from_toml(Path(__file__).with_name("mapping.toml")))
