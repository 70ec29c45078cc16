"""Workbooks that the tests write: rows, merged cells and signature pictures."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest


def picture(seed: int) -> bytes:
    """A small PNG; another seed, other bytes."""
    from PIL import Image

    image = Image.new("RGB", (36, 14), "white")
    for step in range(30):
        image.putpixel((3 + step, (seed * 7 + step * step) % 14), (0, 0, 80))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def write_sheet(tmp_path: Path) -> Callable[..., Path]:
    """``write_sheet(rows, merged=("C5:D5",), pictures={"C7": 1})``, or ``write_sheet({"Lundi": {"rows": …}})``."""

    def write(sheets: Sequence[Sequence[object]] | Mapping[str, Mapping[str, Any]], **options: Any) -> Path:
        from openpyxl import Workbook
        from openpyxl.drawing.image import Image

        named = sheets if isinstance(sheets, Mapping) else {"Feuil1": {"rows": sheets, **options}}
        workbook = Workbook()
        workbook.remove(workbook.active)
        for title, content in named.items():
            sheet = workbook.create_sheet(title)
            sheet.sheet_state = content.get("state", "visible")
            for row, cells in enumerate(content["rows"], 1):
                for column, value in enumerate(cells, 1):
                    if value is not None:
                        sheet.cell(row, column, value)
            for place in content.get("merged", ()):
                sheet.merge_cells(place)
            for place, seed in content.get("pictures", {}).items():
                sheet.add_image(Image(io.BytesIO(picture(seed))), place)
        path = tmp_path / "feuille.xlsx"
        workbook.save(path)
        return path

    return write
