"""Stakeholders, duties and years as providers write them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from auditready import LazyPattern, fold, parse_date

Stakeholder = Literal["beneficiary", "company", "funder", "trainer"]
Duty = Literal["management", "teaching", "trainer", "administrative", "quality", "disability", "mobility", "other"]

STAKEHOLDERS: tuple[tuple[Stakeholder, LazyPattern], ...] = (
    ("funder", LazyPattern(r"financeurs?|\bopco\b|funders?")),
    ("company", LazyPattern(r"entreprises?|employeurs?|clients?|commanditaires?|donneurs? d'ordres?|tuteurs?|compan")),
    ("trainer", LazyPattern(r"formateurs?|formatrices?|intervenants?|equipes?\b|enseignants?|trainers?|teams?\b")),
    ("beneficiary", LazyPattern(r"stagiaires?|apprenante?s?|apprentie?s?\b|beneficiaires?|participants?|learners?")),
)  # fmt: skip
"""Who is asked, most particular first: a client's survey may speak of the trainees."""

_DUTIES: tuple[tuple[Duty, LazyPattern], ...] = (
    ("disability", LazyPattern(r"handicap|\bpsh\b|disabilit")),
    ("mobility", LazyPattern(r"mobilite|mobility|erasmus")),
    ("teaching", LazyPattern(r"pedagogi|teaching")),
    ("quality", LazyPattern(r"qualite|quality")),
    ("trainer", LazyPattern(r"format(?:eur|rice)s?\b|intervenant|trainer")),
    ("management", LazyPattern(r"direct(?:eur|rice|ion)|gerant|president|dirigeant|manager|director"
        r"|responsable d'organisme")),
    ("administrative", LazyPattern(r"administrati|assistant|secretar|comptab|commercial|accueil|sales")),
)  # fmt: skip
_YEAR = LazyPattern(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def stakeholder_in(words: str) -> Stakeholder | None:
    """Return the stakeholder that words name first in the order above; ``None`` where they name nobody."""
    folded = fold(words)
    return next((stakeholder for stakeholder, pattern in STAKEHOLDERS if pattern.search(folded)), None)


def duties_in(folded: str) -> tuple[Duty, ...]:
    """Return the duties that folded words name."""
    return tuple(duty for duty, pattern in _DUTIES if pattern.search(folded)) or ("other",)


def year_end(words: str) -> date | None:
    """Return the last day that a period speaks of: its last full date, or the end of its last year."""
    for part in reversed(words.replace(" au ", "|").replace("–", "|").replace(" - ", "|").split("|")):
        day = parse_date(part.strip())
        if day is not None and 1990 <= day.year <= 2100:
            return day
    years = [int(year) for year in _YEAR.findall(words)]
    return date(max(years), 12, 31) if years and 1990 <= max(years) <= 2100 else None
