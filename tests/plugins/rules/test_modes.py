"""HRS003, HRS004, HRS006 and HRS008, and the bounds that a funder sets."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from auditready import (
    ActivityProgress,
    Agreement,
    LmsSession,
    Mention,
    PlannedSequence,
    PlannedSlot,
    Scope,
    SequencePlan,
    Tolerances,
    WorkPhase,
)

DURAND, MARTIN = "Camille Durand", "Louis Martin"
DAY = date(2026, 3, 2)
NEXT_DAY = date(2026, 3, 3)


def plan(draft, *sequences, **fields):
    made = tuple(
        PlannedSequence(name=f"S{number}", mode=mode, minutes=lasting, objective="But")
        for number, (mode, lasting) in enumerate(sequences)
    )
    draft.evidence.append(SequencePlan(locator=draft.locator("plan.pdf"), sequences=made, **fields))


@pytest.fixture
def blended(draft):
    """A day in the room and an hour of remote work, as agreed: one hour of eight at a distance."""
    draft.settings["modality"] = "blended"
    draft.change(Agreement, minutes=480.0, end=NEXT_DAY, distance_rate=0.125)
    draft.announce(**{"Module 1": 60.0})
    for name in (DURAND, MARTIN):
        draft.progress(name, "Module 1", completed_at=datetime(2026, 3, 3, 10, 15))
        draft.visit(name, datetime(2026, 3, 3, 9, 20), 55)
    return draft


# --- HRS003 --------------------------------------------------------------------------------------------------


def test_the_agreed_rate_is_the_planned_one(blended, findings):
    assert findings("HRS003", blended) == []


def test_a_rate_off_by_more_than_five_points(blended, findings):
    blended.change(Agreement, distance_rate=0.5)
    (found,) = findings("HRS003", blended)
    assert found.state == "contradiction"
    assert found.message.fr == (
        "La convention annonce 50 % à distance ; le prévu en donne 12,5 % (présentiel 7 h, à distance 1 h)."
    )
    assert found.expected.en == "12.5%, within 5%"


def test_five_points_are_within_the_margin(blended, findings):
    blended.change(Agreement, distance_rate=0.175)
    assert findings("HRS003", blended) == []


def test_a_live_class_is_at_a_distance(live, findings):
    live.change(Agreement, distance_rate=0.0)
    (found,) = findings("HRS003", live)
    assert found.found.en == "0%"
    assert found.expected.en == "100%, within 5%"


def test_an_activity_without_duration_leaves_the_rate_open(blended, findings, reasons):
    blended.change(Agreement, distance_rate=0.5)
    blended.announce(**{"Module 2": None})
    assert findings("HRS003", blended) == []
    assert reasons("HRS003", blended) == ["The planned durations of each mode are not all known."]


# --- HRS004 --------------------------------------------------------------------------------------------------


def test_modes_that_add_up(blended, findings):
    plan(blended, ("in_person", 420.0), ("asynchronous", 60.0))
    assert findings("HRS004", blended) == []


def test_a_plan_of_more_than_was_sold(blended, findings):
    plan(blended, ("in_person", 420.0), ("asynchronous", 120.0))
    (found,) = findings("HRS004", blended)
    assert found.message.en == "The sequences add up to 9 h (face to face 7 h, remote 2 h) for 8 h planned."


def test_a_plan_with_an_unknown_duration_says_nothing(blended, findings):
    plan(blended, ("in_person", 420.0), ("asynchronous", None))
    assert findings("HRS004", blended) == []


def test_agreed_remote_hours_that_are_not_planned(blended, findings):
    blended.change(Agreement, distance_minutes=240.0)
    (found,) = findings("HRS004", blended)
    assert (found.expected.fr, found.found.fr) == ("1 h", "4 h")


def test_a_live_class_in_the_list_of_activities(blended, findings):
    blended.announce(**{"Classe virtuelle de reprise": 90.0})
    blended.convocation(
        start=NEXT_DAY, end=NEXT_DAY, schedule=(PlannedSlot(date=NEXT_DAY, start=time(9), end=time(10, 30)),)
    )
    blended.settings["slots"] = ()
    for name in (DURAND, MARTIN):
        blended.stay(name, "morning", 90, NEXT_DAY, meeting_end=datetime(2026, 3, 3, 10, 30))
    found = {one.key: one for one in findings("HRS004", blended)}
    assert found["listed"].state == "to_judge"
    assert "Classe virtuelle de reprise" in found["listed"].message.fr


def test_a_remote_activity_done_in_the_room(blended, findings):
    blended.change(ActivityProgress, DURAND, completed_at=datetime(2026, 3, 2, 11))
    (found,) = findings("HRS004", blended)
    assert (found.state, found.learner, found.key) == ("to_judge", "l1", "in-class")
    assert "02/03/2026 (matin)" in found.message.fr


def at_work(draft, *phases, end=NEXT_DAY):
    draft.settings["modality"] = "work_based"
    draft.change(Agreement, minutes=180.0, end=end)
    for phase, start, lasting in phases:
        draft.evidence.append(
            WorkPhase(
                locator=draft.locator("journal.pdf", phase), person=Mention(name=DURAND), phase=phase, date=DAY,
                start=time(start), minutes=lasting, signed=True,
            )
        )  # fmt: skip


def test_phases_that_come_to_the_planned_duration(empty, findings):
    empty.agreement()
    at_work(empty, ("work", 9, 120.0), ("reflective", 14, 60.0))
    assert findings("HRS004", empty) == []


def test_a_phase_too_few(empty, findings):
    empty.agreement()
    at_work(empty, ("work", 9, 120.0))
    (found,) = findings("HRS004", empty)
    assert (found.state, found.learner, found.found.en) == ("contradiction", "l1", "2 h")


def test_certified_hours_rest_on_the_phases(empty, findings):
    empty.agreement()
    at_work(empty, ("work", 9, 120.0), ("reflective", 14, 60.0))
    empty.certificate(DURAND, minutes=180.0, end=NEXT_DAY)
    assert findings("HRS001", empty) == []
    empty.certificate(DURAND, minutes=240.0, end=NEXT_DAY)
    (found,) = findings("HRS001", empty)
    assert found.expected.fr == "au plus 3 h"


# --- HRS006 --------------------------------------------------------------------------------------------------


def test_connected_in_proportion(blended, findings):
    assert findings("HRS006", blended) == []


@pytest.mark.parametrize(
    ("minutes", "key", "share"), [(10, "connected_low", "16,7 %"), (200, "connected_high", "333,3 %")]
)
def test_connected_out_of_proportion(blended, findings, minutes, key, share):
    start = datetime(2026, 3, 3, 9)
    blended.change(LmsSession, DURAND, start=start, end=start + timedelta(minutes=minutes), minutes=float(minutes))
    (found,) = findings("HRS006", blended)
    assert (found.state, found.learner, found.key, found.found.fr) == ("to_judge", "l1", key, share)


def test_time_that_the_platform_measured_stands_for_connections(remote, findings):
    remote.evidence = [one for one in remote.evidence if not isinstance(one, LmsSession)]
    remote.change(ActivityProgress, DURAND, spent_minutes=5.0)
    (found,) = findings("HRS006", remote)
    assert found.message.fr == "Camille Durand : 10 min connectées pour 3 h créditées."


def test_nothing_to_compare_without_durations(remote, reasons):
    remote.evidence = [one for one in remote.evidence if one.kind != "distance_information"]
    assert reasons("HRS006", remote) == ["No learner has both a connected and a credited time."]


# --- HRS008 --------------------------------------------------------------------------------------------------


def test_a_class_without_anything_beside_it(live, findings):
    assert findings("HRS008", live) == []


def test_half_an_hour_before_the_class(live, findings):
    live.stay(DURAND, "morning", 215, start=datetime(2026, 3, 2, 8, 20), end=datetime(2026, 3, 2, 9, 5))
    (found,) = findings("HRS008", live)
    assert found.message.fr == (
        "Temps connecté non compté : Camille Durand, 02/03/2026 (matin) : 5 min en double, 40 min avant ou après."
    )


def test_two_devices(live, findings):
    live.stay(DURAND, "morning", 60)
    (found,) = findings("HRS008", live)
    assert "1 h en double" in found.message.fr


def test_a_report_in_another_zone(draft, findings):
    draft.settings["modality"] = "synchronous"
    for name in (DURAND, MARTIN):
        start, end = datetime(2026, 3, 2, 3), datetime(2026, 3, 2, 6, 30)
        draft.stay(name, "morning", start=start, end=end, meeting_start=start, meeting_end=end)
    (found,) = findings("HRS008", draft)
    assert found.found.fr == "heures 6 h plus tôt"
    assert {place.file for place in found.locators} == {"zoom 2026-03-02 morning.csv"}


# --- bounds --------------------------------------------------------------------------------------------------


def bounded(draft, monkeypatch, **bounds):
    scope = Scope(funder="OPCO Mer", tolerances=Tolerances(**bounds))
    whole = draft.dossier
    monkeypatch.setattr(draft, "dossier", lambda: _with(whole(), scope))


def _with(dossier, scope):
    dossier.scope = scope
    return dossier


def test_a_funders_tolerance_is_applied_and_named(live, findings, monkeypatch):
    bounded(live, monkeypatch, presence_share=0.9)
    live.evidence = [one for one in live.evidence if one.kind != "presence"]
    live.live(180)
    found = findings("PRS001", live)
    assert len(found) == 2
    assert found[0].expected.fr == (
        "connexion d'au moins 90 % (réglage d'auditready.toml ; financeur : OPCO Mer) du créneau"
    )


def test_certified_minutes_within_the_tolerance(draft, findings, monkeypatch):
    draft.change(type(draft.evidence[-1]), DURAND, minutes=430.0)
    assert len(findings("HRS001", draft)) == 1
    bounded(draft, monkeypatch, certified_minutes=15)
    assert findings("HRS001", draft) == []


def test_longer_connections_where_they_are_allowed(remote, findings, monkeypatch):
    remote.visit(DURAND, datetime(2026, 3, 2, 16), 400)
    assert findings("DST005", remote) == []
    bounded(remote, monkeypatch, session_hours=6)
    (found,) = findings("DST005", remote)
    assert found.expected.en == "at most 6 h (set in auditready.toml; funder: OPCO Mer)"
