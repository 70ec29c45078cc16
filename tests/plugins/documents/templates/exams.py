"""Papers of the presentation to a certification."""

from __future__ import annotations

from datetime import date

from . import Template

EXAMS = (
    Template(
        "registration of one candidate",
        "docx",
        (
            "CONFIRMATION D'INSCRIPTION À L'EXAMEN",
            "Candidat : Alix Bérard",
            "Certification : Conduire un projet numérique (RS6561)",
            "Certificateur : Institut Mercure",
            "Date d'inscription : 04/05/2026",
            "Session d'examen du 26 juin 2026",
        ),
        (
            {
                "person": "Alix Bérard",
                "step": "registration",
                "certification": "Conduire un projet numérique",
                "register": "RS6561",
                "authority": "Institut Mercure",
                "at": date(2026, 5, 4),
            },
        ),
    ),
    Template(
        "convocation to the examination",
        "pdf",
        (
            "Convocation à l'épreuve de certification",
            "Madame Léonie Castagnet",
            "Titre professionnel : Conseiller de vente - RNCP37098",
            "Vous êtes convoquée le 14/09/2026 à 9h00 au centre d'examen de Pau.",
            "Autorité certificatrice : Ministère du Travail",
        ),
        (
            {
                "person": "Léonie Castagnet",
                "step": "registration",
                "register": "RNCP37098",
                "authority": "Ministère du Travail",
                "at": date(2026, 9, 14),
            },
        ),
    ),
    Template(
        "minutes of the jury",
        "docx",
        (
            "PROCÈS-VERBAL DE JURY",
            "Certification : Conseiller de vente (RNCP 37098)",
            "Date de délibération : 15/09/2026",
            [
                ["Nom", "Prénom", "Décision du jury"],
                ["Castagnet", "Léonie", "Admise"],
                ["Larrieu", "Hugo", "Ajourné"],
            ],
        ),
        (
            {
                "person": "Léonie Castagnet",
                "step": "result",
                "register": "RNCP37098",
                "at": date(2026, 9, 15),
                "result": "Admise",
            },
            {"person": "Hugo Larrieu", "step": "result", "result": "Ajourné", "at": date(2026, 9, 15)},
        ),
    ),
    Template(
        "list of registrations as a spreadsheet",
        "csv",
        (
            "Inscriptions à la certification;;;",
            "Candidat;Code certification;Date d'inscription;Certificateur",
            "Alix Bérard;RS6561;04/05/2026;Institut Mercure",
            "Ahmed Soulier;RS6561;04/05/2026;Institut Mercure",
        ),
        (
            {"person": "Alix Bérard", "step": "registration", "register": "RS6561", "at": date(2026, 5, 4)},
            {"person": "Ahmed Soulier", "step": "registration", "authority": "Institut Mercure"},
        ),
    ),
    Template(
        "authorisation",
        "flow",
        (
            "CONVENTION D'HABILITATION",
            "Entre l'Institut Mercure, organisme certificateur, et Le Chêne Vert",
            "Certification : Conduire un projet numérique, enregistrée au Répertoire spécifique sous le n° RS6561",
            "Le partenaire est habilité à former et à organiser l'évaluation.",
            "Fait à Paris, le 10 janvier 2026",
        ),
        (
            {
                "person": None,
                "step": "authorisation",
                "register": "RS6561",
                "at": date(2026, 1, 10),
            },
        ),
    ),
    Template(
        "rules of the examination",
        "odt",
        (
            "RÈGLEMENT D'EXAMEN",
            "Certification visée : Conseiller de vente – RNCP37098",
            "Conditions de passage de l'examen : épreuve écrite puis entretien avec le jury.",
            "Version du 2 février 2026",
        ),
        ({"person": None, "step": "information", "register": "RNCP37098"},),
    ),
    Template(
        "attestation of success",
        "pdf",
        (
            "ATTESTATION DE RÉUSSITE À LA CERTIFICATION",
            "Institut Mercure certifie que M. Ahmed Soulier",
            "a passé l'examen le 26/06/2026",
            "Certification : Conduire un projet numérique - RS6561",
            "Résultat : certifié",
        ),
        (
            {
                "person": "Ahmed Soulier",
                "step": "result",
                "register": "RS6561",
                "result": "certifié",
                "at": date(2026, 6, 26),
            },
        ),
    ),
    Template(
        "sheet of the sitting",
        "docx",
        (
            "Feuille de présence à l'examen – Certification CléA (RS5080)",
            "Date de l'épreuve : 03/07/2026",
            [["Candidat", "Signature"], ["Alix Bérard", "A.B."], ["Ahmed Soulier", "A.S."]],
        ),
        (
            {"person": "Alix Bérard", "step": "sitting", "register": "RS5080", "at": date(2026, 7, 3)},
            {"person": "Ahmed Soulier", "step": "sitting", "at": date(2026, 7, 3)},
        ),
    ),
)
