"""What the name of a folder says: a category of documents, a person, a year, the office."""

from __future__ import annotations

import re

from ..reading.fold import fold
from ..reading.patterns import LazyPattern
from .organisation_folder import is_provider

_CATEGORY = LazyPattern(
    r"\b(?:convention|contrat|devis|agreement|contract|programme?|convocation|emargement|presence|attendance|feuilles?"
    r"|evaluation|quiz|test|assessment|attestation|certificat|certificate|satisfaction|questionnaire|survey|enquete"
    r"|positionnement|positioning|besoin|needs|lms|moodle|zoom|teams|plateforme|connexion|logs?|chat|visio"
    r"|classe virtuelle|enregistrement|recording|support|ressource|resource|facture|facturation|invoice|administratif"
    r"|suivi|tutorat|assistance|accompagnement|formateur|trainer|cv|livret|accueil|pedagogi|distanciel|presentiel"
    r"|divers|archive|scan|document|piece|preuve|evidence|export)(?:s|es|ions?)?"
)
_SESSION = LazyPattern(r"(?:19|20)\d{2}|\b\d{1,2}[-_. ]\d{1,2}\b|\bsessions?\b|\bgroupe\b|\bpromo")
_MODALITY = LazyPattern(r"\b(?:presentiel|distanciel|classes? virtuelles?|visio)")
_OFFICE = LazyPattern(
    r"compta|rh|banque|(?:modeles?|trames?|templates?)(?: (?:vierges?|documents?))?|logos?|photos?|sauvegardes?"
    r"|backups?|corbeille"
)
"""Names of folders that are the office's whatever the provider teaches; "Comptabilité" may well be a training."""
_YEAR = LazyPattern(r"(?:19|20)\d{2}(?: ?[-_/] ?(?:(?:19|20)?\d{2}))?")
_PERSON = LazyPattern(r"[^\W\d_][^\W\d_'’.-]+(?:[ _][^\W\d_][^\W\d_'’.-]*){1,4}")


def is_year(name: str) -> bool:
    """Whether a folder is named by a year, or by two: "2026", "2025-2026"."""
    return _YEAR.fullmatch(name) is not None


def is_category(name: str) -> bool:
    """Whether a folder holds one kind of documents of a session: "01 Convention", "Émargements"."""
    words = fold(name).replace("_", " ")
    return bool(_CATEGORY.search(words)) and not _SESSION.search(re.sub(r"^\d{1,2}[-_. ]+", "", words))


def is_person(name: str) -> bool:
    """Whether a folder is named as somebody: "Durand Camille"."""
    words = name.replace("_", " ")
    return bool(_PERSON.fullmatch(words)) and not is_category(name) and all(word[0].isupper() for word in words.split())


def serves_several(name: str) -> bool:
    """Whether a folder beside sessions is none: "Exports Moodle", "Compta"; "Distanciel" may hold some."""
    if _OFFICE.fullmatch(re.sub(r"^\d{1,2}[-_. ]+", "", fold(name).replace("_", " "))):
        return True
    return is_category(name) and not is_provider(name) and not _MODALITY.search(fold(name))
