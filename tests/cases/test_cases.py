"""Every code on real files: the good case demonstrates, the bad case gives exactly the outcomes it was planted with."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from tests.cases.make_cases import HERE, write_cases
from tests.cases.recipes import RECIPES
from tests.factory.frozen import deflates_as_committed

from auditready import Report, fold
from auditready.audit import Plan, audit
from auditready.config import load_config
from auditready.model import FINDING_STATES, Outcome
from auditready_plugins.reporters.json_report import JsonReporter

AS_OF = date(2026, 11, 22)
CASES = [f"{code}/{kind}" for code in RECIPES for kind in ("good", "bad")]
REQUIREMENTS = {"COM", "INP", "SYN", "ASY", "BLE", "ORG"}
"""Families of codes that schemas declare; the others are rules, which quote what they found wrong alone."""

Said = tuple[str, str | None]


@cache
def report_of(case: str) -> Report:
    scope = load_config(HERE / case).scope
    return audit([HERE / case], Plan(as_of=AS_OF, audit_date=AS_OF, scope=scope))


@cache
def validator() -> jsonschema_rs.Draft202012Validator:
    schema = json.loads((HERE.parents[1] / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    return jsonschema_rs.Draft202012Validator(schema)


def expected_of(case: str) -> Any:
    return json.loads((HERE / case / "expected.json").read_text(encoding="utf-8"))


def outcomes_of(case: str) -> list[Outcome]:
    (dossier,) = report_of(case).dossiers
    return [outcome for outcome in dossier.outcomes if outcome.code == case[:6]]


def same_name(name: str | None) -> str | None:
    """Sheets write "NGUYỄN Thị Lan", a PDF's font "Nguyen": order, case and accents do not matter."""
    return name and " ".join(sorted(fold(name).split()))


def said_by(case: str, outcome: Outcome) -> Said:
    names = {person.id: person.name for person in report_of(case).dossiers[0].learners}
    return outcome.state, same_name(names[outcome.learner]) if outcome.learner else None


def findings_of(case: str) -> set[tuple[str, str, str | None]]:
    (dossier,) = report_of(case).dossiers
    return {(each.code, *said_by(case, each)) for each in dossier.outcomes if each.state in FINDING_STATES}


def files_of(outcome: Outcome) -> set[str]:
    return {locator.file for locator in outcome.locators}


@pytest.mark.parametrize("case", CASES)
def test_outcomes_are_exactly_those_expected(case: str) -> None:
    expected = expected_of(case)
    (dossier,) = report_of(case).dossiers
    assert report_of(case).problems == ()
    assert dossier.modality == expected["modality"]
    wanted = sorted((one["state"], same_name(one["learner"]) or "") for one in expected["outcomes"])
    found = sorted((state, name or "") for state, name in (said_by(case, each) for each in outcomes_of(case)))
    assert wanted == found


@pytest.mark.parametrize("case", CASES)
def test_each_outcome_points_at_its_files(case: str) -> None:
    left = outcomes_of(case)
    for one in expected_of(case)["outcomes"]:
        wanted = (one["state"], same_name(one["learner"]))
        match = [each for each in left if said_by(case, each) == wanted and set(one["files"]) <= files_of(each)]
        assert match, f"{one} among {[(said_by(case, each), sorted(files_of(each))) for each in left]}"
        left.remove(match[0])


@pytest.mark.parametrize("code", RECIPES)
def test_what_is_planted_is_reported_once(code: str) -> None:
    """Against the good case, the bad one has no finding of another code but the consequences it declares."""
    declared = {
        (one["code"], one["state"], same_name(one["learner"]))
        for one in expected_of(f"{code}/bad").get("consequences", ())
    }
    new = findings_of(f"{code}/bad") - findings_of(f"{code}/good")
    assert declared == {finding for finding in new if finding[0] != code}


@pytest.mark.parametrize("case", [case for case in CASES if case.endswith("bad")])
def test_each_finding_says_what_and_how_to_mend_it_in_both_languages(case: str) -> None:
    findings = [outcome for outcome in outcomes_of(case) if outcome.state in FINDING_STATES]
    assert findings
    for finding in findings:
        assert finding.message.fr != finding.message.en
        assert finding.remedy.fr != finding.remedy.en
        assert all((finding.message.fr, finding.message.en, finding.remedy.fr, finding.remedy.en))


@pytest.mark.parametrize("case", [case for case in CASES if case.endswith("good")])
def test_a_good_case_has_no_file_left_unread(case: str) -> None:
    (dossier,) = report_of(case).dossiers
    assert {file.status for file in dossier.files} <= {"read", "ignored"}


@pytest.mark.parametrize("case", [f"{code}/good" for code in RECIPES if code[:3] in REQUIREMENTS])
def test_what_a_requirement_demonstrates_is_quoted(case: str) -> None:
    for outcome in outcomes_of(case):
        assert outcome.locators
        assert all(locator.quote for locator in outcome.locators)


@pytest.mark.parametrize("case", CASES)
def test_report_follows_its_schema(case: str) -> None:
    for language in ("fr", "en"):
        stream = io.StringIO()
        JsonReporter().write(report_of(case), stream, language=language, width=None)
        assert [error.message for error in validator().iter_errors(json.loads(stream.getvalue()))] == []


@pytest.mark.skipif(not deflates_as_committed(), reason="this build of zlib packs the same files into other bytes")
def test_committed_files_are_those_of_the_recipes(tmp_path: Path) -> None:
    write_cases(tmp_path)
    assert tree(tmp_path) == {name: digest for name, digest in tree(HERE).items() if name[:6] in RECIPES}


def test_cases_stay_small() -> None:
    assert sum((HERE / name).stat().st_size for name in tree(HERE)) < 3_000_000


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
