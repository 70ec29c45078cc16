"""What every reader is fuzzed with: the fixtures of its page, beside the factory's seeds and bytes by lot."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from tests.hostile.seeds import seeds
from tools.write_reader_docs import ROOT, pages

_LARGEST = 200_000
_BEGINNINGS = (
    b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1f\x8b\x08", b'{"', b'[{"',
    b"<?xml ", b"<!DOCTYPE html>", b"WEBVTT\n\n", b"\xff\xfe", b"\xef\xbb\xbf",
    b"From: a\nTo: b\nSubject: c\nDate: d\n\n",
    b"a;b;c\n", b"\x00\x00\x00\x20ftypisom", b"\x1a\x45\xdf\xa3",
)  # fmt: skip
"""How files of each format begin."""


@cache
def fixtures() -> dict[str, bytes]:
    """Return ``reader: file name`` → bytes of every fixture that a reader's page names."""
    found = {}
    for name, page in pages().items():
        for variant in page.variants:
            path = ROOT / variant.fixture
            if path.suffix != ".py" and path.stat().st_size <= _LARGEST:
                found[f"{name}: {PurePosixPath(variant.fixture).name}"] = path.read_bytes()
    return found


def victims() -> dict[str, bytes]:
    """Return all that is damaged, sorted by name; a file that is both a seed and a fixture is there once."""
    known: dict[bytes, str] = {}
    for name, data in (*seeds().items(), *fixtures().items()):
        known.setdefault(data, name)
    return {name: data for data, name in sorted(known.items(), key=lambda item: item[1])}


def noise(chance: random.Random) -> bytes:
    """Return bytes by lot, most often behind the beginning of some format."""
    return chance.choice(_BEGINNINGS) + chance.randbytes(chance.choice((0, 3, 60, 700, 5000)))


def cut(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` cut at any byte."""
    return data[: chance.randrange(len(data) + 1)]


def flip(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` with any one byte changed."""
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ chance.randrange(1, 256)]) + data[at + 1 :]


def every(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give ``data`` cut before each of its bytes, then with each of them changed: what was done → the bytes.

    One change a byte, the eight bits in turn: 256 times fewer cases than all values, and no bit is left alone.
    """
    for at in range(len(data)):
        yield f"cut at {at}", data[:at]
    for at, byte in enumerate(data):
        yield f"byte {at} changed", data[:at] + bytes([byte ^ (1 << at % 8)]) + data[at + 1 :]
