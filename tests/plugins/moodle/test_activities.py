"""Exports of single Moodle activities: SCORM, forum, attendance, and the overview of the progress block."""

# ruff: noqa: E501 - a row of an export is one line

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from auditready import EvidenceFile, TableReader
from auditready.testing import Reading
from auditready_plugins import moodle
from auditready_plugins.moodle.attendance import AttendanceReader
from auditready_plugins.moodle.forum import ForumReader
from auditready_plugins.moodle.scorm import ScormReader

Audit = Callable[..., Reading]
Make = Callable[..., Path]
Rows = list[list[str]]

SCORM = {
    "fr": [
        ["Nom", "Adresse de courriel", "Tentative", "Démarré le", "Dernier accès le", "Résultat", "Module 1", "Quiz"],
        ["Ada Démo", "ada@example.org", "1", "jeudi 12 mars 2026, 09:00", "jeudi 12 mars 2026, 10:05", "80", "Réussi", "80/100"],
        ["Bao Essai", "bao@example.org", "-", "-", "-", "-", "-", "-"],
    ],
    "en": [
        ["Name", "Email address", "Attempt", "Started on", "Last accessed on", "Score", "Module 1", "Quiz", "Question 1"],
        ["Ada Démo", "ada@example.org", "1", "12 March 2026, 9:00 AM", "12 March 2026, 10:05 AM", "80", "Passed", "80/100", "?"],
        ["Bao Essai", "bao@example.org", "-", "-", "-", "-", "-", "-", "-"],
    ],
}  # fmt: skip
FORUM = [
    ["id", "discussion", "parent", "userid", "userfullname", "created", "modified", "subject", "message", "deleted"],
    ["1", "10", "0", "1046", "Ada Démo", "1773648000", "1773648000", "Question", "<p>Bonjour,\ntous</p>", "0"],
    ["2", "10", "1", "2", "Sam Tuteur", "lundi 16 mars 2026, 11:00", "", "Re: Question", "<p>Oui</p>", "0"],
    ["3", "10", "1", "1046", "Ada Démo", "1773655200", "1773655200", "Erreur", "", "1"],
]
ATTENDANCE = {
    "fr": [
        ["Cours", "Excel"], ["Groupe", "Tous les participants"], [],
        ["Nom de famille", "Prénom", "12.03.2026 14:05 Tous les étudiants", "13.03.2026 09:00 Groupe A", "P", "Sessions prises", "Points", "Pourcentage"],
        ["Démo", "Ada", "P (2/2)", "R (1/2)", "1", "2", "3 / 4", "75,0"],
        ["Essai", "Bao", "A (0/2)", "?", "0", "1", "0 / 2", "0,0"],
        ["Roy", "Cléa", "X (1/2)", "", "0", "1", "1 / 2", "50,0"],
    ],
    "en": [
        ["Course", "Excel"], ["Group", "All participants"], [],
        ["Last name", "First name", "12 Mar 2026 2.05PM All students", "13 Mar 2026 9.00AM Group A", "P", "Taken sessions", "Points", "Percentage"],
        ["Démo", "Ada", "P (2/2)", "L (1/2)", "1", "2", "3 / 4", "75.0"],
        ["Essai", "Bao", "-A (0/2)", "?", "0", "1", "0 / 2", "0.0"],
        ["Roy", "Cléa", "X (1/2)", "", "0", "1", "1 / 2", "50.0"],
    ],
}  # fmt: skip
OVERVIEW = [
    ["Nom complet", "Adresse de courriel", "Dernière visite", "Progression"],
    ["Ada Démo", "ada@example.org", "vendredi 20 mars 2026, 09:00", "85%"],
    ["Bao Essai", "bao@example.org", "Jamais", "?"],
]


def english(reading: Reading) -> str:
    return " / ".join(note.en for note in reading.notes)


