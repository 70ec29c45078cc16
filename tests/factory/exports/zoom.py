"""Zoom: lists of participants in all their layouts, webinars, polls, chats, transcripts, the API's answers."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from datetime import datetime

from ..frozen import csv_bytes, latin
from .catalogue import Kept, writes
from .drawn import rooms
from .facts import Room, Stay, to_minute, wall, zulu

_ROOMS = rooms()


def joins(room: Room) -> Iterator[Kept]:
    """Each join to the second, Zoom's own minutes (each begun one counts)."""
    for stay in room.stays:
        yield _join(stay)


def _join(stay: Stay) -> Kept:
    return {
        "name": stay.person.name, "email": stay.person.email, "start": wall(stay.start), "end": wall(stay.end),
        "minutes": stay.begun_minutes, "host": stay.host,
    }  # fmt: skip


def guests(room: Room) -> Iterator[Kept]:
    for stay in room.stays:
        kept = _join(stay)
        yield {**{name: fact for name, fact in kept.items() if name != "host"}, "guest": not stay.host}


def titled_joins(room: Room) -> Iterator[Kept]:
    for kept in joins(room):
        yield {**kept, "meeting_title": room.title}


def total(room: Room) -> Iterator[Kept]:
    """Totals alone: the sum of begun minutes, no times."""
    for person, stays in room.people.items():
        minutes = sum(stay.begun_minutes for stay in stays)
        yield {"name": person.name, "email": person.email, "start": None, "end": None, "minutes": minutes}


def _day_first(at: datetime) -> str:
    return f"{wall(at):%d/%m/%Y %I:%M:%S %p}"


def _month_first(at: datetime) -> str:
    return f"{wall(at):%m/%d/%Y %I:%M:%S %p}"


@writes("zoom.participants", "per-join, since 2023", _ROOMS, ("presence", titled_joins), precision="begun minutes")
def modern(room: Room) -> bytes:
    host = room.host
    rows: list[list[str]] = [
        ["Topic", "ID", "Host", "Duration (minutes)", "Start time", "End time", "Participants"],
        [
            room.title, "81796405615", f"{host.name} ({host.email})", str(math.ceil(room.seconds / 60)),
            _day_first(room.start), _day_first(room.end), str(len(room.stays)),
        ],
        [],
        ["Name (original name)", "Email", "Join time", "Leave time", "Duration (minutes)", "Guest",
         "Recording disclaimer response", "In waiting room"],
    ]  # fmt: skip
    for stay in room.stays:
        guest = "No" if stay.host else "Yes"
        rows.append(
            [stay.person.name, stay.person.email, _day_first(stay.start), _day_first(stay.end), str(stay.begun_minutes),
             guest, "", "No"]
        )  # fmt: skip
    return csv_bytes(rows, encoding="utf-8-sig")


def by_minute(room: Room) -> Iterator[Kept]:
    """A spreadsheet drops the seconds; Zoom's minutes stand as they were."""
    for stay in room.stays:
        yield {
            "name": latin(stay.person.name), "email": stay.person.email, "start": to_minute(wall(stay.start)),
            "end": to_minute(wall(stay.end)), "minutes": stay.begun_minutes,
        }  # fmt: skip


@writes("zoom.participants", "per-join, saved again by a French Excel", _ROOMS, ("presence", by_minute),
        precision="minutes, letters of code page 1252")  # fmt: skip
def saved_by_excel(room: Room) -> bytes:
    def short(at: datetime) -> str:
        return f"{wall(at):%d/%m/%Y %H:%M}"

    host = room.host
    rows: list[list[str]] = [
        ["Sujet", "ID", "Animateur", "Durée (minutes)", "Heure de début", "Heure de fin", "Participants"],
        [room.title, "81796405615", f"{host.name} ({host.email})", str(math.ceil(room.seconds / 60)), short(room.start),
         short(room.end), str(len(room.stays))],
        [""] * 7,
        ["Nom (nom original)", "E-mail", "Heure de connexion", "Heure de déconnexion", "Durée (minutes)", "Invité",
         "Réponse à l’avertissement d’enregistrement", "Dans la salle d’attente"],
    ]  # fmt: skip
    rows += [
        [stay.person.name, stay.person.email, short(stay.start), short(stay.end), str(stay.begun_minutes),
         "Non" if stay.host else "Oui", "", "Non"]
        for stay in room.stays
    ]  # fmt: skip
    return csv_bytes(rows, delimiter=";", encoding="cp1252", end="\r\n")


