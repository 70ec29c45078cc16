"""Attendance sheets as they are printed or sent: one grid as PDF (ruled or not), DOCX and ODT."""

from __future__ import annotations

import io
from collections.abc import Collection, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from .attendance import Key, facts, half_day_label, signed_at, times_label
from .frozen import latin, signature, zip_bytes
from .session import Session, Slot, long_date

Content = str | bytes | None
"""A cell's text, or the PNG of a picture in it."""
Range = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


class Printed(NamedTuple):
    """A sheet before it is printed."""

    above: Sequence[str]
    rows: Sequence[Sequence[Content]]
    merged: Sequence[Range] = ()
    below: Sequence[str] = ()

    def covering(self, row: int, column: int) -> Range:
        """Return the merged range around a cell, or the cell alone."""
        for top, left, bottom, right in self.merged:
            if top <= row <= bottom and left <= column <= right:
                return top, left, bottom, right
        return row, column, row, column


def grid_of(
    session: Session,
    *,
    slots: Collection[Slot] | None = None,
    unsigned: Collection[Key] = (),
    electronic: bool = False,
) -> Printed:
    """Learners down, half-days across, dates merged over their half-days, the trainer's line last."""
    shown = [slot for slot in session.slots if slot.mode == "in_person"] if slots is None else list(slots)
    days: list[Content] = [long_date(slot.date, weekday=True) for slot in shown]
    merged: list[Range] = [(0, 0, 2, 0), (0, 1, 2, 1)]
    for first in range(len(shown)):
        last = max(index for index, slot in enumerate(shown) if slot.date == shown[first].date)
        if last > first and (first == 0 or shown[first - 1].date != shown[first].date):
            merged.append((0, first + 2, 0, last + 2))
    rows: list[list[Content]] = [
        ["Nom et prénom", "Entreprise", *days],
        [None, None, *map(half_day_label, shown)],
        [None, None, *map(times_label, shown)],
    ]
    for person in (*session.learners, session.trainer):
        is_trainer = person == session.trainer
        names: list[Content] = (
            ["Signature du formateur", person.name] if is_trainer else [person.formal, person.company]
        )
        rows.append(names)
        for slot in shown:
            key = ("trainer" if is_trainer else person.key, slot.id)
            cell: Content = signature(session, *key)
            if session.is_absent(person, slot):
                cell = "ABS"
            elif key in unsigned:
                cell = None
            elif electronic:
                cell = f"Signé électroniquement le {signed_at(session, person, slot):%d/%m/%Y à %H:%M:%S}"
            names.append(cell)
    return Printed(facts(session), rows, merged)


# --- PDF -----------------------------------------------------------------------------------------------------


