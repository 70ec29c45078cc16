"""The two sides of an agreement: beside a label, side by side under two headings, or in "Entre … et …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditready import (
    DocumentText,
    DocumentView,
    LazyPattern,
    Passage,
    fold,
    looks_like_company,
    looks_like_name,
    person_name,
)

from .labels import Finder

_PROVIDERS = (
    r"(?:nom de )?(?:l')?organisme(?: (?:de formation|dispensateur|prestataire|formateur))*",
    r"(?:le )?(?:prestataire|dispensateur)(?: de (?:la )?formation)?|emetteur|centre de formation",
    r"(?:training )?provider",
)
_CLIENTS = (
    r"(?:le )?(?:client|commanditaire|cocontractant|acheteur)|entreprise (?:beneficiaire|cliente|signataire)",
    r"(?:le )?beneficiaire|(?:l')?entreprise|(?:la )?societe|employeur",
    r"customer|client company",
)
_LEARNER = (r"(?:le |la |l')?(?:stagiaire|eleve|apprenante?|particulier|participante?)",)
_DENOMINATION = r"(?:denomination|raison)(?: sociale)?"
_HEAD_LINES = 40
_BETWEEN = r"^[^\n|]{0,60}?\bentre\b(?! les parties)(?: les? soussigne(?:\(e\))?s?(?:\(e\)s)?)? ?[:,]?"
_CONCLUDED = (
    r"\bil (?:a ete|est) (?:convenu|conclu)|\best conclue?|\best etablie?|\bont convenu|^\W*article\b"
    r"|^\W*(?:1|i) ?[-.)]|^\W*objet\b|^\W*preambule"
)
_AND = LazyPattern(
    r"(?:^|(?<=\| )|(?<=, )|(?<=; )|(?<=part ))\W{0,3}et\b(?!\s+(?:de|du|des|dont|domicilie))", re.MULTILINE
)
_LEAD = LazyPattern(
    r"(?:[\s|:;,.()\d°-]|\bd'une part\b|\bd'autre part\b"
    r"|\b(?:l'organisme|l'entreprise|l'association)(?: de formation)?\b"
    r"|\b(?:la|le) (?:societe|client|stagiaire|beneficiaire|prestataire|centre)\b(?= ?:| [a-z])|\bl'employeur\b)+"
)
_END_OF_NAME = LazyPattern(
    r"\s*[,;(|\n]|\s+-\s|\s+(?:dont|represente|ci-apres|ayant|situee?|domicilie|sise?|immatricule|au capital|siret)\b"
)
_TO_WHOM = r"(?:^|\| )(?:a l'attention de|a l'attn|attn)\b"
_DECLARED = (
    r"(?:organisme de formation n°|(?:numero|n°) (?:de |d')?(?:declaration|da\b|nda\b)|\bnda\b"
    r"|declaration d'activite)"
)


def read_parties(found: Finder, document: DocumentView, form: str) -> tuple[str | None, str | None]:
    """Return the provider and the client; of a contract with a natural person the client is that person."""
    text = found.text
    headed = side_by_side(text, document, (*_PROVIDERS, "entre"), (*_CLIENTS, *_LEARNER, "et")) or (None, None)
    sentence = between(text) or (None, None)
    letter = (_above(text, _DECLARED), _above(text, _TO_WHOM)) if form == "quote" else (None, None)
    provider = headed[0] or text.value_of(*_PROVIDERS, accept=is_party) or sentence[0] or letter[0]
    client = headed[1] or text.value_of(*_CLIENTS, accept=is_party) or sentence[1] or letter[1]
    if client is None and form == "contract":
        client = text.value_of(*_LEARNER, accept=is_party)
    return named(found, "provider", provider), named(found, "client", client)


def named(found: Finder, field: str, passage: Passage | None) -> str | None:
    """Return the party's name at the beginning of a passage, and note where it stands."""
    name = "" if passage is None else _name_in(passage.text)
    if passage is None or not any(map(str.isalpha, name)):
        return None
    found.note(field, passage.start)
    return name


def _name_in(words: str) -> str:
    """Return the name in "ACME, SAS au capital de…" or "Mme Ludivine SAUVAGE, 18 rue…"."""
    end = _END_OF_NAME.search(fold(words), 1)
    name = (words[: end.start()] if end else words).strip(" .:,;-\"'")
    person = person_name(name)
    return person if looks_like_name(person) and not looks_like_company(name) else name


def is_party(words: str) -> bool:
    """Whether a value can be a party: it has a name at its beginning, and is neither a label nor a sentence."""
    folded = fold(words)
    labels = "|".join((*_PROVIDERS, *_CLIENTS, *_LEARNER))
    name = _name_in(words)
    return (
        3 <= len(name) <= 90
        and name[0].isalnum()
        and not name[0].islower()
        and re.fullmatch(labels, folded) is None
        and re.match(r"(?:s'engage|entend|est |sont |peut |doit |n°|concernee?|formee?s?\b|pour l)", folded) is None
    )


