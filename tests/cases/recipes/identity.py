"""IDN: the same people and the same title everywhere."""

from __future__ import annotations

from dataclasses import replace

from sample_dossiers.cast import ELODIE, HELENE, LAN
from tests.factory import add_certificate

from .case import Case, Pair, contradiction, flatten, gap, holds, kept, question
from .sessions import ROOM

HERS = f"certificate/{LAN.key}"


def certified_people() -> Pair:
    """Élodie has a certificate, and no other document knows her."""
    bad = kept(ROOM, "sheet", "certificate/")
    add_certificate(bad, ELODIE)
    flatten(bad)
    good = Case("in_person", kept(ROOM, "sheet", "certificate/"), holds())
    return Pair(good, Case("in_person", bad, (contradiction(ELODIE, f"certificate/{ELODIE.key}"),)))


def enrolled_people() -> Pair:
    """Lan stands on the agreement and nowhere else."""
    bad = kept(ROOM, "agreement", "sheet")
    bad.change("sheet", learners=(HELENE,))
    good = Case("in_person", kept(ROOM, "agreement", "sheet"), holds())
    no_line = (("INP101", "gap", LAN),)
    return Pair(good, Case("in_person", bad, (gap(LAN, "agreement"),), consequences=no_line))


def same_title() -> Pair:
    """Lan's certificate is for another level."""
    bad = kept(ROOM, "agreement", "certificate/")
    bad.change(HERS, title="Excel initiation")
    good = Case("in_person", kept(ROOM, "agreement", "certificate/"), holds())
    return Pair(good, Case("in_person", bad, (contradiction(LAN, HERS, "agreement"),)))


def doubtful_names() -> Pair:
    """Hélène Dupré-Lefèvre signed; the certificate is made out to Hélène Dupré-Lefebvre."""
    misspelt = replace(HELENE, last="Dupré-Lefebvre")
    bad = kept(ROOM, "sheet")
    add_certificate(bad, misspelt)
    flatten(bad)
    good = Case("in_person", kept(ROOM, "sheet", f"certificate/{HELENE.key}"), holds())
    expected = (question(misspelt, "sheet", f"certificate/{misspelt.key}"),)
    not_hers_for_sure = (("COM107", "gap", HELENE),)
    return Pair(good, Case("in_person", bad, expected, consequences=not_hers_for_sure))
