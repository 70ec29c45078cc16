"""BigBlueButton and Google Meet: dashboards, logs of a room, attendance reports, chats, transcripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape, quoteattr

from ..frozen import csv_bytes
from .catalogue import Kept, writes
from .drawn import rooms
from .facts import PARIS, Room, Said, Stay, to_minute, wall, zulu
from .zoom import elapsed, elapsed_messages

_ROOMS = rooms()
_ROOM = "4f1e0cd2a7"


def milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def first_last(room: Room) -> Iterator[Kept]:
    """One row a person: what lies between the first arrival and the last departure is merged."""
    for person, stays in room.people.items():
        yield {
            "name": person.name, "start": wall(stays[0].start), "end": wall(stays[-1].end),
            "minutes": round(sum(stay.seconds for stay in stays) / 60, 2), "host": stays[0].host,
        }  # fmt: skip


def joins(room: Room) -> Iterator[Kept]:
    """Each join to the second."""
    for stay in room.stays:
        yield {
            "name": stay.person.name, "start": wall(stay.start), "end": wall(stay.end),
            "minutes": round(stay.seconds / 60, 2), "host": stay.host,
        }  # fmt: skip


def _dashboard(room: Room, header: str, moment: str, nobody: str) -> bytes:
    lines = [header]
    for person, stays in room.people.items():
        host = "TRUE" if stays[0].host else "FALSE"
        times = [f"{wall(at):{moment}}" for at in (stays[0].start, stays[-1].end)]
        cells = [person.name, host, "0", "-", "-", "2", "0", "0", "0", *times, elapsed(sum(s.seconds for s in stays))]
        lines.append(",".join(f'"{cell}"' for cell in cells))
    lines.append(",".join([f'"{nobody}"', *['""'] * 11]))
    return "\r\n".join(lines).encode()


@writes("bigbluebutton.activity", "dashboard, English", _ROOMS, ("presence", first_last), precision="joins merged")
def dashboard_en(room: Room) -> bytes:
    header = (
        "Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages,Reactions,Poll Votes,Raise Hands,Join,Left,"
        "Duration"
    )
    return _dashboard(room, header, "%-m/%-d/%Y, %I:%M:%S %p", "Anonymous")


@writes("bigbluebutton.activity", "dashboard, French", _ROOMS, ("presence", first_last), precision="joins merged")
def dashboard_fr(room: Room) -> bytes:
    header = (
        "Nom,Modérateur,Activity Score,Temps de conversation,Temps de partage de caméra,Messages,Réactions,"
        "Votes du sondage,Mains levées,Rejoindre,Quitté,Duration"
    )
    return _dashboard(room, header, "%d/%m/%Y %H:%M:%S", "Anonyme")


@writes("bigbluebutton.activity", "dashboard until 2.6", _ROOMS, ("presence", first_last), precision="joins merged")
def dashboard_2_5(room: Room) -> bytes:
    header = (
        "Name,Moderator,Activity Score,Talk time,Webcam Time,Messages,Emojis,Poll Votes,Raise Hands,Join,Left,Duration"
    )
    return _dashboard(room, header, "%d/%m/%Y %H:%M:%S", "Anonymous")


@writes("bigbluebutton.activity", "bbb-events", _ROOMS, ("presence", first_last), precision="joins merged")
def library_csv(room: Room) -> bytes:
    rows = [
        [
            "Name",
            "Moderator",
            "Chats",
            "Talks",
            "Emojis",
            "Poll_votes",
            "Raisehand",
            "Talk_time",
            "Join",
            "Left",
            "Duration",
        ]
    ]
    for person, stays in room.people.items():
        times = [f"{wall(at):%m/%d/%Y %H:%M:%S}" for at in (stays[0].start, stays[-1].end)]
        spent = elapsed(sum(stay.seconds for stay in stays))
        host = "true" if stays[0].host else "false"
        rows.append([person.name, host, "0", "0", "0", "0", "0", "00:00:00", *times, spent])
    return csv_bytes(rows)


def _json(room: Room, *, sessions: bool) -> bytes:
    users = {}
    number = 0
    for person, stays in room.people.items():
        internal = {}
        for stay in stays:
            number += 1
            span = {"registeredOn": milliseconds(stay.start), "leftOn": milliseconds(stay.end)}
            internal[f"w_{number}"] = {
                "intId": f"w_{number}",
                **({"sessions": [span]} if sessions else {**span, "userLeftFlag": True}),
            }
        users[f"k{person.number}"] = {
            "userKey": f"k{person.number}", "extId": f"acc-{person.number}", "intIds": internal, "name": person.name,
            "isModerator": stays[0].host, "isDialIn": False, "answers": {},
            "talk": {"totalTime": 0, "lastTalkStartedOn": 0}, "reactions" if sessions else "emojis": [], "webcams": [],
            "totalOfMessages": 0,
        }  # fmt: skip
    document = {
        "intId": f"{_ROOM}-{milliseconds(room.start)}", "extId": "room-12", "name": room.title, "users": users,
        "polls": {}, "screenshares": [], "presentationSlides": [], "createdOn": milliseconds(room.start),
        "endedOn": milliseconds(room.end),
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


@writes("bigbluebutton.dashboard", "sessions (2.7)", _ROOMS, ("presence", joins), precision="none")
def dashboard_json(room: Room) -> bytes:
    return _json(room, sessions=True)


@writes("bigbluebutton.dashboard", "single stays (2.4)", _ROOMS, ("presence", joins), precision="none")
def dashboard_json_2_4(room: Room) -> bytes:
    return _json(room, sessions=False)


def _events(room: Room, *, dated: bool) -> bytes:
    created = milliseconds(room.start)
    told: list[tuple[datetime, str, str, dict[str, str]]] = []
    for number, stay in enumerate(room.stays):
        user = {"userId": f"w_{number}"}
        entry = {
            **user, "externalUserId": f"acc-{stay.person.number}", "role": "MODERATOR" if stay.host else "VIEWER",
            "name": stay.person.name,
        }  # fmt: skip
        told += [(stay.start, "PARTICIPANT", "ParticipantJoinEvent", entry)]
        told += [(stay.end, "PARTICIPANT", "ParticipantLeftEvent", user)]
    for said in room.said:
        told.append((room.at(said), "CHAT", "PublicChatEvent", {"sender": said.person.name, "message": said.text}))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<recording meeting_id="{_ROOM}-{created}" bbb_version="{"2.6.10" if dated else "2.0.0"}">',
        f'  <meeting id="{_ROOM}-{created}" externalId="room" name={quoteattr(room.title)} breakout="false"/>',
    ]
    for at, module, name, fields in sorted(told, key=lambda event: event[0]):
        ticks = 1_034_088_841 + milliseconds(at) - created
        lines.append(f'  <event timestamp="{ticks}" module="{module}" eventname="{name}">')
        if dated:
            lines.append(f"    <timestampUTC>{milliseconds(at)}</timestampUTC>")
            lines.append(f"    <date>{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z</date>")
        lines += [f"    <{tag}>{escape(text)}</{tag}>" for tag, text in fields.items()]
        lines.append("  </event>")
    return ("\n".join([*lines, "</recording>"]) + "\n").encode()


def _chat(room: Room) -> Iterator[Kept]:
    for said in room.said:
        yield {"name": said.person.name, "at": wall(room.at(said)), "length": len(said.text)}


@writes("bigbluebutton.events", "dated (2.6)", _ROOMS, ("presence", joins), ("chat_message", _chat), precision="none")
def events(room: Room) -> bytes:
    return _events(room, dated=True)


@writes("bigbluebutton.events", "undated (2.0 to 2.5)", _ROOMS, ("presence", joins), ("chat_message", _chat),
        precision="counted from the meeting's creation")  # fmt: skip
def undated_events(room: Room) -> bytes:
    return _events(room, dated=False)


def _one_line(said: Said) -> str:
    """Speech has no line breaks."""
    return said.text.replace("\n", " ")


def _minute_messages(room: Room) -> Iterator[Kept]:
    for said in room.said:
        yield {
            "name": said.person.name, "clock": to_minute(wall(room.at(said))).time(), "length": len(said.text),
        }  # fmt: skip


@writes("bigbluebutton.chat", "with role", _ROOMS, ("chat_message", _minute_messages), precision="minutes, no day")
def chat(room: Room) -> bytes:
    lines = ["system: Bienvenue dans la salle"]
    for said in room.said:
        role = "MODERATOR" if said.person == room.host else "VIEWER"
        lines.append(f"[{wall(room.at(said)):%H:%M}] [{said.person.name} : {role}]: {said.text}")
    return ("\n".join(lines) + "\n").encode()


@writes("bigbluebutton.chat", "bare", _ROOMS, ("chat_message", _minute_messages), precision="minutes, no day")
def bare_chat(room: Room) -> bytes:
    """One line a message: a text of which half the lines are none could be anything."""
    lines = [f"[{wall(room.at(said)):%H:%M}] {said.person.name} : {_one_line(said)}" for said in room.said]
    return ("\n".join(lines) + "\n").encode()


# --- Google Meet ---------------------------------------------------------------------------------------------


def _lasting(stays: list[Stay]) -> str:
    """``1 hr 2 min``, ``58 min``, ``30 sec``: parts that are zero are left out."""
    seconds = sum(stay.seconds for stay in stays)
    hours, minutes = seconds // 3600, seconds // 60 % 60
    if not hours and not minutes:
        return f"{seconds} sec"
    return " ".join([f"{hours} hr"] * (hours > 0) + [f"{minutes} min"] * (minutes > 0))


def _meet_minutes(stays: list[Stay]) -> float:
    seconds = sum(stay.seconds for stay in stays)
    return seconds // 60 if seconds >= 60 else round(seconds / 60, 2)


def timeless(room: Room) -> Iterator[Kept]:
    """No day without the file's name: durations in whole minutes are what is left."""
    for person, stays in room.people.items():
        yield {
            "name": person.name, "email": person.email, "start": None, "end": None, "minutes": _meet_minutes(stays),
        }  # fmt: skip


