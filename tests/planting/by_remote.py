"""DST004 to DST008, EVA002, FIL005, IDN005, IDN006: support, works and exports at a distance, two places at once."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.factory import Dossier, exchanges, remote, stays, zoom

from .plants import attended, learner_of, plants
from .trial import Planted

REMOTE = ("asynchronous", "blended")


@plants("DST004", *REMOTE)
def no_delay_promised(dossier: Dossier, chance: Random) -> Planted:
    """The paper names contacts and channels, and no delay."""
    dossier.change("assistance", omit={"delay"})
    return Planted("DST004", pieces=("assistance",))


@plants("DST006", *REMOTE)
def followed_by_the_office(dossier: Dossier, chance: Random) -> Planted | None:
    """Nobody but the secretariat wrote to one learner."""
    session, learner = dossier.session, learner_of(dossier, chance)
    if any(name.startswith("assignment/") for name in dossier.pieces):
        return None  # the trainer's feedback on the work is support as well
    log = [
        replace(entry, author=session.provider.contact, office="Conseillère commerciale")
        if entry.learner == learner
        else entry
        for entry in exchanges(session)
    ]
    dossier.change("follow_up", log=log)
    return Planted("DST006", learner, pieces=("follow_up",))


@plants("DST007", *REMOTE)
def copied_work(dossier: Dossier, chance: Random) -> Planted | None:
    """One learner handed in another one's words."""
    works = [each for each in dossier.session.activities if each.kind == "assign"]
    if not works:
        return None
    learner = learner_of(dossier, chance)
    other = next(each for each in dossier.session.learners if each != learner)
    path = f"07 Plateforme Moodle/{dossier.session.reference}-{works[0].name}-1207.zip"
    dossier.add("works", path, remote.works_zip, works[0], copied={learner.key: other})
    return Planted("DST007", pieces=("works",))


@plants("DST008", *REMOTE)
def set_as_done(dossier: Dossier, chance: Random) -> Planted:
    """The trainer set one learner's first activity as done."""
    session, learner = dossier.session, learner_of(dossier, chance)
    dossier.change("completion", overridden={(learner.key, session.activities[0].name): session.trainer.name})
    return Planted("DST008", learner, pieces=("completion",))


@plants("EVA002", "in_person", "synchronous")
def opinions_with_marks(dossier: Dossier, chance: Random) -> Planted:
    """The only marks are those of a satisfaction survey in quiz mode."""
    dossier.drop("assessment")
    path = "04 Évaluations/Évaluation fin de formation (réponses).csv"
    dossier.add("quiz", path, remote.google_quiz_csv, questions=remote.OPINIONS)
    return Planted("EVA002", pieces=("quiz",))


@plants("FIL005", "synchronous")
def typed_over(dossier: Dossier, chance: Random) -> Planted:
    """Somebody typed over what Zoom had counted for one learner."""
    session, slot = dossier.session, dossier.session.slots[0]
    present = [each for each in session.learners if not session.is_absent(each, slot)]
    learner = present[chance.randrange(len(present))]
    name = f"zoom/{slot.id}"
    dossier.change(name, edited={learner.key: slot.minutes + 20 + chance.randrange(30)})
    return Planted("FIL005", pieces=(name,))


@plants("IDN005", "synchronous")
def in_two_classes(dossier: Dossier, chance: Random) -> Planted | None:
    """One learner was in another class of the tool all along."""
    session, slot = dossier.session, dossier.session.slots[0]
    if slot.date.day <= 12:
        return None  # alone in its report, such a date may be day and month or month and day
    present = [each for each in session.learners if not session.is_absent(each, slot)]
    learner = present[chance.randrange(len(present))]
    elsewhere = [stay for stay in stays(session, slot) if stay.person == learner]
    dossier.add(
        "other", "07 Classe virtuelle/participants autre classe.csv", zoom.participants, slot, found=elsewhere,
        topic="Prendre la parole en public", identifier="84411220937",
    )  # fmt: skip
    return Planted("IDN005", learner, pieces=(f"zoom/{slot.id}", "other"))


@plants("IDN006", "in_person")
def trainer_in_two_rooms(dossier: Dossier, chance: Random) -> Planted | None:
    """Two groups in two rooms at the same time, and one trainer on both sheets."""
    drawn = attended(dossier, chance)
    if drawn is None:
        return None
    session = dossier.session
    one, *others = session.learners
    writer = dossier.pieces["sheet"].writer
    dossier.change("sheet", learners=(one,))
    path = "03 Émargements/Feuille d'émargement groupe B.xlsx"
    dossier.add("sheet/b", path, writer, learners=tuple(others))
    dossier.change("sheet/b", session=session.but(place="Salle Larzac, 4 place de la Comédie, 34000 Montpellier"))
    return Planted("IDN006", pieces=("sheet", "sheet/b"))
