"""The public chat saved from a room: "[09:02] [Ann : MODERATOR]: text", before 2.4 "[09:02] Ann : text"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

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
    dates_in_name,
    fold,
    parse_time,
    quote,
    say,
)

from ..chat.captions import head_lines

_WITH_ROLE = LazyPattern(
    r"\[(?P<clock>\d{1,2}:[0-5]\d)\] \[(?P<name>[^\[\]]{1,120}?) : (?P<role>MODERATOR|VIEWER)\] ?: ?(?P<text>.*)"
)
_BARE = LazyPattern(r"\[(?P<clock>\d{1,2}:[0-5]\d)\] (?P<name>[^\[\]:<>]{1,120}?) : (?P<text>.*)")
_SAVED = LazyPattern(r"(?<!\d)20\d\d-\d\d-\d\d_(\d\d)-(\d\d)(?!\d)")
_SYSTEM = "system"
_LEVELS = frozenset({"trace", "debug", "info", "notice", "warn", "warning", "error", "critical", "fatal"})
_WITHIN = 40
"""Lines of a welcome message, by the system, above the first one that somebody wrote."""


class ChatReader:
    """Reads who wrote when; the file holds minutes without a date, which the file's name may give."""

    name = "bigbluebutton.chat"
    system = "BigBlueButton"
    kinds = frozenset({"chat_message"})
    formats = frozenset({"text", "delimited"})
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a text of messages with the time in brackets, below the system's own welcome if any."""
        lines = [line for line in head_lines(file)[:_WITHIN] if line.strip()]
        found = _layout(lines)
        if found is None:
            return None
        layout, first = found
        return Recognition(
            confidence=0.95 if layout is _WITH_ROLE else 0.6,
            why=say(
                "messages « {line} » comme dans une conversation publique BigBlueButton",
                'messages "{line}" as in a BigBlueButton public chat',
                line=quote(first, 60),
            ),
            variant="with-role" if layout is _WITH_ROLE else "bare",
        )

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one message a stamped line; lines without a stamp go on with the one above."""
        found = _layout([line for line in file.text.lines[:_WITHIN] if line.strip()])
        if found is None:
            raise UnreadableEvidence(
                "la conversation BigBlueButton ne contient plus de message lisible : l'enregistrer à nouveau",
                "the BigBlueButton chat holds no readable message any more: save it again",
            )
        saved = _saved_at(file.name)
        for number, match, length in _messages(file.text.lines, found[0]):
            clock = parse_time(match["clock"])
            if fold(match["name"]) == _SYSTEM:
                continue
            at = datetime.combine(saved, clock) if saved and clock else None
            if at is not None and saved is not None and at > saved:
                at -= timedelta(days=1)  # saved past midnight
            yield ChatMessage(
                locator=Locator(file=file.name, line=number, quote=quote(match[0])),
                person=Mention(name=match["name"].strip()),
                at=at,
                clock=None if at else clock,
                length=length,
            )
        if saved is None:
            context.note(
                "heures sans date : les messages ne se rattachent à aucune demi-journée ; garder le nom que "
                "BigBlueButton donne au fichier",
                "times without a date: the messages belong to no half-day; keep the name that BigBlueButton gives the "
                "file",
            )
        else:
            context.note(
                f"date des messages prise dans le nom du fichier ; heures sans fuseau : lues en {context.zone}, par "
                "hypothèse",
                f"the date of the messages is taken from the name of the file; times carry no zone: read as "
                f"{context.zone}, assumed",
            )


def _layout(lines: Sequence[str]) -> tuple[LazyPattern, str] | None:
    """Return the pattern of the messages and the first line that has it."""
    for pattern in (_WITH_ROLE, _BARE):
        found = [match for line in lines if (match := pattern.fullmatch(line)) is not None]
        if not found:
            continue
        welcome = lines[0].casefold().startswith(f"{_SYSTEM}:")
        starts = pattern.fullmatch(lines[0]) is not None
        if pattern is _WITH_ROLE and (starts or welcome):
            return pattern, found[0][0]
        names = {fold(match["name"]) for match in found}
        if (starts or welcome) and 2 * len(found) > len(lines) and not names & _LEVELS:
            return pattern, found[0][0]
    return None


def _messages(lines: Sequence[str], layout: LazyPattern) -> Iterator[tuple[int, re.Match[str], int]]:
    """Give line number, message and its length, the lines that go on with it included."""
    held: tuple[int, re.Match[str]] | None = None
    length = 0
    for number, line in enumerate(lines, start=1):
        match = layout.fullmatch(line)
        if match is None:
            length += 1 + len(line.strip()) if line.strip() else 0  # the line break is a character of the message
            continue
        if held is not None:
            yield (*held, length)
        held, length = (number, match), len(match["text"].strip())
    if held is not None:
        yield (*held, length)


def _saved_at(name: str) -> datetime | None:
    """Return when the chat was saved, from ``public-chat-…_2026-03-05_12-31.txt``; the day's end without a time."""
    base = name.rpartition("/")[2]
    days = dates_in_name(base)
    if not days:
        return None
    clock = _SAVED.search(base)
    time = parse_time(f"{clock[1]}:{clock[2]}") if clock else None
    return datetime.fromisoformat(days[-1]).replace(
        hour=time.hour if time else 23, minute=time.minute if time else 59, second=59
    )
