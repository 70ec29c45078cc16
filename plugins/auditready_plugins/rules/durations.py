"""Durations that documents announce, held against each other, and what was charged for somebody who left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from auditready import (
    Agreement,
    Convocation,
    Dossier,
    Dropout,
    EndAttestation,
    Finding,
    Invoice,
    LearnerFacts,
    Locator,
    NotApplicable,
    Programme,
    Words,
    listing,
    minutes,
    rule,
    say,
)

from .belonging import foreign_documents, own_certificates
from .facts import PRESENT, distinct, has_ended, learner_of, records, set_by
from .titles import session_key, title_key

_AGREEMENT = Words("convention", "agreement")
_CONTRACT = Words("contrat", "contract")
_QUOTE = Words("devis", "quote")
_PROGRAMME = Words("programme", "programme")
_CONVOCATION = Words("convocation", "joining instructions")
_CERTIFICATE = Words("certificat", "certificate")
_ATTESTATION = Words("attestation", "attestation")
_INVOICE = Words("facture", "invoice")
_FORMS = {"convention": _AGREEMENT, "contract": _CONTRACT, "quote": _QUOTE}


class Stated(NamedTuple):
    """A duration, the document that states it, and where."""

    minutes: int
    document: Words
    locator: Locator


@rule(
    "HRS005",
    pack="service-fait",
    severity="funding",
    source="R.6332-26 ; D.6353-1 ; contrôle de service fait",
    basis="funder",
    needs=(("agreement", "programme"), ("agreement", "programme", "convocation", "certificate", "invoice")),
    title=Words("Même durée sur tous les documents", "One duration in all documents"),
    why=Words(
        "Convention à 14 h, certificat à 13 h 30 : le financeur bloque tout le paiement. Une brochure et une "
        "convention qui ne disent pas la même durée sont relevées à l'audit, même si la formation est bonne.",
        "Agreement of 14 h, certificate of 13 h 30: the funder blocks the whole payment. A brochure and an agreement "
        "that state two durations are written down at the audit, even where the training is sound.",
    ),
    accept=Words(
        "La même durée sur la convention, le programme, la convocation, et par participant sur la facture. Un "
        "certificat plus court est normal pour qui a été absent ; il n'est comparé que pour un apprenant présent "
        "partout (lecture d'auditready).",
        "The same duration in agreement, programme, joining instructions, and for each participant in the invoice. A "
        "shorter certificate is normal for somebody who was away; it is compared only for a learner who was always "
        "there (auditready's reading).",
    ),
    remedy=Words(
        "Corriger le document erroné et garder l'ancien ; si la durée a vraiment changé, faire signer un avenant.",
        "Correct the wrong document and keep the old one; where the duration really changed, have an amendment signed.",
    ),
    question=Words(
        "Quelle est la durée de cette formation, et pourquoi ces documents en donnent-ils une autre ?",
        "How long is this training, and why do these documents say otherwise?",
    ),
)
def same_duration(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Compare announced durations with each other, then what each learner was certified or invoiced with them."""
    announced = _announced(dossier)
    if not announced:
        yield NotApplicable(because=Words("Aucun document n'annonce de durée.", "No document announces a duration."))
        return
    bound = dossier.scope.tolerances.planned_minutes
    others = [one for one in announced if abs(one.minutes - announced[0].minutes) > bound]
    if others:
        yield _differ(dossier, announced)
    yield from _after(dossier, announced, bound)


def _announced(dossier: Dossier) -> list[Stated]:
    """Return the durations announced, agreements first; a quote only where nothing was signed in its place."""
    foreign, session = foreign_documents(dossier), session_key(dossier)
    agreements = [one for one in records(dossier, Agreement) if one.locator not in foreign]
    settled = any(one.form != "quote" for one in agreements)
    stated = [
        _stated(one.minutes, _FORMS[one.form], one.places.get("minutes", one.locator))
        for one in sorted(agreements, key=lambda one: one.form == "quote")
        if not (settled and one.form == "quote")
    ]
    stated += [
        _stated(one.minutes, _PROGRAMME, one.places.get("minutes", one.locator))
        for one in records(dossier, Programme)
        if not one.title or not session or title_key(one.title) == session
    ]
    stated += [
        _stated(one.minutes, _CONVOCATION, one.places.get("minutes", one.locator))
        for one in records(dossier, Convocation)
        if one.locator not in foreign and _covers_all(dossier, one)
    ]
    return [one for one in stated if one is not None]


def _stated(lasting: float | None, document: Words, locator: Locator) -> Stated | None:
    return None if lasting is None else Stated(round(lasting), document, locator)


