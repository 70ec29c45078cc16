"""Names of people and companies as sentences and forms write them.

Reduces "Mme/M. Alice DURAND, salariée de…" to the name; what a name is worth is for ``names`` and the audit to say.
"""

from __future__ import annotations

from .document_text import level
from .fold import plain
from .patterns import LazyPattern

_CIVILITY = LazyPattern(
    r"^(?:(?:m\.?\s*/\s*mme|mme\.?\s*/\s*m\.?|mme\s+ou\s+m\.?|m\.?\s+ou\s+mme|madame\s*[,/]\s*monsieur|monsieur\s*[,/]\s*madame"
    r"|(?:monsieur|madame|mademoiselle|mme|mlle|mrs|mr|ms|miss|dr|me|maitre)(?![a-z'-])|m\.|m(?=\s))\.?\s*)+",
)
_END_OF_NAME = LazyPattern(
    r"\s*(?:[,;(\[|\t<]|\s-\s|\s/\s|:|\b(?:nee? le|salariee?|employee?|demeurant|en qualite|agissant|representante?"
    r"|gerante?|presidente?|directrice|directeur|dirigeante?|formatrice|formateur|responsable|legale?|du dispensateur"
    r"|de l'organisme|de l'entreprise|de la societe|atteste|certifie|a suivi|declare|employed|legal|on behalf)\b)"
)
_COMPANY = LazyPattern(
    r"\b(?:s\.?a\.?r\.?l\.?|s\.?a\.?s\.?u?\.?|e\.?u\.?r\.?l\.?|s\.?c\.?o\.?p\.?|s\.?c\.?i\.?c\.?|s\.n\.c\.?|s\.a\.|g\.?i\.?e\.?"
    r"|ltd|llc|inc|gmbh|societe|association|organisme|entreprise|groupe|cabinet|centre|institut|ecole|academie|academy"
    r"|universite|cfa|greta|cci|afpa|formations?|training|consulting|conseils?|company|holding|federation|chambre|mairie"
    r"|departement|ministere|syndicat|fondation|agence|etablissements?|ets|services?|solutions?)(?!\w)|\b(?:sa|snc)$"
)
_NAME_WORD = LazyPattern(r"[^\W\d_][^\W\d_.'-]*(?:[.'-][^\W\d_]*)*")
_PARTICLES = frozenset(
    {"de", "du", "des", "le", "la", "les", "van", "von", "der", "den", "da", "do", "dos", "di", "del", "el", "al",
     "ben", "bin", "nee", "epouse"}
)  # fmt: skip
_LINKS = frozenset({"y", "e"})
"""Between the two surnames of Spanish and Portuguese names, in small letters: "Durand E" has an initial."""
_SEPARATORS = LazyPattern(r"\s*(?:[;\n•▪|]|,(?!\s*(?:salari|form|n[ée]e?\b))|\s-\s|\bet\b|\band\b|&)\s*")


def person_name(text: str) -> str:
    """Return the name in "Mme Alice DURAND, salariée de…"; empty where no name is left."""
    shown = plain(text).strip(" .,:;-")
    folded = level(shown)
    civility = _CIVILITY.match(folded)
    begin = civility.end() if civility else 0
    end = _END_OF_NAME.search(folded, begin + 1)
    return shown[begin : end.start() if end else len(shown)].strip(" .,:;-_…")


def looks_like_name(text: str) -> bool:
    """Whether a text can be the name of a natural person: two to six words without figures, no company's word."""
    words = plain(text).split()
    if not 2 <= len(words) <= 6 or _COMPANY.search(level(plain(text))):
        return False
    written = [word for word in words if word not in _LINKS and level(word) not in _PARTICLES]
    return len(written) >= 2 and all(
        _NAME_WORD.fullmatch(word) and word.removeprefix("d'").removeprefix("l'")[:1].isupper() for word in written
    )


def looks_like_company(text: str) -> bool:
    """Whether a text has a company's legal form or the word of an organisation in it."""
    return _COMPANY.search(level(plain(text))) is not None


def people_names(text: str) -> list[str]:
    """Return the names in a list of people: "Alice Durand, Bob Martin et Zoé Petit", one a line, or with bullets."""
    names = (person_name(part.lstrip("-•▪*0123456789.) ")) for part in _SEPARATORS.split(text))
    return list(dict.fromkeys(name for name in names if looks_like_name(name)))
