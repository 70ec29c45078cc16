"""360Learning's webhooks, as their receiver kept them: attempts finished, assessments corrected, changes of status.

Source: the vendor's OpenAPI document of the webhooks (2025). An event is ``{"type", "timestamp", "data"}``; the API
lists delivered ones with the event under "payload".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from auditready import (
    ActivityProgress,
    Assessment,
    EvidenceFile,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    listing,
    parse_datetime,
    parse_number,
    quote,
    say,
)

from ..platforms.notes import note_left_out, note_pseudonyms

Status = Literal["passed", "failed", "in_progress", "not_started"]
Told = ActivityProgress | Assessment

_ATTEMPT, _ASSESSMENT = "course.attempt.closed", "user.assessment.corrected"
_STATUS, _CERTIFICATE = "path.session.user.status.updated", "user.certificate.awarded"
_MARKS: Mapping[str, frozenset[str]] = {
    _ATTEMPT: frozenset({"userId", "attemptId", "courseId", "closedAt"}),
    _ASSESSMENT: frozenset({"userId", "assessmentId", "name", "success", "correctedAt"}),
    _STATUS: frozenset({"userId", "pathId", "enrollmentId", "status", "updatedAt"}),
    _CERTIFICATE: frozenset({"userId", "certificateId", "deliveryDate"}),
}
"""Fields that each of these events has."""
_OTHERS = ("xapi", "user.", "path.", "group.", "bulk.operation.", "course.")
"""Beginnings of the other events' types."""
_STATES: Mapping[str, Status] = {
    "successful": "passed", "unsuccessful": "failed", "onTime": "in_progress", "late": "in_progress",
    "awaitingCorrection": "in_progress", "toRetake": "in_progress", "notYetStarted": "not_started",
    "sessionNotOpened": "not_started",
}  # fmt: skip


class _Event(NamedTuple):
    type: str
    data: Mapping[str, Any]
    line: int


