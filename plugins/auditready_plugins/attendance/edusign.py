"""Edusign's courses with the signature of each student, as its API v1 gives them (``/v1/course/:id``).

Source: fields that public clients of the API read. Students are numbers there; names only where the answer has them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from auditready import (
    Attendance,
    EvidenceFile,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    Signature,
    parse_datetime,
    quote,
    say,
)

from .moments import half_of_hours

_MARKS = (b'"START"', b'"END"')
_ONE_OF = (b'"PROFESSOR_SIGNATURE"', b'"NEED_STUDENTS_SIGNATURE"', b'"ATTENDANCE_LIST_GENERATED"', b'"SCHOOL_GROUP"')
_NAMES = (("firstName", "lastName"), ("FIRSTNAME", "LASTNAME"), ("firstname", "lastname"))
_Line = Mapping[str, Any]


class EdusignReader:
    """Reads the students' lines of courses."""

    name = "attendance.edusign"
    system = "Edusign"
    kinds = frozenset({"attendance"})
    at_most = 0.92

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim JSON of courses: the capital letters of Edusign's fields."""
        head = file.head
        if file.format != "json" or not all(mark in head for mark in _MARKS):
            return None
        if not any(mark in head for mark in _ONE_OF) or not (b'"STUDENTS"' in head or b'"PROFESSOR"' in head):
            return None
        why = say(
            "cours de l'API d'Edusign, d'après ses clients publics : « START », « STUDENTS », « PROFESSOR »",
            'courses of the Edusign API, from its public clients: "START", "STUDENTS", "PROFESSOR"',
        )
        return Recognition(confidence=0.92, why=why)

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Attendance]:
        """Give one record a student and course."""
        counts = dict.fromkeys(("numbers", "pending", "ticked", "excluded", "others"), 0)
        for line, document in file.iter_json():
            for course in _courses(document, 0):
                yield from _of_course(file.name, line, course, ZoneInfo(context.zone), counts)
        context.note(
            "Edusign : les heures sans fuseau sont lues dans celui du dossier "
            f"({context.zone}) ; l'API ne donne ni adresse IP ni appareil, la feuille générée (PDF) en est la preuve",
            f"Edusign: times without a zone are read in the dossier's ({context.zone}); the API gives no IP address "
            "or device, the sheet that it generates (PDF) is the proof",
        )
        for key, (fr, en) in _NOTES.items():
            if counts[key]:
                words = say(fr, en, n=counts[key])
                context.note(words.fr, words.en)


_NOTES = {
    "numbers": (
        "apprenants connus par leur seul numéro Edusign : {n} lignes",
        "learners known by their Edusign number alone: {n} lines",
    ),
    "pending": ("en attente de signature : {n}", "signatures that are pending: {n}"),
    "ticked": (
        "présents sans signature, cochés par le formateur : {n}",
        "present without a signature, ticked by the trainer: {n}",
    ),
    "excluded": ("lignes exclues du cours dans l'outil, laissées de côté : {n}", "lines excluded in the tool: {n}"),
    "others": ("lignes non comprises : {n}", "lines not understood: {n}"),
}


def _courses(document: object, depth: int) -> Iterator[_Line]:
    """Give the courses in an answer: itself, its "result", or a list of them."""
    if isinstance(document, list):
        for each in document:
            yield from _courses(each, depth + 1) if depth < 3 else ()
    elif isinstance(document, dict):
        if "START" in document and isinstance(document.get("STUDENTS"), list):
            yield document
        elif depth < 3:
            yield from _courses(document.get("result"), depth + 1)


def _of_course(file: str, line: int, course: _Line, zone: ZoneInfo, counts: dict[str, int]) -> Iterator[Attendance]:
    start, end = (_moment(course.get(key), zone) for key in ("START", "END"))
    number = _text(course, "PROFESSOR")
    trainer = Mention(name="", identifier=f"edusign:{number}", role="trainer") if number else None
    signed = _signature(course.get("PROFESSOR_SIGNATURE"), course.get("PROFESSOR_SIGNATURE_TIMESTAMP"), zone)
    for student in course["STUDENTS"]:
        person = _person(student) if isinstance(student, dict) else None
        if person is None:
            counts["others"] += 1
            continue
        if _is_true(student.get("excluded")):
            counts["excluded"] += 1
            continue
        counts["numbers"] += not person.name
        signature = _signature(student.get("signature"), student.get("timestamp"), zone)
        here, absent = _is_true(student.get("state")), bool(_text(student, "absenceId"))
        has_signed = signature.kind != "none"
        state = "absent" if absent else "signed" if has_signed else "present" if here else "unsigned"
        counts["pending"] += state == "unsigned"
        counts["ticked"] += state == "present"
        yield Attendance(
            locator=Locator(
                file=file, line=line, quote=quote(f"{person.name or person.identifier} | {_mark(student)}")
            ),
            person=person,
            date=start.date() if start else None,
            half_day=half_of_hours(start.time(), end.time() if end else None) if start else None,
            start=start.time() if start else None,
            end=end.time() if end else None,
            state=state,  # type: ignore[arg-type]  # one of the four words above
            signature=signature,
            mark=_mark(student),
            title=_text(course, "NAME") or None,
            trainer=trainer,
            trainer_signature=signed if "PROFESSOR_SIGNATURE" in course else None,
            place=_text(course, "CLASSROOM") or None,
        )


def _person(student: _Line) -> Mention | None:
    number = _text(student, "studentId") or _text(student, "ID")
    names = (f"{_text(student, first)} {_text(student, last)}".strip() for first, last in _NAMES)
    name = next(filter(None, names), "")
    email = _text(student, "email") or _text(student, "EMAIL")
    if not (number or name or email):
        return None
    identifier = f"edusign:{number}" if number else None
    return Mention(name=name, email=email if "@" in email else None, identifier=identifier, role="learner")


def _signature(value: object, at: object, zone: ZoneInfo) -> Signature:
    """Return a signature that the tool keeps, as an address or as the picture's own bytes in base64."""
    if not isinstance(value, str) or not value.strip():
        return Signature(kind="none")
    digest = hashlib.sha256(value.encode()).hexdigest() if value.startswith("data:") else None
    return Signature(kind="electronic", at=_moment(at, zone), digest=digest)


def _mark(student: _Line) -> str:
    """Return the state of a line in the tool's own words."""
    told = [f"{key}: {student[key]}" for key in ("state", "delay", "earlyDeparture", "absenceId") if student.get(key)]
    comment = _text(student, "comment")
    return quote(", ".join([*told, *([comment] if comment else [])]) or "state: false")


def _is_true(value: object) -> bool:
    return value is True or value in (1, "1")


def _text(line: _Line, key: str) -> str:
    value = line.get(key)
    return str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _moment(value: object, zone: ZoneInfo) -> datetime | None:
    """Return a moment on the dossier's clock."""
    moment = parse_datetime(value) if isinstance(value, str) else None
    if moment is None or moment.tzinfo is None:
        return moment
    return moment.astimezone(zone).replace(tzinfo=None)
