"""Open edX's tracking log: one JSON object a line, what the server, the browser and the app saw of each learner.

Source: the vendor's description of events; fixtures of its pipeline. The ``event`` of a browser is JSON within JSON.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from auditready import (
    ActivityProgress,
    Assessment,
    EvidenceFile,
    ForumPost,
    LmsSession,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    Submission,
    UnreadableEvidence,
    parse_datetime,
    parse_number,
    quote,
    say,
)

from ..platforms.notes import note_clicks, note_left_out, note_wall_time, plural
from ..platforms.sittings import Sittings, moment_at, seconds_of

Told = LmsSession | ActivityProgress | Assessment | ForumPost | Submission

_NOT_BY_THE_LEARNER = ("edx.certificate.", "edx.grades.", "edx.course.enrollment.", "edx.cohort.", "edx.team.")
"""What the server records of somebody without them being there."""
_POSTS = frozenset({"edx.forum.thread.created", "edx.forum.response.created", "edx.forum.comment.created"})
_PLAYED = frozenset({"play_video", "edx.video.played"})
_STOPPED = frozenset(
    {"pause_video", "stop_video", "seek_video", "edx.video.paused", "edx.video.stopped", "edx.video.position.changed"}
)
_MOST_MINUTES = 144_000


class LogReader:
    """Reads sessions, videos begun, answers to problems, forum posts and open responses."""

    name = "openedx.log"
    system = "Open edX"
    kinds = frozenset({"lms_session", "activity_progress", "assessment", "forum_post", "submission"})
    formats = frozenset({"json", "text", "delimited"})
    at_most = 0.96

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim JSON Lines with event type, source, time and username."""
        head = file.head
        if file.format not in {"json", "text", "delimited"} or b'"event_type"' not in head:
            return None
        first = file.peek_json()
        if not first or not all(map(_is_event, first)):
            return None
        why = say(
            "journal de suivi Open edX : « event_type », « event_source », d'abord « {kind} »",
            'Open edX tracking log: "event_type", "event_source", first "{kind}"',
            kind=quote(first[0]["event_type"], 60),
        )
        return Recognition(confidence=0.96, why=why)

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Told]:
        """Give what was done in the order of the log, then videos, then sessions in time order.

        Raises ``UnreadableEvidence`` where the JSON breaks or holds no event.
        """
        reading = _Reading(file, context)
        for line, event in file.iter_json():
            if _is_event(event):
                yield from reading.take(line, event)
            else:
                reading.others += 1
        if not reading.events:
            raise UnreadableEvidence(
                "journal Open edX sans aucun événement lisible : l'exporter à nouveau",
                "Open edX log without a readable event: export it again",
            )
        yield from reading.videos()
        yield from reading.sessions()
        reading.say()


class _Video:
    """One learner's playing of one video."""

    def __init__(self, person: Mention, name: str, course: str | None, place: Locator, moment: datetime) -> None:
        self.person, self.name, self.course, self.place = person, name, course, place
        self.first = self.last = moment
        self.playing: float | None = None
        self.seconds = 0.0

    def move(self, kind: str, moment: datetime, event: Mapping[str, Any]) -> None:
        """Take a start, a pause, an end or a jump."""
        self.first, self.last = (pick((self.first, moment, self.last), key=seconds_of) for pick in (min, max))
        now = parse_number(event.get("old_time", event.get("currentTime", event.get("current_time"))))
        if kind in _PLAYED:
            self.playing = now
        elif self.playing is not None and now is not None:
            self.seconds += max(0.0, now - self.playing)
            self.playing = parse_number(event.get("new_time"))


