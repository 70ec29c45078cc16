"""What Moodle says of who did what: completion, progress, SCORM, choices, attendance, dedication, certificates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from ..frozen import csv_bytes, moodle_csv, sheet_bytes
from ..session import long_date
from .catalogue import Kept, writes
from .drawn import courses, sheets
from .facts import Course, Done, Sheet, Someone, to_minute, wall
from .moodle_log import fr_time

_COURSES = courses()


def fr_day_time(at: datetime) -> str:
    """``mardi 12 mars 2024, 14:05``."""
    return f"{long_date(wall(at).date(), weekday=True).replace('1er', '1')}, {wall(at):%H:%M}"


def en_day_time(at: datetime) -> str:
    """``Tuesday, 12 March 2024, 2:05 PM``."""
    return f"{wall(at):%A, %-d %B %Y, %-I:%M %p}"


def lasting(seconds: int, language: str = "fr") -> str:
    """The two largest units, as Moodle's ``format_time``."""
    words = {"fr": ("heure", "heures", "min", "min", "s", "s"), "en": ("hour", "hours", "min", "mins", "sec", "secs")}
    one_hour, hours, one_minute, minutes, one_second, more = words[language]
    parts = [
        (seconds // 3600, one_hour, hours), (seconds // 60 % 60, one_minute, minutes), (seconds % 60, one_second, more),
    ]  # fmt: skip
    shown = [f"{number} {many if number > 1 else one}" for number, one, many in parts if number]
    first = next((place for place, (number, *_) in enumerate(parts) if number), None)
    if first is None:
        return "maintenant" if language == "fr" else "now"
    kept = parts[first : first + 2]
    return " ".join(shown[: sum(1 for number, *_ in kept if number)])


def _table(rows: list[list[str]]) -> bytes:
    return "\ufeff".encode() + moodle_csv(rows).encode()


# --- activity completion -----------------------------------------------------------------------------------------

_STATUS = {
    "fr": {
        "completed": "Terminé", "passed": "Terminé (note minimale de réussite atteinte)",
        "failed": "Terminé (n’a pas atteint la note minimale de réussite)", "in_progress": "Pas terminé",
        "not_started": "Pas terminé",
    },
    "en": {
        "completed": "Completed", "passed": "Completed (achieved pass grade)",
        "failed": "Completed (did not achieve pass grade)", "in_progress": "Not completed",
        "not_started": "Not completed",
    },
}  # fmt: skip


def _states(course: Course) -> Iterator[Kept]:
    """Not completed may mean begun or not: the report does not say."""
    for one in course.done:
        yield {
            "name": one.person.name, "email": one.person.email, "activity": one.activity.name,
            "status": one.status if one.finished else "not_started",
            "completed_at": wall(one.end) if one.finished else None,
        }  # fmt: skip


def _progress_rows(course: Course, language: str) -> list[list[str]]:
    rows = [["", "Adresse de courriel" if language == "fr" else "Email address"]]
    for activity in course.activities:
        rows[0] += [activity.name, "2026-12-31 23:59:00" if activity.number % 2 else ""]
    for person in course.learners:
        cells = [person.name, person.email]
        for one in course.of(person):
            cells += [_STATUS[language][one.status], f"{wall(one.end):%Y-%m-%d %H:%M:%S}" if one.finished else ""]
        rows.append(cells)
    return rows


def _by_hand(rows: list[list[str]], mark: str) -> str:
    """Always quoted, but for the first cell, which is empty; an inner quote becomes an apostrophe."""
    lines = [mark.join('"' + cell.replace('"', "'") + '"' for cell in row) for row in rows]
    return "\n".join([lines[0].removeprefix('""'), *lines[1:]]) + "\n"


@writes("moodle.completion", "CSV, French", _COURSES, ("activity_progress", _states), precision="begun or not untold")
def completion_fr(course: Course) -> bytes:
    return _by_hand(_progress_rows(course, "fr"), ",").encode()


@writes("moodle.completion", "CSV, English", _COURSES, ("activity_progress", _states), precision="begun or not untold")
def completion_en(course: Course) -> bytes:
    return _by_hand(_progress_rows(course, "en"), ",").encode()


@writes(
    "moodle.completion", '"Excel" flavour', _COURSES, ("activity_progress", _states), precision="begun or not untold"
)
def completion_excel(course: Course) -> bytes:
    return b"\xff\xfe" + _by_hand(_progress_rows(course, "fr"), "\t").encode("utf-16-le")


def _criteria(course: Course) -> Iterator[Kept]:
    """Each activity to the minute, and the course as a whole."""
    for kept in _states(course):
        at = kept["completed_at"]
        yield {**kept, "completed_at": to_minute(at) if at else None, "whole_course": False}
    for person in course.learners:
        mine = course.of(person)
        whole = all(one.finished for one in mine)
        end = to_minute(wall(max(one.end for one in mine))) if whole else None
        yield {
            "name": person.name, "email": person.email, "activity": "Cours terminé",
            "status": "completed" if whole else "in_progress" if any(one.finished for one in mine) else "not_started",
            "completed_at": end, "whole_course": True,
        }  # fmt: skip


@writes("moodle.course_completion", "CSV, French", _COURSES, ("activity_progress", _criteria), precision="minutes")
def course_completion(course: Course) -> bytes:
    rows = [["ID", "Nom", "Adresse de courriel"]]
    for activity in course.activities:
        rows[0] += [activity.name, f"{activity.name} - Date d’achèvement"]
    rows[0].append("Cours terminé")
    for person in course.learners:
        mine = course.of(person)
        cells = [str(person.number), person.name, person.email]
        for one in mine:
            cells += [_STATUS["fr"][one.status], fr_time(one.end, seconds=False) if one.finished else ""]
        last = max(one.end for one in mine)
        rows.append([*cells, fr_time(last, seconds=False) if all(one.finished for one in mine) else ""])
    return csv_bytes(rows)


# --- SCORM -------------------------------------------------------------------------------------------------------

_SCO = {
    "completed": "Terminé", "passed": "Réussi", "failed": "Échec", "in_progress": "Incomplet",
    "not_started": "Aucune tentative",
}  # fmt: skip


def _first(course: Course, person: Someone) -> Done:
    return course.of(person)[0]


def _packages(course: Course) -> Iterator[Kept]:
    """Each module's state, begun and last opened to the minute; a learner without attempt has nothing but dashes."""
    for one in course.done:
        if _first(course, one.person).begun:
            first = _first(course, one.person)
            yield {
                "name": one.person.name, "email": one.person.email, "activity": one.activity.name,
                "status": one.status, "first_access": to_minute(wall(first.start)),
                "last_access": to_minute(wall(first.end)),
            }  # fmt: skip


def _scorm_rows(course: Course) -> list[list[str]]:
    names = [activity.name for activity in course.activities]
    rows = [["Nom", "Adresse de courriel", "Tentative", "Démarré le", "Dernier accès le", "Résultat", *names]]
    for person in course.learners:
        first = _first(course, person)
        if first.begun:
            times = [fr_day_time(first.start), fr_day_time(first.end)]
            cells = [_SCO[one.status] for one in course.of(person)]
            rows.append([person.name, person.email, "1", *times, "80", *cells])
        else:
            rows.append([person.name, person.email, *["-"] * (4 + len(names))])
    return rows


def _tried(course: Course) -> Iterator[Kept]:
    found = {(kept["name"], kept["activity"]): kept for kept in _packages(course)}
    for one in course.done:
        kept = found.get((one.person.name, one.activity.name))
        nothing = {"status": "not_started", "first_access": None, "last_access": None}
        who = {"name": one.person.name, "email": one.person.email, "activity": one.activity.name}
        yield kept or {**who, **nothing}


@writes("moodle.scorm", "Basic, tabs", _COURSES, ("activity_progress", _tried), precision="minutes, no time spent")
def scorm(course: Course) -> bytes:
    return csv_bytes(_scorm_rows(course), delimiter="\t")


@writes("moodle.scorm", "Basic, workbook", _COURSES, ("activity_progress", _tried), precision="minutes, no time spent")
def scorm_xlsx(course: Course) -> bytes:
    return sheet_bytes(_scorm_rows(course), "Rapport")


# --- choice, dedication, certificates, overview ------------------------------------------------------------------


def _chosen(course: Course) -> Iterator[Kept]:
    for person in course.learners:
        done = _first(course, person).finished
        yield {"name": person.name, "status": "completed" if done else "not_started"}


@writes("moodle.choice", "French", _COURSES, ("activity_progress", _chosen), precision="no date")
def choice_fr(course: Course) -> bytes:
    rows = [["Nom de famille", "Prénom", "Adresse de courriel", "Groupe", "Proposition"]]
    for person in course.learners:
        said = "Option 2" if _first(course, person).finished else "Pas encore répondu"
        rows.append([person.last, person.first, person.email, "A", said])
    return csv_bytes(rows, delimiter="\t")


@writes("moodle.choice", "English", _COURSES, ("activity_progress", _chosen), precision="no date")
def choice_en(course: Course) -> bytes:
    rows = [["Last name", "First name", "ID number", "Group", "Choice"]]
    for person in course.learners:
        said = "Option 2" if _first(course, person).finished else "Not answered yet"
        rows.append([person.last, person.first, f"E{person.number}", "A", said])
    return csv_bytes(rows, delimiter="\t")


def _dedicated(course: Course) -> Iterator[Kept]:
    for person in course.learners:
        spent = sum(one.seconds for one in course.of(person)) // 60
        yield {"name": person.name, "spent_minutes": spent}


def _dedication(course: Course, heads: list[list[str]], language: str) -> bytes:
    rows = [*heads]
    for person in course.learners:
        spent = sum(one.seconds for one in course.of(person)) // 60
        rows.append([person.first, person.last, "A", str(spent), lasting(spent * 60, language), "1.4"])
    return moodle_csv(rows).encode()


@writes("moodle.dedication", "French", _COURSES, ("activity_progress", _dedicated), precision="estimated minutes")
def dedication_fr(course: Course) -> bytes:
    since = ["Depuis", "lundi 16 mars 2026, 00:00", "À", "vendredi 20 mars 2026, 23:59", "Temps écoulé"]
    head = ["Prénom", "Nom", "Groupe", "Implication dans le cours (min)", "Implication dans le cours",
            "Connexions par jour"]  # fmt: skip
    return _dedication(course, [[*since, "4 jours 23 heures"], [""], head], "fr")


@writes("moodle.dedication", "English", _COURSES, ("activity_progress", _dedicated), precision="estimated minutes")
def dedication_en(course: Course) -> bytes:
    since = ["Since", "Monday, 16 March 2026, 12:00 AM", "To", "Friday, 20 March 2026, 11:59 PM", "Elapsed time"]
    head = ["First name", "Last name", "Group", "Course dedication (mins)", "Course dedication", "Connections per day"]
    return _dedication(course, [[*since, "4 days 23 hours"], [""], head], "en")


def _awarded(course: Course) -> Iterator[Kept]:
    for person in course.learners:
        at = to_minute(wall(_first(course, person).end))
        yield {"name": person.name, "email": person.email, "completed_at": at, "status": "completed"}


@writes("moodle.customcert", "French", _COURSES, ("activity_progress", _awarded), precision="minutes")
def customcert_fr(course: Course) -> bytes:
    rows = [["Nom complet", "Adresse de courriel", "Attribué le", "Code de contrôle"]]
    rows += [[p.name, p.email, fr_day_time(_first(course, p).end), "aB3dE6gH9k"] for p in course.learners]
    return _table(rows)


@writes("moodle.customcert", "English", _COURSES, ("activity_progress", _awarded), precision="minutes")
def customcert_en(course: Course) -> bytes:
    rows = [["Full name", "Email address", "Awarded on", "Code"]]
    rows += [[p.name, p.email, en_day_time(_first(course, p).end), "aB3dE6gH9k"] for p in course.learners]
    return _table(rows)


def _overviews(course: Course) -> Iterator[Kept]:
    for person in course.learners:
        first = _first(course, person)
        share = course.share(person) if first.begun else None
        yield {
            "name": person.name, "email": person.email, "share": None if share is None else share / 100,
            "last_access": to_minute(wall(first.end)) if first.begun else None,
        }  # fmt: skip


@writes("moodle.overview", "completion progress, French", _COURSES, ("activity_progress", _overviews),
        precision="minutes, one share")  # fmt: skip
def overview_fr(course: Course) -> bytes:
    rows = [["Nom complet", "Adresse de courriel", "Dernière visite", "Progression"]]
    for person in course.learners:
        first = _first(course, person)
        told = [fr_day_time(first.end), f"{course.share(person)}%"] if first.begun else ["Jamais", "?"]
        rows.append([person.name, person.email, *told])
    return _table(rows)


@writes("moodle.overview", "completion progress, English", _COURSES, ("activity_progress", _overviews),
        precision="minutes, one share")  # fmt: skip
def overview_en(course: Course) -> bytes:
    rows = [["Full name", "Email address", "Last in course", "Progress"]]
    for person in course.learners:
        first = _first(course, person)
        told = [en_day_time(first.end), f"{course.share(person)}%"] if first.begun else ["Never", "?"]
        rows.append([person.name, person.email, *told])
    return _table(rows)


# --- attendance --------------------------------------------------------------------------------------------------


def _marked(sheet: Sheet) -> Iterator[Kept]:
    """Marked, never signed; a session that was not taken ("?") is nobody's absence."""
    for cell in sheet.signed:
        yield {
            "name": cell.person.name, "date": cell.slot.start.date(), "start": cell.slot.start.time(),
            "state": "present" if cell.state == "signed" else cell.state,
        }  # fmt: skip


_ACRONYMS = {"signed": "P (2/2)", "present": "R (1/2)", "absent": "A (0/2)", "unsigned": "?"}


def _attendance(sheet: Sheet, above: list[list[str]], head: list[str], shown: str, tail: list[str]) -> list[list[str]]:
    rows = [*above, [], [*head, *(f"{slot.start:{shown}}" for slot in sheet.slots), "P", *tail]]
    for person in sheet.learners:
        cells = [_ACRONYMS[cell.state] for cell in sheet.signed if cell.person == person]
        rows.append([person.last, person.first, *cells, "1", "2", "3 / 4", "75,0"])
    return rows


@writes("moodle.attendance", "tabs, French", sheets(), ("attendance", _marked), precision="no signature, no end")
def attendance_fr(sheet: Sheet) -> bytes:
    above = [["Cours", sheet.title.replace('"', "'")], ["Groupe", "Tous les participants"]]
    tail = ["Sessions prises", "Points", "Pourcentage"]
    shown = "%d.%m.%Y %H:%M Tous les étudiants"
    return csv_bytes(_attendance(sheet, above, ["Nom de famille", "Prénom"], shown, tail), delimiter="\t")


@writes("moodle.attendance", "tabs, English", sheets(), ("attendance", _marked), precision="no signature, no end")
def attendance_en(sheet: Sheet) -> bytes:
    above = [["Course", sheet.title.replace('"', "'")], ["Group", "All participants"]]
    tail = ["Taken sessions", "Points", "Percentage"]
    rows = _attendance(sheet, above, ["Last name", "First name"], "%-d %b %Y %-I.%M%p All students", tail)
    return csv_bytes([[cell.replace("R (", "L (") for cell in row] for row in rows], delimiter="\t")


def _criteria_en(course: Course) -> Iterator[Kept]:
    for kept in _criteria(course):
        yield {**kept, "activity": "Course complete"} if kept["whole_course"] else kept


@writes("moodle.course_completion", "CSV, English", _COURSES, ("activity_progress", _criteria_en), precision="minutes")
def course_completion_en(course: Course) -> bytes:
    rows = [["ID", "Name", "Email address"]]
    for activity in course.activities:
        rows[0] += [activity.name, f"{activity.name} - Completion date"]
    rows[0].append("Course complete")
    for person in course.learners:
        mine = course.of(person)
        cells = [str(person.number), person.name, person.email]
        for one in mine:
            cells += [_STATUS["en"][one.status], f"{wall(one.end):%-d/%m/%y, %H:%M}" if one.finished else ""]
        last = max(one.end for one in mine)
        rows.append([*cells, f"{wall(last):%-d/%m/%y, %H:%M}" if all(one.finished for one in mine) else ""])
    return csv_bytes(rows)


# --- tallies, which name nobody ----------------------------------------------------------------------------------


@writes("moodle.feedback_analysis", "analysis", _COURSES, ("survey_response", lambda _: ()), precision="nobody")
def feedback_analysis(course: Course) -> bytes:
    answered = len(course.learners)
    rows: list[list[object]] = [
        ["lundi 16 mars 2026, 17:05"], [course.title], [], [f"Réponses envoyées: {answered}"], ["Questions: 1"], [],
        ["Étiquette", "Question", "Réponses"], ["Q1", "Êtes-vous satisfait ?", "Oui", "Non"], ["", "", answered, 0],
    ]  # fmt: skip
    return sheet_bytes(rows, "Feedback")


@writes("moodle.quiz_statistics", "structure analysis", _COURSES, ("assessment", lambda _: ()), precision="nobody")
def quiz_statistics(course: Course) -> bytes:
    head = ["Q#", "Question type", "Question name", "Attempts", "Facility index", "Standard deviation",
            "Random guess score", "Intended weight", "Effective weight", "Discrimination index",
            "Discriminative efficiency"]  # fmt: skip
    rows = [
        [str(number), "Multiple choice", activity.name, str(len(course.learners)), "83.33%", "38.92%", "25.00%",
         "50.00%", "48.10%", "41.02%", "55.00%"]
        for number, activity in enumerate(course.activities, 1)
    ]  # fmt: skip
    return _table([head, *rows])
