"""360Learning: statistics of paths and courses by the API and on the screen, classrooms, attendance sheets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from ..frozen import csv_bytes, sheet_bytes
from .catalogue import Kept, writes
from .drawn import courses, sheets
from .facts import Course, Done, Sheet, to_minute, wall

_COURSES = courses()


def _millis(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z"


def _json(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


_PATH = {
    "completed": "successful", "passed": "successful", "failed": "unsuccessful", "in_progress": "onTime",
    "not_started": "notYetStarted",
}  # fmt: skip


def _by_number(course: Course) -> Iterator[Kept]:
    """A user's number, a path's number; a path is passed or not, never only completed."""
    for one in course.done:
        status = "passed" if one.status == "completed" else one.status
        yield {
            "identifier": f"360learning:u{one.person.number}", "activity": f"p{one.activity.number}", "status": status,
            "share": 1 if one.finished else 0.5 if one.begun else 0, "spent_minutes": round(one.seconds / 60, 2),
            "first_access": wall(one.start) if one.begun else None,
            "completed_at": wall(one.end) if one.finished else None,
        }  # fmt: skip


def _scores(course: Course) -> Iterator[Kept]:
    for one in course.done:
        if one.finished:
            yield {
                "identifier": f"360learning:u{one.person.number}", "title": f"p{one.activity.number}",
                "score": round(one.score * 5), "max_score": 100, "at": wall(one.end),
            }  # fmt: skip


@writes("learning360.progress", "api-path-users", _COURSES, ("activity_progress", _by_number), ("assessment", _scores),
        precision="numbers for people and paths")  # fmt: skip
def path_users(course: Course) -> bytes:
    return _json(
        [
            {
                "_id": f"s{number}", "userId": f"u{one.person.number}", "pathId": f"p{one.activity.number}",
                "sessionId": "s1", "progress": 100 if one.finished else 50 if one.begun else 0,
                **({"score": round(one.score * 5)} if one.finished else {}), "status": {"type": _PATH[one.status]},
                "timeSpent": one.seconds * 1000.0, "enrolledAt": "2026-01-01T08:00:00.000Z",
                **({"startedAt": _millis(one.start)} if one.begun else {}),
                **({"completedAt": _millis(one.end)} if one.finished else {}), "selfEnrolled": False,
            }
            for number, one in enumerate(course.done)
        ]
    )  # fmt: skip


def _attempts(course: Course) -> Iterator[Kept]:
    """An attempt at a course is completed or going on; success is not in the answer."""
    for one in course.done:
        yield {
            "identifier": f"360learning:u{one.person.number}", "activity": f"c{one.activity.number}",
            "status": "completed" if one.finished else "in_progress" if one.begun else "not_started",
            "spent_minutes": round(one.seconds / 60, 2), "first_access": wall(one.start) if one.begun else None,
            "last_access": wall(one.end) if one.begun else None,
            "completed_at": wall(one.end) if one.finished else None,
        }  # fmt: skip


@writes("learning360.progress", "api-course-attempts", _COURSES, ("activity_progress", _attempts),
        precision="numbers for people and courses")  # fmt: skip
def course_attempts(course: Course) -> bytes:
    return _json(
        [
            {
                "_id": f"a{number}", "userId": f"u{one.person.number}", "courseId": f"c{one.activity.number}",
                "pathId": "p1", "pathSessionId": "s1", "versionNumber": 2, "lang": "fr",
                **({"firstActivityAt": _millis(one.start), "lastActivityAt": _millis(one.end)} if one.begun else {}),
                **({"completedAt": _millis(one.end)} if one.finished else {}),
                "progress": 100 if one.finished else 50 if one.begun else 0, "timeSpent": one.seconds * 1000,
            }
            for number, one in enumerate(course.done)
        ]
    )  # fmt: skip


_SCREEN = {
    "completed": "Réussi", "passed": "Réussi", "failed": "Échoué", "in_progress": "En cours",
    "not_started": "Non commencé",
}  # fmt: skip


def _on_screen(course: Course) -> Iterator[Kept]:
    """A path of one number; times to the minute."""
    for one in course.done:
        yield {
            "name": one.person.name, "email": one.person.email, "activity": one.activity.name,
            "status": "passed" if one.status == "completed" else one.status,
            "share": 1 if one.finished else 0.5 if one.begun else 0, "spent_minutes": one.seconds // 60,
            "last_access": to_minute(wall(one.end)) if one.begun else None,
        }  # fmt: skip


def _screen_rows(course: Course) -> list[list[object]]:
    rows: list[list[object]] = [
        ["Prénom", "Nom", "E-mail", "Parcours", "Statut", "Progression", "Temps passé", "Dernière activité", "Score"]
    ]
    for one in course.done:
        spent, who = one.seconds // 60, one.person
        rows.append(
            [who.first, who.last, who.email, one.activity.name, _SCREEN[one.status],
             f"{100 if one.finished else 50 if one.begun else 0} %", f"{spent // 60} h {spent % 60:02} min",
             f"{wall(one.end):%d/%m/%Y %H:%M}" if one.begun else "-", "-"]
        )  # fmt: skip
    return rows


@writes("learning360.progress", "screen-paths, CSV", _COURSES, ("activity_progress", _on_screen), precision="minutes")
def screen_paths(course: Course) -> bytes:
    return csv_bytes(_screen_rows(course), delimiter=";", encoding="utf-8-sig", end="\r\n")


@writes("learning360.progress", "screen-paths, workbook", _COURSES, ("activity_progress", _on_screen),
        precision="minutes")  # fmt: skip
def screen_paths_xlsx(course: Course) -> bytes:
    return sheet_bytes(_screen_rows(course), "Export")


def _registered(sheet: Sheet) -> Iterator[Kept]:
    """Who attended, for how long; nothing of when, nor of who did not come."""
    for cell in sheet.signed:
        if cell.state in {"signed", "present"}:
            minutes = (cell.slot.end - cell.slot.start).total_seconds() / 60
            yield {"identifier": f"360learning:u{cell.person.number}", "start": None, "minutes": minutes}


@writes("learning360.classrooms", "registrations", sheets(), ("presence", _registered), precision="no time, a number")
def registrations(sheet: Sheet) -> bytes:
    return _json(
        [
            {
                "_id": f"r{number}", "userId": f"u{cell.person.number}", "status": "published",
                "hasAttended": cell.state in {"signed", "present"},
                "attendanceDuration": int((cell.slot.end - cell.slot.start).total_seconds()) * 1000,
                "createdAt": "2026-01-01T08:00:00.000Z",
                "classroomSlotId": f"s{sheet.slots.index(cell.slot)}", "rsvp": {"status": "attending"},
            }
            for number, cell in enumerate(sheet.signed)
        ]
    )  # fmt: skip


_ASKED = {"signed": "present", "present": "present", "absent": "absent", "unsigned": "signaturePending"}


def _asked(sheet: Sheet) -> Iterator[Kept]:
    """No day: one answer is about one slot; who has still to sign is there."""
    for cell in sheet.signed:
        if cell.slot == sheet.slots[0]:
            yield {
                "name": cell.person.name, "identifier": f"360learning:u{cell.person.number}", "date": None,
                "state": "absent" if cell.state == "absent" else "present",
            }  # fmt: skip


@writes("learning360.attendances", "attendances", sheets(), ("attendance", _asked), precision="no day, no signature")
def attendances(sheet: Sheet) -> bytes:
    return _json(
        [
            {
                "_id": f"a{number}", "userId": f"u{cell.person.number}", "firstName": cell.person.first,
                "lastName": cell.person.last, "status": _ASKED[cell.state],
            }
            for number, cell in enumerate(sheet.signed)
            if cell.slot == sheet.slots[0]
        ]
    )  # fmt: skip


def _users(course: Course) -> Iterator[Kept]:
    """A user's time and last day, of all paths together."""
    for who in course.learners:
        mine = [one for one in course.of(who) if one.begun]
        spent = sum(one.seconds for one in mine) // 60
        yield {
            "name": who.name, "email": who.email, "spent_minutes": spent if mine else None,
            "last_access": to_minute(wall(max(one.end for one in mine))) if mine else None,
        }  # fmt: skip


