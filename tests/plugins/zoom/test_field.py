"""Real Zoom exports, against counts that are taken another way."""

from __future__ import annotations

import csv
import math
import re

import pytest

from auditready_plugins.zoom.chat import ChatReader
from auditready_plugins.zoom.participants import ParticipantsReader
from auditready_plugins.zoom.transcript import TranscriptReader

pytestmark = pytest.mark.field


@pytest.fixture
def sample(field, read):
    """Read the one sample whose name holds a word; return its text as well."""

    def run(reader, word):
        (path,) = [path for path in sorted((field / "zoom").iterdir()) if word in path.name]
        records, context = read(reader, path)
        return path.read_text(encoding="utf-8-sig"), records, context

    return run


def test_the_italian_list_of_2025(sample):
    text, records, context = sample(ParticipantsReader(), "Mattina")
    rows = [row for row in csv.reader(text.splitlines()) if len(row) == 8][1:]
    inside = [row for row in rows if row[7] == "No"]
    presences = [record for record in records if record.kind == "presence"]
    assert (len(rows), len(inside)) == (11, 8)
    assert [f"{p.minutes:.0f}" for p in presences] == [row[4] for row in inside]
    assert [f"{p.start:%d/%m/%Y %I:%M:%S %p}" for p in presences] == [row[2] for row in inside]
    answered = {row[0].split(" (")[0] for row in inside if row[6] == "OK"}
    consents = [record for record in records if record.kind == "recording_consent"]
    assert {c.person.name for c in consents if c.answer == "accepted"} == answered
    assert len(consents) == len({row[0].split(" (")[0] for row in inside if row[6]})
    assert "3 waiting-room row(s) left out: waiting is not attending" in context.notes


def test_the_english_list_of_2021_without_a_meeting(sample):
    text, records, _ = sample(ParticipantsReader(), "heroes")
    rows = list(csv.reader(text.splitlines()))[1:]
    presences = [record for record in records if record.kind == "presence"]
    assert len(presences) == len(rows) == 31
    assert sum(p.minutes for p in presences) == sum(int(row[4]) for row in rows)
    assert [math.ceil((p.end - p.start).total_seconds() / 60) for p in presences] == [int(row[4]) for row in rows]
    assert sum(bool(p.person.aliases) for p in presences) == sum("(" in row[0] for row in rows)
    accepted = {c.person.email for c in records if c.kind == "recording_consent" and c.answer == "accepted"}
    assert accepted == {row[1] for row in rows if row[6] == "Y"}


def test_the_totals_of_2020(sample):
    text, records, _ = sample(ParticipantsReader(), "meeting001_participants")
    rows = [line.split(",") for line in text.splitlines()[4:]]
    assert [(p.minutes, p.start, p.meeting_id) for p in records] == [
        (float(row[2]), None, "00000000001") for row in rows
    ]
    assert [p.person.name for p in records if p.host] == ["Andrew Knight"]


@pytest.mark.parametrize(("word", "stamp"), [("zoom-chat-1", r"^\d"), ("001_chat", r"^\d"), ("chat-to-srt", r"^\d")])
def test_chats(sample, word, stamp):
    text, records, _ = sample(ChatReader(), word)
    lines = [line for line in text.splitlines() if re.match(stamp, line)]
    assert len(records) == len(lines)
    assert [record.locator.line for record in records] == list(range(1, len(lines) + 1))


def test_the_transcript(sample):
    text, records, _ = sample(TranscriptReader(), "transcript.vtt")
    assert (text.count(" --> "), len(records)) == (300, len(re.findall(r"(?m)^[A-Z][A-Za-z ]+: ", text)))
    assert {r.person.name for r in records} == set(re.findall(r"(?m)^([A-Z][A-Za-z ]+): ", text))
