"""Open edX: the tracking log, grade reports in both shapes, reports with fixed columns, the list of those enrolled."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from auditready import EvidenceFile
from auditready_plugins import openedx

HERE = Path(__file__).parent
COURSE = "course-v1:FUN+101+2026"


@pytest.fixture
def readers() -> dict[str, Any]:
    registered: list[Any] = []
    openedx.register_readers(registered.append)
    return {reader.name: reader for reader in registered}


def event(kind: str, minute: int, inside: object = None, username: str = "ldurand", **more: Any) -> dict[str, Any]:
    return {
        "username": username,
        "event_type": kind,
        "event_source": "browser",
        "time": f"2026-03-02T09:{minute:02}:10.481713+00:00",
        "ip": "192.0.2.1",
        "agent": "Mozilla",
        "session": "s",
        "page": None,
        "host": "lms.example.org",
        "context": {"course_id": COURSE, "org_id": "FUN", "user_id": 7, **more},
        "event": inside if inside is not None else {},
    }


LOG = [
    event("/courses/course-v1:FUN+101+2026/courseware", 0),
    event("play_video", 1, json.dumps({"id": "film-1", "currentTime": 0})),
    event("pause_video", 3, json.dumps({"id": "film-1", "currentTime": 90})),
    event("play_video", 4, json.dumps({"id": "film-1", "currentTime": 90})),
    event("seek_video", 5, json.dumps({"id": "film-1", "old_time": 120, "new_time": 200})),
    event("stop_video", 6, json.dumps({"id": "film-1", "currentTime": 260})),
    event("problem_check", 8, "input_1=choice_2"),
    event(
        "problem_check", 8, {"problem_id": f"block-v1:{COURSE}+type@problem+block@p1", "grade": 1, "max_grade": 2,
        "success": "incorrect", "attempts": 1}, module={"display_name": "Exercice 1"},
    ),
    event("edx.forum.thread.created", 10, {"id": "f1", "title": "Bonjour", "body": "…"}),
    event("openassessmentblock.create_submission", 12, {"submission_uuid": "u"}, module={"display_name": "Étude"}),
    event("edx.certificate.created", 59, {"user_id": 7}),
    event("page_close", 20, None, username=""),
]  # fmt: skip


def write(path: Path, events: list[dict[str, Any]], *, before: str = "", packed: bool = False) -> Path:
    data = (before + "\n\n".join(map(json.dumps, events))).encode()
    path.write_bytes(gzip.compress(data) if packed else data)
    return path


@pytest.mark.parametrize("packed", [False, True])
def test_tracking_log(readers, audit_reader, tmp_path, packed):
    reading = audit_reader(readers["openedx.log"], write(tmp_path / "tracking.log", LOG, packed=packed))
    (session,) = reading.of("lms_session")
    assert (session.start, session.minutes, session.events, session.course) == (
        datetime(2026, 3, 2, 9, 0, 10, tzinfo=UTC),
        12,
        10,
        COURSE,
    )
    assert (session.person.identifier, session.estimated) == ("openedx:ldurand", True)
    (video,) = reading.of("activity_progress")
    assert (video.activity, video.status, video.spent_minutes) == ("film-1", "in_progress", 3.0)
    (answer,) = reading.of("assessment")
    assert (answer.title, answer.score, answer.max_score, answer.passed, answer.attempt) == (
        "Exercice 1",
        1,
        2,
        False,
        1,
    )
    (post,) = reading.of("forum_post")
    assert (post.subject, post.discussion) == ("Bonjour", "f1")
    (work,) = reading.of("submission")
    assert (work.activity, work.status) == ("Étude", "submitted")
    notes = " / ".join(note.en for note in reading.notes)
    assert "1 record left out: visitor who is not logged in" in notes
    assert "certificates that the platform issued by its log, to be filed: 1" in notes


def test_comment_lines_and_damaged_inner_json(readers, audit_reader, tmp_path):
    odd = [
        event("play_video", 1, '{"id": "film'),
        event("problem_check", 2, {"grade": "x"}),
        event("seek_video", 3, [1]),
    ]
    reading = audit_reader(readers["openedx.log"], write(tmp_path / "x", odd, before="# fixture\n\n"))
    assert [record.kind for record in reading.records] == ["lms_session"]


GRADES = [
    ["Student ID", "Email", "Username", "Grade", "Homework 1: Sécurité", "Homework 2: Gestes", "Homework (Avg)",
     "Cohort Name", "Experiment Group (a)", "Enrollment Track", "Verification Status", "Certificate Eligible",
     "Certificate Delivered", "Certificate Type", "Enrollment Status"],
    ["7", "lea@example.org", "ldurand", "0.85", "0.9", "Not Attempted", "0.45", "A", "", "honor", "N/A", "Y",
     "Y", "honor", "enrolled"],
    ["9", "tom@example.org", "tpetit", "0.0", "Not Attempted", "Not Available", "0.0", "A", "", "honor", "N/A", "N",
     "N", "", "unenrolled"],
]  # fmt: skip


def test_grade_report(readers, audit_reader, make_csv, make_xlsx):
    name = "FUN_101_2026_grade_report_2026-03-12-1405"
    for path in (make_csv(GRADES, name=f"{name}.csv"), make_xlsx(GRADES, name=f"{name}.xlsx")):
        reading = audit_reader(readers["openedx.grades"], path)
        assert [(each.person.email, each.title, each.score, each.max_score) for each in reading.records] == [
            ("lea@example.org", "FUN_101_2026", 0.85, 1),
            ("lea@example.org", "Homework 1: Sécurité", 0.9, 1),
            ("tom@example.org", "FUN_101_2026", 0, 1),
        ]
        notes = " / ".join(note.en for note in reading.notes)
        assert '2 records left out: "Not Attempted"' in notes
        assert "1 person unenrolled" in notes


def test_problem_grade_report(readers, audit_reader, make_csv):
    rows = [
        ["Student ID", "Email", "Username", "Enrollment Status", "Grade", "Quiz 1: A - P1 (Earned)",
         "Quiz 1: A - P1 (Possible)"],
        ["7", "lea@example.org", "ldurand", "enrolled", "0.5", "3.0", "4.0"],
        ["9", "tom@example.org", "tpetit", "enrolled", "0.0", "Not Attempted", "4.0"],
    ]  # fmt: skip
    reading = audit_reader(
        readers["openedx.grades"], make_csv(rows, name="FUN_problem_grade_report_2026-03-12-1405.csv")
    )
    assert reading.recognition.variant == "problems"
    assert [(each.title, each.score, each.max_score) for each in reading.records] == [
        ("FUN", 0.5, 1),
        ("Quiz 1: A - P1", 3, 4),
        ("FUN", 0, 1),
    ]


def test_problem_responses(readers, audit_reader, make_csv):
    rows = [
        ["username", "problem_id", "answer_id", "location", "question", "score", "max_score", "correct", "answer",
         "total_attempts", "first_attempt_date", "last_attempt_date"],
        ["ldurand", "p1", "a1", "S1", "Que faire ?", "1", "1", "True", "b", "2", "2026-03-02T04:57:09Z",
         "2026-03-02T05:01:00Z"],
    ]  # fmt: skip
    (record,) = audit_reader(readers["openedx.reports"], make_csv(rows)).records
    assert (record.title, record.score, record.passed, record.attempt) == ("Que faire ?", 1, True, 2)
    assert record.at == datetime(2026, 3, 2, 5, 1, tzinfo=UTC)


def test_engagement(readers, audit_reader, make_csv):
    rows = [
        ["Course ID", "End Date", "Username", "Email", "Cohort", "Days Active This Week", "Unique Problems Attempted",
         "Total Problem Attempts", "Unique Problems Correct", "Unique Videos Played", "Discussion Posts",
         "Discussion Responses", "Textbook Pages Viewed", "URL of Last Subsection Viewed"],
        [COURSE, "03/08/2026", "ldurand", "lea@example.org", "", "3", "1", "1", "1", "4", "0", "0", "0", ""],
        [COURSE, "03/08/2026", "tpetit", "tom@example.org", "", "0", "0", "0", "0", "0", "0", "0", "0", ""],
    ]  # fmt: skip
    reading = audit_reader(readers["openedx.reports"], make_csv(rows))
    assert [(each.person.email, each.status) for each in reading.records] == [
        ("lea@example.org", "in_progress"),
        ("tom@example.org", "not_started"),
    ]
    assert [note.en[:19] for note in reading.notes] == ["Open edX engagement"]


@pytest.mark.parametrize("with_username", [True, False])
def test_open_responses(readers, audit_reader, make_csv, with_username):
    named = ["Username"] if with_username else []
    rows = [
        ["Submission ID", "Location", "Problem Name", "Item ID", *named, "Anonymized Student ID",
         "Date/Time Response Submitted", "Response", "Assessment Details", "Assessment Scores",
         "Date/Time Final Score Given", "Final Score Points Earned", "Final Score Points Possible",
         "Feedback Statements Selected", "Feedback on Peer Assessments"],
        ["s1", "L", "Étude de cas", "i1", *["ldurand"][: len(named)], "a1b2", "2026-03-02 10:00:00", "{}",
         "Assessment #1", "", "2026-03-03 11:00:00", "4", "5", "", ""],
    ]  # fmt: skip
    (record,) = audit_reader(readers["openedx.reports"], make_csv(rows)).records
    assert record.person.identifier == ("openedx:ldurand" if with_username else "a1b2")
    assert (record.activity, record.status, record.score, record.max_score, record.feedback) == (
        "Étude de cas",
        "submitted",
        4,
        5,
        True,
    )
    assert record.at == datetime(2026, 3, 2, 10, tzinfo=UTC)


def test_the_list_of_those_enrolled_proves_nothing(readers, audit_reader, make_csv):
    rows = [
        ["id", "username", "name", "email", "language", "year_of_birth", "gender", "level_of_education", "goals"],
        ["7", "ldurand", "Léa Durand", "lea@example.org", "fr", "1990", "f", "m", ""],
    ]
    reading = audit_reader(readers["openedx.profiles"], make_csv(rows))
    assert reading.records == []
    assert [note.en for note in reading.notes] == [
        "list of 1 person enrolled: an enrolment proves nothing followed; it says who is behind a username",
        "personal data that proves nothing, to be removed: year_of_birth, gender, level_of_education",
    ]


@pytest.mark.parametrize(
    ("reader", "name"),
    [
        ("openedx.log", "tracking.log"),
        ("openedx.grades", "FUN_101_2026_grade_report_2026-03-12-1405.csv"),
        ("openedx.grades", "FUN_101_2026_problem_grade_report_2026-03-12-1405.csv"),
        ("openedx.reports", "problem_responses.csv"),
        ("openedx.reports", "engagement.csv"),
        ("openedx.reports", "ora.csv"),
        ("openedx.profiles", "student_profile_info.csv"),
    ],
)
def test_files_of_the_pages_are_claimed_by_one_reader(readers, reader, name):
    claims = [each for each in readers if readers[each].recognise(EvidenceFile(HERE / name, name)) is not None]
    assert claims == [reader]
