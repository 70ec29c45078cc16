"""What nobody verified is said: the name that a guest typed, beside people whom an address or an account names."""

from __future__ import annotations

import pytest

from auditready.testing import check_reader
from auditready_plugins.google_meet.attendance import AttendanceReader as MeetReader
from auditready_plugins.zoom.participants import ParticipantsReader

ZOOM = """\
Name (original name),Email,Join time,Leave time,Duration (minutes),Guest
Léa Démo,lea@example.org,2026-03-18 09:00:00,2026-03-18 10:00:00,60,No
Bao,,2026-03-18 09:00:00,2026-03-18 09:30:00,30,Yes
Bao,,2026-03-18 09:40:00,2026-03-18 10:00:00,20,Yes
iPhone,,2026-03-18 09:00:00,2026-03-18 10:00:00,60,Yes
"""
MEET = """\
First name,Last name,Email,Duration,Time joined,Time exited
Léa,Démo,lea@example.org,1 hr,9:00 AM,10:00 AM
"""


@pytest.mark.parametrize(
    ("reader", "text", "count"),
    [(ParticipantsReader(), ZOOM, 2), (ParticipantsReader(), ZOOM[: ZOOM.index("Bao")], 0), (MeetReader(), MEET, 0)],
    ids=["guests", "accounts", "meet"],
)
def test_names_that_their_bearers_typed_are_counted_once_each(tmp_path, reader, text, count):
    path = tmp_path / "2026-03-18 09_00 Classe.csv"
    path.write_text(text, "utf-8")
    told = [note.fr for note in check_reader(reader, path).notes if "sans adresse ni compte" in note.fr]
    assert [note.split(" ")[0] for note in told] == ([str(count)] if count else [])
