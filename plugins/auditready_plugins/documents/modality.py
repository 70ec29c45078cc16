"""The modality as an agreement words it; ``None`` where its words leave it open."""

from __future__ import annotations

import re
from typing import Literal

from auditready import fold

from .labels import Finder

Modality = Literal["in_person", "synchronous", "asynchronous", "blended", "work_based"]

_LABELS = (
    r"modalites? de deroulement(?: [^:\n|]{1,60})?",
    r"(?:lieu et )?(?:modalites?|modes?)(?: (?:de formation|pedagogiques?|d'organisation|de realisation|d'execution))?",
    r"(?:type|format|organisation)(?: de (?:la |l')?(?:formation|action))?",
    r"delivery mode|mode of delivery|modality",
    r"lieu(?: de (?:la )?formation)?|place",
)
_SENTENCE = r"(?:se deroule(?:ra)?|realisee?|dispensee?|organisee?) (?P<value>(?:en|a|par|sous)[^\n|.]{4,80})"
_IN_PASSING = (
    r"\ben presentiel\b|\ben visio\w*|\bclasses? virtuelles?|\ben e-?learning\b|\ben distanciel\b|\bheures? a distance"
    r"(?: \([^)\n]{3,40}\))?|\bformation (?:en ligne|a distance)\b|\bafest\b"
)
"""Where the modality has no line of its own, the words that name one; of two that differ none is taken."""
_BLENDED = r"\bmixte|blended|hybride|multimodale?|bimodale?"
_IN_PERSON = r"presentiel|en salle|face-a-face|face to face|in person|intra-entreprise"
_SYNCHRONOUS = r"classes? virtuelles?|\bsynchrones?|visio|virtual class"
_ASYNCHRONOUS = r"asynchrone|e-?learning|\bfoad\b|a son rythme|a votre rythme|en ligne sur la plateforme|asynchronous"
_WORK_BASED = r"\bafest\b|situation de travail|work-based"


def read_modality(found: Finder) -> Modality | None:
    """Return the modality of the paragraph that is about it."""
    words = found.block("modality", *_LABELS, accept=modality_of)
    modality = None if words is None else modality_of(words)
    if modality is None:
        sentence = found.text.first(_SENTENCE)
        modality = None if sentence is None else modality_of(sentence.text)
        if sentence is not None and modality is not None:
            found.note("modality", sentence.start)
    if modality is None:
        said = found.text.find_all(_IN_PASSING)
        modality = modality_of(" ".join(each.group() for each in said))
        if modality is not None:
            found.note("modality", said[0].start())
    if modality is None:
        found.places.pop("modality", None)
    return modality


def modality_of(words: str) -> Modality | None:
    """Return the modality that words name; in person with a virtual class is left open, for it may be either."""
    folded = fold(words)
    in_person, synchronous, asynchronous, work_based = (
        re.search(pattern, folded) is not None for pattern in (_IN_PERSON, _SYNCHRONOUS, _ASYNCHRONOUS, _WORK_BASED)
    )
    if re.search(_BLENDED, folded) or (asynchronous and (in_person or synchronous)):
        return "blended"
    named: list[Modality] = []
    named += ["in_person"] if in_person else []
    named += ["synchronous"] if synchronous else []
    named += ["asynchronous"] if asynchronous else []
    named += ["work_based"] if work_based else []
    return named[0] if len(named) == 1 else None
