"""Resolve every mention of somebody to one person.

A certain match merges: the same full name in any order, case or accents; the same e-mail address under names that do
not contradict it; an address that spells the full name; what ``dossier.toml`` settles. A likely one is asked about
(IDN004) with both spellings and where they stand, and never merged: a false merge would prove a presence that was not.

Names are compared only with names that share a word, so the cost grows with the number of people, not its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

from msgspec import Struct, field

from ..config import DossierConfig
from ..model import Doubt, Evidence, Locator, Mention, Person, Presence, Words
from ..reading.fold import fold
from ..reading.names import Name, name_of_address, parse_name

Role = Literal["learner", "trainer", "staff", "weak"]

_LEARNER_KINDS = frozenset(
    {
        "attendance", "certificate", "positioning", "convocation", "dropout", "submission", "assessment",
        "activity_progress", "tutor_exchange", "effectiveness_check",
    }
)  # fmt: skip
_LISTS = frozenset({"attendance", "assessment", "activity_progress", "agreement", "certificate", "declared"})
"""Kinds whose one file names each person once: two spellings there are two persons."""
_ROSTERS = frozenset({"declared", "agreement", "attendance", "certificate", "convocation", "activity_progress"})
"""Kinds that list the learners: with one of them, somebody met only in a log or a live class is no learner."""
_TRUST = ("declared", "agreement", "certificate", "attendance", "convocation", "positioning")
"""Whose spelling is shown: the most formal document first."""


class People(Struct, frozen=True, kw_only=True):
    """Everybody of one dossier."""

    persons: tuple[Person, ...]
    person_of: dict[int, str]
    """``id()`` of a mention → person's id."""
    roster: frozenset[str]
    """Persons that an agreement or ``dossier.toml`` names as learners."""
    doubts: tuple[Doubt, ...]


class _Sighting(Struct, frozen=True):
    """One mention with its circumstances."""

    mention: Mention
    kind: str
    role: Role
    locator: Locator | None


class _Cluster(Struct):
    """Mentions that are certainly one person."""

    name: Name
    sightings: list[_Sighting] = field(default_factory=list)
    emails: set[str] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)
    """Files that list each person once and have this one."""


def resolve_people(evidence: Iterable[Evidence], config: DossierConfig) -> People:
    """Resolve all mentions of a dossier."""
    clusters = _merge_certain(list(_iter_sightings(evidence, config)), config)
    roles = _roles(clusters)
    # A doubt about a trainer or a visitor decides no learner's proof: nobody is asked about it.
    doubts = [pair for pair in _find_doubts(clusters, config) if "learner" in {roles[pair.left], roles[pair.right]}]
    persons, ids = _number(clusters, roles)
    person_of = {id(seen.mention): ids[i] for i, cluster in enumerate(clusters) for seen in cluster.sightings}
    roster = frozenset(
        ids[i]
        for i, cluster in enumerate(clusters)
        if any(seen.kind in {"agreement", "declared"} and seen.role == "learner" for seen in cluster.sightings)
    )
    return People(
        persons=persons,
        person_of=person_of,
        roster=roster,
        doubts=tuple(_say_doubt(doubt, clusters, ids, roles) for doubt in doubts),
    )


# --- sightings -----------------------------------------------------------------------------------------------


def _iter_sightings(evidence: Iterable[Evidence], config: DossierConfig) -> Iterator[_Sighting]:
    for role, declared in (("learner", config.learners), ("trainer", config.trainers), ("staff", config.staff)):
        for person in declared:
            mention = Mention(name=person.name, email=person.email, aliases=person.aliases)
            yield _Sighting(mention, "declared", role, None)  # type: ignore[arg-type]  # the three roles above
    for record in evidence:
        places: Mapping[str, Locator] = getattr(record, "places", {})
        for mention, role in _mentions_of(record):
            place = (
                places.get("person", record.locator) if mention is getattr(record, "person", None) else record.locator
            )
            yield _Sighting(mention, record.kind, _stated(mention) if role == "weak" else role, place)


def _stated(mention: Mention) -> Role:
    """Return the role that the source itself states."""
    return "weak" if mention.role == "unknown" else mention.role


def _mentions_of(record: Evidence) -> Iterator[tuple[Mention, Role]]:
    person: Mention | None = getattr(record, "person", None)
    if person is not None:
        if isinstance(record, Presence) and record.host:
            yield person, "trainer"
        else:
            yield person, "learner" if record.kind in _LEARNER_KINDS else "weak"
    for name, role in _OTHER_MENTIONS:
        value = getattr(record, name, None)
        for mention in value if isinstance(value, tuple) else (value,):
            if isinstance(mention, Mention):
                yield mention, role


_OTHER_MENTIONS: tuple[tuple[str, Role], ...] = (
    ("participants", "learner"),
    ("trainer", "trainer"),
    ("trainers", "trainer"),
    ("author", "staff"),
    ("checked_by", "staff"),
    ("feedback_by", "staff"),
    ("contacts", "staff"),
)


