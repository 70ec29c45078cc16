"""SCORM values in every carrier, and xAPI statements: plain, of videos, cmi5 and H5P."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from ..frozen import csv_bytes
from .catalogue import Kept, writes
from .drawn import courses
from .facts import Course, Done, epoch, wall, zulu
from .openedx import packed

_ONE = courses(people=1)
_COURSES = courses()

# --- SCORM -------------------------------------------------------------------------------------------------------

_OLD = {
    "completed": "completed", "passed": "passed", "failed": "failed", "in_progress": "incomplete",
    "not_started": "not attempted",
}  # fmt: skip


def _timespan(seconds: int) -> str:
    """``HHHH:MM:SS.SS``."""
    return f"{seconds // 3600:04}:{seconds // 60 % 60:02}:{seconds % 60:02}.00"


def _iso(seconds: int) -> str:
    return f"PT{seconds // 3600}H{seconds // 60 % 60}M{seconds % 60}S"


def _spent(one: Done) -> float | None:
    """No second spent is what stands there where nothing was measured."""
    return round(one.seconds / 60, 2) if one.seconds else None


def _progress(course: Course) -> Iterator[Kept]:
    """State and total time; no date."""
    for one in course.done:
        yield {
            "name": one.person.name, "activity": one.activity.name, "status": one.status,
            "spent_minutes": _spent(one),
        }  # fmt: skip


def _scored(course: Course) -> Iterator[Kept]:
    for one in course.done:
        if one.finished:
            yield {
                "name": one.person.name, "title": one.activity.name, "score": one.score, "max_score": 20,
                "threshold": 10,
            }  # fmt: skip


def _values_1_2(one: Done) -> dict[str, str]:
    score = {"cmi.core.score.raw": str(one.score), "cmi.core.score.max": "20"} if one.finished else {}
    return {
        "cmi.core.student_id": one.person.login, "cmi.core.student_name": f"{one.person.last}, {one.person.first}",
        "cmi.core.lesson_status": _OLD[one.status], "cmi.core.total_time": _timespan(one.seconds),
        "cmi.core.session_time": _timespan(one.seconds), **score, "cmi.student_data.mastery_score": "10",
        "cmi.suspend_data": "x" * 50,
    }  # fmt: skip


@writes("scorm.runtime", "1.2, flat JSON", _COURSES, ("activity_progress", _progress), ("assessment", _scored),
        precision="no date")  # fmt: skip
def scorm_flat(course: Course) -> bytes:
    return json.dumps(
        [{"title": one.activity.name, **_values_1_2(one)} for one in course.done], ensure_ascii=False
    ).encode()


def _named_by_file(course: Course) -> Iterator[Kept]:
    """One set of values names no module: the file does."""
    one = course.done[0]
    yield {
        "name": one.person.name, "activity": "evidence", "status": one.status,
        "spent_minutes": _spent(one),
    }  # fmt: skip


@writes("scorm.runtime", "1.2, one set", _ONE, ("activity_progress", _named_by_file), precision="no module, no date")
def scorm_one(course: Course) -> bytes:
    return json.dumps(_values_1_2(course.done[0]), ensure_ascii=False, indent=2).encode()


@writes(
    "scorm.runtime", "1.2, a form's text", _ONE, ("activity_progress", _named_by_file), precision="no module, no date"
)
def scorm_form(course: Course) -> bytes:
    return urlencode(_values_1_2(course.done[0])).encode()


_NEW = {
    "completed": ("completed", "unknown"), "passed": ("completed", "passed"), "failed": ("completed", "failed"),
    "in_progress": ("incomplete", "unknown"), "not_started": ("not attempted", "unknown"),
}  # fmt: skip


def _scaled(course: Course) -> Iterator[Kept]:
    for one in course.done:
        if one.finished:
            yield {"name": one.person.name, "title": one.activity.name, "score": one.score, "max_score": 20}


@writes("scorm.runtime", "2004, nested JSON", _COURSES, ("activity_progress", _progress), ("assessment", _scaled),
        precision="no date")  # fmt: skip
def scorm_nested(course: Course) -> bytes:
    documents = []
    for one in course.done:
        completion, success = _NEW[one.status]
        score = {"score": {"raw": str(one.score), "max": "20", "min": "0"}} if one.finished else {}
        values = {
            "learner_id": one.person.login, "learner_name": one.person.name, "completion_status": completion,
            "success_status": success, "total_time": _iso(one.seconds), **score,
        }  # fmt: skip
        documents.append({"title": one.activity.name, "cmi": values})
    return json.dumps(documents, ensure_ascii=False, indent=1).encode()


@writes("scorm.runtime", "a column a name", _COURSES, ("activity_progress", _progress), precision="no date")
def scorm_columns(course: Course) -> bytes:
    rows = [["Nom complet", "Module", "cmi.core.lesson_status", "cmi.core.total_time"]]
    rows += [[one.person.name, one.activity.name, _OLD[one.status], _timespan(one.seconds)] for one in course.done]
    return csv_bytes(rows, delimiter=";")


def _tracks(course: Course) -> Iterator[Kept]:
    """People and modules are numbers; Moodle keeps when an attempt began."""
    for one in course.done:
        yield {
            "identifier": str(one.person.number), "activity": str(one.activity.number), "status": one.status,
            "first_access": wall(one.start),
        }  # fmt: skip


@writes("scorm.runtime", "a row a name", _COURSES, ("activity_progress", _tracks), precision="numbers")
def scorm_rows(course: Course) -> bytes:
    rows = [["userid", "scoid", "attempt", "element", "value"]]
    for one in course.done:
        values = {
            "x.start.time": str(epoch(one.start)), "cmi.core.lesson_status": _OLD[one.status],
            "cmi.core.total_time": _timespan(one.seconds),
        }  # fmt: skip
        rows += [[str(one.person.number), str(one.activity.number), "1", name, text] for name, text in values.items()]
    return csv_bytes(rows)


# --- xAPI --------------------------------------------------------------------------------------------------------

_ADL = "http://adlnet.gov/expapi/verbs/"
_HOME = "https://lms.example.org"
_VERBS = {"completed": "completed", "passed": "passed", "failed": "failed"}


def _statement(one: Done, verb: str, at: datetime, **more: Any) -> dict[str, Any]:
    told = {
        "actor": {"objectType": "Agent", "name": one.person.name, "mbox": f"mailto:{one.person.email}"},
        "verb": {"id": verb if ":" in verb else _ADL + verb, "display": {"en-US": verb.rpartition("/")[2]}},
        "object": {
            "objectType": "Activity", "id": f"{_HOME}/activity/{one.activity.number}",
            "definition": {"name": {"fr-FR": one.activity.name}, "type": "http://adlnet.gov/expapi/activities/module"},
        },
        "timestamp": zulu(at), **more,
    }  # fmt: skip
    return {"id": str(uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(told, sort_keys=True))), **told}


def _context(course: Course) -> dict[str, Any]:
    definition = {"name": {"fr": course.title}, "type": "http://adlnet.gov/expapi/activities/course"}
    return {"contextActivities": {"grouping": [{"id": f"{_HOME}/course/1", "definition": definition}]}}


def _statements(course: Course) -> list[dict[str, Any]]:
    """Each activity begun, and ended where it was; nothing of what was not begun."""
    told = []
    for one in course.done:
        if one.begun:
            told.append(_statement(one, "initialized", one.start, context=_context(course)))
        if one.finished:
            result: dict[str, Any] = {"completion": True, "duration": _iso(one.seconds)}
            if one.status != "completed":
                score = {"raw": one.score, "min": 0, "max": 20, "scaled": 0.0}
                result |= {"success": one.status == "passed", "score": score}
            told.append(_statement(one, _VERBS[one.status], one.end, context=_context(course), result=result))
    return told


def _stated(course: Course) -> Iterator[Kept]:
    for one in course.done:
        if one.begun:
            yield {
                "name": one.person.name, "email": one.person.email, "activity": one.activity.name,
                "course": course.title, "status": one.status,
                "completed_at": wall(one.end) if one.status in {"completed", "passed"} else None,
            }  # fmt: skip


def _results(course: Course) -> Iterator[Kept]:
    """The scaled score is not to be trusted: raw and maximum are."""
    for one in course.done:
        if one.status in {"passed", "failed"}:
            yield {
                "name": one.person.name, "title": one.activity.name, "score": one.score, "max_score": 20,
                "passed": one.status == "passed", "at": wall(one.end),
            }  # fmt: skip


_BEGUN = _COURSES.filter(lambda course: any(one.begun for one in course.done))


@writes("xapi.statements", "JSON Lines", _BEGUN, ("activity_progress", _stated), ("assessment", _results),
        precision="nothing of what was not begun")  # fmt: skip
def json_lines(course: Course) -> bytes:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in _statements(course)).encode()


@writes("xapi.statements", "packed", _BEGUN, ("activity_progress", _stated), precision="nothing of what was not begun")
def json_lines_packed(course: Course) -> bytes:
    return packed(json_lines(course))


@writes("xapi.statements", "a store's answer", _BEGUN, ("activity_progress", _stated), ("assessment", _results),
        precision="nothing of what was not begun")  # fmt: skip
def store(course: Course) -> bytes:
    return json.dumps({"statements": _statements(course), "more": ""}, ensure_ascii=False, indent=1).encode()


@writes("xapi.statements", "array", _BEGUN, ("activity_progress", _stated), precision="nothing of what was not begun")
def array(course: Course) -> bytes:
    return json.dumps(_statements(course), ensure_ascii=False).encode()


_VIDEO = "https://w3id.org/xapi/video/"


def _watched(course: Course) -> Iterator[Kept]:
    """The length of what was played, whatever the speed."""
    for one in course.done:
        if one.begun:
            yield {
                "name": one.person.name, "activity": one.activity.name, "spent_minutes": _spent(one),
                "status": "completed" if one.finished else "in_progress",
            }  # fmt: skip


@writes("xapi.statements", "video", _BEGUN, ("activity_progress", _watched), precision="played length")
def video(course: Course) -> bytes:
    told = []
    for one in course.done:
        if not one.begun:
            continue
        told.append(_statement(one, f"{_VIDEO}verbs/played", one.start, context=_context(course)))
        half = one.seconds // 2
        extensions = {
            f"{_VIDEO}extensions/time": one.seconds,
            f"{_VIDEO}extensions/progress": 1.0 if one.finished else 0.5,
            f"{_VIDEO}extensions/played-segments": f"0[.]{half}[,]{half}[.]{one.seconds}",
        }
        verb = "completed" if one.finished else f"{_VIDEO}verbs/paused"
        told.append(_statement(one, verb, one.end, context=_context(course), result={"extensions": extensions}))
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in told).encode()


def _units(course: Course) -> Iterator[Kept]:
    for one in course.done:
        if one.begun:
            yield {
                "name": one.person.name, "activity": one.activity.name, "status": one.status,
                "spent_minutes": _spent(one),
            }  # fmt: skip


@writes("xapi.statements", "cmi5", _BEGUN, ("activity_progress", _units), precision="durations of the package")
def cmi5(course: Course) -> bytes:
    told = []
    for number, one in enumerate(course.done):
        if not one.begun:
            continue
        context = {
            **_context(course), "registration": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{one.person.login}/{number}")),
            "extensions": {"https://w3id.org/xapi/cmi5/context/extensions/masteryscore": 0.5},
        }  # fmt: skip
        context["contextActivities"] = {
            **context["contextActivities"], "category": [{"id": "https://w3id.org/xapi/cmi5/context/categories/cmi5"}],
        }  # fmt: skip
        told.append(_statement(one, "initialized", one.start, context=context))
        lasting = {"duration": _iso(one.seconds)}
        if one.finished:
            success = {} if one.status == "completed" else {"success": one.status == "passed"}
            completion = {"completion": True} if one.status == "completed" else {}
            told.append(
                _statement(
                    one, _VERBS[one.status], one.end, context=context, result={**lasting, **success, **completion}
                )
            )
        told.append(_statement(one, "terminated", one.end, context=context, result=lasting))
    return json.dumps({"statements": told, "more": ""}, ensure_ascii=False).encode()


def _played(course: Course) -> Iterator[Kept]:
    for one in course.done:
        if one.finished:
            yield {
                "name": one.person.name, "title": one.activity.name, "score": one.score, "max_score": 20,
                "at": wall(one.end), "minutes": round(one.seconds / 60, 2),
            }  # fmt: skip


_FINISHED = _COURSES.filter(lambda course: any(one.finished for one in course.done))


@writes("xapi.statements", "H5P", _FINISHED, ("assessment", _played), precision="the attempt, not its questions")
def h5p(course: Course) -> bytes:
    told = []
    category = {"contextActivities": {"category": [{"id": "http://h5p.org/libraries/H5P.QuestionSet-1.17"}]}}
    for one in course.done:
        if one.finished:
            score = {"raw": one.score, "min": 0, "max": 20, "scaled": round(one.score / 20, 4)}
            result = {"completion": True, "success": one.status == "passed", "score": score,
                      "duration": f"PT{one.seconds}S"}  # fmt: skip
            told.append(_statement(one, "completed", one.end, context=category, result=result))
    return json.dumps(told, ensure_ascii=False).encode()


def _alone(course: Course) -> Iterator[Kept]:
    one = course.done[0]
    yield {
        "name": one.person.name, "email": one.person.email, "activity": one.activity.name, "status": "completed",
        "completed_at": wall(one.end),
    }  # fmt: skip


@writes("xapi.statements", "one statement", _ONE, ("activity_progress", _alone), precision="none")
def statement(course: Course) -> bytes:
    return json.dumps(_statement(course.done[0], "completed", course.done[0].end), indent=2).encode()
