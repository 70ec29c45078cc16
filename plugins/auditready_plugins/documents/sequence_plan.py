"""The plan of a path's sequences: order, mode, date, duration, objective and instructions, as a table or as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from auditready import (
    DocumentText,
    EvidenceFile,
    LazyPattern,
    Mention,
    PlannedSequence,
    ReadContext,
    SequencePlan,
    find_dates,
    find_hours,
    fold,
)

from .cells import lasting, minutes_in
from .kinds import DocumentType
from .labels import PERSON, Finder
from .tables import DOCUMENTS, Row, Table, find_tables, note_unused

Mode = Literal["in_person", "synchronous", "asynchronous"]

_TITLES = (
    r"(?:calendrier|planning|planification|programmation|sequencage|articulation|organisation|deroule|plan|tableau"
    r"|feuille de route)(?: (?:previsionnel|pedagogique|detaille|general|synthetique))?"
    r"(?: (?:du|de la|de l'|des|de votre|d'un))? ?(?:parcours|sequences?|seances?"
    r"|formation (?:mixte|blended|hybride|multimodale?))\b[^\n|]{0,60}"
    r"|(?:deroule|calendrier|planning)(?: previsionnel| pedagogique| detaille)?"
    r"(?: (?:de la|de votre) formation| de formation)?\W*$"
    r"|(?:votre |le )?parcours(?: de formation)?(?: mixte| blended| hybride| multimodal)[^\n|]{0,40}"
    r"|votre parcours(?: de formation| en un coup d'oeil)?\W*$"
    r"|sequence plan|(?:blended )?(?:learning|training|course|blended) (?:path|plan|schedule|journey)"
    r"|schedule of (?:the )?sequences"
)
_COLUMNS = {
    "number": r"n°|#|no\.?|ordre|n° (?:de )?(?:sequence|seance|etape)|order|jour \d",
    "mode": r"(?:modes?|modalites?|formats?|presentiel ?/ ?distanciel|delivery)\b.*",
    "objective": r"(?:objectifs?|competences?|finalites?|goals?|objectives?|outcomes?)\b.*",
    "instructions": r"(?:consignes?|instructions?|travail (?:a faire|demande|attendu)|a (?:faire|preparer)\W*$"
    r"|deroulement|methodes?|activites? (?:demandees?|a realiser)|tasks?|what to do)\b.*",
    "minutes": r"(?:durees?|temps|volumes?|charge|heures|nb d'heures|nombre d'heures|duration|hours)\b.*",
    "date": r"(?:dates?|quand|calendrier|periodes?|echeances?|pour le|a faire (?:pour|avant)|jours?|due|when"
    r"|deadline)\b.*",
    "name": r"(?:sequences?|seances?|etapes?|modules?|activites?|intitules?|themes?|contenus?|sessions?|steps?|units?"
    r"|titres?|topics?)\b.*",
}
_TOTAL = LazyPattern(r"\W*(?:sous-)?total|ensemble\b|duree totale")
_GIVEN = (
    r"(?:remise?|communiquee?|transmise?|envoyee?|donnee?|fournie?|diffusee?|adressee?)s?(?: [^\n|.]{0,40}?)? le ?:?",
    r"date (?:de remise|d'envoi|de diffusion) ?:?",
    r"(?:given|sent|handed)(?: [^\n|.]{0,30}?)? on ?:?",
    r"^[^\n|]{2,30}, le\b",
)
_IN_PERSON = LazyPattern(r"presentiel|en salle|face[ -](?:a|to)[ -]face|sur site|in[ -]person|classroom")
_LIVE = LazyPattern(
    r"classes? virtuelles?|visio|webinaire|zoom|teams|(?<!a)\bsynchrone|virtual class|live class|webinar"
)
_ALONE = LazyPattern(
    r"asynchrone|e-?learning|\bfoad\b|plateforme|moodle|\blms\b|autonomie|a (?:son|votre|leur) rythme|asynchronous"
    r"|self-paced|own pace|tutor(?:at|iel)|travail personnel"
)
_BLOCK = LazyPattern(
    r"\W*(?:sequence|seance|etape|module|step|unit)\s*(?:n° ?)?\d{1,2}\s*[:.)–-]+\s*(?P<name>[^|\n]{3,150})"
)
_FIELD = LazyPattern(r"\W*(?P<label>[a-z][a-z '/-]{2,40}?)\s*:\s*(?P<value>\S.*)")
_LONGEST = 144_000
"""Minutes: no sequence lasts 100 days."""


def mode_of(words: str) -> Mode | None:
    """Return the mode that words name; "à distance" alone may be a live class as well as the platform."""
    folded = fold(words)
    found: list[Mode] = []
    found += ["in_person"] if _IN_PERSON.search(folded) else []
    found += ["asynchronous"] if _ALONE.search(folded) else []
    found += ["synchronous"] if _LIVE.search(folded) else []
    return found[0] if len(found) == 1 else None


def _read(file: EvidenceFile, context: ReadContext) -> Iterator[SequencePlan]:
    tables = find_tables(file, _COLUMNS, ("mode", "name"))
    sequences = [_sequence(row, table) for table in tables for row in table.rows if _is_sequence(row)]
    text = DocumentText.of(file.name, file.document) if file.format in DOCUMENTS else None
    if not sequences and text is not None:
        sequences = list(_iter_blocks(text))
    if not sequences:
        context.note("aucune séquence lisible dans ce plan", "no sequence is readable in this plan")
        return
    note_unused(tables, context)
    unclear = sum(each.mode is None for each in sequences)
    if unclear:
        context.note(
            f"{unclear} séquence(s) sans mode certain (« à distance » : classe virtuelle ou à son rythme ?)",
            f'{unclear} sequence(s) without a certain mode ("remote": live class or at one\'s own pace?)',
        )
    found = Finder(text if text is not None else tables[0].caption)
    name = found.person(*PERSON) if text is not None else None
    yield SequencePlan(
        locator=sequences[0].locator or found.text.locator(),
        person=Mention(name=name, role="learner") if name else None,
        title=found.title(),
        given=found.day_after("given", *_GIVEN),
        sequences=tuple(sequences),
        whole=not any(table.cut for table in tables),
    )


def _is_sequence(row: Row) -> bool:
    name = row.text("name")
    return bool(name) and _TOTAL.match(fold(name)) is None and any(row.text(field) for field in ("mode", "objective"))


def _sequence(row: Row, table: Table) -> PlannedSequence:
    when = row.text("date")
    stated = minutes_in(row.text("minutes"), table, _COLUMNS["minutes"], longest=_LONGEST)
    day = row.date("date") or next((day for day, _ in find_dates(when)), None)
    return PlannedSequence(
        name=row.text("name"),
        mode=mode_of(row.text("mode")),
        date=day,
        minutes=stated or _span_minutes(when),
        objective=row.text("objective") or None,
        instructions=row.text("instructions") or None,
        locator=row.locator,
    )


def _span_minutes(words: str) -> float | None:
    """Return the length of the hours that a date is written with: "16/03/2026, 9h00-12h30 et 13h30-17h00"."""
    spans = find_hours(words)
    return sum((end.hour - start.hour) * 60 + end.minute - start.minute for start, end in spans) or None


def _iter_blocks(text: DocumentText) -> Iterator[PlannedSequence]:
    """Give the sequences that are written one below the other: "Séquence 1 : …", then "Mode : …", "Objectif : …"."""
    starts = [
        (index, found) for index, line in enumerate(text.folded_lines) if (found := _BLOCK.match(line)) is not None
    ]
    ends = [index for index, _ in starts[1:]] + [len(text.lines)]
    for (index, found), end in zip(starts, ends, strict=False):  # without a start there is no end either
        line = text.lines[index][0]
        name = line[-len(found["name"]) :].strip() if found["name"] else line
        fields = dict(_iter_fields(text, index, min(end, index + 12)))
        if not fields.keys() & {"mode", "objective"}:
            continue
        when = fields.get("date", "")
        yield PlannedSequence(
            name=name,
            mode=mode_of(fields.get("mode", "")),
            date=next((day for day, _ in find_dates(when)), None),
            minutes=lasting(fields.get("minutes", ""), longest=_LONGEST) or _span_minutes(when),
            objective=fields.get("objective"),
            instructions=fields.get("instructions"),
            locator=text.line_locator(index),
        )


def _iter_fields(text: DocumentText, first: int, end: int) -> Iterator[tuple[str, str]]:
    for index in range(first + 1, end):
        for cell in text.lines[index][0].split(" | "):
            found = _FIELD.match(fold(cell))
            if found is None:
                continue
            value = cell.partition(":")[2].strip()
            for field, pattern in _COLUMNS.items():
                if field not in {"number", "name"} and re.fullmatch(pattern, found["label"]):
                    yield field, value
                    break


def _table_heading(file: EvidenceFile) -> str | None:
    for table in find_tables(file, _COLUMNS, ("mode", "name"), head=True):
        if {"objective", "instructions"} & set(table.columns) and {"date", "minutes"} & set(table.columns):
            return " | ".join(table.headings)
    return None


SEQUENCE_PLAN = DocumentType(
    name="documents.sequence_plan",
    kinds=frozenset({"sequence_plan"}),
    titles=_TITLES,
    cues=(
        r"\bmod(?:e|alite)s?\b|\bformats?\b|delivery",
        r"presentiel|en salle|face[ -]to[ -]face|in[ -]person",
        r"a distance|distanciel|asynchrone|classes? virtuelles?|e-?learning|en ligne|remote|online",
        r"objectifs?|competences?|objectives?|goals?",
        r"sequences?|seances?|etapes?|modules?|steps?|units?",
    ),
    least=4,
    read=_read,
    table=_table_heading,
    confidence=0.9,
)
