"""Values that look like numbers or dates and are none: damaged files must not break a parser."""

from __future__ import annotations

from datetime import datetime

import pytest

from auditready import find_dates, parse_datetime, parse_number


@pytest.mark.parametrize("value", ["1" * 400, 10**400, "9" * 18 + "0", float("inf")])
def test_digits_without_end_are_no_number(value):
    assert parse_number(value) is None


@pytest.mark.parametrize("value", ["2024-01-02 10:00 +99", "01/02/2024 10:00 GMT+25"])
def test_a_zone_a_day_away_is_no_zone(value):
    assert parse_datetime(value) is None


@pytest.mark.parametrize(
    ("value", "month"),
    [
        ("23. Oktober 2024  07:45", 10), ("Dienstag, 23. März 2024, 07:45", 3), ("23 ottobre 2024  07:45", 10),
        ("23 de outubro de 2024 07:45", 10), ("terça-feira, 23 de março de 2024, 07:45", 3),
        ("dinsdag, 23 maart 2024, 07:45", 3), ("23 mrt. 24, 07:45", 3), ("2024 March 23 7:45", 3),
    ],
)  # fmt: skip
def test_months_of_other_languages_in_a_whole_date(value, month):
    assert parse_datetime(value) == datetime(2024, month, 23, 7, 45)


@pytest.mark.parametrize("text", ["2 Marco 2024", "5 out 2024", "le 3 Mei 2024"])
def test_a_name_after_a_number_within_a_text_is_no_month(text):
    assert find_dates(f"Groupe {text} participants") == []
