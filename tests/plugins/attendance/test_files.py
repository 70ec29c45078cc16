"""Attendance sheets as files: ODS, hostile bytes, other systems' exports, the real sample."""

from __future__ import annotations

import hashlib
import io
import random
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from auditready import EvidenceFile, UnreadableEvidence
from auditready.errors import LimitExceeded
from auditready.testing import Context
from auditready_plugins.attendance.sheet import SheetReader

from .conftest import picture

READER = SheetReader()
Write = Callable[..., Path]
ROWS = [["Date : 02/03/2026"], ["Nom", "Matin", "Après-midi"], ["Ada Démo", "P", "ABS"]]


def write_ods(path: Path) -> Path:
    """A grid with merged dates and one signature picture in C5."""
    from odf.draw import Frame, Image
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    href = document.addPictureFromString(picture(9), "image/png")
    table = Table(name="Semaine")

    def add(*texts: str | None, spans: int = 1, frame_at: int | None = None) -> None:
        row = TableRow()
        for index, text in enumerate(texts):
            if text is None:
                row.addElement(CoveredTableCell())
                continue
            cell = TableCell(valuetype="string", numbercolumnsspanned=spans if text and spans > 1 else 1)
            if text:
                cell.addElement(P(text=text))
            if index == frame_at:
                frame = Frame(width="1.8cm", height="0.4cm", x="0.1cm", y="0cm")
                frame.addElement(Image(href=href))
                cell.addElement(frame)
            row.addElement(cell)
        table.addElement(row)

    add("Feuille d'émargement")
    add("", "Lundi 2 mars 2026", None, "Mardi 3 mars 2026", None, spans=2)
    add("Nom", "Matin", "Après-midi", "Matin", "Après-midi")
    add("Ada Démo", "P", "ABS", "", "A.D.")
    add("Bao Essai", "", "", "", "", frame_at=2)
    document.spreadsheet.addElement(table)
    document.save(path)
    return path


def test_ods_with_merged_dates_and_a_picture(tmp_path: Path, audit_reader: Any) -> None:
    reading = audit_reader(READER, write_ods(tmp_path / "feuille.ods"))
    assert [(record.date.day, record.half_day, record.state) for record in reading.records] == [
        (2, "morning", "present"), (2, "afternoon", "absent"), (3, "morning", "unsigned"), (3, "afternoon", "signed"),
        (2, "morning", "unsigned"), (2, "afternoon", "signed"),
        (3, "morning", "unsigned"), (3, "afternoon", "unsigned"),
    ]  # fmt: skip
    signed = reading.records[5]
    assert signed.signature.digest == hashlib.sha256(picture(9)).hexdigest()
    assert (signed.locator.sheet, signed.locator.row, signed.locator.column) == ("Semaine", 5, "C")


def test_old_xls_says_that_its_pictures_cannot_be_seen(audit_reader: Any) -> None:
    reading = audit_reader(READER, Path(__file__).with_name("feuille.xls"))
    assert [(record.date.day, record.half_day, record.state) for record in reading.records] == [
        (2, "morning", "present"), (2, "afternoon", "present"), (3, "morning", "absent"), (3, "afternoon", "signed"),
    ]  # fmt: skip
    assert reading.records[0].trainer_signature.kind == "handwritten-text"
    assert any("pictures in a .xls workbook cannot be seen" in note.en for note in reading.notes)


