"""360Learning, TalentLMS, Canvas, Chamilo, and the tables whose columns an administrator chose."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from ..frozen import csv_bytes, sheet_bytes
from .catalogue import Kept, writes
from .drawn import courses, sheets
from .facts import Course, Done, Sheet, Someone, epoch, to_minute, wall

_COURSES = courses()


def _millis(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z"


def _json(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


# --- 360Learning -------------------------------------------------------------------------------------------------

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
            "last_access": wall(one.end) if one.begun else None, "completed_at": wall(one.end) if one.finished else None,
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


# --- TalentLMS ---------------------------------------------------------------------------------------------------

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
        "completed_on": f"{one.end:%d/%m/%Y, %H:%M:%S}" if end else "", "completed_on_timestamp": str(end) if end else "",
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


# --- Canvas ------------------------------------------------------------------------------------------------------


def _canvas_marks(course: Course) -> Iterator[Kept]:
    """A mark and its maximum, no date; the total of the course, which the file's name alone can name."""
    for who in course.learners:
        if any(one.finished for one in course.of(who)):
            yield {"name": who.name, "email": who.email, "title": "evidence", "score": 78, "max_score": 100}
    for one in course.done:
        if one.finished:
            yield {
                "name": one.person.name, "email": one.person.email, "title": one.activity.name, "score": one.score,
                "max_score": 20,
            }  # fmt: skip


def _canvas(course: Course, *, apart: bool, delimiter: str, comma: bool) -> bytes:
    def number(mark: float) -> str:
        return f"{mark:.2f}".replace(".", "," if comma else ".")

    names = ["LastName", "FirstName"] if apart else ["Student"]
    rows = [[*names, "ID", "SIS User ID", "SIS Login ID", "Section",
             *(f"{activity.name} ({activity.number})" for activity in course.activities),
             "Current Score", "Unposted Current Score", "Final Score", "Unposted Final Score"]]  # fmt: skip
    blank = [""] * (len(names) - 1)
    rows.append(
        ["    Points Possible", *blank, "", "", "", "", *("20" for _ in course.activities), *["(read only)"] * 4]
    )
    for who in course.learners:
        named = [who.last, who.first] if apart else [f"{who.last}, {who.first}"]
        marks = [number(one.score) if one.finished else "" for one in course.of(who)]
        total = "78" if any(marks) else ""  # what stands for a learner whose marks are not shown
        rows.append([*named, str(who.number), "", who.email, "A", *marks, *[total] * 4])
    rows.append([*(["Student", "Test"] if apart else ["Student, Test"]), "9", "", "x", "A",
                 *("1" for _ in course.activities), *["5"] * 4])  # fmt: skip
    return csv_bytes(rows, delimiter=delimiter)


@writes("canvas.gradebook", "names joined, comma", _COURSES, ("assessment", _canvas_marks), precision="no date")
def canvas(course: Course) -> bytes:
    return _canvas(course, apart=False, delimiter=",", comma=False)


@writes("canvas.gradebook", "names apart, semicolon", _COURSES, ("assessment", _canvas_marks), precision="no date")
def canvas_apart(course: Course) -> bytes:
    return _canvas(course, apart=True, delimiter=";", comma=True)


def _quizzed(course: Course) -> Iterator[Kept]:
    for who in course.learners:
        one = course.of(who)[0]
        yield {"name": who.name, "at": wall(one.end), "score": one.score, "attempt": 1}


@writes("canvas.quiz", "quiz", _COURSES, ("assessment", _quizzed), precision="no title, no duration")
def canvas_quiz(course: Course) -> bytes:
    rows = ["name,id,sis_id,section,section_id,section_sis_id,submitted,attempt,501: Que faire ?,20.0,n correct,"
            "n incorrect,score".split(",")]  # fmt: skip
    for who in course.learners:
        one = course.of(who)[0]
        rows.append(
            [who.name, str(who.number), f"S{who.number}", "A", "3", "", f"{one.end.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC",
             "1", "Alerter", str(one.score), "1", "0", str(one.score)]
        )  # fmt: skip
    return csv_bytes(rows)


def _anonymous(course: Course) -> Iterator[Kept]:
    for who in course.learners:
        yield {"name": "", "at": wall(course.of(who)[0].end), "answers": 1}


@writes("canvas.quiz", "anonymous survey", _COURSES, ("survey_response", _anonymous), precision="nobody's name")
def canvas_survey(course: Course) -> bytes:
    rows = ["section,section_id,submitted,501: Êtes-vous satisfait ?,1.0,n correct,n incorrect,score".split(",")]
    for who in course.learners:
        at = course.of(who)[0].end.astimezone(UTC)
        rows.append(["A", "3", f"{at:%Y-%m-%d %H:%M:%S} UTC", "Oui", "1.0", "1", "0", "1.0"])
    return csv_bytes(rows)


# --- Chamilo -----------------------------------------------------------------------------------------------------


def _tracked(course: Course) -> Iterator[Kept]:
    """A course's total to the second, its share, first and last connection."""
    for who in course.learners:
        mine = [one for one in course.of(who) if one.begun]
        yield {
            "name": who.name, "share": course.share(who) / 100,
            "spent_minutes": round(sum(one.seconds for one in mine) / 60, 2),
            "first_access": wall(min(one.start for one in mine)) if mine else None,
            "last_access": wall(max(one.end for one in mine)) if mine else None,
        }  # fmt: skip


