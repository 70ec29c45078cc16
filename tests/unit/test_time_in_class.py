"""Time connected to a live class: what a half-day counts of it, however the export writes its times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from auditready import Attendance, Dossier, Evidence, LmsSession, Locator, Mention, Presence, Signature
from auditready.audit.assemble import Circumstances, assemble
from auditready.audit.clock import Clock
from auditready.config import DeclaredSlot, DossierConfig, load_dossier_config
from auditready.errors import ConfigurationError

DAY = date(2026, 3, 2)
LEA = Mention(name="Léa Durand")
PARIS = ZoneInfo("Europe/Paris")
ZONES = ("UTC", "Europe/Paris", "America/Guadeloupe", "Indian/Reunion", "America/New_York", "Asia/Kolkata")


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime.combine(day, time(hour, minute))


def dossier(*evidence: Evidence, **options: Any) -> Dossier:
    around = Circumstances(id="d", path="d", as_of=date(2027, 1, 1), audit_date=date(2027, 1, 1))
    return assemble(around, DossierConfig(**options), (), evidence)


def stay(start: datetime, end: datetime, *, file: str = "zoom.csv", **fields: Any) -> Presence:
    values: dict[str, Any] = {"minutes": (end - start).total_seconds() / 60, "person": LEA} | fields
    return Presence(locator=Locator(file=file, row=2, quote=f"{start}"), start=start, end=end, **values)


def line(start: time, end: time, *, half_day: Any = "morning", day: date = DAY, **fields: Any) -> Attendance:
    return Attendance(
        locator=Locator(file="sheet.xlsx", row=3, quote="Léa"), person=LEA, date=day, half_day=half_day, start=start,
        end=end, state="signed", signature=Signature(kind="image"), **fields,
    )  # fmt: skip


def declared(start: time, end: time, day: date = DAY) -> DeclaredSlot:
    return DeclaredSlot(date=day, start=start, end=end, mode="synchronous")


def slots_of(found: Dossier) -> list[tuple[str, int | None]]:
    return [(slot.id, slot.minutes) for slot in found.slots]


def connected(found: Dossier) -> list[int | None]:
    (learner,) = found.learners
    return [item.connected_minutes for item in learner.attendance]


def left_out(found: Dossier) -> list[tuple[str, int, int | None]]:
    return [(each.why, each.minutes, each.shift) for each in found.uncounted]


MORNING = declared(time(9), time(12, 30))


# --- half-days -----------------------------------------------------------------------------------------------


def test_a_slot_across_noon_is_one_half_day() -> None:
    found = dossier(line(time(10), time(14)), stay(at(9, 55), at(14, 2)), modality="synchronous")
    assert (slots_of(found), connected(found)) == ([("2026-03-02-morning", 240)], [240])


def test_a_live_class_over_lunch_without_sheet_is_one_half_day() -> None:
    found = dossier(stay(at(12), at(15, 30)), modality="synchronous")
    assert slots_of(found) == [("2026-03-02-afternoon", 210)]


def test_one_stay_over_both_halves_counts_in_each() -> None:
    halves = (line(time(9), time(12, 30)), line(time(13, 30), time(17), half_day="afternoon"))
    found = dossier(*halves, stay(at(8, 55), at(17, 5)), modality="synchronous")
    assert connected(found) == [210, 210]


def test_a_class_past_midnight_is_one_slot() -> None:
    found = dossier(
        stay(at(21, 55), at(23, 40)), stay(datetime(2026, 3, 3, 0, 2), datetime(2026, 3, 3, 0, 35)),
        modality="synchronous", slots=(declared(time(22), time(0, 30)),),
    )  # fmt: skip
    assert (slots_of(found), connected(found)) == ([("2026-03-02-evening", 150)], [128])


def test_two_slots_of_one_morning_are_two() -> None:
    found = dossier(line(time(9), time(10, 30)), line(time(10, 45), time(12, 15)))
    assert slots_of(found) == [("2026-03-02-morning", 90), ("2026-03-02-morning-2", 90)]
    assert found.learners[0].ledger.signed == 180


def test_a_room_opened_again_goes_on_the_half_day() -> None:
    reopened = stay(at(9, 12), at(12, 30), file="zoom 2.csv")
    found = dossier(stay(at(9), at(9, 10)), reopened, modality="synchronous")
    assert slots_of(found) == [("2026-03-02-morning", 210)]


def test_a_test_of_the_connection_is_no_half_day() -> None:
    found = dossier(line(time(9), time(12, 30)), stay(at(8), at(8, 20)), modality="synchronous")
    assert (slots_of(found), left_out(found)) == ([("2026-03-02-morning", 210)], [("outside", 20, None)])


# --- what is not counted -------------------------------------------------------------------------------------


def test_reconnections_and_a_second_device_count_once() -> None:
    found = dossier(
        stay(at(9), at(11)), stay(at(9, 30), at(10, 30), file="zoom.csv"), stay(at(11, 5), at(12, 30)),
        modality="synchronous", slots=(MORNING,),
    )  # fmt: skip
    assert (connected(found), left_out(found)) == ([205], [("twice", 60, None)])


def test_time_outside_the_slot_is_kept_apart() -> None:
    found = dossier(stay(at(8), at(13, 10)), modality="synchronous", slots=(MORNING,))
    assert (connected(found), left_out(found)) == ([210], [("outside", 100, None)])


@pytest.mark.parametrize(
    ("start", "end", "shift"), [(at(8), at(11, 35), -60), (at(3), at(6, 32), -360), (at(11, 58), at(15, 31), 180)]
)
def test_a_report_on_another_clock_covers_nothing(start: datetime, end: datetime, shift: int) -> None:
    found = dossier(line(time(9), time(12, 30)), stay(start, end), modality="synchronous")
    assert slots_of(found) == [("2026-03-02-morning", 210)]
    assert connected(found) == [None]
    assert [(why, off) for why, _, off in left_out(found)] == [("shifted", shift)]


def test_an_afternoon_class_is_no_shifted_morning() -> None:
    found = dossier(line(time(9), time(12, 30)), stay(at(13, 30), at(17)), modality="blended")
    assert [slot.half_day for slot in found.slots] == ["morning", "afternoon"]


def test_a_stated_zone_is_never_doubted() -> None:
    start, end = at(8).replace(tzinfo=PARIS), at(11, 30).replace(tzinfo=PARIS)
    found = dossier(line(time(9), time(12, 30)), stay(start, end), modality="synchronous")
    assert connected(found) == [150]


def test_a_time_that_was_skipped_is_no_presence() -> None:
    night = date(2026, 3, 29)
    stays = stay(at(2, 10, night), at(2, 50, night))
    found = dossier(stays, modality="synchronous", slots=(declared(time(1), time(5), night),))
    assert (connected(found), left_out(found)) == ([0], [("clock", 40, None)])


def test_a_class_over_the_night_of_the_change() -> None:
    night = date(2026, 10, 25)
    stays = stay(at(1, 30, night), at(2, 30, night), minutes=120.0)
    found = dossier(stays, modality="synchronous", slots=(declared(time(1), time(3), night),))
    assert (slots_of(found), connected(found)) == ([("2026-10-25-morning", 180)], [120])


# --- platforms -----------------------------------------------------------------------------------------------


def test_a_platform_session_has_its_day_in_the_dossiers_zone() -> None:
    start = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    visit = LmsSession(
        locator=Locator(file="xapi.json"), person=LEA, start=start, end=start + timedelta(hours=1), minutes=60,
        events=3, estimated=False,
    )  # fmt: skip
    (kept,) = dossier(visit).of("lms_session")
    assert kept.start == datetime(2026, 3, 3, 0, 30)  # type: ignore[attr-defined]


def test_sessions_with_and_without_zone_are_not_counted_twice() -> None:
    start = datetime(2026, 3, 2, 10, tzinfo=PARIS)
    visits = [
        LmsSession(
            locator=Locator(file=f"{number}.json"), person=LEA, start=moment, end=moment + timedelta(hours=1),
            minutes=60, events=3, estimated=False,
        )
        for number, moment in enumerate((start, at(10), start.astimezone(UTC)))
    ]  # fmt: skip
    assert dossier(*visits).learners[0].ledger.online == 60


# --- whatever the stays --------------------------------------------------------------------------------------

moments = st.integers(min_value=0, max_value=20 * 60)
"""Minutes from seven in the morning on."""
pairs = st.lists(st.tuples(moments, moments), min_size=1, max_size=6)
nights = st.sampled_from((DAY, date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25)))
slot_times = st.tuples(st.integers(0, 23 * 4), st.integers(2, 24)).map(
    lambda quarters: (time(quarters[0] // 4, quarters[0] % 4 * 15), quarters[1] * 15)
)


def instants(day: date, spans: Sequence[tuple[int, int]]) -> list[tuple[datetime, datetime]]:
    base = datetime.combine(day, time(6)).replace(tzinfo=UTC)
    return [(base + timedelta(minutes=min(span)), base + timedelta(minutes=max(span))) for span in spans]


def held(day: date, slot: tuple[time, int], spans: Sequence[tuple[datetime, datetime]], **fields: Any) -> Dossier:
    start, length = slot
    end = (datetime.combine(day, start) + timedelta(minutes=length)).time()
    meeting: dict[str, Any] = {"meeting_start": spans[0][0].replace(hour=0, minute=0)} | fields
    presences = [stay(first, last, **meeting) for first, last in spans]
    slots = (DeclaredSlot(date=day, start=start, end=end, mode="synchronous"),)
    return dossier(line(start, end, half_day=None, day=day), *presences, modality="synchronous", slots=slots)


@settings(max_examples=150, deadline=None)
@given(nights, slot_times, pairs)
def test_nobody_is_connected_longer_than_the_slot(day: date, slot: Any, spans: list[tuple[int, int]]) -> None:
    found = held(day, slot, instants(day, spans))
    for learner in found.learners:
        for item in learner.attendance:
            length = found.slot_by_id[item.slot].minutes
            assert item.connected_minutes is None or length is None or 0 <= item.connected_minutes <= length


@settings(max_examples=100, deadline=None)
@given(nights, slot_times, pairs, st.sampled_from(ZONES))
def test_the_zone_of_the_export_changes_nothing(day: date, slot: Any, spans: list[tuple[int, int]], zone: str) -> None:
    known = instants(day, spans)
    moved = [(first.astimezone(ZoneInfo(zone)), last.astimezone(ZoneInfo(zone))) for first, last in known]
    start = known[0][0].replace(hour=0, minute=0)
    expected, found = held(day, slot, known), held(day, slot, moved, meeting_start=start.astimezone(ZoneInfo(zone)))
    assert slots_of(expected) == slots_of(found)
    assert connected(expected) == connected(found)
    assert left_out(expected) == left_out(found)


@settings(max_examples=100, deadline=None)
@given(nights, slot_times, pairs, st.integers(0, 100))
def test_cutting_a_stay_in_two_changes_nothing(day: date, slot: Any, spans: list[tuple[int, int]], share: int) -> None:
    known = instants(day, spans)
    (first, last), *rest = known
    cut = (first + (last - first) * share / 100).replace(second=0, microsecond=0)
    start = first.replace(hour=0, minute=0)
    found = held(day, slot, [(first, cut), (cut, last), *rest], meeting_start=start)
    assert connected(held(day, slot, known)) == connected(found)


@settings(max_examples=100, deadline=None)
@given(pairs)
def test_what_is_counted_is_the_union_of_the_stays(spans: list[tuple[int, int]]) -> None:
    minutes = {minute for one, other in spans for minute in range(min(one, other), max(one, other))}
    base = Clock("Europe/Paris").wall(instants(DAY, [(0, 0)])[0][0])
    start, end = time(9), time(12, 30)
    inside = {minute for minute in minutes if start <= (base + timedelta(minutes=minute)).time() < end}
    same_day = {minute for minute in inside if (base + timedelta(minutes=minute)).date() == DAY}
    found = held(DAY, (start, 210), instants(DAY, spans))
    (slot,) = (slot for slot in found.slots if slot.start == start)
    (item,) = (item for item in found.learners[0].attendance if item.slot == slot.id)
    assert item.connected_minutes in ({len(same_day)} if slot.live_report else {None})


# --- settings ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("start", "end", "known"), [("22:00", "00:30", True), ("14:00", "09:00", False)])
def test_only_an_evening_class_may_be_declared_past_midnight(
    tmp_path: Path, start: str, end: str, *, known: bool
) -> None:
    settings_file = f'[[slots]]\ndate = 2026-03-02\nstart = {start}:00\nend = {end}:00\nmode = "synchronous"\n'
    (tmp_path / "dossier.toml").write_text(settings_file, encoding="utf-8")
    if known:
        assert len(load_dossier_config(tmp_path).slots) == 1
    else:
        with pytest.raises(ConfigurationError):
            load_dossier_config(tmp_path)
