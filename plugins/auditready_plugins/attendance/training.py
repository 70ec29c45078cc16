"""What tells the sheet of a training from a visitors' book, the list of a meeting or of a canteen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditready import LazyPattern, fold

from .layout import Table, When
from .vocabulary import TITLE_OF_SHEET, TRAINER

_TRAINING = LazyPattern(
    r"\b(?:formations?|stages?|stagiaires?|apprenante?s?|apprentie?s?|alternante?s?"
    r"|etudiante?s?|eleves?|formateurs?|formatrices?|enseignante?s?|intervenante?s?|modules?|cours|demi[- ]journees?"
    r"|seances?|trainings?|trainees?|trainers?|learners?|students?|courses?|instructors?|half[- ]days?|classes)\b"
)
_LEARNING = LazyPattern(
    r"\b(?:(?:intitule|titre|nom|duree|organisme|lieu|dates?) (?:de |de la |du |d'une )?(?:stage|cours|module)"
    r"|formation|stagiaires?|apprenante?s?|apprentie?s?|alternante?s?|trainees?|learners?"
    r"|training (?:title|course|provider)|course title)\b|^(?:stage|cours|module|intitule|objet)\s*:"
)
_VISITORS = LazyPattern(
    r"\b(?:visiteu(?:rs?|ses?)|visitors?|(?:personnes?|contact|hote) (?:visitee?s?|rencontree?s?|a rencontrer)"
    r"|(?:motif|objet) (?:de (?:la |votre )?)?visite|person visited|host name|(?:purpose of (?:the )?|reason for )visit"
    r"|immatriculation|plaque|n° ?(?:de )?badge|badge (?:rendu|remis|n°)|vehicle|car registration)\b"
)
_GATHERING = LazyPattern(
    r"\b(?:reunions?|comites?|codir|copil|cse|assemblees?(?: generales?)?|seminaires? d'entreprise"
    r"|conseils? (?:d'administration|municipal|de classe)|cantines?|repas|dejeuners?|diners?|petits?[- ]dejeuners?"
    r"|plateaux?|restaurant|refectoire|menus?|garderie|covoiturage|evacuation|exercice incendie|jury|portes ouvertes"
    r"|journee porte|remise (?:de|des|du)|prets? de|emprunts?|vaccination|don du sang"
    r"|meetings?|committees?|board|assembly|lunch(?:es)?|meals?|canteen|catering|fire drill)\b"
)
_PASSAGE = LazyPattern(
    r"(?:heures? (?:d')?(?:arrivee|entree)|arrivee?|entree|heures? (?:de )?(?:depart|sortie)|depart|sortie"
    r"|time (?:in|out)|arrival(?: time)?|departure(?: time)?|check[- ]?(?:in|out))"
)
_LEAVE = LazyPattern(
    r"(?:types?|motifs?|natures?|codes?) d(?:e l)?'absences?|(?:nombre|nb) de jours|conges?\b.*|rtt|solde\b.*"
    r"|(?:leave|absence) (?:type|reason)|days off"
)

_TITLE_LINES = 2
"""Texts at the top of a sheet that name what it is for."""


def is_of_a_training(table: Table, above: Sequence[str], texts: Iterable[str], *, titled: bool) -> bool:
    """Whether a table of people and signatures is a training's.

    ``above`` are the texts that head the sheet, ``texts`` all texts of its beginning. Whom somebody visits settles it.
    A meeting or a meal in the title is a training's only where the sheet names learners or a training elsewhere
    ("Intitulé de la formation : Conduire une réunion"). Without such words, a column of arrivals beside one of
    departures is a register of passage, one of leave a firm's own, and names
    with a day and a signature may be any list.
    """
    headers = [fold(column.header) for column in table.columns]
    titles = [fold(text) for text in above]
    if any(_VISITORS.search(text) for text in headers):
        return False
    heads = [text for number, text in enumerate(titles) if number < _TITLE_LINES or TITLE_OF_SHEET.search(text)]
    if any(_VISITORS.search(text) and not _LEARNING.search(text) for text in heads):
        return False
    words = [fold(text) for text in texts]
    halves = {place.when.half_day for place in table.places} - {None, "day"}
    taught = any(_LEARNING.search(text) or (len(halves) > 1 and TRAINER.search(text)) for text in words)
    if any(_GATHERING.search(text) for text in heads) and not taught:
        return False
    if any(_TRAINING.search(text) for text in (*words, *headers)):
        return True
    if sum(_PASSAGE.fullmatch(text) is not None for text in headers) > 1 or any(map(_LEAVE.fullmatch, headers)):
        return False
    return titled or any(place.when != When() for place in table.places) or _says_when(table)


def _says_when(table: Table) -> bool:
    """Whether the rows of a list say a half-day, times or the moment of a signature: more than a day and a name.

    The moment alone, beside no slot, is that of any signature: a petition's, a charter's.
    """
    roles = {column.role for column in table.columns}
    of_slots = {"date", "half", "hours", "start", "title", "status"} & roles
    if not of_slots and all(place.columns.keys() == {"stamp"} for place in table.places):
        return False
    return bool({"half", "hours", "start", "stamp", "status"} & roles) or any(
        {"stamp", "mark"} & place.columns.keys() for place in table.places
    )
