"""Recordings: how long they are and when their file was begun, from the boxes of the container. Nothing is decoded.

Only headers of boxes and the few boxes that say these things are read, by seeking: 4 GB of video cost what 4 MB do.
Sources: ISO/IEC 14496-12 (mp4, m4a, mov), RFC 9559 and its EBML (webm, mkv), RIFF (wav).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import BinaryIO, Literal

from msgspec import Struct

Container = Literal["mp4", "matroska", "wave", "other"]

_BOXES = 2_000
"""Boxes that are passed over, all levels together; a fragmented recording of four hours has about 10,000 at its end,
after those that are wanted."""
_MP4_EPOCH = datetime(1904, 1, 1, tzinfo=UTC)
_MATROSKA_EPOCH = datetime(2001, 1, 1, tzinfo=UTC)
_LONGEST = 60 * 24 * 7
"""Minutes: a longer duration is a writer's placeholder."""
_SEGMENT, _INFO, _CLUSTER, _SCALE, _DURATION, _DATE = 0x18538067, 0x1549A966, 0x1F43B675, 0x2AD7B1, 0x4489, 0x4461
_TRACKS, _TRACK, _TRACK_TYPE = 0x1654AE6B, 0xAE, 0x83


class MediaView(Struct, frozen=True, kw_only=True):
    """What the container of a recording says of it."""

    container: Container
    minutes: float | None = None
    created: datetime | None = None
    """In UTC: when the file was begun or was converted, as its program likes; ``None`` where it left that out."""
    video: bool | None = None
    """False for sound alone; ``None`` where that was not looked for."""
    playable: bool = True
    """False where the part that tells a player where everything lies is missing: a copy or a recording that was cut."""


def read_media(stream: BinaryIO, size: int) -> MediaView:
    """Return what the container says; what is damaged or unknown is simply not said."""
    head = stream.read(12)
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return _read_matroska(stream, size)
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return _read_wave(stream, size)
    if head[4:8] in {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}:
        return _read_mp4(stream, size)
    return MediaView(container="other")


# --- mp4, m4a, mov -----------------------------------------------------------------------------------------------


class _Left(Struct):
    """Boxes that may still be read."""

    boxes: int = _BOXES


def _iter_boxes(stream: BinaryIO, start: int, end: int, left: _Left) -> Iterator[tuple[bytes, int, int]]:
    """Give ``(name, start, end)`` of the content of each box between two places."""
    while start + 8 <= end and left.boxes > 0:
        left.boxes -= 1
        stream.seek(start)
        header = stream.read(16)
        if len(header) < 8:
            return
        length, content = int.from_bytes(header[:4], "big"), start + 8
        if length == 1 and len(header) == 16:
            length, content = int.from_bytes(header[8:], "big"), start + 16
        stop = end if length == 0 else start + length
        if stop < content:
            return
        yield header[4:8], content, min(stop, end)
        start = stop


def _read_mp4(stream: BinaryIO, size: int) -> MediaView:
    left = _Left()
    created = minutes = None
    kinds = set()
    playable = False
    for name, start, end in _iter_boxes(stream, 0, size, left):
        if name != b"moov":
            continue
        playable = True
        for inner, begin, stop in _iter_boxes(stream, start, end, left):
            if inner == b"mvhd":
                created, minutes = _read_mvhd(_at(stream, begin, min(stop - begin, 120)))
            elif inner == b"mvex" and not minutes:
                minutes = _fragments(stream, begin, stop, left, _at(stream, start, min(end - start, 200)))
            elif inner == b"trak":
                kinds |= _handlers(stream, begin, stop, left)
        break
    video = b"vide" in kinds if kinds else None
    return MediaView(container="mp4", minutes=minutes, created=created, video=video, playable=playable)


def _read_mvhd(box: bytes) -> tuple[datetime | None, float | None]:
    try:
        if box[:1] == b"\x01":
            created, _, scale, length = struct.unpack_from(">QQIQ", box, 4)
        else:
            created, _, scale, length = struct.unpack_from(">IIII", box, 4)
    except struct.error:
        return None, None
    unknown = 2**64 - 1 if box[:1] == b"\x01" else 2**32 - 1
    seconds = length / scale if scale and length != unknown else 0
    return _moment(_MP4_EPOCH, created), _minutes(seconds)


def _fragments(stream: BinaryIO, start: int, end: int, left: _Left, movie: bytes) -> float | None:
    """Return the length of a film in fragments, which its header leaves out (mehd holds it, in the header's scale)."""
    at = movie.find(b"mvhd")
    for name, begin, stop in _iter_boxes(stream, start, end, left):
        if name == b"mehd" and at >= 0:
            box = _at(stream, begin, min(stop - begin, 12))
            skip = 16 if movie[at + 4 : at + 5] == b"\x01" else 8
            scale = int.from_bytes(movie[at + 8 + skip : at + 12 + skip], "big")
            length = int.from_bytes(box[4:12] if box[:1] == b"\x01" else box[4:8], "big")
            return _minutes(length / scale) if scale else None
    return None


