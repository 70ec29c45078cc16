"""360Learning's classrooms: registrations to slots and attendances of a sheet, as the API documents them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from auditready import EvidenceFile
from auditready_plugins import learning360

HERE = Path(__file__).parent
REGISTRATION = {
    "_id": "r1", "userId": "u1", "status": "published", "hasAttended": True, "attendanceDuration": 5_400_000,
    "createdAt": "2026-03-01T08:00:00.000Z", "classroomSlotId": "s1", "rsvp": {"status": "attending"},
}  # fmt: skip
ATTENDANCE = {"_id": "a1", "userId": "u1", "firstName": "Léa", "lastName": "Durand", "status": "present"}


@pytest.fixture
def readers() -> dict[str, Any]:
    registered: list[Any] = []
    learning360.register_readers(registered.append)
    return {reader.name: reader for reader in registered}


def write(path: Path, document: object) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_registrations(readers, audit_reader, tmp_path):
    others = [
        {**REGISTRATION, "userId": "u2", "hasAttended": False},
        {**REGISTRATION, "userId": "u3", "status": "archived"},
    ]
    reading = audit_reader(readers["learning360.classrooms"], write(tmp_path / "x.json", [REGISTRATION, *others]))
    assert [(each.person.identifier, each.minutes, each.start, each.meeting_id) for each in reading.records] == [
        ("360learning:u1", 90, None, "s1")
    ]
    assert "without times or signature" in reading.notes[0].en


def test_attendances(readers, audit_reader, tmp_path):
    states = ("present", "signaturePending", "absent", "attendancePending")
    sheet = [{**ATTENDANCE, "userId": f"u{place}", "status": state} for place, state in enumerate(states)]
    reading = audit_reader(readers["learning360.attendances"], write(tmp_path / "x.json", sheet))
    assert [(each.person.name, each.date, each.state) for each in reading.records] == [
        ("Léa Durand", None, "present"),
        ("Léa Durand", None, "present"),
        ("Léa Durand", None, "absent"),
        ("Léa Durand", None, "unsigned"),
    ]
    assert {each.signature.kind for each in reading.records} == {"none"}
    assert [note.en for note in reading.notes][1:] == ["signatures that are pending: 1"]


@pytest.mark.parametrize(
    "document",
    [
        {"_id": "u1", "mail": "lea@example.org", "firstName": "Léa", "lastName": "Durand", "status": "active"},
        {**ATTENDANCE, "status": "ok"},
        {**ATTENDANCE, "userId": 7},
    ],
)
def test_users_are_no_attendances(readers, tmp_path, document):
    path = write(tmp_path / "x.json", [document])
    assert [name for name in readers if readers[name].recognise(EvidenceFile(path, path.name))] == []


@pytest.mark.parametrize(
    ("reader", "name"),
    [("learning360.classrooms", "registrations.json"), ("learning360.attendances", "attendances.json")],
)
def test_files_of_the_pages(readers, audit_reader, reader, name):
    assert audit_reader(readers[reader], HERE / name).records
