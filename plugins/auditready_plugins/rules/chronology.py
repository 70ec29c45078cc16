"""Chronology: documents dated before what they attest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from auditready import (
    Certificate,
    Dossier,
    Dropout,
    Finding,
    Locator,
    NotApplicable,
    Words,
    rule,
    say,
)

from .belonging import own_certificates
from .facts import distinct, learner_of, place, records


@rule(
    "CHR001",
    pack="service-fait",
    severity="funding",
    source="Modèle ministériel du certificat de réalisation (arrêté du 21 décembre 2018)",
    basis="practice",
    needs=(("certificate",),),
    title=Words("Certificat établi après le dernier jour", "Certificate issued after the last day"),
    why=Words(
        "Un certificat daté d'avant la fin atteste des heures qui n'ont pas encore eu lieu : le financeur peut "
        "l'écarter.",
        "A certificate dated before the end attests hours that had not taken place: the funder may set it aside.",
    ),
    accept=Words(
        "Date d'établissement au dernier jour ou après ; un certificat partiel (envoi mensuel) porte sa propre "
        "période.",
        "Issued on the last day or later; a partial certificate (monthly sending) carries its own period.",
    ),
    remedy=Words(
        "Établir de nouveau le certificat, à sa vraie date, une fois la session terminée.",
        "Issue the certificate again, at its true date, once the session is over.",
    ),
    question=Words(
        "S'agit-il d'un certificat partiel, ou a-t-il été préparé d'avance ?",
        "Is this a partial certificate, or was it prepared in advance?",
    ),
)
def certificate_date(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Compare the date of issue with the last day: the certificate's own, then the session's.

    A certificate that ends before the session is partial and gives a question, unless the learner's drop-out is on
    record.
    """
    dated = [certificate for certificate in own_certificates(dossier) if certificate.issued is not None]
    if not dated:
        yield NotApplicable(because=Words("Aucun certificat n'est daté.", "No certificate has a date of issue."))
        return
    last_day, proof = _last_day(dossier)
    for certificate in dated:
        learner_id = learner_of(dossier, certificate.person)
        learner = dossier.learner_by_id.get(learner_id or "")
        dropped = learner is not None and bool(records(learner, Dropout))
        finding = _too_early(certificate, None if dropped else last_day, proof, learner_id)
        if finding is not None:
            yield finding


def _too_early(
    certificate: Certificate, last_day: date | None, proof: tuple[Locator, ...], learner: str | None
) -> Finding | None:
    issued, own_end = certificate.issued, certificate.end
    end = max((day for day in (own_end, last_day) if day is not None), default=None)
    if issued is None or end is None or issued >= end:
        return None
    partial = own_end is not None and own_end <= issued
    return Finding(
        key=f"{certificate.person.name} {issued}",
        state="to_judge" if partial else "contradiction",
        learner=learner,
        message=say(
            "Certificat de {name} établi le {issued}, avant le dernier jour ({end}).",
            "Certificate of {name} issued on {issued}, before the last day ({end}).",
            name=certificate.person.name,
            issued=issued,
            end=end,
        ),
        expected=say("le {end} ou après", "{end} or later", end=end),
        found=say("{issued}", "{issued}", issued=issued),
        locators=distinct([place(certificate, "issued"), place(certificate, "end"), *proof]),
    )


def _last_day(dossier: Dossier) -> tuple[date | None, tuple[Locator, ...]]:
    """Return the session's last day and one proof of it."""
    last = max(dossier.slots, key=lambda slot: (slot.date, slot.id), default=None)
    end = dossier.end or (last.date if last else None)
    return end, last.locators[:1] if last and last.date == end else ()
