"""Words and numbers that must not be shown with the evidence, in the context that makes them personal.

Everything is looked for in folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from auditready import LazyPattern

Kind = Literal["health", "disability", "social_security_number"]

MASK = "•••"

_NUMBER = LazyPattern(
    r"(?<!\d)(?<!\d[ .])[12378][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?(?:\d{2}|2[ab])[ .]?\d{3}[ .]?\d{3}"
    r"(?P<key>[ .]?(?:\(?cle ?:? ?)?\d{2})?(?![ .]?\d)",
    re.IGNORECASE,
)
"""Sex, year, month (or 20 and more), department, commune, order, and the key."""

_NAMED = LazyPattern(r"\b(?:securite sociale|social security|s\.s\.|nir|insee|assure social|immatriculation)\b")
_NEAR = 60
"""Characters before a number of 13 digits in which its name must stand: a barcode has 13 digits as well."""

_CONDITION = (
    r"(?:dyslexi\w{1,4}|dyspraxi\w{1,4}|dyscalculi\w{1,4}|dysorthographi\w{1,4}|tdah|autis\w{1,5}|asperger|diabet\w{1,5}"
    r"|epilep\w{1,5}|cancer\w{0,4}|sclerose en plaques|depressi\w{1,4}|surdite|malentendante?|malvoyante?|sourde?"
    r"|aveugle|paraplegi\w{1,4}|hemiplegi\w{1,4}|fibromyalgi\w{1,2}|endometriose|bipolaire|schizophren\w{1,4}|vih"
    r"|hepatite|burn[- ]?out|avc|prothese auditive|fauteuil roulant|enceinte|grossesse|maladie \w{3,20}|lombalgi\w{1,2}"
    r"|hernie discale|insuffisance \w{3,15}|trouble(?:s)? (?:du spectre|dys|anxieux|musculo)\w{0,20})"
)
_LEAVE = (
    r"(?:arret (?:de )?(?:maladie|travail)|malad(?:e|ie)|hospitalis\w{1,6}|certificat medical|conge (?:de )?(?:maladie"
    r"|maternite|pathologique)|accident du travail|sick leave|maternity leave)"
)
_HEALTH = LazyPattern(
    r"\b(?:souffre|souffrant|atteinte?|porteuse|porteur|diagnosti\w{2,8}|en raison|a cause|suite a|traitement pour)"
    rf" (?:(?:de|d'|une?|son|sa|ses|la|le|d'une?|de son|de sa|pour) ?){{0,3}}{_CONDITION}\b"
    rf"|\b(?:pathologie|etat de sante|probleme de sante|diagnostic|sante) ?: ?[^\n|☐□❏■▢○]{{0,60}}?\b{_CONDITION}\b"
    rf"|\babsen(?:te?|ce)s?\b[^\n|]{{0,30}}\b{_LEAVE}\b"
)
_DISABILITY = LazyPattern(
    r"\b(?:rqth|(?:reconnaissance (?:de )?(?:la )?)?qualite de travailleur handicape) ?[:(-]? ?(?:☒ ?)?"
    r"(?:oui|yes|en cours|obtenue|accordee|valable|jusqu|depuis|n°|du \d)"
    r"|\b(?:je suis|est|a ete|etant) (?:reconnue?|titulaire|beneficiaire)(?: d'une| de la| comme| en qualite de)?"
    r" (?:rqth|travailleu(?:r|se) handicapee?|l'aah|aah)\b"
    r"|\btaux d'(?:incapacite|invalidite)[^\n|]{0,20}\d{1,3} ?%"
    rf"|\b(?:nature|type|detail) (?:du|de|d'un) (?:handicap|trouble)s? ?: ?[^\n|☐□❏■▢○]{{0,40}}?\b{_CONDITION}\b"
    rf"|\b(?:situation de handicap|handicap|amenagements?|besoins? specifiques?|adaptations?)\b[^\n|:☐□❏■▢○]{{0,40}}:"
    rf" ?[^\n|☐□❏■▢○]{{0,60}}?\b{_CONDITION}\b"
)
_GENERAL = LazyPattern(
    r"\b(?:si|s'il|s'ils|lorsqu\w{1,3}|quand|toute?|tous|les personnes?|un stagiaire|des stagiaires|vous etes|en cas"
    r"|if you|exemples?|contactez)\b"
)
"""What makes a sentence about anybody: it speaks of nobody's handicap."""
_SENTENCE = 120
"""Characters of a sentence before the words in question that are looked at."""

_PAPER = LazyPattern(
    r"\b(?:(?P<health>certificat medical|avis d'arret de travail|ordonnance medicale|compte[- ]rendu d'hospitalisation)"
    r"|notification de (?:la )?(?:decision de la )?(?:mdph|cdaph)|attestation (?:de )?(?:la )?rqth"
    r"|reconnaissance de la qualite de travailleur handicape|carte mobilite inclusion)\b"
)
_LEAVE_CELL = LazyPattern(rf"(?:abs\w{{0,5}}|aj|a)?[ ,:(/-]{{0,3}}{_LEAVE}\b.{{0,30}}")


class Found(NamedTuple):
    """One place in a text; what stands there is told to nobody."""

    kind: Kind
    start: int
    end: int


def find_numbers(folded: str) -> Iterator[Found]:
    """Give the social security numbers: 15 digits whose key is right, or 13 that the text names so."""
    for found in _NUMBER.finditer(folded):
        named = _NAMED.search(folded, max(0, found.start() - _NEAR), found.start())
        if _has_right_key(found.group()) if found["key"] else named:
            yield Found("social_security_number", *found.span())


def _has_right_key(text: str) -> bool:
    plain = "".join(character for character in text.replace("cle", "") if character.isalnum())
    number = plain[:13].replace("2a", "19").replace("2b", "18")
    return number.isdigit() and plain[13:].isdigit() and 97 - int(number) % 97 == int(plain[13:])


def find_personal(folded: str) -> Iterator[Found]:
    """Give what a paper about somebody says of a health condition or of a handicap's detail."""
    for kind, pattern in (("health", _HEALTH), ("disability", _DISABILITY)):
        for found in pattern.finditer(folded):
            before = max(found.start() - _SENTENCE, 0)
            begins = max(folded.rfind(mark, before, found.start()) for mark in ("\n", ". ", "|", ";"))
            if not _GENERAL.search(folded, max(begins, before), found.end()):
                yield Found(kind, *found.span())  # type: ignore[arg-type]  # one of the two words


def find_medical_paper(folded: str) -> Found | None:
    """Return the title of a paper that is medical itself, in the text's first lines."""
    found = _PAPER.search(folded, 0, 400)
    return found and Found("health" if found["health"] else "disability", *found.span())


def is_leave(cell: str) -> bool:
    """Whether a cell (in lower case) gives sickness or maternity as somebody's cause of absence."""
    return _LEAVE_CELL.fullmatch(cell.replace("ê", "e").replace("é", "e").replace("ô", "o")) is not None


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` without what stands in ``spans``, which may overlap, and without any social security number."""
    shown, reached = "", 0
    for start, end in sorted(spans):
        if start >= reached:
            shown += f"{text[reached:start]}{MASK}"
        reached = max(reached, end)
    return _NUMBER.sub(MASK, shown + text[reached:])