def to_pdf(sheet: Printed, *, ruled: bool = True, row_height: float = 30, boxes: bool = False) -> bytes:
    """Print on landscape A4, over as many pages as it takes; ``boxes``: a rectangle a cell, else lines."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    width, height = landscape(A4)
    canvas = Canvas(out, pagesize=(width, height), invariant=1)
    y = height - 40
    canvas.setFont("Helvetica", 10)
    for line in sheet.above:
        canvas.drawString(40, y, latin(line))
        y -= 14
    y -= 10
    columns = max(map(len, sheet.rows))
    across = (width - 80) / columns
    tops: dict[int, float] = {}
    for row, cells in enumerate(sheet.rows):
        if y - row_height < 40:
            canvas.showPage()
            y = height - 40
        tops[row] = y
        for column, content in enumerate(cells):
            top, left, bottom, right = sheet.covering(row, column)
            if (row, column) != (top, left):
                continue
            x, wide, high = 40 + left * across, (right - left + 1) * across, (bottom - top + 1) * row_height
            if ruled and boxes:
                canvas.rect(x, y - high, wide, high)
            elif ruled:
                for ends in ((x, y, x + wide, y), (x, y - high, x + wide, y - high), (x, y, x, y - high),
                             (x + wide, y, x + wide, y - high)):  # fmt: skip
                    canvas.line(*ends)
            if isinstance(content, bytes):
                reader = ImageReader(io.BytesIO(content))
                canvas.drawImage(reader, x + wide / 2 - 30, y - high / 2 - 10, 60, 20)
            elif content:
                _write(canvas, content, x, wide, y - high / 2)
        y -= row_height
    for line in sheet.below:
        y -= 14
        canvas.setFont("Helvetica", 10)
        canvas.drawString(40, y, latin(line))
    canvas.save()
    return out.getvalue()


def _write(canvas: object, text: str, x: float, wide: float, middle: float) -> None:
    from reportlab.lib.utils import simpleSplit

    lines = simpleSplit(latin(text), "Helvetica", 7.5, wide - 6)
    canvas.setFont("Helvetica", 7.5)
    for number, line in enumerate(lines):
        canvas.drawCentredString(x + wide / 2, middle - 3 + (len(lines) - 1) * 4.5 - 9 * number, line)


# --- word processors -----------------------------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def to_docx(sheet: Printed) -> bytes:
    """Write paragraphs and one table with merged cells and pictures."""
    pictures: list[bytes] = []
    paragraphs = ["".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in part)
                  for part in (sheet.above, sheet.below)]  # fmt: skip
    rows = "".join("<w:tr>" + "".join(_docx_cells(sheet, row, pictures)) + "</w:tr>" for row in range(len(sheet.rows)))
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}/image" Target="media/image{n}.png"/>'
        for n in range(1, len(pictures) + 1)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    body = f"{paragraphs[0]}<w:tbl>{rows}</w:tbl>{paragraphs[1]}"
    document = (
        f'{head}<w:document xmlns:w="{_W}" xmlns:r="{_REL}" xmlns:a="{_DRAWING}/main"><w:body>{body}</w:body>'
        "</w:document>"
    )
    types = (
        f'{head}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    root = (
        f'{head}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    members = {"[Content_Types].xml": types, "_rels/.rels": root, "word/document.xml": document}
    members["word/_rels/document.xml.rels"] = (
        f'{head}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
    )
    data = {name: text.encode() for name, text in members.items()}
    data.update({f"word/media/image{n}.png": picture for n, picture in enumerate(pictures, 1)})
    return zip_bytes(data)


def _docx_cells(sheet: Printed, row: int, pictures: list[bytes]) -> list[str]:
    cells: list[str] = []
    column = 0
    while column < len(sheet.rows[row]):
        top, left, bottom, right = sheet.covering(row, column)
        span = f'<w:gridSpan w:val="{right - left + 1}"/>' if right > left else ""
        merge = "" if bottom == top else '<w:vMerge w:val="restart"/>' if row == top else "<w:vMerge/>"
        content = sheet.rows[row][column] if row == top else None
        run = ""
        if isinstance(content, bytes):
            pictures.append(content)
            blip = f'<a:blip r:embed="rId{len(pictures)}"/>'
            run = f"<w:r><w:drawing><a:graphic><a:graphicData>{blip}</a:graphicData></a:graphic></w:drawing></w:r>"
        elif content:
            run = f"<w:r><w:t>{escape(content)}</w:t></w:r>"
        cells.append(f"<w:tc><w:tcPr>{span}{merge}</w:tcPr><w:p>{run}</w:p></w:tc>")
        column = right + 1
    return cells


_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def to_odt(sheet: Printed) -> bytes:
    """Write paragraphs and one table as LibreOffice does: covered cells are written out."""
    pictures: list[bytes] = []
    above, below = ("".join(f"<text:p>{escape(line)}</text:p>" for line in part) for part in (sheet.above, sheet.below))
    rows = "".join(
        "<table:table-row>"
        + "".join(_odt_cell(sheet, row, column, pictures) for column in range(len(sheet.rows[row])))
        + "</table:table-row>"
        for row in range(len(sheet.rows))
    )
    spaces = "".join(
        f' xmlns:{short}="{_ODF}:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content{spaces} '
        'xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>'
        f"{above}<table:table>{rows}</table:table>{below}</office:text></office:body></office:document-content>"
    )
    members = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()}
    members.update({f"Pictures/{n}.png": picture for n, picture in enumerate(pictures, 1)})
    return zip_bytes(members)


def _odt_cell(sheet: Printed, row: int, column: int, pictures: list[bytes]) -> str:
    top, left, bottom, right = sheet.covering(row, column)
    if (row, column) != (top, left):
        return "<table:covered-table-cell/>"
    spans = f' table:number-columns-spanned="{right - left + 1}"' if right > left else ""
    spans += f' table:number-rows-spanned="{bottom - top + 1}"' if bottom > top else ""
    content = sheet.rows[row][column]
    inside = ""
    if isinstance(content, bytes):
        pictures.append(content)
        inside = f'<draw:frame><draw:image xlink:href="Pictures/{len(pictures)}.png"/></draw:frame>'
    elif content:
        inside = escape(content)
    return f"<table:table-cell{spans}><text:p>{inside}</text:p></table:table-cell>"
