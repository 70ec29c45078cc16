"""Lists of people and signatures that are no training's are left unrecognised; a training about such lists is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from auditready import EvidenceFile
from auditready_plugins.attendance.sheet import SheetReader

ADA, BO = ["DÉMO Ada", "Exemple SAS"], ["PETIT Bo", "Modèle SARL"]

OTHER_LISTS: dict[str, list[list[object]]] = {
    "visitors' book": [
        ["REGISTRE DES VISITEURS"],
        ["Date", "Nom", "Société", "Personne visitée", "Heure d'arrivée", "Heure de départ", "Signature"],
        ["02/03/2026", *ADA, "M. Roux", "09:00", "10:30", "AD"],
    ],
    "visitors' book without a title": [
        ["Date", "Nom et prénom", "Entreprise", "Motif de la visite", "Arrivée", "Départ", "Signature"],
        ["02/03/2026", *ADA, "Livraison", "09:00", "10:30", "AD"],
    ],
    "register of passage": [
        ["Date", "Nom", "Société", "Heure d'arrivée", "Heure de départ", "Signature"],
        ["02/03/2026", *ADA, "09:00", "10:30", "AD"],
    ],
    "sign-in of a meeting": [
        ["Feuille de présence – Réunion d'équipe du 2 mars 2026"],
        ["Nom", "Service", "Signature"],
        [*ADA, "AD"],
    ],
    "committee": [
        ["COMITÉ DE DIRECTION"],
        ["Feuille d'émargement du 2 mars 2026"],
        ["Nom et prénom", "Fonction", "Signature"],
        ["DÉMO Ada", "Directrice", "AD"],
    ],
    "general assembly with proxies": [
        ["Assemblée générale ordinaire – feuille de présence", None, None],
        ["Nom", "Prénom", "Procuration", "Signature"],
        ["DÉMO", "Ada", None, "AD"],
    ],
    "canteen": [
        ["Liste de présence cantine – semaine du 2 au 6 mars 2026"],
        ["Nom et prénom", "Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi"],
        ["DÉMO Ada", "X", "X", None, "X", "X"],
    ],
    "equipment handed out": [
        ["Remise de matériel"],
        ["Nom et prénom", "Date", "Signature"],
        ["DÉMO Ada", "02/03/2026", "AD"],
    ],
    "names, a day and signatures": [
        ["Nom et prénom", "Date", "Signature"],
        ["DÉMO Ada", "02/03/2026", "AD"],
    ],
    "visitors in English": [
        ["Visitor sign-in sheet"],
        ["Name", "Company", "Time in", "Time out", "Signature"],
        [*ADA, "09:00", "10:30", "AD"],
    ],
    "meeting in English": [
        ["Board meeting – attendance sheet, 2 March 2026"],
        ["Name", "Signature"],
        ["Ada Demo", "AD"],
    ],
}

TRAININGS: dict[str, list[list[object]]] = {
    "course on meetings": [
        ["Feuille d'émargement – Conduire une réunion"],
        ["Intitulé de la formation : Conduire une réunion"],
        ["Nom", "02/03/2026 Matin", "02/03/2026 Après-midi"],
        ["DÉMO Ada", "AD", "AD"],
    ],
    "course on receiving visitors": [
        ["Feuille d'émargement – Formation « Accueillir les visiteurs »"],
        ["Nom", "02/03/2026 Matin", "02/03/2026 Après-midi"],
        ["DÉMO Ada", "AD", "AD"],
    ],
    "course on catering": [
        ["Feuille d'émargement"],
        ["Formation : Hygiène en restaurant et préparation des repas"],
        ["Stagiaire", "02/03/2026 Matin", "Repas", "02/03/2026 Après-midi"],
        ["DÉMO Ada", "AD", "X", "AD"],
    ],
    "arrival and departure of learners": [
        ["Feuille de présence"],
        ["Date", "Stagiaire", "Heure d'arrivée", "Heure de départ", "Signature"],
        ["02/03/2026", "DÉMO Ada", "09:00", "12:30", "AD"],
    ],
    "bare grid": [["Nom", "02/03/2026 Matin", "02/03/2026 Après-midi"], ["DÉMO Ada", "AD", "AD"]],
}


@pytest.mark.parametrize("name", OTHER_LISTS)
def test_other_lists_are_not_claimed(name: str, write_sheet: Callable[..., Path]) -> None:
    path = write_sheet(OTHER_LISTS[name])
    assert SheetReader().recognise(EvidenceFile(path, path.name)) is None


@pytest.mark.parametrize("name", TRAININGS)
def test_trainings_are_claimed_whatever_they_are_about(name: str, write_sheet: Callable[..., Path]) -> None:
    path = write_sheet(TRAININGS[name])
    assert SheetReader().recognise(EvidenceFile(path, path.name)) is not None


@pytest.mark.parametrize("header", ["Temps de présence", "Taux de présence", "Attendance duration", "Attendance rate"])
def test_how_long_somebody_was_there_is_no_mark(header: str, make_csv: Callable[..., Path]) -> None:
    path = make_csv([["Nom", "Prénom", "Groupe", header], ["Démo", "Ada", "A", "2,5"]])
    assert SheetReader().recognise(EvidenceFile(path, path.name)) is None
