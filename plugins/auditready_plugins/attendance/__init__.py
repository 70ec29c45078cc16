"""Attendance sheets that providers make themselves: workbooks and CSV lists, and the exports of esup-emargement."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Reader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register the readers of attendance sheets."""
    from .esup import EsupReader
    from .sheet import SheetReader

    for reader in (SheetReader(), EsupReader()):
        register(reader)
