"""Exports that a spreadsheet program saved again."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases.recipes.sessions import LIVE, LIVE_MORNING, PATH
from tests.factory import csv_bytes, moodle, sheet_bytes, teams, zoom

from auditready import EvidenceFile
from auditready.audit.inspect import InspectionContext
from auditready_plugins.inspection.resaved import ResavedInspector


def notes(tmp_path: Path, data: bytes, reader: str | None) -> list[str]:
    path = tmp_path / "export"
    path.write_bytes(data)
    context = InspectionContext(reader=reader, kinds=frozenset())
    assert list(ResavedInspector().inspect(EvidenceFile(path, path.name), context)) == []
    return [note.en for note in context.notes]


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (zoom.participants(LIVE, LIVE_MORNING), "zoom.participants"),
        (teams.attendance_report(LIVE, LIVE_MORNING), "teams.attendance"),
        (moodle.log(PATH), "moodle.log"),
    ],
)
def test_an_export_as_the_tool_writes_it(tmp_path, data, reader):
    assert notes(tmp_path, data, reader) == []


def rows() -> list[list[str]]:
    return [["Name (original name)", "Email", "Total duration (minutes)", "Guest"], ["Léa Durand", "", "120", "Yes"]]


def test_semicolons_where_zoom_writes_commas(tmp_path):
    (note,) = notes(tmp_path, csv_bytes(rows(), delimiter=";"), "zoom.participants")
    assert note.startswith("saved again with semicolons, which Zoom does not write")


def test_a_workbook_of_a_tool_that_writes_text(tmp_path):
    (note,) = notes(tmp_path, sheet_bytes(rows(), "Feuil1"), "zoom.participants")
    assert note.startswith("saved again as a workbook")


def test_a_workbook_of_moodle_is_its_own(tmp_path):
    assert notes(tmp_path, sheet_bytes(rows(), "Feuil1"), "moodle.log") == []


@pytest.mark.parametrize("reader", [None, "attendance.sheet"])
def test_other_files_may_be_written_in_any_way(tmp_path, reader):
    assert notes(tmp_path, csv_bytes(rows(), delimiter=";"), reader) == []
