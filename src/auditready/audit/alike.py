"""Find the names that are alike, to ask about them: never more work than names, whatever they look like.

Nobody is compared with everybody. Each name is filed under what it shares with names like it: its words as they sound,
all but one of them, its words without one letter or two, its letters run together, what an account makes of it. Those
who meet under one heading are compared, each with its nearest few.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from ..model import Words
from ..reading.name_words import COMPLETE, PARTICLES, SECOND_HALVES, canonical, is_known, short_for
from ..reading.names import Name, tokens_of
from .addresses import iter_handles

NEAREST = 8
"""Names under one heading that each is compared with: a heading that hundreds share tells none of them apart."""
CANDIDATES = 8
"""People whom one short name is asked about singly; of more, one question says how many."""
LONGEST_NAME, LONGEST_WORD = 12, 40
"""Words and letters; what is longer is no name, and would be filed under its length squared."""
_MOST_WORDS = 6
"""Of longer names, only parts shorter by a word or two are looked up: all of them would be two to the power of their
length."""


class Face(Struct, frozen=True):
    """One way that a person's name is written."""

    person: int
    name: Name
    words: tuple[str, ...]
    heard: tuple[str, ...]
    """The words in canonical form, in order."""


class Likeness(Struct, frozen=True):
    """Two people whose names are alike, and how."""

    left: int
    right: int
    why: Words


def find_alike(faces: Sequence[Face]) -> Iterator[Likeness]:
    """Give the pairs of different people with names alike, each once for each heading they meet under."""
    met: set[tuple[int, int]] = set()
    for one, other in _meetings(faces):
        pair = (id(one), id(other))
        if one.person != other.person and pair not in met:
            met.add(pair)
            if why := _why(one, other):
                yield Likeness(one.person, other.person, why)
    yield from _parts(faces)
    yield from _accounts(faces)


def faces_of(person: int, name: Name) -> Iterator[Face]:
    """Give the faces of a name: "de Souza" and "El Amrani" as two words and as one. A page of text has none."""
    if len(name.words) > LONGEST_NAME or any(len(word) > LONGEST_WORD for word in name.words):
        return
    words = _one_name(name.words)
    writings = {words: None, tuple(f"de{word}" if word in name.linked else word for word in words): None}
    if not PARTICLES.isdisjoint(words):
        writings[tuple(token.replace("_", "") for token in tokens_of(words))] = None
    for writing in writings:
        yield Face(person, name, writing, tuple(map(canonical, writing)))


