"""Dossiers in memory: a clean one, whose records a test changes, and rules looked up by code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from auditready import (
    ActivityProgress,
    Agreement,
    Assessment,
    Attendance,
    Certificate,
    Convocation,
    DistanceInformation,
    Dossier,
    Evidence,
    FileReport,
    Finding,
    LmsSession,
    Locator,
    Mention,
    NotApplicable,
    PlannedActivity,
    PlannedSlot,
    Presence,
    Scope,
    Signature,
    TutorExchange,
    Words,
)
from auditready.audit.assemble import Circumstances, assemble
from auditready.config import DossierConfig

DAY = date(2026, 3, 2)
NEXT_DAY = date(2026, 3, 3)
TITLE = "Excel niveau 2"
LEARNERS = ("Camille Durand", "Louis Martin")
TRAINER = "Alex Petit"
HALVES = {"morning": (time(9), time(12, 30)), "afternoon": (time(13, 30), time(17))}


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment on the dossier's clock."""
    return datetime.combine(day, time(hour, minute))


@dataclass
class Draft:
    """Evidence of one session; ``dossier()`` assembles it as an audit does."""

    evidence: list[Evidence] = field(default_factory=list)
    files: list[FileReport] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)
    as_of: date = date(2026, 11, 22)
    scope: Scope = field(default_factory=Scope)

    def dossier(self) -> Dossier:
        around = Circumstances(id="d1", path="d1", as_of=self.as_of, audit_date=self.as_of, scope=self.scope)
        return assemble(around, DossierConfig(**self.settings), self.files, self.evidence)

    def locator(self, file: str, quote: str | None = None) -> Locator:
        return Locator(file=file, row=len(self.evidence) + 1, quote=quote)

    def agreement(self, **fields: Any) -> None:
        values: dict[str, Any] = {
            "form": "convention",
            "title": TITLE,
            "participants": tuple(Mention(name=name) for name in LEARNERS),
            "start": DAY,
            "end": DAY,
            "minutes": 420.0,
            "locator": self.locator("convention.pdf"),
        }
        self.evidence.append(Agreement(**values | fields))

    def convocation(self, **fields: Any) -> None:
        values: dict[str, Any] = {"title": TITLE, "start": DAY, "end": DAY, "locator": self.locator("convocation.pdf")}
        self.evidence.append(Convocation(**values | fields))

    def schedule(self, day: date = DAY) -> None:
        slots = tuple(PlannedSlot(date=day, start=start, end=end) for start, end in HALVES.values())
        self.convocation(start=day, end=day, schedule=slots)

    def line(self, name: str, half_day: str = "morning", day: date | None = DAY, **fields: Any) -> None:
        start, end = HALVES[half_day]
        values: dict[str, Any] = {
            "person": Mention(name=name),
            "date": day,
            "half_day": half_day,
            "start": start,
            "end": end,
            "state": "signed",
            "signature": Signature(kind="image"),
            "title": TITLE,
            "trainer": Mention(name=TRAINER),
            "trainer_signature": Signature(kind="image"),
            "locator": self.locator("emargement.xlsx", name),
        }
        self.evidence.append(Attendance(**values | fields))

    def sheet(self, day: date = DAY, **fields: Any) -> None:
        for half_day in HALVES:
            for name in LEARNERS:
                self.line(name, half_day, day, **fields)

    def certificate(self, name: str, **fields: Any) -> None:
        values: dict[str, Any] = {
            "person": Mention(name=name),
            "signatory": "Jeanne Roux",
            "signatory_is_person": True,
            "title": TITLE,
            "start": DAY,
            "end": DAY,
            "minutes": 420.0,
            "retention_commitment": True,
            "issued": NEXT_DAY,
            "locator": self.locator(f"certificat {name}.pdf"),
        }
        self.evidence.append(Certificate(**values | fields))

    def stay(self, name: str, half_day: str = "morning", minutes: int = 210, day: date = DAY, **fields: Any) -> None:
        start, end = (datetime.combine(day, clock) for clock in HALVES[half_day])
        values: dict[str, Any] = {
            "person": Mention(name=name),
            "start": start,
            "end": start + timedelta(minutes=minutes),
            "minutes": float(minutes),
            "meeting_start": start,
            "meeting_end": end,
            "locator": self.locator(f"zoom {day} {half_day}.csv", name),
        }
        self.evidence.append(Presence(**values | fields))

    def live(self, minutes: int = 210) -> None:
        for half_day in HALVES:
            self.stay(TRAINER, half_day, host=True)
            for name in LEARNERS:
                self.stay(name, half_day, minutes)

    def visit(self, name: str, start: datetime, minutes: int = 60, **fields: Any) -> None:
        values: dict[str, Any] = {
            "person": Mention(name=name),
            "start": start,
            "end": start + timedelta(minutes=minutes),
            "minutes": float(minutes),
            "events": 12,
            "estimated": False,
            "locator": self.locator("connexions.csv", name),
        }
        self.evidence.append(LmsSession(**values | fields))

    def progress(self, name: str, activity: str, **fields: Any) -> None:
        values: dict[str, Any] = {
            "person": Mention(name=name),
            "activity": activity,
            "status": "completed",
            "locator": self.locator("progression.csv", activity),
        }
        self.evidence.append(ActivityProgress(**values | fields))

    def announce(self, **minutes: float | None) -> None:
        activities = tuple(
            PlannedActivity(name=name, minutes=value, locator=self.locator("information.pdf", name))
            for name, value in minutes.items()
        )
        self.evidence.append(DistanceInformation(activities=activities, locator=self.locator("information.pdf")))

    def assess(self, name: str, **fields: Any) -> None:
        values: dict[str, Any] = {
            "person": Mention(name=name),
            "title": "Quiz final",
            "phase": "end",
            "at": at(DAY, 16),
            "locator": self.locator("quiz.csv", name),
        }
        self.evidence.append(Assessment(**values | fields))

    def exchange(self, name: str) -> None:
        person, author = Mention(name=name), Mention(name=TRAINER)
        self.evidence.append(
            TutorExchange(person=person, author=author, at=DAY, locator=self.locator("suivi.xlsx", name))
        )

    def file(self, path: str, *, sha256: str = "", size: int = 10, **fields: Any) -> None:
        values: dict[str, Any] = {"status": "read", "why": Words("lu", "read")}
        self.files.append(FileReport(path=path, size=size, sha256=sha256 or path, **values | fields))

    def change(self, kind: type[Evidence], person: str | None = None, **fields: Any) -> None:
        """Change every record of a kind, or those of one person."""
        import msgspec

        for place, record in enumerate(self.evidence):
            mention = getattr(record, "person", None)
            if isinstance(record, kind) and (person is None or (mention and mention.name == person)):
                self.evidence[place] = msgspec.structs.replace(record, **fields)


