"""Recordings of classes: films and sound, of which only the container's headers are read."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Reader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register the reader of recordings."""
    from .media import MediaReader

    register(MediaReader())