class WebhooksReader:
    """Reads ``activity_progress`` and ``assessment`` from kept events."""

    name = "learning360.webhooks"
    system = "360Learning"
    kinds = frozenset({"activity_progress", "assessment"})
    formats = frozenset({"json"})
    at_most = 0.94

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim JSON whose documents are events, one of them about a learner."""
        if file.format != "json" or b'"userId"' not in file.head.replace(b"\x00", b""):
            return None
        first = file.peek_json()
        events = [event for each in first if (event := _event(each, 1)) is not None]
        if len(events) < len(first):
            return None
        known = next((event.type for event in events if event.type in _MARKS), None)
        if known is None:
            return None
        why = say(
            "événement d'un webhook 360Learning, d'après sa documentation : « {type} »",
            'event of a 360Learning webhook, from its documentation: "{type}"',
            type=known,
        )
        return Recognition(confidence=0.94, why=why)

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Told]:
        """Give the last status of each enrolment, and one record for each other event about a learner."""
        told: dict[tuple[str, ...], Told | None] = {}
        others: Counter[str] = Counter()
        odd = repeated = 0
        for line, document in file.iter_json():
            event = _event(document, line)
            if event is None:
                odd += 1
                continue
            if event.type not in _MARKS:
                others[event.type] += 1
                continue
            key = _key(event)
            repeated += key in told
            told[key] = _record(file, event)
        states = _latest(told)
        latest = [record for record in states if record is not None]
        yield from latest
        note_pseudonyms(context, [each.person for each in latest])
        context.note(
            "webhooks 360Learning : personnes, cours et parcours y sont des identifiants ; ni temps passé, ni heure de "
            "début ; un certificat de la plateforme n'est pas le certificat de réalisation",
            "360Learning webhooks: persons, courses and paths are identifiers in them; no time spent and no beginning; "
            "a certificate of the platform is no certificat de réalisation",
        )
        note_left_out(context, repeated, "événement reçu deux fois", "event received twice")
        note_left_out(
            context,
            len(told) - len(states),
            "changement d'état suivi d'un autre : le dernier compte",
            "change of status that another follows: the last one counts",
        )
        note_left_out(
            context,
            len(states) - len(latest),
            "inscription qui a pris fin, ou état inconnu",
            "enrolment that came to an end, or unknown status",
        )
        note_left_out(context, odd, "pas un événement 360Learning", "no 360Learning event")
        if others:
            words = listing(sorted(others))
            context.note(
                f"événements sans preuve de suivi, laissés de côté : {others.total()} ({words.fr})",
                f"events that prove nothing of a learner, left out: {others.total()} ({words.en})",
            )
        if any(isinstance(each, Assessment) for each in latest):
            context.note(
                "évaluations : la date de l'événement est celle de la correction, non du passage ; elle n'est pas "
                "retenue",
                "assessments: an event's date is that of the correction, not of the test; it is not kept",
            )


def _event(document: object, line: int) -> _Event | None:
    """Return an event, whether it stands alone, in the list of delivered ones, or as its data alone."""
    if isinstance(document, dict) and isinstance(document.get("payload"), dict):
        document = document["payload"]
    if not isinstance(document, dict):
        return None
    kind, data = document.get("type"), document.get("data")
    if isinstance(kind, str) and isinstance(data, dict) and "timestamp" in document:
        sound = _MARKS[kind] <= data.keys() if kind in _MARKS else kind.startswith(_OTHERS)
        return _Event(kind, data, line) if sound else None
    kind = next((kind for kind, marks in _MARKS.items() if marks <= document.keys()), None)
    return None if kind is None else _Event(kind, document, line)  # the data alone


def _key(event: _Event) -> tuple[str, ...]:
    return (event.type, *(str(event.data.get(field)) for field in sorted(_MARKS[event.type])))


def _latest(told: Mapping[tuple[str, ...], Told | None]) -> list[Told | None]:
    """Return the records, of the changes of one enrolment's status the last alone."""
    last: dict[tuple[str, ...], tuple[str, Told | None]] = {}
    for key, record in told.items():
        event = dict(zip(("type", *sorted(_MARKS[key[0]])), key, strict=True))
        one = (event["userId"], event["pathId"], event["enrollmentId"]) if key[0] == _STATUS else key
        at = event.get("updatedAt", "")
        if one not in last or last[one][0] <= at:
            last[one] = (at, record)
    return [record for _, record in last.values()]


def _record(file: EvidenceFile, event: _Event) -> Told | None:
    """Return what an event says of a learner; ``None`` where it ends an enrolment, or its status is unknown."""
    data = event.data
    user = Mention(identifier=f"360learning:{data['userId']}")
    words = f"{event.type} | {data['userId']} | {data.get('status') or data.get('name') or ''}"
    place = Locator(file=file.name, line=event.line, quote=quote(words.rstrip(" |")))
    if event.type == _ASSESSMENT:
        score = parse_number(data.get("score"))
        return Assessment(
            locator=place,
            person=user,
            title=str(data["name"]),
            score=score,
            max_score=None if score is None else 100.0,
            passed=data["success"] if isinstance(data["success"], bool) else None,
        )
    if event.type == _STATUS:
        status = _STATES.get(str(data["status"]))
        if status is None:
            return None
        return ActivityProgress(
            locator=place,
            person=user,
            activity=str(data["pathId"]),
            activity_type="path",
            whole_course=True,
            status=status,
            completed_at=parse_datetime(data["updatedAt"]) if status == "passed" else None,
        )
    context = data.get("context")
    path = data.get("pathId") or (context.get("pathId") if isinstance(context, dict) else None)
    if event.type == _CERTIFICATE:
        return ActivityProgress(
            locator=place,
            person=user,
            activity=str(path or data.get("certificateOutlineId") or data["certificateId"]),
            activity_type="path",
            whole_course=True,
            status="completed",
            completed_at=parse_datetime(data["deliveryDate"]),
        )
    return ActivityProgress(
        locator=place,
        person=user,
        activity=str(data["courseId"]),
        activity_type="course",
        course=None if path is None else str(path),
        status="completed",
        completed_at=parse_datetime(data["closedAt"]),
    )
