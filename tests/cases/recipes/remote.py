"""Support and work at a distance, proofs taken for each other, altered exports, two places at once."""

from __future__ import annotations

from dataclasses import replace

from sample_dossiers.cast import AWA, BRUNO, HELENE, LAN, YANNICK
from tests.factory import exchanges, remote, stays, zoom

from .case import Case, Pair, contradiction, gap, holds, kept, question
from .sessions import LIVE, LIVE_MORNING, MODULE, PATH, ROOM, WORK

MORNING = f"zoom/{LIVE_MORNING.id}"


def promised_assistance() -> Pair:
    """The paper names contacts and channels, and no delay."""
    good, bad = kept(PATH, "agreement", "assistance", "log"), kept(PATH, "agreement", "assistance", "log")
    bad.change("assistance", omit={"delay"})
    return Pair(Case("asynchronous", good, holds()), Case("asynchronous", bad, (gap(None, "assistance"),)))


def teaching_support() -> Pair:
    """Nobody but the secretariat wrote to Bruno."""
    good, bad = kept(PATH, "agreement", "completion", "follow_up"), kept(PATH, "agreement", "completion", "follow_up")
    log = [
        replace(entry, author=PATH.provider.contact, office="Conseillère commerciale")
        if entry.learner == BRUNO
        else entry
        for entry in exchanges(PATH)
    ]
    bad.change("follow_up", log=log)
    return Pair(Case("asynchronous", good, holds()), Case("asynchronous", bad, (gap(BRUNO, "follow_up"),)))


def works_of_ones_own() -> Pair:
    """Bruno handed in Awa's words in a document of his own."""
    good, bad = kept(PATH, "agreement", "log"), kept(PATH, "agreement", "log")
    for dossier in (good, bad):
        dossier.add("works", "TUT-2026-09-Étude de cas-1207.zip", remote.works_zip, WORK)
    bad.change("works", copied={BRUNO.key: AWA})
    return Pair(Case("asynchronous", good, holds()), Case("asynchronous", bad, (question(None, "works"),)))


def done_by_others() -> Pair:
    """The trainer set Bruno's module as done."""
    good, bad = kept(PATH, "agreement", "completion"), kept(PATH, "agreement", "completion")
    bad.change("completion", overridden={(BRUNO.key, MODULE.name): PATH.trainer.name})
    return Pair(Case("asynchronous", good, holds()), Case("asynchronous", bad, (question(BRUNO, "completion"),)))


def mistaken_proofs() -> Pair:
    """The only marks are those of a satisfaction survey in quiz mode."""
    good, bad = kept(ROOM, "sheet"), kept(ROOM, "sheet")
    for dossier in (good, bad):
        dossier.add("quiz", "Évaluation fin de formation (réponses).csv", remote.google_quiz_csv)
    bad.change("quiz", questions=remote.OPINIONS)
    return Pair(Case("in_person", good, holds()), Case("in_person", bad, (contradiction(None, "quiz"),)))


def altered_exports() -> Pair:
    """Somebody typed 210 minutes over what Zoom had counted for Yannick."""
    left = stays(LIVE, LIVE_MORNING, minutes={YANNICK.key: 180})
    good, bad = kept(LIVE, MORNING), kept(LIVE, MORNING)
    for dossier in (good, bad):
        dossier.change(MORNING, found=left)
    bad.change(MORNING, edited={YANNICK.key: 210})
    return Pair(Case("synchronous", good, holds()), Case("synchronous", bad, (contradiction(None, MORNING),)))


def learner_in_two_places() -> Pair:
    """Yannick was in another class of the tool all morning."""
    good, bad = kept(LIVE, "sheet/live", MORNING), kept(LIVE, "sheet/live", MORNING)
    elsewhere = [stay for stay in stays(LIVE, LIVE_MORNING) if stay.person == YANNICK]
    bad.add(
        "other", "participants autre classe.csv", zoom.participants, LIVE_MORNING, found=elsewhere,
        topic="Prendre la parole en public", identifier="84411220937",
    )  # fmt: skip
    return Pair(
        Case("synchronous", good, holds()),
        Case("synchronous", bad, (contradiction(YANNICK, MORNING, "other"),)),
    )


def trainer_in_two_places() -> Pair:
    """Two groups in two rooms at the same time, and one trainer on both sheets."""
    good, bad = kept(ROOM, "sheet"), kept(ROOM, "sheet")
    bad.change("sheet", learners=(HELENE,))
    bad.add("sheet/b", "Feuille d'émargement groupe B.xlsx", good.pieces["sheet"].writer, learners=(LAN,))
    bad.change("sheet/b", session=ROOM.but(place="Salle Larzac, 4 place de la Comédie, 34000 Montpellier"))
    return Pair(Case("in_person", good, holds()), Case("in_person", bad, (question(None, "sheet", "sheet/b"),)))
