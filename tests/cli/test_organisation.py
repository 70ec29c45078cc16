"""The provider's own folder on the command line: text, JSON, init, the provider's settings."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import AS_OF, Run

SAMPLE = Path(__file__).parents[2] / "sample_dossiers" / "Organisme de formation"


@pytest.fixture
def share(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "share" / "Organisme")
    return tmp_path / "share"


def states(run: Run) -> dict[str, Any]:
    (dossier,) = run.report["dossiers"]
    return {outcome["code"]: outcome["state"] for outcome in dossier["outcomes"]}


@pytest.mark.parametrize(("lang", "word"), [("fr", "organisme · "), ("en", "provider · ")])
def test_the_text_names_no_modality_and_no_learners(
    lang: str, word: str, auditready: Callable[..., Run], share: Path
) -> None:
    shown = auditready("check", share, "--as-of", AS_OF, "--lang", lang).out
    facts = shown.splitlines()[1]
    assert facts.strip().startswith(word)
    assert not any(each in facts for each in ("apprenants", "learners", "présentiel", "in person"))


def test_the_json_report_says_what_it_is(auditready: Callable[..., Run], share: Path) -> None:
    (dossier,) = auditready("check", share, "--format", "json", "--as-of", AS_OF).report["dossiers"]
    assert (dossier["kind"], dossier["modality"], dossier["modality_source"]) == ("organisation", None, None)
    assert (dossier["learners"], dossier["ledger"]) == ([], [])


def test_init_writes_down_what_it_is_and_nothing_changes(auditready: Callable[..., Run], share: Path) -> None:
    before = states(auditready("check", share, "--format", "json", "--as-of", AS_OF))
    assert auditready("init", share, "--yes", "--as-of", AS_OF).code == 0
    assert 'kind = "organisation"' in (share / "Organisme" / "dossier.toml").read_text(encoding="utf-8")
    assert states(auditready("check", share, "--format", "json", "--as-of", AS_OF)) == before


def test_what_the_provider_declares_decides_what_is_asked(auditready: Callable[..., Run], share: Path) -> None:
    (share / "auditready.toml").write_text(
        '[provider]\ncategories = ["AF", "CFA"]\nuses_subcontractors = true\n[freshness]\npartners_months = 60\n',
        encoding="utf-8",
    )
    found = states(auditready("check", share, "--format", "json", "--as-of", AS_OF))
    assert (found["ORG227"], found["ORG220"], found["ORG226"]) == ("gap", "gap", "demonstrable")


def test_indicator_33_is_not_asked_before_november_2026(auditready: Callable[..., Run], share: Path) -> None:
    (share / "auditready.toml").write_text('[provider]\ncategories = ["CFA"]\n', encoding="utf-8")
    arguments = ("check", share, "--format", "json", "--as-of", AS_OF)
    assert states(auditready(*arguments))["ORG233"] == "gap"
    assert states(auditready(*arguments, "--audit-date", "2026-10-31"))["ORG233"] == "not_applicable"
