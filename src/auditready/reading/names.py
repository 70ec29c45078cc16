"""Names as sources write them, reduced to what can be compared.

Order, case, accents and hyphens do not matter; suffixes that tools add ("(Guest)", "- ACME") are set aside. What the
writing shows of first name and surname (capitals, a comma) is kept: "MARTIN Paul" is not "PAUL Martin". What is dropped
here never decides alone that two people are one: see ``audit/certain.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from .fold import fold, plain
from .name_words import (
    ADDRESS_EXTRAS,
    DEVICES,
    FRONT_TITLES,
    LINKS,
    MAILBOXES,
    PARTICLES,
    SURE_PARTICLES,
    TITLES,
    TOOL_WORDS,
    is_paired,
)
from .patterns import LazyPattern

_PARENTHESES = LazyPattern(r"[(\[]([^()\[\]]*)[)\]]")
_OTHER_NAME = LazyPattern(
    r"\b(?:(nee?|born|geb(?:orene)?|z domu|ex|nom de naissance)|(epouse|ep|epse|spouse|veuve|vve|nom d'usage))\b"
    r"\.?:?\s*"
)
_STARTS_OTHER_NAME = LazyPattern(
    r"\s*(?:n[ée]e?|born|geb\.?|z domu|ex|[ée]p(?:ouse|se|\.)?|veuve|vve)\b", re.IGNORECASE
)
_DASH = LazyPattern(r"\s+[-|/@]\s+")
_NUMBERING = LazyPattern(r"^\d{1,3}\s*(?:[.)°:]|\s-\s|\s)\s*(?=\D)")
_WORD = LazyPattern(r"[dDlL]'(?=[^\W\d_])|[mnotMNOT]'(?=[^\W\d_])[^\s'\-.,;_/]+|[^\s'\-.,;_/]+")
_POSSESSIVE = LazyPattern(r"'s\b", re.IGNORECASE)
_PHONE = LazyPattern(r"\+?[\d*xX][\d\s.*xX()-]{5,}")
_MOJIBAKE = LazyPattern("[ÃÂâ][\u0080-\u00bf\u0152-\u0153\u0160-\u0192\u02c6-\u2122]")
_LETTERS = str.maketrans("łđøðıħŧ", "ldodiht", '*"')
"""Letters that no accent makes: they have no decomposition."""


class Name(Struct, frozen=True, kw_only=True):
    """A name reduced to what can be compared."""

    words: tuple[str, ...] = ()
    """Folded words of two letters and more as they follow each other; titles and linking words set aside."""
    initials: tuple[str, ...] = ()
    """Words of one letter, and the two of "JP"."""
    number: str = ""
    """A number behind the name: "2" in "Jean Martin 2" and in jean.martin2@…"""
    family: frozenset[str] = frozenset()
    """Words that the writing shows to be of the surname; empty where it shows nothing."""
    linked: frozenset[str] = frozenset()
    """Words that a linking word stands before: "luca" in "Marco De Luca"."""
    born: frozenset[str] = frozenset()
    """The surname at birth that the source gives ("née …")."""
    married: frozenset[str] = frozenset()
    """The surname by marriage that the source gives ("épouse …")."""
    aside: str = ""
    """What stands behind the name and is no tool's word: a company, most often."""
    display: str = ""
    """The name without what tools add, as the source writes it."""
    anonymous: bool = False
    """A telephone, a device or a placeholder: nobody can be told from it."""
    from_address: bool = False
    cut: bool = False
    """Ends with an ellipsis."""
    key: str = ""
    """Equal for two writings of one full name; empty where too little is known."""


