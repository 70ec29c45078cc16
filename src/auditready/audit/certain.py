"""Merge the mentions that are certainly one person, and ask where a full name may be two.

Certain are: the same full name in any order, case or accents, unless two addresses, two companies, capitals or maiden
names contradict it; the same personal address under a part of that name; an address that spells the name; a married
name whose other half the source gives; what the source or ``dossier.toml`` says outright. Two names of one list are two
persons, whatever joins them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from ..config import DossierConfig
from ..model import Words
from ..reading.fold import fold
from ..reading.names import Name, is_mailbox, key_of, name_of_address, parse_name
from .addresses import Verdict, plainly_different, under_one_address
from .homonyms import Asked, part_group
from .sightings import DECLARED, Place, Sighting


class Cluster(Struct):
    """Mentions that are certainly one person."""

    name: Name
    names: dict[str, Name] = field(default_factory=dict)
    """Each way to read the name, by what it reads as."""
    sightings: list[Sighting] = field(default_factory=list)
    emails: set[str] = field(default_factory=set)
    lists: set[Place] = field(default_factory=set)
    """Lists that name each person once and have this one."""


class Question(Struct, frozen=True):
    """Two clusters that may be one person, or one cluster that may be two."""

    left: int
    right: int
    why: Words
    seen: tuple[Sighting, Sighting]
    """A mention of each side."""


class Certain(Struct, frozen=True):
    """The clusters, and the questions that merging them left open."""

    clusters: list[Cluster]
    questions: list[Question]


def merge_certain(sightings: Iterable[Sighting], config: DossierConfig) -> Certain:
    """Group sightings by full name, then join groups that an address, the source or a human joins."""
    clusters: list[Cluster] = []
    asked: list[Asked] = []
    for group in _by_name(sightings):
        parts, questions = part_group(group)
        clusters += [_cluster(part) for part in parts]
        asked += questions
    # In an order of their own, so that what is joined first never depends on the order of the files.
    clusters.sort(key=_rank)
    joins = Joins(clusters, config)
    _join_all(clusters, joins)
    at = {id(seen): joins.root(i) for i, cluster in enumerate(clusters) for seen in cluster.sightings}
    merged, places = _collect(clusters, joins)
    return Certain(
        merged,
        [
            Question(places[at[id(one)]], places[at[id(other)]], why, (one, other))
            for one, other, why in [*asked, *joins.asked]
        ],
    )


def _by_name(sightings: Iterable[Sighting]) -> list[list[Sighting]]:
    """Group sightings by the key of their full name; without one, by the very same words in one file."""
    groups: dict[str, list[Sighting]] = defaultdict(list)
    keyed = [(seen, seen.name.key) for seen in sightings]
    keys = {key for _, key in keyed}
    for number, (seen, key) in enumerate(keyed):
        if key and seen.name.aside:
            # "Marie Dupont - Martin" is Marie Dupont-Martin where there is one, else Marie Dupont of the firm Martin.
            longer = key_of([*seen.name.words, *seen.name.aside.split()], seen.name.initials)
            key = longer if longer in keys else key  # noqa: PLW2901 - the better of two readings
        groups[key or _weak_key(seen, number)].append(seen)
    return list(groups.values())


def _weak_key(seen: Sighting, number: int) -> str:
    name, mention = seen.name, seen.mention
    words = "" if name.from_address else f"{' '.join((*name.words, *name.initials))}{name.number}" or fold(name.display)
    if mention.email:
        return f"@{address_key(mention.email)}/{words}"
    return f"{seen.file or number}/{mention.identifier or words or number}"


def address_key(email: str) -> str:
    """Return what two writings of one mailbox have in common."""
    local, at, domain = fold(email).partition("@")
    return f"{local.partition('+')[0]}{at}{domain}"


def _cluster(sightings: Sequence[Sighting]) -> Cluster:
    # Few writings stand in many places: each is looked at once.
    writings = sorted({id(seen.name): seen.name for seen in sightings}.values(), key=_name_rank)
    cluster = Cluster(writings[0])
    for name in writings:
        cluster.names.setdefault(_reading(name), name)
    for seen in sightings:
        cluster.sightings.append(seen)
        if seen.mention.email:
            cluster.emails.add(address_key(seen.mention.email))
        if seen.list is not None:
            cluster.lists.add(seen.list)
    return cluster


def _reading(name: Name) -> str:
    """Return what a writing reads as: equal for those that differ in order and case alone."""
    return " ".join([name.key or name.display, "née", *sorted(name.born), "épouse", *sorted(name.married)])


def _name_rank(name: Name) -> tuple[bool, bool, bool, int, str]:
    return name.from_address, not name.family, not (name.born or name.married), -len(name.words), name.display


def _rank(cluster: Cluster) -> tuple[str, list[str], list[str]]:
    return cluster.name.key or "~" + fold(cluster.name.display), sorted(cluster.emails), _files(cluster)


def _files(cluster: Cluster) -> list[str]:
    return sorted({seen.file for seen in cluster.sightings})


class Joins:
    """Union of clusters; the first stands for the others. Two names of one list are never joined, but asked about."""

    def __init__(self, clusters: Sequence[Cluster], config: DossierConfig) -> None:
        self.clusters = clusters
        self.asked: list[Asked] = []
        self._parent = list(range(len(clusters)))
        self._lists = [set(cluster.lists) for cluster in clusters]
        self._spelt = _Spellings(clusters)
        self._members = [{i} for i in range(len(clusters))]
        self._apart: dict[int, set[int]] = defaultdict(set)
        for spellings in config.identity.different:
            members = self._spelt.of(spellings)
            for member in members:
                self._apart[member] |= set(members) - {member}
        for spellings in config.identity.same:
            first, *others = self._spelt.of(spellings) or [0]
            for other in others:
                self._unite(self.root(first), self.root(other))

    def root(self, i: int) -> int:
        """Return the cluster that stands for cluster ``i``."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, i: int, j: int, why: Words, *, certain: bool = True) -> None:
        """Join two clusters, or ask: where it is not certain, or where one list names both."""
        one, other = self.root(i), self.root(j)
        told_apart = bool(self._apart) and not self._apart[one].isdisjoint(self._members[other])
        if one == other or told_apart or self._lists[one] & self._lists[other]:
            return
        if certain:
            self._unite(one, other)
        else:
            self.asked.append((self.clusters[i].sightings[0], self.clusters[j].sightings[0], why))

    def _unite(self, one: int, other: int) -> None:
        first, second = sorted((one, other))
        if first != second:
            self._parent[second] = first
            self._lists[first] |= self._lists[second]
            self._members[first] |= self._members[second]
            if self._apart:
                self._apart[first] |= self._apart[second]