# --- certain matches -----------------------------------------------------------------------------------------


def _merge_certain(sightings: Sequence[_Sighting], config: DossierConfig) -> list[_Cluster]:
    """Group sightings by full name, then join groups that an address or a human joins."""
    homonyms = _homonyms(sightings)
    groups: dict[str, _Cluster] = {}
    for number, seen in enumerate(sightings):
        mention = seen.mention
        name = parse_name(mention.name) if mention.name else name_of_address(mention.email or "")
        email = fold(mention.email) if mention.email else None
        key = name.key or _weak_key(mention, name, seen, number)
        if name.key in homonyms:
            key = f"{key} <{email or (seen.locator and seen.locator.file)}>"
        cluster = groups.setdefault(key, _Cluster(name))
        cluster.sightings.append(seen)
        if email:
            cluster.emails.add(email)
        if seen.kind in _LISTS and seen.locator is not None:
            cluster.lists.add(seen.locator.file)
    return _join(list(groups.values()), config)


def _weak_key(mention: Mention, name: Name, seen: _Sighting, number: int) -> str:
    """Return a key for a mention without full name: only the very same words in the same file are one person."""
    file = seen.locator.file if seen.locator else str(number)
    if mention.email:
        return f"@{fold(mention.email)}"
    return f"{file}/{mention.identifier or fold(name.display) or number}"


def _homonyms(sightings: Iterable[_Sighting]) -> set[str]:
    """Return the full names that one file gives to two e-mail addresses or two identifiers."""
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    for seen in sightings:
        marker = seen.mention.email or seen.mention.identifier
        if marker and seen.locator is not None and seen.kind in _LISTS:
            known[parse_name(seen.mention.name).key, seen.locator.file].add(fold(marker))
    return {key for (key, _), markers in known.items() if key and len(markers) > 1}


