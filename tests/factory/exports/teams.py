"""Microsoft Teams: attendance lists and reports of all generations, live events, Graph, transcripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from html import escape
from typing import Any

from ..frozen import encode
from ..teams import duration
from .catalogue import Kept, writes
from .drawn import rooms
from .facts import Room, Stay, wall, zulu
from .zoom import elapsed, elapsed_messages, spoken

_ROOMS = rooms()


def _kept(stay: Stay, **more: object) -> Kept:
    return {
        "name": stay.person.name, "start": wall(stay.start), "end": wall(stay.end),
        "minutes": round(stay.seconds / 60, 2), **more,
    }  # fmt: skip


def listed(room: Room) -> Iterator[Kept]:
    """Who came and went, by the clock: nothing of a change of it in between, no addresses."""
    for stay in room.stays:
        start, end = wall(stay.start), wall(stay.end)
        yield {"name": stay.person.name, "start": start, "end": end}


def joins(room: Room) -> Iterator[Kept]:
    for stay in room.stays:
        yield _kept(stay, email=stay.person.email, host=stay.host, meeting_title=room.title)


def joins_until_2022(room: Room) -> Iterator[Kept]:
    """The report drops the seconds from an hour on; times are to the second."""
    for stay in room.stays:
        yield {
            "name": stay.person.name, "email": stay.person.email, "start": wall(stay.start), "end": wall(stay.end),
            "host": stay.host, "meeting_title": room.title,
        }  # fmt: skip


@writes("teams.attendance", "T1", _ROOMS, ("presence", listed), precision="times of the clock")
def attendance_list(room: Room) -> bytes:
    told = [(at, stay, deed) for stay in room.stays for at, deed in ((stay.start, "Joined"), (stay.end, "Left"))]
    rows = [["Full Name", "User Action", "Timestamp"]]
    for at, stay, deed in sorted(told, key=lambda one: (one[1].person.number, one[0])):
        rows.append([stay.person.name, deed, f"{wall(at):%d/%m/%Y, %H:%M:%S}"])
    return _tabs(rows)


@writes(
    "teams.attendance", "T1, newest first, month first", _ROOMS, ("presence", listed), precision="times of the clock"
)
def attendance_list_reversed(room: Room) -> bytes:
    told = [(at, stay, deed) for stay in room.stays for at, deed in ((stay.start, "Joined"), (stay.end, "Left"))]
    rows = [["Full Name", "User Action", "Timestamp"]]
    for at, stay, deed in sorted(told, key=lambda one: (one[0], one[2] == "Joined"), reverse=True):
        rows.append([stay.person.name, deed, f"{wall(at):%-m/%-d/%Y, %-I:%M:%S %p}"])
    return _tabs(rows)


@writes("teams.attendance", "T2", _ROOMS, ("presence", joins_until_2022), precision="times of the clock")
def report_2021(room: Room) -> bytes:
    rows: list[list[str]] = [
        ["Meeting Summary"],
        ["Total Number of Participants", str(len(room.people))],
        ["Meeting Title", _quoted(room.title)],
        ["Meeting Start Time", _american(room.start)],
        ["Meeting End Time", _american(room.end)],
        ["Meeting Id", "5a1d9c1e-0f3b-4a57-9f43-2c60d1f0aa11"],
        [],
        ["Full Name", "Join Time", "Leave Time", "Duration", "Email", "Role", "Participant ID (UPN)"],
    ]
    for stay in room.stays:
        role, email = "Organizer" if stay.host else "Attendee", stay.person.email
        lasting = duration(timedelta(seconds=stay.seconds), drop_seconds=True)
        rows.append([stay.person.name, _american(stay.start), _american(stay.end), lasting, email, role, email])
    return _tabs(rows)


def _sections(room: Room, when: str, *, engagement: bool = False) -> list[list[str]]:
    def shown(at: datetime) -> str:
        return f"{wall(at):{when}}"

    def lasting(stays: list[Stay]) -> str:
        return duration(timedelta(seconds=sum(stay.seconds for stay in stays)))

    average = sum(stay.seconds for stay in room.stays) // len(room.people)
    extra = ["Engagement: Reaction-Like", "Engagement: Unmute"] if engagement else []
    rows: list[list[str]] = [
        ["1. Summary"],
        ["Meeting title", _quoted(room.title)],
        ["Attended participants", str(len(room.people))],
        ["Start time", shown(room.start)],
        ["End time", shown(room.end)],
        ["Meeting duration", duration(timedelta(seconds=room.seconds))],
        ["Average attendance time", duration(timedelta(seconds=average))],
        [],
        ["2. Participants"],
        ["Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Participant ID (UPN)", "Role", *extra],
    ]
    for person, stays in room.people.items():
        role = "Organizer" if stays[0].host else "Presenter"
        first, last = min(stay.start for stay in stays), max(stay.end for stay in stays)
        rows.append(
            [person.name, shown(first), shown(last), lasting(stays), person.email, person.email, role,
             *(["1", "1"] if engagement else [])]
        )  # fmt: skip
    rows += [[], ["3. In-Meeting Activities"], ["Name", "Join Time", "Leave Time", "Duration", "Email", "Role"]]
    for stay in room.stays:
        role = "Organizer" if stay.host else "Presenter"
        times = [shown(stay.start), shown(stay.end), lasting([stay])]
        rows.append([stay.person.name, *times, stay.person.email, role])
    return rows


@writes("teams.attendance", "T3", _ROOMS, ("presence", joins), precision="seconds")
def report_2022(room: Room) -> bytes:
    return _tabs(_sections(room, "%d/%m/%y, %H:%M:%S"))


def _first_last(room: Room) -> Iterator[Kept]:
    for person, stays in room.people.items():
        spent = sum(stay.seconds for stay in stays)
        yield {
            "name": person.name, "email": person.email, "start": wall(stays[0].start), "end": wall(stays[-1].end),
            "minutes": round(spent / 60, 2), "host": stays[0].host,
        }  # fmt: skip


@writes("teams.attendance", "T3, without its list of joins", _ROOMS, ("presence", _first_last),
        precision="first join, last leave, time present")  # fmt: skip
def report_without_joins(room: Room) -> bytes:
    rows = _sections(room, "%d/%m/%y, %H:%M:%S")
    return _tabs(rows[: rows.index(["3. In-Meeting Activities"])])


def _engaged(room: Room) -> Iterator[Kept]:
    """A raised hand is an exchange; an open microphone is none."""
    for said in room.said:
        yield {"name": said.person.name, "at": wall(room.at(said))}


@writes("teams.attendance", "T4", _ROOMS, ("presence", joins), ("chat_message", _engaged),
        precision="seconds")  # fmt: skip
def report_2024(room: Room) -> bytes:
    rows = _sections(room, "%-m/%-d/%y, %-I:%M:%S %p", engagement=True)
    rows += [[], ["4. Meeting Engagement"], ["Name", "Engagement Type", "Time"]]
    for said in room.said:
        rows.append([said.person.name, "Raise Hand", f"{wall(room.at(said)):%-m/%-d/%y, %-I:%M:%S %p}"])
        rows.append([said.person.name, "Unmute", f"{wall(room.at(said)):%-m/%-d/%y, %-I:%M:%S %p}"])
    return _tabs(rows)


def _timed(room: Room) -> Iterator[Kept]:
    for stay in room.stays:
        yield {"name": stay.person.name, "start": wall(stay.start), "end": wall(stay.end)}


@writes("teams.attendance", "live event", _ROOMS, ("presence", _timed), precision="seconds")
def live_event(room: Room) -> bytes:
    lines = ["SessionId,ParticipantId,FullName,UserAgent,UtcEventTimestamp,Action,Role"]
    told = [(at, stay, deed) for stay in room.stays for at, deed in ((stay.start, "Joined"), (stay.end, "Left"))]
    for at, stay, deed in sorted(told, key=lambda one: one[0]):
        role = "Organizer" if stay.host else "Attendee"
        clock = f"{at:%-m/%-d/%Y %-I:%M:%S %p}"
        lines.append(f"s1,p{stay.person.number},{stay.person.name},Edge,{clock},{deed},{role}")
    return "".join(f"{line}\r\n" for line in lines).encode()


def _of_graph(room: Room) -> Iterator[Kept]:
    for stay in room.stays:
        yield _kept(stay, email=stay.person.email, host=stay.host)


@writes("teams.attendance", "Microsoft Graph", _ROOMS, ("presence", _of_graph), precision="seconds")
def graph(room: Room) -> bytes:
    records = [
        {
            "emailAddress": person.email,
            "totalAttendanceInSeconds": sum(stay.seconds for stay in stays),
            "role": "Organizer" if stays[0].host else "Attendee",
            "identity": {"id": f"u{person.number}", "displayName": person.name},
            "attendanceIntervals": [
                {"joinDateTime": zulu(stay.start), "leaveDateTime": zulu(stay.end), "durationInSeconds": stay.seconds}
                for stay in stays
            ],
        }
        for person, stays in room.people.items()
    ]
    report = {
        "id": "c9b6db1c", "meetingStartDateTime": zulu(room.start), "meetingEndDateTime": zulu(room.end),
        "totalParticipantCount": len(room.people), "attendanceRecords": records,
    }  # fmt: skip
    return json.dumps({"value": [report]}, ensure_ascii=False).encode()


@writes("teams.transcript", "voice tags", _ROOMS, ("chat_message", spoken), precision="no day, no hour")
def transcript(room: Room) -> bytes:
    lines = ["WEBVTT", ""]
    for number, one in enumerate(room.said):
        times = f"{elapsed(one.after, thousandths=True)} --> {elapsed(one.after + 3, thousandths=True)}"
        lines += [f"d2c1f0aa/{number}-0", times, f"<v {one.person.name}>{one.text}</v>", ""]
    return "\n".join(lines).encode()


@writes("teams.written_transcript", "timed (until 2022)", _ROOMS, ("chat_message", spoken), precision="no day, no hour")
def written_until_2022(room: Room) -> bytes:
    lines = []
    for one in room.said:
        start, end = (f"{at // 3600}:{at // 60 % 60}:{at % 60}" for at in (one.after, one.after + 2))
        lines += [f"{start}.0 --> {end}.820", one.person.name, one.text, ""]
    return "\n".join(lines).encode()


def _turns(room: Room) -> Iterator[Kept]:
    for kept in elapsed_messages(room):
        yield {"name": kept["name"], "elapsed_minutes": kept["elapsed_minutes"]}


@writes("teams.written_transcript", "turns (since 2022)", _ROOMS, ("chat_message", _turns),
        precision="no day, no hour, no line breaks")  # fmt: skip
def written_since_2022(room: Room) -> bytes:
    lines = [room.title, "May 18, 2026, 9:00AM", "3h 30m 2s", f"{room.host.name} started transcription", ""]
    for one in room.said:
        hours, minutes, seconds = one.after // 3600, one.after // 60 % 60, one.after % 60
        clock = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
        lines += [f"{one.person.name}   {clock}", one.text, ""]
    lines.append(f"{room.host.name} stopped transcription")
    return "\n".join(lines).encode()


def _written(room: Room) -> Iterator[Kept]:
    for said in room.said:
        yield {"name": said.person.name, "at": wall(room.at(said)), "length": len(said.text)}


def _message(room: Room, number: int) -> dict[str, Any]:
    """Graph's answer to one message: a text as it was typed, or the HTML of a paragraph."""
    said = room.said[number]
    html = number % 2 == 1 and "\n" not in said.text
    user = {"id": f"u{said.person.number}", "displayName": said.person.name, "userIdentityType": "aadUser"}
    return {
        "id": str(1_773_800_000_000 + number), "replyToId": None, "messageType": "message",
        "createdDateTime": zulu(room.at(said)), "lastModifiedDateTime": zulu(room.at(said)), "deletedDateTime": None,
        "chatId": "19:meeting_a@thread.v2", "channelIdentity": None, "eventDetail": None,
        "from": {"application": None, "device": None, "user": user},
        "body": {"contentType": "html", "content": f"<p>{escape(said.text)}</p>"} if html
        else {"contentType": "text", "content": said.text}, "attachments": [], "mentions": [], "reactions": [],
    }  # fmt: skip


