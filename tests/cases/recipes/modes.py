"""HRS and BLE: hours by mode, connected time, the articulation of a path; ASY: the life of its group."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sample_dossiers.cast import BRUNO, YANNICK
from tests.factory import Stay, stays, visits

from .case import Case, Pair, contradiction, gap, holds, kept, question
from .sessions import LIVE, LIVE_AFTERNOON, LIVE_MORNING, MIXED, PATH


def distance_rate() -> Pair:
    """The agreement states half of it at a distance; one hour of eight is."""
    pieces = ("agreement", "sheet", "distance")
    bad = kept(MIXED, *pieces)
    bad.change("agreement", distance_share=0.5)
    good = Case("blended", kept(MIXED, *pieces), holds())
    return Pair(good, Case("blended", bad, (contradiction(None, *pieces),)))


def hours_by_mode() -> Pair:
    """The plan of sequences has an hour more than was sold."""
    pieces = ("agreement", "sheet", "distance", "plan")
    bad = kept(MIXED, *pieces)
    bad.change("plan", longer=60)
    good = Case("blended", kept(MIXED, *pieces), holds())
    return Pair(good, Case("blended", bad, (contradiction(None, "agreement", "plan"),)))


def connected_against_credited() -> Pair:
    """Bruno did everything in six minutes."""
    pieces = ("agreement", "distance", "log", "completion")
    good, bad = kept(PATH, *pieces), kept(PATH, *pieces)
    hurried = [replace(visit, minutes=2) if visit.person == BRUNO else visit for visit in visits(PATH)]
    good.change("log", gap_seconds=1500)
    bad.change("log", gap_seconds=1500, found=hurried)
    found = (question(BRUNO, "log", "completion"),)
    return Pair(Case("asynchronous", good, holds()), Case("asynchronous", bad, found))


def uncounted_time() -> Pair:
    """Yannick was connected from two devices for an hour."""
    morning = f"zoom/{LIVE_MORNING.id}"
    pieces = (morning, f"zoom/{LIVE_AFTERNOON.id}", "sheet/live")
    bad = kept(LIVE, *pieces)
    start = LIVE_MORNING.starts + timedelta(minutes=20)
    second = Stay(YANNICK, start, start + timedelta(hours=1))
    bad.change(morning, found=[*stays(LIVE, LIVE_MORNING), second])
    good = Case("synchronous", kept(LIVE, *pieces), holds())
    return Pair(good, Case("synchronous", bad, (question(None, morning),)))


def sequences_articulated() -> Pair:
    """The plan of sequences states no objective."""
    pieces = ("sheet", "completion", "plan")
    bad = kept(MIXED, *pieces)
    bad.change("plan", omit={"objective"})
    good = Case("blended", kept(MIXED, *pieces), holds("plan"))
    return Pair(good, Case("blended", bad, (gap(None, "plan"),)))


def life_of_the_group() -> Pair:
    """Nobody wrote in the forum, and no reminder is on record."""
    good = Case("asynchronous", kept(PATH, "agreement", "distance", "forum"), holds("forum"))
    return Pair(good, Case("asynchronous", kept(PATH, "agreement", "distance"), (gap(None),)))
