"""Does the cost of a dossier grow with its learners, and no faster? ``make linear``.

One blended dossier of 40 half-days and 60 activities, with 125, 250 and 500 learners: real files, read and judged by
the real audit in fresh processes. Prints the median of each, the part that reading has in it and what comes after, and
how many times the cost is for twice the learners; ends with 1 where that is more than ``MOST``. All but the first line
is processor time, which a busy machine stretches less.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.data import DATA, ROOT, files_below, kept, read_all
from benchmarks.measure import ENVIRONMENT, MEGABYTE
from benchmarks.people import person, resident
from tests.factory import Activity, Dossier, Session, clean, moodle, slots_of

SIZES = (125, 250, 500)
HALF_DAYS, ACTIVITIES = 40, 60
MOST = 2.2
"""Times the cost for twice the learners: 2 is linear, the rest is noise and sorting."""
JUDGED = "all"
_ROOM_DAYS, _LIVE_DAYS = 15, 5
_KINDS = ("page", "resource", "scorm", "page", "forum", "page", "scorm", "resource", "assign", "quiz")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the cost of a dossier against its learners.")
    parser.add_argument("--rounds", type=int, default=3, help="fresh processes of each size (default: 3)")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="learners, each twice the one before")
    options = parser.parse_args()
    folders = {size: _made(size) for size in options.sizes}
    measure(next(iter(folders.values())))  # compiles what was never imported
    # In turn, so that a busy minute of the machine meets all sizes.
    rounds = [{size: measure(folder) for size, folder in folders.items()} for _ in range(options.rounds)]
    took = {size: _median([each[size] for each in rounds]) for size in folders}
    print(table(took))
    sys.exit(0 if all(each <= MOST for each in ratios(took, JUDGED)) else 1)


def dossier_of(learners: int) -> Dossier:
    """Return the dossier: 15 days in a room, 5 live, 60 remote activities, certificates and positionings by learner."""
    start = date(2026, 1, 5)
    days = [start + timedelta(days=7 * (number // 5) + number % 5) for number in range(_ROOM_DAYS + _LIVE_DAYS)]
    slots = (*slots_of(*days[:_ROOM_DAYS]), *slots_of(*days[_ROOM_DAYS:], mode="synchronous"))
    first = days[-1] + timedelta(days=3)
    activities = tuple(
        Activity(f"Séquence {number + 1:02}", _KINDS[number % len(_KINDS)], 30, first + timedelta(days=number // 3))  # type: ignore[arg-type]  # the table above
        for number in range(ACTIVITIES)
    )
    session = Session(
        title="Conduire un chantier de rénovation",
        reference=f"L{learners:04}",
        modality="blended",
        learners=tuple(map(resident, range(learners))),
        trainer=replace(person(17), last="Formateur-Lirou", company="Ateliers du Lirou"),
        slots=slots,
        activities=activities,
        seed="linear",
    )
    dossier = clean(session)
    # Typed marks: 20,000 pictures would measure the unpacking of pictures. A click in half an hour: one or two an
    # activity, for the same reason.
    dossier.change("sheet", style="electronic")
    dossier.pieces["log"].writer = moodle.log
    dossier.change("log", gap_seconds=1_800)
    return dossier


def write_dossier(folder: Path, learners: int) -> None:
    """Write the dossier of so many learners."""
    dossier_of(learners).write(folder / f"Dossier de {learners} apprenants")


def _made(learners: int) -> Path:
    """Return the folder of the dossier, written by a process of its own where it is not there yet."""
    print(f"data: {learners} learners …", file=sys.stderr)
    command = [sys.executable, "-m", "benchmarks.linear_job", "write", str(learners)]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    folder = Path(done.stdout.strip())
    files = files_below(folder)
    print(f"{len(files)} files, {read_all(files) / MEGABYTE:.0f} MB: {folder}", file=sys.stderr)
    return folder


def place(learners: int) -> Path:
    """Return where the dossier stands, after writing it where it is not there."""
    return kept(DATA / f"linear-{learners}", {"learners": learners}, lambda folder: write_dossier(folder, learners))


def measure(folder: Path) -> dict[str, float]:
    """Audit the folder in a fresh process; return the seconds of the whole and of each step."""
    command = [sys.executable, "-m", "benchmarks.linear_job", "check", str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    told = json.loads(done.stdout)
    if told.pop("problems"):
        print("NOT THE WHOLE WORK: problems met", file=sys.stderr)
    return dict(told)


def _median(samples: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {name: median(sample[name] for sample in samples) for name in samples[0]}


def ratios(took: Mapping[int, Mapping[str, float]], part: str) -> list[float]:
    """Return how many times a part costs at each size what it cost at the size before, for twice the learners."""
    return [
        took[larger][part] / took[smaller][part] * 2 * smaller / larger for smaller, larger in pairwise(sorted(took))
    ]


def table(took: Mapping[int, Mapping[str, float]]) -> str:
    """Return the seconds of each part at each size, and the ratios for twice the learners."""
    sizes = sorted(took)
    head = ["part", *(f"{size} learners" for size in sizes), *("× 2" for _ in sizes[1:]), ""]
    rows = [head]
    for part in took[sizes[0]]:
        grown = ratios(took, part)
        verdict = ("met" if all(each <= MOST for each in grown) else "NOT MET") if part == JUDGED else ""
        rows.append(
            [part, *(f"{took[size][part]:.2f} s" for size in sizes), *(f"{each:.2f}" for each in grown), verdict]
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    text = ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([text[0], "-" * len(text[0]), *text[1:], f"target: ≤ {MOST} times for twice the learners"])


if __name__ == "__main__":
    main()
