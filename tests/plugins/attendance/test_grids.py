"""Grids of learners and half-days, as providers lay them out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from auditready_plugins.attendance.sheet import SheetReader

from .conftest import picture

READER = SheetReader()
Write = Callable[..., Path]
MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)


def slots(records: list[Any]) -> list[tuple[object, ...]]:
    return list(dict.fromkeys((record.date, record.half_day, record.start, record.end) for record in records))


def states(records: list[Any]) -> list[tuple[str, str]]:
    return [(record.person.name, record.state) for record in records]


def test_week_with_merged_dates_above_and_times_below(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["", "Responsable : Théo Essai"],
            [],
            ["", "", MONDAY, None, TUESDAY, None],
            ["", "Nom et Prénoms des stagiaires", "Matin", "Après-midi", "Matin", "Après-midi"],
            ["", "", "de 8h30 à 12h00", "de 13h30 à 17h00", "de 8h30 à 12h00", "de 13h30 à 17h00"],
            [1, "Ada Démo", "P", "P", "ABS", ""],
            [2, None, None, None, None, None],
        ],
        merged=("C3:D3", "E3:F3", "A3:B3", "A4:A5", "B4:B5"),
    )
    reading = audit_reader(READER, path)
    morning, afternoon = (time(8, 30), time(12)), (time(13, 30), time(17))
    assert [
        (MONDAY, "morning", *morning), (MONDAY, "afternoon", *afternoon),
        (TUESDAY, "morning", *morning), (TUESDAY, "afternoon", *afternoon),
    ] == slots(reading.records)  # fmt: skip
    assert [record.state for record in reading.records] == ["present", "present", "absent", "unsigned"]
    assert reading.records[0].person.name == "Ada Démo"
    assert (reading.recognition.variant, *_cell(reading.records[2])) == ("grid", "E", 6)


def _cell(record: Any) -> tuple[str, int]:
    return record.locator.column, record.locator.row


def test_dates_beside_the_names_and_half_days_below(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Feuille d'émargement"],
            ["Nom", "Prénom", "02/03/2026", None, "03/03/2026", None],
            [None, None, "Matin", "Après-midi", "Matin", "Après-midi"],
            ["DÉMO", "Ada", "X", "X", "X", "X"],
        ],
        merged=("A2:A3", "B2:B3", "C2:D2", "E2:F2"),
    )
    reading = audit_reader(READER, path)
    assert [slot[:2] for slot in slots(reading.records)] == [
        (MONDAY, "morning"),
        (MONDAY, "afternoon"),
        (TUESDAY, "morning"),
        (TUESDAY, "afternoon"),
    ]
    assert {"Ada DÉMO"} == {record.person.name for record in reading.records}


def test_date_written_once_without_merging_goes_on_over_its_half_days(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["", "Lundi 2 mars 2026", "", "Mardi 3 mars 2026", ""],
            ["Stagiaires", "Matin", "Après-midi", "Matin", "Après-midi"],
            ["Ada Démo", "X", "X", "X", "X"],
        ]
    )
    assert [record.date for record in audit_reader(READER, path).records] == [MONDAY, MONDAY, TUESDAY, TUESDAY]


def test_one_date_is_not_stretched_over_a_second_morning(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["", MONDAY, None, None, None],
            ["Stagiaires", "Matin", "Après-midi", "Matin", "Après-midi"],
            ["Ada Démo", "X", "X", "X", "X"],
        ]
    )
    reading = audit_reader(READER, path)
    assert [record.date for record in reading.records] == [MONDAY, MONDAY, None, None]
    assert any("prove no half-day: 2" in note.en for note in reading.notes)


def test_dates_without_year_take_it_from_the_period(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["FEUILLE DE PRÉSENCE"],
            ["Dates : du 2 au 3 mars 2025"],
            ["", "Lundi", None, "Mardi", None],
            ["", "03/03", None, "04/03", None],
            ["Apprenants", "Matin", "Après-midi", "Matin", "Après-midi"],
            ["Ada Démo", "X", "X", "X", "X"],
        ]
    )
    reading = audit_reader(READER, path)
    assert [date(2025, 3, 3), date(2025, 3, 4)] == sorted({record.date for record in reading.records})
    assert [note.en for note in reading.notes if "year" in note.en] == []


def test_dates_without_any_year_assume_the_report_s_and_say_so(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([["Nom", "Lundi 2 mars - Matin", "Lundi 2 mars - Après-midi"], ["Ada Démo", "X", "X"]])
    reading = audit_reader(READER, path)
    assert [slot[:2] for slot in slots(reading.records)] == [(MONDAY, "morning"), (MONDAY, "afternoon")]
    assert any("2026 is assumed" in note.en for note in reading.notes)


def test_the_dossier_s_hints_give_the_year(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([["Nom", "3 mars - Matin"], ["Ada Démo", "X"]])
    reading = audit_reader(READER, path, hints=("2025-03-03",))
    assert date(2025, 3, 3) == reading.records[0].date
    assert not any("assumed" in note.en for note in reading.notes)


def test_weekdays_alone_are_placed_in_the_week(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Semaine du 2 mars 2026 au 6 mars 2026"],
            ["", "Lundi", None, "Mardi", None],
            ["Nom et prénom", "Matin", "Après-midi", "Matin", "Après-midi"],
            ["Ada Démo", "X", "X", "X", "X"],
        ],
        merged=("B2:C2", "D2:E2"),
    )
    assert [record.date for record in audit_reader(READER, path).records] == [MONDAY, MONDAY, TUESDAY, TUESDAY]


def test_weekday_that_does_not_fit_its_date_is_said(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([["Nom", "Mardi 2 mars 2026 matin"], ["Ada Démo", "X"]])
    reading = audit_reader(READER, path)
    assert reading.records[0].date == MONDAY
    assert any("2026-03-02" in note.en and "does not fit" in note.en for note in reading.notes)


def test_one_sheet_a_day_with_facts_above(write_sheet: Write, audit_reader: Any) -> None:
    day = [
        ["FEUILLE D'ÉMARGEMENT"],
        ["Intitulé de la formation :", "Excel perfectionnement"],
        ["Organisme :", "Ateliers Démo", "NDA : 76340000000"],
        ["Lieu :", "Salle Cévennes", "Formateur :", "Alex Petit"],
    ]
    head = ["N°", "Nom", "Prénom", "Entreprise", "Signature matin\n9h00 - 12h30", "Signature après-midi\n13h30 - 17h00"]
    path = write_sheet(
        {
            "Jour 1": {"rows": [*day, ["Date :", MONDAY], [], head, [1, "DÉMO", "Ada", "Oc SAS", "", ""]],
                       "pictures": {"E8": 1}},
            "Jour 2": {"rows": [*day, ["Date :", "mardi 3 mars 2026"], [], head, [1, "DÉMO", "Ada", "Oc SAS", "", ""]],
                       "pictures": {"F8": 2}},
        }
    )  # fmt: skip
    reading = audit_reader(READER, path)
    assert [
        (MONDAY, "morning", time(9), time(12, 30)), (MONDAY, "afternoon", time(13, 30), time(17)),
        (TUESDAY, "morning", time(9), time(12, 30)), (TUESDAY, "afternoon", time(13, 30), time(17)),
    ] == slots(reading.records)  # fmt: skip
    assert [record.state for record in reading.records] == ["signed", "unsigned", "unsigned", "signed"]
    first = reading.records[0]
    assert (
        first.title, first.place, first.trainer.name, first.person.organisation,
    ) == ("Excel perfectionnement", "Salle Cévennes", "Alex Petit", "Oc SAS")  # fmt: skip
    assert hashlib.sha256(picture(1)).hexdigest() == first.signature.digest
    assert (first.signature.kind, first.locator.sheet, *_cell(first)) == ("image", "Jour 1", "E", 8)
    assert first.trainer_signature is None


def test_the_day_may_be_the_sheet_s_name(write_sheet: Write, audit_reader: Any) -> None:
    rows = [["Nom et prénom", "Matin", "Après-midi"], ["Ada Démo", "X", "X"]]
    path = write_sheet({"02-03-2026": {"rows": rows}, "03-03-2026": {"rows": rows}})
    assert [record.date for record in audit_reader(READER, path).records] == [MONDAY, MONDAY, TUESDAY, TUESDAY]


def test_tables_below_one_another_keep_their_own_day(write_sheet: Write, audit_reader: Any) -> None:
    head = ["Nom", "Matin", "Après-midi"]
    path = write_sheet(
        [
            ["Action de formation : Gestes de premiers secours"],
            ["Lundi 2 mars 2026"], head, ["Ada Démo", "X", "X"], ["Bao Essai", "X", ""], [],
            ["Mardi 3 mars 2026"], head, ["Ada Démo", "X", ""], ["Bao Essai", "", "X"],
        ]
    )  # fmt: skip
    reading = audit_reader(READER, path)
    assert [record.date for record in reading.records] == [MONDAY] * 4 + [TUESDAY] * 4
    assert {"Gestes de premiers secours"} == {record.title for record in reading.records}


def test_times_above_the_table_are_given_to_their_half_days(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Date : 02/03/2026", "Horaires : 9h00-12h30 / 13h30-17h00"],
            ["Nom", "Matin", "Après-midi"],
            ["Ada Démo", "X", "X"],
        ]
    )
    assert [
        (MONDAY, "morning", time(9), time(12, 30)), (MONDAY, "afternoon", time(13, 30), time(17)),
    ] == slots(audit_reader(READER, path).records)  # fmt: skip


def test_half_day_from_the_times_alone(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [["Émargement"], ["", "02/03/2026", "02/03/2026"], ["Nom", "9h-12h30", "13:30 - 17:00"], ["Ada Démo", "X", "X"]]
    )
    assert [record.half_day for record in audit_reader(READER, path).records] == ["morning", "afternoon"]


def test_m_and_am_of_a_french_clerk(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([["", "02/03/2026", ""], ["Stagiaire", "M", "AM"], ["Ada Démo", "X", "X"]])
    assert [record.half_day for record in audit_reader(READER, path).records] == ["morning", "afternoon"]


def test_am_and_pm_of_an_english_sheet(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Attendance sheet"],
            ["Training title: Excel basics", None, "Trainer: Alex Petit"],
            ["Location: Room 4"],
            ["", "Monday 2 March 2026", ""],
            ["Participant", "AM", "PM"],
            ["Ada Demo", "present", "absent"],
            ["Trainer's signature", "A. Petit", ""],
        ]
    )
    reading = audit_reader(READER, path)
    assert [(record.date, record.half_day, record.state) for record in reading.records] == [
        (MONDAY, "morning", "present"),
        (MONDAY, "afternoon", "absent"),
    ]
    first, second = reading.records
    assert (first.title, first.place, first.trainer.name) == ("Excel basics", "Room 4", "Alex Petit")
    assert [first.trainer_signature.kind, second.trainer_signature.kind] == ["handwritten-text", "none"]


def test_am_alone_stays_open(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([["Émargement du 02/03/2026"], ["Nom", "AM", "Signature"], ["Ada Démo", "X", ""]])
    reading = audit_reader(READER, path)
    assert None is reading.records[0].half_day
    assert any('"AM" alone' in note.en for note in reading.notes)


def test_english_sheet_says_when_the_day_order_is_open(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([["Attendance sheet"], ["Name", "05/03/2026 Morning"], ["Ada Demo", "X"]])
    reading = audit_reader(READER, path)
    assert date(2026, 3, 5) == reading.records[0].date
    assert any("read as day/month" in note.en for note in reading.notes)
    hinted = audit_reader(READER, path, hints=("2026-05-03",))
    assert date(2026, 5, 3) == hinted.records[0].date


def test_only_a_signature_column_and_a_day_above(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Feuille d'émargement – Sécurité incendie"],
            ["Séance du lundi 2 mars 2026 de 9h00 à 12h30"],
            ["NOM", "Prénom", "Signature"],
            ["DÉMO", "Ada", ""],
        ],
        pictures={"C4": 3},
    )
    record = audit_reader(READER, path).records[0]
    assert (MONDAY, "morning", time(9), time(12, 30), "signed") == (
        record.date, record.half_day, record.start, record.end, record.state,
    )  # fmt: skip
    assert record.title == "Sécurité incendie"


def test_several_days_above_and_none_in_the_table(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [["Émargement, dates : 2 et 3 mars 2026"], ["Nom", "Matin", "Après-midi"], ["Ada Démo", "X", "X"]]
    )
    reading = audit_reader(READER, path)
    assert [record.date for record in reading.records] == [None, None]
    assert any("several dates above" in note.en for note in reading.notes)


def test_numbered_days_follow_the_period(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Feuille de présence du 02/03/2026 au 03/03/2026"],
            ["", "Jour 1", None, "Jour 2", None],
            ["Nom", "Matin", "Après-midi", "Matin", "Après-midi"],
            ["Ada Démo", "X", "X", "X", "X"],
        ],
        merged=("B2:C2", "D2:E2"),
    )
    assert [record.date for record in audit_reader(READER, path).records] == [MONDAY, MONDAY, TUESDAY, TUESDAY]


def test_the_day_a_sheet_was_printed_is_no_session_day(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [["Émargement", "Édité le 10/03/2026"], ["Date : 02/03/2026"], ["Nom", "Matin"], ["Ada Démo", "X"]]
    )
    assert audit_reader(READER, path).records[0].date == MONDAY


def test_signature_and_time_stamp_columns_are_one_slot(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Date : 02/03/2026"],
            ["Nom", "Signature matin", "Horodatage", "Signature après-midi", "Horodatage"],
            ["Ada Démo", "Signé", "02/03/2026 09:02", "Signé", ""],
        ]
    )
    reading = audit_reader(READER, path)
    first, second = reading.records
    assert (
        first.state,
        first.signature.kind,
        str(first.signature.at),
    ) == ("signed", "electronic", "2026-03-02 09:02:00")
    assert (second.state, second.signature.kind) == ("present", "none")
    assert any('say "signed" without' in note.en for note in reading.notes)


def test_presence_and_signature_columns_are_one_slot(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Date : 02/03/2026", "Horaires : 9h-12h30"],
            ["Nom", "Présence", "Absence", "Signature"],
            ["Ada Démo", "X", "", "A.D."],
            ["Bao Essai", "", "malade", ""],
            ["Chloé Test", "X", "", ""],
        ]
    )
    reading = audit_reader(READER, path)
    assert states(reading.records) == [("Ada Démo", "signed"), ("Bao Essai", "absent"), ("Chloé Test", "present")]
    assert {"morning"} == {record.half_day for record in reading.records}


def test_one_signature_column_for_two_half_days_proves_neither(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [["Date : 02/03/2026"], ["Nom", "Matin", "Après-midi", "Signature"], ["Ada Démo", "X", "X", "A. Démo"]]
    )
    reading = audit_reader(READER, path)
    assert [record.state for record in reading.records] == ["present", "present"]
    assert any("one signature column for several half-days" in note.en for note in reading.notes)


def test_totals_legends_and_sections_are_no_learners(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Date : 02/03/2026"],
            ["Nom et prénom", "Matin", "Après-midi"],
            ["Groupe A", None, None],
            ["Ada Démo", "X", "X"],
            ["Total présents", 1, 1],
            ["Merci de signer chaque demi-journée", None, None],
            ["Fait à Lyon", None, None],
        ],
        merged=("A3:C3",),
    )
    reading = audit_reader(READER, path)
    assert {"Ada Démo"} == {record.person.name for record in reading.records}
    assert any("left out: 4" in note.en for note in reading.notes)


def test_legend_of_the_sheet_wins(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Date : 02/03/2026"],
            ["Légende : X = absent ; O = présent"],
            ["Nom", "Matin", "Après-midi"],
            ["Ada Démo", "X", "O"],
        ]
    )
    assert [record.state for record in audit_reader(READER, path).records] == ["absent", "present"]


def test_row_without_a_name_is_counted(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [["Date : 02/03/2026"], ["N°", "Nom", "Matin"], [1, "Ada Démo", "X"], [2, "", "X"], [3, "", ""]],
        pictures={"C5": 4},
    )
    reading = audit_reader(READER, path)
    assert len(reading.records) == 1
    assert any("left out: 2 (Feuil1 4, Feuil1 5)" in note.en for note in reading.notes)


def test_picture_beside_the_cells_to_sign_is_given_to_nobody(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [["Date : 02/03/2026"], ["Nom", "Entreprise", "Matin"], ["Ada Démo", "Oc", ""]], pictures={"B3": 4}
    )
    reading = audit_reader(READER, path)
    assert reading.records[0].state == "unsigned"
    assert any("given to nobody: 1 (Feuil1 B3)" in note.en for note in reading.notes)


def test_unknown_column_is_said(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([["Date : 02/03/2026"], ["Nom", "Pointure", "Matin"], ["Ada Démo", "41", "X"]])
    assert any("« Pointure »" in note.fr for note in audit_reader(READER, path).notes)


def test_blank_template_gives_no_record_and_a_note(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([["Feuille d'émargement"], ["N°", "Nom et prénom", "Matin", "Après-midi"], [1], [2], [3]])
    reading = audit_reader(READER, path)
    assert reading.records == []
    assert [note.en for note in reading.notes] == [
        "blank template: no learner's name in the table, no record (Feuil1 2)"
    ]


def test_hidden_sheet_and_sheet_without_table_are_said(write_sheet: Write, audit_reader: Any) -> None:
    rows = [["Date : 2 mars 2026"], ["Nom", "Matin"], ["Ada Démo", "X"]]
    path = write_sheet(
        {"Saisie": {"rows": rows}, "Vieux": {"rows": rows, "state": "hidden"}, "Liste": {"rows": [["a"]]}}
    )
    notes = [note.en for note in audit_reader(READER, path).notes]
    assert notes == ["hidden sheet, read all the same: Vieux", "sheet without an attendance table, not used: Liste"]


def test_half_days_down_and_dates_across(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Nom", "Période", "Lundi 2 mars 2026", "Mardi 3 mars 2026"],
            ["Ada Démo", "Matin", "X", "ABS"],
            [None, "Après-midi", "", "X"],
            ["Bao Essai", "Matin", "X", "X"],
            [None, "Après-midi", "X", "X"],
        ],
        merged=("A2:A3",),
    )
    reading = audit_reader(READER, path)
    assert [(record.person.name, record.date, record.half_day, record.state) for record in reading.records][:4] == [
        ("Ada Démo", MONDAY, "morning", "present"), ("Ada Démo", TUESDAY, "morning", "absent"),
        ("Ada Démo", MONDAY, "afternoon", "unsigned"), ("Ada Démo", TUESDAY, "afternoon", "present"),
    ]  # fmt: skip
    assert [record.person.name for record in reading.records][4:] == ["Bao Essai"] * 4


def test_day_half_day_and_times_in_one_cell(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["NOM - Prénom", "Lundi 2 mars 2026\nMatin\n9h00 - 12h30", "Lundi 2 mars 2026\nAprès-midi\n13h30 - 17h00"],
            ["DÉMO Ada", "X", "X"],
        ]
    )
    assert slots(audit_reader(READER, path).records) == [
        (MONDAY, "morning", time(9), time(12, 30)), (MONDAY, "afternoon", time(13, 30), time(17)),
    ]  # fmt: skip


def test_group_heading_over_the_names(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [
            ["Stagiaires", None, MONDAY, None],
            ["Nom", "Prénom", "Matin", "Après-midi"],
            [None, None, "Émargement", "Émargement"],
            ["DÉMO", "Ada", "A.D.", ""],
        ],
        merged=("A1:B1", "C1:D1"),
    )
    reading = audit_reader(READER, path)
    assert [(record.person.name, record.date, record.half_day, record.state) for record in reading.records] == [
        ("Ada DÉMO", MONDAY, "morning", "signed"), ("Ada DÉMO", MONDAY, "afternoon", "unsigned"),
    ]  # fmt: skip


def test_very_long_cells_are_no_marks(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet([["Date : 02/03/2026"], ["Nom", "Matin"], ["Ada Démo", "09:00" + "." * 30_000 + "x"]])
    reading = audit_reader(READER, path)
    assert reading.records[0].state == "unsigned"
    assert len(reading.records[0].mark) == 200


def test_short_half_days_after_the_date(write_sheet: Write, audit_reader: Any) -> None:
    path = write_sheet(
        [["Émargement 2026"], ["Nom Prénom", "Lundi 02/03 M", "Lundi 02/03 AM"], ["Mme DÉMO Ada", "X", "AJ"]]
    )
    assert [(record.half_day, record.state) for record in audit_reader(READER, path).records] == [
        ("morning", "present"), ("afternoon", "absent"),
    ]  # fmt: skip


@pytest.mark.parametrize("year", [1936, 2385])
def test_a_date_cell_of_another_age_is_no_day_and_is_told(year: int, write_sheet: Write, audit_reader: Any) -> None:
    rows = [
        ["Feuille d'émargement"], ["Nom", datetime(year, 6, 14), datetime(2026, 3, 2)], ["Ada Démo", "X", "X"],
    ]  # fmt: skip
    reading = audit_reader(READER, write_sheet(rows))
    assert [record.date for record in reading.records if record.date] == [date(2026, 3, 2)]
    assert reading.notes
