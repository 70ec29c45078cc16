"""Papers and registers of the provider itself: watch, complaints, improvement, procedures, what the public is told."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Reader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register one reader for all registers, and one a type of written paper."""
    from ..documents.kinds import DocumentReader
    from .papers import CHART, MINUTES, PROCEDURE, SYNTHESIS
    from .public import RESULTS, PublicPageReader
    from .registers import RegisterReader

    register(RegisterReader())
    register(PublicPageReader())
    for kind in (CHART, MINUTES, PROCEDURE, RESULTS, SYNTHESIS):
        register(DocumentReader(kind))
