"""The sample dossiers: exactly the planted findings, in a valid report, the same bytes however it is run."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.cli.conftest import AS_OF, Run

from auditready import fold

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_dossiers"
DOSSIERS = sorted(path.parent.name for path in SAMPLES.glob("*/expected.json"))

Finding = tuple[str, str, str]


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "auditready", "check", str(SAMPLES), "--format", "json", "--as-of", AS_OF],
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 1, done.stderr.decode()
    return dict(json.loads(done.stdout))


def test_the_report_is_valid(report: dict[str, Any]) -> None:
    schema = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(report)


def test_every_dossier_is_found_and_nothing_failed(report: dict[str, Any]) -> None:
    assert sorted(dossier["path"] for dossier in report["dossiers"]) == DOSSIERS
    assert len(DOSSIERS) >= 6
    assert report["problems"] == []


@pytest.mark.parametrize("name", DOSSIERS)
def test_the_findings_are_exactly_those_planted(name: str, report: dict[str, Any]) -> None:
    (dossier,) = [each for each in report["dossiers"] if each["path"] == name]
    expected = json.loads((SAMPLES / name / "expected.json").read_text(encoding="utf-8"))
    assert dossier["modality"] == expected["modality"]
    assert sorted(found(dossier)) == sorted(planted(expected))
    for finding in expected["findings"]:
        assert any(covers(outcome, finding, dossier) for outcome in dossier["outcomes"]), finding


def found(dossier: dict[str, Any]) -> Iterator[Finding]:
    names = {person["id"]: person["name"] for person in dossier["learners"]}
    for outcome in dossier["outcomes"]:
        if outcome["state"] in {"gap", "contradiction", "to_judge"}:
            yield outcome["code"], outcome["state"], words(names.get(outcome["learner"], outcome["learner"]))


def planted(expected: dict[str, Any]) -> Iterator[Finding]:
    for finding in expected["findings"]:
        yield finding["code"], finding["state"], words(finding["learner"])


def words(name: str | None) -> str:
    """Return a name whatever its order: reports show the spelling of the most formal document."""
    return " ".join(sorted(fold(name or "").split()))


def covers(outcome: dict[str, Any], finding: dict[str, Any], dossier: dict[str, Any]) -> bool:
    """Whether an outcome quotes every file that a planted finding names."""
    if (outcome["code"], outcome["state"]) != (finding["code"], finding["state"]):
        return False
    quoted = {locator["file"].removeprefix(dossier["path"] + "/") for locator in outcome["locators"]}
    return set(finding.get("files", ())) <= quoted


def test_one_dossier_has_nothing_to_find(report: dict[str, Any]) -> None:
    assert any(not list(found(dossier)) for dossier in report["dossiers"])


def test_the_bytes_are_the_same_for_any_number_of_processes(auditready: Callable[..., Run]) -> None:
    arguments = ("check", SAMPLES, "--format", "json", "--as-of", AS_OF)
    serial = auditready(*arguments)
    assert auditready(*arguments, "--jobs", "2").out == serial.out
    assert auditready(*arguments).out == serial.out


def test_both_languages_tell_the_same_findings(auditready: Callable[..., Run]) -> None:
    def skeleton(lang: str) -> list[Any]:
        report = auditready("check", SAMPLES, "--format", "json", "--as-of", AS_OF, "--lang", lang).report
        return [
            (dossier["path"], outcome["code"], outcome["state"], outcome["fingerprint"], outcome["locators"])
            for dossier in report["dossiers"]
            for outcome in dossier["outcomes"]
        ]

    assert skeleton("fr") == skeleton("en")


def test_a_worker_that_dies_costs_one_file(auditready: Callable[..., Run], tmp_path: Path) -> None:
    name = DOSSIERS[0]
    for copy in ("a", "b", "c"):
        shutil.copytree(SAMPLES / name, tmp_path / "share" / copy)
    (tmp_path / "share" / "b" / "killer.bin").write_bytes(b"KILL")
    plugin = tmp_path / "killer.py"
    plugin.write_text(
        "import os\n"
        "from auditready import hookimpl\n"
        "class Killer:\n"
        "    name, system, kinds = 'killer.one', 'Killer', frozenset({'presence'})\n"
        "    def recognise(self, file):\n"
        "        if file.head == b'KILL':\n"
        "            os._exit(139)\n"
        "    def read(self, file, context):\n"
        "        yield from ()\n"
        "@hookimpl\n"
        "def register_readers(register):\n"
        "    register(Killer())\n",
        encoding="utf-8",
    )
    run = auditready(
        "check", tmp_path / "share", "--format", "json", "--as-of", AS_OF, "--jobs", "2", "--plugin", plugin
    )
    assert run.code == 3
    (problem,) = run.report["problems"]
    assert (problem["stage"], problem["file"]) == ("worker", "b/killer.bin")
    files = [file for dossier in run.report["dossiers"] for file in dossier["files"]]
    assert {file["path"] for file in files if file["status"] == "failed"} == {"b/killer.bin"}
    assert len(run.report["dossiers"]) == 3


def test_evidence_folders_are_not_written_to(auditready: Callable[..., Run], tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(SAMPLES / DOSSIERS[0], copy)
    before = {path: path.stat().st_mtime_ns for path in copy.rglob("*")}
    auditready("check", copy, "--as-of", AS_OF)
    assert {path: path.stat().st_mtime_ns for path in copy.rglob("*")} == before


def test_init_writes_what_it_shows_and_the_dossier_stays_the_same(
    auditready: Callable[..., Run], tmp_path: Path
) -> None:
    name = next(name for name in DOSSIERS if not (SAMPLES / name / "dossier.toml").exists())
    copy = tmp_path / name
    shutil.copytree(SAMPLES / name, copy)
    before = auditready("check", copy, "--format", "json", "--as-of", AS_OF).report["dossiers"][0]
    shown = auditready("init", copy, "--yes", "--as-of", AS_OF)
    assert shown.code == 0
    text = (copy / "dossier.toml").read_text(encoding="utf-8")
    assert all(f"  {line}" in shown.out for line in text.splitlines() if line)
    after = auditready("check", copy, "--format", "json", "--as-of", AS_OF).report["dossiers"][0]
    assert after["modality_source"] == "declared"
    assert (after["title"], after["start"], after["end"], after["learners"]) == (
        before["title"], before["start"], before["end"], before["learners"],
    )  # fmt: skip
    assert sorted(found(after)) == sorted(found(before))
