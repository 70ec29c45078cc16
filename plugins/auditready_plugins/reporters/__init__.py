"""The report as text, JSON and JUnit XML."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Reporter, hookimpl


@hookimpl
def register_reporters(register: Callable[[Reporter], None]) -> None:
    """Register the reporters; each imports what it writes with on first use."""
    from .json_report import JsonReporter
    from .junit_report import JUnitReporter
    from .text_report import TextReporter

    register(JsonReporter())
    register(JUnitReporter())
    register(TextReporter())