@writes("teams.chat", "Microsoft Graph, with replies", _ROOMS, ("chat_message", _written), precision="none")
def graph_messages(room: Room) -> bytes:
    """Newest first; the second half answers the first message; who came in is told by the system."""
    told = [_message(room, number) for number in range(len(room.said))]
    half = (len(told) + 1) // 2
    first = {**told[0], "replies": told[half:]}
    system = {
        **told[0], "id": "1", "messageType": "systemEventMessage", "from": None,
        "eventDetail": {"@odata.type": "#microsoft.graph.membersAddedEventMessageDetail"},
        "body": {"contentType": "html", "content": "<systemEventMessage/>"},
    }  # fmt: skip
    answer = {"@odata.count": half + 1, "value": [*reversed(told[1:half]), first, system]}
    return json.dumps(answer, ensure_ascii=False).encode()


def _history(room: Room) -> Iterator[Kept]:
    """Whose account it is has no name in it."""
    for said, kept in zip(room.said, _written(room), strict=True):
        yield {**kept, "name": "" if said.person == room.host else kept["name"]}


@writes("teams.chat", "history of a personal account", _ROOMS, ("chat_message", _history), precision="no own name")
def personal_history(room: Room) -> bytes:
    messages = [
        {
            "id": str(1_773_000_000_000 + number),
            "displayName": None if said.person == room.host else said.person.name,
            "originalarrivaltime": f"{zulu(room.at(said))[:-1]}.000Z", "messagetype": "RichText", "version": 1,
            "content": escape(said.text), "conversationid": "19:a@thread.skype",
            "from": f"8:live:{said.person.login}", "properties": None, "amsreferences": None,
        }
        for number, said in enumerate(room.said)
    ]  # fmt: skip
    group = {
        "id": "19:a@thread.skype", "displayName": room.title, "version": 1, "properties": {},
        "threadProperties": {"membercount": len(room.people)}, "MessageList": messages[::-1],
    }  # fmt: skip
    account = {"userId": f"8:live:{room.host.login}", "exportDate": "2027-01-02T10:00", "conversations": [group]}
    return json.dumps(account, ensure_ascii=False).encode()


