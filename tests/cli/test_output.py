"""Where reports go, and what is never broken on the way."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import AS_OF, Run

Command = Callable[..., Run]


def test_several_formats_in_one_run(auditready: Command, dossier: Path, tmp_path: Path) -> None:
    run = auditready(
        "check", dossier, "--as-of", AS_OF,
        "--format", "junit", "-o", tmp_path / "r.xml", "--format", "json", "-o", tmp_path / "r.json",
        "--format", "text",
    )  # fmt: skip
    assert run.code == 1
    assert (tmp_path / "r.xml").read_text(encoding="utf-8").startswith("<?xml")
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["format"] == "auditready-report"
    assert "2026-06 Excel" in run.out
    assert run.err == ""


def test_a_pipe_is_written_to_and_not_replaced(auditready: Command, dossier: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        auditready("check", dossier, "--as-of", AS_OF, "--format", "json", "-o", pipe)
        assert stat.S_ISFIFO(pipe.stat().st_mode)
        assert os.read(reader, 20) == b'{\n  "format": "audit'
    finally:
        os.close(reader)


@pytest.mark.parametrize("target", ["missing/r.json", "."])
def test_a_place_that_cannot_be_written_is_an_error_with_a_next_step(
    target: str, auditready: Command, dossier: Path, tmp_path: Path
) -> None:
    run = auditready("check", dossier, "--format", "json", "-o", tmp_path / target)
    assert run.code == 2
    assert "cannot be written" in run.err


def test_a_file_is_replaced_whole(auditready: Command, dossier: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.json"
    target.write_text("old", encoding="utf-8")
    auditready("check", dossier, "--as-of", AS_OF, "--format", "json", "-o", target)
    assert json.loads(target.read_text(encoding="utf-8"))["version"] == 1
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["r.json"]


def test_one_output_a_format(auditready: Command, dossier: Path, tmp_path: Path) -> None:
    run = auditready("check", dossier, "--format", "json", "-o", tmp_path / "a", "-o", tmp_path / "b")
    assert run.code == 2
    assert "one -o per --format" in run.err
