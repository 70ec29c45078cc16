"""Zip containers under limits: members are listed once, read in place, never unpacked to disk."""

from __future__ import annotations

import os
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from functools import cached_property
from lzma import LZMAError
from typing import BinaryIO, NamedTuple, cast

from ..errors import LimitExceeded, UnreadableEvidence
from ..model import Words
from .limits import MEBIBYTE, Limits

_DAMAGED = (
    zipfile.BadZipFile, zlib.error, LZMAError, OSError, RuntimeError, EOFError, NotImplementedError, ValueError,
)  # fmt: skip
"""What the standard library raises on damaged members; zipfile has imported both modules already."""

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Programs write hardly any other, and the standard library expands others at once, whatever size is asked for."""

_ENTRY = b"PK\x01\x02"
"""How each entry of the list of members begins."""
_LIST_BYTES = 32 * MEBIBYTE
"""Of the list of members: 10,000 with names of 250 letters take 3 MB."""
_ENCRYPTED, _UTF_8 = 0x1, 0x800
"""Flags of a member."""
_UNIX = 3
"""The system whose rights on a file stand in the list of members."""
_LINK = Words(
    "Lien vers un autre fichier : il ne contient rien. Ajouter à l'archive le fichier vers lequel il mène.",
    "Link to another file: it holds nothing. Add the file that it leads to.",
)
_NAME = 300
"""Characters of a member's name that are kept; file systems allow about 255 for each part."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_FRAMES = re.compile(r"[\u2500-\u259f]")
_DRIVE = re.compile(r"^[A-Za-z]:")


class Entry(NamedTuple):
    """A file in an archive."""

    name: str
    """As people read it: slashes, no drive, no way out of the archive, different from all others."""
    info: zipfile.ZipInfo
    refused: Words | None = None
    """Why it is not opened."""


class ArchiveView:
    """The members of one zip container."""

    def __init__(self, open_container: Callable[[], BinaryIO], size: int, limits: Limits) -> None:
        source = _Source(open_container, size, limits)
        try:
            self._zip = zipfile.ZipFile(cast("BinaryIO", source))
        except _DAMAGED as error:
            raise UnreadableEvidence(
                f"archive ou document Office abîmé ({error}) : le remplacer par une copie saine",
                f"damaged archive or Office document ({error}): replace it by a sound copy",
            ) from error
        source.listed = True
        infos = self._zip.infolist()
        self.expanded = sum(info.file_size for info in infos if info.file_size <= limits.whole_bytes)
        """Bytes of all members that are not too large to be read."""
        if len(infos) > limits.members or self.expanded > limits.expanded_bytes:
            raise LimitExceeded(
                f"archive de {len(infos)} éléments et {self.expanded} octets : au-delà de ce qui est lu",
                f"archive of {len(infos)} members and {self.expanded} bytes: beyond what is read",
            )
        self._limits = limits
        self._infos = {info.filename: info for info in infos}
        self.ambiguous = len({info.filename.lower() for info in infos}) < len(infos)
        """Two members share a name, as Windows and some parsing libraries compare names: which is meant is open."""

    @cached_property
    def names(self) -> frozenset[str]:
        """Member names as written in the container."""
        return frozenset(self._infos)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The files in the archive by name, folders left out; of two with one name both."""
        unique = UniqueNames()
        entries = []
        for info in sorted(self._zip.infolist(), key=_readable):
            if not info.is_dir():
                name, refused = safe_name(_readable(info))
                if info.create_system == _UNIX and stat.S_ISLNK(info.external_attr >> 16):
                    refused = _LINK
                entries.append(Entry(unique(name), info, refused))
        return tuple(entries)

    def info(self, name: str) -> zipfile.ZipInfo:
        """Return what the container says of a member."""
        return self._infos[name]

    def read(self, name: str) -> bytes:
        """Return one member's bytes, by its name as written in the container."""
        return self.expand(self._infos[name])

    def expand(self, info: zipfile.ZipInfo) -> bytes:
        """Return one member's bytes; its declared size and its ratio are checked before it is expanded."""
        self._check(info)
        try:
            with self._zip.open(info) as member:
                data = member.read(info.file_size + 1)
        except _DAMAGED as error:
            raise UnreadableEvidence(
                f"« {info.filename} » est illisible dans le fichier ({error})",
                f'"{info.filename}" cannot be read in the file ({error})',
            ) from error
        if len(data) > info.file_size:
            raise LimitExceeded(
                f"« {info.filename} » ment sur sa taille : non lu", f'"{info.filename}" lies about its size: not read'
            )
        return data

    def _check(self, info: zipfile.ZipInfo) -> None:
        name, size, packed = info.filename, info.file_size, max(info.compress_size, 1)
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableEvidence(
                f"« {name} » est protégé par mot de passe dans l'archive : en déposer une copie sans mot de passe",
                f'"{name}" is protected by a password in the archive: file a copy without a password',
            )
        if info.compress_type not in _METHODS:
            raise UnreadableEvidence(
                f"« {name} » est compressé d'une façon inhabituelle : l'extraire de l'archive, ou l'enregistrer à "
                "nouveau",
                f'"{name}" is compressed in an unusual way: take it out of the archive, or save it again',
            )
        if size > self._limits.whole_bytes:
            raise LimitExceeded(
                f"« {name} » fait {size} octets dans l'archive : à sortir de l'archive pour être lu",
                f'"{name}" has {size} bytes in the archive: take it out of the archive for it to be read',
            )
        if size > MEBIBYTE and size > self._limits.ratio * packed:
            raise LimitExceeded(
                f"« {name} » se dilate {size // packed} fois : non lu",
                f'"{name}" expands {size // packed} times: not read',
            )


