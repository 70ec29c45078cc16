"""Every limit that is hit is a Problem that names the file: never a silent truncation."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.hostile import files
from tests.hostile.conftest import SOUND
from tests.hostile.reading import plan

from auditready.audit import audit
from auditready.files import EvidenceFile, Limits

ROWS = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c><c r="B{row}"><v>2</v></c></row>' for row in range(1, 40))
WORKBOOK = files.workbook(files.sheet(ROWS))
LOG = SOUND.encode() + SOUND.splitlines()[1].encode() * 10

CASES = {
    "file_bytes": (Limits(file_bytes=100), LOG),
    "whole_bytes": (Limits(whole_bytes=100), b"{" + b" " * 9_000_000 + b"}"),
    "rows": (Limits(rows=1), LOG),
    "line_characters": (Limits(line_characters=50), LOG + (b" " * 999 + b"\n") * 9_000),
    "cells": (Limits(cells=50), WORKBOOK),
    "members": (Limits(members=2), WORKBOOK),
    "expanded_bytes": (Limits(expanded_bytes=100), WORKBOOK),
    "ratio": (Limits(ratio=10), files.workbook(files.sheet(ROWS + " " * 2_000_000))),
    "pages": (Limits(pages=1), files.pages(2, b"3 0 R 3 0 R")),
}


@pytest.mark.parametrize("name", CASES)
def test_each_limit_is_announced(name: str, folder: Path) -> None:
    limits, data = CASES[name]
    (folder / "sound.csv").unlink()
    (folder / "large").write_bytes(data)
    report = audit([folder.parent], plan(limits=limits))
    assert {(problem.stage, problem.file) for problem in report.problems} == {("limit", "Session/large")}
    assert not report.complete
    (dossier,) = report.dossiers
    assert [file.status for file in dossier.files] == ["failed"]


@pytest.mark.parametrize("name", CASES)
def test_no_case_is_over_the_usual_limits(name: str, folder: Path) -> None:
    (folder / "large").write_bytes(CASES[name][1])
    assert audit([folder.parent], plan()).problems == ()


def test_every_limit_is_tried() -> None:
    tried = {*CASES, "seconds", "memory_bytes", "judging_seconds"}  # the last three in test_lost_processes.py
    assert tried == set(Limits.__struct_fields__)


def test_a_table_is_bounded_as_a_whole(tmp_path: Path) -> None:
    from auditready.errors import LimitExceeded

    path = tmp_path / "log.csv"
    path.write_bytes(LOG)
    with pytest.raises(LimitExceeded, match="table of over 20 cells"):
        _ = EvidenceFile(path, "log.csv", limits=Limits(cells=20)).sheets
