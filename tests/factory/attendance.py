"""Attendance sheets: XLSX with signature pictures, typed marks or electronic time stamps; ODS; CSV."""

from __future__ import annotations

import io
from collections.abc import Collection, Mapping
from datetime import datetime, time, timedelta
from typing import Literal

from .frozen import csv_bytes, freeze_zip, signature, workbook_bytes
from .session import Person, Session, Slot, clock, hours, long_date, period, short_date

Style = Literal["pictures", "marks", "electronic"]
Key = tuple[str, str]
"""``(learner's key, slot's id)``; the trainer's key is "trainer"."""


def facts(session: Session) -> list[str]:
    """The lines above the grid."""
    provider = session.provider
    return [
        "FEUILLE D'ÉMARGEMENT",
        f"Organisme de formation : {provider.name} – {provider.address}",
        f"N° de déclaration d'activité : {provider.nda}",
        f"Intitulé de la formation : {session.title}",
        f"Dates : {period(session.start, session.end)} – Durée : {hours(session.planned_minutes)}",
        f"Lieu : {session.place}",
        f"Formateur : {session.trainer.name}",
    ]


def what_stands(
    session: Session, person: Person, slot: Slot, *, style: Style = "pictures", unsigned: Collection[Key] = ()
) -> str:
    """The text of one cell; "" where a picture or nothing stands."""
    key = "trainer" if person == session.trainer else person.key
    if session.is_absent(person, slot):
        return "ABS"
    if (key, slot.id) in unsigned:
        return "présent" if style == "marks" and key != "trainer" else ""
    if style == "electronic":
        return f"Signé électroniquement le {signed_at(session, person, slot):%d/%m/%Y %H:%M:%S}"
    if style == "marks":
        return f"{person.first[:1]}{person.last[:1]}".upper()
    return ""


def signed_at(session: Session, person: Person, slot: Slot) -> datetime:
    """Within a quarter of an hour of the beginning, at another second for everybody."""
    draw = session.random("signed", person.key, slot.id)
    return slot.starts + timedelta(seconds=draw.randint(20, 840))


def attendance_xlsx(
    session: Session,
    *,
    style: Style = "pictures",
    slots: Collection[Slot] | None = None,
    learners: Collection[Person] | None = None,
    unsigned: Collection[Key] = (),
    pictures: Mapping[Key, bytes] | None = None,
    title: str | None = None,
    dates_as_text: bool = False,
) -> bytes:
    """A grid learners x half-days.

    ``unsigned`` leaves cells without signature (in ``marks``: typed "présent"); ``pictures`` puts another picture
    into a cell; ``title`` overrides the sheet's.
    """
    from openpyxl import Workbook
    from openpyxl.drawing.image import Image
    from openpyxl.styles import Alignment, Border, Font, Side

    shown = [slot for slot in session.slots if slot.mode == "in_person"] if slots is None else list(slots)
    people = list(session.learners if learners is None else learners)
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Émargement"
    named = session if title is None else session.but(title=title)
    for row, line in enumerate(facts(named), 1):
        sheet.cell(row, 1, line)
    sheet["A1"].font = Font(bold=True, size=14)
    first = len(facts(session)) + 2
    _write_heads(sheet, shown, first, dates_as_text=dates_as_text)
    rows = {person: first + 3 + number for number, person in enumerate(people)}
    rows[session.trainer] = first + 3 + len(people)
    thin = Side(style="thin")
    for person, row in rows.items():
        is_trainer = person == session.trainer
        sheet.cell(row, 1, "Signature du formateur" if is_trainer else person.formal)
        sheet.cell(row, 2, session.trainer.name if is_trainer else person.company)
        sheet.row_dimensions[row].height = 33
        for column, slot in enumerate(shown, 3):
            key = ("trainer" if is_trainer else person.key, slot.id)
            text = what_stands(session, person, slot, style=style, unsigned=unsigned)
            cell = sheet.cell(row, column, text or None)
            cell.border = Border(thin, thin, thin, thin)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            if style == "pictures" and not text and key not in unsigned:
                data = (pictures or {}).get(key) or signature(session, *key)
                sheet.add_image(Image(io.BytesIO(data)), cell.coordinate)
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 22
    for column in range(3, 3 + len(shown)):
        sheet.column_dimensions[sheet.cell(1, column).column_letter].width = 18
    return workbook_bytes(workbook)


