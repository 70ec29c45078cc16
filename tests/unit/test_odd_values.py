"""Values that look like numbers or dates and are none: damaged files must not break a parser."""

from __future__ import annotations

import pytest

from auditready import parse_datetime, parse_number


@pytest.mark.parametrize("value", ["1" * 400, 10**400, "9" * 18 + "0", float("inf")])
def test_digits_without_end_are_no_number(value):
    assert parse_number(value) is None


@pytest.mark.parametrize("value", ["2024-01-02 10:00 +99", "01/02/2024 10:00 GMT+25"])
def test_a_zone_a_day_away_is_no_zone(value):
    assert parse_datetime(value) is None
