"""Contracts by which a provider has another one deliver: subcontracting, hired trainers, umbrella companies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from auditready import (
    DocumentText,
    DocumentView,
    EvidenceFile,
    LazyPattern,
    Mention,
    Passage,
    ReadContext,
    Subcontract,
    find_period,
    fold,
    looks_like_name,
    people_names,
    person_name,
)

from . import agreement_wordings as w
from .kinds import DocumentType, find_title, own_pages
from .labels import Finder
from .lasting import read_minutes
from .parties import between, is_party, named, side_by_side
from .signatures import read_signatures

_TITLES = (
    r"(?:contrat|convention|accord)(?:[- ]cadre)?(?: [^:\n|]{0,40}?)? de (?:sous-?traitance|co-?traitance)\b"
    r"|(?:contrat|convention)(?: de)? (?:prestations?(?: de services?)?(?: de formation)?|d'intervention"
    r"|formateur(?: independant| occasionnel)?|(?:d')?intervenant)\b"
    r"|(?:contrat|convention)[^:\n|]{0,60}portage salarial|lettre de mission\b|ordre de mission\b"
    r"|bon de commande[^:\n|]{0,30}(?:formateur|sous-?trait)"
    r"|subcontract(?:ing|or)?(?: (?:agreement|contract))?\b|(?:freelance )?trainer (?:agreement|contract)\b"
)
_PRINCIPALS = (
    r"(?:l'|le |la )?(?:organisme |societe )?donneu(?:r|se)s? d'ordres?",
    r"(?:nom de )?(?:l')?organisme(?: de formation| dispensateur| commanditaire)*",
    r"(?:le )?(?:client|commanditaire)|(?:training )?provider|principal|customer",
)
_SUBCONTRACTORS = (
    r"(?:le |la |l')?sous-?traitante?(?: \(?[^:\n|]{1,30})?",
    r"(?:la )?societe de portage(?: salarial)?",
    r"(?:l')?(?:intervenante?|format(?:eur|rice)(?: (?:independante?|externe|intervenante?))?)(?: exterieure?)?",
    r"(?:le )?prestataire|subcontractor|contractor|(?:freelance )?trainer",
)
_TRAINERS = (
    (
        r"consultante?(?: portee?)?|(?:formateur|formatrice|intervenante?)(?:\(e?s?\)|s)?(?: (?:charge|designe"
        r"|affecte)e?[^:\n|]{0,30})?"
    ),
    r"trainers?",
)
_MISSIONS = (
    (
        r"(?:nature (?:de la|des) )?missions?(?: (?:confiees?|du [^:\n|]{1,30}))?|objet(?: (?:du contrat|et missions?"
        r"|de la [^:\n|]{1,30}))?"
        r"|prestations?(?: (?:confiees?|attendues?|demandees?))?|obligations du (?:sous-?traitant|prestataire)"
        r"|taches?|activites?(?: confiees?)?|attributions"
    ),
    r"contenu de la (?:mission|prestation)|scope(?: of work)?|assignment|services?",
)
_CONTENT = (
    r"(?:contenu|programme)(?: et (?:la )?sanction)?(?: [^:\n|]{1,60})?",
    r"content",
)
_MEANS = (*w.MEANS, r"moyens?(?: [^:\n|]{1,60})?|(?:resources|equipment)")
_FOLLOW_UP = (
    *w.FOLLOW_UP[:1],
    r"conditions (?:de |d'|generales de )?(?:realisation|execution)(?: [^:\n|]{1,40})?",
    r"monitoring|follow-up",
)
_PERIOD = (
    *w.PERIOD,
    r"(?:dates?|periode|calendrier)(?: (?:d'intervention|des interventions|de la mission|d'animation))?",
    r"duree(?: et [^:\n|]{1,40}| du contrat)?",
)
_AMOUNT = (
    r"(?:remuneration|honoraires|montant|prix|tarif|conditions? financieres?|facturation|cout)(?: [^:\n|]{1,40})?",
    r"fees?|amount|price",
)
_AMOUNT_SENTENCES = (
    (
        r"(?:montant|prix|remuneration|somme|honoraires)[^\n|.]{0,60}? (?:fixee?s? a|de"
        r"|:) (?P<value>\d[\d .,]{0,12} ?(?:€|eur(?:os?)?\b)[^\n|.;]{0,30})"
    ),
    r"(?:percev|factur|vers|pay)[a-z]{1,6} (?P<value>\d[\d .,]{0,12} ?(?:€|eur(?:os?)?\b)[^\n|.;]{0,30})",
)
_QUALITY = (
    r"qualiopi|referentiel national (?:sur la )?(?:de )?(?:la )?qualite|\brnq\b|[lr]\.? ?6316-[1-4]"
    r"|referentiel national|national quality (?:standard|framework)"
)
_ARTICLE = LazyPattern(r"(?:la |le |l')?(?:sasu?|sarl|eurl|sci?c|scop|societe|association|entreprise) ")
_SIGNERS = (
    LazyPattern(
        r"\W*(?:pour |le |l'|la )*(?:donneur d'ordres?|organisme(?: de formation)?|client|principal|provider)\b"
    ),
    LazyPattern(
        r"\W*(?:pour |le |l'|la )*(?:sous-?traitante?|prestataire|intervenante?|formateur|formatrice"
        r"|subcontractor|societe de portage)\b"
    ),
)
_SIGNED = (
    r"\bfait (?:en [^\n|]{1,30} )?a [^\n|,]{2,40}?,? le\b",
    r"\bsignee? (?:electroniquement )?le\b",
    r"\bsigned on\b",
    r"(?:^|\| )a [^\n|,]{2,40}, le\b",
)


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[Subcontract]:
    document = file.document
    whole = DocumentText.of(file.name, document)
    text = own_pages(whole, _TITLES, w.ANNEXES)
    found = Finder(text)
    principal, subcontractor = _parties(found, document)
    start, end = _period(found)
    if principal is None or subcontractor is None:
        context.note("une des deux parties n'est pas lisible", "one of the two parties is not readable")
    signed = read_signatures(whole, document, principal, subcontractor, captions=_SIGNERS)
    signed_on = signed.signed_on or found.day_after("signed_on", *_SIGNED)
    if signed.signed_on is not None:
        found.places["signed_on"] = signed.place
    quality = text.search(_QUALITY)
    if quality is not None:
        found.note("quality_clause", quality.start())
    yield Subcontract(
        locator=text.line_locator(find_title(text, _TITLES) or 0),
        principal=principal,
        subcontractor=subcontractor,
        title=found.title(),
        missions=found.block("missions", *_MISSIONS, accept=_is_text),
        content=found.block("content", *_CONTENT, accept=_is_text),
        means=found.block("means", *_MEANS, accept=_is_text),
        follow_up=found.block("follow_up", *_FOLLOW_UP, accept=_is_text),
        minutes=read_minutes(found),
        start=start,
        end=end,
        amount=_amount(found),
        quality_clause=quality is not None,
        signed_by_principal=signed.by_provider,
        signed_by_subcontractor=signed.by_client,
        signed_on=signed_on,
        trainers=_trainers(found, subcontractor),
        places=found.places,
    )


def _parties(found: Finder, document: DocumentView) -> tuple[str | None, str | None]:
    text = found.text
    sentence = between(text) or (None, None)
    if sentence[0] is not None and _is_called(sentence[0], _SUBCONTRACTORS):
        sentence = sentence[::-1]
    headed = side_by_side(text, document, _PRINCIPALS, _SUBCONTRACTORS) or (None, None)
    principal = headed[0] or text.value_of(*_PRINCIPALS, accept=_is_name) or sentence[0]
    subcontractor = headed[1] or text.value_of(*_SUBCONTRACTORS, accept=_is_name) or sentence[1]
    return _bare(named(found, "principal", principal)), _bare(named(found, "subcontractor", subcontractor))


def _bare(name: str | None) -> str | None:
    """Return a company's name without the article and the legal form before it: "la SASU Pédago Sud"."""
    before = _ARTICLE.match(fold(name or ""))
    return name if name is None or before is None else name[before.end() :]


