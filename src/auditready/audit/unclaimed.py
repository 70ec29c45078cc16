"""What is said of a file that no reader claims: why it cannot be read and what to do, or what it seems to be."""

from __future__ import annotations

from typing import NamedTuple

from ..files import DocumentView, EvidenceFile
from ..files.archive import ArchiveView
from ..files.foreign import explain_foreign, explain_ole, explain_zip
from ..files.picture import picture_size
from ..model import Words
from ..words import listing

_DOCUMENTS = frozenset({"pdf", "docx", "odt", "pptx", "odp", "html", "email"})
_WORKBOOKS = frozenset({"xlsx", "ods", "encrypted-office"})
_SECTOR = 512
_DIRECTORY = 8 * _SECTOR
"""Bytes of an old Office file's list of streams that are looked at: 32 streams."""
_STAMP = 25
"""Words on a scanned page that are its stamp or its header: a page of text has ten times as many."""
_NAMED = 8
"""Numbers of pages that a note names."""
_ICON = 200
"""Pixels: a smaller picture is a logo or an icon."""
_SCREENS = frozenset({1024, 1280, 1360, 1366, 1440, 1512, 1536, 1600, 1680, 1728, 1920, 2048, 2560, 2880, 3440, 3840})
"""Widths of screens: a JPEG of one of them that is no higher than wide was taken of a screen, not by a scanner."""

_SCAN = Words(
    "Aucun texte dans ce document : c'est une image (scan). À remplacer par l'original, ou à passer à la "
    "reconnaissance de caractères (OCR).",
    "No text in this document: it is a picture (scan). Replace it by the original, or run OCR on it.",
)
_PICTURE = Words(
    "Image : une photo ou un scan, dont rien n'est lu. À remplacer par l'original, ou à passer à la reconnaissance de "
    "caractères (OCR) en PDF.",
    "Picture: a photo or a scan, nothing of which is read. Replace it by the original, or run OCR on it into a PDF.",
)
_BLANK_PAGE = Words(
    "Aucun texte dans cette page web : elle a été enregistrée sans son contenu. L'imprimer en PDF.",
    "No text in this web page: it was saved without its content. Print it as PDF.",
)
_OUTLOOK = Words(
    "Message Outlook (.msg), non lu : l'enregistrer au format .eml, ou l'imprimer en PDF.",
    "Outlook message (.msg), not read: save it as .eml, or print it as PDF.",
)


class Judgement(NamedTuple):
    """What is said of a file."""

    unreadable: Words | None = None
    """Why it cannot be read, and what to do."""
    remark: Words | None = None
    """What it seems to be, where nothing is wrong with it."""


def judge(file: EvidenceFile) -> Judgement:
    """Tell a file that nobody knows from one that nobody can read. Raises what the views raise."""
    kind = file.format
    if kind == "empty":
        return Judgement(Words("Fichier vide.", "Empty file."))
    if kind in _DOCUMENTS:
        unreadable = _without_text(file.document, is_page=kind == "html")
        return Judgement(unreadable, remark=None if unreadable else say_scanned_pages(file.document))
    if kind == "image":
        return _judge_picture(file.head)
    if kind == "outlook":
        return Judgement(_OUTLOOK)
    if kind == "zip":
        return Judgement(why_no_archive(file.archive))
    if known := explain_foreign(file.head) or explain_ole(_streams(file)):
        return Judgement(known)
    if kind in _WORKBOOKS or kind == "xls":
        _ = file.sheets
    elif kind == "gzip":
        _ = file.content
    elif kind == "json":
        _ = file.json
    return Judgement()


def why_no_archive(archive: ArchiveView) -> Words | None:
    """Return what a zip container is other than an archive of files; ``None`` for an archive."""
    return explain_zip(archive.names)


def _without_text(document: DocumentView, *, is_page: bool) -> Words | None:
    if not document.has_text:
        return _BLANK_PAGE if is_page else _SCAN
    if document.pages and all(page.scanned and page.images for page in document.pages):
        words = len(document.text.split())
        if words <= _STAMP * len(document.pages):
            return Words(
                f"Scan : seuls {words} mots y sont du texte (tampon, en-tête), le reste est une image. À remplacer par "
                "l'original, ou à passer à la reconnaissance de caractères (OCR).",
                f"Scan: only {words} words of it are text (stamp, header), the rest is a picture. Replace it by the "
                "original, or run OCR on it.",
            )
    return None


def say_scanned_pages(document: DocumentView) -> Words | None:
    """Return which pages of a document are pictures, where others are text: what stands on them is not read."""
    pages = [
        page.number
        for page in document.pages
        if (page.scanned or page.images) and len(" ".join(page.lines).split()) <= (_STAMP if page.scanned else 0)
    ]
    if not pages or len(pages) == len(document.pages):
        return None
    numbers = listing(pages, limit=_NAMED)
    s = "s" if len(pages) > 1 else ""
    return Words(
        f"{len(pages)} page{s} sur {len(document.pages)} sans texte ({numbers.fr}) : scan dont rien n'est lu ; "
        f"déposer l'original, ou passer le document à la reconnaissance de caractères (OCR)",
        f"{len(pages)} page{s} of {len(document.pages)} without text ({numbers.en}): a scan of which nothing is "
        f"read; file the original, or run OCR on the document",
    )


def _judge_picture(head: bytes) -> Judgement:
    width, height = picture_size(head) or (0, 0)
    if 0 < width < _ICON and 0 < height < _ICON:
        return Judgement(
            remark=Words(
                f"Petite image ({width} × {height}) : sans doute un logo. L'écarter dans dossier.toml.",
                f"Small picture ({width} × {height}): probably a logo. Leave it out in dossier.toml.",
            )
        )
    is_photo = head.startswith((b"\xff\xd8", b"II*", b"MM"))
    if width > height and (width in _SCREENS if is_photo else width >= 3 * _ICON):
        return Judgement(
            remark=Words(
                f"Capture d'écran ({width} × {height}), dont rien n'est lu : si elle montre une classe, l'auditeur en "
                "jugera ; son nom doit dire de quel jour elle est.",
                f"Picture of a screen ({width} × {height}), nothing of which is read: if it shows a class, the auditor "
                "will judge; its name should say of which day it is.",
            )
        )
    return Judgement(_PICTURE)


def _streams(file: EvidenceFile) -> bytes:
    """Return the beginning of an old Office file's list of streams, wherever it stands; nothing of other files."""
    head = file.head
    if not head.startswith(b"\xd0\xcf\x11\xe0"):
        return b""
    at = (int.from_bytes(head[48:52], "little") + 1) * _SECTOR
    return file.data[at : at + _DIRECTORY] if at + _SECTOR > len(head) else head[at : at + _DIRECTORY]
