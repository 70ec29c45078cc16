"""The provider's own folder: a clean one, with a proof for each of the 33 indicators."""

from __future__ import annotations

from datetime import date

from . import occasional, organisation as papers, organisation_registers as registers
from .dossier import Dossier
from .papers import booklet, rules, trainer_profile
from .session import Session

SCOPE = """\
[provider]
categories = ["AF", "CFA"]
certifying = true
alternance = true
work_based = true
uses_subcontractors = true
"""
"""``auditready.toml`` of a provider to whom all 33 indicators apply."""

_PROCEDURES = {
    "needs": (4, "Procédure analyse du besoin"),
    "design": (6, "Procédure conception"),
    "cross_table": (7, "Tableau croisé"),
    "positioning": (8, "Procédure positionnement"),
    "adaptation": (10, "Procédure adaptation et suivi"),
    "assessment": (11, "Procédure évaluation des acquis"),
    "engagement": (12, "Procédure abandons"),
    "violence": (12, "Procédure violences et harcèlement"),
    "alternance": (13, "Procédure suivi en entreprise"),
    "support": (14, "Procédure accompagnement"),
    "rights": (15, "Livret de l'apprenti"),
    "exam": (16, "Procédure inscription examen"),
    "resources": (19, "Procédure supports"),
    "remote": (19, "Procédure suivi à distance"),
    "trainer_skills": (21, "Procédure formateurs"),
    "subcontracting": (27, "Procédure sous-traitance"),
    "integration": (29, "Procédure insertion"),
    "complaints": (31, "Procédure réclamations"),
}
"""Procedure → the indicator that it is filed under, and its file's name."""


def clean_organisation(session: Session) -> Dossier:
    """Everything that the provider of ``session`` must be able to show, whatever the session."""
    dossier = Dossier(session.but(modality=None))
    add = dossier.add
    add("page", "Indicateur 01/Page Excel perfectionnement.html", papers.public_page)
    add("results", "Indicateur 02/Indicateurs de résultats.pdf", papers.results)
    add("authorisation", "Indicateur 07/Habilitation.pdf", papers.authorisation)
    for name, (indicator, label) in _PROCEDURES.items():
        add(f"procedure/{name}", f"Indicateur {indicator:02}/{label}.docx", papers.procedure, name)
    add("booklet", "Indicateur 09/Livret d'accueil.pdf", booklet)
    add("rules", "Indicateur 09/Règlement intérieur.pdf", rules)
    add("means", "Indicateur 17/Moyens.xlsx", registers.means)
    add("chart", "Indicateur 18/Organigramme.docx", papers.chart)
    add("minutes", "Indicateur 18/Compte rendu équipe.docx", papers.minutes)
    what = "du conseil de perfectionnement"
    add("council", "Indicateur 20/Conseil de perfectionnement.docx", papers.minutes, what=what, at=date(2026, 5, 21))
    add("cv", "Indicateur 21/CV formateur.pdf", trainer_profile, session.trainer)
    add("staff_training", "Indicateur 22/Développement des compétences.xlsx", registers.staff_training)
    add("watch", "Indicateurs 23 à 25/Veille.xlsx", registers.watch)
    add("partners", "Indicateur 26/Réseau de partenaires.xlsx", registers.partners)
    add("subcontract", "Indicateur 27/Contrat de sous-traitance.pdf", occasional.subcontract)
    add("synthesis", "Indicateur 30/Synthèse satisfaction.docx", papers.synthesis)
    add("complaints", "Indicateur 31/Registre des réclamations.xlsx", registers.complaints)
    add("improvement", "Indicateur 32/Plan d'amélioration et risques.xlsx", registers.improvement)
    add("teaching", "Indicateur 33/Évaluation des enseignements.pdf", papers.teaching_survey)
    return dossier
