"""The same dossier, audited on the last day of one referential and on the first day of the next."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import AS_OF, Run

from auditready.authoring.walk import iter_schemas
from auditready.standard import load_standard

Command = Callable[..., Run]
SAMPLES = Path(__file__).parents[2] / "sample_dossiers"
PROVISIONAL = {"provisional", "provisional_because"}


def named_by_the_referential() -> set[str]:
    """Requirements whose own schema says that they hang on the referential."""
    return {
        schema["x-requirement"]["code"]
        for document in load_standard().shipped.values()
        for _, schema, _ in iter_schemas(document)
        if "x-requirement" in schema and ('"rnq": {' in json.dumps(schema) or "2026-11-01" in json.dumps(schema))
    }


@pytest.fixture(scope="module")
def reports() -> tuple[Any, Any]:
    import subprocess
    import sys

    found = []
    for day in ("2026-10-31", "2026-11-01"):
        command = ["check", str(SAMPLES), "--as-of", AS_OF, "--audit-date", day, "--format", "json", "--exit-zero"]
        done = subprocess.run([sys.executable, "-m", "auditready", *command], capture_output=True, check=True)
        found.append(json.loads(done.stdout))
    before, after = found
    return before, after


def outcomes(report: Any) -> dict[tuple[str, ...], list[Any]]:
    """Outcomes by dossier, code and learner."""
    found: dict[tuple[str, ...], list[Any]] = {}
    for dossier in report["dossiers"]:
        for each in dossier["outcomes"]:
            found.setdefault((dossier["path"], each["code"], each["learner"] or ""), []).append(each)
    return found


def test_the_referential_changes(reports: tuple[Any, Any]) -> None:
    assert [each["referential"] for each in reports] == ["rnq-2019", "rnq-2026"]


def test_only_what_names_the_referential_changes_its_state(reports: tuple[Any, Any]) -> None:
    before, after = map(outcomes, reports)
    plain = [
        {key: [{k: v for k, v in one.items() if k not in PROVISIONAL} for one in found] for key, found in each.items()}
        for each in (before, after)
    ]
    changed = {code for _, code, _ in before.keys() | after.keys()} & named_by_the_referential()
    assert {key[1] for key in plain[0].keys() | plain[1].keys() if plain[0].get(key) != plain[1].get(key)} <= changed
    assert "ASY107" in changed


def test_asy107_is_asked_from_the_first_day_on(reports: tuple[Any, Any]) -> None:
    states = [
        {(each["learner"], each["state"]) for each in dossier["outcomes"] if each["code"] == "ASY107"}
        for report in reports
        for dossier in report["dossiers"]
        if "FOAD" in dossier["path"]
    ]
    assert {state for _, state in states[0]} == {"not_applicable"}
    assert sorted(state for _, state in states[1]) == ["demonstrable"] * 4 + ["gap"]


def test_no_grading_of_2019_is_provisional(reports: tuple[Any, Any]) -> None:
    assert [each for found in outcomes(reports[0]).values() for each in found if each["provisional"]] == []
    assert reports[0]["standard"]["unverified"] == []


def test_every_grading_of_2026_is_provisional_with_the_reason(reports: tuple[Any, Any]) -> None:
    known = {each["id"] for each in reports[1]["standard"]["unverified"]}
    graded = [
        each
        for found in outcomes(reports[1]).values()
        for each in found
        if each["severity"] in {"major", "minor"} and each["indicators"]
    ]
    assert graded
    assert [
        each["code"] for each in graded if not each["provisional"] or "guide" not in each["provisional_because"]
    ] == []
    assert {reason for each in graded for reason in each["provisional_because"]} <= known


def test_what_is_no_grading_is_not_provisional(reports: tuple[Any, Any]) -> None:
    others = [
        each for found in outcomes(reports[1]).values() for each in found if each["severity"] not in {"major", "minor"}
    ]
    assert [each["code"] for each in others if each["provisional"] or each["provisional_because"]] == []


def test_the_text_report_gives_the_reasons(auditready: Command) -> None:
    folder = next(SAMPLES.glob("*FOAD*"))
    after = auditready("check", folder, "--as-of", AS_OF, "--audit-date", "2026-11-01", lang="en").out
    assert "Provisional gradings hang on what could not be verified:" in after
    assert "reading guide of the text of 2026 (V10) was not found" in after
    before = auditready("check", folder, "--as-of", AS_OF, "--audit-date", "2026-10-31", lang="en").out
    assert "Provisional" not in before
