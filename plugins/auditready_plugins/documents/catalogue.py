"""Every type of document that this plugin reads, in one table."""

from __future__ import annotations

from .agreement import AGREEMENT
from .convocation import CONVOCATION
from .follow_up import FOLLOW_UP
from .kinds import DocumentReader
from .needs_analysis import NEEDS_ANALYSIS
from .positioning import POSITIONING
from .programme import PROGRAMME
from .recording_notice import RECORDING_NOTICE
from .remote import ASSISTANCE, DISTANCE_INFORMATION
from .resources import RESOURCES
from .trainer_profile import TRAINER_PROFILE
from .welcome import WELCOME

READERS = tuple(
    DocumentReader(kind)
    for kind in (
        AGREEMENT,
        ASSISTANCE,
        CONVOCATION,
        DISTANCE_INFORMATION,
        FOLLOW_UP,
        NEEDS_ANALYSIS,
        POSITIONING,
        PROGRAMME,
        RECORDING_NOTICE,
        RESOURCES,
        TRAINER_PROFILE,
        WELCOME,
    )
)
