"""Invoices for a training: what is invoiced, for whom, and for how many hours a participant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from auditready import (
    DocumentText,
    EvidenceFile,
    Invoice,
    LazyPattern,
    Mention,
    ReadContext,
    find_period,
    fold,
    looks_like_name,
    person_name,
    plain,
)

from .kinds import OF_TRAINING, DocumentType, find_title
from .labels import Finder
from .lasting import hours_in, read_minutes
from .tables import Row, find_tables

_TITLES = (
    r"(?:duplicata de )?facture(?: (?:d'acompte|de solde|proforma|definitive|acquittee))?\b|note d'honoraires\b"
    r"|(?:tax )?invoice\b"
)
_NUMBER = (
    (
        r"(?:facture(?: d'[a-z]+)?|note d'honoraires|invoice) ?(?:n°|n\.|no\.?|numero|number"
        r"|#)? ?:? ?(?P<value>[a-z0-9][a-z0-9/_-]*\d[a-z0-9/_-]*)"
    ),
    (
        r"(?:^|\| |- )(?:numero|n°|reference"
        r"|ref\.?)(?: de (?:la )?facture)? ?: ?(?P<value>[a-z0-9][a-z0-9/_-]*\d[a-z0-9/_-]*)"
    ),
)
_ISSUED = (
    r"date(?: (?:de facturation|de facture|d'emission|de la facture))?",
    r"(?:emise?|editee?|etablie?) le",
    r"(?:invoice )?date",
)
_ISSUED_AFTER = (
    r"facture[^\n|]{0,40}? du\b",
    r"\b(?:emise?|editee?|etablie?) le\b",
    r"(?:^|\| )[a-z][a-z' -]{2,40}, le\b",
    r"\bfait a [^\n|,]{2,40},? le\b",
)
_CLIENT = (
    r"(?:a l'attention de|client|destinataire|facturee? a|adressee? a|doit|pour|adresse de facturation)",
    r"bill(?:ed)? to|customer|client",
)
_PEOPLE = (
    (
        r"(?:liste des |noms? des? )?(?:participante?s?|stagiaires?|apprenante?s?"
        r"|beneficiaires?)(?:\(e?s?\))?(?: [^:\n|]{1,30})?"
    ),
    r"participants?|learners?|trainees?",
)
_AMOUNT = (
    (
        r"(?:total|montant total|net) (?:ttc|net|a payer|net de taxes?)(?: [^:\n|]{1,30})?|net a payer"
        r"|(?:net |total |solde |montant |reste )?a (?:regler|payer)"
    ),
    r"montant(?: de l'acompte| (?:total )?ttc| total)?",
    r"(?:montant )?total(?: (?:ht|general|due))?|amount due",
)
_PERIOD = (
    (
        r"periodes?(?: [^:\n|]{1,40})?"
        r"|dates?(?: (?:de (?:la )?formation|de realisation|d'intervention|de la session))|dates"
    ),
    r"period",
)
"""Not a bare "date": that is the invoice's own."""
_COLUMNS = {
    "person": (
        r"(?:noms? (?:et )?prenoms?.*|prenoms? (?:et )?noms?|stagiaires?|participante?s?|apprenante?s?"
        r"|learners?)"
    ),
    "last_name": r"noms?",
    "first_name": r"prenoms?",
    "title": r"designation|libelle|description|prestation|intitule.*|formation|item",
    "each": (
        r"(?:heures|h|nb\.? d'heures|nombre d'heures) ?(?:/|par) ?(?:stagiaire|participant|apprenant)"
        r"|duree(?: par [a-z]+)?"
    ),
    "hours": r"(?:nb\.? |nombre )?(?:d')?heures?(?: (?:realisees?|suivies?|facturees?|de formation))?|hours",
}
_FOR_WHOM = r"\bpour (?:(?:m\.|mme|monsieur|madame) )?(?P<value>[^\n|,;(]{4,60})"
_ITS_TITLE = LazyPattern(
    r"(?:action de )?(?:formation|stage|module|session)(?: professionnelle)?\s*:?\s*[«\"]?\s*"
    r"(?P<value>.{3,120}?)\s*[»\"]?"
    r"(?=,? (?:du|les?|des?) \d|\s[–—-]\s|\(|\n|$)",
    re.IGNORECASE,
)
"""The training in an invoiced line: "Formation Excel niveau 2 du 02/03/2026 au 03/03/2026"."""
_EACH = (
    r"(?P<value>\d[\dh.,: ]{0,6} ?(?:h|heures?|hours?)(?: ?\d{1,2})?) ?(?:/|par|per|x(?: ?\d{1,3})?) ?(?:stagiaire"
    r"|participant"
    r"|apprenant|personne|learner)"
)


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[Invoice]:
    text = DocumentText.of(file.name, file.document)
    found = Finder(text)
    rows = _rows(file)
    start, end = found.period(*_PERIOD)
    if start is None:
        start, end = _period_of(rows or _lines(file), found)
    people = _people(found, rows)
    minutes = _minutes(found, rows, named=bool(rows and rows[0].name) or len(people) == 1)
    if minutes is None:
        context.note(
            "durée par participant non lue : la facture n'est pas comparée aux heures",
            "no duration for each participant read: the invoice is not compared with the hours",
        )
    number = text.first(*_NUMBER)
    if number is not None:
        found.note("number", number.start)
    yield Invoice(
        locator=text.line_locator(find_title(text, _TITLES) or 0),
        number=None if number is None else number.text,
        issued=found.day("issued", *_ISSUED) or found.day_after("issued", *_ISSUED_AFTER),
        client=_client(found),
        title=found.title()
        or _title_of(rows or _lines(file), found)
        or _title_in_lines(found)
        or found.title(r"objet|prestation|designation|libelle"),
        start=start,
        end=end,
        minutes=minutes,
        participants=tuple(Mention(name=name, role="learner") for name in people),
        amount=_amount(found),
        places=found.places,
    )


