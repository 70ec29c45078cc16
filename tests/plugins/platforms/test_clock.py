"""What a change of the clock does to an export's own lengths: nothing that would make it a changed file."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from auditready import Assessment, Locator, Mention, Presence
from auditready_plugins.moodle.invariants import attempt_anomaly
from auditready_plugins.platforms.clock import clock_turns, is_off
from auditready_plugins.zoom.invariants import row_anomaly

PARIS = "Europe/Paris"
SPRING = datetime(2026, 3, 28, 18), datetime(2026, 3, 29, 10)
AUTUMN = datetime(2026, 10, 24, 18), datetime(2026, 10, 25, 10)
SUMMER = datetime(2026, 7, 4, 18), datetime(2026, 7, 5, 10)


@pytest.mark.parametrize(
    ("span", "zone", "expected"),
    [
        (SPRING, PARIS, {0, -60}),
        (AUTUMN, PARIS, {0, 60}),
        (SUMMER, PARIS, {0}),
        (AUTUMN, "Indian/Reunion", {0}),
        ((datetime(2026, 10, 25, 2, 50), datetime(2026, 10, 25, 2, 10)), PARIS, {0, 60}),
        (tuple(moment.replace(tzinfo=UTC) for moment in AUTUMN), PARIS, {0}),
    ],
    ids=["spring", "autumn", "summer", "no-summer-time", "shown-twice", "with-zone"],
)
def test_what_passed_and_what_the_wall_showed(span: tuple[datetime, datetime], zone: str, expected: set[float]) -> None:
    assert clock_turns(*span, zone) == expected


@pytest.mark.parametrize(
    ("span", "minutes", "off"),
    [(SPRING, 900, False), (SPRING, 960, False), (SPRING, 1020, True), (AUTUMN, 1020, False), (AUTUMN, 900, True),
     (SUMMER, 900, True), (SUMMER, 961, False)],
)  # fmt: skip
def test_minutes_that_contradict_the_times(span: tuple[datetime, datetime], minutes: float, off: bool) -> None:
    assert is_off(minutes, *span, shown=960, slack=1, zone=PARIS) is off
    presence = Presence(
        locator=Locator(file="z.csv", row=2), person=Mention(name="L"), start=span[0], end=span[1], minutes=minutes
    )
    assert (row_anomaly(presence, PARIS) is not None) is off
    attempt = Assessment(
        locator=Locator(file="q.xlsx", row=2), person=Mention(name="L"), title="Q", start=span[0], at=span[1],
        minutes=minutes,
    )  # fmt: skip
    assert (attempt_anomaly(attempt, PARIS) is not None) is off