_CHAMILO = {
    "fr": ["Code officiel", "Nom", "Prénom", "Identifiant", "Temps", "Progrès", "Progrés de l'exercice",
           "ExerciseAverage", "Score", "Student_publication", "Messages", "Première connexion", "Dernière connexion"],
    "keys": ["OfficialCode", "LastName", "FirstName", "Login", "TrainingTime", "CourseProgress", "ExerciseProgress",
             "ExerciseAverage", "Score", "Student_publication", "Messages", "FirstLoginInCourse",
             "LatestLoginInCourse"],
}  # fmt: skip


def _chamilo_rows(course: Course, head: list[str]) -> list[list[str]]:
    rows = [head]
    for who in course.learners:
        mine = [one for one in course.of(who) if one.begun]
        spent = sum(one.seconds for one in mine)
        clock = f"{spent // 3600:02}:{spent // 60 % 60:02}:{spent % 60:02}"
        moments = [min(one.start for one in mine), max(one.end for one in mine)] if mine else []
        times = [f"{wall(at):%Y-%m-%d %H:%M:%S}" for at in moments] or ["Aucune connexion"] * 2
        rows.append(
            ["", who.last, who.first, who.login, clock, f"{course.share(who)}%", "0%", "", "", "0", "0", *times]
        )
    return rows


@writes("chamilo.tracking", "course", _COURSES, ("activity_progress", _tracked), precision="no course, one total")
def chamilo(course: Course) -> bytes:
    return csv_bytes(_chamilo_rows(course, _CHAMILO["fr"]), delimiter=";")


@writes("chamilo.tracking", "session", _COURSES, ("activity_progress", _tracked), precision="no course, one total")
def chamilo_session(course: Course) -> bytes:
    above = [["SessionName", course.title], ["Date", "Du 02/03/2026 au 27/03/2026"]]
    return csv_bytes([*above, *_chamilo_rows(course, _CHAMILO["keys"])], delimiter=";")


# --- columns that an administrator chose ---------------------------------------------------------------------------


def _chosen(one: Done, person: Someone) -> Kept:
    return {
        "name": person.name, "activity": one.activity.name, "status": one.status,
        "completed_at": to_minute(wall(one.end)) if one.finished else None,
    }  # fmt: skip


def _docebo(course: Course) -> Iterator[Kept]:
    """Completed or not: success is a column of its own."""
    for one in course.done:
        kept = _chosen(one, one.person)
        status = "completed" if one.finished else kept["status"]
        yield {**kept, "status": status, "spent_minutes": one.seconds // 60}


@writes("platforms.table", "Docebo", _COURSES, ("activity_progress", _docebo), precision="minutes")
def docebo(course: Course) -> bytes:
    rows = [["Identifiant", "Prénom", "Nom", "Nom du cours", "Statut d'inscription au cours", "Temps dans le cours",
             "Date de complétion", "Score"]]  # fmt: skip
    for one in course.done:
        who, spent = one.person, one.seconds // 60
        status = "Terminé" if one.finished else "En cours" if one.begun else "Inscrit"
        end = f"{wall(one.end):%d/%m/%Y %H:%M}" if one.finished else ""
        rows.append(
            [who.login, who.first, who.last, one.activity.name, status, f"{spent // 60} h {spent % 60} min", end, ""]
        )
    return csv_bytes(rows, delimiter=";", encoding="utf-8-sig")


def _rise_up(course: Course) -> Iterator[Kept]:
    for one in course.done:
        kept = _chosen(one, one.person)
        status = "completed" if one.finished else kept["status"]
        yield {
            **kept, "status": status, "email": one.person.email, "course": course.title,
            "share": 1 if one.finished else 0.5 if one.begun else 0,
        }  # fmt: skip


@writes("platforms.table", "Rise Up", _COURSES, ("activity_progress", _rise_up), precision="minutes")
def rise_up(course: Course) -> bytes:
    rows = [["Nom complet", "E-mail", "Module", "Formation", "Avancement", "Temps passé", "Terminé le"]]
    for one in course.done:
        share = 100 if one.finished else 50 if one.begun else 0
        spent = one.seconds // 60
        end = f"{wall(one.end):%d/%m/%Y %H:%M}" if one.finished else ""
        rows.append(
            [one.person.name, one.person.email, one.activity.name, course.title, f"{share} %",
             f"{spent // 60}h{spent % 60:02}", end]
        )  # fmt: skip
    return csv_bytes(rows, delimiter=";", encoding="utf-8-sig")


def _ilias(course: Course) -> Iterator[Kept]:
    for one in course.done:
        kept = _chosen(one, one.person)
        status = "completed" if one.status == "passed" else kept["status"]
        done = status == "completed"
        yield {
            **kept, "status": status, "completed_at": kept["completed_at"] if done else None,
            "spent_minutes": round(one.seconds / 60, 2),
            "last_access": to_minute(wall(one.end)) if one.begun else None,
        }  # fmt: skip


@writes("platforms.table", "ILIAS", _COURSES, ("activity_progress", _ilias), precision="minutes")
def ilias(course: Course) -> bytes:
    rows = [["Login", "Last name", "First name", "Object", "Learning progress status", "Spent seconds", "Last access",
             "Completed on"]]  # fmt: skip
    words = {"passed": "completed", "not_started": "not_attempted"}
    for one in course.done:
        who, status = one.person, words.get(one.status, one.status)
        end = f"{wall(one.end):%Y-%m-%d %H:%M}"
        rows.append(
            [who.login, who.last, who.first, one.activity.name, status, str(one.seconds), end if one.begun else "",
             end if status == "completed" else ""]
        )  # fmt: skip
    return csv_bytes(rows, delimiter=";")
