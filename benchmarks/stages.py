"""A clock of the audit's steps, readers and rules, each without what it calls: cheap enough to be believed."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from benchmarks.jobs import check

_STEPS = ("assemble", "validate", "crosscheck", "conclude")
_VIEWS = ("_kept", "format", "archive", "text", "sheets", "head_rows", "document", "json")


class StageClock:
    """Own seconds and calls of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.calls: dict[str, int] = defaultdict(int)
        self._running: list[str] = []
        self._since = 0.0

    @contextmanager
    def running(self, stage: str) -> Iterator[None]:
        """Count the time of the block as the stage's; what the block calls under a stage of its own is not."""
        self._turn()
        self.calls[stage] += 1
        self._running.append(stage)
        try:
            yield
        finally:
            self._turn()
            self._running.pop()

    def _turn(self) -> None:
        now = time.perf_counter()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return ``function`` under a stage; a generator is run to its end."""

        def run(*arguments: Any, **options: Any) -> Any:
            with self.running(stage):
                found = function(*arguments, **options)
                return list(found) if isinstance(found, Iterator) else found

        return run


class _TimedReader:
    def __init__(self, clock: StageClock, reader: Any) -> None:
        self.name, self.system, self.kinds = reader.name, reader.system, reader.kinds
        self.formats, self.at_most = getattr(reader, "formats", None), getattr(reader, "at_most", 1.0)
        self.recognise = clock.timed(f"recognise {reader.name}", reader.recognise)
        self.read = clock.timed(f"read {reader.name}", reader.read)


class _TimedRule:
    def __init__(self, clock: StageClock, rule: Any) -> None:
        self.criterion, self.needs = rule.criterion, rule.needs
        self.concerns, self.comparison = rule.concerns, rule.comparison
        self._run = clock.timed(f"rule {rule.criterion.code}", rule)

    def __call__(self, dossier: Any) -> Any:
        return self._run(dossier)


def clock_check(folder: Any) -> tuple[StageClock, dict[str, int]]:
    """Audit ``folder`` in this process with every stage under the clock. Call once: the code stays wrapped."""
    from auditready.audit import check as steps, read
    from auditready.files import EvidenceFile
    from auditready.standard import Standard

    clock = StageClock()
    plugins = steps.load_runtime((), None, ()).plugins
    plugins.readers = {name: _TimedReader(clock, reader) for name, reader in plugins.readers.items()}
    plugins.rules = {code: _TimedRule(clock, rule) for code, rule in plugins.rules.items()}
    wrapped_here = [*((steps, step) for step in _STEPS), (read, "_digest"), (Standard, "explain_record")]
    for owner, function in wrapped_here:
        setattr(owner, function, clock.timed(f"step {function}", getattr(owner, function)))
    for view in _VIEWS:
        wrapped = EvidenceFile.__dict__[view]
        wrapped._build = clock.timed(f"view {view}", wrapped._build)  # noqa: SLF001 - the one place where views are built
    with clock.running("the rest"):
        found = check(folder, 1)
    return clock, found


def stage_table(clock: StageClock, found: dict[str, int], shown: int) -> str:
    """Return the dearest stages, in milliseconds a dossier."""
    total, dossiers = sum(clock.seconds.values()), found["dossiers"]
    ranked = sorted(clock.seconds.items(), key=lambda item: -item[1])[:shown]
    rows = [
        f"{1000 * seconds / dossiers:8.3f} ms  {100 * seconds / total:5.1f} %  {clock.calls[stage]:7}  {stage}"
        for stage, seconds in ranked
    ]
    sums: dict[str, float] = defaultdict(float)
    for stage, seconds in clock.seconds.items():
        sums[stage.split()[0]] += seconds
    kinds = "  ".join(f"{kind} {1000 * seconds / dossiers:.1f}" for kind, seconds in sorted(sums.items()))
    title = f"{1000 * total / dossiers:.1f} ms a dossier, {dossiers} dossiers: own time, share, calls, stage"
    return "\n".join([title, *rows, f"in all, ms a dossier: {kinds}", ""])
