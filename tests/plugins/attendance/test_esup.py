"""The CSV export of esup-emargement, with invented people."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from auditready import EvidenceFile
from auditready_plugins.attendance.esup import EsupReader
from auditready_plugins.attendance.sheet import SheetReader

READER = EsupReader()
HEADER = (
    '"Session","Date","Numéro Etu","Eppn","Email","Nom","Prénom","Présent","Emargement","Type","Lieu attendu",'
    '"Lieu badgé","Absence","Malus","Tiers-temps"\n'
)
OLD_HEADER = (
    '"Session","Date","Numéro Etu","Eppn","Nom","Prénom","Présent","Emargement","Type","Lieu attendu","Lieu badgé",'
    '"Exempt","Tiers-temps"\n'
)
ROWS = (
    '"Droit social","02-03-2026","21900001","ademo@univ.example","ada@example.org","Démo","Ada","Présent","08:58:12",'
    '"Carte","Amphi A","Amphi B","","Non","--"\n'
    '"Droit social","02-03-2026","21900002","bessai@univ.example","","Essai","Bao","Absent","--","--","Amphi A","--",'
    '"JUSTIFIE-VALIDE","Non","--"\n'
    '"TP matin","03-03-2026 / 04-03-2026","","guest@example.org","","Test","Chloé","Présent","--","Manuel","Salle 1",'
    '"--","","Oui","Oui"\n'
    '"TP matin","03-03-2026","","","","","","Absent","--","--","--","--","","Non","--"\n'
)


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_become_attendance(tmp_path: Path, audit_reader: Any) -> None:
    reading = audit_reader(READER, write(tmp_path, HEADER + ROWS))
    assert [(record.person.name, record.date, record.half_day, record.state) for record in reading.records] == [
        ("Ada Démo", date(2026, 3, 2), "morning", "signed"),
        ("Bao Essai", date(2026, 3, 2), None, "absent"),
        ("Chloé Test", date(2026, 3, 3), "morning", "present"),
    ]
    first, second, third = reading.records
    assert (first.signature.kind, first.signature.at) == ("electronic", datetime(2026, 3, 2, 8, 58, 12))
    assert (first.title, first.place, first.person.email, first.person.identifier) == (
        "Droit social", "Amphi B", "ada@example.org", "21900001",
    )  # fmt: skip
    assert (second.mark, second.place) == ("Absent (JUSTIFIE-VALIDE)", "Amphi A")
    assert third.person.email == "guest@example.org"
    notes = [note.en for note in reading.notes]
    assert any("1 row(s) without a person" in note for note in notes)
    assert any("1 row(s) hold two dates" in note for note in notes)
    assert any("neither start nor end" in note for note in notes)


def test_columns_of_earlier_versions(tmp_path: Path, audit_reader: Any) -> None:
    row = '"Anglais","02-03-2026","1","a@univ.example","Démo","Ada","Présent","14:02:00","Carte","B2","B2","","--"\n'
    record = audit_reader(READER, write(tmp_path, OLD_HEADER + row)).records[0]
    assert (record.state, record.half_day, record.person.email) == ("signed", "afternoon", "a@univ.example")


def test_unknown_column_is_said(tmp_path: Path, audit_reader: Any) -> None:
    text = HEADER.replace('"Malus"', '"Retard"') + ROWS
    assert any("'retard'" in note.en for note in audit_reader(READER, write(tmp_path, text)).notes)


def test_only_its_own_reader_claims_it(tmp_path: Path) -> None:
    file = EvidenceFile(write(tmp_path, HEADER + ROWS), "export.csv")
    recognition = READER.recognise(file)
    assert recognition is not None
    assert recognition.confidence > 0.9
    assert SheetReader().recognise(file) is None
