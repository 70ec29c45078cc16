"""E-mails as a document: who wrote to whom, when, about what, then the body; and the files that hang on them.

The standard library parses the parts; what it may take long over, or go deep into, is bounded before it begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from ..errors import LimitExceeded, UnreadableEvidence
from ..model import Words
from .archive import UniqueNames, safe_name
from .document import DocumentView, Page
from .picture import picture_size
from .text import decode

if TYPE_CHECKING:
    from email.message import Message

_MOST = 32 * 1024 * 1024
"""Bytes of an e-mail with its attachments; mail servers refuse more than about 25 million."""

_PARTS = 60
"""Containers within an e-mail: the parser looks for the end of every open one on each line."""

_HEADER = 4_000
"""Characters of one header that are read."""

_CHARSETS = ("utf", "iso", "windows", "cp", "us-ascii", "ascii", "latin", "mac", "koi8", "gb", "big5", "shift", "euc")
"""Beginnings of the names of encodings of text; a codec such as punycode takes time quadratic in its input."""

_SEALS = ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature")
_LEFT_OUT = {
    **dict.fromkeys(("text/calendar", "application/ics"), Words("invitation d'un agenda", "a calendar's invitation")),
    **dict.fromkeys(("text/vcard", "text/x-vcard"), Words("carte de visite", "business card")),
    **dict.fromkeys(_SEALS, Words("sceau électronique du courriel", "electronic seal of the e-mail")),
}
"""Parts that are named and not opened."""
_WITHIN = Words("image du corps du courriel", "picture within the e-mail")
_LOGO, _BANNER = 100 * 1024, 600
"""Bytes, and pixels of the shorter side: above both a picture within a message is no logo and no banner; telephones put
a photo of a sheet there."""
_ENCRYPTED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"})

_LABELS = (("from", "De"), ("to", "À"), ("cc", "Cc"))


def read_mail(data: bytes, code_page: str) -> DocumentView:
    """Return an e-mail as one page: "De", "À", "Cc", "Envoyé le" and "Objet" as lines, then the body.

    Lines that quote an earlier message (">") are another e-mail: they are counted and left out. Raises
    ``LimitExceeded`` over 32 MiB or 60 containers, ``UnreadableEvidence`` for what is no e-mail after all.
    """
    _check_limits(data)
    message = _parse(data)
    body, attachments = _body(message, code_page)
    sent = _sent(message)
    subject = _decoded(message.get("subject"))
    lines = [f"{label} : {people}" for name, label in _LABELS if (people := _people(message, name))]
    if sent is not None:
        lines.append(f"Envoyé le : {sent:%d/%m/%Y} à {sent:%H:%M}")
    lines += [f"Objet : {subject}"] if subject else []
    offset = len(lines)
    lines += body.lines
    if attachments:
        lines.append(f"Pièces jointes : {', '.join(attachments)}")
    page = Page(
        number=1, lines=tuple(lines), tables=body.tables, flowing=tuple(number + offset for number in body.flowing)
    )
    author = _people(message, "from")
    metadata = {"title": subject, "author": author, "created": "" if sent is None else sent.isoformat()}
    return DocumentView(
        pages=(page,),
        metadata={name: value for name, value in metadata.items() if value},
        attachments=tuple(attachments),
        quoted=body.quoted,
    )


class Attached(NamedTuple):
    """A file that hangs on an e-mail."""

    name: str
    data: bytes
    left_out: Words | None = None
    """What it is, where it is no file to read."""


def read_attachments(data: bytes) -> list[Attached]:
    """Return each file that hangs on an e-mail, a message passed on too, under the limits of ``read_mail``."""
    _check_limits(data)
    unique = UniqueNames()
    found = []
    for part in _leaves(_parse(data)):
        if _is_attached(part) and (payload := _payload(part)) is not None:
            left_out = _LEFT_OUT.get(part.get_content_type())
            if left_out is None and _is_within_body(part) and _is_decoration(payload):
                left_out = _WITHIN
            name, _ = safe_name(_name(part) or part.get_content_type())
            found.append(Attached(unique(name), payload, left_out))
    return found


def _payload(part: Message) -> bytes | None:
    """Return a part's bytes; of a message passed on, those it can be written with again."""
    if part.get_content_type() != "message/rfc822":
        payload = part.get_payload(decode=True)
        return payload if isinstance(payload, bytes) else None
    inner = part.get_payload()
    if not isinstance(inner, list) or not inner or isinstance(inner[0], str):
        return str(inner).encode("utf-8", "replace")
    try:
        return bytes(inner[0])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return b""  # then told as an empty file


def _is_attached(part: Message) -> bool:
    kind = part.get_content_type()
    named = bool(_name(part)) or part.get_content_disposition() == "attachment"
    return named or kind == "message/rfc822"


def _is_within_body(part: Message) -> bool:
    """Whether a part is a picture of the message itself, such as the logo below a signature."""
    is_shown = part.get("content-id") is not None or part.get_content_disposition() == "inline"
    return part.get_content_maintype() == "image" and is_shown


def _is_decoration(picture: bytes) -> bool:
    size = picture_size(picture)
    return len(picture) <= _LOGO or (size is not None and min(size) < _BANNER)


def _name(part: Message) -> str:
    return _decoded(part.get_filename() or "")


