"""Open edX: grade reports, answers to problems, engagement, open responses, tracking log; H5P's table of results."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from ..frozen import csv_bytes, sheet_bytes
from .catalogue import Kept, writes
from .drawn import courses
from .facts import Course, Done, epoch, wall, zulu
from .moodle_log import _sittings, clicks

_COURSES = courses()
_BEGUN = _COURSES.filter(lambda course: any(one.begun for one in course.done))
_COURSE = "course-v1:FUN+101+2026"


def _user(one: Done) -> str:
    return f"openedx:{one.person.login}"


def _grades(course: Course) -> Iterator[Kept]:
    """From 0 to 1 for each piece of work and for the course; a username, no name, no date."""
    for one in course.done:
        if one.finished:
            yield {
                "identifier": _user(one), "email": one.person.email, "title": f"Homework: {one.activity.name}",
                "score": round(one.score / 20, 2), "max_score": 1,
            }  # fmt: skip
    for who in course.learners:
        yield {
            "identifier": f"openedx:{who.login}", "email": who.email, "title": "evidence", "score": 0.85,
            "max_score": 1,
        }  # fmt: skip


@writes("openedx.grades", "grade report", _COURSES, ("assessment", _grades), precision="no name, no date")
def grades(course: Course) -> bytes:
    rows = [["Student ID", "Email", "Username", "Grade", *(f"Homework: {each.name}" for each in course.activities),
             "Homework (Avg)", "Enrollment Track", "Verification Status", "Certificate Eligible",
             "Certificate Delivered", "Certificate Type", "Enrollment Status"]]  # fmt: skip
    for who in course.learners:
        marks = [str(round(one.score / 20, 2)) if one.finished else "Not Attempted" for one in course.of(who)]
        rows.append(
            [
                str(who.number),
                who.email,
                who.login,
                "0.85",
                *marks,
                "0.9",
                "honor",
                "N/A",
                "Y",
                "Y",
                "honor",
                "enrolled",
            ]
        )
    return csv_bytes(rows)


def _problem_grades(course: Course) -> Iterator[Kept]:
    for one in course.done:
        if one.finished:
            yield {
                "identifier": _user(one), "title": f"Quiz 1: A - {one.activity.name}", "score": one.score,
                "max_score": 20,
            }  # fmt: skip
    for who in course.learners:
        yield {"identifier": f"openedx:{who.login}", "title": "evidence", "score": 0.5, "max_score": 1}


@writes(
    "openedx.grades", "problem grade report", _COURSES, ("assessment", _problem_grades), precision="no name, no date"
)
def problem_grades(course: Course) -> bytes:
    names = [f"Quiz 1: A - {each.name} ({part})" for each in course.activities for part in ("Earned", "Possible")]
    rows = [["Student ID", "Email", "Username", "Enrollment Status", "Grade", *names]]
    for who in course.learners:
        marks = []
        for one in course.of(who):
            marks += [str(one.score), "20.0"] if one.finished else ["Not Attempted", "20.0"]
        rows.append([str(who.number), who.email, who.login, "enrolled", "0.5", *marks])
    return csv_bytes(rows)


def _answers(course: Course) -> Iterator[Kept]:
    for one in course.done:
        if one.begun:
            yield {
                "identifier": _user(one), "title": one.activity.name, "score": one.score, "max_score": 20,
                "passed": one.score == 20, "attempt": 2, "start": wall(one.start), "at": wall(one.end),
            }  # fmt: skip


@writes("openedx.reports", "answers to problems", _BEGUN, ("assessment", _answers), precision="no name")
def problem_responses(course: Course) -> bytes:
    rows = [["username", "problem_id", "answer_id", "location", "question", "score", "max_score", "correct", "answer",
        "total_attempts", "first_attempt_date", "last_attempt_date"]]  # fmt: skip
    rows += [
        [one.person.login, "p1", "a1", "S1", one.activity.name, str(one.score), "20", str(one.score == 20), "b", "2",
         zulu(one.start), zulu(one.end)]
        for one in course.done
        if one.begun
    ]  # fmt: skip
    return csv_bytes(rows)


def _engaged(course: Course) -> Iterator[Kept]:
    for who in course.learners:
        begun = any(one.begun for one in course.of(who))
        yield {
            "identifier": f"openedx:{who.login}", "email": who.email, "activity": _COURSE,
            "status": "in_progress" if begun else "not_started",
        }  # fmt: skip


@writes("openedx.reports", "engagement", _COURSES, ("activity_progress", _engaged), precision="active or not in a week")
def engagement(course: Course) -> bytes:
    rows = [["Course ID", "End Date", "Username", "Email", "Cohort", "Days Active This Week",
        "Unique Problems Attempted", "Total Problem Attempts", "Unique Problems Correct", "Unique Videos Played",
        "Discussion Posts"]]  # fmt: skip
    for who in course.learners:
        days = str(sum(one.begun for one in course.of(who)))
        rows.append([_COURSE, "03/08/2026", who.login, who.email, "", days, "1", "1", "1", "4", "0"])
    return csv_bytes(rows)


def _responses(course: Course) -> Iterator[Kept]:
    for one in course.done:
        if one.finished:
            yield {
                "identifier": f"anon{one.person.number}", "activity": one.activity.name, "status": "submitted",
                "at": wall(one.start), "feedback_at": wall(one.end), "score": one.score, "max_score": 20,
            }  # fmt: skip


_FINISHED = _COURSES.filter(lambda course: any(one.finished for one in course.done))


@writes("openedx.reports", "open responses", _FINISHED, ("submission", _responses), precision="a pseudonym")
def open_responses(course: Course) -> bytes:
    rows = [["Submission ID", "Location", "Problem Name", "Item ID", "Anonymized Student ID",
        "Date/Time Response Submitted", "Response", "Assessment Details", "Assessment Scores",
        "Date/Time Final Score Given", "Final Score Points Earned", "Final Score Points Possible",
        "Feedback Statements Selected", "Feedback on Peer Assessments"]]  # fmt: skip
    for number, one in enumerate(course.done):
        if one.finished:
            times = [f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S}" for at in (one.start, one.end)]
            rows.append(
                [f"s{number}", "L", one.activity.name, "i1", f"anon{one.person.number}", times[0], "{}",
                 "Assessment #1", "", times[1], str(one.score), "20", "", ""]
            )  # fmt: skip
    return csv_bytes(rows)


@writes("openedx.profiles", "profiles", _COURSES, ("activity_progress", lambda _: ()), precision="nothing was done")
def profiles(course: Course) -> bytes:
    rows = [["id", "username", "name", "email", "language", "year_of_birth", "gender", "level_of_education", "goals"]]
    rows += [[str(who.number), who.login, who.name, who.email, "fr", "1990", "f", "m", ""] for who in course.learners]
    return csv_bytes(rows)


# --- tracking log ------------------------------------------------------------------------------------------------


def _sessions(course: Course) -> Iterator[Kept]:
    for person, start, end, count in _sittings(course):
        yield {
            "identifier": f"openedx:{person.login}", "start": wall(start), "end": wall(end), "events": count,
            "course": _COURSE, "estimated": True,
        }  # fmt: skip


def _events(course: Course) -> bytes:
    lines = []
    for at, one in sorted(clicks(course), key=lambda click: click[0]):
        event: dict[str, Any] = {
            "username": one.person.login, "event_type": "page_view", "event_source": "browser", "time": _moment(at),
            "ip": "192.0.2.1", "context": {"course_id": _COURSE, "user_id": one.person.number}, "event": "{}",
        }  # fmt: skip
        lines.append(json.dumps(event))
    return ("\n".join(lines) + "\n").encode()


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000000+00:00"


@writes("openedx.log", "JSON Lines", _BEGUN, ("lms_session", _sessions), precision="estimated, a username")
def tracking_log(course: Course) -> bytes:
    return _events(course)


def packed(data: bytes) -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as stream:
        stream.write(data)
    return out.getvalue()


@writes("openedx.log", "packed", _BEGUN, ("lms_session", _sessions), precision="estimated, a username")
def packed_log(course: Course) -> bytes:
    return packed(_events(course))


def _problems(course: Course) -> Iterator[Kept]:
    for one in course.done:
        if one.finished:
            yield {
                "identifier": _user(one), "score": one.score, "max_score": 20, "at": wall(one.end),
            }  # fmt: skip


@writes("openedx.log", "problems", _FINISHED, ("assessment", _problems), precision="a username, a number")
def problems_log(course: Course) -> bytes:
    lines = []
    for one in sorted(course.done, key=lambda each: each.end):
        if one.finished:
            event = {"problem_id": f"block-v1:FUN+101+2026+type@problem+block@{one.activity.number}",
                     "grade": one.score, "max_grade": 20, "success": "correct", "attempts": 1}  # fmt: skip
            told = {
                "username": one.person.login, "event_type": "problem_check", "event_source": "server",
                "time": _moment(one.end), "ip": "192.0.2.1",
                "context": {"course_id": _COURSE, "user_id": one.person.number}, "event": event,
            }  # fmt: skip
            lines.append(json.dumps(told))
    return ("\n".join(lines) + "\n").encode()


# --- H5P ---------------------------------------------------------------------------------------------------------

_H5P = ["id", "content_id", "user_id", "score", "max_score", "opened", "finished", "time"]


def _results(course: Course) -> Iterator[Kept]:
    """A time of 0 is a content that does not measure it."""
    for one in course.done:
        if one.finished:
            yield {
                "identifier": str(one.person.number), "title": str(one.activity.number), "score": round(one.score),
                "max_score": 20, "start": wall(one.start), "at": wall(one.end),
                "minutes": round(one.seconds / 60, 2) if one.seconds else None,
            }  # fmt: skip


def _h5p_rows(course: Course) -> list[list[object]]:
    return [
        [number, one.activity.number, one.person.number, round(one.score), 20, epoch(one.start), epoch(one.end),
         one.seconds]
        for number, one in enumerate(course.done)
        if one.finished
    ]  # fmt: skip


@writes("h5p.results", "table, CSV", _FINISHED, ("assessment", _results), precision="numbers")
def h5p(course: Course) -> bytes:
    return csv_bytes([_H5P, *_h5p_rows(course)])


@writes("h5p.results", "table, workbook", _FINISHED, ("assessment", _results), precision="numbers")
def h5p_xlsx(course: Course) -> bytes:
    return sheet_bytes([_H5P, *_h5p_rows(course)], "h5p_results")


def _joined(course: Course) -> Iterator[Kept]:
    for kept, one in zip(_results(course), (one for one in course.done if one.finished), strict=True):
        yield {**kept, "title": one.activity.name, "name": one.person.name, "email": one.person.email}


@writes("h5p.results", "joined, JSON", _FINISHED, ("assessment", _joined), precision="none")
def h5p_json(course: Course) -> bytes:
    finished = [one for one in course.done if one.finished]
    rows = [
        {
            **{name: str(cell) for name, cell in zip(_H5P, row, strict=True)}, "title": one.activity.name,
            "user_name": one.person.name, "user_email": one.person.email,
        }
        for row, one in zip(_h5p_rows(course), finished, strict=True)
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False).encode()
