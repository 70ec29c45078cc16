"""Resolve every mention of somebody to one person.

What is certain merges: ``certain.py``. What is likely is asked about (IDN004) with both spellings and where they stand,
and never merged: a false merge would prove a presence that was not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from ..config import DossierConfig
from ..model import Doubt, Evidence, Person
from ..reading.fold import fold
from ..reading.names import name_of_address, parse_name
from .alike import Face, faces_of, find_alike
from .certain import Cluster, Question, merge_certain
from .sightings import DECLARED, Role, iter_sightings

_ROSTERS = frozenset({DECLARED, "agreement", "attendance", "certificate", "convocation", "activity_progress"})
"""Kinds that list the learners: with one of them, somebody met only in a log or a live class is no learner."""
_TRUST = (DECLARED, "agreement", "certificate", "attendance", "convocation", "positioning")
"""Whose spelling is shown: the most formal document first."""
_FACES = 6
"""Writings of one person that are held against others: an address under which fifty call themselves is bounded too."""


class People(Struct, frozen=True, kw_only=True):
    """Everybody of one dossier."""

    persons: tuple[Person, ...]
    person_of: dict[int, str]
    """``id()`` of a mention → person's id."""
    roster: frozenset[str]
    """Persons that an agreement or ``dossier.toml`` names as learners."""
    doubts: tuple[Doubt, ...]


def resolve_people(evidence: Iterable[Evidence], config: DossierConfig) -> People:
    """Resolve all mentions of a dossier."""
    certain = merge_certain(list(iter_sightings(evidence, config)), config)
    clusters = certain.clusters
    roles = _roles(clusters)
    questions = _questions(clusters, certain.questions, config)
    # A doubt about a trainer or a visitor decides no learner's proof: nobody is asked about it.
    asked = [each for each in questions if "learner" in {roles[each.left], roles[each.right]}]
    persons, ids = _number(clusters, roles)
    person_of = {id(seen.mention): ids[i] for i, cluster in enumerate(clusters) for seen in cluster.sightings}
    roster = frozenset(
        ids[i]
        for i, cluster in enumerate(clusters)
        if any(seen.kind in {"agreement", DECLARED} and seen.role == "learner" for seen in cluster.sightings)
    )
    return People(
        persons=persons,
        person_of=person_of,
        roster=roster,
        doubts=tuple(_doubt(each, clusters, ids, roles) for each in asked),
    )


# --- doubts --------------------------------------------------------------------------------------------------


def _questions(clusters: Sequence[Cluster], open_ones: Iterable[Question], config: DossierConfig) -> list[Question]:
    """Return what merging left open and what is alike, each pair once, in a stable order."""
    apart = _Apart(clusters, config)
    found: dict[tuple[int, int], Question] = {}
    for question in open_ones:
        left, right = min(question.left, question.right), max(question.left, question.right)
        if left == right or not (clusters[left].lists & clusters[right].lists or apart.settled(left, right)):
            seen = question.seen if left == question.left else question.seen[::-1]
            found.setdefault((left, right), Question(left, right, question.why, seen))
    faces = [face for i, cluster in enumerate(clusters) for face in _faces(i, cluster)]
    for likeness in find_alike(faces):
        left, right = min(likeness.left, likeness.right), max(likeness.left, likeness.right)
        if (left, right) in found or clusters[left].lists & clusters[right].lists or apart.settled(left, right):
            continue
        seen = (clusters[left].sightings[0], clusters[right].sightings[0])
        found[left, right] = Question(left, right, likeness.why, seen)
    return [found[pair] for pair in sorted(found)]


def _faces(person: int, cluster: Cluster) -> list[Face]:
    names = list(cluster.names.values())
    if not cluster.name.key:
        names += [name_of_address(email) for email in sorted(cluster.emails)]
    return [face for name in names[:_FACES] if name.words for face in faces_of(person, name)]


