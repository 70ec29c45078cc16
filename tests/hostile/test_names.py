"""Names that drive a terminal, name a formula, or are no text at all; and what is no file or no folder."""

from __future__ import annotations

import os
import socket
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hostile.conftest import SOUND, Hostile

Check = Callable[..., Hostile]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows forbids most of these names")

NAMES = (
    b"new\nline.csv", b"tab\t.csv", b"\x1b[31mred\x1b]0;title\x07.csv", "\u202evsc.exe".encode(), "😀.csv".encode(),
    b"caf\xe9\xff.csv", b"\xed\xa0\x80.csv", b"x" * 251 + b".csv", b"-rf.csv", b"[red]bold.csv", b"=cmd|' C calc'!A0",
    b"   ", b"\xc2\x9b31m.csv", b"\\\\server\\share.csv", b"a'b\"c&<>.csv", b"\x01\x7f.csv",
)  # fmt: skip


@pytest.mark.parametrize("form", ["json", "text", "junit"])
@pytest.mark.parametrize("kind", ["files", "folders"])
def test_names_are_only_shown(kind: str, form: str, check: Check, folder: Path) -> None:
    base = os.fsencode(folder)
    for name in NAMES:
        path = base + b"/" + name
        if kind == "folders":
            Path(os.fsdecode(path)).mkdir()
            path += b"/evidence.csv"
        Path(os.fsdecode(path)).write_text(SOUND, encoding="utf-8")
    run = check(folder.parent, form=form)
    assert (run.code, run.err) == (1, "")
    shown = run.out.decode()
    assert {char for char in shown if not char.isprintable()} <= {"\n", "\t"}
    if form == "json":
        assert len(run.statuses) == len(NAMES) + 1
        assert set(run.statuses.values()) == {"read"}
    elif form == "junit":
        assert ET.fromstring(run.out).tag == "testsuites"
    elif kind == "folders":
        assert "[red]bold.csv" in shown


def test_names_go_through_processes(check: Check, folder: Path) -> None:
    for name in NAMES:
        path = os.fsencode(folder.parent) + b"/" + name
        Path(os.fsdecode(path)).mkdir()
        Path(os.fsdecode(path + b"/evidence.csv")).write_text(SOUND, encoding="utf-8")
    serial = check(folder.parent)
    assert len(serial.report["dossiers"]) == len(NAMES) + 1
    assert check(folder.parent, "--jobs", "3").out == serial.out


def test_messages_do_not_drive_the_terminal(check: Check, folder: Path) -> None:
    wrong = folder.parent / "\x1b[31m"
    wrong.mkdir()
    (wrong / "dossier.toml").write_text('"\\u001b[2J" = 1\n', encoding="utf-8")
    run = check(folder.parent)
    assert run.code == 2
    assert "\\x1b[31m/dossier.toml" in run.err
    assert "\x1b" not in run.err


def test_what_is_no_file_is_shown_and_left_alone(check: Check, folder: Path) -> None:
    (folder / "loop").symlink_to(folder)
    (folder / "outside").symlink_to("/etc")
    (folder / "passwd.csv").symlink_to("/etc/passwd")
    (folder / "nowhere.csv").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.csv")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(folder / "plug"))
    run = check(folder.parent)
    assert run.statuses.pop("Session/sound.csv") == "read"
    ignored = {name for name, status in run.statuses.items() if status == "ignored"}
    assert ignored == {
        f"Session/{name}" for name in ("loop", "outside", "passwd.csv", "nowhere.csv", "pipe.csv", "plug")
    }
    assert b"root:" not in run.out


@pytest.mark.parametrize("place", ["auditready.toml", "Session/dossier.toml"])
def test_settings_are_read_from_files_alone(place: str, check: Check, folder: Path) -> None:
    path = folder.parent / place
    os.mkfifo(path)
    assert (check(folder.parent).code, "no regular file" in check(folder.parent).err) == (2, True)
    path.unlink()
    path.symlink_to("/dev/zero")
    assert check(folder.parent).code == 2


def test_folders_without_end(check: Check, folder: Path) -> None:
    deep = folder / "/".join(f"n{number}" for number in range(60))
    deep.mkdir(parents=True)
    (deep / "deep.csv").write_text(SOUND, encoding="utf-8")
    assert len(check(folder.parent).statuses) == 2
    deeper = deep / "/".join("d" for _ in range(60))
    deeper.mkdir(parents=True)
    (deeper / "deeper.csv").write_text(SOUND, encoding="utf-8")
    run = check(folder.parent)
    (problem,) = run.report["problems"]
    assert problem["stage"] == "limit"
    assert "beyond 100 levels of folders: nothing in it is checked" in problem["message"]
    assert len(run.statuses) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to become somebody else")
def test_closed_files_and_folders(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.hostile.reading import plan

    from auditready.audit import audit

    closed = folder / "closed"
    closed.mkdir()
    (folder / "secret.csv").write_text(SOUND, encoding="utf-8")
    real_scan, real_open = os.scandir, os.open

    def scandir(path: Path) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied")
        return real_scan(path)

    def open_(path: str, *given: int) -> int:
        if Path(path).name == "secret.csv":
            raise PermissionError(13, "Permission denied")
        return real_open(path, *given)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(os, "open", open_)
    report = audit([folder.parent], plan())
    assert [(problem.stage, problem.file) for problem in report.problems] == [("discover", "Session/closed")]
    assert not report.complete
    (dossier,) = report.dossiers
    assert {file.path: file.status for file in dossier.files}["Session/secret.csv"] == "unreadable"
    assert "FIL001" in {outcome.code for outcome in dossier.findings}


def test_files_that_go_grow_and_turn_into_links(folder: Path) -> None:
    from tests.hostile.reading import plan

    from auditready.audit.check import check_dossier
    from auditready.audit.discover import discover

    for name in ("gone.csv", "grown.csv", "link.csv"):
        (folder / name).write_text(SOUND, encoding="utf-8")
    (found,) = discover([folder.parent]).dossiers
    (folder / "gone.csv").unlink()
    with (folder / "grown.csv").open("a", encoding="utf-8") as stream:
        stream.write("x" * 1_000_000)
    (folder / "link.csv").unlink()
    (folder / "link.csv").symlink_to("/etc/passwd")
    statuses = {file.path: file.status for file in check_dossier(found, plan()).files}
    assert statuses == {
        "Session/gone.csv": "unreadable", "Session/grown.csv": "read", "Session/link.csv": "unreadable",
        "Session/sound.csv": "read",
    }  # fmt: skip