@writes("zoom.participants", "per-join, 2020 to 2022", _ROOMS, ("presence", titled_joins), precision="begun minutes")
def until_2022(room: Room) -> bytes:
    rows: list[list[str]] = [
        ["Meeting ID", "Topic", "Start Time", "End Time", "User Email", "Duration (Minutes)", "Participants", ""],
        [
            "81796405615", room.title, _month_first(room.start), _month_first(room.end), room.host.email,
            str(math.ceil(room.seconds / 60)), str(len(room.stays)), "",
        ],
        [],
        ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest",
         "Recording Consent"],
    ]  # fmt: skip
    for stay in room.stays:
        guest = "No" if stay.host else "Yes"
        rows.append(
            [stay.person.name, stay.person.email, _month_first(stay.start), _month_first(stay.end),
             str(stay.begun_minutes), guest, "NA"]
        )  # fmt: skip
    return csv_bytes(rows)


@writes("zoom.participants", "per-join without a block", _ROOMS, ("presence", guests), precision="begun minutes")
def without_block(room: Room) -> bytes:
    """Nothing tells the host, but that they are no guest."""
    rows = [["Nom (nom original)", "E-mail", "Heure de connexion", "Heure de déconnexion", "Durée (minutes)", "Invité",
             "Réponse à l’avertissement d’enregistrement", "Dans la salle d’attente"]]  # fmt: skip
    rows += [
        [stay.person.name, stay.person.email, _day_first(stay.start), _day_first(stay.end), str(stay.begun_minutes),
         "Non" if stay.host else "Oui", "", "Non"]
        for stay in room.stays
    ]  # fmt: skip
    return csv_bytes(rows, encoding="utf-8-sig")


@writes("zoom.participants", "aggregated", _ROOMS, ("presence", total), precision="no times, begun minutes")
def unique_users(room: Room) -> bytes:
    rows = [["Name (original name)", "Email", "Total duration (minutes)", "Guest"]]
    for person, stays in room.people.items():
        minutes = sum(stay.begun_minutes for stay in stays)
        rows.append([person.name, person.email, str(minutes), "No" if stays[0].host else "Yes"])
    return csv_bytes(rows, encoding="utf-8-sig")


_HISTORY = (
    "Topic,Type,ID,Host name,Host email,Start time,End time,Participants,Duration (minutes),Total participant minutes,"
    "Department,Group,Source,Unique viewers,Max concurrent views,Creation time,Name (original name),Email,Join time,"
    "Leave time,Duration (minutes),Guest,Recording disclaimer response,In waiting room"
)


@writes("zoom.participants", "history", _ROOMS, ("presence", titled_joins), precision="begun minutes")
def history(room: Room) -> bytes:
    rows = [_HISTORY.split(",")]
    spent = sum(stay.begun_minutes for stay in room.stays)
    rows += [
        [
            room.title, "Meeting", "896 1053 4856", room.host.name, room.host.email, _month_first(room.start),
            _month_first(room.end), str(len(room.stays)), str(math.ceil(room.seconds / 60)), str(spent), "", "",
            "Zoom", "", "", _month_first(room.start), stay.person.name, stay.person.email, _month_first(stay.start),
            _month_first(stay.end), str(stay.begun_minutes), "No" if stay.host else "Yes", "", "No",
        ]
        for stay in room.stays
    ]  # fmt: skip
    return csv_bytes(rows, encoding="utf-8-sig")


