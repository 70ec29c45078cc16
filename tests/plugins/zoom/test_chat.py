"""Zoom chats, as each generation of the program saves them."""

# ruff: noqa: E501 - a row of an export is one line

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from auditready import EvidenceFile
from auditready.testing import Context
from auditready_plugins.zoom.chat import ChatReader

READER = ChatReader()

LAYOUTS = {
    "until 2020": "09:02:11 From Ada Démo to Everyone : Bonjour à tous\n09:03:00 From Bao to Everyone : Salut\nà tous\n",
    "until 2020, tabs": "09:02:11\t From  Ada Démo : Bonjour à tous\n09:03:00\t From  Bao : Salut\nà tous\n",
    "since 2021": "09:02:11 From  Ada Démo  to  Everyone:\r\n\tBonjour à tous\r\n09:03:00 From  Bao  to  Everyone:\r\n\tSalut\r\n\tà tous\r\n",
    "French": "09:02:11 De Ada Démo à Tout le monde : Bonjour à tous\n09:03:00 De Bao à Tout le monde : Salut\nà tous\n",
    "Spanish": "09:02:11\t De  Ada Démo : Bonjour à tous\n09:03:00\t De  Bao : Salut\nà tous\n",
    "German": "09:02:11 Von Ada Démo an Alle : Bonjour à tous\n09:03:00 Von Bao an Alle : Salut\nà tous\n",
    "Russian": "09:02:11 От Ada Démo кому Все : Bonjour à tous\n09:03:00 От Bao кому Все : Salut\nà tous\n",
    "Ukrainian": "09:02:11 Від Ada Démo до Усі : Bonjour à tous\n09:03:00 Від Bao до Усі : Salut\nà tous\n",
}


def read(tmp_path, text, name="chat.txt"):
    """Read a chat under a path within a dossier."""
    path = tmp_path / "chat.txt"
    path.write_bytes(text.encode())
    file = EvidenceFile(path, name)
    context = Context(READER.recognise(file))
    return list(READER.read(file, context)), [note.en for note in context.notes]


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_every_layout_gives_the_same_messages(tmp_path, audit_reader, text):
    path = tmp_path / "saved.txt"
    path.write_bytes(text.encode())
    result = audit_reader(READER, path)
    assert [(m.person.name, m.clock, m.at, m.length, m.private) for m in result.records] == [
        ("Ada Démo", time(9, 2, 11), None, 14, False),
        ("Bao", time(9, 3), None, 12, False),
    ]
    assert result.records[0].locator.quote.endswith("Bonjour à tous")
    assert result.records[1].locator.line in {2, 3}
    assert [note.en for note in result.notes] == ["times without a date: the messages belong to no half-day"]


def test_a_date_on_the_line_makes_the_time_absolute(tmp_path):
    messages, notes = read(tmp_path, "2026-03-15 09:02:11 From Ada to Everyone:\n\tBonjour\n")
    assert [(m.at, notes) for m in messages] == [(datetime(2026, 3, 15, 9, 2, 11), [])]


def test_the_folder_that_zoom_makes_gives_the_date_and_midnight_is_passed(tmp_path):
    messages, notes = read(
        tmp_path,
        "23:58:00 From Ada to Everyone : a\n00:01:00 From Ada to Everyone : b\n",
        "2026/2026-03-15 09.00.12 Excel 123456789/chat.txt",
    )
    assert [m.at for m in messages] == [datetime(2026, 3, 15, 23, 58), datetime(2026, 3, 16, 0, 1)]
    assert notes == ["the date of the messages is taken from the name of the folder or of the file"]


def test_a_cloud_chat_counts_from_the_recording_that_its_name_dates(tmp_path):
    text = "00:21:14\tAda Démo:\tBonjour\n00:21:35\tDe Gaulle:\toui\n"
    messages, notes = read(tmp_path, text, "x/GMT20260315-080000_Recording.chat.txt")
    assert [(m.person.name, m.at, m.clock) for m in messages] == [
        ("Ada Démo", datetime(2026, 3, 15, 8, 21, 14, tzinfo=UTC), None),
        ("De Gaulle", datetime(2026, 3, 15, 8, 21, 35, tzinfo=UTC), None),
    ]
    assert notes == []


def test_without_that_name_only_the_elapsed_time_is_known(tmp_path):
    messages, notes = read(tmp_path, "00:21:00\tAda:\tBonjour\n")
    assert [(m.at, m.elapsed_minutes) for m in messages] == [(None, 21.0)]
    assert notes == ["time elapsed since the recording began: without a date, the messages belong to no half-day"]


def test_blanks_in_place_of_tabs_are_a_weaker_sign(tmp_path):
    path = tmp_path / "chat.txt"
    path.write_text("00:21:00  Ada:  Bonjour\n00:22:00  Bao:  Oui\n", encoding="utf-8")
    assert READER.recognise(EvidenceFile(path, path.name)).confidence == 0.5


@pytest.mark.parametrize("to", ["Bao (Direct Message)", "Bao(Direct Message)", "Bao (Privately)"])
def test_a_private_message_is_marked_and_its_text_is_not_kept(tmp_path, to):
    (message,), _ = read(tmp_path, f"09:02:11 From Ada to {to} : secret\n")
    assert (message.private, message.length, "secret" in message.locator.quote) == (True, 6, False)


@pytest.mark.parametrize(
    "text",
    [
        "10:00:00 INFO: started\n10:00:01 ERROR: failed\n",
        "00:00:12\tINFO:\tstarted\n00:00:13\tWARN:\tfailed\n",
        "[09:02] Ada : bonjour\n",
        "Bonjour,\n10:00:00\tAda:\tx\n",
        "00:00:20.906,00:00:23.906\nAda: bonjour\n",
    ],
)
def test_logs_and_other_chats_are_not_claimed(tmp_path, text):
    path = tmp_path / "chat.txt"
    path.write_text(text, encoding="utf-8")
    assert READER.recognise(EvidenceFile(path, path.name)) is None
