"""COM, CHR and DOC: papers missing, incomplete, dated wrongly, or worded as they should not be."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from tests.factory import Dossier, final_quiz, visits

from .plants import learner_of, plants
from .trial import Planted


@plants("COM101")
def agreement_without_price(dossier: Dossier, chance: Random) -> Planted:
    """The agreement lacks one of its fields."""
    dossier.change("agreement", omit={("price", "sanction")[chance.randrange(2)]})
    return Planted("COM101", pieces=("agreement",))


@plants("COM104")
def no_positioning(dossier: Dossier, chance: Random) -> Planted:
    """One learner was not positioned."""
    learner = learner_of(dossier, chance)
    dossier.drop(f"positioning/{learner.key}")
    return Planted("COM104", learner)


@plants("COM105", "in_person", "synchronous", "blended")
def no_convocation(dossier: Dossier, chance: Random) -> Planted | None:
    """The group's letter says neither where nor whom to ask."""
    learner = learner_of(dossier, chance)
    others = [each for each in dossier.session.learners if each != learner]
    if len(others) != 1:
        return None
    dossier.drop("convocation")
    from tests.factory import convocation

    dossier.add("convocation", "02 Convocations/Convocation.pdf", convocation, learner=others[0])
    return Planted("COM105", learner)


@plants("COM107")
def no_certificate(dossier: Dossier, chance: Random) -> Planted:
    """One learner has no certificate."""
    learner = learner_of(dossier, chance)
    dossier.drop(f"certificate/{learner.key}")
    return Planted("COM107", learner)


@plants("COM108")
def incomplete_certificate(dossier: Dossier, chance: Random) -> Planted:
    """No box is ticked."""
    learner = learner_of(dossier, chance)
    dossier.change(f"certificate/{learner.key}", omit={"nature"})
    return Planted("COM108", learner, pieces=(f"certificate/{learner.key}",))


@plants("COM109", "in_person", "synchronous")
def not_assessed(dossier: Dossier, chance: Random) -> Planted:
    """One learner did not take the final assessment."""
    learner = learner_of(dossier, chance)
    _, sittings = final_quiz(dossier.session)
    dossier.change("assessment", found=[each for each in sittings if each.person != learner])
    return Planted("COM109", learner)


@plants("COM110")
def no_survey(dossier: Dossier, chance: Random) -> Planted:
    """No participant was asked."""
    dossier.drop("survey")
    return Planted("COM110")


@plants("CHR001")
def certificate_too_early(dossier: Dossier, chance: Random) -> Planted:
    """A certificate was issued before the last day."""
    learner = learner_of(dossier, chance)
    day = dossier.session.end - timedelta(days=1 + chance.randrange(10))
    dossier.change(f"certificate/{learner.key}", issued=day)
    later = any(each.kind == "quiz" and each.day > day for each in dossier.session.activities)
    consequences = frozenset({("CHR004", learner)} if later else ())
    return Planted("CHR001", learner, pieces=(f"certificate/{learner.key}",), consequences=consequences)


@plants("DOC001")
def company_attests(dossier: Dossier, chance: Random) -> Planted:
    """A company is the one who attests."""
    learner = learner_of(dossier, chance)
    dossier.change(f"certificate/{learner.key}", signatory=f"{dossier.session.provider.name} SARL")
    return Planted("DOC001", learner, pieces=(f"certificate/{learner.key}",))


@plants("DOC002")
def repealed_article(dossier: Dossier, chance: Random) -> Planted:
    """The agreement quotes a repealed article."""
    article = ("D.6353-4", "D.6353-3")[chance.randrange(2)]
    dossier.change("agreement", extra=f"Le suivi est assuré conformément à l'article {article} du Code du travail.")
    return Planted("DOC002", pieces=("agreement",))


@plants("ASY106", "asynchronous")
def no_remote_assessment(dossier: Dossier, chance: Random) -> Planted:
    """One learner read the modules and took no assessment."""
    session, learner = dossier.session, learner_of(dossier, chance)
    assessed = {(learner.key, each.name) for each in session.activities if each.kind in {"quiz", "assign"}}
    found = visits(session, without=assessed)
    for name in dossier.pieces:
        if name in {"completion", "grades", "log"} or name.startswith(("quiz/", "assignment/")):
            dossier.change(name, found=found)
    return Planted("ASY106", learner, consequences=frozenset({("HRS001", learner)}))
