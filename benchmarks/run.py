"""Measure auditready against the floors, in one run: ``make bench``, or ``python benchmarks/run.py --dossiers 20``.

Prints one table: median of fresh processes, range, ratio to the floor of the same run, target, met or not. Times of
one machine mean nothing to another; the ratios do.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.data import ROOT, files_below, read_all
from benchmarks.measure import (
    MEGABYTE,
    Line,
    Sample,
    Target,
    interleave,
    memory_line,
    run_command,
    run_job,
    table,
    time_line,
)

SECTIONS = ("startup", "dossiers", "log", "workbook")
LOG_ROWS = 1_000_000
SHORT_LOG_ROWS = 100_000
WORKBOOK_ROWS = 200_000
LIBRARIES = "click, jsonschema_rs, msgspec, pluggy, pypdfium2, python_calamine"
"""What a check cannot do without: its own floor, whatever our code costs."""
GROWTH = 1.2
"""Memory on the long log against the short one: "no growth", but for the sessions themselves and noise."""
STARTUP_ROUNDS = 15
"""A process of 20 ms is noisier than one of 20 s."""


def main() -> None:
    options = _options()
    compile_modules()
    lines: list[Line] = []
    if options.only in {None, "startup"}:
        lines += measure_startup(max(STARTUP_ROUNDS, options.rounds))
    if options.only in {None, "dossiers"}:
        lines += measure_dossiers(options.dossiers, options.rounds)
    if options.only in {None, "log"}:
        lines += measure_log(options.rounds)
    if options.only in {None, "workbook"}:
        lines += measure_workbook(options.rounds)
    print(table(lines))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure auditready against the floors.")
    parser.add_argument("--only", choices=SECTIONS, help="one part of the table")
    parser.add_argument("--rounds", type=int, default=3, help="fresh processes of each kind (default: 3)")
    parser.add_argument("--dossiers", type=int, default=500, help="dossiers to check (default: 500)")
    return parser.parse_args()


def compile_modules() -> None:
    """Let Python compile and keep what will be imported: once in a module's life, and no part of any time here."""
    run_job("check", smallest_dossier(), 1)()


def measure_startup(rounds: int) -> list[Line]:
    """Measure whole processes: what a user waits for before anything is read."""
    auditready = str(Path(sys.executable).with_name("auditready"))
    small = smallest_dossier()
    read_all(files_below(small))
    check = [auditready, "check", str(small), "--format", "json", "--as-of", "2026-11-22", "--exit-zero"]
    runs = {
        "pass": run_command([sys.executable, "-c", "pass"]),
        "click": run_command([sys.executable, "-c", "import click"]),
        "libraries": run_command([sys.executable, "-c", f"import {LIBRARIES}"]),
        "version": run_command([auditready, "--version"]),
        "check": run_command(check),
    }
    interleave(runs, 1)  # compiles what was never imported
    took = interleave(runs, rounds)
    for name, sample in took.items():
        if sample.found != {"exit code": 0}:
            print(f"NOT THE WHOLE WORK: {name}: {sample.found}", file=sys.stderr)
    return [
        time_line("python -c pass (P)", took["pass"]),
        time_line('python -c "import click" (C)', took["click"]),
        time_line("python -c, the libraries of check alone", took["libraries"], took["pass"], "P"),
        time_line("auditready --version", took["version"], took["click"], "C", 3),
        time_line(f"auditready check, {len(files_below(small))} files, json", took["check"], took["pass"], "P", 12),
    ]


def smallest_dossier() -> Path:
    """Return the sample dossier of the fewest bytes."""
    folders = [path for path in sorted((ROOT / "sample_dossiers").iterdir()) if (path / "expected.json").is_file()]
    return min(folders, key=lambda folder: sum(file.stat().st_size for file in files_below(folder)))


