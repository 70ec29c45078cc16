"""Google Meet: attendance reports, participants from the API, the chat beside a recording, transcripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from auditready import Reader, TableReader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register the readers of Meet's exports."""
    from .attendance import AttendanceReader
    from .chat import ChatReader
    from .transcript import TranscriptReader

    for reader in (AttendanceReader(), ChatReader(), TranscriptReader()):
        register(reader)
    register(TableReader.from_toml(Path(__file__).with_name("api.toml")))
