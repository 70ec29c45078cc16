"""Real Teams exports, against counts that are taken another way."""

from __future__ import annotations

import re

import pytest

from auditready_plugins.teams.attendance import AttendanceReader
from auditready_plugins.teams.transcript import TranscriptReader

pytestmark = pytest.mark.field


@pytest.fixture
def sample(field, read):
    """Read the one sample whose name holds a word; return its text as well."""

    def run(reader, word, *, encoding="utf-16"):
        (path,) = [path for path in sorted((field / "teams").iterdir()) if word in path.name]
        records, context = read(reader, path)
        return path.read_text(encoding=encoding), records, context

    return run


def test_the_list_of_2020(sample):
    text, records, context = sample(AttendanceReader(), "AttendanceList")
    assert len(records) == text.count("\tJoined\t") == text.count("\tLeft\t") == 19
    assert len({p.person.name for p in records}) == len(set(re.findall(r"(?m)^([^\t]+)\t(?:Joined|Left)", text)))
    assert all(p.start is None and p.minutes is not None for p in records)
    assert any(note.startswith("ambiguous dates") for note in context.notes)


def test_the_table_of_2022(sample):
    text, records, _ = sample(AttendanceReader(), "Raikonif")
    joins = re.findall(r"(?m)^[^\t]+\t4/25/2022, [^\t]+\t4/25/2022, [^\t]+\t(?:(\d+)h )?(\d+)m(?: (\d+)s)?\t", text)
    assert len(records) == len(joins) == 11
    assert [p.minutes for p in records] == [int(h or 0) * 60 + int(m) + int(s or 0) / 60 for h, m, s in joins]
    assert sum(p.guest is True for p in records) == text.count("(Guest)") + text.count("#EXT#") == 5


@pytest.mark.parametrize(("word", "organiser"), [("IDL", "Organizer"), ("Przedmiot", "Organizator")])
def test_the_sections_of_2022_and_2025(sample, word, organiser):
    text, records, _ = sample(AttendanceReader(), word)
    section = re.split(r"(?m)^3\. ", text)[1]
    rows = [line.split("\t") for line in section.splitlines()[2:] if line.strip()]
    assert len(records) == len(rows) == 7
    assert [p.person.name for p in records] == [row[0] for row in rows]
    assert [f"{p.start:%H%M%S}" for p in records] == [clock(row[1]) for row in rows]
    assert [p.host for p in records] == [row[5] == organiser for row in rows]
    # The export drops milliseconds: its duration is the difference or a second less.
    assert {round((p.end - p.start).total_seconds() - p.minutes * 60) for p in records} <= {0, 1}


def clock(cell):
    hours, minutes, seconds = re.search(r"(\d+):(\d+):(\d+)", cell).groups()
    return f"{int(hours):02}{minutes}{seconds}"


def test_the_american_dates_of_a_polish_report_are_settled_by_its_name(sample):
    _, records, _ = sample(AttendanceReader(), "Przedmiot")
    assert {p.start.date().isoformat() for p in records} == {"2025-03-10"}


def test_the_transcript(sample):
    text, records, _ = sample(TranscriptReader(), "transcript-tool", encoding="utf-8")
    assert [m.person.name for m in records] == re.findall(r"<v ([^>]+)>", text)
    assert len(records) == 17
