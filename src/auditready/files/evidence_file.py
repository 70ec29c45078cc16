"""One file of a dossier, with views that are parsed on first use and then shared by all readers."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from io import BufferedReader, BytesIO, StringIO, TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar

from ..errors import LimitExceeded, UnreadableEvidence
from .archive import ArchiveView, Entry
from .document import DocumentView
from .limits import MEBIBYTE, Limits
from .plain_lines import PlainLines, iter_lines
from .sniff import HEAD_BYTES, ZIP, Format, is_read_by_seeking, sniff_format
from .table import Cell, Sheet, detect_delimiter, iter_delimited
from .text import TextView, decode, detect_encoding
from .viewing import open_plainly, reading, view

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from ..model import Words
    from .media import MediaView
    from .page_sheet import PageSheet
    from .pdf_signatures import SignatureCheck

_KEEP_BYTES = 8 * 1024 * 1024
"""A file up to this size is read from disk once and kept until its dossier is done; a larger one is streamed."""
_HASHED_BYTES = 64 * MEBIBYTE
"""Of a recording: a share of fifty videos would be read from end to end over the network, for a digest alone."""


class EvidenceFile:
    """A file, by content. Every view raises ``UnreadableEvidence`` or ``LimitExceeded``, and nothing else."""

    parsed: ClassVar[Counter[str]] = Counter()
    """Times each view was really built in this process: the test "each file is parsed once" counts here."""

    def __init__(
        self, path: Path, name: str, *, limits: Limits | None = None, code_page: str = "cp1252", size: int | None = None
    ) -> None:
        self.path = path
        self.name = name
        """POSIX path relative to the folder that was given: the file's name in every locator."""
        self.limits = limits or Limits()
        self.code_page = code_page
        self.size = path.stat().st_size if size is None else size
        self.failures: dict[str, UnreadableEvidence | LimitExceeded] = {}
        """View name → why it cannot be had."""

    def __repr__(self) -> str:
        return f"EvidenceFile({self.name!r})"

    # --- bytes ---

    @view
    def head(self) -> bytes:
        """The first 64 KiB."""
        if self.size <= _KEEP_BYTES:
            return self._kept[:HEAD_BYTES]
        if self.size <= self.limits.file_bytes:
            return self._read(HEAD_BYTES)
        with self._open_for_seeking() as stream, reading():
            head = stream.read(HEAD_BYTES)
        if not is_read_by_seeking(head):
            raise self._too_large(self.limits.file_bytes)
        return head

    @cached_property
    def ascii_head(self) -> bytes:
        """The head in which to look for words of ASCII, whatever the width of the file's characters."""
        return self.head.replace(b"\x00", b"")

    @view
    def _kept(self) -> bytes:
        return self._read(self.size)

    @property
    def data(self) -> bytes:
        """The whole file; ``LimitExceeded`` over ``limits.whole_bytes``."""
        if self.size <= _KEEP_BYTES:
            return self._kept
        if self.size > self.limits.whole_bytes:
            raise self._too_large(self.limits.whole_bytes)
        return self._read(self.size)

    def _read(self, size: int) -> bytes:
        """Return the first ``size`` bytes; what was added to the file since it was found is left for the next run."""
        with self._open() as stream, reading():
            return stream.read(size)

    def _open(self) -> BufferedReader:
        if self.size > self.limits.file_bytes:
            raise self._too_large(self.limits.file_bytes)
        return self._open_for_seeking()

    def _open_for_seeking(self) -> BufferedReader:
        """Open a file of any size, of which little will be read."""
        try:
            return open(self.path, "rb", opener=open_plainly)
        except OSError as error:
            raise UnreadableEvidence(
                f"fichier impossible à ouvrir ({error.strerror}) : vérifier les droits d'accès",
                f"file cannot be opened ({error.strerror}): check its permissions",
            ) from error

    def _too_large(self, limit: int) -> LimitExceeded:
        return LimitExceeded(
            f"fichier de {self.size} octets : la limite est de {limit}, il n'est pas lu",
            f"file of {self.size} bytes: the limit is {limit}, it is not read",
        )

    @view
    def sha256(self) -> str:
        """Digest of the bytes, hexadecimal; ``LimitExceeded`` for a recording of which only the boxes are read."""
        if self.size > _HASHED_BYTES and self.format == "media":
            raise self._too_large(_HASHED_BYTES)
        if self.size <= _KEEP_BYTES:
            return hashlib.sha256(self._kept).hexdigest()
        with self._open() as stream, reading():
            return hashlib.file_digest(stream, "sha256").hexdigest()

    # --- format ---

    @view
    def format(self) -> Format:
        """What the bytes say the file is."""
        return sniff_format(self.head, self.archive if self.head.startswith(ZIP) else None)

    # --- views ---

    @view
    def archive(self) -> ArchiveView:
        """Members of a zip container (plain zips, XLSX, DOCX, ODS)."""
        self.parsed["archive"] += 1
        return ArchiveView(self._open_container, self.size, self.limits)

    def _open_container(self) -> BinaryIO:
        return BytesIO(self._kept) if self.size <= _KEEP_BYTES else self._open_for_seeking()

    def member(self, name: str) -> EvidenceFile:
        """Return a member of a zip container as a file of its own, under the same limits; nothing goes to disk."""
        from .inner import Member

        return Member(self, name, self.archive.info(name))

    def file_in(self, entry: Entry) -> EvidenceFile:
        """Return a file of an archive under its readable name."""
        from .inner import Member

        return Member(self, entry.name, entry.info)

    def attached(self) -> Iterator[tuple[EvidenceFile, Words | None]]:
        """Give the files that hang on an e-mail, each with what it is where it is none to read (a logo, a seal)."""
        from .inner import Attachment
        from .mail import read_attachments

        for part in read_attachments(self.data):
            yield Attachment(self, part.name, part.data), part.left_out

    @property
    def content(self) -> EvidenceFile:
        """The file itself; of one packed with gzip, what is in it, under the same name: what readers are given."""
        return self._expanded if self.format == "gzip" else self

    @view
    def _expanded(self) -> EvidenceFile:
        self.parsed["gzip"] += 1
        from .inner import Expanded

        return Expanded(self, self._open)

    @property
    def packed_bytes(self) -> int:
        """Bytes that were expanded from a file packed with gzip; 0 for any other."""
        expanded = self.__dict__.get("_expanded")
        return expanded.size if expanded is not None else 0

    @view
    def text(self) -> TextView:
        """The whole file as text."""
        self.parsed["text"] += 1
        return decode(self.data, code_page=self.code_page)

    @cached_property
    def encoding(self) -> str:
        """Encoding of a text file, from its head (the whole of it when it is small)."""
        whole = self.size <= _KEEP_BYTES
        return detect_encoding(self._kept if whole else self.head, code_page=self.code_page)[0]

    @cached_property
    def delimiter(self) -> str:
        """Delimiter of a delimited text."""
        return detect_delimiter(self._head_text.splitlines()[:60])

    @cached_property
    def _head_text(self) -> str:
        head = self.head
        if self.encoding.startswith("utf-16"):
            head = head[: len(head) & ~1]
        return head.decode(self.encoding, "ignore" if len(head) < self.size else "replace").replace("\x00", "")

    def iter_rows(self) -> Iterator[tuple[int, list[str]]]:
        """Stream ``(line number, cells)`` of a delimited text, in constant memory."""
        self.parsed["rows"] += 1
        if self.size <= _KEEP_BYTES:
            yield from iter_delimited(
                StringIO(self.text.text.lstrip("\ufeff"), newline=None), self.delimiter, self.limits.rows
            )
            return
        longest, encoding = self.limits.line_characters, self.encoding
        watched = not encoding.startswith("utf-16")
        source = PlainLines(self._open(), longest) if watched else self._open()
        with TextIOWrapper(source, encoding, "replace", newline=None) as stream, reading():
            lines = stream if watched else iter_lines(stream, longest)
            yield from iter_delimited(lines, self.delimiter, self.limits.rows)

    @view
    def sheets(self) -> tuple[Sheet, ...]:
        """Sheets of a spreadsheet; a delimited text is one sheet named ""."""
        if self.format == "delimited":
            if self.size > self.limits.whole_bytes:
                raise self._too_large(self.limits.whole_bytes)
            return (Sheet("", list(self._bounded_rows())),)
        if self.format == "encrypted-office":
            raise UnreadableEvidence(
                "classeur protégé par mot de passe : en déposer une copie sans mot de passe",
                "password-protected workbook: file a copy without a password",
            )
        self.parsed["sheets"] += 1
        from .workbook import read_sheets

        return read_sheets(self)

    def _bounded_rows(self) -> Iterator[list[Cell]]:
        cells = 0
        for _, row in self.iter_rows():
            cells += len(row)
            if cells > self.limits.cells:
                raise LimitExceeded(
                    f"tableau de plus de {self.limits.cells} cellules : non lu",
                    f"table of over {self.limits.cells} cells: not read",
                )
            yield list[Cell](row)

    @view
    def head_rows(self) -> tuple[tuple[str, list[list[Cell]]], ...]:
        """``(sheet name, first 60 rows)`` of each sheet: what readers recognise a table by, without reading it all."""
        if self.format == "delimited":
            lines = self._head_text.splitlines(keepends=True)
            if len(self.head) < self.size:
                lines = lines[:-1]
            rows = iter_delimited(StringIO("".join(lines), newline=None), self.delimiter, 1_000_000)
            return (("", [list(row) for _, (_, row) in zip(range(60), rows, strict=False)]),)
        if self.format in {"xlsx", "xls", "ods"}:
            return tuple((sheet.name, [list(row) for row in sheet.rows[:60]]) for sheet in self.sheets)
        return ()

    @view
    def document(self) -> DocumentView:
        """A PDF, DOCX, ODT, HTML page, e-mail or slide show as pages of lines."""
        self.parsed["document"] += 1
        if self.format == "pdf":
            from .pdf import read_pdf

            return read_pdf(self.data, self.limits)
        if self.format in {"pptx", "odp"}:
            from .slides import read_slides

            return read_slides(self.archive, self.limits)
        if self.format == "html":
            from .html import read_html

            return read_html(self.text.text)
        if self.format == "email":
            from .mail import read_mail

            return read_mail(self.data, self.code_page)
        from .docx import read_docx

        return read_docx(self.archive)

    @view
    def page_sheets(self) -> tuple[PageSheet, ...]:
        """Pages of a PDF, or a whole DOCX or ODT, as sheets: rows and columns by drawn rules, pictures by cell."""
        self.parsed["page_sheets"] += 1
        if self.format == "pdf":
            from .pdf_grid import read_page_sheets

            return read_page_sheets(self.data, self.limits)
        if self.format in {"docx", "odt"}:
            from .docx_grid import read_document_sheet

            return (read_document_sheet(self.archive, self.limits),)
        return ()

    def iter_markup(self, *names: str) -> Iterator[tuple[int, Element]]:
        """Stream an XML file: ``(line, element)`` of its root, without content, then of each element of these names."""
        self.parsed["markup"] += 1
        from .markup import stream_markup

        with self._open() as stream, reading():
            yield from stream_markup(stream, self.name, frozenset(names), self.limits.line_characters)

    @view
    def media(self) -> MediaView:
        """How long a recording is and when its file was begun; whatever its size, only its boxes are read."""
        self.parsed["media"] += 1
        from .media import read_media

        with self._open_for_seeking() as stream, reading():
            return read_media(stream, self.size)

    @view
    def signatures(self) -> tuple[SignatureCheck, ...]:
        """The electronic signatures of a PDF, each checked offline; the library is loaded where there is one."""
        if self.format != "pdf" or not self.document.signatures:
            return ()
        self.parsed["signatures"] += 1
        from .pdf_signatures import check_signatures

        return check_signatures(self.data, self.document.signatures)

    @view
    def properties(self) -> dict[str, str]:
        """Who made the file and when, as it says itself; keys as in ``DocumentView.metadata``."""
        if self.format in {"pdf", "docx", "odt"}:
            return self.document.metadata
        if self.format in {"xlsx", "ods"}:
            from .properties import read_properties

            return read_properties(self.archive)
        return {}

    @view
    def json(self) -> Any:
        """A JSON document; JSON Lines come as a list."""
        self.parsed["json"] += 1
        from .jsons import read_json

        return read_json(self.text.text)

    def iter_json(self, key: str | None = None) -> Iterator[tuple[int, Any]]:
        """Stream ``(line number, document)`` of JSON Lines or of a JSON array, in constant memory.

        With ``key``, the elements of the array of that name in one object count as documents too.
        """
        self.parsed["documents"] += 1
        from .jsons import iter_json

        with TextIOWrapper(self._open(), self.encoding, "replace", newline=None) as stream, reading():
            yield from iter_json(stream, key, self.limits.line_characters)

    def peek_json(self, key: str | None = None) -> list[Any]:
        """Return the first documents that stand in the head: what readers recognise JSON by, at no more than that."""
        from .jsons import iter_json

        peeked = self.__dict__.setdefault("_peeked", {})
        if key not in peeked:
            found = peeked[key] = list[Any]()
            try:
                for _, document in islice(iter_json(StringIO(self._head_text), key, HEAD_BYTES), 20):
                    found.append(document)
            except (UnreadableEvidence, LimitExceeded):
                pass  # the head ends within a document
        return list(peeked[key])

    def holds(self, text: str) -> bool:
        """Whether a text stands anywhere in the file, at the cost of reading it once."""
        encoding = self.encoding.removesuffix("-sig")
        if encoding == "utf-16":  # Python would begin the words with a mark of their own
            encoding = "utf-16-be" if self.head.startswith(b"\xfe\xff") else "utf-16-le"
        wanted = text.encode(encoding, "ignore")
        rest = b""
        with self._open() as stream, reading():
            while chunk := stream.read(1 << 20):
                if wanted in rest + chunk:
                    return True
                rest = chunk[-len(wanted) :]
        return False

    def release(self) -> None:
        """Drop the parsed views: a dossier of thousands of files must not keep them all."""
        for name in (
            "_kept", "ascii_head", "text", "sheets", "document", "json", "archive", "head_rows", "_head_text",
            "signatures", "properties", "_expanded", "_peeked", "page_sheets",
        ):  # fmt: skip
            self.__dict__.pop(name, None)
