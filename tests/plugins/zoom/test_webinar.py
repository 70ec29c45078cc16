"""Zoom webinar attendee reports: who registered and did not come is not present."""

# ruff: noqa: E501 - a row of an export is one line

from __future__ import annotations

from datetime import datetime

import pytest

from auditready import EvidenceFile
from auditready_plugins.zoom.participants import ParticipantsReader
from auditready_plugins.zoom.webinar import WebinarReader

READER = WebinarReader()

REPORT = """\
Attendee Report,,,,
Report Generated:,"Mar 23, 2026 6:26 PM",,,
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered,# Cancelled,Unique Viewers,Total Users
"Classe virtuelle, jour 1",847 5984 1045,"Mar 22, 2026 7:13 PM",120,3,0,2,5
Host Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Henri Hôte,henri@example.org,"Mar 22, 2026 19:13:27","Mar 22, 2026 21:13:19",120,No,France
Panelist Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
Yes,Paule Panel,paule@example.org,"Mar 22, 2026 19:28:32","Mar 22, 2026 20:00:00",32,Yes,France
Attendee Details,
Attended,User Name (Original Name),First Name,Last Name,Email,Phone,Registration Time,Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest,"Métier ? (si ""autre"",
précisez)",Country/Region Name
No,Nils,Nils,Absent,nils@example.org,,"Mar 15, 2026 11:23:29",approved,--,--,--,--,Vente,
Yes,Ada,Ada,Démo,ada@example.org,,"Mar 15, 2026 11:23:29",approved,"Mar 22, 2026 19:20:00","Mar 22, 2026 20:00:00",40,Yes,Vente,France
Yes,Ada,Ada,Démo,ada@example.org,,"Mar 15, 2026 11:23:29",approved,"Mar 22, 2026 20:10:00","Mar 22, 2026 21:00:00",50,Yes,Vente,France
Other Attended,
User Name,Join Time,Leave Time,Time in Session (minutes),Country/Region Name
33612345678,"Mar 22, 2026 19:20:00","Mar 22, 2026 19:30:00",10,France
"""


@pytest.fixture
def reading(tmp_path, audit_reader):
    """Read a text with the reader, held to its whole contract."""

    def run(text):
        path = tmp_path / "report.csv"
        path.write_text(text, encoding="utf-8")
        return audit_reader(READER, path)

    return run


def test_every_section_gives_its_joins(reading):
    result = reading(REPORT)
    assert [(p.person.name, p.minutes, p.host, p.guest) for p in result.records] == [
        ("Henri Hôte", 120.0, True, False),
        ("Paule Panel", 32.0, False, True),
        ("Ada", 40.0, False, True),
        ("Ada", 50.0, False, True),
        ("33612345678", 10.0, False, None),
    ]


def test_a_registration_without_attendance_is_counted_and_left_out(reading):
    expected = "1 registration(s) without attendance left out: registering is not attending"
    assert next(note.en for note in reading(REPORT).notes) == expected


def test_the_registered_name_is_another_spelling_of_the_same_person(reading):
    ada = reading(REPORT).records[2]
    assert (ada.person.name, ada.person.aliases, ada.person.email) == ("Ada", ("Ada Démo",), "ada@example.org")
    assert (ada.start, ada.end) == (datetime(2026, 3, 22, 19, 20), datetime(2026, 3, 22, 20))


def test_the_webinar_stands_above_its_sections(reading):
    ada = reading(REPORT).records[2]
    assert (ada.meeting_id, ada.meeting_title) == ("84759841045", "Classe virtuelle, jour 1")
    assert (ada.meeting_start, ada.meeting_end) == (datetime(2026, 3, 22, 19, 13), datetime(2026, 3, 22, 21, 13))


def test_titles_and_labels_may_be_in_another_language(reading):
    text = REPORT.replace("Attendee Details", "참석자 세부 정보").replace("Host Details", "호스트 세부 정보")
    text = text.replace("Attended,User Name (Original Name)", "출석함,사용자 이름(원래 이름)")
    text = text.replace("Join Time,Leave Time,Time in Session (minutes)", "참가 시간,나간 시간,세션 기간(분)")
    assert len(reading(text).records) == 5


def test_the_list_reader_leaves_it_alone(tmp_path):
    path = tmp_path / "report.csv"
    path.write_text(REPORT, encoding="utf-8")
    assert ParticipantsReader().recognise(EvidenceFile(path, path.name)) is None


def test_a_short_section_keeps_its_column_attended(reading):
    text = """\
Attendee Report,
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)
Tarifs,123 456 789,03/22/2026 06:00 PM,60
Host Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes)
Yes,Henri,henri@example.org,03/22/2026 05:50 PM,03/22/2026 07:05 PM,75
Attendee Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes)
Yes,Ada,ada@example.org,03/22/2026 06:02 PM,03/22/2026 06:58 PM,56
No,Nils,nils@example.org,--,--,--
"""
    expected = [("Henri", True), ("Ada", False)]
    assert [(p.person.name, p.host) for p in reading(text).records] == expected
    other = text.replace("Attended,User Name (Original Name)", "Anwesend,Name (Originalname)").replace("Yes", "Ja")
    assert [(p.person.name, p.host) for p in reading(other.replace("\nNo,", "\nNein,")).records][1:] == expected[1:]


def test_a_report_of_2020_does_not_tell_the_original_name(reading):
    result = reading(REPORT.replace("User Name (Original Name)", "User Name"))
    assert [p.person.name for p in result.records] == ["Henri Hôte", "Paule Panel", "Ada", "Ada", "33612345678"]


def test_another_tools_report_in_sections_is_not_claimed(tmp_path):
    path = tmp_path / "goto.csv"
    path.write_text(
        "Attendee Details\nAttended,Interest Rating,Last Name,First Name,Email Address,Join Time,Leave Time,"
        'Time in Session (minutes)\nYes,78,Durand,Léa,lea@example.org,"Mar 05, 2026 09:00 AM","Mar 05, 2026 10:00 AM",60\n'
    )
    assert READER.recognise(EvidenceFile(path, path.name)) is None


def test_a_report_without_the_name_on_the_screen(reading):
    text = (
        "Attendee Report\nTopic,Webinar ID,Actual Start Time,Unique Viewers\nTarifs,91695866411,03/22/2026 19:00,2\n\n"
        "Attendee Details\nAttended,First Name,Last Name,Email,Phone,Join Time,Leave Time,Time in Session (minutes)\n"
        "Yes,Ada,Démo,ada@example.org,06,03/22/2026 19:02:00,03/22/2026 20:31:00,89\n"
        "No,Nils,Absent,nils@example.org,06,--,--,--\n"
    )
    assert [(p.person.name, p.person.email, p.minutes) for p in reading(text).records] == [
        ("Ada Démo", "ada@example.org", 89.0)
    ]
