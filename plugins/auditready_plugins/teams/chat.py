"""Messages of Teams: Microsoft Graph's ``chatMessage`` JSON, and the history that a personal account exports.

Graph gives a chat or a channel page by page, in UTC. The history of a personal account (Skype, Teams free) is one
``messages.json`` with every conversation of that account. Teams for work gives its users no export.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any

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
    parse_datetime,
    plain,
    quote,
    say,
)

from .graph import ACCOUNT, dicts, text_in

Json = dict[str, Any]

_GRAPH = (b'"createdDateTime"', b'"messageType"', b'"body"')
_PERSONAL = (b'"MessageList"', b'"conversations"')
_TAG = LazyPattern(r"<[^<>]{0,2000}>")
_DIRECT = "@unq.gbl.spaces"
"""How the identifier of a chat between two people ends."""
_PERSON = "8:"
"""How the identifier of a conversation with one person begins in a personal account's history."""
_WRITTEN = frozenset({"text", "richtext"})
_DEPTH = 4


class _Message(Struct, frozen=True, kw_only=True):
    """What one message says, whichever export it is from."""

    place: str
    person: Mention
    at: datetime | None
    text: str
    private: bool


class _Left(Struct):
    """What is left out, counted."""

    system: int = 0
    deleted: int = 0
    programs: int = 0
    other: int = 0
    unnamed: int = 0


class ChatReader:
    """Reads who wrote when; of the text only a short quote is kept, of a chat between two people nothing."""

    name = "teams.chat"
    system = "Microsoft Teams"
    kinds = frozenset({"chat_message"})
    formats = frozenset({"json"})
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim JSON whose head names the fields of Graph's messages, or of a personal account's history."""
        head = file.ascii_head
        if file.format != "json":
            return None
        for variant, marks in (("graph", _GRAPH), ("personal", _PERSONAL)):
            if all(mark in head for mark in marks):
                seen = ", ".join(mark.decode().strip('"') for mark in marks)
                return Recognition(
                    confidence=0.95,
                    variant=variant,
                    why=say("champs « {seen} » de messages Teams", 'fields "{seen}" of Teams messages', seen=seen),
                )
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one record a message that a person wrote."""
        left, is_graph = _Left(), context.recognition.variant == "graph"
        found = list(_of_graph(file.json, left) if is_graph else _of_history(file.json, left))
        if not found and left == _Left():
            raise UnreadableEvidence(
                "le fichier JSON ne contient aucun message Teams lisible : l'exporter à nouveau",
                "the JSON file holds no readable Teams message: export it again",
            )
        for message in found:
            stamp = f"{message.place} {message.person.name} {message.at.isoformat() if message.at else ''}"
            yield ChatMessage(
                locator=Locator(file=file.name, quote=quote(stamp if message.private else f"{stamp} {message.text}")),
                person=message.person,
                at=message.at,
                private=message.private,
                length=len(message.text),
            )
        if is_graph and b'"@odata.nextLink"' in file.data.replace(b"\x00", b""):
            context.note(
                "page d'un ensemble de messages plus long (« @odata.nextLink ») : déposer aussi les pages suivantes",
                'page of a longer set of messages ("@odata.nextLink"): file the next pages too',
            )
        if not is_graph:
            context.note(
                "historique d'un compte personnel : toutes ses conversations, même étrangères à la formation ; n'en "
                "garder que celles de la session",
                "history of a personal account: all its conversations, also those that are no part of the training; "
                "keep those of the session alone",
            )
        _note(context, left)


def _of_graph(document: Any, left: _Left) -> Iterator[_Message]:
    for place, message in _graph_messages(document, "", _DEPTH):
        sender = message.get("from")
        user = sender.get("user") if isinstance(sender, dict) else None
        body = message.get("body")
        if text_in(message, "messageType") != "message":
            left.system += 1
        elif text_in(message, "deletedDateTime"):
            left.deleted += 1
        elif not isinstance(user, dict):
            left.programs += 1
        else:
            name, account = text_in(user, "displayName"), text_in(user, "id")
            left.unnamed += not name
            yield _Message(
                place=place,
                person=Mention(name=name, identifier=f"{ACCOUNT}{account}" if account else None),
                at=_utc(text_in(message, "createdDateTime")),
                text=_written(text_in(body, "content")) if isinstance(body, dict) else "",
                private=text_in(message, "chatId").endswith(_DIRECT),
            )


def _graph_messages(document: Any, place: str, depth: int) -> Iterator[tuple[str, Json]]:
    """Give each message with its place: alone, in a page or pages, and the replies below it."""
    if depth < 0:
        return
    if isinstance(document, list):
        for index, item in enumerate(document):
            yield from _graph_messages(item, f"{place}[{index}]", depth)
    elif isinstance(document, dict):
        if "messageType" in document:
            yield place, document
        for key in ("value", "replies"):
            if isinstance(document.get(key), list):
                yield from _graph_messages(document[key], f"{place}.{key}".lstrip("."), depth - 1)


def _of_history(document: Any, left: _Left) -> Iterator[_Message]:
    conversations = dicts(document.get("conversations")) if isinstance(document, dict) else []
    for number, conversation in enumerate(conversations):
        for index, message in enumerate(dicts(conversation.get("MessageList"))):
            content = _written(text_in(message, "content"))
            kind = text_in(message, "messagetype").casefold()
            if kind.startswith(("threadactivity/", "event/")):
                left.system += 1
            elif kind not in _WRITTEN:
                left.other += 1
            elif not content:
                left.deleted += 1
            else:
                name, account = text_in(message, "displayName"), text_in(message, "from")
                left.unnamed += not name
                yield _Message(
                    place=f"conversations[{number}].MessageList[{index}]",
                    person=Mention(name=name, identifier=f"skype:{account}" if account else None),
                    at=_utc(text_in(message, "originalarrivaltime")),
                    text=content,
                    private=text_in(conversation, "id").startswith(_PERSON),
                )


def _utc(text: str) -> datetime | None:
    moment = parse_datetime(text)
    return moment if moment is None or moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _written(content: str) -> str:
    """Return what a reader of the message sees of its HTML."""
    return plain(unescape(_TAG.sub(" ", content))).strip()


def _note(context: ReadContext, left: _Left) -> None:
    if left.system:
        context.note(
            f"{left.system} message(s) du système (appels, arrivées dans la conversation…) laissé(s) de côté : ils ne "
            "disent pas combien de temps chacun est resté ; déposer le rapport de présence",
            f"{left.system} system message(s) (calls, people added…) left out: they do not say how long each person "
            "stayed; file the attendance report",
        )
    if left.deleted:
        context.note(f"{left.deleted} message(s) supprimé(s) ou vide(s)", f"{left.deleted} deleted or empty message(s)")
    if left.programs:
        context.note(
            f"{left.programs} message(s) d'un programme ou sans auteur laissé(s) de côté",
            f"{left.programs} message(s) of a program or without an author left out",
        )
    if left.other:
        context.note(
            f"{left.other} envoi(s) sans texte (fichier, image, son…) laissé(s) de côté",
            f"{left.other} message(s) without text (file, picture, sound…) left out",
        )
    if left.unnamed:
        context.note(
            f"{left.unnamed} message(s) sans nom d'auteur : connu(s) par l'identifiant du compte seulement",
            f"{left.unnamed} message(s) without the author's name: known by the account's identifier alone",
        )
