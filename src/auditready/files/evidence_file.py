"""One file of a dossier, with views that are parsed on first use and then shared by all readers."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from io import BufferedReader, BytesIO, StringIO, TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, overload

from ..errors import LimitExceeded, UnreadableEvidence
from .archive import ArchiveView
from .document import DocumentView
from .limits import Limits
from .packed import expand, measure
from .sniff import HEAD_BYTES, ZIP, Format, sniff_format
from .table import Cell, Sheet, detect_delimiter, iter_delimited
from .text import TextView, decode, detect_encoding

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from .pdf_signatures import SignatureCheck

View = TypeVar("View")

_KEEP_BYTES = 8 * 1024 * 1024
"""A file up to this size is read from disk once and kept until its dossier is done; a larger one is streamed."""


class _view(Generic[View]):  # noqa: N801 - used as a decorator, like property
    """A cached property that remembers a failure as well: twenty readers must not parse a corrupt file twenty times."""

    def __init__(self, build: Callable[[EvidenceFile], View]) -> None:
        self._build = build
        self._name = build.__name__
        self.__doc__ = build.__doc__

    @overload
    def __get__(self, file: None, owner: type[EvidenceFile]) -> _view[View]: ...
    @overload
    def __get__(self, file: EvidenceFile, owner: type[EvidenceFile]) -> View: ...
    def __get__(self, file: EvidenceFile | None, owner: type[EvidenceFile]) -> View | _view[View]:
        if file is None:
            return self
        if error := file.failures.get(self._name):
            raise error
        try:
            value = self._build(file)
        except (UnreadableEvidence, LimitExceeded) as error:
            file.failures[self._name] = error
            raise
        except MemoryError:
            failure = LimitExceeded("fichier trop gros pour la mémoire", "file too large for the memory")
            file.failures[self._name] = failure
            raise failure from None
        file.__dict__[self._name] = value  # a non-data descriptor: next time the instance's own value is found first
        return value


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

    @_view
    def head(self) -> bytes:
        """The first 64 KiB."""
        if self.size <= _KEEP_BYTES:
            return self._kept[:HEAD_BYTES]
        return self._read(HEAD_BYTES)

    @_view
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
        with self._open() as stream, _reading():
            return stream.read(size)

    def _open(self) -> BufferedReader:
        if self.size > self.limits.file_bytes:
            raise self._too_large(self.limits.file_bytes)
        try:
            return open(self.path, "rb", opener=_open_plainly)
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

    @_view
    def sha256(self) -> str:
        """Digest of the bytes, hexadecimal."""
        if self.size <= _KEEP_BYTES:
            return hashlib.sha256(self._kept).hexdigest()
        with self._open() as stream, _reading():
            return hashlib.file_digest(stream, "sha256").hexdigest()

    # --- format ---

    @_view
    def format(self) -> Format:
        """What the bytes say the file is."""
        return sniff_format(self.head, self.archive if self.head.startswith(ZIP) else None)

    # --- views ---

    @_view
    def archive(self) -> ArchiveView:
        """Members of a zip container (plain zips, XLSX, DOCX, ODS)."""
        self.parsed["archive"] += 1
        return ArchiveView(self.data, self.limits)

    def member(self, name: str) -> EvidenceFile:
        """Return a member of a zip container as a file of its own, under the same limits; nothing goes to disk."""
        return _Member(self, name)

    @property
    def content(self) -> EvidenceFile:
        """The file itself; of one packed with gzip, what is in it, under the same name: what readers are given."""
        return self._expanded if self.format == "gzip" else self

    @_view
    def _expanded(self) -> EvidenceFile:
        self.parsed["gzip"] += 1
        return _Expanded(self, self._open)

    @_view
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
        with TextIOWrapper(self._open(), self.encoding, "replace", newline=None) as stream, _reading():
            clean = (line.replace("\x00", "") for line in self._iter_lines(stream))  # as the whole-text view does
            yield from iter_delimited(clean, self.delimiter, self.limits.rows)

    def _iter_lines(self, stream: TextIOWrapper) -> Iterator[str]:
        while line := stream.readline(self.limits.line_characters + 1):
            if len(line) > self.limits.line_characters:
                raise LimitExceeded(
                    f"une ligne de plus de {self.limits.line_characters} caractères : la suite n'est pas lue",
                    f"a line of over {self.limits.line_characters} characters: the rest is not read",
                )
            yield line

    @_view
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

    @_view
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

    @_view
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

    def iter_markup(self, *names: str) -> Iterator[tuple[int, Element]]:
        """Stream an XML file: ``(line, element)`` of its root, without content, then of each element of these names."""
        self.parsed["markup"] += 1
        from .markup import stream_markup

        with self._open() as stream, _reading():
            yield from stream_markup(stream, self.name, frozenset(names), self.limits.line_characters)

    @_view
    def signatures(self) -> tuple[SignatureCheck, ...]:
        """The electronic signatures of a PDF, each checked offline; the library is loaded where there is one."""
        if self.format != "pdf" or not self.document.signatures:
            return ()
        self.parsed["signatures"] += 1
        from .pdf_signatures import check_signatures

        return check_signatures(self.data, self.document.signatures)

    @_view
    def properties(self) -> dict[str, str]:
        """Who made the file and when, as it says itself; keys as in ``DocumentView.metadata``."""
        if self.format in {"pdf", "docx", "odt"}:
            return self.document.metadata
        if self.format in {"xlsx", "ods"}:
            from .properties import read_properties

            return read_properties(self.archive)
        return {}

    @_view
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

        with TextIOWrapper(self._open(), self.encoding, "replace", newline=None) as stream, _reading():
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
        wanted = text.encode(self.encoding.removesuffix("-sig").replace("utf-16", "utf-16-le"), "ignore")
        rest = b""
        with self._open() as stream, _reading():
            while chunk := stream.read(1 << 20):
                if wanted in rest + chunk:
                    return True
                rest = chunk[-len(wanted) :]
        return False

    def release(self) -> None:
        """Drop the parsed views: a dossier of thousands of files must not keep them all."""
        for name in (
            "_kept", "text", "sheets", "document", "json", "archive", "head_rows", "_head_text", "signatures",
            "properties", "_expanded", "_peeked",
        ):  # fmt: skip
            self.__dict__.pop(name, None)


class _Member(EvidenceFile):
    """A member of a zip container."""

    def __init__(self, container: EvidenceFile, name: str) -> None:
        self._data = container.archive.read(name)
        super().__init__(
            container.path,
            f"{container.name}/{name}",
            limits=container.limits,
            code_page=container.code_page,
            size=len(self._data),
        )

    def _open(self) -> BufferedReader:
        return BufferedReader(BytesIO(self._data))


class _Expanded(EvidenceFile):
    """What a file packed with gzip holds."""

    def __init__(self, container: EvidenceFile, open_packed: Callable[[], BufferedReader]) -> None:
        with open_packed() as stream, _reading():
            size = measure(stream, container.size, container.limits)
        super().__init__(
            container.path, container.name, limits=container.limits, code_page=container.code_page, size=size
        )
        self._open_packed = open_packed

    def _open(self) -> BufferedReader:
        return expand(self._open_packed())


def _open_plainly(path: str, flags: int) -> int:
    """Open a file that is still what it was when it was found: no link, and no pipe that waits for a writer."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


@contextmanager
def _reading() -> Iterator[None]:
    """Turn what a disk or a network drive refuses into the file's own failure."""
    try:
        yield
    except OSError as error:
        raise UnreadableEvidence(
            f"fichier impossible à lire ({error.strerror}) : vérifier le disque ou le réseau",
            f"file cannot be read ({error.strerror}): check the disk or the network",
        ) from error
