"""Moodle: log, completion, quizzes, grades, handed-in work, forums, SCORM, attendance, as the platform exports them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from auditready import Reader, TableReader, hookimpl


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    """Register one reader per export."""
    from .assignment import AssignmentReader
    from .attendance import AttendanceReader
    from .completion import CompletionReader
    from .course_completion import CourseCompletionReader
    from .forum import ForumReader
    from .grade_list import GradeListReader
    from .grades import GradesReader
    from .log import LogReader
    from .quiz import QuizReader
    from .scorm import ScormReader
    from .works import WorksReader

    register(LogReader())
    register(CompletionReader())
    register(CourseCompletionReader())
    register(QuizReader())
    register(GradesReader())
    register(AssignmentReader())
    register(GradeListReader())
    register(ForumReader())
    register(ScormReader())
    register(AttendanceReader())
    register(WorksReader())
    register(TableReader.from_toml(Path(__file__).with_name("overview.toml")))
