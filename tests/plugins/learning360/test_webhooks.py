"""360Learning's webhooks, as its OpenAPI document gives them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from auditready import EvidenceFile
from auditready_plugins.learning360.webhooks import WebhooksReader

HERE = Path(__file__).parent
EVENTS: list[dict[str, Any]] = json.loads((HERE / "webhooks.json").read_text("utf-8"))
WHO = "360learning:507f1f77bcf86cd799439011"
COURSE, PATH = "507f1f77bcf86cd799439021", "507f1f77bcf86cd799439031"


def expected(reading):
    return [
        (each.activity, each.status, each.completed_at and each.completed_at.day, each.whole_course)
        for each in reading.of("activity_progress")
    ]


@pytest.mark.parametrize("lines", [False, True], ids=["array", "lines"])
def test_events_of_every_kind(audit_reader, tmp_path, lines):
    path = tmp_path / "kept.json"
    path.write_text("\n".join(map(json.dumps, EVENTS)) if lines else json.dumps(EVENTS), encoding="utf-8")
    reading = audit_reader(WebhooksReader(), path)
    assert expected(reading) == [
        (COURSE, "completed", 2, False),
        (PATH, "passed", 4, True),
        (PATH, "completed", 5, True),
    ]
    assert {each.person.identifier for each in reading.records} == {WHO}
    (test,) = reading.of("assessment")
    assert (test.title, test.score, test.max_score, test.passed, test.at) == ("Évaluation finale", 87, 100, True, None)
    notes = [note.en for note in reading.notes]
    assert "2 records left out: change of status that another follows: the last one counts" in notes
    assert "1 record left out: enrolment that came to an end, or unknown status" in notes
    assert "events that prove nothing of a learner, left out: 1 (path.updated)" in notes


def test_changes_of_status_in_any_order(audit_reader, tmp_path):
    path = tmp_path / "kept.json"
    path.write_text(json.dumps(EVENTS[1:3][::-1]), encoding="utf-8")
    reading = audit_reader(WebhooksReader(), path)
    assert expected(reading) == [(PATH, "passed", 4, True)]
    assert reading.of("activity_progress")[0].completed_at == datetime(2026, 3, 4, 16, tzinfo=UTC)


def test_delivered_events_and_what_was_sent_twice(audit_reader):
    reading = audit_reader(WebhooksReader(), HERE / "webhooks-delivered.json")
    assert [each.kind for each in reading.records] == ["activity_progress", "assessment"]
    assert "1 record left out: event received twice" in [note.en for note in reading.notes]


def test_data_of_one_event_alone(audit_reader):
    assert [each.score for each in audit_reader(WebhooksReader(), HERE / "webhooks-data.json").records] == [87]


@pytest.mark.parametrize(
    "document",
    [
        {**EVENTS[0], "data": {"userId": "u"}},
        {"type": "user.created", "timestamp": 1, "data": {"userId": "u"}},
        [EVENTS[0], {"userId": "u"}],
        {"userId": "u", "type": "x", "timestamp": 1, "data": {}},
    ],
)
def test_other_documents_are_not_claimed(tmp_path, document):
    path = tmp_path / "x.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert WebhooksReader().recognise(EvidenceFile(path, path.name)) is None
