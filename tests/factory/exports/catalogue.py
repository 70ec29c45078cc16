"""The list of writers: which reader each is for, which facts it writes, and what its format keeps of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

Kept = dict[str, Any]
"""Attributes of a record as the format keeps them; ``name`` and ``email`` are those of its person."""


@dataclass(frozen=True)
class Writer:
    """One system's format: ``write`` makes the file, ``keeps`` says what must come back from it."""

    reader: str
    variant: str
    facts: st.SearchStrategy[Any]
    kind: str
    write: Callable[[Any], bytes]
    keeps: Callable[[Any], Iterable[Kept]]
    precision: str
    """What the format loses, in words."""
    typography: bool = True
    """Whether ligatures, dashes and quotes come back as they were written; a paper's text is read as plain text."""

    @property
    def id(self) -> str:
        return f"{self.reader}: {self.variant}: {self.kind}"


WRITERS: list[Writer] = []


def writes(
    reader: str,
    variant: str,
    facts: st.SearchStrategy[Any],
    *kept: tuple[str, Callable[[Any], Iterable[Kept]]],
    precision: str,
    typography: bool = True,
) -> Callable[[Callable[[Any], bytes]], Callable[[Any], bytes]]:
    """Enter a function into the list, once for each ``(kind of evidence, what is kept of it)``."""

    def enter(write: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
        WRITERS.extend(
            Writer(reader, variant, facts, kind, write, keeps, precision, typography) for kind, keeps in kept
        )
        return write

    return enter
