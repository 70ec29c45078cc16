"""Papers as other providers word them: what no label announces, and headings in words of their own.

Each case stands for a class of papers that was once not known or read wrongly; all people and firms are invented.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.papers import table, write_docx, write_odt_blocks, write_pdf

from auditready import EvidenceFile
from auditready_plugins.certificate.reader import CertificateReader
from auditready_plugins.documents.catalogue import READERS

BY_NAME = {reader.name.removeprefix("documents."): reader for reader in READERS}
ALL = (*READERS, CertificateReader())


def surest(path: Path) -> str | None:
    file = EvidenceFile(path, path.name)
    claims = [(found.confidence, reader.name) for reader in ALL if (found := reader.recognise(file)) is not None]
    return max(claims, key=lambda claim: claim[0])[1] if claims else None


@pytest.fixture
def read(tmp_path: Path, audit_reader):
    """Read a DOCX of these blocks by its own reader, which must have the surest claim."""

    def run(name: str, *blocks: str) -> Any:
        path = write_docx(tmp_path / "x.docx", *blocks)
        assert surest(path) == (name if "." in name else f"documents.{name}")
        reader = CertificateReader() if name.startswith("certificate") else BY_NAME[name]
        record, *_ = audit_reader(reader, path).records
        return record

    return run


# --- programmes ------------------------------------------------------------------------------------------------


def test_programme_whose_headings_are_questions(read) -> None:
    found = read(
        "programme",
        "SST – Sauveteur secouriste du travail",
        "PROGRAMME DÉTAILLÉ",
        "Ce que vous saurez faire après la formation",
        "Porter secours à une victime",
        "À qui s'adresse cette formation ?",
        "À tout membre du personnel",
        "Faut-il un niveau particulier ?",
        "Aucun niveau requis",
        "Combien de temps ?",
        "14 heures en présentiel",
        "Ce que nous verrons ensemble",
        "Protéger, examiner, alerter, secourir",
        "Avec quels outils ?",
        "Mannequins, défibrillateur",
        "Et à la fin ?",
        "Épreuve certificative",
        "Combien ça coûte ?",
        "220 € HT par stagiaire",
        "Quand puis-je commencer ?",
        "Sous 6 semaines",
    )
    assert (found.title, found.objectives, found.minutes, found.modality) == (
        "SST - Sauveteur secouriste du travail", ("Porter secours à une victime",), 840, "in_person",
    )  # fmt: skip
    assert [found.audience, found.prerequisites, found.content, found.means, found.assessment, found.price] == [
        "À tout membre du personnel", "Aucun niveau requis", "Protéger, examiner, alerter, secourir",
        "Mannequins, défibrillateur", "Épreuve certificative", "220 € HT par stagiaire",
    ]  # fmt: skip


def test_programme_is_told_by_its_sections_whatever_its_first_line_says(read) -> None:
    found = read(
        "programme",
        "WORDPRESS – CRÉER SON SITE",
        "Nos objectifs pour vous",
        "Publier des pages",
        "Cette formation est faite pour vous si…",
        "Vous êtes indépendant",
        "Ce qu'il faut savoir avant",
        "Naviguer sur le web",
        "Format",
        "14 h en classe virtuelle",
        "Déroulé pédagogique",
        "Séance 1 : installation. Séance 2 : contenus.",
        "Méthodologie",
        "Chacun construit son site",
        "Évaluer les acquis",
        "Mini-projet",
        "Investissement",
        "1 190 € TTC",
        "Délais",
        "Sous 15 jours",
        "Prise en compte du handicap",
        "Écrire à la référente",
    )
    assert (found.minutes, found.price, found.access_delay, found.accessibility) == (
        840, "1 190 € TTC", "Sous 15 jours", "Écrire à la référente",
    )  # fmt: skip


def test_programme_s_title_stands_below_the_word(read) -> None:
    lines = (
        "Public visé", "Managers", "Pré-requis", "Aucun", "Durée", "14 heures", "Objectifs", "• conduire un entretien",
        "Contenu", "Cadre légal", "Évaluation", "Quiz",
    )  # fmt: skip
    found = read("programme", "PROGRAMME DE FORMATION", "Réussir ses entretiens", *lines)
    assert (found.title, found.audience) == ("Réussir ses entretiens", "Managers")


# --- agreements ------------------------------------------------------------------------------------------------

AGREEMENT = (
    "CONVENTION DE FORMATION",
    "Entre les soussignés :",
    "1) AXE FORMATION, SARL au capital de 8 000 €, représentée par M. Yann Petit, ci-après « l'organisme »",
    "2) La société ZED OUEST, représentée par Mme Claire Démo, ci-après « le client »",
    "Article 1 – Objet",
    "L'organisme s'engage à organiser l'action suivante : Excel niveau 2.",
    "Article 2 – Durée et dates",
    "L'action se déroule du 2 au 3 mars 2026, pour une durée totale de 14 heures, en présentiel.",
    "Article 3 – Suivi et sanction",
    "Émargement par demi-journée ; certificat de réalisation.",
    "Article 4 – Prix",
    "Le coût est de 1 200 € HT.",
    "Rennes, le 10 février 2026",
)


def test_agreement_with_numbered_parties_and_its_title_in_a_sentence(read) -> None:
    found = read("agreement", *AGREEMENT)
    assert (found.provider, found.client, found.title) == ("AXE FORMATION", "ZED OUEST", "Excel niveau 2")
    assert (found.minutes, found.modality, found.signed_on) == (840, "in_person", date(2026, 2, 10))
    assert "certificat de réalisation" in found.sanction


def test_agreement_is_not_signed_on_a_day_of_the_training(read) -> None:
    found = read(
        "agreement",
        "Convention de formation",
        table(
            ["Entre l'organisme", "ERGO PLUS"],
            ["Et le client", "FONDERIE DÉMO"],
            ["Action", "Gestes et postures"],
            ["Quand", "le 3 décembre 2026, 9h-12h30 et 13h30-17h"],
            ["Montant", "980 € HT"],
        ),
        "Bon pour accord, le 10/11/2026",
    )
    assert (found.start, found.signed_on) == (date(2026, 12, 3), date(2026, 11, 10))


def test_line_of_facts_is_no_table_of_participants(read) -> None:
    found = read(
        "agreement",
        "CONVENTION DE FORMATION N° C26-044",
        table(
            ["Organisme de formation", "NOVA CONSEIL"],
            ["Client", "MAIRIE DE DÉMO"],
            ["Durée par stagiaire", "14,00 h"],
            ["Stagiaires", "Ada Démo, Bruno Été"],
            ["Prix HT", "1 900,00 €"],
            ["Total TTC", "2 280,00 €"],
        ),
    )
    assert [each.name for each in found.participants] == ["Ada Démo", "Bruno Été"]


@pytest.mark.parametrize(
    ("sentence", "minutes"),
    [
        ("Elle comprend 105 heures de formation dont 35 heures à distance.", 6300),
        ("Séances de 9 heures à 12 heures. Préavis : sous 48 heures.", None),
        ("Bloc A : 20 heures. Bloc B : 30 heures.", None),
    ],
)
def test_hours_without_a_label_count_where_there_is_one_number_of_them(read, sentence: str, minutes: float) -> None:
    lines = ("CONTRAT DE FORMATION", "Organisme : AXE FORMATION", "Stagiaire : M. Bruno Été", "Prix : 2 950 €")
    assert read("agreement", *lines, sentence).minutes == minutes


# --- convocations, analyses ------------------------------------------------------------------------------------


def test_convocation_in_sentences(read) -> None:
    found = read(
        "convocation",
        "Brest, le 8 septembre 2026",
        "Objet : convocation de M. Bruno ÉTÉ",
        "Monsieur,",
        "Vous participerez au stage Habilitation électrique B0 qui se tiendra le mardi 22 septembre 2026 à 8h30,",
        "au 3 rue du Port, 29200 Brest.",
        "Formateur : Jo Démo (06 11 22 33 44)",
    )
    assert (found.person.name, found.title, found.start) == (
        "Bruno ÉTÉ", "Habilitation électrique B0", date(2026, 9, 22),
    )  # fmt: skip
    assert ("rue du Port" in found.place, found.contact) == (True, "06 11 22 33 44")


def test_convocation_for_days_in_a_list(read) -> None:
    lines = ("Convocation", "Nous vous convions à la formation « Excel » les 2 et 3 mars 2026, de 9h à 17h.")
    found = read("convocation", *lines, "Contact : ada@example.org")
    assert (found.start, found.end, found.title) == (date(2026, 3, 2), date(2026, 3, 3), "Excel")


def test_level_test_is_a_positioning(read) -> None:
    found = read(
        "positioning", "Test de niveau – Anglais", "Candidat : Bruno Été", "Passé le 18/03/2026", "Niveau : A2"
    )
    assert (found.person.name, found.at, found.outcome) == ("Bruno Été", date(2026, 3, 18), "A2")


# --- certificates ----------------------------------------------------------------------------------------------


def test_certificate_that_is_a_table_alone(read) -> None:
    found = read(
        "certificate.realisation",
        "Certificat de réalisation",
        "Organisme : LINGUA PLUS – Représenté par : Kate Démo",
        table(
            ["Stagiaire", "Lise ÉTÉ"],
            ["Employeur", "HOTELS DU SUD"],
            ["Action", "Anglais de l'accueil"],
            ["Période", "du 02/04/2026 au 28/06/2026"],
            ["Total heures suivies", "18,5"],
        ),
        "Établi à Nice le 30 juin 2026",
    )
    assert (found.person.name, found.signatory, found.provider, found.employer, found.title) == (
        "Lise ÉTÉ", "Kate Démo", "LINGUA PLUS", "HOTELS DU SUD", "Anglais de l'accueil",
    )  # fmt: skip
    assert (found.start, found.end, found.minutes) == (date(2026, 4, 2), date(2026, 6, 28), 1110)


def test_certificate_in_the_third_person(read) -> None:
    found = read(
        "certificate.realisation",
        "CERTIFICAT DE RÉALISATION",
        "La société NOVA CONSEIL, en la personne de son président M. Rémi Démo, certifie que :",
        "Monsieur Théo ÉTÉ (MAIRIE DE BRON)",
        "a participé à la formation intitulée « Accueil du public » les 14 et 15 octobre 2026",
        "Durée effectivement suivie : 10 h 30",
    )
    assert (found.signatory, found.provider, found.employer) == ("Rémi Démo", "NOVA CONSEIL", "MAIRIE DE BRON")
    assert (found.start, found.end, found.minutes) == (date(2026, 10, 14), date(2026, 10, 15), 630)


# --- invoices, profiles ----------------------------------------------------------------------------------------


def test_invoice_that_says_all_in_its_line(tmp_path: Path, audit_reader) -> None:
    path = write_pdf(
        tmp_path / "f.pdf",
        [
            "AXE FORMATION – FACTURE N° F2026-031",
            "Date : 06/03/2026",
            "Facturé à : ZED OUEST",
            "Formation Excel niveau 2 du 02/03/2026 au 03/03/2026",
            "14 h x 2 participants",
            "À régler : 1 440,00 € TTC",
        ],
    )
    assert surest(path) == "documents.invoice"
    (found,) = audit_reader(BY_NAME["invoice"], path).records
    assert (found.number, found.title, found.minutes) == ("F2026-031", "Excel niveau 2", 840)
    assert (found.start, found.end, found.amount) == (date(2026, 3, 2), date(2026, 3, 3), "1 440,00 € TTC")


def test_profile_with_headings_in_the_first_person(tmp_path: Path, audit_reader) -> None:
    rows = [
        ("Ce que je sais faire", "WordPress, accessibilité"),
        ("Mon parcours", "2016-2026 : fondatrice"),
        ("Mes diplômes", "Licence 2014"),
    ]
    path = write_odt_blocks(tmp_path / "cv.odt", "Vera Démo", "Développeuse et formatrice", rows)
    assert surest(path) == "documents.trainer_profile"
    (found,) = audit_reader(BY_NAME["trainer_profile"], path).records
    assert (found.person.name, found.skills, found.experience, found.qualifications) == (
        "Vera Démo", "WordPress, accessibilité", "2016-2026 : fondatrice", "Licence 2014",
    )  # fmt: skip
