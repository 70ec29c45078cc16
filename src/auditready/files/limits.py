"""How much of an untrusted file is read. Hitting a limit is announced, never a silent truncation."""

from __future__ import annotations

from msgspec import Struct

MEBIBYTE = 1024 * 1024


class Limits(Struct, frozen=True, kw_only=True):
    """Upper bounds of the views; a test or a careful user may set smaller ones."""

    file_bytes: int = 1024 * MEBIBYTE
    """A larger file is not opened."""
    whole_bytes: int = 128 * MEBIBYTE
    """Views that need the whole file at once (text, JSON, PDF, spreadsheets) stop here; CSV rows are streamed."""
    rows: int = 5_000_000
    line_characters: int = 4 * MEBIBYTE
    """One line of a delimited text that is streamed."""
    cells: int = 5_000_000
    pages: int = 2_000
    members: int = 10_000
    """Members of a zip container."""
    expanded_bytes: int = 512 * MEBIBYTE
    """All members of a zip container together, expanded."""
    seconds: float = 300
    """A file whose reading takes longer is given up (where the system can interrupt it)."""
    judging_seconds: float = 900
    """A dossier that takes longer to put together and to judge ends its process; a class of 500 takes 5 s."""
    memory_bytes: int = 2048 * MEBIBYTE
    """Address space of a process that reads evidence (where the system can bound it)."""
    ratio: int = 1_000
    """Expanded to packed size of one member over 1 MiB: beyond this it is a bomb."""
