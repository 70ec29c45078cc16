"""Certificates that were not made from the ministry's file: letters, frames, forms that name things otherwise."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.papers import p, picture, table, write_docx

from auditready import Certificate
from auditready_plugins.certificate.reader import CertificateReader

KEEP = (
    "Je m'engage à conserver l'ensemble des pièces justificatives qui ont permis d'établir le présent certificat "
    "pendant une durée de 3 ans à compter de la fin de l'année du dernier paiement."
)


@pytest.fixture
def one(tmp_path: Path, audit_reader):
    def run(*blocks: str) -> Certificate:
        (record,) = audit_reader(CertificateReader(), write_docx(tmp_path / "x.docx", *blocks)).records
        return record

    return run


def core(found: Certificate) -> tuple[object, ...]:
    return found.person.name, found.signatory, found.provider, found.employer, found.title, found.nature


def when(found: Certificate) -> tuple[object, ...]:
    return found.start, found.end, found.minutes, found.issued_at, found.issued


def test_a_letter_whose_date_stands_in_its_head(one) -> None:
    found = one(
        table(["FORMALP SARL", "Albertville, le 2 avril 2026"]),
        "Certificat de réalisation",
        "Je soussignée, Claire Vasseur, gérante de la société Formalp SARL, organisme de formation, certifie que "
        "Monsieur Hugo PINÇON, employé par la société Téléphériques du Beaufortain, a bien suivi la formation "
        "« Travail en hauteur », action de formation au sens de l’article L. 6313-1 du code du travail, qui s’est "
        "déroulée du 30 mars au 1er avril 2026, pour une durée totale de 21 heures.",
        KEEP,
        p("Claire Vasseur", extra=picture()),
    )
    assert core(found) == (
        "Hugo PINÇON", "Claire Vasseur", "Formalp SARL", "Téléphériques du Beaufortain", "Travail en hauteur",
        ("action",),
    )  # fmt: skip
    assert when(found) == (date(2026, 3, 30), date(2026, 4, 1), 1260, "Albertville", date(2026, 4, 2))
    assert (found.signatory_is_person, found.retention_commitment, found.signed) == (True, True, True)


def test_the_models_own_hints_are_no_values(one) -> None:
    found = one(
        "CERTIFICAT DE REALISATION",
        "Je soussigné (nom et prénom du représentant légal du dispensateur de l’action concourant au développement "
        "des compétences) : Mme Florence BERTHIER",
        "représentant légal du dispensateur de l’action concourant au développement des compétences : (raison sociale "
        "du dispensateur) CAP COMPÉTENCES SARL",
        "atteste que :",
        "(nom et prénom du stagiaire) M. Idriss OUEDRAOGO",
        "salarié(e) de l’entreprise (raison sociale de l’entreprise) : Boulangeries du Léon",
        "a suivi l’action : (intitulé de l’action) Maîtriser l’hygiène HACCP",
        "Nature de l’action : ☒ action de formation ☐ bilan de compétences",
        "qui s’est déroulée du 12/01/2026 au 13/01/2026",
        "pour une durée de 14 heures",
        KEEP,
    )
    assert core(found) == (
        "Idriss OUEDRAOGO", "Florence BERTHIER", "CAP COMPÉTENCES SARL", "Boulangeries du Léon",
        "Maîtriser l'hygiène HACCP", ("action",),
    )  # fmt: skip


def test_names_in_two_fields_and_periods_in_two_lines(one) -> None:
    found = one(
        "Certificat de réalisation",
        "Je soussigné : Nom : MARCHAND Prénom : Lionel, en qualité de directeur",
        "Dispensateur de formation : e-Numerica",
        "Atteste que :",
        "Nom : DUPUIS",
        "Prénom : Léa",
        "Employeur : Ville de Bobigny",
        "A suivi l’action de formation : Protéger les données",
        "Type d’action : ☒ formation ☐ bilan ☐ VAE ☐ apprentissage",
        "Du : 01/10/2026",
        "Au : 30/10/2026",
        "Nombre d’heures réalisées : 10,5",
        KEEP,
        "Lieu : Paris",
        "Date : 03/11/2026",
    )
    assert core(found) == (
        "Léa DUPUIS", "Lionel MARCHAND", "e-Numerica", "Ville de Bobigny", "Protéger les données", ("action",),
    )  # fmt: skip
    assert when(found) == (date(2026, 10, 1), date(2026, 10, 30), 630, "Paris", date(2026, 11, 3))


def test_a_frame_of_labels_with_a_sentence_of_the_representative(one) -> None:
    found = one(
        "Certificat de réalisation d'une action de formation",
        table(
            ["Organisme de formation", "Bureau Vallauris SARL, représenté par M. Enzo Castelli, gérant"],
            ["Bénéficiaire", "Mme Thérèse QUINIOU"],
            ["Entreprise", "Commune de Plozévet"],
            ["Action suivie", "Rédiger des marchés publics"],
            ["Nature", p("☒ Action de formation") + p("☐ Bilan de compétences")],
            ["Date de début", "17/09/2026"],
            ["Date de fin", "18/09/2026"],
            ["Durée effective", "24 h 30"],
        ),
        "Le représentant légal certifie que la stagiaire a suivi l'action ci-dessus.",
        KEEP,
        "Vallauris, le 21 septembre 2026",
    )
    assert core(found) == (
        "Thérèse QUINIOU", "Enzo Castelli", "Bureau Vallauris SARL", "Commune de Plozévet",
        "Rédiger des marchés publics", ("action",),
    )  # fmt: skip
    assert when(found) == (date(2026, 9, 17), date(2026, 9, 18), 1470, "Vallauris", date(2026, 9, 21))


def test_a_certificate_delivered_to_somebody(one) -> None:
    found = one(
        "CERTIFICAT DE RÉALISATION",
        "délivré à",
        "Madame Rosalie TRUFFAUT",
        "de l’entreprise Maison Bérard",
        "pour sa participation à l’action de formation",
        "Vente additionnelle en boutique",
        "réalisée du 7 au 8 septembre 2026 – 14 heures",
        "Nature : ☒ Action de formation ☐ Bilan de compétences ☐ VAE",
        "Je soussigné Ivan Pleyel, dirigeant de l’organisme de formation Retail Académie, certifie l’exactitude.",
        KEEP,
        "Dijon, le 9 septembre 2026",
    )
    assert core(found) == (
        "Rosalie TRUFFAUT", "Ivan Pleyel", "Retail Académie", "Maison Bérard", "Vente additionnelle en boutique",
        ("action",),
    )  # fmt: skip
    assert when(found) == (date(2026, 9, 7), date(2026, 9, 8), 840, "Dijon", date(2026, 9, 9))
