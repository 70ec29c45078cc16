"""GoToWebinar, read from a mapping: the attendee report below its preamble, and the API."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditready_plugins import goto

HERE = Path(__file__).parent


@pytest.fixture
def reading(audit_reader):
    readers = []
    goto.register_readers(readers.append)
    (reader,) = readers
    return lambda name: audit_reader(reader, HERE / name)


def test_each_join_of_the_report(reading):
    result = reading("attendee-report.csv")
    assert [(p.person.name, p.start, p.end, p.minutes, p.locator.row) for p in result.records] == [
        ("Léa Durand", datetime(2026, 3, 5, 9), datetime(2026, 3, 5, 10), 60.0, 8),
        ("Léa Durand", datetime(2026, 3, 5, 10, 2), datetime(2026, 3, 5, 12, 1), 119.0, 9),
    ]


def test_who_only_registered_is_left_out_and_counted(reading):
    notes = [note.en for note in reading("attendee-report.csv").notes]
    assert notes[0].startswith("GoToWebinar report: registering is not attending")
    assert notes[1:] == ["export not fully understood: column 'Prêts ?' is not used", "1 row left out: Attended 'No'"]


def test_the_api_gives_joins_in_utc_and_no_total(reading):
    result = reading("api.json")
    assert [(p.person.identifier, p.start, p.end, p.minutes) for p in result.records] == [
        (
            "5550000000000000123",
            datetime(2026, 3, 5, 8, 0, 30, tzinfo=UTC),
            datetime(2026, 3, 5, 9, 0, 30, tzinfo=UTC),
            None,
        ),
        ("5550000000000000123", datetime(2026, 3, 5, 9, 2, tzinfo=UTC), datetime(2026, 3, 5, 11, 1, tzinfo=UTC), None),
    ]


def test_the_api_of_gotomeeting_names_the_attendee_and_not_the_organiser(reading):
    result = reading("meeting-api.json")
    assert [(p.person.name, p.person.email, p.start, p.end, p.minutes) for p in result.records] == [
        (
            "Léa Durand",
            "lea@example.org",
            datetime(2026, 3, 5, 8, tzinfo=UTC),
            datetime(2026, 3, 5, 9, tzinfo=UTC),
            None,
        ),
        ("Bao", None, datetime(2026, 3, 12, 8, 5, tzinfo=UTC), datetime(2026, 3, 12, 10, tzinfo=UTC), None),
    ]
    assert [note.en.partition(":")[0] for note in result.notes] == ["GoToMeeting API"]


def test_the_name_of_a_zone_in_the_report_is_read(reading, tmp_path, audit_reader):
    text = (HERE / "attendee-report.csv").read_text("utf-8")
    path = tmp_path / "report.csv"
    path.write_text(re.sub(r"(\d\d:\d\d [AP]M)", r"\1 CET", text), "utf-8")
    readers = []
    goto.register_readers(readers.append)
    first = audit_reader(readers[0], path).records[0]
    assert first.start == datetime(2026, 3, 5, 8, tzinfo=UTC)
