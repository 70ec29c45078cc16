"""A second batch, written when the readers were done: 72 of its 100 fields were found before anything was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from auditready import Contact

from . import Template

SECOND_BATCH: Mapping[str, Sequence[Template]] = {
    "subcontract": (
        Template(
            "independent trainer, numbered",
            "pdf",
            (
                "CONTRAT DE PRESTATION DE SERVICES",
                "ENTRE : KAMELO FORMATION, SAS, 3 rue Lepic, 75018 Paris, ci-après le Client",
                "ET : Yasmine Ferhat, formatrice indépendante, SIRET 812 345 678 00019, ci-après le Prestataire",
                "1 - Objet : animation de la formation « Prendre la parole en public »",
                "2 - Prestations attendues : préparation, animation, évaluation des stagiaires",
                "3 - Calendrier : 12 et 13 janvier 2026",
                "4 - Durée de l'intervention : 14 h",
                "5 - Tarif : 1 100 € TTC",
                "6 - Le Prestataire déclare connaître et appliquer le Référentiel National Qualité.",
                "Paris, le 05/01/2026",
            ),
            (
                {
                    "principal": "KAMELO FORMATION",
                    "subcontractor": "Yasmine Ferhat",
                    "title": "Prendre la parole en public",
                    "minutes": 840.0,
                    "start": date(2026, 1, 12),
                    "end": date(2026, 1, 13),
                    "amount": "1 100 € TTC",
                    "quality_clause": True,
                },
            ),
        ),
        Template(
            "two columns",
            "docx",
            (
                "Convention de sous-traitance pédagogique",
                [
                    ["L'organisme donneur d'ordres", "Le sous-traitant"],
                    ["Institut Belledonne", "Centre Vercors Formation"],
                ],
                "Intitulé de l'action : Conduite de chariots R489",
                "Contenu de la mission : face-à-face pédagogique et tests",
                "Moyens mis à disposition : aire d'évolution, chariots",
                "Suivi et évaluation : émargement, grilles de test",
                "Nombre d'heures : 21,00",
                "Période d'exécution : du 6 au 8 octobre 2026",
                "Coût de la prestation : 1 650,00 €",
                "Clause qualité : le sous-traitant respecte les critères du RNQ",
            ),
            (
                {
                    "principal": "Institut Belledonne",
                    "subcontractor": "Centre Vercors Formation",
                    "title": "Conduite de chariots R489",
                    "missions": "face-à-face pédagogique et tests",
                    "means": "aire d'évolution, chariots",
                    "follow_up": "émargement, grilles de test",
                    "minutes": 1260.0,
                    "start": date(2026, 10, 6),
                    "end": date(2026, 10, 8),
                    "amount": "1 650,00 €",
                    "quality_clause": True,
                },
            ),
        ),
    ),
    "invoice": (
        Template(
            "bare lines",
            "pdf",
            (
                "KAMELO FORMATION",
                "Facture n° FC-0042",
                "Paris, le 20/01/2026",
                "A l'attention de : Mairie de Sceaux",
                "Action de formation : Prendre la parole en public",
                "Dates : 12 et 13 janvier 2026",
                "Nombre de stagiaires : 6",
                "Nombre d'heures par stagiaire : 14",
                "TOTAL TTC : 2 640,00 €",
            ),
            (
                {
                    "number": "FC-0042",
                    "issued": date(2026, 1, 20),
                    "client": "Mairie de Sceaux",
                    "title": "Prendre la parole en public",
                    "start": date(2026, 1, 12),
                    "end": date(2026, 1, 13),
                    "minutes": 840.0,
                    "amount": "2 640,00 €",
                },
            ),
        ),
        Template(
            "funder pays by the hour",
            "docx",
            (
                "FACTURE 2026-10-017",
                "Émise le : 15 octobre 2026",
                "Client : OPCO Mobilis",
                "Dossier n° 99871",
                "Bénéficiaire : Mathis Perrier",
                "Formation : Conduite de chariots R489",
                "Du 06/10/2026 au 08/10/2026",
                [["Prestation", "Heures", "Prix horaire", "Total"], ["Formation R489", "21", "40 €", "840 €"]],
                "Net à payer : 840,00 €",
            ),
            (
                {
                    "number": "2026-10-017",
                    "issued": date(2026, 10, 15),
                    "client": "OPCO Mobilis",
                    "participants": ("Mathis Perrier",),
                    "title": "Conduite de chariots R489",
                    "start": date(2026, 10, 6),
                    "end": date(2026, 10, 8),
                    "minutes": 1260.0,
                    "amount": "840,00 €",
                },
            ),
        ),
    ),
    "accessibility": (
        Template(
            "interview notes",
            "odt",
            (
                "Entretien accessibilité handicap",
                "Participant : Mathis Perrier",
                "Date de l'entretien : 28/09/2026",
                "La personne exprime-t-elle un besoin d'adaptation ? OUI",
                "Mesures de compensation prévues : siège ergonomique, pauses",
                "Référent handicap : Aude Rolland",
            ),
            (
                {
                    "person": "Mathis Perrier",
                    "at": date(2026, 9, 28),
                    "need": True,
                    "measure": "siège ergonomique, pauses",
                    "referent": "Aude Rolland",
                },
            ),
        ),
        Template(
            "register of a year",
            "docx",
            (
                "Tableau de suivi des aménagements 2026",
                [
                    ["Nom et prénom", "Demande d'aménagement", "Réponse apportée", "Date"],
                    ["Perrier Mathis", "oui", "siège ergonomique", "28/09/2026"],
                    ["Ferhat Nassim", "aucune", "", "28/09/2026"],
                ],
            ),
            (
                {"person": "Perrier Mathis", "need": True, "measure": "siège ergonomique"},
                {"person": "Ferhat Nassim", "need": False, "at": date(2026, 9, 28)},
            ),
        ),
    ),
    "exam": (
        Template(
            "results of the jury",
            "docx",
            (
                "RÉSULTATS DE LA CERTIFICATION CACES R489",
                "Enregistrée au Répertoire spécifique : RS5054",
                "Date d'examen : 08/10/2026",
                [["Nom Prénom", "Note", "Résultat"], ["PERRIER Mathis", "78/100", "Admis"]],
            ),
            (
                {
                    "person": "PERRIER Mathis",
                    "step": "result",
                    "register": "RS5054",
                    "at": date(2026, 10, 8),
                    "result": "Admis",
                },
            ),
        ),
        Template(
            "registration slip",
            "pdf",
            (
                "BULLETIN D'INSCRIPTION À LA CERTIFICATION",
                "Nom : Ferhat",
                "Prénom : Nassim",
                "Certification visée : TOSA Excel (RS5252)",
                "Organisme certificateur : Isograd",
                "Inscrit le 03/11/2026",
            ),
            (
                {
                    "person": "Nassim Ferhat",
                    "step": "registration",
                    "certification": "TOSA Excel",
                    "register": "RS5252",
                    "authority": "Isograd",
                    "at": date(2026, 11, 3),
                },
            ),
        ),
    ),
    "end_attestation": (
        Template(
            "sentence",
            "pdf",
            (
                "ATTESTATION DE FORMATION",
                "La société KAMELO FORMATION atteste que Madame Clara Noguès",
                "a suivi avec assiduité la formation « Prendre la parole en public »",
                "les 12 et 13 janvier 2026, soit 14 heures.",
                "Objectifs pédagogiques : structurer son propos ; gérer son trac",
                "Évaluation des acquis : acquis",
                "Fait à Paris, le 14/01/2026",
            ),
            (
                {
                    "person": "Clara Noguès",
                    "title": "Prendre la parole en public",
                    "start": date(2026, 1, 12),
                    "end": date(2026, 1, 13),
                    "minutes": 840.0,
                    "objectives": ("structurer son propos", "gérer son trac"),
                    "result": "acquis",
                    "issued": date(2026, 1, 14),
                },
            ),
        ),
        Template(
            "table of facts",
            "docx",
            (
                "Attestation de fin de formation",
                [
                    ["Nom du stagiaire", "Perrier Mathis"],
                    ["Intitulé de la formation", "Conduite de chariots R489"],
                    ["Dates de la formation", "du 06/10/2026 au 08/10/2026"],
                    ["Durée effective", "21 heures"],
                    ["Résultat", "Objectifs atteints"],
                ],
                "Délivrée le 09/10/2026",
            ),
            (
                {
                    "person": "Perrier Mathis",
                    "title": "Conduite de chariots R489",
                    "start": date(2026, 10, 6),
                    "end": date(2026, 10, 8),
                    "minutes": 1260.0,
                    "result": "Objectifs atteints",
                    "issued": date(2026, 10, 9),
                },
            ),
        ),
    ),
    "dropout": (
        Template(
            "form in a table",
            "docx",
            (
                "Fiche abandon",
                [
                    ["Nom et prénom", "Ferhat Nassim"],
                    ["Action", "TOSA Excel"],
                    ["Date de sortie", "14/10/2026"],
                    ["Raison", "Problème de garde d'enfant"],
                ],
                "Appel du 15/10/2026 : souhaite reprendre en janvier",
                "Décision prise : report de l'inscription",
            ),
            (
                {
                    "person": "Ferhat Nassim",
                    "at": date(2026, 10, 14),
                    "cause": "Problème de garde d'enfant",
                    "contacts": (Contact(at=date(2026, 10, 15), outcome="souhaite reprendre en janvier"),),
                    "follow_up": "report de l'inscription",
                },
            ),
        ),
        Template(
            "register",
            "csv",
            (
                "Tableau des ruptures de parcours;;;;;",
                "Date;Apprenant;Formation;Motif de la rupture;Contacts pris;Action mise en œuvre",
                "03/06/2026;Clara Noguès;Prise de parole;Maladie;04/06/2026 mail, 08/06/2026 tél;Remboursement",
            ),
            (
                {
                    "person": "Clara Noguès",
                    "at": date(2026, 6, 3),
                    "cause": "Maladie",
                    "contacts": (
                        Contact(at=date(2026, 6, 4), channel="mail"),
                        Contact(at=date(2026, 6, 8), channel="tél"),
                    ),
                    "follow_up": "Remboursement",
                },
            ),
        ),
    ),
    "provider_certificate": (
        Template(
            "certifier's letter",
            "pdf",
            (
                "Certificat de certification Qualiopi",
                "La certification qualité a été délivrée au titre de la catégorie d'action suivante :",
                "ACTIONS DE FORMATION",
                "Bénéficiaire : KAMELO FORMATION",
                "NDA : 11 75 12345 75",
                "N° de certificat : QF-2024-889",
                "Date d'obtention : 18/04/2024",
                "Date d'expiration : 17/04/2027",
            ),
            (
                {
                    "provider": "KAMELO FORMATION",
                    "nda": "11751234575",
                    "number": "QF-2024-889",
                    "categories": ("AF",),
                    "valid_from": date(2024, 4, 18),
                    "valid_until": date(2027, 4, 17),
                },
            ),
        ),
        Template(
            "period in a sentence",
            "docx",
            (
                "CERTIFICAT B00112",
                "Délivré à : Institut Belledonne",
                "Déclaration d'activité enregistrée sous le numéro 84 38 01234 38",
                "Conformité au Référentiel national qualité – Qualiopi",
                "Actions de formation – Bilans de compétences",
                "Ce certificat est valable du 02/05/2025 au 01/05/2028 sous réserve des surveillances.",
            ),
            (
                {
                    "provider": "Institut Belledonne",
                    "nda": "84380123438",
                    "number": "B00112",
                    "categories": ("AF", "BC"),
                    "valid_from": date(2025, 5, 2),
                    "valid_until": date(2028, 5, 1),
                },
            ),
        ),
    ),
    "feedback": (
        Template(
            "client's answer",
            "docx",
            (
                "Enquête de satisfaction client",
                "Session : Conduite de chariots R489",
                "Client : Transports Perrier",
                [
                    ["Critères", "Très satisfait", "Satisfait", "Insatisfait"],
                    ["Organisation", "☒", "☐", "☐"],
                    ["Qualité pédagogique", "☐", "☒", "☐"],
                ],
                "Vos remarques : nous reviendrons",
            ),
            ({"stakeholder": "company", "answers": 3},),
        ),
        Template(
            "trainer's end-of-session sheet",
            "pdf",
            (
                "FICHE BILAN FORMATEUR",
                "Formation : Prendre la parole en public",
                "Nom du formateur : Yasmine Ferhat",
                "Date : 13/01/2026",
                "Déroulement de la session : conforme au programme prévu",
                "Difficultés rencontrées : salle bruyante",
                "Suggestions d'amélioration : prévoir un micro",
            ),
            ({"stakeholder": "trainer", "title": "Prendre la parole en public", "answers": 3},),
        ),
    ),
}
