"""Statements of a record store: one visit of a module is launched, gone through and completed; quizzes have a score."""

from __future__ import annotations

import gzip
import json
import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from .session import Person, Session
from .visits import Visit, score, visits

ADL = "http://adlnet.gov/expapi/verbs/"
HOME = "https://lms.lirou.example.org"


def actor(learner: Person, kind: str = "mbox") -> dict[str, Any]:
    """A learner as one of the ways to identify them; "account" is a pseudonym alone."""
    if kind == "account":
        return {
            "objectType": "Agent",
            "account": {"homePage": HOME, "name": str(uuid.uuid5(uuid.NAMESPACE_URL, learner.key))},
        }
    return {"objectType": "Agent", "name": learner.name, "mbox": f"mailto:{learner.email}"}


def statement(who: dict[str, Any], verb: str, name: str, at: datetime | None, **more: Any) -> dict[str, Any]:
    """One statement; ``at`` is written in UTC."""
    told = {
        "actor": who,
        "verb": {"id": verb if ":" in verb else ADL + verb, "display": {"en-US": verb.rpartition("/")[2]}},
        "object": {
            "objectType": "Activity",
            "id": f"{HOME}/activity/{uuid.uuid5(uuid.NAMESPACE_URL, name)}",
            "definition": {"name": {"fr-FR": name}, "type": "http://adlnet.gov/expapi/activities/module"},
        },
        **({} if at is None else {"timestamp": at.astimezone(UTC).isoformat().replace("+00:00", "Z")}),
        **more,
    }
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(told, sort_keys=True))
    return {"id": str(identifier), **told}


def statements(
    session: Session, *, found: Sequence[Visit] | None = None, kind: str = "mbox"
) -> Iterator[dict[str, Any]]:
    """What a store keeps of a session, oldest first."""
    paris = ZoneInfo("Europe/Paris")
    course = {
        "id": f"{HOME}/course/1",
        "definition": {"name": {"fr": session.title}, "type": f"{ADL[:-6]}activities/course"},
    }
    context = {"contextActivities": {"grouping": [course]}}
    for visit in visits(session) if found is None else found:
        who, name = actor(visit.person, kind), visit.activity.name
        start, end = visit.start.replace(tzinfo=paris), visit.end.replace(tzinfo=paris)
        yield statement(who, "initialized", name, start, context=context)
        for minutes in range(10, visit.minutes, 10):
            yield statement(who, "experienced", name, start + timedelta(minutes=minutes), context=context)
        result: dict[str, Any] = {"completion": True, "duration": f"PT{visit.minutes}M"}
        if visit.activity.kind == "quiz":
            points = score(session, visit.person, visit.activity)
            result["score"] = {"raw": points, "min": 0, "max": 20, "scaled": points / 20}
        yield statement(who, "completed", name, end, context=context, result=result)


def json_lines(session: Session, **changes: Any) -> bytes:
    """One statement a line."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in statements(session, **changes)).encode()


def packed(data: bytes) -> bytes:
    """The same bytes with gzip, without a clock."""
    out = BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as stream:
        stream.write(data)
    return out.getvalue()
