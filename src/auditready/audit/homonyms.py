"""One full name, one person or several: what parts the mentions of a name, and what only raises the question.

Two addresses or two identifiers in one list, capitals on the other name, two maiden names: two persons, and mentions
that could be either stay apart. Two addresses in two files: a question; the mentions stay together only where a list of
the learners names the person once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, islice

from ..model import Words
from ..reading.fold import fold
from ..reading.names import Name, tokens_of
from .alike import LONGEST_NAME
from .sightings import DECLARED, Sighting

Asked = tuple[Sighting, Sighting, Words]

_ROSTERS = frozenset({DECLARED, "agreement", "attendance", "certificate", "convocation"})
"""Kinds that say who the learners are."""
_FEW = 4
_MOST_SHAPES = 50
"""Writings of one name that each is held against: no person has more."""
_SWAPPED = Words("prénom et nom peut-être inversés", "first name and surname perhaps swapped")
_ORDER = Words("mêmes mots, dans un autre ordre", "the same words in another order")
_BORN = Words("même nom, deux noms de naissance", "the same name, two birth names")


def part_group(group: Sequence[Sighting]) -> tuple[list[list[Sighting]], list[Asked]]:
    """Return the mentions of one name by person, and the questions left open."""
    parts: list[list[Sighting]] = []
    asked: list[Asked] = []
    classes, why = _by_reading(group)
    for same in classes:
        split, questions = _by_marker(same)
        parts += split
        asked += questions
    asked += [(one[0], other[0], why) for one, other in _pairs(classes)]
    return parts, asked


def _pairs(parts: Sequence[list[Sighting]]) -> list[tuple[list[Sighting], list[Sighting]]]:
    """Return who is asked about with whom: all pairs of a few, each of many with the first.

    Whoever answers for each and the first has settled every pair.
    """
    if len(parts) <= _FEW:
        return list(combinations(parts, 2))
    return [(parts[0], other) for other in parts[1:]]


def _by_reading(group: Sequence[Sighting]) -> tuple[list[list[Sighting]], Words]:
    """Part mentions whose writings contradict each other; a writing that fits both sides stays alone."""
    writings: dict[Name, list[Sighting]] = defaultdict(list)
    for seen in group:
        writings[seen.name].append(seen)
    shapes = {_shape(name): name for name in writings}
    if len(shapes) == 1:
        return [list(group)], _SWAPPED
    against: dict[object, tuple[int, ...]] = {}
    why = _SWAPPED
    for shape, name in shapes.items():
        said = [_contradiction(name, other) for other in islice(shapes.values(), _MOST_SHAPES)]
        why = next(filter(None, said), why)
        against[shape] = tuple(place for place, each in enumerate(said) if each)
    classes: dict[tuple[int, ...], list[Sighting]] = defaultdict(list)
    for name, bearers in writings.items():
        classes[against[_shape(name)]] += bearers
    return list(classes.values()), why


def _shape(name: Name) -> object:
    """Return what of a writing can contradict another of the same words."""
    return name.family, name.linked, name.born, name.married, tuple(tokens_of(name.words))


def _contradiction(one: Name, other: Name) -> Words | None:
    if (one.born and other.born and not one.born & other.born) or (
        one.married and other.married and not one.married & other.married
    ):
        return _BORN
    if one.family and other.family and not one.family & other.family:
        return _SWAPPED
    if not _turns_into(tokens_of(one.words), tokens_of(other.words)):
        return _ORDER
    if one.family and other.family:
        return None
    if one.linked != other.linked:
        # "de" may fall away where the rest is read alike: "LA FONTAINE Jean" and "Jean de La Fontaine".
        linked, plain = (one, other) if one.linked else (other, one)
        if tokens_of(one.words) != tokens_of(other.words) and not linked.linked & plain.family:
            return _SWAPPED
    return None


def _turns_into(one: list[str], other: list[str]) -> bool:
    """Whether moving the surname from one end to the other is all there is between two orders.

    "Anne Marie Petit" turns into "PETIT Anne-Marie", and never into "Marie Anne Petit". Two words always do.
    """
    if len(one) < 3:
        return True
    turns = range(min(len(one), LONGEST_NAME))
    return any(one[place:] + one[:place] == other for place in turns)


# --- markers -------------------------------------------------------------------------------------------------


def _by_marker(group: Sequence[Sighting]) -> tuple[list[list[Sighting]], list[Asked]]:
    """Part mentions by what marks the person beside the name: an address, an identifier, a company."""
    if _one_list_has_two(group):
        return _split(group)
    emails = list(dict.fromkeys(_email(seen) for seen in group if seen.mention.email))
    asides = _distinct_asides(group)
    if len(emails) < 2 and len(asides) < 2:
        return [list(group)], _listed_twice(group)
    if any(seen.kind in _ROSTERS and not seen.mention.email and not seen.name.aside for seen in group):
        # The roster knows one person of this name; somebody else of the same name is possible, hence the question.
        marked = {_marker(seen): seen for seen in reversed(group) if _marker(seen)}
        first, *others = (marked[marker] for marker in sorted(marked))
        return [list(group)], [(first, other, _why(first, other)) for other in others]
    return _split(group)


def _one_list_has_two(group: Iterable[Sighting]) -> bool:
    """Whether one file gives the name two addresses, or two identifiers."""
    emails: dict[str, set[str]] = defaultdict(set)
    identifiers: dict[str, set[str]] = defaultdict(set)
    for seen in group:
        if seen.mention.email:
            emails[seen.file].add(_email(seen))
        if seen.mention.identifier and seen.list is not None:
            identifiers[seen.file].add(fold(seen.mention.identifier))
    return any(len(found) > 1 for by_file in (emails, identifiers) for found in by_file.values())


def _split(group: Sequence[Sighting]) -> tuple[list[list[Sighting]], list[Asked]]:
    parts: dict[str, list[Sighting]] = defaultdict(list)
    for seen in group:
        parts[_marker(seen) or f"{seen.file}#{seen.mention.identifier or ''}"].append(seen)
    split = [parts[marker] for marker in sorted(parts)]
    return split, [(one[0], other[0], _why(one[0], other[0])) for one, other in _pairs(split)]


def _marker(seen: Sighting) -> str:
    return _email(seen) if seen.mention.email else seen.name.aside


def _email(seen: Sighting) -> str:
    return fold(seen.mention.email or "")


def _distinct_asides(group: Iterable[Sighting]) -> list[str]:
    """Return what stands behind the name, once for writings that hold each other: "ACME", "ACME SAS"."""
    distinct: list[str] = []
    for aside in sorted({seen.name.aside for seen in group if seen.name.aside}, key=lambda text: (len(text), text)):
        if not any(known in aside for known in distinct):
            distinct.append(aside)
    return distinct


def _why(one: Sighting, other: Sighting) -> Words:
    marks = [_marker(one), _marker(other)]
    if not all(marks):
        return Words("un nom que portent deux personnes", "a name that two people bear")
    shown = ", ".join(marks)
    if one.mention.email and other.mention.email:
        return Words(f"même nom, deux adresses ({shown})", f"the same name, two addresses ({shown})")
    return Words(f"même nom, deux mentions ({shown})", f"the same name, two marks ({shown})")


def _listed_twice(group: Sequence[Sighting]) -> list[Asked]:
    """Ask where an agreement names two participants by one name."""
    first: dict[object, Sighting] = {}
    for seen in group:
        if seen.kind == "agreement" and seen.role == "learner" and seen.list is not None:
            known = first.setdefault((seen.list, seen.locator), seen)
            if known is not seen and known.mention is not seen.mention:
                why = Words("deux lignes d'une même liste", "two lines of one list")
                return [(known, seen, why)]
    return []
