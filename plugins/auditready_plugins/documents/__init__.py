"""Written documents of a training session besides the certificate, as PDF, DOCX, ODT; some also as tables."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Reader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register one reader a type of document, and the one of e-mails that are none of them."""
    from .catalogue import READERS
    from .exchange import EXCHANGES

    for reader in READERS:
        register(reader)
    register(EXCHANGES)
