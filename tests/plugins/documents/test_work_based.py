"""The papers of work-based actions as companies and providers write them."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from tests.papers import table, write_docx, write_flow, write_odt_blocks, write_pdf
from tests.plugins.documents.test_documents import BY_NAME, claims

from auditready import EvidenceFile
from auditready_plugins.documents.catalogue import READERS

LOG = BY_NAME["work_phases"]


def best(path: Path) -> str:
    """The reader whose claim is the surest."""
    file = EvidenceFile(path, path.name)
    sure = {reader.name: claim.confidence for reader in READERS if (claim := reader.recognise(file)) is not None}
    return max(sure, key=lambda name: sure[name])


def phases(reading) -> list[tuple]:
    return [(each.phase, each.date, each.start, each.minutes) for each in reading.records]


# --- the log of phases ---------------------------------------------------------------------------------------


def test_two_phases_on_one_row(tmp_path: Path, audit_reader) -> None:
    path = write_docx(
        tmp_path / "x.docx",
        "CARNET DE SUIVI AFEST",
        "Salarié : Alice Durand",
        "Tutrice : Mme Léa Roux",
        table(
            ["Date", "Activité", "Mise en situation", "Phase réflexive", "Visa"],
            ["02/03/2026", "Accueil client", "9h00 - 11h00", "11h00 - 11h30", "signé"],
            ["04/03/2026", "Caisse", "2 h", "30 min", ""],
        ),
    )
    assert best(path) == "documents.work_phases"
    reading = audit_reader(LOG, path)
    assert phases(reading) == [
        ("work", date(2026, 3, 2), time(9), 120),
        ("reflective", date(2026, 3, 2), time(11), 30),
        ("work", date(2026, 3, 4), None, 120),
        ("reflective", date(2026, 3, 4), None, 30),
    ]
    assert {each.person.name for each in reading.records} == {"Alice Durand"}
    assert {each.tutor.name for each in reading.records} == {"Léa Roux"}
    assert [each.signed for each in reading.records] == [True, True, None, None]


def test_a_date_merged_over_its_two_phases(tmp_path: Path, audit_reader) -> None:
    path = write_odt_blocks(
        tmp_path / "x.odt",
        "Journal de l'AFEST",
        "Apprenant : Alice Durand",
        [
            ["Date", "Type de phase", "Début", "Fin", "Formateur AFEST"],
            ["02/03/2026", "Situation de travail", "9h00", "11h00", "Léa Roux"],
            ["", "Réflexive", "14h00", "15h00", "Léa Roux"],
        ],
    )
    assert phases(audit_reader(LOG, path)) == [
        ("work", date(2026, 3, 2), time(9), 120),
        ("reflective", date(2026, 3, 2), time(14), 60),
    ]


def test_several_learners_in_a_spreadsheet(make_xlsx, audit_reader) -> None:
    rows = [
        ["Suivi AFEST – mars 2026"],
        ["Date", "Bénéficiaire", "Phase", "Durée (min)", "Thème", "Tuteur", "Émargement"],
        ["02/03/2026", "Alice Durand", "Mise en situation de travail", 90, "Caisse", "Léa Roux", "oui"],
        ["02/03/2026", "Hugo Morel", "Debriefing", 30, "Caisse", "Léa Roux", "non"],
        ["03/03/2026", "", "Debriefing", 30, "Caisse", "Léa Roux", ""],
        ["03/03/2026", "Hugo Morel", "Réunion", 30, "Planning", "Léa Roux", ""],
    ]
    reading = audit_reader(LOG, make_xlsx(rows))
    assert [(each.person.name, each.phase, each.minutes, each.signed) for each in reading.records] == [
        ("Alice Durand", "work", 90, True),
        ("Hugo Morel", "reflective", 30, False),
    ]
    assert [note.en for note in reading.notes] == [
        "1 row(s) that name no learner left out",
        "1 row(s) that do not say whether they are work or reflection: left out",
    ]


def test_rows_that_are_no_table(tmp_path: Path, audit_reader) -> None:
    path = write_pdf(
        tmp_path / "x.pdf",
        [
            "Journal des phases AFEST",
            "Apprenante : Alice Durand",
            "Formatrice : Léa Roux",
            "02/03/2026 Mise en situation de travail 9h00 - 11h00, accueil client",
            "02/03/2026 Phase réflexive 14h00 - 15h00, retour sur la situation de travail",
        ],
    )
    assert phases(audit_reader(LOG, path)) == [
        ("work", date(2026, 3, 2), time(9), 120),
        ("reflective", date(2026, 3, 2), time(14), 60),
    ]


def test_an_english_log(tmp_path: Path, audit_reader) -> None:
    path = write_flow(
        tmp_path / "x.pdf",
        "Work-based training log",
        "Learner: Alice Durand",
        [
            ["Date", "Phase", "Start", "End", "Tutor"],
            ["2026-03-02", "Work situation", "09:00", "11:00", "Lea Roux"],
            ["2026-03-02", "Reflective", "14:00", "15:00", "Lea Roux"],
        ],
    )
    assert [phase for phase, *_ in phases(audit_reader(LOG, path))] == ["work", "reflective"]


def test_an_attendance_sheet_is_no_log(tmp_path: Path) -> None:
    path = write_docx(
        tmp_path / "x.docx",
        "Feuille d'émargement",
        table(["Nom", "Matin", "Après-midi"], ["Alice Durand", "signé", "signé"]),
    )
    assert "documents.work_phases" not in claims(path)


# --- the other papers ----------------------------------------------------------------------------------------


def test_an_analysis_of_a_job(tmp_path: Path, audit_reader) -> None:
    path = write_docx(
        tmp_path / "x.docx",
        "Grille d'analyse du travail – poste de caissier",
        "Entreprise : Atelier Bleu",
        "Date : 10/02/2026",
        "Tâches et gestes observés, compétences associées :",
        "Situations apprenantes retenues : ouverture et clôture de caisse",
        "Pour chaque salarié du poste",
    )
    assert claims(path) == ["documents.work_analysis"]
    reading = audit_reader(BY_NAME["work_analysis"], path)
    (found,) = reading.records
    assert (found.item, found.person, found.at) == ("analysis", None, date(2026, 2, 10))
    assert found.outcome == "ouverture et clôture de caisse"
    assert reading.notes[0].en.endswith("for all those of the session")


def test_a_mission_letter(tmp_path: Path, audit_reader) -> None:
    path = write_pdf(
        tmp_path / "x.pdf",
        [
            "Atelier Bleu",
            "Lettre de mission du formateur AFEST",
            "Fait à Lyon, le 12/02/2026",
            "Nous avons désigné Mme Léa Roux, responsable de rayon, pour la formation en situation de travail.",
            "Mission : accompagner les salariés pendant les phases réflexives.",
        ],
    )
    assert claims(path) == ["documents.work_trainer"]
    (found,) = audit_reader(BY_NAME["work_trainer"], path).records
    assert (found.trainer.name, found.at) == ("Léa Roux", date(2026, 2, 12))


def test_a_protocol_names_learner_and_tutor(tmp_path: Path, audit_reader) -> None:
    path = write_docx(
        tmp_path / "x.docx",
        "PROTOCOLE INDIVIDUEL DE FORMATION",
        "Action de formation en situation de travail",
        "Bénéficiaire : Alice Durand",
        "Courriel : alice.durand@example.org",
        "Tuteur : Léa Roux",
        "Objectifs : tenir la caisse en autonomie",
        "Durée : 14 heures, du 2 au 13 mars 2026",
        "Fait à Lyon, le 20/02/2026",
    )
    assert claims(path) == ["documents.work_protocol"]
    (found,) = audit_reader(BY_NAME["work_protocol"], path).records
    assert (found.item, found.person.name, found.person.email) == (
        "protocol",
        "Alice Durand",
        "alice.durand@example.org",
    )
    assert (found.trainer.name, found.at) == ("Léa Roux", date(2026, 2, 20))


@pytest.mark.parametrize(
    "title",
    ["Grille d'évaluation AFEST", "Évaluation des acquis en situation de travail", "Bilan AFEST de fin de parcours"],
)
def test_an_assessment_counts_as_one(tmp_path: Path, audit_reader, title: str) -> None:
    path = write_docx(
        tmp_path / "x.docx",
        title,
        "Apprenant : Alice Durand",
        "Date de l'évaluation : 13/03/2026",
        "Compétences observées en situation de travail",
        "Conclusion : acquis, tient la caisse seule",
    )
    assert claims(path) == ["documents.work_assessment"]
    paper, assessment = audit_reader(BY_NAME["work_assessment"], path).records
    assert (paper.item, paper.person.name, paper.at) == ("assessment", "Alice Durand", date(2026, 3, 13))
    assert paper.outcome == "acquis, tient la caisse seule"
    assert (assessment.phase, assessment.person.name) == ("end", "Alice Durand")


@pytest.mark.parametrize(
    "title", ["Analyse du besoin", "Protocole sanitaire", "Évaluation à chaud", "Analyse de satisfaction"]
)
def test_other_papers_are_not_claimed(tmp_path: Path, title: str) -> None:
    path = write_docx(tmp_path / "x.docx", title, "Apprenant : Alice Durand", "Compétences, tâches et postes")
    assert not any(name.startswith("documents.work_") for name in claims(path))


def test_a_log_without_a_phase_says_so(tmp_path: Path, audit_reader) -> None:
    lines = ["Journal AFEST", "Apprenante : Alice Durand", "Tutrice : Léa Roux", "Durée des mises en situation, dates"]
    reading = audit_reader(LOG, write_pdf(tmp_path / "x.pdf", [*lines, "Phases réflexives : à venir"]))
    assert reading.records == []
    assert [note.en for note in reading.notes] == ["log without a readable dated phase: nothing is read"]
