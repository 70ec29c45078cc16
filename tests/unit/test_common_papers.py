"""Papers that stand once above all dossiers: each dossier is given those that are certainly its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sample_dossiers.cast import ALEXANDRE, GUILHEM, HELENE, LAN, NATHALIE
from tests.factory import Dossier, Person, Session, clean, papers, slots_of

from auditready.audit import Plan, audit
from auditready.model import DossierReport

PLAN = Plan(as_of=date(2026, 11, 22), audit_date=date(2026, 11, 22))
EXCEL = Session(
    "Excel perfectionnement", "EXC-2026-03", "in_person", (HELENE, LAN), ALEXANDRE, slots_of(date(2026, 3, 16))
)
TALK = Session("Prendre la parole", "PAR-2026-04", "in_person", (HELENE, LAN), NATHALIE, slots_of(date(2026, 4, 13)))


def bare(session: Session, *pieces: str) -> Dossier:
    """A clean dossier without these pieces."""
    dossier = clean(session)
    dossier.drop(*pieces)
    return dossier


@pytest.fixture
def both(tmp_path: Path):
    """Check two dossiers, with these files above them; returns the reports by title."""

    def run(*dropped: str, **common: bytes) -> dict[str | None, DossierReport]:
        for session in (EXCEL, TALK):
            bare(session, *dropped).write(tmp_path / f"{session.start:%Y-%m} {session.title}")
        for name, data in common.items():
            (tmp_path / name.replace("_", ".")).write_bytes(data)
        return {dossier.title: dossier for dossier in audit([tmp_path], PLAN).dossiers}

    return run


def adopted(dossier: DossierReport) -> list[str]:
    return sorted(file.path for file in dossier.files if file.common)


def found(dossier: DossierReport) -> set[str]:
    return {finding.code for finding in dossier.findings}


def test_a_cv_goes_to_the_dossiers_that_name_the_trainer(both) -> None:
    reports = both(
        "trainer",
        alexandre_pdf=papers.trainer_profile(EXCEL, ALEXANDRE),
        nathalie_pdf=papers.trainer_profile(TALK, NATHALIE, layout="curriculum"),
        guilhem_docx=papers.trainer_profile(TALK, GUILHEM, layout="sheet", form="docx"),
    )
    assert adopted(reports[EXCEL.title]) == ["alexandre.pdf"]
    assert adopted(reports[TALK.title]) == ["nathalie.pdf"]
    assert [set(), set()] == [found(each) for each in reports.values()]


def test_a_cv_under_half_of_the_name_goes_nowhere(both) -> None:
    cv = papers.trainer_profile(EXCEL, Person("Alex", "Petitjean"))
    reports = both("trainer", alex_pdf=cv)
    assert [adopted(each) for each in reports.values()] == [[], []]
    assert [{"COM112"}, {"COM112"}] == [found(each) for each in reports.values()]


def test_booklet_and_rules_of_the_provider_go_to_every_dossier(both) -> None:
    reports = both("booklet", "rules", livret_pdf=papers.booklet(EXCEL), reglement_pdf=papers.rules(EXCEL))
    assert [adopted(each) for each in reports.values()] == [["livret.pdf", "reglement.pdf"]] * 2
    assert [set(), set()] == [found(each) for each in reports.values()]


def test_programme_and_material_go_by_their_title(both) -> None:
    reports = both(
        "programme",
        "handout",
        programme_pdf=papers.programme(EXCEL, title="Formation : Excel Perfectionnement"),
        slides_pptx=papers.slides(TALK),
        autre_pdf=papers.programme(EXCEL, title="Excel perfectionnement niveau 2"),
    )
    assert adopted(reports[EXCEL.title]) == ["programme.pdf"]
    assert adopted(reports[TALK.title]) == ["slides.pptx"]
    assert {"COM113"} == found(reports[EXCEL.title])
    assert {"COM102"} == found(reports[TALK.title])
