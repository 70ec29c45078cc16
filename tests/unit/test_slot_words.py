"""Days without year and spans of time within a sentence, as attendance sheets and invitations write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from auditready import find_dates, find_days, find_hours


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Lundi 2 mars", [(2, 3)]),
        ("02/03", [(2, 3)]),
        ("1er avril", [(1, 4)]),
        ("Monday, March 2nd", [(2, 3)]),
        ("2nd of March", [(2, 3)]),
        ("du 02/03 au 06/03", [(2, 3), (6, 3)]),
        ("2 mars 2026", []),
        ("02/03/2026", []),
        ("02/03/26", []),
        ("02-03-2026", []),
        ("9-12h30", []),
        ("1/2 journée", []),
        ("45/03", []),
        ("mars 2026", []),
    ],
)
def test_days_without_year(text: str, days: list[tuple[int, int]]) -> None:
    assert days == find_days(text)


def test_days_without_year_in_american_order() -> None:
    assert find_days("03/02", "mdy") == [(2, 3)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("de 8h30 à 12h00", time(8, 30), time(12)),
        ("9h00 - 12h30", time(9), time(12, 30)),
        ("9 h 00 à 12 h 30", time(9), time(12, 30)),
        ("9h-12h30", time(9), time(12, 30)),
        ("9-12h30", time(9), time(12, 30)),
        ("9h/12h30", time(9), time(12, 30)),
        ("09:00–12:30", time(9), time(12, 30)),
        ("09:00:00 - 12:30:00", time(9), time(12, 30)),
        ("from 9:00 to 12:30", time(9), time(12, 30)),
        ("9am-12:30pm", time(9), time(12, 30)),
        ("1:30 PM to 5 PM", time(13, 30), time(17)),
        ("Lundi 2 mars 2026 de 9h à 17h", time(9), time(17)),
    ],
)
def test_span_of_time(text: str, start: time, end: time) -> None:
    assert [(start, end)] == find_hours(text)


@pytest.mark.parametrize("text", ["9h30", "durée 7h", "17h - 9h", "02/03/2026 - 06/03/2026", "25h - 26h", ""])
def test_no_span_of_time(text: str) -> None:
    assert find_hours(text) == []


def test_two_spans_of_time() -> None:
    assert [(time(9), time(12)), (time(13, 30), time(17))] == find_hours("9h à 12h et 13h30-17h")


def test_date_with_hyphens_within_a_sentence() -> None:
    assert [date(2026, 3, 2)] == [day for day, _ in find_dates("Séance du 02-03-2026 (matin)")]
