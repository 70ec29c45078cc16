"""Moodle's log of a course or of the site in every carrier and language, and its table of events."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from ..frozen import csv_bytes, moodle_csv, sheet_bytes
from .catalogue import Kept, writes
from .drawn import courses
from .facts import Course, Done, Someone, epoch, wall

_COURSES = courses().filter(lambda course: any(one.begun for one in course.done))
"""A log without a line is nobody's."""
FR = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
_HEADS = {
    "fr": ["Heure", "Nom complet de l’utilisateur", "Utilisateur concerné", "Contexte de l’événement", "Composant",
           "Nom de l’événement", "Description", "Origine", "Adresse IP"],
    "fr-old": ["Heure", "Nom complet", "Utilisateur touché", "Contexte de l'événement", "Composant",
               "Nom de l'événement", "Description", "Origine", "Adresse IP"],
    "en": ["Time", "User full name", "Affected user", "Event context", "Component", "Event name", "Description",
           "Origin", "IP address"],
    "es": ["Hora", "Nombre completo del usuario", "Usuario afectado", "Contexto del evento", "Componente",
           "Nombre evento", "Descripción", "Origen", "Dirección IP"],
}  # fmt: skip
_SEEN = {
    "fr": ("Cours", "Système", "Cours consulté"), "en": ("Course", "System", "Course viewed"),
    "es": ("Curso", "Sistema", "Curso visto"),
}  # fmt: skip


def fr_time(at: datetime, *, seconds: bool = True) -> str:
    """``5 mars 26, 09:02:11``: no leading zero of the day."""
    clock = wall(at)
    return f"{clock.day} {FR[clock.month - 1]} {clock:%y, %H:%M}" + (f"{clock:%S}".join([":", ""]) if seconds else "")


def _en_time(at: datetime) -> str:
    return f"{wall(at):%-d/%m/%y, %H:%M:%S}"


def _es_time(at: datetime) -> str:
    return f"{wall(at):%d/%m/%Y %H:%M}"


_TIMES = {"fr": fr_time, "fr-old": lambda at: fr_time(at, seconds=False), "en": _en_time, "es": _es_time}


def clicks(course: Course) -> list[tuple[datetime, Done]]:
    """A click a quarter of an hour, from the first second to the last; nothing of what was not begun."""
    found = []
    for one in course.done:
        if one.begun:
            found += [(one.start + timedelta(seconds=after), one) for after in range(0, one.seconds, 900)]
            found.append((one.end, one))
    return found


def _sittings(course: Course, step: int = 1) -> Iterator[tuple[Someone, datetime, datetime, int]]:
    """One learner's clicks that follow each other within half an hour, in wholes of ``step`` seconds."""
    for person in course.learners:
        mine = sorted(at - timedelta(seconds=epoch(at) % step) for at, one in clicks(course) if one.person == person)
        sitting: list[datetime] = []
        for at in mine:
            if sitting and at - sitting[-1] > timedelta(minutes=30):
                yield person, sitting[0], sitting[-1], len(sitting)
                sitting = []
            sitting.append(at)
        if sitting:
            yield person, sitting[0], sitting[-1], len(sitting)


def sessions(course: Course) -> Iterator[Kept]:
    """Estimated from clicks: sittings are over after half an hour without any."""
    for person, start, end, _ in _sittings(course):
        yield {
            "name": person.name, "start": wall(start), "end": wall(end), "course": course.title,
            "minutes": round((end - start).total_seconds() / 60, 2), "estimated": True,
        }  # fmt: skip


def minute_sessions(course: Course) -> Iterator[Kept]:
    for person, start, end, _ in _sittings(course, 60):
        yield {
            "name": person.name, "start": wall(start), "end": wall(end),
            "minutes": round((end - start).total_seconds() / 60, 2),
        }  # fmt: skip


def _rows(course: Course, language: str, *, quoted: bool = False) -> list[list[str]]:
    level, component, event = _SEEN[language[:2]]
    moment = _TIMES[language]
    rows = [_HEADS[language]]
    for at, one in sorted(clicks(course), key=lambda click: click[0], reverse=True):
        text = f"The user with id '{one.person.number}' viewed the course with id '7'."
        rows.append([moment(at), one.person.name, "-", f"{level}: {course.title}", component, event, text, "web", ""])
    return rows


def _table(rows: list[list[str]]) -> bytes:
    return "\ufeff".encode() + moodle_csv(rows).encode()


@writes("moodle.log", "course, CSV, French since 2024", _COURSES, ("lms_session", sessions), precision="estimated")
def log_fr(course: Course) -> bytes:
    return _table(_rows(course, "fr"))


@writes("moodle.log", "course, CSV, French until 2020", _COURSES, ("lms_session", minute_sessions),
        precision="minutes, estimated")  # fmt: skip
def log_fr_old(course: Course) -> bytes:
    return _table(_rows(course, "fr-old"))


@writes("moodle.log", "course, CSV, English", _COURSES, ("lms_session", sessions), precision="estimated")
def log_en(course: Course) -> bytes:
    return _table(_rows(course, "en"))


@writes(
    "moodle.log", "course, CSV, Spanish", _COURSES, ("lms_session", minute_sessions), precision="minutes, estimated"
)
def log_es(course: Course) -> bytes:
    return _table(_rows(course, "es"))


