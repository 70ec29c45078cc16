"""Odd arguments, streams and environments: documented exit codes, no traceback, the report where it can be written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hostile.conftest import SOUND, Hostile
from tests.hostile.reading import report_schema

Check = Callable[..., Hostile]


def copy(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).mkdir(parents=True)
        (folder / name / "sound.csv").write_text(SOUND, encoding="utf-8")
    return folder


def names_of(run: Hostile) -> list[tuple[str, str]]:
    return [(dossier["id"], dossier["path"]) for dossier in run.report["dossiers"]]


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_several_paths(jobs: str, check: Check, tmp_path: Path) -> None:
    one, two = copy(tmp_path / "one", "A", "B"), copy(tmp_path / "two", "A", "C")
    alone = [("A", "A"), ("B", "B")]
    assert names_of(check(one, one, one / "A", f"{one}/", one / "B" / "..", "--jobs", jobs)) == alone
    run = check(one, two, "--jobs", jobs)
    assert names_of(run) == [("one/A", "one/A"), ("B", "one/B"), ("two/A", "two/A"), ("C", "two/C")]
    assert len(run.statuses) == 4
    same = check(one / "A", two / "A", "--jobs", jobs)
    assert names_of(same) == [("A", "A"), ("A (2)", "A (2)")]
    assert set(same.statuses) == {"A/sound.csv", "A (2)/sound.csv"}


def test_more_processes_than_work(check: Check, tmp_path: Path) -> None:
    share = copy(tmp_path / "share", "A", "B")
    assert check(share, "--jobs", "64").out == check(share).out


@pytest.mark.parametrize(
    "argument", [b"none\xff", b"x" * 5_000, b"a/" * 3_000, b"\x1b[31m"], ids=["bytes", "long", "deep", "code"]
)
def test_paths_that_cannot_be(argument: bytes, check: Check) -> None:
    run = check(argument)
    assert run.code == 2
    assert "does not exist" in run.err or "cannot be read" in run.err
    assert "\x1b" not in run.err


def test_a_day_out_of_reach(check: Check, folder: Path) -> None:
    assert check(folder, "--audit-date", "9999-12-31").code == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs devices")
def test_places_that_cannot_be_written(check: Check, folder: Path, tmp_path: Path) -> None:
    for place in (tmp_path / "missing" / "report.json", tmp_path, Path("/proc/report.json")):
        run = check(folder, "-o", place)
        assert run.code == 2
        assert "cannot be written" in run.err


def shell(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command line in which ``%`` stands for auditready and ``@`` for the folder."""
    program = f"{sys.executable} -m auditready"
    known = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.run(
        ["/bin/bash", "-c", "set -o pipefail; " + command.replace("%", program).replace("@", f"'{folder.parent}'")],
        capture_output=True, check=False, timeout=60, env={**known, "AUDITREADY_LANG": "fr", **environment},
    )  # fmt: skip


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", ["% check @", "% check @ --format json", "% explain", "% readers"])
def test_a_full_disk(command: str, folder: Path) -> None:
    done = shell(f"{command} > /dev/full", folder)
    assert done.returncode == 2
    assert "plus de place" in done.stderr.decode()


@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="needs a shell")
@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("% check @ | head -c 1", 1),
        ("% check @ --format json | head -c 1", 1),
        ("% check @ <&-", 1),
        ("% @ <&-", 1),
        ("% check @ >&-", 1),
        ("% check @ 2>&-", 1),
        ("% check @ --format json >&- 2>&- <&-", 1),
        ("% check @/nowhere 2>&-", 2),
        ("env -u HOME % check @", 1),
    ],
)
def test_streams_that_are_closed(command: str, expected: int, folder: Path) -> None:
    for number in range(40):
        (folder / f"chat {number}.txt").write_text("09:00:00 From Ada Démo to Everyone : Bonjour\n", encoding="utf-8")
    done = shell(command, folder)
    assert (done.returncode, done.stderr) == (expected, b"")


@pytest.mark.parametrize("form", ["text", "json", "junit"])
def test_french_in_a_bare_locale(form: str, folder: Path) -> None:
    bare = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = shell(f"% check @ --format {form}", folder, **bare)
    assert (done.returncode, done.stderr) == (1, b"")
    if form == "json":
        report_schema().validate(json.loads(done.stdout))
    elif form == "text":
        assert b"d\\xe9duite" in done.stdout
    else:
        assert "é".encode() in done.stdout


def test_no_warning_is_raised(folder: Path) -> None:
    done = shell("%".replace("%", f"{sys.executable} -X dev -W error -m auditready") + " check @ --jobs 2", folder)
    assert (done.returncode, done.stderr) == (1, b"")
