"""Durations in minutes."""

from __future__ import annotations

from auditready import find_minutes, parse_minutes


def test_thousands_of_digits_are_no_duration():
    assert parse_minutes("9" * 5000 + ":00") is None
    assert parse_minutes("9" * 5000, unit="minutes") is None


def test_hours_written_out_take_minutes_and_no_other_number():
    assert find_minutes("8 heures 30") == (510, "8 heures 30")
    assert find_minutes("14 heures 12 participants") == (840, "14 heures")
    assert find_minutes("14 heures 30/06/2026") == (840, "14 heures")
