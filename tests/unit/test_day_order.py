"""Whether 3/10 is in March or in October, for a whole file at once."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from auditready import day_order, parse_datetime


@pytest.mark.parametrize(
    ("values", "hints", "expected"),
    [
        (["3/10/25, 8:00:48 AM"], (), None),
        (["3/10/25, 8:00:48 AM", "3/14/25, 8:00:48 AM"], (), "mdy"),
        (["3/10/25, 8:00:48", "14/10/25, 8:00:48"], (), "dmy"),
        (["3/10/25, 8:00:48 AM"], ("2025-03-10",), "mdy"),
        (["3/10/25, 8:00:48 AM"], ("2025-10-03",), "dmy"),
        (["3/10/25"], ("2025-10-03", "2025-03-10"), None),
        (["4/4/25"], (), "dmy"),
        (["1/1/26, 11:30 PM", "2/1/26, 1:00 AM"], ("2026-01-01", "2026-01-02"), "dmy"),
        (["1/1/26, 11:30 PM", "1/2/26, 1:00 AM"], ("2026-01-01", "2026-01-02"), "mdy"),
        ([], (), "dmy"),
        (["03.04.2024, 09:00:12"], (), "dmy"),
        (["12.30.2024"], (), "mdy"),
        (["2024-04-03 09:00"], (), "dmy"),
        (["3/4/26"], ("2026-03-02/2026-03-06",), "mdy"),
        (["3/4/26"], ("2026-03-02", "2026-03-06", "2026-03-02/2026-03-06"), "mdy"),
        (["3/4/26"], ("2026-01-01/2026-12-31",), None),
        (["3/4/26"], ("2026-04-03", "2026-01-01/2026-12-31"), "dmy"),
        (["26/03/18 08:55:00"], (), "dmy"),
        (["26/03/18 08:55:00"], ("2026-03-18",), "ymd"),
        (["26/03/18 08:55:00"], ("2026-03-16/2026-03-20",), "ymd"),
        (["26/03/18 08:55:00"], ("2018-03-26",), "dmy"),
        (["14/11/22, 09:29:07"], ("2022-11-14",), "dmy"),
        (["14/11/22, 09:29:07"], ("2030-01-01",), "dmy"),
    ],
)
def test_a_field_over_twelve_then_full_stops_then_hints_settle_the_order(values, hints, expected):
    assert expected == day_order(values, hints)


def test_a_year_of_two_digits_is_read_first_where_the_order_says_so():
    assert parse_datetime("26/03/18 08:55:00", "ymd") == datetime(2026, 3, 18, 8, 55)
    assert parse_datetime("18/03/2026 08:55", "ymd") == datetime(2026, 3, 18, 8, 55)


@pytest.mark.parametrize(("name", "hours"), [("CET", 1), ("CEST", 2), ("EDT", -4), ("UTC", 0)])
def test_a_zone_is_known_by_a_name_that_means_one_offset(name, hours):
    read = parse_datetime(f"Mar 18, 2026 09:00 AM {name}")
    assert read == datetime(2026, 3, 18, 9, tzinfo=timezone(timedelta(hours=hours)))


def test_a_zone_whose_name_means_several_offsets_is_not_guessed():
    assert parse_datetime("Mar 18, 2026 09:00 AM IST") is None
