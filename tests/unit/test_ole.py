"""A workbook whose sectors lead back to themselves is refused before the values' library follows them for ever."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest

from auditready import EvidenceFile, UnreadableEvidence
from auditready.files.ole import check_chains

SOUND = (Path(__file__).parents[1] / "plugins" / "attendance" / "feuille.xls").read_bytes()
SIZE = 512


def changed(place: int, value: int) -> bytes:
    data = bytearray(SOUND)
    struct.pack_into("<I", data, place, value)
    return bytes(data)


def entry(number: int) -> int:
    """Place in the file of a sector's entry in the first table."""
    return (struct.unpack_from("<I", SOUND, 76)[0] + 1) * SIZE + 4 * number


def test_a_sound_workbook_passes() -> None:
    check_chains(SOUND)


@pytest.mark.parametrize("steps", [0, 1, 3])
def test_a_chain_that_comes_back_is_refused(steps: int, tmp_path: Path) -> None:
    path = tmp_path / "sheet.xls"
    path.write_bytes(changed(entry(4 + steps), 4))
    with pytest.raises(UnreadableEvidence, match="lead back to themselves"):
        _ = EvidenceFile(path, "sheet.xls").sheets


def test_an_extension_that_comes_back_is_refused() -> None:
    data = bytearray(changed(68, 0))
    struct.pack_into("<I", data, 2 * SIZE - 4, 0)
    with pytest.raises(UnreadableEvidence):
        check_chains(bytes(data))


def test_other_bytes_are_left_to_the_library() -> None:
    chance = random.Random(1)
    check_chains(b"")
    for length in (10, 512, 5000):
        check_chains(SOUND[:30] + b"\x00\x00" + chance.randbytes(length))
        check_chains(SOUND[: SIZE + length % SIZE])
