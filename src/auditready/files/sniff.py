"""Tell a file's format from its first bytes; the name and the extension have no say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .table import is_parted_by_colons
from .text import detect_encoding

if TYPE_CHECKING:
    from .archive import ArchiveView

Format = Literal[
    "empty", "xlsx", "xls", "ods", "docx", "odt", "pptx", "odp", "pdf", "json", "delimited", "text", "zip", "gzip",
    "image", "media", "xml", "html", "email", "outlook", "encrypted-office", "binary",
]  # fmt: skip

HEAD_BYTES = 65_536

_HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis"})
"""Brands of photos in the container that films use: what an iPhone takes."""
_RECORDINGS = (
    b"\x1a\x45\xdf\xa3", b"ID3", b"OggS", b"fLaC", b"0&\xb2u\x8ef\xcf\x11", b"FLV\x01", b"\x00\x00\x01\xba", b"#!AMR",
    b"caff\x00\x01",
)  # fmt: skip
"""First bytes of Matroska, tagged MP3, Ogg, FLAC, Windows Media, Flash, MPEG, AMR and Apple's CAF."""
_QUICKTIME = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
"""First boxes of films without a brand: old QuickTime."""
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
"""How a zip container begins: with a member, empty, or as the first of several volumes."""

_MAIL_HEADERS = frozenset(
    {b"from", b"to", b"date", b"subject", b"message-id", b"mime-version", b"received", b"return-path", b"content-type"}
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NUL_WEIGHT = 5
"""How much heavier a NUL weighs than another control character."""
_TEXT_CONTROL = frozenset(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27, 0}


def sniff_format(head: bytes, archive: ArchiveView | None = None) -> Format:
    """Return the format of a file from its head and, for a zip container, its members."""
    if not head.removeprefix(b"\xef\xbb\xbf").strip(b"\x00 \t\r\n") or head in (b"\xff\xfe", b"\xfe\xff"):
        return "empty"
    if archive is not None:
        return _sniff_zip(archive)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_OLE):
        return _sniff_ole(head)
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if _is_image(head):
        return "image"
    if _is_media(head):
        return "media"
    return _sniff_text(head)


def is_read_by_seeking(head: bytes) -> bool:
    """Whether little of a file is read, whatever its size: of an archive its members, of a recording its boxes."""
    return head.startswith(ZIP) or (_is_media(head) and not _is_image(head))


def _is_image(head: bytes) -> bool:
    return (
        head.startswith(_IMAGES)
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
        or (head[4:8] == b"ftyp" and head[8:12] in _HEIF)
    )


def _is_media(head: bytes) -> bool:
    if head[4:8] == b"ftyp" or head.startswith(_RECORDINGS):
        return True
    if head[:4] in {b"RIFF", b"RF64"}:
        return head[8:12] in {b"WAVE", b"AVI "}
    if head[4:8] in _QUICKTIME and head[0] == 0:
        return True
    if 0 in head[:400] and any(head[at : at + 2 * step + 1 : step] == b"GGG" for at, step in ((0, 188), (4, 192))):
        return True  # a transport stream: a packet every 188 bytes, or 192 with a stamp before it
    # MPEG audio without a tag: eleven bits set, layer III and a rate that exists, or AAC; and no text has its zeros.
    if len(head) < 3 or head[0] != 0xFF or 0 not in head:
        return False
    return head[1] & 0xF6 == 0xF0 or (head[1] & 0xE6 == 0xE2 and head[2] >> 4 not in {0, 15})


def _sniff_zip(archive: ArchiveView) -> Format:
    members = archive.names
    if "xl/workbook.xml" in members or "xl/workbook.bin" in members:
        return "xlsx"
    if "word/document.xml" in members:
        return "docx"
    if "ppt/presentation.xml" in members:
        return "pptx"
    if "content.xml" in members and "mimetype" in members:
        kind = archive.read("mimetype")
        if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
            return "ods"
        if kind.startswith(b"application/vnd.oasis.opendocument.text"):
            return "odt"
        if kind.startswith(b"application/vnd.oasis.opendocument.presentation"):
            return "odp"
    return "zip"


def _sniff_ole(head: bytes) -> Format:
    # Encrypted OOXML, old Word, PowerPoint and Outlook files and Thumbs.db are OLE containers too. Their directory of
    # streams tells, where it stands in the head; where it does not, the workbook library has the last word.
    if _has_stream(head, "EncryptedPackage"):
        return "encrypted-office"
    if _has_stream(head, "__properties_version1.0") or _has_stream(head, "__nameid_version1.0"):
        return "outlook"
    if _has_stream(head, "Root Entry") and not (_has_stream(head, "Workbook") or _has_stream(head, "Book")):
        return "binary"
    return "xls"


def _has_stream(head: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in head


def _sniff_text(head: bytes) -> Format:
    sample = head[:4096]
    nuls = sample.count(0)
    encoding, _ = detect_encoding(sample, code_page="latin-1")
    wide = encoding.startswith("utf-16")
    # Zoom leaves a NUL in some names; among sound text a few are dropped, as in the decoded view.
    others = sum(byte in _TEXT_CONTROL for byte in sample)
    weight = _NUL_WEIGHT if others or encoding == "latin-1" else 1
    if not wide and nuls * weight + others > len(sample) // 50:
        return "binary"
    text = sample.decode(encoding, "replace")
    # Whatever is told by its first characters is written in ASCII, in either width.
    body = (text.encode("utf-8") if wide else sample).lstrip(b"\xef\xbb\xbf \t\r\n")
    if _looks_like_html(body):
        return "html"
    if not wide and _looks_like_mail(head):
        return "email"
    if body.startswith(b"<?xml"):
        return "xml"
    if body[:1] in (b"{", b"["):
        return "json" if _looks_like_json(body) else "text"
    lines = text.splitlines()[:40]
    tabular = sum(max(map(line.count, "\t;,")) > 0 for line in lines)
    if tabular and tabular * 3 >= len([line for line in lines if line.strip()]):
        return "delimited"
    whole = lines[:-1] if len(sample) < len(head) else lines
    return "delimited" if is_parted_by_colons(whole) else "text"


def _looks_like_html(body: bytes) -> bool:
    # A browser that saves a page puts a comment before it; XHTML begins as XML does.
    start = body[:1024].lower()
    return start.startswith((b"<!doctype html", b"<html")) or (
        start.startswith((b"<?xml", b"<!--")) and b"<html" in start
    )


def _looks_like_mail(head: bytes) -> bool:
    """Whether a text begins with an e-mail's headers: who wrote, when or about what, and a third one."""
    names = set()
    for line in head.lstrip(b"\xef\xbb\xbf \t\r\n").splitlines():
        if not line.strip():
            break
        if line[:1] in b" \t":
            continue
        name, colon, _ = line.partition(b":")
        if not colon or not name.replace(b"-", b"").isalnum():
            return False
        names.add(name.lower())
    return b"from" in names and bool(names & {b"date", b"subject"}) and len(names & _MAIL_HEADERS) > 2


def _looks_like_json(body: bytes) -> bool:
    # "[09:02] Name : text" is a chat; JSON goes on with a quote, a bracket, a number or a word of its own.
    rest = body[1:].lstrip(b" \t\r\n")
    if not rest:
        return True
    if body[:1] == b"{":
        return rest[:1] in (b'"', b"}")
    if rest[:1] in (b'"', b"{", b"[", b"]"):
        return True
    return rest[:1] in (b"-", b"t", b"f", b"n") or (rest[:1].isdigit() and b":" not in rest[:6])
