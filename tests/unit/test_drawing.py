"""Pictures, error cells and empty formulas of XLSX and ODS containers; openpyxl is the oracle for drawings."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AbsoluteAnchor, AnchorMarker, OneCellAnchor, TwoCellAnchor
from openpyxl.drawing.xdr import XDRPoint2D, XDRPositiveSize2D
from openpyxl.utils.units import pixels_to_EMU
from PIL import Image as Pillow

from auditready.errors import LimitExceeded, UnreadableEvidence
from auditready.files import EvidenceFile, Limits, Sheet
from auditready.files.geometry import Axis

CELL = pixels_to_EMU(64)
ROW = pixels_to_EMU(20)


def png(seed: int) -> bytes:
    image = Pillow.new("RGB", (40, 16), (seed, 10, 10))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def digest(seed: int) -> str:
    return hashlib.sha256(png(seed)).hexdigest()


def sheets(path: Path) -> tuple[Sheet, ...]:
    return EvidenceFile(path, path.name).sheets


def save(workbook: Workbook, tmp_path: Path, changes: Mapping[str, bytes] | None = None) -> Path:
    """Write a workbook, then put ``changes`` into its container: new members, or b"old => new" in one that is there."""
    path = tmp_path / "classeur.xlsx"
    workbook.save(path)
    if changes:
        source = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
        with zipfile.ZipFile(path, "w") as target:
            for name in source.namelist():
                old, _, new = changes.get(name, b"").partition(b" => ")
                target.writestr(name, source.read(name).replace(old, new) if old else source.read(name))
            for name in changes.keys() - set(source.namelist()):
                target.writestr(name, changes[name])
    return path


def add(sheet: Any, seed: int, anchor: Any) -> None:
    picture = Image(io.BytesIO(png(seed)))
    picture.anchor = anchor
    sheet.add_image(picture)


def test_ordinary_pictures_are_those_of_openpyxl(tmp_path: Path) -> None:
    workbook = Workbook()
    first = workbook.active
    first.title = "Lundi & mardi"
    for seed, place in enumerate(["B3", "C4", "AB12", "B3"], 1):
        first.add_image(Image(io.BytesIO(png(seed))), place)
    workbook.create_sheet("Vide")
    workbook.create_sheet("Jeudi").add_image(Image(io.BytesIO(png(9))), "D7")
    path = save(workbook, tmp_path)
    expected = {
        sheet.title: sorted(
            (image.anchor._from.row + 1, image.anchor._from.col + 1, hashlib.sha256(image._data()).hexdigest())
            for image in sheet._images
        )
        for sheet in load_workbook(path)
    }
    found = {
        sheet.name: sorted((picture.row, picture.column, picture.digest) for picture in sheet.pictures)
        for sheet in sheets(path)
    }
    assert found == expected


@pytest.mark.parametrize(
    ("anchor", "cell"),
    [
        (OneCellAnchor(AnchorMarker(1, 0, 2, 0), XDRPositiveSize2D(CELL // 2, ROW // 2)), (3, 2)),
        (OneCellAnchor(AnchorMarker(1, CELL - 10, 2, ROW - 10), XDRPositiveSize2D(CELL, ROW)), (4, 3)),
        (OneCellAnchor(AnchorMarker(1, 9 * CELL, 2, 9 * ROW), XDRPositiveSize2D(10, 10)), (4, 3)),
        (TwoCellAnchor("twoCell", AnchorMarker(1, 0, 2, 0), AnchorMarker(3, CELL - 1, 4, ROW - 1)), (4, 3)),
        (TwoCellAnchor("twoCell", AnchorMarker(1, CELL // 2, 2, 5), AnchorMarker(2, 10, 2, 15)), (3, 2)),
        (AbsoluteAnchor(XDRPoint2D(2 * CELL + 5, 3 * ROW + 5), XDRPositiveSize2D(CELL // 2, ROW // 2)), (4, 3)),
    ],
)
def test_picture_belongs_to_the_cell_of_its_middle(tmp_path: Path, anchor: Any, cell: tuple[int, int]) -> None:
    workbook = Workbook()
    add(workbook.active, 1, anchor)
    (picture,) = sheets(save(workbook, tmp_path))[0].pictures
    assert (picture.row, picture.column, picture.digest) == (*cell, digest(1))


def test_wide_columns_tall_rows_and_hidden_ones_count(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    sheet.column_dimensions["A"].width = 40
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[1].height = 90
    sheet.row_dimensions[2].hidden = True
    sheet["A1"], sheet["A2"] = "x", "y"
    # 40 characters are 285 pixels, 90 points are 120; B and row 2 take no room.
    place = XDRPoint2D(pixels_to_EMU(290), pixels_to_EMU(125))
    add(sheet, 1, AbsoluteAnchor(place, XDRPositiveSize2D(pixels_to_EMU(10), pixels_to_EMU(4))))
    (picture,) = sheets(save(workbook, tmp_path))[0].pictures
    assert (picture.row, picture.column) == (3, 3)


def test_media_shared_by_many_cells(tmp_path: Path) -> None:
    workbook = Workbook()
    for place in ("A1", "B2", "C3"):
        workbook.active.add_image(Image(io.BytesIO(png(1))), place)
    path = save(workbook, tmp_path)
    changes = {
        "xl/drawings/_rels/drawing1.xml.rels": b"image2.png => image1.png",
    }
    (sheet,) = sheets(save(load_workbook(path), tmp_path, changes))
    assert [(picture.row, picture.column) for picture in sheet.pictures] == [(1, 1), (2, 2), (3, 3)]
    assert {picture.digest for picture in sheet.pictures} == {digest(1)}


def test_pictures_in_groups_and_ink_count_once(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.add_image(Image(io.BytesIO(png(1))), "B2")
    path = save(workbook, tmp_path)
    drawing = zipfile.ZipFile(path).read("xl/drawings/drawing1.xml").decode()
    start, end = (
        drawing.index("<pic>") if "<pic>" in drawing else drawing.index("<xdr:pic"),
        drawing.index("<clientData"),
    )
    twice = f"<grpSp>{drawing[start:end]}</grpSp><Fallback>{drawing[start:end]}</Fallback>"
    changed = (drawing[:start] + twice + drawing[end:]).encode()
    path = save(load_workbook(path), tmp_path, {"xl/drawings/drawing1.xml": drawing.encode() + b" => " + changed})
    assert [(picture.row, picture.column) for picture in sheets(path)[0].pictures] == [(2, 2)]


def test_linked_picture_has_no_bytes_and_is_none(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.add_image(Image(io.BytesIO(png(1))), "B2")
    rels = {"xl/drawings/_rels/drawing1.xml.rels": b'Id="rId1" => Id="rId1" TargetMode="External"'}
    path = save(workbook, tmp_path, rels)
    assert sheets(path)[0].pictures == ()


PLACED = {
    "xl/metadata.xml": b'<metadata xmlns="m" xmlns:x="x"><metadataTypes count="1"><metadataType name="XLRICHVALUE"/>'
    b'</metadataTypes><futureMetadata name="XLRICHVALUE"><bk><extLst><ext><x:rvb i="0"/></ext></extLst></bk>'
    b'<bk><extLst><ext><x:rvb i="1"/></ext></extLst></bk></futureMetadata>'
    b'<valueMetadata><bk><rc t="1" v="0"/></bk><bk><rc t="1" v="1"/></bk></valueMetadata></metadata>',
    "xl/richData/rdrichvalue.xml": b'<rvData xmlns="r"><rv s="0"><v>0</v><v>5</v></rv><rv s="1"><v>8</v></rv></rvData>',
    "xl/richData/rdrichvaluestructure.xml": b'<rvStructures xmlns="r"><s t="_localImage">'
    b'<k n="_rvRel:LocalImageIdentifier" t="i"/><k n="CalcOrigin" t="i"/></s><s t="_error"><k n="errorType"/></s>'
    b"</rvStructures>",
    "xl/richData/richValueRel.xml": b'<richValueRels xmlns="v" xmlns:r="o"><rel r:id="rId1"/></richValueRels>',
    "xl/richData/_rels/richValueRel.xml.rels": b'<Relationships xmlns="p"><Relationship Id="rId1" '
    b'Target="../media/placed.png"/></Relationships>',
    "xl/media/placed.png": png(77),
}


def test_picture_placed_in_a_cell(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active["B2"], workbook.active["C2"], workbook.active["D2"] = "here", "error", "other"
    path = save(workbook, tmp_path)
    shared = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")
    cells = (
        b'<c r="B2" t="e" vm="1"><v>#VALUE!</v></c><c r="C2" t="e"><v>#DIV/0!</v></c>'
        b'<c r="D2" t="e" vm="2"><v>#SPILL!</v></c>'
    )
    start, end = shared.index(b'<c r="B2"'), shared.index(b"</row>")
    changed = shared[:start] + cells + shared[end:]
    path = save(workbook, tmp_path, {**PLACED, "xl/worksheets/sheet1.xml": shared + b" => " + changed})
    (sheet,) = sheets(path)
    assert [(picture.row, picture.column, picture.digest) for picture in sheet.pictures] == [(2, 2, digest(77))]
    assert sheet.errors == {(2, 3): "#DIV/0!", (2, 4): "#SPILL!"}
    assert sheet.cell(2, 2) is None


def test_error_value_that_the_values_library_does_not_know(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    sheet["A1"], sheet["B1"], sheet["C1"] = "#N/A", date(2026, 3, 2), 7
    sheet.merge_cells("A3:B4")
    sheet.add_image(Image(io.BytesIO(png(1))), "B2")
    path = save(workbook, tmp_path, {"xl/worksheets/sheet1.xml": b"#N/A => #SPILL!"})
    (found,) = sheets(path)
    assert list(found.rows[0]) == [None, date(2026, 3, 2), 7]
    assert (found.errors, found.merged, len(found.pictures)) == ({(1, 1): "#SPILL!"}, ((3, 1, 4, 2),), 1)


def test_error_cells_and_formulas_never_calculated(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    sheet["A1"], sheet["B2"], sheet["C3"], sheet["D4"] = "#N/A", "=A1+1", '=""', "=1+1"
    data = {"xl/worksheets/sheet1.xml": b"<f>1+1</f><v /> => <f>1+1</f><v>2</v>"}
    (found,) = sheets(save(workbook, tmp_path, data))
    assert found.errors == {(1, 1): "#N/A"}
    assert found.uncalculated == ((2, 2), (3, 3))


def test_calculated_empty_text_is_no_empty_formula(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active["C3"] = '=""'
    data = {"xl/worksheets/sheet1.xml": b'<c r="C3"><f>""</f><v /></c> => <c r="C3" t="str"><f>""</f><v></v></c>'}
    assert sheets(save(workbook, tmp_path, data))[0].uncalculated == ()


def test_parts_are_read_only_when_asked_for(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.add_image(Image(io.BytesIO(png(1))), "B2")
    broken = {"xl/drawings/drawing1.xml": b"<oneCellAnchor => <oneCell"}
    (sheet,) = sheets(save(workbook, tmp_path, broken))
    assert sheet.merged == ()
    with pytest.raises(UnreadableEvidence, match=r"drawing1\.xml"):
        _ = sheet.pictures


@pytest.mark.parametrize(
    "doctype", [b'<!DOCTYPE x [<!ENTITY a "b">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">'.encode("utf-16-le")]
)
def test_document_type_is_refused(tmp_path: Path, doctype: bytes) -> None:
    workbook = Workbook()
    path = save(workbook, tmp_path, {"xl/worksheets/sheet1.xml": b"<worksheet => " + doctype + b"<worksheet"})
    with pytest.raises(UnreadableEvidence):
        _ = sheets(path)[0].errors


def test_sheet_that_reaches_too_far_is_refused_before_it_is_laid_out(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active["A1"], workbook.active["XFD1048576"] = "a", "z"
    with pytest.raises(LimitExceeded, match="1048576 rows by 16384 columns"):
        sheets(save(workbook, tmp_path))


@pytest.mark.parametrize(
    "far",
    [
        b'<c r="XFD1048576"><v>1</v></c>',
        b'<c r="A1048576"><v>1</v></c>',
        b'<c t="n" r="XFD9999"><v>1</v></c>',
        b'<c\nr="XFD9999"><v>1</v></c>',
        b'<x:c r="XFD9999"><v>1</v></x:c>',
    ],
)
def test_one_far_cell_in_the_middle_of_a_long_plain_sheet_is_found(tmp_path: Path, far: bytes) -> None:
    workbook = Workbook()
    for number in range(9000):
        workbook.active.append([number, "x"])
    cell = b'<c r="A4500"'
    path = save(workbook, tmp_path, {"xl/worksheets/sheet1.xml": cell + b" => " + far + cell})
    with pytest.raises((LimitExceeded, UnreadableEvidence)):
        _ = EvidenceFile(path, path.name, limits=Limits(cells=100_000)).sheets


def test_far_cells_that_are_only_formatted_do_not_count(tmp_path: Path) -> None:
    from openpyxl.styles import Font

    workbook = Workbook()
    workbook.active["A1"] = "a"
    workbook.active["XFD2000"].font = Font(bold=True)
    assert [list(row) for row in sheets(save(workbook, tmp_path))[0].rows] == [["a"]]


def test_axis_measures_cells_of_every_size() -> None:
    axis = Axis(10, [(2, 3, 50), (5, 5, 0)])
    assert [axis.position(index) for index in range(8)] == [0, 10, 20, 70, 120, 130, 130, 140]
    assert [axis.index(position) for position in (-5, 0, 9, 10, 20, 119, 120, 130, 139, 140)] == [
        0, 0, 0, 1, 2, 3, 4, 6, 6, 7,
    ]  # fmt: skip
    assert axis.position(0, 99) == 10
