"""What lies in real folders besides evidence, and evidence that cannot be read."""

from __future__ import annotations

import csv
import io

from .frozen import csv_bytes, signature
from .session import Session

DS_STORE = b"\x00\x00\x00\x01Bud1\x00\x00\x10\x00\x00\x00\x08\x00" + bytes(64)
THUMBS_DB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
EXCEL_LOCK = b"\x08Sandrine" + b" " * 46 + b"\x08\x00S\x00a\x00n\x00d\x00r\x00i\x00n\x00e" + b" \x00" * 47


def scan_pdf(session: Session, pages: int = 1) -> bytes:
    """A scanner's PDF: pages that are one picture each, no text at all."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1)
    for page in range(pages):
        paper = Image.new("L", (248, 351), 250)
        for line in range(12):
            ink = Image.open(io.BytesIO(signature(session, "scan", page, line))).convert("L")
            paper.paste(ink, (20 + 90 * (line % 2), 20 + 26 * line))
        canvas.drawImage(ImageReader(paper), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def unicode_text(data: bytes) -> bytes:
    """A CSV as Excel's "Texte Unicode" saves it again: UTF-16, tabs, CRLF."""
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return csv_bytes(rows, delimiter="\t", encoding="utf-16", end="\r\n")


def truncated(data: bytes, share: float = 0.6) -> bytes:
    """A copy that was cut while it was being made."""
    return data[: int(len(data) * share)]


def shredded(data: bytes) -> bytes:
    """A file whose head is whole and whose body is zeros, as a failed synchronisation leaves it."""
    return data[:40] + bytes(len(data) - 40)
