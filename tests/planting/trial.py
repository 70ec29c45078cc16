"""Run the audit over one dossier and say whether it found what was planted, where, and nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.factory import Dossier, Person, Slot
from tests.factory.session import strip_accents

from auditready import DossierReport, Outcome, fold
from auditready.audit import Plan, audit
from auditready.config import load_config

AS_OF = date(2026, 11, 22)
Told = tuple[str, str | None]
"""Code, and the learner's name with its words sorted and folded."""


@dataclass(frozen=True)
class Planted:
    """What one planted error must give."""

    code: str
    learner: Person | None = None
    slot: Slot | None = None
    """The half-day that the finding must name, by its date."""
    pieces: tuple[str, ...] = ()
    """Pieces whose files the finding must point at."""
    consequences: frozenset[tuple[str, Person | None]] = frozenset()
    """Findings of other codes that cannot but come with it."""
    settings: str = ""
    """``dossier.toml``, where the files alone do not say it."""
    known_as: Person | None = None
    """The same learner as another document writes the name, where two spellings are what was planted."""


@dataclass(frozen=True)
class Trial:
    """What one dossier gave."""

    found: bool
    """The planted error, at the right learner, slot and files."""
    extra: tuple[str, ...] = ()
    """Findings that nothing planted explains, as text."""
    missing: tuple[str, ...] = ()
    """Declared consequences that did not come, and what of the planted error is not as planted."""

    @property
    def is_exact(self) -> bool:
        return self.found and not self.extra and not self.missing


def findings_of(dossier: Dossier, settings: str = "") -> DossierReport:
    """Write the dossier, run the audit over it and return its report; a problem is an error of the trial."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "dossier"
        dossier.write(root)
        if settings:
            (root / "dossier.toml").write_text(settings, encoding="utf-8")
        config = load_config(root)
        plan = Plan(as_of=AS_OF, audit_date=AS_OF, scope=config.scope, funders=config.funders)
        report = audit([root], plan, config=config)
    assert report.problems == (), report.problems
    (checked,) = report.dossiers
    return checked


def try_clean(dossier: Dossier) -> Trial:
    """Hold a dossier with nothing planted to having nothing to find, nor any file left unread."""
    report = findings_of(dossier)
    unread = [f"{file.path}: {file.status}" for file in report.files if file.status not in {"read", "ignored"}]
    return Trial(found=True, extra=(*(_told(report, each) for each in report.findings), *unread))


def try_planted(dossier: Dossier, planted: Planted) -> Trial:
    """Hold the audit to what was planted."""
    report = findings_of(dossier, planted.settings)
    wanted = {(planted.code, _key(each)) for each in (planted.learner, planted.known_as or planted.learner)}
    declared = {(code, _key(learner)) for code, learner in planted.consequences}
    found: list[Outcome] = []
    extra: list[str] = []
    came: set[Told] = set()
    for outcome in report.findings:
        told = (outcome.code, _learner(report, outcome))
        if told in wanted:
            found.append(outcome)
        elif told in declared:
            came.add(told)
        else:
            extra.append(_told(report, outcome))
    missing = [f"{code} {learner or ''}" for code, learner in sorted(declared - came, key=str)]
    misplaced = [] if not found else _misplaced(dossier, planted, found)
    return Trial(found=bool(found) and not misplaced, extra=tuple(extra), missing=(*missing, *misplaced))


def _misplaced(dossier: Dossier, planted: Planted, found: Iterable[Outcome]) -> list[str]:
    """Say what the finding does not point at; of several findings, one that points at everything is enough."""
    best: list[str] | None = None
    for outcome in found:
        files = {locator.file for locator in outcome.locators}
        wrong = [f"not at {dossier.path(piece)}" for piece in planted.pieces if dossier.path(piece) not in files]
        if planted.slot is not None and not _names(outcome, planted.slot):
            wrong.append(f"not on {planted.slot.id}: {outcome.message.fr}")
        if best is None or len(wrong) < len(best):
            best = wrong
    return best or []


def _names(outcome: Outcome, slot: Slot) -> bool:
    told = [outcome.message, outcome.found, outcome.expected]
    return any(words is not None and f"{slot.date:%d/%m/%Y}" in words.fr for words in told)


def _key(person: Person | None) -> str | None:
    return None if person is None else _sorted(person.name)


def _sorted(name: str) -> str:
    """Sheets write "NGUYỄN Thị Lan", a PDF's font "Nguyen": order, case and accents do not matter."""
    return " ".join(sorted(fold(strip_accents(name).replace("-", " ").replace("'", " ")).split()))


def _learner(report: DossierReport, outcome: Outcome) -> str | None:
    names = {person.id: person.name for person in report.learners}
    return _sorted(names[outcome.learner]) if outcome.learner else None


def _told(report: DossierReport, outcome: Outcome) -> str:
    return f"{outcome.code} {outcome.state} {_learner(report, outcome) or ''}: {outcome.message.en}"
