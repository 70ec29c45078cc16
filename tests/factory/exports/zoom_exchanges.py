"""Zoom: polls in their newer layouts, questions of a webinar, captions saved on a computer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ..frozen import csv_bytes
from .catalogue import Kept, writes
from .drawn import rooms
from .facts import Room, Said, wall
from .zoom import dated_messages, elapsed

_ROOMS = rooms()


@writes("zoom.polls", "a table a poll", _ROOMS, ("chat_message", dated_messages), precision="seconds")
def polls_by_poll(room: Room) -> bytes:
    def long(at: datetime) -> str:
        return f"{wall(at):%Y-%m-%d %H:%M:%S}"

    half = (len(room.said) + 1) // 2
    polls: list[tuple[str, str, tuple[Said, ...]]] = [
        ("Tour de table, matin", "Êtes-vous prêts ?", room.said[:half]),
        ("Bilan", "Qu'avez-vous retenu ?", room.said[half:]),
    ]
    rows: list[list[str]] = [
        ["Overview"],
        ["Generate Time", "Meeting Topic", "Meeting/Webinar ID", "Actual Start Time", "Actual Duration (minutes)"],
        [long(room.end), room.title, "123 456 789", long(room.start), str(room.seconds // 60)],
        [],
        ["Launched Polls"],
        ["#", "Poll Name", "Questions", "Responses"],
        *([str(number), name, "1", str(len(said))] for number, (name, _, said) in enumerate(polls, 1)),
    ]
    for name, question, answers in polls:
        rows += [[], [name], ["#", "User Name", "Email Address", "Submitted Date and Time", question]]
        for number, said in enumerate(answers, 1):
            rows.append([str(number), said.person.name, said.person.email, long(room.at(said)), said.text])
        rows.append([str(len(answers) + 1), "Person 1", "anonymous", long(room.end), "Oui"])
    return csv_bytes(rows)


@writes("zoom.polls", "a row an answer", _ROOMS, ("chat_message", dated_messages), precision="seconds")
def polls_by_answer(room: Room) -> bytes:
    def long(at: datetime) -> str:
        return f"{wall(at):%m/%d/%Y %I:%M:%S %p}"

    rows: list[list[str]] = [
        ["Poll Report"],
        ["Report generated time", long(room.end)],
        [],
        ["Topic", "Meeting ID", "Actual Start Time", "# Poll"],
        [room.title, "123456789", long(room.start), "1"],
        [],
        ["#", "User Name", "User Email", "Submitted Time (Europe/Paris)", "Question", "Answer"],
    ]
    for number, said in enumerate(room.said, 1):
        who = said.person
        rows.append([str(number), who.name, who.email, long(room.at(said)), "Êtes-vous prêts ?", said.text])
    return csv_bytes(rows)


def _asked(room: Room) -> Iterator[Kept]:
    for said in room.said:
        yield {"name": said.person.name, "email": said.person.email, "at": None}


@writes("zoom.questions", "report", _ROOMS, ("chat_message", _asked), precision="no time")
def questions(room: Room) -> bytes:
    rows: list[list[str]] = [
        ["Question Report"],
        ["Report Generated:", f"{wall(room.end):%b %-d, %Y %-I:%M %p}"],
        ["Topic", "Webinar ID", "Actual Start Time", "Actual Duration (minutes)", "# Question"],
        [room.title, "123-456-789", f"{wall(room.start):%b %-d, %Y %-I:%M %p}", str(room.seconds // 60),
         str(len(room.said) + 1)],
        ["Question Details"],
        ["#", "Question", "Asker Name", "Asker Email", "Answer(s)"],
    ]  # fmt: skip
    for number, said in enumerate(room.said, 1):
        rows.append([str(number), said.text, said.person.name, said.person.email, "live answered"])
    rows.append([str(len(room.said) + 1), "Question sans nom", "Anonymous Attendee", "", ""])
    return csv_bytes(rows)


def _spoken(room: Room) -> Iterator[Kept]:
    """Without its folder nothing tells from when the stamps count."""
    for said in room.said:
        yield {"name": said.person.name, "at": None, "length": len(said.text), "spoken": True}


@writes("zoom.captions", "stamps of the clock", _ROOMS, ("chat_message", _spoken), precision="no moment")
def captions(room: Room) -> bytes:
    turns = [f"[{one.person.name}] {wall(room.at(one)):%H:%M:%S}\n{one.text}\n\n" for one in room.said]
    return "".join(turns).encode()


@writes("zoom.captions", "stamps that count", _ROOMS, ("chat_message", _spoken), precision="no moment")
def captions_counted(room: Room) -> bytes:
    turns = [f"[{one.person.name}] {elapsed(one.after)}\r\n{one.text}\r\n\r\n" for one in room.said]
    return "".join(turns).encode()