def _covers_all(dossier: Dossier, convocation: Convocation) -> bool:
    """Whether a convocation is to the whole training: one to its first day, or to its days in a room, states less."""
    if dossier.start and convocation.start and convocation.start > dossier.start:
        return False
    if dossier.end and convocation.end and convocation.end < dossier.end:
        return False
    together = sum(slot.minutes or 0 for slot in dossier.slots)
    return not (dossier.remote and convocation.minutes == together)


def _differ(dossier: Dossier, announced: Sequence[Stated]) -> Finding:
    by_length: dict[int, list[Stated]] = {}
    for one in announced:
        by_length.setdefault(one.minutes, []).append(one)
    found = listing(_with_documents(length, stated) for length, stated in by_length.items())
    return Finding(
        key="announced",
        message=say(
            "Les documents n'annoncent pas la même durée : {found}{bound}.",
            "The documents do not announce one duration: {found}{bound}.",
            found=found,
            bound=_bound(dossier),
        ),
        expected=say(
            "{time} ({document})",
            "{time} ({document})",
            time=minutes(announced[0].minutes),
            document=announced[0].document,
        ),
        found=found,
        locators=distinct(one.locator for stated in by_length.values() for one in _first_of_each(stated)),
    )


def _with_documents(length: int, stated: Sequence[Stated]) -> Words:
    documents = listing(dict.fromkeys(one.document for one in stated))
    return say("{time} ({documents})", "{time} ({documents})", time=minutes(length), documents=documents)


def _first_of_each(stated: Iterable[Stated]) -> Iterator[Stated]:
    """Give one record a document type: forty convocations that say the same need not all be quoted."""
    seen: set[Words] = set()
    for one in stated:
        if one.document not in seen:
            seen.add(one.document)
            yield one


def _bound(dossier: Dossier) -> Words:
    bound = dossier.scope.tolerances.planned_minutes
    if not bound:
        return Words("", "")
    return say(
        " (tolérance : {time}{by})",
        " (tolerance: {time}{by})",
        time=minutes(bound),
        by=set_by(dossier, "planned_minutes"),
    )


# --- what was certified and invoiced ----------------------------------------------------------------------------


def _after(dossier: Dossier, announced: Sequence[Stated], bound: int) -> Iterator[Finding]:
    lengths, by_learner = {one.minutes for one in announced}, _by_learner(dossier)
    for learner in dossier.learners:
        if learner.of("dropout"):
            continue  # HRS007
        for stated in by_learner.get(learner.id, ()):
            if any(abs(stated.minutes - length) <= bound for length in lengths):
                continue
            longest = max(lengths)
            if stated.minutes > longest and _is_told_by_hours(learner, stated):
                continue
            if stated.minutes > longest or _was_always_there(dossier, learner):
                yield _against(dossier, learner, stated, announced[0])


def _by_learner(dossier: Dossier) -> dict[str, list[Stated]]:
    """Return what states the hours of each learner; several certificates of one learner, of several months, add up."""
    stated: dict[str, list[Stated]] = {}
    for certificate in own_certificates(dossier):
        learner = dossier.learner_by_id.get(learner_of(dossier, certificate.person) or "")
        if certificate.minutes is not None and learner and learner.id not in stated:
            total = learner.ledger.certified or round(certificate.minutes)
            place = certificate.places.get("minutes", certificate.locator)
            stated[learner.id] = [Stated(total, _CERTIFICATE, place)]
    for attestation in records(dossier, EndAttestation):
        one = _stated(attestation.minutes, _ATTESTATION, attestation.places.get("minutes", attestation.locator))
        _note(stated, learner_of(dossier, attestation.person), one)
    for invoice in records(dossier, Invoice):
        one = _stated(invoice.minutes, _INVOICE, invoice.places.get("minutes", invoice.locator))
        for mention in invoice.participants:
            _note(stated, learner_of(dossier, mention), one)
    return stated


def _note(stated: dict[str, list[Stated]], learner: str | None, one: Stated | None) -> None:
    if learner is not None and one is not None:
        stated.setdefault(learner, []).append(one)


def _is_told_by_hours(learner: LearnerFacts, stated: Stated) -> bool:
    """Whether HRS001 says it already: certified above what was announced, and above what can be justified."""
    ledger = learner.ledger
    if stated.document is not _CERTIFICATE or not learner.took_part:
        return False
    together = max(ledger.signed or 0, ledger.live or 0)
    return together + (ledger.credited or 0) < stated.minutes


