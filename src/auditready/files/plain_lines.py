"""The bytes of a long text, watched while they stream: lines stay bounded and stray NUL bytes are dropped.

For encodings in which the byte 10 ends a line and the byte 0 is a NUL character, whatever stands beside them: UTF-8 and
the code pages. Once a block of 8 KiB and not once a line, which costs a log of a million rows a sixth of its time.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import TextIO

from ..errors import LimitExceeded


class PlainLines(BufferedReader):
    """A buffered stream for ``TextIOWrapper``.

    Reading raises ``LimitExceeded`` for a line of over ``longest`` bytes, before the line is put together.
    """

    def __init__(self, raw: BufferedReader, longest: int) -> None:
        super().__init__(raw)
        self._longest = longest
        self._begun = 0
        """Bytes of the line that the last block left unfinished."""

    def read1(self, size: int = -1, /) -> bytes:
        """Return the next bytes; none at the end alone."""
        while block := super().read1(size):
            if kept := block.replace(b"\x00", b""):
                self._watch(kept)
                return kept
        return b""

    def _watch(self, block: bytes) -> None:
        mark = b"\n" if b"\n" in block else b"\r"
        first, rest = block.find(mark), len(block) - 1 - block.rfind(mark)
        longest = self._begun + (first if first >= 0 else len(block))
        if first >= 0 and len(block) > self._longest:  # a limit that a test or a careful user has set
            longest = max(longest, *map(len, block.split(mark)))
        self._begun = rest if first >= 0 else longest
        if max(longest, self._begun) > self._longest:
            raise line_too_long(self._longest)


def iter_lines(stream: TextIO, longest: int) -> Iterator[str]:
    """Give the lines of any other text, as ``PlainLines`` would let them through."""
    while line := stream.readline(longest + 1):
        if len(line) > longest:
            raise line_too_long(longest)
        yield line.replace("\x00", "")


def line_too_long(longest: int) -> LimitExceeded:
    """Return the limit that a line of over ``longest`` characters is over."""
    return LimitExceeded(
        f"une ligne de plus de {longest} caractères : la suite n'est pas lue",
        f"a line of over {longest} characters: the rest is not read",
    )
