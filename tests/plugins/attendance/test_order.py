"""What settles whether 03/02/2026 is in February or in March: the sheet itself first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from auditready import Sheet
from auditready_plugins.attendance.order import order_in
from auditready_plugins.attendance.sheet import SheetReader


def order_of(*rows: list[object], hints: tuple[str, ...] = ()) -> tuple[str, str]:
    return order_in([Sheet("", rows)], hints)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Name", "03/02/2026", "03/13/2026"]], ("mdy", "dates")),
        ([["Name", "03/02/2026", "13/02/2026"]], ("dmy", "dates")),
        ([["Name", "Session of 03/25/2026", "03/02/2026"]], ("mdy", "dates")),
        ([["Name", "Monday 03/02/2026"]], ("mdy", "dates")),
        ([["Name", "Tuesday 03/02/2026"]], ("dmy", "dates")),
        ([["Name", "Monday"], ["", "03/02/2026"]], ("mdy", "dates")),
        ([["Training on March 2, 2026"], ["Name", "03/02/2026"]], ("mdy", "dates")),
        ([["Date", date(2026, 3, 2)], ["Name", "03/02/2026"]], ("mdy", "dates")),
        ([["Name", "03.02.2026"]], ("dmy", "dates")),
        ([["Name", "03/03/2026"]], ("dmy", "dates")),
        ([["Name", "03/02/2026"]], ("dmy", "nothing")),
        ([["Nom", "03/02/2026 matin"]], ("dmy", "language")),
        ([["Nom", "lundi 03/02/2026"]], ("dmy", "language")),
        ([["Nom", "lundi 03/02/2026", "mardi 03/03/2026", "mercredi 03/04/2026"]], ("mdy", "dates")),
    ],
)
def test_the_sheet_s_own_evidence(rows: list[list[object]], expected: tuple[str, str]) -> None:
    assert order_of(*rows) == expected


def test_the_session_s_days() -> None:
    assert order_of(["Name", "03/02/2026"], hints=("2026-03-02",)) == ("mdy", "dates")
    assert order_of(["Name", "03/02/2026"], hints=("2026-02-03",)) == ("dmy", "dates")


def test_weekdays_that_fit_neither_way_settle_nothing() -> None:
    assert order_of(["Name", "Sunday 03/02/2026"]) == ("dmy", "nothing")


def test_records_are_dated_by_the_weekday(write_sheet: Callable[..., Path], read: Callable[..., Any]) -> None:
    rows = [["Training: Excel"], ["Name", "Monday 03/02/2026 morning"], ["Ada Demo", "AD"]]
    (record,), context = read(SheetReader(), write_sheet(rows))
    assert (record.date, [note for note in context.notes if "day/month" in note]) == (date(2026, 3, 2), [])