def _handlers(stream: BinaryIO, start: int, end: int, left: _Left) -> set[bytes]:
    """Return what a track holds: ``vide``, ``soun``."""
    found = set()
    for name, begin, stop in _iter_boxes(stream, start, end, left):
        if name == b"mdia":
            for inner, content, _ in _iter_boxes(stream, begin, stop, left):
                if inner == b"hdlr":
                    found.add(_at(stream, content + 8, 4))
    return found


# --- webm, mkv ---------------------------------------------------------------------------------------------------


def _read_matroska(stream: BinaryIO, size: int) -> MediaView:
    left = _Left()
    created = minutes = None
    video: bool | None = None
    for name, start, end in _iter_elements(stream, 0, size, left):
        if name != _SEGMENT:
            continue
        for inner, begin, stop in _iter_elements(stream, start, end, left):
            if inner == _INFO:
                created, minutes = _read_info(stream, begin, stop, left)
            elif inner == _TRACKS:
                video = _has_video(stream, begin, stop, left)
            elif inner == _CLUSTER:
                break  # what is wanted stands before the pictures and the sound
    return MediaView(container="matroska", minutes=minutes, created=created, video=video)


def _iter_elements(stream: BinaryIO, start: int, end: int, left: _Left) -> Iterator[tuple[int, int, int]]:
    while start < end and left.boxes > 0:
        left.boxes -= 1
        stream.seek(start)
        header = stream.read(12)
        name, width = _vint(header, keep_mark=True)
        length, more = _vint(header[width:], keep_mark=False)
        if not width or not more:
            return
        content = start + width + more
        unknown = length == (1 << 7 * more) - 1  # a live writer did not know it
        stop = end if unknown else content + length
        yield name, content, min(stop, end)
        start = stop


def _vint(data: bytes, *, keep_mark: bool) -> tuple[int, int]:
    """Return a number of variable width and its width; 0 for what is none."""
    if not data or not data[0]:
        return 0, 0
    width = 9 - data[0].bit_length()
    if len(data) < width:
        return 0, 0
    value = int.from_bytes(data[:width], "big")
    return (value if keep_mark else value & ((1 << 7 * width) - 1)), width


def _read_info(stream: BinaryIO, start: int, end: int, left: _Left) -> tuple[datetime | None, float | None]:
    scale, length, created = 1_000_000, 0.0, None
    for name, begin, stop in _iter_elements(stream, start, end, left):
        value = _at(stream, begin, min(stop - begin, 8))
        if name == _SCALE:
            scale = int.from_bytes(value, "big")
        elif name == _DURATION and len(value) in {4, 8}:
            (length,) = struct.unpack(">f" if len(value) == 4 else ">d", value)
        elif name == _DATE and len(value) == 8:
            created = _moment(_MATROSKA_EPOCH, int.from_bytes(value, "big", signed=True) / 1e9)
    return created, _minutes(length * scale / 1e9)


def _has_video(stream: BinaryIO, start: int, end: int, left: _Left) -> bool:
    return any(
        inner == _TRACK_TYPE and _at(stream, place, 1) == b"\x01"
        for name, begin, stop in _iter_elements(stream, start, end, left)
        if name == _TRACK
        for inner, place, _ in _iter_elements(stream, begin, stop, left)
    )


# --- wav ---------------------------------------------------------------------------------------------------------


def _read_wave(stream: BinaryIO, size: int) -> MediaView:
    rate, at = 0, 12
    for _ in range(_BOXES):
        header = _at(stream, at, 8)
        if len(header) < 8 or at >= size:
            break
        length = int.from_bytes(header[4:], "little")
        if header[:4] == b"fmt ":
            rate = int.from_bytes(_at(stream, at + 16, 4), "little")
        elif header[:4] == b"data":
            seconds = min(length, size - at - 8) / rate if rate else 0
            return MediaView(container="wave", minutes=_minutes(seconds), video=False)
        at += 8 + length + length % 2
    return MediaView(container="wave", video=False)


# --- values ------------------------------------------------------------------------------------------------------


def _at(stream: BinaryIO, place: int, size: int) -> bytes:
    stream.seek(place)
    return stream.read(max(size, 0))


def _minutes(seconds: float) -> float | None:
    minutes = seconds / 60
    return round(minutes, 2) if 0 < minutes <= _LONGEST else None  # not a number compares as neither


def _moment(epoch: datetime, seconds: float) -> datetime | None:
    """Return a moment; what programs write instead of none (0, 1904, 1970) is none."""
    try:
        moment = epoch + timedelta(seconds=seconds)
    except (OverflowError, ValueError):
        return None
    return moment if 2000 <= moment.year <= 2100 and moment != _MATROSKA_EPOCH else None