class _Reading:
    """Everything gathered from one log."""

    def __init__(self, file: EvidenceFile, context: ReadContext) -> None:
        self._file = file
        self._context = context
        self._people: dict[str, Mention] = {}
        self._sittings: dict[tuple[str, str, bool], Sittings] = {}
        self._videos: dict[tuple[str, str], _Video] = {}
        self._left: Counter[str] = Counter()
        self.events = self.others = self._wall = self._certificates = 0

    def take(self, line: int, told: Mapping[str, Any]) -> Iterator[Told]:
        """Take one event and give what it proves by itself."""
        self.events += 1
        kind = str(told.get("name") or told["event_type"])
        username = told.get("username")
        moment = parse_datetime(told.get("time"))
        if kind.startswith(_NOT_BY_THE_LEARNER):
            self._certificates += kind == "edx.certificate.created"
            self._left["server"] += 1
        elif not isinstance(username, str) or not username.strip():
            self._left["nobody"] += 1
        elif moment is None:
            self._left["timeless"] += 1
        else:
            person = self._person(username.strip())
            where = _part(told.get("context"))
            course = str(where.get("course_id") or "")
            self._click(username.strip(), course, line, moment)
            place = Locator(file=self._file.name, line=line, quote=quote(f"{kind} | {told.get('time')}"))
            yield from self._deed(kind, person, course or None, moment, place, _event(told), where)

    def _person(self, username: str) -> Mention:
        if username not in self._people:
            self._people[username] = Mention(
                identifier=f"openedx:{username}", email=username if "@" in username else None
            )
        return self._people[username]

    def _click(self, username: str, course: str, line: int, moment: datetime) -> None:
        zoned = moment.tzinfo is not None
        self._wall += not zoned
        key = (username, course, zoned)
        if key not in self._sittings:
            self._sittings[key] = Sittings(self._context.idle_minutes)
        self._sittings[key].add(seconds_of(moment), line)

    def _deed(
        self,
        kind: str,
        person: Mention,
        course: str | None,
        moment: datetime,
        place: Locator,
        event: Mapping[str, Any],
        where: Mapping[str, Any],
    ) -> Iterator[Told]:
        module = _text(_part(where.get("module")).get("display_name"))
        if kind in _POSTS:
            yield ForumPost(
                locator=place,
                person=person,
                at=moment,
                forum=course,
                subject=_text(event.get("title")) or None,
                discussion=_text(_part(event.get("discussion")).get("id") or event.get("id")) or None,
            )
        elif kind == "problem_check":
            yield from self._answer(person, moment, place, event, module)
        elif kind == "openassessmentblock.create_submission":
            title = module or _text(event.get("submission_uuid")) or "Open response"
            yield Submission(locator=place, person=person, activity=title, status="submitted", at=moment)
        elif kind in _PLAYED | _STOPPED:
            name = module or _text(event.get("id")) or _text(event.get("code"))
            if not name:
                return
            key = (person.identifier or "", name)
            if key not in self._videos:
                self._videos[key] = _Video(person, name, course, place, moment)
            self._videos[key].move(kind, moment, event)

    def _answer(
        self, person: Mention, moment: datetime, place: Locator, event: Mapping[str, Any], module: str
    ) -> Iterator[Assessment]:
        title = module or _text(event.get("problem_id")).rpartition("@")[2]
        score, most = parse_number(event.get("grade")), parse_number(event.get("max_grade"))
        if not title or score is None:  # the browser says that answers were sent, the server how they were graded
            return
        attempt = parse_number(event.get("attempts"))
        yield Assessment(
            locator=place,
            person=person,
            title=title,
            phase="during",
            score=score,
            max_score=most if most is not None and most >= 0 else None,
            passed={"correct": True, "incorrect": False}.get(_text(event.get("success"))),
            attempt=int(attempt) if attempt is not None and attempt.is_integer() and attempt >= 0 else None,
            at=moment,
        )

    def videos(self) -> Iterator[ActivityProgress]:
        """Give the videos that were played."""
        for _, video in sorted(self._videos.items()):
            minutes = video.seconds / 60
            yield ActivityProgress(
                locator=video.place,
                person=video.person,
                activity=video.name,
                activity_type="video",
                course=video.course,
                status="in_progress",
                first_access=video.first,
                last_access=video.last,
                spent_minutes=minutes if 0 < minutes <= _MOST_MINUTES else None,
            )

    def sessions(self) -> Iterator[LmsSession]:
        """Give the sessions of everybody."""
        found = sorted((one, *key) for key, sittings in self._sittings.items() for one in sittings.all())
        for sitting, username, course, zoned in found:
            start = moment_at(sitting.start, zoned=zoned)
            yield LmsSession(
                locator=Locator(
                    file=self._file.name, line=sitting.line, quote=quote(f"{start.isoformat()} | {username}")
                ),
                person=self._people[username],
                start=start,
                end=moment_at(sitting.end, zoned=zoned),
                minutes=(sitting.end - sitting.start) / 60,
                events=sitting.events,
                estimated=True,
                course=course or None,
            )

    def say(self) -> None:
        """Say what the log cannot prove and what was left out."""
        context = self._context
        note_clicks(context, "le journal Open edX date des actions", "the Open edX log dates actions")
        context.note(
            "personnes désignées par leur nom d'utilisateur ; rien ne distingue apprenants et équipe pédagogique",
            "persons are named by their username; nothing tells learners from the teaching team",
        )
        note_left_out(context, self._left["nobody"], "visiteur non connecté", "visitor who is not logged in")
        note_left_out(context, self._left["timeless"], "date illisible", "unreadable date")
        note_left_out(
            context, self._left["server"], "inscription, note ou attestation, sans présence de la personne",
            "enrolment, grade or certificate, without the person being there",
        )  # fmt: skip
        note_left_out(context, self.others, "n'est pas un événement Open edX", "no Open edX event")
        if self._certificates:
            context.note(
                f"attestations émises par la plateforme selon le journal, à déposer : {self._certificates}",
                f"certificates that the platform issued by its log, to be filed: {self._certificates}",
            )
        if self._wall:
            note_wall_time(context, plural(self._wall, "heure", "heures"), plural(self._wall, "time", "times"))
        if self._videos:
            context.note(
                "vidéos : le temps est la durée des passages lus ; aucun événement ne dit qu'une vidéo est terminée",
                "videos: the time is the length of what was played; no event says that a video was completed",
            )


def _is_event(document: object) -> bool:
    return (
        isinstance(document, dict)
        and isinstance(document.get("event_type"), str)
        and "event_source" in document
        and "username" in document
        and "time" in document
    )


def _event(told: Mapping[str, Any]) -> Mapping[str, Any]:
    event = told.get("event")
    if isinstance(event, str) and event.startswith("{"):
        try:
            event = json.loads(event)
        except (ValueError, RecursionError):
            return {}
    return _part(event)


def _part(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value.strip()[:300] if isinstance(value, str) else ""
