"""Quiz attempts, gradebook, grading worksheet and bare lists of grades."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from auditready import EvidenceFile
from auditready.testing import Reading
from auditready_plugins.moodle.assignment import AssignmentReader
from auditready_plugins.moodle.grade_list import GradeListReader
from auditready_plugins.moodle.grades import GradesReader
from auditready_plugins.moodle.quiz import QuizReader

Audit = Callable[..., Reading]
Make = Callable[..., Path]

QUIZ_FR = ["Nom de famille", "Prénom", "Adresse de courriel", "État", "Commencé le", "Terminé", "Temps utilisé",
           "Note/20,00", "Q. 1 /10,00"]  # fmt: skip
QUIZ_FR_2024 = ["Nom de famille", "Prénom", "Adresse de courriel", "Statut", "Commencé", "Terminé", "Durée",
                "Note/20,00", "Q. 1 /10,00"]  # fmt: skip
QUIZ_EN = ["Surname", "First name", "Email address", "State", "Started on", "Completed", "Time taken", "Grade/20.00",
           "Q. 1 /10.00"]  # fmt: skip
QUIZ_EN_2024 = ["Last name", "First name", "Email address", "Status", "Started", "Completed", "Duration",
                "Grade/20.00", "Q. 1 /10.00"]  # fmt: skip
ATTEMPTS_FR = [
    ["Martin", "Jeanne", "j@example.org", "Terminée", "24 octobre 2024  07:45", "24 octobre 2024  09:04",
     "1 heure 19 min", "17,50", "9,00"],
    ["Martin", "Jeanne", "j@example.org", "Terminé", "23 octobre 2024  07:45", "23 octobre 2024  08:44", "59 min 52 s",
     "7,50", "4,00"],
    ["Petit", "Paul", "p@example.org", "En cours", "23 octobre 2024  07:45", "-", "-", "-", "-"],
    ["Roy", "Ana", "a@example.org", "Jamais remis", "23 octobre 2024  07:45", "-", "-", "-", "-"],
    ["Blin", "Léo", "l@example.org", "Terminé", "23 octobre 2024  07:45", "23 octobre 2024  08:45", "1 heure",
     "Pas encore évalué", "-"],
    ["Noé", "Zoé", "z@example.org", "-", "-", "-", "-", "-", "-"],
    ["Moyenne globale", "", "", "", "", "", "", "12,50", "6,50"],
]  # fmt: skip
ATTEMPTS_EN = [
    ["Martin", "Jeanne", "j@example.org", "Finished", "24 October 2024  7:45 AM", "24 October 2024  9:04 AM",
     "1 hour 19 mins", "17.50", "9.00"],
    ["Martin", "Jeanne", "j@example.org", "Finished", "23 October 2024  7:45 AM", "23 October 2024  8:44 AM",
     "59 mins 52 secs", "7.50", "4.00"],
    ["Petit", "Paul", "p@example.org", "Overdue", "23 October 2024  7:45 AM", "-", "-", "-", "-"],
    ["Roy", "Ana", "a@example.org", "Never submitted", "23 October 2024  7:45 AM", "-", "-", "-", "-"],
    ["Blin", "Léo", "l@example.org", "Finished", "23 October 2024  7:45 AM", "23 October 2024  8:45 AM", "1 hour",
     "Not yet graded", "-"],
    ["Noé", "Zoé", "z@example.org", "-", "-", "-", "-", "-", "-"],
    ["Overall average", "", "", "", "", "", "", "12.50", "6.50"],
]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "attempts"),
    [(QUIZ_FR, ATTEMPTS_FR), (QUIZ_FR_2024, ATTEMPTS_FR), (QUIZ_EN, ATTEMPTS_EN), (QUIZ_EN_2024, ATTEMPTS_EN)],
    ids=["fr", "fr-2024", "en", "en-2024"],
)
def test_quiz(header: list[str], attempts: list[list[str]], audit_reader: Audit, make_csv: Make) -> None:
    path = make_csv([header, *attempts], name="SST-Bilan-notes.csv", encoding="utf-8-sig")
    reading = audit_reader(QuizReader(), path)
    assert [(r.person.name, r.attempt, r.status, r.score, r.max_score) for r in reading.records] == [
        ("Jeanne Martin", 2, "finished", 17.5, 20.0),
        ("Jeanne Martin", 1, "finished", 7.5, 20.0),
        ("Paul Petit", 1, "in_progress", None, 20.0),
        ("Ana Roy", 1, "abandoned", None, 20.0),
        ("Léo Blin", 1, "not_graded", None, 20.0),
    ]
    first, second, *_ = reading.of("assessment")
    assert (first.start, first.at, first.minutes) == (datetime(2024, 10, 24, 7, 45), datetime(2024, 10, 24, 9, 4), 79.0)
    assert second.minutes == pytest.approx(59 + 52 / 60)
    assert (first.threshold, first.passed, first.title, first.locator.row) == (None, None, "SST-Bilan", 2)
    notes = [note.en for note in reading.notes]
    assert "1 row left out: averages" in notes
    assert "1 row left out: enrolled without an attempt" in notes
    assert not any("columns not used" in note for note in notes)


def test_quiz_workbook_with_empty_rows_at_the_end(audit_reader: Audit, make_xlsx: Make) -> None:
    rows = [QUIZ_FR, *ATTEMPTS_FR, *[[""] * 9] * 30]
    reading = audit_reader(QuizReader(), make_xlsx({"Bilan final": rows}))
    assert len(reading.records) == 5
    assert (reading.records[0].title, reading.records[0].locator.sheet) == ("Bilan final", "Bilan final")


def test_the_name_that_a_spreadsheet_gives_its_sheet_is_no_title(audit_reader: Audit, make_xlsx: Make) -> None:
    reading = audit_reader(QuizReader(), make_xlsx({"Feuil1": [QUIZ_FR, *ATTEMPTS_FR]}, name="SST-Bilan-notes.xlsx"))
    assert reading.records[0].title == "SST-Bilan"
    assert any("'SST-Bilan' comes from the file's name" in note.en for note in reading.notes)


def test_quiz_json(audit_reader: Audit, tmp_path: Path) -> None:
    keys = ["nomdefamille", "prnom", "adressedecourriel", "tat", "commencle", "termin", "tempsutilis", "note2000"]
    path = tmp_path / "quiz.json"
    path.write_text(json.dumps([[dict(zip(keys, row[:8], strict=True)) for row in ATTEMPTS_FR]]), encoding="utf-8")
    reading = audit_reader(QuizReader(), path)
    assert [(r.score, r.max_score) for r in reading.records[:2]] == [(17.5, 20.0), (7.5, 20.0)]
    assert len(reading.records) == 5


GRADES_FR = [
    ["Prénom", "Nom", "Numéro d’identification", "Institution", "Département", "Adresse de courriel", "Suspendu",
     "Test\u00a0Bilan (Feedback)", "Test\u00a0Bilan (Brut)", "Test\u00a0Bilan (Pourcentage)",
     "Devoir\u00a0Cas (Lettre)", "Oral (Pourcentage)", "Total du cours (Brut)",
     "Dernier téléchargement depuis ce cours"],
    ["Jeanne", "Martin", "A1", "ACME", "", "j@example.org", "", "Bravo", "15.50", "77.50 %", "B+", "85.00 %", "15.50",
     "1710252333"],
    ["Paul", "Petit", "A2", "", "", "p@example.org", "Oui", "", "-", "-", "-", "-", "-", "1710252333"],
]  # fmt: skip
GRADES_EN = [
    ["First name", "Surname", "ID number", "Institution", "Department", "Email address", "Suspended",
     "Quiz: Bilan (Feedback)", "Quiz: Bilan (Real)", "Quiz: Bilan (Percentage)", "Assignment: Cas (Letter)",
     "Oral (Percentage)", "Course total (Real)", "Last downloaded from this course"],
    *GRADES_FR[1:],
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "titles"),
    [(GRADES_FR, ["Test Bilan", "Devoir Cas", "Oral"]), (GRADES_EN, ["Quiz: Bilan", "Assignment: Cas", "Oral"])],
    ids=["fr", "en"],
)
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_gradebook(
    rows: list[list[str]], titles: list[str], delimiter: str, audit_reader: Audit, make_csv: Make
) -> None:
    reading = audit_reader(GradesReader(), make_csv(rows, delimiter=delimiter))
    assert [(r.title, r.score, r.max_score, r.at) for r in reading.records] == [
        (titles[0], 15.5, None, None),
        (titles[1], None, None, None),
        (titles[2], 85.0, 100.0, None),
    ]
    person = reading.records[0].person
    assert (person.name, person.identifier, person.organisation) == ("Jeanne Martin", "idnumber:A1", "ACME")
    assert reading.records[1].locator.quote == "B+"
    notes = [note.en for note in reading.notes]
    assert "exported on 12 Mar 2024 14:05 UTC" in notes
    assert "3 empty grades: not taken or not yet graded" in notes
    assert any(note.startswith("totals left out") for note in notes)
    assert "1 comment column: without date or author, not used" in notes
    assert "1 suspended enrolment" in notes


def test_gradebook_workbook(audit_reader: Audit, make_xlsx: Make) -> None:
    reading = audit_reader(GradesReader(), make_xlsx({"Notes": GRADES_FR}))
    assert [(r.locator.sheet, r.locator.column, r.locator.row) for r in reading.records] == [
        ("Notes", "I", 2),
        ("Notes", "K", 2),
        ("Notes", "L", 2),
    ]


WORKSHEET_FR = ["Identifiant", "Nom complet", "Adresse de courriel", "Statut", "Groupe", "Note", "Note maximale",
                "La note peut être modifiée", "Dernière modification (travail remis)", "Dernière modification (note)",
                "Feedback par commentaires"]  # fmt: skip
WORKSHEET_EN = ["Identifier", "Full name", "Email address", "Status", "Group", "Grade", "Maximum grade",
                "Grade can be changed", "Last modified (submission)", "Last modified (grade)",
                "Feedback comments"]  # fmt: skip
HANDED_IN, GRADED = "mardi 12 mars 2024, 14:05", "Tuesday, 19 March 2024, 2:05 PM"
WORK = [
    ("Remis pour évaluation", HANDED_IN, "-", "", "submitted"),
    ("Submitted for gradingGraded", HANDED_IN, GRADED, "<p>Bravo</p>", "submitted"),
    ("Remis pour évaluationEn retard de 2 jours 3 heures", HANDED_IN, "-", "", "submitted"),
    ("Pas de travail remis", "-", "-", "", "none"),
    ("No submission", "-", "-", "", "none"),
    ("No submissionGraded", "-", GRADED, "", "none"),
    ("Brouillon (non remis)", HANDED_IN, "-", "", "draft"),
    ("Draft (not submitted)", HANDED_IN, "-", "", "draft"),
    ("Noté", HANDED_IN, GRADED, "", "submitted"),
    ("Noté", "-", GRADED, "", "none"),
    ("Rouvert", HANDED_IN, "-", "", "draft"),
]


@pytest.mark.parametrize("header", [WORKSHEET_FR, WORKSHEET_EN], ids=["fr", "en"])
def test_assignment(header: list[str], audit_reader: Audit, make_csv: Make) -> None:
    rows = [
        [
            f"Participant{100 + i}",
            f"Élève {i}",
            f"e{i}@example.org",
            status,
            "",
            "15,0",
            "20,00",
            "Oui",
            at,
            graded,
            comment,
        ]
        for i, (status, at, graded, comment, _) in enumerate(WORK)
    ]
    reading = audit_reader(AssignmentReader(), make_csv([header, *rows], name="SST-Cas.csv", encoding="utf-8-sig"))
    assert [record.status for record in reading.records] == [status for *_, status in WORK]
    second = reading.of("submission")[1]
    assert (second.at, second.feedback_at) == (datetime(2024, 3, 12, 14, 5), datetime(2024, 3, 19, 14, 5))
    assert [record.feedback for record in reading.records[:3]] == [False, True, False]
    assert (second.score, second.max_score, second.activity) == (15.0, 20.0, "SST-Cas")
    assert (second.person.name, second.person.identifier) == ("Élève 1", "Participant101")
    assert any("1 reopened work" in note.en for note in reading.notes)


def test_assignment_with_hidden_names_and_no_comments(audit_reader: Audit, make_csv: Make) -> None:
    header = [name for name in WORKSHEET_EN if name not in {"Full name", "Email address", "Feedback comments"}]
    row = ["Participant 7", "Submitted for grading", "", "", "100.00", "Yes", GRADED, "-"]
    reading = audit_reader(AssignmentReader(), make_csv([header, row]))
    (record,) = reading.records
    assert (record.person.name, record.person.identifier, record.feedback) == ("", "Participant 7", None)


LIST = [["ID", "note"], ["686", "ABS"], ["673", "0"], ["537", "18,5"], ["118", "DEF"], ["", "12"]]


def test_bare_list_of_grades(audit_reader: Audit, make_csv: Make) -> None:
    reading = audit_reader(GradeListReader(), make_csv(LIST, name="final.csv"))
    assert (reading.recognition.confidence, GradeListReader().system) == (0.55, "Grade list")
    assert [(r.person.identifier, r.score, r.max_score, r.title) for r in reading.records] == [
        ("673", 0.0, None, "final"),
        ("537", 18.5, None, "final"),
    ]
    notes = [note.en for note in reading.notes]
    assert "1 row left out: absent, assessment not taken" in notes
    assert "1 row left out: no grade: 'DEF'" in notes
    assert "1 row left out: without name or identifier" in notes


@pytest.mark.parametrize(
    ("header", "maximum"),
    [(["Nom complet", "Note/20"], 20.0), (["Stagiaire", "Note sur 20"], 20.0), (["E-mail", "Score"], None)],
)
def test_other_headers_of_a_list(header: list[str], maximum: float | None, audit_reader: Audit, make_csv: Make) -> None:
    cell = "j@example.org" if header[0] == "E-mail" else "Jeanne Martin"
    (record,) = audit_reader(GradeListReader(), make_csv([header, [cell, "12"]], delimiter=";")).records
    assert (record.max_score, cell in {record.person.name, record.person.email}) == (maximum, True)


@pytest.mark.parametrize("rows", [
    [["Article", "Note"], ["Crayon", "12"]],
    [["Nom", "Prix"], ["Crayon", "12"]],
    [["Nom", "Note", "Date"], ["Jeanne", "12", "x"]],
    [["Nom", "Note"], ["Jeanne", "à revoir"]],
    [["Nom", "Note"], ["Jeanne", "12", "x"]],
    [["Nom", "Note"]],
])  # fmt: skip
def test_what_is_no_list_of_grades(rows: list[list[str]], make_csv: Make) -> None:
    path = make_csv(rows)
    assert GradeListReader().recognise(EvidenceFile(path, path.name)) is None
