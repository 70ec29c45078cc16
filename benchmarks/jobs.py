"""What is timed, one job a fresh process: ``python -m benchmarks.jobs JOB PATH [NUMBER]`` prints one line of JSON.

The clock runs from before the job's first import to its last result, so that libraries are paid for by whoever uses
them; the start of Python itself is measured apart.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditready import Recognition


def floor_dossiers(folder: Path) -> dict[str, int]:
    from benchmarks.floors import parse_all

    return parse_all(folder)


def floor_log(log: Path) -> dict[str, int]:
    from benchmarks.floors import stream_rows

    return stream_rows(log)


def floor_workbook(log: Path) -> dict[str, int]:
    from benchmarks.floors import read_workbook

    return read_workbook(log)


def check(folder: Path, processes: int) -> dict[str, int]:
    """Audit everything below ``folder`` and write the JSON report, which is then dropped."""
    import tempfile
    from datetime import date

    from auditready.audit import Plan, audit
    from auditready.audit.check import runtime_of

    day = date(2026, 11, 22)
    plan = Plan(as_of=day, audit_date=day)
    report = audit([folder], plan, jobs=processes)
    reporter = runtime_of(plan).plugins.reporters["json"]
    with tempfile.TemporaryFile("w", encoding="utf-8") as stream:
        reporter.write(report, stream, language="fr", width=None)
        written = stream.tell()
    files = [file for dossier in report.dossiers for file in dossier.files]
    return {
        "dossiers": len(report.dossiers),
        "files": len(files),
        "read": sum(file.status == "read" for file in files),
        "records": sum(file.records for file in files),
        "outcomes": sum(len(dossier.outcomes) for dossier in report.dossiers),
        "problems": len(report.problems),
        "report_bytes": written,
    }


def read_log(log: Path) -> dict[str, int]:
    """Read a Moodle log with its reader; each record is dropped at once."""
    from auditready import EvidenceFile
    from auditready_plugins.moodle.log import LogReader

    reader, file = LogReader(), EvidenceFile(log, log.name)
    recognition = reader.recognise(file)
    if recognition is None:
        raise SystemExit(f"{log} is not recognised")
    records = sum(1 for _ in reader.read(file, Context(recognition)))
    return {"records": records}


class Context:
    """A reader's context outside an audit; notes are dropped."""

    def __init__(self, recognition: Recognition) -> None:
        self.recognition = recognition
        self.as_of_year = 2026
        self.zone = "Europe/Paris"
        self.hints: tuple[str, ...] = ()
        self.idle_minutes = 30

    def note(self, fr: str, en: str) -> None:
        """Drop a note."""


JOBS: dict[str, Callable[..., dict[str, int]]] = {
    "check": check,
    "floor-dossiers": floor_dossiers,
    "floor-log": floor_log,
    "floor-workbook": floor_workbook,
    "read-log": read_log,
}


def peak_bytes() -> tuple[int, int]:
    """Return the largest size that this process had in memory, and that of its largest child (0: none)."""
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit
    status = Path("/proc/self/status")
    if not status.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit, child
    # Linux hands ru_maxrss down through exec: a small process would show the size of the one that started it.
    high_water = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(high_water.split()[1]) * 1024, child


def processor_seconds() -> float:
    """Return the processor time of this process and of its children that have ended."""
    import resource

    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def main() -> None:
    name, path, *numbers = sys.argv[1:]
    begin, used = time.perf_counter(), processor_seconds()
    found = JOBS[name](Path(path), *map(int, numbers))
    seconds, processor = time.perf_counter() - begin, processor_seconds() - used
    own, child = peak_bytes()
    told = {"seconds": seconds, "processor": processor, "bytes": max(own, child), "found": found}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
