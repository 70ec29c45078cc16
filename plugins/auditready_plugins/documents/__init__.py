"""Written documents of a training session besides the certificate, as PDF, DOCX, ODT; some also as tables."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Reader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register one reader a type of document."""
    from .catalogue import READERS

    for reader in READERS:
        register(reader)