@writes("google_meet.attendance", "two names", _ROOMS, ("presence", timeless), precision="no day, whole minutes")
def meet(room: Room) -> bytes:
    rows = [["First name", "Last name", "Email", "Duration", "Time joined", "Time exited"]]
    for person, stays in room.people.items():
        times = [f"{wall(at):%-I:%M %p}" for at in (stays[0].start, stays[-1].end)]
        rows.append([person.first, person.last, person.email, _lasting(stays), *times])
    return csv_bytes(rows)


@writes("google_meet.attendance", "French", _ROOMS, ("presence", timeless), precision="no day, whole minutes")
def meet_fr(room: Room) -> bytes:
    rows = [["Prénom", "Nom", "Adresse e-mail", "Durée", "Heure d'arrivée", "Heure de départ"]]
    for person, stays in room.people.items():
        times = [f"{wall(at):%H:%M}" for at in (stays[0].start, stays[-1].end)]
        lasting = _lasting(stays).replace("hr", "h").replace("sec", "s")
        rows.append([person.first, person.last, person.email, lasting, *times])
    return csv_bytes(rows)


def _dated(room: Room) -> Iterator[Kept]:
    for person, stays in room.people.items():
        yield {
            "name": person.name, "email": person.email, "start": wall(stays[0].start), "end": wall(stays[-1].end),
            "minutes": _meet_minutes(stays),
        }  # fmt: skip


