"""H5P's table of results, alone and joined with titles and users."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from auditready import TableReader
from auditready_plugins import h5p

ROW = {
    "content_id": "7", "user_id": "42", "score": "4", "max_score": "5", "opened": "1772442000",
    "finished": "1772442300", "time": "0",
}  # fmt: skip


@pytest.fixture
def reader() -> TableReader:
    registered: list[TableReader] = []
    h5p.register_readers(registered.append)
    return registered[0]


def test_the_table_alone(reader, audit_reader, make_csv):
    (record,) = audit_reader(reader, make_csv([["id", *ROW], ["1", *ROW.values()]])).records
    assert (record.person.identifier, record.title, record.score, record.max_score) == ("42", "7", 4, 5)
    assert (record.start, record.at) == (
        datetime(2026, 3, 2, 9, tzinfo=UTC),
        datetime(2026, 3, 2, 9, 5, tzinfo=UTC),
    )
    assert record.minutes is None


def test_joined_and_as_json(reader, audit_reader, tmp_path):
    path = tmp_path / "x.json"
    more = {"title": "Quiz H5P", "user_name": "Léa Durand", "user_email": "lea@example.org", "time": 240}
    path.write_text(json.dumps([{**ROW, **more}]), encoding="utf-8")
    (record,) = audit_reader(reader, path).records
    assert (record.person.name, record.person.email, record.title, record.minutes) == (
        "Léa Durand",
        "lea@example.org",
        "Quiz H5P",
        4,
    )


@pytest.mark.parametrize("seconds", ["0", "99999999999", "-5", "abc"])
def test_a_clock_that_was_never_set_is_no_date(reader, audit_reader, make_csv, seconds):
    (record,) = audit_reader(reader, make_csv([[*ROW], [*{**ROW, "opened": seconds}.values()]])).records
    assert record.start is None


def test_files_of_the_page(reader, audit_reader):
    assert audit_reader(reader, Path(__file__).with_name("h5p_results.csv")).records
