"""Tables of other trades: bank, stock, payroll, canteen, doors, clubs; some come near an attendance list."""

from __future__ import annotations

import random

from ..factory import csv_bytes, sheet_bytes
from .words import CELLS

TABLES: dict[str, tuple[str, str]] = {
    "bank.fr": ("Date;Date de valeur;Libellé;Débit;Crédit;Solde", "day day thing money money money"),
    "bank.en": ("Date,Description,Amount,Balance", "iso thing money money"),
    "card": ("Carte;Date achat;Commerçant;Ville;Montant EUR", "code day thing place money"),
    "stock": ("Référence;Désignation;Emplacement;Quantité;Seuil;Prix unitaire", "code thing place count count money"),
    "inventory": ("Asset tag,Model,Serial,Assigned to,Purchase date", "code thing code name iso"),
    "addresses": ("Nom;Prénom;Adresse;Code postal;Ville;Téléphone;E-mail", "last first note code place phone email"),
    "contacts": ("First Name,Last Name,E-mail 1 - Value,Phone 1 - Value,Labels", "first last email phone state"),
    "customers": ("Company,Contact,Email,Stage,Owner,Close Date", "thing name email state name iso"),
    "payroll": ("Matricule;Nom;Prénom;Emploi;Brut;Net à payer;Heures", "code last first thing money money count"),
    "leave": ("Salarié;Du;Au;Type de congé;Jours;Statut", "name day day thing count state"),
    "sickness": ("Agent;Début de l'arrêt;Fin de l'arrêt;Motif;Prolongation", "name day day thing yes"),
    "expenses": ("Collaborateur;Date;Nature;Montant TTC;TVA;Justificatif", "name day thing money money yes"),
    "canteen": ("Convive;Service;Lundi;Mardi;Jeudi;Vendredi;Régime", "name place yes yes yes yes thing"),
    "menu": ("Semaine;Entrée;Plat;Dessert;Allergènes", "count thing thing thing thing"),
    "visitors": ("Date;Visiteur;Société;Personne visitée;Arrivée;Départ", "day name thing name time time"),
    "badges": ("Badge;Porteur;Porte;Passage;Sens", "code name place moment state"),
    "gym": ("Member,Check-in,Check-out,Club", "name stamp stamp place"),
    "timesheet": ("Employé;Date;Projet;Tâche;Heures;Facturable", "name day thing thing count yes"),
    "rota": ("Semaine;Poste;Matin;Après-midi;Nuit", "count thing name name name"),
    "calls": ("Appelant;Appelé;Date;Heure;Durée;Coût", "phone phone day time span money"),
    "call_centre": ("Agent,Call ID,Start,End,Talk time,Wrap-up", "name code stamp stamp span thing"),
    "mobile_bill": ("Ligne;Titulaire;Forfait;Hors forfait;Données Mo", "phone name thing money count"),
    "fleet": ("Immatriculation;Conducteur;Kilométrage;Prochaine révision", "code name count day"),
    "trips": ("Conducteur;Départ;Arrivée;Distance km;Durée;Carburant", "name moment moment count span money"),
    "parking": ("Plate,Entry,Exit,Duration,Paid", "code stamp stamp span money"),
    "deliveries": ("Bon;Client;Livreur;Date prévue;Date réelle;Signature", "code thing name day day yes"),
    "orders": ("Order ID,Customer,Item,Qty,Total,Status,Created at", "code name thing count money state stamp"),
    "payments": ("id,Created (UTC),Amount,Currency,Customer Email,Status", "code stamp money place email state"),
    "invoices": ("N° facture;Client;Date;Échéance;HT;TTC;Réglée", "code thing day day money money yes"),
    "suppliers": ("Fournisseur;SIRET;Contact;Délai jours;Note", "thing code name count count"),
    "prices": ("Article;Unité;Prix public;Remise", "thing place money share"),
    "budget": ("Poste;Prévu;Réalisé;Écart;Taux", "thing money money money share"),
    "ledger": ("Journal;Compte;Date;Pièce;Libellé;Débit;Crédit", "code code day code thing money money"),
    "tickets": ("Ticket,Requester,Assignee,Priority,Status,Opened,Closed", "code name name count state stamp stamp"),
    "issues": ("number,title,author,state,labels,created_at,closed_at", "count note name state thing stamp stamp"),
    "kanban": ("Carte;Liste;Responsable;Échéance;Avancement", "note state name day share"),
    "web": ("Page,Views,Unique visitors,Average time,Bounce rate", "thing count count span share"),
    "mailing": ("Email Address,First Name,Last Name,Opens,Clicks,Unsubscribed", "email first last count count yes"),
    "calendar": ("Subject,Start Date,Start Time,End Date,End Time,Location", "thing iso time iso time place"),
    "chess": ("Blancs;Noirs;Ronde;Résultat;Elo blancs;Elo noirs", "name name count state count count"),
    "race": ("Rang;Dossard;Nom;Club;Temps;Écart", "count count name place span span"),
    "swimming": ("Nageur;Épreuve;Temps réalisé;Points;Date", "name thing span count day"),
    "choir": ("Choriste;Pupitre;Cotisation réglée;Concert du 12;Concert du 19", "name thing yes yes yes"),
    "library": ("Lecteur;Titre;Emprunté le;À rendre le;Rendu le", "name note day day day"),
    "music": ("Artist,Track,Played at,Duration (ms)", "name thing stamp count"),
    "recipes": ("Ingrédient;Quantité;Unité;kcal", "thing count state count"),
    "weather": ("station,date,tmin,tmax,rain", "place iso count count count"),
    "meters": ("Compteur;Relevé le;Index;Consommation kWh", "code day count count"),
    "trees": ("Parcelle;Essence;Hauteur m;Planté le", "code thing count day"),
    "births": ("Nom;Prénom;Né le;À;Père;Mère", "last first day place name name"),
    "patients": ("Patient;Praticien;Rendez-vous;Durée;Motif;Honoré", "name name moment count thing yes"),
    "votes": ("Copropriétaire;Tantièmes;Présent;Représenté par;Vote", "name count yes name state"),
    "donations": ("Donateur;Don;Date;Reçu fiscal", "name money day code"),
    "candidates": ("Candidat;Poste;Entretien le;Avis;Salaire demandé", "name thing day state money"),
    "pupils_bus": ("Élève;Arrêt;Ligne;Abonnement jusqu'au", "name place count day"),
    "measures": ("t;x;y;z", "count count count count"),
}
"""Name → headers and what each column is filled with."""


def files(chance: random.Random) -> dict[str, bytes]:
    """Return every table, in a form drawn by lot: CSV of three dialects or a workbook, under a title or not."""
    return {f"table.{name}": _table(headers, cells, chance) for name, (headers, cells) in TABLES.items()}


def _table(headers: str, cells: str, chance: random.Random) -> bytes:
    names = headers.split(";" if ";" in headers else ",")
    kinds = cells.split()
    assert len(names) == len(kinds), headers
    rows = [[CELLS[kind](chance) for kind in kinds] for _ in range(chance.randrange(3, 40))]
    above = [[f"Extraction du {CELLS['day'](chance)}"], []] if chance.random() < 0.25 else []
    form = chance.choice(("comma", "semicolon", "cp1252", "tab", "sheet"))
    if form == "sheet":
        return sheet_bytes([*above, names, *rows])
    delimiter = {"comma": ",", "tab": "\t"}.get(form, ";")
    return csv_bytes([*above, names, *rows], delimiter=delimiter, encoding="cp1252" if form == "cp1252" else "utf-8")
