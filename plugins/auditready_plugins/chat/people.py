"""Addresses and organisers as live tools write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import TypeVar

from auditready import AnyEvidence, EvidenceFile, LazyPattern, Presence, ReadContext, fold

_Self = TypeVar("_Self")
_Read = Callable[[_Self, EvidenceFile, ReadContext], Iterator[AnyEvidence]]

_ADDRESS = LazyPattern(r"[^\s@#,;<>()]+@[^\s@#,;<>()]+\.[^\W\d_]{2,}")
_GUEST = LazyPattern(r"\((?:guest|invitee?|invitado|invitada|ospite|gast|convidado|gosc)\)$")


def address_of(text: str) -> str | None:
    """Return an e-mail address as written, or ``None``.

    A directory name such as ``jean_acme.fr#EXT#@tenant.onmicrosoft.com`` looks like one and is none.
    """
    return text if _ADDRESS.fullmatch(text) else None


def is_marked_guest(name: str) -> bool:
    """Whether the tool wrote "(Guest)", "(Invité)"… behind a name."""
    return _GUEST.search(fold(name)) is not None


def tells_typed_names(read: _Read[_Self]) -> _Read[_Self]:
    """Make a reader's ``read`` note how many of those present it knows by nothing but the name they typed."""

    @wraps(read)
    def telling(self: _Self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        typed = set()
        for record in read(self, file, context):
            if isinstance(record, Presence) and not (record.person.email or record.person.identifier):
                typed.add(fold(record.person.name))
            yield record
        if typed:
            context.note(
                f"{len(typed)} nom(s) sans adresse ni compte : saisi(s) par les intéressés, rien dans l'export ne les "
                "vérifie",
                f"{len(typed)} name(s) without address or account: typed by their bearers, verified by nothing in the "
                "export",
            )

    return telling
