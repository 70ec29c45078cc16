"""Registers of many providers: other headings, other orders, other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.papers import table, write_docx, write_flow

from auditready import Complaint, Improvement, Means, Partner, ResultIndicator, StaffTraining, SurveyAnalysis, Watch
from auditready_plugins.organisation.registers import RegisterReader

READER = RegisterReader()
Rows = Sequence[Sequence[object]]


@pytest.fixture
def read(audit_reader: Callable[..., object], make_xlsx: Callable[..., Path]) -> Callable[..., list[object]]:
    def reading(sheets: Rows | dict[str, Rows]) -> list[object]:
        return audit_reader(READER, make_xlsx(sheets)).records  # type: ignore[attr-defined]

    return reading


# --- watch ---------------------------------------------------------------------------------------------------

WATCHES: dict[str, Rows] = {
    "theme in a column": [
        ["TABLEAU DE VEILLE 2026"],
        ["Date", "Type de veille", "Source", "Titre de l'article", "Impact sur notre activité"],
        ["10/08/2026", "Légale et réglementaire", "Légifrance", "Décret n° 2026-728", "Grille d'audit refaite"],
        ["19/05/2026", "Métiers et emplois", "Opco", "Automatisation des tableaux", "Atelier ajouté"],
        ["23/06/2026", "Innovation pédagogique", "FFFOD", "Quiz collaboratifs", "Essayés en juillet"],
    ],
    "theme as an indicator": [
        ["Registre de veille", "", ""],
        [],
        ["Indicateur", "Information", "Date", "Suite donnée", "Par"],
        ["23", "Décret n° 2026-728", "2026-08-10", "Grille d'audit refaite", "SQ"],
        ["24", "Automatisation des tableaux", "2026-05-19", "Atelier ajouté", "AP"],
        ["25", "Quiz collaboratifs", "2026-06-23", "Essayés en juillet", "NR"],
    ],
    "english": [
        ["Topic", "Date", "Source", "Subject", "What we did with it"],
        ["Regulatory", "10/08/2026", "Légifrance", "Décret n° 2026-728", "Audit grid rewritten"],
        ["Jobs and skills", "19/05/2026", "Opco", "Automatisation des tableaux", "Workshop added"],
        ["Teaching", "23/06/2026", "FFFOD", "Quiz collaboratifs", "Tried in July"],
    ],
}


@pytest.mark.parametrize("name", WATCHES)
def test_a_watch_is_read_by_theme_day_and_use(name: str, read: Callable[..., list[object]]) -> None:
    records = read(WATCHES[name])
    found = [(each.theme, each.at, each.subject, bool(each.use)) for each in records if isinstance(each, Watch)]
    assert found == [
        ("law", date(2026, 8, 10), "Décret n° 2026-728", True),
        ("jobs", date(2026, 5, 19), "Automatisation des tableaux", True),
        ("teaching", date(2026, 6, 23), "Quiz collaboratifs", True),
    ]


@pytest.mark.parametrize("words", ["", "-", "À faire", "Néant", "RAS", "pour information", "À exploiter"])
def test_what_says_that_nothing_was_made_of_it_is_no_use(words: str, read: Callable[..., list[object]]) -> None:
    rows = [
        ["Veille réglementaire"],
        ["Date", "Source", "Sujet", "Exploitation"],
        ["10/08/2026", "JO", "Décret", words],
    ]
    assert [each.use for each in read(rows) if isinstance(each, Watch)] == [None]


def test_the_theme_stands_in_the_sheets_name(read: Callable[..., list[object]]) -> None:
    rows: Rows = [["Date", "Sujet", "Actions"], ["10/08/2026", "Décret", "Grille refaite"]]
    records = read({"Veille légale": rows, "Veille pédagogique": rows, "Veille métiers": rows})
    assert sorted(str(each.theme) for each in records if isinstance(each, Watch)) == ["jobs", "law", "teaching"]


# --- complaints ----------------------------------------------------------------------------------------------

COMPLAINTS: dict[str, Rows] = {
    "plain": [
        ["Registre des réclamations"],
        ["N°", "Date", "Réclamant", "Motif", "Réponse", "Date de réponse", "Statut"],
        [1, "22/06/2026", "Bâtisseurs d'Oc", "Salle trop petite", "Excuses écrites", "30/06/2026", "Clos"],
        [2, "03/11/2026", "Élodie Marchand", "Support illisible", "", "", "Ouvert"],
    ],
    "hazards too": [
        ["Suivi des réclamations, aléas et dysfonctionnements"],
        ["Reçue le", "Origine", "Description", "Action corrective", "Traitée le", "État"],
        ["22/06/2026", "Entreprise", "Salle trop petite", "Salle Cévennes réservée", "30/06/2026", "Traitée"],
        ["03/11/2026", "Stagiaire", "Support illisible", "", "", "En cours"],
    ],
    "english": [
        ["Register of complaints"],
        ["Received", "From", "Subject", "Answer", "Answered on", "Status"],
        ["22/06/2026", "Client", "Salle trop petite", "Written apology", "30/06/2026", "Closed"],
        ["03/11/2026", "Learner", "Support illisible", "", "", "Open"],
    ],
}


@pytest.mark.parametrize("name", COMPLAINTS)
def test_complaints_are_read_with_their_answers(name: str, read: Callable[..., list[object]]) -> None:
    records = [each for each in read(COMPLAINTS[name]) if isinstance(each, Complaint)]
    assert [(each.subject, each.received, each.answered) for each in records] == [
        ("Salle trop petite", date(2026, 6, 22), date(2026, 6, 30)),
        ("Support illisible", date(2026, 11, 3), None),
    ]


@pytest.mark.parametrize("words", ["Néant", "Aucune réclamation reçue en 2026", "RAS", "No complaint this year"])
def test_a_register_may_say_that_there_was_none(words: str, read: Callable[..., list[object]]) -> None:
    rows = [["Registre des réclamations 2026"], ["Date", "Objet", "Réponse"], ["", words, ""]]
    assert [each.none for each in read(rows) if isinstance(each, Complaint)] == [True]


# --- improvement and risks -----------------------------------------------------------------------------------

PLANS: dict[str, Rows] = {
    "plain": [
        ["PLAN D'ACTIONS QUALITÉ"],
        ["Origine", "Constat", "Action", "Pilote", "Délai", "Avancement", "Efficacité"],
        [
            "Questionnaires à chaud",
            "Rythme trop rapide",
            "Déplacer un atelier",
            "A. Petitjean",
            "15/12/2026",
            "80 %",
            "–",
        ],
        [
            "Réclamation n° 1",
            "Salle trop petite",
            "Confirmer l'effectif",
            "SQ",
            "15/07/2026",
            "Fait",
            "Plus de plainte",
        ],
    ],
    "other order": [
        ["Amélioration continue"],
        ["Date", "Action d'amélioration", "Source", "Responsable de l'action", "Échéance", "État"],
        ["13/10/2026", "Déplacer un atelier", "Enquête de satisfaction", "A. Petitjean", "15/12/2026", "En cours"],
        ["24/06/2026", "Confirmer l'effectif", "Plainte d'un client", "SQ", "15/07/2026", "Réalisée"],
    ],
}


@pytest.mark.parametrize("name", PLANS)
def test_actions_are_read_with_what_they_come_from(name: str, read: Callable[..., list[object]]) -> None:
    records = [each for each in read(PLANS[name]) if isinstance(each, Improvement)]
    assert [(each.action, each.source, each.due) for each in records] == [
        ("Déplacer un atelier", "appreciation", date(2026, 12, 15)),
        ("Confirmer l'effectif", "complaint", date(2026, 7, 15)),
    ]
    assert all(each.owner and each.status for each in records)


RISKS: dict[str, Rows] = {
    "plain": [["Risque", "Cause", "Mesure"], ["Formateur absent", "Maladie", "Vivier"], ["Panne", "Réseau", "Repli"]],
    "scored": [
        ["Cartographie des risques qualité"],
        ["N°", "Risque identifié", "Probabilité", "Gravité", "Actions de maîtrise", "Pilote"],
        [1, "Formateur absent", 2, 4, "Vivier de remplaçants", "BVM"],
        [2, "Panne", 3, 3, "Séance de repli", "SQ"],
    ],
}


@pytest.mark.parametrize("name", RISKS)
def test_risks_are_no_actions(name: str, read: Callable[..., list[object]]) -> None:
    records = [each for each in read(RISKS[name]) if isinstance(each, Improvement)]
    assert [(each.subject, each.form) for each in records] == [("Formateur absent", "risk"), ("Panne", "risk")]


# --- the others ----------------------------------------------------------------------------------------------


def test_training_of_the_staff_is_done_or_planned(read: Callable[..., list[object]]) -> None:
    rows = [
        ["Plan de développement des compétences 2026"],
        ["Nom", "Prénom", "Intitulé de la formation", "Date", "Réalisée"],
        ["Petitjean", "Alexandre", "Classe virtuelle", "12/05/2026", "Oui"],
        ["Quéméneur", "Sandrine", "Référent handicap", "03/12/2026", "Prévue"],
    ]
    records = [each for each in read(rows) if isinstance(each, StaffTraining)]
    assert [(each.person and each.person.name, each.status) for each in records] == [
        ("Alexandre Petitjean", "done"), ("Sandrine Quéméneur", "planned"),
    ]  # fmt: skip


def test_partners_are_told_by_their_name_or_kind(read: Callable[..., list[object]]) -> None:
    rows = [
        ["Partenaires"],
        ["Structure", "Domaine", "Interlocuteur", "Mise à jour"],
        ["Cap emploi 34", "", "M. Roux", "09/04/2026"],
        ["Bâtisseurs d'Oc", "Entreprise d'accueil", "É. Galtier-Roux", "03/09/2026"],
        ["Mission locale", "", "Mme Adam", "02/06/2026"],
        ["Imprimerie du Lez", "", "P. Roche", ""],
    ]
    records = [each for each in read(rows) if isinstance(each, Partner)]
    assert [(each.name, each.form) for each in records] == [
        ("Cap emploi 34", "disability"), ("Bâtisseurs d'Oc", "company"), ("Mission locale", "employment"),
        ("Imprimerie du Lez", "other"),
    ]  # fmt: skip


def test_figures_of_several_years_are_as_recent_as_the_last(read: Callable[..., list[object]]) -> None:
    rows = [
        ["Indicateurs de résultats"],
        ["Indicateur", "2025", "2024", "Mode de calcul"],
        ["Taux de satisfaction", "94 %", "91 %", "212 réponses sur 226"],
        ["Taux d'abandon", "3 %", "5 %", "8 sorties sur 240 inscrits"],
    ]
    records = [each for each in read(rows) if isinstance(each, ResultIndicator)]
    assert [(each.name, each.value, each.at, bool(each.method)) for each in records] == [
        ("Taux de satisfaction", "94 %", date(2025, 12, 31), True),
        ("Taux d'abandon", "3 %", date(2025, 12, 31), True),
    ]


def test_a_synthesis_may_be_a_table(read: Callable[..., list[object]]) -> None:
    rows = [
        ["Synthèse des enquêtes de satisfaction 2026"],
        ["Partie prenante", "Questionnaires envoyés", "Réponses", "Points à améliorer", "Actions décidées"],
        ["Stagiaires", 112, 84, "Rythme", "Atelier déplacé"],
        ["Entreprises", 31, 12, "Délais", "Rappel à J+30"],
    ]
    records = [each for each in read(rows) if isinstance(each, SurveyAnalysis)]
    assert [(each.stakeholder, each.asked, each.answered, each.decisions) for each in records] == [
        ("beneficiary", 112, 84, "Atelier déplacé"), ("company", 31, 12, "Rappel à J+30"),
    ]  # fmt: skip


def test_means_are_premises_platforms_or_equipment(read: Callable[..., list[object]]) -> None:
    rows = [
        ["Moyens matériels"],
        ["Désignation", "Capacité", "Observations"],
        ["Salle Cévennes", 14, "PMR"],
        ["Moodle", 200, ""],
        ["Vidéoprojecteur", "", "Portable"],
    ]
    records = [each for each in read(rows) if isinstance(each, Means)]
    assert [(each.name, each.form, each.capacity) for each in records] == [
        ("Salle Cévennes", "premises", 14), ("Moodle", "platform", 200), ("Vidéoprojecteur", "equipment", None),
    ]  # fmt: skip


# --- formats -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_register_may_stand_in_a_document(form: str, audit_reader: Callable[..., object], tmp_path: Path) -> None:
    rows = [["Date", "Source", "Sujet", "Exploitation"], ["10/08/2026", "JO", "Décret 2026-728", "Grille refaite"]]
    if form == "docx":
        path = write_docx(tmp_path / "a.docx", "Registre de veille légale et réglementaire", table(*rows))
    else:
        path = write_flow(tmp_path / "a.pdf", "Registre de veille légale et réglementaire", rows)
    records = audit_reader(READER, path).records  # type: ignore[attr-defined]
    assert [(each.theme, each.subject, each.use) for each in records] == [("law", "Décret 2026-728", "Grille refaite")]


def test_several_registers_in_one_workbook_are_all_read(read: Callable[..., list[object]]) -> None:
    records = read({"Veille": WATCHES["english"], "Réclamations": COMPLAINTS["plain"], "Risques": RISKS["plain"]})
    assert {type(each) for each in records} == {Watch, Complaint, Improvement}


OTHERS: dict[str, Rows] = {
    "attendance sheet": [["Nom", "Prénom", "Matin", "Après-midi"], ["Durand", "Léa", "LD", "LD"]],
    "satisfaction answers": [
        ["Horodateur", "Êtes-vous satisfait ?", "Vos suggestions"],
        ["2026/03/17 10:00", "Oui", "Une salle plus grande"],
    ],
    "follow-up log": [["Date", "Apprenant", "Canal", "Objet"], ["02/03/2026", "Léa Durand", "Téléphone", "Module 2"]],
    "grades": [["Prénom", "Nom", "Total du cours (Brut)"], ["Léa", "Durand", 15]],
    "learners": [["Nom", "Prénom", "Entreprise", "Contact"], ["Durand", "Léa", "Acme", "lea@example.com"]],
}


@pytest.mark.parametrize("name", OTHERS)
def test_tables_of_a_session_are_left_alone(name: str, make_xlsx: Callable[..., Path]) -> None:
    from auditready import EvidenceFile

    path = make_xlsx(OTHERS[name])
    assert READER.recognise(EvidenceFile(path, path.name)) is None
