"""Marks and works in Moodle: quizzes, gradebook, grading worksheets, forums, works handed in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

from ..frozen import csv_bytes, moodle_csv, sheet_bytes, zip_bytes
from ..session import long_date
from .catalogue import Kept, writes
from .drawn import courses
from .facts import Course, Done, Someone, epoch, to_minute, wall
from .moodle_log import _key
from .moodle_state import en_day_time, fr_day_time, lasting

_COURSES = courses()


def _comma(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")


def _fr_time(at: datetime) -> str:
    """``23 octobre 2024  07:45``: two spaces, where a comma was."""
    return f"{long_date(wall(at).date()).replace('1er', '1')}  {wall(at):%H:%M}"


def _en_time(at: datetime) -> str:
    return f"{wall(at):%-d %B %Y  %-I:%M %p}"


# --- quiz --------------------------------------------------------------------------------------------------------


def _two_units(seconds: int) -> float:
    """From an hour on, seconds are dropped."""
    return seconds // 60 if seconds >= 3600 else round(seconds / 60, 2)


def attempts(course: Course) -> Iterator[Kept]:
    """Begun and ended to the minute, the duration in its two largest units, the mark to two decimals."""
    for one in course.done:
        if not one.begun:
            continue
        done = one.finished
        yield {
            "name": one.person.name, "email": one.person.email, "start": to_minute(wall(one.start)),
            "at": to_minute(wall(one.end)) if done else None, "minutes": _two_units(one.seconds) if done else None,
            "score": one.score if done else None, "max_score": 20,
            "status": "finished" if done else "in_progress",
        }  # fmt: skip


def _attempt_rows(course: Course, language: str) -> list[list[str]]:
    fr = language == "fr"
    head = (
        ["Nom de famille", "Prénom", "Adresse de courriel", "Statut", "Commencé", "Terminé", "Durée", "Note/20,00"]
        if fr
        else ["Last name", "First name", "Email address", "Status", "Started", "Completed", "Duration", "Grade/20.00"]
    )
    rows, moment = [head], _fr_time if fr else _en_time
    finished, going = ("Terminée", "En cours") if fr else ("Finished", "In progress")
    for one in course.done:
        if not one.begun:
            continue
        who = [one.person.last, one.person.first, one.person.email]
        if one.finished:
            mark = _comma(one.score) if fr else f"{one.score:.2f}"
            rows.append([*who, finished, moment(one.start), moment(one.end), lasting(one.seconds, language), mark])
        else:
            rows.append([*who, going, moment(one.start), "-", "-", "-"])
    rows.append(["Moyenne globale" if fr else "Overall average", "", "", "", "", "", "", "10,00" if fr else "10.00"])
    return rows


_BEGUN = _COURSES.filter(lambda course: any(one.begun for one in course.done))


@writes("moodle.quiz", "workbook", _BEGUN, ("assessment", attempts), precision="minutes, two largest units")
def quiz_xlsx(course: Course) -> bytes:
    return sheet_bytes([[cell or None for cell in row] for row in _attempt_rows(course, "fr")], "Test")


@writes("moodle.quiz", "CSV, French", _BEGUN, ("assessment", attempts), precision="minutes, two largest units")
def quiz_csv(course: Course) -> bytes:
    return "\ufeff".encode() + moodle_csv(_attempt_rows(course, "fr")).encode()


@writes("moodle.quiz", "CSV, English", _BEGUN, ("assessment", attempts), precision="minutes, two largest units")
def quiz_csv_en(course: Course) -> bytes:
    return "\ufeff".encode() + moodle_csv(_attempt_rows(course, "en")).encode()


@writes("moodle.quiz", "JSON", _BEGUN, ("assessment", attempts), precision="minutes, two largest units")
def quiz_json(course: Course) -> bytes:
    head, *rows = _attempt_rows(course, "fr")
    keys = list(map(_key, head))
    return json.dumps([[dict(zip(keys, row, strict=True)) for row in rows]], ensure_ascii=False).encode()


# --- gradebook ---------------------------------------------------------------------------------------------------


def _marks(course: Course) -> Iterator[Kept]:
    """A mark in an item, neither date nor maximum; the kind of the activity stands before its name."""
    for one in course.done:
        if one.finished:
            yield {
                "name": one.person.name, "email": one.person.email, "title": f"Test {one.activity.name}",
                "score": one.score,
            }  # fmt: skip


def _gradebook(course: Course) -> list[list[object]]:
    rows: list[list[object]] = [
        ["Prénom", "Nom de famille", "Numéro d’identification", "Institution", "Département", "Adresse de courriel",
         *(f"Test\u00a0{activity.name} (Brut)" for activity in course.activities), "Total du cours (Brut)",
         "Dernier téléchargement depuis ce cours"]
    ]  # fmt: skip
    stamp = str(epoch(course.done[0].end))
    for person in course.learners:
        marks = [one.score if one.finished else "-" for one in course.of(person)]
        who = [person.first, person.last, str(person.number), None, None, person.email]
        rows.append([*who, *marks, "-", stamp])
    return rows


@writes("moodle.grades", "workbook", _COURSES, ("assessment", _marks), precision="no date, no maximum")
def grades_xlsx(course: Course) -> bytes:
    return sheet_bytes(_gradebook(course), "Notes")


@writes("moodle.grades", "CSV", _COURSES, ("assessment", _marks), precision="no date, no maximum")
def grades_csv(course: Course) -> bytes:
    rows = [["" if cell is None else str(cell) for cell in row] for row in _gradebook(course)]
    return csv_bytes(rows)


def _numbered_marks(course: Course) -> Iterator[Kept]:
    for one in course.done:
        if one.finished:
            yield {
                "identifier": f"idnumber:E{one.person.number}", "title": f"ACT{one.activity.number}",
                "score": one.score,
            }  # fmt: skip


@writes("moodle.grades_xml", "export", _COURSES, ("assessment", _numbered_marks), precision="numbers, no date")
def grades_xml(course: Course) -> bytes:
    results = "".join(
        f"<result><state>new</state><assignment>ACT{one.activity.number}</assignment>"
        f"<student>E{one.person.number}</student><score>{one.score if one.finished else '-'}</score></result>"
        for one in course.done
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<results batch="xml_export_1773738000">'
    return f"{head}{results}</results>".encode()


def _listed_marks(course: Course) -> Iterator[Kept]:
    for person in course.learners:
        yield {"identifier": str(person.number), "score": course.of(person)[0].score}


@writes("moodle.grade_list", "two columns", _COURSES, ("assessment", _listed_marks), precision="a number and a mark")
def grade_list(course: Course) -> bytes:
    rows = [["ID", "note"]]
    rows += [[str(person.number), _comma(course.of(person)[0].score)] for person in course.learners]
    return csv_bytes(rows)


# --- assignment --------------------------------------------------------------------------------------------------


def _handed(course: Course) -> Iterator[Kept]:
    """One assignment: handed in and marked to the minute."""
    for person in course.learners:
        one = course.of(person)[0]
        yield {
            "name": person.name, "email": person.email,
            "status": "submitted" if one.finished else "draft" if one.begun else "none",
            "at": to_minute(wall(one.end)) if one.begun else None,
            "feedback_at": to_minute(wall(one.end + timedelta(hours=20))) if one.status in _MARKED else None,
            "score": one.score if one.status in _MARKED else None,
        }  # fmt: skip


_MARKED = {"passed", "failed"}
_WORKS = {
    "fr": ("Remis pour évaluation", "Noté", "Brouillon (non remis)", "Pas de travail remis", "Oui"),
    "en": ("Submitted for grading", "Graded", "Draft (not submitted)", "No submission", "Yes"),
}


def _worksheet(course: Course, head: list[str], language: str) -> bytes:
    submitted, graded, draft, none, yes = _WORKS[language]
    moment = fr_day_time if language == "fr" else en_day_time
    rows = [head]
    for person in course.learners:
        one = course.of(person)[0]
        marked = one.status in _MARKED
        status = submitted + graded * marked if one.finished else draft if one.begun else none
        mark = _comma(one.score) if language == "fr" else f"{one.score:.2f}"
        rows.append(
            [f"Participant{50_000 + person.number}", person.name, person.email, status, mark if marked else "",
             "20,00" if language == "fr" else "20.00", yes, moment(one.end) if one.begun else "-",
             moment(one.end + timedelta(hours=20)) if marked else "-", "Bien vu, à reprendre" if marked else ""]
        )  # fmt: skip
    return "\ufeff".encode() + moodle_csv(rows).encode()


@writes("moodle.assignment", "CSV, French", _COURSES, ("submission", _handed), precision="minutes")
def assignment_fr(course: Course) -> bytes:
    head = ["Identifiant", "Nom complet", "Adresse de courriel", "Statut", "Note", "Note maximale",
            "La note peut être modifiée", "Dernière modification (travail remis)", "Dernière modification (note)",
            "Feedback par commentaires"]  # fmt: skip
    return _worksheet(course, head, "fr")


@writes("moodle.assignment", "CSV, English", _COURSES, ("submission", _handed), precision="minutes")
def assignment_en(course: Course) -> bytes:
    head = ["Identifier", "Full name", "Email address", "Status", "Grade", "Maximum grade", "Grade can be changed",
            "Last modified (submission)", "Last modified (grade)", "Feedback comments"]  # fmt: skip
    return _worksheet(course, head, "en")


def _works(course: Course) -> Iterator[Kept]:
    for person in course.learners:
        yield {"name": person.name, "identifier": f"Participant{50_000 + person.number}", "status": "submitted"}


@writes("moodle.works", "zip with folders", _COURSES, ("submission", _works), precision="who handed in")
def works_zip(course: Course) -> bytes:
    return zip_bytes(
        {
            f"{person.name}_{50_000 + person.number}_assignsubmission_file/travail.txt": person.name.encode()
            for person in course.learners
        }
    )


@writes("moodle.works", "zip without folders", _COURSES, ("submission", _works), precision="who handed in")
def works_zip_flat(course: Course) -> bytes:
    return zip_bytes(
        {
            f"{person.name}_{50_000 + person.number}_assignsubmission_file_travail.txt": person.name.encode()
            for person in course.learners
        }
    )


# --- forum -------------------------------------------------------------------------------------------------------


def _posted(course: Course) -> list[Done]:
    return [one for one in course.done if one.begun]


def _posts(course: Course) -> Iterator[Kept]:
    for one in _posted(course):
        yield {
            "name": one.person.name, "at": wall(one.start), "subject": one.activity.name,
            "discussion": str(one.activity.number),
        }  # fmt: skip


@writes("moodle.forum", "CSV", _BEGUN, ("forum_post", _posts), precision="none")
def forum(course: Course) -> bytes:
    rows = [
        [
            "id",
            "discussion",
            "parent",
            "userid",
            "userfullname",
            "created",
            "modified",
            "mailed",
            "subject",
            "message",
            "messageformat",
            "messagetrust",
            "attachment",
            "totalscore",
            "mailnow",
            "deleted",
            "privatereplyto",
            "privatereplytofullname",
            "wordcount",
            "charcount",
        ]
    ]
    for number, one in enumerate(_posted(course), 1):
        stamp = str(epoch(one.start))
        rows.append(
            [str(number), str(one.activity.number), "0", str(one.person.number), one.person.name, stamp, stamp, "1",
             one.activity.name, "<p>Bonjour,\nmerci</p>", "1", "0", "", "0", "0", "0", "0", "", "2", "14"]
        )  # fmt: skip
    return "\ufeff".encode() + csv_bytes(rows)


def _ends(course: Course, person: Someone) -> list[datetime]:
    """Somebody's first and last message, once where they are one."""
    moments = sorted(to_minute(wall(one.start)) for one in course.of(person) if one.begun)
    return list(dict.fromkeys([moments[0], moments[-1]])) if moments else []


