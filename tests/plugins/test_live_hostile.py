"""Damaged and hostile bytes: readers of the other live tools raise ``UnreadableEvidence`` and nothing else, in time."""

from __future__ import annotations

import random
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from auditready import EvidenceFile, UnreadableEvidence
from auditready.errors import LimitExceeded
from auditready.testing import Context

HERE = Path(__file__).parent
SYSTEMS = ("adobe_connect", "bigbluebutton", "blackboard", "google_meet", "goto", "jitsi", "livestorm", "webex", "zoom")
FIXTURES = [
    path for system in SYSTEMS for path in sorted((HERE / system).iterdir()) if path.is_file() and path.suffix != ".py"
]


@cache
def readers():
    found = []
    for system in SYSTEMS:
        import_module(f"auditready_plugins.{system}").register_readers(found.append)
    return found


def damaged(data: bytes):
    """Cuts, bytes turned over at every 61st place, then at random places, always the same ones."""
    yield from (data[:end] for end in range(0, len(data), max(1, len(data) // 25)))
    for start in range(0, 61, 4):
        turned = bytearray(data)
        turned[start::61] = bytes(byte ^ 0x15 for byte in turned[start::61])
        yield bytes(turned)
    chance = random.Random(7)
    for _ in range(40):
        mixed = bytearray(data)
        for _ in range(4):
            mixed[chance.randrange(len(mixed))] = chance.choice(b'0123456789:/,;\t"\n\r\x00(){}[]<>@-\xff')
        yield bytes(mixed)


def read_with_all(path: Path, data: bytes, name: str) -> int:
    """Read bytes with every reader that claims them; return the number of records."""
    path.write_bytes(data)
    count = 0
    for reader in readers():
        file = EvidenceFile(path, name)
        try:
            if (recognition := reader.recognise(file)) is not None:
                count += len(list(reader.read(file, Context(recognition))))
        except (UnreadableEvidence, LimitExceeded):
            continue
    return count


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_damaged_bytes(tmp_path, fixture):
    data = fixture.read_bytes()
    path = tmp_path / "x.bin"
    assert read_with_all(path, data, fixture.name) > 0 or fixture.name == "registration.csv"
    for each in damaged(data):
        read_with_all(path, each, fixture.name)


HOSTILE = {
    "entities": b'<?xml version="1.0"?><!DOCTYPE recording [<!ENTITY a "aaaaaaaaaa">]><recording><event module="x" '
    b'eventname="y"/></recording>',
    "nested": b'<?xml version="1.0"?><recording><event module="x" eventname="y">' + b"<a>" * 200_000,
    "huge poll": b'<?xml version="1.0"?><recording meeting_id="a-1772696400000"><event timestamp="1" module="POLL" '
    b'eventname="PollStartedRecordEvent"><answers>' + b"[" * 100_000 + b"</answers></event></recording>",
    "huge clock": b'<?xml version="1.0"?><recording meeting_id="a-1772696400000"><event timestamp="' + b"9" * 5000
    + b'" module="PARTICIPANT" eventname="ParticipantJoinEvent"><timestampUTC>' + b"9" * 5000
    + b"</timestampUTC><userId>1</userId><name>A</name></event></recording>",
    "huge moment": b'{"users":{"a":{"name":"A","intIds":{"w":{"registeredOn":' + b"9" * 30 + b',"leftOn":-1e308}}}}}',
    "wrong shapes": b'{"users":{"a":{"name":"A","intIds":[1],"answers":[2],"raiseHand":{"x":1},"registeredOn":null}}}',
    "captions": b"00:00:20.906,00:00:23.906\n" + b"a" * 200_000 + b": b" * 1_000,
    "turns": b"This editable transcript was computer generated\nA: b\n" + b"Ab " * 200_000,
    "brackets": b"[09:02] [A : VIEWER]: x\n[09:02] " + b"[a : " * 100_000,
    "names": b"[09:02] A : x\n" * 3 + b"[09:02] " + b"a " * 300_000 + b"\n",
    "webhooks": b'[{"idempotencyKey":1,"eventType":"PARTICIPANT_JOINED","fqn":[],"timestamp":1772697630000,"data":7}]',
}  # fmt: skip


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_bytes_end(tmp_path, data):
    """A pattern whose time grows with the square of the line would hang here for minutes."""
    read_with_all(tmp_path / "x.bin", data, "2026-03-05 x.bin")
