"""What the interface knows of a run: the dossiers as they come in, totals, causes. Data only, no widget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from ..model import SEVERITIES, DossierReport, FileReport, Outcome, Problem, Report, Severity, Words

if TYPE_CHECKING:
    from ..audit.events import Checked


class Row(Struct, eq=False):
    """One dossier on the board."""

    id: str
    path: str
    why: Words
    files: int
    position: int
    """In the order of discovery."""
    report: DossierReport | None = None
    counts: Counter[Severity] = msgspec.field(default_factory=Counter)
    reading: bool = False

    @property
    def pain(self) -> tuple[int, ...]:
        """What a draw of this dossier would hit, for sorting: the worst comes first."""
        return tuple(-self.counts[severity] for severity in SEVERITIES)


class Cause(Struct, frozen=True):
    """One code and how many dossiers it hurts."""

    code: str
    title: Words
    severity: Severity
    dossiers: int
    findings: int


class Portfolio:
    """The dossiers of one run."""

    def __init__(self, dossiers: Sequence[tuple[str, str, Words, int]] = ()) -> None:
        self.rows = [
            Row(id=id_, path=path, why=why, files=files, position=position)
            for position, (id_, path, why, files) in enumerate(dossiers)
        ]
        self.done = 0
        self.reading = ""
        self.report: Report | None = None
        self.problems: list[Problem] = []
        self.totals: Counter[Severity] = Counter()
        self._by_id = {row.id: row for row in self.rows}
        self._causes: dict[str, tuple[Outcome, int, int]] = {}

    def read(self, dossier: str, file: str) -> None:
        """Take note of the file being read."""
        self.reading = file
        if dossier in self._by_id:
            self._by_id[dossier].reading = True

    def check(self, event: Checked) -> None:
        """Take in one dossier."""
        self._by_id[event.report.id].reading = False
        self.done = event.done
        self.problems += event.report.problems
        self._count(event.report)

    def replace(self, report: DossierReport) -> None:
        """Take in what holding the dossiers against each other made of one that is done."""
        row = self._by_id[report.id]
        self.totals.subtract(row.counts)
        if row.report is not None:
            for code, times in Counter(outcome.code for outcome in row.report.findings).items():
                example, dossiers, findings = self._causes[code]
                self._causes[code] = (example, dossiers - 1, findings - times)
        self._count(report)

    def _count(self, report: DossierReport) -> None:
        row = self._by_id[report.id]
        row.report = report
        row.counts = Counter(outcome.severity for outcome in report.findings)
        self.totals.update(row.counts)
        examples = {outcome.code: outcome for outcome in report.findings}
        for code, times in Counter(outcome.code for outcome in report.findings).items():
            example, dossiers, findings = self._causes.get(code, (examples[code], 0, 0))
            self._causes[code] = (example, dossiers + 1, findings + times)

    def finish(self, report: Report) -> None:
        """Put the report together; from here on the board shows what hurts most first."""
        dossiers = sorted((row.report for row in self.rows if row.report), key=lambda each: (each.path, each.id))
        self.report = msgspec.structs.replace(report, dossiers=tuple(dossiers))
        self.problems = list(report.problems)
        self.rows.sort(key=lambda row: (*row.pain, row.position))
        self.reading = ""

    @property
    def causes(self) -> list[Cause]:
        """Codes with findings: those that hurt most dossiers first."""
        causes = [
            Cause(code, outcome.title, outcome.severity, dossiers, findings)
            for code, (outcome, dossiers, findings) in self._causes.items()
        ]
        return sorted(causes, key=lambda each: (-each.dossiers, SEVERITIES.index(each.severity), each.code))

    @property
    def files(self) -> list[FileReport]:
        """All files met, those above the dossiers included."""
        own = [file for row in self.rows if row.report for file in row.report.files if not file.common]
        return [*own, *(self.report.common_files if self.report else ())]

    @property
    def nothing_recognised(self) -> bool:
        """Whether the run is over and not one file could be used."""
        return self.report is not None and not any(file.status == "read" for file in self.files)


def days_to(audit: date, today: date) -> int | None:
    """Return the days left before the audit; ``None`` where no later day is set."""
    left = (audit - today).days
    return left if left > 0 else None
