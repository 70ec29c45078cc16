"""How views are built once, and how files are opened: what fails becomes the file's own failure."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from ..errors import LimitExceeded, UnreadableEvidence

if TYPE_CHECKING:
    from .evidence_file import EvidenceFile

View = TypeVar("View")


class view(Generic[View]):  # noqa: N801 - used as a decorator, like property
    """A cached property that remembers a failure as well: twenty readers must not parse a corrupt file twenty times."""

    def __init__(self, build: Callable[[EvidenceFile], View]) -> None:
        self._build = build
        self._name = build.__name__
        self.__doc__ = build.__doc__

    @overload
    def __get__(self, file: None, owner: type[EvidenceFile]) -> view[View]: ...
    @overload
    def __get__(self, file: EvidenceFile, owner: type[EvidenceFile]) -> View: ...
    def __get__(self, file: EvidenceFile | None, owner: type[EvidenceFile]) -> View | view[View]:
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


def open_plainly(path: str, flags: int) -> int:
    """Open a file that is still what it was when it was found: no link, and no pipe that waits for a writer."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


@contextmanager
def reading() -> Iterator[None]:
    """Turn what a disk or a network drive refuses into the file's own failure."""
    try:
        yield
    except OSError as error:
        raise UnreadableEvidence(
            f"fichier impossible à lire ({error.strerror}) : vérifier le disque ou le réseau",
            f"file cannot be read ({error.strerror}): check the disk or the network",
        ) from error
