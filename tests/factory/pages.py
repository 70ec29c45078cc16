"""A written document as blocks, printed as a real PDF (reportlab) or DOCX (a zip of minimal XML)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from .frozen import latin, zip_bytes


@dataclass(frozen=True)
class Title:
    """The document's title."""

    text: str


@dataclass(frozen=True)
class Heading:
    """An article or section heading."""

    text: str


@dataclass(frozen=True)
class Line:
    """One paragraph."""

    text: str


@dataclass(frozen=True)
class Boxes:
    """Choices, each with its box: ``(text, ticked)``."""

    choices: Sequence[tuple[str, bool]]


@dataclass(frozen=True)
class Table:
    """A table; the first row is its header."""

    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = ()
    """Shares of the page's width; equal where empty."""


@dataclass(frozen=True)
class Signatures:
    """Who signs, side by side: ``(caption, picture or None)``; an empty place stays white."""

    places: Sequence[tuple[str, bytes | None]]


Block = Title | Heading | Line | Boxes | Table | Signatures


def written(blocks: Sequence[Block], form: str = "pdf", *, footer: str = "") -> bytes:
    """Print ``blocks`` as ``pdf`` or ``docx``."""
    return to_pdf(blocks, footer=footer) if form == "pdf" else to_docx(blocks, footer=footer)


# --- PDF -----------------------------------------------------------------------------------------------------

_LEFT, _TOP, _BOTTOM, _WIDTH = 57, 790, 60, 481
_BOLD, _PLAIN = "Helvetica-Bold", "Helvetica"


class _Printer:
    """Prints blocks down an A4 page. The standard fonts know code page 1252 alone: "Nguyễn" is printed "Nguyen"."""

    def __init__(self, footer: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, invariant=1, pageCompression=1, initialFontName=_PLAIN)
        self.footer = footer
        self.y = float(_TOP)

    def need(self, height: float) -> None:
        if self.y - height < _BOTTOM:
            self.end_page()

    def end_page(self) -> None:
        self.canvas.setFont(_PLAIN, 8)
        self.canvas.drawString(_LEFT, 36, latin(self.footer))
        self.canvas.showPage()
        self.y = float(_TOP)

    def wrap(self, text: str, font: str, size: float, width: float = _WIDTH) -> list[str]:
        from reportlab.lib.utils import simpleSplit

        return simpleSplit(latin(text), font, size, width) or [""]

    def text(self, text: str, font: str, size: float, *, centre: bool = False) -> None:
        for line in self.wrap(text, font, size):
            self.need(size * 1.4)
            self.y -= size * 1.4
            self.canvas.setFont(font, size)
            if centre:
                self.canvas.drawCentredString(_LEFT + _WIDTH / 2, self.y, line)
            else:
                self.canvas.drawString(_LEFT, self.y, line)

    def title(self, block: Title) -> None:
        self.text(block.text, _BOLD, 15, centre=True)
        self.y -= 10

    def heading(self, block: Heading) -> None:
        self.y -= 8
        self.text(block.text, _BOLD, 11)

    def line(self, block: Line) -> None:
        self.text(block.text, _PLAIN, 10)
        self.y -= 2

    def boxes(self, block: Boxes) -> None:
        for text, ticked in block.choices:
            self.need(16)
            self.y -= 15
            self.canvas.setFont("ZapfDingbats", 10)
            self.canvas.drawString(_LEFT + 12, self.y, "✔" if ticked else "❏")
            self.canvas.setFont(_PLAIN, 10)
            self.canvas.drawString(_LEFT + 24, self.y, " " + latin(text))

    def table(self, block: Table) -> None:
        shares = block.widths or [1] * len(block.rows[0])
        widths = [_WIDTH * share / sum(shares) for share in shares]
        self.y -= 6
        for number, row in enumerate(block.rows):
            font = _PLAIN if number else _BOLD
            cells = [self.wrap(text, font, 9, width - 6) for text, width in zip(row, widths, strict=True)]
            height = 12 * max(map(len, cells)) + 4
            self.need(height)
            x = float(_LEFT)
            for lines, width in zip(cells, widths, strict=True):
                self.canvas.rect(x, self.y - height, width, height)
                self.canvas.setFont(font, 9)
                for index, line in enumerate(lines):
                    self.canvas.drawString(x + 3, self.y - 11 - 12 * index, line)
                x += width
            self.y -= height
        self.y -= 4

    def signatures(self, block: Signatures) -> None:
        from reportlab.lib.utils import ImageReader

        self.need(90)
        width = _WIDTH / len(block.places)
        top = self.y - 14
        for index, (caption, picture) in enumerate(block.places):
            x = _LEFT + index * width
            self.canvas.setFont(_PLAIN, 9)
            lines = self.wrap(caption, _PLAIN, 9, width - 12)
            for number, line in enumerate(lines):
                self.canvas.drawString(x, top - 12 * number, line)
            if picture is not None:
                place = (x, top - 12 * len(lines) - 36)
                self.canvas.drawImage(ImageReader(io.BytesIO(picture)), *place, width=120, height=40)
        self.y -= 90


