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
    from .attestoodle import AttestoodleReader
    from .choice import ChoiceReader
    from .completion import CompletionReader
    from .course_completion import CourseCompletionReader
    from .dedication_sessions import DedicationSessionsReader
    from .feedback_analysis import FeedbackAnalysisReader
    from .forum import ForumReader
    from .forum_summary import ForumSummaryReader
    from .grade_list import GradeListReader
    from .grades import GradesReader
    from .grades_xml import GradesXmlReader
    from .log import LogReader
    from .logstore import LogstoreReader
    from .quiz import QuizReader
    from .quiz_statistics import QuizStatisticsReader
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
    register(LogstoreReader())
    register(ChoiceReader())
    register(ForumSummaryReader())
    register(QuizStatisticsReader())
    register(FeedbackAnalysisReader())
    register(GradesXmlReader())
    register(AttestoodleReader())
    register(DedicationSessionsReader())
    for mapping in ("overview.toml", "dedication.toml", "customcert.toml"):
        register(TableReader.from_toml(Path(__file__).with_name(mapping)))
