"""Satisfaction surveys: answers exported by Google Forms, Microsoft Forms, LimeSurvey, Typeform, Moodle or by hand."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Reader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register ``surveys.responses`` and ``surveys.quiz``."""
    from .quiz import QuizAnswers
    from .responses import SurveyResponses

    register(SurveyResponses())
    register(QuizAnswers())
