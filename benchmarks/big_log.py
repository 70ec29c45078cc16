"""Moodle's log of a large course, in French, of any length: written day by day, in the memory of one day; or XLSX."""

from __future__ import annotations

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path

from benchmarks.people import person
from tests.factory import Activity, Session, Visit, moodle

LEARNERS = 400
_VISITS_A_DAY = 100
_CLICK_SECONDS = 90
_LAST_DAY = date(2026, 6, 30)
_KINDS = ("page", "resource", "scorm", "quiz", "forum")


def write_log(path: Path, rows: int) -> None:
    """Write the ``rows`` newest rows of the course's log: 100 visits a day of 20 to 60 minutes, about 40 rows each."""
    left = rows
    day = _LAST_DAY
    with path.open("wb") as out:
        while left:
            header, *lines = _day(day).splitlines(keepends=True)
            if left == rows:
                out.write(header)
            out.writelines(lines[:left])
            left -= min(left, len(lines))
            day -= timedelta(days=1)


def write_workbook(path: Path, rows: int) -> None:
    """Write the same log as a workbook, all cells text and inline, as the platform writes them."""
    from openpyxl import Workbook

    text = path.with_suffix(".csv")
    write_log(text, rows)
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("logs")
    with text.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.reader(stream):
            sheet.append(row)
    workbook.save(path)
    text.unlink()


def _day(day: date) -> bytes:
    activities = tuple(
        Activity(f"Module {number + 1} : étude et exercices", _KINDS[number % len(_KINDS)], 40, day)  # type: ignore[arg-type]  # the kinds above
        for number in range(20)
    )
    session = Session(
        title="Parcours commun des formateurs",
        reference=f"BIG{day:%Y%m%d}",
        modality="asynchronous",
        learners=tuple(person(number) for number in range(LEARNERS)),
        trainer=person(LEARNERS),
        activities=activities,
        seed="benchmark",
    )
    draw = session.random("visits")
    found = []
    for learner in draw.sample(session.learners, _VISITS_A_DAY):
        start = datetime.combine(day, time(6)) + timedelta(seconds=draw.randrange(14 * 3600))
        found.append(Visit(learner, draw.choice(activities), start, draw.randint(20, 60)))
    return moodle.log(session, found=found, gap_seconds=_CLICK_SECONDS)
