"""Papers whose words come near those of training, and that prove none: schools, employers, associations, clinics."""

from __future__ import annotations

import random
from collections.abc import Sequence

from .letters import paper

PAPERS: dict[str, tuple[str, Sequence[str]]] = {
    "school_certificate": (
        "CERTIFICAT DE SCOLARITÉ",
        (
            "La directrice de l'école de {place} certifie que l'élève {name}, né(e) le {day}, est inscrit(e) en CM2.",
            "Fait à {place}, le {day}. La directrice, {name}",
        ),
    ),
    "summons_owners": (
        "CONVOCATION À L'ASSEMBLÉE GÉNÉRALE",
        (
            "Les copropriétaires de la résidence sont convoqués le {day} à 18h30, salle des fêtes de {place}.",
            "Ordre du jour : approbation des comptes, ravalement, élection du syndic.",
            "Pouvoir à retourner signé : je soussigné(e) {name} donne pouvoir à {name}.",
        ),
    ),
    "summons_doctor": (
        "CONVOCATION",
        ("{name} est convoqué(e) à la visite médicale le {day} à 9h15, centre de santé de {place}.", "À jeun."),
    ),
    "house_rules": (
        "RÈGLEMENT INTÉRIEUR DE L'IMMEUBLE",
        (
            "Article 1 – Les parties communes restent libres de tout objet.",
            "Article 2 – Le bruit cesse à 22 heures. Article 3 – Les poubelles sortent le mardi.",
        ),
    ),
    "programme_concert": (
        "PROGRAMME DE LA SAISON",
        (
            "{day} : quatuor à cordes, durée 1 h 30.",
            "{day} : récital de {name}.",
            "Objectif : faire entendre la forêt.",
        ),
    ),
    "employer_statement": (
        "ATTESTATION EMPLOYEUR",
        (
            "Je soussigné {name}, gérant, atteste que {name} travaille dans notre société depuis le {day}.",
            "Durée hebdomadaire : 35 heures. Salaire brut : {money} €.",
        ),
    ),
    "agreement_hall": (
        "CONVENTION DE MISE À DISPOSITION D'UNE SALLE",
        (
            "Entre la commune de {place} et l'association des jardiniers, représentée par {name}.",
            "La salle est prêtée du {day} au {day}, de 9h00 à 17h00. Redevance : {money} €.",
        ),
    ),
    "quote_works": (
        "DEVIS",
        (
            "Client : {name}",
            "Objet : {thing}",
            "Durée des travaux : 14 heures",
            "Total : {money} € TTC. Bon pour accord.",
        ),
    ),
    "minutes_club": (
        "COMPTE RENDU DU BUREAU",
        ("Présents : {name}, {name}. Excusé : {name}.", "Trésorerie : {money} €.", "Prochaine réunion le {day}."),
    ),
    "swimming_diploma": ("BREVET DE NATATION", ("Décerné à {name} pour avoir nagé 50 mètres le {day} à {place}.",)),
    "contract_club": (
        "CONTRAT DE PRÊT DE MATÉRIEL",
        ("Le club prête à {name} : {thing}, du {day} au {day}.", "Caution : {money} €."),
    ),
    "customer_survey": (
        "ENQUÊTE DE SATISFACTION CLIENT",
        ("Votre séjour : chambre, restaurant, piscine.", "Note : 4 sur 5.", "Commentaire : {note}"),
    ),
    "annual_interview": (
        "ENTRETIEN ANNUEL D'ÉVALUATION",
        ("Salarié : {name}. Responsable : {name}. Date : {day}.", "Bilan de l'année : {note}", "Objectifs : {note}"),
    ),
    "job_offer": (
        "OFFRE D'EMPLOI",
        ("Poste : vendeur à {place}.", "Profil : première expérience.", "Salaire : {money} €."),
    ),
    "privacy": ("POLITIQUE DE CONFIDENTIALITÉ", ("Vos données sont conservées 3 ans.", "Contact : {name}.")),
    "evacuation": ("CONSIGNES D'ÉVACUATION", ("Point de rassemblement : parking.", "Responsable : {name}.")),
    "newsletter": ("LA LETTRE DU QUARTIER", ("{note}", "Marché de Noël le {day}.", "{note}")),
    "sports_results": (
        "RÉSULTATS DU CROSS",
        ("1. {name} 12:31", "2. {name} 12:44", "3. {name} 12:59", "Fait à {place}."),
    ),
}


def files(chance: random.Random) -> dict[str, bytes]:
    """Return every paper, as PDF or DOCX."""
    return {f"near.paper.{name}": paper(title, lines, chance) for name, (title, lines) in PAPERS.items()}
