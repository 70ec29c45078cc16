"""xAPI statements: one, an array, a store's answer, or JSON Lines, packed or not; read as they stream by.

Source: xAPI 1.0.3; a real dump of video statements (JSON Lines, gzip); cmi5 and H5P from their documentation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from auditready import (
    ActivityProgress,
    Assessment,
    EvidenceFile,
    ExportAnomaly,
    LmsSession,
    Locator,
    Mention,
    Presence,
    ReadContext,
    Recognition,
    Submission,
    UnreadableEvidence,
    listing,
    parse_minutes,
    say,
)

from ..platforms.notes import note_clicks, note_left_out, note_pseudonyms, note_wall_time, plural
from ..platforms.sittings import Sittings, moment_at, seconds_of
from .learning import Track, place_of
from .results import note_results
from .words import (
    DEEDS,
    Deed,
    course_of,
    is_of_the_platform,
    is_result,
    is_statement,
    key_of,
    mention_of,
    moment_of,
    named,
    part,
    said_by,
    text_at,
    type_of,
)

Told = LmsSession | ActivityProgress | Assessment | Submission | Presence | ExportAnomaly

_MARKS = re.compile(rb'"(?:actor|score|duration)"')
_STORE = "statements"
"""Where a record store's answer has its statements."""


class StatementsReader:
    """Reads sessions, states of activities, results, handed-in work and attendance at meetings."""

    name = "xapi.statements"
    system = "xAPI"
    kinds = frozenset({"lms_session", "activity_progress", "assessment", "submission", "presence", "export_anomaly"})
    formats = frozenset({"json"})
    at_most = 0.97

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim JSON whose documents have an actor, a verb with an identifier and an object; and results alone."""
        if file.format != "json" or not _MARKS.search(file.ascii_head):
            return None
        first = file.peek_json(_STORE)
        if first and all(map(is_result, first)):
            why = say(
                "« result » d'une déclaration xAPI, sans la déclaration : « {keys} »",
                'the "result" of an xAPI statement, without the statement: "{keys}"',
                keys=", ".join(sorted(first[0])),
            )
            return Recognition(confidence=0.8, why=why, variant="result")
        if not first or not all(map(is_statement, first)):
            return None
        verb = text_at(part(first[0], "verb"), "id")
        why = say(
            "déclarations xAPI : « actor », « verb » et « object », d'abord « {verb} »",
            'xAPI statements: "actor", "verb" and "object", first "{verb}"',
            verb=verb,
        )
        return Recognition(confidence=0.97, why=why, variant="single" if len(first) == 1 else "several")

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Told]:
        """Give sessions in time order, then what was done, person by person.

        Raises ``UnreadableEvidence`` where the JSON breaks or holds no statement.
        """
        if context.recognition.variant == "result":
            note_results(context, [document for _, document in file.iter_json(_STORE) if is_result(document)])
            return
        reading = _Reading(file, context)
        for line, document in file.iter_json(_STORE):
            if is_statement(document):
                reading.take(line, document)
            else:
                reading.others += 1
        if not reading.statements:
            raise UnreadableEvidence(
                "export xAPI dont aucune déclaration n'est lisible : l'exporter à nouveau",
                "xAPI export without a readable statement: export it again",
            )
        yield from reading.records()
        yield from reading.changed
        reading.say()


class _Reading:
    """Everything gathered from one file."""

    def __init__(self, file: EvidenceFile, context: ReadContext) -> None:
        self._file = file
        self._context = context
        self._voided = _voided(file)
        self._actors: dict[str, Mapping[str, Any]] = {}
        self._instructors: set[str] = set()
        self._sittings: dict[tuple[str, str | None, bool], Sittings] = {}
        self._tracks: dict[tuple[str, str], Track] = {}
        self._single: list[tuple[str, Submission | Presence]] = []
        """Records that one statement makes; their person is put in at the end."""
        self._seen: dict[str, str] = {}
        """Id → what it says, of the statements that add something up: those that a retry sent twice count once."""
        self.changed: list[ExportAnomaly] = []
        """Statements whose id stood for something else before: an id is given once, and nothing of it changes."""
        self.statements = self.others = 0
        self.left = dict.fromkeys(("voided", "repeated", "within", "nobody", "group", "thing", "timeless"), 0)
        self.questions = self.recorded = self.wall = self.unbelievable = self.waived = self.videos = 0
        self.automatic = 0
        """Statements that the platform made by itself."""

    def take(self, line: int, statement: Mapping[str, Any]) -> None:
        """Take one statement."""
        self.statements += 1
        deed = DEEDS.get(text_at(part(statement, "verb"), "id"))
        actor = part(statement, "actor")
        person = key_of(actor)
        reason = self._why_not(statement, deed, line)
        if reason is not None or person is None:
            self.left[reason or "nobody"] += 1
            return
        if len(actor) > len(self._actors.get(person, ())):
            self._actors[person] = actor  # the fullest writing of the person
        if (instructor := key_of(part(statement, "context", "instructor"))) is not None:
            self._instructors.add(instructor)
        moment = self._click(person, line, statement)
        if deed is not None:
            self._take_deed(person, deed, statement, moment, line)

    def _why_not(self, statement: Mapping[str, Any], deed: str | None, line: int) -> str | None:
        identifier = text_at(statement, "id")
        if deed == "voided" or identifier.lower() in self._voided:
            return "voided"
        if isinstance(statement["actor"].get("member"), list) or statement["actor"].get("objectType") == "Group":
            return "group"
        kind = part(statement, "object").get("objectType", "Activity")
        if kind == "SubStatement":
            return "within"
        if kind != "Activity" or not text_at(part(statement, "object"), "id"):
            return "thing"
        if identifier and part(statement, "result"):
            if identifier in self._seen:
                if self._seen[identifier] != said_by(statement):
                    self._tell_changed(identifier, statement, line)
                return "repeated"
            if "duration" in part(statement, "result") or "score" in part(statement, "result"):
                self._seen[identifier] = said_by(statement)
        return None

    def _tell_changed(self, identifier: str, statement: Mapping[str, Any], line: int) -> None:
        self.changed.append(
            ExportAnomaly(
                locator=place_of(self._file.name, line, statement),
                invariant="duplicate",
                system="xAPI",
                expected=self._seen[identifier],
                found=said_by(statement),
            )
        )

    def _click(self, person: str, line: int, statement: Mapping[str, Any]) -> datetime | None:
        moment, recorded = moment_of(statement)
        if moment is None:
            self.left["timeless"] += 1
            return None
        self.recorded += recorded
        zoned = moment.tzinfo is not None
        self.wall += not zoned
        if is_of_the_platform(statement):
            self.automatic += 1
        else:
            key = (person, course_of(statement), zoned)
            if key not in self._sittings:
                self._sittings[key] = Sittings(self._context.idle_minutes)
            self._sittings[key].add(seconds_of(moment), line)
        return moment if isinstance(moment, datetime) else None

    def _take_deed(
        self, person: str, deed: Deed, statement: Mapping[str, Any], moment: datetime | None, line: int
    ) -> None:
        activity = part(statement, "object")
        if deed == "answered" and _is_question(statement):
            self.questions += 1
            return
        nobody = Mention(identifier=person)
        if deed == "submitted":
            place = place_of(self._file.name, line, statement)
            done = Submission(locator=place, person=nobody, activity=named(activity), status="submitted", at=moment)
            self._single.append((person, done))
            return
        if deed == "attended":
            duration = part(statement, "result").get("duration")
            minutes = parse_minutes(duration) if isinstance(duration, str) else None
            place = place_of(self._file.name, line, statement)
            there = Presence(
                locator=place, person=nobody, start=None, end=None, minutes=minutes, meeting_title=named(activity)
            )
            self._single.append((person, there))
            return
        key = (person, text_at(activity, "id"))
        track = self._tracks.get(key)
        if track is None:
            track = self._tracks[key] = Track(self._file.name, line, statement)
            self.videos += track.type == "video"
        self.waived += deed == "waived"
        self.unbelievable += track.add(deed, statement, moment, line)

    def records(self) -> Iterator[Told]:
        """Give everything."""
        people = {
            key: mention_of(actor, instructor=key in self._instructors) for key, actor in sorted(self._actors.items())
        }
        sessions = sorted(
            (sitting, person, course or "", zoned)
            for (person, course, zoned), sittings in self._sittings.items()
            for sitting in sittings.all()
        )
        for sitting, person, course, zoned in sessions:
            start, end = moment_at(sitting.start, zoned=zoned), moment_at(sitting.end, zoned=zoned)
            yield LmsSession(
                locator=Locator(file=self._file.name, line=sitting.line, quote=start.isoformat()),
                person=people[person],
                start=start,
                end=end,
                minutes=(sitting.end - sitting.start) / 60,
                events=sitting.events,
                estimated=True,
                course=course or None,
            )
        for key in sorted(self._tracks):
            yield from self._tracks[key].records(people[key[0]])
        for person, record in self._single:
            yield replace(record, person=people[person])
        note_pseudonyms(self._context, list(people.values()))
        self._say_namesakes(Counter(person.name for person in people.values() if person.name))

    def _say_namesakes(self, names: Counter[str]) -> None:
        """Say who stands under several identifiers: one person or namesakes, which no statement tells."""
        several = listing(sorted(name for name, times in names.items() if times > 1))
        if several.fr:
            self._context.note(
                f"nom sous plusieurs identifiants, dont les sessions et les états sont comptés à part : {several.fr}",
                f"name under several identifiers, whose sessions and states are counted apart: {several.en}",
            )

    def say(self) -> None:
        """Say what the statements cannot prove and what was left out."""
        context, left = self._context, self.left
        note_clicks(context, "les déclarations xAPI datent des actions", "xAPI statements date actions")
        note_left_out(context, left["voided"], "annulé (verbe « voided »)", "voided")
        note_left_out(context, left["repeated"], "déjà lu, même identifiant", "read already, the same id")
        note_left_out(context, left["within"], "sous-déclaration, qui n'affirme rien", "sub-statement, asserts nothing")
        note_left_out(context, left["nobody"], "acteur sans identifiant", "actor without identifier")
        note_left_out(context, left["group"], "groupe, sans dire qui", "group, without saying who")
        note_left_out(context, left["thing"], "ne porte pas sur une activité", "about no activity")
        note_left_out(context, self.others, "n'est pas une déclaration xAPI", "no xAPI statement")
        if left["timeless"]:
            context.note(
                f"{plural(left['timeless'], 'déclaration', 'déclarations')} sans date : ne prouve aucune connexion",
                f"{plural(left['timeless'], 'statement', 'statements')} without a date: proves no connection",
            )
        if self.recorded:
            context.note(
                f"{plural(self.recorded, 'date', 'dates')} sans « timestamp » : celle d'enregistrement est lue",
                f"{plural(self.recorded, 'time', 'times')} without a timestamp: that of recording is read",
            )
        if self.wall:
            note_wall_time(context, plural(self.wall, "heure", "heures"), plural(self.wall, "time", "times"))
        self._say_durations()

    def _say_durations(self) -> None:
        context = self._context
        if self.questions:
            context.note(
                f"réponses à une question d'un ensemble, comptées comme actions : {self.questions}",
                f"answers to a question of a whole, counted as actions: {self.questions}",
            )
        if self.unbelievable:
            context.note(
                f"{plural(self.unbelievable, 'durée', 'durées')} illisibles ou de plus de 100 jours, non retenues",
                f"{plural(self.unbelievable, 'duration', 'durations')} unreadable or of over 100 days, not kept",
            )
        if self.waived:
            context.note(
                f"{plural(self.waived, 'activité', 'activités')} en dispense (« waived ») : aucune preuve de suivi",
                f"{plural(self.waived, 'activity', 'activities')} waived: no proof that they were followed",
            )
        if self.automatic:
            context.note(
                f"{plural(self.automatic, 'déclaration', 'déclarations')} de la plateforme elle-même (dispense, "
                "abandon constaté, condition remplie) : pas une connexion de l'apprenant",
                f"{plural(self.automatic, 'statement', 'statements')} of the platform itself (waived, abandoned, "
                "satisfied): no connection of the learner",
            )
        if self.videos:
            context.note(
                "vidéos : le temps est la durée des passages lus, quelle que soit la vitesse de lecture",
                "videos: the time is the length of what was played, whatever the speed",
            )


def _is_question(statement: Mapping[str, Any]) -> bool:
    """Whether an answer is to one question of a whole: it has a parent, or H5P's number within the content."""
    activity = part(statement, "object")
    has_parent = bool(part(statement, "context", "contextActivities").get("parent"))
    return "subContentId=" in text_at(activity, "id") or (has_parent and type_of(activity) == "cmi.interaction")


def _voided(file: EvidenceFile) -> frozenset[str]:
    """Return the ids of voided statements; the file is gone through once more only where the verb stands in it."""
    if not file.holds("verbs/voided"):
        return frozenset()
    found = set()
    for _, document in file.iter_json(_STORE):
        if is_statement(document) and DEEDS.get(text_at(part(document, "verb"), "id")) == "voided":
            found.add(text_at(part(document, "object"), "id").lower())
    return frozenset(found)
