"""The log of a recorded room, ``events.xml``: who came and left, wrote, voted, asked to speak, and what was recorded.

BigBlueButton 2.0 to 2.6. ``timestamp`` counts milliseconds of a clock that has no date; the date stands in each event
since 2.6, and before that in the identifier of the meeting, which ends with the moment of its creation.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from auditready import (
    AnyEvidence,
    ChatMessage,
    EvidenceFile,
    LazyPattern,
    Locator,
    Mention,
    Presence,
    ReadContext,
    Recognition,
    Recording,
    UnreadableEvidence,
    Words,
    parse_datetime,
    parse_minutes,
    quote,
)

from ..chat.people import tells_typed_names
from .people import hosts, mention, moment

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CREATED = LazyPattern(r"-(\d{13})$")
_LONGEST_ANSWER = 2_000


class _Stay(Struct):
    """One join of one person."""

    line: int
    name: str
    external: str
    moderator: bool
    start: datetime | None
    end: datetime | None = None


class EventsReader:
    """Reads stays to the second, in UTC; chat, votes and raised hands; the stretches that were recorded."""

    name = "bigbluebutton.events"
    system = "BigBlueButton"
    kinds = frozenset({"presence", "chat_message", "recording"})
    formats = frozenset({"xml"})
    at_most = 0.97

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim XML whose root is a recording and whose events have a module."""
        if file.format != "xml" or b"<recording" not in file.ascii_head or b"<event " not in file.ascii_head:
            return None
        if b"module=" not in file.ascii_head or b"eventname=" not in file.ascii_head:
            return None
        return Recognition(
            confidence=0.97,
            why=Words(
                "journal « <recording … <event … module= eventname= » d'une salle BigBlueButton",
                'log "<recording … <event … module= eventname=" of a BigBlueButton room',
            ),
            variant="dated" if b"<timestampUTC>" in file.ascii_head or b"<date>" in file.ascii_head else "undated",
        )

    @tells_typed_names
    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give exchanges in the order of the log, then the stays, then what was recorded."""
        log = _Log(file, context)
        for line, element in file.iter_markup("event", "meeting", "metadata"):
            if element.tag == "event":
                yield from log.take(line, element)
            else:
                log.describe(element)
        yield from log.close()


class _Log:
    """What is known of the meeting while its events go by."""

    def __init__(self, file: EvidenceFile, context: ReadContext) -> None:
        self._file = file
        self._context = context
        self._id = self._title = ""
        self._stays: list[_Stay] = []
        self._open: dict[str, _Stay] = {}
        self._names: dict[str, str] = {}
        self._polls: dict[str, tuple[str, dict[str, str]]] = {}
        self._recorded: list[tuple[int, datetime | None, datetime | None]] = []
        self._zero: int | None = None
        self._first: datetime | None = None
        self._last: datetime | None = None
        self._dated = False
        self._votes = 0

    def describe(self, element: Element) -> None:
        """Take the meeting's identifier and name from the elements above the events."""
        if element.tag == "metadata":
            self._title = self._title or element.get("meetingName", "")
            return
        self._id = element.get("meeting_id") or element.get("id") or self._id
        self._title = element.get("name") or self._title

    def take(self, line: int, event: Element) -> Iterator[ChatMessage]:
        """Take one event; give the exchange that it is, if any."""
        at = self._at(event)
        kind = f"{event.get('module')}.{event.get('eventname')}"
        if kind == "PARTICIPANT.ParticipantJoinEvent":
            self._join(line, event, at)
        elif kind == "PARTICIPANT.ParticipantLeftEvent":
            stay = self._open.pop(_text(event, "userId"), None)
            if stay is not None:
                stay.end = at
        elif kind == "PARTICIPANT.RecordStatusEvent":
            self._record(line, event, at)
        elif kind == "POLL.PollStartedRecordEvent":
            self._polls[_text(event, "pollId")] = (_text(event, "question"), _options(_text(event, "answers")))
        elif kind == "POLL.UserRespondedToPollRecordEvent":
            self._votes += 1
            yield from self._said(line, self._names.get(_text(event, "userId"), ""), at, self._vote(event))
        elif kind == "CHAT.PublicChatEvent":
            yield from self._said(line, _text(event, "sender"), at, _text(event, "message"), written=True)
        elif kind == "PARTICIPANT.ParticipantStatusChangeEvent" and _text(event, "value") == "raiseHand":
            yield from self._said(line, self._names.get(_text(event, "userId"), ""), at, "raiseHand")

    def close(self) -> Iterator[AnyEvidence]:
        """Give the stays and the recordings, and say what the log cannot prove."""
        if not self._stays:
            raise UnreadableEvidence(
                "le journal BigBlueButton ne contient aucune arrivée (« ParticipantJoinEvent ») : le télécharger à "
                "nouveau",
                'the BigBlueButton log holds no arrival ("ParticipantJoinEvent"): download it again',
            )
        is_host = hosts([(stay.name, stay.moderator) for stay in self._stays], self._context)
        connections = {*self._names}
        for stay in self._stays:
            yield Presence(
                locator=self._place(stay.line, f"ParticipantJoinEvent {stay.name} {stay.external}"),
                person=mention(stay.name, stay.external, connections),
                start=stay.start,
                end=stay.end,
                minutes=_minutes(stay.start, stay.end),
                meeting_id=self._id or None,
                meeting_title=self._title or None,
                meeting_start=self._first,
                meeting_end=self._last,
                host=stay.moderator and is_host,
            )
        for line, start, end in self._recorded:
            yield Recording(
                locator=self._place(line, "RecordStatusEvent true"),
                start=start,
                minutes=_minutes(start, end or self._last),
                title=self._title or None,
            )
        self._note()

    def _join(self, line: int, event: Element, at: datetime | None) -> None:
        user, name = _text(event, "userId"), _text(event, "name")
        stay = _Stay(line, name, _text(event, "externalUserId"), _text(event, "role") == "MODERATOR", at)
        self._names[user] = name
        if name:
            self._stays.append(stay)
            self._open[user] = stay

    def _record(self, line: int, event: Element, at: datetime | None) -> None:
        if _text(event, "status") == "true":
            self._recorded.append((line, at, None))
        elif self._recorded and self._recorded[-1][2] is None:
            began, start, _ = self._recorded[-1]
            self._recorded[-1] = (began, start, at)

    def _vote(self, event: Element) -> str:
        question, options = self._polls.get(_text(event, "pollId"), ("", {}))
        answer = _text(event, "answer") or options.get(_text(event, "answerId"), _text(event, "answerId"))
        return f"{question or 'poll'}: {answer}"

    def _said(
        self, line: int, name: str, at: datetime | None, text: str, *, written: bool = False
    ) -> Iterator[ChatMessage]:
        if name:
            yield ChatMessage(
                locator=self._place(line, f"{name}: {text}"),
                person=Mention(name=name),
                at=at,
                length=len(text) if written else 0,
            )

    def _at(self, event: Element) -> datetime | None:
        """Return the event's moment, and keep the first and the last."""
        at = moment(_text(event, "timestampUTC")) or _zoned(_text(event, "date"))
        self._dated = self._dated or at is not None
        if at is None:
            at = self._since_creation(event.get("timestamp", ""))
        if at is not None:
            self._first = at if self._first is None else min(self._first, at)
            self._last = at if self._last is None else max(self._last, at)
        return at

    def _since_creation(self, ticks: str) -> datetime | None:
        created = _CREATED.search(self._id)
        if created is None or not ticks.isdecimal() or len(ticks) > 15:
            return None
        if self._zero is None:
            self._zero = int(ticks)
        return moment(int(created[1]) + int(ticks) - self._zero)

    def _place(self, line: int, words: str) -> Locator:
        return Locator(file=self._file.name, line=line, quote=quote(words))

    def _note(self) -> None:
        if self._first is None:
            self._context.note(
                "ni date dans les événements, ni moment de création dans l'identifiant de la réunion : les heures sont "
                "laissées vides, ce journal ne prouve aucune demi-journée",
                "no date in the events and no moment of creation in the meeting's identifier: times are left empty, "
                "this log proves no half-day",
            )
        elif not self._dated:
            self._context.note(
                "heures comptées depuis la création de la salle (fin de son identifiant) : elles peuvent être en "
                "avance du temps qui a précédé le premier événement ; les durées sont exactes",
                "times counted from the creation of the room (end of its identifier): they may be early by the time "
                "that went before the first event; durations are exact",
            )
        if still := sum(stay.end is None for stay in self._stays):
            self._context.note(
                f"{still} connexion(s) sans départ : la personne est restée au plus tard jusqu'au dernier événement",
                f"{still} stay(s) without an exit: the person stayed until the last event at the latest",
            )
        if self._votes:
            self._context.note(
                f"{self._votes} réponse(s) à des sondages, comptée(s) comme échanges : un sondage n'a pas de note, ce "
                "n'est pas une évaluation",
                f"{self._votes} answer(s) to polls, counted as exchanges: a poll has no mark and is no assessment",
            )


def _text(event: Element, tag: str) -> str:
    return (event.findtext(tag) or "").strip()


def _zoned(text: str) -> datetime | None:
    at = parse_datetime(text)
    return at if at is not None and at.tzinfo is not None else None


def _options(answers: str) -> dict[str, str]:
    """Return a poll's options by number, from ``[{"id":0,"key":"Yes"}]``."""
    if len(answers) > _LONGEST_ANSWER * 10:
        return {}
    try:
        options = json.loads(answers)
    except (ValueError, RecursionError):
        return {}
    found = [option for option in options if isinstance(option, dict)] if isinstance(options, list) else []
    return {str(option.get("id")): str(option.get("key"))[:_LONGEST_ANSWER] for option in found}


def _minutes(start: datetime | None, end: datetime | None) -> float | None:
    return None if start is None or end is None else parse_minutes(max(timedelta(), end - start))
