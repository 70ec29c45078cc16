"""SIG: who did not sign, and what was signed by copying."""

from __future__ import annotations

from sample_dossiers.cast import LAN
from tests.factory import Dossier, signature

from .case import Case, Pair, Said, contradiction, gap, holds, kept
from .sessions import ROOM, ROOM_AFTERNOON, ROOM_MORNING


def _pair(bad: Dossier, expected: Said) -> Pair:
    return Pair(Case("in_person", kept(ROOM, "sheet"), holds()), Case("in_person", bad, (expected,)))


def learner_signature() -> Pair:
    """Lan's cell of the afternoon is blank."""
    bad = kept(ROOM, "sheet")
    bad.change("sheet", unsigned={(LAN.key, ROOM_AFTERNOON.id)})
    return _pair(bad, gap(LAN, "sheet"))


def trainer_signature() -> Pair:
    """The trainer did not sign the morning."""
    bad = kept(ROOM, "sheet")
    bad.change("sheet", unsigned={("trainer", ROOM_MORNING.id)})
    return _pair(bad, gap(None, "sheet"))


def copied_signature() -> Pair:
    """Lan's two signatures are one picture."""
    bad = kept(ROOM, "sheet")
    bad.change("sheet", pictures={(LAN.key, ROOM_AFTERNOON.id): signature(ROOM, LAN.key, ROOM_MORNING.id)})
    return _pair(bad, contradiction(LAN, "sheet"))