def _summary(course: Course) -> Iterator[Kept]:
    for person in course.learners:
        for at in _ends(course, person):
            yield {"name": person.name, "at": at}


_SUMMARY = {
    "fr": ["Nom complet de l’utilisateur", "Nombre de discussions lancées", "Nombre de réponses envoyées",
           "Nombre d’annexes", "Nombre d’affichages", "Nombre de mots", "Nombre de caractères",
           "Message le plus ancien", "Message le plus récent"],
    "en": ["User full name", "Number of discussions posted", "Number of replies posted", "Number of attachments",
           "Number of views", "Word count", "Character count", "Earliest post", "Most recent post"],
}  # fmt: skip


def _forum_summary(course: Course, language: str) -> bytes:
    rows, moment = [_SUMMARY[language]], fr_day_time if language == "fr" else en_day_time
    for person in course.learners:
        mine = sorted(one.start for one in course.of(person) if one.begun)
        times = [moment(mine[0]), moment(mine[-1])] if mine else ["-", "-"]
        rows.append([person.name, "0", str(len(mine)), "0", "12", "240", "1300", *times])
    return "\ufeff".encode() + moodle_csv(rows).encode()


@writes("moodle.forum_summary", "French", _COURSES, ("forum_post", _summary), precision="first and last, minutes")
def forum_summary_fr(course: Course) -> bytes:
    return _forum_summary(course, "fr")


@writes("moodle.forum_summary", "English", _COURSES, ("forum_post", _summary), precision="first and last, minutes")
def forum_summary_en(course: Course) -> bytes:
    return _forum_summary(course, "en")
