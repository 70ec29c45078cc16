"""Certificats de réalisation, as PDF, DOCX or ODT."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Reader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register the certificate's reader."""
    from .reader import CertificateReader

    register(CertificateReader())
