"""Lists of one row a learner and slot, and sheets of one learner."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from auditready_plugins.attendance.sheet import SheetReader

READER = SheetReader()
Write = Callable[..., Path]
MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


def test_export_of_a_signing_tool(make_csv: Write, audit_reader: Any) -> None:
    head = ["Formation", "Date", "Demi-journée", "Heure de début", "Heure de fin", "Nom", "Prénom", "E-mail"]
    path = make_csv(
        [
            [*head, "Présence", "Date de signature", "Formateur"],
            [
                "Excel",
                "02/03/2026",
                "Matin",
                "09:00",
                "12:30",
                "Démo",
                "Ada",
                "ada@example.org",
                "Présent",
                "02/03/2026 09:01:12",
                "Alex Petit",
            ],
            ["Excel", "02/03/2026", "Matin", "09:00", "12:30", "Essai", "Bao", "", "Présent", "", "Alex Petit"],
            ["Excel", "02/03/2026", "Matin", "09:00", "12:30", "Test", "Chloé", "", "Absent", "", "Alex Petit"],
        ],
        delimiter=";",
        encoding="cp1252",
    )
    reading = audit_reader(READER, path)
    assert reading.recognition.variant == "list"
    assert [(record.person.name, record.state) for record in reading.records] == [
        ("Ada Démo", "signed"), ("Bao Essai", "present"), ("Chloé Test", "absent"),
    ]  # fmt: skip
    first = reading.records[0]
    assert (first.date, first.half_day, first.start, first.end) == (MONDAY, "morning", time(9), time(12, 30))
    assert (first.signature.at, first.title, first.trainer.name, first.person.email) == (
        datetime(2026, 3, 2, 9, 1, 12), "Excel", "Alex Petit", "ada@example.org",
    )  # fmt: skip
    assert (first.locator.row, first.locator.column, first.locator.sheet) == (2, "Présence", None)


def test_dates_and_names_written_once_hold_for_the_rows_below(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Liste d'émargement"],
            ["Date", "Créneau", "Nom", "Signature"],
            [MONDAY, "9h00 - 12h30", "Ada Démo", "A.D."],
            [None, "13h30 - 17h00", "Ada Démo", "A.D."],
            [TUESDAY, "9h00 - 12h30", "Ada Démo", ""],
            [None, "13h30 - 17h00", None, "A.D."],
        ],
        merged=("A3:A4",),
    )
    reading = audit_reader(READER, path)
    assert [(record.date, record.half_day, record.state) for record in reading.records] == [
        (MONDAY, "morning", "signed"), (MONDAY, "afternoon", "signed"),
        (TUESDAY, "morning", "unsigned"), (TUESDAY, "afternoon", "signed"),
    ]  # fmt: skip
    assert {record.person.name for record in reading.records} == {"Ada Démo"}


def test_one_row_a_learner_and_day(make_csv: Write, audit_reader: Any) -> None:
    path = make_csv(
        [
            ["Date", "Nom", "Prénom", "Matin", "Après-midi"],
            ["2026-03-02", "Démo", "Ada", "Signé le 02/03/2026 à 09:02", "Absent"],
            ["2026-03-03", "Démo", "Ada", "Présent", ""],
        ]
    )
    assert [(record.date, record.half_day, record.state) for record in audit_reader(READER, path).records] == [
        (MONDAY, "morning", "signed"), (MONDAY, "afternoon", "absent"),
        (TUESDAY, "morning", "present"), (TUESDAY, "afternoon", "unsigned"),
    ]  # fmt: skip


def test_individual_sheet(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["FEUILLE D'ÉMARGEMENT INDIVIDUELLE"],
            ["Nom et prénom du stagiaire :", "Ada Démo"],
            ["Formation : Bureautique", None, None, "Lieu : Lyon"],
            ["Date", "Horaires", "Signature du stagiaire", "Signature du formateur"],
            ["lundi 2 mars 2026", "9h00 - 12h30", "", ""],
            ["lundi 2 mars 2026", "13h30 - 17h00", "", ""],
        ],
        pictures={"C5": 1, "D5": 2, "D6": 2},
    )
    reading = audit_reader(READER, path)
    assert reading.recognition.variant == "individual"
    assert [
        (record.person.name, record.half_day, record.state, record.trainer_signature.kind) for record in reading.records
    ] == [("Ada Démo", "morning", "signed", "image"), ("Ada Démo", "afternoon", "unsigned", "image")]
    assert {(record.title, record.place, record.date) for record in reading.records} == {
        ("Bureautique", "Lyon", MONDAY)
    }


def test_individual_sheet_of_half_days(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Feuille de présence"],
            ["Nom :", "Démo", "Prénom :", "Ada"],
            ["Jour", "Matin", "Après-midi"],
            [MONDAY, "A.D.", "A.D."],
            [TUESDAY, "A.D.", ""],
        ]
    )
    reading = audit_reader(READER, path)
    assert [(record.person.name, record.date, record.state) for record in reading.records] == [
        ("Ada Démo", MONDAY, "signed"), ("Ada Démo", MONDAY, "signed"),
        ("Ada Démo", TUESDAY, "signed"), ("Ada Démo", TUESDAY, "unsigned"),
    ]  # fmt: skip


def test_individual_sheet_without_a_name_is_blank(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([["Émargement"], ["Date", "Signature"], [MONDAY, "A.D."]])
    reading = audit_reader(READER, path)
    assert reading.records == []
    assert any("no learner's name" in note.en for note in reading.notes)


def test_csv_with_a_semicolon_and_a_sep_line(tmp_path: Path, audit_reader: Any) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes("sep=;\r\nDate;Période;Nom;Signature\r\n02/03/2026;Après-midi;Démo, Ada;A.D.\r\n".encode("cp1252"))
    record = audit_reader(READER, path).records[0]
    assert (record.date, record.half_day, record.state) == (MONDAY, "afternoon", "signed")


def test_status_beside_a_time_stamp(make_csv: Write, audit_reader: Any) -> None:
    path = make_csv(
        [
            ["Date", "Heure début", "Heure fin", "Participant", "Statut", "Signé le"],
            ["02/03/2026", "09:00", "12:30", "Ada Démo", "Présent", "02/03/2026 08:59:10"],
            ["02/03/2026", "09:00", "12:30", "Bao Essai", "Absent", ""],
            ["02/03/2026", "09:00", "12:30", "Chloé Test", "Non signé", ""],
        ]
    )
    reading = audit_reader(READER, path, hints=("2026-03-02",))
    assert [record.state for record in reading.records] == ["signed", "absent", "unsigned"]
    assert reading.notes == []


def test_the_language_alone_settles_day_and_month_and_it_is_told(make_csv: Write, audit_reader: Any) -> None:
    path = make_csv([["Stagiaire", "03/04/2026 matin", "04/05/2026 matin"], ["Ada Démo", "P", "P"]], delimiter=";")
    reading = audit_reader(READER, path)
    assert [record.date for record in reading.records] == [date(2026, 4, 3), date(2026, 5, 4)]
    assert [note.fr for note in reading.notes] == [
        "dates lues jour/mois parce que la feuille est en français ; rien d'autre ne le confirme"
    ]


def test_moments_of_start_and_end_hold_the_day(make_csv: Write, audit_reader: Any) -> None:
    path = make_csv(
        [
            ["Session", "Start", "End", "First name", "Last name", "Attendance", "Signature time"],
            ["Excel", "2026-03-02 09:00", "2026-03-02 12:30", "Ada", "Demo", "Present", "2026-03-02 09:01"],
        ]
    )
    (record,) = audit_reader(READER, path).records
    assert (record.date, record.half_day, record.start, record.end) == (MONDAY, "morning", time(9), time(12, 30))
    assert (record.state, record.title, record.person.name) == ("signed", "Excel", "Ada Demo")
