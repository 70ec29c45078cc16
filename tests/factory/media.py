"""Films and sound with everything but pictures and sound: the boxes of mp4, webm and wav as programs write them."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

_MP4_EPOCH = datetime(1904, 1, 1, tzinfo=UTC)
_MATROSKA_EPOCH = datetime(2001, 1, 1, tzinfo=UTC)


def _box(name: bytes, content: bytes, *, wide: bool = False) -> bytes:
    if wide:
        return struct.pack(">I4sQ", 1, name, 16 + len(content)) + content
    return struct.pack(">I4s", 8 + len(content), name) + content


def mp4(
    created: datetime | None = None,
    seconds: float = 0,
    *,
    brand: bytes = b"isom",
    data: int = 2_000,
    index_first: bool = False,
    version: int = 0,
    sound_only: bool = False,
    fragments: float = 0,
    wide: bool = False,
) -> bytes:
    """Write an mp4 (``brand`` ``M4A `` or ``qt  `` for its kin); ``fragments``: the length of a film in fragments."""
    moment = int((created - _MP4_EPOCH).total_seconds()) if created is not None else 0
    form = ">B3xQQIQ" if version else ">B3xIIII"
    header = struct.pack(form, version, moment, moment, 1000, round(seconds * 1000)) + bytes(80)
    tracks = b"".join(_track(kind) for kind in ((b"soun",) if sound_only else (b"vide", b"soun")))
    extends = _box(b"mvex", _box(b"mehd", struct.pack(">B3xI", 0, round(fragments * 1000)))) if fragments else b""
    index = _box(b"moov", _box(b"mvhd", header) + tracks + extends)
    media = _box(b"mdat", bytes(data), wide=wide)
    start = _box(b"ftyp", brand + bytes(4) + brand)
    return start + (index + media if index_first else _box(b"free", b"") + media + index)


def _track(kind: bytes) -> bytes:
    return _box(b"trak", _box(b"mdia", _box(b"hdlr", bytes(8) + kind + bytes(13))))


def webm(created: datetime | None = None, seconds: float = 0, *, live: bool = False, sound_only: bool = False) -> bytes:
    """Write a webm; ``live``: as a browser records it, without knowing how long it will be."""
    info = _element(b"\x2a\xd7\xb1", (1_000_000).to_bytes(3, "big"))
    if seconds:
        info += _element(b"\x44\x89", struct.pack(">d", seconds * 1000))
    if created is not None:
        elapsed = round((created - _MATROSKA_EPOCH).total_seconds() * 1e9)
        info += _element(b"\x44\x61", elapsed.to_bytes(8, "big", signed=True))
    kinds = (2,) if sound_only else (1, 2)
    tracks = b"".join(_element(b"\xae", _element(b"\x83", bytes([kind]))) for kind in kinds)
    content = _element(b"\x15\x49\xa9\x66", info) + _element(b"\x16\x54\xae\x6b", tracks)
    cluster = b"\x1f\x43\xb6\x75\x01\xff\xff\xff\xff\xff\xff\xff" + bytes(500)
    head = _element(b"\x1a\x45\xdf\xa3", _element(b"\x42\x82", b"webm"))
    if live:
        return head + b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff" + content + cluster
    return head + _element(b"\x18\x53\x80\x67", content + cluster)


def _element(name: bytes, content: bytes) -> bytes:
    return name + (len(content) | 1 << 56).to_bytes(8, "big") + content


def wav(seconds: float) -> bytes:
    """Write a silent wav: one byte a sample, 8,000 a second."""
    data = bytes(round(seconds * 8_000))
    form = struct.pack("<HHIIHH", 1, 1, 8_000, 8_000, 1, 8)
    content = b"WAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(content)) + content
