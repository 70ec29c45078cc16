"""Blackboard Collaborate, read from a mapping: the managers' report, and a report without arrivals."""

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


def test_the_managers_report_has_first_arrival_last_departure_and_the_time_inside(audit_reader):
    readers = []
    blackboard.register_readers(readers.append)
    result = audit_reader(readers[0], HERE / "attendance-report.csv")
    assert result.recognition.variant == "attendance-report"
    assert [(p.person.name, p.start, p.end, round(p.minutes, 2), p.host) for p in result.records] == [
        ("Léa Durand", datetime(2026, 3, 5, 8, tzinfo=UTC), datetime(2026, 3, 5, 11, tzinfo=UTC), 170.17, False),
        ("Henri Hôte", datetime(2026, 3, 5, 7, 50, tzinfo=UTC), datetime(2026, 3, 5, 11, tzinfo=UTC), 190.0, True),
    ]
    assert [note.en.partition(":")[0] for note in result.notes] == ["Collaborate export"]
