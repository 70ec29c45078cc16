"""Captions that Zoom saves on a computer: who spoke; when, where the meeting's folder says how the stamps count."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditready import EvidenceFile
from auditready.testing import Context
from auditready_plugins import zoom
from auditready_plugins.zoom.captions import CaptionsReader

HERE = Path(__file__).parent
READER = CaptionsReader()
TEXT = (HERE / "captions.txt").read_text("utf-8")


def moments(tmp_path, text, folder):
    path = tmp_path / "captions.txt"
    path.write_text(text, "utf-8")
    file = EvidenceFile(path, f"{folder}/meeting_saved_closed_caption.txt")
    context = Context(READER.recognise(file))
    records = list(READER.read(file, context))
    return [record.at and record.at.isoformat(" ") for record in records], [note.en for note in context.notes]


def test_turns_are_told_with_their_speaker_and_length(audit_reader):
    result = audit_reader(READER, HERE / "captions.txt")
    assert [(m.person.name, m.spoken, m.length, m.at, m.locator.line) for m in result.records] == [
        ("Henri Hôte", True, 32, None, 1),
        ("Léa Durand", True, 27, None, 4),
        ("Bao (iPad)", True, 17, None, 8),
    ]
    assert "belongs to no half-day" in result.notes[0].en


@pytest.mark.parametrize(
    ("text", "folder", "expected"),
    [
        (TEXT, "2026-03-05 09.00.12 Animer", ["2026-03-05 09:02:11", "2026-03-05 09:02:20", "2026-03-05 12:01:05"]),
        (
            TEXT.replace("09:02", "00:02").replace("12:01", "03:01"),
            "2026-03-05 09.00.12 Animer",
            ["2026-03-05 09:02:23", "2026-03-05 09:02:32", "2026-03-05 12:01:17"],
        ),
        (
            TEXT.replace("09:02", "22:02").replace("12:01", "00:01"),
            "2026-03-05 22.00.12 Soir",
            ["2026-03-05 22:02:11", "2026-03-05 22:02:20", "2026-03-06 00:01:05"],
        ),
        (TEXT.replace("09:02", "00:02"), "2026-03-05 22.00.12 Soir", [None, None, None]),
        (TEXT, "2026-03-05 14.00.12 Autre", [None, None, None]),
    ],
    ids=["clock", "elapsed", "past-midnight", "either", "neither"],
)
def test_the_meetings_folder_tells_how_the_stamps_count(tmp_path, text, folder, expected):
    assert moments(tmp_path, text, folder)[0] == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_any_encoding(tmp_path, audit_reader, encoding):
    path = tmp_path / "captions.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))
    assert [m.person.name for m in audit_reader(READER, path).records] == ["Henri Hôte", "Léa Durand", "Bao (iPad)"]


@pytest.mark.parametrize(
    "text",
    [
        "[09:02] Ada : bonjour\n[09:03] Bao : oui\n",
        "[Ada] 09:02\nbonjour\n",
        "[ERROR] 09:02:11\n[INFO] 09:02:12\n",
        "x",
    ],
)
def test_other_texts_are_not_claimed(tmp_path, text):
    path = tmp_path / "other.txt"
    path.write_text(text, "utf-8")
    assert READER.recognise(EvidenceFile(path, path.name)) is None


def test_one_reader_claims_it():
    readers = []
    zoom.register_readers(readers.append)
    file = EvidenceFile(HERE / "captions.txt", "captions.txt")
    assert [reader.name for reader in readers if reader.recognise(file) is not None] == ["zoom.captions"]