class _Joins:
    """Union of clusters; the first met stands for the others, so the result never depends on the order of joins."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, i: int, j: int | None) -> None:
        if j is not None:
            first, second = sorted((self.root(i), self.root(j)))
            self._parent[second] = first


def _join(clusters: list[_Cluster], config: DossierConfig) -> list[_Cluster]:
    joins = _Joins(len(clusters))
    by_key = {cluster.name.key: i for i, cluster in enumerate(clusters) if cluster.name.key}
    by_email: dict[str, int] = {}
    by_alias: dict[str, int] = {}
    for i, cluster in enumerate(clusters):
        for email in sorted(cluster.emails):
            other = by_email.setdefault(email, i)
            if _compatible(clusters[other].name, cluster.name):
                joins.join(i, other)
            if not cluster.name.key:
                joins.join(i, by_key.get(name_of_address(email).key))
        for seen in cluster.sightings:
            for alias in seen.mention.aliases:
                key = parse_name(alias).key
                joins.join(i, by_key.get(key))
                if key and not cluster.name.key:  # "Léa (Léa Petit)" in two exports: the full name says it is her
                    joins.join(i, by_alias.setdefault(key, i))
        if cluster.name.born:
            for variant in _married_keys(cluster.name):
                joins.join(i, by_key.get(variant))
    for spellings in config.identity.same:
        members = _settled(spellings, clusters)
        for member in members[1:]:
            joins.join(members[0], member)
    return _collect(clusters, [joins.root(i) for i in range(len(clusters))])


def _collect(clusters: Sequence[_Cluster], roots: Sequence[int]) -> list[_Cluster]:
    merged: dict[int, _Cluster] = {}
    for cluster, top in zip(clusters, roots, strict=True):
        kept = merged.setdefault(top, _Cluster(clusters[top].name))
        if len(cluster.name.full) > len(kept.name.full) or kept.name.anonymous:
            kept.name = cluster.name
        kept.sightings += cluster.sightings
        kept.emails |= cluster.emails
        kept.lists |= cluster.lists
    return list(merged.values())


def _married_keys(name: Name) -> Iterator[str]:
    """Give the keys of the same first names with the other surname: each word of the name may be the one replaced."""
    for word in name.full:
        yield " ".join(sorted((name.full - {word}) | name.born))
    yield " ".join(sorted(name.full | name.born))


def _settled(spellings: Iterable[str], clusters: Sequence[_Cluster]) -> list[int]:
    wanted = {fold(spelling) for spelling in spellings}
    return [
        i
        for i, cluster in enumerate(clusters)
        if any(
            fold(text) in wanted for seen in cluster.sightings for text in (seen.mention.name, seen.mention.email or "")
        )
    ]


def _compatible(left: Name, right: Name) -> bool:
    """Whether two names under one address can be one person: no address proves that Jean is Marie."""
    if left.anonymous or right.anonymous or not left.full or not right.full:
        return True
    return bool(left.full & right.full)


# --- doubts --------------------------------------------------------------------------------------------------


class _Pair(Struct, frozen=True):
    left: int
    right: int
    why: Words


def _find_doubts(clusters: Sequence[_Cluster], config: DossierConfig) -> list[_Pair]:
    buckets: dict[str, list[int]] = defaultdict(list)
    for i, cluster in enumerate(clusters):
        for word in cluster.name.full:
            buckets[word].append(i)
    different = [frozenset(fold(spelling) for spelling in group) for group in config.identity.different]
    pairs: dict[tuple[int, int], _Pair] = {}
    for _, members in sorted(buckets.items()):
        for left, right in combinations(members, 2):
            if (left, right) in pairs or clusters[left].lists & clusters[right].lists:
                continue
            why = _why_alike(clusters[left].name, clusters[right].name)
            if why and not _told_apart(clusters[left], clusters[right], different):
                pairs[left, right] = _Pair(left, right, why)
    return [pairs[key] for key in sorted(pairs)]


def _why_alike(left: Name, right: Name) -> Words | None:
    if left.full == right.full and left.key and left.key == right.key:
        return Words("même nom avec deux adresses ou identifiants", "the same name with two addresses or identifiers")
    small, large = (left, right) if len(left.full) <= len(right.full) else (right, left)
    rest_small, rest_large = small.full - large.full, large.full - small.full
    if not rest_small:
        if small.initials and all(any(word.startswith(each) for word in rest_large) for each in small.initials):
            return Words("prénom et initiale", "first name and initial")
        if len(small.full) >= 2:
            return Words("un nom ou un prénom de plus", "one more first name or surname")
        return Words("un seul nom sur deux", "only one of the two names")
    if len(rest_small) == 1 and len(rest_large) == 1 and len(small.full) >= 2:
        one, other = next(iter(rest_small)), next(iter(rest_large))
        longest = max(len(one), len(other))
        most = 1 if longest < 8 else 2
        if longest >= 4 and abs(len(one) - len(other)) <= most and _edits(one, other) <= most:
            return Words("une lettre d'écart", "a letter apart")
    return None


def _edits(one: str, other: str) -> int:
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(one, other, score_cutoff=2)


def _told_apart(left: _Cluster, right: _Cluster, different: Sequence[frozenset[str]]) -> bool:
    one, other = ({fold(seen.mention.name) for seen in cluster.sightings} for cluster in (left, right))
    return any(group & one and group & other for group in different)


def _say_doubt(pair: _Pair, clusters: Sequence[_Cluster], ids: Sequence[str], roles: Sequence[str]) -> Doubt:
    sides = (clusters[pair.left], clusters[pair.right])
    names = tuple(_display(cluster) for cluster in sides)
    learner = next((ids[i] for i in (pair.left, pair.right) if roles[i] == "learner"), None)
    return Doubt(
        names=(names[0], names[1]),
        why=pair.why,
        locators=tuple(locator for cluster in sides if (locator := cluster.sightings[0].locator)),
        learner=learner,
    )


# --- persons -------------------------------------------------------------------------------------------------


def _roles(clusters: Sequence[_Cluster]) -> list[str]:
    strong = [{seen.role for seen in cluster.sightings} for cluster in clusters]
    roster_known = any(
        seen.role == "learner" and seen.kind in _ROSTERS for cluster in clusters for seen in cluster.sightings
    )
    return [_role(cluster, roles, roster_known=roster_known) for cluster, roles in zip(clusters, strong, strict=True)]


def _role(cluster: _Cluster, roles: set[Role], *, roster_known: bool) -> str:
    formal = any(seen.role == "learner" and seen.kind in _TRUST for seen in cluster.sightings)
    if "trainer" in roles and not formal:
        return "trainer"
    if "learner" in roles and (formal or "staff" not in roles):
        return "learner"
    if "staff" in roles:
        return "staff"
    return "other" if roster_known or cluster.name.anonymous else "learner"


def _display(cluster: _Cluster) -> str:
    ranked = Counter(
        (_TRUST.index(seen.kind) if seen.kind in _TRUST else len(_TRUST), parse_name(seen.mention.name).display)
        for seen in cluster.sightings
        if seen.mention.name
    )
    if not ranked:
        return min(cluster.emails, default="?")
    return min(ranked, key=lambda item: (item[0], -ranked[item], item[1]))[1]


def _number(clusters: Sequence[_Cluster], roles: Sequence[str]) -> tuple[tuple[Person, ...], list[str]]:
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


def _person(cluster: _Cluster, person_id: str, name: str, role: str) -> Person:
    spellings = {seen.mention.name.strip() for seen in cluster.sightings if seen.mention.name}
    spellings |= {alias for seen in cluster.sightings for alias in seen.mention.aliases}
    return Person(
        id=person_id,
        name=name,
        aliases=tuple(sorted((spellings | cluster.emails) - {name})),
        emails=tuple(sorted(cluster.emails)),
        role=role,  # type: ignore[arg-type]  # one of the four words of _role
    )
