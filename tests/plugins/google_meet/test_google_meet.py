"""Google Meet: attendance reports, the chat beside a recording, transcripts."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from tests.factory.frozen import zip_bytes

from auditready import EvidenceFile
from auditready_plugins.google_meet.attendance import AttendanceReader
from auditready_plugins.google_meet.chat import ChatReader
from auditready_plugins.google_meet.transcript import TranscriptReader

HERE = Path(__file__).parent
REPORT = "2026-03-05 09_00 Animer à distance - Attendance Report.csv"
HEADER = ["First name", "Last name", "Email", "Duration", "Time joined", "Time exited"]


@pytest.fixture
def reading(audit_reader):
    """Read a fixture with a reader held to its whole contract."""

    def run(reader, name, **settings):
        return audit_reader(reader, HERE / name, **settings)

    return run


def facts(result):
    return [(p.person.name, p.start, p.end, p.minutes) for p in result.records]


def test_times_get_their_day_from_the_name_of_the_file(reading):
    result = reading(AttendanceReader(), REPORT)
    assert facts(result) == [
        ("Alexandre Petitjean", datetime(2026, 3, 5, 8, 59), datetime(2026, 3, 5, 12, 1), 181.0),
        ("Léa Durand", datetime(2026, 3, 5, 9), datetime(2026, 3, 5, 12), 178.0),
        ("Bao", datetime(2026, 3, 5, 9, 3), datetime(2026, 3, 5, 9, 4), 0.5),
    ]
    assert {(p.meeting_title, p.guest) for p in result.records} == {("Animer à distance", None)}
    assert result.notes[-2].en.startswith("the date is taken from the name of the file")


def test_without_a_day_durations_are_kept_and_times_are_not(tmp_path, audit_reader):
    path = tmp_path / "attendance.csv"
    path.write_bytes((HERE / REPORT).read_bytes())
    result = audit_reader(AttendanceReader(), path)
    assert facts(result)[1] == ("Léa Durand", None, None, 178.0)
    assert result.notes[-2].en.startswith("times without a date")


def test_two_days_in_a_name_settle_nothing(tmp_path, audit_reader):
    path = tmp_path / "2026-03-05 au 2026-03-06.csv"
    path.write_bytes((HERE / REPORT).read_bytes())
    assert facts(audit_reader(AttendanceReader(), path))[1][1] is None


def test_a_line_about_the_meeting_gives_day_and_title(reading):
    result = reading(AttendanceReader(), "with-meeting.csv")
    assert facts(result)[1] == ("Léa Durand", datetime(2026, 3, 5, 9, 0, 30), datetime(2026, 3, 5, 12, 0, 30), 178.0)
    assert (result.recognition.variant, result.records[0].meeting_title) == ("one-name", "Animer à distance")


def test_dated_times_stand_for_themselves(reading):
    start, end = datetime(2026, 5, 25, 11, 1, 14), datetime(2026, 5, 25, 11, 43, 8)
    assert facts(reading(AttendanceReader(), "dated.csv")) == [("Léa Durand", start, end, 42.0)]


def test_french_labels_are_inferred_and_told(reading):
    result = reading(AttendanceReader(), "2026-03-05 Animer.csv")
    assert (result.recognition.confidence, facts(result)[0][3]) == (0.55, 178.0)
    assert any(note.en.startswith("French labels inferred") for note in result.notes)


def test_french_labels_among_others_are_somebody_elses(make_csv):
    path = make_csv(
        [["Date", "Prénom", "Nom", "Durée", "Heure d'arrivée", "Heure de départ"], ["", "A", "B", "", "", ""]]
    )
    assert AttendanceReader().recognise(EvidenceFile(path, path.name)) is None


def test_the_sheet_that_google_makes(make_xlsx, audit_reader):
    rows = [HEADER, ["Léa", "Durand", "lea@example.org", "1 hr", time(23, 50), time(0, 50)]]
    path = make_xlsx(rows, name="2026-03-05 23-50 Nuit.xlsx")
    result = audit_reader(AttendanceReader(), path)
    assert facts(result) == [("Léa Durand", datetime(2026, 3, 5, 23, 50), datetime(2026, 3, 6, 0, 50), 60.0)]


def test_what_is_left_out_is_counted(make_csv, audit_reader):
    rows = [
        [*HEADER, "Phone"],
        ["", "", "", "1 hr", "9:00 AM", "10:00 AM", "x"],
        ["A", "B", "", "7", "soon", "3/4/26 10:00", ""],
    ]
    result = audit_reader(AttendanceReader(), make_csv(rows, name="2026-03-05 x.csv"))
    assert facts(result) == [("A B", None, None, None)]
    notes = [note.en for note in result.notes]
    assert "2 time(s) not understood, left empty" in notes
    assert "1 row(s) without a name or an address left out" in notes
    assert "export not fully understood: columns not used: Phone" in notes


def test_the_chat_counts_from_the_beginning_of_the_recording(reading):
    result = reading(ChatReader(), "chat.sbv")
    assert [(m.person.name, m.elapsed_minutes, m.length, m.at) for m in result.records] == [
        ("Léa Durand", pytest.approx(1 / 3), 14, None),
        ("Alexandre Petitjean", pytest.approx(12 + 2 / 60), 34, None),
    ]
    assert result.notes[-1].en.startswith("time elapsed since the recording began")


def test_captions_of_a_film_are_no_chat(tmp_path):
    path = tmp_path / "film.sbv"
    path.write_text("0:00:01.000,0:00:02.000\nIl pleut sur la ville\n\n0:00:03.000,0:00:04.000\nencore\n")
    assert ChatReader().recognise(EvidenceFile(path, path.name)) is None


def test_a_french_transcript_has_a_day_and_no_hour(reading):
    result = reading(TranscriptReader(), "transcript-fr.txt")
    assert [(m.person.name, m.at, m.elapsed_minutes, m.spoken) for m in result.records] == [
        ("Alexandre Petitjean", None, 0.0, True),
        ("Léa Durand", None, 0.0, True),
        ("Léa Durand", None, pytest.approx(5 + 40 / 60), True),
    ]
    assert result.notes[-1].en.startswith("time elapsed since the transcription began")


def test_an_english_transcript_begins_at_the_moment_of_its_title(reading):
    result = reading(TranscriptReader(), "transcript-en.txt")
    began = datetime(2026, 3, 5, 8, 58, tzinfo=timezone(timedelta(hours=1)))
    assert [m.at for m in result.records] == [began, began, began + timedelta(minutes=5)]
    assert "list of attendees is not read as presence" in result.notes[-1].en


def test_a_transcript_as_a_word_document(tmp_path, audit_reader):
    text = (HERE / "transcript-fr.txt").read_text(encoding="utf-8")
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    path = tmp_path / "t.docx"
    path.write_bytes(zip_bytes({"word/document.xml": xml.encode()}))
    assert len(audit_reader(TranscriptReader(), path).records) == 3


@pytest.mark.parametrize(
    "text",
    ["Atelier - Transcription\nMerci à tous : à demain\n", "Note: a\n00:00:00\nB: c\n", "Léa: bonjour\nBao: oui\n"],
    ids=["minutes", "times", "talk"],
)
def test_other_texts_are_not_claimed(tmp_path, text):
    path = tmp_path / "x.txt"
    path.write_text(text)
    assert TranscriptReader().recognise(EvidenceFile(path, path.name)) is None


def test_long_lines_end(tmp_path):
    path = tmp_path / "x.txt"
    machine = "This editable transcript was computer generated\n"
    path.write_text(machine + "A: b\n" + "a " * 100_000 + "\n" + "a" * 100_000 + " - " * 10_000)
    assert TranscriptReader().recognise(EvidenceFile(path, path.name)) is not None
