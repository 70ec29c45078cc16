"""TalentLMS' timeline: the platform's events of each user, with the time in seconds since 1970.

Source: field names of the API v1 from public clients; of its actions, those of courses and units are known by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Literal

from auditready import (
    ActivityProgress,
    EvidenceFile,
    LmsSession,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    parse_number,
    quote,
    say,
)

from ..platforms.notes import note_clicks, note_left_out
from ..platforms.sittings import Sittings, moment_at, seconds_of

Status = Literal["completed", "failed"]

_KEYS = frozenset({"action", "unix_timestamp", "user_id", "object_name"})
_ENDS: Mapping[str, Status] = {
    "course_completion": "completed", "course_failure": "failed", "unitprogress_completed": "completed",
    "unitprogress_passed": "completed", "unitprogress_failed": "failed",
}  # fmt: skip
_NOT_BY_THE_LEARNER = ("add", "remove", "create", "delete", "update", "undelete", "property", "reset")
"""Words in the name of an action that somebody else does about a user or a course."""


class TimelineReader:
    """Reads sessions, and courses and units completed or failed."""

    name = "talentlms.timeline"
    system = "TalentLMS"
    kinds = frozenset({"lms_session", "activity_progress"})
    formats = frozenset({"json"})
    at_most = 0.93

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a list of events with action, user, object and time."""
        if file.format != "json" or b'"unix_timestamp"' not in file.ascii_head:
            return None
        first = file.peek_json("_data")
        if not first or not all(map(_is_event, first)):
            return None
        why = say(
            "chronologie TalentLMS : « action », « unix_timestamp », d'abord « {action} »",
            'TalentLMS timeline: "action", "unix_timestamp", first "{action}"',
            action=quote(first[0]["action"], 60),
        )
        return Recognition(confidence=0.93, why=why)

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[LmsSession | ActivityProgress]:
        """Give what was completed or failed in the order of the file, then sessions in time order."""
        people: dict[str, Mention] = {}
        sittings: dict[str, Sittings] = {}
        others = about = timeless = 0
        for line, event in file.iter_json("_data"):
            if not _is_event(event):
                others += 1
                continue
            moment = _moment_of(event)
            if moment is None:
                timeless += 1
                continue
            person = people.setdefault(str(event["user_id"]), _person(event))
            end = _ENDS.get(event["action"])
            if end is None and any(word in event["action"].split("_") for word in _NOT_BY_THE_LEARNER):
                about += 1
                continue
            sittings.setdefault(str(event["user_id"]), Sittings(context.idle_minutes)).add(seconds_of(moment), line)
            if end is not None and str(event["object_name"] or "").strip():
                yield _progress(file, line, event, person, end, moment)
        yield from _sessions(file, people, sittings)
        note_clicks(context, "la chronologie TalentLMS date des événements", "the TalentLMS timeline dates events")
        context.note(
            "chronologie TalentLMS : l'API n'en rend qu'une partie à la fois, vérifier que la période est entière",
            "TalentLMS timeline: the API gives a part of it at a time, check that the period is whole",
        )
        note_left_out(context, about, "inscription ou changement fait par un tiers", "enrolment or change by others")
        note_left_out(context, timeless, "date illisible", "unreadable date")
        note_left_out(context, others, "n'est pas un événement TalentLMS", "no TalentLMS event")


def _progress(
    file: EvidenceFile, line: int, event: Mapping[str, Any], person: Mention, end: Status, moment: datetime
) -> ActivityProgress:
    unit = event["action"].startswith("unit")
    course = str(event.get("secondary_object_name") or "").strip()
    return ActivityProgress(
        locator=Locator(file=file.name, line=line, quote=quote(f"{event['action']} | {event['object_name']}")),
        person=person,
        activity=str(event["object_name"]).strip(),
        activity_type="unit" if unit else "course",
        course=(course or None) if unit else None,
        whole_course=not unit,
        status=end,
        last_access=moment,
        completed_at=moment if end == "completed" else None,
    )


def _sessions(
    file: EvidenceFile, people: Mapping[str, Mention], sittings: Mapping[str, Sittings]
) -> Iterator[LmsSession]:
    for sitting, user in sorted((one, user) for user, found in sittings.items() for one in found.all()):
        start = moment_at(sitting.start, zoned=True)
        yield LmsSession(
            locator=Locator(file=file.name, line=sitting.line, quote=f"{start.isoformat()} | {user}"[:200]),
            person=people[user],
            start=start,
            end=moment_at(sitting.end, zoned=True),
            minutes=(sitting.end - sitting.start) / 60,
            events=sitting.events,
            estimated=True,
        )


def _is_event(event: Any) -> bool:
    return (
        isinstance(event, dict)
        and event.keys() >= _KEYS
        and isinstance(event["action"], str)
        and isinstance(event["user_id"], str | int)
        and abs(int(event["user_id"]) if isinstance(event["user_id"], int) else 0) < 1 << 63
        and bool(str(event["user_id"]).strip())
    )


def _moment_of(event: Mapping[str, Any]) -> datetime | None:
    seconds = parse_number(event["unix_timestamp"])
    if seconds is None or not 631_152_000 < seconds < 4_102_444_800:  # 1990 to 2100
        return None
    return datetime.fromtimestamp(seconds, UTC)


def _person(event: Mapping[str, Any]) -> Mention:
    name, email = str(event.get("user_fullname") or "").strip(), str(event.get("user_email") or "").strip()
    return Mention(name=name, email=email if "@" in email else None, identifier=str(event["user_id"]).strip())