class _Source:
    """A container's bytes as ``zipfile`` wants them, opened anew for each read: no handle is left open for long."""

    def __init__(self, open_container: Callable[[], BinaryIO], size: int, limits: Limits) -> None:
        self._open = open_container
        self._size = size
        self._members = limits.members
        self._at = 0
        self.listed = False
        """The list of members was read; before that a large piece can be nothing but that list."""

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        at = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        if at < 0:
            raise OSError("seek before the first byte")
        self._at = at
        return at

    def read(self, size: int = -1) -> bytes:
        left = max(self._size - self._at, 0)
        wanted = left if size < 0 else min(size, left)
        if not self.listed and wanted > _LIST_BYTES:
            raise self._too_many()
        with self._open() as stream:
            stream.seek(self._at)
            data = stream.read(wanted)
        self._at += len(data)
        if not self.listed and data.count(_ENTRY) > self._members:
            raise self._too_many()  # the standard library would make an object of each before they can be counted
        return data

    def _too_many(self) -> LimitExceeded:
        return LimitExceeded(
            f"archive de plus de {self._members} éléments : au-delà de ce qui est lu",
            f"archive of over {self._members} members: beyond what is read",
        )


def _readable(info: zipfile.ZipInfo) -> str:
    """Return a member's name as its writer meant it.

    Without the flag for UTF-8 the standard says code page 437; macOS writes UTF-8 all the same, a French Windows its
    code page 850, and some programs 1252.
    """
    name = info.filename
    if not info.flag_bits & _UTF_8 and not name.isascii():
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            return name  # a second name in UTF-8 stood in the extra field
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp850")
            # Some programs write the code page of Windows' windows; its letters are frames and blocks in the other.
            return raw.decode("cp1252", "replace") if _FRAMES.search(name) else name
    return name


class UniqueNames:
    """Keeps files with one name apart: the second is "name (2)"."""

    def __init__(self) -> None:
        self._times: Counter[str] = Counter()

    def __call__(self, name: str) -> str:
        """Return a name that was not returned before."""
        self._times[name] += 1
        return name if self._times[name] == 1 else f"{name} ({self._times[name]})"


def safe_name(name: str) -> tuple[str, Words | None]:
    """Return a name that leads nowhere but into the archive, and why its member is not opened."""
    parts = _CONTROL.sub("_", _DRIVE.sub("", name)).replace("\\", "/").split("/")
    kept = "/".join(part for part in parts if part not in {"", ".", ".."})
    short = kept if len(kept) <= _NAME else f"{kept[: _NAME // 2]}…{kept[-_NAME // 2 :]}"
    if ".." in parts or not kept:
        return short or "?", Words(
            "Son nom mène hors de l'archive : il n'est pas ouvert. Refaire l'archive depuis les fichiers d'origine.",
            "Its name leads out of the archive: it is not opened. Make the archive again from the original files.",
        )
    return short, None
