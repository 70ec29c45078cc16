"""Moodle's less common exports: its table of events, choice, forum summary, statistics, XML, Attestoodle, blocks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.papers import write_flow, write_pdf

from auditready import EvidenceFile, Reader, UnreadableEvidence
from auditready.testing import Context, Reading
from auditready_plugins import moodle
from auditready_plugins.moodle.attestoodle import AttestoodleReader
from auditready_plugins.moodle.choice import ChoiceReader
from auditready_plugins.moodle.feedback_analysis import FeedbackAnalysisReader
from auditready_plugins.moodle.forum_summary import ForumSummaryReader
from auditready_plugins.moodle.grades_xml import GradesXmlReader
from auditready_plugins.moodle.log import LogReader
from auditready_plugins.moodle.logstore import LogstoreReader
from auditready_plugins.moodle.quiz_statistics import QuizStatisticsReader

EXPORTS = Path(__file__).with_name("exports")
Audit = Callable[..., Reading]
Make = Callable[..., Path]


def reader_named(name: str) -> Reader:
    found: list[Reader] = []
    moodle.register_readers(found.append)
    return next(reader for reader in found if reader.name == name)


def english(reading: Reading) -> str:
    return " / ".join(note.en for note in reading.notes)


def test_each_export_is_claimed_by_one_reader_of_moodle() -> None:
    found: list[Reader] = []
    moodle.register_readers(found.append)
    claims = {
        path.name: [reader.name for reader in found if reader.recognise(EvidenceFile(path, "x.bin")) is not None]
        for path in sorted(EXPORTS.iterdir())
    }
    assert claims == {
        "attestoodle.pdf": ["moodle.attestoodle"],
        "choice-en.txt": ["moodle.choice"],
        "choice-fr.txt": ["moodle.choice"],
        "customcert-en.csv": ["moodle.customcert"],
        "customcert-fr.csv": ["moodle.customcert"],
        "dedication-en.csv": ["moodle.dedication"],
        "dedication-fr.csv": ["moodle.dedication"],
        "dedication-sessions-en.csv": ["moodle.dedication_sessions"],
        "dedication-sessions-fr.csv": ["moodle.dedication_sessions"],
        "feedback-analysis.xlsx": ["moodle.feedback_analysis"],
        "forum-summary-en.csv": ["moodle.forum_summary"],
        "forum-summary-fr.csv": ["moodle.forum_summary"],
        "grades.xml": ["moodle.grades_xml"],
        "log.html": ["moodle.log"],
        "logstore-joined.tsv": ["moodle.logstore"],
        "logstore.csv": ["moodle.logstore"],
        "logstore.json": ["moodle.logstore"],
        "log-before-2.7.txt": ["moodle.log"],
        "log-de.csv": ["moodle.log"],
        "log.pdf": ["moodle.log"],
        "quiz.pdf": ["moodle.quiz"],
        "progress-it.csv": ["moodle.completion"],
        "quiz-nl.csv": ["moodle.quiz"],
        "quiz-statistics.csv": ["moodle.quiz_statistics"],
        "scorm-objectives.txt": ["moodle.scorm"],
    }


def test_the_table_of_events_gives_sessions_in_utc_by_number(audit_reader: Audit) -> None:
    reading = audit_reader(LogstoreReader(), EXPORTS / "logstore.csv")
    assert [(s.person.identifier, s.start, s.minutes, s.events, s.on_behalf) for s in reading.of("lms_session")] == [
        ("46", datetime(2026, 3, 16, 8, tzinfo=UTC), 10.0, 2, False),
        ("46", datetime(2026, 3, 16, 11, 20, tzinfo=UTC), 0.0, 1, False),
        ("2", datetime(2026, 3, 17, 9, tzinfo=UTC), 0.0, 1, False),
        ("47", datetime(2026, 3, 17, 9, 1, 40, tzinfo=UTC), 0.0, 1, True),
    ]
    assert reading.records[0].locator.quote == "1773648000 | 46"
    assert "named by an identifier alone" in english(reading)
    assert "1 row left out: userid 0" in english(reading)


def test_the_table_of_events_gives_work_its_grading_and_posts(audit_reader: Audit) -> None:
    reading = audit_reader(LogstoreReader(), EXPORTS / "logstore.csv")
    (work,) = reading.of("submission")
    assert (work.activity, work.at, work.feedback_at, work.feedback_by.identifier) == (
        "assign 643",
        datetime(2026, 3, 16, 8, 10, tzinfo=UTC),
        datetime(2026, 3, 17, 9, tzinfo=UTC),
        "2",
    )
    assert [(post.forum, post.person.identifier) for post in reading.of("forum_post")] == [("forum 650", "46")]


def test_the_table_of_events_comes_as_json_of_a_database_tool_too(audit_reader: Audit) -> None:
    (session,) = audit_reader(LogstoreReader(), EXPORTS / "logstore.json").records
    assert (session.start, session.minutes) == (datetime(2026, 3, 16, 8, tzinfo=UTC), 10.0)


def test_a_table_of_a_database_tool_may_be_longer_than_what_files_are_known_by(
    tmp_path: Path, audit_reader: Audit
) -> None:
    small = (EXPORTS / "logstore.json").read_text(encoding="utf-8")
    row = small[small.index('{"id": "2"') : small.index("}", small.index('{"id": "2"')) + 1]
    path = tmp_path / "logstore.json"
    path.write_text(small.replace(row, ",\n".join([row] * 1000)), encoding="utf-8")
    (session,) = audit_reader(LogstoreReader(), path).records
    assert path.stat().st_size > 100_000
    assert session.events == 1001


def test_a_query_that_joined_names_and_made_dates_is_read_in_the_dossiers_zone(audit_reader: Audit) -> None:
    reading = audit_reader(LogstoreReader(), EXPORTS / "logstore-joined.tsv")
    (session,) = reading.records
    assert (session.person.name, session.person.email, session.person.identifier) == (
        "Ada Démo",
        "ada@example.org",
        "46",
    )
    assert session.start == datetime(2026, 3, 16, 9)
    assert "the dossier's is assumed" in english(reading)


def test_the_table_of_events_comes_as_a_workbook_too(audit_reader: Audit, make_xlsx: Make) -> None:
    rows = [line.split(",") for line in (EXPORTS / "logstore.csv").read_text(encoding="utf-8").splitlines()]
    rows = [[int(cell) if cell.isdigit() else cell for cell in row] for row in rows]
    assert len(audit_reader(LogstoreReader(), make_xlsx(rows)).of("lms_session")) == 4


def test_a_log_is_read_from_the_html_download(audit_reader: Audit) -> None:
    (session,) = audit_reader(LogReader(), EXPORTS / "log.html").records
    assert (session.start, session.end, session.person.identifier) == (
        datetime(2026, 3, 16, 9),
        datetime(2026, 3, 16, 9, 10),
        "46",
    )


@pytest.mark.parametrize("language", ["fr", "en"])
def test_who_chose_has_done_the_choice(language: str, audit_reader: Audit) -> None:
    reading = audit_reader(ChoiceReader(), EXPORTS / f"choice-{language}.txt")
    assert [(r.person.name, r.status) for r in reading.records] == [
        ("Ada Démo", "completed"),
        ("Bao Essai", "not_started"),
    ]
    assert "no date" in english(reading)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_forum_summary_dates_the_first_and_last_message(language: str, audit_reader: Audit) -> None:
    reading = audit_reader(ForumSummaryReader(), EXPORTS / f"forum-summary-{language}.csv")
    assert [(post.person.name, post.at) for post in reading.records] == [
        ("Ada Démo", datetime(2026, 3, 16, 11)),
        ("Ada Démo", datetime(2026, 3, 20, 9, 30)),
        ("Bao Essai", datetime(2026, 3, 17, 10)),
    ]
    assert "2 others are counted" in english(reading)


def test_quiz_statistics_prove_nothing_and_say_so(audit_reader: Audit) -> None:
    reading = audit_reader(QuizStatisticsReader(), EXPORTS / "quiz-statistics.csv")
    assert reading.records == []
    assert "without any learner" in english(reading)


@pytest.mark.parametrize(
    "lines", [("Réponses envoyées: 12", "Questions: 4"), ("Submitted answers: 12", "Questions: 4")], ids=["fr", "en"]
)
def test_a_feedback_analysis_asks_for_the_answers(lines: tuple[str, str], audit_reader: Audit, make_xlsx: Make) -> None:
    rows = [["", "", "vendredi 20 mars 2026, 09:00"], [], [lines[0]], [lines[1]], ["Label", "Question", "Responses"]]
    path = make_xlsx([*rows, ["", "Satisfait ?", "Oui", "Non"], ["", "", 8, 4]])
    reading = audit_reader(FeedbackAnalysisReader(), path)
    assert reading.records == []
    assert f"({lines[0]}) without the answers" in english(reading)


def test_grades_in_xml_name_numbers_alone(audit_reader: Audit) -> None:
    reading = audit_reader(GradesXmlReader(), EXPORTS / "grades.xml")
    assert [(a.person.identifier, a.title, a.score) for a in reading.records] == [("idnumber:E1", "QUIZ1", 15.5)]
    assert "1 row left out: empty grade" in english(reading)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_dedication_is_time_estimated_by_the_block(language: str, audit_reader: Audit) -> None:
    reading = audit_reader(reader_named("moodle.dedication"), EXPORTS / f"dedication-{language}.csv")
    assert [(r.person.name, r.spent_minutes, r.status, r.whole_course) for r in reading.records] == [
        ("Ada Démo", 95.0, "in_progress", True),
        ("Bao Essai", 0.0, "not_started", True),
    ]
    assert "proves no duration" in english(reading)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_custom_certificate_was_issued(language: str, audit_reader: Audit) -> None:
    reading = audit_reader(reader_named("moodle.customcert"), EXPORTS / f"customcert-{language}.csv")
    assert [(r.person.email, r.status, r.completed_at) for r in reading.records] == [
        ("ada@example.org", "completed", datetime(2026, 3, 20, 17, 5))
    ]


ATTESTATION = [
    "Du 01/03/2026 au 31/03/2026",
    "Nom du stagiaire : Ada Démo",
    "Intitulé de la formation : Excel avancé",
    "Temps total validé sur la période : 2h05",
]


def test_attestoodle_credits_minutes_for_each_course(tmp_path: Path, audit_reader: Audit) -> None:
    table = [["Cours Suivis", "Total heures"], ["Tableaux croisés", "1h05"], ["Macros", "1h00"]]
    reading = audit_reader(AttestoodleReader(), write_flow(tmp_path / "a.pdf", *ATTESTATION, table))
    assert [(r.person.name, r.activity, r.course, r.estimated_minutes, r.status) for r in reading.records] == [
        ("Ada Démo", "Tableaux croisés", "Excel avancé", 65.0, "in_progress"),
        ("Ada Démo", "Macros", "Excel avancé", 60.0, "in_progress"),
    ]
    assert "no measured durations" in english(reading)


def test_attestoodle_without_rows_gives_the_total(tmp_path: Path, audit_reader: Audit) -> None:
    path = write_pdf(tmp_path / "a.pdf", [*ATTESTATION, "Activités Suivies Total heures"])
    (record,) = audit_reader(AttestoodleReader(), path).records
    assert (record.activity, record.whole_course, record.estimated_minutes) == ("Excel avancé", True, 125.0)


def test_attestoodle_without_a_name_is_unreadable(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [ATTESTATION[3], "Cours Suivis Total heures"])
    file = EvidenceFile(path, path.name)
    recognition = AttestoodleReader().recognise(file)
    assert recognition is not None
    with pytest.raises(UnreadableEvidence, match="name"):
        list(AttestoodleReader().read(file, Context(recognition)))


@pytest.mark.parametrize(
    "rows",
    [
        [["Nom", "Prénom", "Groupe", "Choix", "Plat"], ["Démo", "Ada", "A", "1", "Riz"]],
        [["userid", "timecreated", "eventname"], ["1", "2", "3"]],
        [["Date de réception", "Fournisseur", "Montant"], ["01/03/2026", "Papier SA", "12"]],
    ],
)
def test_tables_that_look_alike_are_left_alone(rows: list[list[str]], make_csv: Make) -> None:
    found: list[Reader] = []
    moodle.register_readers(found.append)
    file = EvidenceFile(make_csv(rows), "x.csv")
    assert [reader.name for reader in found if reader.recognise(file) is not None] == []


def test_sessions_of_the_dedication_block(audit_reader: Audit) -> None:
    reader = reader_named("moodle.dedication_sessions")
    reading = audit_reader(reader, EXPORTS / "dedication-sessions-fr.csv")
    assert [
        (s.person.name, f"{s.start:%d %H:%M}", f"{s.end:%H:%M:%S}", s.minutes, s.estimated) for s in reading.records
    ] == [
        ("Ada Démo", "16 09:02", "10:32:00", 90, True),
        ("Ada Démo", "17 14:00", "14:01:35", pytest.approx(95 / 60), True),
    ]
    assert reading.notes[0].en.startswith("sessions that the block estimates from clicks")
    (session,) = audit_reader(reader, EXPORTS / "dedication-sessions-en.csv").records
    assert (session.person.name, session.minutes) == ("Ada Démo", 90)
