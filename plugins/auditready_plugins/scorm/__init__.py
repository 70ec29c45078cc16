"""SCORM 1.2 and 2004: the values that packages leave with their platform, as JSON or tables."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Reader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register ``scorm.runtime``."""
    from .runtime import RuntimeReader

    register(RuntimeReader())
