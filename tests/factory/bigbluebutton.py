"""BigBlueButton: the log of a recorded room, the learning dashboard as JSON and CSV, the public chat."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal
from xml.sax.saxutils import escape, quoteattr
from zoneinfo import ZoneInfo

from .live import Stay, bounds, stays
from .session import Session, Slot
from .zoom import messages

Language = Literal["en", "fr"]

_ROOM = "4f1e0cd2a7"
_HEADER = {
    "en": "Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages,Reactions,Poll Votes,Raise Hands,Join,Left,"
    "Duration",
    "fr": "Nom,Modérateur,Activity Score,Temps de conversation,Temps de partage de caméra,Messages,Réactions,"
    "Votes du sondage,Mains levées,Rejoindre,Quitté,Duration",
}
_MOMENT = {"en": "%m/%d/%Y, %I:%M:%S %p", "fr": "%d/%m/%Y %H:%M:%S"}
_NOBODY = {"en": "Anonymous", "fr": "Anonyme"}


def in_utc(at: datetime) -> datetime:
    """The same moment of a French wall in UTC."""
    return at.replace(tzinfo=ZoneInfo("Europe/Paris")).astimezone(UTC)


def milliseconds(at: datetime) -> int:
    """Since 1970."""
    return int(in_utc(at).timestamp() * 1000)


def joins(session: Session, slot: Slot, found: Sequence[Stay] | None = None) -> list[Stay]:
    """Everybody's stays in the room itself, by time."""
    all_stays = stays(session, slot) if found is None else found
    return sorted((stay for stay in all_stays if not stay.waiting), key=lambda stay: (stay.start, stay.person.key))


def events(session: Session, slot: Slot, *, found: Sequence[Stay] | None = None, dated: bool = True) -> bytes:
    """``events.xml``: as of 2.6, or without dates as before; chat included."""
    room = joins(session, slot, found)
    start, _ = bounds(room)
    created = milliseconds(start)
    told: list[tuple[datetime, str, str, dict[str, str]]] = []
    for number, stay in enumerate(room):
        user = {"userId": f"w_{number:04}"}
        role = "MODERATOR" if stay.host else "VIEWER"
        entry = {**user, "externalUserId": f"acc-{stay.person.key}", "role": role, "name": stay.name}
        told += [
            (stay.start, "PARTICIPANT", "ParticipantJoinEvent", entry),
            (stay.end, "PARTICIPANT", "ParticipantLeftEvent", user),
        ]
    for at, who, text in messages(session, slot):
        if at >= start:
            told.append((at, "CHAT", "PublicChatEvent", {"sender": who, "message": text}))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<recording meeting_id="{_ROOM}-{created}" bbb_version="{"2.6.10" if dated else "2.0.0"}">',
        f'  <meeting id="{_ROOM}-{created}" externalId="room" name={quoteattr(session.title)} breakout="false"/>',
    ]
    for at, module, name, fields in sorted(told, key=lambda event: event[0]):
        ticks = 1_034_088_841 + milliseconds(at) - created
        lines.append(f'  <event timestamp="{ticks}" module="{module}" eventname="{name}">')
        if dated:
            lines.append(f"    <timestampUTC>{milliseconds(at)}</timestampUTC>")
        lines += [f"    <{tag}>{escape(text)}</{tag}>" for tag, text in fields.items()]
        lines.append("  </event>")
    return ("\n".join([*lines, "</recording>"]) + "\n").encode()


def dashboard(session: Session, slot: Slot, *, found: Sequence[Stay] | None = None) -> bytes:
    """``learning_dashboard_data.json`` of 2.7."""
    room = joins(session, slot, found)
    start, end = bounds(room)
    users = {}
    for person in dict.fromkeys(stay.person for stay in room):
        mine = [(number, stay) for number, stay in enumerate(room) if stay.person == person]
        users[person.key] = {
            "userKey": person.key,
            "extId": f"acc-{person.key}",
            "intIds": {
                f"w_{number:04}": {
                    "intId": f"w_{number:04}",
                    "sessions": [{"registeredOn": milliseconds(stay.start), "leftOn": milliseconds(stay.end)}],
                }
                for number, stay in mine
            },
            "name": mine[0][1].name,
            "isModerator": mine[0][1].host,
            "answers": {},
            "talk": {"totalTime": 0, "lastTalkStartedOn": 0},
            "reactions": [],
            "raiseHand": [],
            "webcams": [],
            "totalOfMessages": 2,
        }
    document = {
        "intId": f"{_ROOM}-{milliseconds(start)}", "extId": "room", "name": session.title, "users": users, "polls": {},
        "screenshares": [], "presentationSlides": [], "createdOn": milliseconds(start), "endedOn": milliseconds(end),
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def activity(session: Session, slot: Slot, *, found: Sequence[Stay] | None = None, language: Language = "fr") -> bytes:
    """The dashboard's CSV: bare labels, quoted values, one row a person."""
    room = joins(session, slot, found)
    pattern = _MOMENT[language]
    lines = [_HEADER[language]]
    for person in dict.fromkeys(stay.person for stay in room):
        mine = [stay for stay in room if stay.person == person]
        seconds = int(sum((stay.end - stay.start).total_seconds() for stay in mine))
        clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        first, last = min(stay.start for stay in mine), max(stay.end for stay in mine)
        host = "TRUE" if mine[0].host else "FALSE"
        cells = [
            mine[0].name,
            host,
            "0",
            "-",
            "-",
            "2",
            "0",
            "0",
            "0",
            f"{first:{pattern}}",
            f"{last:{pattern}}",
            clock,
        ]
        lines.append(",".join(f'"{cell}"' for cell in cells))
    lines.append(",".join([f'"{_NOBODY[language]}"', *['""'] * 11]))
    return "\r\n".join(lines).encode()


def chat(session: Session, slot: Slot) -> bytes:
    """The public chat as a moderator saved it; its day is in the name of the file."""
    lines = ["system: Bienvenue dans la salle"]
    for at, who, text in messages(session, slot):
        role = "MODERATOR" if who == session.trainer.name else "VIEWER"
        lines.append(f"[{at:%H:%M}] [{who} : {role}]: {text}")
    return ("\n".join(lines) + "\n").encode()
