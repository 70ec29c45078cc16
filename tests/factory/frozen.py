"""The same bytes every time: zip containers without a clock, delimited text, signature pictures."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from PIL import Image, ImageDraw

from .session import Session

MADE = datetime(2026, 1, 5, 8, 0)
"""The one date that every container and every workbook's properties carry."""


def deflates_as_committed() -> bool:
    """Whether this build of zlib packs a known text as the one that wrote the committed files: bytes hang on it."""
    return hashlib.sha256(zlib.compress(b"auditready" * 999, 9)).hexdigest().startswith("68b7a045")


def zip_bytes(members: Mapping[str, bytes]) -> bytes:
    """Pack ``members`` in the order given, with fixed dates and rights."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            # The mimetype of an ODF container is stored, so that "file" finds it at a fixed place.
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 3
            archive.writestr(info, data)
    return out.getvalue()


def freeze_zip(data: bytes) -> bytes:
    """Rewrite a container that a library wrote, with fixed dates inside and out."""
    stamp = f"{MADE:%Y-%m-%dT%H:%M:%SZ}".encode()
    members = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            member = archive.read(info)
            if info.filename == "docProps/core.xml":
                member = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, member)
            elif info.filename == "meta.xml":
                member = re.sub(rb"(<(?:meta:creation-date|dc:date)>)[^<]*", rb"\g<1>" + stamp, member)
            if b'xmlns:office="' in member:
                member = _name_used_spaces(member)
            members[info.filename] = member
    return zip_bytes(members)


def _name_used_spaces(member: bytes) -> bytes:
    """Declare the namespaces in use, sorted: odfpy declares whatever its process has ever met."""
    found = re.findall(rb' xmlns:(\w+)="[^"]*"', member)
    declared = sorted(re.findall(rb' xmlns:\w+="[^"]*"', member))
    bare = re.sub(rb' xmlns:\w+="[^"]*"', b"", member)
    used = {name for name in found if re.search(rb"[</ ]" + name + rb":", bare)}
    kept = b"".join(text for text in declared if text.split(b":")[1].split(b"=")[0] in used)
    return re.sub(rb"(<office:[\w-]+)", rb"\g<1>" + kept, bare, count=1)


def workbook_bytes(workbook: object) -> bytes:
    """Save an openpyxl workbook, frozen."""
    workbook.properties.creator = "Ateliers du Lirou"
    out = io.BytesIO()
    workbook.save(out)
    return freeze_zip(out.getvalue())


def sheet_bytes(rows: Iterable[Sequence[object]], title: str = "Feuil1", widths: Sequence[int] = ()) -> bytes:
    """One plain sheet, first row in bold."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    return workbook_bytes(workbook)


def csv_bytes(
    rows: Iterable[Sequence[object]],
    *,
    delimiter: str = ",",
    encoding: str = "utf-8",
    end: str = "\n",
    quoting: int = csv.QUOTE_MINIMAL,
) -> bytes:
    """Delimited text; ``utf-8-sig`` and ``utf-16`` (little-endian) bring their byte-order mark."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return encode(out.getvalue(), encoding)


def encode(text: str, encoding: str) -> bytes:
    """Encode; ``utf-16`` is little-endian with its mark on every machine, what cp1252 lacks loses its accent."""
    if encoding == "utf-16":
        return b"\xff\xfe" + text.encode("utf-16-le")
    return latin(text).encode(encoding) if encoding == "cp1252" else text.encode(encoding)


def latin(text: str) -> str:
    """What code page 1252 and the standard PDF fonts can write: "Nguyễn" becomes "Nguyen", as in real files."""
    from .session import strip_accents

    return "".join(char if char.encode("cp1252", "ignore") else strip_accents(char) for char in text)


def moodle_csv(rows: Iterable[Sequence[str]]) -> str:
    """Moodle's "Download table data": a cell with a space, comma, quote or line break is quoted."""

    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if re.search(r'[\s,"]', text) else text

    return "".join(",".join(map(cell, row)) + "\n" for row in rows)


def signature(session: Session, *who: object) -> bytes:
    """A PNG scribble of 120 x 40, another one for each ``who`` (a person and a slot)."""
    return _scribble("/".join(map(str, (session.seed, session.reference, *who))))


@lru_cache(maxsize=512)
def _scribble(key: str) -> bytes:
    import random

    draw_ = random.Random(key)
    image = Image.new("P", (120, 40), 0)
    image.putpalette([255, 255, 255, 20, 30, 110])
    draw = ImageDraw.Draw(image)
    x, points = 8.0, []
    while x < 110:
        points.append((int(x), 20 + draw_.randint(-16, 14)))
        x += draw_.uniform(4, 12)
    draw.line(points, fill=1, width=2, joint="curve")
    draw.line([(draw_.randint(5, 30), 33), (draw_.randint(70, 115), draw_.randint(26, 37))], fill=1, width=1)
    out = io.BytesIO()
    image.save(out, "PNG", bits=1)
    return out.getvalue()
