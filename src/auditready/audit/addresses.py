"""What an e-mail address says of the names that use it: its owner, a relative, a colleague, a service."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, auto
from functools import lru_cache

from ..reading.name_words import COMPLETE, canonical, short_for
from ..reading.names import Name, name_of_address


class Verdict(Enum):
    """Of two names under one address."""

    SAME = auto()
    ASK = auto()
    APART = auto()


def under_one_address(email: str, owner: Name, other: Name, *, shared: bool) -> Verdict:
    """Judge another name under the address of ``owner``; ``shared``: more than one person certainly uses it."""
    if other.from_address or not other.words:
        return Verdict.ASK if shared or _of_family(email, owner) else Verdict.SAME
    if not fits(other, owner):
        return _unlike(owner, other, shared=shared)
    proves = owns(email, owner) or bool(other.initials)
    return Verdict.SAME if proves and not shared else Verdict.ASK


def _of_family(email: str, owner: Name) -> bool:
    """Whether an address is one of the owner's names, not certainly the first: renaud@… is Guy's or Odile's."""
    spelt = name_of_address(email)
    if len(spelt.words) != 1 or spelt.initials or spelt.words[0] not in owner.words:
        return False
    return not owner.family or spelt.words[0] in owner.family


def _unlike(owner: Name, other: Name, *, shared: bool) -> Verdict:
    """Judge a name that is no part of the owner's: a married name is likely, a relative's is not."""
    if not other.key:
        return Verdict.APART if shared else Verdict.ASK
    return Verdict.APART if shared or plainly_different(owner, other) else Verdict.ASK


def plainly_different(one: Name, other: Name) -> bool:
    """Whether two names cannot be one person's: no word in common, or only the surname of a family."""
    if not one.words or not other.words or fits(one, other) or fits(other, one):
        return False
    common = _heard(one.words) & _heard(other.words)
    if not common:
        return True
    if one.family or other.family:
        return common <= _heard(one.family or other.family)
    return bool(one.key and other.key) and canonical(one.words[0]) not in common


def _heard(words: Iterable[str]) -> set[str]:
    return {canonical(word) for word in words}


def fits(part: Name, whole: Name) -> bool:
    """Whether each word of ``part`` is one of ``whole``, its beginning or short form, and each initial begins one."""
    left = list(whole.words)
    for word in part.words:
        found = next((each for each in left if stands_for(word, each)), None)
        if found is None:
            return False
        left.remove(found)
    for initial in part.initials:
        found = next((each for each in left if each.startswith(initial)), None)
        if found is None and initial not in whole.initials:
            return False
        if found is not None:
            left.remove(found)
    return bool(part.words)


def stands_for(word: str, other: str) -> bool:
    """Whether a word is another, in its own writing, cut or as a short form."""
    if canonical(word) == canonical(other) or canonical(other) in short_for(word):
        return True
    return len(word) >= 3 and word not in COMPLETE and other.startswith(word)


@lru_cache(maxsize=4_096)
def owns(email: str, name: Name) -> bool:
    """Whether an address spells a full name: camille.durand@…, c.durand@…, cdurand@…."""
    spelt = name_of_address(email)
    words = {canonical(word) for word in name.words}
    told = [word for word in spelt.words if canonical(word) in words]
    if len(told) == len(spelt.words) and (len(told) >= 2 or (told and spelt.initials and fits(spelt, name))):
        return True
    return "".join(spelt.words) in set(iter_handles(name))


def iter_handles(name: Name) -> Iterator[str]:
    """Give what people make of a full name for an account: cdurand, durandc, camilled and the like."""
    words = list(name.words)
    if not 2 <= len(words) <= 6:
        return
    for cut in range(1, len(words)):
        for given, family in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            initials, first = "".join(word[0] for word in given), given[0]
            surname, whole = "".join(family), "".join(given)
            yield from (whole + surname, surname + whole, first + surname, surname + first)
            yield from (initials + surname, surname + initials)
            for letters in (first[:1], first[:2], first[:3]):
                yield from (letters + surname, surname + letters)
            yield from (whole + family[0][0], first + family[0][0], first[0] + family[-1], first + family[-1])
