"""Canvas: the gradebook with its odd rows, and the student analysis of quizzes and anonymous surveys."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditready import EvidenceFile
from auditready_plugins.canvas.gradebook import GradebookReader
from auditready_plugins.canvas.quiz import QuizReader

HERE = Path(__file__).parent
HEADER = [
    "Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Notes", "Étude de cas (1201)", "Quiz (final) (1202)",
    "Assignments Current Score", "Assignments Final Score", "Current Score", "Unposted Current Score", "Final Score",
    "Unposted Final Score",
]  # fmt: skip
ROWS = [
    HEADER,
    ["", "", "", "", "", "", "Manual Posting", "", "", "", "", "", "", ""],
    ["    Points Possible", "", "", "", "", "", "20", "10,00", "(read only)", "", "", "", "", ""],
    [
        "Durand, Léa",
        "71",
        "S1",
        "lea@example.org",
        "A",
        "",
        "15,50",
        "8,00",
        "77,5",
        "77,5",
        "78,3",
        "78,3",
        "78,3",
        "78,3",
    ],
    ["Petit, Tom", "72", "S2", "tpetit", "A", "", "EX", "", "", "", "", "", "0", "0"],
    ["Student, Test", "99", "", "x", "A", "", "1", "1", "", "", "", "", "5", "5"],
]


@pytest.mark.parametrize("form", ["comma", "semicolon with mark", "xlsx"])
def test_gradebook(audit_reader, make_csv, make_xlsx, form):
    name = "2026-03-12T1405_Grades-SEC_2026"
    if form == "xlsx":
        path = make_xlsx(ROWS, name=f"{name}.xlsx")
    elif form == "comma":
        path = make_csv(ROWS, name=f"{name}.csv")
    else:
        path = make_csv(ROWS, name=f"{name}.csv", delimiter=";", encoding="utf-8-sig")
    reading = audit_reader(GradebookReader(), path)
    assert [(each.person.name, each.title, each.score, each.max_score) for each in reading.records] == [
        ("Durand, Léa", "Étude de cas", 15.5, 20),
        ("Durand, Léa", "Quiz (final)", 8, 10),
        ("Durand, Léa", "SEC 2026", 78.3, 100),
        ("Petit, Tom", "SEC 2026", 0, 100),
    ]
    lea, tom = reading.records[0].person, reading.records[-1].person
    assert (lea.email, lea.identifier, tom.email, tom.identifier) == ("lea@example.org", "71", None, "72")
    notes = [note.en for note in reading.notes]
    assert "1 record left out: Canvas' test student" in notes
    assert "1 record left out: excused or not assigned" in notes


def test_gradebook_with_names_apart(audit_reader, make_csv):
    rows = [
        ["LastName", "FirstName", "ID", "SIS Login ID", "Section", "Étude (1201)"],
        ["Durand", "Léa", "71", "l", "A", "4"],
    ]
    reading = audit_reader(GradebookReader(), make_csv(rows))
    assert [(each.person.name, each.score, each.max_score) for each in reading.records] == [("Léa Durand", 4, None)]
    assert "the maximum of the grades is unknown" in " ".join(note.en for note in reading.notes)


QUIZ = [
    ["name", "id", "sis_id", "section", "section_id", "section_sis_id", "submitted", "attempt", "501: Que faire ?",
     "1.0", "502: Où ?", "2.0", "n correct", "n incorrect", "score"],
    ["Léa Durand", "71", "S1", "A", "3", "", "2026-03-02 14:05:33 UTC", "1", "Alerter", "1.0", "Ici", "0.0", "1",
     "1", "1.0"],
    ["Tom Petit", "72", "S2", "A", "3", "", "2026-03-02 15:00:00 UTC", "2", "", "", "Là", "2.0", "1", "0", "2.0"],
    ["", "", "", "A", "3", "", "2026-03-02 16:00:00 UTC", "1", "x", "0", "y", "0", "0", "2", "0.0"],
]  # fmt: skip


def test_student_analysis(audit_reader, make_csv):
    path = make_csv(QUIZ, name="Quiz final Quiz Student Analysis Report.csv")
    reading = audit_reader(QuizReader(), path)
    assert [(each.person.name, each.title, each.score, each.max_score, each.attempt) for each in reading.records] == [
        ("Léa Durand", "Quiz final", 1, 3, 1),
        ("Tom Petit", "Quiz final", 2, 2, 2),
    ]
    assert reading.records[0].at == datetime(2026, 3, 2, 14, 5, 33, tzinfo=UTC)
    assert "1 record left out: visitor who is not logged in" in [note.en for note in reading.notes]


def test_an_anonymous_survey(audit_reader, make_csv):
    rows = [[cell for place, cell in enumerate(row) if place not in {0, 1, 2, 5, 7}] for row in QUIZ]
    reading = audit_reader(QuizReader(), make_csv(rows, name="Satisfaction Survey Student Analysis Report.csv"))
    assert reading.recognition.variant == "anonymous"
    assert [(each.person, each.title, each.answers) for each in reading.records] == [
        (None, "Satisfaction", 2),
        (None, "Satisfaction", 1),
        (None, "Satisfaction", 2),
    ]


@pytest.mark.parametrize(
    "header",
    [
        ["Student", "ID", "Section", "Comment"],
        ["First name", "Last name", "ID number", "Quiz: Test (Real)", "Last downloaded from this course"],
        ["Student ID", "Email", "Username", "Grade", "Enrollment Track"],
    ],
)
def test_other_tables_are_left_alone(make_csv, header):
    path = make_csv([header, ["x"] * len(header)])
    assert GradebookReader().recognise(EvidenceFile(path, path.name)) is None
    assert QuizReader().recognise(EvidenceFile(path, path.name)) is None


def test_files_of_the_pages(audit_reader):
    assert audit_reader(GradebookReader(), HERE / "2026-03-12T1405_Grades-SEC_2026.csv").records
    assert audit_reader(QuizReader(), HERE / "Quiz final Quiz Student Analysis Report.csv").records
    assert audit_reader(QuizReader(), HERE / "Satisfaction Survey Student Analysis Report.csv").records