def measure_dossiers(number: int, rounds: int) -> list[Line]:
    """Measure a whole audit, cold, on one process and on two, against floor F."""
    folder = _made("dossiers", number)
    files = files_below(folder)
    print(f"{number} dossiers, {len(files)} files, {read_all(files) / MEGABYTE:.0f} MB: {folder}", file=sys.stderr)
    took = interleave(
        {
            "floor": run_job("floor-dossiers", folder),
            "one": run_job("check", folder, 1),
            "two": run_job("check", folder, 2),
        },
        rounds,
    )
    _tell_what_was_checked(took["one"], number, len(files))
    return [
        time_line(f"floor F: parsers alone, {number} dossiers", took["floor"]),
        time_line("check, 1 process", took["one"], took["floor"], "F", 1.8),
        time_line("check, 2 processes", took["two"], took["floor"], "F", 1.0),
        time_line("check, 2 processes against 1", took["two"], took["one"], "of 1 process", 0.55),
        memory_line("peak memory, floor F", took["floor"].megabytes),
        memory_line("peak memory, check, 1 process", took["one"].megabytes, 80),
        memory_line("peak memory, check, largest of 3 processes", took["two"].megabytes, 80),
    ]


def _tell_what_was_checked(sample: Sample, dossiers: int, files: int) -> None:
    """Show what the audit found, and say so where it did not do the whole work that is measured."""
    found = sample.found
    print("  ".join(f"{name} {count}" for name, count in found.items()), file=sys.stderr)
    if (found["dossiers"], found["read"], found["problems"]) != (dossiers, files, 0):
        print("NOT THE WHOLE WORK: files unread or problems met; the ratios below flatter", file=sys.stderr)


def measure_log(rounds: int) -> list[Line]:
    """Measure the Moodle reader on a long log, against floor L, and its memory on a tenth of it."""
    long, short = _made("log", LOG_ROWS), _made("log", SHORT_LOG_ROWS)
    print(
        f"log of {LOG_ROWS} rows, {read_all([long, short]) / MEGABYTE:.0f} MB with its tenth: {long}", file=sys.stderr
    )
    took = interleave(
        {
            "floor": run_job("floor-log", long),
            "long": run_job("read-log", long),
            "short": run_job("read-log", short),
            "short floor": run_job("floor-log", short),
            "check": run_job("check", long.parent, 1),
        },
        rounds,
    )
    print(f"sessions and other records: {took['long'].found['records']}", file=sys.stderr)
    growth = took["long"].megabytes / took["short"].megabytes
    return [
        time_line("floor L: csv.reader alone, 1,000,000 rows", took["floor"]),
        time_line("moodle.log, 1,000,000 rows", took["long"], took["floor"], "L", 2.5),
        time_line("moodle.log, 100,000 rows", took["short"], took["short floor"], "L/10", None),
        time_line("check of a dossier with that log alone", took["check"], took["floor"], "L", None),
        memory_line("peak memory, moodle.log, 100,000 rows", took["short"].megabytes),
        memory_line("peak memory, moodle.log, 1,000,000 rows", took["long"].megabytes, 60),
        memory_line("peak memory, check of that log", took["check"].megabytes, 80),
        Line("its growth from 100,000 to 1,000,000 rows", "", "", growth, "x", target=Target(GROWTH)),
    ]


def measure_workbook(rounds: int) -> list[Line]:
    """Measure the Moodle reader on a log in a workbook, against floor W."""
    log = _made("workbook", WORKBOOK_ROWS)
    print(f"workbook of {WORKBOOK_ROWS} rows, {read_all([log]) / MEGABYTE:.0f} MB: {log}", file=sys.stderr)
    took = interleave({"floor": run_job("floor-workbook", log), "read": run_job("read-log", log)}, rounds)
    print(f"sessions and other records: {took['read'].found['records']}", file=sys.stderr)
    return [
        time_line("floor W: calamine alone, 200,000 rows", took["floor"]),
        time_line("moodle.log, workbook of 200,000 rows", took["read"], took["floor"], "W", 1.5),
    ]


def _made(what: str, number: int) -> Path:
    print(f"data: {what} {number} …", file=sys.stderr)
    command = [sys.executable, "-m", "benchmarks.data", what, str(number)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return Path(done.stdout.strip())


if __name__ == "__main__":
    main()
