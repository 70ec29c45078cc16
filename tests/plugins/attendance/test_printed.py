"""Attendance sheets as PDF, DOCX and ODT prove what the same sheet proves as a workbook."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
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


@pytest.mark.parametrize(("name", "said"), [("bare.pdf", True), ("lines.pdf", False)])
def test_columns_found_by_alignment_are_said(
    name: str, *, said: bool, tmp_path: Path, read: Callable[..., Any]
) -> None:
    path = tmp_path / name
    path.write_bytes(PRINTS[name](grid_of(SESSION)))
    _, context = read(SheetReader(), path)
    assert any(note.startswith("table without ruled cells") for note in context.notes) is said


def records_of(sheet: Printed, form: str, tmp_path: Path, read: Callable[..., Any]) -> list[Any]:
    path = tmp_path / f"a.{form}"
    path.write_bytes({"pdf": to_pdf, "docx": to_docx, "odt": to_odt}[form](sheet))
    records: list[Any] = read(SheetReader(), path)[0]
    return records


def seen(records: list[Any]) -> list[tuple[object, ...]]:
    return [(record.person.name, record.date, record.half_day, record.state) for record in records]


ABOVE = ["FEUILLE D'ÉMARGEMENT", "Formation : Tableur avancé", "Formateur : Alix Petit"]
MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
PICTURE = grid_of(SESSION).rows[3][2]


@pytest.mark.parametrize("form", ["pdf", "docx", "odt"])
def test_learners_across_and_half_days_down(form: str, tmp_path: Path, read: Callable[..., Any]) -> None:
    rows = [
        ["Date", "Demi-journée", "Horaires", "Ada DÉMO", "Bruno PETIT", "Signature du formateur"],
        ["02/03/2026", "Matin", "9h00 - 12h30", PICTURE, PICTURE, PICTURE],
        [None, "Après-midi", "13h30 - 17h00", PICTURE, "ABS", PICTURE],
    ]
    records = records_of(Printed(ABOVE, rows, [(1, 0, 2, 0)]), form, tmp_path, read)
    assert seen(records) == [
        ("Ada DÉMO", MONDAY, "morning", "signed"),
        ("Ada DÉMO", MONDAY, "afternoon", "signed"),
        ("Bruno PETIT", MONDAY, "morning", "signed"),
        ("Bruno PETIT", MONDAY, "afternoon", "absent"),
    ]


@pytest.mark.parametrize("form", ["pdf", "docx", "odt"])
def test_one_table_for_each_half_day_of_one_day(form: str, tmp_path: Path, read: Callable[..., Any]) -> None:
    rows = [
        ["MATIN de 9h00 à 12h30", None, None],
        ["Nom", "Prénom", "Signature"],
        ["DÉMO", "Ada", PICTURE],
        ["PETIT", "Bruno", None],
        ["Signature du formateur", None, PICTURE],
        ["APRÈS-MIDI de 13h30 à 17h00", None, None],
        ["Nom", "Prénom", "Signature"],
        ["DÉMO", "Ada", None],
        ["PETIT", "Bruno", PICTURE],
        ["Signature du formateur", None, PICTURE],
    ]
    merged = [(0, 0, 0, 2), (4, 0, 4, 1), (5, 0, 5, 2), (9, 0, 9, 1)]
    sheet = Printed([*ABOVE, "Date : lundi 2 mars 2026"], rows, merged)
    records = records_of(sheet, form, tmp_path, read)
    assert seen(records) == [
        ("Ada DÉMO", MONDAY, "morning", "signed"),
        ("Bruno PETIT", MONDAY, "morning", "unsigned"),
        ("Ada DÉMO", MONDAY, "afternoon", "unsigned"),
        ("Bruno PETIT", MONDAY, "afternoon", "signed"),
    ]
    assert [record.trainer_signature.kind for record in records] == ["image"] * 4


@pytest.mark.parametrize("form", ["pdf", "docx", "odt"])
def test_weekly_grid(form: str, tmp_path: Path, read: Callable[..., Any]) -> None:
    rows = [
        ["Nom - Prénom", "Lundi", None, "Mardi", None],
        [None, "M", "AM", "M", "AM"],
        ["DÉMO Ada", PICTURE, PICTURE, None, PICTURE],
    ]
    sheet = Printed([*ABOVE, "Semaine du 2 au 6 mars 2026"], rows, [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)])
    assert [(each[1], each[2], each[3]) for each in seen(records_of(sheet, form, tmp_path, read))] == [
        (MONDAY, "morning", "signed"),
        (MONDAY, "afternoon", "signed"),
        (TUESDAY, "morning", "unsigned"),
        (TUESDAY, "afternoon", "signed"),
    ]


def test_list_of_electronic_signatures_with_its_device(tmp_path: Path, read: Callable[..., Any]) -> None:
    stamp = "Signé électroniquement le 02/03/2026 à 09:02:11 IP 192.0.2.7"
    rows = [["Participant", "Créneau", "Signature"], ["Ada DÉMO", "02/03/2026 09:00 - 12:30", stamp]]
    (record,) = records_of(Printed(ABOVE, rows), "pdf", tmp_path, read)
    assert (record.date, record.half_day, record.signature.at, record.signature.device) == (
        MONDAY, "morning", datetime(2026, 3, 2, 9, 2, 11), "192.0.2.7",
    )  # fmt: skip


WEEK = [
    ["LUNDI : 02/03/2026", None, None, None],
    [None, "H1", "H2", "H5"],
    ["Nom du module", "Anglais", "Réseaux", "Projet"],
    ["Nom de l'enseignant·e", "Alix Petit", "Noé Roux", "Noé Roux"],
    ["Signature de l'enseignant·e", PICTURE, PICTURE, None],
    ["Signature de l'alternant·e", PICTURE, None, "ABS"],
    ["MARDI : 03/03/2026", None, None, None],
    [None, "H1", "H2", "H5"],
    ["Nom du module", "Anglais", None, None],
    ["Nom de l'enseignant·e", "Alix Petit", None, None],
    ["Signature de l'enseignant·e", PICTURE, None, None],
    ["Signature de l'alternant·e", PICTURE, None, None],
]


@pytest.mark.parametrize("form", ["pdf", "docx", "odt"])
def test_one_learner_s_week_in_blocks(form: str, tmp_path: Path, read: Callable[..., Any]) -> None:
    above = ["FORMATION : Réseaux", "NOM - PRÉNOM DU/DE LA STAGIAIRE DE FORMATION CONTINUE : Ada DÉMO"]
    below = ["H1 : 8h/9h30", "H2 : 9h35/11h05", "H5 : 14h15/15h45"]
    sheet = Printed(above, WEEK, [(0, 0, 0, 3), (6, 0, 6, 3)], below)
    records = records_of(sheet, form, tmp_path, read)
    assert seen(records) == [
        ("Ada DÉMO", MONDAY, "morning", "signed"),
        ("Ada DÉMO", MONDAY, "morning", "unsigned"),
        ("Ada DÉMO", MONDAY, "afternoon", "absent"),
        ("Ada DÉMO", TUESDAY, "morning", "signed"),
    ]
    assert [(each.trainer.name, each.trainer_signature.kind) for each in records] == [
        ("Alix Petit", "image"),
        ("Noé Roux", "image"),
        ("Noé Roux", "none"),
        ("Alix Petit", "image"),
    ]
    assert (records[0].start, records[0].end) == (time(8), time(9, 30))


@pytest.mark.field
def test_real_form_blank_and_filled(field: Path, tmp_path: Path, read: Callable[..., Any]) -> None:
    import pypdf

    (path,) = (field / "attendance").glob("*.pdf")
    records, context = read(SheetReader(), path)
    assert (records, any(note.startswith("blank template") for note in context.notes)) == ([], True)
    writer = pypdf.PdfWriter(clone_from=path)
    values = {
        "Text1": "DÉMO Ada", "Text2": "Exemple SAS", "Text4": "02/03/2026", "Text5": "03/03/2026",
        "H1Nom du module": "Anglais", "H1Nom de lenseignant": "Alix Petit", "H5Nom du module_2": "Projet",
    }  # fmt: skip
    writer.update_page_form_field_values(writer.pages[0], values)
    filled = tmp_path / "filled.pdf"
    writer.write(filled)
    records, _ = read(SheetReader(), filled)
    facts = [(record.date, record.start, record.state, record.trainer and record.trainer.name) for record in records]
    assert {record.person.name for record in records} == {"DÉMO Ada"}
    assert facts == [(MONDAY, time(8), "unsigned", "Alix Petit"), (TUESDAY, time(14, 15), "unsigned", None)]


def test_a_signed_field_of_a_form_is_a_signature_in_its_cell(tmp_path: Path, read: Callable[..., Any]) -> None:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

    rows = [["Nom", "02/03/2026 Matin", "02/03/2026 Après-midi"], ["DÉMO Ada", None, None]]
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(to_pdf(Printed(ABOVE, rows)))))
    fields = ArrayObject()
    for name, left, value in (("matin", 300, True), ("soir", 560, False)):
        entries: dict[Any, Any] = {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Sig"),
            NameObject("/T"): TextStringObject(name),
            NameObject("/Rect"): ArrayObject([FloatObject(each) for each in (left, 445, left + 90, 465)]),
        }
        if value:
            entries[NameObject("/V")] = DictionaryObject({NameObject("/Type"): NameObject("/Sig")})
        fields.append(writer._add_object(DictionaryObject(entries)))
    writer.pages[0][NameObject("/Annots")] = fields
    writer._root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})
    path = tmp_path / "a.pdf"
    writer.write(path)
    assert [each[2:] for each in seen(read(SheetReader(), path)[0])] == [
        ("morning", "signed"),
        ("afternoon", "unsigned"),
    ]
