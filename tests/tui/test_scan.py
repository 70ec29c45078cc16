"""The audit process: real runs, stopping, and a file that kills its reader."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

from auditready.audit.check import Plan
from auditready.audit.events import Checked, Finished, Reading, Started
from auditready.config import Config
from auditready.tui.scan import ProcessScan
from auditready.tui.wire import Broken, Event, Explained, Refused
from auditready.tui.wording import clean

PLAN = Plan(as_of=date(2026, 11, 22), audit_date=date(2026, 11, 22))
CHAT = "09:00:00\t From  Camille Durand : Bonjour\n"

KILLER = """\
import os
from auditready import Recognition, Words, hookimpl

class Killer:
    name, system, kinds = "killer", "Killer", frozenset({"chat_message"})

    def recognise(self, file):
        return Recognition(confidence=1.0, why=Words("x", "x")) if "fatal" in file.name else None

    def read(self, file, context):
        os._exit(9)

@hookimpl
def register_readers(register):
    register(Killer())
"""


def session(folder: Path) -> Path:
    (folder / "Chat").mkdir(parents=True)
    (folder / "Chat" / "chat.txt").write_text(CHAT, encoding="utf-8")
    return folder


def kinds(events: list[Event]) -> list[str]:
    return [type(event).__name__ for event in events]


def test_a_run_tells_what_is_read_and_sends_each_dossier(tmp_path: Path) -> None:
    events = list(ProcessScan(session(tmp_path), PLAN, Config(), 1).events())
    assert kinds(events) == ["Started", "Explained", "Reading", "Checked", "Finished"]
    reading = next(event for event in events if isinstance(event, Reading))
    assert reading.file == "Chat/chat.txt"
    explained = next(event for event in events if isinstance(event, Explained))
    assert "COM104" in {criterion.code for criterion in explained.criteria}


def test_an_empty_folder_and_a_missing_one_are_refused_in_words(tmp_path: Path) -> None:
    [empty] = ProcessScan(tmp_path, PLAN, Config(), 1).events()
    [missing] = ProcessScan(tmp_path / "gone", PLAN, Config(), 1).events()
    assert isinstance(empty, Refused)
    assert isinstance(missing, Refused)
    assert (empty.nothing, missing.nothing) == (True, False)
    assert "gone" in missing.words.fr


def test_stopping_ends_the_process_at_once(tmp_path: Path) -> None:
    scan = ProcessScan(session(tmp_path), PLAN, Config(), 2)
    events = scan.events()
    assert isinstance(next(events), Started)
    process = scan._process
    scan.stop()
    assert not any(isinstance(event, Broken) for event in events)
    assert process is not None
    assert process.poll() is not None


def test_a_file_that_kills_its_reader_is_named_and_the_rest_is_checked(tmp_path: Path) -> None:
    folder = session(tmp_path / "evidence")
    (folder / "Chat" / "fatal.txt").write_text("x", encoding="utf-8")
    plugin = tmp_path / "killer.py"
    plugin.write_text(KILLER, encoding="utf-8")
    plan = Plan(as_of=PLAN.as_of, audit_date=PLAN.audit_date, plugin_files=(str(plugin),))
    events = list(ProcessScan(folder, plan, Config(), 1).events())
    [checked] = [event for event in events if isinstance(event, Checked)]
    assert [problem.file for problem in checked.report.problems] == ["Chat/fatal.txt"]
    assert isinstance(events[-1], Finished)


def test_a_module_in_the_evidence_is_never_imported(tmp_path: Path, monkeypatch: object) -> None:
    folder = session(tmp_path)
    for name in ("msgspec.py", "json.py", "auditready.py"):
        (folder / name).write_text("raise SystemExit('imported from the evidence')", encoding="utf-8")
    monkeypatch.chdir(folder)  # type: ignore[attr-defined]
    events = list(ProcessScan(Path(), PLAN, Config(), 1).events())
    assert isinstance(events[-1], Finished)


def test_the_audit_process_loads_no_interface() -> None:
    code = "import sys, auditready.tui.scan_process; print('textual' in sys.modules, 'rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_clean_keeps_french_spaces_and_marks_what_drives_terminals() -> None:
    assert clean("14\u202fh\u00a0: «\u00a0été\u00a0»") == "14 h : « été »"
    assert clean("a\x1b[31mb\x00c\u202ed\u200be\rf\ng") == "a\ufffd[31mb\ufffdc\ufffdd\ufffde\ufffdf g"