@writes("learning360.progress", "screen-users", _COURSES, ("activity_progress", _users), precision="minutes, one total")
def screen_users(course: Course) -> bytes:
    rows = [["First name", "Last name", "Email", "Time spent", "Last activity", "Direct report"]]
    for who in course.learners:
        mine = [one for one in course.of(who) if one.begun]
        spent = sum(one.seconds for one in mine) // 60
        told = ["-", "-"]
        if mine:
            told = [f"{spent // 60}h {spent % 60:02}min", f"{wall(max(one.end for one in mine)):%d/%m/%Y %H:%M}"]
        rows.append([who.first, who.last, who.email, *told, "Yes"])
    return csv_bytes(rows)


# --- webhooks --------------------------------------------------------------------------------------------------------


def _event(kind: str, at: datetime, data: dict[str, Any]) -> dict[str, Any]:
    return {"type": kind, "timestamp": int(at.timestamp() * 1000), "data": data}


def _attempt_closed(done: Done) -> dict[str, Any]:
    who, what = done.person.number, done.activity.number
    return {
        "attemptId": f"a{who}-{what}", "closedAt": _millis(done.end), "userId": f"u{who}", "courseId": f"c{what}",
        "reason": "learnerFinished", "context": {"pathId": f"p{what}", "pathSessionId": "s1"},
    }  # fmt: skip


