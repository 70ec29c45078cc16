"""Webex, GoToWebinar, Livestorm, Adobe Connect, Jitsi as a service, Blackboard Collaborate."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from ..frozen import csv_bytes, sheet_bytes
from .catalogue import Kept, writes
from .drawn import rooms
from .facts import Room, epoch, wall, zulu
from .rooms import milliseconds
from .zoom import elapsed

_ROOMS = rooms()
_WHOLE = rooms(whole_minutes=True)


def _guarded(at: datetime) -> str:
    return f'="{wall(at):%Y-%m-%d %H:%M:%S}"'


def _hosted(room: Room) -> Iterator[Kept]:
    for stay in room.stays:
        yield {
            "name": stay.person.name, "email": stay.person.email, "start": wall(stay.start), "end": wall(stay.end),
            "minutes": stay.begun_minutes, "host": stay.host, "meeting_title": room.title,
        }  # fmt: skip


@writes("webex.attendance", "meeting", _ROOMS, ("presence", _hosted), precision="begun minutes")
def webex(room: Room) -> bytes:
    head = (
        "Meeting Name", "Meeting Start Time", "Meeting End Time", "Display Name", "First Name", "Last Name", "Role",
        "Attendee Email", "Join Time", "Leave Time", "Attendance Duration", "Connection Type",
    )  # fmt: skip
    lines = ["\t".join(head)]
    for stay in room.stays:
        person = stay.person
        title = '"' + room.title.replace('"', '""') + '"' if '"' in room.title else room.title
        cells = (
            title, _guarded(room.start), _guarded(room.end), person.name, person.first, person.last,
            "Host" if stay.host else "Attendee", person.email, _guarded(stay.start), _guarded(stay.end),
            f"{stay.begun_minutes} mins", "Desktop app",
        )  # fmt: skip
        lines.append("\t".join(cells))
    return b"\xff\xfe" + ("\r\n".join(lines) + "\r\n").encode("utf-16-le")


def _of_hub(room: Room) -> Iterator[Kept]:
    for stay in room.stays:
        yield {
            "name": stay.person.name, "email": stay.person.email, "start": wall(stay.start), "end": wall(stay.end),
            "minutes": stay.begun_minutes,
        }  # fmt: skip


@writes("webex.attendance", "Control Hub", _ROOMS, ("presence", _of_hub), precision="begun minutes")
def control_hub(room: Room) -> bytes:
    rows = [("MEETING_NUMBER,MEETING_NAME,CONFERENCE_ID,USER_NAME,EMAIL,LOCATION,JOIN_DATE,START_TIME,END_TIME,"
            "DURATION(min),OS,BROWSER")]  # fmt: skip
    for stay in room.stays:
        times = f"{wall(stay.start):%Y-%m-%d},{wall(stay.start):%H:%M:%S},{wall(stay.end):%H:%M:%S}"
        who = f"{stay.person.name},{stay.person.email}"
        rows.append(f"2712345678,Classe virtuelle,1,{who},FR,{times},{stay.begun_minutes},Windows,Chrome")
    return "".join(f"{row}\n" for row in rows).encode()


@writes("webex.attendance", "API of reports", _ROOMS, ("presence", _hosted), precision="begun minutes")
def webex_reports(room: Room) -> bytes:
    items = [
        {
            "meetingId": "m1", "meetingNumber": 271_234_567, "meetingTitle": room.title,
            "displayName": stay.person.name, "email": stay.person.email,
            "joinedTime": wall(stay.start).isoformat() + _offset(stay.start),
            "leftTime": wall(stay.end).isoformat() + _offset(stay.end), "duration": stay.begun_minutes,
            "participantType": "host" if stay.host else "attendee", "ipAddress": "192.0.2.1",
            "clientAgent": "WINDOWS,CHROME", "invited": "yes", "registered": "no",
        }
        for stay in room.stays
    ]  # fmt: skip
    return json.dumps({"items": items}, ensure_ascii=False).encode()


def _devices(room: Room) -> Iterator[Kept]:
    for stay in room.stays:
        yield {
            "name": stay.person.name, "email": stay.person.email, "start": wall(stay.start), "end": wall(stay.end),
            "minutes": round(stay.seconds / 60, 2), "host": stay.host,
        }  # fmt: skip


@writes("webex.attendance", "API of participants", _ROOMS, ("presence", _devices), precision="no title")
def webex_participants(room: Room) -> bytes:
    items = [
        {
            "id": f"x{person.number}", "orgId": "o", "host": stays[0].host, "coHost": False, "spaceModerator": False,
            "email": person.email, "displayName": person.name, "invitee": not stays[0].host, "muted": False,
            "meetingStartTime": zulu(room.start), "video": "on", "state": "end", "joinedTime": zulu(stays[0].start),
            "leftTime": zulu(stays[-1].end), "siteUrl": "ateliers.webex.com", "meetingId": "m1",
            "hostEmail": room.host.email, "devices": [
                {
                    "correlationId": f"c{number}", "deviceType": "windows", "audioType": "voip",
                    "joinedTime": zulu(stay.start), "leftTime": zulu(stay.end), "durationSecond": stay.seconds,
                }
                for number, stay in enumerate(stays)
            ],
        }
        for person, stays in room.people.items()
    ]  # fmt: skip
    return json.dumps({"items": items}, ensure_ascii=False).encode()


def _american(at: datetime) -> str:
    return f"{wall(at):%b %d, %Y %I:%M %p}"


def _by_minute(room: Room) -> Iterator[Kept]:
    for stay in room.stays:
        yield {
            "name": stay.person.name, "email": stay.person.email, "start": wall(stay.start), "end": wall(stay.end),
            "minutes": stay.begun_minutes,
        }  # fmt: skip


def _goto_rows(room: Room) -> list[list[object]]:
    rows: list[list[object]] = [
        ["Attendee Report"],
        ["Generated", _american(room.end)],
        ["Webinar Name", "Webinar ID", "Actual Start Date/Time", "Duration", "# Registered", "# Attended"],
        [room.title, "123-456-789", _american(room.start), f"{room.seconds // 60} minutes", "9", "9"],
        [],
        ["Attendee Details"],
        ["Attended", "Interest Rating", "Last Name", "First Name", "Email Address", "Registration Date/Time",
         "Join Time", "Leave Time", "Time in Session (minutes)", "Unsubscribed"],
    ]  # fmt: skip
    for stay in room.stays:
        person = stay.person
        times = [_american(stay.start), _american(stay.end), str(stay.begun_minutes)]
        rows.append(["Yes", "78", person.last, person.first, person.email, _american(room.start), *times, "No"])
    rows.append(["No", "0", "Absent", "Nils", "nils@example.org", _american(room.start), "--", "--", "--", "No"])
    return rows


@writes("goto.attendees", "report", _WHOLE, ("presence", _by_minute), precision="minutes")
def goto(room: Room) -> bytes:
    return csv_bytes(_goto_rows(room))


@writes("goto.attendees", "report, workbook", _WHOLE, ("presence", _by_minute), precision="minutes")
def goto_workbook(room: Room) -> bytes:
    return sheet_bytes(_goto_rows(room), "Attendees")


def _zoned(room: Room) -> Iterator[Kept]:
    for stay in room.stays:
        yield {
            "name": stay.person.name, "email": stay.person.email, "start": wall(stay.start), "end": wall(stay.end),
        }  # fmt: skip


@writes("goto.attendees", "api", _ROOMS, ("presence", _zoned), precision="seconds")
def goto_api(room: Room) -> bytes:
    answer = [
        {
            "registrantKey": 5_550_000 + person.number, "firstName": person.first, "lastName": person.last,
            "email": person.email, "attendanceTimeInSeconds": sum(stay.seconds for stay in stays), "sessionKey": 42,
            "attendance": [{"joinTime": zulu(stay.start), "leaveTime": zulu(stay.end)} for stay in stays],
        }
        for person, stays in room.people.items()
    ]  # fmt: skip
    return json.dumps(answer, ensure_ascii=False).encode()


def _of_meeting(room: Room) -> Iterator[Kept]:
    for kept in _zoned(room):
        yield {**kept, "meeting_title": room.title}


@writes("goto.attendees", "API of GoToMeeting", _ROOMS, ("presence", _of_meeting), precision="no duration of its own")
def goto_meeting(room: Room) -> bytes:
    host = room.host
    answer = [
        {
            "attendeeName": stay.person.name, "attendeeEmail": stay.person.email, "joinTime": zulu(stay.start),
            "leaveTime": zulu(stay.end), "duration": stay.begun_minutes, "meetingId": "123456789",
            "meetingInstanceKey": 2, "subject": room.title, "startTime": zulu(room.start), "endTime": zulu(room.end),
            "firstName": host.first, "lastName": host.last, "email": host.email, "groupName": "Formation",
            "organizerKey": "9", "numAttendees": str(len(room.people)), "meetingType": "scheduled",
            "conferenceCallInfo": "",
        }
        for stay in room.stays
    ]  # fmt: skip
    return json.dumps(answer, ensure_ascii=False).encode()


def _durations(room: Room) -> Iterator[Kept]:
    for person, stays in room.people.items():
        spent = sum(stay.seconds for stay in stays)
        yield {
            "name": person.name, "email": person.email, "start": None, "end": None, "minutes": round(spent / 60, 2),
        }  # fmt: skip


_LIVESTORM = (
    "Email,Prénom,Nom,Présent,Taux de présence,Code d'accès au webinar,Lien d'accès,Ville (depuis IP),"
    "Pays (depuis IP),Date d'inscription,Durée de la présence (en seconde),Nombre de sessions inscrites,"
    "Nombre de sessions participées,Sessions inscrites,Sessions participées,A vu le replay,Inscrit à la demande,"
    "Nombre de messages,Nombre de questions,Nb de sondages répondus,Nombre d'upvotes questions,Referrer,Source (UTM),"
    "Is guest speaker,Is team member"
)


def _livestorm_rows(room: Room) -> list[list[object]]:
    rows: list[list[object]] = [list(_LIVESTORM.split(","))]
    for person, stays in room.people.items():
        spent, team = sum(stay.seconds for stay in stays), "True" if stays[0].host else "False"
        rows.append(
            [person.email, person.first, person.last, "True", "100", "x", "", "", "FR",
             f"{wall(room.start):%Y-%m-%d} 08:00", spent, 1, 1, "", "", "False", "False", 0, 0, 0, 0, "", "", "False",
             team]
        )  # fmt: skip
    rows.append(
        ["nils@example.org", "Nils", "Absent", "False", "0", "x", "", "", "FR", f"{wall(room.start):%Y-%m-%d} 08:00", 0,
         1, 0, "", "", "True", "False", 0, 0, 0, 0, "", "", "False", "False"]
    )  # fmt: skip
    return rows


@writes("livestorm.people", "people", _ROOMS, ("presence", _durations), precision="no times")
def livestorm(room: Room) -> bytes:
    return csv_bytes(_livestorm_rows(room))


@writes("livestorm.people", "people, workbook", _ROOMS, ("presence", _durations), precision="no times")
def livestorm_workbook(room: Room) -> bytes:
    return sheet_bytes(_livestorm_rows(room), "People")


@writes("livestorm.people", "api", _ROOMS, ("presence", _durations), precision="no times")
def livestorm_api(room: Room) -> bytes:
    people = []
    for person, stays in room.people.items():
        detail = {
            "event_id": "e", "session_id": "s-1", "fields": [{"id": "email", "value": person.email}], "attended": True,
            "attendance_rate": 98, "attendance_duration": sum(stay.seconds for stay in stays),
            "is_guest_speaker": False,
        }  # fmt: skip
        attributes = {
            "role": "team_member" if stays[0].host else "participant", "created_at": epoch(room.start),
            "first_name": person.first, "last_name": person.last, "email": person.email, "registrant_detail": detail,
            "messages_count": 0, "questions_count": 0, "votes_count": 0, "up_votes_count": 0,
        }  # fmt: skip
        people.append({"id": f"p{person.number}", "type": "people", "attributes": attributes})
    return json.dumps({"data": people}, ensure_ascii=False).encode()


def _guests(room: Room) -> Iterator[Kept]:
    """Hosts are left out of the answer."""
    for stay in room.stays:
        if not stay.host:
            yield {
                "name": stay.person.name, "email": stay.person.email, "start": wall(stay.start), "end": wall(stay.end),
                "meeting_title": room.title,
            }  # fmt: skip


def _adobe_fields(room: Room) -> Iterator[dict[str, str]]:
    for number, stay in enumerate(room.stays):
        if not stay.host:
            start, end = (wall(at).isoformat(timespec="milliseconds") for at in (stay.start, stay.end))
            zones = [_offset(at) for at in (stay.start, stay.end)]
            yield {
                "transcript-id": str(number), "sco-id": "2007063179", "principal-id": str(stay.person.number),
                "answered-survey": "0", "login": stay.person.email, "session-name": stay.person.name,
                "sco-name": room.title, "date-created": start + zones[0], "date-end": end + zones[1],
                "participant-name": stay.person.name,
            }  # fmt: skip


def _offset(at: datetime) -> str:
    hours = (wall(at) - at.replace(tzinfo=None)).total_seconds() // 3600
    return f"+{int(hours):02}:00"


@writes("adobe_connect.attendance", "XML", _ROOMS, ("presence", _guests), precision="learners alone")
def adobe_xml(room: Room) -> bytes:
    lines = ['<?xml version="1.0" encoding="utf-8" ?>', "<results>", '  <status code="ok"/>',
             "  <report-meeting-attendance>"]  # fmt: skip
    for fields in _adobe_fields(room):
        given = dict(list(fields.items())[:4])
        lines.append("    <row " + " ".join(f'{name}="{value}"' for name, value in given.items()) + ">")
        lines += [f"      <{tag}>{escape(text)}</{tag}>" for tag, text in fields.items() if tag not in given]
        lines.append("    </row>")
    return ("\n".join([*lines, "  </report-meeting-attendance>", "</results>"]) + "\n").encode()


@writes("adobe_connect.table", "table", _ROOMS, ("presence", _guests), precision="learners alone")
def adobe_table(room: Room) -> bytes:
    found = list(_adobe_fields(room))
    head = list(found[0]) if found else ["transcript-id", "sco-id", "principal-id", "answered-survey", "login",
                                         "session-name", "sco-name", "date-created", "date-end",
                                         "participant-name"]  # fmt: skip
    return csv_bytes([head, *(list(fields.values()) for fields in found)])


@writes("jitsi.webhooks", "JSON Lines", _ROOMS, ("presence", _zoned), precision="none")
def jitsi(room: Room) -> bytes:
    told = []
    for number, stay in enumerate(room.stays):
        data = {
            "conference": "animer@conference", "isBreakout": False, "name": stay.person.name,
            "email": stay.person.email, "id": f"u-{stay.person.number}", "participantId": f"p-{number}",
        }  # fmt: skip
        for event, at in (("PARTICIPANT_LEFT", stay.end), ("PARTICIPANT_JOINED", stay.start)):
            told.append(
                {
                    "idempotencyKey": f"{event}-{number}", "customerId": "c", "appId": "vpaas-magic-cookie-c",
                    "eventType": event, "sessionId": "s-1", "timestamp": milliseconds(at),
                    "fqn": "vpaas-magic-cookie-c/animer", "data": data,
                }
            )  # fmt: skip
    return "".join(json.dumps(event, ensure_ascii=False) + "\n" for event in told).encode()


def _was_there(room: Room) -> Iterator[Kept]:
    """Who was in the room, and when the room was open, to the minute."""
    for stay in room.stays:
        yield {
            "name": stay.person.name, "email": stay.person.email, "start": None, "end": None, "minutes": None,
            "meeting_title": room.title, "meeting_start": wall(room.start), "meeting_end": wall(room.end),
        }  # fmt: skip


@writes("blackboard.attendance", "sessions", _WHOLE, ("presence", _was_there), precision="no arrival, no departure")
def blackboard(room: Room) -> bytes:
    rows = [["SessionDate", "SessionName", "SessionIdentifier", "SessionInstanceIdentifer", "SessionOwner",
        "RoomOpened", "RoomClosed", "NameOfAttendee", "FirstNameOfAttendee", "LastNameOfAttendee",
        "EmailOfAttendee"]]  # fmt: skip
    times = [f"{at:%m/%d/%Y %H:%M}" for at in (room.start, room.start, room.end)]
    for stay in room.stays:
        who = stay.person
        rows.append(
            [times[0], room.title, "abc", "def", "owner", times[1], times[2], who.name, who.first, who.last, who.email]
        )
    return csv_bytes(rows)


def _managed(room: Room) -> Iterator[Kept]:
    """Arrival and departure to the minute, the time in the session to the second."""
    for person, stays in room.people.items():
        yield {
            "name": person.name, "email": person.email, "start": wall(stays[0].start), "end": wall(stays[-1].end),
            "minutes": round(sum(stay.seconds for stay in stays) / 60, 2), "host": stays[0].host,
            "meeting_title": room.title, "meeting_start": wall(room.start), "meeting_end": wall(room.end),
        }  # fmt: skip


@writes("blackboard.attendance", "managers' report", _WHOLE, ("presence", _managed), precision="minutes, joins merged")
def blackboard_report(room: Room) -> bytes:
    rows = [["SessionDate", "SessionName", "SessionIdentifier", "SessionInstanceIdentifer", "SessionOwner",
        "RoomOpened", "RoomClosed", "NameOfAttendee", "FirstNameOfAttendee", "LastNameOfAttendee", "EmailOfAttendee",
        "Username", "AttendeeRole", "AttendeeType", "AttendeeFirstJoinTime", "AttendeeLastLeaveTime",
        "AttendeeTotalTimeInSession", "AttendeeTotalRejoins"]]  # fmt: skip

    def shown(at: datetime) -> str:
        return f"{at:%m/%d/%Y %H:%M}"

    for who, stays in room.people.items():
        spent = elapsed(sum(stay.seconds for stay in stays))
        rows.append(
            [shown(room.start), room.title, "abc", "def", "owner", shown(room.start), shown(room.end), who.name,
             who.first, who.last, who.email, who.login, "Moderator" if stays[0].host else "Participant", "Registered",
             shown(stays[0].start), shown(stays[-1].end), spent, str(len(stays) - 1)]
        )  # fmt: skip
    return csv_bytes(rows)
