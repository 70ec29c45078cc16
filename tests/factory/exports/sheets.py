"""Attendance: esup-emargement, Edusign, Dendreo, grids and lists as workbook, OpenDocument, CSV, DOCX, ODT, PDF."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import datetime

from ..frozen import csv_bytes, freeze_zip, sheet_bytes
from ..printed import Content, Printed, Range, to_docx, to_odt, to_pdf
from ..session import long_date
from .catalogue import Kept, writes
from .drawn import sheets
from .facts import HalfDay, Sheet, Signed, Someone, moment

_SHEETS = sheets()


def states(sheet: Sheet) -> Iterator[Kept]:
    """Each learner and half-day; a mark that a tool gave is no signature."""
    for cell in sheet.signed:
        yield {
            "name": cell.person.name, "date": cell.slot.start.date(), "half_day": cell.slot.name, "state": cell.state,
        }  # fmt: skip


def _timed(sheet: Sheet) -> Iterator[Kept]:
    for cell in sheet.signed:
        yield {
            "name": cell.person.name, "email": cell.person.email, "date": cell.slot.start.date(),
            "half_day": cell.slot.name, "start": cell.slot.start.time(), "end": cell.slot.end.time(),
            "state": cell.state, "title": sheet.title, "trainer": sheet.trainer.name,
        }  # fmt: skip


# --- tools that are signed in ----------------------------------------------------------------------------------


def _badged(sheet: Sheet) -> Iterator[Kept]:
    """A badge has a time, and the half-day is that of the badge; who is absent or was ticked has none."""
    for cell in sheet.signed:
        badge = cell.state == "signed"
        state = {"signed": "signed", "present": "present"}.get(cell.state, "absent")
        yield {
            "name": cell.person.name, "email": cell.person.email, "date": cell.slot.start.date(), "state": state,
            "half_day": cell.slot.name if badge else None, "title": sheet.title,
        }  # fmt: skip


_ESUP = (
    "Session,Date,Numéro Etu,Eppn,Email,Nom,Prénom,Présent,Emargement,Type,Lieu attendu,Lieu badgé,Absence,Malus,"
    "Tiers-temps"
)


@writes("attendance.esup", "CSV", _SHEETS, ("attendance", _badged), precision="the time of the badge alone")
def esup(sheet: Sheet) -> bytes:
    rows = [_ESUP.split(",")]
    for cell in sheet.signed:
        person, there = cell.person, cell.state in {"signed", "present"}
        badge = f"{cell.at:%H:%M:%S}" if cell.state == "signed" else "--"
        rows.append(
            [sheet.title, f"{cell.slot.start:%d-%m-%Y}", str(person.number), f"{person.login}@univ.example",
             person.email, person.last, person.first, "Présent" if there else "Absent", badge,
             "Carte" if badge != "--" else "Manuel" if there else "--", "Amphi A", "--", "", "Non", "--"]
        )  # fmt: skip
    return csv_bytes(rows, quoting=1)


def _z(at: datetime) -> str:
    return f"{moment(at):%Y-%m-%dT%H:%M:%S}.000Z"


def _of_edusign(sheet: Sheet) -> Iterator[Kept]:
    for cell in sheet.signed:
        yield {
            "name": cell.person.name, "email": cell.person.email, "date": cell.slot.start.date(),
            "half_day": cell.slot.name, "start": cell.slot.start.time(), "end": cell.slot.end.time(),
            "state": cell.state, "title": sheet.title,
        }  # fmt: skip


@writes("attendance.edusign", "courses", _SHEETS, ("attendance", _of_edusign), precision="none")
def edusign(sheet: Sheet) -> bytes:
    courses = []
    for number, slot in enumerate(sheet.slots):
        students = []
        for cell in sheet.signed:
            if cell.slot == slot:
                signed = cell.state == "signed"
                students.append(
                    {
                        "studentId": f"s-{cell.person.number}", "courseId": f"c-{number}", "start": None, "end": None,
                        "FIRSTNAME": cell.person.first, "LASTNAME": cell.person.last, "EMAIL": cell.person.email,
                        "state": cell.state in {"signed", "present"},
                        "signature": "https://signatures.example.org/s.png" if signed else None,
                        "timestamp": _z(cell.at) if signed else None, "delay": 0, "earlyDeparture": None,
                        "absenceId": "a-1" if cell.state == "absent" else None, "comment": "", "excluded": False,
                        "signatureEmail": {"nbSent": 1},
                    }
                )  # fmt: skip
        courses.append(
            {
                "ID": f"c-{number}", "NAME": sheet.title, "START": _z(slot.start), "END": _z(slot.end),
                "CLASSROOM": "Salle 3", "PROFESSOR": "p-1",
                "PROFESSOR_SIGNATURE": "https://signatures.example.org/p-1.png",
                "PROFESSOR_SIGNATURE_TIMESTAMP": _z(slot.end), "SCHOOL_GROUP": ["g-1"],
                "NEED_STUDENTS_SIGNATURE": True, "LOCKED": True, "STUDENTS": students,
            }
        )  # fmt: skip
    return json.dumps({"status": "success", "result": courses}, ensure_ascii=False).encode()


def _of_dendreo(sheet: Sheet) -> Iterator[Kept]:
    """Where nobody is present the call may never have been made: not signed, rather than absent."""
    called = {cell.slot for cell in sheet.signed if cell.state in {"signed", "present"}}
    for cell in sheet.signed:
        there = cell.state in {"signed", "present"}
        state = "present" if there else "absent" if cell.slot in called else "unsigned"
        yield {
            "name": cell.person.name, "email": cell.person.email, "date": cell.slot.start.date(),
            "half_day": cell.slot.name, "start": cell.slot.start.time(), "end": cell.slot.end.time(), "state": state,
            "title": sheet.title,
        }  # fmt: skip


@writes("attendance.dendreo", "slots", _SHEETS, ("attendance", _of_dendreo),
        precision="a tick, no signature")  # fmt: skip
def dendreo(sheet: Sheet) -> bytes:
    slots = []
    for number, slot in enumerate(sheet.slots, 31):
        presences = []
        for cell in sheet.signed:
            if cell.slot == slot:
                who = cell.person
                participant = {
                    "id_participant": str(who.number), "nom": who.last, "prenom": who.first, "email": who.email,
                    "particulier": "0",
                }  # fmt: skip
                presences.append(
                    {
                        "id_lcp": str(len(presences) + 1), "id_creneau": "950", "id_lmp": "7",
                        "id_lap": str(100 + who.number),
                        "presence": "1" if cell.state in {"signed", "present"} else "0", "justified": "0",
                        "justification": "",
                        "lap": {"id_lap": str(100 + who.number), "id_participant": str(who.number),
                                "participant": participant},
                    }
                )  # fmt: skip
        slots.append(
            {
                "id_creneau": str(number), "id_action_de_formation": "12", "id_lam": "13",
                "date_debut": f"{slot.start:%Y-%m-%d %H:%M:%S}", "date_fin": f"{slot.end:%Y-%m-%d %H:%M:%S}",
                "name": sheet.title, "formation_presente": "1", "lcps": presences,
            }
        )  # fmt: skip
    return json.dumps(slots, ensure_ascii=False).encode()


# --- lists and grids of the provider ---------------------------------------------------------------------------


def _list_rows(sheet: Sheet) -> list[list[object]]:
    rows: list[list[object]] = [
        ["Formation", "Date", "Demi-journée", "Heure de début", "Heure de fin", "Nom", "Prénom", "E-mail", "Présence",
         "Date de signature", "Formateur"]
    ]  # fmt: skip
    told = {"signed": "Présent", "present": "Présent", "absent": "Absent", "unsigned": ""}
    for cell in sheet.signed:
        slot, who = cell.slot, cell.person
        signed = f"{cell.at:%d/%m/%Y %H:%M:%S}" if cell.state == "signed" else ""
        rows.append(
            [sheet.title, f"{slot.start:%d/%m/%Y}", _half(slot), f"{slot.start:%H:%M}", f"{slot.end:%H:%M}", who.last,
             who.first, who.email, told[cell.state], signed, sheet.trainer.name]
        )  # fmt: skip
    return rows


@writes("attendance.sheet", "list, CSV", _SHEETS, ("attendance", _timed), precision="none")
def list_csv(sheet: Sheet) -> bytes:
    return csv_bytes(_list_rows(sheet), delimiter=";", encoding="utf-8-sig", end="\r\n")


@writes("attendance.sheet", "list, workbook", _SHEETS, ("attendance", _timed), precision="none")
def list_xlsx(sheet: Sheet) -> bytes:
    return sheet_bytes([[cell or None for cell in row] for row in _list_rows(sheet)], "Signatures")


def _half(slot: HalfDay) -> str:
    return "Matin" if slot.name == "morning" else "Après-midi"


def _above(sheet: Sheet) -> list[str]:
    return [
        "FEUILLE D'ÉMARGEMENT", "Organisme de formation : Ateliers du Lirou",
        f"Intitulé de la formation : {sheet.title}",
        f"Formateur : {sheet.trainer.name}",
    ]  # fmt: skip


_MARKS = {"present": "présent", "absent": "ABS", "unsigned": ""}


def _mark(cell: Signed) -> str:
    return _MARKS.get(cell.state, f"Signé électroniquement le {cell.at:%d/%m/%Y à %H:%M:%S}")


def _grid(sheet: Sheet) -> list[list[str]]:
    """Dates over half-days over hours, learners down."""
    rows = [
        ["", *(long_date(slot.start.date(), weekday=True) for slot in sheet.slots)],
        ["Nom et prénom", *map(_half, sheet.slots)],
        ["", *(f"{slot.start:%Hh%M} - {slot.end:%Hh%M}" for slot in sheet.slots)],
    ]
    for person in sheet.learners:
        cells = {cell.slot: _mark(cell) for cell in sheet.signed if cell.person == person}
        rows.append([_formal(person), *(cells[slot] for slot in sheet.slots)])
    return rows


def _formal(person: Someone) -> str:
    return f"{person.last.upper()} {person.first}"


def _with_trainer(sheet: Sheet) -> list[list[str]]:
    signed = [f"Signé électroniquement le {slot.start:%d/%m/%Y à %H:%M:%S}" for slot in sheet.slots]
    return [*([line] for line in _above(sheet)), [], *_grid(sheet), ["Signature du formateur", *signed]]


@writes("attendance.sheet", "grid, CSV", _SHEETS, ("attendance", states), precision="hours on top")
def grid_csv(sheet: Sheet) -> bytes:
    return csv_bytes(_with_trainer(sheet), delimiter=";", encoding="utf-8-sig", end="\r\n")


@writes("attendance.sheet", "grid, workbook", _SHEETS, ("attendance", states), precision="hours on top")
def grid_xlsx(sheet: Sheet) -> bytes:
    return sheet_bytes([[cell or None for cell in row] for row in _with_trainer(sheet)], "Émargement")


@writes("attendance.sheet", "grid, OpenDocument", _SHEETS, ("attendance", states), precision="hours on top")
def grid_ods(sheet: Sheet) -> bytes:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name="Émargement")
    for cells in _with_trainer(sheet):
        row = TableRow()
        for text in cells or [""]:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return freeze_zip(out.getvalue())


def _printed(sheet: Sheet) -> Printed:
    rows: list[list[Content]] = [[text or None for text in row] for row in _grid(sheet)]
    rows[0][0], rows[1][0] = "Nom et prénom", None
    merged: list[Range] = [(0, 0, 2, 0)]
    for first, slot in enumerate(sheet.slots):
        same = [at for at, other in enumerate(sheet.slots) if other.start.date() == slot.start.date()]
        if len(same) > 1 and same[0] == first:
            merged.append((0, first + 1, 0, same[-1] + 1))
    rows.append(["Signature du formateur", *(f"Signé le {slot.start:%d/%m/%Y à %H:%M}" for slot in sheet.slots)])
    return Printed(_above(sheet), rows, merged)


@writes("attendance.sheet", "grid, DOCX", _SHEETS, ("attendance", states), precision="hours on top")
def grid_docx(sheet: Sheet) -> bytes:
    return to_docx(_printed(sheet))


@writes("attendance.sheet", "grid, ODT", _SHEETS, ("attendance", states), precision="hours on top")
def grid_odt(sheet: Sheet) -> bytes:
    return to_odt(_printed(sheet))


def _in_latin(sheet: Sheet) -> Iterator[Kept]:
    """The standard fonts of a PDF lack some letters."""
    from ..frozen import latin

    for kept in states(sheet):
        yield {**kept, "name": latin(kept["name"].upper())}


@writes("attendance.sheet", "grid, PDF", _SHEETS, ("attendance", _in_latin),
        precision="letters of code page 1252")  # fmt: skip
def grid_pdf(sheet: Sheet) -> bytes:
    return to_pdf(_printed(sheet))


# --- lists of Dendreo, which prove nothing ---------------------------------------------------------------------------


@writes("attendance.dendreo_lists", "registrations", _SHEETS, ("attendance", lambda _: ()),
        precision="a registration is no presence")  # fmt: skip
def dendreo_registrations(sheet: Sheet) -> bytes:
    answer = [
        {
            "id_lap": str(500 + who.number), "id_action_de_formation": "40", "source": "dendreo", "status": "1",
            "id_participant": str(who.number), "participant": {
                "id_participant": str(9000 + who.number), "nom": who.last, "prenom": who.first, "email": who.email,
            },
        }
        for who in sheet.learners
    ]  # fmt: skip
    return json.dumps(answer, ensure_ascii=False).encode()


@writes("attendance.dendreo_lists", "documents to sign", _SHEETS, ("attendance", lambda _: ()),
        precision="the name of a file is no signature")  # fmt: skip
def dendreo_documents(sheet: Sheet) -> bytes:
    answer = [
        {
            "id": str(number), "name": "Feuille d'émargement", "collection_name": "signature", "doctype_id": "111",
            "mime_type": "application/pdf",
            "signature_date": f"{moment(cell.at):%Y-%m-%dT%H:%M:%S}.000000Z" if cell.state == "signed" else "",
            "created_at": "2026-01-01T09:00:00.000000Z", "cible": "action-de-formation", "id_cible": "40",
            "entite_liee": {
                "Participant": {
                    "id_participant": str(cell.person.number), "nom": cell.person.last, "prenom": cell.person.first,
                }
            },
        }
        for number, cell in enumerate(sheet.signed, 1)
    ]  # fmt: skip
    return json.dumps(answer, ensure_ascii=False).encode()
