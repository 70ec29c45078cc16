"""COM and INP: what every session must show, and the sheet of the half-days in a room."""

from __future__ import annotations

from sample_dossiers.cast import HELENE, LAN, MOHAMED
from tests.factory import Dossier, convocation, final_quiz

from .case import Case, Pair, Said, gap, holds, holds_for, kept, question
from .sessions import ROOM, ROOM_MORNING


def _pair(good: Dossier, expected_good: tuple[Said, ...], bad: Dossier, expected_bad: tuple[Said, ...]) -> Pair:
    return Pair(Case("in_person", good, expected_good), Case("in_person", bad, expected_bad))


def complete_agreement() -> Pair:
    """An agreement without price, nor what the training leads to."""
    bad = kept(ROOM, "agreement")
    bad.change("agreement", omit={"price", "sanction"})
    return _pair(kept(ROOM, "agreement"), holds("agreement"), bad, (gap(None, "agreement"),))


def entry_positioning() -> Pair:
    """Nobody asked Lan what she knew already."""
    bad = kept(ROOM, "sheet", "needs", f"positioning/{HELENE.key}")
    good = kept(ROOM, "sheet", "needs", "positioning/")
    return _pair(good, holds_for(HELENE, LAN), bad, (*holds_for(HELENE), gap(LAN)))


def joining_instructions() -> Pair:
    """Hélène got all she needs, Lan nothing, Mohamed a letter that says neither where nor whom to ask."""
    three = ROOM.but(learners=(HELENE, LAN, MOHAMED))
    good, bad = kept(three, "sheet", "needs", "convocation"), kept(three, "sheet", "needs")
    bad.add(HELENE.key, "Convocation Dupré-Lefèvre.pdf", convocation, learner=HELENE)
    bad.add(MOHAMED.key, "Convocation Aït Saïd.pdf", convocation, learner=MOHAMED, omit={"place", "contact"})
    expected = (*holds_for(HELENE), gap(LAN), question(MOHAMED, MOHAMED.key))
    return _pair(good, holds_for(HELENE, LAN, MOHAMED), bad, expected)


def certificate_for_each() -> Pair:
    """Lan came and has no certificate."""
    bad = kept(ROOM, "sheet", f"certificate/{HELENE.key}")
    good = kept(ROOM, "sheet", "certificate/")
    return _pair(good, holds_for(HELENE, LAN), bad, (*holds_for(HELENE), gap(LAN)))


def complete_certificate() -> Pair:
    """No box is ticked on Lan's certificate."""
    bad = kept(ROOM, "certificate/")
    bad.change(f"certificate/{LAN.key}", omit={"nature"})
    expected = (*holds_for(HELENE), gap(LAN, f"certificate/{LAN.key}"))
    return _pair(kept(ROOM, "certificate/"), holds_for(HELENE, LAN), bad, expected)


def learning_assessed() -> Pair:
    """Lan came and did not take the assessment."""
    bad = kept(ROOM, "sheet", "assessment")
    _, sittings = final_quiz(ROOM)
    bad.change("assessment", found=[sitting for sitting in sittings if sitting.person == HELENE])
    good = kept(ROOM, "sheet", "assessment")
    return _pair(good, holds_for(HELENE, LAN), bad, (*holds_for(HELENE), gap(LAN)))


def satisfaction() -> Pair:
    """The client answered, and no participant."""
    bad = kept(ROOM, "sheet", "survey/company")
    return _pair(kept(ROOM, "sheet", "survey"), holds("survey"), bad, (gap(None, "survey/company"),))


def sheet_for_each_half_day() -> Pair:
    """The convocation announces a morning and an afternoon; the sheet of the afternoon is missing."""
    bad = kept(ROOM, "convocation", "sheet")
    bad.change("sheet", slots=[ROOM_MORNING])
    good = kept(ROOM, "convocation", "sheet")
    return _pair(good, holds_for(HELENE, LAN), bad, (gap(HELENE), gap(LAN)))
