"""AFE: the four items of a work-based action."""

from __future__ import annotations

from random import Random

from tests.factory import Dossier

from .plants import learner_of, plants
from .trial import Planted


@plants("AFE101", "work_based")
def no_analysis(dossier: Dossier, chance: Random) -> Planted:
    """The work activity of one learner was not analysed."""
    learner = learner_of(dossier, chance)
    dossier.drop(f"afest/analysis/{learner.key}")
    return Planted("AFE101", learner)


@plants("AFE102", "work_based")
def no_trainer(dossier: Dossier, chance: Random) -> Planted:
    """Neither a designation nor one learner's protocol says who tutors."""
    learner = learner_of(dossier, chance)
    dossier.drop("afest/trainer", f"afest/protocol/{learner.key}")
    return Planted("AFE102", learner)


@plants("AFE103", "work_based")
def no_reflection(dossier: Dossier, chance: Random) -> Planted:
    """One learner's log has no reflective phase."""
    learner = learner_of(dossier, chance)
    work = [phase for phase in dossier.session.phases if phase.kind == "work"]
    dossier.change(f"afest/log/{learner.key}", phases=work)
    return Planted("AFE103", learner, consequences=frozenset({("HRS001", learner), ("HRS004", learner)}))


@plants("AFE104", "work_based")
def no_assessment(dossier: Dossier, chance: Random) -> Planted:
    """One learner was not assessed."""
    learner = learner_of(dossier, chance)
    dossier.drop(f"afest/assessment/{learner.key}")
    return Planted("AFE104", learner)
