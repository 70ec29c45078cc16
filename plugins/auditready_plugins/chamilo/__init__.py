"""Chamilo (and Dokeos, of which it comes): the tracking of a course's learners, read from a mapping."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from auditready import Reader, TableReader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register ``chamilo.tracking``."""
    register(TableReader.from_toml(Path(__file__).with_name("tracking.toml")))
