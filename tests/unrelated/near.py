"""What comes near evidence of training: the same tools asked of other things, other people's hours, other marks."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from ..factory import csv_bytes, sheet_bytes
from .words import CELLS, FIRST, PLACES, THINGS, email, full_name, moment, sentence

TABLES: dict[str, tuple[str, str]] = {
    # Surveys of other things, as each tool exports them.
    "survey.restaurant": (
        "Horodateur;Comment avez-vous trouvé votre repas ?;Le serveur a-t-il été aimable ?;Reviendrez-vous ?;Remarques",
        "moment state yes yes note",
    ),
    "survey.hotel": (
        "ID;Heure de début;Heure de fin;Adresse de messagerie;Nom;La chambre était-elle propre ?;Le petit déjeuner ?",
        "count moment moment email name yes state",
    ),
    "survey.party": (
        "Timestamp,Email Address,Will you come on Saturday?,How many guests?,What will you bring?",
        "stamp email yes count thing",
    ),
    "survey.staff": (
        "Response ID;Date submitted;Last page;Start language;Vos collègues vous aident-ils ?;Votre charge de travail ?",
        "count stamp count place yes state",
    ),
    "survey.product": (
        "#,Which colour do you prefer?,How often do you use it?,Start Date (UTC),Submit Date (UTC),Network ID",
        "code state thing stamp stamp code",
    ),
    "survey.neighbours": (
        "Submission ID,Respondent ID,Submitted at,Faut-il un composteur ?,Quel jour pour le marché ?",
        "code code stamp yes day",
    ),
    "survey.town": (
        "Serial;SID;Submitted Time;Completed Time;Modified Time;Draft;IP Address;UID;Username;Quel quartier ?",
        "count count stamp stamp stamp count code count first place",
    ),
    "registration.race": (
        "Horodateur;Nom;Prénom;Adresse e-mail;Distance choisie;Taille du maillot;Certificat médical fourni ?",
        "moment last first email count state yes",
    ),
    # Hours of employees and of machines.
    "clocking": (
        "Matricule;Salarié;Date;Arrivée;Pause début;Pause fin;Départ;Heures travaillées;Solde",
        "code name day time time time time span span",
    ),
    "clocking.en": (
        "Employee ID,Name,Date,Clock In,Clock Out,Total Hours,Overtime",
        "code name iso time time span span",
    ),
    "payslips": (
        "Matricule;Salarié;Mois;Heures normales;Heures sup.;Brut;Cotisations;Net",
        "code name day count count money money money",
    ),
    "absences": ("Salarié;Type d'absence;Début;Fin;Nombre de jours;Validé par", "name thing day day count name"),
    "shifts": ("Équipe;Lundi;Mardi;Mercredi;Jeudi;Vendredi;Samedi", "place name name name name name name"),
    "drivers": (
        "Chauffeur;Véhicule;Date;Heure de début;Heure de fin;Temps de conduite;Temps de repos",
        "name code day time time span span",
    ),
    "freelance": (
        "Client,Project,Description,Start,End,Duration,Billable,Amount",
        "thing thing note stamp stamp span yes money",
    ),
    # Marks, timetables and results.
    "timetable": ("Heure;Lundi;Mardi;Mercredi;Jeudi;Vendredi", "time thing thing thing thing thing"),
    "league": ("Journée;Date;Domicile;Extérieur;Score;Spectateurs", "count day place place state count"),
    "standings": ("Pos,Team,Played,Won,Drawn,Lost,Points", "count place count count count count count"),
    "judo": ("Judoka;Club;Catégorie;Combat 1;Combat 2;Classement", "name place state yes yes count"),
    "strava": (
        "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Max Heart Rate",
        "code stamp note state count count count",
    ),
    "karaoke": ("Chanteur;Titre;Note du jury;Note du public;Total", "name thing count count count"),
    # Shops, networks and programs.
    "shop": (
        "Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Total,Created at",
        "code email state stamp state place money money money stamp",
    ),
    "bank.export": ("Date opération;Date valeur;libellé;Débit;Crédit;", "day day thing money money thing"),
    "paypal": (
        "Date;Heure;Fuseau horaire;Nom;Type;État;Devise;Avant commission;Commission;Net",
        "day time place name thing state place money money money",
    ),
    "jira": (
        "Issue key,Issue id,Summary,Status,Assignee,Reporter,Created,Resolved,Time Spent",
        "code count note state name name stamp stamp count",
    ),
    "analytics": (
        "Date,Sessions,Users,New Users,Bounce Rate,Avg. Session Duration,Completion rate",
        "iso count count count share span share",
    ),
    "video": (
        "Vidéo;Titre de la vidéo;Publication;Vues;Durée de visionnage (heures);Taux de clics",
        "code note day count count share",
    ),
    "newsletter": (
        "Email,Prénom,Nom,Date d'inscription,Ouvert,Cliqué,Dernière ouverture",
        "email first last moment yes yes moment",
    ),
    "podcast": ("Episode,Published,Duration,Plays,Average consumption", "note iso span count share"),
    "tickets.concert": ("Billet;Acheteur;E-mail;Séance;Entrée scannée à;Porte", "code name email moment time code"),
    "loans": ("Adhérent;Objet prêté;Du;Au;Rendu ?;Signature", "name thing day day yes first"),
    "keys": ("Clé;Remise à;Le;Rendue le;Visa du gardien", "code name day day first"),
    "vaccines": ("Patient;Vaccin;Dose;Date;Lot;Praticien", "name thing count day code name"),
    "petition": ("Nom;Prénom;Commune;Signé le;Commentaire", "last first place moment note"),
}  # fmt: skip
"""Name → headers and what each column is filled with."""


def files(chance: random.Random) -> dict[str, bytes]:
    """Return every file."""
    found = {f"near.{name}": _table(headers, cells, chance) for name, (headers, cells) in TABLES.items()}
    found |= {
        f"near.{name}.json": json.dumps(write(chance), ensure_ascii=False).encode() for name, write in JSONS.items()
    }
    found |= {f"near.{name}.txt": write(chance).encode() for name, write in TEXTS.items()}
    return found


def _table(headers: str, cells: str, chance: random.Random) -> bytes:
    names = headers.split(";" if ";" in headers else ",")
    kinds = cells.split()
    assert len(names) == len(kinds), headers
    rows = [[CELLS[kind](chance) for kind in kinds] for _ in range(chance.randrange(3, 30))]
    if chance.random() < 0.4:
        return sheet_bytes([names, *rows])
    return csv_bytes([names, *rows], delimiter=chance.choice(",;"))


def _issues(chance: random.Random) -> Any:
    return [
        {
            "number": n, "title": sentence(chance, 4), "state": chance.choice(("open", "closed")),
            "user": {"login": chance.choice(FIRST).lower(), "id": n * 7}, "created_at": moment(chance).isoformat(),
            "closed_at": None, "body": sentence(chance), "labels": [{"name": "bug"}],
        }
        for n in range(12)
    ]  # fmt: skip


def _openapi(chance: random.Random) -> Any:
    path = {"get": {"summary": sentence(chance, 3), "responses": {"200": {"description": "ok"}}}}
    return {"openapi": "3.0.3", "info": {"title": chance.choice(THINGS), "version": "1"}, "paths": {"/users": path}}


def _schema(chance: random.Random) -> Any:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": chance.choice(THINGS), "type": "object"}


def _slack(chance: random.Random) -> Any:
    return [
        {"type": "message", "user": f"U{n:06d}", "text": sentence(chance, 5), "ts": f"17{n:08d}.000100"}
        for n in range(9)
    ]


def _trello(chance: random.Random) -> Any:
    cards = [{"id": f"{n:024x}", "name": sentence(chance, 3), "due": None, "idMembers": []} for n in range(9)]
    return {"name": "Travaux", "lists": [{"id": "1", "name": "À faire"}], "cards": cards, "actions": []}


def _listening(chance: random.Random) -> Any:
    return [
        {"endTime": f"{moment(chance):%Y-%m-%d %H:%M}", "artistName": full_name(chance), "msPlayed": n * 1000}
        for n in range(12)
    ]


def _locations(chance: random.Random) -> Any:
    visit = {"startTime": f"{moment(chance):%Y-%m-%dT%H:%M:%SZ}", "placeVisit": {"name": chance.choice(PLACES)}}
    return {"semanticSegments": [visit] * 4}


def _notebook(chance: random.Random) -> Any:
    cell = {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [], "source": ["print(1)"]}
    return {"cells": [cell] * chance.randrange(1, 5), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def _webhook(chance: random.Random) -> Any:
    data = {"object": {"id": "ch_1", "amount": chance.randrange(9999), "receipt_email": email(chance)}}
    return {"id": "evt_1", "object": "event", "type": "charge.succeeded", "created": 1772000000, "data": data}


def _players(chance: random.Random) -> Any:
    return {
        "participants": [{"name": full_name(chance), "score": n, "joined": True} for n in range(8)],
        "game": "échecs",
    }


JSONS: dict[str, Callable[[random.Random], Any]] = {
    "issues": _issues, "openapi": _openapi, "schema": _schema, "slack": _slack, "trello": _trello,
    "listening": _listening, "locations": _locations, "notebook": _notebook, "webhook": _webhook, "players": _players,
}  # fmt: skip


def _ofx(chance: random.Random) -> str:
    lines = "".join(
        f"<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>{moment(chance):%Y%m%d}<TRNAMT>-{n}.00<NAME>{chance.choice(THINGS)}</STMTTRN>\n"
        for n in range(9)
    )
    return f"OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><BANKTRANLIST>\n{lines}</BANKTRANLIST></OFX>\n"


def _qif(chance: random.Random) -> str:
    return "!Type:Bank\n" + "".join(
        f"D{moment(chance):%d/%m/%Y}\nT-{n}.00\nP{chance.choice(THINGS)}\n^\n" for n in range(9)
    )


def _error_log(chance: random.Random) -> str:
    return "".join(
        f"[{moment(chance):%a %b %d %H:%M:%S.000000 %Y}] [php:error] [pid {n}] [client 192.0.2.{n}] file not found\n"
        for n in range(20)
    )


def _minutes(chance: random.Random) -> str:
    return (
        f"Compte rendu de la réunion de service du {moment(chance):%d/%m/%Y}\n\nPrésents : {full_name(chance)}, "
        f"{full_name(chance)}\nExcusée : {full_name(chance)}\n\n1. Travaux\n{sentence(chance, 12)}\n\n2. Budget\n"
        f"{sentence(chance, 12)}\n\nProchaine réunion : {moment(chance):%d/%m/%Y} à 14h00.\n"
    )


def _script(chance: random.Random) -> str:
    return "".join(f"{chance.choice(FIRST).upper()}\n{sentence(chance, 5)}\n\n" for _ in range(12))


def _interview(chance: random.Random) -> str:
    who = full_name(chance)
    return "".join(f"Question : {sentence(chance, 4)}\n{who} : {sentence(chance, 8)}\n" for _ in range(8))


def _commits(chance: random.Random) -> str:
    return "".join(f"{chance.getrandbits(28):07x} {sentence(chance, 4)}\n" for _ in range(20))


def _env(chance: random.Random) -> str:
    return f"DATABASE_URL=postgres://localhost/{chance.choice(FIRST).lower()}\nDEBUG=0\nPORT={chance.randrange(9999)}\n"


TEXTS: dict[str, Callable[[random.Random], str]] = {
    "ofx": _ofx, "qif": _qif, "error_log": _error_log, "minutes": _minutes, "script": _script, "interview": _interview,
    "commits": _commits, "env": _env,
}  # fmt: skip
