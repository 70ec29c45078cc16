"""The learning dashboard's data, ``learning_dashboard_data.json``: stays in epoch milliseconds, votes, raised hands.

BigBlueButton 2.4 and later: each of a person's connections (``intIds``) has one stay, or a list of ``sessions``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from auditready import (
    AnyEvidence,
    ChatMessage,
    EvidenceFile,
    Locator,
    Mention,
    Presence,
    ReadContext,
    Recognition,
    UnreadableEvidence,
    Words,
    parse_minutes,
    quote,
)

from ..chat.people import tells_typed_names
from .people import hosts, mention, moment

Json = dict[str, Any]


class DashboardReader:
    """Reads who was there from when to when, in UTC, and who took part."""

    name = "bigbluebutton.dashboard"
    system = "BigBlueButton"
    kinds = frozenset({"presence", "chat_message"})
    formats = frozenset({"json"})
    at_most = 0.97

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim JSON whose users have connections with the moment of their registration."""
        if file.format != "json" or b'"intIds"' not in file.ascii_head or b'"registeredOn"' not in file.ascii_head:
            return None
        return Recognition(
            confidence=0.97,
            why=Words(
                "champs « intIds » et « registeredOn » du tableau de bord d'apprentissage BigBlueButton",
                'fields "intIds" and "registeredOn" of the BigBlueButton learning dashboard',
            ),
            variant="sessions" if b'"sessions"' in file.ascii_head else "single-stays",
        )

    @tells_typed_names
    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give each person's stays, then their exchanges."""
        document = _dict(file.json)
        users = [user for user in map(_dict, _dict(document.get("users")).values()) if _text(user, "name")]
        if not users:
            raise UnreadableEvidence(
                "le tableau de bord BigBlueButton ne contient aucun participant (« users ») : le télécharger à nouveau",
                'the BigBlueButton dashboard holds no participant ("users"): download it again',
            )
        is_host = hosts([(_text(user, "name"), user.get("isModerator") is True) for user in users], context)
        meeting = _Meeting(document)
        still = 0
        for user in users:
            for presence in _stays(file, meeting, user, host=is_host and user.get("isModerator") is True):
                still += presence.end is None
                yield presence
            yield from _exchanges(file, meeting, user)
        if still:
            context.note(
                f"{still} connexion(s) encore ouverte(s) à l'export : leur fin n'est pas connue",
                f"{still} stay(s) still open when the data was taken: their end is not known",
            )
        _note_exchanges(users, context)


class _Meeting:
    """What the dashboard says of the meeting as a whole."""

    def __init__(self, document: Json) -> None:
        self.id = _text(document, "intId") or None
        self.title = _text(document, "name") or None
        self.start = moment(document.get("createdOn"))
        self.end = moment(document.get("endedOn"))
        self.questions = {
            str(key): _text(_dict(poll), "question") for key, poll in _dict(document.get("polls")).items()
        }


def _stays(file: EvidenceFile, meeting: _Meeting, user: Json, *, host: bool) -> Iterator[Presence]:
    connections = _dict(user.get("intIds"))
    name = _text(user, "name")
    person = mention(name, _text(user, "extId"), {*map(str, connections)})
    for key, connection in connections.items():
        one = _dict(connection)
        for session in _list(one.get("sessions")) or [one]:
            joined, left = session.get("registeredOn"), session.get("leftOn")
            start, end = moment(joined), moment(left)
            if start is None:
                continue
            yield Presence(
                locator=Locator(file=file.name, quote=quote(f"{name} {key} registeredOn {joined} leftOn {left}")),
                person=person,
                start=start,
                end=end,
                minutes=parse_minutes(max(timedelta(), end - start)) if end else None,
                meeting_id=meeting.id,
                meeting_title=meeting.title,
                meeting_start=meeting.start,
                meeting_end=meeting.end,
                host=host,
            )


def _exchanges(file: EvidenceFile, meeting: _Meeting, user: Json) -> Iterator[ChatMessage]:
    name = _text(user, "name")

    def said(words: str, at: datetime | None = None) -> ChatMessage:
        place = Locator(file=file.name, quote=quote(f"{name}: {words}"))
        return ChatMessage(locator=place, person=Mention(name=name), at=at)

    for key, answer in _dict(user.get("answers")).items():
        given = ", ".join(map(str, answer)) if isinstance(answer, list) else str(answer)
        yield said(f"{meeting.questions.get(str(key)) or 'poll'}: {given}")
    hands = user.get("raiseHand")
    for raised in hands if isinstance(hands, list) else ():
        yield said("raiseHand", moment(raised))
    if (count := _count(user)) > 0:
        yield said(f"totalOfMessages {count}")


def _note_exchanges(users: list[Json], context: ReadContext) -> None:
    if messages := sum(map(_count, users)):
        context.note(
            f"{messages} message(s) comptés sans texte ni heure : une trace par personne ; déposer aussi le chat",
            f"{messages} message(s) counted without text or time: one trace a person; file the chat as well",
        )
    if votes := sum(len(_dict(user.get("answers"))) for user in users):
        context.note(
            f"{votes} réponse(s) à des sondages, comptée(s) comme échanges : un sondage n'a pas de note, ce n'est pas "
            "une évaluation",
            f"{votes} answer(s) to polls, counted as exchanges: a poll has no mark and is no assessment",
        )


def _count(user: Json) -> int:
    number = user.get("totalOfMessages")
    return number if isinstance(number, int) and 0 < number < 1_000_000 else 0


def _dict(value: Any) -> Json:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Json]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _text(record: Json, key: str) -> str:
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""
