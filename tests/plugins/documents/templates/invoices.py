"""Invoices for a training."""

from __future__ import annotations

from datetime import date

from . import Template

INVOICES = (
    Template(
        "table of one line",
        "docx",
        (
            "ARVOR COMPÉTENCES",
            "4 quai Émile Zola, 35000 Rennes – NDA 53351234567",
            "FACTURE N° F-2026-114",
            "Date : 12/05/2026",
            "Client : Conserverie du Ponant",
            [
                ["Désignation", "Quantité", "Prix unitaire HT", "Montant HT"],
                [
                    "Formation « Gestion du temps et des priorités » – du 04/05/2026 au 05/05/2026 – 14 h / stagiaire",
                    "1",
                    "1 800,00 €",
                    "1 800,00 €",
                ],
            ],
            "Participants : Nolwenn Guéguen, Yves Quéré",
            "Total net de taxe : 1 800,00 € (TVA non applicable, article 261-4-4° du CGI)",
        ),
        (
            {
                "number": "F-2026-114",
                "issued": date(2026, 5, 12),
                "client": "Conserverie du Ponant",
                "title": "Gestion du temps et des priorités",
                "start": date(2026, 5, 4),
                "end": date(2026, 5, 5),
                "minutes": 840.0,
                "participants": ("Nolwenn Guéguen", "Yves Quéré"),
                "amount": "1 800,00 €",
            },
        ),
    ),
    Template(
        "labels in a PDF",
        "pdf",
        (
            "Formalys Conseil - 18 rue Garibaldi - 69006 Lyon",
            "Facture n° 2026/0087 du 15 juin 2026",
            "Facturé à : OPCO des Deux Rives",
            "Pour le compte de : Imprimerie Chazelle",
            "Intitulé de l'action : Prévenir les risques psychosociaux",
            "Période : du 8 au 10 juin 2026",
            "Durée : 21 heures par participant",
            "Stagiaire : Marc Fayolle",
            "Total HT : 1 450,00 €",
            "TVA 20 % : 290,00 €",
            "Total TTC : 1 740,00 €",
        ),
        (
            {
                "number": "2026/0087",
                "issued": date(2026, 6, 15),
                "client": "OPCO des Deux Rives",
                "title": "Prévenir les risques psychosociaux",
                "start": date(2026, 6, 8),
                "end": date(2026, 6, 10),
                "minutes": 1260.0,
                "participants": ("Marc Fayolle",),
                "amount": "1 740,00 €",
            },
        ),
    ),
    Template(
        "hours times people",
        "flow",
        (
            "FACTURE",
            "Numéro : 26-0412 – Date de facturation : 30/09/2026",
            "Adressée à : Garage Etchegaray",
            [
                ["Libellé", "Stagiaires", "Heures / stagiaire", "Total heures", "Total HT"],
                ["Habilitation électrique B0-H0, le 17/09/2026", "3", "7", "21", "690 €"],
            ],
            "Net à payer : 690 €",
        ),
        (
            {
                "number": "26-0412",
                "issued": date(2026, 9, 30),
                "client": "Garage Etchegaray",
                "start": date(2026, 9, 17),
                "end": date(2026, 9, 17),
                "minutes": 420.0,
                "amount": "690 €",
            },
        ),
    ),
    Template(
        "one row a learner",
        "docx",
        (
            "LE CHÊNE VERT FORMATION",
            "Facture FA00231",
            "Nîmes, le 3 juillet 2026",
            "Destinataire : Mutuelle du Gard",
            "Objet : formation « Accueil téléphonique » réalisée du 29/06/2026 au 30/06/2026",
            [
                ["Nom et prénom", "Heures réalisées", "Taux horaire", "Montant"],
                ["Bérard Alix", "14", "35 €", "490 €"],
                ["Soulier Ahmed", "14", "35 €", "490 €"],
            ],
            "Montant total TTC : 980,00 €",
        ),
        (
            {
                "number": "FA00231",
                "issued": date(2026, 7, 3),
                "client": "Mutuelle du Gard",
                "title": "Accueil téléphonique",
                "start": date(2026, 6, 29),
                "end": date(2026, 6, 30),
                "minutes": 840.0,
                "participants": ("Bérard Alix", "Soulier Ahmed"),
                "amount": "980,00 €",
            },
        ),
    ),
    Template(
        "credit note is no invoice of the training's hours",
        "odt",
        (
            "Académie des Alpilles",
            "FACTURE D'ACOMPTE N° AC-9",
            "Date d'émission : 20/10/2026",
            "Client : Ville de Tarascon",
            "Acompte de 30 % sur la formation Animer un atelier d'écriture",
            "Montant de l'acompte : 315,00 € TTC",
        ),
        (
            {
                "number": "AC-9",
                "issued": date(2026, 10, 20),
                "client": "Ville de Tarascon",
                "minutes": None,
                "amount": "315,00 € TTC",
            },
        ),
    ),
    Template(
        "English",
        "docx",
        (
            "Cap Langues SARL",
            "INVOICE No. 2026-77",
            "Invoice date: 14 December 2026",
            "Bill to: Harbour Freight Ltd",
            "Course: Business English B1",
            "Period: from 5 October 2026 to 11 December 2026",
            "Duration per learner: 20 hours",
            "Learner: Tom Becker",
            "Total: 1,150.00 EUR",
        ),
        (
            {
                "number": "2026-77",
                "issued": date(2026, 12, 14),
                "client": "Harbour Freight Ltd",
                "title": "Business English B1",
                "start": date(2026, 10, 5),
                "end": date(2026, 12, 11),
                "minutes": 1200.0,
                "participants": ("Tom Becker",),
                "amount": "1,150.00 EUR",
            },
        ),
    ),
)
