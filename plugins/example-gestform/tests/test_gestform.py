"""The reader against an export with invented names; ``audit_reader`` comes with auditready."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import auditready_gestform
import pytest

EXPORT = Path(__file__).parent / "fixtures" / "suivi.csv"


@pytest.fixture
def reader():
    registered = []
    auditready_gestform.register_readers(registered.append)
    return registered[0]


def test_progress_of_each_learner_in_each_module(reader, audit_reader):
    progress = audit_reader(reader, EXPORT).of("activity_progress")
    assert [(record.person.name, record.activity, record.status) for record in progress] == [
        ("DURAND Léa", "Consignation électrique", "completed"),
        ("DURAND Léa", "Travaux hors tension", "in_progress"),
        ("PETIT Tom", "Consignation électrique", "not_started"),
    ]
    first = progress[0]
    assert (first.spent_minutes, first.estimated_minutes, first.share) == (95, 90, 1.0)
    assert first.first_access == datetime(2026, 3, 2, 9, 5)
    assert (first.locator.file, first.locator.row) == ("suivi.csv", 4)


def test_a_mark_is_an_assessment(reader, audit_reader):
    (mark,) = audit_reader(reader, EXPORT).of("assessment")
    assert (mark.title, mark.score, mark.max_score) == ("Consignation électrique", 16.5, 20)


def test_what_is_left_out_is_said(reader, audit_reader):
    assert [note.en for note in audit_reader(reader, EXPORT).notes] == [
        "GestForm counts the time a page is open: it does not prove work done",
        "1 row left out: Stagiaire 'Total A-2026-014'",
    ]


def test_a_new_column_is_said(reader, audit_reader, make_csv):
    rows = [["Code action", "Stagiaire", "Module", "Avancement", "Badge"], ["A-1", "PETIT Tom", "M1", "0 %", "or"]]
    notes = [note.fr for note in audit_reader(reader, make_csv(rows, delimiter=";")).notes]
    assert "export partiellement compris : la colonne « Badge » n'est pas utilisée" in notes
