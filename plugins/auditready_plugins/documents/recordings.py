"""Registers of the recordings of live classes: when each began, how long it is, until when it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from auditready import (
    EvidenceFile,
    LazyPattern,
    ReadContext,
    Recording,
    fold,
    parse_datetime,
    parse_minutes,
    parse_time,
)

from .kinds import DocumentType
from .tables import Row, Table, find_tables, note_unused

_RECORDING = r"(?:enregistrements?|captations?|replays?|recordings?)"
_TITLES = (
    rf"(?:registre|liste|suivi|tableau|releve|journal)(?: [^:\n|]{{0,30}})? (?:des |de |d'|du )?{_RECORDING}\b"
    rf"|{_RECORDING} (?:des? )?(?:classes? virtuelles?|visios?|sessions?)\b"
    r"|recordings? (?:register|list|log)|(?:register|list|log) of (?:the )?recordings|cloud recordings"
)
_COLUMNS = {
    "start": r"(?:date|jour|debut|start(?: time| date)?|recorded (?:on|at)|date et heure)(?: [^|]{0,40})?",
    "clock": r"heure(?: de debut)?|horaire|start time",
    "minutes": r"(?:duree|longueur|length|duration)\b.*",
    "retention": r"(?:conserv|supprim|suppression|effac|echeance|retention|delete|expir)\w*\b.*|date de suppression.*",
    "recording": rf"(?:lien|url|fichier|nom|emplacement|file(?: name)?|link|path)\b.*|video\b.*|{_RECORDING}\b.*",
    "title": r"(?:intitule|titre|sujet|formation|topic|reunion|classe|session|meeting|title|training|subject)\b.*",
    "access": r"(?:acces|destinataires?|access|shared with)\b.*",
}
_NAMES_IT = LazyPattern(rf"\b{_RECORDING}\b")
_MINUTES = LazyPattern(r"\bmin(?:utes?|s)?\b")


def _tables(file: EvidenceFile, *, head: bool = False) -> list[Table]:
    tables = find_tables(file, _COLUMNS, ("start", "minutes"), head=head)
    return [table for table in tables if _NAMES_IT.search(fold(" | ".join(table.headings))) or table.says(_TITLES)]


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[Recording]:
    tables = _tables(file)
    note_unused(tables, context)
    undated = 0
    for table in tables:
        heading = next((name for name in table.headings if fold(name).startswith(("duree", "dur", "length"))), "")
        unit = "minutes" if _MINUTES.search(fold(heading)) else None
        for row in table.rows:
            start, length = _start_of(row), parse_minutes(row.cells.get("minutes"), unit=unit)
            if start is None:
                undated += 1
                continue
            yield Recording(locator=row.locator, start=start, minutes=length or None, title=row.text("title") or None)
    if undated:
        context.note(
            f"{undated} ligne(s) sans date ni heure de début, laissée(s) de côté",
            f"{undated} row(s) without a date and time of start, left out",
        )
    if not tables:
        context.note(
            "aucun tableau d'enregistrements datés dans ce document", "no table of dated recordings in this document"
        )


def _start_of(row: Row) -> datetime | None:
    """Return when a recording began: a date with its time, in one column or in two; a bare day begins at midnight."""
    moment = parse_datetime(row.cells.get("start"))
    clock = parse_time(row.cells.get("clock"))
    if moment is None:
        return None
    return datetime.combine(moment.date(), clock) if clock is not None and moment.time() == time() else moment


def _table_heading(file: EvidenceFile) -> str | None:
    for table in _tables(file, head=True):
        if "recording" in table.columns or table.says(_TITLES):
            return " | ".join(table.headings)
    return None


RECORDINGS = DocumentType(
    name="documents.recordings",
    kinds=frozenset({"recording"}),
    titles=_TITLES,
    cues=(
        rf"\b{_RECORDING}\b",
        r"duree|length|duration",
        r"\bdate\b|debut|start",
        r"conserv|suppression|retention|delet",
    ),
    least=3,
    read=_read,
    table=_table_heading,
)
