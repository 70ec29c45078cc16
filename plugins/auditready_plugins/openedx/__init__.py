"""Open edX (FUN and others): tracking logs, grade reports, reports of problems, open responses and engagement."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from auditready import Reader, TableReader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register one reader an export."""
    from .grades import GradesReader
    from .log import LogReader
    from .profiles import ProfilesReader

    register(LogReader())
    register(GradesReader())
    register(ProfilesReader())
    register(TableReader.from_toml(Path(__file__).with_name("reports.toml")))
