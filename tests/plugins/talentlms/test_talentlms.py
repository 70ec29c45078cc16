"""TalentLMS, read from a mapping: API v1 as public clients know it, v2, and custom reports with plausible labels."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditready import EvidenceFile, TableReader
from auditready_plugins import learning360, talentlms

COURSE = {
    "id": "3",
    "name": "Sécurité",
    "role": "learner",
    "enrolled_on": "01/03/2026, 08:00:00",
    "enrolled_on_timestamp": "1772352000",
    "completed_on": "05/03/2026, 10:00:00",
    "completed_on_timestamp": "1772704800",
    "completion_status": "completed",
    "completion_status_formatted": "Terminé",
    "completion_percentage": "100",
    "expired_on": "",
    "expired_on_timestamp": None,
    "total_time": "2h 30m",
    "total_time_seconds": 9000,
    "last_accessed_unit_url": "https://lms.example.org/u/1",
}
NOTHING_YET = {
    **COURSE,
    "name": "Accueil",
    "completed_on": "",
    "completed_on_timestamp": "",
    "completion_status": "not_attempted",
    "completion_percentage": "0",
    "total_time": "",
    "total_time_seconds": 0,
}
USER = {
    "id": "7", "login": "lea", "first_name": "Léa", "last_name": "Durand", "email": "lea@example.org",
    "user_type": "Learner-Type", "courses": [COURSE, NOTHING_YET],
}  # fmt: skip


TOTALS = (
    "TalentLMS export: time is a total measured by the platform, without a date of any connection; it proves no "
    "half-day"
)


@pytest.fixture
def reader() -> TableReader:
    registered: list[TableReader] = []
    talentlms.register_readers(registered.append)
    return next(reader for reader in registered if reader.name.endswith(".progress"))


def write(path: Path, document: object) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.parametrize("document", [USER, [USER]], ids=["one user", "several"])
def test_v1_user_with_courses(reader, audit_reader, tmp_path, document):
    reading = audit_reader(reader, write(tmp_path / "user.json", document))
    assert reading.recognition.variant == "api-user-courses"
    done, waiting = reading.records
    assert (done.person.name, done.person.email, done.person.identifier) == ("Léa Durand", "lea@example.org", "7")
    assert (done.activity, done.status, done.share, done.spent_minutes) == ("Sécurité", "completed", 1.0, 150)
    assert done.completed_at == datetime(2026, 3, 5, 10, tzinfo=UTC)
    assert (waiting.activity, waiting.status, waiting.share, waiting.completed_at) == (
        "Accueil",
        "not_started",
        0.0,
        None,
    )
    assert [note.en for note in reading.notes] == [TOTALS]


def test_v1_courses_that_somebody_teaches_are_not_theirs_to_follow(reader, audit_reader, tmp_path):
    document = {**USER, "courses": [{**COURSE, "role": "instructor"}, NOTHING_YET]}
    reading = audit_reader(reader, write(tmp_path / "user.json", document))
    assert [record.activity for record in reading.records] == ["Accueil"]
    assert "1 row left out: courses.role 'instructor'" in [note.en for note in reading.notes]


def test_v1_course_with_users(reader, audit_reader, tmp_path):
    document = {
        "id": "3", "name": "Sécurité", "code": "", "description": "…",
        "users": [
            {**COURSE, "id": "7", "name": "Léa Durand", "role": "learner"},
            {**COURSE, "id": "9", "name": "Ana Roux", "role": "instructor"},
        ],
        "units": [{"id": "1", "type": "Video", "name": "Film"}],
    }  # fmt: skip
    reading = audit_reader(reader, write(tmp_path / "course.json", document))
    assert [(record.person.name, record.activity) for record in reading.records] == [("Léa Durand", "Sécurité")]
    assert sorted(note.en for note in reading.notes) == ["1 row left out: users.role 'instructor'", TOTALS]


UNITS = {
    **{key: COURSE[key] for key in COURSE if key not in {"id", "name"}},
    "units": [
        {
            "id": "11", "name": "Quiz final", "type": "Test", "completion_status": "completed",
            "completed_on": "05/03/2026, 10:00:00", "completed_on_timestamp": "1772704800", "score": "85.00",
            "total_time": "10m", "total_time_seconds": 600,
        },
        {"id": "12", "name": "Film", "type": "Video", "completion_status": "incomplete", "completed_on": "",
         "completed_on_timestamp": None, "score": None, "total_time": "5m", "total_time_seconds": 300},
    ],
}  # fmt: skip


def test_v1_units_of_a_user_in_a_course(reader, audit_reader, tmp_path):
    reading = audit_reader(
        reader, write(tmp_path / "status.json", {"user_id": "7", "course_name": "Sécurité", **UNITS})
    )
    quiz, film = reading.of("activity_progress")
    assert (quiz.activity, quiz.activity_type, quiz.course, quiz.status) == (
        "Quiz final",
        "Test",
        "Sécurité",
        "completed",
    )
    assert (film.status, film.spent_minutes) == ("in_progress", 5)
    (score,) = reading.of("assessment")
    assert (score.title, score.score, score.max_score, score.passed, score.minutes) == ("Quiz final", 85, 100, True, 10)


def test_v1_units_without_a_person_prove_nothing_and_say_so(reader, audit_reader, tmp_path):
    reading = audit_reader(reader, write(tmp_path / "status.json", UNITS))
    assert reading.records == []
    notes = [note.en for note in reading.notes]
    assert "does not repeat who the person is" in notes[0]
    assert notes[1:] == ["2 rows left out: no usable 'person' there (row 1)"]


def test_v1_answers_to_a_test(reader, audit_reader, tmp_path):
    document = {
        "test_id": "5", "test_name": "Quiz final", "user_id": "7", "user_name": "Léa Durand", "score": "85.00",
        "completion_status": "completed", "completed_on": "05/03/2026, 10:00:00",
        "completed_on_timestamp": "1772704800", "total_time": "10m", "total_time_seconds": 600,
        "questions": [{"id": "1"}],
    }  # fmt: skip
    (record,) = audit_reader(reader, write(tmp_path / "test.json", document)).records
    assert (record.title, record.score, record.passed, record.minutes) == ("Quiz final", 85, True, 10)


@pytest.mark.parametrize(("title", "count"), [("Satisfaction à chaud", 1), ("Test de positionnement", 0)])
def test_v1_answers_to_a_survey(reader, audit_reader, tmp_path, title, count):
    path = tmp_path / "survey.json"
    answers = {"survey_id": "5", "survey_name": title, "user_id": "7", "user_name": "Ada Démo", "questions": []}
    done = {"completion_status": "completed", "completed_on_timestamp": "1772704800", "total_time_seconds": 60}
    path.write_text(json.dumps({**answers, **done}), encoding="utf-8")
    responses = audit_reader(reader, path).of("survey_response")
    assert [(r.person.name, r.at, r.title, r.complete) for r in responses] == [
        ("Ada Démo", datetime(2026, 3, 5, 10, tzinfo=UTC), title, True)
    ] * count


def test_v2_table_below_data(reader, audit_reader, tmp_path):
    row = {**{key: COURSE[key] for key in COURSE if key not in {"id", "name"}}, "user_id": 7, "course_id": 3}
    reading = audit_reader(reader, write(tmp_path / "v2.json", {"_data": [row], "_pagination": {"total": 1}}))
    assert reading.recognition.variant == "api-table"
    assert "documentation" in reading.recognition.why.en
    (record,) = reading.records
    assert (record.person.identifier, record.activity, record.status) == ("7", "3", "completed")


ENGLISH = [
    [
        "User",
        "Email",
        "Course",
        "Enrolled on",
        "Completion status",
        "Progress",
        "Completed on",
        "Training time",
        "Score",
    ],
    [
        "Léa Durand",
        "lea@example.org",
        "Sécurité",
        "01/03/2026",
        "Completed",
        "100%",
        "15/03/2026, 10:00:00",
        "2h 30m",
        "85.00%",
    ],
    ["Tom Petit", "tom@example.org", "Sécurité", "01/03/2026", "Not started", "0%", "-", "", ""],
]
FRENCH = [
    [
        "Utilisateur",
        "Adresse e-mail",
        "Cours",
        "Inscrit le",
        "Statut",
        "Progression",
        "Terminé le",
        "Temps de formation",
        "Score",
    ],
    [
        "Léa Durand",
        "lea@example.org",
        "Sécurité",
        "01/03/2026",
        "Terminé",
        "100%",
        "15/03/2026, 10:00:00",
        "2h 30m",
        "85,00 %",
    ],
    ["Tom Petit", "tom@example.org", "Sécurité", "01/03/2026", "Non commencé", "0%", "-", "", ""],
]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("rows", [ENGLISH, FRENCH], ids=["en", "fr"])
def test_custom_report(reader, audit_reader, make_csv, make_xlsx, rows, form):
    reading = audit_reader(reader, make_csv(rows) if form == "csv" else make_xlsx(rows))
    assert (reading.recognition.variant, reading.recognition.confidence <= 0.8) == ("custom-report", True)
    done, waiting = reading.of("activity_progress")
    assert (done.person.name, done.status, done.share, done.spent_minutes) == ("Léa Durand", "completed", 1.0, 150)
    assert done.completed_at == datetime(2026, 3, 15, 10)
    assert (waiting.status, waiting.spent_minutes) == ("not_started", None)
    (score,) = reading.of("assessment")
    assert (score.score, score.status) == (85, "finished")
    assert "also outside those dates" in reading.notes[0].en
    assert len(reading.notes) == 1


@pytest.mark.parametrize(
    "header",
    [
        ["ID", "Nom", "Adresse de courriel", "Test 1", "Test 1 - Date d’achèvement", "Cours terminé"],  # Moodle
        ["Prénom", "Nom", "Parcours", "Session", "Progression", "Temps passé"],  # 360Learning
        ["Full name", "Course", "Grade", "Completed on"],
        ["Timestamp", "How satisfied are you with the course?"],
    ],
)
def test_other_systems_are_left_alone(reader, make_csv, header):
    path = make_csv([header, ["x"] * len(header)])
    assert reader.recognise(EvidenceFile(path, path.name)) is None


def test_360learning_leaves_it_alone(make_csv, tmp_path):
    registered: list[TableReader] = []
    learning360.register_readers(registered.append)
    for path in (make_csv(ENGLISH), make_csv(FRENCH, name="fr.csv"), write(tmp_path / "user.json", USER)):
        assert registered[0].recognise(EvidenceFile(path, path.name)) is None


@pytest.mark.field
def test_no_real_export_of_another_system_is_claimed(reader, field):
    claimed = [
        path.name
        for path in sorted(field.rglob("*"))
        if path.is_file() and reader.recognise(EvidenceFile(path, path.name)) is not None
    ]
    assert claimed == []
