"""Registers of the provider: watch, complaints, improvement plan and risks, training of the staff, partners, means."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from .frozen import csv_bytes, freeze_zip, workbook_bytes
from .session import Session, short_date

Rows = Sequence[Sequence[object]]

WATCH_HEAD = ("Date", "Source", "Information", "Exploitation", "Responsable")
WATCHES: Mapping[str, tuple[str, Rows]] = {
    "law": (
        "Veille légale",
        (
            (date(2026, 8, 10), "Centre Inffo", "Décret n° 2026-728 : nouveau référentiel au 1er novembre",
             "Procédure violences écrite, mode de calcul ajouté aux indicateurs le 15/09/2026", "S. Quéméneur"),
            (date(2026, 3, 2), "DREETS", "Bilan pédagogique et financier 2026", "Déclaration préparée", "S. Quéméneur"),
        ),
    ),
    "jobs": (
        "Veille métiers",
        (
            (date(2026, 5, 19), "Observatoire Opco", "Les assistants de gestion automatisent leurs tableaux",
             "Atelier Power Query ajouté au programme Excel", "A. Petitjean"),
        ),
    ),
    "teaching": (
        "Veille pédagogique",
        (
            (date(2026, 6, 23), "Webinaire FFFOD", "Quiz collaboratifs en classe virtuelle",
             "Essayés en juillet, gardés pour les modules 1 et 3", "N. Rouquette"),
        ),
    ),
}  # fmt: skip


def _workbook(sheets: Mapping[str, tuple[str, Rows]]) -> bytes:
    """Sheet name → title above the table, rows with their heading first."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, (title, rows) in sheets.items():
        sheet = workbook.create_sheet(name)
        if title:
            sheet.append([title])
            sheet["A1"].font = Font(bold=True, size=14)
            sheet.append([])
        for row in rows:
            sheet.append(list(row))
        for column in "ABCDEFGHI":
            sheet.column_dimensions[column].width = 24
    return workbook_bytes(workbook)


def watch(
    session: Session,
    *,
    themes: Collection[str] = ("law", "jobs", "teaching"),
    unused: Collection[str] = (),
    year: int = 2026,
) -> bytes:
    """Register of the watch, a sheet a theme; of ``unused`` themes nothing was made."""
    sheets = {}
    for theme in themes:
        name, entries = WATCHES[theme]
        rows = [
            [day.replace(year=year), source, subject, "" if theme in unused else use, who]
            for day, source, subject, use, who in entries
        ]
        sheets[name] = (f"{session.provider.name} – {name}", [WATCH_HEAD, *rows])
    return _workbook(sheets)


def watch_csv(session: Session) -> bytes:
    """One list for all themes, as a French Excel saves it."""
    labels = {"law": "Légale et réglementaire", "jobs": "Métiers et compétences", "teaching": "Pédagogique"}
    rows: list[Sequence[object]] = [("Date", "Thème", "Source", "Sujet", "Ce que nous en avons fait")]
    for theme, (_, entries) in WATCHES.items():
        rows += [(short_date(day), labels[theme], source, subject, use) for day, source, subject, use, _ in entries]
    return csv_bytes(rows, delimiter=";", encoding="cp1252", end="\r\n")


def complaints(session: Session, *, unanswered: bool = False, none: bool = False) -> bytes:
    """Register of complaints and hazards."""
    head = ("Date de réception", "Origine", "Objet", "Réponse apportée", "Date de réponse", "Suite donnée")
    late = ("", "") if unanswered else ("Remboursement du repas, excuses écrites", date(2026, 6, 30))
    rows: list[Sequence[object]] = [
        (
            date(2026, 6, 22),
            "Entreprise",
            "Salle trop petite pour le groupe du 18 juin",
            *late,
            "Salle Cévennes réservée",
        ),
        (
            date(2026, 3, 17),
            "Aléa",
            "Formateur malade",
            "Remplacé par N. Rouquette",
            date(2026, 3, 17),
            "Vivier élargi",
        ),
    ]
    if none:
        rows = [("", "", "Aucune réclamation reçue en 2026", "", "", "")]
    return _workbook(
        {"Réclamations 2026": (f"Registre des réclamations et aléas – {session.provider.name}", [head, *rows])}
    )


