"""Moodle exports with a French interface of 2024 or later: log, activity completion, quiz, grades, assignment."""

from __future__ import annotations

import calendar
import csv
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from .frozen import csv_bytes, moodle_csv, sheet_bytes
from .session import Activity, Person, Session, long_date
from .visits import Visit, activity_id, moodle_id, score, visits

_MONTHS = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
_COMPONENT = {
    "page": "Page",
    "resource": "Fichier",
    "quiz": "Test",
    "assign": "Devoir",
    "scorm": "Paquetage SCORM",
    "forum": "Forum",
}
LOG_HEADER = [
    "Heure", "Nom complet de l’utilisateur", "Utilisateur concerné", "Contexte de l’événement", "Composant",
    "Nom de l’événement", "Description", "Origine", "Adresse IP",
]  # fmt: skip


def log_time(at: datetime) -> str:
    """``12 mars 26, 14:05:33``: no leading zero of the day, no zone."""
    return f"{at.day} {_MONTHS[at.month - 1]} {at:%y, %H:%M:%S}"


def log(
    session: Session,
    *,
    found: Sequence[Visit] | None = None,
    gap_seconds: int = 300,
    without_feedback: Collection[str] = (),
) -> bytes:
    """Course log: BOM, LF, newest first, a few exact duplicates; ``gap_seconds`` between clicks rules its length.

    The trainer grades each assignment the next day, but for the learners in ``without_feedback``.
    """
    sittings = visits(session) if found is None else found
    rows: list[tuple[datetime, list[str]]] = []
    for visit in sittings:
        rows += _visit_rows(session, visit, gap_seconds)
    rows += _trainer_rows(session, [visit for visit in sittings if visit.person.key not in without_feedback])
    draw = session.random("duplicates")
    rows += [row for row in rows if draw.random() < 0.045]
    rows.sort(key=lambda row: row[0], reverse=True)
    return "\ufeff".encode() + moodle_csv([LOG_HEADER, *(cells for _, cells in rows)]).encode()


