"""One-page questionnaires that were filled in: the company's, the trainer's, the funder's, a participant's."""

from __future__ import annotations

from . import Template

FEEDBACKS = (
    Template(
        "company, boxes",
        "pdf",
        (
            "QUESTIONNAIRE DE SATISFACTION ENTREPRISE",
            "Formation : Gestion du temps et des priorités",
            "Entreprise : Conserverie du Ponant",
            "Date : 10/06/2026",
            "La formation a-t-elle répondu à votre demande ?",
            "☒ Oui",
            "☐ Non",
            "Observez-vous des progrès chez vos salariés ?",
            "☒ Oui",
            "☐ Non",
            "Commentaires : planning affiché dans l'atelier",
        ),
        ({"stakeholder": "company", "title": "Gestion du temps et des priorités", "answers": 3, "complete": True},),
    ),
    Template(
        "trainer's report",
        "docx",
        (
            "BILAN DU FORMATEUR",
            "Action : Prévenir les risques psychosociaux",
            "Formateur : Cabinet Ruffié",
            "Fait le 12/06/2026",
            "Le groupe avait-il le niveau attendu ? Oui",
            "Points forts : participation de tous",
            "Points à améliorer : salle trop petite",
        ),
        ({"stakeholder": "trainer", "title": "Prévenir les risques psychosociaux", "answers": 3},),
    ),
    Template(
        "funder's answer",
        "docx",
        (
            "Retour du financeur – enquête annuelle de satisfaction",
            "OPCO des Deux Rives",
            "Date : 05/10/2026",
            [
                ["Critère", "Note sur 5"],
                ["Qualité des documents transmis", "4"],
                ["Respect des délais", "5"],
            ],
            "Remarques : rien à signaler",
        ),
        ({"stakeholder": "funder", "answers": 3},),
    ),
    Template(
        "company, cold, table of boxes",
        "flow",
        (
            "Évaluation à froid – Employeur",
            "Intitulé de la formation : Accueil téléphonique",
            "Remplie par : Mutuelle du Gard, le 15/09/2026",
            [
                ["Question", "Oui", "Non"],
                ["Les compétences sont-elles mises en pratique ?", "X", ""],
                ["Recommanderiez-vous cette formation ?", "X", ""],
            ],
        ),
        ({"stakeholder": "company", "timing": "cold", "title": "Accueil téléphonique", "answers": 2},),
    ),
    Template(
        "participant, hot",
        "docx",
        (
            "QUESTIONNAIRE DE SATISFACTION À CHAUD",
            "Nom et prénom : Larrieu Hugo",
            "Formation : Habilitation électrique B0-H0",
            "Date : 17/09/2026",
            "Êtes-vous satisfait de la formation ? 5/5",
            "Les objectifs ont-ils été atteints ? Oui",
            "Vos suggestions : plus de pratique",
        ),
        (
            {
                "stakeholder": "beneficiary",
                "timing": "hot",
                "person": "Larrieu Hugo",
                "title": "Habilitation électrique B0-H0",
                "answers": 3,
            },
        ),
    ),
    Template(
        "blank template",
        "docx",
        (
            "QUESTIONNAIRE DE SATISFACTION FINANCEUR",
            "Formation :",
            "Date :",
            "La prestation a-t-elle répondu à vos attentes ? ☐ Oui ☐ Non",
            "Commentaires : ……………………",
        ),
        (),
    ),
    Template(
        "English",
        "docx",
        (
            "TRAINER FEEDBACK FORM",
            "Course: Business English B1",
            "Trainer: Fiona Gallagher",
            "Date: 12 December 2026",
            "Did the group meet the prerequisites? Yes",
            "What would you improve next time? More role plays",
        ),
        ({"stakeholder": "trainer", "title": "Business English B1", "answers": 2},),
    ),
)