def test_formula_error_and_formula_never_calculated(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([*ROWS, ["Bao Essai", "=1/0", "=B3"]])
    _put_error(path, "B4", "#DIV/0!")
    reading = audit_reader(READER, path)
    assert [record.state for record in reading.records[2:]] == ["unsigned", "unsigned"]
    assert [record.locator.column for record in reading.records[2:]] == ["B", "C"]
    notes = [note.en for note in reading.notes]
    assert any("error cells" in note and "Feuil1 B4 #DIV/0!" in note for note in notes)
    assert any("never calculated" in note and "Feuil1 C4" in note for note in notes)


def _put_error(path: Path, place: str, error: str) -> None:
    source = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith("sheet1.xml"):
                before, _, after = data.partition(f'<c r="{place}">'.encode())
                assert after
                rest = after.partition(b"</c>")[2]
                data = before + f'<c r="{place}" t="e"><f>1/0</f><v>{error}</v></c>'.encode() + rest
            target.writestr(name, data)


def test_wrong_extension_and_neutral_name(write_sheet: Write, tmp_path: Path, read: Any) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(write_sheet(ROWS).read_bytes())
    records, _ = read(READER, path)
    assert [record.state for record in records] == ["present", "absent"]


def test_reading_twice_gives_the_same(write_sheet: Write, read: Any) -> None:
    path = write_sheet(ROWS, pictures={"B3": 1})
    assert read(READER, path)[0] == read(READER, path)[0]


@pytest.mark.parametrize(
    "rows",
    [
        [["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest"]],
        [["Full Name", "Join Time", "Leave Time", "Duration", "Email", "Role"], ["Ada", "02/03/2026", "", "", "", ""]],
        [
            ["Prénom", "Nom", "Numéro d'identification", "Adresse de courriel", "Test : Quiz (Brut)"],
            ["a", "b", 1, "c", 2],
        ],
        [
            ["Heure", "Nom complet", "Utilisateur touché", "Contexte de l'événement"],
            ["2/03/26, 09:00", "Ada", "-", "Cours"],
        ],
        [["Nom", "Prénom", "Convention signée", "Certificat signé"], ["Démo", "Ada", "oui", "oui"]],
        [["Date", "Matin", "Après-midi", "Formateur"], ["02/03/2026", "Accueil", "Exercices", "Alex Petit"]],
        [["Horodateur", "Nom", "Êtes-vous satisfait de la formation ?"], ["02/03/2026 10:00:00", "Ada", "oui"]],
        [["Article", "Prix"], ["Crayon", "1,20"]],
    ],
)
def test_tables_of_others_are_not_claimed(make_csv: Write, rows: list[list[object]]) -> None:
    path = make_csv(rows)
    assert READER.recognise(EvidenceFile(path, path.name)) is None


def test_overlapping_merged_cells_are_refused(write_sheet: Write) -> None:
    path = write_sheet(ROWS)
    data = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    ranges = "".join(f'<mergeCell ref="A1:C{row}"/>' for row in range(2, 200))
    with zipfile.ZipFile(path, "w") as target:
        for name in data.namelist():
            text = data.read(name)
            if name.endswith("sheet1.xml"):
                text = text.replace(b"</sheetData>", f"</sheetData><mergeCells>{ranges}</mergeCells>".encode())
            target.writestr(name, text)
    file = EvidenceFile(path, path.name)
    recognition = READER.recognise(file)
    assert recognition is not None
    records = READER.read(file, Context(recognition))
    with pytest.raises(UnreadableEvidence, match="merged cells overlap"):
        next(records)


def test_damaged_workbooks_raise_nothing_else(write_sheet: Write, tmp_path: Path) -> None:
    _survives(write_sheet(ROWS, pictures={"B3": 1}, merged=("B1:C1",)).read_bytes(), tmp_path)


def test_damaged_ods_raise_nothing_else(tmp_path: Path) -> None:
    _survives(write_ods(tmp_path / "sain.ods").read_bytes(), tmp_path)


def _survives(data: bytes, tmp_path: Path) -> None:
    """Flip bytes of the container, and of each XML part inside a sound container."""
    chance = random.Random(7)
    parts = zipfile.ZipFile(io.BytesIO(data))
    for turn in range(120):
        if turn % 2:
            damaged = _flip(data, chance)
        else:
            victim = chance.choice([name for name in parts.namelist() if name.endswith(("xml", "rels"))])
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as target:
                for name in parts.namelist():
                    target.writestr(name, _flip(parts.read(name), chance) if name == victim else parts.read(name))
            damaged = out.getvalue()
        path = tmp_path / f"{turn}.bin"
        path.write_bytes(damaged)
        try:
            file = EvidenceFile(path, path.name)
            recognition = READER.recognise(file)
            if recognition is not None:
                list(READER.read(file, Context(recognition)))
        except (UnreadableEvidence, LimitExceeded):
            continue


def _flip(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        damaged[chance.randrange(len(damaged))] = chance.choice(b"0129AZaz<>/\"'= :;,.-")
    return bytes(damaged)


@pytest.mark.field
def test_real_blank_weekly_grid(field: Path, read: Any) -> None:
    """Counted by hand in the sheet: five days of two half-days, no learner."""
    records, context = read(READER, next(field.glob("attendance/*.xlsx")))
    assert records == []
    assert context.recognition.variant == "grid"
    assert any("blank template" in note for note in context.notes)


@pytest.mark.field
def test_real_grid_once_filled(field: Path, tmp_path: Path, read: Any) -> None:
    """The same grid with two learners typed into it: its merged dates and times are understood."""
    from openpyxl import load_workbook

    workbook = load_workbook(next(field.glob("attendance/*.xlsx")))
    sheet = workbook["Feuil1"]
    for column, day in zip("CEGIK", range(2, 7), strict=True):
        sheet[f"{column}5"] = date(2026, 3, day)
    sheet["B8"], sheet["B9"] = "Ada Démo", "Bao Essai"
    sheet["C8"], sheet["L9"] = "P", "abs"
    path = tmp_path / "rempli.xlsx"
    workbook.save(path)
    records, _ = read(READER, path)
    assert len(records) == 20
    assert [str(record.date) for record in records[:10]] == [
        f"2026-03-{day:02}" for day in (2, 2, 3, 3, 4, 4, 5, 5, 6, 6)
    ]
    assert {(str(record.start), str(record.end)) for record in records} == {
        ("08:30:00", "12:00:00"), ("13:30:00", "17:00:00"),
    }  # fmt: skip
    assert [records[0].state, records[19].state] == ["present", "absent"]


@pytest.mark.field
def test_real_exports_of_other_systems_are_not_claimed(field: Path) -> None:
    claimed = []
    for path in sorted(field.rglob("*")):
        if path.is_file() and path.parent.name != "attendance":
            file = EvidenceFile(path, path.name)
            try:
                if READER.recognise(file) is not None:
                    claimed.append(path.name)
            except UnreadableEvidence:
                continue
    assert claimed == []
