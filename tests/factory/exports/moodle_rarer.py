"""Moodle's rarer exports: logs of before 2.7, reports printed as PDF, grades between colons, sessions of a block."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.papers import write_boxes

from ..frozen import csv_bytes, latin, moodle_csv, sheet_bytes
from ..session import long_date
from .catalogue import Kept, writes
from .drawn import courses
from .facts import Course, to_minute, wall
from .moodle_log import _rows, _sittings, clicks, minute_sessions, sessions
from .moodle_marks import _attempt_rows, _gradebook, _marks, _two_units, attempts
from .moodle_state import en_day_time, fr_day_time, lasting

_COURSES = courses()
_FEW = courses(people=2).filter(lambda course: any(one.begun for one in course.done))
"""Looking for the boxes of a page is dear."""
_BEGUN = _COURSES.filter(lambda course: any(one.begun for one in course.done))


# --- the log of before 2.7 ---------------------------------------------------------------------------------------


def _former(course: Course) -> Iterator[Kept]:
    """The column holds the course's short name."""
    for kept in minute_sessions(course):
        yield {**kept, "course": "PREV"}


_FORMER = {
    "fr": ["Cours", "Heure", "Adresse IP", "Nom complet", "Action", "Information"],
    "en": ["Course", "Time", "IP Address", "Full name", "Action", "Information"],
    "es": ["Curso", "Hora", "Dirección IP", "Nombre completo", "Acción", "Información"],
}
_SPANISH = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre"]  # fmt: skip


def _former_time(at: datetime, language: str) -> str:
    if language == "fr":
        return f"{long_date(at.date()).replace('1er', '1')}, {at:%H:%M}"
    if language == "es":
        return f"{at.day} de {_SPANISH[at.month - 1]} de {at:%Y, %H:%M}"
    return f"{at:%-d %B %Y, %-I:%M %p}"


def _former_rows(course: Course) -> Iterator[tuple[datetime, list[str]]]:
    for at, one in sorted(clicks(course), key=lambda click: click[0], reverse=True):
        action = f"resource view (http://moodle.example/mod/resource/view.php?id={one.activity.number})"
        yield to_minute(wall(at)), ["PREV", "", "192.0.2.7", one.person.name, action, one.activity.name]


def _former_text(course: Course, language: str) -> bytes:
    lines = [["Saved at: 2 January 2027, 9:30 AM"], _FORMER[language]]
    lines += [[row[0], _former_time(at, language), *row[2:]] for at, row in _former_rows(course)]
    return "".join("\t".join(line) + "\n" for line in lines).encode()


@writes("moodle.log", "before 2.7, text, French", _BEGUN, ("lms_session", _former), precision="minutes, estimated")
def log_former_fr(course: Course) -> bytes:
    return _former_text(course, "fr")


@writes("moodle.log", "before 2.7, text, English", _BEGUN, ("lms_session", _former), precision="minutes, estimated")
def log_former_en(course: Course) -> bytes:
    return _former_text(course, "en")


@writes("moodle.log", "before 2.7, text, Spanish", _BEGUN, ("lms_session", _former), precision="minutes, estimated")
def log_former_es(course: Course) -> bytes:
    return _former_text(course, "es")


@writes("moodle.log", "before 2.7, workbook", _BEGUN, ("lms_session", _former), precision="minutes, estimated")
def log_former_workbook(course: Course) -> bytes:
    rows: list[list[object]] = [["Saved at: 2 January 2027, 9:30 AM"], [], list(_FORMER["fr"])]
    rows += [[row[0], at, *row[2:]] for at, row in _former_rows(course)]
    return sheet_bytes(rows, "Logs 1-1")


# --- languages without a header of their own, rows without any ---------------------------------------------------


def _connections(course: Course) -> Iterator[Kept]:
    for kept in sessions(course):
        yield {name: fact for name, fact in kept.items() if name != "course"}


