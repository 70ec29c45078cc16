"""Written documents made for the tests: real PDFs by reportlab, DOCX and ODT by hand. All names are invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def signature_png(ink: int = 0) -> bytes:
    """A small picture of a stroke."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (120, 40), "white")
    ImageDraw.Draw(picture).line([(5, 30), (40, 8 + ink), (70, 32), (115, 12)], fill="navy", width=3)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def draw_picture(canvas: object, x: float, y: float, width: float = 120, height: float = 40) -> None:
    """Put a signature on a page."""
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(io.BytesIO(signature_png())), x, y, width=width, height=height)  # type: ignore[attr-defined]


def write_pdf(
    path: Path,
    *pages: Sequence[str],
    signed: bool = False,
    logo: bool = False,
    boxes: bool = True,
    **options: object,
) -> Path:
    """Print lines on pages, 18 points apart; "☒ " and "☐ " at the start of a line are drawn as dingbats."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), invariant=1, **options)
    for lines in pages:
        y = 800.0
        if logo:
            draw_picture(canvas, 60, 800)
        for line in lines:
            y -= 18
            x = 60
            if boxes and line[:1] in "☒☐" and line:
                canvas.setFont("ZapfDingbats", 10)
                canvas.drawString(60, y, "✔" if line[0] == "☒" else "❏")
                x = 74
            canvas.setFont("Helvetica", 10)
            canvas.drawString(x, y, (line[2:] if x == 74 else line).replace("’", "'"))
        if signed:
            draw_picture(canvas, 300, y - 40)
        canvas.showPage()
    canvas.save()
    return path


def write_flow(path: Path, *flowables: object) -> Path:
    """Lay out paragraphs (strings), tables (lists of rows) and other flowables, as a program would."""
    from reportlab.lib import colors
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    styles = getSampleStyleSheet()
    story: list[object] = []
    for item in flowables:
        if isinstance(item, str):
            story.append(Paragraph(item, styles["BodyText"]))
        elif isinstance(item, list):
            rows = [[Paragraph(cell, styles["BodyText"]) if len(cell) > 24 else cell for cell in row] for row in item]
            table = Table(rows, repeatRows=1)
            table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")])
            story += [table, Spacer(1, 12)]
        else:
            story.append(item)
    SimpleDocTemplate(str(path), invariant=1).build(story)
    return path


def write_boxes(path: Path, header: Sequence[str], *rows: Sequence[str]) -> Path:
    """Print a table as Moodle does: on its side, columns of one width, each cell in a box, the header on each page.

    A word that is too long for its box goes on in the next line, as TCPDF cuts it.
    """
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    def cut(line: str, room: float) -> list[str]:
        fits = next(n for n in range(len(line), -1, -1) if n < 2 or stringWidth(line[:n], "Helvetica", 8) <= room)
        return [line] if fits == len(line) else [line[:fits], *cut(line[fits:], room)]

    breadth, height = landscape(A4)
    margin, canvas = 28.0, Canvas(str(path), pagesize=landscape(A4), invariant=1)
    width, top = (breadth - 2 * margin) / len(header), height - margin
    queue = [list(header), *map(list, rows)]
    while queue:
        row = queue.pop(0)
        cells = [
            [part for line in simpleSplit(cell.replace("’", "'"), "Helvetica", 8, width - 4)
             for part in cut(line, width - 4)]
            for cell in row
        ]  # fmt: skip
        tall = 4 + 10 * max(1, *map(len, cells))
        if top - tall < margin:
            canvas.showPage()
            top = height - margin
            queue[:0] = [list(header), row]
            continue
        for place, lines in enumerate(cells):
            canvas.rect(margin + place * width, top - tall, width, tall)
            canvas.setFont("Helvetica", 8)
            for number, line in enumerate(lines, start=1):
                canvas.drawString(margin + place * width + 2, top - 10 * number, line)
        top -= tall
    canvas.save()
    return path


# --- DOCX ----------------------------------------------------------------------------------------------------


def p(text: str = "", extra: str = "") -> str:
    """A paragraph; a tab in the text is a Word tab."""
    runs = "<w:r><w:tab/></w:r>".join(
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in text.split("\t")
    )
    return f"<w:p>{runs}{extra}</w:p>"


def picture() -> str:
    """A picture, as a run."""
    return '<w:r><w:drawing><a:graphic><a:blip r:embed="rId1"/></a:graphic></w:drawing></w:r>'


def box(*, ticked: bool) -> str:
    """A check box that is a content control."""
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>?</w:t></w:r></w:sdtContent></w:sdt>"
    )


def table(*rows: Sequence[str]) -> str:
    """A table; a cell is text, or XML."""
    return (
        "<w:tbl>"
        + "".join(
            "<w:tr>"
            + "".join(f"<w:tc>{cell if cell.startswith('<w:') else p(cell)}</w:tc>" for cell in row)
            + "</w:tr>"
            for row in rows
        )
        + "</w:tbl>"
    )


def write_docx(path: Path, *blocks: str, header: str = "", footer: str = "", prolog: str = "") -> Path:
    """Write a DOCX; a block is a line of text, or XML."""

    def part(name: str, content: str) -> str:
        spaces = f'xmlns:w="{_W}" xmlns:w14="{_W14}" xmlns:a="{_A}" xmlns:r="urn:r"'
        return f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:{name} {spaces}>{content}</w:{name}>'

    body = "".join(block if block.startswith("<w:") else p(block) for block in blocks)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        if header:
            archive.writestr("word/header1.xml", part("hdr", p(header)))
        if footer:
            archive.writestr("word/footer1.xml", part("ftr", p(footer)))
        archive.writestr(
            "docProps/core.xml",
            '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc" xmlns:dcterms="urn:dcterms">'
            "<dc:title>Essai</dc:title><dc:creator>Camille Auteur</dc:creator>"
            "<dcterms:created>2026-03-02T10:00:00Z</dcterms:created></cp:coreProperties>",
        )
    return path


def write_odt(path: Path, *lines: str) -> Path:
    """Write an ODT by odfpy, with one two-column table at the end."""
    from odf.opendocument import OpenDocumentText
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentText()
    for line in lines:
        document.text.addElement(P(text=line))
    grid = Table()
    for cells in (("Nom", "Niveau"), ("Alice Durand", "débutant")):
        row = TableRow()
        for cell in cells:
            holder = TableCell()
            holder.addElement(P(text=cell))
            row.addElement(holder)
        grid.addElement(row)
    document.text.addElement(grid)
    document.save(str(path))
    return path


def write_odt_blocks(path: Path, *blocks: str | Sequence[Sequence[str]]) -> Path:
    """Write an ODT by odfpy: lines, and tables as lists of rows."""
    from odf.opendocument import OpenDocumentText
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentText()
    for block in blocks:
        if isinstance(block, str):
            document.text.addElement(P(text=block))
            continue
        grid = Table()
        for cells in block:
            row = TableRow()
            for cell in cells:
                holder = TableCell()
                holder.addElement(P(text=cell))
                row.addElement(holder)
            grid.addElement(row)
        document.text.addElement(grid)
    document.save(str(path))
    return path
