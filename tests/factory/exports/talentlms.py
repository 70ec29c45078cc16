"""TalentLMS: progress as the API v1 and v2 give it and in custom reports, answers, the timeline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..frozen import csv_bytes
from .catalogue import Kept, writes
from .drawn import courses
from .facts import Course, Done, epoch, wall

_COURSES = courses()


def _json(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


_TALENT = {
    "completed": "completed", "passed": "completed", "failed": "failed", "in_progress": "incomplete",
    "not_started": "not_attempted",
}  # fmt: skip


def _talent_fields(one: Done) -> dict[str, Any]:
    """Every scalar a string but the seconds; an empty date is an empty text."""
    done = one.finished and one.status != "failed"
    end = epoch(one.end) if done else 0
    return {
        "role": "learner", "enrolled_on": "01/01/2026, 08:00:00", "enrolled_on_timestamp": "1767254400",
        "completed_on": f"{one.end:%d/%m/%Y, %H:%M:%S}" if end else "",
        "completed_on_timestamp": str(end) if end else "",
        "completion_status": _TALENT[one.status], "completion_status_formatted": "…",
        "completion_percentage": "100" if done else "50" if one.begun else "0", "expired_on": "",
        "expired_on_timestamp": None, "total_time": f"{one.seconds // 3600}h {one.seconds // 60 % 60}m",
        "total_time_seconds": one.seconds,
    }  # fmt: skip


def _talent(one: Done) -> Kept:
    done = one.finished and one.status != "failed"
    return {
        "activity": one.activity.name, "status": "completed" if one.status == "passed" else one.status,
        "share": 1 if done else 0.5 if one.begun else 0, "spent_minutes": round(one.seconds / 60, 2),
        "completed_at": wall(one.end) if done else None,
    }  # fmt: skip


def _named_courses(course: Course) -> Iterator[Kept]:
    for one in course.done:
        yield {"name": one.person.name, "email": one.person.email, **_talent(one)}


@writes("talentlms.progress", "api-user-courses", _COURSES, ("activity_progress", _named_courses), precision="none")
def user_courses(course: Course) -> bytes:
    return _json(
        [
            {
                "id": str(who.number), "login": who.login, "first_name": who.first, "last_name": who.last,
                "email": who.email, "user_type": "Learner-Type",
                "courses": [
                    {"id": str(one.activity.number), "name": one.activity.name, **_talent_fields(one)}
                    for one in course.of(who)
                ],
            }
            for who in course.learners
        ]
    )  # fmt: skip


def _course_users(course: Course) -> Iterator[Kept]:
    for who in course.learners:
        kept = _talent(course.of(who)[0])
        yield {"name": who.name, **kept, "activity": course.title}


@writes(
    "talentlms.progress", "api-course-users", _COURSES, ("activity_progress", _course_users), precision="no address"
)
def course_users(course: Course) -> bytes:
    users = [{"id": str(who.number), "name": who.name, **_talent_fields(course.of(who)[0])} for who in course.learners]
    units = [{"id": "1", "type": "Video", "name": "Film"}]
    return _json({"id": "3", "name": course.title, "code": "", "description": "…", "users": users, "units": units})


_ONE = courses(people=1)


def _units(course: Course) -> Iterator[Kept]:
    for one in course.done:
        kept = _talent(one)
        names = ("activity", "status", "spent_minutes", "completed_at")
        yield {"identifier": str(one.person.number), "course": course.title, **{name: kept[name] for name in names}}


@writes("talentlms.progress", "api-user-units", _ONE, ("activity_progress", _units),
        precision="a number for who it was")  # fmt: skip
def user_units(course: Course) -> bytes:
    first = course.done[0]
    units = []
    for one in course.done:
        fields = _talent_fields(one)
        names = ("completion_status", "completed_on", "completed_on_timestamp", "total_time", "total_time_seconds")
        units.append(
            {"id": str(one.activity.number), "name": one.activity.name, "type": "Video", "score": None,
             **{name: fields[name] for name in names}}
        )  # fmt: skip
    return _json(
        {"user_id": str(first.person.number), "course_name": course.title, **_talent_fields(first), "units": units}
    )


def _tested(course: Course) -> Iterator[Kept]:
    one = course.done[0]
    yield {
        "name": one.person.name, "title": one.activity.name, "score": round(one.score * 5, 2), "at": wall(one.end),
        "minutes": round(one.seconds / 60, 2),
    }  # fmt: skip


@writes("talentlms.progress", "api-test-answers", _ONE, ("assessment", _tested), precision="none")
def test_answers(course: Course) -> bytes:
    one = course.done[0]
    return _json(
        {
            "test_id": "5", "test_name": one.activity.name, "user_id": str(one.person.number),
            "user_name": one.person.name, "score": f"{one.score * 5:.2f}", "completion_status": "completed",
            "completed_on": f"{one.end:%d/%m/%Y, %H:%M:%S}", "completed_on_timestamp": str(epoch(one.end)),
            "total_time": "10m", "total_time_seconds": one.seconds, "questions": [{"id": "1"}],
        }
    )  # fmt: skip


def _surveyed(course: Course) -> Iterator[Kept]:
    one = course.done[0]
    yield {"name": one.person.name, "at": wall(one.end), "title": course.title}


@writes("talentlms.progress", "api-survey-answers", _ONE, ("survey_response", _surveyed), precision="no answers")
def survey_answers(course: Course) -> bytes:
    one = course.done[0]
    return _json(
        {
            "survey_id": "5", "survey_name": course.title, "user_id": str(one.person.number),
            "user_name": one.person.name, "questions": [], "completion_status": "completed",
            "completed_on_timestamp": str(epoch(one.end)), "total_time_seconds": 60,
        }
    )  # fmt: skip


def _talent_table(course: Course) -> Iterator[Kept]:
    for one in course.done:
        kept = _talent(one)
        yield {
            "identifier": str(one.person.number), **kept, "activity": str(one.activity.number),
        }  # fmt: skip


@writes("talentlms.progress", "api-table (v2)", _COURSES, ("activity_progress", _talent_table), precision="numbers")
def talent_table(course: Course) -> bytes:
    rows = [
        {**_talent_fields(one), "user_id": one.person.number, "course_id": one.activity.number} for one in course.done
    ]
    return _json({"_data": rows, "_pagination": {"total": len(rows)}})


_REPORT = {
    "completed": "Terminé", "passed": "Terminé", "failed": "Échoué", "in_progress": "En cours",
    "not_started": "Non commencé",
}  # fmt: skip


def _reported(course: Course) -> Iterator[Kept]:
    for one in course.done:
        kept = _talent(one)
        yield {"name": one.person.name, "email": one.person.email, **kept, "spent_minutes": one.seconds // 60}


@writes("talentlms.progress", "custom-report", _COURSES, ("activity_progress", _reported), precision="minutes")
def custom_report(course: Course) -> bytes:
    rows = [["Utilisateur", "Adresse e-mail", "Cours", "Inscrit le", "Statut", "Progression", "Terminé le",
             "Temps de formation", "Score"]]  # fmt: skip
    for one in course.done:
        done = one.finished and one.status != "failed"
        spent = one.seconds // 60
        rows.append(
            [one.person.name, one.person.email, one.activity.name, "25/01/2026", _REPORT[one.status],
             f"{100 if done else 50 if one.begun else 0}%", f"{wall(one.end):%d/%m/%Y, %H:%M:%S}" if done else "-",
             f"{spent // 60}h {spent % 60}m", ""]
        )  # fmt: skip
    return csv_bytes(rows)


_BEGUN = _COURSES.filter(lambda course: any(one.finished for one in course.done))


def _completions(course: Course) -> Iterator[Kept]:
    for one in course.done:
        if one.finished:
            yield {
                "name": one.person.name, "email": one.person.email, "activity": one.activity.name,
                "course": course.title, "status": "failed" if one.status == "failed" else "completed",
                "completed_at": wall(one.end) if one.status != "failed" else None,
            }  # fmt: skip


@writes("talentlms.timeline", "gettimeline", _BEGUN, ("activity_progress", _completions), precision="none")
def timeline(course: Course) -> bytes:
    events = []
    for one in sorted(course.done, key=lambda each: each.end, reverse=True):
        if one.finished:
            action = "unitprogress_failed" if one.status == "failed" else "unitprogress_completed"
            events.append(
                {
                    "action": action, "message": "…", "timestamp": f"{one.end:%d/%m/%Y, %H:%M:%S}",
                    "unix_timestamp": str(epoch(one.end)), "user_id": str(one.person.number),
                    "user_username": one.person.login, "user_email": one.person.email,
                    "user_fullname": one.person.name, "object_id": str(one.activity.number),
                    "object_name": one.activity.name, "secondary_object_id": "3",
                    "secondary_object_name": course.title, "event_counter": "1",
                }
            )  # fmt: skip
    return _json(events)
