"""Transcripts of Meet: the Google document, downloaded as Word, OpenDocument or plain text.

Title, the day or "2024/11/21 15:51 GMT", perhaps the attendees, then "00:05:00" now and again and "Ann Lee: text" for
each turn; at the end "Transcription ended after 00:30:30" and a word on the machine that wrote it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

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
    parse_date,
    parse_datetime,
    parse_minutes,
    quote,
    say,
)

from ..chat.captions import head_lines

_DOCUMENTS = frozenset({"docx", "odt"})
_MARK = LazyPattern(r"\(?(\d{2}:[0-5]\d:[0-5]\d)\)?")
_TURN = LazyPattern(r"(?P<name>[^\s:.!?,;()\[\]0-9][^:.!?;()\[\]]{0,60}?): (?P<text>\S.*)")
_TITLED = LazyPattern(r".{1,200} [-–] (?:transcript|transcription)")
_STARTED = LazyPattern(r"(20\d\d/\d\d/\d\d \d\d:\d\d)(?: (GMT|UTC)([+-]\d{1,2})?\b)?")
_ENDED = LazyPattern(
    r"(?:transcription ended|meeting ended|transcription terminee) (?:after|apres) \d\d:\d\d:\d\d.{0,4}"
)
_MACHINE = ("this editable transcript was computer generated", "cette transcription modifiable a ete generee")
_TITLE_WITHIN = 6


class _Line(Struct, frozen=True):
    page: int | None
    number: int
    text: str


class TranscriptReader:
    """Reads who spoke, to the last time written above their words."""

    name = "google_meet.transcript"
    system = "Google Meet"
    kinds = frozenset({"chat_message"})
    formats = frozenset({"text", "delimited", "docx", "odt"})
    at_most = 0.9

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a text titled a transcript above a first "00:00:00", or that says that Meet's machine wrote it."""
        lines = [line.text for line in _head(file)]
        seen = next((line for line in lines if fold(line).startswith(_MACHINE)), None)
        if seen is None:
            titled = next((line for line in lines[:_TITLE_WITHIN] if _TITLED.fullmatch(fold(line))), None)
            marked = any(_MARK.fullmatch(line) is not None for line in lines)
            seen = titled if marked else None
        if seen is None or not any(_TURN.fullmatch(line) for line in lines):
            return None
        return Recognition(
            confidence=0.9,
            why=say(
                "« {line} », comme dans une transcription Google Meet",
                '"{line}", as in a Google Meet transcript',
                line=quote(seen, 80),
            ),
        )

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one spoken message a turn; the attendees listed above are not taken as present."""
        lines = list(_lines(file))
        began = _began(lines)
        elapsed: float | None = None
        listed = False
        for line in lines:
            if (mark := _MARK.fullmatch(line.text)) is not None:
                elapsed = parse_minutes(mark[1])
            listed = listed or fold(line.text).rstrip(":") in {"attendees", "participants"}
            turn = _TURN.fullmatch(line.text)
            if turn is None or _is_ending(line.text) or (elapsed is None and line.number <= _TITLE_WITHIN):
                continue
            yield ChatMessage(
                locator=Locator(file=file.name, page=line.page, line=line.number, quote=quote(line.text)),
                person=Mention(name=turn["name"].strip()),
                at=began + timedelta(minutes=elapsed) if began is not None and elapsed is not None else None,
                elapsed_minutes=elapsed,
                spoken=True,
                length=len(turn["text"].strip()),
            )
        _note(context, began, listed=listed)


def _note(context: ReadContext, began: datetime | None, *, listed: bool) -> None:
    if began is None:
        context.note(
            "temps écoulé depuis le début de la transcription, sans heure de début : elle ne se rattache à aucune "
            "demi-journée",
            "time elapsed since the transcription began, without the moment of its beginning: it belongs to no "
            "half-day",
        )
    else:
        zone = "" if began.tzinfo else f", {context.zone}"
        context.note(
            f"heures comptées depuis celle du titre{zone} : au repère de temps qui précède chaque parole, à quelques "
            "minutes près",
            f"times counted from that of the title{zone}: of the time mark above each turn, within some minutes",
        )
    if listed:
        context.note(
            "liste des participants de la transcription non lue comme présence : elle n'a ni arrivée ni départ",
            "the transcript's list of attendees is not read as presence: it has no arrival and no departure",
        )


def _head(file: EvidenceFile) -> Sequence[_Line]:
    if file.format in _DOCUMENTS:
        return list(_lines(file))
    return [_Line(None, number, line.strip()) for number, line in enumerate(head_lines(file), start=1) if line.strip()]


def _lines(file: EvidenceFile) -> Iterator[_Line]:
    pages = (
        [(page.number, page.lines) for page in file.document.pages]
        if file.format in _DOCUMENTS
        else [(None, file.text.lines)]
    )
    for page, lines in pages:
        for number, line in enumerate(lines, start=1):
            if text := line.strip().lstrip("#").replace("**", "").strip():
                yield _Line(page, number, text)


def _began(lines: Sequence[_Line]) -> datetime | None:
    """Return the moment in the title; a day without a time of day says no half-day."""
    for line in lines[:_TITLE_WITHIN]:
        if (found := _STARTED.search(line.text)) is None or parse_date(found[1][:10]) is None:
            continue
        offset = f"{int(found[3]):+03}:00" if found[3] else "+00:00" if found[2] else ""
        return parse_datetime(found[1].replace("/", "-") + offset)
    return None


def _is_ending(line: str) -> bool:
    folded = fold(line)
    return _ENDED.fullmatch(folded) is not None or folded.startswith(_MACHINE)
