"""PRS002, PRV and DOC: recordings, what must not be shown, documents that are not ready to be shown."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from tests.factory import Dossier, recording_notice, signing

from .plants import learner_of, plants
from .trial import Planted

NUMBER = "2 85 03 34 172 118 63"
"""Invented, with a right key."""
REGISTER = "07 Classe virtuelle/Registre des enregistrements.xlsx"
NOTICE = "02 Convocations/Information enregistrement.docx"


@plants("PRS002", "synchronous")
def recording_too_short(dossier: Dossier, chance: Random) -> Planted:
    """The register gives one recording as an hour too short."""
    slots = dossier.session.slots
    slot = slots[chance.randrange(len(slots))]
    found = {each.id: (each.starts, each.minutes - (60 if each == slot else 0)) for each in slots}
    dossier.add("recordings", REGISTER, signing.recordings_xlsx, found=found)
    dossier.add("notice", NOTICE, recording_notice)
    return Planted("PRS002", None, slot, ("recordings",))


@plants("PRV001", "synchronous")
def told_afterwards(dossier: Dossier, chance: Random) -> Planted:
    """Participants were told of the recording after the class."""
    dossier.add("recordings", REGISTER, signing.recordings_xlsx)
    at = dossier.session.end + timedelta(days=1 + chance.randrange(5))
    dossier.add("notice", NOTICE, recording_notice, at=at)
    return Planted("PRV001", pieces=("notice",))


@plants("PRV002")
def number_shown(dossier: Dossier, chance: Random) -> Planted:
    """A positioning tells a social security number."""
    learner = learner_of(dossier, chance)
    name = f"positioning/{learner.key}"
    dossier.change(name, extra=f"N° de sécurité sociale : {NUMBER}")
    return Planted("PRV002", pieces=(name,))


@plants("DOC003")
def quality_mark(dossier: Dossier, chance: Random) -> Planted:
    """The agreement of one training says that the provider is certified."""
    dossier.change("agreement", extra=f"{dossier.session.provider.name}, organisme certifié Qualiopi.")
    return Planted("DOC003", pieces=("agreement",))


@plants("DOC004")
def left_unfilled(dossier: Dossier, chance: Random) -> Planted:
    """A place of the agreement's template was left as it was."""
    left = ("{{contact_client}}", "[à compléter]", "XX/XX/XXXX")[chance.randrange(3)]
    dossier.change("agreement", extra=f"Contact administratif du client : {left}.")
    return Planted("DOC004", pieces=("agreement",))
