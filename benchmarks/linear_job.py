"""One fresh process of ``linear.py``: ``write LEARNERS`` prints a folder, ``check FOLDER`` the seconds of each step."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STEPS = ("assemble", "validate", "crosscheck", "conclude")


def check(folder: Path) -> dict[str, float]:
    """Audit a folder: the seconds by the clock, and those of the processor for the whole, reading and each step."""
    begin, used = time.perf_counter(), time.process_time()
    from datetime import date

    from auditready.audit import Plan, audit, check as steps

    took = dict.fromkeys(STEPS, 0.0)

    def timed(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **options: Any) -> Any:
            start = time.process_time()
            try:
                return step(*arguments, **options)
            finally:
                took[name] += time.process_time() - start

        return run

    for name in STEPS:
        setattr(steps, name, timed(name, getattr(steps, name)))
    day = date(2026, 11, 22)
    report = audit([folder], Plan(as_of=day, audit_date=day))
    whole, processor = time.perf_counter() - begin, time.process_time() - used
    after = sum(took.values())
    return {
        "by the clock": whole,
        "all": processor,
        "reading": processor - after,
        "after reading": after,
        **took,
        "problems": len(report.problems),
    }


def main() -> None:
    what, argument = sys.argv[1:]
    if what == "write":
        from benchmarks.linear import place

        print(place(int(argument)))
    else:
        print(json.dumps(check(Path(argument))))


if __name__ == "__main__":
    main()
