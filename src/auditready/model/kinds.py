"""All kinds of evidence in one union."""

from __future__ import annotations

from collections.abc import Mapping

from .evidence import (
    ActivityProgress,
    Assessment,
    Attendance,
    ChatMessage,
    Dropout,
    EffectivenessCheck,
    Evidence,
    ForumPost,
    LmsSession,
    Presence,
    Recording,
    RecordingConsent,
    Submission,
    SurveyResponse,
    TutorExchange,
)
from .inspection import DocumentMark, DocumentOrigin, DocumentSignature, ExportAnomaly
from .organisation import (
    Complaint,
    Improvement,
    Means,
    Meeting,
    Partner,
    Procedure,
    ProviderCertificate,
    PublicInformation,
    ResultIndicator,
    StaffRole,
    StaffTraining,
    SurveyAnalysis,
    Watch,
)
from .papers import (
    Accessibility,
    Agreement,
    Assistance,
    Certificate,
    Convocation,
    DistanceInformation,
    EndAttestation,
    ExamEvidence,
    Invoice,
    NeedsAnalysis,
    Positioning,
    Programme,
    Resource,
    SequencePlan,
    Subcontract,
    TrainerProfile,
    WelcomeRules,
    WorkBasedFile,
    WorkPhase,
)

AnyEvidence = (
    Attendance | Presence | Recording | RecordingConsent | ChatMessage | LmsSession | ActivityProgress | Assessment
    | Submission | ForumPost | TutorExchange | EffectivenessCheck | Dropout | SurveyResponse
    | Certificate | Agreement | Convocation | Positioning | DistanceInformation | Assistance | Programme | SequencePlan
    | NeedsAnalysis | WelcomeRules | TrainerProfile | Resource | Accessibility | Subcontract | Invoice | ExamEvidence
    | EndAttestation | WorkPhase | WorkBasedFile
    | ProviderCertificate | Complaint | Improvement | Watch | Means | PublicInformation | ResultIndicator | Procedure
    | SurveyAnalysis | StaffTraining | Partner | Meeting | StaffRole
    | DocumentSignature | DocumentMark | DocumentOrigin | ExportAnomaly
)  # fmt: skip

EVIDENCE_TYPES: Mapping[str, type[Evidence]] = {str(kind.__struct_config__.tag): kind for kind in AnyEvidence.__args__}
"""Kind → struct."""