@writes("moodle.log", "course, workbook", _COURSES, ("lms_session", sessions), precision="estimated")
def log_xlsx(course: Course) -> bytes:
    return sheet_bytes(_rows(course, "fr"), "logs")


def _key(label: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", "", label).lower()


@writes("moodle.log", "course, JSON, French", _COURSES, ("lms_session", sessions), precision="estimated")
def log_json(course: Course) -> bytes:
    head, *rows = _rows(course, "fr")
    keys = [_key(label) for label in head]
    return json.dumps([[dict(zip(keys, row, strict=True)) for row in rows]], ensure_ascii=False, indent=4).encode()


@writes("moodle.log", "course, JSON, English", _COURSES, ("lms_session", sessions), precision="estimated")
def log_json_en(course: Course) -> bytes:
    head, *rows = _rows(course, "en")
    keys = [_key(label) for label in head]
    return json.dumps([[dict(zip(keys, row, strict=True)) for row in rows]], ensure_ascii=False, indent=4).encode()


@writes("moodle.log", "positional", _COURSES, ("lms_session", sessions), precision="estimated")
def log_positional(course: Course) -> bytes:
    return json.dumps([_rows(course, "fr")[1:]]).encode()


@writes("moodle.log", "course, HTML", _COURSES, ("lms_session", sessions), precision="estimated")
def log_html(course: Course) -> bytes:
    from html import escape

    head, *rows = _rows(course, "fr")
    top = "".join(f"<th>{escape(label)}</th>" for label in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f"<!DOCTYPE html>\n<html><head><title>logs</title></head><body><table><thead><tr>{top}</tr></thead>"
        f"<tbody>{body}</tbody></table></body></html>"
    ).encode()


def _of_site(course: Course) -> Iterator[Kept]:
    """The column holds the course's short name."""
    for kept in sessions(course):
        yield {**kept, "course": "EXCEL-1"}


@writes("moodle.log", "site, CSV", _COURSES, ("lms_session", _of_site), precision="estimated")
def log_site(course: Course) -> bytes:
    head, *rows = _rows(course, "en")
    return _table([["Course", *head], *(["EXCEL-1", *row] for row in rows)])


# --- the table of events -----------------------------------------------------------------------------------------

_COLUMNS = [
    "id",
    "eventname",
    "component",
    "action",
    "target",
    "objecttable",
    "objectid",
    "crud",
    "edulevel",
    "contextid",
    "contextlevel",
    "contextinstanceid",
    "userid",
    "courseid",
    "relateduserid",
    "anonymous",
    "other",
    "timecreated",
    "origin",
    "ip",
    "realuserid",
]


def _numbered(course: Course) -> Iterator[Kept]:
    """People are numbers."""
    for person, start, end, count in _sittings(course):
        yield {
            "identifier": str(person.number), "start": wall(start), "end": wall(end), "events": count,
            "minutes": round((end - start).total_seconds() / 60, 2),
        }  # fmt: skip


def _events(course: Course) -> list[list[str]]:
    rows = []
    for number, (at, one) in enumerate(sorted(clicks(course), key=lambda click: click[0]), 1):
        rows.append(
            [str(number), "\\core\\event\\course_viewed", "core", "viewed", "course", "\\N", "\\N", "r", "2", "90",
            "50",
             "7", str(one.person.number), "7", "\\N", "0", "N;", str(epoch(at)), "web", "192.0.2.1", "\\N"]
        )  # fmt: skip
    return rows


@writes("moodle.logstore", "table", _COURSES, ("lms_session", _numbered), precision="estimated, numbers for people")
def logstore(course: Course) -> bytes:
    return csv_bytes([_COLUMNS, *_events(course)])


@writes("moodle.logstore", "JSON of phpMyAdmin", _COURSES, ("lms_session", _numbered), precision="numbers for people")
def logstore_json(course: Course) -> bytes:
    rows = [
        {name: None if cell == "\\N" else cell for name, cell in zip(_COLUMNS, row, strict=True)}
        for row in _events(course)
    ]
    tables = [
        {"type": "header", "comment": "Export to JSON plugin for PHPMyAdmin"},
        {"type": "table", "name": "mdl_logstore_standard_log", "data": rows},
    ]
    return json.dumps(tables).encode()


def _joined(course: Course) -> Iterator[Kept]:
    for person, start, end, _ in _sittings(course):
        yield {"name": person.name, "email": person.email, "start": wall(start), "end": wall(end)}


@writes("moodle.logstore", "query with names", _COURSES, ("lms_session", _joined),
        precision="no zone")  # fmt: skip
def logstore_joined(course: Course) -> bytes:
    head = ["id", "userid", "firstname", "lastname", "email", "eventname", "component", "action", "courseid",
            "timecreated"]  # fmt: skip
    rows = [head]
    for number, (at, one) in enumerate(sorted(clicks(course), key=lambda click: click[0]), 1):
        who = one.person
        rows.append(
            [str(number), str(who.number), who.first, who.last, who.email, "\\core\\event\\course_viewed", "core",
             "viewed", "7", f"{wall(at):%Y-%m-%d %H:%M:%S}"]
        )  # fmt: skip
    return csv_bytes(rows, delimiter="\t")