def _is_name(words: str) -> bool:
    """Whether a value names a party, and is not the label of one."""
    return is_party(words) and re.fullmatch("|".join((*_PRINCIPALS, *_SUBCONTRACTORS)), fold(words)) is None


def _is_called(party: Passage, labels: tuple[str, ...]) -> bool:
    called = re.search(
        r"ci-apres[^\w]*(?:denommee?|designee?|appelee?)?[^\w]*(?P<as>[^\n|.,;]{3,40})", fold(party.text)
    )
    return called is not None and re.match("|".join(labels), called["as"].strip(' "«»')) is not None


def _period(found: Finder) -> tuple[date | None, date | None]:
    block = found.text.block_of(*_PERIOD, accept=find_period)
    days = None if block is None else find_period(block.text)
    if block is not None and days is not None:
        found.note_period(block.start, block.end)
        return days
    return found.period()


def _amount(found: Finder) -> str | None:
    return found.sentence("amount", *_AMOUNT_SENTENCES) or found.value("amount", *_AMOUNT, accept=_is_amount)


def _is_amount(words: str) -> bool:
    return re.search(r"\d ?(?:€|eur)|\bht\b|\bttc\b", fold(words)) is not None


def _is_text(words: str) -> bool:
    return sum(map(str.isalpha, words)) >= 8


def _trainers(found: Finder, subcontractor: str | None) -> tuple[Mention, ...]:
    names = found.people("trainers", *_TRAINERS, one_block=True)
    person = person_name(subcontractor or "")
    if not names and looks_like_name(person):
        names = people_names(person)
    return tuple(Mention(name=name, role="trainer") for name in names)


SUBCONTRACT = DocumentType(
    name="documents.subcontract",
    kinds=frozenset({"subcontract"}),
    titles=_TITLES,
    cues=(
        r"formation|stagiaires?|training|course",
        r"sous-?trait|intervenant|prestataire|portage|formateur|subcontract",
        r"donneur d'ordre|organisme|client|provider",
        r"missions?|prestation|animation|scope",
        r"montant|remuneration|honoraires|€|\beur\b|fee",
    ),
    least=4,
    read=_read,
    annexes=w.ANNEXES,
)
