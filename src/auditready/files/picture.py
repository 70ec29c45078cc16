"""How large a picture is, from its head alone: the picture itself is never decoded."""

from __future__ import annotations

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG that begin a frame, with its height and width."""


def picture_size(head: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels; ``None`` for a format that keeps them elsewhere (TIFF, HEIC)."""
    if head.startswith(b"\x89PNG") and len(head) >= 24:
        return _big(head, 16, 4), _big(head, 20, 4)
    if head.startswith(b"GIF8") and len(head) >= 10:
        return _little(head, 6, 2), _little(head, 8, 2)
    if head.startswith(b"BM") and len(head) >= 26:
        return _little(head, 18, 4), abs(int.from_bytes(head[22:26], "little", signed=True))
    if head[8:12] == b"WEBP" and len(head) >= 30:
        return _webp(head)
    if head.startswith(b"\xff\xd8"):
        return _jpeg(head)
    return None


def _jpeg(head: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(head) and head[at] == 0xFF:
        marker = head[at + 1]
        if marker in _FRAMES:
            return _big(head, at + 7, 2), _big(head, at + 5, 2)
        at += 2 if marker == 0xFF or 0xD0 <= marker <= 0xD8 else 2 + max(_big(head, at + 2, 2), 2)
    return None


def _webp(head: bytes) -> tuple[int, int] | None:
    form = head[12:16]
    if form == b"VP8X":
        return _little(head, 24, 3) + 1, _little(head, 27, 3) + 1
    if form == b"VP8L":
        bits = _little(head, 21, 4)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return (_little(head, 26, 2) & 0x3FFF, _little(head, 28, 2) & 0x3FFF) if form == b"VP8 " else None


def _big(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "big")


def _little(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "little")
