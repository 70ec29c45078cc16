"""Data to measure with, below ``benchmarks/data/`` (git-ignored): made once, kept while its parameters are the same."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "benchmarks" / "data"
_STAMP = "made.json"
_SOURCES = (
    "benchmarks/dossiers.py", "benchmarks/big_log.py", "benchmarks/linear.py", "benchmarks/people.py",
    "tests/factory/*.py",
)  # fmt: skip


def dossiers(number: int) -> Path:
    """Return the folder of ``number`` dossiers, written where they are not there yet."""
    from benchmarks.dossiers import write_dossiers

    return kept(DATA / f"dossiers-{number}", {"dossiers": number}, lambda folder: write_dossiers(folder, number))


def log(rows: int) -> Path:
    """Return a Moodle log of ``rows`` rows, alone in its folder."""
    from benchmarks.big_log import write_log

    name = "logs_parcours.csv"
    return kept(DATA / f"log-{rows}", {"rows": rows}, lambda folder: write_log(folder / name, rows)) / name


def workbook(rows: int) -> Path:
    """Return the same log as a workbook."""
    from benchmarks.big_log import write_workbook

    name = "logs_parcours.xlsx"
    return kept(DATA / f"workbook-{rows}", {"rows": rows}, lambda folder: write_workbook(folder / name, rows)) / name


def kept(place: Path, parameters: dict[str, int], write: Callable[[Path], None]) -> Path:
    """Return the folder below ``place`` that ``write`` fills; it is filled again when parameters or writers changed."""
    made = {**parameters, "sources": _fingerprint()}
    stamp, folder = place / _STAMP, place / "files"
    if stamp.is_file() and json.loads(stamp.read_text(encoding="utf-8")) == made:
        return folder
    if place.exists():
        shutil.rmtree(place)
    folder.mkdir(parents=True)
    write(folder)
    # Last, so that what was interrupted is made again.
    stamp.write_text(json.dumps(made), encoding="utf-8")
    return folder


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for source in sorted(path for pattern in _SOURCES for path in ROOT.glob(pattern)):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def files_below(folder: Path) -> list[Path]:
    """Return all files below ``folder``, sorted."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def read_all(files: list[Path]) -> int:
    """Read all bytes, so that they stand in the page cache, and return how many they are."""
    return sum(len(path.read_bytes()) for path in files)


if __name__ == "__main__":
    # In a process of its own: a process is never smaller than the one it was started from, and sizes are measured.
    import sys

    what, number = sys.argv[1:]
    print({"dossiers": dossiers, "log": log, "workbook": workbook}[what](int(number)))
