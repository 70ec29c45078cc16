"""SYN and PRS: live classes."""

from __future__ import annotations

from sample_dossiers.cast import HELENE, YANNICK
from tests.factory import recording_notice, stays

from .case import Case, Pair, contradiction, gap, holds, holds_for, kept
from .sessions import LIVE, LIVE_AFTERNOON, LIVE_MORNING

MORNING, AFTERNOON = f"zoom/{LIVE_MORNING.id}", f"zoom/{LIVE_AFTERNOON.id}"


def presence_for_each_half_day() -> Pair:
    """Nothing shows Yannick in the afternoon: no sheet, no connection."""
    bad = kept(LIVE, "zoom/")
    bad.change(AFTERNOON, found=stays(LIVE, LIVE_AFTERNOON, minutes={YANNICK.key: 0}))
    good = Case("synchronous", kept(LIVE, "zoom/"), holds_for(HELENE, YANNICK))
    return Pair(good, Case("synchronous", bad, (*holds_for(HELENE), gap(YANNICK))))


def report_of_each_class() -> Pair:
    """The afternoon has a signed sheet and no report of the tool."""
    good = Case("synchronous", kept(LIVE, "sheet/live", "zoom/"), holds(MORNING, AFTERNOON))
    return Pair(good, Case("synchronous", kept(LIVE, "sheet/live", MORNING), (gap(None, "sheet/live"),)))


def recording_announced() -> Pair:
    """The class was recorded; the notice does not say how long the recording is kept."""
    good, bad = kept(LIVE, MORNING), kept(LIVE, MORNING)
    for dossier in (good, bad):
        dossier.change(MORNING, recorded=True)
    good.add("notice", "Information enregistrement.docx", recording_notice)
    bad.add("notice", "Information enregistrement.docx", recording_notice, omit={"retention"})
    return Pair(Case("synchronous", good, holds("notice")), Case("synchronous", bad, (gap(None, "notice"),)))


def exchanges_in_class() -> Pair:
    """Nobody saved the chat."""
    chat = f"chat/{LIVE_MORNING.id}"
    good = Case("synchronous", kept(LIVE, MORNING, chat), holds(chat))
    return Pair(good, Case("synchronous", kept(LIVE, MORNING), (gap(None),)))


def sheet_against_report() -> Pair:
    """Yannick signed the morning and was connected for 25 minutes of it."""
    bad = kept(LIVE, "sheet/live", MORNING)
    bad.change(MORNING, found=stays(LIVE, LIVE_MORNING, minutes={YANNICK.key: 25}))
    good = Case("synchronous", kept(LIVE, "sheet/live", MORNING), holds())
    return Pair(good, Case("synchronous", bad, (contradiction(YANNICK, "sheet/live", MORNING),)))
