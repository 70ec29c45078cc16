"""Every type of document that this plugin reads, in one table."""

from __future__ import annotations

from .accessibility import ACCESSIBILITY
from .agreement import AGREEMENT
from .convocation import CONVOCATION
from .dropout import DROPOUT
from .end_attestation import ATTESTATION
from .exam import EXAM
from .feedback import FEEDBACK
from .follow_up import FOLLOW_UP
from .invoice import INVOICE
from .kinds import DocumentReader
from .needs_analysis import NEEDS_ANALYSIS
from .positioning import POSITIONING
from .programme import PROGRAMME
from .provider_certificate import PROVIDER_CERTIFICATE
from .recording_notice import RECORDING_NOTICE
from .recordings import RECORDINGS
from .remote import ASSISTANCE, DISTANCE_INFORMATION
from .resources import RESOURCES
from .sequence_plan import SEQUENCE_PLAN
from .subcontract import SUBCONTRACT
from .trainer_profile import TRAINER_PROFILE
from .welcome import WELCOME
from .work_based import WORK_ANALYSIS, WORK_ASSESSMENT, WORK_PROTOCOL, WORK_TRAINER
from .work_phases import WORK_PHASES

READERS = tuple(
    DocumentReader(kind)
    for kind in (
        ACCESSIBILITY,
        AGREEMENT,
        ASSISTANCE,
        ATTESTATION,
        CONVOCATION,
        DISTANCE_INFORMATION,
        DROPOUT,
        EXAM,
        FEEDBACK,
        FOLLOW_UP,
        INVOICE,
        NEEDS_ANALYSIS,
        POSITIONING,
        PROGRAMME,
        PROVIDER_CERTIFICATE,
        RECORDING_NOTICE,
        RECORDINGS,
        RESOURCES,
        SEQUENCE_PLAN,
        SUBCONTRACT,
        TRAINER_PROFILE,
        WELCOME,
        WORK_ANALYSIS,
        WORK_ASSESSMENT,
        WORK_PHASES,
        WORK_PROTOCOL,
        WORK_TRAINER,
    )
)
