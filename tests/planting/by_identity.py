"""IDN: people whom one document knows and the others do not, names and titles that differ."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.factory import Dossier, Person, add_certificate

from .plants import learner_of, plants
from .trial import Planted

STRANGER = Person("Anselme", "Quintrec", "a.quintrec@example.com")


@plants("IDN001")
def certificate_of_a_stranger(dossier: Dossier, chance: Random) -> Planted:
    """Somebody has a certificate whom no other document knows."""
    add_certificate(dossier, STRANGER)
    return Planted("IDN001", STRANGER, pieces=(f"certificate/{STRANGER.key}",))


@plants("IDN003")
def other_title(dossier: Dossier, chance: Random) -> Planted:
    """A certificate is for another level."""
    learner = learner_of(dossier, chance)
    name = f"certificate/{learner.key}"
    dossier.change(name, title=f"{dossier.session.title}, module avancé")
    return Planted("IDN003", learner, pieces=(name, "agreement"))


@plants("IDN004", "in_person")
def misspelt_name(dossier: Dossier, chance: Random) -> Planted | None:
    """A certificate is made out to a name that one letter tells from the learner's."""
    learner = learner_of(dossier, chance)
    if len(learner.last) < 5:
        return None  # a letter of three or four makes another name
    places = [place for place, char in enumerate(learner.last) if char.isalpha() and place]
    place = places[chance.randrange(len(places))]
    misspelt = replace(learner, last=f"{learner.last[:place]}x{learner.last[place + 1 :]}")
    dossier.drop(f"certificate/{learner.key}")
    add_certificate(dossier, misspelt)
    return Planted(
        "IDN004", misspelt, known_as=learner, pieces=(f"certificate/{misspelt.key}",),
        consequences=frozenset({("COM107", learner)}),
    )  # fmt: skip


@plants("IDN002", "in_person", "synchronous")
def enrolled_and_never_seen(dossier: Dossier, chance: Random) -> Planted:
    """The agreement names somebody of whom nothing else speaks."""
    session = dossier.session
    dossier.change("agreement", session=session.but(learners=(*session.learners, STRANGER)))
    half_days = "INP101" if session.modality == "in_person" else "SYN101"
    return Planted("IDN002", STRANGER, pieces=("agreement",), consequences=frozenset({(half_days, STRANGER)}))