@writes("moodle.log", "course, CSV, German", _BEGUN, ("lms_session", _connections), precision="connections alone")
def log_de(course: Course) -> bytes:
    rows = [["Zeit", "Vollständiger Nutzername", "Betroffener Nutzer", "Ereigniskontext", "Komponente", "Ereignisname",
             "Beschreibung", "Herkunft", "IP-Adresse"]]  # fmt: skip
    for at, one in sorted(clicks(course), key=lambda click: click[0], reverse=True):
        told = f"The user with id '{one.person.number}' viewed the course with id '7'."
        when = f"{wall(at):%d.%m.%y, %H:%M:%S}"
        seen = [f"Kurs: {course.title}", "System", "Kurs angezeigt"]
        rows.append([when, one.person.name, "-", *seen, told, "web", "192.0.2.1"])
    return "\ufeff".encode() + moodle_csv(rows).encode()


def _of_site(course: Course) -> Iterator[Kept]:
    for kept in sessions(course):
        yield {**kept, "course": "EXCEL-1"}


@writes("moodle.log", "site, positional", _BEGUN, ("lms_session", _of_site), precision="estimated")
def log_site_positional(course: Course) -> bytes:
    return json.dumps([[["EXCEL-1", *row] for row in _rows(course, "fr")[1:]]]).encode()


_DUTCH = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
          "november", "december"]  # fmt: skip


def _untimed(course: Course) -> Iterator[Kept]:
    """Words for a duration are not known in every language."""
    for kept in attempts(course):
        yield {name: fact for name, fact in kept.items() if name != "minutes"}


@writes("moodle.quiz", "CSV, Dutch", _BEGUN, ("assessment", _untimed), precision="minutes")
def quiz_nl(course: Course) -> bytes:
    def shown(at: datetime) -> str:
        return f"{wall(at).day} {_DUTCH[wall(at).month - 1]} {wall(at):%Y  %H:%M}"

    rows = [["Achternaam", "Voornaam", "E-mailadres", "Status", "Gestart op", "Voltooid", "Gebruikte tijd",
             "Cijfer/20,00"]]  # fmt: skip
    for one in course.done:
        if one.begun:
            going = ["Bezig", shown(one.start), "-", "-", "-"]
            mark = f"{one.score:.2f}".replace(".", ",")
            spent = lasting(one.seconds, "fr").replace("heures", "uren").replace("heure", "uur").replace(" s", " sec")
            ended = ["Voltooid", shown(one.start), shown(one.end), spent.replace("maintenant", "nu"), mark]
            who = [one.person.last, one.person.first, one.person.email]
            rows.append([*who, *(ended if one.finished else going)])
    rows.append(["Totaal gemiddelde", "", "", "", "", "", "", "10,00"])
    return "\ufeff".encode() + moodle_csv(rows).encode()


# --- printed -----------------------------------------------------------------------------------------------------


def _printed(rows: Sequence[Sequence[str]]) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        write_boxes(path, *([latin(cell) for cell in row] for row in rows))
        return path.read_bytes()


def _in_latin(kept: Kept) -> Kept:
    """As the fonts of a PDF can print it."""
    return {**kept, "name": latin(kept["name"])}


@writes("moodle.log", "PDF, French", _FEW, ("lms_session", lambda course: map(_in_latin, sessions(course))),
        precision="estimated", typography=False)  # fmt: skip
def log_pdf(course: Course) -> bytes:
    return _printed(_rows(course, "fr"))


@writes("moodle.log", "PDF, English", _FEW, ("lms_session", lambda course: map(_in_latin, sessions(course))),
        precision="estimated", typography=False)  # fmt: skip
def log_pdf_en(course: Course) -> bytes:
    return _printed(_rows(course, "en"))


@writes("moodle.log", "PDF, Spanish", _FEW, ("lms_session", lambda course: map(_in_latin, minute_sessions(course))),
        precision="minutes, estimated", typography=False)  # fmt: skip
def log_pdf_es(course: Course) -> bytes:
    return _printed(_rows(course, "es"))


@writes("moodle.quiz", "PDF, French", _FEW, ("assessment", lambda course: map(_in_latin, attempts(course))),
        precision="minutes, two largest units", typography=False)  # fmt: skip
def quiz_pdf(course: Course) -> bytes:
    return _printed(_attempt_rows(course, "fr"))


