"""The words of the field as types: basics, evidence, the assembled dossier, the report.

Owns every value that passes between two steps of the audit. No I/O, no clock, and it imports nothing of ours.

Conventions, everywhere:

* durations are **minutes** (``float`` where a source is precise to the second, ``int`` in a report);
* a ``datetime`` without zone means "in the dossier's zone, assumed"; with a zone, the source stated it;
* ``None`` means "no evidence says it", never zero and never "no".
"""

from __future__ import annotations

from .basics import (
    FINDING_STATES as FINDING_STATES,
)
from .basics import (
    SEVERITIES as SEVERITIES,
)
from .basics import (
    STATES as STATES,
)
from .basics import (
    Basis as Basis,
)
from .basics import (
    FileStatus as FileStatus,
)
from .basics import (
    HalfDay as HalfDay,
)
from .basics import (
    Language as Language,
)
from .basics import (
    Locator as Locator,
)
from .basics import (
    Mention as Mention,
)
from .basics import (
    Modality as Modality,
)
from .basics import (
    Severity as Severity,
)
from .basics import (
    State as State,
)
from .basics import (
    Words as Words,
)
from .dossier import (
    Dossier as Dossier,
)
from .dossier import (
    Doubt as Doubt,
)
from .dossier import (
    FileReport as FileReport,
)
from .dossier import (
    LearnerFacts as LearnerFacts,
)
from .dossier import (
    Ledger as Ledger,
)
from .dossier import (
    Person as Person,
)
from .dossier import (
    Recognition as Recognition,
)
from .dossier import (
    Slot as Slot,
)
from .dossier import (
    SlotAttendance as SlotAttendance,
)
from .evidence import (
    EVIDENCE_TYPES as EVIDENCE_TYPES,
)
from .evidence import (
    ActivityProgress as ActivityProgress,
)
from .evidence import (
    Agreement as Agreement,
)
from .evidence import (
    AnyEvidence as AnyEvidence,
)
from .evidence import (
    Assessment as Assessment,
)
from .evidence import (
    Assistance as Assistance,
)
from .evidence import (
    Attendance as Attendance,
)
from .evidence import (
    Certificate as Certificate,
)
from .evidence import (
    ChatMessage as ChatMessage,
)
from .evidence import (
    Convocation as Convocation,
)
from .evidence import (
    DistanceInformation as DistanceInformation,
)
from .evidence import (
    Dropout as Dropout,
)
from .evidence import (
    EffectivenessCheck as EffectivenessCheck,
)
from .evidence import (
    Evidence as Evidence,
)
from .evidence import (
    ForumPost as ForumPost,
)
from .evidence import (
    LmsSession as LmsSession,
)
from .evidence import (
    PlannedActivity as PlannedActivity,
)
from .evidence import (
    PlannedSlot as PlannedSlot,
)
from .evidence import (
    Positioning as Positioning,
)
from .evidence import (
    Presence as Presence,
)
from .evidence import (
    Recording as Recording,
)
from .evidence import (
    RecordingConsent as RecordingConsent,
)
from .evidence import (
    Signature as Signature,
)
from .evidence import (
    Submission as Submission,
)
from .evidence import (
    SurveyResponse as SurveyResponse,
)
from .evidence import (
    TutorExchange as TutorExchange,
)
from .report import (
    Criterion as Criterion,
)
from .report import (
    DossierReport as DossierReport,
)
from .report import (
    Finding as Finding,
)
from .report import (
    NotApplicable as NotApplicable,
)
from .report import (
    Outcome as Outcome,
)
from .report import (
    Problem as Problem,
)
from .report import (
    Report as Report,
)
