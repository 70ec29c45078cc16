"""Real Moodle exports, with counts found by other means than the readers'."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from auditready import EvidenceFile, Reader
from auditready.testing import Reading, check_reader
from auditready_plugins import moodle
from auditready_plugins.moodle.log import LogReader

pytestmark = pytest.mark.field

Read = Callable[..., tuple[list[Any], Any]]

LOG = "csdevignes__poo-logarche__logs_anonymes.csv"
LOG_ES = "brian8sal__LibreriaMoodleAnalisis__TestingLog99Rows.csv"
CLAIMS = {
    LOG: "moodle.log",
    LOG_ES: "moodle.log",
    "csdevignes__poo-logarche__notes_anonymes.csv": "moodle.grade_list",
    "thisirs__guv__moodle_export_assignment.csv": "moodle.assignment",
    "thisirs__guv__moodle_export_gradebook_en.xlsx": "moodle.grades",
    "thisirs__guv__moodle_export_gradebook_v1_fr.xlsx": "moodle.grades",
    "thisirs__guv__moodle_export_quiz_v1.xlsx": "moodle.quiz",
}
COUNTS = {
    LOG: {"lms_session": 3827, "submission": 744},
    LOG_ES: {"lms_session": 24},
    "csdevignes__poo-logarche__notes_anonymes.csv": {"assessment": 130},
    "thisirs__guv__moodle_export_assignment.csv": {"submission": 8},
    "thisirs__guv__moodle_export_gradebook_en.xlsx": {"assessment": 16},
    "thisirs__guv__moodle_export_gradebook_v1_fr.xlsx": {"assessment": 8},
    "thisirs__guv__moodle_export_quiz_v1.xlsx": {"assessment": 8},
}
MONTHS = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]


def readers() -> list[Reader]:
    found: list[Reader] = []
    moodle.register_readers(found.append)
    return found


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))[1:]


def french(text: str) -> datetime:
    day, month, year, clock = text.replace(",", "").split()
    return datetime.fromisoformat(f"20{year}-{MONTHS.index(month) + 1:02}-{int(day):02} {clock}")


def count_sessions(clicks: dict[str, list[datetime]]) -> int:
    gaps = [
        later - earlier
        for times in clicks.values()
        for earlier, later in zip(sorted(times), sorted(times)[1:], strict=False)
    ]
    return len(clicks) + sum(gap > timedelta(minutes=30) for gap in gaps)


def test_each_file_of_any_system_is_claimed_by_the_right_reader(field: Path) -> None:
    claims = {}
    for path in sorted(field.rglob("*.*")):
        file = EvidenceFile(path, path.name)
        for reader in readers():
            if path.is_file() and reader.recognise(file) is not None:
                assert path.name not in claims
                claims[path.name] = reader.name
    assert claims == CLAIMS


@pytest.mark.parametrize("name", [name for name in CLAIMS if name != LOG])
def test_readers_keep_their_contract(name: str, field: Path) -> None:
    (reader,) = (reader for reader in readers() if reader.name == CLAIMS[name])
    reading: Reading = check_reader(reader, field / "moodle" / name)
    assert Counter(record.kind for record in reading.records) == COUNTS[name]


def test_log_french(read: Read, field: Path) -> None:
    path = field / "moodle" / LOG
    rows = rows_of(path)
    clicks: dict[str, list[datetime]] = defaultdict(list)
    for time, user, *_ in rows:
        clicks[user].append(french(time))
    handed_in = {(user, context) for _, user, _, context, _, event in rows if event == "Travail de devoir remis"}

    records, context = read(LogReader(), path)
    sessions = [record for record in records if record.kind == "lms_session"]
    assert len(rows) == sum(session.events for session in sessions) == 26_574
    assert len(sessions) == count_sessions(clicks) == 3_827
    assert {session.person.name for session in sessions} == set(clicks)
    assert {session.course for session in sessions} == {"MIASHS Algo#2 (2023-2024)"}
    assert (sessions[0].start, max(s.end for s in sessions)) == (
        min(map(min, clicks.values())),
        max(map(max, clicks.values())),
    )
    assert len(records) - len(sessions) == len(handed_in) == 744
    repeated = len(rows) - len(set(map(tuple, rows)))
    assert repeated == 1_202
    assert any(note.startswith(f"{repeated} rows repeat") for note in context.notes)


def test_log_quotes_stand_in_the_file(read: Read, field: Path) -> None:
    lines = (field / "moodle" / LOG).read_text(encoding="utf-8-sig").splitlines()
    records, _ = read(LogReader(), field / "moodle" / LOG)
    for record in records:
        time, user = record.locator.quote.split(" | ")
        assert lines[record.locator.row - 1].startswith(f'"{time}",{user},')


def test_log_spanish(read: Read, field: Path) -> None:
    rows = rows_of(field / "moodle" / LOG_ES)
    clicks: dict[str, list[datetime]] = defaultdict(list)
    for time, user, *_ in rows:
        clicks[user].append(datetime.strptime(time, "%d/%m/%Y %H:%M"))
    nobody = len(clicks.pop("-"))

    sessions, context = read(LogReader(), field / "moodle" / LOG_ES)
    assert (len(rows), nobody) == (99, 46)
    assert sum(session.events for session in sessions) == len(rows) - nobody == 53
    assert len(sessions) == count_sessions(clicks) == 24
    assert {(s.person.name, s.person.identifier) for s in sessions} >= {("CUADRIELLO GALDÓS, ÁNGELA", "1010")}
    assert f'{nobody} rows left out: user "-" (guests and scheduled tasks)' in context.notes


def test_quiz(field: Path) -> None:
    from openpyxl import load_workbook

    path = field / "moodle" / "thisirs__guv__moodle_export_quiz_v1.xlsx"
    rows = [row for row in load_workbook(path).active.iter_rows(min_row=2, values_only=True) if any(row)]
    (reader,) = (reader for reader in readers() if reader.name == "moodle.quiz")
    records = check_reader(reader, path).records
    assert [record.score for record in records] == [float(row[7].replace(",", ".")) for row in rows]
    assert {(record.max_score, record.title, record.attempt) for record in records} == {(20.0, "SY19 Median", 1)}
    assert sorted(round(record.minutes * 60) for record in records) == [3582, 3591, 3592, 3600, 3600, 3600, 3600, 4740]


def test_grade_list(field: Path) -> None:
    path = field / "moodle" / "csdevignes__poo-logarche__notes_anonymes.csv"
    rows = rows_of(path)
    (reader,) = (reader for reader in readers() if reader.name == "moodle.grade_list")
    reading = check_reader(reader, path)
    assert sum(record.score for record in reading.records) == sum(float(note) for _, note in rows if note != "ABS")
    assert any(note.en.startswith("10 rows left out: absent") for note in reading.notes)
