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
    r"|plan de formation|partenaire|reseau|organigramme|intervenants|effectif|equipe|salles?\b|locaux|equipement"
    r"|plateforme|moyens|indicateurs? de|resultats?|taux de|satisfaction|appreciation|watch|complaint|improvement|risk"
    r"|partner|staff|training plan|equipment|figures|exploitation|what we (?:did|made)|causes?\b"
)
_HEAD_LINES = 40


class _Found(NamedTuple):
    register: Register
    table: Table


class RegisterReader:
    """Reads every register of a file."""

    name = "organisation.registers"
    system = "Document"
    kinds = frozenset(kind for register in REGISTERS for kind in register.kinds)

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a file with a table whose headings, and the words above it, are those of a register."""
        if file.format not in SHEETS and file.format not in FORMATS:
            return None
        try:
            if not _may_hold_one(file):
                return None
            found = next(_registers(file, head=True), None)
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
        found = list(_registers(file))
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


def _may_hold_one(file: EvidenceFile) -> bool:
    """Look for a word that every register has: folding the head once costs less than asking for each heading."""
    if file.format in SHEETS:
        cells = (str(cell) for _, rows in file.head_rows for row in rows[:_HEAD_LINES] for cell in row if cell)
        return bool(_CUES.search(fold(" | ".join((*(name for name, _ in file.head_rows), *cells)))))
    if not any(page.tables for page in file.document.pages):
        return False
    lines = DocumentText.of(file.name, file.document).folded_lines[:_HEAD_LINES]
    return bool(_CUES.search("\n".join(lines)))


def _registers(file: EvidenceFile, *, head: bool = False) -> Iterator[_Found]:
    """Give each table once, as the first register whose headings and words it has."""
    taken: set[tuple[str, ...]] = set()
    for register in REGISTERS:
        for group in (*register.sure, *register.groups):
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
