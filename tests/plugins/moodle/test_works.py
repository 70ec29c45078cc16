"""Work handed in, as Moodle packs it and as it is unpacked; what its logs and quiz reports always hold."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from sample_dossiers.cast import AWA, BRUNO
from tests.cases.recipes.sessions import PATH, QUIZ, WORK
from tests.factory import certificate, moodle
from tests.factory.frozen import zip_bytes
from tests.factory.remote import forum_csv, work_docx, works_zip

from auditready import Assessment, EvidenceFile, Locator, Mention
from auditready.audit.recognise import recognise
from auditready.files import Limits
from auditready.plugins import load_plugins
from auditready.testing import Context
from auditready_plugins.moodle.forum import ForumReader
from auditready_plugins.moodle.invariants import attempt_anomaly
from auditready_plugins.moodle.log import LogReader
from auditready_plugins.moodle.quiz import QuizReader
from auditready_plugins.moodle.works import WorksReader

LONG = (
    b"<p>Un travail assez long pour que ses mots comptent, " + b"avec des phrases et encore des phrases " * 4 + b"</p>"
)


def write(tmp_path: Path, name: str, data: bytes) -> Path:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def read(tmp_path: Path, name: str, data: bytes) -> list:
    file = EvidenceFile(write(tmp_path, name, data), name)
    recognition = WorksReader().recognise(file)
    assert recognition is not None
    return list(WorksReader().read(file, Context(recognition)))


@pytest.mark.parametrize("folders", [True, False])
def test_the_zip_of_all_submissions(audit_reader, tmp_path, folders):
    path = write(tmp_path, "TUT-2026-09-Étude de cas-1207.zip", works_zip(PATH, WORK, folders=folders))
    reading = audit_reader(WorksReader(), path)
    assert [(one.person.name, one.activity, one.status) for one in reading.records] == [
        (AWA.name, "TUT-2026-09-Étude de cas", "submitted"),
        (BRUNO.name, "TUT-2026-09-Étude de cas", "submitted"),
    ]
    assert len({one.digest for one in reading.records}) == len({one.text_digest for one in reading.records}) == 2
    assert {one.feedback for one in reading.records} == {None}


def test_the_same_words_in_two_files_have_one_text_digest(tmp_path):
    one, other = read(tmp_path, "travaux.zip", works_zip(PATH, WORK, copied={BRUNO.key: AWA}))
    assert one.digest != other.digest
    assert one.text_digest == other.text_digest


def test_what_was_unpacked_is_known_by_its_folder(tmp_path):
    name = f"Étude de cas-1207/{AWA.name}_50123_assignsubmission_file_/rapport.docx"
    (work,) = read(tmp_path, name, work_docx(PATH, WORK, AWA))
    assert (work.person.name, work.person.identifier, work.activity) == (AWA.name, "Participant50123", "Étude de cas")
    assert work.digest is not None


def test_unpacked_and_packed_are_the_same_work(tmp_path):
    data = work_docx(PATH, WORK, AWA)
    (loose,) = read(tmp_path, f"{AWA.name}_7_assignsubmission_file/r.docx", data)
    (packed,) = read(tmp_path, "a.zip", zip_bytes({f"{AWA.name}_7_assignsubmission_file_r.docx": data}))
    assert (loose.digest, loose.text_digest) == (packed.digest, packed.text_digest)


def test_another_reader_may_not_take_a_learners_work_for_a_document(tmp_path):

    name = f"{AWA.name}_7_assignsubmission_file/certificat.pdf"
    file = EvidenceFile(write(tmp_path, name, certificate(PATH, AWA)), name)
    claim = recognise(file, load_plugins())
    assert claim.reader is not None
    assert claim.reader.name == "moodle.works"


@pytest.mark.parametrize(
    ("name", "person", "identifier"),
    [
        ("Participant_412_assignsubmission_file_/r.txt", "", "Participant412"),
        ("Groupe 2-Léa Petit_412_assignsubmission_file_/r.txt", "Léa Petit", "Participant412"),
        ("Groupe par défaut-Léa Petit_412_assignsubmission_file_/r.txt", "Léa Petit", "Participant412"),
        ("Jean-Pierre Blanc_412_assignsubmission_onlinetext_/onlinetext.html", "Jean-Pierre Blanc", "Participant412"),
    ],
)
def test_who_handed_it_in(tmp_path, name, person, identifier):
    (work,) = read(tmp_path, "a.zip", zip_bytes({name: LONG}))
    assert (work.person.name, work.person.identifier) == (person, identifier)


def test_comments_folders_and_empty_files_are_no_work(tmp_path):
    members = {
        "Léa Petit_4_assignsubmission_comments_/comments.html": LONG,
        "Léa Petit_4_assignsubmission_file_/": b"",
        "Léa Petit_4_assignsubmission_file_/vide.txt": b"",
        "lisez-moi.txt": LONG,
    }
    members["Noé Roy_5_assignsubmission_file_/r.txt"] = LONG
    (work,) = read(tmp_path, "a.zip", zip_bytes(members))
    assert work.person.name == "Noé Roy"


def test_a_few_words_are_not_compared(tmp_path):
    (work,) = read(tmp_path, "a.zip", zip_bytes({"Léa Petit_4_assignsubmission_file_/r.txt": b"voir piece jointe"}))
    assert work.digest is not None
    assert work.text_digest is None


def test_a_damaged_work_is_compared_byte_by_byte(tmp_path):
    name = "a.zip"
    file = EvidenceFile(write(tmp_path, name, zip_bytes({"L P_4_assignsubmission_file_/r.pdf": b"%PDF-1.4 abc"})), name)
    recognition = WorksReader().recognise(file)
    context = Context(recognition)
    (work,) = WorksReader().read(file, context)
    assert work.digest is not None
    assert any("compared byte by byte" in note.en for note in context.notes)


def test_an_ordinary_zip_or_file_is_not_claimed(tmp_path):
    for name, data in {"a.zip": zip_bytes({"photo.txt": b"x"}), "assignsubmission.txt": b"note"}.items():
        assert WorksReader().recognise(EvidenceFile(write(tmp_path, name, data), name)) is None


# --- a member of a zip as a file ------------------------------------------------------------------------------


def test_a_member_has_the_views_of_a_file(tmp_path):
    path = write(tmp_path, "a.zip", zip_bytes({"d/table.csv": b"a;b\n1;2\n", "w.docx": work_docx(PATH, WORK, AWA)}))
    file = EvidenceFile(path, "dossier/a.zip")
    table = file.member("d/table.csv")
    assert (table.name, table.format, list(table.iter_rows())) == (
        "dossier/a.zip/d/table.csv", "delimited", [(1, ["a", "b"]), (2, ["1", "2"])],
    )  # fmt: skip
    assert WORK.name in " ".join(file.member("w.docx").document.pages[0].lines)


def test_a_large_member_is_streamed_like_a_large_file(tmp_path):
    rows = b"a;b\n" + b"1;2\n" * 3_000_000
    path = write(tmp_path, "a.zip", zip_bytes({"big.csv": rows}))
    file = EvidenceFile(path, "a.zip", limits=Limits(ratio=100_000)).member("big.csv")
    assert sum(1 for _ in file.iter_rows()) == 3_000_001


# --- invariants ----------------------------------------------------------------------------------------------


def anomalies(reader, tmp_path: Path, name: str, data: bytes) -> list[tuple[str, str, str]]:
    file = EvidenceFile(write(tmp_path, name, data), name)
    recognition = reader.recognise(file)
    assert recognition is not None
    found = [one for one in reader.read(file, Context(recognition)) if one.kind == "export_anomaly"]
    assert all(one.locator.row for one in found)
    return [(one.invariant, one.expected, one.found) for one in found]


def test_logs_and_quizzes_as_moodle_writes_them_hold(tmp_path):
    assert anomalies(LogReader(), tmp_path, "logs.csv", moodle.log(PATH)) == []
    assert anomalies(QuizReader(), tmp_path, "q.xlsx", moodle.quiz_xlsx(PATH, QUIZ)) == []


def test_a_log_whose_rows_were_moved(tmp_path):
    head, *rows = moodle.log(PATH).decode("utf-8-sig").splitlines(keepends=True)
    moved = [head, *rows[len(rows) // 2 :], *rows[: len(rows) // 2]]
    found = anomalies(LogReader(), tmp_path, "logs.csv", ("\ufeff" + "".join(moved)).encode())
    assert [invariant for invariant, _, _ in found] == ["order"]


def test_a_log_turned_upside_down_is_in_order(tmp_path):
    head, *rows = moodle.log(PATH).decode("utf-8-sig").splitlines(keepends=True)
    assert anomalies(LogReader(), tmp_path, "logs.csv", "".join([head, *reversed(rows)]).encode()) == []


def test_a_quiz_whose_end_was_moved(tmp_path):
    file = EvidenceFile(write(tmp_path, "quiz.xlsx", moodle.quiz_xlsx(PATH, QUIZ)), "quiz.xlsx")
    attempt, *_ = QuizReader().read(file, Context(QuizReader().recognise(file)))
    moved = msgspec.structs.replace(attempt, at=attempt.at + timedelta(minutes=40))
    assert attempt_anomaly(attempt, "Europe/Paris") is None
    anomaly = attempt_anomaly(moved, "Europe/Paris")
    assert anomaly is not None
    assert (anomaly.invariant, anomaly.found) == ("duration", f"{attempt.minutes:.0f} min")


def test_a_quiz_over_days_tells_days_and_hours_alone():
    start = datetime(2026, 9, 9, 9)
    attempt = Assessment(
        locator=Locator(file="q.xlsx", row=2), person=Mention(name="L"), title="Q", start=start,
        at=start + timedelta(days=1, hours=3, minutes=50), minutes=27 * 60.0,
    )  # fmt: skip
    assert attempt_anomaly(attempt, "Europe/Paris") is None


def test_a_forum_tells_which_discussion_a_message_is_of(audit_reader, tmp_path):
    path = write(tmp_path, "discussion.csv", forum_csv(PATH))
    assert [post.discussion for post in audit_reader(ForumReader(), path).records] == ["1", "1", "2", "2"]
