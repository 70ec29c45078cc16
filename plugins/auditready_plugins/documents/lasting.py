"""The duration that a document states: hours of teaching, in minutes."""

from __future__ import annotations

from auditready import LazyPattern, Passage, find_teaching_minutes, fold

from .agreement_wordings import DURATION, LASTING
from .labels import Finder

_LONGEST = 144_000
"""Minutes of the longest training that is taken for one; more is a misreading."""
_BARE = LazyPattern(r"\s*(\d{1,4}(?:[.,]\d{1,2})?)\s*")
_COUNTED = (
    r"nombre (?:total )?d'heures(?: [^:\n|]{1,40})?",
    r"volume horaire(?: [^:\n|]{1,40})?",
    r"heures(?: (?:de formation|realisees?|suivies?|par stagiaire|/ ?stagiaire))?",
    r"(?:number of )?hours(?: [^:\n|]{1,30})?",
)
"""Labels that count hours, so that a bare number beside them is one of hours."""
_SENTENCES = (
    LASTING,
    r"\bsoit (?P<value>\d{1,4}(?:[.,]\d{1,2})? ?h(?:eures?)?\b[^\n|]{0,20})",
    r"(?:pour|d')une duree (?:totale |effective )?(?:de|est de) (?P<value>[^\n|]{3,60})",
)
_ANY_HOURS = (
    r"(?<![\d,.:/h-])(?P<value>\d{1,4}(?:[.,]\d{1,2})?) ?(?:heures?\b|h\b(?= ?(?:[)\n|;.,]|de |par |x |pour |-|$)))"
    r"(?! ?\d)(?! ?(?:-|/|a|au) ?\d)"
)
_NOT_LASTING = LazyPattern(
    r"(?:\bdont|\bsoit en|\bsous|\bdans les?|\bdelais?[^|\n]{0,12}|\bavant|\bapres|\bminimum|\bmaximum|\ba|\bvers|\bde"
    r"|\bdes|\bjusqu'a|\bmoins(?: de)?|\bplus de|\bpar jour[^|\n]{0,5})\s*$"
)


def read_minutes(found: Finder, *labels: str, alone: bool = True) -> float | None:
    """Return the duration beside one of ``labels``, or else in a sentence.

    ``alone``: the only number of hours in the document is the duration, where no words say what it is.
    """
    labels = labels or (*DURATION, r"duree [^:\n|]{1,40}", r"duration [^:\n|]{1,30}")
    counted = found.text.value_of(*_COUNTED, accept=_BARE.fullmatch)
    for passage in (
        found.text.value_of(*labels, accept=hours_in),
        found.text.block_of(*labels, accept=hours_in),
        counted,
        found.text.value_of(*_COUNTED, accept=hours_in),
        found.text.first(*_SENTENCES),
    ):
        lasting = None if passage is None else hours_in(passage.text, bare=passage is counted)
        if passage is not None and lasting is not None:
            found.note("minutes", passage.start)
            return lasting
    return only_hours(found) if alone else None


def only_hours(found: Finder) -> float | None:
    """Return the hours that a document names without a label, where it names one number of hours and no other."""
    stated: dict[float, int] = {}
    for each in found.text.find_all(_ANY_HOURS):
        before = found.text.folded[max(0, each.start() - 30) : each.start()]
        clock = "heure" not in each.group()
        said = _NOT_LASTING.search(before)
        if said is None or (not clock and said.group().strip() in {"de", "des"}):
            stated.setdefault(float(each["value"].replace(",", ".")) * 60, each.start())
    if len(stated) != 1:
        return None
    minutes, start = stated.popitem()
    if not 0 < minutes <= _LONGEST:
        return None
    found.note("minutes", start)
    return minutes


def hours_in(words: str, *, bare: bool = False) -> float | None:
    """Return the minutes that words state; a ``bare`` number counts hours."""
    number = _BARE.fullmatch(fold(words)) if bare else None
    if number is not None:
        lasting = float(number[1].replace(",", ".")) * 60
    else:
        hours = find_teaching_minutes(words)
        lasting = 0.0 if hours is None else hours[0]
    return lasting if 0 < lasting <= _LONGEST else None


def passage_hours(passage: Passage | None) -> float | None:
    """Return the minutes that a passage states."""
    return None if passage is None else hours_in(passage.text)
