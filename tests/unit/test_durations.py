"""Durations in minutes."""

from __future__ import annotations

from auditready import parse_minutes


def test_thousands_of_digits_are_no_duration():
    assert parse_minutes("9" * 5000 + ":00") is None
    assert parse_minutes("9" * 5000, unit="minutes") is None
