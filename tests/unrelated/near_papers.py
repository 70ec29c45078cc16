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
    "hospital_booklet": (
        "LIVRET D'ACCUEIL DU PATIENT",
        (
            "Bienvenue à l'hôpital de {place}.",
            "Horaires des visites : 13h00 à 20h00.",
            "Accès : bus 12, parking.",
            "Contact : accueil, 01 99 00 00 00.",
            "Vos droits : accessibilité, personne de confiance, réclamations.",
        ),
    ),
    "hotel_booklet": (
        "LIVRET D'ACCUEIL",
        (
            "Bienvenue à l'hôtel. Petit déjeuner de 7h00 à 10h00.",
            "Wifi : demandez le code.",
            "Départ avant 11h00. Contact : réception.",
            "Règlement intérieur : ne pas fumer.",
        ),
    ),
    "medical_questionnaire": (
        "QUESTIONNAIRE MÉDICAL",
        (
            "Nom : {name}",
            "Êtes-vous satisfait de votre sommeil ? Oui",
            "Prenez-vous un traitement ? Non",
            "Fait le {day}",
        ),
    ),
    "needs_IT": (
        "RECUEIL DES BESOINS",
        (
            "Projet : {thing}",
            "Besoins exprimés : un logiciel de stock.",
            "Objectifs : gagner du temps.",
            "Attentes : {note}",
            "Échéance : {day}",
        ),
    ),
    "job": (
        "FICHE DE POSTE",
        (
            "Intitulé du poste : vendeur",
            "Missions : {note}",
            "Compétences : accueil",
            "Horaires : 9h00 - 17h00",
            "Rattachement : {name}",
        ),
    ),
    "report": ("RAPPORT D'ACTIVITÉ 2025", ("{note}", "{note}", "Taux de satisfaction des clients : 92 %.")),
    "charter": (
        "CHARTE INFORMATIQUE",
        ("Article 1 : mots de passe.", "Article 2 : messagerie.", "Lu et approuvé, {name}, le {day}"),
    ),
    "internship_school": (
        "CONVENTION DE STAGE",
        (
            "Entre le collège de {place}, l'entreprise et l'élève {name}.",
            "Stage d'observation du {day} au {day}, de 9h00 à 17h00.",
            "Article 1 – objet. Article 2 – assurance.",
            "Tuteur : {name}",
        ),
    ),
    "apprentice": (
        "CONTRAT D'APPRENTISSAGE",
        ("Employeur : {name}", "Apprenti : {name}", "Du {day} au {day}", "Rémunération : {money} €", "CFA de {place}"),
    ),
    "image": (
        "AUTORISATION DE DROIT À L'IMAGE",
        (
            "Je soussigné(e) {name} autorise la commune à enregistrer et diffuser mon image lors de la fête du {day}.",
            "Durée de conservation : 2 ans.",
        ),
    ),
    "planning": (
        "PLANNING DES GARDES",
        ("Lundi {day} : {name}", "Mardi : {name}", "Mercredi : {name}", "8h00 - 20h00"),
    ),
    "product_eval": (
        "FICHE D'ÉVALUATION PRODUIT",
        ("Produit : {thing}", "Note : 4/5", "Points forts : {thing}", "Points à améliorer : {thing}", "Date : {day}"),
    ),
    "tax": ("ATTESTATION FISCALE", ("Nous attestons que {name} a versé {money} € le {day}.", "Fait à {place}.")),
    "residence": (
        "ATTESTATION SUR L'HONNEUR",
        ("Je soussigné(e) {name} atteste sur l'honneur résider à {place}.", "Fait le {day}"),
    ),
    "driving": (
        "ATTESTATION DE SUIVI DE CONDUITE",
        ("L'auto-école atteste que {name} a effectué 20 heures de conduite du {day} au {day}.", "Le moniteur, {name}"),
    ),
    "dance": (
        "ATTESTATION D'INSCRIPTION",
        (
            "L'école de danse atteste que {name} est inscrite aux cours du mercredi du {day} au {day}.",
            "Cotisation : {money} €",
        ),
    ),
    "scouts": (
        "CERTIFICAT DE PRÉSENCE",
        ("{name} était présent(e) au camp du {day} au {day}.", "Le chef de camp, {name}"),
    ),
    "conference": (
        "PROGRAMME DU COLLOQUE",
        (
            "9h00 Accueil. 9h30 {name} : {thing}. 12h30 déjeuner.",
            "Objectifs : échanger sur la forêt.",
            "Public : chercheurs. Lieu : {place}. Date : {day}",
        ),
    ),
    "subcontract": (
        "CONTRAT DE SOUS-TRAITANCE",
        (
            "Entre le donneur d'ordre {name} et le sous-traitant {name}.",
            "Objet : peinture de l'école.",
            "Prix : {money} €. Délai : du {day} au {day}.",
        ),
    ),
    "sequence": (
        "PLAN DE SÉQUENCE",
        ("Plan 1 : extérieur jour, durée 12 s", "Plan 2 : intérieur nuit, durée 34 s", "Réalisation : {name}"),
    ),
    "minutes_works": (
        "COMPTE RENDU DE CHANTIER N° 4",
        ("Présents : {name}, {name}. Absents : {name}.", "Lot peinture : {thing}. À faire avant le {day}."),
    ),
    "follow": ("FICHE DE SUIVI DU VÉHICULE", ("{day} : vidange, {name}", "{day} : pneus, {name}")),
    "exam_blood": ("RÉSULTATS D'EXAMEN", ("Patient : {name}", "Prélevé le {day} à 8h15", "Glycémie : 0,9 g/l")),
    "dropout": (
        "LETTRE DE DÉMISSION",
        ("Je vous informe de ma démission du poste de vendeur à compter du {day}.", "{name}"),
    ),
    "assistance": (
        "CONTRAT D'ASSISTANCE TECHNIQUE",
        (
            "Assistance technique par téléphone de 9h00 à 18h00, délai de réponse : 4 heures.",
            "Contact : {name}, {money} € par an.",
        ),
    ),
}


def files(chance: random.Random) -> dict[str, bytes]:
    """Return every paper, as PDF or DOCX."""
    return {f"near.paper.{name}": paper(title, lines, chance) for name, (title, lines) in PAPERS.items()}
