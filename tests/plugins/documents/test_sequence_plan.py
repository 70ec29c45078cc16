"""Plans of sequences as providers write them: tables of other orders and words, blocks, spreadsheets, in English."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.factory import Activity, Person, Session, slots_of
from tests.factory.sequences import sequence_plan
from tests.papers import table, write_docx, write_flow, write_odt_blocks, write_pdf
from tests.plugins.documents.test_documents import BY_NAME, claims

from auditready_plugins.documents.sequence_plan import mode_of

READER = BY_NAME["sequence_plan"]


def told(plan) -> list[tuple]:
    return [(each.mode, each.date, each.minutes) for each in plan.sequences]


def test_a_table_with_hours_in_its_dates(tmp_path: Path, audit_reader) -> None:
    path = write_docx(
        tmp_path / "x.docx",
        "Déroulé de votre formation",
        "Intitulé de la formation : Manager à distance",
        "Remis aux stagiaires le 02/03/2026",
        table(
            ["Étape", "Modalité", "Quand", "Objectifs", "Ce que vous devez faire"],
            ["Lancement", "Présentiel (salle Cévennes)", "16/03/2026, 9h00-12h30", "Poser le cadre", "Rien à préparer"],
            ["Module 1", "E-learning", "avant le 20 mars 2026", "Déléguer", "Suivre le module"],
            ["Atelier", "Classe virtuelle Zoom", "23/03/2026 de 14h à 16h", "S'entraîner", "Venir avec un cas"],
        ),
    )
    assert claims(path) == ["documents.sequence_plan"]
    (plan,) = audit_reader(READER, path).records
    assert (plan.title, plan.given, plan.person) == ("Manager à distance", date(2026, 3, 2), None)
    assert told(plan) == [
        ("in_person", date(2026, 3, 16), 210),
        ("asynchronous", date(2026, 3, 20), None),
        ("synchronous", date(2026, 3, 23), 120),
    ]
    assert plan.sequences[0].objective == "Poser le cadre"


def test_a_pdf_with_durations_in_hours(tmp_path: Path, audit_reader) -> None:
    path = write_flow(
        tmp_path / "x.pdf",
        "PLANNING DU PARCOURS BLENDED",
        "Formation : Manager à distance",
        [
            ["N°", "Séquence", "Mode", "Durée (h)", "Compétences visées", "Date"],
            ["1", "Découvrir", "À distance", "1,5", "Connaître", "12/03/2026"],
            ["2", "Pratiquer", "En salle", "7", "Savoir faire", "16/03/2026"],
            ["", "Total", "", "8,5", "", ""],
        ],
    )
    reading = audit_reader(READER, path)
    (plan,) = reading.records
    assert told(plan) == [(None, date(2026, 3, 12), 90), ("in_person", date(2026, 3, 16), 420)]
    assert any("à distance" in note.fr for note in reading.notes)


def test_blocks_one_below_the_other(tmp_path: Path, audit_reader) -> None:
    path = write_pdf(
        tmp_path / "x.pdf",
        [
            "Calendrier des séquences",
            "Séquence 1 : Lire un bilan",
            "Modalité : en présentiel",
            "Date : 15/06/2026",
            "Durée : 7 h",
            "Objectif : lire un bilan simple",
            "Séquence 2 : S'entraîner seul",
            "Modalité : plateforme en ligne, à votre rythme",
            "Échéance : 17/06/2026",
            "Durée : 1 h",
            "Objectif : refaire les calculs",
            "Consignes : faire l'exercice puis déposer le fichier",
        ],
    )
    (plan,) = audit_reader(READER, path).records
    assert told(plan) == [("in_person", date(2026, 6, 15), 420), ("asynchronous", date(2026, 6, 17), 60)]
    assert plan.sequences[1].name == "S'entraîner seul"
    assert plan.sequences[1].instructions == "faire l'exercice puis déposer le fichier"


def test_an_english_plan(tmp_path: Path, audit_reader) -> None:
    rows = [
        ["Step", "Mode", "Date", "Duration", "Objective", "Instructions"],
        ["Kick-off", "Face to face", "2026-03-16", "3 h", "Set the frame", "Nothing"],
        ["Module 1", "Self-paced online", "2026-03-20", "45 min", "Delegate", "Watch and answer"],
    ]
    path = write_odt_blocks(tmp_path / "x.odt", "Blended learning path", "Title: Managing remotely", rows)
    (plan,) = audit_reader(READER, path).records
    assert told(plan) == [("in_person", date(2026, 3, 16), 180), ("asynchronous", date(2026, 3, 20), 45)]


def test_a_spreadsheet_is_known_by_its_columns(make_csv, audit_reader) -> None:
    rows = [["Séquence", "Modalité", "Date", "Objectif"], ["Jour 1", "Présentiel", "16/03/2026", "Poser le cadre"]]
    (plan,) = audit_reader(READER, make_csv(rows, delimiter=";")).records
    assert told(plan) == [("in_person", date(2026, 3, 16), None)]


def test_a_list_of_remote_activities_is_no_plan(tmp_path: Path) -> None:
    path = write_docx(
        tmp_path / "x.docx",
        "Information sur les activités à distance",
        table(["Activité", "Modalité", "Durée moyenne"], ["Module 1", "En ligne", "45 min"]),
    )
    assert claims(path) == ["documents.distance_information"]


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("Présentiel", "in_person"),
        ("Classe virtuelle synchrone", "synchronous"),
        ("À distance asynchrone (Moodle)", "asynchronous"),
        ("FOAD", "asynchronous"),
        ("À distance", None),
        ("Présentiel ou classe virtuelle", None),
    ],
)
def test_modes_in_words(words: str, mode: str | None) -> None:
    assert mode_of(words) == mode


def test_a_plan_without_a_readable_sequence_says_so(tmp_path: Path, audit_reader) -> None:
    lines = [
        "Calendrier des séquences",
        "Modalités : présentiel, puis à distance",
        "Objectif : lire un bilan",
        "Modules",
    ]
    reading = audit_reader(READER, write_pdf(tmp_path / "x.pdf", lines))
    assert reading.records == []
    assert [note.en for note in reading.notes] == ["no sequence is readable in this plan"]


def test_a_table_cut_by_the_page_adds_nothing_up(tmp_path: Path, audit_reader) -> None:
    days = tuple(date(2026, 3, 2) + timedelta(days=number) for number in range(20))
    modules = tuple(
        Activity(f"Module {number} – Sujet numéro {number}", "page", 30, day) for number, day in enumerate(days)
    )
    people = (Person("Léa", "Petit"), Person("Marc", "Durand"))
    session = Session("Manager", "MAN", "blended", people, people[0], slots_of(*days), modules)
    for form, whole in (("pdf", False), ("docx", True)):
        path = tmp_path / f"plan.{form}"
        path.write_bytes(sequence_plan(session, form=form))
        reading = audit_reader(READER, path)
        (plan,) = reading.records
        assert plan.whole is whole
        assert any("lignes peuvent manquer" in note.fr for note in reading.notes) is not whole
        assert (len(plan.sequences) == 60) is whole
