"""Each documented exit code, by the real command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import AS_OF, Run

Command = Callable[..., Run]


def test_0_when_nothing_reaches_fail_on(auditready: Command, dossier: Path) -> None:
    assert auditready("check", dossier, "--as-of", AS_OF, "--fail-on", "never").code == 0


def test_0_on_demand_whatever_is_found(auditready: Command, dossier: Path) -> None:
    assert auditready("check", dossier, "--as-of", AS_OF, "--exit-zero").code == 0


def test_1_for_findings_at_or_above_fail_on(auditready: Command, dossier: Path) -> None:
    assert auditready("check", dossier, "--as-of", AS_OF).code == 1


def test_2_for_a_missing_path_with_what_to_do(auditready: Command, tmp_path: Path) -> None:
    run = auditready("check", tmp_path / "nulle part")
    assert run.code == 2
    assert "does not exist. Check the path" in run.err
    assert run.out == ""


def test_2_for_an_empty_folder_with_what_to_do(auditready: Command, tmp_path: Path) -> None:
    run = auditready("check", tmp_path, lang="fr")
    assert run.code == 2
    assert "ne contient aucun fichier à lire. Indiquez le dossier" in run.err


def test_2_for_a_folder_of_lock_files_alone(auditready: Command, tmp_path: Path) -> None:
    (tmp_path / "~$feuille.xlsx").write_bytes(b"lock")
    assert auditready("check", tmp_path).code == 2


def test_2_for_a_file_instead_of_a_folder(auditready: Command, dossier: Path) -> None:
    run = auditready("check", dossier / "2026-06 Excel" / "participants.csv")
    assert run.code == 2
    assert "is a file. Give the folder" in run.err


def test_2_for_an_unknown_option_format_or_code(auditready: Command, dossier: Path) -> None:
    assert auditready("check", dossier, "--wat").code == 2
    unknown = auditready("check", dossier, "--format", "pdf")
    assert unknown.code == 2
    assert "json" in unknown.err
    close = auditready("explain", "COM17")
    assert close.code == 2
    assert "COM107" in close.err


def test_2_for_an_unknown_key_in_dossier_toml(auditready: Command, dossier: Path) -> None:
    (dossier / "2026-06 Excel" / "dossier.toml").write_text('titel = "Excel"\n', encoding="utf-8")
    run = auditready("check", dossier)
    assert run.code == 2
    assert 'unknown key "titel"' in run.err
    assert "title" in run.err


def test_3_beats_1_when_a_plugin_fails(auditready: Command, dossier: Path, tmp_path: Path) -> None:
    plugin = tmp_path / "broken.py"
    plugin.write_text("raise RuntimeError('no')\n", encoding="utf-8")
    run = auditready("check", dossier, "--as-of", AS_OF, "--plugin", plugin, "--format", "json")
    assert run.code == 3
    assert run.report["summary"]["complete"] is False


def test_3_even_with_exit_zero(auditready: Command, dossier: Path, tmp_path: Path) -> None:
    plugin = tmp_path / "broken.py"
    plugin.write_text("raise RuntimeError('no')\n", encoding="utf-8")
    assert auditready("check", dossier, "--exit-zero", "--plugin", plugin).code == 3


def test_70_for_a_defect_of_our_own_with_a_crash_log(auditready: Command, dossier: Path, tmp_path: Path) -> None:
    plugin = tmp_path / "reporter.py"
    plugin.write_text(
        "from auditready import Words, hookimpl\n"
        "class Bad:\n"
        "    name = 'bad'\n"
        "    title = Words('x', 'y')\n"
        "    def write(self, report, stream, *, language, width):\n"
        "        raise ZeroDivisionError\n"
        "@hookimpl\n"
        "def register_reporters(register):\n"
        "    register(Bad())\n",
        encoding="utf-8",
    )
    run = auditready("check", dossier, "--plugin", plugin, "--format", "bad", TMPDIR=str(tmp_path))
    assert run.code == 70
    (log,) = tmp_path.glob("auditready-crash-*.log")
    assert str(log) in run.err
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_130_when_interrupted(dossier: Path, tmp_path: Path) -> None:
    plugin = tmp_path / "slow.py"
    plugin.write_text(
        "import time, pathlib\n"
        "from auditready import Recognition, Words, hookimpl\n"
        "class Slow:\n"
        "    name, system, kinds = 'slow.one', 'Slow', frozenset({'presence'})\n"
        "    def recognise(self, file):\n"
        f"        pathlib.Path({str(tmp_path / 'started')!r}).touch()\n"
        "        time.sleep(60)\n"
        "    def read(self, file, context):\n"
        "        yield from ()\n"
        "@hookimpl\n"
        "def register_readers(register):\n"
        "    register(Slow())\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "auditready", "check", str(dossier), "--plugin", str(plugin)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "AUDITREADY_LANG": "en"}
    ) as process:
        deadline = time.monotonic() + 60
        while not (tmp_path / "started").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == b""
    assert b"interrupted" in err
