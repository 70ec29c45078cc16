"""Livestorm, read from a mapping: people of a session, from the screens and from the API."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from auditready_plugins import livestorm

HERE = Path(__file__).parent


@pytest.fixture
def reading(audit_reader):
    readers = []
    livestorm.register_readers(readers.append)
    (reader,) = readers
    return lambda path: audit_reader(reader, path)


def facts(result):
    return [(p.person.name, p.person.email, p.start, p.minutes, p.host) for p in result.records]


def test_seconds_become_minutes_and_nothing_says_when(reading):
    assert facts(reading(HERE / "people.csv")) == [
        ("Alexandre Petitjean", "a.petitjean@example.org", None, 180.0, True),
        ("Léa Durand", "lea@example.org", None, 178.0, False),
    ]


def test_the_same_as_a_workbook(reading, make_xlsx):
    with (HERE / "people.csv").open(encoding="utf-8", newline="") as stream:
        rows = [[{"True": True, "False": False}.get(cell, cell) for cell in row] for row in csv.reader(stream)]
    assert facts(reading(make_xlsx(rows))) == facts(reading(HERE / "people.csv"))


def test_registered_or_watching_the_replay_is_not_attending(reading):
    notes = [note.en for note in reading(HERE / "people.csv").notes]
    assert "having watched the replay is not attending" in notes[0]
    assert notes[1:] == [
        "export not fully understood: column 'Métier' is not used",
        "1 row left out: Présent 'False'",
    ]


def test_the_api(reading):
    result = reading(HERE / "api.json")
    assert facts(result) == [("Léa Durand", "lea@example.org", None, 178.0, False)]
    assert result.notes[-1].en == "1 row left out: attributes.registrant_detail.attended 'false'"


def test_who_is_not_said_to_have_been_there_was_not(reading, tmp_path):
    text = (HERE / "people.csv").read_text("utf-8").replace("Léa,Durand,True,", "Léa,Durand,,")
    path = tmp_path / "people.csv"
    path.write_text(text, "utf-8")
    assert [name for name, *_ in facts(reading(path))] == ["Alexandre Petitjean"]
