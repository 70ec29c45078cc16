"""TalentLMS: answers of the API and custom reports, read from a mapping; the timeline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from auditready import Reader, TableReader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register ``talentlms.progress`` and ``talentlms.timeline``."""
    from .timeline import TimelineReader

    register(TableReader.from_toml(Path(__file__).with_name("progress.toml")))
    register(TimelineReader())
