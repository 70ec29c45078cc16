"""The factory writes real files, the same bytes each time, within the invariants of the tools it imitates."""

from __future__ import annotations

import csv
import io
import math
from datetime import date, datetime
from pathlib import Path

import pytest
from tests.factory import (
    Activity,
    Person,
    Session,
    Slot,
    agreement,
    attendance_csv,
    attendance_ods,
    attendance_xlsx,
    certificate,
    clean,
    effectiveness_log,
    follow_up_log,
    junk,
    live,
    moodle,
    platforms,
    recording_notice,
    signature,
    slots_of,
    surveys,
    teams,
    use_teams,
    zoom,
)

from auditready import EvidenceFile

HELENE = Person("Hélène", "Dupré-Lefèvre", "helene.dupre@example.com")
LAN = Person("Thị Lan", "Nguyễn", "lan.nguyen@example.com")
TRAINER = Person("Alexandre", "Petitjean", "a.petitjean@ateliers-lirou.example.org")


def in_person(**changes: object) -> Session:
    slots = slots_of(date(2026, 3, 16), date(2026, 3, 17))
    return Session("Excel perfectionnement", "EXC-2026-03", "in_person", (HELENE, LAN), TRAINER, slots).but(**changes)


def synchronous() -> Session:
    slots = slots_of(date(2026, 5, 18), date(2026, 5, 19), mode="synchronous")
    return Session("Animer à distance", "ANI-2026-05", "synchronous", (HELENE, LAN), TRAINER, slots)


def asynchronous() -> Session:
    activities = (
        Activity("Module 1 – Découvrir", "page", 90, date(2026, 9, 7)),
        Activity("Test module 1", "quiz", 30, date(2026, 9, 8)),
        Activity("Étude de cas", "assign", 120, date(2026, 9, 10)),
    )
    return Session("Tutorat en ligne", "TUT-2026-09", "asynchronous", (HELENE, LAN), TRAINER, activities=activities)


SESSIONS = {"in_person": in_person, "synchronous": synchronous, "asynchronous": asynchronous}


def view(tmp_path: Path, data: bytes) -> EvidenceFile:
    path = tmp_path / "neutral"
    path.write_bytes(data)
    return EvidenceFile(path, "neutral")


def cells(file: EvidenceFile) -> list[list[str]]:
    return [row for _, row in file.iter_rows()]


@pytest.mark.parametrize("name", SESSIONS)
def test_a_dossier_is_the_same_bytes_each_time(name: str) -> None:
    assert clean(SESSIONS[name]()).files() == clean(SESSIONS[name]()).files()


def test_bytes_do_not_hang_on_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    before = attendance_xlsx(in_person())
    monkeypatch.setattr("time.time", lambda: datetime(2031, 1, 1).timestamp())
    assert attendance_xlsx(in_person()) == before


@pytest.mark.parametrize(
    ("writer", "options", "expected"),
    [
        (attendance_xlsx, {}, "xlsx"),
        (attendance_ods, {}, "ods"),
        (attendance_csv, {}, "delimited"),
        (agreement, {}, "pdf"),
        (agreement, {"form": "docx"}, "docx"),
        (recording_notice, {}, "docx"),
        (follow_up_log, {}, "xlsx"),
        (follow_up_log, {"form": "docx"}, "docx"),
        (effectiveness_log, {}, "xlsx"),
        (surveys.google_csv, {}, "delimited"),
        (surveys.microsoft_xlsx, {}, "xlsx"),
        (junk.scan_pdf, {}, "pdf"),
        (platforms.learning360_csv, {}, "delimited"),
        (platforms.talentlms_json, {}, "json"),
    ],
)
def test_files_are_what_they_say(writer: object, options: dict[str, str], expected: str, tmp_path: Path) -> None:
    assert view(tmp_path, writer(in_person(), **options)).format == expected


def test_sheet_has_facts_dates_times_and_one_picture_a_signature(tmp_path: Path) -> None:
    session = in_person()
    sheet = view(tmp_path, attendance_xlsx(session)).sheets[0]
    texts = {str(value) for row in sheet.rows for value in row if value is not None}
    assert {"Matin", "Après-midi", "9h00 - 12h30", "DUPRÉ-LEFÈVRE Hélène", "NGUYỄN Thị Lan"} <= texts
    assert "N° de déclaration d'activité : 76340987634" in texts
    # Each date stands over both its half-days.
    assert [(first_column, last_column) for _, first_column, _, last_column in sheet.merged] == [(3, 4), (5, 6)]
    # Two learners and the trainer, four half-days.
    assert len(sheet.pictures) == 12
    assert len({picture.digest for picture in sheet.pictures}) == 12


def test_sheet_plants_gaps(tmp_path: Path) -> None:
    session = in_person(absences=frozenset({(LAN.key, "2026-03-17-morning")}))
    copied = signature(session, HELENE.key, "2026-03-16-morning")
    data = attendance_xlsx(
        session,
        unsigned={(HELENE.key, "2026-03-16-afternoon"), ("trainer", "2026-03-17-afternoon")},
        pictures={(HELENE.key, "2026-03-17-morning"): copied},
    )
    sheet = view(tmp_path, data).sheets[0]
    assert "ABS" in {value for row in sheet.rows for value in row}
    # Of twelve, one absence and two missing signatures; one picture stands twice.
    assert len(sheet.pictures) == 9
    assert len({picture.digest for picture in sheet.pictures}) == 8


