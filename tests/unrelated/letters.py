"""Documents of other trades, as PDF or DOCX, and e-mails: invoices, quotes, contracts, leases, menus, minutes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime

from ..factory import Person
from ..factory.mail import eml
from ..factory.pages import Block, Boxes, Heading, Line, Signatures, Table, Title, written
from .words import PLACES, THINGS, day, email, full_name, money, sentence

PAPERS: dict[str, tuple[str, Sequence[str]]] = {
    "work_contract": (
        "CONTRAT DE TRAVAIL À DURÉE INDÉTERMINÉE",
        (
            "Entre la société {thing} SARL et {name}, il est convenu ce qui suit.",
            "Article 1 – Engagement : {name} est engagé(e) en qualité de vendeur à compter du {day}.",
            "Article 2 – Durée du travail : 35 heures par semaine, du lundi au vendredi de 9h00 à 17h00.",
            "Article 3 – Rémunération : {money} € brut par mois.",
            "Article 4 – Période d'essai : deux mois, renouvelable une fois.",
        ),
    ),
    "lease": (
        "BAIL D'HABITATION",
        (
            "Le bailleur : {name}. Le locataire : {name}.",
            "Logement situé à {place}, d'une surface de 48 m², loué pour une durée de 3 ans à compter du {day}.",
            "Loyer : {money} € par mois, charges comprises. Dépôt de garantie : un mois.",
        ),
    ),
    "payslip": (
        "BULLETIN DE PAIE",
        ("Salarié : {name}", "Période : du {day} au {day}", "Heures : 151,67", "Net à payer : {money} €"),
    ),
    "condominium": (
        "PROCÈS-VERBAL D'ASSEMBLÉE GÉNÉRALE DE COPROPRIÉTÉ",
        (
            "Le {day}, les copropriétaires de la résidence se sont réunis à {place}.",
            "Présents : {name}, {name}, {name}. Représentés : {name}.",
            "Résolution 1 : travaux de toiture pour {money} €. Adoptée.",
        ),
    ),
    "order": ("BON DE COMMANDE", ("Fournisseur : {thing}", "Livraison le {day} à {place}", "Total : {money} € TTC")),
    "delivery": ("BON DE LIVRAISON", ("Livré le {day}", "Reçu par {name}", "Signature du client :")),
    "sick_note": ("CERTIFICAT MÉDICAL", ("Je soussigné, docteur {name}, certifie avoir examiné {name} le {day}.",)),
    "insurance": (
        "ATTESTATION D'ASSURANCE HABITATION",
        ("Nous attestons que {name} est assuré(e) du {day} au {day}.", "Fait à {place}, le {day}."),
    ),
    "home": ("ATTESTATION D'HÉBERGEMENT", ("Je soussigné(e) {name} atteste héberger {name} depuis le {day}.",)),
    "work_certificate": (
        "CERTIFICAT DE TRAVAIL",
        ("Nous certifions que {name} a été employé(e) du {day} au {day} comme vendeur.", "Fait à {place}."),
    ),
    "menu": ("MENU DU JOUR", ("Entrée : {thing}", "Plat : {thing}", "Dessert : {thing}", "{money} €")),
    "manual": (
        "NOTICE D'UTILISATION",
        ("1. Brancher l'appareil.", "2. Appuyer sur le bouton.", "Garantie : 24 mois. Ne pas immerger."),
    ),
    "concert": ("CONCERT DE PRINTEMPS", ("Le {day} à 20h30, salle des fêtes de {place}.", "Entrée libre.")),
    "train": (
        "BILLET ÉLECTRONIQUE",
        ("Voyageur : {name}", "{place} – {place}, le {day} à 08:12", "Voiture 7, place 42"),
    ),
    "complaint": (
        "LETTRE",
        ("Madame, Monsieur,", "Ma commande du {day} n'est pas arrivée : {thing}.", "Cordialement, {name}"),
    ),
    "will": ("FAIRE-PART", ("{name} et {name} ont la joie de vous annoncer leur mariage le {day} à {place}.",)),
    "essay": ("LES FORÊTS DU JURA", ("{note}", "{note}", "{note}", "{note}")),
    "tender": (
        "CAHIER DES CLAUSES TECHNIQUES PARTICULIÈRES",
        (
            "Lot 3 : peinture. Objet : ravalement de l'école de {place}.",
            "Délai : 8 semaines.",
            "Pénalités : {money} €.",
        ),
    ),
    "fire": ("REGISTRE DE SÉCURITÉ INCENDIE", ("Vérification des extincteurs le {day} par {name} : rien à signaler.",)),
    "english_letter": ("INVOICE", ("Bill to: {name}", "Item: {thing}", "Total due: {money} EUR by {day}")),
}


def files(chance: random.Random) -> dict[str, bytes]:
    """Return every document, each as PDF or DOCX, and the e-mails."""
    found = {f"paper.{name}": paper(title, lines, chance) for name, (title, lines) in PAPERS.items()}
    for trade in ("PLOMBERIE", "ÉLECTRICITÉ", "IMPRIMERIE", "TRAITEUR"):
        found[f"invoice.{trade.lower()}"] = _invoice(trade, chance)
    for number, subject in enumerate(("Votre colis", "Déjeuner jeudi ?", "Facture de téléphone", "Photos du mariage")):
        sender, to = (Person(*full_name(chance).split(" ", 1), email(chance)) for _ in range(2))
        at = datetime(2026, chance.randrange(1, 12), 1 + number, 9, 30)
        found[f"mail.{number}"] = eml(sender, (to,), subject, ["Bonjour,", sentence(chance), "À bientôt"], at=at)
    return found


def _filled(line: str, chance: random.Random) -> str:
    for blank, draw in {
        "{name}": full_name,
        "{day}": lambda chance: f"{day(chance):%d/%m/%Y}",
        "{money}": money,
        "{place}": lambda chance: chance.choice(PLACES),
        "{thing}": lambda chance: chance.choice(THINGS),
        "{note}": lambda chance: sentence(chance, 40),
    }.items():
        while blank in line:
            line = line.replace(blank, draw(chance), 1)
    return line


def paper(title: str, lines: Sequence[str], chance: random.Random) -> bytes:
    """Return a paper of this title and these lines, with boxes and a signature by lot."""
    blocks: list[Block] = [Title(title), *(Line(_filled(line, chance)) for line in lines)]
    if chance.random() < 0.3:
        blocks.append(Boxes([("Lu et approuvé", chance.random() < 0.5)]))
    if chance.random() < 0.5:
        blocks.append(Signatures([(f"Fait le {day(chance):%d/%m/%Y}", None), ("Signature", None)]))
    return written(blocks, chance.choice(("pdf", "docx")))


def _invoice(trade: str, chance: random.Random) -> bytes:
    rows = [[chance.choice(THINGS), str(chance.randrange(1, 9)), money(chance)] for _ in range(5)]
    blocks: list[Block] = [
        Title(f"{trade} {full_name(chance).split()[-1].upper()}"),
        Heading(f"FACTURE N° {chance.randrange(2000)}"),
        Line(f"Client : {full_name(chance)} – Date : {day(chance):%d/%m/%Y}"),
        Table([["Désignation", "Quantité", "Prix HT"], *rows]),
        Line(f"Total TTC : {money(chance)} €. Paiement à 30 jours."),
    ]
    return written(blocks, chance.choice(("pdf", "docx")))
