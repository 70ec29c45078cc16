"""Write ``schemas/examples.json``: for every code, what its bad case of real files is told, in both languages.

Run it with ``make docs`` after a rule's or a requirement's words have changed. ``auditready explain`` and the pages of
``docs/codes`` show it.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "schemas" / "examples.json"
CASES = ROOT / "tests" / "cases"
AS_OF = date(2026, 11, 22)


def example_of(code: str) -> dict[str, str] | None:
    """Return what the first finding of ``code`` in its bad case says; ``None`` where it has no case."""
    from auditready.audit import Plan, audit
    from auditready.config import load_config

    folder = CASES / code / "bad"
    if not folder.is_dir():
        return None
    config = load_config(folder)
    plan = Plan(as_of=AS_OF, audit_date=AS_OF, scope=config.scope, funders=config.funders)
    report = audit([folder], plan, config=config)
    found = [outcome for dossier in report.dossiers for outcome in dossier.findings if outcome.code == code]
    return {"fr": found[0].message.fr, "en": found[0].message.en} if found else None


def render() -> str:
    """Return the file's text."""
    from auditready.codes import all_criteria

    found = {code: example for code in all_criteria() if (example := example_of(code)) is not None}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the file."""
    TARGET.write_text(render(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
