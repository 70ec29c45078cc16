"""Participants of a past meeting as Zoom's API gives them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from auditready import TableReader
from auditready_plugins import zoom

READER = TableReader.from_toml(Path(zoom.__file__).with_name("api.toml"))


def participant(name, start, end, seconds, status="in_meeting"):
    return {
        "id": "", "user_id": "16778240", "name": name, "user_email": "", "join_time": start, "leave_time": end,
        "duration": seconds, "registrant_id": "", "failover": False, "status": status,
    }  # fmt: skip


def test_stays_are_in_utc_and_waiting_is_left_out(tmp_path, audit_reader):
    people = [
        participant("Ada Démo", "2026-03-16T07:58:00Z", "2026-03-16T08:00:00Z", 120, "in_waiting_room"),
        participant("Ada Démo", "2026-03-16T08:00:00Z", "2026-03-16T11:30:30Z", 12630),
    ]
    path = tmp_path / "a.txt"
    path.write_text(json.dumps({"page_count": 1, "next_page_token": "", "participants": people}), encoding="utf-8")
    result = audit_reader(READER, path)
    assert [(p.person.name, p.start, p.minutes) for p in result.records] == [
        ("Ada Démo", datetime(2026, 3, 16, 8, tzinfo=UTC), 210.5)
    ]
    assert "1 row left out: status 'in_waiting_room'" in [note.en for note in result.notes]
