"""Zoom transcripts: spoken turns, counted from the recording's beginning."""

from __future__ import annotations

from datetime import UTC, datetime

from auditready import EvidenceFile
from auditready.testing import Context
from auditready_plugins.teams.transcript import TranscriptReader as TeamsTranscriptReader
from auditready_plugins.zoom.transcript import TranscriptReader

READER = TranscriptReader()
TEXT = """\
WEBVTT\r
\r
1\r
00:00:06.000 --> 00:00:09.000\r
Ada Démo: Bonjour à tous\r
\r
2\r
00:01:30.000 --> 00:01:33.000\r
et bienvenue\r
\r
3\r
01:00:00.000 --> 01:00:03.000\r
Bao: Merci : on commence ?\r
suite\r
"""


def test_turns_have_speakers_and_elapsed_minutes(tmp_path, audit_reader):
    path = tmp_path / "a.vtt"
    path.write_bytes(TEXT.encode())
    result = audit_reader(READER, path)
    assert [(m.person.name, m.elapsed_minutes, m.spoken, m.length, m.locator.line) for m in result.records] == [
        ("Ada Démo", 0.1, True, 14, 5),
        ("Bao", 60.0, True, 27, 13),
    ]
    assert [note.en for note in result.notes] == [
        "1 caption(s) without a speaker's name left out",
        "time elapsed since the recording began: without a date, the transcript belongs to no half-day",
    ]


def test_the_name_of_a_cloud_recording_dates_the_turns(tmp_path):
    path = tmp_path / "a.vtt"
    path.write_bytes(TEXT.encode())
    file = EvidenceFile(path, "GMT20260315-080000_Recording.transcript.vtt")
    first, _ = READER.read(file, Context(READER.recognise(file)))
    assert first.at == datetime(2026, 3, 15, 8, 0, 6, tzinfo=UTC)


def test_teams_does_not_claim_it(tmp_path):
    path = tmp_path / "a.vtt"
    path.write_bytes(TEXT.encode())
    assert TeamsTranscriptReader().recognise(EvidenceFile(path, path.name)) is None
