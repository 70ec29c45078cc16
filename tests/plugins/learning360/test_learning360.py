"""360Learning, read from a mapping: API v2 as documented, and the screens' exports as their labels are described."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditready import EvidenceFile, TableReader
from auditready_plugins import learning360, talentlms

PATH_USERS = [
    {
        "_id": "64f0000000000000000000a1",
        "userId": "64f0000000000000000000u1",
        "pathId": "64f0000000000000000000p1",
        "sessionId": "64f0000000000000000000s1",
        "progress": 100,
        "score": 88,
        "status": {"type": "successful"},
        "timeSpent": 5_400_000.0,
        "enrolledAt": "2026-03-01T08:00:00.000Z",
        "startedAt": "2026-03-02T08:00:00.000Z",
        "completedAt": "2026-03-05T10:00:00.000Z",
        "selfEnrolled": False,
    },
    {
        "_id": "64f0000000000000000000a2",
        "userId": "64f0000000000000000000u2",
        "pathId": "64f0000000000000000000p1",
        "sessionId": "64f0000000000000000000s1",
        "progress": 1,
        "status": {"type": "toRetake", "reason": "mandatoryReplay"},
        "timeSpent": 60_000,
        "enrolledAt": "2026-03-01T08:00:00.000Z",
        "selfEnrolled": True,
    },
]


TOTALS = (
    "360Learning export: the time spent is a total measured by the platform, without a date of any connection; it "
    "proves no half-day"
)


@pytest.fixture
def reader() -> TableReader:
    registered: list[TableReader] = []
    learning360.register_readers(registered.append)
    return next(reader for reader in registered if reader.name.endswith(".progress"))


def write(path: Path, document: object) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_api_users_of_a_path(reader, audit_reader, tmp_path):
    reading = audit_reader(reader, write(tmp_path / "stats.json", PATH_USERS))
    assert reading.recognition.variant == "api-path-users"
    assert "documentation" in reading.recognition.why.fr
    first, second = reading.of("activity_progress")
    assert (first.person.identifier, first.activity, first.whole_course) == (
        f"360learning:{PATH_USERS[0]['userId']}",
        PATH_USERS[0]["pathId"],
        True,
    )
    assert (first.status, first.share, first.spent_minutes) == ("passed", 1.0, 90)
    assert first.first_access == datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert first.completed_at == datetime(2026, 3, 5, 10, tzinfo=UTC)
    assert (second.status, second.share, second.spent_minutes) == ("in_progress", 0.01, 1)
    (score,) = reading.of("assessment")
    assert (score.score, score.max_score, score.passed, score.status) == (88, 100, True, "finished")
    assert [note.en for note in reading.notes] == [
        "360Learning API export: paths and persons are identifiers in it; time is measured by the platform"
    ]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("sessionNotOpened", "not_started"),
        ("notYetStarted", "not_started"),
        ("onTime", "in_progress"),
        ("late", "in_progress"),
        ("awaitingCorrection", "in_progress"),
        ("toRetake", "in_progress"),
        ("successful", "passed"),
        ("unsuccessful", "failed"),
    ],
)
def test_every_status_of_the_api(reader, audit_reader, tmp_path, status, expected):
    reading = audit_reader(reader, write(tmp_path / "s.json", [{**PATH_USERS[0], "status": {"type": status}}]))
    assert [record.status for record in reading.of("activity_progress")] == [expected]
    assert len(reading.notes) == 1


def test_api_attempts_at_courses(reader, audit_reader, tmp_path):
    attempts = [
        {
            "_id": "a", "userId": "u1", "courseId": "c1", "pathId": "p1", "pathSessionId": "s1", "versionNumber": 2,
            "lang": "fr", "firstActivityAt": "2026-03-02T08:00:00.000Z", "lastActivityAt": "2026-03-02T09:00:00.000Z",
            "completedAt": "2026-03-02T09:00:00.000Z", "progress": 100, "score": 75, "timeSpent": 1_800_000,
        },
        {"_id": "b", "userId": "u2", "courseId": "c1", "lang": "fr", "firstActivityAt": "2026-03-02T08:00:00.000Z",
         "progress": 100, "timeSpent": 0},
        {"_id": "c", "userId": "u3", "courseId": "c1", "lang": "fr", "progress": 0, "timeSpent": 0},
    ]  # fmt: skip
    reading = audit_reader(reader, write(tmp_path / "attempts.json", attempts))
    progress = reading.of("activity_progress")
    assert [record.status for record in progress] == ["completed", "in_progress", "not_started"]
    assert (progress[0].activity, progress[0].course, progress[0].spent_minutes) == ("c1", "p1", 30)
    (score,) = reading.of("assessment")
    assert (score.score, score.minutes, score.at) == (75, 30, datetime(2026, 3, 2, 9, tzinfo=UTC))


FRENCH = [
    ["Prénom", "Nom", "E-mail", "Groupe", "Parcours", "Session", "Statut", "Progression", "Temps passé",
     "Dernière activité", "Score"],
    ["Léa", "Durand", "lea@example.org", "A", "Sécurité", "S1", "Réussi", "100 %", "1h 30", "05/03/2026 14:05", "88"],
    ["Tom", "Petit", "tom@example.org", "A", "Sécurité", "S1", "En retard", "50 %", "45 min", "06/03/2026 09:00", "-"],
]  # fmt: skip


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_french_screen_export(reader, audit_reader, make_csv, make_xlsx, form):
    reading = audit_reader(reader, make_csv(FRENCH, delimiter=";") if form == "csv" else make_xlsx(FRENCH))
    assert (reading.recognition.variant, reading.recognition.confidence <= 0.8) == ("screen-paths", True)
    first, second = reading.of("activity_progress")
    assert (first.person.name, first.person.email) == ("Léa Durand", "lea@example.org")
    assert (first.activity, first.course, first.status, first.share) == ("Sécurité", "S1", "passed", 1.0)
    assert (first.spent_minutes, first.last_access) == (90, datetime(2026, 3, 5, 14, 5))
    assert (second.status, second.spent_minutes) == ("in_progress", 45)
    assert [record.score for record in reading.of("assessment")] == [88]
    assert [note.en for note in reading.notes] == [TOTALS]


def test_columns_left_over_are_said(reader, audit_reader, make_csv):
    rows = [[*FRENCH[0], "Équipe du siège"], [*FRENCH[1], "oui"]]
    reading = audit_reader(reader, make_csv(rows))
    unused = "export not fully understood: column 'Équipe du siège' is not used"
    assert [note.en for note in reading.notes] == [TOTALS, unused]


def test_english_screen_of_users(reader, audit_reader, make_csv):
    rows = [
        ["First name", "Last name", "Email", "Time spent", "Last activity", "Direct report"],
        ["Ana", "Roux", "ana@example.org", "2h 05min", "05/03/2026 14:05", "Yes"],
        ["Bo", "Sy", "bo@example.org", "-", "-", "No"],
    ]
    reading = audit_reader(reader, make_csv(rows))
    assert reading.recognition.variant == "screen-users"
    assert [(r.spent_minutes, r.status) for r in reading.records] == [(125, "in_progress"), (None, "not_started")]
    assert "no column names the path" in reading.notes[0].en


@pytest.mark.parametrize(
    "header",
    [
        ["Prénom", "Nom", "Adresse de courriel", "Dernier accès au cours"],  # Moodle participants
        ["Nom complet", "Dernière visite", "Progression"],  # Moodle completion block
        ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)"],  # Zoom
        ["User", "Email", "Course", "Enrolled on", "Progress", "Completed on", "Training time"],  # TalentLMS
        ["Horodateur", "Quelle est votre satisfaction globale ?"],
    ],
)
def test_other_systems_are_left_alone(reader, make_csv, header):
    path = make_csv([header, ["x"] * len(header)])
    assert reader.recognise(EvidenceFile(path, path.name)) is None


def test_talentlms_leaves_it_alone(make_csv, tmp_path):
    registered: list[TableReader] = []
    talentlms.register_readers(registered.append)
    for path in (make_csv(FRENCH), write(tmp_path / "stats.json", PATH_USERS)):
        assert registered[0].recognise(EvidenceFile(path, path.name)) is None


@pytest.mark.field
def test_no_real_export_of_another_system_is_claimed(reader, field):
    claimed = [
        path.name
        for path in sorted(field.rglob("*"))
        if path.is_file() and reader.recognise(EvidenceFile(path, path.name)) is not None
    ]
    assert claimed == []