@writes("zoom.webinar", "attendees", _ROOMS, ("presence", joins), precision="begun minutes")
def webinar(room: Room) -> bytes:
    def long(at: datetime) -> str:
        return f"{wall(at):%b %d, %Y %H:%M:%S}"

    head = ["Attended", "User Name (Original Name)"]
    tail = ["Join Time", "Leave Time", "Time in Session (minutes)", "Is Guest"]
    rows: list[list[str]] = [
        ["Attendee Report", ""],
        ["Report Generated:", f"{wall(room.end):%b %d, %Y %I:%M %p}"],
        ["Topic", "Webinar ID", "Actual Start Time", "Actual Duration (minutes)", "# Registered", "Unique Viewers",
         "Total Users"],
        [room.title, "847 5984 1045", f"{wall(room.start):%b %d, %Y %I:%M %p}", str(math.ceil(room.seconds / 60)), "9",
         "9", "9"],
        ["Host Details", ""],
        [*head, "Email", *tail, "Country/Region Name"],
    ]  # fmt: skip

    def times(stay: Stay) -> list[str]:
        return [long(stay.start), long(stay.end), str(stay.begun_minutes)]

    rows += [
        ["Yes", stay.person.name, stay.person.email, *times(stay), "No", "France"] for stay in room.stays if stay.host
    ]
    names = ["First Name", "Last Name", "Email", "Registration Time", "Approval Status"]
    rows += [["Attendee Details", ""], [*head, *names, *tail, "Country/Region Name"]]
    registered = f"{wall(room.start):%b %d, %Y %H:%M:%S}"
    for stay in room.stays:
        if not stay.host:
            who = stay.person
            rows.append(
                ["Yes", who.name, who.first, who.last, who.email, registered, "approved", *times(stay), "Yes", "France"]
            )
    rows.append(
        ["No", "Nils Absent", "Nils", "Absent", "nils@example.org", registered, "approved", "--", "--", "--", "--", ""]
    )
    return csv_bytes(rows)


@writes("zoom.webinar", "registration", _ROOMS, ("presence", lambda _: ()), precision="a registration is no presence")
def registration(room: Room) -> bytes:
    rows: list[list[str]] = [
        ["Registration Report", ""],
        ["Report Generated:", f"{wall(room.end):%b %d, %Y %I:%M %p}"],
        ["Topic", "Webinar ID", "Scheduled Time", "Duration (minutes)", "# Registered", "# Cancelled", "# Approved",
         "# Denied"],
        [room.title, "847 5984 1045", f"{wall(room.start):%b %d, %Y %I:%M %p}", "180", str(len(room.people)), "0",
         str(len(room.people)), "0"],
        ["Attendee Details", ""],
        ["First Name", "Last Name", "Email", "Registration Time", "Approval Status"],
    ]  # fmt: skip
    at = f"{wall(room.start):%b %d, %Y %I:%M %p}"
    rows += [[person.first, person.last, person.email, at, "approved"] for person in room.people]
    return csv_bytes(rows)


def dated_messages(room: Room) -> Iterator[Kept]:
    for said in room.said:
        yield {"name": said.person.name, "email": said.person.email, "at": wall(room.at(said))}


@writes("zoom.polls", "report of 2020 to 2022", _ROOMS, ("chat_message", dated_messages), precision="seconds")
def polls(room: Room) -> bytes:
    rows: list[list[str]] = [
        ["Poll Report", ""],
        ["Report Generated:", f"{wall(room.end):%b %d, %Y %I:%M %p}", ""],
        ["Topic", "Meeting ID", "Actual Start Time", "Actual Duration (minutes)", "# Question", "# Attendee", ""],
        [room.title, "123-456-789", f"{wall(room.start):%b %d, %Y %I:%M %p}", "180", "1", "3", ""],
        ["Poll Details", ""],
        ["#", "User Name", "User Email", "Submitted Date/Time", ""],
    ]  # fmt: skip
    for number, said in enumerate(room.said, 1):
        at = f"{wall(room.at(said)):%b %d, %Y %H:%M:%S}"
        rows.append([str(number), said.person.name, said.person.email, at, "Êtes-vous prêts ?", said.text, ""])
    return csv_bytes(rows)


