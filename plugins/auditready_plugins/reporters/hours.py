"""The hours of the learners whose hours do not agree, one line each, by source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from auditready import DossierReport, Language, minutes

_FAMILY = "HRS"
"""The codes that compare hours."""


def hours_lines(dossier: DossierReport, translate: Callable[[str], str], language: Language) -> Iterator[str]:
    """Give "Léa Durand : prévues 14 h · émargées 10 h 30" for each learner whom a finding about hours names."""
    _ = translate
    told = {outcome.learner for outcome in dossier.findings if outcome.code.startswith(_FAMILY)}
    names = {person.id: person.name for person in dossier.learners}
    colon = " : " if language == "fr" else ": "
    for line in dossier.ledger:
        if line.learner in told:
            figures = (
                (_("Planned"), line.planned),
                (_("Signed"), line.signed),
                (_("Live"), line.live),
                (_("Online"), line.online),
                (_("Credited"), line.credited),
                (_("At work"), line.work_based),
                (_("Certified"), line.certified),
                (_("Invoiced"), line.invoiced),
            )
            yield names.get(line.learner, line.learner) + colon + _joined(figures, language)


def _joined(figures: Iterable[tuple[str, int | None]], language: Language) -> str:
    return " · ".join(f"{name.lower()} {minutes(value).in_(language)}" for name, value in figures if value is not None)