@writes("google_meet.attendance", "one name, dated times", _ROOMS, ("presence", _dated),
        precision="joins merged, whole minutes")  # fmt: skip
def meet_dated(room: Room) -> bytes:
    rows = [["Name", "Email", "Duration", "Time joined", "Time exited"]]
    for person, stays in room.people.items():
        times = [f"{wall(at):%Y-%m-%d %H:%M:%S}" for at in (stays[0].start, stays[-1].end)]
        rows.append([person.name, person.email, _lasting(stays), *times])
    return csv_bytes(rows)


def _same_day(room: Room) -> bool:
    return wall(room.start).date() == wall(room.end).date()


@writes("google_meet.attendance", "one name, with a line about the meeting", _ROOMS.filter(_same_day),
        ("presence", _dated), precision="joins merged, whole minutes")  # fmt: skip
def meet_with_meeting(room: Room) -> bytes:
    rows = [["Meeting title", "Date", "Start time", "End time"],
            [room.title, f"{wall(room.start):%Y-%m-%d}", f"{wall(room.start):%H:%M}", f"{wall(room.end):%H:%M}"],
            [], ["Name", "Email", "Duration", "Time joined", "Time exited"]]  # fmt: skip
    for person, stays in room.people.items():
        times = [f"{wall(at):%-H:%M:%S}" for at in (stays[0].start, stays[-1].end)]
        rows.append([person.name, person.email, _lasting(stays), *times])
    return csv_bytes(rows)


