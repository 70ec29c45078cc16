"""Damaged and hostile bytes: the readers of live tools raise ``UnreadableEvidence`` and nothing else."""

from __future__ import annotations

import random

import pytest

from auditready import EvidenceFile, UnreadableEvidence
from auditready.testing import Context
from auditready_plugins import teams, zoom

# ruff: noqa: E501 - a row of an export is one line

SEEDS = {
    "list": (
        "Topic,ID,Host,Duration (minutes),Start time,End time,Participants\n"
        'Word,81796405615,"H (h@example.org)",77,"06/16/2026 03:10:26 PM","06/16/2026 04:26:31 PM",2\n\n'
        "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,In waiting room\n"
        'Ada (A. Démo),a@example.org,"06/16/2026 03:12:00 PM","06/16/2026 03:40:00 PM",28,Yes,OK,No\n'
        'Bao,,"06/16/2026 03:12:00 PM","06/16/2026 03:40:00 PM",28,Yes,No Response,No\n'
    ).encode("utf-8-sig"),
    "webinar": (
        b'Attendee Report,\nTopic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered\nX,847 5984 1045,"Mar 22, 2026 7:13 PM",120,3\n'
        b"Host Details,\nAttended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest\n"
        b'Yes,H,h@example.org,"Mar 22, 2026 19:13:27","Mar 22, 2026 21:13:19",120,No\n'
        b"Other Attended,\nUser Name,Join Time,Leave Time,Time in Session (minutes)\n"
        b'336,"Mar 22, 2026 19:20:00","Mar 22, 2026 19:30:00",10\n'
    ),
    "chat": "09:02:11 From Ada Démo to Everyone : Bonjour\n09:03:00 From Bao to Ada (Privately) : oui\nsuite\n".encode(),
    "cloud chat": "00:02:11\tAda Démo:\tBonjour\n00:03:00\tBao:\toui\n".encode(),
    "captions": b"WEBVTT\r\n\r\n1\r\n00:00:04.859 --> 00:00:07.410\r\nAda: one\r\n\r\n2\r\n00:00:09.540 --> 00:00:12.990\r\nBao: two\r\n",
    "voices": b"WEBVTT\n\n00:00:01.000 --> 00:00:04.520\n<v Ada>one</v>\n\n00:00:05.100 --> 00:00:08.340\n<v Bao>two\n",
    "actions": "Full Name\tUser Action\tTimestamp\nAda\tJoined\t27/01/2021, 12:56:45\nAda\tLeft\t27/01/2021, 13:05:03\n".encode(
        "utf-16"
    ),
    "sections": (
        "1. Summary\nMeeting title\tX\nAttended participants\t1\nStart time\t14/11/22, 09:29:07\nEnd time\t14/11/22, 09:50:14\n\n"
        "2. Participants\nName\tFirst join\tLast leave\tIn-meeting duration\tEmail\tParticipant ID (UPN)\tRole\n"
        "Ada\t14/11/22, 09:30:46\t14/11/22, 09:50:12\t19m 26s\ta@example.org\ta@example.org\tOrganizer\n\n"
        "3. In-Meeting activities\nName\tJoin time\tLeave time\tDuration\tEmail\tRole\n"
        "Ada\t14/11/22, 09:30:46\t14/11/22, 09:50:12\t19m 26s\ta@example.org\tOrganizer\n"
    ).encode("utf-16"),
    "graph": (
        b'{"id":"x","meetingStartDateTime":"2026-03-05T08:00:00Z","attendanceRecords":[{"emailAddress":"a@example.org",'
        b'"identity":{"displayName":"Ada"},"attendanceIntervals":[{"joinDateTime":"2026-03-05T08:00:00Z",'
        b'"leaveDateTime":"2026-03-05T09:00:00Z","durationInSeconds":3600}]}]}'
    ),
}


def damaged(data: bytes):
    """Every 37th cut, then bytes turned over at every 37th place, then at random places, always the same ones."""
    yield from (data[:end] for end in range(0, len(data), 37))
    for start in range(37):
        turned = bytearray(data)
        turned[start::37] = bytes(byte ^ 0x15 for byte in turned[start::37])
        yield bytes(turned)
    chance = random.Random(1)
    for _ in range(60):
        mixed = bytearray(data)
        for _ in range(4):
            mixed[chance.randrange(len(mixed))] = chance.choice(b'0123456789:/,;\t"\n\r\x00()@-\xff')
        yield bytes(mixed)


def read_with_all(path, data, name="GMT20991231-235959_x.txt"):
    """Read bytes with every reader that claims them; return the number of records."""
    path.write_bytes(data)
    readers = []
    zoom.register_readers(readers.append)
    teams.register_readers(readers.append)
    count = 0
    for reader in readers:
        file = EvidenceFile(path, name)
        try:
            if (recognition := reader.recognise(file)) is not None:
                count += len(list(reader.read(file, Context(recognition))))
        except UnreadableEvidence:
            continue
    return count


@pytest.mark.parametrize("seed", SEEDS.values(), ids=SEEDS.keys())
def test_damaged_bytes(tmp_path, seed):
    path = tmp_path / "x.bin"
    assert read_with_all(path, seed) > 0
    for data in damaged(seed):
        read_with_all(path, data)


@pytest.mark.parametrize(
    "data",
    [
        SEEDS["list"].replace(b",28,", b"," + b"9" * 6000 + b","),
        SEEDS["list"].replace(b"06/16/2026 03:12", b"9" * 6000 + b"/16/2026 03:12"),
        SEEDS["cloud chat"].replace(b"00:02:11", b"99:59:59"),
        SEEDS["captions"].replace(b"00:00:04.859", b"999:00:04.859"),
        SEEDS["webinar"].replace(b",120,3", b"," + b"9" * 60 + b",3"),
        SEEDS["graph"].replace(b"3600", b"9" * 400).replace(b'"displayName":"Ada"', b'"displayName":[1]'),
        SEEDS["graph"].replace(b'"attendanceIntervals":[', b'"attendanceIntervals":[null,7,'),
        b"Full Name,User Action,Timestamp\nA,Joined,27/01/2021 12:00 +02:00\nA,Left,27/01/2021 13:00\n",
        b"[" * 100_000 + b'"attendanceRecords"',
    ],
)
def test_values_beyond_all_measure(tmp_path, data):
    read_with_all(tmp_path / "x.bin", data)


@pytest.mark.parametrize(
    "data",
    [
        b"09:02:11 From " + b"a to " * 100_000,
        b"09:02:11 From " + b" " * 400_000,
        SEEDS["list"].replace(b"Ada (A. D", b"(" * 200_000 + b"A"),
        SEEDS["list"].replace(b"Ada (A. D", b"A (" + b"A" * 200_000 + b"("),
        SEEDS["list"].replace(b"H (h@example.org)", b"h@" * 200_000),
        SEEDS["list"].replace(b"Name (original name)", b"(x" * 100_000),
        SEEDS["voices"].replace(b"one", b"<v x" * 100_000),
        SEEDS["voices"].replace(b"<v Ada>", b"<v" + b" " * 200_000),
    ],
    ids=["receivers", "blanks", "brackets", "open bracket", "addresses", "header", "voices", "open voice"],
)
def test_long_lines_end(tmp_path, data):
    """A pattern whose time grows with the square of the line would hang here for minutes."""
    read_with_all(tmp_path / "x.bin", data)