def _american(at: datetime) -> str:
    return f"{wall(at):%-m/%-d/%Y, %-I:%M:%S %p}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if '"' in text else text


def _tabs(rows: list[list[str]]) -> bytes:
    return encode("".join("\t".join(row) + "\r\n" for row in rows), "utf-16")


_FRENCH = {
    "1. Summary": "1. Résumé", "Meeting title": "Titre de la réunion", "Attended participants": "Participants présents",
    "Start time": "Heure de début", "End time": "Heure de fin", "Meeting duration": "Durée de la réunion",
    "Average attendance time": "Durée moyenne de participation", "Name": "Nom", "First Join": "Première participation",
    "Last Leave": "Dernier départ", "In-Meeting Duration": "Durée dans la réunion", "Email": "E-mail",
    "Participant ID (UPN)": "ID de participant (UPN)", "Role": "Rôle",
    "3. In-Meeting Activities": "3. Activités de la réunion", "Join Time": "Heure d'arrivée",
    "Leave Time": "Heure de départ", "Duration": "Durée", "Organizer": "Organisateur", "Presenter": "Présentateur",
}  # fmt: skip


@writes("teams.attendance", "T3, French", _ROOMS, ("presence", joins), precision="seconds; labels inferred")
def report_french(room: Room) -> bytes:
    rows = [[_FRENCH.get(cell, cell) for cell in row] for row in _sections(room, "%d/%m/%y, %H:%M:%S")]
    lasting = re.compile(r"(?:\d+h ?)?(?:\d+m ?)?(?:\d+s)?")
    units = {"h": " h", "m": " min", "s": " s"}
    return _tabs(
        [
            [re.sub("[hms]", lambda unit: units[unit[0]], cell) if cell and lasting.fullmatch(cell) else cell
             for cell in row]
            for row in rows
        ]
    )  # fmt: skip
