"""What lies beside the dossiers is told in the text report too: nobody looks for it in the JSON."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from auditready.audit import Plan, audit
from auditready.model import Language
from auditready_plugins.reporters.text_report import TextReporter

DAY = date(2026, 11, 22)
HEAD = {"fr": "Fichiers à côté des dossiers, lus pour tous", "en": "Files beside the dossiers, read for all of them"}


def written(folder: Path, language: Language) -> str:
    out = io.StringIO()
    report = audit([folder], Plan(as_of=DAY, audit_date=DAY, language=language))
    TextReporter().write(report, out, language=language, width=200)
    return out.getvalue()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_was_not_read_beside_the_dossiers_is_told(tmp_path: Path, language: Language) -> None:
    for name in ("Excel", "Word"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "note.txt").write_text("Compte rendu.")
    (tmp_path / "mails.pst").write_bytes(b"!BDN" + bytes(90))
    told = written(tmp_path, language)
    assert HEAD[language] in told
    assert "mails.pst" in told.partition(HEAD[language])[2]


def test_nothing_is_told_where_nothing_lies_beside_them(tmp_path: Path) -> None:
    (tmp_path / "Excel").mkdir()
    (tmp_path / "Excel" / "note.txt").write_text("Compte rendu.")
    (tmp_path / "Thumbs.db").write_bytes(b"x")
    assert HEAD["fr"] not in written(tmp_path, "fr")
