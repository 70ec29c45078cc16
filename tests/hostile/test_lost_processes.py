"""A file that crashes, hangs, fills the memory or shouts costs that file only, with one process and with several."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.hostile.conftest import SOUND
from tests.hostile.reading import plan

from auditready.audit import audit, deadline
from auditready.audit.apart import WorkerDied, interrupts_held, iter_apart
from auditready.audit.workers import abandon
from auditready.files import Limits
from auditready.model import Report

PLUGIN = """
import ctypes, faulthandler, os, signal, time
from auditready import hookimpl

class Lost:
    name, system, kinds = "lost.one", "Lost", frozenset({"presence"})

    def recognise(self, file):
        match file.head:
            case b"crash": os.kill(os.getpid(), signal.SIGKILL)
            case b"exit": raise SystemExit(0)
            case b"leave": os._exit(0)
            case b"endless":
                while True: pass
            case b"stubborn":
                while True:
                    try: time.sleep(0.1)
                    except Exception: pass
            case b"native": sum(range(10**12))  # one call in C, which looks at no signal
            case b"memory": [b"x" * 2**28 for _ in range(100)]
            case b"native memory":
                faulthandler.disable()  # pytest's own
                ctypes.memset(ctypes.CDLL(None).malloc(2**40), 1, 2**40)
            case b"shout":
                print("out")
                os.write(1, b"native out")
                os.write(2, b"native err")

    def read(self, file, context):
        yield from ()

@hookimpl
def register_readers(register):
    register(Lost())
"""
WAYS: dict[str, dict[str, Any]] = {"one": {"apart": True}, "several": {"jobs": 2}}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forked processes")


@pytest.fixture
def share(tmp_path: Path) -> Path:
    (tmp_path / "plugin.py").write_text(PLUGIN, encoding="utf-8")
    for name in ("A", "B"):
        (tmp_path / "share" / name).mkdir(parents=True)
        (tmp_path / "share" / name / "sound.csv").write_text(SOUND, encoding="utf-8")
    return tmp_path / "share"


def run(share: Path, way: str, **limits: Any) -> Report:
    plugin = (str(share.parent / "plugin.py"),)
    return audit([share], plan(plugin_files=plugin, limits=Limits(**limits)), **WAYS[way])


def others_are_read(report: Report, lost: str) -> bool:
    files = {file.path: file.status for dossier in report.dossiers for file in dossier.files}
    files |= {file.path: file.status for file in report.common_files}
    return files.pop(lost) == "failed" and set(files.values()) == {"read"} and len(files) == 2


@pytest.mark.parametrize("place", ["A/lost", "lost"])
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("how", ["crash", "leave", "native memory"])
def test_a_process_that_ends(how: str, way: str, place: str, share: Path) -> None:
    (share / place).write_text(how)
    report = run(share, way)
    assert [(problem.stage, problem.file) for problem in report.problems] == [("worker", place)]
    assert others_are_read(report, place)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("how", ["endless", "stubborn"])
def test_a_reader_that_hangs(how: str, way: str, share: Path) -> None:
    (share / "A" / "lost").write_text(how)
    report = run(share, way, seconds=0.5)
    assert [(problem.stage, problem.file) for problem in report.problems] == [("limit", "A/lost")]
    assert others_are_read(report, "A/lost")


def test_a_library_that_never_comes_back(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "_GRACE_SECONDS", 0.5)
    (share / "A" / "lost").write_text("native")
    report = run(share, "one", seconds=0.5)
    assert [(problem.stage, problem.file) for problem in report.problems] == [("worker", "A/lost")]
    assert others_are_read(report, "A/lost")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("how", ["exit", "memory"])
def test_a_reader_that_gives_up(how: str, way: str, share: Path) -> None:
    (share / "A" / "lost").write_text(how)
    report = run(share, way)
    assert [(problem.stage, problem.file) for problem in report.problems] == [("recognise", "A/lost")]


def test_several_in_one_dossier(share: Path) -> None:
    for number in range(3):
        (share / "A" / f"lost {number}").write_text("crash")
    report = run(share, "one")
    assert sorted(problem.file or "" for problem in report.problems) == ["A/lost 0", "A/lost 1", "A/lost 2"]


def test_what_libraries_print_is_not_shown(share: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (share / "A" / "lost").write_text("shout")
    assert run(share, "one").problems == ()
    shown = capfd.readouterr()
    assert (shown.out, shown.err) == ("", "out\n")


def test_settings_are_told_as_by_one_process(share: Path) -> None:
    from auditready.errors import ConfigurationError

    (share / "B" / "dossier.toml").write_text("titel = 1", encoding="utf-8")
    for way in WAYS:
        with pytest.raises(ConfigurationError, match=r"B/dossier\.toml: unknown key"):
            run(share, way)


def test_errors_come_back_with_their_traceback() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        list(iter_apart(_divide, 0, memory_bytes=2**32))
    assert any("_divide" in note for note in caught.value.__notes__)
    with pytest.raises(WorkerDied):
        list(iter_apart(_leave, memory_bytes=2**32))
    assert list(iter_apart(_divide, 2, memory_bytes=2**32)) == [0.5]


ENDLESS_RULE = """
import threading
from auditready import Words, hookimpl, rule