def test_certificate_carries_the_model_and_leaves_out_what_it_is_told(tmp_path: Path) -> None:
    whole = view(tmp_path, certificate(in_person(), HELENE)).document.text
    assert "Mme/M. Hélène Dupré-Lefèvre, salarié(e) de l'entreprise Bâtisseurs d'Oc SAS" in whole
    assert "a suivi l'action : Excel perfectionnement" in whole
    assert "qui s'est déroulée du 16/03/2026 au 17/03/2026" in whole
    assert "pour une durée de 14 heures" in whole
    assert "pendant une durée de 3 ans" in " ".join(whole.split())
    short = view(tmp_path, certificate(in_person(), HELENE, omit={"retention", "issued"}, minutes=900)).document.text
    assert "3 ans" not in short
    assert "Le : " not in short
    assert "pour une durée de 15 heures" in short


def test_agreement_states_the_rate_at_a_distance(tmp_path: Path) -> None:
    text = view(tmp_path, agreement(synchronous())).document.text
    assert "Taux des enseignements dispensés à distance sur la durée totale : 100 %" in text


def test_zoom_counts_as_zoom_does(tmp_path: Path) -> None:
    session = synchronous()
    rows = cells(view(tmp_path, zoom.participants(session, session.slots[0])))
    block, people = rows[1], rows[4:]
    pattern = "%d/%m/%Y %I:%M:%S %p"
    for row in people:
        stayed = datetime.strptime(row[3], pattern) - datetime.strptime(row[2], pattern)
        assert int(row[4]) == math.ceil(stayed.total_seconds() / 60)
    assert int(block[6]) == sum(row[7] == "No" for row in people)
    assert {row[7] for row in people} == {"Yes", "No"}


def test_teams_is_utf16_with_padded_rows(tmp_path: Path) -> None:
    session = synchronous()
    data = teams.attendance_report(session, session.slots[0])
    assert data.startswith(b"\xff\xfe1\x00.\x00")
    lines = data[2:].decode("utf-16-le").split("\r\n")
    assert {line.count("\t") for line in lines if line} == {6}
    assert lines[2].split("\t")[:2] == ["Attended participants", "3"]


def test_planted_stays_are_as_short_as_told() -> None:
    session = synchronous()
    slot: Slot = session.slots[0]
    found = [stay for stay in live.stays(session, slot, minutes={HELENE.key: 25}) if not stay.waiting]
    assert [round((s.end - s.start).total_seconds() / 60) for s in found if s.person == HELENE] == [25]
    absent = live.stays(session, slot, minutes={HELENE.key: 0})
    assert HELENE not in {stay.person for stay in absent}


def test_moodle_log_is_newest_first_with_typographic_apostrophes(tmp_path: Path) -> None:
    data = moodle.log(asynchronous())
    assert data.startswith(b'\xef\xbb\xbfHeure,"Nom complet de l\xe2\x80\x99utilisateur",')
    assert b"\r" not in data
    rows = cells(view(tmp_path, data))
    assert rows[1][0].startswith("11 sept. 26, ")
    assert rows[-1][0].startswith("7 sept. 26, ")
    assert {row[5] for row in rows} >= {"Cours consulté", "Tentative de test envoyée", "Travail de devoir remis"}


def test_completion_begins_with_an_empty_cell() -> None:
    text = moodle.completion(asynchronous()).decode()
    assert text.startswith(',"Adresse de courriel","Module 1 – Découvrir","2026-09-07 23:59:00"')
    wide = moodle.completion(asynchronous(), excel=True)
    assert wide[2:].decode("utf-16-le") == text.replace('","', '"\t"').replace(',"', '\t"', 1)


def test_quiz_dates_have_two_spaces_and_the_last_row_is_the_average(tmp_path: Path) -> None:
    session = asynchronous()
    rows = view(tmp_path, moodle.quiz_xlsx(session, session.activities[1])).sheets[0].rows
    assert str(rows[1][4]).startswith("8 septembre 2026  ")
    assert rows[-1][0] == "Moyenne globale"


def test_chat_of_the_desktop_client() -> None:
    session = synchronous()
    lines = zoom.chat(session, session.slots[0]).decode().split("\r\n")
    assert lines[0] == "08:58:00 From  Alexandre Petitjean  to  Everyone:"
    assert lines[1].startswith("\tBonjour")
    assert zoom.chat(session, session.slots[0], language="fr").decode().startswith("08:58:00\t De  Alexandre")


def test_survey_of_google_is_french_and_after_the_end() -> None:
    rows = list(csv.reader(io.StringIO(surveys.google_csv(in_person()).decode())))
    assert rows[0][:2] == ["Horodateur", "Adresse e-mail"]
    assert all(row[0].startswith("18/03/2026 ") for row in rows[1:])


def test_a_dossier_can_be_changed_piece_by_piece(tmp_path: Path) -> None:
    dossier = clean(synchronous())
    use_teams(dossier, dossier.session.slots[0])
    dossier.drop("positioning/")
    dossier.change("certificate/dupre-lefevre", minutes=60)
    dossier.write(tmp_path)
    names = sorted(path.name for path in tmp_path.rglob("*") if path.is_file())
    assert "Animer à distance - Attendance report 5-18-26.csv" in names
    assert not [name for name in names if name.startswith("Positionnement")]
    file = tmp_path / "05 Certificats" / "Certificat Dupré-Lefèvre Hélène.pdf"
    assert "pour une durée de 1 heure (2)" in EvidenceFile(file, "x").document.text


def test_unreadable_files_are_unreadable() -> None:
    whole = certificate(in_person(), HELENE)
    assert len(junk.truncated(whole)) == int(0.6 * len(whole))
    assert junk.shredded(whole)[:5] == b"%PDF-"