def _write_heads(sheet: object, shown: list[Slot], row: int, *, dates_as_text: bool) -> None:
    """Dates merged over their half-days, then Matin / Après-midi, then the times."""
    sheet.cell(row + 1, 1, "Nom et prénom")
    sheet.cell(row + 1, 2, "Entreprise")
    column = 3
    for day in sorted({slot.date for slot in shown}):
        halves = [slot for slot in shown if slot.date == day]
        cell = sheet.cell(row, column, long_date(day, weekday=True) if dates_as_text else day)
        if not dates_as_text:
            cell.number_format = "dddd d mmmm yyyy"
        if len(halves) > 1:
            sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + len(halves) - 1)
        for offset, slot in enumerate(halves):
            sheet.cell(row + 1, column + offset, half_day_label(slot))
            sheet.cell(row + 2, column + offset, times_label(slot))
        column += len(halves)


def half_day_label(slot: Slot) -> str:
    return "Matin" if slot.half_day == "morning" else "Après-midi"


def times_label(slot: Slot) -> str:
    return f"{clock(slot.start)} - {clock(slot.end)}"


def grid_rows(
    session: Session,
    *,
    style: Style = "marks",
    slots: Collection[Slot] | None = None,
    unsigned: Collection[Key] = (),
) -> list[list[str]]:
    """The whole sheet as rows of text, dates repeated over their half-days."""
    shown = [slot for slot in session.slots if slot.mode == "in_person"] if slots is None else list(slots)
    rows = [[line] for line in facts(session)]
    rows += [[], ["", "", *(long_date(slot.date, weekday=True) for slot in shown)]]
    rows += [["Nom et prénom", "Entreprise", *map(half_day_label, shown)], ["", "", *map(times_label, shown)]]
    for person in (*session.learners, session.trainer):
        named = ["Signature du formateur", session.trainer.name] if person == session.trainer else []
        cells = [what_stands(session, person, slot, style=style, unsigned=unsigned) for slot in shown]
        rows.append([*(named or [person.formal, person.company]), *cells])
    return rows


def attendance_ods(session: Session, *, style: Style = "electronic", **options: object) -> bytes:
    """The grid as LibreOffice saves it, with the options of :func:`grid_rows`; an ODS of ours has no pictures."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name="Émargement")
    for cells in grid_rows(session, style=style, **options):
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


def attendance_csv(
    session: Session, *, style: Style = "electronic", encoding: str = "cp1252", **options: object
) -> bytes:
    """The grid as a French Excel saves it: semicolons, code page 1252, CRLF."""
    rows = grid_rows(session, style=style, **options)
    return csv_bytes(rows, delimiter=";", encoding=encoding, end="\r\n")


def signature_list_csv(session: Session, *, unsigned: Collection[Key] = (), encoding: str = "utf-8-sig") -> bytes:
    """One line a learner and half-day, as electronic signing tools export it."""
    head = ["Formation", "Date", "Demi-journée", "Heure de début", "Heure de fin", "Nom", "Prénom", "E-mail"]
    rows = [[*head, "Présence", "Date de signature", "Formateur"]]
    for slot in session.slots:
        for person in session.learners:
            absent = session.is_absent(person, slot)
            blank = absent or (person.key, slot.id) in unsigned
            rows.append(
                [
                    session.title, short_date(slot.date), half_day_label(slot), _hm(slot.start), _hm(slot.end),
                    person.last, person.first, person.email, "Absent" if absent else "Présent",
                    "" if blank else f"{signed_at(session, person, slot):%d/%m/%Y %H:%M:%S}", session.trainer.name,
                ]
            )  # fmt: skip
    return csv_bytes(rows, delimiter=";", encoding=encoding, end="\r\n")


def _hm(at: time) -> str:
    return f"{at:%H:%M}"
