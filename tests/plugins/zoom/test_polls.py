"""Zoom's poll and registration reports: an answer is an exchange, a registration is no attendance."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditready import EvidenceFile, TableReader
from auditready_plugins import zoom
from auditready_plugins.zoom.polls import PollsReader
from auditready_plugins.zoom.webinar import WebinarReader

HERE = Path(__file__).parent
QUESTIONS = TableReader.from_toml(Path(zoom.__file__).with_name("questions.toml"))


@pytest.fixture
def altered(tmp_path, audit_reader):
    """Read a fixture in which something was replaced."""

    def run(reader, name, *changes):
        text = (HERE / name).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return audit_reader(reader, path)

    return run


def test_each_answer_is_an_exchange(altered):
    result = altered(PollsReader(), "polls.csv")
    assert [(m.person.name, m.person.aliases, m.at, m.length) for m in result.records] == [
        ("Léa Durand", (), datetime(2026, 3, 5, 10, 5, 22), 3),
        ("Léa Durand", (), datetime(2026, 3, 5, 10, 5, 22), 5),
        ("Bao", ("Nguyen Bao",), datetime(2026, 3, 5, 10, 5, 40), 3),
    ]
    assert result.records[0].locator.quote == "Léa Durand | Êtes-vous prêts ? | Oui"


def test_what_answers_prove_is_told(altered):
    tests = "1 answer(s) to questions that test knowledge: the export does not say what is right, it is no assessment; "
    assert [note.en for note in altered(PollsReader(), "polls.csv").notes] == [
        "3 answer(s) to polls, counted as exchanges: answering once is not being there for the whole half-day",
        tests + "file the results of the quiz",
        "1 anonymous answer(s) left out: they name nobody",
        "times carry no zone in the export: read as Europe/Paris, assumed",
    ]


def test_titles_of_another_language(altered):
    labels = (
        ("Poll Report", "설문 조사 보고서"),
        ("Submitted Date/Time", "제출 날짜 및 시간"),
        ("Poll Details", "세부 정보"),
    )
    result = altered(PollsReader(), "polls.csv", *labels)
    assert (result.recognition.confidence, len(result.records)) == (0.7, 3)


def test_each_poll_has_a_table_with_a_column_a_question(altered):
    result = altered(PollsReader(), "polls-by-poll.csv")
    assert result.recognition.variant == "by-poll"
    assert [(m.person.name, m.at, m.locator.row, m.locator.quote.partition(" | ")[2]) for m in result.records] == [
        ("Léa Durand", datetime(2026, 3, 5, 10, 5, 22), 12, "Êtes-vous prêts ? | Oui"),
        ("Léa Durand", datetime(2026, 3, 5, 10, 5, 22), 12, "Laquelle de ces touches fige l'en-tête ? | F4;F5"),
        ("Bao", datetime(2026, 3, 5, 10, 5, 40), 13, "Êtes-vous prêts ? | Non"),
        ("Léa Durand", datetime(2026, 3, 5, 11, 55), 18, "Qu'avez-vous retenu ? | Les tableaux, surtout"),
    ]
    assert any("1 anonymous answer(s)" in note.en for note in result.notes)


def test_an_answer_with_the_day_alone_has_no_moment(altered):
    result = altered(PollsReader(), "polls-by-poll.csv", ("2026-03-05 11:55:00", "2026-03-05"))
    assert [m.at for m in result.records][-1] is None
    assert "1 answer(s) with the day alone: they belong to no half-day" in [note.en for note in result.notes]


def test_a_row_an_answer_in_the_zone_that_the_header_names(altered):
    result = altered(PollsReader(), "polls-by-answer.csv", ("Europe/Paris", "America/New_York"))
    assert result.recognition.variant == "by-answer"
    assert [(m.person.name, m.at.astimezone(UTC).strftime("%H:%M"), m.length) for m in result.records] == [
        ("Léa Durand", "15:20", 3),
        ("Léa Durand", "15:21", 15),
        ("Bao", "15:21", 3),
    ]
    assert not any("no zone" in note.en for note in result.notes)


def test_a_zone_that_does_not_exist_is_none(altered):
    result = altered(PollsReader(), "polls-by-answer.csv", ("Europe/Paris", "Europe/Nowhere"))
    assert [m.at.tzinfo for m in result.records] == [None] * 3


def test_registrations_are_counted_and_give_nothing(altered):
    result = altered(WebinarReader(), "registration.csv")
    assert result.records == []
    assert result.notes[0].en.startswith(
        "3 registration(s) for the meeting (approved 2, denied 1): registering is not attending"
    )


def test_a_list_of_registrations_alone(altered):
    text = (HERE / "registration.csv").read_text(encoding="utf-8")
    result = altered(WebinarReader(), "registration.csv", (text[: text.index("First Name")], ""))
    assert result.notes[0].en.startswith("3 registration(s)")


def test_labels_of_another_language(altered):
    labels = ("First Name,Last Name", "Prénom,Nom"), ("Registration Time,Approval Status", "Inscrit le,Statut")
    assert altered(WebinarReader(), "registration.csv", *labels).recognition.confidence == 0.65


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("polls.csv", "zoom.polls"),
        ("polls-by-poll.csv", "zoom.polls"),
        ("polls-by-answer.csv", "zoom.polls"),
        ("questions.csv", "zoom.questions"),
        ("registration.csv", "zoom.webinar"),
    ],
)
def test_one_reader_claims_each(name, owner):
    readers = []
    zoom.register_readers(readers.append)
    claims = [reader.name for reader in readers if reader.recognise(EvidenceFile(HERE / name, name)) is not None]
    assert claims == [owner]


def test_each_question_asked_is_an_exchange_of_who_asked_it(audit_reader):
    result = audit_reader(QUESTIONS, HERE / "questions.csv")
    assert [(m.person.name, m.person.email, m.at) for m in result.records] == [
        ("Léa Durand", "lea@example.org", None),
        ("Bao", None, None),
    ]
    assert any("without a time" in note.en for note in result.notes)


def test_a_webinar_report_is_no_registration_report(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(
        "Attendee Details,\nAttended,User Name (Original Name),First Name,Last Name,Email,Registration Time,"
        "Approval Status,Join Time,Leave Time,Time in Session (minutes)\n"
        'Yes,Ada,Ada,D,ada@example.org,"Mar 15, 2026 11:23:29",approved,"Mar 22, 2026 19:20:00",'
        '"Mar 22, 2026 20:00:00",40\n'
    )
    claim = WebinarReader().recognise(EvidenceFile(path, path.name))
    assert claim is not None
    assert claim.variant == "attendees"
