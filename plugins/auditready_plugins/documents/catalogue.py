"""Every type of document that this plugin reads, in one table."""

from __future__ import annotations

from .agreement import AGREEMENT
from .convocation import CONVOCATION
from .follow_up import FOLLOW_UP
from .kinds import DocumentReader
from .positioning import POSITIONING
from .recording_notice import RECORDING_NOTICE
from .remote import ASSISTANCE, DISTANCE_INFORMATION

READERS = tuple(
    DocumentReader(kind)
    for kind in (
        AGREEMENT,
        ASSISTANCE,
        CONVOCATION,
        DISTANCE_INFORMATION,
        FOLLOW_UP,
        POSITIONING,
        RECORDING_NOTICE,
    )
)
