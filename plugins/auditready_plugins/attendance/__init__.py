"""Attendance sheets that providers make themselves, and what esup-emargement, Dendreo and Edusign give."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Reader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register the readers of attendance sheets."""
    from .dendreo import DendreoReader
    from .dendreo_lists import DendreoListsReader
    from .edusign import EdusignReader
    from .esup import EsupReader
    from .sheet import SheetReader

    for reader in (SheetReader(), EsupReader(), DendreoReader(), DendreoListsReader(), EdusignReader()):
        register(reader)
