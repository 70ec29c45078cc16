"""The real command on hostile folders: valid report, quiet standard error, documented exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.hostile.reading import report_schema

SOUND = (
    "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,"
    "In waiting room\n"
    'Ada Démo,ada@example.org,"16/06/2026 03:12:00 PM","16/06/2026 03:40:00 PM",28,Yes,OK,No\n'
)  # fmt: skip


class Hostile:
    """What the command said of a hostile folder."""

    def __init__(self, done: subprocess.CompletedProcess[bytes]) -> None:
        self.code = done.returncode
        self.out = done.stdout
        self.err = done.stderr.decode()
        assert "Traceback" not in self.err

    @property
    def report(self) -> Any:
        assert self.code in {0, 1, 3}, self.err
        assert self.err == ""
        report = json.loads(self.out)
        report_schema().validate(report)
        assert (self.code == 3) == bool(report["problems"])
        assert all(problem["file"] for problem in report["problems"])
        return report

    @property
    def statuses(self) -> dict[str, str]:
        files = [file for dossier in self.report["dossiers"] for file in dossier["files"]]
        return {file["path"]: file["status"] for file in (*files, *self.report["common_files"])}

    @property
    def limits(self) -> set[str]:
        return {problem["file"] for problem in self.report["problems"] if problem["stage"] == "limit"}


@pytest.fixture
def check() -> Callable[..., Hostile]:
    """Run ``auditready check`` in a process of its own."""

    def run(
        *arguments: object, form: str = "json", before: Callable[[], None] | None = None, **environment: str
    ) -> Hostile:
        command = [sys.executable, "-m", "auditready", "check", *arguments, "--format", form, "--as-of", "2026-11-22"]
        return Hostile(
            subprocess.run(
                [os.fsencode(each if isinstance(each, Path | bytes) else str(each)) for each in command],
                capture_output=True,
                check=False,
                stdin=subprocess.DEVNULL,
                env={**os.environ, "AUDITREADY_LANG": "en", **environment},
                timeout=120,
                preexec_fn=before,
            )
        )

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A share with one dossier that has one sound file."""
    dossier = tmp_path / "share" / "Session"
    dossier.mkdir(parents=True)
    (dossier / "sound.csv").write_text(SOUND, encoding="utf-8")
    return dossier
