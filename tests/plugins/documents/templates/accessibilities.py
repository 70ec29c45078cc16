"""Questionnaires and registers about needs linked to a handicap; none says what the handicap is in what is read."""

from __future__ import annotations

from datetime import date

from . import Template

ACCESSIBILITIES = (
    Template(
        "form with boxes",
        "pdf",
        (
            "QUESTIONNAIRE HANDICAP ET ACCESSIBILITÉ",
            "Nom et prénom : Guéguen Nolwenn",
            "Date : 20/04/2026",
            "Avez-vous besoin d'un aménagement pour suivre la formation ?",
            "☐ Oui",
            "☒ Non",
            "Référent handicap : Maud Lescure",
        ),
        (
            {
                "person": "Guéguen Nolwenn",
                "at": date(2026, 4, 20),
                "asked": True,
                "need": False,
                "measure": None,
                "referent": "Maud Lescure",
            },
        ),
    ),
    Template(
        "form with a measure",
        "docx",
        (
            "Fiche de recueil des besoins d'aménagement",
            "Stagiaire : Yves Quéré",
            "Recueilli le 21 avril 2026",
            "Situation de handicap nécessitant un aménagement : oui",
            "Aménagement mis en place : temps majoré d'un tiers aux évaluations, supports agrandis",
            "Référente handicap : Maud Lescure",
        ),
        (
            {
                "person": "Yves Quéré",
                "at": date(2026, 4, 21),
                "asked": True,
                "need": True,
                "measure": "temps majoré d'un tiers aux évaluations, supports agrandis",
                "referent": "Maud Lescure",
            },
        ),
    ),
    Template(
        "need without a measure",
        "docx",
        (
            "Fiche accessibilité",
            [
                ["Apprenant", "Marc Fayolle"],
                ["Date de l'entretien", "02/06/2026"],
                ["Besoin particulier lié à un handicap", "☒ Oui   ☐ Non"],
                ["Adaptation proposée", ""],
            ],
        ),
        (
            {
                "person": "Marc Fayolle",
                "at": date(2026, 6, 2),
                "asked": True,
                "need": True,
                "measure": None,
            },
        ),
    ),
    Template(
        "register",
        "flow",
        (
            "Registre des demandes d'aménagement",
            "Référent handicap : Paul Andrieu",
            [
                ["Date", "Stagiaire", "Besoin d'aménagement", "Adaptation mise en place", "Partenaire"],
                ["01/09/2026", "Léonie Castagnet", "Oui", "Salle de plain-pied", "Cap emploi"],
                ["01/09/2026", "Hugo Larrieu", "Non", "", ""],
            ],
        ),
        (
            {
                "person": "Léonie Castagnet",
                "at": date(2026, 9, 1),
                "asked": True,
                "need": True,
                "measure": "Salle de plain-pied – Cap emploi",
            },
            {"person": "Hugo Larrieu", "at": date(2026, 9, 1), "asked": True, "need": False, "measure": None},
        ),
    ),
    Template(
        "register as a spreadsheet",
        "csv",
        (
            "Suivi des besoins PSH;;;;",
            "Nom;Prénom;Besoin spécifique (O/N);Mesure prise;Date",
            "Belkacem;Inès;N;;12/10/2026",
            "Roumieux;Théo;O;Pauses supplémentaires et prise de notes fournie;12/10/2026",
        ),
        (
            {"person": "Inès Belkacem", "need": False, "measure": None, "at": date(2026, 10, 12)},
            {
                "person": "Théo Roumieux",
                "need": True,
                "measure": "Pauses supplémentaires et prise de notes fournie",
                "at": date(2026, 10, 12),
            },
        ),
    ),
    Template(
        "English",
        "docx",
        (
            "Accessibility questionnaire",
            "Learner: Tom Becker",
            "Date: 21 September 2026",
            "Do you need any adjustment because of a disability? Yes",
            "Adjustment agreed: subtitles on every video",
        ),
        (
            {
                "person": "Tom Becker",
                "at": date(2026, 9, 21),
                "asked": True,
                "need": True,
                "measure": "subtitles on every video",
            },
        ),
    ),
    Template(
        "the nature is never read",
        "docx",
        (
            "QUESTIONNAIRE ACCESSIBILITÉ",
            "Nom : Castagnet",
            "Prénom : Léonie",
            "Êtes-vous en situation de handicap ? Oui, je suis malentendante de l'oreille gauche",
            "Nature du handicap : surdité partielle",
            "Mesures retenues : placement au premier rang",
        ),
        (
            {
                "person": "Léonie Castagnet",
                "asked": True,
                "need": True,
                "measure": "placement au premier rang",
            },
        ),
    ),
)
