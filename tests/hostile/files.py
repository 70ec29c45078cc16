"""Hostile files, written by hand: containers, workbooks and PDFs that no program would write."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NEAR = '<row r="1"><c r="A1"><v>1</v></c></row>'
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>'


def packed(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip container of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as target:
        for name, content in members.items():
            target.writestr(name, content)
    return out.getvalue()


def sheet(rows: str, before: str = "") -> str:
    """The XML of a worksheet."""
    head = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return f"{head}{before}<sheetData>{rows}</sheetData></worksheet>"


def workbook(
    content: str,
    *,
    target: str = "worksheets/sheet1.xml",
    member: str = "xl/worksheets/sheet1.xml",
    method: int = zipfile.ZIP_DEFLATED,
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An XLSX whose one sheet has ``content``."""
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATION}/worksheet" Target="{target}"/>'
        f'<Relationship Id="r2" Type="{RELATION}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    book = (
        '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        f'xmlns:r="{RELATION}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'
    )
    root = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    )
    members = {"_rels/.rels": root, "xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": relations, member: content}
    return packed({**members, **(more or {})}, method)


def lying(data: bytes, name: str, size: int) -> bytes:
    """The container with another expanded size for one member, in both places that tell it."""
    changed = bytearray(data)
    at = 0
    while (at := data.find(name.encode(), at)) >= 0:
        if data[at - 46 : at - 42] == b"PK\x01\x02":
            struct.pack_into("<I", changed, at - 22, size)
        if data[at - 30 : at - 26] == b"PK\x03\x04":
            struct.pack_into("<I", changed, at - 8, size)
        at += 1
    return bytes(changed)


def ods(rows: str, head: str = "") -> bytes:
    """An ODS whose one table has these rows."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?>{head}<office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def docx(body: str, head: str = "") -> bytes:
    """A DOCX with this body."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return packed({"word/document.xml": f'<?xml version="1.0"?>{head}<w:document xmlns:w="{name}">{body}</w:document>'})


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects; the first is its catalogue."""
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start))
    return out.getvalue()


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


TEXT = b"BT /F1 12 Tf 50 700 Td (Certificat) Tj ET"


def page(content: bytes = TEXT, *, filters: bytes = b"", entries: bytes = b"", more: Sequence[bytes] = ()) -> bytes:
    """A PDF of one page with this content; object 6 is the drawing ``/X``."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while(1);)>>>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>" + entries + b">>",
            stream(content, filters),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            *more,
        ]
    )


def drawing(content: bytes, inner: int) -> bytes:
    """A drawing that draws object ``inner`` as ``/X``."""
    resources = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % inner
    return stream(content, resources)


def pages(count: int, kids: bytes) -> bytes:
    """A PDF that says it has ``count`` pages."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        ]
    )


PDF_BOMB = page(zlib.compress(b"q " * 60_000_000), filters=b"/Filter/FlateDecode")
