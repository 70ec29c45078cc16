"""PRS, PRV and DOC: recordings, what must not be shown, and documents that are not ready to be shown."""

from __future__ import annotations

from datetime import date, timedelta

from sample_dossiers.cast import LAN, YANNICK
from tests.factory import recording_notice, signing

from .case import Case, Pair, contradiction, gap, holds, kept, question
from .sessions import LIVE, LIVE_AFTERNOON, LIVE_MORNING, ROOM

NUMBER = "2 85 03 34 172 118 63"
"""Invented, with a right key."""
NOTICE = "Information enregistrement.docx"


def recording_fits() -> Pair:
    """The register gives the afternoon's recording as of the day after, and the morning's as an hour too short."""
    good, bad = (kept(LIVE, "zoom/", "sheet/live") for _ in range(2))
    register = "Registre des enregistrements.xlsx"
    good.add("recordings", register, signing.recordings_xlsx)
    found = {
        LIVE_MORNING.id: (LIVE_MORNING.starts, LIVE_MORNING.minutes - 60),
        LIVE_AFTERNOON.id: (LIVE_AFTERNOON.starts + timedelta(days=1), LIVE_AFTERNOON.minutes),
    }
    bad.add("recordings", register, signing.recordings_xlsx, found=found)
    wrong = (question(None, "recordings", f"zoom/{LIVE_MORNING.id}"), contradiction(None, "recordings"))
    return Pair(Case("synchronous", good, holds()), Case("synchronous", bad, wrong))


def recording_lawful() -> Pair:
    """Participants were told two days after the class; Yannick refused and was recorded."""
    morning = f"zoom/{LIVE_MORNING.id}"
    good, bad = (kept(LIVE, "zoom/", "sheet/live") for _ in range(2))
    register = "Registre des enregistrements.xlsx"
    for dossier in (good, bad):
        dossier.add("recordings", register, signing.recordings_xlsx)
    good.add("notice", NOTICE, recording_notice)
    bad.add("notice", NOTICE, recording_notice, at=date(2026, 5, 20), answers={YANNICK.key: "Refuse"})
    assert morning in good.pieces
    wrong = (contradiction(None, "notice"), question(YANNICK, "notice"))
    return Pair(Case("synchronous", good, holds()), Case("synchronous", bad, wrong))


def sensitive_data() -> Pair:
    """Lan's positioning tells a social security number and the detail of a handicap."""
    good, bad = (kept(ROOM, "sheet", "positioning/") for _ in range(2))
    told = f"N° de sécurité sociale : {NUMBER} - RQTH : oui, jusqu'au 31/12/2027"
    bad.change(f"positioning/{LAN.key}", extra=told)
    paper = f"positioning/{LAN.key}"
    return Pair(
        Case("in_person", good, holds()),
        Case("in_person", bad, (contradiction(None, paper), question(None, paper))),
    )


def quality_mark() -> Pair:
    """The agreement of one training says that the provider is certified."""
    return _agreement("Ateliers du Lirou Formation, organisme certifié Qualiopi au titre des actions de formation.")


def finished_documents() -> Pair:
    """Two fields of the agreement's template were left as they were."""
    return _agreement("Contact administratif du client : {{contact_client}}, joignable au [à compléter].", missing=True)


def _agreement(extra: str, *, missing: bool = False) -> Pair:
    good, bad = (kept(ROOM, "sheet", "agreement") for _ in range(2))
    bad.change("agreement", extra=extra)
    wrong = (gap if missing else contradiction)(None, "agreement")
    return Pair(Case("in_person", good, holds()), Case("in_person", bad, (wrong,)))
