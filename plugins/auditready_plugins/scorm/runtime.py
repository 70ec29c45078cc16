"""What SCORM values prove: the state of a module, its score, the time that the platform added up.

Source: the data models of SCORM 1.2 and SCORM 2004; carriers from the documentation of scorm-again and from Moodle's
tables. No dump of a real training was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Literal

from auditready import (
    ActivityProgress,
    Assessment,
    EvidenceFile,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    UnreadableEvidence,
    fold,
    parse_minutes,
    parse_number,
    quote,
    say,
)

from ..platforms.notes import note_left_out, plural
from .dumps import TELLING, Dump, iter_dumps, peek_dumps
from .settings import note_settings, recognise_settings

Status = Literal["completed", "passed", "failed", "in_progress", "not_started"]

_STATES: Mapping[str, Status] = {
    "passed": "passed", "p": "passed", "completed": "completed", "c": "completed", "failed": "failed", "f": "failed",
    "incomplete": "in_progress", "i": "in_progress", "browsed": "in_progress", "b": "in_progress",
    "not attempted": "not_started", "not_attempted": "not_started", "n": "not_started", "unknown": "in_progress",
}  # fmt: skip
_LEARNER_NAMES = ("cmi.core.student_name", "cmi.learner_name")
_LEARNER_IDS = ("cmi.core.student_id", "cmi.learner_id")
_NAME_BESIDE = (
    "learner.name", "student.name", "user.name", "learner name", "student name", "learner_name", "student_name",
    "user_name", "learner", "student", "full name", "fullname", "user full name", "nom complet", "apprenant",
    "stagiaire", "utilisateur", "user", "name", "nom",
)  # fmt: skip
_ID_BESIDE = (
    "learner.id", "student.id", "user.id", "learner_id", "student_id", "user_id", "userid", "learnerid", "studentid",
    "username", "login", "identifiant",
)  # fmt: skip
_EMAIL_BESIDE = ("learner.email", "student.email", "user.email", "email", "e-mail", "mail", "adresse de courriel")
_TITLE_BESIDE = (
    "sco.title", "activity.title", "sco title", "scotitle", "activity", "activite", "module", "sco", "lesson", "title",
    "titre", "course.title", "course", "cours", "package", "scorm", "scoid", "sco_id", "activityid", "scormid",
)  # fmt: skip
_PERIOD = 8 * 60
"""Minutes of one module beyond which the page was rather left open; a note counts such totals."""


class RuntimeReader:
    """Reads ``activity_progress`` of each module, and an ``assessment`` where it has a score."""

    name = "scorm.runtime"
    system = "SCORM"
    kinds = frozenset({"activity_progress", "assessment"})
    formats = frozenset({"json", "text", "delimited", "xlsx", "xls", "ods"})
    at_most = 0.93

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim JSON, a table or a form with a status, a time or a score of the SCORM data model.

        JSON with nothing but settings or a conformance test is claimed too, to say that it proves nothing.
        """
        if file.format not in {"json", "text", "delimited", "xlsx", "xls", "ods"}:
            return None
        settings = recognise_settings(file)
        dump = peek_dumps(file) if settings is None or settings.variant != "test" else None
        if dump is None:
            return settings
        element = min(TELLING & dump.values.keys())
        old = any(name.startswith("cmi.core.") for name in dump.values)
        why = say(
            "valeurs SCORM {version} : « {element} »",
            'SCORM {version} values: "{element}"',
            version="1.2" if old else "2004",
            element=element,
        )
        return Recognition(confidence=0.92, why=why, variant="1.2" if old else "2004")

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[ActivityProgress | Assessment]:
        """Give the records of each learner, module and attempt.

        Raises ``UnreadableEvidence`` where no dump has a status, a time or a score.
        """
        variant = context.recognition.variant
        reading = _Reading(file, context)
        for dump in iter_dumps(file) if variant != "test" else ():
            yield from reading.records(dump)
        if not reading.dumps and variant in {"settings", "test"}:
            note_settings(file, context)
            return
        if not reading.dumps:
            raise UnreadableEvidence(
                "valeurs SCORM sans statut, temps ni score : exporter à nouveau le suivi du module",
                "SCORM values without status, time or score: export the tracking of the module again",
            )
        reading.say()