def _changes(done: Done) -> Iterator[tuple[datetime, str]]:
    """One learner's states in a path, one after the other."""
    yield done.start - timedelta(days=7), "notYetStarted"
    if done.begun:
        yield done.start, "onTime"
    if done.finished:
        yield done.end, _PATH[done.status]


def _webhooks(course: Course) -> list[dict[str, Any]]:
    """Of each learner and activity: an attempt at its course, the states of its path, its assessment."""
    told = []
    for one in course.done:
        user, path = f"u{one.person.number}", f"p{one.activity.number}"
        enrolled = {"userId": user, "pathId": path, "sessionId": "s1", "enrollmentId": f"e-{user}-{path}"}
        for at, status in _changes(one):
            changed = {**enrolled, "status": status, "updatedAt": _millis(at)}
            told.append(_event("path.session.user.status.updated", at, changed))
        if one.finished:
            corrected = {
                **enrolled, "assessmentId": f"t{one.activity.number}", "name": one.activity.name,
                "success": one.status != "failed", "score": round(one.score * 5), "correctedAt": _millis(one.end),
            }  # fmt: skip
            told.append(_event("course.attempt.closed", one.end, _attempt_closed(one)))
            told.append(_event("user.assessment.corrected", one.end, corrected))
    told.append(_event("path.updated", datetime(2026, 1, 1, tzinfo=UTC), {"pathId": "p1"}))
    return sorted(told, key=lambda event: event["timestamp"])  # as received; sorting is stable


def _closed(course: Course) -> Iterator[Kept]:
    for one in course.done:
        if one.finished:
            yield {
                "identifier": f"360learning:u{one.person.number}", "activity": f"c{one.activity.number}",
                "status": "completed", "completed_at": wall(one.end),
            }  # fmt: skip


def _told(course: Course) -> Iterator[Kept]:
    """An attempt that was finished; of a path the last state, and the day only where it was passed."""
    yield from _closed(course)
    for one in course.done:
        status = "passed" if one.status == "completed" else one.status
        yield {
            "identifier": f"360learning:u{one.person.number}", "activity": f"p{one.activity.number}", "status": status,
            "completed_at": wall(one.end) if status == "passed" else None,
        }  # fmt: skip


def _corrected(course: Course) -> Iterator[Kept]:
    """The day is that of the correction: not the learner's."""
    for one in course.done:
        if one.finished:
            yield {
                "identifier": f"360learning:u{one.person.number}", "title": one.activity.name,
                "score": round(one.score * 5), "max_score": 100, "passed": one.status != "failed", "at": None,
            }  # fmt: skip


@writes("learning360.webhooks", "events", _COURSES, ("activity_progress", _told), ("assessment", _corrected),
        precision="numbers, no duration")  # fmt: skip
def webhooks(course: Course) -> bytes:
    return _json(_webhooks(course))


@writes("learning360.webhooks", "a line an event", _COURSES, ("activity_progress", _told), ("assessment", _corrected),
        precision="numbers, no duration")  # fmt: skip
def webhook_lines(course: Course) -> bytes:
    return b"".join(_json(event) + b"\n" for event in _webhooks(course))


@writes("learning360.webhooks", "delivered", _COURSES, ("activity_progress", _told), ("assessment", _corrected),
        precision="numbers, no duration")  # fmt: skip
def delivered_webhooks(course: Course) -> bytes:
    return _json(
        [
            {"_id": f"msg_{number}", "createdAt": "2027-01-01T10:05:01.000Z", "status": "delivered", "payload": event}
            for number, event in enumerate(_webhooks(course))
        ]
    )


_FINISHED = _COURSES.filter(lambda course: any(one.finished for one in course.done))


@writes("learning360.webhooks", "data alone", _FINISHED, ("activity_progress", _closed),
        precision="numbers, no duration")  # fmt: skip
def webhook_data(course: Course) -> bytes:
    return _json([_attempt_closed(one) for one in course.done if one.finished])
