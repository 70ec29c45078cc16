"""Canvas, Chamilo, and the tables whose columns an administrator chose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC

from ..frozen import csv_bytes
from .catalogue import Kept, writes
from .drawn import courses
from .facts import Course, Done, Someone, to_minute, wall

_COURSES = courses()


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
    rows = [["name", "id", "sis_id", "section", "section_id", "section_sis_id", "submitted", "attempt",
        "501: Que faire ?", "20.0", "n correct", "n incorrect", "score"]]  # fmt: skip
    for who in course.learners:
        one = course.of(who)[0]
        rows.append(
            [who.name, str(who.number), f"S{who.number}", "A", "3", "",
            f"{one.end.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC",
             "1", "Alerter", str(one.score), "1", "0", str(one.score)]
        )  # fmt: skip
    return csv_bytes(rows)


def _anonymous(course: Course) -> Iterator[Kept]:
    for who in course.learners:
        yield {"name": "", "at": wall(course.of(who)[0].end), "answers": 1}


@writes("canvas.quiz", "anonymous survey", _COURSES, ("survey_response", _anonymous), precision="nobody's name")
def canvas_survey(course: Course) -> bytes:
    rows = [
        ["section", "section_id", "submitted", "501: Êtes-vous satisfait ?", "1.0", "n correct", "n incorrect", "score"]
    ]
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
