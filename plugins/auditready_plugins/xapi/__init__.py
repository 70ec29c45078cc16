"""xAPI: statements of a learning record store, of cmi5 packages, videos and H5P contents."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Reader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register ``xapi.statements``."""
    from .statements import StatementsReader

    register(StatementsReader())
