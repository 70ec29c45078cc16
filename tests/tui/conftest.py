"""The interface on a report of our own, without any audit: what is tested is what the user sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from auditready.audit.check import Plan
from auditready.audit.events import Checked, Finished, Started
from auditready.model import (
    Criterion,
    DossierReport,
    FileReport,
    Ledger,
    Locator,
    Outcome,
    Person,
    Problem,
    Report,
    Severity,
    Words,
)
from auditready.tui.app import AuditApp
from auditready.tui.wire import Event, Explained

NARROW, WIDE = (80, 24), (200, 50)


class Fed:
    """A run whose events the test gives, one by one."""

    def __init__(self, events: list[Event]) -> None:
        self._queue: SimpleQueue[Event | None] = SimpleQueue()
        self.stopped = False
        for event in events:
            self._queue.put(event)

    def feed(self, event: Event) -> None:
        self._queue.put(event)

    def events(self) -> Iterator[Event]:
        while (event := self._queue.get()) is not None:
            yield event

    def stop(self) -> None:
        self.stopped = True
        self._queue.put(None)


def words(text: str) -> Words:
    return Words(f"{text} (fr)", f"{text} (en)")


def outcome(code: str, severity: Severity, **changes: Any) -> Outcome:
    fields: dict[str, Any] = {
        "code": code, "state": "gap", "severity": severity, "pack": "rnq", "indicators": (11,),
        "title": words(f"title {code}"), "message": words(f"message {code}"), "remedy": words(f"remedy {code}"),
        "fingerprint": "0", "locators": (),
    }  # fmt: skip
    return Outcome(**{**fields, **changes})


def criterion(code: str) -> Criterion:
    return Criterion(
        code=code, pack="rnq", indicators=(11,), title=words(f"title {code}"), why=words(f"why {code}"),
        accept=words(f"accept {code}"), remedy=words(f"remedy {code}"), question=words(f"question {code}"),
        source="RNQ, indicateur 11", basis="guide",
    )  # fmt: skip


QUOTED = Locator(
    file="2026-03 Excel/Certificats/DURAND.pdf", page=2, line=7, quote="Durée : 14 h, soit deux jours de formation"
)


def dossier(name: str, *outcomes: Outcome, **changes: Any) -> DossierReport:
    fields: dict[str, Any] = {
        "id": name, "path": name, "kind": "session", "folder_source": words("why"), "title": f"Stage {name}",
        "modality": "in_person", "modality_source": "inferred", "start": date(2026, 3, 2), "end": date(2026, 3, 3),
        "planned_minutes": 840, "trainers": (), "outcomes": outcomes, "problems": (),
        "learners": (
            Person(id="L1", name="Camille Durand", emails=("camille@example.com",), role="learner"),
            Person(id="L2", name="Noé Lefèvre", aliases=("N. Lefevre",), role="learner"),
        ),
        "ledger": (
            Ledger(learner="L1", planned=840, signed=840, certified=840),
            Ledger(learner="L2", planned=840, signed=630, certified=840),
        ),
        "files": (file("Certificats/DURAND.pdf", name), file("divers/notes.bin", name, status="unrecognised")),
    }  # fmt: skip
    return DossierReport(**{**fields, **changes})


def file(path: str, folder: str, **changes: Any) -> FileReport:
    fields: dict[str, Any] = {
        "path": f"{folder}/{path}", "size": 12_345, "sha256": "ab" * 32, "status": "read",
        "reader": "certificate.realisation", "records": 1, "why": words("because"),
        "notes": (words("two rows left out"),),
    }  # fmt: skip
    if changes.get("status", "read") != "read":
        fields |= {"reader": None, "records": 0, "notes": ()}
    return FileReport(**{**fields, **changes})


def report_of(*dossiers: DossierReport, problems: tuple[Problem, ...] = ()) -> Report:
    return Report(
        tool_version="1", as_of=date(2026, 11, 22), audit_date=date(2026, 12, 15), referential="rnq-2026",
        language="fr", dossiers=dossiers, problems=problems,
    )  # fmt: skip


def started(*dossiers: DossierReport) -> Started:
    return Started(tuple((each.id, each.path, each.folder_source, len(each.files)) for each in dossiers))


def run_of(*dossiers: DossierReport, problems: tuple[Problem, ...] = ()) -> list[Event]:
    """Return the events of a whole run."""
    codes = sorted({each.code for one in dossiers for each in one.outcomes})
    checked = [Checked(each, number, len(dossiers)) for number, each in enumerate(dossiers, 1)]
    report = report_of(*dossiers, problems=problems)
    return [started(*dossiers), Explained(tuple(map(criterion, codes))), *checked, Finished(report)]


TWO = (
    dossier("2026-02 Word", outcome("COM104", "minor"), outcome("ALL001", "minor", state="demonstrable")),
    dossier(
        "2026-03 Excel",
        outcome(
            "HRS001", "major", learner="L2", state="contradiction", locators=(QUOTED,),
            expected=words("14 hours"), found=words("10 hours 30"), provisional=True,
        ),
        outcome("COM104", "minor", learner="L1"),
        outcome("COM104", "minor", learner="L2"),
    ),
)  # fmt: skip


@pytest.fixture
def open_app(tmp_path: Path) -> Callable[..., AuditApp]:
    """Build an app on the events given; ``app.fed`` feeds it more."""

    def build(events: list[Event], *, language: str = "fr", path: Path = tmp_path) -> AuditApp:
        plan = Plan(as_of=date(2026, 11, 22), audit_date=date(2026, 12, 15), language=language)  # type: ignore[arg-type]
        feds: list[Fed] = []

        def make() -> Fed:
            feds.append(Fed(events))
            return feds[-1]

        app = AuditApp(path, plan, make)
        app.feds = feds  # type: ignore[attr-defined]
        return app

    return build


def screen_text(app: AuditApp) -> str:
    """Return what stands on the screen, line by line."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


async def until(pilot: Any, text: str) -> str:
    """Let the app work until ``text`` is on screen, and return the screen."""
    for _ in range(200):
        await pilot.pause()
        if text in (shown := screen_text(pilot.app)):
            return shown
    raise AssertionError(f"{text!r} never came up:\n{screen_text(pilot.app)}")
