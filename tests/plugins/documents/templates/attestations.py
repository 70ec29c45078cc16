"""End-of-training attestations (L.6313-7)."""

from __future__ import annotations

from datetime import date

from . import Template

ATTESTATIONS = (
    Template(
        "letter",
        "docx",
        (
            "ATTESTATION DE FIN DE FORMATION",
            "Je soussigné, Erwan Le Goff, gérant d'ARVOR COMPÉTENCES, atteste que",
            "Mme Nolwenn Guéguen",
            "a suivi la formation : Gestion du temps et des priorités",
            "du 04/05/2026 au 05/05/2026, d'une durée de 14 heures.",
            "Objectifs :",
            "- Hiérarchiser ses tâches",
            "- Construire un planning réaliste",
            "Résultat de l'évaluation des acquis : objectifs atteints",
            "Fait à Rennes, le 6 mai 2026",
        ),
        (
            {
                "person": "Nolwenn Guéguen",
                "title": "Gestion du temps et des priorités",
                "start": date(2026, 5, 4),
                "end": date(2026, 5, 5),
                "minutes": 840.0,
                "objectives": ("Hiérarchiser ses tâches", "Construire un planning réaliste"),
                "result": "objectifs atteints",
                "issued": date(2026, 5, 6),
            },
        ),
    ),
    Template(
        "labels in a PDF",
        "pdf",
        (
            "Attestation individuelle de fin de formation",
            "(article L.6313-7 du Code du travail)",
            "Stagiaire : Marc Fayolle",
            "Intitulé : Prévenir les risques psychosociaux",
            "Dates : 8, 9 et 10 juin 2026",
            "Durée : 21 h",
            "Objectifs de la formation : repérer une situation à risque ; alerter ; agir",
            "Évaluation des acquis : acquis",
            "Lyon, le 11/06/2026",
        ),
        (
            {
                "person": "Marc Fayolle",
                "title": "Prévenir les risques psychosociaux",
                "start": date(2026, 6, 8),
                "end": date(2026, 6, 10),
                "minutes": 1260.0,
                "objectives": ("repérer une situation à risque", "alerter", "agir"),
                "result": "acquis",
                "issued": date(2026, 6, 11),
            },
        ),
    ),
    Template(
        "table of the objectives",
        "docx",
        (
            "ISARD FORMATION",
            "Attestation de formation",
            (
                "Nous attestons que Monsieur Hugo LARRIEU a participé à l'action « Habilitation électrique B0-H0 » "
                "le 17 septembre 2026 (7 heures)."
            ),
            [
                ["Objectif", "Niveau atteint"],
                ["Connaître les dangers de l'électricité", "Acquis"],
                ["Appliquer les consignes de sécurité", "En cours d'acquisition"],
            ],
            "Pau, le 18/09/2026",
        ),
        (
            {
                "person": "Hugo LARRIEU",
                "title": "Habilitation électrique B0-H0",
                "start": date(2026, 9, 17),
                "end": date(2026, 9, 17),
                "minutes": 420.0,
                "objectives": ("Connaître les dangers de l'électricité", "Appliquer les consignes de sécurité"),
                "issued": date(2026, 9, 18),
            },
        ),
    ),
    Template(
        "attestation of what was learnt",
        "odt",
        (
            "ATTESTATION DES ACQUIS DE LA FORMATION",
            "Nom et prénom : Bérard Alix",
            "Action de formation : Accueil téléphonique",
            "Période : du 29 juin au 30 juin 2026",
            "Durée totale : 14 heures",
            "Objectifs visés : accueillir un appel, transmettre un message",
            "Résultats : 17/20 au test final",
            "Fait le 30/06/2026 à Nîmes",
        ),
        (
            {
                "person": "Bérard Alix",
                "title": "Accueil téléphonique",
                "start": date(2026, 6, 29),
                "end": date(2026, 6, 30),
                "minutes": 840.0,
                "result": "17/20 au test final",
                "issued": date(2026, 6, 30),
            },
        ),
    ),
    Template(
        "several on as many pages",
        "flow",
        (
            "Attestation de fin de stage",
            "Bénéficiaire : Inès Belkacem",
            "Formation : Animer un atelier d'écriture",
            "Dates : du 02/11/2026 au 03/11/2026",
            "Durée : 10,5 heures",
            "Objectifs : concevoir un atelier",
            "Évaluation : réussie",
            "Date : 04/11/2026",
        ),
        (
            {
                "person": "Inès Belkacem",
                "title": "Animer un atelier d'écriture",
                "minutes": 630.0,
                "start": date(2026, 11, 2),
                "end": date(2026, 11, 3),
                "result": "réussie",
                "issued": date(2026, 11, 4),
            },
        ),
    ),
    Template(
        "English",
        "docx",
        (
            "END-OF-TRAINING ATTESTATION",
            "Learner: Tom Becker",
            "Course: Business English B1",
            "Period: from 5 October 2026 to 11 December 2026",
            "Duration: 20 hours",
            "Objectives: lead a meeting; write a clear e-mail",
            "Result: B1 reached",
            "Issued on 14 December 2026",
        ),
        (
            {
                "person": "Tom Becker",
                "title": "Business English B1",
                "start": date(2026, 10, 5),
                "end": date(2026, 12, 11),
                "minutes": 1200.0,
                "objectives": ("lead a meeting", "write a clear e-mail"),
                "result": "B1 reached",
                "issued": date(2026, 12, 14),
            },
        ),
    ),
)
