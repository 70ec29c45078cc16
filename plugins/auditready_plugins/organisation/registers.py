"""Registers that a provider keeps as tables: watch, complaints, improvements, risks, training of the staff, partners.

One workbook often holds several, a sheet each; and the same table stands in a DOCX or PDF. So one reader knows them
all, by their headings and by what stands above them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from auditready import (
    AnyEvidence,
    DocumentText,
    EvidenceFile,
    LazyPattern,
    ReadContext,
    Recognition,
    UnreadableEvidence,
    Words,
    fold,
)

from ..documents.tables import DOCUMENTS, SHEETS, Table, find_tables, note_unused
from .columns import REGISTERS
from .register import Register

FORMATS = DOCUMENTS | {"html"}
_CUES = LazyPattern(
    r"veille|reclamation|plainte|aleas?\b|ameliora|plan d'actions?|correcti|risque|developpement des competences"
    r"|plan de formation|partenaire|reseau|organigramme|intervenants|collaborateurs|personnel|moyens|\bsalles\b|locaux"
    r"|equipements?|materiels?|plate-?formes?|indicateurs? de|nos resultats|chiffres cles|taux de|satisfaction"
    r"|appreciation|evaluation des (?:enseignements|contenus)|exploitation|causes?\b|watch|complaint|improvement|risk"
    r"|partner|staff|\bteam\b|training plan|equipment|\brooms?\b|premises|result indicator|what we (?:did|made)"
)
_HEAD_ROWS, _HEAD_LINES = 30, 15


class _Found(NamedTuple):
    register: Register
    table: Table


class RegisterReader:
    """Reads every register of a file."""

    name = "organisation.registers"
    system = "Document"
    kinds = frozenset(kind for register in REGISTERS for kind in register.kinds)
    formats = SHEETS | FORMATS
    at_most = 0.8

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a file with a table whose headings, and the words above it, are those of a register."""
        if file.format not in SHEETS and file.format not in FORMATS:
            return None
        try:
            words = _words(file, head=True)
            found = next(_registers(file, words, head=True), None) if _CUES.search(words) else None
        except UnreadableEvidence:
            return None
        if found is None:
            return None
        shown = " | ".join(filter(None, found.table.headings))[:150]
        return Recognition(
            confidence=found.register.confidence,
            why=Words(
                f"{found.register.title.fr} : tableau avec les colonnes « {shown} »",
                f'{found.register.title.en}: table with the columns "{shown}"',
            ),
            variant=found.register.name,
        )

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give the rows of all registers; a row without a subject is counted."""
        found = list(_registers(file, _words(file)))
        note_unused([each.table for each in found], context)
        empty = 0
        for each in found:
            for row in each.table.rows:
                records = list(each.register.read(row, each.table))
                empty += not records
                yield from records
        if empty:
            context.note(
                f"{empty} ligne(s) sans objet laissée(s) de côté", f"{empty} row(s) without a subject left out"
            )


def _words(file: EvidenceFile, *, head: bool = False) -> str:
    """Return the folded words among which a register's name and headings stand; none in a document without a table.

    With ``head``, of a document its first lines alone. Folding the words once, and asking a register for its headings
    only where its words are there, costs a tenth of asking every register.
    """
    if file.format in SHEETS:
        cells = (cell for _, rows in file.head_rows for row in rows[:_HEAD_ROWS] for cell in row)
        names = (name for name, _ in file.head_rows)
        return fold("\n".join((*names, *(cell for cell in cells if isinstance(cell, str)))))
    if not any(page.tables for page in file.document.pages):
        return ""
    return "\n".join(DocumentText.of(file.name, file.document).folded_lines[: _HEAD_LINES if head else None])


def _registers(file: EvidenceFile, words: str, *, head: bool = False) -> Iterator[_Found]:
    """Give each table once, as the first register whose headings and words it has."""
    taken: set[tuple[str, ...]] = set()
    for register in REGISTERS:
        groups = register.groups if re.search(register.says, words) else ()
        for group in (*register.sure, *groups):
            for table in find_tables(file, register.columns, group, head=head):
                key = (*table.headings, *(line[0] for line in table.caption.lines))
                if key not in taken and _is(register, table, sure=group in register.sure):
                    taken.add(key)
                    yield _Found(register, table)


def _is(register: Register, table: Table, *, sure: bool) -> bool:
    words = f"{fold(' | '.join(table.headings))}\n{table.caption.folded}"
    if register.refuses and re.search(register.refuses, words):
        return False
    return sure or re.search(register.says, words) is not None
