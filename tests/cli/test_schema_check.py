"""``auditready schema``: everything that is wrong with an overlay, at once, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run
from tests.unit.overlay_files import link_asked, own, requirement, words, write

from auditready.audit.shape import iter_unknown_paths
from auditready.standard import load_standard

Command = Callable[..., Run]
Json = Any
LINK = "modalities/synchronous.schema.json"


def test_0_for_a_sound_overlay(auditready: Command, tmp_path: Path) -> None:
    files = {"overlay.json": own(change={"COM110": {"severity": "advice"}}), LINK: link_asked(requirement())}
    run = auditready("schema", "check", write(tmp_path / "cabinet", files).path)
    assert (run.code, run.out, run.err) == (0, "Nothing to correct.\n", "")


def test_1_with_every_error_of_every_file(auditready: Command, tmp_path: Path) -> None:
    files = {
        "overlay.json": own(change={"COM110": {"severity": "blue", "titel": words("x")}}, retire={"x": words("y")}),
        LINK: link_asked(requirement(title={"fr": "titre"}, kinds=["convocatoin"]), pattern="\\d"),
    }
    run = auditready("schema", "check", write(tmp_path / "cabinet", files).path)
    assert run.code == 1
    for part in (
        f"{tmp_path}/cabinet/overlay.json\n",
        '  /change/COM110/severity  COM110\n    error: "blue" is not possible\n    hint: possible: major, minor, ',
        '  /change/COM110  COM110\n    error: unknown field: "titel"\n    hint: perhaps title?\n',
        'error: "x" does not have the form AAA000',
        f"{tmp_path}/cabinet/{LINK}\n",
        '/x-requirement/title  CAB101\n    error: "en" is missing',
        '/x-requirement/kinds  CAB101\n    error: unknown kind of evidence: "convocatoin"\n    hint: perhaps',
        "write [0-9] for",
        "errors: 6 · warnings: 0",
    ):
        assert part in run.out
    assert run.err == ""


def test_2_for_a_folder_that_is_none(auditready: Command, tmp_path: Path) -> None:
    run = auditready("schema", "check", tmp_path / "none", lang="fr")
    assert run.code == 2
    assert "n'est pas un dossier de schémas" in run.err


def test_overlays_are_checked_together(auditready: Command, tmp_path: Path) -> None:
    folders = [
        write(tmp_path / name, {"overlay.json": own(change={"COM110": {"severity": severity}})}).path
        for name, severity in (("cabinet", "advice"), ("client", "funding"))
    ]
    run = auditready("schema", "check", *folders)
    assert run.code == 1
    assert 'COM110, key "severity": two different values' in run.out


@pytest.mark.parametrize(
    ("files", "place", "said"),
    [
        pytest.param(
            {LINK: {**link_asked(requirement()), "properties": {"learners": {"items": {"properties": {"convocaton": {
                "x-requirement": requirement()}}}}}}},
            "/properties/learners/items/properties/convocaton", 'has "convocaton" here', id="record that there is not",
        ),
        pytest.param(
            {LINK: link_asked(requirement(), contains={"required": ["lnik"]})},
            "/properties/learners/items/properties/convocation/contains/required", "perhaps link?", id="field",
        ),
        pytest.param(
            {LINK: link_asked(requirement(when={"required": ["on_rooster"]}, otherwise=words("non")))},
            "/x-requirement/when/required", "perhaps on_roster?", id="condition on the learner",
        ),
        pytest.param(
            {LINK: {**link_asked(requirement()), "properties": {}, "$defs": {"a": {"x-requirement": requirement()}}}},
            "  /  CAB101", "no schema leads to this requirement", id="requirement that nothing leads to",
        ),
    ],
)  # fmt: skip
def test_a_warning_for_what_no_dossier_can_answer(
    auditready: Command, tmp_path: Path, files: dict[str, Json], place: str, said: str
) -> None:
    run = auditready("schema", "check", write(tmp_path / "cabinet", files).path)
    assert run.code == 0
    assert place in run.out
    assert said in run.out
    assert "errors: 0 · warnings: 1" in run.out


def test_an_annotation_counts_in_its_place_only(auditready: Command, tmp_path: Path) -> None:
    schema = link_asked(requirement())
    asked = schema["properties"]["learners"]["items"]["properties"]["convocation"]
    asked["contains"]["x-requirement"] = asked.pop("x-requirement")
    run = auditready("schema", "check", write(tmp_path / "cabinet", {LINK: schema}).path)
    assert run.code == 1
    assert "/convocation/contains/x-requirement  CAB101\n    error: x-requirement counts below allOf" in run.out


def test_everything_is_said_in_french(auditready: Command, tmp_path: Path) -> None:
    files = {"overlay.json": own(change={"COM110": {"severity": "blue", "titel": 1}, "COM101": {"due": "demain"}})}
    run = auditready("schema", "check", write(tmp_path / "cabinet", files).path, lang="fr")
    for part in (
        "erreur : « blue » n'est pas possible",
        "indice : possibles : major, minor, funding, legal, advice",
        "erreur : champ inconnu : « titel »",
        "indice : peut-être title ?",
        "erreur : il faut un objet {...}, null, et non « demain »",
        "erreurs : 3 · avertissements : 0",
    ):
        assert part in run.out


def test_a_referential_of_ones_own_is_held_to_its_schema(auditready: Command, tmp_path: Path) -> None:
    run = auditready("schema", "check", write(tmp_path / "cabinet", {"referentials/rnq-2030.json": {"id": "x"}}).path)
    assert run.code == 1
    assert f"{tmp_path}/cabinet/referentials/rnq-2030.json" in run.out
    assert '"indicators" is missing' in run.out


def test_list_shows_requirements_and_overlays(auditready: Command, tmp_path: Path) -> None:
    overlay = write(tmp_path / "cabinet", {LINK: link_asked(requirement())}).path
    run = auditready("schema", "list", "--schemas", overlay)
    assert run.code == 0
    (live,) = [block for block in run.out.split("\n") if block.startswith("synchronous (")]
    assert live in run.out
    assert "CAB101" in run.out
    assert run.out.splitlines()[-1] == f"{overlay} ({overlay}): adds CAB101"


@pytest.mark.parametrize("name", sorted(each for each in load_standard().shipped if "organisation" not in each))
def test_the_shipped_schemas_ask_for_what_a_document_can_have(name: str) -> None:
    assert list(iter_unknown_paths(load_standard().shipped[name])) == []
