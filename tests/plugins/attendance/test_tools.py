"""What the interfaces of Dendreo and Edusign give."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from auditready.files import EvidenceFile
from auditready.testing import check_reader
from auditready_plugins.attendance.dendreo import DendreoReader
from auditready_plugins.attendance.dendreo_lists import DendreoListsReader
from auditready_plugins.attendance.edusign import EdusignReader

HERE = Path(__file__).parent
SLOTS, COURSE = HERE / "dendreo-slots.json", HERE / "edusign-course.json"


def test_dendreo_keeps_the_contract_of_readers() -> None:
    check_reader(DendreoReader(), SLOTS)


def test_dendreo_presence_is_a_mark_and_no_signature() -> None:
    ada, bruno, *_ = check_reader(DendreoReader(), SLOTS).records
    assert (ada.person.name, ada.person.email, ada.date, ada.half_day) == (
        "Ada Démo", "ada@example.org", date(2026, 3, 2), "morning",
    )  # fmt: skip
    assert (ada.start, ada.end, ada.state, ada.signature.kind) == (time(9), time(12, 30), "present", "none")
    assert (bruno.state, bruno.mark) == ("absent", "Arrêt maladie")


def test_dendreo_slot_without_anybody_present_proves_no_absence() -> None:
    reading = check_reader(DendreoReader(), SLOTS)
    assert [record.state for record in reading.records[2:]] == ["unsigned", "unsigned"]
    notes = " / ".join(note.en for note in reading.notes)
    assert ("call may not have been made: 1" in notes, "without a list of presences" in notes) == (True, True)


def test_dendreo_registrations_prove_nothing_and_say_what_does() -> None:
    reading = check_reader(DendreoListsReader(), HERE / "dendreo-registrations.json")
    first, nameless, odd = (note.en for note in reading.notes)
    assert (reading.records, reading.recognition.variant) == ([], "registrations")
    assert first.startswith("list of 3 registrations for 1 session, 1 of them with an e-mail address: a registration")
    assert ("creneaux.php?include=lcps" in first, "of a participant: 1 (" in nameless, "described: 1;" in odd) == (
        True, True, True,
    )  # fmt: skip


def test_dendreo_documents_to_sign_are_counted_and_are_no_signed_documents() -> None:
    reading = check_reader(DendreoListsReader(), HERE / "dendreo-documents.json")
    told, trainers = (note.fr for note in reading.notes)
    assert (reading.records, reading.recognition.variant) == ([], "documents")
    assert told.startswith(
        "documents à signer dans l'outil : 4 ; signés : 3 (attestation 1, contrat 1, convention 1, du 17/02/2026 au "
        "20/03/2026) ; en attente : 1 ;"
    )
    assert trainers == "dont documents de formateurs : 1"
    assert not any(name in told for name in ("Démo", "Été", "Petit"))


def test_dendreo_slots_are_not_a_list_of_registrations() -> None:
    assert DendreoListsReader().recognise(EvidenceFile(SLOTS, "slots.json").content) is None


def test_edusign_keeps_the_contract_of_readers() -> None:
    check_reader(EdusignReader(), COURSE)


def test_edusign_tells_signed_from_ticked_absent_and_pending() -> None:
    records = check_reader(EdusignReader(), COURSE).records
    assert [(record.state, record.signature.kind) for record in records] == [
        ("signed", "electronic"), ("present", "none"), ("absent", "none"), ("unsigned", "none"),
    ]  # fmt: skip


def test_edusign_moments_are_on_the_dossier_s_clock() -> None:
    signed, *_ = check_reader(EdusignReader(), COURSE, zone="Europe/Paris").records
    assert (signed.date, signed.start, signed.end, signed.signature.at) == (
        date(2026, 3, 2), time(9), time(12, 30), datetime(2026, 3, 2, 9, 4, 10),
    )  # fmt: skip
    assert (signed.trainer_signature.kind, signed.trainer_signature.at) == ("electronic", datetime(2026, 3, 2, 12, 31))


def test_edusign_learners_without_names_are_said() -> None:
    reading = check_reader(EdusignReader(), COURSE)
    assert [record.person.name for record in reading.records] == ["", "Bruno Petit", "", ""]
    assert any("Edusign number alone: 3 lines" in note.en for note in reading.notes)


@pytest.mark.parametrize(
    ("reader", "source", "old", "new"),
    [
        (EdusignReader(), COURSE, '"state": true', '"state": [1]'),
        (EdusignReader(), COURSE, '"excluded": false', '"excluded": {}'),
        (EdusignReader(), COURSE, '"studentId": "s-1"', '"studentId": null'),
        (EdusignReader(), COURSE, '"START": "2026-03-02T08:00:00.000Z"', '"START": 5'),
        (DendreoReader(), SLOTS, '"lap": {', '"lap": 3, "x": {'),
        (DendreoReader(), SLOTS, '"date_debut": "2026-03-02 09:00:00"', '"date_debut": []'),
        (DendreoReader(), SLOTS, '"lcps": [', '"lcps": 7, "x": ['),
    ],
)
def test_other_values_break_nothing(
    reader: Any, source: Path, old: str, new: str, tmp_path: Path, read: Callable[..., Any]
) -> None:
    path = tmp_path / "evidence.json"
    path.write_text(source.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    read(reader, path)


@pytest.mark.field
def test_real_slots(field: Path, read: Callable[..., Any]) -> None:
    (path,) = (field / "dendreo").glob("*find-by-id.json")
    slot = json.loads(path.read_text(encoding="utf-8"))
    records, _ = read(DendreoReader(), path)
    names = [line["lap"]["participant"] for line in slot["lcps"]]
    assert [f"{each['prenom']} {each['nom']}" for each in names] == [record.person.name for record in records]
    assert [(record.date, record.start, record.state) for record in records] == [
        (date(2017, 1, 11), time(10), "present")
    ]


@pytest.mark.field
def test_real_slots_without_presences(field: Path, read: Callable[..., Any]) -> None:
    (path,) = (field / "dendreo").glob("*find-creneaux.json")
    records, context = read(DendreoReader(), path)
    assert (records, any("prove nothing: 2" in note for note in context.notes)) == ([], True)
