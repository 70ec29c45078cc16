"""PDF text by pypdf, for the files that pdfium refuses: no geometry, so no cells, no tables and no marks."""

from __future__ import annotations

import logging
from io import BytesIO

from ..errors import LimitExceeded, UnreadableEvidence
from .document import DocumentView, Page
from .limits import Limits


def read_with_pypdf(data: bytes, limits: Limits, refusal: str) -> DocumentView:
    """Read a PDF's text page by page.

    Raises ``UnreadableEvidence`` with pdfium's ``refusal`` where pypdf cannot read it either.
    """
    import pypdf  # 109 to 139 ms

    # Its remarks on each oddity of a file would go to the terminal, over the interface.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        reader = pypdf.PdfReader(BytesIO(data), strict=False)
        count = len(reader.pages)
    except Exception as error:  # pypdf raises almost anything on hostile bytes
        raise _damaged(refusal) from error
    if count > limits.pages:
        raise LimitExceeded(f"PDF de {count} pages : non lu", f"PDF of {count} pages: not read")
    try:
        pages = tuple(
            Page(number=number, lines=_lines_of(page.extract_text()), scanned=True)
            for number, page in enumerate(reader.pages, start=1)
        )
    except Exception as error:  # the same, page by page
        raise _damaged(refusal) from error
    if not pages:
        raise _damaged(refusal)
    return DocumentView(pages=pages)


def _lines_of(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines() if line.strip())


def _damaged(refusal: str) -> UnreadableEvidence:
    return UnreadableEvidence(
        f"PDF abîmé ({refusal}) : le remplacer par une copie saine",
        f"damaged PDF ({refusal}): replace it by a sound copy",
    )
