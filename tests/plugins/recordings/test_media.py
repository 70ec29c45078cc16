"""Recordings: length and moment from the container's headers, whatever the size; a name is a hint and said so."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.factory.media import mp4, wav, webm

from auditready import EvidenceFile, UnreadableEvidence
from auditready.audit import Plan, audit
from auditready.files import Limits
from auditready.testing import Context
from auditready_plugins.recordings.media import MediaReader
from auditready_plugins.recordings.naming import naming

READER = MediaReader()
HERE = Path(__file__).parent
START = datetime(2026, 3, 2, 8, 1, 12, tzinfo=UTC)
LENGTH = 178 * 60
CLASS = "02 Classes virtuelles/Séance du 02-03-2026.bin"

VARIANTS = {
    "mp4, index last": (mp4(START, LENGTH), "mp4", START, 178.0, True),
    "mp4, index first": (mp4(START, LENGTH, index_first=True), "mp4", START, 178.0, True),
    "mp4, 64 bits": (mp4(START, LENGTH, version=1, wide=True), "mp4", START, 178.0, True),
    "mp4 in fragments": (mp4(START, fragments=LENGTH, index_first=True), "mp4", START, 178.0, True),
    "mp4 in fragments, 64 bits": (mp4(START, fragments=LENGTH, version=1), "mp4", START, 178.0, True),
    "mp4 without date or length": (mp4(), "mp4", None, None, True),
    "m4a": (mp4(START, LENGTH, brand=b"M4A ", sound_only=True), "mp4", START, 178.0, False),
    "mov": (mp4(START, LENGTH, brand=b"qt  "), "mp4", START, 178.0, True),
    "old mov": (mp4(START, LENGTH)[20:], "mp4", START, 178.0, True),
    "webm": (webm(START, LENGTH), "matroska", START, 178.0, True),
    "webm of a browser": (webm(live=True), "matroska", None, None, True),
    "webm, sound": (webm(START, LENGTH, sound_only=True), "matroska", START, 178.0, False),
    "wav": (wav(90), "wave", None, 1.5, False),
    "mp3": (b"ID3\x04" + bytes(2000), "other", None, None, None),
    "mp3 without tag": (b"\xff\xfb\x50\xc4" + bytes(2000), "other", None, None, None),
    "ogg": (b"OggS" + bytes(2000), "other", None, None, None),
    "aac": (b"\xff\xf1\x50\x80" + bytes(2000), "other", None, None, None),
    "amr": (b"#!AMR\n" + bytes(2000), "other", None, None, None),
    "caf": (b"caff\x00\x01\x00\x00" + bytes(2000), "other", None, None, None),
    "flv": (b"FLV\x01\x05" + bytes(2000), "other", None, None, None),
    "mpg": (b"\x00\x00\x01\xba" + bytes(2000), "other", None, None, None),
    "ts": ((b"\x47\x40\x00\x10" + bytes(184)) * 9, "other", None, None, None),
    "m2ts": ((bytes(4) + b"\x47\x40\x00\x10" + bytes(184)) * 9, "other", None, None, None),
    "wav over 4 GB": (b"RF64\xff\xff\xff\xffWAVEds64" + bytes(2000), "other", None, None, None),
}


def read(folder: Path, name: str, data: bytes):
    """Return the records and notes of a recording under a name."""
    path = folder / "film.bin"
    path.write_bytes(data)
    file = EvidenceFile(path, name)
    recognition = READER.recognise(file)
    assert recognition is not None
    context = Context(recognition)
    return list(READER.read(file, context)), [note.fr for note in context.notes]


@pytest.mark.parametrize("variant", VARIANTS)
def test_containers_say_length_and_moment(variant, tmp_path):
    data, container, created, minutes, video = VARIANTS[variant]
    path = tmp_path / "film.bin"
    path.write_bytes(data)
    file = EvidenceFile(path, "film.bin")
    assert file.format == "media"
    view = file.media
    assert (view.container, view.created, view.minutes, view.video) == (container, created, minutes, video)


def test_the_files_beside_this_test_are_the_writers():
    written = {"film.mp4": mp4(START, LENGTH), "film.webm": webm(START, LENGTH), "sound.wav": wav(0.5)}
    assert written == {name: (HERE / name).read_bytes() for name in written}


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_reader_keeps_its_contract(variant, tmp_path, audit_reader):
    path = tmp_path / "Enregistrement 2026-03-02.mp4"
    path.write_bytes(VARIANTS[variant][0])
    (record,) = audit_reader(READER, path).of("recording")
    assert record.minutes == VARIANTS[variant][3]


def test_start_and_length_of_a_class(tmp_path):
    (record,), notes = read(tmp_path, CLASS, mp4(START, LENGTH))
    assert (record.start, record.minutes) == (START, 178.0)
    assert record.locator.quote == "creation_time 2026-03-02T08:01:12Z · duration 02:58:00"
    assert any("le nom confirme le jour" in note for note in notes)


def test_a_film_that_nothing_calls_a_class_is_no_recording(tmp_path):
    records, notes = read(tmp_path, "Supports/Module 1.mp4", mp4(START, LENGTH))
    assert records == []
    assert "pas compté" in notes[0]


def test_a_converted_copy_has_no_date(tmp_path):
    (record,), notes = read(tmp_path, CLASS, mp4(datetime(2026, 4, 9, 12, tzinfo=UTC), LENGTH))
    assert (record.start, record.minutes) == (None, 178.0)
    assert any("le nom dit 02/03/2026, le fichier 09/04/2026" in note for note in notes)


def test_a_date_that_no_name_confirms_is_not_taken(tmp_path):
    (record,), notes = read(tmp_path, "Enregistrement.mp4", mp4(START, LENGTH))
    assert record.start is None
    assert any("fichier créé le 02/03/2026 à 09:01" in note for note in notes)


def test_a_name_alone_gives_the_day(tmp_path):
    (record,), _ = read(tmp_path, "Visio 2026-03-02.webm", webm(live=True))
    assert (record.start, record.minutes) == (datetime(2026, 3, 2), None)


@pytest.mark.parametrize(
    ("path", "tool", "start"),
    [
        ("GMT20260302-080112_Recording_1920x1080.mp4", "Zoom", START),
        ("Zoom/2026-03-02 09.01.12 Excel 81796405615/video1796405615.mp4", "Zoom", datetime(2026, 3, 2, 9, 1, 12)),
        ("2026-03-02 09.01.12 Excel/zoom_0.mp4", "Zoom", datetime(2026, 3, 2, 9, 1, 12)),
        ("2026-03-02 09.01.12 Excel/audio_only.m4a", "Zoom", datetime(2026, 3, 2, 9, 1, 12)),
        ("Excel niveau 2-20260302_090112-Enregistrement de la réunion.mp4", "Teams", None),
        ("Excel-20260302_080112UTC-Meeting Recording.mp4", "Teams", None),
        ("abc-defg-hij (2026-03-02 09:01 GMT+1).mp4", "Google Meet", None),
        (f"{'0a' * 20}-1772438472000/deskshare.webm", "BigBlueButton", None),
    ],
)
def test_names_that_tools_give(path, tool, start):
    named = naming(path)
    assert (named.of_class, named.tool, named.start) == (True, tool, start)
    assert named.days == (date(2026, 3, 2),)


@pytest.mark.parametrize("path", ["Supports/Tutoriel Excel.mp4", "IMG_1234.MOV", "Module 12-99-2026.mp4", "video.mp4"])
def test_names_that_say_nothing(path):
    named = naming(path)
    assert (named.of_class, named.start, named.days) == (False, None, ())


def test_a_recording_that_was_cut_is_unreadable(tmp_path):
    with pytest.raises(UnreadableEvidence, match="Incomplete recording"):
        read(tmp_path, CLASS, mp4(START, LENGTH)[:1500])


def test_four_gigabytes_cost_what_a_few_kilobytes_do(tmp_path):
    """The film is a hole in the disk: whatever would read it would take seconds, and its digest as well."""
    data = mp4(START, LENGTH, data=0)
    hole = 4 << 30
    path = tmp_path / "film.mp4"
    start = data.index(b"mdat") - 4
    with path.open("wb") as stream:
        stream.write(data[:start] + b"\x00\x00\x00\x01mdat" + (16 + hole).to_bytes(8, "big"))
        stream.seek(hole, os.SEEK_CUR)
        stream.write(data[start + 8 :])
    file = EvidenceFile(path, CLASS)
    recognition = READER.recognise(file)
    assert recognition is not None
    context = Context(recognition)
    (record,) = READER.read(file, context)
    assert (record.start, record.minutes) == (START, 178.0)
    assert any("aucune empreinte" in note.fr for note in context.notes)


def test_no_limit_of_bytes_holds_for_a_film(tmp_path):
    session = tmp_path / "Session"
    session.mkdir()
    (session / "Visio 2026-03-02.mp4").write_bytes(mp4(START, LENGTH, data=9 << 20))
    day = date(2026, 11, 22)
    report = audit([session], Plan(as_of=day, audit_date=day, limits=Limits(file_bytes=1 << 20, whole_bytes=1 << 20)))
    (file,) = report.dossiers[0].files
    assert report.problems == ()
    assert (file.status, file.reader, file.records) == ("read", "recordings.media", 1)


@pytest.mark.parametrize(
    "data", [b"\xff\xfea\x00b\x00", "ÿûbavardage".encode("cp1252"), b"RIFF1234WEBPVP8 " + bytes(40)]
)
def test_what_is_no_recording_is_not_claimed(data, tmp_path):
    path = tmp_path / "x"
    path.write_bytes(data)
    assert READER.recognise(EvidenceFile(path, "Enregistrement.mp4")) is None
