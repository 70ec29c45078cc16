"""The floors: the fastest parsers alone over the same files, one process, results dropped."""

from __future__ import annotations

import csv
from pathlib import Path


def parse_all(folder: Path) -> dict[str, int]:
    """Floor F: values of each workbook, text of each PDF page, rows of each CSV, lines of each chat."""
    from benchmarks.data import files_below

    done = {".csv": 0, ".pdf": 0, ".txt": 0, ".xlsx": 0}
    for path in files_below(folder):
        _PARSERS[path.suffix](path)
        done[path.suffix] += 1
    return done


def _workbook(path: Path) -> None:
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(str(path)) as workbook:
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name).to_python()


def read_workbook(log: Path) -> dict[str, int]:
    """Floor W: every cell of a workbook handed out and dropped."""
    _workbook(log)
    return {"workbooks": 1}


def _pdf(path: Path) -> None:
    from pypdfium2 import PdfDocument

    # From bytes, and get_text_range: the fastest of the four ways that the library has, by up to a tenth.
    pdf = PdfDocument(path.read_bytes())
    for index in range(len(pdf)):
        page = pdf[index]
        page.get_textpage().get_text_range()
    pdf.close()


def _table(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        list(csv.reader(stream))


def _chat(path: Path) -> None:
    path.read_bytes().decode("utf-8").split("\n")


_PARSERS = {".csv": _table, ".pdf": _pdf, ".txt": _chat, ".xlsx": _workbook}


def stream_rows(log: Path) -> dict[str, int]:
    """Floor L: every row of a log parsed and dropped."""
    with log.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream):  # noqa: B007 - the row is what is paid for
            pass
    return {"columns": len(row)}
