"""Durations in minutes."""

from __future__ import annotations

import pytest

from auditready import find_minutes, parse_minutes


def test_thousands_of_digits_are_no_duration():
    assert parse_minutes("9" * 5000 + ":00") is None
    assert parse_minutes("9" * 5000, unit="minutes") is None


def test_hours_written_out_take_minutes_and_no_other_number():
    assert find_minutes("8 heures 30") == (510, "8 heures 30")
    assert find_minutes("14 heures 12 participants") == (840, "14 heures")
    assert find_minutes("14 heures 30/06/2026") == (840, "14 heures")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("PT1H0M0S", 60),
        ("2 Tage 3 Stunden", 3060),
        ("3 días 4 horas", 4560),
        ("1 giorno 2 ore", 1560),
        ("2 dias 3 horas", 3060),
        ("1 dag 2 uren", 1560),
        ("1 uur 19 minuten", 79),
        ("PT12.3S", 0.205),
        ("PT1M30.5S", 1.5 + 0.5 / 60),
        ("P1DT2H", 1560),
        ("P1W", 10_080),
        ("PT1.5H", 90),
        ("PT0,5H", 30),
        ("P0Y0M0DT0H12M30S", 12.5),
        ("P5M", None),
        ("P1Y", None),
        ("P5Y6M4DT12H30M58.55S", None),
        ("P400D", None),
        ("P", None),
        ("PT", None),
    ],
)
def test_iso_durations_have_no_months(text, minutes):
    found = parse_minutes(text)
    assert found == (minutes if minutes is None else pytest.approx(minutes))
