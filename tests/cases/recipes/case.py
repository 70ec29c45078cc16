"""A case: the few files that one code needs, and every outcome of that code that they must give."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from tests.factory import Dossier, Person, Session, clean


@dataclass(frozen=True)
class Said:
    """One expected outcome."""

    state: str
    learner: Person | None
    pieces: tuple[str, ...]
    """Names of the pieces whose files the outcome must point at; none where what is missing has no place."""


@dataclass(frozen=True)
class Case:
    """One folder."""

    modality: str | None
    """``None``: the provider's own folder."""
    dossier: Dossier
    expected: tuple[Said, ...]
    settings: str = ""
    """``dossier.toml``, where the files alone would not tell the modality."""
    consequences: tuple[tuple[str, str, Person | None], ...] = ()
    """Findings of other codes that what was planted cannot but give, and that the good case has not."""

    def write(self, folder: Path, code: str) -> None:
        """Write the evidence, the settings and ``expected.json``."""
        if self.settings:
            self.dossier.put("dossier.toml", self.settings.encode())
        self.dossier.write(folder)
        (folder / "expected.json").write_text(self.as_json(code), encoding="utf-8", newline="\n")

    def as_json(self, code: str) -> str:
        """Return what ``expected.json`` says: every outcome of ``code`` by learner, state and files."""
        outcomes = [
            {
                "code": code,
                "state": said.state,
                "learner": said.learner.name if said.learner else None,
                "files": sorted(self.dossier.path(piece) for piece in said.pieces),
            }
            for said in self.expected
        ]
        outcomes.sort(key=lambda one: (one["learner"] or "", one["state"], one["files"]))
        told: dict[str, object] = {"modality": self.modality, "outcomes": outcomes}
        if self.consequences:
            told["consequences"] = [
                {"code": code, "state": state, "learner": learner.name if learner else None}
                for code, state, learner in self.consequences
            ]
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


class Pair(NamedTuple):
    """The two cases of a code."""

    good: Case
    bad: Case


def kept(session: Session, *pieces: str) -> Dossier:
    """Return the clean dossier of ``session`` with these pieces alone, all in one folder."""
    dossier = clean(session)
    dossier.keep(*pieces)
    flatten(dossier)
    return dossier


def flatten(dossier: Dossier) -> None:
    """File every piece in the dossier's own folder: a case is small enough to be seen at a glance."""
    for name in dossier.pieces:
        dossier.move(name, PurePosixPath(dossier.path(name)).name)


def holds(*pieces: str) -> tuple[Said, ...]:
    """Expect the dossier as a whole to be demonstrable, by the files of ``pieces``."""
    return (Said("demonstrable", None, pieces),)


def holds_for(*learners: Person) -> tuple[Said, ...]:
    """Expect each learner to be demonstrable."""
    return tuple(Said("demonstrable", learner, ()) for learner in learners)


def gap(learner: Person | None, *pieces: str) -> Said:
    """Expect something missing."""
    return Said("gap", learner, pieces)


def contradiction(learner: Person | None, *pieces: str) -> Said:
    """Expect two proofs that cannot both be true."""
    return Said("contradiction", learner, pieces)


def question(learner: Person | None, *pieces: str) -> Said:
    """Expect something that a human must judge."""
    return Said("to_judge", learner, pieces)