def _rows(file: EvidenceFile) -> list[Row]:
    for required in (("person", "hours"), ("last_name", "hours"), ("title", "each"), ("title", "hours")):
        tables = find_tables(file, _COLUMNS, required)
        if tables:
            return [row for table in tables for row in table.rows]
    return []


def _lines(file: EvidenceFile) -> list[Row]:
    """Return what is invoiced line by line where no column says the hours."""
    return [row for table in find_tables(file, _COLUMNS, ("title",)) for row in table.rows]


def _title_of(rows: Sequence[Row], found: Finder) -> str | None:
    for row in rows:
        if (named := _ITS_TITLE.match(plain(row.text("title")))) is not None and named["value"][:1].isupper():
            found.places["title"] = row.locator
            return str(named["value"])
    return None


def _title_in_lines(found: Finder) -> str | None:
    """Return the title in a line that invoices a training and its days: "Formation Excel du 02/03/2026 au …"."""
    for index, (line, _, _) in enumerate(found.text.lines):
        named = _ITS_TITLE.match(line)
        if named is not None and named["value"][:1].isupper() and find_period(line[named.end() :]) is not None:
            found.note("title", found.text.line_start(index))
            return str(named["value"])
    return None


def _people(found: Finder, rows: Sequence[Row]) -> list[str]:
    named = [person_name(row.name) for row in rows]
    named = [name for name in named if looks_like_name(name)]
    return list(dict.fromkeys(named)) or found.people("participants", *_PEOPLE, sentences=(_FOR_WHOM,), one_block=True)


def _minutes(found: Finder, rows: Sequence[Row], *, named: bool) -> float | None:
    """Return the hours of each participant; what is invoiced for all of them together says nothing of one."""
    sentence = found.text.first(_EACH)
    if sentence is not None and (each := hours_in(sentence.text)) is not None:
        found.note("minutes", sentence.start)
        return each
    stated = {_cell_minutes(row, named=named) for row in rows if named or row.text("each") or row.name} - {None}
    if len(stated) == 1:
        row = next(row for row in rows if _cell_minutes(row, named=named) is not None)
        found.places["minutes"] = row.locator
        return stated.pop()
    return None if rows and stated else read_minutes(found, alone=named)


def _cell_minutes(row: Row, *, named: bool) -> float | None:
    words = row.text("each") or (row.text("hours") if named else "")
    return hours_in(words) or hours_in(words, bare=True)


def _client(found: Finder) -> str | None:
    return found.value("client", *_CLIENT, accept=lambda words: any(map(str.isalpha, words)))


def _period_of(rows: Sequence[Row], found: Finder) -> tuple[date | None, date | None]:
    """Return the days that the invoiced lines name."""
    for row in rows:
        if (days := find_period(row.text("title"))) is not None:
            found.places["start"] = found.places["end"] = row.locator
            return days
    return None, None


def _amount(found: Finder) -> str | None:
    """Return what is to be paid, without a remark in brackets behind it."""
    words = found.value("amount", *_AMOUNT, accept=_is_amount)
    return None if words is None else words.partition("(")[0].strip() or words


def _is_amount(words: str) -> bool:
    return re.search(r"\d ?(?:€|eur)|€ ?\d|\bht\b|\bttc\b", fold(words)) is not None


INVOICE = DocumentType(
    name="documents.invoice",
    kinds=frozenset({"invoice"}),
    titles=_TITLES,
    cues=(
        r"formation|stage|action de|bilan de competences|animation|training|course",
        r"\d ?(?:€|eur)|€",
        r"\b(?:ht|ttc|tva|net|total|montant)\b",
        r"client|destinataire|facturee? a|adressee? a|\bpour ?:|bill",
        r"\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}(?:er)? [a-z]{3,9} 20\d\d\b",
    ),
    least=4,
    read=_read,
    needs=OF_TRAINING,
)
