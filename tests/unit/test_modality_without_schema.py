"""A modality whose standard is not written yet is said to be unchecked: exit 3, never a dossier without gaps."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from auditready.audit import Plan, audit

SAMPLE = next((Path(__file__).parents[2] / "sample_dossiers").glob("2026-03*"))


def test_a_work_based_dossier_is_a_problem(tmp_path: Path) -> None:
    copy = tmp_path / "AFEST"
    shutil.copytree(SAMPLE, copy)
    (copy / "dossier.toml").write_text('modality = "work_based"\n', encoding="utf-8")
    report = audit([copy], Plan(as_of=date(2026, 11, 22), audit_date=date(2026, 11, 22)))
    assert not report.complete
    assert [problem.stage for problem in report.problems] == ["schema"]
    assert "ne sont pas vérifiées" in report.problems[0].message.fr
