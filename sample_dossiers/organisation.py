"""The provider's own folder, filed by criterion as a certifier's grid has it, with the gaps of an ordinary year."""

from __future__ import annotations

from datetime import date

from sample_dossiers.cast import ALEXANDRE, HELENE
from sample_dossiers.expected import Finding, finding
from tests.factory import Dossier, Session, slots_of
from tests.factory.organisation_folder import clean_organisation

_FILED = {
    "page": "Critère 1/01 - Information du public/Page Excel perfectionnement.html",
    "results": "Critère 1/02 - Indicateurs de résultats/Indicateurs de résultats 2025.pdf",
    "procedure/needs": "Critère 2/04 - Analyse du besoin/Procédure analyse du besoin.docx",
    "procedure/design": "Critère 2/05-06 - Objectifs et contenus/Procédure conception.docx",
    "procedure/positioning": "Critère 2/08 - Positionnement/Procédure positionnement.docx",
    "booklet": "Critère 3/09 - Conditions de déroulement/Livret d'accueil 2026.pdf",
    "rules": "Critère 3/09 - Conditions de déroulement/Règlement intérieur.pdf",
    "procedure/adaptation": "Critère 3/10 - Adaptation/Procédure adaptation et suivi.docx",
    "procedure/assessment": "Critère 3/11 - Évaluation/Procédure évaluation des acquis.docx",
    "procedure/engagement": "Critère 3/12 - Engagement/Procédure abandons.docx",
    "means": "Critère 4/17 - Moyens/Moyens.xlsx",
    "chart": "Critère 4/18 - Coordination/Organigramme.docx",
    "minutes": "Critère 4/18 - Coordination/CR réunion équipe 4 juin.docx",
    "procedure/resources": "Critère 4/19 - Ressources/Procédure supports.docx",
    "procedure/remote": "Critère 4/19 - Ressources/Procédure suivi à distance.docx",
    "cv": "Critère 5/21 - Compétences/CV Petitjean.pdf",
    "procedure/trainer_skills": "Critère 5/21 - Compétences/Procédure formateurs.docx",
    "staff_training": "Critère 5/22 - Développement des compétences/Développement des compétences 2026.xlsx",
    "watch": "Critère 6/23 à 25 - Veilles/Veille 2026.xlsx",
    "partners": "Critère 6/26 - Handicap/Réseau de partenaires.ods",
    "synthesis": "Critère 7/30 - Appréciations/Synthèse satisfaction 2026.docx",
    "procedure/complaints": "Critère 7/31 - Réclamations/Procédure réclamations.docx",
    "complaints": "Critère 7/31 - Réclamations/Registre 2026.xlsx",
    "improvement": "Critère 7/32 - Amélioration/Plan d'amélioration.xlsx",
}
_NOTES = """Webinaire du 23 juin, FFFOD.
A retenir : les quiz collaboratifs, a essayer avec le groupe de septembre.
Voir avec Nathalie pour le module 3.
"""


def provider_folder() -> tuple[str, Dossier, list[Finding]]:
    """Written down for the most part; some of it without what makes it proof."""
    session = Session(
        "Excel perfectionnement", "EXC-2026-03", "in_person", (HELENE,), ALEXANDRE, slots_of(date(2026, 3, 16))
    )
    dossier = clean_organisation(session)
    dossier.keep(*_FILED)
    for name, path in _FILED.items():
        dossier.move(name, path)
    dossier.change("results", omit={"method"})
    dossier.change("staff_training", status="Prévue")
    dossier.change("watch", themes=("law", "jobs"), unused={"law"})
    notes = "Critère 6/25 - Veille pédagogique/notes webinaire.txt"
    dossier.put(notes, _NOTES.encode())
    dossier.change("partners", year=2023, ods=True)
    dossier.change("synthesis", asked=("stagiaires", "entreprises", "formateurs"))
    dossier.change("complaints", unanswered=True)
    dossier.change("improvement", omit={"risks"})
    return (
        "Organisme de formation",
        dossier,
        [
            finding("FIL003", "to_judge", None, notes),
            finding("ORG202", "gap", None, _FILED["results"]),
            finding("ORG222", "gap", None, _FILED["staff_training"]),
            finding("ORG223", "gap", None, _FILED["watch"]),
            finding("ORG225", "to_judge", None, notes),
            finding("ORG226", "gap", None, _FILED["partners"]),
            finding("ORG230", "to_judge", None, _FILED["synthesis"]),
            finding("ORG231", "gap", None, _FILED["complaints"]),
            finding("ORG232", "gap", None, _FILED["improvement"]),
        ],
    )
