"""Zoom: participant, webinar, poll and registration reports of the portal and the API, saved chats, transcripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from auditready import Reader, TableReader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register the readers of Zoom's exports."""
    from .chat import ChatReader
    from .participants import ParticipantsReader
    from .polls import PollsReader
    from .transcript import TranscriptReader
    from .webinar import WebinarReader

    for reader in (ParticipantsReader(), WebinarReader(), PollsReader(), ChatReader(), TranscriptReader()):
        register(reader)
    register(TableReader.from_toml(Path(__file__).with_name("api.toml")))
