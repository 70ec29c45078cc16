"""Which folders are taken for dossiers, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditready.audit.discover import discover
from auditready.config import Config
from auditready.errors import NothingToCheck


def make(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return root


def dossiers(root: Path, config: Config | None = None) -> list[str]:
    return [dossier.path for dossier in discover([root], config).dossiers]


def test_sessions_with_category_folders(tmp_path: Path) -> None:
    make(
        tmp_path,
        "2026-03 Excel/01 Convention/convention.pdf",
        "2026-03 Excel/02 Émargements/feuille.xlsx",
        "2026-05 Word/Évaluations/quiz.xlsx",
        "2026-05 Word/Attestations/a.pdf",
    )
    assert dossiers(tmp_path) == ["2026-03 Excel", "2026-05 Word"]


def test_flat_sessions_in_years(tmp_path: Path) -> None:
    make(tmp_path, "2025/Excel/a.pdf", "2026/Word/b.pdf", "2026/Excel mars/c.pdf")
    assert dossiers(tmp_path) == ["2025/Excel", "2026/Excel mars", "2026/Word"]


def test_a_drive_is_no_session_for_what_stands_beside_its_years(tmp_path: Path) -> None:
    make(
        tmp_path,
        "2026/Excel mars/01 Convention/a.pdf", "2026/Excel mars/03 Émargements/b.pdf", "2026/Word/c.pdf",
        "Exports Moodle/logs.csv", "Divers/d.pdf", "Archives/e.pdf", "05_Compta/f.csv", "Comptabilité/g.pdf",
    )  # fmt: skip
    assert dossiers(tmp_path) == ["2026/Excel mars", "2026/Word", "Comptabilité"]
    assert [file.name for file in discover([tmp_path]).common] == [
        "05_Compta/f.csv", "Archives/e.pdf", "Divers/d.pdf", "Exports Moodle/logs.csv",
    ]  # fmt: skip


def test_sessions_are_kept_by_their_modality(tmp_path: Path) -> None:
    make(
        tmp_path,
        "Présentiel/Excel mars/a.pdf", "Distanciel/Word/Convention/b.pdf", "Distanciel/Word/Logs/c.csv",
    )  # fmt: skip
    assert dossiers(tmp_path) == ["Distanciel/Word", "Présentiel/Excel mars"]


def test_subdivisions_of_a_category_make_no_sessions(tmp_path: Path) -> None:
    make(
        tmp_path,
        "Excel/03 Émargements/Feuilles/a.pdf", "Excel/03 Émargements/Scans/b.pdf", "Excel/01 Convention/c.pdf",
        "Excel/Durand Camille/Attestation/d.pdf", "Excel/Durand Camille/Positionnement/e.pdf",
    )  # fmt: skip
    assert dossiers(tmp_path) == ["Excel"]


def test_persons_below_a_session_do_not_make_sessions(tmp_path: Path) -> None:
    make(tmp_path, "Excel/convention.pdf", "Excel/Durand Camille/certificat.pdf", "Excel/Petit Alex/certificat.pdf")
    assert dossiers(tmp_path) == ["Excel"]


def test_the_given_folder_can_be_the_dossier(tmp_path: Path) -> None:
    make(tmp_path, "convention.pdf", "Émargements/feuille.xlsx")
    assert dossiers(tmp_path) == ["."]


def test_a_declared_dossier_wins_over_inference(tmp_path: Path) -> None:
    make(tmp_path, "Émargements/Excel/dossier.toml", "Émargements/Excel/a.pdf", "Émargements/Word/b.pdf")
    assert dossiers(tmp_path) == ["Émargements/Excel", "Émargements/Word"]


def test_patterns_name_the_dossiers(tmp_path: Path) -> None:
    make(tmp_path, "2026/a/x/1.pdf", "2026/b/2.pdf", "archives/old/3.pdf")
    found = discover([tmp_path], Config(dossiers=("2026/*",)))
    assert [dossier.path for dossier in found.dossiers] == ["2026/a", "2026/b"]
    assert [file.name for file in found.common] == ["archives/old/3.pdf"]


def test_patterns_that_match_nothing_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(NothingToCheck):
        discover([make(tmp_path, "a/b.pdf")], Config(dossiers=("2027/*",)))


def test_files_above_the_dossiers_are_common(tmp_path: Path) -> None:
    found = discover([make(tmp_path, "logs_site.csv", "A/1.pdf", "B/2.pdf")])
    assert [file.name for file in found.common] == ["logs_site.csv"]


def test_locks_hidden_and_system_files_are_shown_as_ignored(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf", "~$feuille.xlsx", ".DS_Store", "Thumbs.db", "expected.json", "__MACOSX/x.pdf")
    (only,) = discover([tmp_path]).dossiers
    ignored = {file.name: file.ignored is not None for file in only.files}
    assert ignored == {
        "a.pdf": False,
        "~$feuille.xlsx": True,
        ".DS_Store": True,
        "Thumbs.db": True,
        "expected.json": True,
    }


def test_links_are_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "out/secret.pdf", "share/a.pdf")
    (tmp_path / "share" / "link").symlink_to(tmp_path / "out")
    (only,) = discover([tmp_path / "share"]).dossiers
    assert {file.name: file.ignored is not None for file in only.files} == {"a.pdf": False, "link": True}


def test_dossiers_of_one_name_get_their_path_as_id(tmp_path: Path) -> None:
    make(tmp_path, "2025/Excel/a.pdf", "2026/Excel/b.pdf")
    assert [dossier.id for dossier in discover([tmp_path]).dossiers] == ["2025/Excel", "2026/Excel"]
