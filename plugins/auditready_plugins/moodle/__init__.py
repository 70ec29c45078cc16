"""Moodle: the course log, completion, quizzes, grades and handed-in work, as the platform exports them."""

from __future__ import annotations

from collections.abc import Callable

from auditready import Reader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register one reader per export."""
    from .assignment import AssignmentReader
    from .completion import CompletionReader
    from .course_completion import CourseCompletionReader
    from .grade_list import GradeListReader
    from .grades import GradesReader
    from .log import LogReader
    from .quiz import QuizReader

    register(LogReader())
    register(CompletionReader())
    register(CourseCompletionReader())
    register(QuizReader())
    register(GradesReader())
    register(AssignmentReader())
    register(GradeListReader())
