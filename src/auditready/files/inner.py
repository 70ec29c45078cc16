"""Files within files, with the views of any other: members of an archive, attachments, what is packed with gzip."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from io import BufferedReader, BytesIO
from zipfile import ZipInfo

from .evidence_file import EvidenceFile
from .packed import expand, measure
from .viewing import reading


class Member(EvidenceFile):
    """A member of a zip container; expanded when it is first asked for."""

    def __init__(self, container: EvidenceFile, name: str, info: ZipInfo) -> None:
        super().__init__(
            container.path,
            f"{container.name}/{name}",
            limits=container.limits,
            code_page=container.code_page,
            size=info.file_size,
        )
        self._container = container
        self._info = info

    @cached_property
    def _unpacked(self) -> bytes:
        return self._container.archive.expand(self._info)

    def _open(self) -> BufferedReader:
        return BufferedReader(BytesIO(self._unpacked))

    def _open_for_seeking(self) -> BufferedReader:
        return self._open()

    def release(self) -> None:
        """Drop the parsed views and the bytes."""
        super().release()
        self.__dict__.pop("_unpacked", None)


class Attachment(EvidenceFile):
    """A file that hangs on an e-mail."""

    def __init__(self, mail: EvidenceFile, name: str, data: bytes) -> None:
        super().__init__(mail.path, f"{mail.name}/{name}", limits=mail.limits, code_page=mail.code_page, size=len(data))
        self._data = data

    def _open(self) -> BufferedReader:
        return BufferedReader(BytesIO(self._data))

    def _open_for_seeking(self) -> BufferedReader:
        return self._open()


class Expanded(EvidenceFile):
    """What a file packed with gzip holds."""

    def __init__(self, container: EvidenceFile, open_packed: Callable[[], BufferedReader]) -> None:
        with open_packed() as stream, reading():
            size = measure(stream, container.size, container.limits)
        super().__init__(
            container.path, container.name, limits=container.limits, code_page=container.code_page, size=size
        )
        self._open_packed = open_packed

    def _open(self) -> BufferedReader:
        return expand(self._open_packed())

    def _open_for_seeking(self) -> BufferedReader:
        return self._open()
