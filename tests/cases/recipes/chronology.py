"""CHR: documents dated before what they attest."""

from __future__ import annotations

from datetime import date

from sample_dossiers.cast import LAN

from .case import Case, Pair, contradiction, holds, kept
from .sessions import ROOM


def certificate_date() -> Pair:
    """Lan's certificate was issued on the Friday before the session."""
    bad = kept(ROOM, "sheet", "certificate/")
    bad.change(f"certificate/{LAN.key}", issued=date(2026, 3, 13))
    good = Case("in_person", kept(ROOM, "sheet", "certificate/"), holds())
    return Pair(good, Case("in_person", bad, (contradiction(LAN, f"certificate/{LAN.key}"),)))
