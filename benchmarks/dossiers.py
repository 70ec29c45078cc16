"""Dossiers to measure with: twelve files each, written by the factory of the tests, the same bytes on every machine.

A dossier is a blended session of four learners: an attendance sheet of 40 signature pictures, 8 PDFs, a Moodle log of
2,000 rows, a Zoom report and a Zoom chat.
"""

from __future__ import annotations

import csv
import random
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from benchmarks.people import TITLES, person
from tests.factory import Activity, Dossier, Session, clean, moodle, slots_of

FILES = 12
LOG_ROWS = 2_000
_LEARNERS = 4
_KEPT = ("agreement", "convocation", "certificate/", "distance", "assistance", "sheet", "log", "zoom/", "chat/")
_ACTIVITIES = (
    ("Découvrir les notions", "page", 60),
    ("Lire le guide", "resource", 45),
    ("Module interactif 1", "scorm", 75),
    ("Module interactif 2", "scorm", 75),
    ("Échanger sur ses pratiques", "forum", 45),
    ("Étude de cas", "assign", 90),
    ("Contrôle des connaissances", "quiz", 45),
    ("Bilan du parcours", "quiz", 45),
)
_CLICK_SECONDS = 75
"""Longest pause between two clicks: it makes a log some hundred rows longer than ``LOG_ROWS``, before it is cut."""


def write_dossiers(folder: Path, number: int, processes: int = 2) -> None:
    """Write dossiers 1 to ``number`` below ``folder``."""
    with ProcessPoolExecutor(processes) as executor:
        for _ in executor.map(partial(_write, folder), range(1, number + 1), chunksize=4):
            pass


def _write(folder: Path, number: int) -> None:
    session = session_of(number)
    dossier_of(session).write(folder / f"{session.start:%Y-%m} {session.reference} {session.title}")


def session_of(number: int) -> Session:
    """Return session ``number``: four days in a room, a live half-day, then eight remote activities."""
    start = date(2026, 1, 5) + timedelta(days=7 * (number % 30))
    room = slots_of(*(start + timedelta(days=day) for day in range(4)))
    live = slots_of(start + timedelta(days=4), mode="synchronous")[:1]
    activities = tuple(
        Activity(name, kind, minutes, start + timedelta(days=7 + place))  # type: ignore[arg-type]  # the table above
        for place, (name, kind, minutes) in enumerate(_ACTIVITIES)
    )
    return Session(
        title=TITLES[number % len(TITLES)],
        reference=f"S{number:04}",
        modality="blended",
        learners=tuple(person(number * _LEARNERS + place) for place in range(_LEARNERS)),
        trainer=replace(person(17 * number), company="Ateliers du Lirou", last=f"Formateur-{person(17 * number).last}"),
        slots=(*room, *live),
        activities=activities,
        seed="benchmark",
    )


def dossier_of(session: Session) -> Dossier:
    """Return the session's dossier with the twelve measured files alone."""
    dossier = clean(session)
    kept = {name: piece for name, piece in dossier.pieces.items() if name.startswith(_KEPT)}
    del kept["sheet/live"]
    dossier.pieces = kept
    dossier.pieces["log"].writer = log_of_fixed_length
    return dossier


def log_of_fixed_length(session: Session, *, rows: int = LOG_ROWS) -> bytes:
    """Write the session's Moodle log with ``rows`` rows below its header: clicks are left out, never events."""
    text = moodle.log(session, gap_seconds=_CLICK_SECONDS).decode()
    header, *lines = text.splitlines(keepends=True)
    clicks = [place for place, line in enumerate(lines) if "Module de cours consulté" in line]
    left_out = set(random.Random(session.reference).sample(clicks, len(lines) - rows))
    return "".join([header, *(line for place, line in enumerate(lines) if place not in left_out)]).encode()


def count_rows(log: Path) -> int:
    """Count the rows of a log below its header."""
    with log.open(encoding="utf-8", newline="") as stream:
        return sum(1 for _ in csv.reader(stream)) - 1
