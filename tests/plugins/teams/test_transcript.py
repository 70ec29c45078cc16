"""Teams transcripts: who spoke, counted from the transcription's beginning."""

from __future__ import annotations

from auditready import EvidenceFile
from auditready_plugins.teams.transcript import TranscriptReader
from auditready_plugins.zoom.transcript import TranscriptReader as ZoomTranscriptReader

READER = TranscriptReader()
TEXT = """\
WEBVTT

d2c1/32-0
00:00:06.000 --> 00:00:09.130
<v Ada Démo>Bonjour
à tous</v>

00:12.000 --> 00:15.000
<v.first Bao>Oui : <i>merci</i></v> <v Cléa>De rien

NOTE 00:00:20.000 is no caption

01:00:00.000 --> 01:00:03.000
(musique)
"""


def test_voices_may_span_lines_share_a_caption_and_stay_open(tmp_path, audit_reader):
    path = tmp_path / "a.vtt"
    path.write_text(TEXT, encoding="utf-8")
    result = audit_reader(READER, path)
    assert [(m.person.name, m.elapsed_minutes, m.length, m.locator.line) for m in result.records] == [
        ("Ada Démo", 0.1, 14, 5),
        ("Bao", 0.2, 11, 9),
        ("Cléa", 0.2, 7, 9),
    ]
    assert result.records[1].locator.quote == "Bao: Oui : merci"
    assert result.notes[0].en == "1 caption(s) without a speaker's name left out"


def test_zoom_does_not_claim_it(tmp_path):
    path = tmp_path / "a.vtt"
    path.write_text(TEXT, encoding="utf-8")
    assert ZoomTranscriptReader().recognise(EvidenceFile(path, path.name)) is None
