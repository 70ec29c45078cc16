"""Names as sources write them, reduced to what can be compared.

Order, case, accents, hyphens and particles do not matter; suffixes that tools add ("(Guest)", "- ACME") are set aside.
What is dropped here never decides alone that two people are one: see ``audit/people.py``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from .fold import fold, plain
from .patterns import LazyPattern

_PARENTHESES = LazyPattern(r"[(\[]([^()\[\]]*)[)\]]")
_BORN = LazyPattern(r"\b(?:nee?|born|epouse|ep\.?|epse|spouse|veuve|vve)\b\.?\s*", re.IGNORECASE)
_SUFFIX = LazyPattern(r"\s+[-|/@]\s+\S.*$")
_TITLES = frozenset(
    {
        "m",
        "mr",
        "mme",
        "mlle",
        "mrs",
        "ms",
        "miss",
        "dr",
        "pr",
        "prof",
        "monsieur",
        "madame",
        "mademoiselle",
        "me",
        "maitre",
    }
)
_PARTICLES = frozenset(
    {"de", "du", "des", "d", "le", "la", "les", "l", "von", "van", "der", "den", "zu", "da", "do", "dos", "das", "di",
     "del", "della", "el", "al", "ul", "ibn", "bin", "bint", "ben", "e", "y"}
)  # fmt: skip
_DEVICES = LazyPattern(
    r"\b(?:ipad|iphone|samsung|galaxy|android|huawei|xiaomi|redmi|pixel|macbook|laptop|desktop|pc|poste|tablette|tablet|salle"
    r"|room|user|utilisateur|guest|invite|participant|stagiaire)\b"
)
_PHONE = LazyPattern(r"\+?[\d*xX][\d\s.*xX()-]{5,}")
_MOJIBAKE = LazyPattern("[ÃÂ][\u0080-\u00bf\u0152-\u2122]")


class Name(Struct, frozen=True, kw_only=True):
    """A name reduced to what can be compared."""

    full: frozenset[str]
    """Folded words of more than one letter, particles set aside."""
    initials: frozenset[str]
    """Words of one letter."""
    born: frozenset[str] = frozenset()
    """Words of another surname that the source gives ("née …", "épouse …")."""
    display: str
    """The name without what tools add, as the source writes it."""
    anonymous: bool = False
    """A telephone, a device or a placeholder: nobody can be told from it."""

    @property
    def key(self) -> str:
        """Equal for two spellings of one full name; empty where too little is known."""
        return " ".join(sorted(self.full | self.initials)) if len(self.full) >= 2 else ""


@lru_cache(maxsize=16_384)
def parse_name(text: str) -> Name:
    """Reduce a name as one source writes it."""
    shown = plain(_repair(text))
    if "@" in shown and " " not in shown:
        return name_of_address(shown)
    bare = plain(_SUFFIX.sub("", _PARENTHESES.sub(" ", shown)))
    if not bare:
        bare = plain(_PARENTHESES.sub(r"\1", shown))
    if _PHONE.fullmatch(bare):
        return Name(full=frozenset(), initials=frozenset(), display=bare, anonymous=True)
    folded = fold(bare)
    parts = _BORN.split(folded)
    words = _words(parts[0])
    born = frozenset(word for part in parts[1:] for word in _words(part) if len(word) > 1)
    full = frozenset(word for word in words if len(word) > 1)
    anonymous = not full or bool(_DEVICES.search(folded))
    return Name(
        full=full - {word for word in full if _DEVICES.fullmatch(word)},
        initials=frozenset(word for word in words if len(word) == 1),
        born=born,
        display=bare,
        anonymous=anonymous,
    )


def name_of_address(address: str) -> Name:
    """Return the name that the local part of an e-mail address spells; "c.durand@…" gives an initial."""
    local = fold(address).partition("@")[0].partition("+")[0]
    words = [word for word in re.split(r"[._\-]|\d+", local) if word]
    return Name(
        full=frozenset(word for word in words if len(word) > 1 and word not in _PARTICLES),
        initials=frozenset(word for word in words if len(word) == 1),
        display=address,
        anonymous=len(words) < 2,
    )


def _words(folded: str) -> list[str]:
    words = [word for word in re.split(r"[\s'\-.,;]+", folded) if word]
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    kept = [word for word in words if word not in _PARTICLES]
    # "Lé Van" and "Ben Ali": where dropping particles leaves less than a name, they were the name.
    return kept if len(kept) >= 2 else words


def _repair(text: str) -> str:
    """Undo UTF-8 that somebody saved as cp1252 ("HÃ©lÃ¨ne"); anything else is left as it is."""
    if not _MOJIBAKE.search(text):
        return text
    for code_page in ("cp1252", "latin-1"):
        try:
            return text.encode(code_page).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return text
