"""CHR: papers, assessments and surveys on a day that they cannot be of."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from random import Random

from tests.factory import Dossier, final_quiz, signing

from .plants import learner_of, plants
from .trial import AS_OF, Planted


@plants("CHR002")
def agreed_too_late(dossier: Dossier, chance: Random) -> Planted:
    """The agreement was signed after the start."""
    dossier.change("agreement", signed=dossier.session.start + timedelta(days=1 + chance.randrange(9)))
    return Planted("CHR002", pieces=("agreement",))


@plants("CHR003")
def positioned_too_late(dossier: Dossier, chance: Random) -> Planted:
    """One learner was positioned after the start."""
    learner = learner_of(dossier, chance)
    name = f"positioning/{learner.key}"
    dossier.change(name, at=dossier.session.start + timedelta(days=1 + chance.randrange(9)))
    return Planted("CHR003", learner, pieces=(name,))


@plants("CHR004", "in_person", "synchronous")
def assessed_too_early(dossier: Dossier, chance: Random) -> Planted:
    """One learner took the final assessment days before the training."""
    learner = learner_of(dossier, chance)
    _, sittings = final_quiz(dossier.session)
    days = (dossier.session.end - dossier.session.start).days + 2 + chance.randrange(9)
    early = [replace(one, start=one.start - timedelta(days=days)) if one.person == learner else one for one in sittings]
    dossier.change("assessment", found=early)
    return Planted("CHR004", learner, pieces=("assessment",))


@plants("CHR006")
def surveyed_too_early(dossier: Dossier, chance: Random) -> Planted:
    """The answers came in before the training."""
    dossier.change("survey", day=dossier.session.start - timedelta(days=2 + chance.randrange(5)))
    return Planted("CHR006", pieces=("survey",))


@plants("CHR007")
def rebuilt(dossier: Dossier, chance: Random) -> Planted | None:
    """The papers of five months were made in half an hour, shortly before the audit."""
    evening = datetime.combine(AS_OF - timedelta(days=5 + chance.randrange(20)), time(18, 2))
    names = [name for name in dossier.pieces if name.startswith(("agreement", "positioning", "certificate"))]
    papers = [name for name in names if dossier.path(name).endswith(".pdf")]
    if "agreement" not in papers:
        return None  # papers of two dates alone are no rebuilt file
    for number, name in enumerate(papers):
        piece = dossier.pieces[name]
        dossier.pieces[name] = replace(piece, writer=signing.made_at(piece.writer, evening + timedelta(minutes=number)))
    return Planted("CHR007", pieces=tuple(papers[:3]))


@plants("CHR005", "in_person")
def signed_on_a_sunday(dossier: Dossier, chance: Random) -> Planted:
    """The sheet has one more half-day, on the Sunday after, which nothing announces."""
    session = dossier.session
    last = session.slots[-1]
    sunday = replace(last, date=last.date + timedelta(days=6 - last.date.weekday()))
    dossier.change("sheet", session=session.but(slots=(*session.slots, sunday)))
    return Planted("CHR005", None, sunday, ("sheet",), frozenset({("HRS002", None)}))
