"""Compare the titles that the documents of one session carry. Declares no rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from auditready import (
    Agreement,
    Attendance,
    Certificate,
    Convocation,
    DistanceInformation,
    Dossier,
    LazyPattern,
    Locator,
    fold,
    quote,
)

from .facts import learner_of, place, records

_SEPARATORS = LazyPattern(r"[^\w+#]+|_+")  # "C++" and "C#" stay different
_OPENINGS = (("action", "de", "formation"), ("formation",), ("stage",), ("training",))
_LEVELS = frozenset(
    {
        "niveau", "initiation", "perfectionnement", "debutant", "debutants", "intermediaire", "avance", "expert",
        "base", "bases", "level", "beginner", "intermediate", "advanced", "i", "ii", "iii", "iv", "v",
    }
)  # fmt: skip


class TitleUse(NamedTuple):
    """A title as one document writes it."""

    title: str
    locator: Locator
    document: Locator
    """The document as a whole, to tell whether it belongs to this session."""
    learner: str | None


def title_key(title: str) -> tuple[str, ...]:
    """Return the words under which two titles are the same.

    Case, accents, punctuation and an opening "Formation" do not count; anything else does: the courts compare the
    title of the sheet with that of the agreement (CAA Nantes, 20 April 2021).
    """
    words = tuple(word for word in _SEPARATORS.split(fold(title)) if word)
    for opening in _OPENINGS:
        if words[: len(opening)] == opening and len(words) > len(opening):
            return words[len(opening) :]
    return words


def only_adds_words(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one title contains the other and what it adds is neither a number nor a level."""
    short, long = sorted((one, other), key=len)
    for at in range(len(long) - len(short) + 1):
        if long[at : at + len(short)] == short:
            return not any(_tells_level(word) for word in long[:at] + long[at + len(short) :])
    return False


def iter_titles(dossier: Dossier) -> Iterator[TitleUse]:
    """Give every title, agreements first; a sheet gives each of its titles once."""
    for agreement in records(dossier, Agreement):
        if agreement.title:
            yield TitleUse(agreement.title, place(agreement, "title"), agreement.locator, None)
    for convocation in records(dossier, Convocation):
        if convocation.title:
            learner = learner_of(dossier, convocation.person)
            yield TitleUse(convocation.title, place(convocation, "title"), convocation.locator, learner)
    yield from _iter_sheet_titles(dossier)
    for information in records(dossier, DistanceInformation):
        if information.title:
            yield TitleUse(information.title, information.locator, information.locator, None)
    for certificate in records(dossier, Certificate):
        if certificate.title:
            learner = learner_of(dossier, certificate.person)
            yield TitleUse(certificate.title, place(certificate, "title"), certificate.locator, learner)


def session_key(dossier: Dossier) -> tuple[str, ...]:
    """Return the key of the title that most documents carry; the dossier's own counts once and settles a tie.

    The dossier's own may be taken from its first agreement, and that one may be misfiled.
    """
    votes: Counter[tuple[str, ...]] = Counter([title_key(dossier.title)] if dossier.title else [])
    votes.update(key for key, _ in dict.fromkeys((title_key(use.title), use.document) for use in iter_titles(dossier)))
    return max(votes, key=lambda key: votes[key], default=())


def _iter_sheet_titles(dossier: Dossier) -> Iterator[TitleUse]:
    """Give one use a sheet and title: the cell of a learner is not where the title stands."""
    seen: set[tuple[str, str | None, str]] = set()
    for line in records(dossier, Attendance):
        if line.title and (where := (line.locator.file, line.locator.sheet, line.title)) not in seen:
            seen.add(where)
            locator = Locator(file=line.locator.file, sheet=line.locator.sheet, quote=quote(line.title))
            yield TitleUse(line.title, locator, locator, None)


def _tells_level(word: str) -> bool:
    return word in _LEVELS or any(char.isdigit() for char in word)
