"""PDF text by pdfium, structure by pypdf where there is some.

pdfium is not thread-safe: two threads crash the process. Whoever reads evidence does so in processes.
"""

from __future__ import annotations

from ..errors import LimitExceeded, UnreadableEvidence
from .document import DocumentView, Page
from .limits import Limits


def read_pdf(data: bytes, limits: Limits) -> DocumentView:
    """Read all pages of a PDF's bytes.

    Raises ``UnreadableEvidence`` for a damaged or password-protected file, ``LimitExceeded`` for too many pages.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableEvidence(
            f"PDF illisible ({error})", f"unreadable PDF ({error})"
        ) from error
    try:
        if len(pdf) > limits.pages:
            raise LimitExceeded(f"PDF de {len(pdf)} pages : non lu", f"PDF of {len(pdf)} pages: not read")
        pages = []
        for index in range(len(pdf)):
            page = pdf[index]
            text = page.get_textpage().get_text_bounded()
            pages.append(Page(number=index + 1, lines=tuple(text.replace("\r", "").split("\n"))))
        return DocumentView(pages=tuple(pages))
    finally:
        pdf.close()