def side_by_side(
    text: DocumentText, document: DocumentView, providers: Sequence[str], clients: Sequence[str]
) -> tuple[Passage | None, Passage | None] | None:
    """Return what stands below two headings side by side, "Organisme de formation | Entreprise", or "Entre | Et"."""
    provider, client = "|".join(providers), "|".join(clients)
    for index, line in enumerate(text.folded_lines[:_HEAD_LINES]):
        cells = [cell.strip(" :") for cell in line.split(" | ")]
        if len(cells) == 2:
            for one, other in (cells, cells[::-1]):
                if re.fullmatch(provider, one) and re.fullmatch(client, other):
                    names = _below(text, document, index)
                    return names if one is cells[0] else names[::-1]
    return None


def _below(text: DocumentText, document: DocumentView, index: int) -> tuple[Passage | None, Passage | None]:
    """Return the first name below each of two headings, whether the page was drawn row by row or cell by cell."""
    names = _denominations(text, index + 1, index + 16)
    if len(names) > 1:
        return names[0], names[1]
    first: list[Passage | None] = [None, None]
    edges = _lefts(text, document, index)
    for below in range(index + 1, min(index + 12, len(text.lines))):
        lefts = _lefts(text, document, below)
        start = text.line_start(below)
        for column, cell in enumerate(text.lines[below][0].split(" | ")):
            if len(edges) == 2 and column < len(lefts):
                side = abs(lefts[column] - edges[0]) > abs(lefts[column] - edges[1])
            else:
                side = column > 0
            first[side] = first[side] or text.passage(start, start + len(cell))
            start += len(cell) + 3
        if all(first):
            break
    return first[0], first[1]


def _lefts(text: DocumentText, document: DocumentView, index: int) -> tuple[float, ...]:
    """Return where the cells of a line begin; empty where the format has no layout."""
    _, number, line = text.lines[index]
    page = next(page for page in document.pages if page.number == number)
    return page.lefts[line - 1] if page.lefts else ()


def _denominations(text: DocumentText, first: int, last: int) -> list[Passage | None]:
    part = text.part(first, last)
    offset = text.line_start(first) if first < len(text.lines) else 0
    return [
        text.passage(offset + found.start("value"), offset + found.end("value"))
        for found in part.find_all(rf"(?:^|\| ){_DENOMINATION} ?: ?(?P<value>[^\n|]+)")
    ]


def between(text: DocumentText) -> tuple[Passage | None, Passage | None] | None:
    """Return the parties of "Entre …, d'une part, et …, d'autre part"; each from where its name begins."""
    begins = text.search(_BETWEEN)
    if begins is None or text.line_index(begins.start()) > _HEAD_LINES:
        return None
    if numbered := _numbered(text, begins.end()):
        return numbered
    ends = text.search(_CONCLUDED, begins.end())
    end = min(begins.end() + 1500, ends.start() if ends else len(text.text))
    parting = _AND.search(text.folded, begins.end() + 3, end)
    if parting is None:
        return None
    one = _party(text, begins.end(), parting.start())
    other = _party(text, parting.end(), end)
    calls_first_client = re.search(
        r"ci-apres[^\n]{0,40}(?:client|stagiaire|beneficiaire)", text.folded[begins.end() : parting.start()]
    )
    return (other, one) if calls_first_client else (one, other)


def _numbered(text: DocumentText, start: int) -> tuple[Passage | None, Passage | None] | None:
    """Return the parties that are numbered one below the other: "1) ACME, SAS… 2) La société…"."""
    marks = [text.search(rf"^\W*{number} ?[).°/-]+ ?", start, start + 1500) for number in (1, 2)]
    one, two = marks
    if one is None or two is None or one.start() > start + 5 or two.start() < one.end():
        return None
    following = text.search(_CONCLUDED, two.end())
    end = min(two.end() + 800, following.start() if following else len(text.text))
    return _party(text, one.end(), two.start()), _party(text, two.end(), end)


def _party(text: DocumentText, start: int, end: int) -> Passage | None:
    lead = _LEAD.match(text.folded, start)
    named = text.search(rf"{_DENOMINATION} ?: ?", start, end)
    begin = named.end() if named else lead.end() if lead else start
    return text.passage(begin, end) if begin < end else None


def _above(text: DocumentText, pattern: str) -> Passage | None:
    """Return the first line above a wording of the letterhead, in its own column."""
    found = text.search(pattern)
    index = _HEAD_LINES if found is None else text.line_index(found.end() - 1)
    if index == 0 or index > _HEAD_LINES // 2:
        return None
    start = text.line_start(index - 1)
    return text.passage(start, start + len(text.lines[index - 1][0].split(" | ")[0]))
