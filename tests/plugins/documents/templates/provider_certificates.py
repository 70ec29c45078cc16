"""Qualiopi certificates as certifiers lay them out."""

from __future__ import annotations

from datetime import date

from . import Template

PROVIDER_CERTIFICATES = (
    Template(
        "certifier with a grid",
        "docx",
        (
            "CERTIFICAT QUALIOPI",
            "CERTIF OUEST atteste que l'organisme",
            "ARVOR COMPÉTENCES",
            "4 quai Émile Zola, 35000 Rennes",
            "Numéro de déclaration d'activité : 53 35 12345 67",
            "est certifié au titre de la ou des catégories d'actions suivantes :",
            "☒ L.6313-1 – 1° Actions de formation",
            "☒ L.6313-1 – 2° Bilans de compétences",
            "☐ L.6313-1 – 3° Actions de VAE",
            "☐ L.6313-1 – 4° Actions de formation par apprentissage",
            "Certificat n° CO-2024-118",
            "Date d'émission : 12/03/2024 – Valable jusqu'au 11/03/2027",
        ),
        (
            {
                "provider": "ARVOR COMPÉTENCES",
                "nda": "53351234567",
                "number": "CO-2024-118",
                "categories": ("AF", "BC"),
                "valid_from": date(2024, 3, 12),
                "valid_until": date(2027, 3, 11),
            },
        ),
    ),
    Template(
        "labels in a PDF",
        "pdf",
        (
            "QUALI-AUDIT CERTIFICATION",
            "CERTIFICAT N° 2025-0456",
            "Certification qualité délivrée selon le référentiel national qualité (décret n° 2019-565)",
            "Organisme : Formalys Conseil",
            "N° DA : 84691234560",
            "Catégorie d'actions : actions de formation",
            "Validité : du 01/02/2025 au 31/01/2028",
            "Organisme certificateur : Quali-Audit Certification",
        ),
        (
            {
                "provider": "Formalys Conseil",
                "nda": "84691234560",
                "number": "2025-0456",
                "certifier": "Quali-Audit Certification",
                "categories": ("AF",),
                "valid_from": date(2025, 2, 1),
                "valid_until": date(2028, 1, 31),
            },
        ),
    ),
    Template(
        "table",
        "flow",
        (
            "Certificat de conformité au Référentiel National Qualité",
            [
                ["Titulaire", "ISARD FORMATION SARL"],
                ["Déclaration d'activité", "75640123464"],
                ["Certificat", "IF/26/77"],
                ["Date de décision", "05/01/2026"],
                ["Date d'échéance", "04/01/2029"],
                ["Portée", "Actions de formation ; actions permettant de faire valider les acquis de l'expérience"],
                ["Certificateur", "Pyrène Certif, accréditation Cofrac n° 5-0699"],
            ],
            "Processus certifié Qualiopi",
        ),
        (
            {
                "provider": "ISARD FORMATION SARL",
                "nda": "75640123464",
                "number": "IF/26/77",
                "categories": ("AF", "VAE"),
                "valid_from": date(2026, 1, 5),
                "valid_until": date(2029, 1, 4),
                "certifier": "Pyrène Certif, accréditation Cofrac n° 5-0699",
            },
        ),
    ),
    Template(
        "sentences",
        "odt",
        (
            "CERTIFICAT",
            "Provence Évaluation certifie que LE CHÊNE VERT, enregistré sous le numéro 76300123430,",
            "satisfait aux exigences du Référentiel national qualité mentionné à l'article L.6316-3 du Code du travail",
            "pour les actions de formation et les actions de formation par apprentissage.",
            "Ce certificat Qualiopi prend effet le 15 novembre 2023 et expire le 14 novembre 2026.",
        ),
        (
            {
                "provider": "LE CHÊNE VERT",
                "nda": "76300123430",
                "categories": ("AF", "CFA"),
                "valid_from": date(2023, 11, 15),
                "valid_until": date(2026, 11, 14),
            },
        ),
    ),
    Template(
        "two sites",
        "docx",
        (
            "Attestation de certification Qualiopi",
            "Nom de l'organisme : Académie des Alpilles",
            "SIRET : 123 456 789 00012 – NDA : 93130987613",
            "Site principal : Arles – Site secondaire : Salon",
            "Actions concernées : actions de formation, bilans de compétences, VAE",
            "Délivré le 20/06/2025",
            "Fin de validité : 19/06/2028",
            "Référence : AA-118",
        ),
        (
            {
                "provider": "Académie des Alpilles",
                "nda": "93130987613",
                "number": "AA-118",
                "categories": ("AF", "BC", "VAE"),
                "valid_from": date(2025, 6, 20),
                "valid_until": date(2028, 6, 19),
            },
        ),
    ),
    Template(
        "English",
        "docx",
        (
            "QUALIOPI CERTIFICATE",
            "Certificate number: BV-4471",
            "Holder: Cap Langues SARL",
            "Activity declaration number: 11756789075",
            "Scope: training actions",
            "Valid from 3 May 2025 to 2 May 2028",
        ),
        (
            {
                "provider": "Cap Langues SARL",
                "nda": "11756789075",
                "number": "BV-4471",
                "categories": ("AF",),
                "valid_from": date(2025, 5, 3),
                "valid_until": date(2028, 5, 2),
            },
        ),
    ),
)
