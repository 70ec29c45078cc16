"""Zoom: participant, webinar, poll and question reports of the portal and the API, chats, captions, transcripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from auditready import Reader, TableReader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register the readers of Zoom's exports."""
    from .captions import CaptionsReader
    from .chat import ChatReader
    from .participants import ParticipantsReader
    from .polls import PollsReader
    from .transcript import TranscriptReader
    from .webinar import WebinarReader

    register(ParticipantsReader())
    register(WebinarReader())
    register(PollsReader())
    register(ChatReader())
    register(TranscriptReader())
    register(CaptionsReader())
    for mapping in ("api.toml", "questions.toml"):
        register(TableReader.from_toml(Path(__file__).with_name(mapping)))
