"""Moodle's log and quiz report downloaded as PDF: the same records as from the other formats."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.papers import write_boxes, write_pdf

from auditready import EvidenceFile, Reader
from auditready.testing import Reading
from auditready_plugins.moodle.log import LogReader
from auditready_plugins.moodle.quiz import QuizReader

from .test_log import FR_2024, click
from .test_marks import ATTEMPTS_FR, QUIZ_FR_2024

Audit = Callable[..., Reading]
Make = Callable[..., Path]
CLICKS = [click(f"{day} mars 24, 14:{minute:02}:05") for day in range(28, 3, -4) for minute in (50, 25, 3)]


def said(reading: Reading) -> list[object]:
    return [
        (type(record), record.person, getattr(record, "start", None), getattr(record, "minutes", None))
        for record in reading.records
    ]


@pytest.mark.parametrize(
    ("reader", "rows"),
    [(LogReader(), [FR_2024, *CLICKS]), (QuizReader(), [QUIZ_FR_2024, *ATTEMPTS_FR])],
    ids=["log", "quiz"],
)
def test_a_printed_report(
    reader: Reader, rows: list[list[str]], audit_reader: Audit, make_csv: Make, tmp_path: Path
) -> None:
    printed = audit_reader(reader, write_boxes(tmp_path / "report.pdf", *rows))
    assert said(printed) == said(audit_reader(reader, make_csv(rows, name="report.csv")))
    assert len(printed.records) > 3


@pytest.mark.parametrize(
    "address", ["jeanne.martin.de.la.tour@formation.example.org", "lan.nguyen@example.com"], ids=["half", "last-letter"]
)
def test_a_printed_address_that_is_broken_in_two(address: str, audit_reader: Audit, tmp_path: Path) -> None:
    row = [*ATTEMPTS_FR[0][:2], address, *ATTEMPTS_FR[0][3:8]]
    path = write_boxes(tmp_path / "quiz.pdf", QUIZ_FR_2024[:8], row)
    (attempt,) = audit_reader(QuizReader(), path).of("assessment")
    assert attempt.person.email == address


@pytest.mark.parametrize("lines", [[], ["Note/20,00", "Commencé"], ["The user with id '7' viewed the course"]])
def test_other_pdfs_are_not_claimed(lines: list[str], tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "x.pdf", lines)
    assert [reader.recognise(EvidenceFile(path, path.name)) for reader in (LogReader(), QuizReader())] == [None, None]
