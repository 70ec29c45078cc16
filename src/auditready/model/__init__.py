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
    SEVERITIES as SEVERITIES,
    STATES as STATES,
    Basis as Basis,
    DossierKind as DossierKind,
    FileStatus as FileStatus,
    HalfDay as HalfDay,
    Language as Language,
    Locator as Locator,
    Mention as Mention,
    Modality as Modality,
    Severity as Severity,
    State as State,
    Words as Words,
)
from .dossier import (
    Dossier as Dossier,
    Doubt as Doubt,
    Figure as Figure,
    FileReport as FileReport,
    LearnerFacts as LearnerFacts,
    Ledger as Ledger,
    Person as Person,
    Recognition as Recognition,
    Slot as Slot,
    SlotAttendance as SlotAttendance,
    Uncounted as Uncounted,
)
from .evidence import (
    ActivityProgress as ActivityProgress,
    Assessment as Assessment,
    Attendance as Attendance,
    ChatMessage as ChatMessage,
    Contact as Contact,
    Dropout as Dropout,
    EffectivenessCheck as EffectivenessCheck,
    Evidence as Evidence,
    ForumPost as ForumPost,
    LmsSession as LmsSession,
    Presence as Presence,
    Recording as Recording,
    RecordingConsent as RecordingConsent,
    Signature as Signature,
    Submission as Submission,
    SurveyResponse as SurveyResponse,
    TutorExchange as TutorExchange,
)
from .inspection import (
    DocumentMark as DocumentMark,
    DocumentOrigin as DocumentOrigin,
    DocumentSignature as DocumentSignature,
    ExportAnomaly as ExportAnomaly,
)
from .kinds import (
    EVIDENCE_TYPES as EVIDENCE_TYPES,
    AnyEvidence as AnyEvidence,
)
from .organisation import (
    Complaint as Complaint,
    Improvement as Improvement,
    Means as Means,
    Meeting as Meeting,
    Partner as Partner,
    Procedure as Procedure,
    ProviderCertificate as ProviderCertificate,
    PublicInformation as PublicInformation,
    PublicItem as PublicItem,
    ResultIndicator as ResultIndicator,
    StaffRole as StaffRole,
    StaffTraining as StaffTraining,
    SurveyAnalysis as SurveyAnalysis,
    Topic as Topic,
    Watch as Watch,
)
from .papers import (
    Accessibility as Accessibility,
    Agreement as Agreement,
    Assistance as Assistance,
    Certificate as Certificate,
    Convocation as Convocation,
    DistanceInformation as DistanceInformation,
    EndAttestation as EndAttestation,
    ExamEvidence as ExamEvidence,
    Invoice as Invoice,
    NeedsAnalysis as NeedsAnalysis,
    PlannedActivity as PlannedActivity,
    PlannedSequence as PlannedSequence,
    PlannedSlot as PlannedSlot,
    Positioning as Positioning,
    Programme as Programme,
    Resource as Resource,
    SequencePlan as SequencePlan,
    Subcontract as Subcontract,
    TrainerProfile as TrainerProfile,
    WelcomeRules as WelcomeRules,
    WorkBasedFile as WorkBasedFile,
    WorkPhase as WorkPhase,
)
from .report import (
    Amendment as Amendment,
    AppliedOverlay as AppliedOverlay,
    Criterion as Criterion,
    DossierReport as DossierReport,
    Finding as Finding,
    NotApplicable as NotApplicable,
    Outcome as Outcome,
    Problem as Problem,
    Report as Report,
    Unverified as Unverified,
)
from .scope import (
    AuditKind as AuditKind,
    Category as Category,
    Freshness as Freshness,
    Scope as Scope,
    Tolerances as Tolerances,
)
