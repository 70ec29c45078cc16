"""Lists of grades with the days of the tests are no attendance sheets, however much they look like one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from auditready import EvidenceFile
from auditready_plugins.attendance.sheet import SheetReader

Make = Callable[..., Path]
HEAD = ["Nom", "Prénom", "Adresse e-mail"]
MORNINGS = ["12/03/2026 matin", "14/03/2026 matin"]


@pytest.mark.parametrize(
    ("rows", "claimed"),
    [
        ([[*HEAD, "12/03/2026", "14/03/2026"], ["Durand", "Léa", "l@example.org", "15", "8"]], False),
        ([[*HEAD, "Test 1", "Test 2"], ["Date", "", "", "2026-03-12", "2026-03-14"],
          ["Durand", "Léa", "l@example.org", "15,5", ""]], False),
        ([[*HEAD, *MORNINGS], ["Durand", "Léa", "l@example.org", "3", "3,5"]], True),
        ([[*HEAD, *MORNINGS], ["Durand", "Léa", "l@example.org", "P", "A"]], True),
        ([["Feuille d'émargement"], [*HEAD, *MORNINGS], ["Durand", "Léa", "l@example.org", "15", "8"]], True),
    ],
    ids=["grades", "grades over their days", "hours", "marks", "titled"],
)  # fmt: skip
def test_numbers_above_a_days_hours(rows: list[list[str]], claimed: bool, make_csv: Make) -> None:
    path = make_csv(rows)
    assert (SheetReader().recognise(EvidenceFile(path, path.name)) is not None) == claimed
