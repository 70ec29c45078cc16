"""The XML view: whole elements one by one, with their line, in the memory of one; nothing that reaches outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditready import EvidenceFile, UnreadableEvidence
from auditready.errors import LimitExceeded
from auditready.files import Limits

LOG = b"""<?xml version="1.0" encoding="UTF-8"?>
<log id="7">
  <noise><event n="hidden"/></noise>
  <event n="1"><name>L\xc3\xa9a</name> <text><![CDATA[a < b]]></text></event>
  <x:event xmlns:x="urn:x" n="2"/>
</log>
"""


def file_of(tmp_path: Path, data: bytes, **limits: int) -> EvidenceFile:
    path = tmp_path / "x.bin"
    path.write_bytes(data)
    return EvidenceFile(path, path.name, limits=Limits(**limits))


def test_the_root_comes_first_then_each_wanted_element_with_its_line(tmp_path: Path) -> None:
    found = list(file_of(tmp_path, LOG).iter_markup("event"))
    assert [(line, element.tag, dict(element.attrib)) for line, element in found] == [
        (2, "log", {"id": "7"}),
        (3, "event", {"n": "hidden"}),
        (4, "event", {"n": "1"}),
        (5, "urn:x}event", {"n": "2"}),
    ]


def test_a_wanted_element_holds_what_stands_in_it(tmp_path: Path) -> None:
    event = list(file_of(tmp_path, LOG).iter_markup("event"))[2][1]
    assert [(child.tag, child.text) for child in event] == [("name", "Léa"), ("text", "a < b")]


def test_a_wanted_root_is_given_whole(tmp_path: Path) -> None:
    assert [len(element) for _, element in file_of(tmp_path, LOG).iter_markup("log")] == [3]


@pytest.mark.parametrize(
    "data",
    [
        LOG[:-8],
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        b'<?xml version="1.0"?>' + b" " * 70_000 + b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
        b'<?xml version="1.0" encoding="no-such-code"?><x/>',
        b"<?xml version='1.0'?><x>\xff</x>",
    ],
    ids=["cut", "entities", "late document type", "encoding", "bytes"],
)
def test_what_is_damaged_or_reaches_outside_is_unreadable(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnreadableEvidence):
        list(file_of(tmp_path, data).iter_markup("event", "x"))


def test_an_element_that_never_ends_is_not_kept(tmp_path: Path) -> None:
    endless = b'<?xml version="1.0"?><x><event>' + b"a" * 5_000
    with pytest.raises(LimitExceeded, match="line 1: an XML element of over 1000"):
        list(file_of(tmp_path, endless, line_characters=1_000).iter_markup("event"))
