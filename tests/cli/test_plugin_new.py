"""``auditready plugin new``: a draft on standard output or in a folder, and never over what is there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROWS = "Teilnehmer;Lektion;Fortschritt\nAda Démo;Modul 1;100 %\nBao Essai;Modul 1;40 %\n"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "dossier" / "export.csv"
    path.parent.mkdir()
    path.write_text(ROWS, encoding="utf-8")
    return path


def auditready(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "auditready", *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "AUDITREADY_LANG": "en"},
        timeout=60,
    )


def test_the_draft_is_shown(export: Path) -> None:
    done = auditready("plugin", "new", "lernwelt", "--from", export)
    assert (done.returncode, done.stderr) == (0, "")
    assert 'name = "lernwelt.export"\n' in done.stdout


def test_the_draft_in_a_folder_is_a_plugin_that_reads_the_export(export: Path, tmp_path: Path) -> None:
    assert "no reader recognises this file; it is a table" in auditready("check", export.parent).stdout
    folder = tmp_path / "lernwelt"
    done = auditready("plugin", "new", "lernwelt", "--from", export, "--output", folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == ["lernwelt.py", "mapping.toml"]
    checked = auditready("check", "--plugin", folder / "lernwelt.py", export.parent, "--format", "json")
    assert '"reader":"lernwelt.export"' in checked.stdout.replace(": ", ":")


def test_what_is_there_is_not_overwritten(export: Path, tmp_path: Path) -> None:
    (tmp_path / "mapping.toml").write_text("mine", encoding="utf-8")
    done = auditready("plugin", "new", "lernwelt", "--from", export, "-o", tmp_path)
    assert done.returncode == 2
    assert "exists already" in done.stderr
    assert (tmp_path / "mapping.toml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "source", "told"),
    [
        ("Lern Welt", "export.csv", "is no name of a plugin"),
        ("lernwelt", "missing.csv", "is no file"),
        ("lernwelt", "stock.csv", "no table with a column that names persons"),
    ],
)
def test_wrong_usage_is_told(name: str, source: str, told: str, export: Path) -> None:
    (export.parent / "stock.csv").write_text("Article;Prix\nVis;1,20\n", encoding="utf-8")
    done = auditready("plugin", "new", name, "--from", export.parent / source)
    assert done.returncode == 2
    assert told in done.stderr