def to_pdf(blocks: Sequence[Block], *, footer: str = "") -> bytes:
    """Print an A4 PDF, the same bytes each time."""
    printer = _Printer(footer)
    title = next((block.text for block in blocks if isinstance(block, Title)), "")
    printer.canvas.setTitle(latin(title))
    printer.canvas.setAuthor("Ateliers du Lirou Formation")
    for block in blocks:
        getattr(printer, type(block).__name__.lower())(block)
    printer.end_page()
    printer.canvas.save()
    return printer.out.getvalue()


# --- DOCX ----------------------------------------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def to_docx(blocks: Sequence[Block], *, footer: str = "") -> bytes:
    """Write a DOCX of paragraphs, tables and pictures."""
    pictures: list[bytes] = []
    body = "".join(_docx_block(block, pictures) for block in blocks) + (_paragraph(footer) if footer else "")
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL}/image" Target="media/image{n}.png"/>'
        for n in range(1, len(pictures) + 1)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    types = (
        f'{head}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    root = (
        f'{head}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    document = (
        f'{head}<w:document xmlns:w="{_W}" xmlns:r="{_REL}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
        f'xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"><w:body>{body}<w:sectPr/></w:body></w:document>'
    )
    members = {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": root.encode(),
        "word/document.xml": document.encode(),
        "word/_rels/document.xml.rels": (
            f'{head}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'.encode()
        ),
    }
    members.update({f"word/media/image{n}.png": data for n, data in enumerate(pictures, 1)})
    return zip_bytes(members)


def _paragraph(text: str, style: str = "", drawing: str = "") -> str:
    run = f'<w:r>{style}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{run}{drawing}</w:p>"


def _cell(content: str) -> str:
    return f"<w:tc><w:tcPr/>{content}</w:tc>"


def _table(rows: Sequence[Sequence[str]]) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def _docx_block(block: Block, pictures: list[bytes]) -> str:
    match block:
        case Title(text):
            return _paragraph(text, '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr>')
        case Heading(text):
            return _paragraph(text, "<w:rPr><w:b/></w:rPr>")
        case Line(text):
            return _paragraph(text)
        case Boxes(choices):
            return "".join(_paragraph(f"{'☒' if ticked else '☐'} {text}") for text, ticked in choices)
        case Table(rows):
            return _table([[_cell(_paragraph(text)) for text in row] for row in rows])
        case Signatures(places):
            cells = [_cell(_paragraph(caption) + _picture(picture, pictures)) for caption, picture in places]
            return _table([cells])


def _picture(picture: bytes | None, pictures: list[bytes]) -> str:
    if picture is None:
        return ""
    pictures.append(picture)
    number = len(pictures)
    size = 'cx="1143000" cy="381000"'
    drawing = (
        f'<w:r><w:drawing><wp:inline><wp:extent {size}/><wp:docPr id="{number}" name="Image {number}"/><a:graphic>'
        f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name=""/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId{number}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    return _paragraph("", drawing=drawing)
