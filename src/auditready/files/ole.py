"""Whether the chains of an OLE container end: the values' library follows one that runs in a circle for ever.

Only what is needed for that is read of [MS-CFB]: the tables that say which sector follows which.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from ..errors import UnreadableEvidence

_HEADER = 512
_SPECIAL = 0xFFFFFFFA
"""From here on a number is no sector: the end of a chain, a free sector, one of the tables'."""
_SHIFTS = range(7, 17)
"""Sectors of 512 or 4096 bytes are written; what no library reads is left to the library to refuse."""


def check_chains(data: bytes) -> None:
    """Raise ``UnreadableEvidence`` where a chain of sectors comes back to itself."""
    shift = struct.unpack_from("<H", data, 30)[0] if len(data) >= _HEADER else 0
    if shift not in _SHIFTS:
        return
    size = 1 << shift
    sectors = list(struct.unpack_from("<109I", data, 76))
    for part in _follow_extension(data, size):
        sectors += part[:-1]
    table: list[int] = []
    for place in dict.fromkeys(sectors):
        if len(table) * size < len(data):  # what follows is about sectors that the file does not have
            table += _sector(data, place, size)
    _refuse_circles(table)
    small: list[int] = []
    number: int = struct.unpack_from("<I", data, 60)[0]
    while number < len(table):
        small += _sector(data, number, size)
        number = table[number]
    _refuse_circles(small)


def _follow_extension(data: bytes, size: int) -> Iterator[Sequence[int]]:
    """Give the sectors that go on with the header's list of tables; the last number of each names the next."""
    number, seen = struct.unpack_from("<I", data, 68)[0], set()
    while number < _SPECIAL:
        if number in seen:
            raise _damaged()
        seen.add(number)
        table = _sector(data, number, size)
        if not table:
            return
        yield table
        number = table[-1]


def _sector(data: bytes, number: int, size: int) -> Sequence[int]:
    """Return the numbers that a sector holds; none where the file ends before it does."""
    start = (number + 1) * size
    return struct.unpack_from(f"<{size // 4}I", data, start) if start + size <= len(data) else ()


def _refuse_circles(table: Sequence[int]) -> None:
    met = [0] * len(table)
    for walk, first in enumerate(range(len(table)), start=1):
        number = first
        while number < len(table) and not met[number]:
            met[number] = walk
            number = table[number]
            if number < len(table) and met[number] == walk:
                raise _damaged()


def _damaged() -> UnreadableEvidence:
    return UnreadableEvidence(
        "classeur .xls abîmé : ses parties se renvoient l'une à l'autre. Le remplacer par une copie saine",
        "damaged .xls workbook: its parts lead back to themselves. Replace it by a sound copy",
    )
