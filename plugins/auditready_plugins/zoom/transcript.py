"""Transcripts of Zoom cloud recordings: numbered WebVTT captions of the form "Name: text"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from auditready import (
    AnyEvidence,
    ChatMessage,
    EvidenceFile,
    LazyPattern,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    quote,
    say,
)

from ..chat.captions import head_cues, iter_cues
from .names import recording_start

_SPEAKER = LazyPattern(r"([^:<>]{1,80}): +(.*)")


class TranscriptReader:
    """Reads who said something, and when since the recording began."""

    name = "zoom.transcript"
    system = "Zoom"
    kinds = frozenset({"chat_message"})
    formats = frozenset({"text", "delimited"})
    at_most = 0.85

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim WebVTT whose captions are numbered and name their speaker before a colon."""
        cues = head_cues(file)
        spoken = [found for cue in cues if (found := _SPEAKER.fullmatch(cue.text)) is not None]
        if not spoken or not all(cue.numbered for cue in cues[:-1]) or 2 * len(spoken) < len(cues):
            return None
        return Recognition(
            confidence=0.85,
            why=say(
                "sous-titres WebVTT numérotés, « {speaker} : … » comme dans une transcription Zoom",
                'numbered WebVTT captions, "{speaker}: …" as in a Zoom transcript',
                speaker=quote(spoken[0][1], 60),
            ),
        )

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one spoken message a caption."""
        began = recording_start(file.name)
        unnamed = 0
        for cue in iter_cues(file):
            found = _SPEAKER.fullmatch(cue.text)
            if found is None:
                unnamed += 1
                continue
            yield ChatMessage(
                locator=Locator(file=file.name, line=cue.line, quote=quote(cue.text)),
                person=Mention(name=found[1].strip()),
                at=began + timedelta(minutes=cue.elapsed_minutes) if began else None,
                elapsed_minutes=cue.elapsed_minutes,
                spoken=True,
                length=len(found[2]),
            )
        if unnamed:
            context.note(
                f"{unnamed} sous-titre(s) sans nom d'intervenant laissé(s) de côté",
                f"{unnamed} caption(s) without a speaker's name left out",
            )
        if began is None:
            context.note(
                "temps écoulé depuis le début de l'enregistrement : sans date, la transcription ne se rattache à "
                "aucune demi-journée",
                "time elapsed since the recording began: without a date, the transcript belongs to no half-day",
            )
