"""EVA001: which objective no assessment names, and when nobody can tell."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from auditready import PlannedSequence, Programme, SequencePlan

GOALS = ("Négocier un contrat", "Rédiger une offre commerciale")


@pytest.fixture
def taught(remote):
    """A clean remote training with a programme and one assessment a learner, of which the tests choose the title."""

    def make(*titles: str, goals: tuple[str, ...] = GOALS, **fields: Any):
        remote.evidence = [record for record in remote.evidence if record.kind != "assessment"]
        remote.evidence.append(
            Programme(title="Vente", objectives=goals, locator=remote.locator("programme.pdf", "Objectifs"))
        )
        for title in titles:
            for name in ("Camille Durand", "Louis Martin"):
                remote.assess(name, **{"title": title, "phase": None} | fields)
        return remote

    return make


def test_the_objective_that_no_assessment_names_is_asked_about_once(taught, findings) -> None:
    (found,) = findings("EVA001", taught("Quiz négociation"))
    assert (found.state, found.learner) == ("to_judge", None)
    assert (
        found.message.fr
        == "Objectif « Rédiger une offre commerciale » : aucune évaluation ne le nomme (« Quiz négociation »)."
    )
    assert [locator.file for locator in found.locators] == ["programme.pdf", "quiz.csv"]


@pytest.mark.parametrize(
    "titles",
    [
        ("Quiz négociation", "Rédaction d'une offre"),
        ("Évaluation des acquis",),
        ("Quiz négociation", "QCM final"),
        ("Quiz négociation", "Examen"),
        ("Évaluation",),
        ("Test Excel niveau 2",),
    ],
)
def test_all_objectives_are_measured(titles: tuple[str, ...], taught, findings, reasons) -> None:
    draft = taught(*titles)
    assert findings("EVA001", draft) == []
    assert reasons("EVA001", draft) == []


def test_an_assessment_at_the_end_may_measure_everything(taught, findings) -> None:
    assert findings("EVA001", taught("Quiz négociation", phase="end")) == []


def test_a_title_that_names_no_objective_settles_nothing(taught, reasons) -> None:
    assert reasons("EVA001", taught("Quiz négociation", "Étude de cas")) == [
        "The title of “Étude de cas” does not say which objectives are measured."
    ]


def test_a_plan_says_what_an_assessment_is_for(taught, findings) -> None:
    draft = taught("Quiz négociation", "Étude de cas")
    plan = (PlannedSequence(name="Étude de cas", objective="Rédiger une offre"),)
    draft.evidence.append(SequencePlan(sequences=plan, locator=draft.locator("plan.pdf")))
    assert findings("EVA001", draft) == []


def test_an_entry_test_measures_nothing(taught, reasons) -> None:
    assert reasons("EVA001", taught("Test de positionnement")) == ["No assessment after the entry: see ASY106."]
    assert reasons("EVA001", taught("Quiz négociation", phase="entry")) == [
        "No assessment after the entry: see ASY106."
    ]


def test_the_agreement_speaks_where_there_is_no_programme(remote, findings) -> None:
    remote.evidence = [record for record in remote.evidence if record.kind not in {"assessment", "agreement"}]
    remote.agreement(minutes=180.0, objectives="– Négocier un contrat – Rédiger une offre commerciale")
    remote.assess("Camille Durand", title="Quiz négociation", phase=None)
    (found,) = findings("EVA001", remote)
    assert "Rédiger une offre commerciale" in found.message.fr


def test_nothing_is_asked_before_the_end_nor_without_objectives(taught, reasons) -> None:
    draft = taught("Quiz négociation", goals=())
    assert reasons("EVA001", draft) == ["No objective is readable."]
    draft.as_of = date(2026, 3, 2)
    assert reasons("EVA001", draft) == ["The session is not over."]
