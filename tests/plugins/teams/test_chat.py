"""Messages of Teams as Graph gives them, and as a personal account exports them; invented people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditready import EvidenceFile, UnreadableEvidence
from auditready.testing import Context, check_reader
from auditready_plugins.teams.chat import ChatReader

HERE = Path(__file__).parent
READER = ChatReader()
GRAPH = json.loads((HERE / "chat-graph.json").read_text("utf-8"))


def written(path: Path):
    reading = check_reader(READER, path)
    return [(m.person.name, m.at.isoformat()[:19], m.length, m.private) for m in reading.records], [
        note.fr for note in reading.notes
    ]


def test_people_who_wrote_in_a_chat_are_named_with_the_moment():
    messages, notes = written(HERE / "chat-graph.json")
    assert messages == [
        ("Henri Hôte", "2026-03-05T08:02:11", 14, False),
        ("Léa Durand", "2026-03-05T08:03:40", len("Une question : où est le support ?"), False),
        ("", "2026-03-05T08:12:00", 5, False),
        ("Henri Hôte", "2026-03-05T08:20:00", 10, False),
        ("Léa Durand", "2026-03-05T08:25:30", len("Fait&envoyé"), False),
    ]
    assert [note.split(" ")[0] for note in notes] == ["1", "1", "1", "1"]
    for note, word in zip(notes, ("du système", "supprimé", "programme", "sans nom"), strict=True):
        assert word in note


def test_moments_are_in_utc_and_the_account_is_the_same_as_in_graphs_attendance():
    reading = check_reader(READER, HERE / "chat-graph.json")
    assert reading.records[0].at.utcoffset().total_seconds() == 0
    assert reading.records[1].person.identifier == "teams:00000000-0000-4000-8000-000000000001"
    assert "où est le support" in reading.records[1].locator.quote


@pytest.mark.parametrize("shape", ["list", "pages", "single", "lines"])
def test_messages_are_found_in_whatever_they_are_kept_in(tmp_path, shape):
    kept = {
        "list": json.dumps(GRAPH["value"]),
        "pages": json.dumps([GRAPH, GRAPH]),
        "single": json.dumps(GRAPH["value"][1]),
        "lines": "\n".join(json.dumps(message) for message in GRAPH["value"]),
    }
    path = tmp_path / "chat.json"
    path.write_text(kept[shape], "utf-8")
    assert len(written(path)[0]) == {"list": 5, "pages": 10, "single": 1, "lines": 5}[shape]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_shell_may_have_saved_it_in_wide_characters(tmp_path, encoding):
    path = tmp_path / "chat.json"
    path.write_bytes(json.dumps(GRAPH, ensure_ascii=False).encode(encoding))
    assert written(path) == written(HERE / "chat-graph.json")


def test_a_page_that_others_follow_is_told(tmp_path):
    path = tmp_path / "chat.json"
    path.write_text(json.dumps({**GRAPH, "@odata.nextLink": "https://graph.microsoft.com/v1.0/x"}), "utf-8")
    assert any("pages suivantes" in note for note in written(path)[1])
    assert not any("pages suivantes" in note for note in written(HERE / "chat-graph.json")[1])


def test_of_a_chat_between_two_people_no_word_is_kept(tmp_path):
    message = {**GRAPH["value"][1], "chatId": "19:a_b@unq.gbl.spaces"}
    path = tmp_path / "chat.json"
    path.write_text(json.dumps({"value": [message]}), "utf-8")
    (record,) = check_reader(READER, path).records
    assert record.private
    assert "support" not in record.locator.quote


def test_the_history_of_a_personal_account():
    messages, notes = written(HERE / "chat-personal.json")
    assert messages == [
        ("Léa Durand", "2026-03-05T08:03:40", len("Où est le support ?"), False),
        ("", "2026-03-05T08:02:00", 7, False),
        ("Léa Durand", "2026-03-06T09:00:00", 12, True),
    ]
    assert "compte personnel" in notes[0]
    assert [note[0] for note in notes[1:]] == ["2", "1", "1", "1"]
    reading = check_reader(READER, HERE / "chat-personal.json")
    assert reading.records[1].person.identifier == "skype:8:live:.cid.b2"
    assert "confidentiel" not in reading.records[2].locator.quote


@pytest.mark.parametrize(
    "text",
    [
        '{"value": [{"createdDateTime": "2026-03-05T08:00:00Z", "subject": "Courriel", "body": {"content": "x"}}]}',
        '{"conversations": [], "messages": []}',
        '{"value": 3, "messageType": 1}',
    ],
)
def test_other_json_is_not_claimed(tmp_path, text):
    path = tmp_path / "other.json"
    path.write_text(text, "utf-8")
    assert READER.recognise(EvidenceFile(path, path.name)) is None


def test_fields_without_a_message_are_unreadable(tmp_path):
    path = tmp_path / "chat.json"
    path.write_text('{"messageType": [], "x": {"createdDateTime": 1, "body": 2}, "y": ["messageType"]}', "utf-8")
    file = EvidenceFile(path, path.name)
    recognition = READER.recognise(file)
    assert recognition is not None
    file_of_list = tmp_path / "list.json"
    file_of_list.write_text('{"a": {"messageType": 1, "createdDateTime": 1, "body": 2}}', "utf-8")
    with pytest.raises(UnreadableEvidence):
        list(READER.read(EvidenceFile(file_of_list, "list.json"), Context(recognition)))
