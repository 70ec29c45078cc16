"""Days and months of live exports, settled by the file, its name, the dossier, or by nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditready.testing import check_reader
from auditready_plugins.zoom.participants import ParticipantsReader

EXPORT = """\
Name (original name),Email,Join time,Leave time,Duration (minutes),Guest
Léa Démo,lea@example.org,{day} 08:55:00 AM,{day} 12:05:30 PM,191,Yes
"""


def read(folder: Path, day: str, *, name: str = "participants.csv", hints: tuple[str, ...] = ()):
    path = folder / name
    path.write_text(EXPORT.format(day=day), "utf-8")
    reading = check_reader(ParticipantsReader(), path, hints=hints)
    (presence,) = reading.of("presence")
    return presence.start and presence.start.strftime("%Y-%m-%d"), [note.fr for note in reading.notes]


@pytest.mark.parametrize("day", ["03/04/2026", "04/03/2026"])
@pytest.mark.parametrize(
    ("name", "hints"),
    [
        ("Rapport du 4 mars 2026.csv", ()),
        ("Meeting_March_4,_2026.csv", ()),
        ("2026_03_04 participants.csv", ()),
        ("participants.csv", ("2026-03-04",)),
        ("participants.csv", ("2026-03-02", "2026-03-06", "2026-03-02/2026-03-06")),
    ],
)
def test_the_files_name_or_the_dossier_settles_the_day(tmp_path, day, name, hints):
    assert read(tmp_path, day, name=name, hints=hints)[0] == "2026-03-04"


@pytest.mark.parametrize("name", ["participants.csv", "04-03-2026 participants.csv"])
def test_what_nothing_settles_is_left_empty_and_said(tmp_path, name):
    day, notes = read(tmp_path, "03/04/2026", name=name)
    assert day is None
    assert any("dates ambiguës" in note for note in notes)


def test_a_year_of_two_digits_in_front_is_told_by_the_dossier_alone(tmp_path):
    assert read(tmp_path, "26/03/18", hints=("2026-03-18",))[0] == "2026-03-18"
    day, notes = read(tmp_path, "26/03/18")
    assert day == "2018-03-26"
    assert any("année à deux chiffres" in note for note in notes)
    assert not any("année à deux chiffres" in note for note in read(tmp_path, "18/03/26")[1])
