"""Ways in which a file is damaged: cut, flipped, repeated, or filled with what no program writes."""

from __future__ import annotations

import io
import random
import zipfile

TOKENS = (
    b"\x00", b"\xff", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80\xae", b"\xc2\x85", "é".encode("utf-16"),
    b"9" * 400, b"1234567890123456789012", b"-1", b"1e999", b"nan", b"100 %", b"=1+1", b" " * 3000,
    b"31/02/2026", b"12/31/2026", b"2026-13-45", b"0000-00-00", b"9999-12-31", b"99:99:99", b"24:00", b"-00:00:01",
    b'"', b"'", b"\n", b"\r", b"\t", b",", b";", b"<", b"&#0;", b"]]>", b"{", b"[", b"@", b"(", b"%", b"h",
    b"\x1b[31m", b"[red]",
)  # fmt: skip


def damage(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` with one to four damages; of a container, as often one of its members is damaged."""
    if chance.random() < 0.6 and zipfile.is_zipfile(io.BytesIO(data)):
        return _damage_member(data, chance)
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = _once(data, chance)
    return data


def _once(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return chance.choice(TOKENS)
    at = chance.randrange(len(data))
    end = min(len(data), at + chance.choice((1, 2, 8, 64, 500)))
    match chance.randrange(7):
        case 0:
            return data[:at]
        case 1:
            flipped = bytes(byte ^ (1 << chance.randrange(8)) for byte in data[at:end])
            return data[:at] + flipped + data[end:]
        case 2:
            return data[:at] + data[end:]
        case 3:
            return data[:end] + data[at:end] * chance.choice((1, 3, 50)) + data[end:]
        case 4:
            return data[:at] + chance.choice(TOKENS) + data[at:]
        case 5:
            return data[:at] + chance.choice(TOKENS) + data[end:]
        case _:
            return data[:at] + chance.randbytes(end - at) + data[end:]


def _damage_member(data: bytes, chance: random.Random) -> bytes:
    """Damage one member and pack the container again, so that the parsers behind it are reached."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        members = [(info.filename, source.read(info)) for info in source.infolist()]
    victim = chance.randrange(len(members))
    name, content = members[victim]
    match chance.randrange(10):
        case 0:
            del members[victim]
        case 1:
            members[victim] = name, b""
        case _:
            members[victim] = name, _once(content, chance)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members:
            target.writestr(name, content)
    return packed.getvalue()
