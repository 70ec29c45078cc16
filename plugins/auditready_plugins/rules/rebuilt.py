"""Papers of different days that were all made in one go, shortly before the audit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from auditready import (
    DocumentOrigin,
    Dossier,
    Finding,
    Locator,
    NotApplicable,
    Words,
    listing,
    rule,
    say,
)

from .facts import distinct, records

_FEWEST = 5
_FEWEST_DAYS = 3
_WITHIN = timedelta(hours=1)
_BEFORE_AUDIT = timedelta(days=30)
_LATE = timedelta(days=2)
"""So long after the day it bears that a file counts as made late: a batch of certificates takes an evening."""

_DATES = {
    "agreement": "signed_on",
    "convocation": "sent",
    "positioning": "at",
    "needs_analysis": "at",
    "distance_information": "given",
    "recording_consent": "notice_date",
    "attendance": "date",
    "certificate": "issued",
    "end_attestation": "issued",
    "effectiveness_check": "at",
    "tutor_exchange": "at",
    "work_phase": "date",
    "sequence_plan": "given",
}
"""Papers that the provider makes, and where each bears its date; exports of a tool are rightly made late."""


class _Made(NamedTuple):
    """One paper, the day it bears and the moment it was made."""

    file: str
    bears: date
    made: datetime
    proof: Locator


@rule(
    "CHR007",
    pack="service-fait",
    severity="funding",
    source="Jurisprudence sur les pièces reconstituées après le contrôle",
    basis="case-law",
    needs=(("document_origin",),),
    title=Words("Pièces établies à leur date", "Papers made when they say"),
    why=Words(
        "Des pièces de dates différentes, toutes fabriquées en une heure peu avant l'audit, font penser à un dossier "
        "reconstitué : le juge n'y voit pas de preuve. Les seuils sont une lecture d'auditready.",
        "Papers of different dates, all made within an hour shortly before the audit, suggest a rebuilt file: courts "
        "see no proof in it. The bounds are auditready's own reading.",
    ),
    accept=Words(
        "Des fichiers créés au fil de la session. Signalé : au moins 5 pièces d'au moins 3 dates, créées en une heure, "
        "après la session et dans les 30 jours avant l'audit.",
        "Files created in the course of the session. Reported: at least 5 papers of at least 3 dates, created within "
        "an hour, after the session and within the 30 days before the audit.",
    ),
    remedy=Words(
        "Si ce sont des numérisations ou des conversions en PDF, garder et montrer les originaux (papier signé, "
        "courriels d'envoi, fichiers d'origine). Ne rien refaire.",
        "If they are scans or conversions to PDF, keep and show the originals (signed paper, the e-mails that sent "
        "them, source files). Make nothing again.",
    ),
    question=Words(
        "Ces fichiers sont-ils des copies de pièces de l'époque, ou ont-ils été faits pour l'audit ?",
        "Are these files copies of papers of the time, or were they made for the audit?",
    ),
)
def made_together(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Look for the fullest hour of file creations; metadata prove nothing alone, so it is always a question."""
    known = list(_iter_made(dossier))
    if not known:
        because = Words(
            "Aucune pièce datée ne dit quand son fichier a été créé.", "No dated paper says when its file was created."
        )
        yield NotApplicable(because=because)
        return
    late = sorted((one for one in known if _is_suspect(dossier, one)), key=lambda one: (one.made, one.file))
    cluster = _fullest(late)
    if len(cluster) >= _FEWEST and len({one.bears for one in cluster}) >= _FEWEST_DAYS:
        yield _finding(cluster)


def _iter_made(dossier: Dossier) -> Iterator[_Made]:
    """Give each file that bears a date and says when it was made; of several dates it bears the last."""
    bears: dict[str, date] = {}
    for kind, name in _DATES.items():
        for record in dossier.of(kind):
            day = getattr(record, name)
            if day is not None:
                file = record.locator.file
                bears[file] = max(bears.get(file, day), day)
    for origin in records(dossier, DocumentOrigin):
        day = bears.get(origin.locator.file)
        if day is not None and origin.created is not None:
            yield _Made(origin.locator.file, day, _comparable(origin.created), origin.locator)


def _comparable(moment: datetime) -> datetime:
    """Return a moment without its zone; one without a zone is taken as it is: an hour or two decides nothing."""
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)


def _is_suspect(dossier: Dossier, one: _Made) -> bool:
    made = one.made.date()
    after_session = dossier.end is not None and made > dossier.end
    near_audit = dossier.audit_date - _BEFORE_AUDIT <= made <= dossier.audit_date
    return after_session and near_audit and made >= one.bears + _LATE


def _fullest(late: Sequence[_Made]) -> Sequence[_Made]:
    """Return the most files made within one hour; ``late`` is in the order of making."""
    best: Sequence[_Made] = ()
    first = 0
    for last, one in enumerate(late):
        while one.made - late[first].made > _WITHIN:
            first += 1
        if last + 1 - first > len(best):
            best = late[first : last + 1]
    return best


def _finding(cluster: Sequence[_Made]) -> Finding:
    days = sorted({one.bears for one in cluster})
    return Finding(
        state="to_judge",
        message=say(
            "{n} pièces datées du {first} au {last} ont été créées en moins d'une heure, le {made}.",
            "{n} papers dated from {first} to {last} were created within an hour, on {made}.",
            n=len(cluster),
            first=days[0],
            last=days[-1],
            made=cluster[0].made.date(),
        ),
        expected=Words("des fichiers créés vers la date qu'ils portent", "files created near the date they bear"),
        found=listing(
            (say("{file} ({made})", "{file} ({made})", file=one.file, made=one.made) for one in cluster), limit=5
        ),
        locators=distinct(one.proof for one in cluster),
    )