class _Reading:
    """One file."""

    def __init__(self, file: EvidenceFile, context: ReadContext) -> None:
        self._file = file
        self._context = context
        self.dumps = 0
        self._nameless = self._untitled = self._long = self._unread = self._sessions = 0

    def records(self, dump: Dump) -> Iterator[ActivityProgress | Assessment]:
        """Give the records of one dump."""
        self.dumps += 1
        person = _person(dump)
        if person is None:
            self._nameless += 1
            return
        values = dump.values
        title = self._title(dump)
        status, told = _status(values)
        spent = self._spent(values)
        begun = _start_of(values)
        place = Locator(
            file=self._file.name, sheet=dump.sheet, row=dump.row, line=dump.line, quote=quote(f"{person.name} | {told}")
        )
        share = parse_number(values.get("cmi.progress_measure"))
        yield ActivityProgress(
            locator=place,
            person=person,
            activity=title,
            activity_type="scorm",
            course=_beside(dump, ("course.title", "course", "cours")),
            status=status,
            share=share if share is not None and 0 <= share <= 1 else None,
            first_access=begun,
            spent_minutes=spent,
        )
        score, most = _score(values)
        if score is None:
            return
        attempt = parse_number(_beside(dump, ("attempt", "tentative", "essai")))
        yield Assessment(
            locator=place,
            person=person,
            title=title,
            score=score,
            max_score=most,
            threshold=_threshold(values, most),
            passed={"passed": True, "failed": False}.get(status),
            status="finished" if status in {"completed", "passed", "failed"} else "in_progress",
            attempt=int(attempt) if attempt is not None and attempt.is_integer() and attempt >= 0 else None,
            start=begun,
            minutes=spent,
        )

    def _title(self, dump: Dump) -> str:
        title = _beside(dump, _TITLE_BESIDE)
        self._untitled += title is None
        return title or PurePosixPath(self._file.name).stem

    def _spent(self, values: Mapping[str, str]) -> float | None:
        """Return the total that the platform added up; the last session's time where there is no total."""
        for kind in ("total_time", "session_time"):
            written = values.get(f"cmi.core.{kind}") or values.get(f"cmi.{kind}")
            if not written:
                continue
            minutes = parse_minutes(written)
            if minutes is None:
                self._unread += 1
            elif minutes:  # nothing is what stands there before a package told any time
                self._long += minutes > _PERIOD
                self._sessions += kind == "session_time"
                return minutes
        return None

    def say(self) -> None:
        """Say what the values cannot prove and what was left out."""
        context = self._context
        context.note(
            "valeurs SCORM : ni date ni fin de connexion ; le temps est celui que la plateforme additionne, page "
            "laissée ouverte comprise",
            "SCORM values: no date and no end of a connection; the time is what the platform adds up, pages left open "
            "included",
        )
        note_left_out(context, self._nameless, "aucun apprenant nommé", "no learner named")
        if self._untitled:
            context.note(
                f"module non nommé dans {plural(self._untitled, 'jeu', 'jeux')} de valeurs : nom du fichier retenu",
                f"module not named in {plural(self._untitled, 'set', 'sets')} of values: the file's name is taken",
            )
        if self._sessions:
            context.note(
                f"temps de la seule dernière session dans {plural(self._sessions, 'cas', 'cas')} : le total manque",
                f"time of the last session alone in {plural(self._sessions, 'case', 'cases')}: there is no total",
            )
        if self._unread:
            context.note(
                f"{plural(self._unread, 'durée illisible', 'durées illisibles')} ou de plus de 100 jours, non retenues",
                f"{plural(self._unread, 'duration', 'durations')} unreadable or of over 100 days, not kept",
            )
        if self._long:
            context.note(
                f"{plural(self._long, 'module', 'modules')} de plus de {_PERIOD // 60} heures : page sans doute restée "
                "ouverte, à vérifier",
                f"{plural(self._long, 'module', 'modules')} of over {_PERIOD // 60} hours: the page was probably left "
                "open, to be checked",
            )


def _beside(dump: Dump, names: tuple[str, ...]) -> str | None:
    return next((dump.beside[name] for name in names if dump.beside.get(name)), None)


def _first(values: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((values[name] for name in names if values.get(name)), "")


def _person(dump: Dump) -> Mention | None:
    parts = [dump.beside.get(name, "") for name in ("first name", "firstname", "prenom")]
    joined = " ".join(filter(None, (*parts, _beside(dump, ("last name", "lastname", "nom de famille")) or "")))
    name = _first(dump.values, _LEARNER_NAMES) or joined or _beside(dump, _NAME_BESIDE) or ""
    identifier = _first(dump.values, _LEARNER_IDS) or _beside(dump, _ID_BESIDE)
    email = _beside(dump, _EMAIL_BESIDE) or (identifier if identifier and "@" in identifier else None)
    if not (name or identifier or email):
        return None
    return Mention(name=name, identifier=identifier or None, email=email if email and "@" in email else None)


def _status(values: Mapping[str, str]) -> tuple[Status, str]:
    """Return the state, and the words that it was read from; what was passed is not merely completed."""
    lesson = fold(values.get("cmi.core.lesson_status", ""))
    success, completion = fold(values.get("cmi.success_status", "")), fold(values.get("cmi.completion_status", ""))
    told = next((word for word in (lesson, success if success != "unknown" else "", completion) if word), "")
    if told in _STATES:
        return _STATES[told], told
    touched = any(values.get(name) for name in ("cmi.core.session_time", "cmi.session_time", "cmi.suspend_data"))
    return ("in_progress" if touched or _score(values)[0] is not None else "not_started"), told


def _score(values: Mapping[str, str]) -> tuple[float | None, float | None]:
    raw, most = (
        parse_number(values.get(f"cmi.core.score.{kind}") or values.get(f"cmi.score.{kind}")) for kind in ("raw", "max")
    )
    if raw is not None:
        return raw, most if most is not None and most > 0 else None
    scaled = parse_number(values.get("cmi.score.scaled"))
    return (scaled, 1.0) if scaled is not None and -1 <= scaled <= 1 else (None, None)


def _threshold(values: Mapping[str, str], most: float | None) -> float | None:
    mastery = parse_number(values.get("cmi.student_data.mastery_score"))
    scaled = parse_number(values.get("cmi.scaled_passing_score"))
    if mastery is not None:
        return mastery
    return scaled * most if scaled is not None and most is not None else None


def _start_of(values: Mapping[str, str]) -> datetime | None:
    """Return when Moodle says that the attempt began, in seconds since 1970."""
    seconds = parse_number(values.get("x.start.time"))
    if seconds is None or not 631_152_000 < seconds < 4_102_444_800:
        return None
    return datetime.fromtimestamp(seconds, UTC)
