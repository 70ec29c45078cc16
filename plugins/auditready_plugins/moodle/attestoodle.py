"""Attestoodle's attestation of a learner's time (tool_attestoodle, French universities), a PDF.

Source: tool_attestoodle 2018 to 2024. Its times are credits that the provider fixed for each milestone, not time spent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditready import (
    ActivityProgress,
    EvidenceFile,
    LazyPattern,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    UnreadableEvidence,
    fold,
    quote,
    say,
)

_TOTAL = LazyPattern(r"^temps total valide(?: sur la periode)?\s*:?\s*(?:\|\s*)?(\d{1,4})\s?h\s?(\d{2})\b")
_LEARNER = LazyPattern(r"(?i)^nom (?:du stagiaire|de l['’]apprenant)\s*:\s*(?:\|\s*)?(\S.{0,120})$")
_TRAINING = LazyPattern(r"(?i)^(?:intitulé|désignation) de la formation\s*:\s*(?:\|\s*)?(\S.{0,300})$")
_HEADER = LazyPattern(r"^(?:cours|activites|types? d'activites?) suivi\w*\s*\|?\s*total heures$")
_CREDIT = LazyPattern(r"^(\S.{0,300}?)[\s|]+(\d{1,4})\s?h\s?(\d{2})$")
_FIRST = "temps total valide"


class AttestoodleReader:
    """Reads ``activity_progress`` with the credited minutes."""

    name = "moodle.attestoodle"
    system = "Moodle (Attestoodle)"
    kinds = frozenset({"activity_progress"})
    formats = frozenset({"pdf"})
    at_most = 0.96

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a PDF that says "Temps total validé" with hours, and has Attestoodle's table of credits."""
        if file.format != "pdf":
            return None
        try:
            folded = [fold(line) for page in file.document.pages[:2] for line in page.lines]
        except UnreadableEvidence:
            return None
        total = next((line for line in folded if line.startswith(_FIRST) and _TOTAL.match(line)), None)
        header = next((line for line in folded if _HEADER.match(line)), None)
        if total is None or header is None:
            return None
        why = say(
            "attestation d'Attestoodle : « {total} » et « {header} »",
            'attestation of Attestoodle: "{total}" and "{header}"',
            total=quote(total, 60),
            header=quote(header, 60),
        )
        return Recognition(confidence=0.96, why=why)

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[ActivityProgress]:
        """Give one record a row of credits, for want of rows the total.

        Raises ``UnreadableEvidence`` where the template does not announce the learner's name.
        """
        attestation = _gather(file)
        if attestation.person is None:
            raise UnreadableEvidence(
                "attestation Attestoodle dont le modèle n'annonce pas le nom (« Nom du stagiaire : … ») : l'ajouter au "
                "modèle, ou déposer l'export de l'achèvement d'activités",
                'Attestoodle attestation whose template does not announce the name ("Nom du stagiaire : …"): add it to '
                "the template, or file the activity completion export",
            )
        for credit in attestation.credits or attestation.totals[:1]:
            yield ActivityProgress(
                locator=credit.locator,
                person=attestation.person,
                activity=credit.name or attestation.training or "Attestoodle",
                course=attestation.training if credit.name else None,
                whole_course=not credit.name,
                status="completed" if attestation.of_activities else "in_progress",
                estimated_minutes=credit.minutes,
            )
        context.note(
            "temps crédités par jalon, fixés par l'organisme : ce ne sont pas des durées mesurées, et aucune date "
            "d'achèvement n'y figure",
            "times credited for each milestone, fixed by the provider: they are no measured durations, and there is no "
            "date of completion",
        )


class _Credit(NamedTuple):
    locator: Locator
    name: str
    """Empty for the total."""
    minutes: float


class _Attestation:
    """What stands on the pages."""

    def __init__(self) -> None:
        self.person: Mention | None = None
        self.training: str | None = None
        self.of_activities = False
        """The rows are activities, whose milestones are completed, and not courses."""
        self.totals: list[_Credit] = []
        self.credits: list[_Credit] = []


def _gather(file: EvidenceFile) -> _Attestation:
    found = _Attestation()
    below = False
    for page in file.document.pages:
        for number, line in enumerate(map(str.strip, page.lines), start=1):
            where = Locator(file=file.name, page=page.number, line=number, quote=quote(line))
            folded = fold(line)
            if match := _LEARNER.match(line):
                found.person = Mention(name=match[1].strip(" |"))
            elif match := _TRAINING.match(line):
                found.training = match[1].strip(" |")
            elif match := _TOTAL.match(folded):
                found.totals.append(_Credit(where, "", _minutes(match[1], match[2])))
            elif _HEADER.match(folded):
                below, found.of_activities = True, folded.startswith("activites")
            elif below and not folded.startswith("total") and (match := _CREDIT.match(line)):
                found.credits.append(_Credit(where, match[1].strip(" |"), _minutes(match[2], match[3])))
    return found


def _minutes(hours: str, minutes: str) -> float:
    return 60.0 * int(hours) + int(minutes)
