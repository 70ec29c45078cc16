"""The dossier's clock on ordinary nights and on the two nights of the year when it is moved."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from auditready.audit.clock import Clock, Stay, covered_time, whole_minutes

PARIS = Clock("Europe/Paris")
TO_SUMMER, TO_WINTER = date(2026, 3, 29), date(2026, 10, 25)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))


def minutes(stay: Stay) -> int:
    return whole_minutes(stay.end - stay.start)


@pytest.mark.parametrize(
    ("day", "start", "end", "expected"),
    [
        pytest.param(date(2026, 3, 2), time(9), time(12, 30), 210, id="a morning"),
        pytest.param(date(2026, 3, 2), time(22), time(0, 30), 150, id="an evening past midnight"),
        pytest.param(date(2026, 3, 28), time(22), time(6), 420, id="the night to summer time"),
        pytest.param(date(2026, 10, 24), time(22), time(6), 540, id="the night to winter time"),
    ],
)
def test_a_slot_lasts_what_it_really_lasts(day: date, start: time, end: time, expected: int) -> None:
    assert PARIS.minutes(day, start, end) == expected


def test_a_moment_with_zone_is_shown_on_the_wall() -> None:
    assert PARIS.wall(datetime(2026, 3, 2, 8, tzinfo=UTC)) == datetime(2026, 3, 2, 9)
    assert PARIS.wall(datetime(2026, 7, 2, 8, tzinfo=UTC)) == datetime(2026, 7, 2, 10)


def test_the_second_showing_of_an_hour_is_told_from_the_first() -> None:
    first, second = (PARIS.wall(datetime(2026, 10, 25, hour, 30, tzinfo=UTC)) for hour in (0, 1))
    assert (first, first.fold, second.fold) == (second, 0, 1)
    assert PARIS.instant(second) == datetime(2026, 10, 25, 1, 30)


def test_a_skipped_hour_was_never_shown() -> None:
    assert not PARIS.shows(at(TO_SUMMER, 2, 30))
    assert PARIS.shows(at(TO_WINTER, 2, 30))


@pytest.mark.parametrize(
    ("start", "end", "said", "expected"),
    [
        pytest.param(at(TO_WINTER, 2, 50), at(TO_WINTER, 2, 10), 20, 20, id="the wall went back in between"),
        pytest.param(at(TO_WINTER, 1, 50), at(TO_WINTER, 2, 30), 100, 100, id="the tool says it was the second"),
        pytest.param(at(TO_WINTER, 1, 50), at(TO_WINTER, 2, 30), 40, 40, id="the tool says it was the first"),
        pytest.param(at(TO_WINTER, 1, 50), at(TO_WINTER, 2, 30), None, 40, id="nothing says more than the shorter"),
        pytest.param(at(TO_SUMMER, 1, 30), at(TO_SUMMER, 3, 30), None, 60, id="an hour was skipped in between"),
        pytest.param(at(TO_SUMMER, 12), at(TO_SUMMER, 11), 10, 0, id="an end before its start"),
    ],
)
def test_a_stay_in_the_night_of_the_change(start: datetime, end: datetime, said: float | None, expected: int) -> None:
    assert minutes(PARIS.stretch(start, end, said)) == expected


def test_an_overlap_is_covered_once() -> None:
    day = date(2026, 3, 2)
    stays = [Stay(at(day, 9), at(day, 11)), Stay(at(day, 10), at(day, 12)), Stay(at(day, 8), at(day, 8, 30))]
    assert whole_minutes(covered_time(stays, Stay(at(day, 9), at(day, 13)))) == 180