def improvement(session: Session, *, omit: Collection[str] = ()) -> bytes:
    """Improvement plan and risks, a sheet each. ``omit``: "risks", "effect", "origin"."""
    head = ("Date", "Origine", "Constat", "Cause", "Action", "Responsable", "Échéance", "Statut", "Effet constaté")
    rows: list[list[object]] = [
        [date(2026, 6, 24), "Réclamation du 22/06", "Salle trop petite", "Effectif connu trop tard",
         "Confirmer l'effectif à J-5", "S. Quéméneur", date(2026, 7, 15), "Réalisée", "Aucune plainte depuis juillet"],
        [date(2026, 10, 13), "Enquête de satisfaction 2026", "Rythme trop rapide le second jour",
         "Programme trop dense",
         "Déplacer un atelier", "A. Petitjean", date(2026, 12, 15), "En cours", ""],
    ]  # fmt: skip
    for row in rows:
        row[1] = "" if "origin" in omit else row[1]
        row[8] = "" if "effect" in omit else row[8]
    sheets: dict[str, tuple[str, Rows]] = {"Plan": ("Plan d'amélioration continue", [head, *rows])}
    if "risks" not in omit:
        sheets["Risques"] = (
            "Analyse des risques sur la qualité des formations",
            [
                ("Risque", "Gravité", "Mesure de maîtrise", "Responsable"),
                ("Absence d'un formateur", "Forte", "Vivier de remplaçants par domaine", "B. Vasseur-Marchand"),
                ("Panne de la plateforme", "Moyenne", "Séance de repli par téléphone", "S. Quéméneur"),
            ],
        )
    return _workbook(sheets)


def staff_training(session: Session, *, status: str = "Réalisée", year: int = 2026) -> bytes:
    """What the staff learnt."""
    head = ("Salarié", "Action de formation", "Date", "Durée", "Statut")
    rows = [
        (session.trainer.name, "Animer une classe virtuelle", date(year, 5, 12), "7 h", status),
        (session.provider.contact.name, "Webinaire Référent handicap", date(year, 3, 26), "2 h", status),
    ]
    return _workbook({"Compétences": ("Plan de développement des compétences", [head, *rows])})


def partners(session: Session, *, omit: Collection[str] = (), year: int = 2026, ods: bool = False) -> bytes:
    """Network of the provider. ``omit``: "disability", "company", "employment"."""
    head = ("Partenaire", "Type", "Contact", "Rôle", "Dernier échange")
    known = [
        (
            "disability",
            "Agefiph Occitanie",
            "Handicap",
            "rhf-occitanie@example.org",
            "Aides et conseil",
            date(year, 4, 8),
        ),
        ("disability", "Cap emploi 34", "Handicap", "04 99 00 00 00", "Maintien dans l'emploi", date(year, 4, 9)),
        ("company", "Bâtisseurs d'Oc SAS", "Entreprise d'accueil", "E. Galtier-Roux", "Tuteurs", date(year, 9, 3)),
        ("employment", "Mission locale du Lirou", "Insertion", "ml-lirou@example.org", "Ateliers CV", date(year, 6, 2)),
    ]
    rows = [row for name, *row in known if name not in omit]
    if ods:
        return _ods("Partenaires", [("Réseau de partenaires",), head, *rows])
    return _workbook({"Partenaires": ("Réseau de partenaires", [head, *rows])})


def means(session: Session) -> bytes:
    """Rooms, equipment and platform."""
    head = ("Moyen", "Type", "Capacité", "Accessibilité", "Dernière vérification")
    rows = [
        ("Salle Cévennes", "Salle", 14, "PMR, ascenseur", date(2026, 1, 12)),
        ("Moodle", "Plateforme", 200, "Clavier et lecteur d'écran", date(2026, 2, 3)),
        ("Vidéoprojecteur", "Équipement", "", "", date(2026, 1, 12)),
    ]
    return _workbook({"Moyens": (f"Moyens de {session.provider.name}", [head, *rows])})


def _ods(name: str, rows: Rows) -> bytes:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name=name)
    for cells in rows:
        row = TableRow()
        for value in cells:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=short_date(value) if isinstance(value, date) else str(value)))
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return freeze_zip(out.getvalue())