WORDS = Words("x", "x")

@rule("ZZZ101", pack="rnq", severity="advice", source="-", basis="practice", title=WORDS, why=WORDS, accept=WORDS,
      remedy=WORDS, question=WORDS, needs=(("presence",),))
def endless(dossier):
    if dossier.id == "A":
        threading.Event().wait()
    return ()

@hookimpl
def register_rules(register):
    register(endless)
"""


@pytest.mark.parametrize("way", WAYS)
def test_a_judgement_that_never_comes_back_costs_its_dossier(way: str, share: Path) -> None:
    (share.parent / "plugin.py").write_text(ENDLESS_RULE, encoding="utf-8")
    report = run(share, way, judging_seconds=1)
    assert [(problem.stage, problem.file) for problem in report.problems] == [("worker", "A/sound.csv")]
    assert {file.path: file.status for dossier in report.dossiers for file in dossier.files} == {
        "A/sound.csv": "failed",
        "B/sound.csv": "read",
    }


def test_judging_that_waits_for_ever_ends_its_process() -> None:
    assert list(iter_apart(_judge, 60, 0, memory_bytes=2**32)) == ["judged"]
    with pytest.raises(WorkerDied):
        list(iter_apart(_judge, 0.2, 60, memory_bytes=2**32))


def _judge(send: Any, seconds: float, wait: float) -> None:
    with deadline.ending_process(seconds):
        threading.Event().wait(wait)
    send("judged")


def test_an_answer_that_is_cut_short_keeps_nobody_waiting() -> None:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork")) as executor:
        _EXECUTORS.append(executor)
        executor.submit(_answer_in_part)
        time.sleep(0.5)  # the executor's thread has read what there is, and waits for the rest
        started = time.monotonic()
        abandon(executor, list(executor._processes.values()))
    assert time.monotonic() - started < 10


_EXECUTORS: list[Any] = []


def _answer_in_part() -> None:
    """Write the head of a long answer and no more, as who is killed in the middle does."""
    os.write(_EXECUTORS[-1]._result_queue._writer.fileno(), (1_000_000).to_bytes(4, "big") + b"begun")
    time.sleep(60)


def _divide(send: Any, by: int) -> None:
    send(1 / by)


def _leave(send: Any) -> None:
    os._exit(0)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_running(number: int, jobs: str, share: Path) -> None:
    (share / "A" / "lost").write_text("stubborn")
    command = [sys.executable, "-m", "auditready", "check", share, "--plugin", share.parent / "plugin.py"]
    with subprocess.Popen(
        [*map(str, command), "--jobs", jobs], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        wait_until(lambda: len(running(process.pid)) > int(jobs))
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
    assert process.returncode == (-number if number == signal.SIGKILL else 130)
    assert (out, b"Traceback" in err) == (b"", False)
    wait_until(lambda: not running(process.pid))


def test_an_interruption_waits_until_processes_are_started() -> None:
    reached = []

    def start() -> None:
        with interrupts_held():
            os.kill(os.getpid(), signal.SIGINT)
            reached.append("started")

    with pytest.raises(KeyboardInterrupt):
        start()
    assert reached == ["started"]


def running(session: int) -> list[str]:
    """The processes of a session that still run."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, _, of = path.read_text().rpartition(")")[2].split()[:4]
            if int(of) == session and state != "Z":
                found.append(path.parent.name)
    return found


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
