"""Transcripts of Teams meetings: WebVTT captions with the speaker in a voice tag, ``<v Ann Lee>text</v>``."""

from __future__ import annotations

from collections.abc import Iterator

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

_VOICE = LazyPattern(r"<v(?:\.[^\s>]{1,40})?\s+([^<>]{1,200})>")
_TAG = LazyPattern(r"</?[a-z][^<>]{0,200}>")


class TranscriptReader:
    """Reads who said something, and when since the transcription began."""

    name = "teams.transcript"
    system = "Microsoft Teams"
    kinds = frozenset({"chat_message"})
    formats = frozenset({"text", "delimited"})
    at_most = 0.9

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim WebVTT whose captions begin with a voice tag."""
        cues = head_cues(file)
        voices = [found for cue in cues if (found := _VOICE.match(cue.text)) is not None]
        if not voices or 2 * len(voices) < len(cues):
            return None
        return Recognition(
            confidence=0.9,
            why=say(
                "sous-titres WebVTT avec balise de voix « {tag} », comme dans une transcription Teams",
                'WebVTT captions with the voice tag "{tag}", as in a Teams transcript',
                tag=quote(voices[0][0], 60),
            ),
        )

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one spoken message a voice tag."""
        unnamed = 0
        for cue in iter_cues(file):
            # The text before the first tag belongs to nobody; writers may leave the tags open.
            nobody, *voices = _VOICE.split(cue.text)
            unnamed += bool(nobody.strip())
            for speaker, words in zip(voices[::2], voices[1::2], strict=True):
                text = _TAG.sub("", words).strip()
                yield ChatMessage(
                    locator=Locator(file=file.name, line=cue.line, quote=quote(f"{speaker}: {text}")),
                    person=Mention(name=speaker.strip()),
                    elapsed_minutes=cue.elapsed_minutes,
                    spoken=True,
                    length=len(text),
                )
        if unnamed:
            context.note(
                f"{unnamed} sous-titre(s) sans nom d'intervenant laissé(s) de côté",
                f"{unnamed} caption(s) without a speaker's name left out",
            )
        context.note(
            "temps écoulé depuis le début de la transcription : sans date, elle ne se rattache à aucune demi-journée",
            "time elapsed since the transcription began: without a date, it belongs to no half-day",
        )
