"""Where sheets put the trainer's name and signature."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from auditready_plugins.attendance.sheet import SheetReader

READER = SheetReader()
Write = Callable[..., Path]
HEAD = [["Date : 02/03/2026"], ["Nom", "Entreprise", "Matin", "Après-midi"], ["Ada Démo", "Oc", "X", "X"]]


def trainers(reading: Any) -> list[tuple[str | None, str | None]]:
    return [
        (record.trainer and record.trainer.name, record.trainer_signature and record.trainer_signature.kind)
        for record in reading.records
    ]


def test_line_of_the_table_with_a_picture_and_an_empty_cell(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([*HEAD, ["Signature du formateur", "Alex Petit", "", ""]], pictures={"C4": 1})
    reading = audit_reader(READER, path)
    assert trainers(reading) == [("Alex Petit", "image"), ("Alex Petit", "none")]
    assert [record.person.name for record in reading.records] == ["Ada Démo", "Ada Démo"]


def test_line_after_blank_rows_with_typed_signatures(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([*HEAD, [], [], ["Visa de l'intervenant :", "", "A.P.", "A.P."]])
    assert trainers(audit_reader(READER, path)) == [(None, "handwritten-text")] * 2


def test_name_line_beside_the_slots(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([*HEAD, ["Formateur : Alex Petit", "", "", ""]], pictures={"C4": 1, "D4": 2})
    assert (
        trainers(audit_reader(READER, path)) == [("Alex Petit", "none")] * 2
        or trainers(audit_reader(READER, path)) == [("Alex Petit", "image")] * 2
    )


def test_another_trainer_for_each_half_day(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([*HEAD, ["Formateur", "", "Alex Petit", "Sam Roux"], ["Signature formateur", "", "AP", ""]])
    assert trainers(audit_reader(READER, path)) == [("Alex Petit", "handwritten-text"), ("Sam Roux", "none")]


def test_box_below_the_table_is_one_signature_for_all(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [*HEAD, [], ["Fait à Lyon", "", "", "Signature du formateur :", "", "Cachet de l'organisme :"]],
        pictures={"D7": 1, "F7": 2},
    )
    reading = audit_reader(READER, path)
    assert trainers(reading) == [(None, "image")] * 2
    assert any("one trainer's signature for 2 half-days" in note.en for note in reading.notes)


def test_empty_box(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([["Formateur : Alex Petit"], *HEAD, [], ["", "", "", "Signature du formateur :"]])
    assert trainers(audit_reader(READER, path)) == [("Alex Petit", "none")] * 2


def test_name_above_and_no_place_to_sign(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([["Intervenante", "Zoé Roux"], *HEAD])
    assert trainers(audit_reader(READER, path)) == [("Zoé Roux", None)] * 2


def test_column_of_a_list(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Date", "Demi-journée", "Nom", "Signature stagiaire", "Formateur", "Signature formateur"],
            ["02/03/2026", "Matin", "Ada Démo", "A.D.", "Alex Petit", ""],
            ["02/03/2026", "Après-midi", "Ada Démo", "A.D.", "Sam Roux", "S. Roux"],
        ],
        pictures={"F2": 5},
    )
    assert trainers(audit_reader(READER, path)) == [("Alex Petit", "image"), ("Sam Roux", "handwritten-text")]


def test_trainer_s_row_by_the_column_of_functions(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Date : 02/03/2026"],
            ["Nom", "Prénom", "Qualité", "Matin", "Après-midi"],
            ["Démo", "Ada", "Stagiaire", "X", "X"],
            ["Petit", "Alex", "Formateur", "", "A.P."],
        ],
        pictures={"D4": 1},
    )
    reading = audit_reader(READER, path)
    assert trainers(reading) == [("Alex Petit", "image"), ("Alex Petit", "handwritten-text")]
    assert len(reading.records) == 2


def test_trainer_s_row_by_a_word_in_brackets(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([*HEAD, ["Alex Petit (formateur)", "", "A.P.", ""]])
    reading = audit_reader(READER, path)
    assert trainers(reading) == [("Alex Petit", "handwritten-text"), ("Alex Petit", "none")]


def test_one_merged_cell_for_the_trainer_s_day(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([*HEAD, ["Signature formateur", "", "", ""]], merged=("C4:D4",), pictures={"C4": 1})
    assert trainers(audit_reader(READER, path)) == [(None, "image")] * 2