def clocked_messages(room: Room) -> Iterator[Kept]:
    """The clock alone: the day is in the name of the file or of its folder."""
    for said in room.said:
        yield {
            "name": said.person.name, "clock": wall(room.at(said)).time(), "length": len(said.text),
        }  # fmt: skip


@writes("zoom.chat", "wall clock, until 2020", _ROOMS, ("chat_message", clocked_messages), precision="no day")
def chat_until_2020(room: Room) -> bytes:
    lines = [f"{wall(room.at(one)):%H:%M:%S} From {one.person.name} to Everyone : {one.text}" for one in room.said]
    return "".join(f"{line}\n" for line in lines).encode()


@writes("zoom.chat", "wall clock, since 2021", _ROOMS, ("chat_message", clocked_messages), precision="no day")
def chat_since_2021(room: Room) -> bytes:
    lines = []
    for one in room.said:
        lines.append(f"{wall(room.at(one)):%H:%M:%S} From  {one.person.name}  to  Everyone:")
        lines += [f"\t{part}" for part in one.text.split("\n")]
    return "".join(f"{line}\r\n" for line in lines).encode()


@writes("zoom.chat", "wall clock, French", _ROOMS, ("chat_message", clocked_messages), precision="no day")
def chat_french(room: Room) -> bytes:
    lines = [
        f"{wall(room.at(one)):%H:%M:%S}\t De  {one.person.name}  à  Tout le monde : {one.text}" for one in room.said
    ]
    return "".join(f"{line}\r\n" for line in lines).encode()


def elapsed_messages(room: Room) -> Iterator[Kept]:
    """Seconds since the recording began, here with the class."""
    for said in room.said:
        yield {"name": said.person.name, "elapsed_minutes": round(said.after / 60, 2), "length": len(said.text)}


def elapsed(seconds: float, *, thousandths: bool = False) -> str:
    clock = f"{int(seconds) // 3600:02}:{int(seconds) // 60 % 60:02}:{int(seconds) % 60:02}"
    return f"{clock}.000" if thousandths else clock


@writes("zoom.chat", "elapsed", _ROOMS, ("chat_message", elapsed_messages), precision="no day, no hour")
def chat_elapsed(room: Room) -> bytes:
    return "".join(f"{elapsed(one.after)}\t{one.person.name}:\t{one.text}\n" for one in room.said).encode()


def spoken(room: Room) -> Iterator[Kept]:
    for kept in elapsed_messages(room):
        yield {**kept, "spoken": True}


@writes("zoom.transcript", "numbered captions", _ROOMS, ("chat_message", spoken), precision="no day, no hour")
def transcript(room: Room) -> bytes:
    lines = ["WEBVTT", ""]
    for number, one in enumerate(room.said, 1):
        times = f"{elapsed(one.after, thousandths=True)} --> {elapsed(one.after + 3, thousandths=True)}"
        lines += [str(number), times, f"{one.person.name}: {one.text}", ""]
    return "\r\n".join(lines).replace("\n", "\r\n").replace("\r\r", "\r").encode()


def api_joins(room: Room) -> Iterator[Kept]:
    """To the second, in UTC; nothing tells the host."""
    for stay in room.stays:
        yield {
            "name": stay.person.name, "email": stay.person.email, "start": wall(stay.start), "end": wall(stay.end),
            "minutes": round(stay.seconds / 60, 2),
        }  # fmt: skip


@writes("zoom.api", "participants", _ROOMS, ("presence", api_joins), precision="seconds")
def api(room: Room) -> bytes:
    people = [
        {
            "id": "", "user_id": str(16_778_240 + number), "name": stay.person.name, "user_email": stay.person.email,
            "join_time": zulu(stay.start), "leave_time": zulu(stay.end), "duration": stay.seconds,
            "registrant_id": "", "failover": False, "status": "in_meeting",
        }
        for number, stay in enumerate(room.stays)
    ]  # fmt: skip
    return json.dumps({"page_count": 1, "next_page_token": "", "participants": people}, ensure_ascii=False).encode()
