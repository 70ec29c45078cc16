"""Agreements, convocations, logs and the rest as other providers lay them out, and what must not be taken for them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.papers import p, picture, table, write_docx, write_pdf

from auditready import EvidenceFile
from auditready_plugins.documents.catalogue import READERS

BY_NAME = {reader.name.removeprefix("documents."): reader for reader in READERS}
FIELDS = ("Objectifs : animer", "Durée : 14 heures", "Dates : 14, 15 et 16 avril 2026", "Prix : 890 € HT")


@pytest.fixture
def records(tmp_path: Path, audit_reader):
    """Read a DOCX of these blocks with one reader."""

    def run(name: str, *blocks: str) -> list[Any]:
        return audit_reader(BY_NAME[name], write_docx(tmp_path / "x.docx", *blocks)).records

    return run


def claims(path: Path) -> list[str]:
    file = EvidenceFile(path, path.name)
    return [reader.name for reader in READERS if reader.recognise(file) is not None]


# --- agreements ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "parties",
    [
        (
            "Entre les soussignés :",
            "ARMOR SAS, dont le siège est à Rennes, représentée par Mme Aline Gautreau, présidente,",
            "ci-après dénommée « l’organisme de formation »,",
            "Et",
            "LAITERIE DU MENÉ, SA, représentée par M. Yann Le Bihan, DRH, ci-après dénommée « le client »,",
            "est conclue la convention suivante :",
        ),
        (table(["Organisme de formation", "Entreprise bénéficiaire"], ["ARMOR SAS", "LAITERIE DU MENÉ"]),),
        (
            table(
                [
                    p("ENTRE :") + p("Dénomination : ARMOR SAS") + p("Forme : SAS"),
                    p("ET :") + p("Dénomination : LAITERIE DU MENÉ"),
                ]
            ),
        ),
        (table(["Prestataire", "ARMOR SAS"], ["Bénéficiaire", "LAITERIE DU MENÉ"]),),
        ("Entre l’organisme ARMOR SAS, situé à Rennes, d’une part,", "et l’entreprise LAITERIE DU MENÉ, d’autre part,"),
    ],
)
def test_the_two_parties_however_they_are_laid_out(records, parties: tuple[str, ...]) -> None:
    (found,) = records("agreement", "CONVENTION DE FORMATION", *parties, "Intitulé : Vente", *FIELDS)
    assert (found.provider, found.client) == ("ARMOR SAS", "LAITERIE DU MENÉ")
    assert (found.title, found.start, found.end) == ("Vente", date(2026, 4, 14), date(2026, 4, 16))


def test_a_contract_with_a_person_in_sentences(records) -> None:
    (found,) = records(
        "agreement",
        "CONTRAT DE FORMATION PROFESSIONNELLE",
        "Entre : l’organisme de formation YOGA & SENS, 26000 Valence,",
        "et : Madame Ludivine SAUVAGE, 18 rue Faventines, ci-après « le stagiaire ».",
        "1. Objet",
        "L’organisme s’engage à organiser l’action intitulée : Yoga prénatal",
        "2. Nature",
        "Catégorie : action de formation (L. 6313-1). Objectif : animer une séance. Durée : 60 heures.",
        "3. Organisation",
        "La formation aura lieu du 05/09/2026 au 28/11/2026. Elle comprend 18 heures à distance, soit 30 % du total.",
        "4. Moyens",
        "Salle. Formatrice : Noémie Astier, diplômée.",
        "5. Prix",
        "Le prix est de 1 950 euros.",
    )
    assert (found.form, found.provider, found.client) == ("contract", "YOGA & SENS", "Ludivine SAUVAGE")
    assert (found.title, found.minutes, found.distance_rate, found.distance_minutes) == (
        "Yoga prénatal",
        3600,
        0.3,
        1080,
    )
    assert [mention.name for mention in (*found.participants, *found.trainers)] == ["Ludivine SAUVAGE", "Noémie Astier"]


def test_a_quote_that_stands_for_a_convention(records) -> None:
    (found,) = records(
        "agreement",
        "LUMEN SOFT SAS",
        "Organisme de formation n° 11 92 22222 92",
        "Cabinet Morel Experts",
        "À l’attention de Mme Fadila Morel",
        "DEVIS N° 87 valant convention de formation",
        "Date : 03/09/2026 – Validité : 30 jours",
        table(["Désignation", "Total HT"], ["Formation « Power BI »", "1 900,00 €"]),
        "Objectifs : construire un rapport",
        "Durée : 14 heures",
        "Dates : 12 et 13 octobre 2026",
        "Bon pour accord",
        p("Date : 10/09/2026", extra=picture()),
    )
    assert (found.form, found.provider, found.client) == ("quote", "LUMEN SOFT SAS", "Cabinet Morel Experts")
    assert (found.title, found.price, found.start) == ("Power BI", "1 900,00 €", date(2026, 10, 12))
    assert (found.signed_by_client, found.signed_by_provider) == (True, None)


def test_an_annexed_programme_is_not_read_for_the_convention(tmp_path: Path, audit_reader) -> None:
    programme = ["Programme de la formation", "Objectifs : tout autre chose", "Durée : 99 heures"]
    convention = [
        "CONVENTION DE FORMATION",
        "Organisme de formation : ARMOR SAS",
        "Client : Oc",
        "Action : Vente",
        *FIELDS,
    ]
    for pages in ((programme, convention), (convention, ["Annexe 1 - Programme", *programme[1:]])):
        path = write_pdf(tmp_path / "x.pdf", *pages)
        assert claims(path) == ["documents.agreement"]
        (found,) = audit_reader(BY_NAME["agreement"], path).records
        assert (found.objectives, found.minutes, found.title) == ("animer", 840, "Vente")


def test_participants_announced_in_a_sentence_and_captions_with_names(records) -> None:
    (found,) = records(
        "agreement",
        "Convention de formation",
        "Organisme : Centre Alizé",
        "Client : Mutuelle Calanque",
        "Intitulé : Vente",
        *FIELDS,
        "La formation concerne les salariés suivants :",
        "Mme Hafida Bouzid – vendeuse",
        "M. Ludovic d’Almeida",
        "L’action est assurée par M. Gilles Wacquet.",
        table(["Pour le Centre Alizé", "Pour la Mutuelle Calanque"], [p(extra=picture()), p()]),
    )
    assert [mention.name for mention in found.participants] == ["Hafida Bouzid", "Ludovic d'Almeida"]
    assert [mention.name for mention in found.trainers] == ["Gilles Wacquet"]
    assert (found.signed_by_provider, found.signed_by_client) == (True, False)


# --- convocations --------------------------------------------------------------------------------------------


def test_a_letter_of_sentences(records) -> None:
    (found,) = records(
        "convocation",
        table([p("Institut Vauban") + p("59000 Lille"), p("Monsieur Ludovic CARLIER") + p("59100 Roubaix")]),
        "Lille, le 12 octobre 2026",
        "CONVOCATION",
        "Nous vous prions de vous présenter le lundi 9 novembre 2026 à 8h30 dans les locaux de Filatures, 3 quai de "
        "Lys, pour suivre la formation :",
        "« Sécurité des machines »",
        "Vous serez accueilli par votre formateur, M. Gilles Wacquet.",
        "En cas de handicap, merci de contacter Nadège Pruvost (03 20 00 00 01).",
    )
    assert found.person is not None
    assert (found.person.name, found.title, found.sent) == (
        "Ludovic CARLIER",
        "Sécurité des machines",
        date(2026, 10, 12),
    )
    assert (found.start, found.end, found.place) == (date(2026, 11, 9), date(2026, 11, 9), "Filatures, 3 quai de Lys")
    assert (found.contact, found.accessibility) == ("Nadège Pruvost (03 20 00 00 01)", True)
    assert [trainer.name for trainer in found.trainers] == ["Gilles Wacquet"]


def test_an_e_mail_that_was_printed(records) -> None:
    (found,) = records(
        "convocation",
        "De : Secrétariat <contact@lumen.example>",
        "Envoyé : lundi 28 septembre 2026 09:12",
        "À : Basile Quentin <b.quentin@exemple.fr>",
        "Objet : Convocation – formation Power BI",
        "Formation : Power BI",
        "Dates : 12 et 13 octobre 2026",
        "Horaires : 9h00 – 12h30 / 14h00 – 17h30",
        "Lien de connexion : https://visio.example.org/j/1",
    )
    assert found.person is not None
    assert (found.person.name, found.sent) == ("Basile Quentin", date(2026, 9, 28))
    assert (found.start, found.end, len(found.schedule)) == (date(2026, 10, 12), date(2026, 10, 13), 4)


# --- the others ----------------------------------------------------------------------------------------------


def test_positioning_in_a_frame_of_four_cells_a_row(records) -> None:
    (found,) = records(
        "positioning",
        "Bilan de positionnement",
        table(["Nom", "Bouzid", "Prénom", "Hafida"], ["Formation visée", "Vente", "Date", "20/10/2026"]),
        "Résultat : 9/15",
    )
    assert (found.person.name, found.title, found.at, found.outcome) == (
        "Hafida Bouzid",
        "Vente",
        date(2026, 10, 20),
        "9/15",
    )


def test_assistance_in_cells_and_in_sentences(records) -> None:
    (cells,) = records(
        "assistance",
        "Modalités d’assistance technique et pédagogique",
        table(["Référent pédagogique", "Gwenaël Prigent, formateur"], ["Référent technique", "aide@lms.example"]),
        "Délai de réponse : 24 heures",
    )
    assert [(contact.name, contact.email) for contact in cells.contacts] == [
        ("Gwenaël Prigent", None),
        ("", "aide@lms.example"),
    ]
    (letter,) = records(
        "assistance",
        "Votre accompagnement pendant la formation à distance",
        "Votre tuteur, M. Lionel Marchand (l.marchand@lms.example), est joignable du lundi au vendredi de 9h à 18h par "
        "courriel et répond sous 48 heures. En cas de problème technique, écrivez à aide@lms.example.",
    )
    assert [contact.name or contact.email for contact in letter.contacts] == ["Lionel Marchand", "aide@lms.example"]
    assert (letter.hours, letter.response_delay_minutes) == ("du lundi au vendredi de 9h à 18h", 2880)


def test_a_log_whose_tutor_stands_above_it(records) -> None:
    (found,) = records(
        "follow_up",
        "Journal de suivi tutoral",
        "Tuteur : Gwenaël Prigent",
        table(
            ["Date", "Apprenant", "Mode", "Synthèse de l’échange"], ["22/09/2026", "Rémy Castaing", "Visio", "Relance"]
        ),
    )
    assert (found.author.name, found.author.role, found.channel) == ("Gwenaël Prigent", "trainer", "Visio")


@pytest.mark.parametrize(
    "lines",
    [
        ["Fiche pédagogique", "Accompagnement pendant la formation : tutrice", "Contact : a@lms.example", "sous 24 h"],
        ["Bienvenue", "Assistance technique et pédagogique", "Contact : aide@lms.example", "Horaires : 9h-18h"],
        ["Devis n° 55", "Chaises de salle", "Total : 1 440 €"],
        ["Accord de prise en charge", "Formation Vente", "Durée : 21 heures", "Montant : 840 €", "Code du travail"],
        ["Certificat médical", "Je soussigné Docteur Brun certifie que M. Cyril Nunez a été vu.", "Fait à Lyon"],
    ],
)  # fmt: skip
def test_what_is_none_of_these(tmp_path: Path, lines: list[str]) -> None:
    assert claims(write_docx(tmp_path / "x.docx", *lines)) == []