@pytest.mark.parametrize("language", SCORM)
def test_scorm_gives_modules_and_scores_but_no_time(language: str, audit_reader: Audit, make_csv: Make) -> None:
    reading = audit_reader(ScormReader(), make_csv(SCORM[language], delimiter="\t"))
    assert [(p.person.name, p.activity, p.status) for p in reading.of("activity_progress")] == [
        ("Ada Démo", "Module 1", "passed"),
        ("Ada Démo", "Quiz", "in_progress"),
        ("Bao Essai", "Module 1", "not_started"),
        ("Bao Essai", "Quiz", "not_started"),
    ]
    assert [(a.title, a.score, a.max_score, a.start, a.at) for a in reading.of("assessment")] == [
        ("Quiz", 80.0, 100.0, datetime(2026, 3, 12, 9), datetime(2026, 3, 12, 10, 5))
    ]
    assert "does not give the time spent" in english(reading)


def test_scorm_objectives_have_a_status_and_a_score_beside_it(audit_reader: Audit, make_csv: Make) -> None:
    header = ["Name", "Attempt", "Started on", "Last accessed on", "Score", "Module 1", "Obj 1 Status", "Obj 1 Score"]
    row = ["Ada Démo", "1", "12 March 2026, 9:00 AM", "12 March 2026, 10:05 AM", "80", "Passed", "completed", "75"]
    reading = audit_reader(ScormReader(), make_csv([header, row], delimiter="\t"))
    assert [(p.activity, p.status) for p in reading.of("activity_progress")] == [
        ("Module 1", "passed"),
        ("Obj 1", "completed"),
    ]
    assert [(a.title, a.score) for a in reading.of("assessment")] == [("Obj 1", 75.0)]


def test_forum_dates_are_seconds_or_words_and_deleted_messages_are_left_out(
    audit_reader: Audit, make_csv: Make
) -> None:
    reading = audit_reader(ForumReader(), make_csv(FORUM))
    assert [(p.person.name, p.at, p.subject) for p in reading.of("forum_post")] == [
        ("Ada Démo", datetime(2026, 3, 16, 8, tzinfo=UTC), "Question"),
        ("Sam Tuteur", datetime(2026, 3, 16, 11), "Re: Question"),
    ]
    assert "1 row left out: deleted message" in english(reading)


@pytest.mark.parametrize("language", ATTENDANCE)
def test_attendance_is_marked_and_not_signed(language: str, audit_reader: Audit, make_csv: Make) -> None:
    reading = audit_reader(AttendanceReader(), make_csv(ATTENDANCE[language], delimiter="\t"))
    first, second = (date(2026, 3, 12), time(14, 5)), (date(2026, 3, 13), time(9))
    assert [(a.person.name, (a.date, a.start), a.state, a.signature.kind, a.title) for a in reading.records] == [
        ("Ada Démo", first, "present", "none", "Excel"),
        ("Ada Démo", second, "present", "none", "Excel"),
        ("Bao Essai", first, "absent", "none", "Excel"),
        ("Bao Essai", second, "unsigned", "none", "Excel"),
    ]
    assert 'mark(s) not understood, such as "X (1/2)"' in english(reading)


def test_remarks_beside_the_marks_are_counted(audit_reader: Audit, make_csv: Make) -> None:
    rows = [[*row[:3], "", *row[3:]] if len(row) > 3 else row for row in ATTENDANCE["fr"]]
    rows[4][3] = "retard, bus"
    reading = audit_reader(AttendanceReader(), make_csv(rows, delimiter="\t"))
    assert len(reading.records) == 4
    assert "1 remark beside the marks, to be read in the file" in english(reading)


def test_the_overview_gives_a_share_of_the_whole_course(audit_reader: Audit, make_csv: Make) -> None:
    reader = TableReader.from_toml(Path(moodle.__file__).with_name("overview.toml"))
    records = audit_reader(reader, make_csv(OVERVIEW)).records
    assert [(r.person.email, r.whole_course, r.status, r.share, r.last_access) for r in records] == [
        ("ada@example.org", True, "in_progress", 0.85, datetime(2026, 3, 20, 9)),
        ("bao@example.org", True, "not_started", None, None),
    ]


@pytest.mark.parametrize("header", [["id", "parent", "userid", "message", "created"], ["Nom", "Tentative", "Résultat"]])
def test_tables_that_look_alike_are_left_alone(header: list[str], make_csv: Make) -> None:
    path = make_csv([header, ["1"] * len(header)])
    readers = (ForumReader(), ScormReader(), AttendanceReader())
    assert [reader.recognise(EvidenceFile(path, path.name)) for reader in readers] == [None] * 3
