"""The provider's own Qualiopi certificate (L.6316-1): whose it is, for which actions, from when to when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from auditready import (
    DocumentText,
    EvidenceFile,
    LazyPattern,
    ProviderCertificate,
    ReadContext,
    find_dates,
    find_period,
)

from .kinds import DocumentType, find_title
from .labels import Finder

Category = Literal["AF", "BC", "VAE", "CFA"]

_TITLES = (
    r"certificat(?:ion)?(?: [^:\n|]{0,40})? qualiopi\b|certificat de (?:conformite|certification)\b"
    r"|certificat(?: n°.*| [a-z]{0,4}-?\d[\w/-]*)?$"
    r"|attestation de certification\b|certification qualite\b|qualiopi certificate|certificate of conformity"
)
_HOLDER = (
    (
        r"(?:nom de )?(?:l')?organisme(?: (?:certifie|de formation|titulaire|beneficiaire))?"
        r"|titulaire(?: du certificat)?|beneficiaire|delivree? a|raison sociale|entite(?: certifiee)?|prestataire"
    ),
    r"holder|organisation|provider",
)
_HOLDER_SENTENCES = (
    (
        r"(?:atteste|certifie|declare) que (?:l'organisme |la societe "
        r"|l'association )?(?:de formation )?:? ?(?P<value>[^\n|,]{3,90})"
    ),
)
_HOLDER_ABOVE = (r"[^\n|:]{0,80}(?:atteste|certifie) que (?:l'organisme|la societe)(?: suivante?)?",)
_NDA = (
    r"(?:n°|numero|no\.?) ?(?:de |d')?(?:da|nda|declaration d'activite|declaration)\)? ?:? ?(?P<value>\d[\d ]{9,14}\d)",
    (
        r"(?:\bnda\b|declaration d'activite|enregistree? sous le (?:n°|numero)"
        r"|activity declaration number) ?(?:n°)? ?[:|]? ?(?P<value>\d[\d ]{9,14}\d)"
    ),
)
_NUMBER = (
    (
        r"(?:certificat|certificate|attestation)(?: qualiopi)? ?(?:n°|n\.|no\.?|numero|number"
        r"|ref\.?) ?:? ?(?P<value>[a-z0-9][a-z0-9./_-]*\d[a-z0-9/_-]*)"
    ),
    (
        r"(?:^|\| )(?:numero|n°|reference|ref\.?)(?: (?:du|de) certificat)? ?[:"
        r"|] ?(?P<value>[a-z0-9][a-z0-9./_-]*\d[a-z0-9/_-]*)"
    ),
    r"^certificat (?P<value>[a-z]{0,4}-?\d[\w/-]*)$",
    r"(?:^|\| )certificat ?[:|] ?(?P<value>[a-z0-9][a-z0-9./_-]*\d[a-z0-9/_-]*)",
)
_CERTIFIER = (
    r"(?:organisme )?certificateur|organisme de certification|delivre par|etabli par",
    r"certification body|issued by",
)
_FROM = (
    (
        r"(?:date (?:de |d')?(?:(?:debut|prise) (?:de validite|d'effet)|emission|effet|delivrance"
        r"|decision|certification|obtention)(?: [^:\n|]{1,30})?|delivree? le|emise? le|valable a compter du)"
    ),
    r"valid from|issue date|issued(?: on)?",
)
_FROM_AFTER = (
    r"prend effet (?:le|a compter du)\b",
    r"(?:valable|valide|validite)[^\n|]{0,20}? (?:du|a compter du|depuis le|a partir du)\b",
    r"\b(?:delivree?|emise?|etablie?) le\b",
)
_UNTIL = (
    (
        r"(?:date (?:de |d')?(?:fin (?:de validite)?|expiration|echeance)(?: [^:\n|]{1,30})?|fin de validite"
        r"|expire le|echeance|valable jusqu'au)"
    ),
    r"valid (?:until|to)|expiry(?: date)?|expires(?: on)?",
)
_UNTIL_AFTER = (
    r"(?:valable|valide|validite)[^\n|]{0,50}? jusqu'au\b",
    r"\bexpire(?:ra)?(?: le)?\b",
    r"\bjusqu'au\b",
)
_VALIDITY = (r"(?:periode de )?validite(?: du certificat)?|valable|valid", r"validity")
_CATEGORIES: tuple[tuple[Category, str], ...] = (
    (
        "CFA",
        r"(?:actions? de formation )?par (?:la voie de l')?apprentissage|l\.? ?6313-1 ?[^\n]{0,4} ?4 ?°|apprenticeship",
    ),
    ("VAE", r"valid(?:er|ation)[^\n|;,]{0,15} acquis de l'experience|\bvae\b|l\.? ?6313-1 ?[^\n]{0,4} ?3 ?°"),
    ("BC", r"bilans? de competences?|l\.? ?6313-1 ?[^\n]{0,4} ?2 ?°|skills assessments?"),
    (
        "AF",
        (
            r"actions? (?:concourant [^\n|;,]{0,60})?de formation(?! par)|l\.? ?6313-1 ?[^\n]{0,4} ?1 ?°"
            r"|training (?:actions?|courses?)"
        ),
    ),
)
_UNTICKED = LazyPattern(r"[☐□❏]\s*$|\[\s*\]\s*$")


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[ProviderCertificate]:
    text = DocumentText.of(file.name, file.document)
    found = Finder(text)
    start, end = _validity(found)
    if end is None:
        context.note(
            "aucune date de fin de validité lue sur ce certificat", "no end of validity read on this certificate"
        )
    nda, number = text.first(*_NDA), text.first(*_NUMBER)
    for field, passage in (("nda", nda), ("number", number)):
        if passage is not None:
            found.note(field, passage.start)
    yield ProviderCertificate(
        locator=text.line_locator(find_title(text, _TITLES) or 0),
        provider=_holder(found),
        nda=None if nda is None else re.sub(r"\D", "", nda.text),
        number=None if number is None else number.text,
        certifier=found.value("certifier", *_CERTIFIER, accept=lambda words: any(map(str.isalpha, words))),
        categories=_categories(text),
        valid_from=start,
        valid_until=end,
        places=found.places,
    )


def _holder(found: Finder) -> str | None:
    """Return whom the certificate is for: beside a label, in the sentence that certifies, or on the line below it."""
    return (
        found.value("provider", *_HOLDER, accept=_is_name)
        or found.value("provider", *_HOLDER_ABOVE, accept=_is_name)
        or found.sentence("provider", *_HOLDER_SENTENCES)
    )


def _is_name(words: str) -> bool:
    return sum(map(str.isalpha, words)) >= 3 and not words[0].islower()


def _validity(found: Finder) -> tuple[date | None, date | None]:
    period = found.text.value_of(*_VALIDITY, accept=lambda words: len(find_dates(words)) > 1)
    days = None if period is None else find_period(period.text)
    if period is not None and days is not None:
        found.note_period(period.start, period.end)
        found.places["valid_from"], found.places["valid_until"] = found.places.pop("start"), found.places.pop("end")
        return days
    sentence = found.text.search(
        r"\b(?:valable|valide?|validite|validity)\b[^\n|]{0,30} (?:du|from) [^\n|]{6,30} (?:au|to|until) [^\n|]{6,30}"
    )
    days = None if sentence is None else find_period(found.text.text[slice(*sentence.span())])
    if sentence is not None and days is not None:
        found.note("valid_from", sentence.start())
        found.note("valid_until", sentence.start())
        return days
    start = found.day("valid_from", *_FROM) or found.day_after("valid_from", *_FROM_AFTER)
    end = found.day("valid_until", *_UNTIL) or found.day_after("valid_until", *_UNTIL_AFTER)
    return start, end


def _categories(text: DocumentText) -> tuple[Category, ...]:
    """Return the categories of actions named, in the law's order; one whose box stays empty is not certified."""
    named: set[Category] = set()
    for category, pattern in _CATEGORIES:
        for match in text.find_all(pattern):
            line = text.line_start(text.line_index(match.start()))
            if not _UNTICKED.search(_before(text.text[line : match.start()])):
                named.add(category)
    order: tuple[Category, ...] = ("AF", "BC", "VAE", "CFA")
    return tuple(category for category in order if category in named)


def _before(words: str) -> str:
    """Return the last box before a category on its line, whatever stands between."""
    boxes = re.findall(r"[☒☑✓✔☐□❏]|\[\s*[xX]?\s*\]", words)
    return boxes[-1] if boxes else ""


PROVIDER_CERTIFICATE = DocumentType(
    name="documents.provider_certificate",
    kinds=frozenset({"provider_certificate"}),
    titles=_TITLES,
    cues=(
        r"qualiopi|referentiel national (?:sur la )?qualite|l\.? ?6316-[1-4]|2019-565|certification qualite",
        (
            r"actions? (?:de formation|concernees?|suivantes)|categories? d'actions?|bilans? de competences"
            r"|training actions?"
        ),
        r"valable|validite|expire|echeance|prend effet|valid",
        r"certifi|delivr",
    ),
    least=3,
    read=_read,
)
