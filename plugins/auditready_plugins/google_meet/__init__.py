"""Google Meet: attendance reports, the chat beside a recording, transcripts."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Reader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register the readers of Meet's exports."""
    from .attendance import AttendanceReader
    from .chat import ChatReader
    from .transcript import TranscriptReader

    for reader in (AttendanceReader(), ChatReader(), TranscriptReader()):
        register(reader)
