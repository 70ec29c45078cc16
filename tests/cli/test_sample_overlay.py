"""The overlay beside the sample dossiers: one requirement added, one worded otherwise, one retired, in every output."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import AS_OF, Run

SAMPLES = Path(__file__).parents[2] / "sample_dossiers"
OVERLAY = SAMPLES / "_standard-cabinet"
STARTED = SAMPLES / "2026-11 Prendre la parole (dossier commencé)"

Command = Callable[..., Run]


@pytest.fixture
def outcomes(auditready: Command) -> list[Any]:
    run = auditready("check", STARTED, "--schemas", OVERLAY, "--as-of", AS_OF, "--format", "json", lang="fr")
    (dossier,) = run.report["dossiers"]
    return list(dossier["outcomes"])


def only(outcomes: list[Any], code: str) -> Any:
    found = {(each["state"], each["title"], each["message"]) for each in outcomes if each["code"] == code}
    (one,) = found
    return one


def test_it_has_nothing_to_correct(auditready: Command) -> None:
    run = auditready("schema", "check", OVERLAY, lang="fr")
    assert (run.code, run.out) == (0, "Rien à corriger.\n")


def test_it_is_no_dossier(auditready: Command) -> None:
    report = auditready("check", SAMPLES, "--as-of", AS_OF, "--format", "json").report
    assert [each["path"] for each in report["dossiers"] if "_standard" in each["path"]] == []
    assert {each["status"] for each in report["common_files"] if "_standard" in each["path"]} == {"ignored"}
    assert report["standard"]["overlays"] == []


def test_json_has_the_added_requirement(outcomes: list[Any]) -> None:
    assert only(outcomes, "PEY101") == (
        "gap",
        "Personne à appeler si la connexion échoue",
        "Aucune convocation ne dit qui appeler en cas de problème de connexion.",
    )


def test_json_has_the_new_words(outcomes: list[Any]) -> None:
    assert only(outcomes, "COM110")[:2] == ("gap", "Questionnaire de satisfaction SAT-1 rendu par les participants")


def test_json_says_that_one_is_retired(outcomes: list[Any]) -> None:
    state, _, message = only(outcomes, "SYN104")
    assert state == "not_applicable"
    assert message.startswith("Retiré du standard (Standard du cabinet Peyrac, ")
    assert message.endswith(
        "Nos clients ferment le chat ; les questions posées à voix haute sont notées au compte rendu."
    )


def test_text_says_all_three(auditready: Command) -> None:
    run = auditready("check", STARTED, "--schemas", OVERLAY, "--as-of", AS_OF, lang="fr")
    text = " ".join(run.out.split())
    for part in (
        "PEY101 CONSEIL · écart — Personne à appeler si la connexion échoue ajouté par Standard du cabinet Peyrac (",
        "Questionnaire de satisfaction SAT-1 rendu par les participants modifié par Standard du cabinet Peyrac (",
        "ajoute PEY101 · modifie COM110 (remède, source, titre) · retire SYN104 (Nos clients ferment le chat",
    ):
        assert part in text
