"""FIL: files that do not open, are not known, belong elsewhere, or are filed twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from tests.factory import Dossier, certificate, junk
from tests.factory.pages import Line, Title, written

from .plants import learner_of, plants
from .trial import Planted


@plants("FIL001")
def unreadable(dossier: Dossier, chance: Random) -> Planted:
    """A copy that was cut short, or a scan."""
    if chance.randrange(2):
        name = "Copie.pdf"
        dossier.put(name, junk.scan_pdf(dossier.session))
    else:
        name = "Copie du positionnement.xlsx"
        dossier.put(name, junk.shredded(dossier.pieces["agreement"].bytes()))
    return Planted("FIL001", pieces=(name,))


@plants("FIL002")
def of_another_session(dossier: Dossier, chance: Random) -> Planted:
    """A certificate of another session of the same learner was filed here."""
    session, learner = dossier.session, learner_of(dossier, chance)
    months = timedelta(days=7 * (10 + chance.randrange(10)))
    earlier = session.but(
        title="Sauveteur secouriste du travail",
        reference="SST-2025-09",
        slots=tuple(replace(slot, date=slot.date - months) for slot in session.slots),
        activities=tuple(replace(each, day=each.day - months) for each in session.activities),
        phases=tuple(replace(phase, date=phase.date - months) for phase in session.phases),
        absences=frozenset(),
    )
    dossier.put("Certificat SST.pdf", certificate(earlier, learner))
    return Planted("FIL002", learner, pieces=("Certificat SST.pdf",))


@plants("FIL003")
def unknown(dossier: Dossier, chance: Random) -> Planted:
    """The minutes of a meeting lie among the evidence."""
    lines = (
        "Présents : Sandrine, Alexandre.",
        f"Commander {2 + chance.randrange(9)} marqueurs pour la salle.",
    )
    name = "Compte rendu réunion d'équipe.docx"
    dossier.put(name, written([Title("Réunion d'équipe du lundi"), *map(Line, lines)], "docx"))
    return Planted("FIL003", pieces=(name,))


@plants("FIL004")
def filed_twice(dossier: Dossier, chance: Random) -> Planted:
    """One certificate lies there under two names."""
    learner = learner_of(dossier, chance)
    piece = f"certificate/{learner.key}"
    dossier.put("05 Certificats/Certificat (copie).pdf", dossier.pieces[piece].bytes())
    return Planted("FIL004", pieces=(piece, "05 Certificats/Certificat (copie).pdf"))
