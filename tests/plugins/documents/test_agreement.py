"""Conventions, contracts and quotes: the fields of D.6353-1 in articles, in labels, in tables and in sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.papers import p, picture, signature_png, table, write_docx, write_flow, write_pdf

from auditready_plugins.documents.agreement import AGREEMENT
from auditready_plugins.documents.kinds import DocumentReader
from auditready_plugins.documents.modality import modality_of

READER = DocumentReader(AGREEMENT)

ARTICLES = [
    "CONVENTION DE FORMATION PROFESSIONNELLE",
    "(articles L.6353-1 et D.6353-1 du Code du travail)",
    "Entre l’organisme de formation : Formaction Sud SARL, 3 rue des Lices, 69001 Lyon,",
    "et le client : Atelier Bleu SAS, représenté par Paul Garnier.",
    "Article 1 – Intitulé de l’action",
    "Excel : niveau 2",
    "Article 2 – Objectifs pédagogiques",
    "– Construire un tableau croisé",
    "– Contrôler des données",
    "Article 3 – Contenu",
    "Voir le programme annexé.",
    "Article 4 – Moyens pédagogiques et techniques",
    "Exposés et exercices.",
    "Article 5 – Durée et période",
    "Durée totale : 2 jours, soit 14 heures",
    "Dates : du 2 au 3 mars 2026",
    "Article 6 – Modalités de déroulement",
    "L’action se déroule en présentiel.",
    "Taux des enseignements dispensés à distance sur la durée totale de ces enseignements : 28,5 %",
    "dont 4 heures à distance",
    "Article 7 – Participants",
    "Mme Alice Durand, M. Karim Benali et Zoé Le Goff",
    "Article 8 – Formatrice",
    "Formatrice : Léa Roux",
    "Article 9 – Modalités de suivi de l’exécution",
    "Feuilles d’émargement par demi-journée.",
    "Article 10 – Sanction de la formation",
    "Certificat de réalisation remis à chaque participant.",
    "Article 11 – Prix et modalités de règlement",
    "Prix : 1 450,00 € HT",
    "Fait à Lyon, le 10/02/2026",
]


def signed_pdf(path: Path, *, provider: bool, client: bool) -> Path:
    from io import BytesIO

    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), invariant=1)
    y = 800
    for line in ARTICLES:
        y -= 18
        canvas.drawString(60, y, line.replace("’", "'"))
    canvas.drawString(60, y - 20, "Pour l'organisme de formation :")
    canvas.drawString(60, y - 34, "Claire Morel")
    canvas.drawString(320, y - 20, "Pour le client :")
    for x, drawn in ((60, provider), (320, client)):
        if drawn:
            canvas.drawImage(ImageReader(BytesIO(signature_png())), x, y - 90, width=120, height=40)
    canvas.save()
    return path


@pytest.fixture
def one(audit_reader):
    def run(path: Path):
        (record,) = audit_reader(READER, path).records
        return record

    return run


def test_every_field_of_an_agreement_in_articles(tmp_path: Path, one) -> None:
    found = one(write_pdf(tmp_path / "x.pdf", ARTICLES))
    assert (found.form, found.title) == ("convention", "Excel : niveau 2")
    assert (found.provider, found.client) == ("Formaction Sud SARL", "Atelier Bleu SAS")
    assert found.objectives == "Construire un tableau croisé - Contrôler des données"
    assert (found.content, found.means) == ("Voir le programme annexé.", "Exposés et exercices.")
    assert (found.start, found.end, found.minutes) == (date(2026, 3, 2), date(2026, 3, 3), 840)
    assert (found.distance_rate, found.distance_minutes) == (0.285, 240)
    assert found.modality == "in_person"
    assert found.follow_up == "Feuilles d'émargement par demi-journée."
    assert found.sanction == "Certificat de réalisation remis à chaque participant."
    assert found.price == "1 450,00 € HT"
    assert [person.name for person in found.participants] == ["Alice Durand", "Karim Benali", "Zoé Le Goff"]
    assert [(person.name, person.role) for person in found.trainers] == [("Léa Roux", "trainer")]
    assert (found.signed_on, found.repealed) == (date(2026, 2, 10), ())


def test_places_say_where_each_field_stands(tmp_path: Path, one) -> None:
    places = one(write_pdf(tmp_path / "x.pdf", ARTICLES)).places
    assert {name: places[name].line for name in ("title", "minutes", "start", "distance_rate", "price")} == {
        "title": 6, "minutes": 15, "start": 16, "distance_rate": 19, "price": 30,
    }  # fmt: skip


@pytest.mark.parametrize("provider", [True, False])
@pytest.mark.parametrize("client", [True, False])
def test_who_signed_a_pdf(tmp_path: Path, one, provider: bool, client: bool) -> None:
    found = one(signed_pdf(tmp_path / "x.pdf", provider=provider, client=client))
    assert (found.signed_by_provider, found.signed_by_client) == (provider, client)


@pytest.mark.parametrize("provider", [True, False])
@pytest.mark.parametrize("client", [True, False])
def test_who_signed_a_docx(tmp_path: Path, one, provider: bool, client: bool) -> None:
    cells = [
        p("Pour l'organisme de formation", picture() if provider else ""),
        p("Pour le client", picture() if client else ""),
    ]
    found = one(write_docx(tmp_path / "x.docx", *ARTICLES, table(cells)))
    assert (found.signed_by_provider, found.signed_by_client) == (provider, client)


def test_one_electronic_signature_does_not_say_whose(tmp_path: Path, one) -> None:
    lines = [*ARTICLES, "Pour l'organisme", "Signé électroniquement le 11/02/2026", "Pour le client"]
    found = one(write_pdf(tmp_path / "x.pdf", lines))
    assert (found.signed_by_provider, found.signed_by_client) == (None, None)
    assert found.signed_on == date(2026, 2, 11)


def test_a_contract_in_labels_and_a_table_of_people(tmp_path: Path, one) -> None:
    found = one(
        write_flow(
            tmp_path / "x.pdf",
            "CONTRAT DE FORMATION PROFESSIONNELLE",
            "Conclu en application de l'article L.6353-3 du Code du travail",
            "Organisme de formation : Formaction Sud SARL",
            "Stagiaire : Mme Alice Durand",
            [
                ["Intitulé", "Anglais professionnel"],
                ["Objectif", "Tenir une réunion en anglais"],
                ["Durée", "20 heures"],
                ["Dates", "du 06/04/2026 au 30/06/2026"],
                ["Modalités", "En ligne sur la plateforme, à son rythme (FOAD)"],
                ["Coût", "900 € net de taxe"],
            ],
            "Une attestation sera délivrée conformément à l'article L. 6353-1 et à l'article D.6353-4.",
        )
    )
    assert (found.form, found.title, found.minutes) == ("contract", "Anglais professionnel", 1200)
    assert (found.client, found.modality, found.price) == ("Alice Durand", "asynchronous", "900 € net de taxe")
    assert (found.start, found.end) == (date(2026, 4, 6), date(2026, 6, 30))
    assert found.repealed == ("D.6353-4", "L.6353-1")
    assert (found.distance_rate, found.signed_by_provider, found.signed_by_client) == (None, False, False)


def test_a_quote_and_its_table_of_participants(tmp_path: Path, one) -> None:
    found = one(
        write_docx(
            tmp_path / "x.docx",
            "DEVIS N° 2026-014",
            "Organisme de formation : Formaction Sud",
            "Client : Atelier Bleu",
            'Action de formation : "Sécurité incendie"',
            "Durée : 7 h",
            "Date : 12/05/2026",
            "Objectifs : savoir évacuer un bâtiment",
            table(["Nom", "Prénom", "Fonction"], ["DURAND", "Alice", "Comptable"], ["LE GOFF", "Zoé", "Graphiste"]),
            "Total TTC : 1 200 €",
        )
    )
    assert (found.form, found.title, found.minutes) == ("quote", "Sécurité incendie", 420)
    assert [person.name for person in found.participants] == ["Alice DURAND", "Zoé LE GOFF"]
    assert (found.start, found.end, found.price) == (date(2026, 5, 12), date(2026, 5, 12), "1 200 €")


def test_english_labels(tmp_path: Path, one) -> None:
    found = one(
        write_pdf(
            tmp_path / "x.pdf",
            [
                "TRAINING AGREEMENT",
                "Training provider : Formaction Ltd",
                "Customer : Blue Workshop",
                "Course title : Advanced Excel",
                "Objectives : build pivot tables",
                "Duration : 14 hours",
                "Dates : from 2 to 3 March 2026",
                "Distance rate : 50 %",
                "Delivery mode : virtual class",
                "Price : 900 EUR",
                "Participants : Alice Durand, Karim Benali",
                "Professional training (formation), article L.6353-1",
            ],
        )
    )
    assert (found.form, found.title, found.provider, found.client) == (
        "convention", "Advanced Excel", "Formaction Ltd", "Blue Workshop",
    )  # fmt: skip
    assert (found.minutes, found.distance_rate, found.modality) == (840, 0.5, "synchronous")
    assert (found.start, found.end) == (date(2026, 3, 2), date(2026, 3, 3))
    assert [person.name for person in found.participants] == ["Alice Durand", "Karim Benali"]


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("en présentiel", "in_person"),
        ("à distance, en classe virtuelle synchrone", "synchronous"),
        ("à distance asynchrone (e-learning)", "asynchronous"),
        ("mixte : présentiel et modules à distance", "blended"),
        ("présentiel puis e-learning", "blended"),
        ("AFEST", "work_based"),
        ("présentiel ou visio", None),
        ("à distance", None),
    ],
)
def test_the_modality_is_the_documents_word(words: str, modality: str | None) -> None:
    assert modality_of(words) == modality