def _was_always_there(dossier: Dossier, learner: LearnerFacts) -> bool:
    """Whether a learner attended every half-day to its end, and did all of the remote part."""
    if not has_ended(dossier) or not (learner.attendance or learner.ledger.credited is not None):
        return False
    late = dossier.scope.tolerances.live_minutes
    for line in learner.attendance:
        slot = dossier.slot_by_id[line.slot]
        connected = (
            line.connected_minutes is not None and slot.minutes and line.connected_minutes >= slot.minutes - late
        )
        if line.state not in PRESENT and not connected:
            return False
    remote = sum(each.minutes or 0 for each in dossier.announced.values())
    return not dossier.remote or (bool(remote) and (learner.ledger.credited or 0) >= remote)


def _against(dossier: Dossier, learner: LearnerFacts, stated: Stated, planned: Stated) -> Finding:
    presence = Words("", "")
    if stated.minutes < planned.minutes:
        presence = Words(", alors que cette personne était toujours présente", ", though this person was always there")
    return Finding(
        key=f"{stated.document.en} {stated.locator.file}",
        learner=learner.id,
        message=say(
            "{name} : {document} de {found} pour {planned} annoncées ({source}){presence}{bound}.",
            "{name}: {document} of {found} for {planned} announced ({source}){presence}{bound}.",
            name=learner.name,
            document=stated.document,
            found=minutes(stated.minutes),
            planned=minutes(planned.minutes),
            source=planned.document,
            presence=presence,
            bound=_bound(dossier),
        ),
        expected=minutes(planned.minutes),
        found=minutes(stated.minutes),
        locators=distinct([stated.locator, planned.locator]),
    )


# --- who left ---------------------------------------------------------------------------------------------------


@rule(
    "HRS007",
    pack="service-fait",
    severity="funding",
    source="L.6354-1 ; L.6362-6",
    basis="law",
    needs=(("dropout",), ("certificate", "invoice")),
    title=Words("Abandon : heures suivies seules certifiées et facturées", "Drop-out: only hours followed are charged"),
    why=Words(
        "En cas d'exécution partielle, seules les heures réellement suivies sont dues (L.6354-1). Certifier ou "
        "facturer la durée entière d'une personne partie avant la fin expose au remboursement et à une sanction.",
        "Where a training is carried out in part, only the hours really followed are due (L.6354-1). Certifying or "
        "invoicing the whole duration for somebody who left has to be paid back, and may be punished.",
    ),
    accept=Words(
        "Certificat et facture limités aux heures suivies jusqu'au départ.",
        "Certificate and invoice limited to the hours followed until the departure.",
    ),
    remedy=Words(
        "Refaire le certificat avec les heures suivies, et établir un avoir pour le reste.",
        "Issue the certificate again with the hours followed, and a credit note for the rest.",
    ),
    question=Words(
        "Cette personne est partie avant la fin : pourquoi toutes les heures sont-elles certifiées ou facturées ?",
        "This person left before the end: why are all hours certified or invoiced?",
    ),
)
def charged_after_leaving(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Report learners on record as having left whose certificate or invoice carries the whole duration."""
    planned = dossier.planned_minutes
    if planned is None:
        yield NotApplicable(because=Words("Aucune durée prévue n'est connue.", "No planned duration is known."))
        return
    by_learner = _by_learner(dossier)
    for learner in dossier.learners:
        left = [one for one in records(learner, Dropout) if _is_before_the_end(one.at, dossier.end)]
        if not left:
            continue
        for stated in by_learner.get(learner.id, ()):
            if stated.document is not _ATTESTATION and stated.minutes >= planned:
                yield _charged(learner, left[0], stated, planned)


def _is_before_the_end(day: date | None, end: date | None) -> bool:
    return day is None or end is None or day < end


def _charged(learner: LearnerFacts, left: Dropout, stated: Stated, planned: int) -> Finding:
    when = Words("", "") if left.at is None else say(" le {day}", " on {day}", day=left.at)
    return Finding(
        key=f"{stated.document.en} {stated.locator.file}",
        learner=learner.id,
        message=say(
            "{name} : abandon enregistré{when}, et {document} de {found}, la durée entière.",
            "{name}: drop-out on record{when}, and {document} of {found}, the whole duration.",
            name=learner.name,
            when=when,
            document=stated.document,
            found=minutes(stated.minutes),
        ),
        expected=say("moins de {time}", "less than {time}", time=minutes(planned)),
        found=minutes(stated.minutes),
        locators=distinct([stated.locator, left.places.get("at", left.locator)]),
    )
