"""Rounds of fresh processes, and what their times come to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.data import DATA, ROOT
from benchmarks.jobs import processor_seconds

MEGABYTE = 1_000_000
_TELLING = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONOPTIMIZE", "PYTHONDEVMODE", "AUDITREADY_PLUGINS")
"""Variables that change what is measured. Without its compiled modules, Python spends longer on them than all our work
takes on a small dossier."""
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in _TELLING},
    "PYTHONPYCACHEPREFIX": str(DATA / "bytecode"),
}


@dataclass
class Sample:
    """What one way of doing something took, round by round."""

    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    """Processor seconds of all processes: what a busy machine stretches less."""
    bytes: list[int] = field(default_factory=list)
    """Largest process of each round, workers included."""
    found: dict[str, int] = field(default_factory=dict)
    """What the job counted; the same in every round."""

    @property
    def median(self) -> float:
        return median(self.seconds)

    @property
    def megabytes(self) -> float:
        return max(self.bytes) / MEGABYTE


@dataclass(frozen=True)
class Target:
    """An upper bound with its unit: a ratio, or megabytes."""

    most: float
    unit: str = "x"

    def is_met_by(self, value: float) -> bool:
        return value <= self.most

    def __str__(self) -> str:
        return f"≤ {self.most:g} {self.unit}"


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    what: str
    value: str
    spread: str = ""
    ratio: float | None = None
    base: str = ""
    processor: float | None = None
    """The same ratio in processor time."""
    target: Target | None = None

    @property
    def verdict(self) -> str:
        if self.target is None or self.ratio is None:
            return ""
        return "met" if self.target.is_met_by(self.ratio) else "NOT MET"


def ratio(sample: Sample, base: Sample) -> float:
    """Return how many times the median of ``base`` a sample's median is."""
    return sample.median / base.median


def time_line(what: str, sample: Sample, base: Sample | None = None, name: str = "", most: float | None = None) -> Line:
    """Return the line of a time, with its ratio to ``base``."""
    processor = None
    if base is not None and sample.processor:
        processor = median(sample.processor) / median(base.processor)
    spread = f"{_seconds(min(sample.seconds))} – {_seconds(max(sample.seconds))}"
    return Line(
        what,
        _seconds(sample.median),
        spread,
        None if base is None else ratio(sample, base),
        name,
        processor,
        None if most is None else Target(most),
    )


def memory_line(what: str, megabytes: float, most: float | None = None) -> Line:
    """Return the line of a peak of memory, held against megabytes."""
    return Line(
        what, f"{megabytes:.0f} MB", ratio=megabytes, base="MB", target=None if most is None else Target(most, "MB")
    )


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{1000 * seconds:.0f} ms"


def run_job(*arguments: object) -> Callable[[], Sample]:
    """Return what runs a job of ``jobs.py`` in a fresh process, once."""

    def run() -> Sample:
        command = [sys.executable, "-m", "benchmarks.jobs", *map(str, arguments)]
        done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=True, stdout=subprocess.PIPE, encoding="utf-8")
        told = json.loads(done.stdout)
        return Sample([told["seconds"]], [told["processor"]], [told["bytes"]], told["found"])

    return run


def run_command(command: Sequence[str]) -> Callable[[], Sample]:
    """Return what runs a command once; its time is that of the whole process, and its exit code is what it found."""

    def run() -> Sample:
        begin, used = time.perf_counter(), processor_seconds()
        done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=False, stdout=subprocess.DEVNULL)
        seconds, processor = time.perf_counter() - begin, processor_seconds() - used
        return Sample([seconds], [processor], found={"exit code": done.returncode})

    return run


def interleave(runs: Mapping[str, Callable[[], Sample]], rounds: int) -> dict[str, Sample]:
    """Run each once a round, so that a busy minute of the machine meets all of them."""
    samples = {name: Sample() for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            one, sample = run(), samples[name]
            sample.seconds += one.seconds
            sample.processor += one.processor
            sample.bytes += one.bytes
            sample.found = one.found
    return samples


def table(lines: Sequence[Line]) -> str:
    """Return the lines as text in columns."""
    head = ("what", "median", "range", "ratio", "in cpu", "target", "")
    rows = [head, *(_cells(line) for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    text = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([text[0], "-" * len(text[0]), *text[1:]])


def _cells(line: Line) -> tuple[str, ...]:
    shown = "" if line.ratio is None or line.base == "MB" else f"{line.ratio:.2f} {line.base}"
    processor = "" if line.processor is None else f"{line.processor:.2f}"
    return line.what, line.value, line.spread, shown, processor, str(line.target or ""), line.verdict