@writes("moodle.quiz", "PDF, English", _FEW, ("assessment", lambda course: map(_in_latin, attempts(course))),
        precision="minutes, two largest units", typography=False)  # fmt: skip
def quiz_pdf_en(course: Course) -> bytes:
    return _printed(_attempt_rows(course, "en"))


# --- grades between colons ---------------------------------------------------------------------------------------


@writes("moodle.grades", "between colons", _COURSES, ("assessment", _marks), precision="no date, no maximum")
def grades_colons(course: Course) -> bytes:
    return csv_bytes(_gradebook(course), delimiter=":")


# --- sessions of the dedication block ----------------------------------------------------------------------------


def _begins(course: Course) -> list[tuple[str, str, datetime, int]]:
    """First name, last name, beginning and seconds of each session of several clicks."""
    return [
        (person.first, person.last, start, int((end - start).total_seconds()))
        for person, start, end, clicked in _sittings(course)
        if clicked > 1 and end > start
    ]


def _to_the_second(course: Course) -> Iterator[Kept]:
    for first, last, start, seconds in _begins(course):
        yield {
            "name": f"{first} {last}", "start": to_minute(wall(start)), "minutes": round(seconds / 60, 2),
            "estimated": True,
        }  # fmt: skip


def _in_two_units(course: Course) -> Iterator[Kept]:
    for first, last, start, seconds in _begins(course):
        yield {
            "name": f"{first} {last}", "start": to_minute(wall(start)), "minutes": _two_units(seconds),
            "estimated": True,
        }  # fmt: skip


_ONE = courses(people=1)
"""The page of one member."""


@writes("moodle.dedication_sessions", "member, French", _ONE, ("lms_session", _to_the_second),
        precision="begun to the minute, estimated")  # fmt: skip
def dedication_member_fr(course: Course) -> bytes:
    rows = [["Depuis", "jeudi 1 janvier 2026, 00:00", "À", "jeudi 31 décembre 2026, 23:59", "Temps écoulé",
             "364 jours 23 heures"], [""],
            ["Prénom", "Nom", "Début de la session", "Implication dans le cours s", "Durée", "IP"]]  # fmt: skip
    for first, last, start, seconds in _begins(course):
        rows.append([first, last, fr_day_time(start), str(seconds), lasting(seconds, "fr"), "192.0.2.1, 192.0.2.9"])
    return moodle_csv(rows).encode()


@writes("moodle.dedication_sessions", "report, English", _BEGUN, ("lms_session", _in_two_units),
        precision="two largest units, estimated")  # fmt: skip
def dedication_report_en(course: Course) -> bytes:
    rows = [["Full name", "Session start", "Session duration"]]
    for first, last, start, seconds in _begins(course):
        rows.append([f"{first} {last}", en_day_time(start), lasting(seconds, "en")])
    return "\ufeff".encode() + moodle_csv(rows).encode()


@writes("moodle.dedication_sessions", "member, English", _ONE, ("lms_session", _to_the_second),
        precision="begun to the minute, estimated")  # fmt: skip
def dedication_member_en(course: Course) -> bytes:
    rows = [["Since", "Thursday, 1 January 2026, 12:00 AM", "To", "Thursday, 31 December 2026, 11:59 PM",
             "Elapsed time", "364 days 23 hours"], [""],
            ["First name", "Surname", "Session start", "Course dedication secs", "Duration", "IP"]]  # fmt: skip
    for first, last, start, seconds in _begins(course):
        rows.append([first, last, en_day_time(start), str(seconds), lasting(seconds, "en"), "192.0.2.1"])
    return moodle_csv(rows).encode()


@writes("moodle.dedication_sessions", "report, French", _BEGUN, ("lms_session", _in_two_units),
        precision="two largest units, estimated")  # fmt: skip
def dedication_report_fr(course: Course) -> bytes:
    rows = [["Nom complet", "Début de la session", "Durée de session"]]
    for first, last, start, seconds in _begins(course):
        rows.append([f"{first} {last}", fr_day_time(start), lasting(seconds, "fr")])
    return "\ufeff".encode() + moodle_csv(rows).encode()
