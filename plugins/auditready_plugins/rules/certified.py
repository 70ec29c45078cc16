"""The provider's own Qualiopi certificate: valid when the training was agreed on, and for this kind of action."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from auditready import (
    Agreement,
    Certificate,
    Dossier,
    Finding,
    Locator,
    NotApplicable,
    ProviderCertificate,
    Words,
    fold,
    listing,
    rule,
    say,
)

from .belonging import foreign_documents, own_certificates
from .facts import distinct, quoted, records

_OBLIGED = date(2022, 1, 1)
"""Since when only certified providers are paid from public or pooled money (L.6316-1)."""
_CATEGORIES = {"action": "AF", "bilan": "BC", "vae": "VAE", "apprentissage": "CFA"}
_FORMS = frozenset(
    {"sarl", "sas", "sasu", "eurl", "sa", "scop", "association", "societe", "formation", "formations", "conseil",
     "organisme", "centre", "de", "du", "des", "la", "le", "les", "l", "d", "et"}
)  # fmt: skip
"""Words of a name that tell nobody apart."""


@rule(
    "DOC005",
    pack="service-fait",
    severity="funding",
    source="L.6316-1 ; R.6316-8",
    basis="law",
    needs=(("provider_certificate",),),
    title=Words(
        "Certificat Qualiopi valide à la date qui compte", "Qualiopi certificate valid on the date that counts"
    ),
    why=Words(
        "Un financeur public ou paritaire ne paie qu'un organisme certifié à la date de la convention. Un certificat "
        "expiré, ou qui ne couvre pas la catégorie d'action, bloque la prise en charge.",
        "Public and pooled funds pay only a provider that is certified on the date of the agreement. A certificate "
        "that has expired, or does not cover the category of action, blocks the payment.",
    ),
    accept=Words(
        "Certificat Qualiopi au nom de l'organisme, avec son numéro de déclaration d'activité, valide le jour où la "
        "convention est signée et pour la catégorie de l'action. Sans date de signature, le premier jour de la session "
        "en tient lieu (lecture d'auditready).",
        "Qualiopi certificate in the provider's name, with its activity declaration number, valid on the day the "
        "agreement is signed and for the category of the action. Without a date of signature the session's first day "
        "stands for it (auditready's reading).",
    ),
    remedy=Words(
        "Déposer le certificat qui était en vigueur ce jour-là. S'il n'y en avait pas, prévenir le financeur avant de "
        "facturer.",
        "File the certificate that was in force on that day. Where there was none, tell the funder before invoicing.",
    ),
    question=Words(
        "Votre certificat était-il valide quand cette convention a été signée ?",
        "Was your certificate valid when this agreement was signed?",
    ),
)
def certified_provider(dossier: Dossier) -> Iterator[Finding | NotApplicable]:
    """Hold the dates of the provider's certificates against the day of each agreement, and their categories."""
    certificates = _own(dossier)
    if not certificates:
        yield _of_others(dossier)
        return
    days = _days(dossier)
    if not days:
        yield NotApplicable(
            because=Words(
                "Aucune convention ni session datée depuis que la certification est exigée.",
                "No dated agreement or session since certification is asked for.",
            )
        )
        return
    dated = [one for one in certificates if one.valid_until is not None]
    if not dated:
        yield _undated(certificates, next(iter(days)))
        return
    for day, places in days.items():
        if not any(_is_valid(one, day) for one in dated):
            yield _not_valid(dated, day, places)
    yield from _categories(dossier, certificates)


def _days(dossier: Dossier) -> dict[date, tuple[Locator, ...]]:
    """Return the days on which agreements were signed, with their places; where there is none, the first day."""
    foreign = foreign_documents(dossier)
    days: dict[date, tuple[Locator, ...]] = {}
    for agreement in records(dossier, Agreement):
        if agreement.locator in foreign or agreement.form == "quote":
            continue
        day = agreement.signed_on or agreement.start or dossier.start
        if day is not None:
            place = agreement.places.get("signed_on" if agreement.signed_on else "start", agreement.locator)
            days[day] = (*days.get(day, ()), place)
    if not days and dossier.start is not None:
        days[dossier.start] = dossier.slots[0].locators[:1] if dossier.slots else ()
    return {day: places for day, places in sorted(days.items()) if day >= _OBLIGED}


