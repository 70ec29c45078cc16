"""CHR: papers, assessments, surveys and files on a day that they cannot be of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from sample_dossiers.cast import LAN
from tests.factory import Dossier, final_quiz, signing, slots_of

from .case import Case, Pair, contradiction, holds, kept, question
from .sessions import ROOM

REBUILT = datetime(2026, 11, 9, 18, 2)
"""Thirteen days before the audit of all cases."""


def agreed_before() -> Pair:
    """The agreement was signed two days after the start, the joining instructions sent on the first evening."""
    good, bad = (kept(ROOM, "agreement", "convocation", "sheet") for _ in range(2))
    bad.change("agreement", signed=date(2026, 3, 18))
    bad.change("convocation", sent=date(2026, 3, 17))
    wrong = (contradiction(None, "agreement"), contradiction(None, "convocation"))
    return Pair(Case("in_person", good, holds()), Case("in_person", bad, wrong))


def known_before() -> Pair:
    """Lan's positioning is dated the day after the training."""
    good, bad = (kept(ROOM, "sheet", "positioning/") for _ in range(2))
    bad.change(f"positioning/{LAN.key}", at=date(2026, 3, 17))
    wrong = contradiction(LAN, f"positioning/{LAN.key}")
    return Pair(Case("in_person", good, holds()), Case("in_person", bad, (wrong,)))


def assessed_after() -> Pair:
    """Lan took the final assessment three days before the training."""
    good, bad = (kept(ROOM, "sheet", "assessment") for _ in range(2))
    _, sittings = final_quiz(ROOM)
    early = [replace(one, start=one.start - timedelta(days=3)) if one.person == LAN else one for one in sittings]
    bad.change("assessment", found=early)
    return Pair(Case("in_person", good, holds()), Case("in_person", bad, (question(LAN, "assessment"),)))


def unannounced_days() -> Pair:
    """The sheet is of 14 July, and nothing announces a class on that day."""
    holiday = ROOM.but(slots=slots_of(date(2026, 7, 14)))
    bad = Case("in_person", kept(holiday, "sheet"), (question(None, "sheet"),))
    return Pair(Case("in_person", kept(ROOM, "sheet"), holds()), bad)


def surveyed_after() -> Pair:
    """The answers came in a week before the training."""
    good, bad = (kept(ROOM, "sheet", "survey") for _ in range(2))
    bad.change("survey", day=date(2026, 3, 9))
    return Pair(Case("in_person", good, holds()), Case("in_person", bad, (question(None, "survey"),)))


def made_together() -> Pair:
    """Six papers of five months were made in half an hour, shortly before the audit."""
    good, bad = (kept(ROOM, "sheet", "agreement", "convocation", "positioning/", "certificate/") for _ in range(2))
    papers = [name for name in bad.pieces if name != "sheet"]
    for number, name in enumerate(papers):
        _stamp(good, name, datetime(2026, 2, 20, 9) if "certificate" not in name else datetime(2026, 3, 18, 9))
        _stamp(bad, name, REBUILT + timedelta(minutes=5 * number))
    return Pair(Case("in_person", good, holds()), Case("in_person", bad, (question(None, *papers),)))


def _stamp(dossier: Dossier, name: str, made: datetime) -> None:
    piece = dossier.pieces[name]
    writer: Callable[..., bytes] = piece.writer
    piece.writer = signing.made_at(writer, made)
