"""Chamilo's tracking of a course, in French, English and with keys that a language lacks; of a session or of none."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from auditready import EvidenceFile, TableReader
from auditready_plugins import chamilo

KEYS = [
    "OfficialCode", "LastName", "FirstName", "Login", "TrainingTime", "CourseProgress", "ExerciseProgress",
    "ExerciseAverage", "Score", "Student_publication", "Messages", "FirstLoginInCourse", "LatestLoginInCourse",
]  # fmt: skip
FRENCH = [
    "Code officiel", "Nom", "Prénom", "Identifiant", "Temps", "Progrès", "Progrés de l'exercice", "ExerciseAverage",
    "Score", "Student_publication", "Messages", "Première connexion", "Dernière connexion",
]  # fmt: skip
ENGLISH = [
    "Official code", "Last name", "First name", "Username", "Training time", "Course progress", "Exercise progress",
    "Exercise average", "Score", "Assignments", "Messages", "First access to course", "Latest access in course",
]  # fmt: skip
BODY = [
    ["", "Durand", "Léa", "ldurand", "02:30:15", "100%", "80%", "75%", "75%", "1", "3", "2026-03-02 09:00:00",
     "2026-03-25 17:30:00"],
    ["", "Petit", "Tom", "tpetit", "00:12:00", "40%", "0%", "", "", "0", "0", "2026-03-02 09:00:00",
     "2026-03-02 09:12:00"],
    ["", "Roux", "Ana", "aroux", "00:00:00", "0%", "0%", "", "", "0", "0", "Aucune connexion", "Aucune connexion"],
]  # fmt: skip


@pytest.fixture
def reader() -> TableReader:
    registered: list[TableReader] = []
    chamilo.register_readers(registered.append)
    return registered[0]


@pytest.mark.parametrize("session", [False, True], ids=["base course", "session"])
@pytest.mark.parametrize("header", [KEYS, FRENCH, ENGLISH], ids=["keys", "fr", "en"])
def test_tracking(reader, audit_reader, make_csv, header, session):
    before = [["SessionName", "Mars 2026"], ["Date", "Du 02/03/2026 au 27/03/2026"]] if session else []
    reading = audit_reader(reader, make_csv([*before, header, *BODY], delimiter=";"))
    lea, tom, ana = reading.records
    assert (lea.person.name, lea.person.identifier, lea.status, lea.share) == ("Léa Durand", "ldurand", "completed", 1)
    assert lea.spent_minutes == 150.25
    assert (lea.first_access, lea.last_access) == (datetime(2026, 3, 2, 9), datetime(2026, 3, 25, 17, 30))
    assert (tom.status, tom.share) == ("in_progress", 0.4)
    assert (ana.share, ana.spent_minutes, ana.first_access) == (0, 0, None)
    assert len(reading.notes) == 1


def test_nobody_has_begun_without_progress(reader, audit_reader, make_csv):
    (record,) = audit_reader(reader, make_csv([FRENCH, BODY[2]], delimiter=";")).records
    assert record.status == "not_started"


@pytest.mark.parametrize(
    "header", [["Nom", "Prénom", "Temps", "Progression"], ["Parcours", "Temps passé", "Progression", "Prénom"]]
)
def test_other_tables_are_left_alone(reader, make_csv, header):
    path = make_csv([header, ["x"] * len(header)], delimiter=";")
    assert reader.recognise(EvidenceFile(path, path.name)) is None


@pytest.mark.parametrize("name", ["reporting_student_list.csv", "reporting_student_list_session.csv"])
def test_files_of_the_page(reader, audit_reader, name):
    assert audit_reader(reader, Path(__file__).with_name(name)).records