def _one_name(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words with those of one first name put together: "Abd el Kader", "Abdul Qadir", "Nour Eddine"."""
    for place, word in enumerate(words):
        for length in (3, 2):
            parts = words[place : place + length]
            together = "".join(parts)
            known = word.startswith("ab") and is_known(together)
            if len(parts) == length and (known or (length == 2 and parts[1] in SECOND_HALVES)):
                return (*words[:place], together, *_one_name(words[place + length :]))
    return tuple(words)


# --- who meets whom ------------------------------------------------------------------------------------------


def _meetings(faces: Sequence[Face]) -> Iterator[tuple[Face, Face]]:
    yield from _met(_by_sound(faces))
    yield from _met(_by_letters(faces))
    yield from _met(_by_initial(faces))
    yield from _met(_by_first_letters(faces))
    yield from _cut_short(faces)
    for group in _all_but_one_word(faces):
        yield from _met(_by_near_word(group))


def _met(headings: dict[str, list[Face]]) -> Iterator[tuple[Face, Face]]:
    """Give each face with the nearest before it under each heading."""
    for met in headings.values():
        for place in range(1, len(met)):
            for other in met[max(0, place - NEAREST) : place]:
                yield other, met[place]


def _by_sound(faces: Iterable[Face]) -> dict[str, list[Face]]:
    headings: dict[str, list[Face]] = defaultdict(list)
    for face in faces:
        if face.heard:
            headings[" ".join(sorted(face.heard))].append(face)
    return headings


def _by_letters(faces: Iterable[Face]) -> dict[str, list[Face]]:
    """File each name under its letters run together, from each of its words on: "Le Gall Yann" is "Yann Legall"."""
    headings: dict[str, list[Face]] = defaultdict(list)
    for face in faces:
        for run in _runs(face.heard):
            headings[run].append(face)
    return headings


def _runs(words: Sequence[str]) -> set[str]:
    return {"".join((*words[place:], *words[:place])) for place in range(len(words))}


def _by_initial(faces: Sequence[Face]) -> dict[str, list[Face]]:
    """File names under a word and an initial: what "J. Dupont" shares with "Jean Dupont"."""
    headings: dict[str, list[Face]] = defaultdict(list)
    if not any(face.name.initials for face in faces):
        return headings
    for face in faces:
        words = set(face.words)
        letters = {initial for word in words for initial in word[:1]} | set(face.name.initials)
        for word in words:
            for letter in letters:
                headings[f"{canonical(word)} {letter}"].append(face)
    return {
        heading: met for heading, met in headings.items() if len(met) > 1 and any(face.name.initials for face in met)
    }


def _by_first_letters(faces: Sequence[Face]) -> dict[str, list[Face]]:
    """File names under first letters and lengths where an export lost letters: "Gwena?lle Qu?m?neur"."""
    headings: dict[str, list[Face]] = defaultdict(list)
    if any("?" in word for face in faces for word in face.words):
        for face in faces:
            headings[" ".join(sorted(f"{word[0]}{len(word)}" for word in face.words))].append(face)
    return headings


def _cut_short(faces: Sequence[Face]) -> Iterator[tuple[Face, Face]]:
    """Give names with those that go on where they end."""
    runs = sorted((run, place) for place, face in enumerate(faces) for run in _raw_runs(face.words))
    keys = [run for run, _ in runs]
    for face in faces:
        begin = "".join(face.words)
        if len(face.words) < 2 or len(begin) < 10:
            continue
        first = bisect_left(keys, begin)
        for run, place in runs[first : first + NEAREST]:
            if not run.startswith(begin):
                break
            if faces[place].person != face.person:
                yield face, faces[place]


def _raw_runs(words: Sequence[str]) -> set[str]:
    return _runs(words) if len(words) > 1 else set()


def _all_but_one_word(faces: Iterable[Face]) -> Iterator[list[tuple[str, Face]]]:
    """Give the groups of faces that have all words but one in common, each with that one word."""
    headings: dict[str, list[tuple[str, Face]]] = defaultdict(list)
    for face in faces:
        heard = face.heard
        if len(heard) < 2:
            continue
        for place, word in enumerate(face.words):
            rest = " ".join(sorted((*heard[:place], *heard[place + 1 :])))
            headings[rest].append((word, face))
    return (met for met in headings.values() if len(met) > 1)


def _by_near_word(group: Iterable[tuple[str, Face]]) -> dict[str, list[Face]]:
    """File faces under their one other word without a letter or two, its beginning and its long form."""
    headings: dict[str, list[Face]] = defaultdict(list)
    whole = {word for word, _ in group}
    for word, face in group:
        for heading in _near(word):
            headings[heading].append(face)
        for stem in (word[:end] for end in range(2, len(word))):
            if stem in whole:
                headings[f"{stem}…"].append(face)
        headings[f"{word}…"].append(face)
        for long in (canonical(word), *sorted(short_for(word))):
            headings[f"={long}"].append(face)
    return headings


def _near(word: str) -> set[str]:
    """Return the word without any letter, and without any two where it is long: two words that are near share one."""
    once = {word[:place] + word[place + 1 :] for place in range(len(word))}
    if len(word) < 6:
        return {word} | once
    return {word} | once | {each[:place] + each[place + 1 :] for each in once for place in range(len(each))}


# --- how they are alike --------------------------------------------------------------------------------------

_ORDER = Words("mêmes mots, autrement assemblés", "the same words, put together otherwise")
_WRITING = Words("une autre écriture du même nom", "another way to write the name")
_LETTERS = Words("mêmes lettres, autrement séparées", "the same letters, separated otherwise")
_INITIAL = Words("prénom et initiale", "first name and initial")
_MORE = Words("un nom ou un prénom de plus", "one more first name or surname")
_ONE = Words("un seul nom sur deux", "only one of the two names")
_NEAR = Words("une lettre d'écart", "a letter apart")
_SHORT = Words("un diminutif ou un nom abrégé", "a short form or a shortened name")
_LOST = Words("des lettres perdues par un export", "letters lost in an export")
_CUT = Words("un nom coupé", "a name cut short")
_ACCOUNT = Words("un compte qui peut être le sien", "an account that may be theirs")


def _why(one: Face, other: Face) -> Words | None:
    if one.name.key and one.name.key == other.name.key:
        return None  # parted on purpose, and asked about where that was done
    if not one.heard or not other.heard:
        return None
    rest_one, rest_other = _minus(one, other), _minus(other, one)
    if not rest_one and not rest_other:
        return _why_equal(one, other)
    if not rest_one or not rest_other:
        part = other if rest_one else one
        return _why_part(part, rest_other or rest_one)
    if len(rest_one) == len(rest_other) == 1 and len(one.heard) >= 2:
        return _why_word(rest_one[0], rest_other[0], len(one.heard)) or _why_run(one, other)
    return _why_run(one, other)


def _minus(one: Face, other: Face) -> list[str]:
    """Return the words of ``one`` that ``other`` has not, as they are written."""
    left = list(other.heard)
    rest = []
    for word, heard in zip(one.words, one.heard, strict=True):
        if heard in left:
            left.remove(heard)
        else:
            rest.append(word)
    return rest


def _why_equal(one: Face, other: Face) -> Words | None:
    if one.name.initials and other.name.initials and not set(one.name.initials) & set(other.name.initials):
        return None
    if one.name.number and other.name.number and one.name.number != other.name.number:
        return None
    if sorted(one.words) == sorted(other.words):
        return _ORDER if len(one.heard) > 1 else _ONE
    return _WRITING


def _why_part(part: Face, rest: Sequence[str]) -> Words | None:
    """Judge a name that lacks words of another; its initials must begin them."""
    if part.name.initials:
        return _INITIAL if _begin(part.name.initials, rest) else None
    return _MORE if len(part.heard) >= 2 else _ONE


def _begin(initials: Iterable[str], words: Sequence[str]) -> bool:
    left = list(words)
    for initial in initials:
        found = next((word for word in left if word.startswith(initial)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _why_word(one: str, other: str, words: int) -> Words | None:
    if "?" in one or "?" in other:
        return _LOST if _may_be_lost(one, other) else None
    if short_for(one) & {canonical(other), *short_for(other)} or canonical(one) in short_for(other):
        return _SHORT
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and short not in COMPLETE and len(short) >= (3 if words == 2 else 2):
        return _SHORT
    if long.startswith(short) and len(long) > len(short) + 1:
        return None  # "Michelle" is not a way to write "Michel"
    most = 1 if len(long) < 8 or one[0] != other[0] else 2
    if len(long) >= 4 and len(long) - len(short) <= most and _edits(one, other) <= most:
        return _NEAR
    return None


def _may_be_lost(one: str, other: str) -> bool:
    """Whether two words differ only where an export lost a letter: "Beno?t"."""
    return len(one) == len(other) and all("?" in pair or pair[0] == pair[1] for pair in zip(one, other, strict=True))


def _lost_letters(one: Sequence[str], other: Sequence[str]) -> bool:
    return len(one) == len(other) and all(map(_may_be_lost, sorted(one), sorted(other)))


def _edits(one: str, other: str) -> int:
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(one, other, score_cutoff=2)


def _why_run(one: Face, other: Face) -> Words | None:
    """Judge letters alone: the same, or those of a name that was cut."""
    if _runs(one.heard) & _runs(other.heard):
        return _LETTERS
    if _lost_letters(one.words, other.words):
        return _LOST
    for part, whole in ((one, other), (other, one)):
        begin = "".join(part.words)
        last = part.words[-1]
        cut = part.name.cut or (len(begin) >= 10 and last not in COMPLETE)
        if len(part.words) > 1 and cut and any(run.startswith(begin) for run in _runs(whole.words)):
            return _CUT
    return None


# --- parts of names and accounts -----------------------------------------------------------------------------


def _parts(faces: Sequence[Face]) -> Iterator[Likeness]:
    """Give each name with those that have all its words and more; of many, one and their number."""
    by_words: dict[tuple[str, ...], list[Face]] = defaultdict(list)
    for face in faces:
        if face.heard:
            by_words[tuple(sorted(face.heard))].append(face)
    wholes: dict[int, dict[int, Words]] = defaultdict(dict)
    for face in faces:
        for part in _smaller(face.heard):
            for small in by_words.get(part, ())[:NEAREST]:
                if small.person != face.person and (why := _why(small, face)):
                    wholes[small.person][face.person] = why
    for person, found in wholes.items():
        if len(found) <= CANDIDATES:
            yield from (Likeness(person, whole, why) for whole, why in found.items())
        else:
            many = len(found)
            why = Words(f"un nom que {many} personnes peuvent porter", f"a name that {many} people may bear")
            yield Likeness(person, min(found), why)


def _smaller(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Give the words of each shorter name that has no other words."""
    size = len(words)
    lengths = range(1, size) if size <= _MOST_WORDS else (1, size - 2, size - 1)
    seen: set[tuple[str, ...]] = set()
    for length in lengths:
        seen.update(combinations(sorted(words), length))
    yield from seen


def _accounts(faces: Sequence[Face]) -> Iterator[Likeness]:
    """Give the names of one word that are an account's, with the people whose account it may be."""
    handles: dict[str, list[Face]] = {"".join(face.words): [] for face in faces if len(face.heard) == 1}
    if not handles:
        return
    for face in faces:
        if len(face.heard) >= 2:
            for handle in set(iter_handles(face.name)) & handles.keys():
                handles[handle].append(face)
    for face in faces:
        if len(face.heard) == 1:
            for owner in handles["".join(face.words)][:CANDIDATES]:
                if owner.person != face.person:
                    yield Likeness(face.person, owner.person, _ACCOUNT)
