"""auditready: what a training dossier can demonstrate before a Qualiopi audit, and what it cannot.

The names below are the public API, for plugin authors and scripts. Each is loaded on first use (PEP 562), so that
``auditready --version`` pays for none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

_HOME = {
    "Accessibility": "model",
    "ActivityProgress": "model",
    "Agreement": "model",
    "AmbiguousDate": "reading.dates",
    "AnyEvidence": "model",
    "AppliedOverlay": "model",
    "Assessment": "model",
    "Assistance": "model",
    "Attendance": "model",
    "Certificate": "model",
    "ChatMessage": "model",
    "Comparison": "ruling",
    "Complaint": "model",
    "Contact": "model",
    "Convocation": "model",
    "Criterion": "model",
    "DeclaredRule": "ruling",
    "DistanceInformation": "model",
    "DocumentMark": "model",
    "DocumentOrigin": "model",
    "DocumentSignature": "model",
    "DocumentText": "reading.document_text",
    "DocumentView": "files",
    "Dossier": "model",
    "DossierFacts": "ruling",
    "DossierReport": "model",
    "Doubt": "model",
    "Dropout": "model",
    "EffectivenessCheck": "model",
    "EndAttestation": "model",
    "Evidence": "model",
    "EvidenceFile": "files",
    "ExamEvidence": "model",
    "ExportAnomaly": "model",
    "FileReport": "model",
    "Figure": "model",
    "Finding": "model",
    "ForumPost": "model",
    "Improvement": "model",
    "InspectContext": "hookspecs",
    "Inspector": "hookspecs",
    "Invoice": "model",
    "Language": "model",
    "LazyPattern": "reading.patterns",
    "LearnerFacts": "model",
    "Ledger": "model",
    "LmsSession": "model",
    "Locator": "model",
    "Means": "model",
    "Mention": "model",
    "NeedsAnalysis": "model",
    "NotApplicable": "model",
    "Outcome": "model",
    "Page": "files",
    "Passage": "reading.document_text",
    "Person": "model",
    "Picture": "files",
    "PlannedActivity": "model",
    "PlannedSequence": "model",
    "PlannedSlot": "model",
    "Positioning": "model",
    "Presence": "model",
    "Problem": "model",
    "Programme": "model",
    "ProviderCertificate": "model",
    "ReadContext": "hookspecs",
    "Reader": "hookspecs",
    "Recognition": "model",
    "Recording": "model",
    "RecordingConsent": "model",
    "Report": "model",
    "Reporter": "hookspecs",
    "Resource": "model",
    "Rule": "hookspecs",
    "SEVERITIES": "model",
    "STATES": "model",
    "Scope": "model",
    "SequencePlan": "model",
    "Severity": "model",
    "Sheet": "files",
    "Signature": "model",
    "Slot": "model",
    "SlotAttendance": "model",
    "State": "model",
    "Subcontract": "model",
    "Submission": "model",
    "SurveyResponse": "model",
    "TableReader": "reading.table_reader",
    "Tolerances": "model",
    "TrainerProfile": "model",
    "TutorExchange": "model",
    "Uncounted": "model",
    "UnreadableEvidence": "errors",
    "Unverified": "model",
    "Watch": "model",
    "WelcomeRules": "model",
    "Words": "model",
    "WorkBasedFile": "model",
    "WorkPhase": "model",
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
    "name_key": "reading.names",
    "overlay_in_words": "codes",
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
    "touched_by": "codes",
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
    from .codes import (
        overlay_in_words as overlay_in_words,
        touched_by as touched_by,
    )
    from .errors import UnreadableEvidence as UnreadableEvidence
    from .files import (
        DocumentView as DocumentView,
        EvidenceFile as EvidenceFile,
        Page as Page,
        Picture as Picture,
        Sheet as Sheet,
        column_letters as column_letters,
    )
    from .hookspecs import (
        InspectContext as InspectContext,
        Inspector as Inspector,
        ReadContext as ReadContext,
        Reader as Reader,
        Reporter as Reporter,
        Rule as Rule,
        hookimpl as hookimpl,
    )
    from .i18n import translator as translator
    from .model import (
        SEVERITIES as SEVERITIES,
        STATES as STATES,
        Accessibility as Accessibility,
        ActivityProgress as ActivityProgress,
        Agreement as Agreement,
        AnyEvidence as AnyEvidence,
        AppliedOverlay as AppliedOverlay,
        Assessment as Assessment,
        Assistance as Assistance,
        Attendance as Attendance,
        Certificate as Certificate,
        ChatMessage as ChatMessage,
        Complaint as Complaint,
        Contact as Contact,
        Convocation as Convocation,
        Criterion as Criterion,
        DistanceInformation as DistanceInformation,
        DocumentMark as DocumentMark,
        DocumentOrigin as DocumentOrigin,
        DocumentSignature as DocumentSignature,
        Dossier as Dossier,
        DossierReport as DossierReport,
        Doubt as Doubt,
        Dropout as Dropout,
        EffectivenessCheck as EffectivenessCheck,
        EndAttestation as EndAttestation,
        Evidence as Evidence,
        ExamEvidence as ExamEvidence,
        ExportAnomaly as ExportAnomaly,
        FileReport as FileReport,
        Figure as Figure,
        Finding as Finding,
        ForumPost as ForumPost,
        Improvement as Improvement,
        Invoice as Invoice,
        Language as Language,
        LearnerFacts as LearnerFacts,
        Ledger as Ledger,
        LmsSession as LmsSession,
        Locator as Locator,
        Means as Means,
        Mention as Mention,
        NeedsAnalysis as NeedsAnalysis,
        NotApplicable as NotApplicable,
        Outcome as Outcome,
        Person as Person,
        PlannedActivity as PlannedActivity,
        PlannedSequence as PlannedSequence,
        PlannedSlot as PlannedSlot,
        Positioning as Positioning,
        Presence as Presence,
        Problem as Problem,
        Programme as Programme,
        ProviderCertificate as ProviderCertificate,
        Recognition as Recognition,
        Recording as Recording,
        RecordingConsent as RecordingConsent,
        Report as Report,
        Resource as Resource,
        Scope as Scope,
        SequencePlan as SequencePlan,
        Severity as Severity,
        Signature as Signature,
        Slot as Slot,
        SlotAttendance as SlotAttendance,
        State as State,
        Subcontract as Subcontract,
        Submission as Submission,
        SurveyResponse as SurveyResponse,
        Tolerances as Tolerances,
        TrainerProfile as TrainerProfile,
        TutorExchange as TutorExchange,
        Uncounted as Uncounted,
        Unverified as Unverified,
        Watch as Watch,
        WelcomeRules as WelcomeRules,
        Words as Words,
        WorkBasedFile as WorkBasedFile,
        WorkPhase as WorkPhase,
    )
    from .reading.dates import (
        AmbiguousDate as AmbiguousDate,
        day_order as day_order,
        find_dates as find_dates,
        find_days as find_days,
        find_hours as find_hours,
        parse_date as parse_date,
        parse_datetime as parse_datetime,
        parse_time as parse_time,
    )
    from .reading.document_text import (
        DocumentText as DocumentText,
        Passage as Passage,
    )
    from .reading.durations import (
        find_minutes as find_minutes,
        parse_minutes as parse_minutes,
    )
    from .reading.fold import (
        fold as fold,
        plain as plain,
        quote as quote,
    )
    from .reading.names import name_key as name_key
    from .reading.numbers import (
        parse_number as parse_number,
        parse_share as parse_share,
    )
    from .reading.patterns import LazyPattern as LazyPattern
    from .reading.periods import (
        find_period as find_period,
        find_teaching_minutes as find_teaching_minutes,
    )
    from .reading.table_reader import TableReader as TableReader
    from .reading.written_names import (
        looks_like_company as looks_like_company,
        looks_like_name as looks_like_name,
        people_names as people_names,
        person_name as person_name,
    )
    from .ruling import (
        Comparison as Comparison,
        DeclaredRule as DeclaredRule,
        DossierFacts as DossierFacts,
        rule as rule,
    )
    from .words import (
        half_day as half_day,
        listing as listing,
        minutes as minutes,
        percent as percent,
        say as say,
    )
