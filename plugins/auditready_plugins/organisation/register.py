"""What a register is: its headings, the words that tell it from another table, the records of a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from auditready import AnyEvidence, LazyPattern, Mention, Words, fold

from ..documents.tables import Row, Table

_EMPTY = LazyPattern(r"\W*(?:n/?a|sans objet|neant|aucune?|-)?\W*")


class Register(NamedTuple):
    """One register that a provider keeps as a table."""

    name: str
    title: Words
    kinds: tuple[str, ...]
    columns: Mapping[str, str]
    """Field → folded pattern of its whole heading; of two that match, the first."""
    groups: tuple[tuple[str, ...], ...]
    """Fields of which one group is in the heading, beside words that ``says`` finds; the rarest field first."""
    sure: tuple[tuple[str, ...], ...]
    """Fields of which one group tells the register by itself."""
    says: str
    """Folded pattern of words in the headings or above them."""
    refuses: str
    read: Callable[[Row, Table], Iterator[AnyEvidence]]
    confidence: float = 0.8


def said(text: str) -> str | None:
    """Return a cell's text; ``None`` for an empty one, a dash, "néant"."""
    return None if _EMPTY.fullmatch(fold(text)) else text


def owner(text: str) -> Mention | None:
    """Return who is in charge, as written: a name or an office."""
    return None if said(text) is None else Mention(name=text, role="staff")
