"""Activity completion and course completion: states, dates, and who forced them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from auditready import EvidenceFile
from auditready.testing import Reading
from auditready_plugins.moodle.completion import CompletionReader
from auditready_plugins.moodle.course_completion import CourseCompletionReader

Audit = Callable[..., Reading]
Make = Callable[..., Path]

PROGRESS_FR = [
    ["", "Adresse de courriel", "Test 1", "2024-03-31 23:59:00", "Lecture, partie 2", ""],
    ["Jeanne Martin", "j.martin@example.org", "Terminé", "2024-03-12 14:05:33", "Pas terminé", ""],
    ["Paul Petit", "p.petit@example.org", "Terminé (note minimale de réussite atteinte)", "2024-03-13 09:00:00",
     "Terminé (défini par Sam Tuteur)", "2024-03-20 08:00:00"],
    ["Ana Roy", "a.roy@example.org", "Terminé (n’a pas atteint la note minimale de réussite)", "2024-03-13 10:00:00",
     "Non terminé (défini par Sam Tuteur)", "2024-03-20 08:01:00"],
]  # fmt: skip
PROGRESS_EN = [
    ["", "Email address", "Test 1", "2024-03-31 23:59:00", "Lecture, partie 2", ""],
    ["Jeanne Martin", "j.martin@example.org", "Completed", "2024-03-12 14:05:33", "Not completed", ""],
    ["Paul Petit", "p.petit@example.org", "Completed (achieved pass grade)", "2024-03-13 09:00:00",
     "Completed (set by Sam Tuteur)", "2024-03-20 08:00:00"],
    ["Ana Roy", "a.roy@example.org", "Completed (did not achieve pass grade)", "2024-03-13 10:00:00",
     "Not completed (set by Sam Tuteur)", "2024-03-20 08:01:00"],
]  # fmt: skip


def write_progress(path: Path, rows: list[list[str]], *, excel: bool) -> Path:
    """Write as report_progress does: every cell quoted but the empty first one, inner quotes made straight."""
    delimiter = "\t" if excel else ","
    lines = [delimiter.join('"' + cell.replace('"', "'") + '"' for cell in row) for row in rows]
    lines[0] = lines[0].removeprefix('""')
    text = "\n".join(lines) + "\n"
    path.write_bytes(b"\xff\xfe" + text.encode("utf-16-le") if excel else text.encode())
    return path


@pytest.mark.parametrize("excel", [False, True], ids=["csv", "utf-16"])
@pytest.mark.parametrize("rows", [PROGRESS_FR, PROGRESS_EN], ids=["fr", "en"])
def test_both_flavours_of_progress(rows: list[list[str]], excel: bool, audit_reader: Audit, tmp_path: Path) -> None:
    reading = audit_reader(CompletionReader(), write_progress(tmp_path / "progress.csv", rows, excel=excel))
    assert [(r.person.name, r.activity, r.status, r.completed_by, r.overridden_by) for r in reading.records] == [
        ("Jeanne Martin", "Test 1", "completed", None, None),
        ("Jeanne Martin", "Lecture, partie 2", "not_started", None, None),
        ("Paul Petit", "Test 1", "passed", None, None),
        ("Paul Petit", "Lecture, partie 2", "completed", "override", "Sam Tuteur"),
        ("Ana Roy", "Test 1", "failed", None, None),
        ("Ana Roy", "Lecture, partie 2", "not_started", "override", "Sam Tuteur"),
    ]
    first, second, *_ = reading.of("activity_progress")
    assert (first.completed_at, second.completed_at) == (datetime(2024, 3, 12, 14, 5, 33), None)
    assert (first.person.email, first.locator.row, first.locator.column) == ("j.martin@example.org", 2, "Test 1")
    notes = [note.en for note in reading.notes]
    assert "an expected completion date for 1 activity: not compared" in notes
    assert "2 completion states set by hand by somebody other than the learner" in notes


def test_progress_kept_in_a_workbook(audit_reader: Audit, make_xlsx: Make) -> None:
    records = audit_reader(CompletionReader(), make_xlsx(PROGRESS_FR)).records
    assert len(records) == 6
    assert (records[1].locator.sheet, records[1].locator.column) == ("Export", "E")


def test_an_unknown_state_is_left_out_and_said(audit_reader: Audit, tmp_path: Path) -> None:
    rows = [*PROGRESS_FR, ["Léo Blin", "l.blin@example.org", "Abgeschlossen", "", "Terminé", ""]]
    reading = audit_reader(CompletionReader(), write_progress(tmp_path / "p.csv", rows, excel=False))
    assert len(reading.records) == 7
    assert any("1 cell left out" in note.en for note in reading.notes)


COURSE_FR = [
    ["ID", "Nom", "Adresse de courriel", "Test 1", "Test 1 - Date d’achèvement", "Note du cours", "Cours terminé"],
    ["12", "Jeanne Martin", "j@example.org", "Terminé", "12 mars 24, 14:05", "13 mars 24, 08:00", "13 mars 24, 08:00"],
    ["13", "Paul Petit", "p@example.org", "Pas terminé", "", "", ""],
    ["14", "Ana Roy", "a@example.org", "Terminé (défini par Sam Tuteur)", "14 mars 24, 09:30", "", ""],
]
COURSE_EN = [
    ["ID", "Name", "Email address", "Test 1", "Test 1 - Completion date", "Course grade", "Course complete"],
    ["12", "Jeanne Martin", "j@example.org", "Completed", "12/03/24, 14:05", "13/03/24, 08:00", "13/03/24, 08:00"],
    ["13", "Paul Petit", "p@example.org", "Not completed", "", "", ""],
    ["14", "Ana Roy", "a@example.org", "Completed (set by Sam Tuteur)", "14/03/24, 09:30", "", ""],
]


@pytest.mark.parametrize("rows", [COURSE_FR, COURSE_EN], ids=["fr", "en"])
def test_course_completion(rows: list[list[str]], audit_reader: Audit, make_csv: Make) -> None:
    reading = audit_reader(CourseCompletionReader(), make_csv(rows))
    assert [(r.person.identifier, r.whole_course, r.status, r.completed_at) for r in reading.records] == [
        ("12", False, "completed", datetime(2024, 3, 12, 14, 5)),
        ("12", True, "completed", datetime(2024, 3, 13, 8)),
        ("13", False, "not_started", None),
        ("13", True, "not_started", None),
        ("14", False, "completed", datetime(2024, 3, 14, 9, 30)),
        ("14", True, "in_progress", None),
    ]
    assert reading.records[4].overridden_by == "Sam Tuteur"
    assert any(rows[0][5] in note.en for note in reading.notes)


def test_course_completion_with_undecided_dates(audit_reader: Audit, make_csv: Make) -> None:
    row = ["12", "Jeanne Martin", "j@example.org", "Completed", "03/04/24, 14:05", "", ""]
    path = make_csv([COURSE_EN[0], row])
    assert audit_reader(CourseCompletionReader(), path, hints=("2024-03-04",)).records[0].completed_at.month == 3
    undecided = audit_reader(CourseCompletionReader(), path)
    assert undecided.records[0].completed_at.month == 4
    assert any("day/month" in note.en for note in undecided.notes)


def test_a_table_with_an_index_is_no_progress_report(make_csv: Make) -> None:
    path = make_csv([["", "Nom", "Note", ""], ["0", "Jeanne Martin", "12", ""]])
    assert CompletionReader().recognise(EvidenceFile(path, path.name)) is None


def test_states_below_a_header_that_names_no_activity_are_no_progress(make_csv: Make) -> None:
    header = ["", "Email address", "", "2024-03-31 23:59:00"]
    path = make_csv([header, ["Jeanne Martin", "j@example.org", "Completed", ""]])
    assert CompletionReader().recognise(EvidenceFile(path, path.name)) is None
