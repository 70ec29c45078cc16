"""Programmes, needs analyses, booklets, CVs and teaching material of many providers, in every format they come in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.factory.papers import pptx_bytes
from tests.papers import table, write_docx, write_flow, write_odt_blocks, write_pdf
from tests.plugins.documents import more_paper_templates as more, paper_templates as first
from tests.plugins.documents.paper_templates import Template

from auditready import EvidenceFile, plain
from auditready_plugins.documents.catalogue import READERS

BY_NAME = {reader.name.removeprefix("documents."): reader for reader in READERS}


def both(early: Mapping[str, Template], late: Mapping[str, Template]) -> dict[str, Template]:
    """The templates of both sets."""
    return {**early, **{f"{name} (2)": template for name, template in late.items()}}


KINDS: Mapping[str, tuple[str, Mapping[str, Template]]] = {
    "programme": ("programme", both(first.PROGRAMMES, more.PROGRAMMES)),
    "needs_analysis": ("needs_analysis", both(first.NEEDS, more.NEEDS)),
    "welcome": ("welcome_rules", both(first.WELCOMES, more.WELCOMES)),
    "trainer_profile": ("trainer_profile", both(first.PROFILES, more.PROFILES)),
    "resources": ("resource", both(first.RESOURCES, more.RESOURCES)),
}
WRITERS: Mapping[str, Callable[..., Path]] = {
    "docx": lambda path, *blocks: write_docx(path, *(b if isinstance(b, str) else table(*b) for b in blocks)),
    "pdf": write_flow,
    "odt": write_odt_blocks,
}
ALL = [(reader, name) for reader, (_, templates) in KINDS.items() for name in templates]


def surest(path: Path) -> str | None:
    """Return the name of the reader that an audit would give the file to."""
    file = EvidenceFile(path, path.name)
    claims = [(claim.confidence, reader.name) for reader in READERS if (claim := reader.recognise(file))]
    return max(claims)[1].removeprefix("documents.") if claims else None


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize(("reader", "name"), ALL, ids=lambda value: value.replace(" ", "-"))
def test_a_template_is_claimed_by_its_own_reader_and_read(
    reader: str, name: str, form: str, tmp_path: Path, audit_reader
) -> None:
    kind, templates = KINDS[reader]
    template = templates[name]
    path = WRITERS[form](tmp_path / f"x.{form}", *template.blocks)
    assert reader == surest(path)
    records = audit_reader(BY_NAME[reader], path).of(kind)
    if "names" in template.fields:
        assert template.fields["names"] == len(records)
    wrong = {
        field: (wanted, getattr(records[0], field))
        for field, wanted in template.fields.items()
        if field != "names" and not says(field, wanted, getattr(records[0], field))
    }
    assert wrong == {}


def says(field: str, wanted: Any, found: Any) -> bool:
    """Whether a field is as wanted: short facts are equal, longer texts hold the wanted words."""
    if field == "objectives":
        return bool(wanted == len(found))
    if field == "topics":
        return set(wanted) == set(found)
    if field == "person":
        return (None if found is None else found.name) == (wanted and plain(wanted))
    if isinstance(found, date):
        return bool(wanted == found.isoformat())
    if field in {"title", "client", "version"}:
        return bool(found == plain(wanted))
    return plain(wanted) in found if isinstance(wanted, str) and found else wanted in (found, None)


# --- beside other documents ------------------------------------------------------------------------------------

CONVENTION = [
    "CONVENTION DE FORMATION",
    "Organisme de formation : ARMOR SAS",
    "Client : Laiterie du Menez",
    "Intitulé : Vente",
    "Objectifs : animer une vente",
    "Durée : 14 heures",
    "Dates : 14 et 15 avril 2026",
    "Prix : 890 € HT",
]
ANNEX = [
    "Objectifs : mener un entretien de vente",
    "Public : vendeurs",
    "Prérequis : aucun",
    "Durée : 14 heures",
    "Contenu : accroche, argumentation, conclusion",
    "Évaluation : QCM",
]


@pytest.mark.parametrize("order", ["behind", "before", "one page"])
def test_a_programme_annexed_to_an_agreement_is_read_as_well(order: str, tmp_path: Path, audit_reader) -> None:
    annex = ["Annexe 1 – Programme de la formation", *ANNEX]
    if order == "one page":
        path = write_docx(tmp_path / "x.docx", *CONVENTION, *annex)
    else:
        pages = (CONVENTION, annex) if order == "behind" else (["Programme de la formation", *ANNEX], CONVENTION)
        path = write_pdf(tmp_path / "x.pdf", *pages)
    assert surest(path) == "agreement"
    reading = audit_reader(BY_NAME["agreement"], path)
    (agreement,) = reading.of("agreement")
    (programme,) = reading.of("programme")
    assert agreement.objectives == "animer une vente"
    assert programme.objectives == ("mener un entretien de vente",)
    assert (programme.minutes, programme.prerequisites, programme.title) == (840, "aucun", None)


def test_an_agreement_that_mentions_its_programme_holds_none(tmp_path: Path, audit_reader) -> None:
    path = write_pdf(tmp_path / "x.pdf", [*CONVENTION, "Programme détaillé : voir annexe 1"], ["Annexe 1 : programme"])
    assert audit_reader(BY_NAME["agreement"], path).of("programme") == []


@pytest.mark.parametrize(
    "lines",
    [
        ["Programme de la journée", "9 h : accueil café", "10 h : visite de l'atelier", "12 h : déjeuner"],
        ["Programme d'accueil des nouveaux salariés", "Objectif : s'intégrer", "Durée : une semaine"],
        ["Note de service", "Le livret d'accueil et le règlement intérieur sont à retirer au secrétariat."],
        ["Livret A", "Relevé de compte", "Solde : 120 €"],
        ["Support technique", "Appelez le 04 67 00 00 00", "Du lundi au vendredi"],
        ["Alexandre PETITJEAN", "12 rue des Lices", "34000 Montpellier", "Madame, Monsieur, je postule."],
        ["Étude de marché", "Besoins des clients", "Nos attentes pour 2026"],
        ["Ressources humaines", "Plan de recrutement", "Objectifs 2026"],
        ["Compte rendu de réunion", "Objectifs : préparer l'audit", "Durée : 1 h", "Contenu : tour de table"],
    ],
)  # fmt: skip
def test_what_is_none_of_these(lines: list[str], tmp_path: Path) -> None:
    assert surest(write_docx(tmp_path / "x.docx", *lines)) is None


# --- tables ----------------------------------------------------------------------------------------------------


def test_needs_of_several_learners_in_a_table(make_csv, audit_reader) -> None:
    path = make_csv(
        [
            ["Horodateur", "Nom et prénom", "Entreprise", "Vos attentes", "Situation de handicap ?"],
            ["12/01/2026 10:00:00", "DURAND Léa", "Oc SAS", "Gagner du temps", "Non"],
            ["13/01/2026 11:30:00", "BENALI Karim", "Oc SAS", "Découvrir", "Non"],
        ]
    )
    records = audit_reader(BY_NAME["needs_analysis"], path).of("needs_analysis")
    assert [(r.person.name, r.at, r.client, r.accessibility_asked) for r in records] == [
        ("DURAND Léa", date(2026, 1, 12), "Oc SAS", True),
        ("BENALI Karim", date(2026, 1, 13), "Oc SAS", True),
    ]


def test_a_survey_that_asks_about_expectations_is_no_needs_analysis(make_csv) -> None:
    path = make_csv(
        [
            ["Nom et prénom", "La formation a-t-elle répondu à vos attentes ?", "Recommanderiez-vous ?"],
            ["DURAND Léa", "Oui", "Oui"],
        ]
    )
    assert surest(path) is None


def test_trainers_in_a_table(make_xlsx, audit_reader) -> None:
    path = make_xlsx(
        [
            ["Formateur", "Diplômes", "Expérience", "Domaines d'intervention", "Mis à jour"],
            ["Alexandre Petitjean", "Master", "11 ans", "Excel", date(2026, 1, 12)],
            ["Nathalie Rouquette", "DESS", "20 ans", "Management", None],
        ]
    )
    records = audit_reader(BY_NAME["trainer_profile"], path).of("trainer_profile")
    assert [(r.person.name, r.qualifications, r.skills, r.updated) for r in records] == [
        ("Alexandre Petitjean", "Master", "Excel", date(2026, 1, 12)),
        ("Nathalie Rouquette", "DESS", "Management", None),
    ]


def test_material_in_a_table(make_csv, audit_reader) -> None:
    path = make_csv(
        [
            ["Supports remis aux stagiaires", "", ""],
            ["Support", "Format", "Remis le"],
            ["Livret Excel", "PDF", "16/03/2026"],
            ["Exercices", "XLSX", "16/03/2026"],
        ]
    )
    records = audit_reader(BY_NAME["resources"], path).of("resource")
    assert [(r.name, r.form, r.given) for r in records] == [
        ("Livret Excel", "handout", date(2026, 3, 16)),
        ("Exercices", "exercise", date(2026, 3, 16)),
    ]


# --- slides ----------------------------------------------------------------------------------------------------


def test_slides_that_teach(tmp_path: Path, audit_reader) -> None:
    shown = [
        ["La méthode 5S", "Formation des équipes"],
        ["Module 1", "Objectifs"],
        ["À vous de jouer", "Exercice : ranger un poste"],
    ]
    path = tmp_path / "x.pptx"
    path.write_bytes(pptx_bytes(shown))
    assert surest(path) == "resources"
    (record,) = audit_reader(BY_NAME["resources"], path).of("resource")
    assert (record.name, record.form, record.locator.page) == ("La méthode 5S", "slides", 1)


def test_slides_that_sell(tmp_path: Path) -> None:
    path = tmp_path / "x.pptx"
    path.write_bytes(pptx_bytes([["Nos offres 2026"], ["Objectifs commerciaux"], ["Tarifs", "Contactez-nous"]]))
    assert surest(path) is None


def test_an_objective_may_end_in_the_letters_of_a_phrase_that_introduces_objectives(
    tmp_path: Path, audit_reader
) -> None:
    goals = ("- Dialoguer avec son expert-comptable", "- Prendre une décision durable", "- Lire un bilan")
    lines = (
        "PROGRAMME DE FORMATION",
        "Objectifs pédagogiques :",
        "À l'issue de la formation, vous serez capable de :",
        *goals,
        "Prérequis :",
        "Aucun",
        "Durée :",
        "7 heures",
        "Contenu :",
        "Bilan et compte de résultat",
    )
    (programme,) = audit_reader(BY_NAME["programme"], write_flow(tmp_path / "p.pdf", *lines)).records
    assert programme.objectives == tuple(goal.removeprefix("- ") for goal in goals)
