"""PDF text, pictures, form fields and signatures by pdfium; pypdf where pdfium refuses a file.

pdfium is not thread-safe: two threads crash the process. Whoever reads evidence does so in processes. The raw calls
are used because a page has hundreds of objects and each wrapper object costs more than the call.
"""

from __future__ import annotations

import ctypes
import re
from typing import Any

from ..errors import LimitExceeded, UnreadableEvidence
from .document import CELL_GAP, DocumentView, Mark, Page
from .limits import Limits
from .pdf_layout import Line, Piece, find_tables, in_reading_order, joined
from .pdf_objects import Field, Picture, has_signature, read_annotations, read_pictures

_CELL_GAP_IN_HEIGHTS = 0.9
"""A wider gap between two runs of text, in heights of their line, parts two cells; a justified space is narrower."""

_FOOTER = 0.06
_BACKGROUND = 0.6
"""Shares of the page: a picture lower than the first is in the footer, one larger than the second is the page itself."""

_METADATA = {
    "Title": "title", "Author": "author", "Creator": "creator", "Producer": "producer",
    "CreationDate": "created", "ModDate": "modified",
}  # fmt: skip
_MOMENT = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(Z|[+-]\d{2})?'?(\d{2})?")

_DINGBATS = str.maketrans(
    {
        "\ufffe": "\x02", "\x00": None, "\u00ad": None, "\u00a0": " ",
        **dict.fromkeys("\uf0fe\uf0fd\uf052\uf053\uf054\uf078", "☒"),
        **dict.fromkeys("\uf06f\uf0a8\uf070\uf071\uf072\uf0a3", "☐"),
        "\uf0fc": "✔", "\uf0fb": "✘", "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•",
    }
)  # fmt: skip
"""Wingdings boxes and bullets live in the private use area; an end-of-line hyphen is U+FFFE or 0x02 by pdfium."""

_WORD_BREAK = re.compile(r"\x02(?=[a-zà-ÿ])")


def read_pdf(data: bytes, limits: Limits) -> DocumentView:
    """Read all pages of a PDF's bytes.

    Raises ``UnreadableEvidence`` for a damaged or password-protected file, ``LimitExceeded`` for too many pages.
    """
    import pypdfium2  # 66 ms
    from pypdfium2 import raw

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise _locked() from error
        from .pdf_fallback import read_with_pypdf

        return read_with_pypdf(data, limits, str(error))
    try:
        if len(pdf) > limits.pages:
            raise LimitExceeded(f"PDF de {len(pdf)} pages : non lu", f"PDF of {len(pdf)} pages: not read")
        form: dict[str, str] = {}
        if has_form := raw.FPDF_GetFormType(pdf) != raw.FORMTYPE_NONE:
            pdf.init_forms()
        pages = tuple(_read_page(pdf, index, form) for index in range(len(pdf)))
        return DocumentView(
            pages=pages,
            metadata=_metadata(pdf.get_metadata_dict(skip_empty=True)),
            form=form,
            signatures=has_signature(pdf) if has_form else 0,
        )
    except pypdfium2.PdfiumError as error:
        raise UnreadableEvidence(
            f"PDF abîmé ({error}) : le remplacer par une copie saine",
            f"damaged PDF ({error}): replace it by a sound copy",
        ) from error
    finally:
        pdf.close()


def _locked() -> UnreadableEvidence:
    return UnreadableEvidence(
        "PDF protégé par mot de passe : en déposer une copie sans mot de passe",
        "password-protected PDF: file a copy without a password",
    )


def _read_page(pdf: Any, index: int, form: dict[str, str]) -> Page:
    page = pdf[index]
    textpage = page.get_textpage()
    fields, drawings = read_annotations(page, pdf.formenv)
    form.update((field.name, field.value) for field in fields if field.name)
    lines = in_reading_order(_read_lines(textpage), [field.piece for field in fields if field.piece.text])
    width, height = page.get_size()
    pictures = read_pictures(page)
    return Page(
        number=index + 1,
        lines=tuple(joined(line) for line in lines),
        images=sum(picture.kind == "picture" for picture in pictures),
        tables=tuple(find_tables(lines)),
        marks=_marks([*pictures, *drawings], lines, width, height),
        scanned=any(_covers(picture, width, height) for picture in pictures),
    )


def _marks(pictures: list[Picture], lines: list[Line], width: float, height: float) -> tuple[Mark, ...]:
    marks = []
    for picture in pictures:
        middle = (picture.bottom + picture.top) / 2
        if middle > _FOOTER * height and not _covers(picture, width, height):
            above = [number for number, line in enumerate(lines, start=1) if line[0].middle >= middle]
            marks.append(Mark(kind=picture.kind, line=max(above, default=0)))
    return tuple(sorted(marks, key=lambda mark: (mark.line, mark.kind)))


def _covers(picture: Picture, width: float, height: float) -> bool:
    area = (picture.right - picture.left) * (picture.top - picture.bottom)
    return picture.kind == "picture" and area > _BACKGROUND * width * height


# --- text ----------------------------------------------------------------------------------------------------


def _read_lines(textpage: Any) -> list[Line]:
    """Return the page's lines as they were drawn, parted into cells."""
    from pypdfium2 import raw

    text = _text_of(textpage)
    char_index = _char_index(textpage, text)
    lines: list[Line] = []
    start = 0
    for part in text.split("\r\n"):
        if part.strip():
            first = char_index(start)
            rectangles = _rectangles(textpage, first, char_index(start + len(part) - 1) - first + 1)
            cells = _cut(textpage, part, first, rectangles) if len(rectangles) > 1 else [(part, rectangles)]
            line = [_piece(words, boxes) for words, boxes in cells if words.strip()]
            if line:
                lines.append(line)
        start += len(part) + 2
    del raw
    return lines