@pytest.fixture
def empty() -> Draft:
    """No evidence at all."""
    return Draft()


def clean_day() -> Draft:
    draft = Draft()
    draft.agreement()
    draft.schedule()
    draft.sheet()
    for name in LEARNERS:
        draft.certificate(name)
    return draft


@pytest.fixture
def draft() -> Draft:
    """A clean in-person day: agreement, schedule, sheet, certificates."""
    return clean_day()


@pytest.fixture
def live() -> Draft:
    """The clean day as a live class: the same, and a connection report for each half-day."""
    draft = clean_day()
    draft.settings["modality"] = "synchronous"
    draft.live()
    return draft


@pytest.fixture
def remote() -> Draft:
    """A clean remote training: agreement, list of activities, log, progress, follow-up, assessment, certificates."""
    draft = Draft(settings={"modality": "asynchronous"})
    draft.agreement(end=NEXT_DAY, minutes=180.0)
    draft.announce(**{"Module 1": 120.0, "Module 2": 60.0})
    for name in LEARNERS:
        draft.visit(name, at(DAY, 9), 70)
        draft.visit(name, at(DAY, 14), 65)
        draft.progress(name, "Module 1")
        draft.progress(name, "Module 2")
        draft.exchange(name)
        draft.assess(name)
        draft.certificate(name, minutes=180.0, end=NEXT_DAY)
    return draft


Check = Callable[[str, Draft], list[Finding]]


def run(code: str, dossier: Dossier) -> list[Finding | NotApplicable]:
    """Run one rule as an audit does: not at all where its evidence is missing."""
    from auditready_plugins.rules import RULES

    (rule,) = (declared for declared in RULES if declared.criterion.code == code)
    if not all(any(dossier.of(kind) for kind in group) for group in rule.needs):
        return [NotApplicable(because=Words("Rien à comparer.", "Nothing to compare."))]
    return list(rule(dossier))


@pytest.fixture
def findings() -> Check:
    """Give the findings of one rule."""

    def give(code: str, draft: Draft) -> list[Finding]:
        found = [one for one in run(code, draft.dossier()) if isinstance(one, Finding)]
        assert all(one.locators for one in found), "a finding without proof"
        assert all(one.message.fr != one.message.en and one.expected and one.found for one in found)
        assert len({(one.learner, one.key) for one in found}) == len(found), "two findings under one fingerprint"
        return found

    return give


@pytest.fixture
def reasons() -> Callable[[str, Draft], list[str]]:
    """Give the reasons, in English, for which one rule does not apply."""

    def give(code: str, draft: Draft) -> list[str]:
        return [one.because.en for one in run(code, draft.dossier()) if isinstance(one, NotApplicable)]

    return give
