"""The provider's own folder among others: by its name, by its subfolders, by what dossier.toml says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.unit.test_discover import make

from auditready import Outcome, Report
from auditready.audit import Plan, audit
from auditready.audit.discover import discover
from auditready.audit.organisation_folder import filed_under

TODAY = date(2026, 11, 22)


def kinds(root: Path) -> dict[str, str]:
    return {dossier.path: dossier.kind for dossier in discover([root]).dossiers}


@pytest.mark.parametrize(
    "name",
    [
        "Organisme", "00 Organisme de formation", "Qualité", "Qualiopi", "Qualiopi 2026", "organisation",
        "Dossier qualité", "01_Démarche qualité", "RNQ", "Preuves Qualiopi",
    ],
)  # fmt: skip
def test_it_is_known_by_its_name(name: str, tmp_path: Path) -> None:
    make(tmp_path, f"{name}/veille.xlsx", "2026-03 Excel/01 Convention/a.pdf", "2026-03 Excel/02 Émargements/b.pdf")
    assert kinds(tmp_path) == {name: "organisation", "2026-03 Excel": "session"}


@pytest.mark.parametrize(
    "folders",
    [
        ("Critère 1", "Critère 2", "Critère 7"),
        ("Indicateur 01", "Indicateur 23", "Autres"),
        ("01 - Indicateur 1", "02 - Indicateur 2"),
        ("Veille", "Réclamations", "Amélioration continue", "CV"),
        ("Watch", "Complaints", "Risks"),
    ],
)
def test_it_is_known_by_its_subfolders(folders: tuple[str, ...], tmp_path: Path) -> None:
    make(tmp_path, *(f"Commun/{folder}/a.pdf" for folder in folders), "Excel mars/a.pdf")
    assert kinds(tmp_path) == {"Commun": "organisation", "Excel mars": "session"}


@pytest.mark.parametrize(
    "path",
    [
        "Excel/Convention/a.pdf", "Qualité de vie au travail/a.pdf", "Formation indicateurs de gestion/a.pdf",
        "2026-03 Veille documentaire/a.pdf", "Organiser son travail/a.pdf",
    ],
)  # fmt: skip
def test_a_session_is_none_whatever_its_title(path: str, tmp_path: Path) -> None:
    assert list(kinds(make(tmp_path, path)).values()) == ["session"]


def test_why_is_said(tmp_path: Path) -> None:
    make(tmp_path, "Qualiopi/Critère 1/a.pdf", "Qualiopi/Critère 2/b.pdf")
    (dossier,) = discover([tmp_path]).dossiers
    assert dossier.why.fr == "ses sous-dossiers sont des critères ou des indicateurs (« Critère 1 »…)"


def test_sessions_that_are_kept_within_stay_sessions(tmp_path: Path) -> None:
    make(
        tmp_path,
        "Qualiopi/Critère 1/page.html",
        "Qualiopi/Critère 6/veille.xlsx",
        "Qualiopi/Sessions/2026-03 Excel/01 Convention/a.pdf",
        "Qualiopi/Sessions/2026-03 Excel/02 Émargements/b.pdf",
    )
    assert kinds(tmp_path) == {"Qualiopi": "organisation", "Qualiopi/Sessions/2026-03 Excel": "session"}
    own = next(dossier for dossier in discover([tmp_path]).dossiers if dossier.kind == "organisation")
    assert [file.name for file in own.files] == ["Qualiopi/Critère 1/page.html", "Qualiopi/Critère 6/veille.xlsx"]


@pytest.mark.parametrize(
    ("path", "indicators"),
    [
        ("Indicateur 12/p.pdf", (12,)),
        ("Critère 6/23 - Veille légale/v.xlsx", (23,)),
        ("Critère 6/Ind. 23-24-25/v.xlsx", (23, 24, 25)),
        ("I4 à I6/a.pdf", (4, 5, 6)),
        ("Indicateurs 4, 5 et 6/a.pdf", (4, 5, 6)),
        ("Critère 7/I31_réclamations.xlsx", (31,)),
        ("Critère 3/Indicateur 9/Indicateur 12 procédure.docx", (12,)),
        ("Critère 1/a.pdf", ()),
        ("01 Convention/a.pdf", ()),
        ("Facture i2.pdf", ()),
        ("Indicateur 45/a.pdf", ()),
        ("Critère 2/05-06 - Objectifs/a.pdf", (5, 6)),
    ],
)
def test_names_say_under_which_indicator_a_file_is_filed(path: str, indicators: tuple[int, ...]) -> None:
    assert filed_under(path) == indicators


# --- what becomes of it --------------------------------------------------------------------------------------


def report_of(root: Path) -> Report:
    return audit([root], Plan(as_of=TODAY, audit_date=TODAY))


def outcomes(report: Report) -> dict[str, Outcome]:
    (dossier,) = report.dossiers
    return {outcome.code: outcome for outcome in dossier.outcomes}


def test_dossier_toml_makes_any_folder_the_providers(tmp_path: Path) -> None:
    make(tmp_path, "Divers/note.txt")
    (tmp_path / "Divers" / "note.txt").write_text("Une note sans rapport.", encoding="utf-8")
    (tmp_path / "Divers" / "dossier.toml").write_text('kind = "organisation"\n', encoding="utf-8")
    (dossier,) = report_of(tmp_path).dossiers
    assert (dossier.kind, dossier.modality, dossier.learners, dossier.ledger) == ("organisation", None, (), ())


def test_dossier_toml_makes_a_session_of_a_folder_with_such_a_name(tmp_path: Path) -> None:
    make(tmp_path, "Qualité/note.txt")
    (tmp_path / "Qualité" / "dossier.toml").write_text('kind = "session"\n', encoding="utf-8")
    (dossier,) = report_of(tmp_path).dossiers
    assert dossier.kind == "session"


def test_rules_about_sessions_say_nothing_of_it(tmp_path: Path) -> None:
    make(tmp_path, "Organisme/note.txt")
    found = outcomes(report_of(tmp_path))
    assert {code[:3] for code in found} == {"ORG", "FIL", "DOC", "PRV", "SIG"}
    assert not {"FIL002", "DOC001", "SIG001", "COM101"} & set(found)
    assert report_of(tmp_path).problems == ()


def test_what_is_filed_under_an_indicator_and_not_read_is_asked_about(tmp_path: Path) -> None:
    make(tmp_path, "Organisme/Indicateur 12/procédure.bin", "Organisme/Indicateur 17/b.bin")
    (tmp_path / "Organisme" / "Indicateur 12" / "procédure.bin").write_bytes(b"\x00\x01binaire")
    found = outcomes(report_of(tmp_path))
    assert found["ORG212"].state == "to_judge"
    assert "procédure.bin" in found["ORG212"].message.fr
    assert found["ORG231"].state == "gap"
