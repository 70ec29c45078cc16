"""Reports of other live tools: Google Meet, Webex, GoToWebinar, Adobe Connect, Jitsi as a service."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from xml.sax.saxutils import escape

from .bigbluebutton import in_utc, joins, milliseconds
from .frozen import csv_bytes
from .live import Stay, bounds
from .session import Session, Slot
from .zoom import messages


def meet_attendance(session: Session, slot: Slot, *, found: Sequence[Stay] | None = None) -> bytes:
    """Google Meet, one row a person; the day is in the name of the file."""
    room = joins(session, slot, found)
    rows = [["First name", "Last name", "Email", "Duration", "Time joined", "Time exited"]]
    for person in dict.fromkeys(stay.person for stay in room):
        mine = [stay for stay in room if stay.person == person]
        minutes = round(sum((stay.end - stay.start).total_seconds() for stay in mine) / 60)
        first, last = min(stay.start for stay in mine), max(stay.end for stay in mine)
        length = f"{minutes // 60} hr {minutes % 60} min"
        rows.append([person.first, person.last, person.email, length, _clock(first), _clock(last)])
    return csv_bytes(rows, delimiter=",", encoding="utf-8")


def meet_chat(session: Session, slot: Slot) -> bytes:
    """The chat beside a recording that began with the class."""
    lines = []
    for at, who, text in messages(session, slot):
        seconds = max(0, int((at - slot.starts).total_seconds()))
        lines += [f"{_elapsed(seconds)},{_elapsed(seconds + 3)}", f"{who}: {text}", ""]
    return "\n".join(lines).encode()


def webex_report(session: Session, slot: Slot, *, found: Sequence[Stay] | None = None) -> bytes:
    """Webex, one row a join: UTF-16 with tabs, moments protected for spreadsheets."""
    room = joins(session, slot, found)
    start, end = bounds(room)
    header = (
        "Meeting Name", "Meeting Start Time", "Meeting End Time", "Display Name", "First Name", "Last Name", "Role",
        "Attendee Email", "Join Time", "Leave Time", "Attendance Duration", "Connection Type",
    )  # fmt: skip
    lines = ["\t".join(header)]
    for stay in room:
        person = stay.person
        cells = (
            session.title, _protected(start), _protected(end), stay.name, person.first, person.last,
            "Host" if stay.host else "Attendee", person.email, _protected(stay.start), _protected(stay.end),
            f"{stay.rounded_minutes} mins", "Desktop app",
        )  # fmt: skip
        lines.append("\t".join(cells))
    return ("\r\n".join(lines) + "\r\n").encode("utf-16")


def goto_report(session: Session, slot: Slot, *, found: Sequence[Stay] | None = None) -> bytes:
    """GoToWebinar's attendee report: a preamble, one row a join, who only registered among them."""
    room = joins(session, slot, found)
    start, _ = bounds(room)
    rows = [
        ["Attendee Report"],
        ["Webinar Name", "Webinar ID", "Actual Start Date/Time"],
        [session.title, "123-456-789", _american(start)],
        [],
        [
            "Attended", "Interest Rating", "Last Name", "First Name", "Email Address", "Registration Date/Time",
            "Join Time", "Leave Time", "Time in Session (minutes)", "Unsubscribed",
        ],
    ]  # fmt: skip
    for stay in room:
        person, minutes = stay.person, str(stay.rounded_minutes)
        rows.append(
            ["Yes", "78", person.last, person.first, person.email, _american(start), _american(stay.start),
             _american(stay.end), minutes, "No"]
        )  # fmt: skip
    rows.append(["No", "0", "Absent", "Nils", "nils@example.org", _american(start), "--", "--", "--", "No"])
    return csv_bytes(rows, delimiter=",", encoding="utf-8")


def goto_api(session: Session, slot: Slot, *, found: Sequence[Stay] | None = None) -> bytes:
    """Attendees of a session as GoToWebinar's API gives them."""
    room = joins(session, slot, found)
    answer = []
    for number, person in enumerate(dict.fromkeys(stay.person for stay in room)):
        mine = [stay for stay in room if stay.person == person]
        answer.append(
            {
                "registrantKey": 5_550_000 + number,
                "firstName": person.first,
                "lastName": person.last,
                "email": person.email,
                "attendanceTimeInSeconds": int(sum((stay.end - stay.start).total_seconds() for stay in mine)),
                "sessionKey": 42,
                "attendance": [{"joinTime": _zulu(stay.start), "leaveTime": _zulu(stay.end)} for stay in mine],
            }
        )
    return json.dumps(answer, ensure_ascii=False).encode()


def adobe_xml(session: Session, slot: Slot, *, found: Sequence[Stay] | None = None) -> bytes:
    """Adobe Connect's report-meeting-attendance: learners alone, hosts are left out."""
    lines = [
        '<?xml version="1.0" encoding="utf-8" ?>',
        "<results>",
        '  <status code="ok"/>',
        "  <report-meeting-attendance>",
    ]
    for number, stay in enumerate(joins(session, slot, found)):
        if stay.host:
            continue
        fields = {
            "login": stay.person.email,
            "session-name": stay.name,
            "sco-name": session.title,
            "date-created": in_utc(stay.start).isoformat(timespec="milliseconds"),
            "date-end": in_utc(stay.end).isoformat(timespec="milliseconds"),
            "participant-name": stay.name,
        }
        lines.append(f'    <row transcript-id="{number}" sco-id="2007063179" principal-id="{number + 900}">')
        lines += [f"      <{tag}>{escape(text)}</{tag}>" for tag, text in fields.items()]
        lines.append("    </row>")
    return ("\n".join([*lines, "  </report-meeting-attendance>", "</results>"]) + "\n").encode()


def jaas_webhooks(session: Session, slot: Slot, *, found: Sequence[Stay] | None = None) -> bytes:
    """Webhooks of Jitsi as a service, a line each, exits first: their order is not guaranteed."""
    told = []
    for number, stay in enumerate(joins(session, slot, found)):
        data = {
            "name": stay.name, "email": stay.person.email, "id": f"u-{stay.person.key}", "participantId": f"p-{number}",
        }  # fmt: skip
        for event, at in (("PARTICIPANT_LEFT", stay.end), ("PARTICIPANT_JOINED", stay.start)):
            told.append(
                {
                    "idempotencyKey": f"{event}-{number}",
                    "eventType": event,
                    "sessionId": slot.id,
                    "timestamp": milliseconds(at),
                    "fqn": f"vpaas-magic-cookie/{session.reference}",
                    "data": data,
                }
            )
    return "".join(json.dumps(event, ensure_ascii=False) + "\n" for event in told).encode()


def _clock(at: datetime) -> str:
    return f"{at:%I:%M %p}".lstrip("0")


def _elapsed(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"


def _protected(at: datetime) -> str:
    return f'="{at:%Y-%m-%d %H:%M:%S}"'


def _american(at: datetime) -> str:
    return f"{at:%b %d, %Y %I:%M:%S %p}"


def _zulu(at: datetime) -> str:
    return f"{in_utc(at):%Y-%m-%dT%H:%M:%SZ}"
