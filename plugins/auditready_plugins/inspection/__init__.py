"""Look at every document whatever it is: signatures, templates left unfilled, words that must not be shown."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Inspector, hookimpl


@hookimpl
def register_inspectors(register: Callable[[Inspector], None]) -> None:
    """Register the inspectors."""
    from .marks import MarksInspector
    from .origin import OriginInspector
    from .resaved import ResavedInspector
    from .seals import SealsInspector

    for inspector in (MarksInspector(), OriginInspector(), ResavedInspector(), SealsInspector()):
        register(inspector)
