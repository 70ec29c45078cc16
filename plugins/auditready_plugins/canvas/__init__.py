"""Canvas: the gradebook, and the student analysis of a quiz."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Reader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register ``canvas.gradebook`` and ``canvas.quiz``."""
    from .gradebook import GradebookReader
    from .quiz import QuizReader

    register(GradebookReader())
    register(QuizReader())
