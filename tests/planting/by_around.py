"""COM102 to COM113, EVA001, HRS005, BLE102: what a session rests on."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.factory import Dossier, papers

from .plants import learner_of, plants
from .trial import Planted

OTHER = ("in_person", "synchronous", "blended", "work_based")


@plants("COM102", *OTHER, "asynchronous")
def programme_without_items(dossier: Dossier, chance: Random) -> Planted:
    """The programme says neither when one can join nor what it costs."""
    dossier.change("programme", omit={("access", "price")[chance.randrange(2)]})
    return Planted("COM102", pieces=("programme",))


@plants("COM103", *OTHER, "asynchronous")
def nobody_was_asked(dossier: Dossier, chance: Random) -> Planted:
    """Everybody was asked by name but one."""
    learner = learner_of(dossier, chance)
    dossier.drop("needs")
    for each in dossier.session.learners:
        if each != learner:
            path = f"01 Convention/Analyse du besoin {each.last} {each.first}.pdf"
            dossier.add(f"needs/{each.key}", path, papers.needs_analysis, learner=each)
    return Planted("COM103", learner)


@plants("COM106", *OTHER, "asynchronous")
def no_rules(dossier: Dossier, chance: Random) -> Planted:
    """A booklet without the rules, or the rules without a booklet."""
    gone, left = (("rules", "booklet"), ("booklet", "rules"))[chance.randrange(2)]
    dossier.drop(gone)
    return Planted("COM106", pieces=(left,))


@plants("COM112", *OTHER, "asynchronous")
def no_profile(dossier: Dossier, chance: Random) -> Planted:
    """Nothing shows who the trainer is."""
    dossier.drop("trainer")
    return Planted("COM112")


@plants("COM113", "in_person", "synchronous", "work_based")
def no_material(dossier: Dossier, chance: Random) -> Planted:
    """Nothing was left to the learners."""
    dossier.drop("handout")
    return Planted("COM113")


@plants("HRS005", *OTHER, "asynchronous")
def two_durations(dossier: Dossier, chance: Random) -> Planted:
    """The programme announces another duration than the agreement."""
    dossier.change("programme", minutes=dossier.session.planned_minutes + 60 * (1 + chance.randrange(5)))
    return Planted("HRS005", pieces=("programme", "agreement"))


@plants("EVA001", "asynchronous")
def objective_without_assessment(dossier: Dossier, chance: Random) -> Planted:
    """Every assessment is named after one objective, and no one after the other."""
    session = dossier.session
    first = session.objectives[0]
    for name in [name for name in dossier.pieces if name.startswith(("quiz/", "assignment/"))]:
        dossier.drop(name)
    renamed = tuple(
        replace(each, name=f"Quiz {number} – {first}") if each.kind in {"quiz", "assign"} else each
        for number, each in enumerate(session.activities)
    )
    renamed = tuple(replace(each, kind="quiz") if each.kind == "assign" else each for each in renamed)
    other = session.but(activities=renamed)
    from tests.factory import clean

    planted = clean(other)
    dossier.session = other
    dossier.pieces = planted.pieces
    quizzes = tuple(name for name in dossier.pieces if name.startswith("quiz/"))
    return Planted("EVA001", pieces=("programme", *quizzes[:1]))


@plants("BLE102", "blended")
def no_sequence_plan(dossier: Dossier, chance: Random) -> Planted:
    """Nothing says in which order the sequences come."""
    dossier.drop("plan")
    return Planted("BLE102")
