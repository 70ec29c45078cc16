"""Cisco Webex, read from a mapping: the report of one meeting, and the attendees of a site."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditready import EvidenceFile
from auditready_plugins import webex

HERE = Path(__file__).parent


@pytest.fixture
def reading(audit_reader):
    readers = []
    webex.register_readers(readers.append)
    (reader,) = readers
    return lambda name: audit_reader(reader, HERE / name)


def test_a_meeting_gives_one_stay_a_join(reading):
    result = reading("attendee-report.csv")
    assert [(p.person.email, p.start, p.end, p.minutes, p.host) for p in result.records] == [
        ("a.petitjean@example.org", datetime(2026, 3, 5, 8, 56), datetime(2026, 3, 5, 12, 4), 188.0, True),
        ("lea@example.org", datetime(2026, 3, 5, 9, 0, 30), datetime(2026, 3, 5, 10, 0, 30), 60.0, False),
        ("lea@example.org", datetime(2026, 3, 5, 10, 2), datetime(2026, 3, 5, 12, 1), 119.0, False),
    ]
    assert {(p.meeting_title, p.meeting_start) for p in result.records} == {("Animer", datetime(2026, 3, 5, 8, 55))}


def test_it_is_utf_16_with_tabs():
    path = HERE / "attendee-report.csv"
    file = EvidenceFile(path, path.name)
    assert (file.encoding, file.delimiter) == ("utf-16", "\t")


def test_the_zone_is_assumed(reading):
    assert reading("attendee-report.csv").notes[0].en.startswith("Webex times carry no zone")


def test_control_hub_has_day_and_clock_apart(reading):
    (presence,) = reading("control-hub.csv").records
    assert (presence.start, presence.end) == (datetime(2026, 3, 5, 9, 0, 30), datetime(2026, 3, 5, 12, 1))
    assert (presence.minutes, presence.meeting_id) == (181.0, "2712345678")


def test_the_attendee_report_of_the_api(reading):
    result = reading("report-api.json")
    (presence,) = result.records
    assert (presence.person.name, presence.minutes, presence.host) == ("Léa Durand", 60.0, False)
    assert presence.start == datetime(2026, 3, 5, 8, tzinfo=UTC)
    assert [note.en.partition(":")[0] for note in result.notes] == ["Webex API"]


def test_the_participants_of_the_api_have_a_stay_a_device_and_none_in_the_lobby(reading):
    result = reading("participants-api.json")
    assert [(p.person.name, p.start, p.end, p.minutes, p.host) for p in result.records] == [
        ("Henri", datetime(2026, 3, 5, 8, tzinfo=UTC), datetime(2026, 3, 5, 9, tzinfo=UTC), 60.0, True),
        ("Henri", datetime(2026, 3, 5, 10, tzinfo=UTC), None, None, True),
    ]
    assert [note.en for note in result.notes][1:] == ["1 row left out: state 'lobby'"]


@pytest.mark.parametrize("day", ["03/04/2026", "04/03/2026"])
def test_the_name_of_the_file_settles_the_day_of_a_copy_saved_by_a_spreadsheet(tmp_path, audit_reader, day):
    header = "Meeting Name;Display Name;Role;Attendee Email;Join Time;Leave Time;Attendance Duration"
    readers = []
    webex.register_readers(readers.append)
    for name, expected in (("2026-03-04 Animer.csv", datetime(2026, 3, 4, 9)), ("Animer.csv", None)):
        path = tmp_path / name
        path.write_text(f"{header}\nAnimer;Léa;Attendee;lea@example.org;{day} 09:00;{day} 12:00;180 mins\n", "utf-8")
        assert audit_reader(readers[0], path).records[0].start == expected
