"""Where the time of an audit goes: ``python benchmarks/profile_check.py --dossiers 50``.

First each stage (view, reader, rule, step) by a clock, on a warm process. Then functions by cProfile, which makes calls
dearer than they are: read the order and the counts there, not the seconds.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.data import ROOT, files_below, read_all
from benchmarks.jobs import check
from benchmarks.stages import clock_check, stage_table

SHOWN = 25
_PACKAGES = (ROOT / "src", ROOT / "plugins")
Function = tuple[str, int, str]


def main() -> None:
    parser = argparse.ArgumentParser(description="Profile an audit in one process.")
    parser.add_argument("--dossiers", type=int, default=50, help="dossiers to check (default: 50)")
    parser.add_argument("--path", type=Path, help="check this folder instead")
    options = parser.parse_args()
    folder = options.path or _made(options.dossiers)
    read_all(files_below(folder))
    check(folder, 1)  # imports, plugins and schemas: paid once a process, and measured by run.py --only startup
    profile = cProfile.Profile()
    profile.runcall(check, folder, 1)
    stats = pstats.Stats(profile)
    clock, found = clock_check(folder)
    print(stage_table(clock, found, 2 * SHOWN))
    print(_by_module(stats))
    for order in ("cumulative", "tottime"):
        stats.sort_stats(order).print_stats(SHOWN)


def _made(number: int) -> Path:
    command = [sys.executable, "-m", "benchmarks.data", "dossiers", str(number)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return Path(done.stdout.strip())


def _by_module(stats: pstats.Stats) -> str:
    """Return each module's own time; what a library or a builtin takes is put down to the module that calls it."""
    own: dict[str, float] = defaultdict(float)
    for function, (_, _, alone, _, callers) in stats.stats.items():  # type: ignore[attr-defined]  # not in typeshed
        if _module(function) is not None:
            own[_module(function) or ""] += alone
            continue
        for caller, (_, _, its, _) in callers.items():
            own[_module(caller) or f"({Path(caller[0]).name or caller[2]})"] += its
    total = sum(own.values())
    ranked = sorted(own.items(), key=lambda item: -item[1])[:SHOWN]
    rows = [f"{seconds:8.3f} s  {100 * seconds / total:5.1f} %  {module}" for module, seconds in ranked]
    return "\n".join([f"own time by module, {total:.2f} s in all", *rows, ""])


def _module(function: Function) -> str | None:
    path = Path(function[0])
    package = next((package for package in _PACKAGES if path.is_relative_to(package)), None)
    return None if package is None else path.relative_to(package).as_posix()


if __name__ == "__main__":
    main()
