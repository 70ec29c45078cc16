"""Microsoft Teams: attendance lists and reports of meetings, reports of live events, transcripts."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Reader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register the readers of Teams' exports."""
    from .attendance import AttendanceReader
    from .chat import ChatReader
    from .transcript import TranscriptReader
    from .written_transcript import WrittenTranscriptReader

    for reader in (AttendanceReader(), ChatReader(), TranscriptReader(), WrittenTranscriptReader()):
        register(reader)
