"""Procedures, syntheses, minutes, charts and pages of many providers, as PDF, DOCX, ODT and HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from tests.papers import table, write_docx, write_flow, write_odt_blocks

from auditready import EvidenceFile, Meeting, Procedure, PublicInformation, ResultIndicator, StaffRole, SurveyAnalysis
from auditready_plugins.documents.kinds import DocumentReader
from auditready_plugins.organisation.papers import CHART, MINUTES, PROCEDURE, SYNTHESIS
from auditready_plugins.organisation.public import RESULTS, PublicPageReader

PROCEDURES, SYNTHESES, MEETINGS = DocumentReader(PROCEDURE), DocumentReader(SYNTHESIS), DocumentReader(MINUTES)
CHARTS, FIGURES, PAGES = DocumentReader(CHART), DocumentReader(RESULTS), PublicPageReader()

Blocks = Sequence[str | list[list[str]]]


def write_html(path: Path, *blocks: str | list[list[str]]) -> Path:
    body = "".join(
        f"<p>{block}</p>\n"
        if isinstance(block, str)
        else "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in block) + "</table>"
        for block in blocks
    )
    page = f"<!DOCTYPE html><html><head><title>Page</title></head><body>{body}</body></html>"
    path.write_text(page, encoding="utf-8")
    return path


WRITERS: dict[str, Callable[..., Path]] = {
    "docx": lambda path, *blocks: write_docx(path, *(b if isinstance(b, str) else table(*b) for b in blocks)),
    "pdf": write_flow,
    "odt": write_odt_blocks,
    "html": write_html,
}


def written(folder: Path, form: str, blocks: Blocks) -> Path:
    return WRITERS[form](folder / f"a.{form}", *blocks)


@pytest.fixture
def read(audit_reader: Callable[..., object], tmp_path: Path) -> Callable[..., list[object]]:
    def reading(reader: object, form: str, blocks: Blocks) -> list[object]:
        return audit_reader(reader, written(tmp_path, form, blocks)).records  # type: ignore[attr-defined]

    return reading


# --- procedures ----------------------------------------------------------------------------------------------

VIOLENCE = [
    "Ateliers du Lirou Formation",
    "Charte de prévention des violences sexistes et sexuelles, du harcèlement et des discriminations",
    "Version 2 – mise à jour le 9 février 2026",
    "1. Objectif : protéger chaque stagiaire pendant sa formation.",
    "2. Référente : Sandrine Quéméneur, joignable au 04 67 00 12 34.",
    "3. Étapes : signalement, entretien sous 24 heures, mesures de protection, registre.",
]
PAPERS: dict[str, tuple[Blocks, tuple[str, ...], tuple[int, ...]]] = {
    "charter": (VIOLENCE, ("violence",), ()),
    "process sheet": (
        [
            [
                ["PROCESSUS", "Gestion des réclamations"],
                ["Indicateur", "Indicateur 31"],
                ["Version", "3 du 12/01/2026"],
            ],
            "Pilote : Bérengère Vasseur-Marchand",
            "Objet : traiter chaque réclamation d'un stagiaire ou d'un client sous 15 jours.",
            "Étapes : accusé de réception, analyse, réponse, inscription au registre.",
        ],
        ("complaints",),
        (31,),
    ),
    "several topics": (
        [
            "Procédure de positionnement et d'évaluation des acquis",
            "Objet : situer puis évaluer les stagiaires. Applicable au 05/01/2026.",
            "Responsable : le formateur référent de la formation.",
            "1. Test de positionnement avant l'entrée en formation",
            "2. Évaluation des acquis en cours et en fin de formation",
        ],
        ("positioning", "assessment"),
        (),
    ),
    "all watches": (
        [
            "Procédure de veille",
            "Objectif : tenir à jour les formations. Responsable : S. Quéméneur. Version de mars 2026.",
            "Étapes : lire, noter au registre, décider, diffuser chaque mois à l'équipe.",
        ],
        ("law_watch", "jobs_watch", "teaching_watch"),
        (),
    ),
    "english": (
        [
            "Complaints policy",
            "Purpose: to handle each learner's complaint within 15 days. Owner: S. Quéméneur.",
            "Steps: acknowledge, analyse, answer, record. Updated on 12/01/2026.",
        ],
        ("complaints",),
        (),
    ),
}


@pytest.mark.parametrize("form", ["docx", "pdf", "odt", "html"])
@pytest.mark.parametrize("name", PAPERS)
def test_a_procedure_is_known_by_its_title_and_its_subject(
    name: str, form: str, read: Callable[..., list[object]]
) -> None:
    blocks, topics, indicators = PAPERS[name]
    (record,) = read(PROCEDURES, form, blocks)
    assert isinstance(record, Procedure)
    assert (record.topics, record.indicators) == (topics, indicators)


def test_a_procedure_says_of_when_it_is(read: Callable[..., list[object]]) -> None:
    (record,) = read(PROCEDURES, "docx", VIOLENCE)
    assert isinstance(record, Procedure)
    assert (record.dated, record.version) == (date(2026, 2, 9), "2")


def test_a_heading_that_the_text_does_not_take_up_is_no_topic(read: Callable[..., list[object]]) -> None:
    blocks = [*VIOLENCE, "4. Handicap : voir le livret d'accueil."]
    (record,) = read(PROCEDURES, "docx", blocks)
    assert isinstance(record, Procedure)
    assert record.topics == ("violence",)


# --- syntheses -----------------------------------------------------------------------------------------------

ANALYSES: dict[str, Blocks] = {
    "lines": [
        "Synthèse des enquêtes de satisfaction 2026",
        "Stagiaires : 84 réponses sur 112 envois",
        "Entreprises : 12 réponses sur 31 envois",
        "Constats : le rythme du second jour est trop rapide.",
        "Décisions : déplacer un atelier au premier jour.",
    ],
    "chapters": [
        "BILAN ANNUEL DES APPRÉCIATIONS – 2026",
        "1. Stagiaires",
        "84 questionnaires sur 112 sont revenus.",
        "2. Entreprises clientes",
        "12 questionnaires sur 31 sont revenus.",
        "Points forts et axes d'amélioration",
        "Le rythme du second jour est trop rapide.",
        "Actions retenues",
        "Déplacer un atelier au premier jour.",
    ],
}


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
@pytest.mark.parametrize("name", ANALYSES)
def test_a_synthesis_says_whose_answers_it_sums_up(name: str, form: str, read: Callable[..., list[object]]) -> None:
    records = [each for each in read(SYNTHESES, form, ANALYSES[name]) if isinstance(each, SurveyAnalysis)]
    assert sorted(str(each.stakeholder) for each in records) == ["beneficiary", "company"]
    assert all("second jour" in (each.findings or "") for each in records)
    assert all("atelier" in (each.decisions or "") for each in records)
    assert {each.at for each in records} == {date(2026, 12, 31)}


def test_numbers_of_answers_are_read(read: Callable[..., list[object]]) -> None:
    records = [each for each in read(SYNTHESES, "docx", ANALYSES["lines"]) if isinstance(each, SurveyAnalysis)]
    assert [(each.asked, each.answered) for each in records] == [(112, 84), (31, 12)]


def test_an_assessment_of_the_teaching_is_told_from_satisfaction(read: Callable[..., list[object]]) -> None:
    blocks = [
        "Évaluation des enseignements et des contenus par les apprentis – 2026",
        "Apprentis : 41 réponses sur 48",
        "Constats : le module 3 est jugé trop théorique.",
        "Actions décidées : deux études de cas de plus.",
        "Résultats présentés à l'équipe pédagogique le 6 octobre 2026.",
    ]
    (record,) = read(SYNTHESES, "pdf", blocks)
    assert isinstance(record, SurveyAnalysis)
    assert record.subject == "teaching"
    assert record.shared


# --- minutes and charts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("Compte-rendu de la réunion d'équipe pédagogique du 4 juin 2026", "team"),
        ("PROCÈS-VERBAL DU CONSEIL DE PERFECTIONNEMENT – 4 juin 2026", "improvement_council"),
        ("CR réunion des tuteurs en entreprise du 04/06/2026", "company"),
        ("Relevé de décisions du comité qualité, 4 juin 2026", "team"),
    ],
)
def test_minutes_say_of_what_meeting_they_are(title: str, form: str, read: Callable[..., list[object]]) -> None:
    blocks = [
        title,
        "Présents : S. Quéméneur, A. Petitjean",
        "Ordre du jour : supports",
        "Décisions : revoir le module 2",
    ]
    (record,) = read(MEETINGS, "docx", blocks)
    assert isinstance(record, Meeting)
    assert (record.form, record.at, bool(record.decisions)) == (form, date(2026, 6, 4), True)


CHART_LINES: dict[str, Blocks] = {
    "role first": ["Organigramme", "Direction : Bérengère Vasseur", "Référente handicap : Sandrine Quéméneur"],
    "name first": ["NOTRE ÉQUIPE", "Bérengère Vasseur – Gérante", "Sandrine Quéméneur – Référente handicap"],
    "table": [
        "Liste des intervenants",
        [["Bérengère Vasseur", "Gérante"], ["Sandrine Quéméneur", "Assistante et référente handicap"]],
    ],
}


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
@pytest.mark.parametrize("name", CHART_LINES)
def test_a_chart_says_who_does_what(name: str, form: str, read: Callable[..., list[object]]) -> None:
    records = [each for each in read(CHARTS, form, CHART_LINES[name]) if isinstance(each, StaffRole)]
    assert [(each.person.name, "disability" in each.duties) for each in records] == [
        ("Bérengère Vasseur", False), ("Sandrine Quéméneur", True),
    ]  # fmt: skip


# --- what the public is told ---------------------------------------------------------------------------------

TRAINING = [
    "Formation Excel perfectionnement",
    "Objectifs : automatiser un tableau de suivi",
    "Prérequis : aucun",
    "Durée : 14 heures (2 jours), en présentiel",
    "Tarif : 890 € HT, financement OPCO possible",
    "Délai d'accès : 10 jours",
    "Méthodes pédagogiques : exercices sur vos fichiers",
    "Modalités d'évaluation : cas pratique final",
    "Accessibilité aux personnes handicapées : contactez notre référente",
    "Contact : contact@example.org",
]


def test_a_web_page_is_read_for_what_it_speaks_of(read: Callable[..., list[object]]) -> None:
    (record,) = read(PAGES, "html", TRAINING)
    assert isinstance(record, PublicInformation)
    asked = {
        "prerequisites", "objectives", "duration", "price", "financing", "access_delay", "methods", "assessment",
        "accessibility", "contact", "modes",
    }  # fmt: skip
    assert asked <= set(record.items)
    assert "pass_rate" not in record.items


def test_a_catalogue_is_known_by_its_title(read: Callable[..., list[object]]) -> None:
    (record,) = read(PAGES, "pdf", ["Catalogue de formations 2026", *TRAINING])
    assert isinstance(record, PublicInformation)


def test_a_page_about_something_else_is_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path, "html", ["Mentions légales", "Éditeur : Ateliers du Lirou", "Hébergeur : Exemple SA"])
    assert PAGES.recognise(EvidenceFile(path, path.name)) is None


RATES: dict[str, Blocks] = {
    "lines": [
        "Nos indicateurs de résultats 2025",
        "Taux de satisfaction : 94 % (212 réponses sur 226)",
        "Taux d'abandon : 3 % (8 sorties sur 240 inscrits)",
    ],
    "figure first": [
        "Nos résultats 2025",
        "94 % de stagiaires satisfaits",
        "3 % d'abandons en cours de formation",
        "Mode de calcul : réponses 4 ou 5 sur 5 divisées par les réponses reçues",
    ],
    "table": [
        "Chiffres clés 2025",
        [["Taux de satisfaction", "94 %"], ["Taux d'abandon", "3 %"]],
        "Source : InserJeunes et nos enquêtes",
    ],
}


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
@pytest.mark.parametrize("name", RATES)
def test_published_figures_are_read_with_their_method(name: str, form: str, read: Callable[..., list[object]]) -> None:
    records = [each for each in read(FIGURES, form, RATES[name]) if isinstance(each, ResultIndicator)]
    assert [each.value for each in records] == ["94 %", "3 %"]
    assert all(each.method for each in records)
    assert {each.at for each in records} == {date(2025, 12, 31)}


def test_figures_without_method_say_none(read: Callable[..., list[object]]) -> None:
    records = read(FIGURES, "pdf", ["Nos résultats 2025", "Taux de satisfaction : 94 %", "Taux de réussite : 88 %"])
    assert [each.method for each in records if isinstance(each, ResultIndicator)] == [None, None]
