"""HRS: hours certified, justified and planned."""

from __future__ import annotations

from sample_dossiers.cast import LAN

from .case import Case, Pair, contradiction, holds, kept
from .sessions import ROOM, ROOM_AFTERNOON


def certified_hours() -> Pair:
    """Lan was away in the afternoon; her certificate states the whole day."""
    away = ROOM.but(absences=frozenset({(LAN.key, ROOM_AFTERNOON.id)}))
    bad = kept(away, "sheet", "certificate/")
    bad.change(f"certificate/{LAN.key}", minutes=away.planned_minutes)
    good = Case("in_person", kept(away, "sheet", "certificate/"), holds())
    return Pair(good, Case("in_person", bad, (contradiction(LAN, "sheet", f"certificate/{LAN.key}"),)))


def planned_hours() -> Pair:
    """The agreement sells fourteen hours; the sheets show one day."""
    bad = kept(ROOM, "agreement", "sheet")
    bad.change("agreement", minutes=2 * ROOM.planned_minutes)
    good = Case("in_person", kept(ROOM, "agreement", "sheet"), holds())
    return Pair(good, Case("in_person", bad, (contradiction(None, "agreement", "sheet"),)))