@lru_cache(maxsize=16_384)
def parse_name(text: str) -> Name:
    """Reduce a name as one source writes it."""
    shown = plain(_repair(text)).replace("\ufffd", "?")
    if "@" in shown and " " not in shown:
        return name_of_address(shown)
    bare, aside = _set_aside(shown)
    if _PHONE.fullmatch(bare):
        return Name(display=bare, anonymous=True)
    read = _Reading(_NUMBERING.sub("", bare))
    device = any(word in DEVICES for word in read.words)
    words = tuple(word for word in read.words if word not in DEVICES)
    anonymous = device or not words
    return Name(
        words=words,
        initials=tuple(read.initials),
        number="" if device else read.number,
        family=frozenset(read.family) if set(words) - read.family else frozenset(),
        linked=frozenset(read.linked),
        born=frozenset(read.born),
        married=frozenset(read.married),
        aside=aside,
        display=bare,
        anonymous=anonymous,
        cut=shown.endswith(("...", "…")),
        key="" if anonymous else key_of(words, read.initials, read.number),
    )


def name_key(text: str) -> str:
    """Return what is equal for two spellings of one full name; empty where too little of it is known."""
    return parse_name(text).key


def name_of_address(address: str) -> Name:
    """Return the name that the local part of an e-mail address spells; "c.durand@…" gives an initial."""
    local = fold(address).partition("@")[0].partition("+")[0].translate(_LETTERS)
    parts = [part for part in re.split(r"[._\-]|\d+", local) if part and part not in ADDRESS_EXTRAS]
    number = "".join(re.findall(r"\d+", local))
    anonymous = len(parts) < 2 or any(part in MAILBOXES for part in parts)
    paired = [part for part in parts if len(part) == 1 or is_paired(part) or part == "mc"]
    words = tuple(part for part in parts if part not in paired and part not in LINKS)
    initials = [letter for part in paired for letter in part]
    return Name(
        words=words,
        initials=tuple(initials),
        number=number,
        display=address,
        anonymous=anonymous,
        from_address=True,
        key="" if anonymous or number else key_of(words, initials),
    )


def is_mailbox(address: str) -> bool:
    """Whether an address is of a place or a service, not of a person."""
    local = fold(address).partition("@")[0]
    return any(part in MAILBOXES for part in re.split(r"[._\-+]|\d+", local))


def key_of(words: Sequence[str], initials: Iterable[str] = (), number: str = "") -> str:
    """Return the key of a full name, empty for less; particles belong to the word after them."""
    tokens = tokens_of(words)
    return " ".join([*sorted(tokens), *sorted(initials), *([number] if number else [])]) if len(tokens) >= 2 else ""


def tokens_of(words: Sequence[str]) -> list[str]:
    """Return the words with their particles; where that leaves less than a name, the particles were names."""
    tokens: list[str] = []
    held: list[str] = []
    for word in words:
        held.append(word)
        if word not in PARTICLES:
            tokens.append("_".join(held))
            held = []
    tokens += held
    if len(tokens) >= 2 or (words and words[0] in SURE_PARTICLES):
        return tokens  # "El Amrani" is a surname alone
    return list(words)


def _set_aside(shown: str) -> tuple[str, str]:
    """Return the name, and what stands behind or beside it: "(ACME)", "- ACME"."""
    asides: list[str] = []

    def bracket(match: re.Match[str]) -> str:
        inside = match.group(1)
        if _STARTS_OTHER_NAME.match(inside):
            return f" {inside} "
        asides.append(inside)
        return " "

    bare = _PARENTHESES.sub(bracket, shown)
    head, *tail = _DASH.split(" ".join(bare.split()))
    if len(tail) == 1 and _is_company(head) and not _is_company(tail[0]):
        head, tail = tail[0], [head]
    if tail and len(head.split()) >= 2:
        asides += tail
    else:  # "ACME - Camille Durand", "Jean - Pierre Durand": nobody can tell which part is the name
        head = " ".join([head, *tail])
    if not head:
        head, asides = " ".join(asides), []
    words = (word for aside in asides for word in re.split(r"[^\w]+", fold(aside)) if word and word not in TOOL_WORDS)
    return head, " ".join(words)


def _is_company(text: str) -> bool:
    from .written_names import looks_like_company

    return looks_like_company(text)


