"""Writers of real files: the evidence of a training session, from one description of it, the same bytes each time.

>>> from tests.factory import Person, Session, clean, slots_of

``session`` holds the facts; ``live`` and ``visits`` derive who was where when; one module a source writes the files;
``dossier`` puts whole folders together. Names, companies and addresses are invented.
"""

import os

os.environ["OPENPYXL_LXML"] = "False"  # lxml, where it is installed, writes other bytes

from . import occasional
from .attendance import attendance_csv, attendance_ods, attendance_xlsx, signature_list_csv
from .certificates import certificate
from .documents import (
    agreement,
    assistance,
    convocation,
    distance_information,
    positioning,
    recording_notice,
)
from .dossier import Dossier, add_certificate, clean, final_quiz, use_teams
from .followup import Exchange, effectiveness_log, exchanges, follow_up_log
from .frozen import csv_bytes, encode, sheet_bytes, signature, zip_bytes
from .live import Stay, renamed, stays
from .sequences import sequence_plan
from .session import Activity, Person, Phase, Provider, Session, Slot, phases_of, slots_of
from .visits import Visit, visits
from .work_based import work_analysis, work_assessment, work_log, work_protocol, work_trainer

__all__ = [
    "Activity",
    "Dossier",
    "Exchange",
    "Person",
    "Phase",
    "Provider",
    "Session",
    "Slot",
    "Stay",
    "Visit",
    "add_certificate",
    "agreement",
    "assistance",
    "attendance_csv",
    "attendance_ods",
    "attendance_xlsx",
    "certificate",
    "clean",
    "convocation",
    "csv_bytes",
    "distance_information",
    "effectiveness_log",
    "encode",
    "exchanges",
    "final_quiz",
    "follow_up_log",
    "occasional",
    "phases_of",
    "positioning",
    "recording_notice",
    "renamed",
    "sequence_plan",
    "sheet_bytes",
    "signature",
    "signature_list_csv",
    "slots_of",
    "stays",
    "use_teams",
    "visits",
    "work_analysis",
    "work_assessment",
    "work_log",
    "work_protocol",
    "work_trainer",
    "zip_bytes",
]
