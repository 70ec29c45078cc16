"""Participants of a call as the API of Google Meet gives them: signed in, anonymous, by telephone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from auditready import TableReader
from auditready_plugins import google_meet

READER = TableReader.from_toml(Path(google_meet.__file__).with_name("api.toml"))


def test_each_kind_of_participant_is_named(audit_reader):
    result = audit_reader(READER, Path(__file__).with_name("api.json"))
    nine, ten = datetime(2026, 3, 5, 8, tzinfo=UTC), datetime(2026, 3, 5, 9, tzinfo=UTC)
    assert [(p.person.name, p.person.identifier, p.start.replace(microsecond=0), p.end) for p in result.records] == [
        ("Léa Durand", "users/1", nine, ten),
        ("Bao", None, nine, ten),
        ("+33 6 ** ** ** 89", None, nine, None),
    ]
    assert [note.en.partition(":")[0] for note in result.notes] == ["Google Meet API"]
