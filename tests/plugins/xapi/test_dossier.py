"""A dossier whose platform exports statements proves what it proves with Moodle's log."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.factory import Activity, Dossier, Person, Session, clean
from tests.factory.xapi import json_lines, packed

from auditready.audit import Plan, audit

LEA = Person("Léa", "Durand", "lea.durand@example.org", moodle_id=11)
TOM = Person("Tom", "Petit", "tom.petit@example.org", moodle_id=12)
ACTIVITIES = (
    Activity("Module 1 – Découvrir", "page", 90, date(2026, 9, 7)),
    Activity("Test module 1", "quiz", 30, date(2026, 9, 8)),
    Activity("Étude de cas", "assign", 120, date(2026, 9, 10)),
)
SESSION = Session("Tutorat en ligne", "TUT", "asynchronous", (LEA, TOM), Person("Ana", "Roux"), activities=ACTIVITIES)
DAY = date(2026, 11, 22)


def judged(folder: Path, dossier: Dossier):
    dossier.write(folder)
    (report,) = audit([folder], Plan(as_of=DAY, audit_date=DAY)).dossiers
    return report


def test_statements_in_place_of_the_log_prove_the_same(tmp_path):
    changed = clean(SESSION)
    changed.drop("log", "completion")
    changed.put("07 Plateforme/statements.jsonl.gz", packed(json_lines(SESSION)))
    before, after = judged(tmp_path / "moodle", clean(SESSION)), judged(tmp_path / "xapi", changed)
    assert (before.findings, after.findings) == ((), ())
    hours = [(each.online, each.credited) for each in before.ledger]
    assert [(each.online, each.credited) for each in after.ledger] == hours
    assert len(hours) == 2
