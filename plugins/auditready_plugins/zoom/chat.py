"""Chats saved from Zoom meetings: on a computer (wall clock) or with a cloud recording (elapsed time).

Layouts seen: "09:02:11 From Ann to Everyone : text" (until 2020), the text on lines of its own (since 2021), the same
with a date, and "00:21:14<tab>Ann:<tab>text" beside a cloud recording. "From … to" is in the user's language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

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
    UnreadableEvidence,
    fold,
    parse_date,
    parse_minutes,
    parse_time,
    quote,
    say,
)

from ..chat.captions import head_lines
from .names import local_start, recording_start

_STAMP = r"(?:(?P<date>\d{4}-\d{2}-\d{2}) )?(?P<clock>\d{2}:[0-5]\d:[0-5]\d)"
_WORDS = (
    ("From", "to"), ("De", "à|a|A|À|para"), ("Von", "an"), ("Da", "a"), ("Van", "aan"), ("От", "кому"), ("Від", "до"),
)  # fmt: skip
_SENT = tuple(
    # "De Gaulle: oui" beside a cloud recording has no receiver and no blank before its colon.
    LazyPattern(
        rf"{_STAMP}\s+{sender}\s+(?P<name>\S.{{0,120}}?)(?:\s+(?:{receiver})\s+(?P<to>\S.{{0,120}}?))?"
        r"(?(to)\s*|\s+):(?:\s(?P<text>.*))?"
    )
    for sender, receiver in _WORDS
)
_TABBED = LazyPattern(rf"{_STAMP}\t(?P<name>[^\t]{{1,120}}?):\t(?P<text>.*)")
_SPACED = LazyPattern(rf"{_STAMP}[ \t]+(?P<name>[^:\t]{{1,80}}?):[ \t]+(?P<text>.*)")
_ELAPSED = (_TABBED, _SPACED)
"""Layouts that count from the beginning of the recording."""

_LOG_LEVELS = frozenset({"trace", "debug", "info", "notice", "warn", "warning", "error", "critical", "fatal"})
_EVERYONE = ("everyone", "tout le monde", "todos", "todas", "alle", "tutti", "iedereen", "всем", "всех", "усім")
_PRIVATE = LazyPattern(r"\([^()]+\)$")
"""Zoom writes "(Privately)" or "(Direct Message)", translated, behind a single recipient."""


class _Message(Struct):
    """One message while its lines are gathered."""

    line: int
    found: re.Match[str]
    texts: list[str]

    @property
    def is_private(self) -> bool:
        to = fold(self.found.groupdict().get("to") or "")
        return _PRIVATE.search(to) is not None and not to.startswith(_EVERYONE)


class ChatReader:
    """Reads who wrote when in a meeting's chat; of the text only a short quote is kept, of a private one nothing."""

    name = "zoom.chat"
    system = "Zoom"
    kinds = frozenset({"chat_message"})
    formats = frozenset({"text", "delimited"})
    at_most = 0.9

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a text whose first line is a message in one of Zoom's layouts."""
        lines = [line for line in head_lines(file) if line.strip()]
        layout = _find_layout(lines)
        if layout is None:
            return None
        return Recognition(
            confidence=0.5 if layout is _SPACED else 0.9,
            why=say(
                "messages horodatés comme dans une conversation Zoom : « {line} »",
                'messages stamped as in a Zoom chat: "{line}"',
                line=quote(lines[0], 60),
            ),
            variant="elapsed" if layout in _ELAPSED else "wall-clock",
        )

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one message a stamped line; lines without a stamp continue the message above."""
        layout = _find_layout([line for line in file.text.lines if line.strip()][:40])
        if layout is None:
            raise UnreadableEvidence(
                "la conversation Zoom ne commence plus par un message lisible : l'enregistrer à nouveau",
                "the Zoom chat does not begin with a readable message any more: save it again",
            )
        clock = _Elapsed(file) if layout in _ELAPSED else _WallClock(file, context)
        orphans = 0
        for message in _gather(file.text.lines, layout):
            if message is None:
                orphans += 1
            else:
                yield _record(file, message, clock)
        if orphans:
            context.note(
                f"{orphans} ligne(s) avant le premier message laissée(s) de côté",
                f"{orphans} line(s) above the first message left out",
            )
        clock.note(context)


class _Elapsed:
    """Time since a cloud recording began; absolute where the file's name says when that was."""

    def __init__(self, file: EvidenceFile) -> None:
        self._began = recording_start(file.name)

    def place(self, found: re.Match[str]) -> tuple[datetime | None, time | None, float | None]:
        """Return the moment, the wall clock and the elapsed minutes of a message."""
        minutes = parse_minutes(found["clock"])
        at = self._began + timedelta(minutes=minutes) if self._began and minutes is not None else None
        return at, None, minutes

    def note(self, context: ReadContext) -> None:
        """Tell what the times cannot prove."""
        if self._began is None:
            context.note(
                "temps écoulé depuis le début de l'enregistrement : sans date, les messages ne se rattachent à aucune "
                "demi-journée",
                "time elapsed since the recording began: without a date, the messages belong to no half-day",
            )


