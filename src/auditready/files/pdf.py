"""PDF text, pictures, form fields and signatures by pdfium; pypdf where pdfium refuses a file.

pdfium is not thread-safe: two threads crash the process. Whoever reads evidence does so in processes. The raw calls
are used because a page has hundreds of objects and each wrapper object costs more than the call.

Importing this module costs 66 ms, so only the view that needs it does.
"""

from __future__ import annotations

import re
from typing import Any

import pypdfium2
from pypdfium2 import raw

from ..errors import LimitExceeded, UnreadableEvidence
from .document import DocumentView, Mark, Page
from .limits import Limits
from .pdf_layout import Line, Piece, find_tables, flowing, in_reading_order, joined
from .pdf_objects import Picture, count_signatures, read_annotations, read_pictures
from .pdf_text import read_lines

_FOOTER = 0.06
_BACKGROUND = 0.6
"""Shares of the page: a picture lower than the first is a footer, one larger than the second is the page itself."""

_BESIDE = 25.0
"""Points between a caption and the picture that stands at its end."""

_COLUMN = 60.0
"""Points that a line in the picture's own column may be farther above it than the nearest line of the page."""

_METADATA = {
    "Title": "title", "Author": "author", "Creator": "creator", "Producer": "producer",
    "CreationDate": "created", "ModDate": "modified",
}  # fmt: skip
_MOMENT = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(Z|[+-]\d{2})?'?(\d{2})?")


def read_pdf(data: bytes, limits: Limits) -> DocumentView:
    """Read all pages of a PDF's bytes.

    Raises ``UnreadableEvidence`` for a damaged or password-protected file, ``LimitExceeded`` for too many pages.
    """
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
            signatures=count_signatures(pdf) if has_form else 0,
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
    drawn = read_lines(textpage)
    lines = in_reading_order(drawn, [field.piece for field in fields if field.piece.text])
    width, height = page.get_size()
    pictures = read_pictures(page)
    return Page(
        number=index + 1,
        lines=tuple(joined(line) for line in lines),
        images=sum(picture.kind == "picture" for picture in pictures),
        tables=tuple(find_tables(drawn)),
        lefts=tuple(tuple(round(piece.left / width, 3) for piece in line) for line in lines) if width else (),
        flowing=flowing(lines, width),
        marks=_marks([*pictures, *drawings], lines, width, height),
        scanned=any(_covers(picture, width, height) for picture in pictures),
    )


def _marks(pictures: list[Picture], lines: list[Line], width: float, height: float) -> tuple[Mark, ...]:
    marks = []
    for picture in pictures:
        middle = (picture.bottom + picture.top) / 2
        if middle > _FOOTER * height and not _covers(picture, width, height):
            across = min(max((picture.left + picture.right) / 2 / width, 0.0), 1.0) if width else None
            marks.append(Mark(kind=picture.kind, line=_line_above(picture, lines), across=across))
    return tuple(sorted(marks, key=lambda mark: (mark.line, mark.across or 0.0, mark.kind)))


def _line_above(picture: Picture, lines: list[Line]) -> int:
    """Return the line at whose end it stands, else the nearest above: in its own column if that is not much farther."""
    middle = (picture.bottom + picture.top) / 2
    beside = [
        (picture.left - line[-1].right, number)
        for number, line in enumerate(lines, start=1)
        if picture.bottom - 2 <= line[-1].middle <= picture.top and -5 < picture.left - line[-1].right < _BESIDE
    ]
    if beside:
        return min(beside)[1]
    above = [
        (line[0].middle + (0 if any(_shares_column(piece, picture) for piece in line) else _COLUMN), -number)
        for number, line in enumerate(lines, start=1)
        if line[0].top >= middle
    ]
    return -min(above)[1] if above else 0


def _shares_column(piece: Piece, picture: Picture) -> bool:
    return piece.left < picture.right and picture.left < piece.right


def _covers(picture: Picture, width: float, height: float) -> bool:
    area = (picture.right - picture.left) * (picture.top - picture.bottom)
    return picture.kind == "picture" and area > _BACKGROUND * width * height


def _metadata(raw_values: dict[str, str]) -> dict[str, str]:
    values = {_METADATA[key]: text.strip() for key, text in raw_values.items() if key in _METADATA and text.strip()}
    for key in ("created", "modified"):
        if key in values:
            values[key] = iso_moment(values[key])
    return values


def iso_moment(text: str) -> str:
    """Return "2017-07-19T11:31:34+02:00" for "D:20170719113134+02'00'"; other texts as they are."""
    found = _MOMENT.match(text)
    if found is None or found[3] is None:
        return text
    year, month, day, hour, minute, second, zone, zone_minutes = found.groups()
    clock = f"T{hour}:{minute or '00'}:{second or '00'}" if hour else ""
    offset = "" if not zone else "+00:00" if zone == "Z" else f"{zone}:{zone_minutes or '00'}"
    return f"{year}-{month}-{day}{clock}{offset if clock else ''}"
