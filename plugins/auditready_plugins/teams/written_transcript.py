"""Transcripts of Teams meetings saved as a Word document, or copied from it as text.

Until 2022: "0:0:0.0 --> 0:0:0.820", the speaker, the words, each on a line of its own. Since: "Ann Lee   0:05", then
the words, below a line that says who started the transcription.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from msgspec import Struct

from auditready import (
    AnyEvidence,
    ChatMessage,
    EvidenceFile,
    LazyPattern,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    fold,
    parse_minutes,
    quote,
    say,
)

from ..chat.captions import head_lines

_TIMES = LazyPattern(r"(\d{1,2}:\d{1,2}:\d{1,2})\.\d{1,3} --> \d{1,2}:\d{1,2}:\d{1,2}\.\d{1,3}")
_TURN = LazyPattern(r"(?P<name>\S.{0,120}?)(?P<gap>\s+)(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)")
_STARTED = LazyPattern(r".{1,120} (?:started transcription|a (?:demarre|commence|lance) la transcription)")
_STOPPED = LazyPattern(r".{1,120} (?:stopped transcription|a (?:arrete|interrompu) la transcription)")
_STARTED_WITHIN = 20
"""Lines above the line that says who started: a title, the day, the length."""


class _Turn(Struct):
    """What one person said at a time."""

    page: int | None
    line: int
    speaker: str
    elapsed_minutes: float | None
    words: list[str]


class WrittenTranscriptReader:
    """Reads who said something, and when since the transcription began."""

    name = "teams.written_transcript"
    system = "Microsoft Teams"
    kinds = frozenset({"chat_message"})
    formats = frozenset({"text", "delimited", "docx", "odt"})
    at_most = 0.85

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a text that begins with a span of times, or a document in which somebody starts a transcription."""
        lines = [line.strip() for line in _head(file) if line.strip()]
        if lines and _TIMES.fullmatch(lines[0]):
            return _claim("timed", lines[0])
        started = next((line for line in lines[:_STARTED_WITHIN] if _STARTED.fullmatch(fold(line))), None)
        if started is not None and any(map(_TURN.fullmatch, lines)):
            return _claim("turns", started)
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one spoken message a turn."""
        turns = _timed(file) if context.recognition.variant == "timed" else _turns(file)
        for turn in turns:
            text = " ".join(turn.words)
            yield ChatMessage(
                locator=Locator(file=file.name, page=turn.page, line=turn.line, quote=quote(f"{turn.speaker}: {text}")),
                person=Mention(name=turn.speaker),
                elapsed_minutes=turn.elapsed_minutes,
                spoken=True,
                length=len(text),
            )
        context.note(
            "temps écoulé depuis le début de la transcription : sans date, elle ne se rattache à aucune demi-journée",
            "time elapsed since the transcription began: without a date, it belongs to no half-day",
        )


def _claim(variant: str, seen: str) -> Recognition:
    return Recognition(
        confidence=0.85,
        why=say(
            "« {seen} », comme dans une transcription Teams enregistrée en document",
            '"{seen}", as in a Teams transcript saved as a document',
            seen=quote(seen, 80),
        ),
        variant=variant,
    )


def _head(file: EvidenceFile) -> Sequence[str]:
    if file.format in {"docx", "odt"}:
        return file.document.pages[0].lines if file.document.pages else ()
    return head_lines(file)


def _lines(file: EvidenceFile) -> Iterator[tuple[int | None, int, str]]:
    """Give page, line number and text of every line that holds something."""
    if file.format in {"docx", "odt"}:
        for page in file.document.pages:
            for number, line in enumerate(page.lines, start=1):
                if line.strip():
                    yield page.number, number, line.strip()
    else:
        for number, line in enumerate(file.text.lines, start=1):
            if line.strip():
                yield None, number, line.strip()


def _timed(file: EvidenceFile) -> Iterator[_Turn]:
    turn: _Turn | None = None
    elapsed: float | None = None
    for page, number, line in _lines(file):
        if times := _TIMES.fullmatch(line):
            if turn is not None:
                yield turn
            turn, elapsed = None, _elapsed(times[1])
        elif turn is None:
            turn = _Turn(page, number, line, elapsed, [])
        else:
            turn.words.append(line)
    if turn is not None:
        yield turn


def _turns(file: EvidenceFile) -> Iterator[_Turn]:
    turn: _Turn | None = None
    gap = (
        1  # Teams puts three spaces before the clock: where the file keeps those of the first turn, all turns have them
    )
    for page, number, line in dropwhile(lambda place: not _STARTED.fullmatch(fold(place[2])), _lines(file)):
        folded = fold(line)
        if (found := _TURN.fullmatch(line)) and len(found["gap"]) >= gap and _follows(found, turn):
            if turn is None:
                gap = min(len(found["gap"]), 2)
            else:
                yield turn
            turn = _Turn(page, number, found["name"], _elapsed(found["clock"]), [])
        elif turn is not None and not _STARTED.fullmatch(folded) and not _STOPPED.fullmatch(folded):
            turn.words.append(line)
    if turn is not None:
        yield turn


def _follows(found: re.Match[str], turn: _Turn | None) -> bool:
    """Whether a line begins a turn, rather than being words that end with a time of day ("On reprend à 10:30")."""
    elapsed, last = _elapsed(found["clock"]), turn.elapsed_minutes if turn else None
    words = found["name"].split()
    named = not (words[0].islower() or words[-1].islower())
    return elapsed is not None and named and (last is None or elapsed >= last)


def _elapsed(clock: str) -> float | None:
    parts = clock.split(":")
    padded = ":".join(part.zfill(2) for part in (["0", *parts] if len(parts) == 2 else parts))
    return parse_minutes(padded)
