"""Attendance sheets as PDF, DOCX and ODT prove what the same sheet proves as a workbook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.factory import attendance_xlsx
from tests.factory.printed import Printed, grid_of, to_docx, to_odt, to_pdf
from tests.factory.session import Person, Session, slots_of

from auditready_plugins.attendance.sheet import SheetReader

SESSION = Session(
    title="Tableur avancé",
    reference="TAB-01",
    modality="in_person",
    learners=(
        Person("Ada", "Démo", company="Exemple SAS"),
        Person("Bruno", "Aït Saïd", company="Exemple SAS"),
        Person("Chloé", "Été", company="Modèle SARL"),
    ),
    trainer=Person("Alix", "Petit"),
    slots=slots_of(date(2026, 3, 2), date(2026, 3, 3)),
    absences=frozenset({("ait-said", "2026-03-03-morning")}),
)
UNSIGNED = [("ete", "2026-03-03-afternoon")]
PRINTS: dict[str, Callable[[Printed], bytes]] = {
    "lines.pdf": to_pdf,
    "boxes.pdf": lambda sheet: to_pdf(sheet, boxes=True),
    "bare.pdf": lambda sheet: to_pdf(sheet, ruled=False),
    "long.pdf": lambda sheet: to_pdf(sheet, row_height=90),
    "feuille.docx": to_docx,
    "feuille.odt": to_odt,
}


def facts_of(records: list[Any]) -> list[tuple[object, ...]]:
    return [
        (record.person.name, record.date, record.half_day, record.start, record.end, record.state,
         record.signature.kind, record.mark, record.trainer and record.trainer.name,
         record.trainer_signature and record.trainer_signature.kind, record.title, record.place)
        for record in records
    ]  # fmt: skip


@pytest.mark.parametrize("name", PRINTS)
def test_same_records_as_the_workbook(name: str, tmp_path: Path, read: Callable[..., Any]) -> None:
    workbook, printed = tmp_path / "feuille.xlsx", tmp_path / name
    workbook.write_bytes(attendance_xlsx(SESSION, unsigned=UNSIGNED))
    printed.write_bytes(PRINTS[name](grid_of(SESSION, unsigned=UNSIGNED)))
    expected, _ = read(SheetReader(), workbook)
    actual, _ = read(SheetReader(), printed)
    assert facts_of(expected) == facts_of(actual)


@pytest.mark.parametrize("name", PRINTS)
def test_pictures_that_differ_have_digests_that_differ(name: str, tmp_path: Path, read: Callable[..., Any]) -> None:
    path = tmp_path / name
    path.write_bytes(PRINTS[name](grid_of(SESSION)))
    records, _ = read(SheetReader(), path)
    assert len({record.signature.digest for record in records if record.signature.digest}) == 11


def test_same_picture_has_the_same_digest(tmp_path: Path, read: Callable[..., Any]) -> None:
    sheet = grid_of(SESSION)
    copied = [[row[2] if isinstance(cell, bytes) else cell for cell in row] for row in sheet.rows]
    path = tmp_path / "a.pdf"
    path.write_bytes(to_pdf(sheet._replace(rows=copied)))
    records, _ = read(SheetReader(), path)
    ada = {record.signature.digest for record in records if record.person.name == "DÉMO Ada"}
    assert len(ada) == 1


def test_electronic_stamps_are_read_with_their_moment(tmp_path: Path, read: Callable[..., Any]) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(to_pdf(grid_of(SESSION, electronic=True)))
    records, _ = read(SheetReader(), path)
    signed = [record for record in records if record.state == "signed"]
    assert [("electronic", record.date) for record in signed] == [
        (record.signature.kind, record.signature.at.date()) for record in signed
    ]


def test_rows_on_the_next_page_say_their_page(tmp_path: Path, read: Callable[..., Any]) -> None:
    many = replace(SESSION, learners=tuple(Person(f"Ada{chr(97 + n)}", "Démo") for n in range(24)))
    path = tmp_path / "a.pdf"
    path.write_bytes(to_pdf(grid_of(many)))
    records, _ = read(SheetReader(), path)
    assert (len(records), records[0].locator.page, records[-1].locator.page) == (96, 1, 2)
    assert all(record.state == "signed" for record in records)


def test_nothing_is_claimed_without_a_table(tmp_path: Path) -> None:
    from auditready import EvidenceFile

    path = tmp_path / "a.pdf"
    path.write_bytes(to_pdf(Printed(["Feuille d'émargement : à signer matin et après-midi."], [["", "Signature"]])))
    assert SheetReader().recognise(EvidenceFile(path, "a.pdf")) is None
