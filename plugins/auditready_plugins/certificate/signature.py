"""Whether a certificate bears a signature or a stamp: never a guess, ``None`` where it cannot be told."""

from __future__ import annotations

from collections.abc import Iterator

from auditready import DocumentText, DocumentView

_ELECTRONIC = (
    r"signee? electroniquement|signature electronique|electronically signed|signed electronically|docusign|yousign"
    r"|universign|certificat de signature"
)
_PLACE = (
    r"(?:cachet|tampon) et signature|signature (?:et cachet|du |de la |de l'|electronique)|signature ?(?::|$|\|)"
    r"|stamp and signature"
)
_ISSUED = r"fait a\b|fait le\b|done at|issued (?:at|on)"
_LINES_ABOVE = 3
"""A stamp is as high as some lines of text: its middle may stand above the caption that it belongs to."""


def is_signed(text: DocumentText, document: DocumentView) -> bool | None:
    """Return whether a signature stands near the end of the certificate, or the file is signed electronically."""
    if document.signatures or text.search(_ELECTRONIC) is not None:
        return True
    pages = {page for _, page, _ in text.lines}
    pages |= set(_textless_after(document, max(pages)))
    if any(page.scanned for page in document.pages if page.number in pages):
        return None
    floor = _signature_place(text)
    last = max([*((page, line) for _, page, line in text.lines), (max(pages), 0)])
    for page in document.pages:
        for mark in page.marks:
            if page.number in pages and floor <= (page.number, mark.line) <= last:
                return True
    return False


def _textless_after(document: DocumentView, number: int) -> Iterator[int]:
    """Give the pages after a page that hold no text: a signature that found no place on it went over."""
    for page in document.pages[number:]:
        if page.lines:
            return
        yield page.number


def _signature_place(text: DocumentText) -> tuple[int, int]:
    """Return the page and line from which on a picture can be the signature."""
    for pattern in (_PLACE, _ISSUED):
        found = text.find_all(pattern)
        if found:
            _, page, line = text.lines[text.line_index(found[-1].start())]
            return page, line - _LINES_ABOVE
    _, page, line = text.lines[len(text.lines) * 2 // 3]
    return page, line