@writes("google_meet.chat", "captions", _ROOMS, ("chat_message", elapsed_messages), precision="no day, no hour")
def meet_chat(room: Room) -> bytes:
    lines = []
    for said in room.said:
        times = ",".join(elapsed(after, thousandths=True) for after in (said.after, said.after + 3))
        lines += [times, f"{said.person.name}: {said.text}", ""]
    return "\n".join(lines).encode()


def _block_turns(room: Room) -> Iterator[Kept]:
    """Time marks stand every five minutes."""
    for said in room.said:
        yield {
            "name": said.person.name, "elapsed_minutes": said.after // 300 * 5, "length": len(said.text),
            "spoken": True,
        }  # fmt: skip


def _blocks(room: Room) -> list[str]:
    lines: list[str] = []
    mark = -1
    for said in room.said:
        if said.after // 300 != mark:
            mark = said.after // 300
            lines += ["", elapsed(mark * 300), ""]
        lines.append(f"{said.person.name}: {_one_line(said)}")
    return lines


@writes("google_meet.transcript", "French", _ROOMS, ("chat_message", _block_turns), precision="five minutes, no hour")
def transcript_fr(room: Room) -> bytes:
    end = [f"Transcription terminée après {elapsed(room.seconds)}", "",
           "Cette transcription modifiable a été générée par ordinateur et peut contenir des erreurs."]  # fmt: skip
    return "\n".join(["août 20, 2026", f"{room.title} - Transcription", *_blocks(room), "", *end]).encode()


def _said(room: Room) -> Iterator[Kept]:
    start = room.start.replace(second=0)
    for said in room.said:
        yield {
            "name": said.person.name, "at": wall(start + timedelta(minutes=said.after // 300 * 5)),
            "length": len(said.text), "spoken": True,
        }  # fmt: skip


@writes("google_meet.transcript", "English", _ROOMS, ("chat_message", _said),
        precision="five minutes")  # fmt: skip
def transcript_en(room: Room) -> bytes:
    offset = int(room.start.astimezone(PARIS).utcoffset().total_seconds() // 3600)  # type: ignore[union-attr]
    head = [
        f"{room.title} - {wall(room.start):%Y/%m/%d %H:%M} GMT+{offset} - Transcript", "Attendees",
        ", ".join(person.name for person in room.people), "Transcript",
    ]  # fmt: skip
    end = [f"Meeting ended after {elapsed(room.seconds)} 👋",
           "This editable transcript was computer generated and might contain errors."]  # fmt: skip
    return "\n".join([*head, *_blocks(room)[1:], *end]).encode()


def _arrivals(room: Room) -> Iterator[Kept]:
    for person, stays in room.people.items():
        yield {"name": person.name, "start": wall(stays[0].start), "end": wall(stays[-1].end)}


@writes("google_meet.api", "participants", _ROOMS, ("presence", _arrivals), precision="joins merged, no address")
def meet_api(room: Room) -> bytes:
    people = []
    for person, stays in room.people.items():
        shown = {"displayName": person.name}
        who = {"anonymousUser": shown} if person.number % 3 == 0 else {"signedinUser": {"user": person.login, **shown}}
        times = {"earliestStartTime": zulu(stays[0].start), "latestEndTime": zulu(stays[-1].end)}
        people.append({"name": f"conferenceRecords/c1/participants/{person.number}", **times, **who})
    return json.dumps({"participants": people, "totalSize": len(people)}, ensure_ascii=False).encode()
