"""Adobe Connect: the answer of the web service as XML, and its fields as a table."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from auditready import UnreadableEvidence
from auditready_plugins import adobe_connect

HERE = Path(__file__).parent
PARIS = timezone(timedelta(hours=1))


@pytest.fixture
def readers():
    found = []
    adobe_connect.register_readers(found.append)
    return {reader.name: reader for reader in found}


def test_each_row_is_a_stay_with_its_zone(readers, audit_reader):
    result = audit_reader(readers["adobe_connect.attendance"], HERE / "report-meeting-attendance.xml")
    start, end = datetime(2026, 3, 5, 9, 0, 30, tzinfo=PARIS), datetime(2026, 3, 5, 12, 1, tzinfo=PARIS)
    assert [(p.person.name, p.start, p.end, p.minutes, p.guest, p.locator.line) for p in result.records] == [
        ("Léa Durand", start, end, 180.5, None, 5),
        ("Bao", datetime(2026, 3, 5, 9, 3, tzinfo=PARIS), None, None, True, 13),
    ]


def test_a_guest_has_no_identifier_and_an_account_has(readers, audit_reader):
    result = audit_reader(readers["adobe_connect.attendance"], HERE / "report-meeting-attendance.xml")
    assert [p.person.identifier for p in result.records] == ["2006258745", None]
    assert [note.en for note in result.notes] == [
        "the answer holds neither the meeting's hosts nor those who were invited and did not come",
        "1 stay(s) without an exit: their end is not known",
        "1 name(s) without address or account: typed by their bearers, verified by nothing in the export",
    ]


def test_an_answer_of_nobody_is_unreadable(readers, read, tmp_path):
    path = tmp_path / "x.xml"
    path.write_text('<?xml version="1.0"?><results><report-meeting-attendance/></results>')
    with pytest.raises(UnreadableEvidence):
        read(readers["adobe_connect.attendance"], path)


def test_the_same_fields_as_a_table(readers, audit_reader):
    (presence,) = audit_reader(readers["adobe_connect.table"], HERE / "table.csv").records
    assert (presence.person.email, presence.end) == ("lea@example.org", datetime(2026, 3, 5, 12, 1, tzinfo=PARIS))
