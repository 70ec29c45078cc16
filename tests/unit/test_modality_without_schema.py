"""A modality whose standard is not written is said to be unchecked: a problem, never a dossier without gaps."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from auditready.audit.validate import validate
from auditready.standard import Standard, schema_root
from auditready.testing import make_dossier


def test_a_dossier_without_a_schema_for_its_modality_is_a_problem(tmp_path: Path) -> None:
    root = tmp_path / "schemas"
    shutil.copytree(schema_root(), root)
    (root / "modalities" / "work_based.schema.json").unlink()
    standard = Standard(root)
    judged, problems = validate(
        make_dossier(modality="work_based"), standard, standard.referential_on(date(2026, 11, 22))
    )
    assert judged == []
    assert [problem.stage for problem in problems] == ["schema"]
    assert "ne sont pas vérifiées" in problems[0].message.fr
