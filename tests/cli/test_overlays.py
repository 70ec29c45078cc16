"""``--schemas``: the overlay in reports, in ``explain``, in worker processes, and never from a checked folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import AS_OF, Run
from tests.unit.overlay_files import link_asked, own, requirement, words, write

Command = Callable[..., Run]
SCHEMAS = Path(__file__).parents[2] / "schemas"
LINK = "modalities/synchronous.schema.json"
FILES = {
    "overlay.json": own(
        change={"COM110": {"severity": "advice", "title": words("Satisfaction")}, "PRS001": {"severity": "advice"}},
        retire={"SYN104": words("nos clients ferment le chat"), "FIL003": words("trop de bruit")},
    ),
    LINK: link_asked(requirement()),
}


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    return write(tmp_path / "cabinet", FILES).path


def outcomes(run: Run, code: str) -> list[Any]:
    return [each for dossier in run.report["dossiers"] for each in dossier["outcomes"] if each["code"] == code]


def check(auditready: Command, dossier: Path, *more: object, **environment: str) -> Run:
    return auditready("check", dossier, "--as-of", AS_OF, "--format", "json", *more, **environment)


def test_the_report_says_what_the_overlay_does(auditready: Command, dossier: Path, overlay: Path) -> None:
    run = check(auditready, dossier, "--schemas", overlay)
    assert run.report["standard"]["overlays"] == [
        {
            "where": str(overlay),
            "title": "Cabinet (en)",
            "adds": ["CAB101"],
            "changes": {"COM110": ["severity", "title"], "PRS001": ["severity"]},
            "retires": {"FIL003": "trop de bruit (en)", "SYN104": "nos clients ferment le chat (en)"},
        }
    ]


def test_outcomes_follow_the_overlay(auditready: Command, dossier: Path, overlay: Path) -> None:
    run = check(auditready, dossier, "--schemas", overlay)
    assert {each["state"] for each in outcomes(run, "CAB101")} == {"gap"}
    assert {(each["severity"], each["title"]) for each in outcomes(run, "COM110")} == {("advice", "Satisfaction (en)")}


@pytest.mark.parametrize("code", ["SYN104", "FIL003"])
def test_what_is_retired_is_out_of_scope_with_the_reason(
    auditready: Command, dossier: Path, overlay: Path, code: str
) -> None:
    (retired,) = outcomes(check(auditready, dossier, "--schemas", overlay), code)
    assert retired["state"] == "not_applicable"
    assert "Retired from the standard (Cabinet (en), " in retired["message"]
    assert FILES["overlay.json"]["retire"][code]["en"] in retired["message"]


def test_the_text_report_says_it_beside_the_finding_and_at_the_end(
    auditready: Command, dossier: Path, overlay: Path
) -> None:
    run = auditready("check", dossier, "--as-of", AS_OF, "--schemas", overlay)
    text = " ".join(run.out.split())
    assert f"changed by Cabinet (en) ({overlay}): severity, title" in text
    assert f"added by Cabinet (en) ({overlay})" in text
    assert "retires FIL003 (trop de bruit (en)), SYN104 (nos clients ferment le chat (en))" in text


@pytest.mark.parametrize("jobs", [("--jobs", "2")])
def test_worker_processes_apply_it_too(
    auditready: Command, dossier: Path, overlay: Path, jobs: tuple[str, ...]
) -> None:
    (dossier / "2026-06 Excel").rename(dossier / "2026-06 Un")
    (dossier / "2026-07 Deux").mkdir()
    (dossier / "2026-07 Deux" / "participants.csv").write_bytes(
        (dossier / "2026-06 Un" / "participants.csv").read_bytes()
    )
    one = check(auditready, dossier, "--schemas", overlay)
    assert len(one.report["dossiers"]) == 2
    assert check(auditready, dossier, "--schemas", overlay, *jobs).out == one.out


def test_the_users_environment_names_overlays(auditready: Command, dossier: Path, overlay: Path) -> None:
    run = check(auditready, dossier, AUDITREADY_SCHEMAS=str(overlay))
    assert run.out == check(auditready, dossier, "--schemas", overlay).out


def test_a_plugin_brings_an_overlay(auditready: Command, dossier: Path, overlay: Path, tmp_path: Path) -> None:
    plugin = tmp_path / "methode.py"
    plugin.write_text(
        "from pathlib import Path\n"
        "from auditready import hookimpl\n"
        "@hookimpl\n"
        "def register_schemas(register):\n"
        f"    register(Path({str(overlay)!r}))\n",
        encoding="utf-8",
    )
    (used,) = check(auditready, dossier, "--plugin", plugin).report["standard"]["overlays"]
    assert (used["where"], used["adds"]) == ("methode", ["CAB101"])


def test_an_overlay_in_a_checked_folder_is_not_taken(auditready: Command, dossier: Path) -> None:
    write(dossier, FILES)
    write(dossier / "2026-06 Excel", FILES)
    run = check(auditready, dossier)
    assert run.report["standard"]["overlays"] == []
    assert outcomes(run, "CAB101") == []
    files = [each for one in run.report["dossiers"] for each in one["files"]] + run.report["common_files"]
    assert {each["status"] for each in files if each["path"].endswith(".json")} == {"ignored"}


def test_2_for_overlays_that_disagree(auditready: Command, dossier: Path, overlay: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "client", {"overlay.json": own(change={"COM110": {"severity": "funding"}})}).path
    run = check(auditready, dossier, "--schemas", overlay, "--schemas", other)
    assert run.code == 2
    assert run.out == ""
    for part in (f"{overlay}/overlay.json", f"{other}/overlay.json", "COM110", '"severity"'):
        assert part in run.err


def test_explain_says_who_changed_and_who_added(auditready: Command, overlay: Path) -> None:
    changed = auditready("explain", "COM110", "--schemas", overlay).out
    assert "Satisfaction (en)" in changed
    assert f"Changed by: Cabinet (en) ({overlay}) – severity, title" in changed
    assert f"Added by: {overlay}" in auditready("explain", "CAB101", "--schemas", overlay).out


def test_explain_says_what_is_retired_and_why(auditready: Command, overlay: Path) -> None:
    retired = auditready("explain", "FIL003", "--schemas", overlay, lang="fr").out
    assert "Retiré : trop de bruit (fr)" in retired
    assert f"Modifié par : Cabinet (fr) ({overlay}) – retiré" in retired
    assert "FIL003" in auditready("explain", "--schemas", overlay).out


@pytest.mark.parametrize(("day", "shown"), [("2026-10-31", False), ("2026-11-01", True)])
def test_explain_says_what_a_grading_hangs_on(auditready: Command, day: str, shown: bool) -> None:
    text = auditready("explain", "ASY107", "--audit-date", day).out
    assert shown is ("Provisional, not verified: The reading guide of the text of 2026 (V10) was not found" in text)


def test_an_overlay_brings_a_referential(auditready: Command, dossier: Path, tmp_path: Path) -> None:
    newest = json.loads((SCHEMAS / "referentials" / "rnq-2026.json").read_text(encoding="utf-8"))
    newest |= {"id": "rnq-2030", "in_force": {"from": "2030-01-01", "until": None}, "compared_with": "rnq-2026"}
    overlay = write(tmp_path / "cabinet", {"referentials/rnq-2030.json": newest}).path
    run = check(auditready, dossier, "--schemas", overlay, "--audit-date", "2030-01-01")
    assert (run.report["referential"], run.report["problems"]) == ("rnq-2030", [])
    assert "rnq-2030  since 1 Jan 2030" in auditready("referential", "list", "--schemas", overlay).out