def _visit_rows(session: Session, visit: Visit, gap: int) -> list[tuple[datetime, list[str]]]:
    draw = session.random("clicks", visit.person.key, visit.activity.name, visit.start)
    course = f"Cours: {session.title}"
    origin, address = draw.choice(("web", "web", "web", "ws")), f"192.0.2.{draw.randint(2, 250)}"
    who, kind = moodle_id(visit.person), visit.activity.kind
    module = f"{_COMPONENT[kind]}: {visit.activity.name}"
    number = activity_id(visit.activity)
    seen = f"The user with id '{who}' viewed the '{kind}' activity with course module id '{number}'."

    def row(at: datetime, context: str, component: str, event: str, text: str) -> tuple[datetime, list[str]]:
        return at, [log_time(at), visit.person.name, "-", context, component, event, text, origin, address]

    entered = f"The user with id '{who}' viewed the course with id '{_course_id(session)}'."
    rows = [row(visit.start, course, "Système", "Cours consulté", entered)]
    at = visit.start + timedelta(seconds=draw.randint(4, 25))
    if kind == "quiz":
        started = f"The user with id '{who}' has started the attempt for the quiz with course module id '{number}'."
        rows.append(row(at, module, "Test", "Tentative de test commencée", started))
    while at < visit.end - timedelta(seconds=gap // 3):
        rows.append(row(at, module, _COMPONENT[kind], "Module de cours consulté", seen))
        at += timedelta(seconds=draw.randint(gap // 3, gap))
    rows += [row(visit.end, module, *event) for event in _last_events(kind, who, number)]
    return rows


_DEEDS = {
    "quiz": ("Tentative de test envoyée", "has submitted the attempt for the quiz with {}."),
    "assign": ("Travail de devoir remis", "has submitted the submission for the assignment with {}."),
    "scorm": ("Statut SCORM envoyé", "submitted the element 'cmi.core.lesson_status' for the {}."),
    "forum": ("Message créé", "has created the post in the forum with {}."),
}


def _last_events(kind: str, who: int, number: int) -> list[tuple[str, str, str]]:
    user, cm = f"The user with id '{who}'", f"course module id '{number}'"
    done = f"{user} updated the completion state for the {cm} for the user with id '{who}'."
    completed = ("Système", "Achèvement d’activité modifié", done)
    if kind not in _DEEDS:
        return [completed]
    event, deed = _DEEDS[kind]
    return [(_COMPONENT[kind], event, f"{user} {deed.format(cm)}"), completed]


def _trainer_rows(session: Session, sittings: Sequence[Visit]) -> list[tuple[datetime, list[str]]]:
    rows = []
    who = moodle_id(session.trainer)
    for visit in sittings:
        if visit.activity.kind != "assign":
            continue
        at = visit.end + timedelta(hours=20, minutes=5)
        text = f"The user with id '{who}' has graded the submission for the user with id '{moodle_id(visit.person)}'."
        module = f"Devoir: {visit.activity.name}"
        cells = [log_time(at), session.trainer.name, visit.person.name, module, "Devoir", "Travail de devoir évalué"]
        rows.append((at, [*cells, text, "web", "192.0.2.1"]))
    return rows


def _course_id(session: Session) -> int:
    return 40 + len(session.reference)


def completion(
    session: Session,
    *,
    found: Sequence[Visit] | None = None,
    overridden: Mapping[tuple[str, str], str] | None = None,
    excel: bool = False,
) -> bytes:
    """Activity completion (``progress.csv``): always quoted, first header cell empty, two cells an activity.

    ``overridden``: ``(learner's key, activity's name)`` → who set it. ``excel``: the UTF-16 flavour with tabs.
    """
    done = {
        (visit.person.key, visit.activity.name): visit.end for visit in (visits(session) if found is None else found)
    }
    rows = [["", "Adresse de courriel"]]
    for activity in session.activities:
        rows[0] += [activity.name, f"{activity.day:%Y-%m-%d} 23:59:00"]
    for learner in session.learners:
        cells = [learner.name, learner.email]
        for activity in session.activities:
            key = (learner.key, activity.name)
            by = (overridden or {}).get(key)
            status = "Terminé" if key in done else "Pas terminé"
            cells += [
                f"Terminé (défini par {by})" if by else status,
                f"{done[key]:%Y-%m-%d %H:%M:%S}" if key in done else "",
            ]
        rows.append(cells)
    mark = "\t" if excel else ","
    head, *rest = ([text.replace('"', "'") for text in row] for row in rows)
    # Moodle writes the first header cell by hand: nothing, not even quotes.
    first = mark + mark.join(f'"{text}"' for text in head[1:]) + "\n"
    text = csv_bytes(rest, delimiter=mark, quoting=csv.QUOTE_ALL).decode()
    return b"\xff\xfe" + (first + text).encode("utf-16-le") if excel else (first + text).encode()


def quiz_xlsx(session: Session, activity: Activity, *, found: Sequence[Visit] | None = None) -> bytes:
    """Quiz attempts ("Notes"): text cells, two spaces in the dates, a last row of averages."""
    header = ["Nom de famille", "Prénom", "Adresse de courriel", "Statut", "Commencé", "Terminé", "Durée", "Note/20,00"]
    rows, marks = [header], []
    for visit in visits(session) if found is None else found:
        if visit.activity.name != activity.name:
            continue
        person, mark = visit.person, score(session, visit.person, activity)
        marks.append(mark)
        times = [_quiz_time(visit.start), _quiz_time(visit.end)]
        rows.append(
            [person.last, person.first, person.email, "Terminée", *times, _lasting(visit.minutes), _comma(mark)]
        )
    average = _comma(sum(marks) / len(marks)) if marks else "-"
    rows.append(["Moyenne globale", "", "", "", "", "", "", average])
    return sheet_bytes([[cell or None for cell in row] for row in rows], activity.name[:31])


def _quiz_time(at: datetime) -> str:
    return f"{long_date(at.date()).replace('1er', '1')}  {at:%H:%M}"


def _lasting(minutes: int) -> str:
    whole, rest = divmod(minutes, 60)
    parts = [f"{whole} heure{'s' * (whole > 1)}"] * (whole > 0) + [f"{rest} min"] * (rest > 0)
    return " ".join(parts)


def _comma(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")


def grades_xlsx(session: Session, *, found: Sequence[Visit] | None = None, exported: datetime | None = None) -> bytes:
    """Gradebook: items named with a bare non-breaking space, epoch seconds of the export in the last column."""
    graded = [activity for activity in session.activities if activity.kind in {"quiz", "assign"}]
    done = {(visit.person.key, visit.activity.name) for visit in (visits(session) if found is None else found)}
    header = [
        "Prénom",
        "Nom de famille",
        "Numéro d’identification",
        "Institution",
        "Département",
        "Adresse de courriel",
    ]
    header += [f"{_COMPONENT[activity.kind]}\u00a0{activity.name} (Brut)" for activity in graded]
    rows: list[list[object]] = [[*header, "Total du cours (Brut)", "Dernier téléchargement depuis ce cours"]]
    stamp = calendar.timegm((exported or datetime.combine(session.after(3), datetime.min.time())).timetuple())
    for learner in session.learners:
        marks = [
            score(session, learner, activity) if (learner.key, activity.name) in done else "-" for activity in graded
        ]
        known = [mark for mark in marks if isinstance(mark, float)]
        person = [learner.first, learner.last, str(moodle_id(learner)), None, None, learner.email]
        rows.append([*person, *marks, round(sum(known), 2) if known else "-", str(stamp)])
    return sheet_bytes(rows, "Notes")


def assignment_csv(
    session: Session,
    activity: Activity,
    *,
    found: Sequence[Visit] | None = None,
    without_feedback: Collection[str] = (),
) -> bytes:
    """Grading worksheet of an assignment: BOM, LF, long dates; learners in ``without_feedback`` got none."""
    header = [
        "Identifiant", "Nom complet", "Adresse de courriel", "Statut", "Note", "Note maximale",
        "La note peut être modifiée", "Dernière modification (travail remis)", "Dernière modification (note)",
        "Feedback par commentaires",
    ]  # fmt: skip
    handed = {
        visit.person.key: visit.end
        for visit in (visits(session) if found is None else found)
        if visit.activity.name == activity.name
    }
    rows = [header]
    for learner in session.learners:
        at = handed.get(learner.key)
        cells = [f"Participant{50_000 + moodle_id(learner)}", learner.name, learner.email]
        if at is None:
            rows.append([*cells, "Pas de travail remis", "", "20,00", "Oui", "-", "-", ""])
        elif learner.key in without_feedback:
            rows.append([*cells, "Remis pour évaluation", "", "20,00", "Oui", _long_time(at), "-", ""])
        else:
            graded = _long_time(at + timedelta(hours=20, minutes=5))
            mark = _comma(score(session, learner, activity))
            times = [_long_time(at), graded, _feedback(learner)]
            rows.append([*cells, "Remis pour évaluationNoté", mark, "20,00", "Oui", *times])
    return "\ufeff".encode() + moodle_csv(rows).encode()


def _long_time(at: datetime) -> str:
    return f"{long_date(at.date(), weekday=True).replace('1er', '1')}, {at:%H:%M}"


def _feedback(learner: Person) -> str:
    return f"Bonne progression {learner.first}, revoyez la partie sur les contrôles avant le prochain module."
