"""Signature pictures of all dossiers: one picture for several people, or of one person in several sessions (SIG006)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from auditready import (
    Attendance,
    Dossier,
    DossierFacts,
    Finding,
    Locator,
    Mention,
    Signature,
    Words,
    fold,
    listing,
    name_key,
    say,
)

from .compact import FileKey, Spot, Spots, unpack
from .facts import distinct, learner_of, quoted, records
from .signatures import copied_signature

__all__ = ["copied_signature"]

_SHOWN = 3
"""Other dossiers that a finding names and points at; how many more there are is said."""


class Signer(Struct, frozen=True, array_like=True):
    """Somebody who signs."""

    name: str
    learner: str | None = None
    """Id of a learner; ``None``: a trainer."""


class Use(Struct, frozen=True, array_like=True):
    """One picture in one place."""

    digest: bytes
    """First half of the picture's SHA-256."""
    signer: int
    slot: str
    electronic: bool
    spot: Spot


class Pictures(Struct, frozen=True, array_like=True):
    """All signature pictures of one dossier."""

    files: tuple[FileKey, ...]
    signers: tuple[Signer, ...]
    uses: tuple[Use, ...]


class _Met(NamedTuple):
    dossier: str
    facts: Pictures
    use: Use

    @property
    def signer(self) -> Signer:
        return self.facts.signers[self.use.signer]

    @property
    def file(self) -> FileKey:
        return self.facts.files[self.use.spot.file]

    @property
    def locator(self) -> Locator:
        return unpack(self.use.spot, self.facts.files)


def _pictures(dossier: Dossier) -> Pictures | None:
    spots = Spots(dossier)
    signers: dict[Signer, int] = {}
    uses: dict[tuple[bytes, int, str], Use] = {}
    for line in records(dossier, Attendance):
        slot = f"{line.date} {line.half_day or line.start}" if line.date else ""
        for mention, signature in ((line.person, line.signature), (line.trainer, line.trainer_signature)):
            if digest := _digest_of(signature):
                signer = signers.setdefault(_signer(dossier, mention), len(signers))
                key = (digest, signer, slot)
                if key not in uses:
                    assert signature is not None  # noqa: S101 - it has a digest
                    uses[key] = Use(digest, signer, slot, signature.kind == "electronic", spots.pack(line.locator))
    return Pictures(spots.files, tuple(signers), tuple(uses.values())) if uses else None


def _digest_of(signature: Signature | None) -> bytes:
    if signature is None or not signature.digest:
        return b""
    try:
        return bytes.fromhex(signature.digest)[:16]
    except ValueError:
        return signature.digest.encode()[:16]


def _signer(dossier: Dossier, mention: Mention | None) -> Signer:
    learner = learner_of(dossier, mention)
    if learner is not None:
        return Signer(dossier.learner_by_id[learner].name, learner)
    return Signer(mention.name if mention is not None else "")


@copied_signature.across(Pictures, _pictures)
def pictures_of_all_dossiers(dossiers: Sequence[DossierFacts[Pictures]]) -> Iterator[tuple[str, Finding]]:
    """Group the pictures of all dossiers by digest: one picture for several people, or of one on several days."""
    by_digest: dict[bytes, list[_Met]] = {}
    for each in dossiers:
        for use in each.facts.uses:
            by_digest.setdefault(use.digest, []).append(_Met(each.dossier, each.facts, use))
    repeated: dict[tuple[str, str], list[_Group]] = {}
    for digest, uses in sorted(by_digest.items()):
        group = _Group(digest, _without_copies(uses))
        if len(group.by_dossier) < 2:
            continue
        people = _people(met.signer.name for met in group.uses)
        for dossier, own in group.by_dossier.items():
            if len(people) > 1:
                yield dossier, _shared(dossier, people, group)
            elif len({met.use.slot for met in group.uses}) > 1:
                repeated.setdefault((dossier, own[0].signer.name), []).append(group)
    for (dossier, _), groups in sorted(repeated.items()):
        yield dossier, _repeated(dossier, groups)


class _Group:
    """One picture in several dossiers."""

    def __init__(self, digest: bytes, uses: list[_Met]) -> None:
        self.digest = digest
        self.uses = uses
        self.by_dossier: dict[str, list[_Met]] = {}
        for met in uses:
            self.by_dossier.setdefault(met.dossier, []).append(met)
        self._first = [found[0] for found in islice(self.by_dossier.values(), _SHOWN + 1)]

    def elsewhere(self, dossier: str) -> list[_Met]:
        """Return one use in each of the first other dossiers."""
        return [met for met in self._first if met.dossier != dossier][:_SHOWN]

    def places(self, dossier: str) -> Iterator[Locator]:
        """Give the places in ``dossier``, then those elsewhere."""
        return (met.locator for met in (*self.by_dossier[dossier], *self.elsewhere(dossier)))

    def others(self, dossier: str) -> Words:
        """Name the first other dossiers and count the rest."""
        named = [quoted(met.dossier) for met in self.elsewhere(dossier)]
        more = len(self.by_dossier) - 1 - len(named)
        if not more:
            return listing(named)
        return say("{named} et {more} de plus", "{named} and {more} more", named=listing(named), more=more)


def _without_copies(uses: Iterable[_Met]) -> list[_Met]:
    """Leave out what a file that stands in several dossiers, or above them, says a second time."""
    holder: dict[str, str] = {}
    kept = []
    for met in uses:
        marks = {met.file.path, met.file.digest} - {""}
        if all(holder.setdefault(mark, met.dossier) == met.dossier for mark in sorted(marks)):
            kept.append(met)
    return kept


def _people(names: Iterable[str]) -> list[str]:
    """Return one spelling of each person; who is written without full name counts where nobody else does."""
    full: dict[str, str] = {}
    partial: dict[str, str] = {}
    for name in names:
        key = name_key(name)
        (full if key else partial).setdefault(key or fold(name), name)
    return sorted((full or partial).values())


def _shared(dossier: str, people: list[str], group: _Group) -> Finding:
    return Finding(
        key=f"shared {group.digest.hex()} elsewhere",
        message=say(
            "La même image de signature sert à {n} personnes ({names}), ici et dans {others}.",
            "The same signature picture stands for {n} people ({names}), here and in {others}.",
            n=len(people),
            names=listing(people, limit=3),
            others=group.others(dossier),
        ),
        expected=Words("une signature propre à chacun", "each person's own signature"),
        found=say("une image pour {n} personnes", "one picture for {n} people", n=len(people)),
        locators=distinct(group.places(dossier)),
    )


def _repeated(dossier: str, groups: Sequence[_Group]) -> Finding:
    """Report one person's pictures that stand elsewhere too; a signing tool may store one: there it is a question."""
    widest = max(groups, key=lambda group: len(group.by_dossier))
    signer = groups[0].by_dossier[dossier][0].signer
    electronic = all(
        met.use.electronic for group in groups for met in (*group.by_dossier[dossier], *group.elsewhere(dossier))
    )
    return Finding(
        key=f"repeated {name_key(signer.name) or fold(signer.name)} elsewhere",
        state="to_judge" if electronic else "contradiction",
        learner=signer.learner,
        message=say(
            "{name} : la même image de signature ici et dans {others}.",
            "{name}: the same signature picture here and in {others}.",
            name=signer.name or Words("Formateur", "Trainer"),
            others=widest.others(dossier),
        ),
        expected=Words("une signature faite à chaque demi-journée", "a signature made for each half-day"),
        found=say("une image dans {n} dossiers", "one picture in {n} dossiers", n=len(widest.by_dossier)),
        locators=distinct(place for group in groups for place in group.places(dossier)),
    )