def _check_limits(data: bytes) -> None:
    if len(data) > _MOST:
        raise LimitExceeded(
            f"courriel de {len(data)} octets : la limite est de {_MOST}, il n'est pas lu",
            f"e-mail of {len(data)} bytes: the limit is {_MOST}, it is not read",
        )
    lower = data.lower()
    parts = lower.count(b"boundary") + lower.count(b"message/rfc822")
    if parts > _PARTS:
        raise LimitExceeded(
            f"courriel de {parts} parties imbriquées : la limite est de {_PARTS}, il n'est pas lu",
            f"e-mail of {parts} nested parts: the limit is {_PARTS}, it is not read",
        )


def _parse(data: bytes) -> Message:
    from email.errors import StartBoundaryNotFoundDefect
    from email.parser import BytesParser  # 25 ms to import

    try:
        message = BytesParser().parsebytes(data.lstrip(b"\xef\xbb\xbf \t\r\n"))
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise UnreadableEvidence(
            f"courriel abîmé ({type(error).__name__}) : l'enregistrer à nouveau au format .eml ou en PDF",
            f"damaged e-mail ({type(error).__name__}): save it again as .eml or as a PDF",
        ) from error
    if message.get_content_type() in _ENCRYPTED:
        raise UnreadableEvidence(
            "courriel chiffré ou enfermé dans sa signature (S/MIME, PGP) : l'ouvrir dans la messagerie, puis "
            "l'imprimer en PDF et en enregistrer les pièces jointes",
            "e-mail encrypted or locked in its signature (S/MIME, PGP): open it in the mail program, print it as PDF "
            "and save its attachments",
        )
    if any(isinstance(defect, StartBoundaryNotFoundDefect) for defect in message.defects):
        raise UnreadableEvidence(
            "courriel abîmé : ses parties ne sont pas séparées comme il l'annonce, et ses pièces jointes sont "
            "perdues ; l'enregistrer à nouveau au format .eml ou en PDF",
            "damaged e-mail: its parts are not separated as it says, and its attachments are lost; save it again as "
            ".eml or as a PDF",
        )
    return message


# --- headers -----------------------------------------------------------------------------------------------------


def _decoded(value: object) -> str:
    """Return a header as it is meant to be read: "=?utf-8?q?R=C3=A9?=" is "Ré"."""
    from email.errors import MessageError
    from email.header import decode_header

    raw = " ".join(str(value or "")[:_HEADER].split())
    try:
        parts = decode_header(raw)
    except (MessageError, ValueError):
        return raw
    words = "".join(part if isinstance(part, str) else _in_charset(part, charset) for part, charset in parts)
    return " ".join(words.replace("\x00", "").split()) or raw


def _people(message: Message, name: str) -> str:
    """Return the people of a header, "Camille Durand <camille@example.org>; …"."""
    from email.utils import getaddresses

    raw = [" ".join(str(value)[:_HEADER].split()) for value in message.get_all(name, ())[:20]]
    people = []
    for shown, address in getaddresses(raw):
        words = _decoded(shown)
        if words or address:
            people.append(f"{words} <{address}>" if words and address else words or address)
    return "; ".join(people)


def _sent(message: Message) -> datetime | None:
    """Return when it was sent, on the sender's clock."""
    from email.utils import parsedate_to_datetime

    try:
        sent = parsedate_to_datetime(str(message.get("date") or "")[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return sent if 1990 <= sent.year <= 2100 else None


# --- body --------------------------------------------------------------------------------------------------------


class _Body:
    """Lines of a body, and what was left out of it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.tables: tuple[tuple[tuple[str, ...], ...], ...] = ()
        self.flowing: list[int] = []
        self.quoted = 0

    def add_text(self, text: str, *, flowed: bool) -> None:
        """Add plain text; in ``format=flowed`` a line that ends with a space goes on on the next one."""
        for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
            words = " ".join(line.split())
            if words.startswith(">"):
                self.quoted += 1
            elif words:
                self.lines.append(words)
                if flowed and line.endswith(" ") and words != "--":
                    self.flowing.append(len(self.lines))

    def add_html(self, text: str) -> None:
        """Add a page; what it quotes is not told from the rest."""
        from .html import read_html

        (page,) = read_html(text).pages
        self.lines += page.lines
        self.tables += page.tables


def _body(message: Message, code_page: str) -> tuple[_Body, list[str]]:
    plain, pages, attachments = [], [], []
    for part in _leaves(message):
        kind = part.get_content_type()
        if _is_attached(part):
            attachments.append(_name(part) or kind)
        elif kind == "text/html":
            pages.append(part)
        elif kind == "text/plain":
            plain.append(part)
    body = _Body()
    for part in plain:
        body.add_text(_text_of(part, code_page), flowed=str(part.get_param("format", "")).lower() == "flowed")
    if not body.lines:
        for part in pages:
            body.add_html(_text_of(part, code_page))
    return body, attachments


def _leaves(message: Message) -> Iterator[Message]:
    """Give the parts that hold something; a message within a message is one of them, and is not opened."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    for part in message.get_payload():
        if not isinstance(part, str):
            yield from _leaves(part)


def _text_of(part: Message, code_page: str) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset()
    text = _in_charset(payload, charset) if charset else decode(payload, code_page=code_page).text
    return text.replace("\x00", "")


def _in_charset(words: bytes, charset: str | None) -> str:
    """Return bytes as text; an encoding that is unknown, or none of text, is taken for UTF-8, then for Latin 1."""
    if charset and charset.lower().startswith(_CHARSETS):
        try:
            return words.decode(charset, "replace")
        except (LookupError, UnicodeError):
            pass
    try:
        return words.decode("utf-8")
    except UnicodeDecodeError:
        return words.decode("latin-1")