def _own(dossier: Dossier) -> list[ProviderCertificate]:
    """Return the certificates of the provider, by number or by name; one that names nobody is taken for its own."""
    numbers = {dossier.scope.nda} - {None}
    names = {agreement.provider for agreement in records(dossier, Agreement)} | {dossier.scope.provider}
    words = {word for name in names if name for word in _telling(name)}
    return [
        one
        for one in records(dossier, ProviderCertificate)
        if not one.provider or not words or one.nda in numbers or words & _telling(one.provider)
    ]


def _telling(name: str) -> set[str]:
    parts = "".join(char if char.isalnum() else " " for char in fold(name)).split()
    return {word for word in parts if word not in _FORMS} or set(parts)


def _of_others(dossier: Dossier) -> Finding:
    certificate = records(dossier, ProviderCertificate)[0]
    return Finding(
        key="holder",
        state="to_judge",
        message=say(
            "Le certificat classé est au nom de {holder}, la convention à un autre nom.",
            "The certificate on file is in the name of {holder}, the agreement in another.",
            holder=quoted(certificate.provider or ""),
        ),
        expected=listing(
            sorted({one.provider for one in records(dossier, Agreement) if one.provider} | _declared(dossier))
        ),
        found=quoted(certificate.provider or ""),
        locators=(certificate.places.get("provider", certificate.locator),),
    )


def _declared(dossier: Dossier) -> set[str]:
    return {dossier.scope.provider} if dossier.scope.provider else set()


def _is_valid(certificate: ProviderCertificate, day: date) -> bool:
    begins, ends = certificate.valid_from, certificate.valid_until
    return (begins is None or begins <= day) and (ends is None or day <= ends)


def _undated(certificates: Sequence[ProviderCertificate], day: date) -> Finding:
    return Finding(
        key="undated",
        state="to_judge",
        message=say(
            "La date de fin de validité du certificat Qualiopi{nda} n'est pas lisible.",
            "The end of validity of the Qualiopi certificate{nda} is not readable.",
            nda=_number(certificates[0]),
        ),
        expected=say("valide le {day}", "valid on {day}", day=day),
        found=Words("sans date de fin", "no end date"),
        locators=distinct(one.locator for one in certificates),
    )


def _not_valid(certificates: Sequence[ProviderCertificate], day: date, agreed: Sequence[Locator]) -> Finding:
    found = listing(_validity(one) for one in certificates)
    return Finding(
        key=day.isoformat(),
        message=say(
            "Convention du {day} : le certificat Qualiopi{nda} n'est pas valide ce jour-là ({found}).",
            "Agreement of {day}: the Qualiopi certificate{nda} is not valid on that day ({found}).",
            day=day,
            nda=_number(certificates[0]),
            found=found,
        ),
        expected=say("valide le {day}", "valid on {day}", day=day),
        found=found,
        locators=distinct([*(one.places.get("valid_until", one.locator) for one in certificates), *agreed]),
    )


def _validity(certificate: ProviderCertificate) -> Words:
    if certificate.valid_from is None:
        return say("jusqu'au {end}", "until {end}", end=certificate.valid_until)
    return say(
        "du {start} au {end}", "from {start} to {end}", start=certificate.valid_from, end=certificate.valid_until
    )


def _number(certificate: ProviderCertificate) -> Words:
    if certificate.nda is None:
        return Words("", "")
    return say(" (NDA {nda})", " (activity number {nda})", nda=certificate.nda)


def _categories(dossier: Dossier, certificates: Sequence[ProviderCertificate]) -> Iterator[Finding]:
    covered = {category for one in certificates for category in one.categories}
    acted: dict[str, Certificate] = {}
    for certificate in own_certificates(dossier):
        if len(certificate.nature) == 1:
            acted.setdefault(_CATEGORIES[certificate.nature[0]], certificate)
    for category, certificate in sorted(acted.items()):
        if covered and category not in covered:
            yield Finding(
                key=category,
                message=say(
                    "Action de catégorie {category} : le certificat Qualiopi ne couvre que {covered}.",
                    "Action of category {category}: the Qualiopi certificate covers only {covered}.",
                    category=category,
                    covered=listing(sorted(covered)),
                ),
                expected=Words(category, category),
                found=listing(sorted(covered)),
                locators=distinct([certificates[0].locator, certificate.places.get("nature", certificate.locator)]),
            )
