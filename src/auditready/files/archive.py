"""Zip containers under limits: members are listed once, read in place, never unpacked to disk."""

from __future__ import annotations

import zipfile
import zlib
from functools import cached_property
from io import BytesIO
from lzma import LZMAError

from ..errors import LimitExceeded, UnreadableEvidence
from .limits import MEBIBYTE, Limits

_DAMAGED = (
    zipfile.BadZipFile, zlib.error, LZMAError, OSError, RuntimeError, EOFError, NotImplementedError, ValueError,
)  # fmt: skip
"""What the standard library raises on damaged or encrypted members; zipfile has imported both modules already."""

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Office programs write no other, and the standard library expands others at once, whatever size is asked for."""

_ENTRY = b"PK\x01\x02"
"""How each entry of the list of members begins; those of containers within are counted as well."""


class ArchiveView:
    """The members of one zip container."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        if data.count(_ENTRY) > 2 * limits.members:
            # The standard library makes an object of each before they can be counted.
            raise LimitExceeded(
                f"archive de plus de {limits.members} éléments : au-delà de ce qui est lu",
                f"archive of over {limits.members} members: beyond what is read",
            )
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGED as error:
            raise UnreadableEvidence(
                f"archive ou document Office abîmé ({error}) : le remplacer par une copie saine",
                f"damaged archive or Office document ({error}): replace it by a sound copy",
            ) from error
        infos = self._zip.infolist()
        expanded = sum(info.file_size for info in infos)
        if len(infos) > limits.members or expanded > limits.expanded_bytes:
            raise LimitExceeded(
                f"archive de {len(infos)} éléments et {expanded} octets : au-delà de ce qui est lu",
                f"archive of {len(infos)} members and {expanded} bytes: beyond what is read",
            )
        self._limits = limits
        self._infos = {info.filename: info for info in infos}
        self.ambiguous = len({info.filename.lower() for info in infos}) < len(infos)
        """Two members share a name, as Windows and some parsing libraries compare names: which is meant is open."""

    @cached_property
    def names(self) -> frozenset[str]:
        """Member names as written in the container."""
        return frozenset(self._infos)

    def read(self, name: str) -> bytes:
        """Return one member's bytes; its declared size and its ratio are checked before it is expanded."""
        info = self._infos[name]
        if info.compress_type not in _METHODS:
            raise UnreadableEvidence(
                f"« {name} » est compressé comme aucun logiciel de bureau ne le fait : à enregistrer à nouveau",
                f'"{name}" is compressed as no office program does it: save the file again',
            )
        if info.file_size > MEBIBYTE and info.file_size > self._limits.ratio * max(info.compress_size, 1):
            raise LimitExceeded(
                f"« {name} » se dilate {info.file_size // max(info.compress_size, 1)} fois : non lu",
                f'"{name}" expands {info.file_size // max(info.compress_size, 1)} times: not read',
            )
        try:
            with self._zip.open(info) as member:
                data = member.read(info.file_size + 1)
        except _DAMAGED as error:
            raise UnreadableEvidence(
                f"« {name} » est illisible dans le fichier ({error})",
                f'"{name}" cannot be read in the file ({error})',
            ) from error
        if len(data) > info.file_size:
            raise LimitExceeded(f"« {name} » ment sur sa taille : non lu", f'"{name}" lies about its size: not read')
        return data
