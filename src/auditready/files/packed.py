"""A single file packed with gzip, under limits: measured once, then expanded as it is read, never to disk."""

from __future__ import annotations

import gzip
import zlib
from io import BufferedReader

from ..errors import LimitExceeded, UnreadableEvidence
from .limits import MEBIBYTE, Limits

GZIP = b"\x1f\x8b"
"""How a file packed with gzip begins."""

DAMAGED = (OSError, EOFError, zlib.error)
"""What the standard library raises on damaged bytes: ``BadGzipFile`` is an ``OSError``."""


def measure(stream: BufferedReader, packed: int, limits: Limits) -> int:
    """Return the expanded size; what the file says of it is not believed.

    Raises ``UnreadableEvidence`` where the bytes are damaged, ``LimitExceeded`` where they expand too far.
    """
    size = 0
    try:
        with gzip.GzipFile(fileobj=stream) as expanded:
            while chunk := expanded.read(MEBIBYTE):
                size += len(chunk)
                if size > limits.expanded_bytes or (size > MEBIBYTE and size > limits.ratio * packed):
                    raise LimitExceeded(
                        f"fichier compressé de {packed} octets, qui en contient plus de {size} : non lu",
                        f"packed file of {packed} bytes that holds over {size}: not read",
                    )
    except DAMAGED as error:
        raise UnreadableEvidence(
            f"fichier compressé abîmé ou incomplet ({error}) : le remplacer par une copie saine",
            f"packed file damaged or incomplete ({error}): replace it by a sound copy",
        ) from error
    return size


def expand(stream: BufferedReader) -> BufferedReader:
    """Return the stream of the expanded bytes."""
    return BufferedReader(_Stream(stream))


class _Stream(gzip.GzipFile):
    """Expanded bytes that close the packed file with them."""

    def __init__(self, packed: BufferedReader) -> None:
        super().__init__(fileobj=packed, mode="rb")
        self._packed = packed

    def close(self) -> None:
        """Close both."""
        super().close()
        self._packed.close()
