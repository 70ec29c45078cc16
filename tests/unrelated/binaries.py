"""What is no text: pictures, archives, programs, bytes by lot. A film may be that of a class: none is here."""

from __future__ import annotations

import gzip
import io
import random

from PIL import Image

from ..factory import zip_bytes
from .words import THINGS, sentence


def files(chance: random.Random) -> dict[str, bytes]:
    """Return every file."""
    found = {f"picture.{form}": _picture(form, chance) for form in ("png", "jpeg", "gif", "bmp", "tiff", "webp")}
    found["archive.zip"] = zip_bytes({f"{thing}.txt": sentence(chance).encode() for thing in THINGS[:5]})
    found["archive.code"] = zip_bytes(
        {"META-INF/MANIFEST.MF": b"Manifest-Version: 1.0\n", "A.class": chance.randbytes(99)}
    )
    found["packed.gz"] = gzip.compress("\n".join(sentence(chance) for _ in range(40)).encode(), mtime=0)
    found["database"] = b"SQLite format 3\x00" + chance.randbytes(4000)
    found["program"] = b"\x7fELF\x02\x01\x01" + chance.randbytes(4000)
    found["old_document"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + chance.randbytes(4000)
    found["lot"] = chance.randbytes(5000)
    found["nothing"] = b""
    return found


def _picture(form: str, chance: random.Random) -> bytes:
    size = chance.randrange(8, 60), chance.randrange(8, 60)
    out = io.BytesIO()
    Image.frombytes("RGB", size, chance.randbytes(3 * size[0] * size[1])).save(out, form.upper())
    return out.getvalue()
