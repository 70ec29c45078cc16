"""Follow-up of learners who left before the end."""

from __future__ import annotations

from datetime import date

from auditready import Contact

from . import Template

DROPOUTS = (
    Template(
        "sheet with a table of contacts",
        "docx",
        (
            "FICHE DE SUIVI D'ABANDON",
            "Intitulé de la formation : Accueil téléphonique",
            "Stagiaire : Ahmed Soulier",
            "Date d'abandon : 29/06/2026",
            "Motif : changement d'emploi",
            [
                ["Date", "Moyen", "Réponse"],
                ["30/06/2026", "Téléphone", "Message laissé"],
                ["02/07/2026", "Courriel", "A confirmé son départ"],
            ],
            "Suite donnée : place proposée sur la session d'octobre",
        ),
        (
            {
                "person": "Ahmed Soulier",
                "at": date(2026, 6, 29),
                "cause": "changement d'emploi",
                "contacts": (
                    Contact(at=date(2026, 6, 30), channel="Téléphone", outcome="Message laissé"),
                    Contact(at=date(2026, 7, 2), channel="Courriel", outcome="A confirmé son départ"),
                ),
                "follow_up": "place proposée sur la session d'octobre",
                "title": "Accueil téléphonique",
            },
        ),
    ),
    Template(
        "sheet of lines",
        "pdf",
        (
            "Compte rendu de rupture de parcours",
            "Apprenante : Inès Belkacem",
            "Formation : Animer un atelier d'écriture",
            "Date de la rupture : 3 novembre 2026",
            "Cause : arrêt de travail de longue durée",
            "Relance 1 : 04/11/2026 par téléphone, sans réponse",
            "Relance 2 : 06/11/2026 par courriel, réponse reçue",
            "Actions mises en place : report sur la session de janvier",
        ),
        (
            {
                "person": "Inès Belkacem",
                "at": date(2026, 11, 3),
                "cause": "arrêt de travail de longue durée",
                "contacts": (
                    Contact(at=date(2026, 11, 4), channel="téléphone", outcome="sans réponse"),
                    Contact(at=date(2026, 11, 6), channel="courriel", outcome="réponse reçue"),
                ),
                "follow_up": "report sur la session de janvier",
            },
        ),
    ),
    Template(
        "register",
        "docx",
        (
            "REGISTRE DES ABANDONS 2026",
            [
                ["Nom et prénom", "Formation", "Date d'abandon", "Motif", "Relances", "Suites"],
                [
                    "Larrieu Hugo",
                    "Habilitation électrique",
                    "17/09/2026",
                    "Raisons familiales",
                    "18/09/2026 appel ; 21/09/2026 mail",
                    "Réinscrit en 2027",
                ],
                ["Fayolle Marc", "Risques psychosociaux", "09/06/2026", "", "", ""],
            ],
        ),
        (
            {
                "person": "Larrieu Hugo",
                "at": date(2026, 9, 17),
                "cause": "Raisons familiales",
                "contacts": (
                    Contact(at=date(2026, 9, 18), channel="appel"),
                    Contact(at=date(2026, 9, 21), channel="mail"),
                ),
                "follow_up": "Réinscrit en 2027",
                "title": "Habilitation électrique",
            },
            {"person": "Fayolle Marc", "at": date(2026, 6, 9), "cause": None, "contacts": (), "follow_up": None},
        ),
    ),
    Template(
        "register as a spreadsheet",
        "csv",
        (
            "Suivi des abandons;;;;;",
            "Nom;Prénom;Date de sortie;Cause;1re relance;2e relance",
            "Castagnet;Léonie;14/09/2026;Emploi trouvé;15/09/2026;17/09/2026",
        ),
        (
            {
                "person": "Léonie Castagnet",
                "at": date(2026, 9, 14),
                "cause": "Emploi trouvé",
                "contacts": (Contact(at=date(2026, 9, 15)), Contact(at=date(2026, 9, 17))),
            },
        ),
    ),
    Template(
        "letter of withdrawal",
        "odt",
        (
            "Déclaration d'abandon de formation",
            "Je soussigné Théo Roumieux, stagiaire de la formation « Animer un atelier d'écriture »,",
            "déclare mettre fin à ma formation à compter du 02/11/2026",
            "pour le motif suivant : horaires incompatibles avec mon travail",
            "Fait à Arles, le 03/11/2026",
        ),
        (
            {
                "person": "Théo Roumieux",
                "at": date(2026, 11, 2),
                "cause": "horaires incompatibles avec mon travail",
                "contacts": (),
            },
        ),
    ),
    Template(
        "English",
        "docx",
        (
            "Drop-out record",
            "Learner: Tom Becker",
            "Course: Business English B1",
            "Date of drop-out: 16 November 2026",
            "Reason: moved abroad",
            "Contact 1: 17 November 2026 by phone, no answer",
            "Follow-up: invited to the spring session",
        ),
        (
            {
                "person": "Tom Becker",
                "at": date(2026, 11, 16),
                "cause": "moved abroad",
                "contacts": (Contact(at=date(2026, 11, 17), channel="phone", outcome="no answer"),),
                "follow_up": "invited to the spring session",
            },
        ),
    ),
)