class _Apart:
    """Pairs that ``dossier.toml`` says are different persons."""

    def __init__(self, clusters: Sequence[Cluster], config: DossierConfig) -> None:
        groups: dict[str, set[int]] = defaultdict(set)
        for number, spellings in enumerate(config.identity.different):
            for spelling in spellings:
                groups[fold(spelling)].add(number)
        self._groups: list[set[int]] = []
        for cluster in clusters if groups else ():
            texts = {fold(seen.mention.name) for seen in cluster.sightings} | cluster.emails
            self._groups.append({number for text in texts for number in groups.get(text, ())})

    def settled(self, left: int, right: int) -> bool:
        """Whether the two are said to be different."""
        return bool(self._groups) and bool(self._groups[left] & self._groups[right])


def _doubt(question: Question, clusters: Sequence[Cluster], ids: Sequence[str], roles: Sequence[str]) -> Doubt:
    """Say a question, the more formal side first."""
    sides = sorted(
        zip((question.left, question.right), question.seen, strict=True),
        key=lambda side: (_trust(clusters[side[0]]), _display(clusters[side[0]]), ids[side[0]]),
    )
    names = tuple(_display(clusters[i]) for i, _ in sides)
    return Doubt(
        names=(names[0], names[1]),
        why=question.why,
        locators=tuple(seen.locator for _, seen in sides if seen.locator),
        learner=next((ids[i] for i, _ in sides if roles[i] == "learner"), None),
    )


def _trust(cluster: Cluster) -> int:
    return min(_TRUST.index(seen.kind) if seen.kind in _TRUST else len(_TRUST) for seen in cluster.sightings)


# --- persons -------------------------------------------------------------------------------------------------


def _roles(clusters: Sequence[Cluster]) -> list[str]:
    strong = [{seen.role for seen in cluster.sightings} for cluster in clusters]
    roster_known = any(
        seen.role == "learner" and seen.kind in _ROSTERS for cluster in clusters for seen in cluster.sightings
    )
    return [_role(cluster, roles, roster_known=roster_known) for cluster, roles in zip(clusters, strong, strict=True)]


def _role(cluster: Cluster, roles: set[Role], *, roster_known: bool) -> str:
    formal = any(seen.role == "learner" and seen.kind in _TRUST for seen in cluster.sightings)
    if "trainer" in roles and not formal:
        return "trainer"
    if "learner" in roles and (formal or "staff" not in roles):
        return "learner"
    if "staff" in roles:
        return "staff"
    return "other" if roster_known or cluster.name.anonymous else "learner"


def _display(cluster: Cluster) -> str:
    ranked = Counter(
        (_TRUST.index(seen.kind) if seen.kind in _TRUST else len(_TRUST), parse_name(seen.mention.name).display)
        for seen in cluster.sightings
        if seen.mention.name
    )
    if not ranked:
        return min(cluster.emails, default="?")
    return min(ranked, key=lambda item: (item[0], -ranked[item], item[1]))[1]


def _number(clusters: Sequence[Cluster], roles: Sequence[str]) -> tuple[tuple[Person, ...], list[str]]:
    order = {"learner": 0, "trainer": 1, "staff": 2, "other": 3}
    names = [_display(cluster) for cluster in clusters]
    ranked = sorted(
        range(len(clusters)), key=lambda i: (order[roles[i]], fold(names[i]), sorted(clusters[i].emails), i)
    )
    counts: Counter[str] = Counter()
    ids = [""] * len(clusters)
    persons = []
    for i in ranked:
        counts[roles[i]] += 1
        ids[i] = f"{roles[i][0]}{counts[roles[i]]}"
        persons.append(_person(clusters[i], ids[i], names[i], roles[i]))
    return tuple(persons), ids


def _person(cluster: Cluster, person_id: str, name: str, role: str) -> Person:
    spellings = {seen.mention.name.strip() for seen in cluster.sightings if seen.mention.name}
    spellings |= {alias for seen in cluster.sightings for alias in seen.mention.aliases}
    return Person(
        id=person_id,
        name=name,
        aliases=tuple(sorted((spellings | cluster.emails) - {name})),
        emails=tuple(sorted(cluster.emails)),
        role=role,  # type: ignore[arg-type]  # one of the four words of _role
        declared=any(seen.kind == "declared" for seen in cluster.sightings),
    )
