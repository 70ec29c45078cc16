"""DOC: what certificates and agreements should not say, or leave out."""

from __future__ import annotations

from sample_dossiers.cast import HELENE, LAN

from .case import Case, Pair, contradiction, gap, holds, kept
from .sessions import ROOM

OF_HELENE, OF_LAN = f"certificate/{HELENE.key}", f"certificate/{LAN.key}"


def certificate_signatory() -> Pair:
    """A company attests on Lan's certificate."""
    bad = kept(ROOM, "certificate/")
    bad.change(OF_LAN, signatory=f"{ROOM.provider.name} SARL")
    good = Case("in_person", kept(ROOM, "certificate/"), holds())
    return Pair(good, Case("in_person", bad, (contradiction(LAN, OF_LAN),)))


def outdated_wording() -> Pair:
    """A repealed article in the agreement; on Lan's certificate, no commitment to keep the evidence."""
    bad = kept(ROOM, "agreement", "certificate/")
    bad.change("agreement", extra="Le suivi est assuré conformément à l'article D.6353-4 du Code du travail.")
    bad.change(OF_LAN, omit={"retention"})
    good = Case("in_person", kept(ROOM, "agreement", "certificate/"), holds())
    return Pair(good, Case("in_person", bad, (contradiction(None, "agreement"), gap(LAN, OF_LAN))))