class _WallClock:
    """Time of day; the date comes from the line, else from the folder or the file's name, else from nowhere."""

    def __init__(self, file: EvidenceFile, context: ReadContext) -> None:
        began = recording_start(file.name)
        here = began.astimezone(ZoneInfo(context.zone)).replace(tzinfo=None) if began else None
        self._last = local_start(file.name) or here
        self._dated = False

    def place(self, found: re.Match[str]) -> tuple[datetime | None, time | None, float | None]:
        """Return the moment, the wall clock and the elapsed minutes of a message."""
        clock, day = parse_time(found["clock"]), parse_date(found["date"])
        self._dated = self._dated or day is not None
        if clock is None or (day is None and self._last is None):
            return None, clock, None
        at = datetime.combine(day or self._last, clock)  # type: ignore[arg-type]  # one of them is there
        if day is None and self._last is not None and at < self._last - timedelta(hours=12):
            at += timedelta(days=1)  # past midnight
        self._last = at
        return at, clock, None

    def note(self, context: ReadContext) -> None:
        """Tell where the date comes from."""
        if self._dated:
            return
        if self._last is None:
            context.note(
                "heures sans date : les messages ne se rattachent à aucune demi-journée",
                "times without a date: the messages belong to no half-day",
            )
        else:
            context.note(
                "date des messages prise dans le nom du dossier ou du fichier",
                "the date of the messages is taken from the name of the folder or of the file",
            )


def _find_layout(lines: Sequence[str]) -> LazyPattern | None:
    """Return the pattern of the file's messages, or ``None`` where its lines are no Zoom chat."""
    if not lines:
        return None
    for pattern in (_TABBED, *_SENT):
        if (first := pattern.fullmatch(lines[0])) is not None:
            return pattern if fold(first["name"]) not in _LOG_LEVELS else None
    found = [match for line in lines if (match := _SPACED.fullmatch(line)) is not None]
    names = {fold(match["name"]) for match in found}
    is_chat = _SPACED.fullmatch(lines[0]) is not None and 2 * len(found) > len(lines) and not names & _LOG_LEVELS
    return _SPACED if is_chat else None


def _gather(lines: Sequence[str], layout: LazyPattern) -> Iterator[_Message | None]:
    """Give whole messages; ``None`` for a line that belongs to none."""
    message: _Message | None = None
    for number, line in enumerate(lines, start=1):
        found = layout.fullmatch(line)
        if found is not None:
            if message is not None:
                yield message
            message = _Message(number, found, [found["text"] or ""])
        elif message is not None:
            message.texts.append(line.strip())
        elif line.strip():
            yield None
    if message is not None:
        yield message


def _record(file: EvidenceFile, message: _Message, times: _Elapsed | _WallClock) -> ChatMessage:
    at, clock, elapsed = times.place(message.found)
    text = "\n".join(message.texts).strip()
    stamp = message.found[0][: message.found.start("text")] if message.found["text"] else message.found[0]
    return ChatMessage(
        locator=Locator(
            file=file.name, line=message.line, quote=quote(stamp if message.is_private else f"{stamp} {text}")
        ),
        person=Mention(name=message.found["name"].strip()),
        at=at,
        clock=clock,
        elapsed_minutes=elapsed,
        private=message.is_private,
        length=len(text),
    )
