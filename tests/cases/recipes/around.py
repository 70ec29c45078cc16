"""COM102 to COM113, EVA001: programme, need, welcome, trainers, teaching material, objectives that are assessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sample_dossiers.cast import HELENE, LAN, NATHALIE
from tests.factory import Activity, papers

from .case import Case, Pair, Said, gap, holds, holds_for, kept, question
from .sessions import PATH, ROOM

WELCOMING = Activity("Quiz – Accueillir un collaborateur", "quiz", 30, date(2026, 9, 7))
PROGRESS = Activity("Quiz – La progression du tuteuré", "quiz", 30, date(2026, 9, 9))


def _case(*pieces: str, expected: tuple[Said, ...]) -> Case:
    return Case("in_person", kept(ROOM, *pieces), expected)


def complete_programme() -> Pair:
    """A programme that says neither when one can join nor what it costs."""
    bad = kept(ROOM, "programme")
    bad.change("programme", layout="table", form="docx", omit={"access", "price"})
    bad.move("programme", "Fiche programme.docx")
    good = _case("programme", expected=holds("programme"))
    return Pair(good, Case("in_person", bad, (gap(None, "programme"),)))


def analysed_need() -> Pair:
    """The company said what its group needs; or Hélène alone was asked."""
    bad, good = kept(ROOM, "sheet"), kept(ROOM, "sheet", "needs")
    omit = {"handicap"}  # what nobody was asked is COM115's
    bad.add("needs", "Analyse du besoin Dupré-Lefèvre.docx", papers.needs_analysis, learner=HELENE, omit=omit)
    bad.change("needs", form="docx")
    good.change("needs", omit=omit)
    expected = (*holds_for(HELENE), gap(LAN))
    return Pair(Case("in_person", good, holds_for(HELENE, LAN)), Case("in_person", bad, expected))


def welcome() -> Pair:
    """A booklet without the rules that it announces."""
    good = _case("booklet", "rules", expected=holds("booklet", "rules"))
    return Pair(good, _case("booklet", expected=(gap(None, "booklet"),)))


def trainer_profiles() -> Pair:
    """The CV of a trainer whom no document names, and none of the one on the sheet."""
    bad = kept(ROOM, "sheet")
    bad.add("other", "Fiche formateur Rouquette.docx", papers.trainer_profile, NATHALIE, form="docx", layout="sheet")
    good = _case("sheet", "trainer", expected=holds("trainer"))
    return Pair(good, Case("in_person", bad, (gap(None, "sheet"),)))


def teaching_resources() -> Pair:
    """A sheet, and nothing that the learners took home."""
    good = kept(ROOM, "sheet")
    good.add("slides", "Support de cours.pptx", papers.slides)
    return Pair(Case("in_person", good, holds("slides")), _case("sheet", expected=(gap(None),)))


def assessed_objectives() -> Pair:
    """A quiz is named after each of the two objectives; then one of them is gone."""
    both, one = (replace(PATH, activities=activities) for activities in ((WELCOMING, PROGRESS), (WELCOMING,)))
    pieces = ("agreement", "programme", "quiz/")
    good = Case("asynchronous", kept(both, *pieces), holds())
    quiz = f"quiz/{WELCOMING.name}"
    return Pair(good, Case("asynchronous", kept(one, *pieces), (question(None, "programme", quiz),)))
