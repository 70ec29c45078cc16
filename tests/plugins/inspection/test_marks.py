"""Fields left unfilled, documents without a date, the Qualiopi mark, and data that must not be shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.papers import write_docx, write_pdf

from auditready import DocumentMark, EvidenceFile
from auditready_plugins.inspection.marks import MarksInspector

INSPECTOR = MarksInspector()
DATED = "Fait à Lyon, le 02/03/2026"
NIR = "2 85 03 34 172 118 63"


def marks(path: Path, *kinds: str) -> list[DocumentMark]:
    file = EvidenceFile(path, path.name)
    assert file.format in INSPECTOR.formats
    found: list[Any] = list(INSPECTOR.inspect(file, SimpleNamespace(kinds=frozenset(kinds))))
    assert all(one.locator.quote for one in found)
    return found


@pytest.fixture(params=["pdf", "docx"])
def said(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., list[DocumentMark]]:
    """Give the marks of a document of these lines, as PDF and as DOCX."""

    def give(lines: Sequence[str], *kinds: str) -> list[DocumentMark]:
        path = tmp_path / f"piece.{request.param}"
        if request.param == "pdf":
            write_pdf(path, list(lines))
        else:
            write_docx(path, *lines)
        return marks(path, *kinds)

    return give


# --- templates -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Entre {{nom_client}} et l'organisme", "{{nom_client}}"),
        ("Prix : ${montant} HT", "${montant}"),
        ("Bonjour <<Prenom>>,", "<<Prenom>>"),
        ("Stagiaire : [à compléter]", "[à compléter]"),
        ("Client : [Nom de l'entreprise]", "[Nom de l'entreprise]"),
        ("Session du XX/XX/XXXX", "XX/XX/XXXX"),
        ("Session du JJ/MM/AAAA", "JJ/MM/AAAA"),
        ("Date : __/__/____", "__/__/____"),
        ("Durée : XX heures", "XX heures"),
        ("du XX mars 2026", "XX mars"),
        ("Prix : XXX €", "XXX €"),
        ("Lorem ipsum dolor sit amet", "Lorem ipsum"),
        ("atteste que Nom et prénom du stagiaire a suivi", "atteste que Nom et prénom du stagiaire"),
        ("Cliquez ou appuyez ici pour entrer du texte.", "Cliquez ou appuyez ici pour entrer"),
        ("Click or tap here to enter text.", "Click or tap here to enter"),
        ("Voir page Erreur ! Signet non défini.", "Erreur ! Signet"),
        ("Name: [to be completed]", "[to be completed]"),
    ],
)
def test_fields_of_a_template(said: Callable[..., list[DocumentMark]], line: str, what: str) -> None:
    (found,) = said([DATED, line], "agreement")
    assert (found.mark, found.what, found.locator.quote) == ("unfilled", what, line)


@pytest.mark.parametrize(
    "line",
    [
        "Date de naissance (JJ/MM/AAAA) : 03/04/1990",
        "Tarif : 1 450,00 € HT [voir annexe 2]",
        "« Excel avancé » : niveau 2",
        "Le dossier {brouillon} est vide",
        "Signature : ........................",
        "Nom : DURAND ........ Prénom : Camille ........",
        "Objectifs : ☐ atteints ☐ non atteints",
        "Louis XX est venu",
        "if a < b and b > c",
        "Sommaire ................................ 3",
    ],
)
def test_what_is_no_field(said: Callable[..., list[DocumentMark]], line: str) -> None:
    assert said([DATED, line], "agreement") == []


@pytest.mark.parametrize("line", ["Nom et prénom : ....................", "Fait à ............, le ............"])
def test_dots_after_a_label(said: Callable[..., list[DocumentMark]], line: str) -> None:
    assert [one.mark for one in said([DATED, line], "certificate")] == ["unfilled"]
    assert said([DATED, line], "welcome_rules") == []


def test_a_document_without_any_date(said: Callable[..., list[DocumentMark]]) -> None:
    lines = ["Livret d'accueil", "Bienvenue dans nos locaux"]
    assert [one.mark for one in said(lines, "welcome_rules")] == ["undated"]
    assert said(lines, "resource") == []
    assert said([*lines, "Version 3"], "welcome_rules") == []
    assert said([*lines, "mars 2026"], "welcome_rules") == []


# --- the Qualiopi mark ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Organisme certifié Qualiopi", "certifié Qualiopi"),
        ("Qualiopi - processus certifié", "Qualiopi - processus certifié"),
        (
            "La certification qualité a été délivrée au titre de la catégorie : actions de formation",
            "La certification qualité a été délivrée au titre",
        ),
        ("Formation labellisée Qualiopi", "labellisée Qualiopi"),
        ("Certification Qualiopi n° FR0712", "Certification Qualiopi n°"),
        ("We are Qualiopi certified", "Qualiopi certified"),
    ],
)
def test_the_mark_in_words(said: Callable[..., list[DocumentMark]], line: str, what: str) -> None:
    (found,) = said([DATED, line], "invoice")
    assert (found.mark, found.what) == ("quality_mark", what)
    assert said([DATED, line], "welcome_rules") == []


@pytest.mark.parametrize(
    "line",
    [
        "Déclaration d'activité n° 76340987634. Cet enregistrement ne vaut pas agrément de l'Etat.",
        "Intitulé : Préparer son audit Qualiopi",
        "Preuve de l'indicateur 11 du référentiel Qualiopi",
        "Objectif : comprendre les exigences de la certification Qualiopi",
    ],
)
def test_what_is_no_use_of_the_mark(said: Callable[..., list[DocumentMark]], line: str) -> None:
    assert said([DATED, line], "agreement") == []


# --- what must not be shown ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        NIR,
        NIR.replace(" ", ""),
        "2 85 03 2A 172 118 80",
        "1.90.07.75.056.012.83",
        "N° de sécurité sociale : 2850334172118",
    ],
)
def test_a_social_security_number_is_masked(said: Callable[..., list[DocumentMark]], text: str) -> None:
    (found,) = said([DATED, f"Assurée : {text}, Lyon"])
    assert found.mark == "social_security_number"
    assert found.locator.quote is not None
    assert not any(part in found.locator.quote for part in ("172", "056", "2850"))


@pytest.mark.parametrize(
    "text",
    [
        NIR.replace("63", "64"),
        "2850334172118",
        "SIRET 853 034 172 00118",
        "FR76 3000 6000 0112 3456 7890 189",
        "NDA 76340987634",
        "Tél. 04 67 00 12 34 / 06 12 34 56 78",
        "code-barres 3 017620 422003",
        "1772438400000",
    ],
)
def test_other_numbers_are_left_alone(said: Callable[..., list[DocumentMark]], text: str) -> None:
    assert said([DATED, text], "positioning") == []


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("RQTH : oui, jusqu'en 2027", "disability"),
        ("La stagiaire est titulaire de la RQTH", "disability"),
        ("Taux d'incapacité : 50 %", "disability"),
        ("Nature du handicap : surdité partielle", "disability"),
        ("Aménagement demandé : documents agrandis, malvoyante", "disability"),
        ("Mme Durand souffre de dyslexie", "health"),
        ("Absente en raison de son diabète", "health"),
        ("Atteint d'une sclérose en plaques", "health"),
        ("Problème de santé : épilepsie", "health"),
        ("Absent le 3 mars (arrêt maladie)", "health"),
    ],
)
def test_details_of_a_person(said: Callable[..., list[DocumentMark]], line: str, mark: str) -> None:
    found = said([DATED, line], "positioning")
    assert mark in [one.mark for one in found]
    assert all("•••" in (one.locator.quote or "") for one in found)
    for word in ("dyslexie", "diabète", "surdité", "malvoyante", "épilepsie", "maladie"):
        assert all(word not in (one.locator.quote or "") for one in found)


@pytest.mark.parametrize(
    "line",
    [
        "Référent handicap : Sandrine Quéméneur",
        "Accessibilité aux personnes en situation de handicap : nous contacter",
        "Situation de handicap nécessitant un aménagement : non signalée",
        "Besoin d'aménagement : oui, poste de travail près de la porte",
        "Si vous êtes titulaire d'une RQTH : oui, signalez-le",
        "RQTH ☐ oui ☒ non",
        "RQTH : non",
        "Partenaires : Agefiph, Cap emploi, MDPH",
        "Type de handicap : moteur ☐ visuel ☐ surdité ☐",
        "Les personnes atteintes de surdité sont accueillies",
        "La stagiaire est attentive et sait écouter",
    ],
)
def test_what_is_about_nobody(said: Callable[..., list[DocumentMark]], line: str) -> None:
    assert said([DATED, line], "positioning") == []


def test_a_course_on_a_condition_is_about_nobody(said: Callable[..., list[DocumentMark]]) -> None:
    assert said([DATED, "Un élève souffre de dyslexie : que faire ?"], "programme") == []


def test_a_medical_paper_that_no_reader_knows(said: Callable[..., list[DocumentMark]]) -> None:
    (found,) = said(["Docteur Roux", "CERTIFICAT MÉDICAL", "Je soussigné certifie"])
    assert (found.mark, found.locator.quote) == ("health", "•••")


def test_a_quote_leaves_out_all_that_its_line_must_not_show(said: Callable[..., list[DocumentMark]]) -> None:
    found = said([DATED, f"N° SS : {NIR} - RQTH : oui, malvoyante"], "positioning")
    assert [one.mark for one in found] == ["social_security_number", "disability"]
    assert {one.locator.quote for one in found} == {"N° SS : ••• - •••, malvoyante"}


def test_a_message_is_looked_at_for_what_must_not_be_shown_alone(tmp_path: Path) -> None:
    path = tmp_path / "message.eml"
    path.write_text(
        "From: camille@example.org\nTo: contact@example.org\nSubject: Absence\nDate: Mon, 2 Mar 2026 09:00:00 +0100\n"
        "Content-Type: text/plain; charset=utf-8\n\nJe serai absente demain (arrêt maladie).\n{{signature}}\n",
        encoding="utf-8",
    )
    assert [one.mark for one in marks(path, "tutor_exchange")] == ["health"]


def test_an_example_in_a_course_is_no_template(said: Callable[..., list[DocumentMark]]) -> None:
    assert said(["Support de cours Jinja", "Bonjour {{ nom }}"], "resource") == []


# --- tables --------------------------------------------------------------------------------------------------


def test_numbers_in_a_list_of_learners(make_xlsx: Callable[..., Path], make_csv: Callable[..., Path]) -> None:
    rows = [["Nom", "N° SS", "SIRET"], ["Durand", int(NIR.replace(" ", "")), 85303417200118], ["Martin", NIR, ""]]
    for path in (make_xlsx(rows), make_csv(rows)):
        found = marks(path)
        assert [(one.locator.column, one.locator.row) for one in found] == [("B", 2), ("B", 3)]
        assert {"•••"} == {one.locator.quote for one in found}


@pytest.mark.parametrize(
    ("cell", "count"), [("Arrêt maladie", 1), ("ABS - malade", 1), ("AJ", 0), ("ABS", 0), ("Congé maternité", 1)]
)
def test_causes_of_absence_on_a_sheet(make_xlsx: Callable[..., Path], cell: str, count: int) -> None:
    path = make_xlsx([["Nom", "Matin"], ["Durand", cell]])
    assert count == len(marks(path, "attendance"))
    assert marks(path, "survey_response") == []