class _Spellings:
    """Clusters by each spelling and address that a human may have settled; indexed once for all settings."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self._clusters = clusters
        self._by_text: dict[str, dict[int, None]] | None = None

    def of(self, spellings: Iterable[str]) -> list[int]:
        """Return the clusters that bear one of the spellings, in order."""
        if self._by_text is None:
            self._by_text = defaultdict(dict)
            for i, cluster in enumerate(self._clusters):
                for seen in cluster.sightings:
                    self._by_text[fold(seen.mention.name)][i] = None
                    self._by_text[fold(seen.mention.email or "")][i] = None
        wanted = {fold(spelling) for spelling in spellings} - {""}
        return sorted({i for text in wanted for i in self._by_text.get(text, ())})


# --- joins ---------------------------------------------------------------------------------------------------

_NEAREST = 8
"""People of one name who are asked about with somebody renamed or married: of more, the name tells nobody apart."""
_WORDS = 8
"""Of a longer name nobody makes an address."""
_ADDRESS = Words("une même adresse, deux noms", "one address, two names")
_RENAMED = Words("un nom changé pendant la séance", "a name changed during the class")
_ACCOUNT = Words("un même compte", "one account")
_MARRIED = Words("un nom de naissance et un nom d'usage", "a birth name and a married name")


def _join_all(clusters: Sequence[Cluster], joins: Joins) -> None:
    by_key: dict[str, list[int]] = defaultdict(list)
    for i, cluster in enumerate(clusters):
        for key in {name.key for name in cluster.names.values()} - {""}:
            by_key[key].append(i)
    _join_by_address(clusters, by_key, joins)
    _join_by_account(clusters, joins)
    by_alias: dict[str, int] = {}
    for i, cluster in enumerate(clusters):
        for key, name, declared in _aliases(cluster):
            certain = declared or _may_be(cluster.name, name)
            for j in by_key.get(key, ())[:_NEAREST]:
                joins.join(i, j, _RENAMED, certain=certain and len(by_key[key]) == 1)
            if certain and not cluster.name.key:  # "Léa (Léa Petit)" in two exports: the full name says it is her
                joins.join(i, by_alias.setdefault(key, i), _RENAMED)
        for name in cluster.names.values():
            for key, certain in _married_keys(name):
                for j in by_key.get(key, ())[:_NEAREST]:
                    told = certain and len(by_key[key]) == 1 and _agrees(clusters[j].name, name)
                    joins.join(i, j, _MARRIED, certain=told)


def _aliases(cluster: Cluster) -> Iterator[tuple[str, Name, bool]]:
    for seen in cluster.sightings:
        for alias in seen.mention.aliases:
            name = parse_name(alias)
            if name.key:
                yield name.key, name, seen.kind == DECLARED


def _may_be(name: Name, full: Name) -> bool:
    """Whether a name that stands for ``full`` does not contradict it: "Paul (Camille Durand)" does."""
    return name.anonymous or not plainly_different(name, full)


def _join_by_address(clusters: Sequence[Cluster], by_key: dict[str, list[int]], joins: Joins) -> None:
    """Hold everybody under one address against the name that the address belongs to."""
    users: dict[str, list[int]] = defaultdict(list)
    for i, cluster in enumerate(clusters):
        for email in cluster.emails:
            users[email].append(i)
    by_halves = _by_halves(clusters)
    for email, members in sorted(users.items()):
        spelt = name_of_address(email)
        named = by_key.get(spelt.key, []) if spelt.key else []
        if len(spelt.words) == 2 and not spelt.number and all(clusters[i].name.from_address for i in named):
            named = by_halves.get(frozenset(spelt.words), named)
        # Somebody of that name with another address, or one of several of that name, is asked about as a homonym.
        owners = [i for i in named if i not in members and len(named) == 1 and not clusters[i].emails]
        if len(owners) + len(members) > 1:
            _join_users(clusters, email, [*owners, *members], joins)


def _join_by_account(clusters: Sequence[Cluster], joins: Joins) -> None:
    """Give whom a file knows by an account alone to the one person whom another file names with it."""
    users: dict[str, list[int]] = defaultdict(list)
    for i, cluster in enumerate(clusters):
        for account in {fold(seen.mention.identifier) for seen in cluster.sightings if seen.mention.identifier}:
            if ":" in account:
                users[account].append(i)
    for _, members in sorted(users.items()):
        named = [i for i in members if clusters[i].name.key or clusters[i].emails]
        if len({joins.root(i) for i in named}) > 1:
            continue  # two names for one account: shared, or given to somebody else later
        lead = (named or members)[0]
        for i in members:
            if i not in named:
                joins.join(lead, i, _ACCOUNT)


def _by_halves(clusters: Sequence[Cluster]) -> dict[frozenset[str], list[int]]:
    """Index full names by their first names and their surname, each run together as an address must.

    Empty where every address comes with a full name: thilan.leguennec@… then settles nothing.
    """
    halves: dict[frozenset[str], list[int]] = defaultdict(list)
    if any(cluster.name.from_address for cluster in clusters):
        for i, cluster in enumerate(clusters):
            if cluster.name.key and not cluster.name.from_address and len(cluster.name.words) <= _WORDS:
                for both in _halves(cluster.name):
                    halves[both].append(i)
    return halves


def _halves(name: Name) -> set[frozenset[str]]:
    """Return each cut of a name in two; a word behind "d'" or "de" with and without it."""
    found = set()
    for linking in ("", "d", "de"):
        words = [f"{linking}{word}" if word in name.linked else word for word in name.words]
        found |= {frozenset({"".join(words[:cut]), "".join(words[cut:])}) for cut in range(1, len(words))}
    return found


def _join_users(clusters: Sequence[Cluster], email: str, members: Sequence[int], joins: Joins) -> None:
    full = [i for i in members if clusters[i].name.key and not clusters[i].name.from_address]
    lead = max(full or members, key=lambda i: (len(clusters[i].name.words), -i))
    name = clusters[lead].name
    shared = is_mailbox(email) or any(plainly_different(name, clusters[i].name) for i in full)
    for i in members:
        if i != lead:
            verdict = under_one_address(email, name, clusters[i].name, shared=shared)
            if verdict is not Verdict.APART:
                joins.join(lead, i, _ADDRESS, certain=verdict is Verdict.SAME)


def _married_keys(name: Name) -> Iterator[tuple[str, bool]]:
    """Give the keys of the same first names with the other surname, and whether the first names are known."""
    for other in (name.born, name.married):
        if not other:
            continue
        surname = name.family if name.family and set(name.words) - name.family else frozenset[str]()
        if surname:
            yield key_of([*(word for word in name.words if word not in surname), *sorted(other)]), True
        else:
            for word in name.words[:_NEAREST]:
                yield key_of([*(each for each in name.words if each != word), *sorted(other)]), False
        yield key_of([*name.words, *sorted(other)]), True


def _agrees(name: Name, source: Name) -> bool:
    """Whether the surname that a name shows is one that the source gives."""
    return not name.family or bool(name.family & (source.born | source.married | source.family))


def _collect(clusters: Sequence[Cluster], joins: Joins) -> tuple[list[Cluster], dict[int, int]]:
    """Return the merged clusters, and where each root stands among them."""
    merged: dict[int, Cluster] = {}
    for i, cluster in enumerate(clusters):
        top = joins.root(i)
        if top not in merged:
            merged[top] = Cluster(clusters[top].name)
        kept = merged[top]
        if _better(cluster.name, kept.name):
            kept.name = cluster.name
        kept.names |= {key: name for key, name in cluster.names.items() if key not in kept.names}
        kept.sightings += cluster.sightings
        kept.emails |= cluster.emails
        kept.lists |= cluster.lists
    return list(merged.values()), {top: place for place, top in enumerate(merged)}


def _better(name: Name, kept: Name) -> bool:
    if name.anonymous != kept.anonymous:
        return kept.anonymous
    return len(name.words) > len(kept.words)
