"""Sheets as providers and their tools make them: each stands for a class of sheets that was once read wrongly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from auditready_plugins.attendance.facts import bare_title
from auditready_plugins.attendance.sheet import SheetReader
from auditready_plugins.attendance.spelling import corrected

READER = SheetReader()
Write = Callable[..., Path]
DAY = date(2026, 3, 2)


def told(records: list[Any]) -> list[tuple[object, ...]]:
    return [(each.person.name, each.date, each.half_day, each.state) for each in records]


def notes(reading: Any) -> str:
    return " / ".join(note.en for note in reading.notes)


# --- who stands where ---


def test_trainers_in_rows_of_their_own_are_no_learners(write_sheet: Write, audit_reader: Any) -> None:
    rows = [
        ["Émargement"],
        ["Stagiaires", "02/03/2026 Matin", "02/03/2026 Après-midi"],
        ["Ada Démo", "P", "P"],
        ["FORMATEURS"],
        ["Alix Petit"],
        ["Zoé Grand"],
    ]
    reading = audit_reader(READER, write_sheet(rows, pictures={"B5": 1, "C6": 2}))
    assert [each.person.name for each in reading.records] == ["Ada Démo"] * 2
    assert [(each.trainer.name, each.trainer_signature.kind) for each in reading.records] == [
        ("Alix Petit", "image"), ("Zoé Grand", "image"),
    ]  # fmt: skip


def test_unsigned_line_of_the_trainer_above_the_learners_takes_nobody_away(
    write_sheet: Write, audit_reader: Any
) -> None:
    rows = [
        ["Émargement"],
        ["Nom", "02/03/2026 Matin", "02/03/2026 Après-midi"],
        ["Formateurs"],
        ["Ada Démo", "P", "P"],
        ["Bruno Été", "P", "A"],
    ]
    reading = audit_reader(READER, write_sheet(rows))
    assert {each.person.name for each in reading.records} == {"Ada Démo", "Bruno Été"}


def test_trainer_s_initials_are_a_signature_and_no_name(write_sheet: Write, audit_reader: Any) -> None:
    rows = [
        ["Feuille d'émargement"],
        ["Animateur : Pierre Le Dû"],
        ["Participants", "02/03/2026 matin", "02/03/2026 après-midi"],
        ["Ada Démo", "AD", "AD"],
        ["Animateur", "PLD", "PLD"],
    ]
    first, _ = audit_reader(READER, write_sheet(rows)).records
    assert (first.trainer.name, first.trainer_signature.kind) == ("Pierre Le Dû", "handwritten-text")


def test_learner_and_trainer_sign_side_by_side_under_each_half_day(write_sheet: Write, audit_reader: Any) -> None:
    rows = [
        ["Relevé de présence"],
        ["Apprenante : Ada Démo"],
        ["Jour", "Matin", None, "Après-midi", None],
        [None, "Stagiaire", "Formateur", "Stagiaire", "Formateur"],
        ["Lundi 2 mars 2026", "AD", "ZG", "abs", None],
    ]
    reading = audit_reader(READER, write_sheet(rows, merged=("B3:C3", "D3:E3")))
    assert told(reading.records) == [("Ada Démo", DAY, "morning", "signed"), ("Ada Démo", DAY, "afternoon", "absent")]
    assert [each.trainer_signature.kind for each in reading.records] == ["handwritten-text", "none"]


def test_learners_side_by_side_with_day_and_am_in_one_column(write_sheet: Write, audit_reader: Any) -> None:
    rows = [
        ["Présence stagiaires"],
        ["Créneau", "Ada Démo", "Bruno Été"],
        ["02/03/2026 AM", "présente", "présent"],
        ["02/03/2026 PM", "présente", "absent"],
    ]
    reading = audit_reader(READER, write_sheet(rows))
    assert told(reading.records) == [
        ("Ada Démo", DAY, "morning", "present"), ("Ada Démo", DAY, "afternoon", "present"),
        ("Bruno Été", DAY, "morning", "present"), ("Bruno Été", DAY, "afternoon", "absent"),
    ]  # fmt: skip


@pytest.mark.parametrize("party", ["consultante", "tuteur", "responsable de l'organisme"])
def test_signature_of_another_party_is_not_the_learner_s(party: str, write_sheet: Write, audit_reader: Any) -> None:
    rows = [
        ["Émargement individuel"],
        ["Bénéficiaire", "Ada Démo"],
        ["Date", "De", "À", "Signature bénéficiaire", f"Signature {party}"],
        ["02/03/2026", "10:00", "12:00"],
        ["03/03/2026", "14:00", "16:00"],
    ]
    reading = audit_reader(READER, write_sheet(rows, pictures={"D4": 1, "E4": 2, "E5": 3}))
    assert [(each.half_day, each.start, each.state) for each in reading.records] == [
        ("morning", time(10), "signed"), ("afternoon", time(14), "unsigned"),
    ]  # fmt: skip


def test_trainer_s_signature_of_the_morning_is_not_the_afternoon_s(write_sheet: Write, audit_reader: Any) -> None:
    rows = [
        ["Feuille d'émargement du 02/03/2026"],
        ["Nom", "Matin", "Signature formateur matin", "Après-midi", "Signature formateur après-midi"],
        ["Ada Démo", "P", None, "P", None],
    ]
    records = audit_reader(READER, write_sheet(rows, pictures={"C3": 1})).records
    assert [each.trainer_signature.kind for each in records] == ["image", "none"]


# --- when ---


def test_facts_two_a_row_are_no_table(write_sheet: Write, audit_reader: Any) -> None:
    rows = [
        ["FEUILLE D'ÉMARGEMENT"],
        ["FORMATION", "Éco-conduite", "DATE", "02/03/2026"],
        ["LIEU", "Angers", "FORMATEUR", "Alix Petit"],
        ["NOM", "PRÉNOM", "SIGNATURE MATIN", "SIGNATURE APRÈS-MIDI"],
        ["DÉMO", "Ada"],
    ]
    reading = audit_reader(READER, write_sheet(rows, pictures={"C5": 1, "D5": 2}), hints=(DAY.isoformat(),))
    assert [(each.date, each.state, each.title, each.trainer.name) for each in reading.records] == [
        (DAY, "signed", "Éco-conduite", "Alix Petit")
    ] * 2
    assert reading.notes == []


def test_month_that_numbers_its_days_counts_the_days_with_a_mark(write_sheet: Write, audit_reader: Any) -> None:
    letters = [None, *("LMMJVSD" * 5)[6:37]]
    rows = [
        ["Feuille de présence mensuelle – mars 2026"],
        letters,
        ["Nom Prénom", *range(1, 32)],
        ["Ada Démo", None, "P", "A"],
        ["Bruno Été", None, "P", None],
    ]
    reading = audit_reader(READER, write_sheet(rows))
    assert [(each.person.name, each.date.day, each.state) for each in reading.records] == [
        ("Ada Démo", 2, "present"), ("Ada Démo", 3, "absent"),
        ("Bruno Été", 2, "present"), ("Bruno Été", 3, "unsigned"),
    ]  # fmt: skip
    assert "nobody has a mark, held to be days without training: 29" in notes(reading)


def test_numbers_without_a_month_are_no_days(write_sheet: Write) -> None:
    from auditready.files import EvidenceFile

    path = write_sheet([["Feuille de présence"], ["Nom Prénom", *range(1, 12)], ["Ada Démo", "P", "P"]])
    assert READER.recognise(EvidenceFile(path, path.name)) is None


def test_slot_past_midnight_is_read_by_its_beginning_and_said(write_sheet: Write, audit_reader: Any) -> None:
    rows = [["Émargement du 02/03/2026"], ["Nom", "19h00-21h30", "22h00-0h30"], ["Ada Démo"]]
    reading = audit_reader(READER, write_sheet(rows, pictures={"B3": 1, "C3": 2}))
    assert [(each.half_day, each.start, each.end, each.state) for each in reading.records] == [
        ("evening", time(19), time(21, 30), "signed"), ("evening", time(22), None, "signed"),
    ]  # fmt: skip
    assert "slots that end after midnight, read by their beginning alone, without a duration: 1 (22h00-0h30)" in notes(
        reading
    )


def test_list_with_moments_of_the_slot_s_beginning_and_end(make_xlsx: Any, audit_reader: Any) -> None:
    head = ["Session", "Nom du participant", "Début du créneau", "Fin du créneau", "Présence", "Date de signature"]
    slot = (datetime(2026, 3, 2, 9), datetime(2026, 3, 2, 12, 30))
    rows = [
        head,
        ["IA", "Ada Démo", *slot, "Présent", datetime(2026, 3, 2, 9, 3)],
        ["IA", "Bruno Été", *slot, "Absent", None],
        ["IA", "Zoé Modèle", datetime(2026, 3, 2, 9), datetime(2026, 3, 6, 17), "Présent", None],
    ]
    first, second, week = audit_reader(READER, make_xlsx(rows)).records
    assert (first.date, first.start, first.end, first.state) == (DAY, time(9), time(12, 30), "signed")
    assert (second.half_day, second.state) == ("morning", "absent")
    assert week.date is None  # a row about several days proves none of them


def test_hours_of_arrival_and_departure_say_when(write_sheet: Write, audit_reader: Any) -> None:
    rows = [
        ["Feuille d'émargement"],
        ["Stage : Conduire une réunion"],
        ["Date : 02/03/2026"],
        ["Nom", "Heure d'arrivée", "Signature", "Heure de départ", "Signature"],
        ["Ada Démo", "9h00", None, "17h00", None],
    ]
    reading = audit_reader(READER, write_sheet(rows, pictures={"C5": 1, "E5": 2}))
    assert [(each.date, each.half_day, each.end, each.state) for each in reading.records] == [
        (DAY, "day", time(17), "signed")
    ] * 2


# --- words ---


def test_misspelt_words_are_understood(write_sheet: Write, audit_reader: Any) -> None:
    rows = [
        ["Feuille d'emmargement"],
        ["Intitulé de la formtion : Hygiène"],
        ["Formatteur : Alix Petit"],
        ["Béneficiaires", "Matiné 02/03/2026", "Aprés midi 02/03/2026"],
        ["Ada Démo", "P", "P"],
    ]
    reading = audit_reader(READER, write_sheet(rows))
    assert [each.half_day for each in reading.records] == ["morning", "afternoon"]
    assert (reading.records[0].title, reading.records[0].trainer.name) == ("Hygiène", "Alix Petit")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("stagiare", "stagiaire"), ("emargment", "emargement"), ("formatteurs", "formateurs"),
        ("martin", "martin"), ("information", "information"), ("presentes", "presentes"), ("apprentie", "apprentie"),
    ],
)  # fmt: skip
def test_one_wrong_letter_is_corrected_and_names_are_not(written: str, meant: str) -> None:
    assert corrected(written) == meant


@pytest.mark.parametrize(
    ("line", "title", "trainer"),
    [
        ("Formation : Négocier - Réf. NC-04 - Intervenant : Alix Petit", "Négocier", "Alix Petit"),
        ("Formation « Gérer son stress », 2-3 mars 2026, 14 heures, animée par Alix Petit", "Gérer son stress",
         "Alix Petit"),
        ("Feuille d'émargement - Formation : Lean - 02/03/2026", "Lean", None),
        ("Objet : Certification Pix", "Certification Pix", None),
    ],
)  # fmt: skip
def test_several_facts_on_one_line(
    line: str, title: str, trainer: str | None, write_sheet: Write, audit_reader: Any
) -> None:
    rows = [["Feuille d'émargement"], [line], ["Nom", "02/03/2026 matin"], ["Ada Démo", "P"]]
    record, *_ = audit_reader(READER, write_sheet(rows)).records
    assert (record.title, record.trainer.name if record.trainer else None) == (title, trainer)


def test_facts_whose_gaps_the_text_has_lost(write_sheet: Write, audit_reader: Any) -> None:
    rows = [
        ["Émargement"],
        ["Nom : DÉMO Prénom : Ada Formation : Danse"],
        ["Jour", "Matin"],
        ["Lundi 2 mars 2026", "AD"],
    ]
    (record,) = audit_reader(READER, write_sheet(rows)).records
    assert (record.person.name, record.title, record.state) == ("Ada DÉMO", "Danse", "signed")


def test_address_in_the_name_s_cell_and_hours_in_the_session_s_line(write_sheet: Write, audit_reader: Any) -> None:
    rows = [
        ["Feuille de présence signée électroniquement"],
        ["Session du 02/03/2026 09:00 au 02/03/2026 12:30"],
        ["Participant", "Statut", "Signature", "Date et heure"],
        ["Ada Démo ada@example.org", "Présent", "Signé via lien e-mail", "02/03/2026 09:04"],
    ]
    (record,) = audit_reader(READER, write_sheet(rows)).records
    assert (record.person.name, record.person.email) == ("Ada Démo", "ada@example.org")
    assert (record.half_day, record.start, record.end, record.state) == ("morning", time(9), time(12, 30), "signed")


def test_title_keeps_what_is_of_the_title() -> None:
    assert [bare_title(text) for text in ("Italien B1 - 10 heures", "Excel - niveau 2", "Paie (module 3)")] == [
        "Italien B1", "Excel - niveau 2", "Paie (module 3)",
    ]  # fmt: skip


# --- exports of signing tools whose layout is not public: understood by their words ---


def test_export_that_answers_signed_yes_or_no(make_csv: Any, audit_reader: Any) -> None:
    rows = [
        ["Apprenant", "Date", "Heure début", "Heure fin", "Émargé", "Émargé le", "Émargé par", "IP"],
        ["Ada Démo", "02/03/2026", "09:00", "12:30", "Oui", "02/03/2026 09:05", "Ada Démo", "192.0.2.7"],
        ["Bruno Été", "02/03/2026", "09:00", "12:30", "Non", "", "", ""],
    ]
    first, second = audit_reader(READER, make_csv(rows, delimiter=";")).records
    assert (first.state, first.signature.at, first.signature.device) == (
        "signed", datetime(2026, 3, 2, 9, 5), "192.0.2.7",
    )  # fmt: skip
    assert second.state == "unsigned"  # not signed is not absent


def test_export_with_names_of_fields(make_csv: Any, audit_reader: Any) -> None:
    rows = [
        ["student", "email", "date", "start", "end", "status", "signed_at"],
        ["Ada Démo", "ada@example.org", "2026-03-02", "09:00", "12:30", "present", "2026-03-02 09:02"],
        ["Bruno Été", "bruno@example.org", "2026-03-02", "09:00", "12:30", "absent", ""],
    ]
    assert [each.state for each in audit_reader(READER, make_csv(rows)).records] == ["signed", "absent"]


def test_cell_that_says_present_and_signed_at_is_a_signature(make_csv: Any, audit_reader: Any) -> None:
    rows = [
        ["Nom", "Prénom", "02/03/2026 09:00 - 12:30", "Taux de présence"],
        ["Démo", "Ada", "Présent (signé à 09:03)", "100 %"],
        ["Été", "Bruno", "Retard (15 min)", "50 %"],
    ]
    reading = audit_reader(READER, make_csv(rows, delimiter=";"), hints=("2026-03-02",))
    assert [(each.state, each.signature.at) for each in reading.records] == [
        ("signed", datetime(2026, 3, 2, 9, 3)), ("present", None),
    ]  # fmt: skip
    assert reading.notes == []


def test_list_of_absences_tells_late_from_absent(make_csv: Any, audit_reader: Any) -> None:
    rows = [
        ["Apprenant", "Date", "Demi-journée", "Type d'absence", "Durée", "Justifiée"],
        ["Démo Ada", "02/03/2026", "Matin", "Absence", "3h30", "Oui"],
        ["Été Bruno", "02/03/2026", "Après-midi", "Retard", "0h20", "Non"],
    ]
    assert [each.state for each in audit_reader(READER, make_csv(rows, delimiter=";")).records] == ["absent", "present"]
