"""The small sessions that all cases are made of: two learners, one day or three activities."""

from __future__ import annotations

from datetime import date

from sample_dossiers.cast import ALEXANDRE, AWA, BRUNO, FAIZA, GUILHEM, HELENE, LAN, NATHALIE, YANNICK
from tests.factory import Activity, Session, phases_of, slots_of

ROOM = Session(
    "Excel perfectionnement", "EXC-2026-03", "in_person", (HELENE, LAN), ALEXANDRE, slots_of(date(2026, 3, 16))
)
ROOM_MORNING, ROOM_AFTERNOON = ROOM.slots

LIVE = Session(
    "Animer une réunion à distance", "ANI-2026-05", "synchronous", (HELENE, YANNICK), NATHALIE,
    slots_of(date(2026, 5, 18), mode="synchronous"),
    place="Classe virtuelle Zoom : https://visio.example.org/j/81796405615",
    objectives=("Préparer une réunion à distance", "Faire participer chacun"),
)  # fmt: skip
LIVE_MORNING, LIVE_AFTERNOON = LIVE.slots

MODULE = Activity("Module 1 – Le rôle du tuteur", "page", 60, date(2026, 9, 7))
QUIZ = Activity("Évaluation finale", "quiz", 30, date(2026, 9, 9))
WORK = Activity("Étude de cas", "assign", 60, date(2026, 9, 14))
PATH = Session(
    "Devenir tuteur en entreprise", "TUT-2026-09", "asynchronous", (AWA, BRUNO), GUILHEM,
    activities=(MODULE, QUIZ, WORK), objectives=("Accueillir un nouveau collaborateur", "Évaluer une progression"),
)  # fmt: skip

MIXED = Session(
    "Comptabilité pour non-comptables", "CPT-2026-06", "blended", (LAN, FAIZA), ALEXANDRE,
    slots_of(date(2026, 6, 15)), (Activity("Lire un bilan", "page", 60, date(2026, 6, 17)),),
    objectives=("Lire un bilan", "Dialoguer avec son expert-comptable"),
)  # fmt: skip

AT_WORK = Session(
    "Poser un joint de façade", "JOI-2026-07", "work_based", (BRUNO, FAIZA), ALEXANDRE,
    phases=phases_of(date(2026, 7, 6), date(2026, 7, 7)), objectives=("Poser un joint", "Contrôler une pose"),
)  # fmt: skip
