"""BigBlueButton: the log of a recording, the dashboard as JSON and CSV, the public chat."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditready import EvidenceFile, UnreadableEvidence
from auditready_plugins.bigbluebutton.activity import ActivityReader
from auditready_plugins.bigbluebutton.chat import ChatReader
from auditready_plugins.bigbluebutton.dashboard import DashboardReader
from auditready_plugins.bigbluebutton.events import EventsReader

HERE = Path(__file__).parent


@pytest.fixture
def reading(audit_reader):
    """Read a fixture with a reader held to its whole contract."""

    def run(reader, name, **settings):
        return audit_reader(reader, HERE / name, **settings)

    return run


@pytest.fixture
def altered(tmp_path, audit_reader):
    """Read a fixture in which something was replaced."""

    def run(reader, name, *changes):
        text = (HERE / name).read_bytes().decode()
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / name
        path.write_bytes(text.encode())
        return audit_reader(reader, path)

    return run


def utc(*clock):
    return datetime(2026, 3, 5, *clock, tzinfo=UTC)


# --- events.xml


def test_the_log_gives_each_join_in_utc(reading):
    result = reading(EventsReader(), "events-2.6.xml")
    assert [(p.person.name, p.person.identifier, p.start, p.end, p.minutes, p.host) for p in result.of("presence")] == [
        ("Alexandre Petitjean", "acc-3", utc(7, 59), None, None, True),
        ("Léa Durand", "acc-7", utc(8, 0, 30), utc(9, 0, 30), 60.0, False),
        ("Léa Durand", "acc-7", utc(9, 1, 30), utc(11, 0, 30), 119.0, False),
    ]
    assert {(p.meeting_title, p.meeting_start, p.meeting_end) for p in result.of("presence")} == {
        ("Animer à distance", utc(7, 59), utc(11, 0, 40))
    }


def test_leaving_the_voice_bridge_is_not_leaving_the_room(reading):
    notes = [note.en for note in reading(EventsReader(), "events-2.6.xml").notes]
    assert notes[0] == "1 stay(s) without an exit: the person stayed until the last event at the latest"


def test_messages_votes_and_raised_hands_are_exchanges(reading):
    messages = reading(EventsReader(), "events-2.6.xml").of("chat_message")
    assert [(m.person.name, m.at, m.length, m.locator.line, m.locator.quote) for m in messages] == [
        ("Léa Durand", utc(8, 1, 30), 14, 27, "Léa Durand: Bonjour à tous"),
        ("Léa Durand", utc(8, 1, 50), 0, 40, "Léa Durand: Prêts ?: Oui"),
        ("Léa Durand", utc(9, 2, 20), 0, 57, "Léa Durand: raiseHand"),
    ]


def test_what_was_recorded(reading):
    (recording,) = reading(EventsReader(), "events-2.6.xml").of("recording")
    assert (recording.start, recording.minutes) == (utc(8, 0, 40), pytest.approx(3800 / 60))


def test_before_2_6_times_are_counted_from_the_creation_of_the_room(reading):
    result = reading(EventsReader(), "events-2.0.xml")
    assert [(p.start, p.minutes, p.person.identifier) for p in result.of("presence")] == [
        (utc(8), None, None),
        (utc(8, 1), 60.0, None),
    ]
    assert result.notes[0].en.startswith("times counted from the creation of the room")


def test_without_any_date_the_times_are_left_empty(altered):
    result = altered(EventsReader(), "events-2.0.xml", ("9b2d77-1772697600000", "room-12"))
    assert {(p.start, p.end) for p in result.of("presence")} == {(None, None)}
    assert result.notes[0].en.startswith("no date in the events")


def test_where_everybody_is_a_moderator_nobody_is_the_host(altered):
    result = altered(EventsReader(), "events-2.0.xml", ("VIEWER", "MODERATOR"))
    assert [p.host for p in result.of("presence")] == [False, False]
    assert result.notes[0].en.startswith("all participants are moderators")


def test_a_log_of_nobody_is_unreadable(altered):
    with pytest.raises(UnreadableEvidence):
        altered(EventsReader(), "events-2.0.xml", ("ParticipantJoinEvent", "AssignPresenterEvent"))


@pytest.mark.field
def test_the_real_log_of_2018(field, read):
    path = next((field / "bigbluebutton").glob("*.xml"))
    text = path.read_text()
    records, _ = read(EventsReader(), path)
    presences = [record for record in records if record.kind == "presence"]
    assert len(presences) == text.count('module="PARTICIPANT" eventname="ParticipantJoinEvent"') == 2
    said = text.count("PublicChatEvent") + text.count("UserRespondedToPollRecordEvent") + text.count(">raiseHand<")
    assert sum(record.kind == "chat_message" for record in records) == said == 5
    ticks = [int(found) for found in re.findall(r'timestamp="(\d+)" module', text)]
    assert {(p.meeting_end - p.meeting_start).total_seconds() * 1000 for p in presences} == {ticks[-1] - ticks[0]}
    (recording,) = [record for record in records if record.kind == "recording"]
    on, off = (int(found) for found in re.findall(r'timestamp="(\d+)"[^>]*RecordStatusEvent', text))
    assert recording.minutes * 60_000 == pytest.approx(off - on)


# --- learning_dashboard_data.json


def test_the_dashboard_gives_each_session_of_each_connection(reading):
    result = reading(DashboardReader(), "dashboard.json")
    assert [(p.person.name, p.start, p.end, p.minutes, p.host) for p in result.of("presence")] == [
        ("Alexandre Petitjean", utc(7, 59), utc(11, 0, 40), pytest.approx(10900 / 60), True),
        ("Léa Durand", utc(8, 0, 30), utc(9, 0, 30), 60.0, False),
        ("Léa Durand", utc(9, 1, 30), utc(11, 0, 30), 119.0, False),
        ("Bao Nguyen", utc(8, 3, 20), None, None, False),
    ]


def test_an_identifier_of_one_connection_identifies_nobody(reading):
    people = [p.person for p in reading(DashboardReader(), "dashboard.json").of("presence")]
    assert [person.identifier for person in people] == ["acc-3", "acc-7", "acc-7", None]


def test_the_dashboard_of_2_4_has_one_stay_a_connection(reading):
    (presence,) = reading(DashboardReader(), "dashboard-2.4.json").of("presence")
    assert (presence.start, presence.minutes, presence.meeting_start) == (utc(8, 0, 30), 60.0, utc(8))


def test_votes_hands_and_counted_messages_are_exchanges(reading):
    result = reading(DashboardReader(), "dashboard.json")
    assert [(m.at, m.locator.quote) for m in result.of("chat_message")] == [
        (None, "Léa Durand: Prêts ?: Oui"),
        (utc(9, 2, 20), "Léa Durand: raiseHand"),
        (None, "Léa Durand: totalOfMessages 2"),
    ]
    assert "1 stay(s) still open when the data was taken: their end is not known" in [n.en for n in result.notes]


@pytest.mark.parametrize("document", [{}, {"users": []}, {"users": {"a": {"name": [1], "intIds": 3}}}, []])
def test_other_shapes_are_unreadable(tmp_path, read, document):
    path = tmp_path / "x.json"
    path.write_text('{"intIds": 1, "registeredOn": 2, "document": ' + json.dumps(document) + "}")
    with pytest.raises(UnreadableEvidence):
        read(DashboardReader(), path)


# --- the dashboard as CSV


@pytest.mark.parametrize("name", ["dashboard-en.csv", "dashboard-fr.csv", "bbb-events.csv"])
def test_the_csv_gives_one_stay_a_person(reading, name):
    first, second, *_ = reading(ActivityReader(), name).of("presence")
    assert (first.person.name, first.host) == ("Alexandre Petitjean", True)
    assert (second.person.name, second.start, second.end, second.minutes, second.host) == (
        "Léa Durand", datetime(2026, 3, 25, 9, 0, 30), datetime(2026, 3, 25, 12, 0, 30), 179.0, False,
    )  # fmt: skip


def test_a_name_with_a_comma_and_quotes_is_mended(reading):
    third = reading(ActivityReader(), "dashboard-en.csv").of("presence")[2]
    assert (third.person.name, third.end, third.minutes) == ("Nguyen, Bao BN", None, pytest.approx(177 + 20 / 60))


def test_votes_are_read_and_the_anonymous_row_is_left_out(reading):
    result = reading(ActivityReader(), "dashboard-fr.csv")
    assert result.of("chat_message")[0].locator.quote == "Léa Durand,Prêts ?,Oui"
    assert "row of anonymous answers to polls left out: it names nobody" in [note.en for note in result.notes]


def test_emojis_stood_where_reactions_stand(reading):
    assert [p.minutes for p in reading(ActivityReader(), "dashboard-2.5.csv").of("presence")] == [
        pytest.approx(181 + 40 / 60),
        180.0,
    ]


def test_labels_of_another_language_are_told_by_their_place(altered):
    labels = ("Nom,Modérateur", "Nimi,Moderaattori"), ("Rejoindre,Quitté", "Liittyi,Poistui")
    result = altered(ActivityReader(), "dashboard-fr.csv", *labels)
    assert (result.recognition.confidence, len(result.of("presence"))) == (0.7, 2)
    placed = "columns understood by their place, as their labels are not known: Nimi, Moderaattori, Liittyi, Poistui"
    assert placed in [note.en for note in result.notes]


def test_the_same_times_for_all_are_a_fault_of_2_5_1(altered):
    same = ("09:00:30 AM", "08:59:00 AM"), ("09:03:20 AM", "08:59:00 AM"), ("12:00:30 PM", "12:00:40 PM")
    end = ('"3/25/2026, 08:59:00 AM","-"', '"3/25/2026, 08:59:00 AM","3/25/2026, 12:00:40 PM"')
    result = altered(ActivityReader(), "dashboard-en.csv", *same, end)
    assert [(p.start, p.end) for p in result.of("presence")] == [(None, None)] * 3
    assert any("known fault of BigBlueButton 2.5.1" in note.en for note in result.notes)


def test_ambiguous_days_are_told_and_the_name_settles_them(altered, tmp_path, audit_reader):
    text = (HERE / "dashboard-fr.csv").read_bytes().replace(b"25/03/2026", b"05/03/2026")
    path = tmp_path / "x.csv"
    path.write_bytes(text)
    doubtful = audit_reader(ActivityReader(), path)
    assert [(p.start, p.minutes is not None) for p in doubtful.of("presence")] == [(None, True)] * 2
    path = tmp_path / "LearningDashboard_Salle_2026-03-05.csv"
    path.write_bytes(text)
    assert audit_reader(ActivityReader(), path).of("presence")[1].start == datetime(2026, 3, 5, 9, 0, 30)


# --- public chat


def test_the_chat_takes_its_day_from_the_name(reading):
    result = reading(ChatReader(), "public-chat-Salle_2026-03-05_12-31.txt")
    assert [(m.person.name, m.at, m.length) for m in result.records] == [
        ("Alexandre Petitjean", datetime(2026, 3, 5, 9, 2), 20),
        ("Léa Durand", datetime(2026, 3, 5, 9, 3), 15),
        ("Léa Durand", datetime(2026, 3, 5, 10, 15), 12),
    ]


def test_a_chat_saved_past_midnight_began_the_day_before(tmp_path, audit_reader):
    path = tmp_path / "public-chat-Salle_2026-03-06_00-31.txt"
    path.write_text("[23:50] [Ada : VIEWER]: bonsoir\n[00:10] [Ada : VIEWER]: merci\n")
    assert [m.at.day for m in audit_reader(ChatReader(), path).records] == [5, 6]


def test_the_older_chat_has_no_roles_and_without_its_name_no_date(reading):
    result = reading(ChatReader(), "chat-bare.txt")
    assert [(m.at, f"{m.clock:%H:%M}", m.length) for m in result.records] == [(None, "09:02", 7), (None, "09:03", 15)]
    assert result.notes[0].en.startswith("times without a date")


@pytest.mark.parametrize(
    "text",
    ["[09:02] INFO : started\n[09:03] WARN : slow\n", "[09:02] note\n[09:03] Ada : oui\nsuite\nsuite\n", "[1, 2]\n"],
    ids=["log", "notes", "json"],
)
def test_other_texts_in_brackets_are_not_claimed(tmp_path, text):
    path = tmp_path / "x.txt"
    path.write_text(text)
    assert ChatReader().recognise(EvidenceFile(path, path.name)) is None


def test_long_lines_end(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text("[09:02] [Ada : VIEWER]: a\n[09:02] [" + "a : " * 100_000 + "\n[09:02] " + "a " * 100_000)
    assert ChatReader().recognise(EvidenceFile(path, path.name)) is not None
