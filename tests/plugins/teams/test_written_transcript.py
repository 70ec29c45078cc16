"""Teams transcripts saved as a document: who spoke, counted from the transcription's beginning."""

from __future__ import annotations

import zipfile

import pytest

from auditready import EvidenceFile
from auditready_plugins.teams.written_transcript import WrittenTranscriptReader

READER = WrittenTranscriptReader()
TIMED = ["0:0:0.0 --> 0:0:0.820", "Ada Démo", "Bonjour", "à tous", "", "1:0:5.0 --> 1:0:9.820", "Bao Essai", "Merci"]
TURNS = [
    "Excel avancé", "16 mars 2026, 13:00", "Ada Démo a démarré la transcription", "Ada Démo   0:05", "Bonjour",
    "on reprend à 10:30", "Bao Essai   1:00:05", "Merci", "Ada Démo a arrêté la transcription",
]  # fmt: skip
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def write_docx(path, lines):
    paragraphs = "".join(f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' for text in lines)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{_WORD}"><w:body>{paragraphs}</w:body></w:document>'
        )
    return path


def turns_of(result):
    return [(m.person.name, round(m.elapsed_minutes, 2), m.length) for m in result.records]


def test_the_older_layout_stands_in_a_document_or_a_text(tmp_path, audit_reader):
    expected = [("Ada Démo", 0.0, 14), ("Bao Essai", 60.08, 5)]
    text = tmp_path / "a.dat"
    text.write_text("\n".join(TIMED), encoding="utf-8")
    spans = [line.replace(">", "&gt;") for line in TIMED]
    assert turns_of(audit_reader(READER, text)) == expected
    assert turns_of(audit_reader(READER, write_docx(tmp_path / "a.docx", spans))) == expected


def test_the_newer_layout_does_not_take_a_time_in_the_words_for_a_speaker(tmp_path, audit_reader):
    result = audit_reader(READER, write_docx(tmp_path / "a.docx", TURNS))
    assert turns_of(result) == [("Ada Démo", 0.08, len("Bonjour on reprend à 10:30")), ("Bao Essai", 60.08, 5)]
    assert "belongs to no half-day" in result.notes[0].en


def test_a_sentence_that_ends_with_a_time_of_day_is_no_speaker(tmp_path, audit_reader):
    lines = [line.replace("on reprend", "On reprend") for line in TURNS]
    result = audit_reader(READER, write_docx(tmp_path / "a.docx", lines))
    assert turns_of(result) == [("Ada Démo", 0.08, len("Bonjour on reprend à 10:30")), ("Bao Essai", 60.08, 5)]


@pytest.mark.parametrize("lines", [["Programme", "Accueil 9:00", "Pause 10:30"], ["Ada Démo 0:05", "Bonjour"]])
def test_a_timetable_is_no_transcript(tmp_path, lines):
    path = write_docx(tmp_path / "a.docx", lines)
    assert READER.recognise(EvidenceFile(path, path.name)) is None
