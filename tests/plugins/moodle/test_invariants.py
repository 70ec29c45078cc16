"""Exports of Moodle changed by hand: what its own files always hold does not hold any more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from auditready.testing import Reading
from auditready_plugins.moodle.log import LogReader
from auditready_plugins.moodle.quiz import QuizReader

Audit = Callable[..., Reading]
Make = Callable[..., Path]

LOG = ["Heure", "Nom complet de l’utilisateur", "Utilisateur concerné", "Contexte de l’événement", "Composant",
       "Nom de l’événement", "Description", "Origine", "Adresse IP"]  # fmt: skip
QUIZ = ["Nom de famille", "Prénom", "Statut", "Commencé", "Terminé", "Durée", "Note/20,00", "Q. 1 /12,00", "Q. 2 /8,00"]


def click(minute: int, name: str, number: int, deed: str = "viewed the course with id '7'.") -> list[str]:
    return [f"12 mars 24, 14:{minute:02}:00", name, "-", "Cours: X", "Système", "Cours consulté",
            f"The user with id '{number}' {deed}", "web", "192.0.2.1"]  # fmt: skip


def told(reading: Reading) -> list[tuple[Any, ...]]:
    return [(one.invariant, one.expected, one.found, one.locator.row) for one in reading.of("export_anomaly")]


def test_one_account_under_two_names(audit_reader: Audit, make_csv: Make) -> None:
    rows = [click(minute, "Jeanne Martin", 46) for minute in range(50, 40, -1)]
    rows += [click(minute, "Ana Roy", 47) for minute in range(40, 35, -1)]
    assert told(audit_reader(LogReader(), make_csv([LOG, *rows]))) == []
    rows[3][1] = "Paul Petit"
    assert told(audit_reader(LogReader(), make_csv([LOG, *rows]))) == [
        ("identity", "Jeanne Martin (46)", "Paul Petit (46)", 5)
    ]


@pytest.mark.parametrize(
    "row",
    [
        click(41, "Paul Prof", 46, "has been awarded the badge with id '3'."),
        click(41, "Paul Prof en tant que Jeanne Martin", 46),
        click(41, "-", 46),
    ],
    ids=["concerned", "in her name", "nobody"],
)
def test_who_acts_for_somebody_has_not_two_names(row: list[str], audit_reader: Audit, make_csv: Make) -> None:
    rows = [*(click(minute, "Jeanne Martin", 46) for minute in range(50, 41, -1)), row]
    assert told(audit_reader(LogReader(), make_csv([LOG, *rows]))) == []


def attempt(grade: str, *marks: str) -> list[str]:
    began, ended = "23 octobre 2024  07:45", "23 octobre 2024  08:45"
    return ["Martin", "Jeanne", "Terminée", began, ended, "1 heure", grade, *marks]


@pytest.mark.parametrize(
    "row",
    [
        attempt("15,50", "9,00", "6,50"),
        attempt("9,00", "9,00", "-"),
        attempt("15,33", "8,67", "6,67"),
        attempt("15,50", "9", "7"),
        attempt("Pas encore évalué", "9,00", "Requiert une évaluation"),
    ],
)
def test_the_marks_of_the_questions_make_the_grade(row: list[str], audit_reader: Audit, make_csv: Make) -> None:
    assert told(audit_reader(QuizReader(), make_csv([QUIZ, row]))) == []


def test_a_grade_that_its_questions_do_not_make(audit_reader: Audit, make_csv: Make) -> None:
    rows = [attempt("15,50", "9,00", "6,50"), attempt("18,00", "9,00", "2,50")]
    assert told(audit_reader(QuizReader(), make_csv([QUIZ, *rows]))) == [("total", "11.50", "18.00", 3)]


def test_some_questions_alone_are_not_added_up(audit_reader: Audit, make_csv: Make) -> None:
    assert told(audit_reader(QuizReader(), make_csv([QUIZ[:-1], attempt("18,00", "9,00")]))) == []
