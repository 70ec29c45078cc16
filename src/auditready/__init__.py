"""auditready: what a training dossier can demonstrate before a Qualiopi audit, and what it cannot.

The names below are the public API, for plugin authors and scripts. Each is loaded on first use (PEP 562), so that
``auditready --version`` pays for none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

_HOME = {
    "ActivityProgress": "model",
    "Agreement": "model",
    "AmbiguousDate": "reading.dates",
    "AnyEvidence": "model",
    "Assessment": "model",
    "Assistance": "model",
    "Attendance": "model",
    "Certificate": "model",
    "ChatMessage": "model",
    "Convocation": "model",
    "Criterion": "model",
    "DeclaredRule": "ruling",
    "DistanceInformation": "model",
    "DocumentText": "reading.document_text",
    "DocumentView": "files",
    "Dossier": "model",
    "DossierReport": "model",
    "Doubt": "model",
    "Dropout": "model",
    "EffectivenessCheck": "model",
    "Evidence": "model",
    "EvidenceFile": "files",
    "FileReport": "model",
    "Finding": "model",
    "ForumPost": "model",
    "Language": "model",
    "LazyPattern": "reading.patterns",
    "LearnerFacts": "model",
    "Ledger": "model",
    "LmsSession": "model",
    "Locator": "model",
    "Mention": "model",
    "NotApplicable": "model",
    "Outcome": "model",
    "Page": "files",
    "Passage": "reading.document_text",
    "Person": "model",
    "Picture": "files",
    "PlannedActivity": "model",
    "PlannedSlot": "model",
    "Positioning": "model",
    "Presence": "model",
    "Problem": "model",
    "ReadContext": "hookspecs",
    "Reader": "hookspecs",
    "Recognition": "model",
    "Recording": "model",
    "RecordingConsent": "model",
    "Report": "model",
    "Reporter": "hookspecs",
    "Rule": "hookspecs",
    "SEVERITIES": "model",
    "STATES": "model",
    "Severity": "model",
    "Sheet": "files",
    "Signature": "model",
    "Slot": "model",
    "SlotAttendance": "model",
    "State": "model",
    "Submission": "model",
    "SurveyResponse": "model",
    "TableReader": "reading.table_reader",
    "TutorExchange": "model",
    "UnreadableEvidence": "errors",
    "Words": "model",
    "column_letters": "files",
    "day_order": "reading.dates",
    "find_dates": "reading.dates",
    "find_days": "reading.dates",
    "find_hours": "reading.dates",
    "find_minutes": "reading.durations",
    "find_period": "reading.periods",
    "find_teaching_minutes": "reading.periods",
    "fold": "reading.fold",
    "half_day": "words",
    "hookimpl": "hookspecs",
    "listing": "words",
    "looks_like_company": "reading.written_names",
    "looks_like_name": "reading.written_names",
    "minutes": "words",
    "parse_date": "reading.dates",
    "parse_datetime": "reading.dates",
    "parse_minutes": "reading.durations",
    "parse_number": "reading.numbers",
    "parse_share": "reading.numbers",
    "parse_time": "reading.dates",
    "people_names": "reading.written_names",
    "percent": "words",
    "person_name": "reading.written_names",
    "plain": "reading.fold",
    "quote": "reading.fold",
    "rule": "ruling",
    "say": "words",
    "translator": "i18n",
}

__all__ = sorted([*_HOME, "__version__"])  # noqa: PLE0605 - the table is the one list of names


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{home}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__


if TYPE_CHECKING:
    from .errors import UnreadableEvidence as UnreadableEvidence
    from .files import DocumentView as DocumentView
    from .files import EvidenceFile as EvidenceFile
    from .files import Page as Page
    from .files import Picture as Picture
    from .files import Sheet as Sheet
    from .files import column_letters as column_letters
    from .hookspecs import ReadContext as ReadContext
    from .hookspecs import Reader as Reader
    from .hookspecs import Reporter as Reporter
    from .hookspecs import Rule as Rule
    from .hookspecs import hookimpl as hookimpl
    from .i18n import translator as translator
    from .model import SEVERITIES as SEVERITIES
    from .model import STATES as STATES
    from .model import ActivityProgress as ActivityProgress
    from .model import Agreement as Agreement
    from .model import AnyEvidence as AnyEvidence
    from .model import Assessment as Assessment
    from .model import Assistance as Assistance
    from .model import Attendance as Attendance
    from .model import Certificate as Certificate
    from .model import ChatMessage as ChatMessage
    from .model import Convocation as Convocation
    from .model import Criterion as Criterion
    from .model import DistanceInformation as DistanceInformation
    from .model import Dossier as Dossier
    from .model import DossierReport as DossierReport
    from .model import Doubt as Doubt
    from .model import Dropout as Dropout
    from .model import EffectivenessCheck as EffectivenessCheck
    from .model import Evidence as Evidence
    from .model import FileReport as FileReport
    from .model import Finding as Finding
    from .model import ForumPost as ForumPost
    from .model import Language as Language
    from .model import LearnerFacts as LearnerFacts
    from .model import Ledger as Ledger
    from .model import LmsSession as LmsSession
    from .model import Locator as Locator
    from .model import Mention as Mention
    from .model import NotApplicable as NotApplicable
    from .model import Outcome as Outcome
    from .model import Person as Person
    from .model import PlannedActivity as PlannedActivity
    from .model import PlannedSlot as PlannedSlot
    from .model import Positioning as Positioning
    from .model import Presence as Presence
    from .model import Problem as Problem
    from .model import Recognition as Recognition
    from .model import Recording as Recording
    from .model import RecordingConsent as RecordingConsent
    from .model import Report as Report
    from .model import Severity as Severity
    from .model import Signature as Signature
    from .model import Slot as Slot
    from .model import SlotAttendance as SlotAttendance
    from .model import State as State
    from .model import Submission as Submission
    from .model import SurveyResponse as SurveyResponse
    from .model import TutorExchange as TutorExchange
    from .model import Words as Words
    from .reading.dates import AmbiguousDate as AmbiguousDate
    from .reading.dates import day_order as day_order
    from .reading.dates import find_dates as find_dates
    from .reading.dates import find_days as find_days
    from .reading.dates import find_hours as find_hours
    from .reading.dates import parse_date as parse_date
    from .reading.dates import parse_datetime as parse_datetime
    from .reading.dates import parse_time as parse_time
    from .reading.document_text import DocumentText as DocumentText
    from .reading.document_text import Passage as Passage
    from .reading.durations import find_minutes as find_minutes
    from .reading.durations import parse_minutes as parse_minutes
    from .reading.fold import fold as fold
    from .reading.fold import plain as plain
    from .reading.fold import quote as quote
    from .reading.numbers import parse_number as parse_number
    from .reading.numbers import parse_share as parse_share
    from .reading.patterns import LazyPattern as LazyPattern
    from .reading.periods import find_period as find_period
    from .reading.periods import find_teaching_minutes as find_teaching_minutes
    from .reading.table_reader import TableReader as TableReader
    from .reading.written_names import looks_like_company as looks_like_company
    from .reading.written_names import looks_like_name as looks_like_name
    from .reading.written_names import people_names as people_names
    from .reading.written_names import person_name as person_name
    from .ruling import DeclaredRule as DeclaredRule
    from .ruling import rule as rule
    from .words import half_day as half_day
    from .words import listing as listing
    from .words import minutes as minutes
    from .words import percent as percent
    from .words import say as say
