"""How far the sheets of an XLS reach, before they are laid out: a damaged size asks the values' library for 800 GB.

Only what is needed for that is read of [MS-XLS]: the size that each sheet declares, found by its bytes alone, and the
cells, walked record by record from BOF to EOF. A stream that its container keeps in pieces, or whose walk does not
end, says nothing of its cells.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from ..errors import UnreadableEvidence

_DIMENSIONS = re.compile(rb"\x00\x02\x0e\x00(.{12})\x00\x00", re.DOTALL)
_BOF = b"\x09\x08\x10\x00\x00\x06"
_EOF = 0x000A
_CELLS = frozenset({0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
"""Records of one cell or of a run of cells; row and first column come first."""


def xls_extent(data: bytes) -> tuple[int, int]:
    """Return the last row and column, 1-based, that any sheet of a BIFF8 workbook claims to hold.

    Raises ``UnreadableEvidence`` where that is more than the format can hold, or ends before it begins.
    """
    rows, columns = 0, 0
    for found in _DIMENSIONS.finditer(data):
        first_row, last_row, first_column, last_column = struct.unpack("<IIHH", found[1])
        if first_row > last_row or first_column > last_column:
            raise _damaged()
        rows, columns = max(rows, last_row), max(columns, last_column)
    start = data.find(_BOF)
    while start >= 0:
        last_row, last_column, end = _walk(data, start)
        rows, columns = max(rows, last_row), max(columns, last_column)
        start = data.find(_BOF, max(end, start + 1))
    if rows > 65_536 or columns > 256:
        raise _damaged()
    return rows, columns


def _walk(data: bytes, start: int) -> tuple[int, int, int]:
    """Return last row, last column and end of one substream; zeros where the walk does not come to its EOF."""
    rows, columns = 0, 0
    for kind, body, end in _iter_records(data, start):
        if kind == _EOF:
            return rows, columns, end
        if kind in _CELLS and len(body) == 4:
            row, column = struct.unpack("<HH", body)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
    return 0, 0, 0


def _iter_records(data: bytes, position: int) -> Iterator[tuple[int, bytes, int]]:
    """Give kind, first four bytes and end of each record."""
    while position + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, position)
        end = position + 4 + length
        yield kind, data[position + 4 : min(position + 8, end)], end
        position = end


def _damaged() -> UnreadableEvidence:
    return UnreadableEvidence(
        "classeur .xls abîmé : une feuille y dépasse la taille que ce format permet",
        "damaged .xls workbook: a sheet reaches beyond what the format can hold",
    )
