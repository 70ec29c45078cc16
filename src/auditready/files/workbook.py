"""Spreadsheets by format: values from calamine, pictures and error cells from the container."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .table import Sheet, read_workbook

if TYPE_CHECKING:
    from .evidence_file import EvidenceFile


def read_sheets(file: EvidenceFile) -> tuple[Sheet, ...]:
    """Read all sheets of ``file``."""
    return read_workbook(file.data, file.limits.cells, None)
