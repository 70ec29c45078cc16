"""Zip containers under limits: members are listed once, read in place, never unpacked to disk."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from lzma import LZMAError
from pathlib import Path

from ..errors import LimitExceeded, UnreadableEvidence
from .limits import MEBIBYTE, Limits

_DAMAGED = (
    zipfile.BadZipFile, zlib.error, LZMAError, OSError, RuntimeError, EOFError, NotImplementedError, ValueError,
)  # fmt: skip
"""What the standard library raises on damaged or encrypted members; zipfile has imported both modules already."""


class ArchiveView:
    """The members of one zip container."""

    def __init__(self, source: Path | bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(source) if isinstance(source, bytes) else source)
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

    @property
    def names(self) -> frozenset[str]:
        """Member names as written in the container."""
        return frozenset(self._infos)

    def read(self, name: str) -> bytes:
        """Return one member's bytes; its declared size and its ratio are checked before it is expanded."""
        info = self._infos[name]
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
