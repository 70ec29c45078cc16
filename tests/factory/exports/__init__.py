"""Writers of every system's export, each from facts drawn by hypothesis, for the round trip through its reader.

They follow the descriptions of the formats, not the readers. ``catalogue.WRITERS`` lists them.
"""

from . import (
    learning360,
    moodle_log,
    moodle_marks,
    moodle_rarer,
    moodle_state,
    openedx,
    packages,
    papers,
    platforms,
    provider,
    questionnaires,
    rooms,
    sheets,
    talentlms,
    teams,
    webinars,
    zoom,
    zoom_exchanges,
)
from .catalogue import WRITERS, Writer

__all__ = [
    "WRITERS",
    "Writer",
    "learning360",
    "moodle_log",
    "moodle_marks",
    "moodle_rarer",
    "moodle_state",
    "openedx",
    "packages",
    "papers",
    "platforms",
    "provider",
    "questionnaires",
    "rooms",
    "sheets",
    "talentlms",
    "teams",
    "webinars",
    "zoom",
    "zoom_exchanges",
]
