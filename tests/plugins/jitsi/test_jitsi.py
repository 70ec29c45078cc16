"""Jitsi as a service: webhooks in any order, some more than once."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditready import UnreadableEvidence
from auditready_plugins.jitsi.webhooks import WebhooksReader

HERE = Path(__file__).parent
EVENTS = [json.loads(line) for line in (HERE / "webhooks.jsonl").read_text().splitlines()]


def test_entries_and_exits_are_put_together(audit_reader):
    result = audit_reader(WebhooksReader(), HERE / "webhooks.jsonl")
    assert [(p.person.name, p.person.email, p.start, p.end, p.minutes) for p in result.records] == [
        (
            "Léa Durand",
            "lea@example.org",
            datetime(2026, 3, 5, 8, 0, 30, tzinfo=UTC),
            datetime(2026, 3, 5, 9, 0, 30, tzinfo=UTC),
            60.0,
        ),
        ("Bao", None, datetime(2026, 3, 5, 8, 1, 40, tzinfo=UTC), None, None),
    ]


def test_what_does_not_add_up_is_told(audit_reader):
    assert [note.en for note in audit_reader(WebhooksReader(), HERE / "webhooks.jsonl").notes] == [
        "1 stay(s) without an exit in these webhooks: their end is not known",
        "1 exit(s) without an entry left out",
        "1 event(s) received more than once, counted once",
        "webhooks kept by your own server: Jitsi hands out no signed copy of them",
    ]


def test_one_array_says_the_same(tmp_path, audit_reader):
    path = tmp_path / "x.json"
    path.write_text(json.dumps(EVENTS))
    assert len(audit_reader(WebhooksReader(), path).records) == 2


@pytest.mark.parametrize("change", [{"timestamp": "soon"}, {"timestamp": 10**400}, {"data": [1]}, {"eventType": None}])
def test_other_shapes_are_unreadable(tmp_path, read, change):
    path = tmp_path / "x.json"
    path.write_text(
        json.dumps([EVENTS[2] | change, {"x": "PARTICIPANT_"}]).replace('"PARTICIPANT_"', '"PARTICIPANT_X"')
    )
    with pytest.raises(UnreadableEvidence):
        read(WebhooksReader(), path)


def test_the_lobby_and_calls_are_no_stay_and_calls_are_told(tmp_path, audit_reader):
    path = tmp_path / "x.json"
    others = [
        {**EVENTS[0], "idempotencyKey": kind, "eventType": kind}
        for kind in ("PARTICIPANT_JOINED_LOBBY", "PARTICIPANT_LEFT_LOBBY", "DIAL_IN_STARTED", "DIAL_IN_ENDED")
    ]
    path.write_text(json.dumps(EVENTS + others))
    result = audit_reader(WebhooksReader(), path)
    assert len(result.records) == 2
    assert "1 call(s) by telephone or SIP left out: they name a line, no person" in [note.en for note in result.notes]
