"""Attendance workbooks laid out in ways that no heading announces."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

from auditready_plugins.attendance.sheet import SheetReader

READER = SheetReader()
Write = Callable[..., Path]


def rows(reading: Any) -> list[tuple[Any, ...]]:
    return [(record.person.name, record.date, record.half_day, record.state) for record in reading.records]


def test_learners_side_by_side_and_days_below(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Feuille d'émargement"],
            ["Date", "Période", "Jules CHEVREAU", "Perrine DE MONTGOLFIER", "Formateur"],
            ["08/06/2026", "Matin"],
            ["08/06/2026", "Après-midi", None, "Abs"],
        ],
        pictures={"C3": 1, "D3": 2, "E3": 3, "C4": 4, "E4": 5},
    )
    reading = audit_reader(READER, path)
    day = date(2026, 6, 8)
    assert rows(reading) == [
        ("Jules CHEVREAU", day, "morning", "signed"),
        ("Jules CHEVREAU", day, "afternoon", "signed"),
        ("Perrine DE MONTGOLFIER", day, "morning", "signed"),
        ("Perrine DE MONTGOLFIER", day, "afternoon", "absent"),
    ]
    assert {record.trainer_signature.kind for record in reading.records} == {"image"}


def test_names_below_no_heading(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["EMARGEMENT"],
            [None, "Jour 1 (14/04/2026)", None],
            [None, "Matin", "AM"],
            ["Formateur : Kévin MORVAN"],
            ["Maëlys ROLLAND"],
        ],
        merged=("B2:C2",),
        pictures={"B4": 1, "C4": 2, "B5": 3, "C5": 4},
    )
    reading = audit_reader(READER, path)
    assert rows(reading) == [("Maëlys ROLLAND", date(2026, 4, 14), half, "signed") for half in ("morning", "afternoon")]
    assert {(record.trainer.name, record.trainer_signature.kind) for record in reading.records} == {
        ("Kévin MORVAN", "image")
    }


def test_times_printed_beside_the_signatures(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["FEUILLE D'ÉMARGEMENT INDIVIDUELLE"],
            ["Stagiaire : Bastien ROUX"],
            ["Jour", "Matin 8h-12h", "Signature stagiaire", "Après-midi 13h-16h", "Signature stagiaire"],
            ["Lundi 11/05/2026", "8h-12h", None, "13h-16h", None],
        ],
        pictures={"C4": 1},
    )
    assert rows(audit_reader(READER, path)) == [
        ("Bastien ROUX", date(2026, 5, 11), "morning", "signed"),
        ("Bastien ROUX", date(2026, 5, 11), "afternoon", "unsigned"),
    ]


def test_a_trainer_who_signs_in_words_and_a_date_in_a_cell_of_its_own(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Émargement classe virtuelle"],
            ["Date", "12/10/2026"],
            ["Formateur", "Stéphane Auriol"],
            [],
            ["Apprenant", "Présence matin"],
            ["QUENTIN Basile", "Connecté"],
            ["Formateur", "signé"],
        ]
    )
    reading = audit_reader(READER, path)
    assert rows(reading) == [("QUENTIN Basile", date(2026, 10, 12), "morning", "present")]
    assert reading.records[0].trainer.name == "Stéphane Auriol"


def test_a_trainer_who_signs_after_a_blank_row(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Feuille d'émargement"],
            ["Date : 09/11/2026"],
            ["Nom", "08:30 - 12:00"],
            ["Hafida BOUZID"],
            [],
            ["Formateur"],
        ],
        pictures={"B4": 1, "B6": 2},
    )
    (record,) = audit_reader(READER, path).records
    assert (record.trainer_signature.kind, record.start) == ("image", time(8, 30))