class _Reading:
    """The words of a name, sorted by what they are."""

    def __init__(self, bare: str) -> None:
        self.words: list[str] = []
        self.initials: list[str] = []
        self.number = ""
        self.family: set[str] = set()
        self.linked: set[str] = set()
        self.born: set[str] = set()
        self.married: set[str] = set()
        text = _POSSESSIVE.sub(" ", bare)
        pieces = list(_iter_pieces(text))
        mixed = _is_mixed(word for _, piece in pieces for word in _WORD.findall(piece))
        for what, piece in pieces:
            if what == "name":
                self._read_name(piece, mixed=mixed)
            elif not any(char.isdigit() for char in piece):  # "né le 12/03/1980" names nobody
                self._read_other(piece, self.born if what == "born" else self.married, mixed=mixed)

    def _read_name(self, piece: str, *, mixed: bool) -> None:
        before, comma, after = piece.partition(",")
        by_comma = bool(comma and after.strip()) and not mixed
        for part, family in ((before, by_comma), (after, False)):
            for word in _WORD.findall(part):
                self._add(word, family=family or (mixed and _is_capital(word)))

    def _read_other(self, piece: str, names: set[str], *, mixed: bool) -> None:
        """Read "MARTIN" behind "née"; where capitals tell them apart, a first name may stand behind it."""
        for word in _WORD.findall(piece):
            if mixed and not _is_capital(word) and len(word) > 1 and not self._has_first_name():
                self._add(word, family=False)
            elif len(word) > 1 and (folded := _letters(word)) not in LINKS:
                names.add(folded)

    def _has_first_name(self) -> bool:
        return bool(set(self.words) - self.family)

    def _add(self, word: str, *, family: bool) -> None:
        letters = _letters(word)
        folded = "".join(char for char in letters if not char.isdigit())
        self.number += "".join(char for char in letters if char.isdigit())
        if folded in TITLES or (folded in FRONT_TITLES and not self.words and not self.initials):
            return
        if word in {"d'", "D'"} or folded == "de" or (folded in {"e", "y"} and word.islower() and self.words):
            self._link_next = True
        elif len(folded) == 1 and word[1:] != "'":
            self.initials.append(folded)
        elif is_paired(folded) or word == "MC":  # "MC Galtier" is no "McGaltier"
            self.initials += folded
        elif folded:
            self.words.append(folded)
            if family:
                self.family.add(folded)
            if self._link_next and folded not in PARTICLES:
                self.linked.add(folded)
                self._link_next = False

    _link_next = False


def _iter_pieces(text: str) -> Iterator[tuple[str, str]]:
    """Give the name, then what stands behind "née" and "épouse", in the source's own letters."""
    folded = fold(text)
    if len(folded) != len(text):
        text = folded
    end, what = 0, "name"
    for match in _OTHER_NAME.finditer(folded):
        if match.start() == 0:
            continue
        yield what, text[end : match.start()]
        end, what = match.end(), "born" if match.group(1) else "married"
    yield what, text[end:]


def _is_mixed(words: Iterable[str]) -> bool:
    """Whether a part of a name is in capitals and a part is not: the part in capitals is the surname."""
    told = [_is_capital(word) for word in words if len(word) > 2]
    return any(told) and not all(told)


def _is_capital(word: str) -> bool:
    return word.isupper() and fold(word) not in TITLES | FRONT_TITLES


def _letters(word: str) -> str:
    return fold(word).replace("'", "").translate(_LETTERS)


def _repair(text: str) -> str:
    """Undo UTF-8 that somebody saved as cp1252 ("HÃ©lÃ¨ne"), and marks of HTML; anything else is left as it is."""
    if "&" in text and ";" in text:
        from html import unescape

        text = unescape(text)
    for _ in range(2):  # some exports do it twice
        if text.isascii() or not _MOJIBAKE.search(text):
            break
        text = _decoded(text)
    return text


def _decoded(text: str) -> str:
    for code_page in ("cp1252", "latin-1"):
        try:
            return text.encode(code_page).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return text
