"""What a learner's own hand would type: initials and names."""

from __future__ import annotations

import re
from itertools import chain

from msgspec import Struct

from auditready import fold

_CIVILITIES = frozenset({"m", "mr", "mme", "mlle", "mrs", "ms", "monsieur", "madame"})
_MOST_PARTS = 8
"""Words of a name whose initials are combined; a longer one is no person's."""


class Signer(Struct, frozen=True):
    """What a learner's own hand would type."""

    words: frozenset[str]
    initials: frozenset[str]
    draws: bool = False
    """Signs elsewhere in the table with a picture or electronically."""
    signs_otherwise: bool = False
    """Signs elsewhere in the table with initials written another way."""


def signer_of(name: str, last: str = "", first: str = "") -> Signer:
    """Return what counts as somebody's own initials and name.

    Initials keep the order of the words, first or last name first: "ABS" is nobody's from "Bruno Aït Saïd".
    """
    parts = _parts(name)
    pieces = [piece for part in parts for piece in part.split("-") if piece]
    initials = set(chain(_in_order(parts), _in_order(pieces)))
    if last and first:
        for one, other in ((_parts(first), _parts(last)), (_parts(last), _parts(first))):
            initials.update(_in_order([*one, *other]))
            initials.update(left[0] + right[0] for left in one for right in other)
    return Signer(frozenset(parts), frozenset(initials))


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\s.,]+", fold(name)) if part and part not in _CIVILITIES][:_MOST_PARTS]


def _in_order(parts: list[str]) -> set[str]:
    """Return the letters of all words, begun at any of them, and of any two with one that stands at an end."""
    letters = "".join(part[0] for part in parts)
    turned = {letters[at:] + letters[:at] for at in range(len(letters))}
    ends = {*letters[:1], *letters[-1:]} if len(parts) > 1 else set()
    pairs = {pair for end in ends for letter in letters for pair in (end + letter, letter + end)}
    same = {letter * 2 for letter in letters if letters.count(letter) < 2}
    return turned | (pairs - same)


def is_own_initials(text: str, signer: Signer) -> bool:
    """Whether a text is the learner's initials, in either order, with or without dots."""
    letters = re.sub(r"[\s.\-]", "", fold(text))
    return 2 <= len(letters) <= 4 and letters in signer.initials


def is_own_name(words: str, signer: Signer) -> bool:
    """Whether folded words are the learner's name, whole or shortened: "a. demo", "demo"."""
    parts = [part for part in re.split(r"[\s.,]+", words) if part and part not in _CIVILITIES]
    full = [part for part in parts if len(part) > 1]
    letters = [part for part in parts if len(part) == 1]
    if not full or not all(part in signer.words for part in full):
        return False
    return all(any(word.startswith(letter) for word in signer.words) for letter in letters)
