"""Opening evidence: documents only, from inside the folder only, never through a shell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from auditready.tui import opener
from auditready.tui.opener import CannotOpen, open_with_system


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, Any]]]:
    calls: list[tuple[list[str], dict[str, Any]]] = []
    monkeypatch.setattr(opener.sys, "platform", "linux")
    monkeypatch.setattr(opener.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(opener.subprocess, "Popen", lambda command, **options: calls.append((command, options)))
    return calls


def test_a_document_goes_to_the_system_as_one_argument(tmp_path: Path, started: list[Any]) -> None:
    path = tmp_path / "a; rm -rf $HOME.pdf"
    path.touch()
    open_with_system(tmp_path, path.name)
    [(command, options)] = started
    assert command == ["/usr/bin/xdg-open", str(path)]
    assert not options.get("shell")


@pytest.mark.parametrize("name", ["run.sh", "run.desktop", "run.exe", "run.lnk", "run"])
def test_programs_and_shortcuts_are_not_opened(tmp_path: Path, started: list[Any], name: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(CannotOpen, match=name):
        open_with_system(tmp_path, name)
    assert started == []


def test_nothing_outside_the_folder_is_opened(tmp_path: Path, started: list[Any]) -> None:
    (tmp_path / "secret.pdf").touch()
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    for name in ("../secret.pdf", "link.pdf", "gone.pdf"):
        with pytest.raises(CannotOpen):
            open_with_system(tmp_path / "inside", name)
    assert started == []


def test_without_a_program_the_path_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pdf").touch()
    monkeypatch.setattr(opener.sys, "platform", "linux")
    monkeypatch.setattr(opener.shutil, "which", lambda _name: None)
    with pytest.raises(CannotOpen) as caught:
        open_with_system(tmp_path, "a.pdf")
    assert str(tmp_path / "a.pdf") in caught.value.words.fr


def test_of_a_file_in_an_archive_the_archive_is_opened(tmp_path: Path, started: list[Any]) -> None:
    (tmp_path / "exports.zip").touch()
    open_with_system(tmp_path, "exports.zip/Zoom/participants.csv")
    assert [command for command, _ in started] == [["/usr/bin/xdg-open", str(tmp_path / "exports.zip")]]
    with pytest.raises(CannotOpen):
        open_with_system(tmp_path, "gone.zip/participants.csv")
