"""TalentLMS' timeline: sessions out of events, courses and units completed or failed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from auditready import EvidenceFile
from auditready_plugins.talentlms.timeline import TimelineReader

START = 1_772_442_000  # 2026-03-02 09:00 UTC


def event(action: str, minute: int, name: str = "Sécurité", **more: Any) -> dict[str, Any]:
    return {
        "action": action, "message": "…", "timestamp": "02/03/2026, 10:00:00",
        "unix_timestamp": str(START + 60 * minute),
        "user_id": "7", "user_username": "lea", "user_email": "lea@example.org", "user_fullname": "Léa Durand",
        "object_id": "3", "object_name": name, "secondary_object_id": "3", "secondary_object_name": "Sécurité",
        "event_counter": "1", **more,
    }  # fmt: skip


EVENTS = [
    event("course_completion", 25),
    event("unitprogress_completed", 20, "Film"),
    event("unitprogress_failed", 10, "Quiz"),
    event("user_login", 0),
    event("course_add_user", -500),
    event("course_failure", 300, "Incendie", user_id="9", user_fullname="Tom Petit", user_email="", unix_timestamp="x"),
]


@pytest.mark.parametrize("wrap", [False, True])
def test_timeline(audit_reader, tmp_path, wrap):
    path = tmp_path / "timeline.json"
    path.write_text(json.dumps({"_data": EVENTS} if wrap else EVENTS, indent=1), encoding="utf-8")
    reading = audit_reader(TimelineReader(), path)
    (session,) = reading.of("lms_session")
    assert (session.person.name, session.start, session.minutes, session.events) == (
        "Léa Durand",
        datetime(2026, 3, 2, 9, tzinfo=UTC),
        25,
        4,
    )
    assert [
        (each.activity, each.course, each.status, each.whole_course) for each in reading.of("activity_progress")
    ] == [
        ("Sécurité", None, "completed", True),
        ("Film", "Sécurité", "completed", False),
        ("Quiz", "Sécurité", "failed", False),
    ]
    notes = [note.en for note in reading.notes]
    assert "1 record left out: enrolment or change by others" in notes
    assert "1 record left out: unreadable date" in notes


@pytest.mark.parametrize("odd", [{"action": 3}, {"user_id": None}, {"user_id": ""}])
def test_other_json_is_left_alone(tmp_path, odd):
    path = tmp_path / "x.json"
    path.write_text(json.dumps([{**event("user_login", 0), **odd}]), encoding="utf-8")
    assert TimelineReader().recognise(EvidenceFile(path, path.name)) is None


def test_file_of_the_page(audit_reader):
    assert audit_reader(TimelineReader(), Path(__file__).with_name("timeline.json")).records
