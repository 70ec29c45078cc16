"""Addresses and organisers as live tools write them."""

from __future__ import annotations

from auditready import LazyPattern, fold

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
