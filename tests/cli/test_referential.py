"""``auditready referential``: list, show, and what changes from one to the next, in the text and for dossiers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import jsonschema_rs
import pytest
from tests.cli.conftest import AS_OF, Run

from auditready import STATES
from auditready.referential_diff import _WORST_FIRST, Shift

Command = Callable[..., Run]
ROOT = Path(__file__).parents[2]
FOAD = next((ROOT / "sample_dossiers").glob("*FOAD*"))


def validator() -> Any:
    schemas = [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "schemas").glob("*.schema.json"))
    ]
    registry = jsonschema_rs.Registry([(each["$id"], each) for each in schemas])
    (wanted,) = [each for each in schemas if each["$id"].endswith("/referential-diff.schema.json")]
    return jsonschema_rs.Draft202012Validator(wanted, registry=registry, offline=True)


def test_list_says_when_each_is_in_force(auditready: Command) -> None:
    run = auditready("referential", "list")
    assert run.out.splitlines() == [
        "rnq-2019  6 Jun 2019 to 31 Oct 2026  32 indicators  National quality framework, 32 indicators",
        "rnq-2026  since 1 Nov 2026  33 indicators  National quality framework, 33 indicators",
    ]


def test_show_one_indicator(auditready: Command) -> None:
    shown = " ".join(auditready("referential", "show", "rnq-2026", "12", lang="fr").out.split())
    for part in (
        "rnq-2026 Indicateur 12 Engagement et prévention des ruptures",
        "Il s'assure de la prévention et du traitement de toute situation de violence",
        "S'applique à : AF BC VAE CFA",
        "Condition : Seulement pour les formations de plus de deux jours (guide V9).",
        "Gravité : non-conformité mineure ou majeure",
        "La limite de deux jours de l'indicateur 12 : on ne sait pas si elle vaut pour la nouvelle phrase",
    ):
        assert part in shown


def test_show_all_of_a_referential(auditready: Command) -> None:
    shown = " ".join(auditready("referential", "show", "rnq-2026").out.split())
    assert "Criterion 7: Le recueil et la prise en compte" in shown
    assert "33 Assessment of the teaching by apprentices · CFA · not known" in shown
    assert "Not verified • The reading guide of the text of 2026 (V10) was not found" in shown


def test_show_as_data(auditready: Command) -> None:
    run = auditready("referential", "show", "rnq-2026", "12", "--format", "json")
    indicator = json.loads(run.out)
    assert (indicator["only_when"], indicator["more_than_days"]) == ("over_two_days", 2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "rnq-2030"), "Known referentials: rnq-2019, rnq-2026"),
        (("show", "rnq-2019", "33"), "rnq-2019 has no indicator 33 (1 to 32)"),
        (("diff", "rnq-2026", "rnq-2019"), "give the older one first"),
        (("diff", "rnq-2026", "rnq-2026"), "rnq-2026 is not later than rnq-2026"),
        (("diff", "rnq-2019", "rnq-2030"), '"rnq-2030" is none'),
        (("diff", "rnq-2019"), "two referentials are needed"),
        (("diff", "nowhere"), "does not exist"),
    ],
)
def test_2_for_what_cannot_be_shown(auditready: Command, arguments: tuple[str, ...], said: str) -> None:
    run = auditready("referential", *arguments)
    assert run.code == 2
    assert said in run.err


# --- the texts -------------------------------------------------------------------------------------------------


def test_diff_without_names_compares_the_last_two(auditready: Command) -> None:
    assert auditready("referential", "diff").out == auditready("referential", "diff", "rnq-2019", "rnq-2026").out


def test_diff_is_described_by_its_schema(auditready: Command) -> None:
    run = auditready("referential", "diff", FOAD, "--as-of", AS_OF, "--format", "json")
    assert [error.message for error in validator().iter_errors(run.report)] == []


def test_diff_has_every_indicator_whose_wording_differs(auditready: Command) -> None:
    found = {
        each["number"]: each["change"]
        for each in auditready("referential", "diff", "--format", "json").report["indicators"]
    }
    changed = dict.fromkeys((1, 2, 3, 7, 12, 14, 15, 19, 20, 27, 30, 31, 32), "changed")
    assert found == {**changed, 33: "new"}


@pytest.mark.parametrize("columns", ["80", "200"])
def test_wordings_stand_side_by_side_within_the_terminal(auditready: Command, columns: str) -> None:
    out = auditready("referential", "diff", lang="fr", COLUMNS=columns).out
    assert max(map(len, out.splitlines())) <= int(columns)
    (heads,) = {line.split("│")[0].strip() for line in out.splitlines() if line.strip().startswith("rnq-2019   ")}
    assert heads == "rnq-2019"
    left = [line.split("│")[0].strip() for line in out.splitlines() if "│" in line]
    assert "Le prestataire décrit et met en œuvre les mesures pour favoriser l'engagement" in " ".join(left)


def test_on_a_narrow_terminal_they_stand_one_under_the_other(auditready: Command) -> None:
    out = auditready("referential", "diff", COLUMNS="40").out
    assert "│" not in out
    assert max(map(len, out.splitlines())) <= 40


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("fr", (
            "Désormais à montrer",
            "• [texte] Vérifier que les apprenants suivent effectivement les modules à distance.",
            "• [notre lecture] Une revue datée par apprenant",
            "• [en attente d'un arrêté] Un référent pédagogique par formation",
            "Ce qui prouvait l'indicateur et ne suffit plus",
            "• [texte] La seule mise à disposition des modules",
        )),
        ("en", (
            "Now to be shown",
            "• [text] Verify that learners really follow the remote modules.",
            "• [our reading] A dated review of each learner",
            "• [awaits an order] A pedagogical lead for each training",
            "What proved the indicator and no longer suffices",
            "• [text] Remote modules made available and no more",
        )),
    ],
)  # fmt: skip
def test_what_changed_is_marked_by_where_it_comes_from(auditready: Command, lang: str, parts: tuple[str, ...]) -> None:
    out = " ".join(auditready("referential", "diff", lang=lang, COLUMNS="140").out.split())
    assert [part for part in parts if part not in out] == []


# --- dossiers --------------------------------------------------------------------------------------------------


def test_a_dossier_says_what_no_longer_suffices(auditready: Command) -> None:
    (dossier,) = auditready("referential", "diff", FOAD, "--as-of", AS_OF, "--format", "json").report["dossiers"]
    (short,) = [each for each in dossier["no_longer_enough"] if each["number"] == 19]
    assert short["learner"] == "Faïza Benkhelifa"
    assert {"ASY101", "ASY102"} <= set(short["shown_by"])
    assert short["asked_by"] == ["ASY107"]


def test_a_dossier_has_the_state_of_every_requirement_under_both(auditready: Command) -> None:
    (dossier,) = auditready("referential", "diff", FOAD, "--as-of", AS_OF, "--format", "json").report["dossiers"]
    asked = {
        each["learner"]: (each["before"], each["after"], each["shift"])
        for each in dossier["requirements"]
        if each["code"] == "ASY107"
    }
    assert asked["Faïza Benkhelifa"] == ("not_applicable", "gap", "newly_asked")
    assert asked["Bruno Léger"] == ("not_applicable", "demonstrable", "newly_asked")
    same = {(each["before"], each["after"]) for each in dossier["requirements"] if each["code"] == "ASY104"}
    assert same == {("gap", "gap")}


def test_the_text_names_the_dossier_the_learner_and_the_codes(auditready: Command) -> None:
    out = " ".join(auditready("referential", "diff", FOAD, "--as-of", AS_OF, lang="fr", COLUMNS="140").out.split())
    assert "Les mêmes dossiers selon rnq-2019 et selon rnq-2026" in out
    assert "ASY107 hors périmètre → écart (nouvellement demandé) Suivi effectif des modules à distance vérifié" in out
    assert "▲ Indicateur 19 (Faïza Benkhelifa) : ASY101" in out


def test_dossiers_for_which_nothing_changes_are_counted(auditready: Command) -> None:
    clean = next((ROOT / "sample_dossiers").glob("2026-03*"))
    out = auditready("referential", "diff", "rnq-2019", "rnq-2026", clean, "--as-of", AS_OF).out
    assert out.splitlines()[-1] == "Dossiers for which nothing changes: 1"


def test_every_state_and_shift_has_its_place() -> None:
    assert sorted(STATES) == sorted(_WORST_FIRST)
    schema = json.loads((ROOT / "schemas" / "referential-diff.schema.json").read_text(encoding="utf-8"))
    shifts = schema["$defs"]["dossier"]["properties"]["requirements"]["items"]["properties"]["shift"]["enum"]
    assert [*get_args(Shift), None] == shifts
