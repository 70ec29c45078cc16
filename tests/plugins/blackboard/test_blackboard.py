"""Blackboard Collaborate, read from a mapping: names and the hours of the room, nothing that is not documented."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from auditready_plugins import blackboard

HERE = Path(__file__).parent


def test_the_room_is_in_utc_month_first_and_nobody_has_times(audit_reader):
    readers = []
    blackboard.register_readers(readers.append)
    result = audit_reader(readers[0], HERE / "session-attendance.csv")
    (presence,) = result.records
    assert (presence.person.name, presence.start, presence.end, presence.minutes) == ("Léa Durand", None, None, None)
    assert (presence.meeting_start, presence.meeting_end) == (
        datetime(2026, 3, 5, 7, 55, tzinfo=UTC),
        datetime(2026, 3, 5, 11, 5, tzinfo=UTC),
    )
    assert [note.en for note in result.notes][1:] == ["export not fully understood: column 'Shown' is not used"]
