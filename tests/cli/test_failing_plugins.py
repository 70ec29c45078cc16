"""A plugin that fails becomes a Problem that names it; everybody else's results stay; the run exits 3."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import AS_OF, Run

READER = """\
from datetime import datetime
from auditready import Locator, Mention, Presence, Recognition, Words, hookimpl

class Reader:
    name, system, kinds = "gestform.hours", "GestForm", frozenset({{"presence"}})

    def recognise(self, file):
        {recognise}
        if file.head.startswith(b"GESTFORM"):
            return Recognition(confidence=1, why=Words("signature GESTFORM", "GESTFORM signature"))

    def read(self, file, context):
        for number in range(3):
            yield Presence(
                locator=Locator(file=file.name, line=number + 1),
                person=Mention(name="Camille Durand", email="camille.durand@example.org"),
                start=datetime(2026, 6, 16, 9 + number), end=datetime(2026, 6, 16, 10 + number), minutes={minutes},
            )
        {after}

@hookimpl
def register_readers(register):
    {register}
    register(Reader())
"""

FAILURES = {
    "load": {"register": "pass", "before": "raise ImportError('a missing library')\n"},
    "register": {"register": "raise RuntimeError('no licence')"},
    "recognise": {"recognise": "raise KeyError('header')"},
    "read": {"after": "raise IndexError('row 4')"},
    "record": {"minutes": "-5"},
}


@pytest.mark.parametrize("stage", sorted(FAILURES))
def test_a_failing_plugin_is_named_and_costs_nobody_else_anything(
    stage: str, auditready: Callable[..., Run], dossier: Path, tmp_path: Path
) -> None:
    (dossier / "2026-06 Excel" / "heures.txt").write_text("GESTFORM\n", encoding="utf-8")
    parts = {"recognise": "pass", "after": "pass", "register": "pass", "minutes": "60", "before": ""} | FAILURES[stage]
    plugin = tmp_path / "gestform.py"
    plugin.write_text(parts.pop("before") + READER.format(**parts), encoding="utf-8")

    whole = auditready("check", dossier, "--as-of", AS_OF, "--format", "json").report
    run = auditready("check", dossier, "--as-of", AS_OF, "--format", "json", "--plugin", plugin)

    assert run.code == 3
    problems = run.report["problems"]
    assert {(problem["plugin"], problem["stage"]) for problem in problems} == {("gestform", stage)}
    assert all("gestform" in problem["message"] for problem in problems)
    assert line_of(run.report, "participants.csv") == line_of(whole, "participants.csv")
    assert line_of(run.report, "participants.csv")["records"] == 2
    if stage == "read":
        assert line_of(run.report, "heures.txt")["records"] == 3
        assert line_of(run.report, "heures.txt")["status"] == "failed"
    if stage == "record":
        assert len(problems) == 3
        assert line_of(run.report, "heures.txt")["records"] == 0


def test_a_failing_rule_is_neither_checked_nor_passed(
    auditready: Callable[..., Run], dossier: Path, tmp_path: Path
) -> None:
    plugin = tmp_path / "own_rules.py"
    plugin.write_text(
        "from auditready import Finding, Words, hookimpl, rule\n"
        "words = Words('a', 'b')\n"
        "@rule('OWN001', pack='law', severity='legal', source='s', basis='practice', title=words, why=words,\n"
        "      accept=words, remedy=words, question=words)\n"
        "def check(dossier):\n"
        "    yield Finding(message=Words('trouvé', 'found'))\n"
        "    raise ValueError('half-way')\n"
        "@hookimpl\n"
        "def register_rules(register):\n"
        "    register(check)\n",
        encoding="utf-8",
    )
    run = auditready("check", dossier, "--as-of", AS_OF, "--format", "json", "--plugin", plugin)
    assert run.code == 3
    assert [problem["stage"] for problem in run.report["problems"]] == ["rule"]
    states = [outcome["state"] for outcome in run.report["dossiers"][0]["outcomes"] if outcome["code"] == "OWN001"]
    assert sorted(states) == ["contradiction", "errored"]


def test_a_plugin_in_the_checked_folder_is_never_run(
    auditready: Callable[..., Run], dossier: Path, tmp_path: Path
) -> None:
    trap = f"open({str(tmp_path / 'trap')!r}, 'w').close()\n"
    for name in ("conftest.py", "auditready_plugins.py", "plugin.py", "sitecustomize.py"):
        (dossier / name).write_text(trap, encoding="utf-8")
    auditready("check", dossier, "--as-of", AS_OF)
    assert not (tmp_path / "trap").exists()


def test_a_named_plugin_that_is_missing_is_an_error(auditready: Callable[..., Run], dossier: Path) -> None:
    run = auditready("check", dossier, AUDITREADY_PLUGINS="zoom,nowhere")
    assert run.code == 2
    assert "nowhere" in run.err


def test_plugins_can_be_chosen_and_left_out(auditready: Callable[..., Run]) -> None:
    assert auditready("plugins", AUDITREADY_PLUGINS="zoom").out.startswith("zoom ")
    assert "\nzoom " not in "\n" + auditready("plugins", AUDITREADY_PLUGINS="-zoom").out


def line_of(report: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [file for dossier in report["dossiers"] for file in dossier["files"] if file["path"].endswith(name)]
    return dict(found)


INSPECTOR = """\
from auditready import DocumentMark, Locator, hookimpl

class Inspector:
    name, kinds, formats = "gestform.marks", frozenset({{"document_mark"}}), frozenset({{"delimited"}})

    def inspect(self, file, context):
        context.note("examiné", "inspected")
        yield DocumentMark(locator=Locator(file=file.name), mark={mark}, what="x")
        {after}

@hookimpl
def register_inspectors(register):
    register(Inspector())
"""


@pytest.mark.parametrize(
    ("stage", "parts"),
    [
        ("inspect", {"after": "raise IndexError('row 4')", "mark": "'unfilled'"}),
        ("record", {"after": "pass", "mark": "'spot'"}),
    ],
)
def test_a_failing_inspector_leaves_the_reading_of_the_file_as_it_is(
    stage: str, parts: dict[str, str], auditready: Callable[..., Run], dossier: Path, tmp_path: Path
) -> None:
    plugin = tmp_path / "gestform.py"
    plugin.write_text(INSPECTOR.format(**parts), encoding="utf-8")

    whole = auditready("check", dossier, "--as-of", AS_OF, "--format", "json", "--lang", "en").report
    run = auditready("check", dossier, "--as-of", AS_OF, "--format", "json", "--lang", "en", "--plugin", plugin)

    assert run.code == 3
    assert {(problem["plugin"], problem["stage"]) for problem in run.report["problems"]} == {("gestform", stage)}
    before, after = line_of(whole, "participants.csv"), line_of(run.report, "participants.csv")
    assert after.pop("notes") == [*before.pop("notes"), "inspected"]
    assert before == after
