"""Contracts by which a provider has another one deliver."""

from __future__ import annotations

from datetime import date

from . import Template

SUBCONTRACTS = (
    Template(
        "articles",
        "docx",
        (
            "CONTRAT DE SOUS-TRAITANCE DE FORMATION",
            "Entre les soussignés :",
            (
                "La société ARVOR COMPÉTENCES, SARL au capital de 8 000 €, 4 quai Émile Zola, 35000 Rennes, n° de "
                "déclaration d'activité 53351234567, ci-après dénommée « le donneur d'ordre », d'une part,"
            ),
            (
                "Et Mme Solène Kermarrec, formatrice indépendante, 12 rue du Port, 56100 Lorient, ci-après dénommée "
                "« le sous-traitant », d'autre part,"
            ),
            "Il a été convenu ce qui suit :",
            "Article 1 – Objet et missions",
            "Le sous-traitant assure l'animation de la formation, la préparation des supports et l'évaluation.",
            "Article 2 – Contenu de l'action",
            "Intitulé : Gestion du temps et des priorités",
            "Programme joint en annexe, sanctionné par une évaluation finale.",
            "Article 3 – Moyens mis en œuvre",
            "Salle équipée fournie par le donneur d'ordre ; supports apportés par le sous-traitant.",
            "Article 4 – Durée et période",
            "Durée : 14 heures. Période : du 4 au 5 mai 2026.",
            "Article 5 – Suivi de l'exécution",
            "Feuilles d'émargement remises à l'issue de chaque journée.",
            "Article 6 – Prix",
            "Le sous-traitant percevra 900 € HT.",
            "Article 7 – Qualité",
            (
                "Le sous-traitant s'engage à respecter le référentiel national qualité (article R.6316-1 du Code du "
                "travail) et à fournir toute preuve demandée par l'auditeur."
            ),
            "Fait à Rennes, le 13 avril 2026",
            [["Pour le donneur d'ordre", "Le sous-traitant"]],
        ),
        (
            {
                "principal": "ARVOR COMPÉTENCES",
                "subcontractor": "Solène Kermarrec",
                "title": "Gestion du temps et des priorités",
                "missions": "Le sous-traitant assure l'animation de la formation, la préparation des supports et "
                "l'évaluation.",
                "means": "Salle équipée fournie par le donneur d'ordre ; supports apportés par le sous-traitant.",
                "follow_up": "Feuilles d'émargement remises à l'issue de chaque journée.",
                "minutes": 840.0,
                "start": date(2026, 5, 4),
                "end": date(2026, 5, 5),
                "amount": "900 € HT",
                "quality_clause": True,
                "signed_on": date(2026, 4, 13),
                "signed_by_principal": False,
                "signed_by_subcontractor": False,
            },
        ),
    ),
    Template(
        "labels in a PDF",
        "pdf",
        (
            "Contrat de prestation de formation n° 2026-031",
            "Organisme donneur d'ordre : Formalys Conseil",
            "Sous-traitant : Cabinet Ruffié EURL",
            "NDA du sous-traitant : 84691234569",
            "Formation : Prévenir les risques psychosociaux",
            "Missions confiées : animation en salle et correction des études de cas",
            "Contenu : cadre légal, repérage, plan d'action",
            "Moyens pédagogiques et techniques : salle, vidéoprojecteur, livret du participant",
            "Nombre d'heures : 21",
            "Dates d'intervention : 08/06/2026, 09/06/2026 et 10/06/2026",
            "Modalités de suivi : émargement par demi-journée, compte rendu du formateur",
            "Rémunération : 1 260,00 EUR HT",
            "Le sous-traitant est certifié Qualiopi et se conforme aux exigences du référentiel national qualité.",
            "À Lyon, le 11/05/2026",
            "Pour Formalys Conseil                         Pour Cabinet Ruffié EURL",
        ),
        (
            {
                "principal": "Formalys Conseil",
                "subcontractor": "Cabinet Ruffié EURL",
                "title": "Prévenir les risques psychosociaux",
                "missions": "animation en salle et correction des études de cas",
                "content": "cadre légal, repérage, plan d'action",
                "means": "salle, vidéoprojecteur, livret du participant",
                "minutes": 1260.0,
                "start": date(2026, 6, 8),
                "end": date(2026, 6, 10),
                "follow_up": "émargement par demi-journée, compte rendu du formateur",
                "amount": "1 260,00 EUR HT",
                "quality_clause": True,
                "signed_on": date(2026, 5, 11),
            },
        ),
    ),
    Template(
        "form in a table",
        "docx",
        (
            "Lettre de mission – Intervenant extérieur",
            [
                ["Donneur d'ordre", "ISARD FORMATION"],
                ["Intervenant", "M. Olivier Tastet"],
                ["Action de formation", "Habilitation électrique B0-H0"],
                ["Mission", "Animer la session et évaluer les stagiaires"],
                ["Contenu et sanction", "Programme réglementaire, avis après formation"],
                ["Moyens", "Plateau technique de Pau"],
                ["Durée", "1 jour (7 h)"],
                ["Date", "17 septembre 2026"],
                ["Conditions de réalisation et de suivi", "Émargement, tests théoriques et pratiques"],
                ["Honoraires", "480 € net de taxe"],
            ],
            "Fait en deux exemplaires à Pau le 01/09/2026",
        ),
        (
            {
                "principal": "ISARD FORMATION",
                "subcontractor": "Olivier Tastet",
                "title": "Habilitation électrique B0-H0",
                "missions": "Animer la session et évaluer les stagiaires",
                "content": "Programme réglementaire, avis après formation",
                "means": "Plateau technique de Pau",
                "minutes": 420.0,
                "start": date(2026, 9, 17),
                "end": date(2026, 9, 17),
                "follow_up": "Émargement, tests théoriques et pratiques",
                "amount": "480 € net de taxe",
                "quality_clause": False,
                "signed_on": date(2026, 9, 1),
            },
        ),
    ),
    Template(
        "framework contract",
        "odt",
        (
            "CONTRAT-CADRE DE SOUS-TRAITANCE",
            "Entre l'organisme de formation LE CHÊNE VERT, dont le siège est à Nîmes, ci-après « l'Organisme »",
            "et la SASU PÉDAGO SUD, représentée par M. Rémi Crouzet, ci-après « le Prestataire »",
            "1. Objet",
            (
                "Le Prestataire réalise les actions que l'Organisme lui confie sur commande : animation, suivi et "
                "évaluation des stagiaires."
            ),
            "2. Durée",
            "Le présent contrat est conclu du 1er janvier 2026 au 31 décembre 2026.",
            "3. Rémunération",
            "Le montant de chaque intervention est fixé à 350 € par jour.",
            "4. Respect du RNQ",
            "Le Prestataire applique le RNQ et transmet à l'Organisme les preuves de son respect.",
            "Signé électroniquement le 15/12/2025 par les deux parties – signature électronique DocuSign",
        ),
        (
            {
                "principal": "LE CHÊNE VERT",
                "subcontractor": "PÉDAGO SUD",
                "start": date(2026, 1, 1),
                "end": date(2026, 12, 31),
                "amount": "350 € par jour",
                "quality_clause": True,
                "minutes": None,
                "signed_on": date(2025, 12, 15),
            },
        ),
    ),
    Template(
        "umbrella company",
        "flow",
        (
            "CONVENTION DE PRESTATION AVEC UNE SOCIÉTÉ DE PORTAGE SALARIAL",
            "Client : Académie des Alpilles",
            "Société de portage : Portaléo SAS",
            "Consultant porté : Mme Inès Belkacem",
            "Intitulé de la formation : Animer un atelier d'écriture",
            "Nature de la mission : animation de la formation et bilan écrit",
            "Contenu : techniques d'animation, écriture, restitution",
            "Moyens : salle de l'Académie",
            "Durée totale : 10 heures et 30 minutes",
            "Période : du 02/11/2026 au 03/11/2026",
            "Suivi : feuilles de présence",
            "Montant total HT : 1 050 €",
            "Le respect du référentiel national sur la qualité des actions est une obligation essentielle du contrat.",
            "Fait à Arles, le 12/10/2026",
        ),
        (
            {
                "principal": "Académie des Alpilles",
                "subcontractor": "Portaléo SAS",
                "title": "Animer un atelier d'écriture",
                "missions": "animation de la formation et bilan écrit",
                "minutes": 630.0,
                "start": date(2026, 11, 2),
                "end": date(2026, 11, 3),
                "amount": "1 050 €",
                "quality_clause": True,
                "signed_on": date(2026, 10, 12),
                "trainers": ("Inès Belkacem",),
            },
        ),
    ),
    Template(
        "English",
        "docx",
        (
            "SUBCONTRACTING AGREEMENT",
            "Training provider: Cap Langues SARL",
            "Subcontractor: Fiona Gallagher",
            "Course: Business English B1",
            "Scope of work: teaching, marking and end-of-course assessment",
            "Content: meetings, e-mails, telephone",
            "Resources: online classroom and workbook",
            "Duration: 20 hours",
            "Period: from 5 October 2026 to 11 December 2026",
            "Monitoring: attendance record signed each session",
            "Fee: 700 EUR",
            "Quality: the subcontractor shall comply with the French national quality standard (Qualiopi).",
            "Signed on 28 September 2026",
        ),
        (
            {
                "principal": "Cap Langues SARL",
                "subcontractor": "Fiona Gallagher",
                "title": "Business English B1",
                "missions": "teaching, marking and end-of-course assessment",
                "minutes": 1200.0,
                "start": date(2026, 10, 5),
                "end": date(2026, 12, 11),
                "amount": "700 EUR",
                "quality_clause": True,
                "signed_on": date(2026, 9, 28),
            },
        ),
    ),
)
