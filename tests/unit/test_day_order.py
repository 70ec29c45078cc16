"""Whether 3/10 is in March or in October, for a whole file at once."""

from __future__ import annotations

import pytest

from auditready import day_order


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
    ],
)
def test_a_field_over_twelve_then_full_stops_then_hints_settle_the_order(values, hints, expected):
    assert expected == day_order(values, hints)
