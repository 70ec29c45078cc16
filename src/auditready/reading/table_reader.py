"""Readers made from a mapping: most exports are tables, and a table needs no code.

The mapping's format is ``mapping``'s; how a CSV, a workbook or a JSON document becomes a table is ``tables``'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ..model import AnyEvidence, Presence, Recognition, Words
from ..words import listing
from .dates import dates_in_name
from .extract import Extractor
from .mapping import Layout, MappingFile, load_mapping
from .tables import SPREADSHEETS, Header, find_headers, iter_tables
from .tally import Tally

if TYPE_CHECKING:
    from ..files import EvidenceFile
    from ..hookspecs import ReadContext


class TableReader:
    """A reader of CSV, XLSX, XLS, ODS and JSON exports that a mapping describes."""

    formats = SPREADSHEETS | {"delimited", "json"}

    def __init__(self, mapping: MappingFile) -> None:
        self.name = mapping.name
        self.system = mapping.system
        self.kinds = frozenset(
            str(record.kind.__struct_config__.tag) for layout in mapping.layouts for record in layout.records
        )
        self.layouts = mapping.layouts
        """How it knows its files: an unrecognised one is held against them, to say what it resembles."""
        self.at_most = max(layout.confidence for layout in mapping.layouts)

    def __repr__(self) -> str:
        return f"<reader {self.name}>"

    @classmethod
    def from_toml(cls, path: str | Path) -> TableReader:
        """Make a reader from the mapping at ``path``.

        Raises ``ConfigurationError`` that names the file and the key where the mapping is wrong; its format is that
        of ``schemas/mapping.schema.json``.
        """
        return cls(load_mapping(Path(path)))

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a file whose first rows, or first objects, have the required headers of a layout."""
        best: Recognition | None = None
        for layout in self.layouts:
            if best is not None and best.confidence >= layout.confidence:
                continue
            header = find_headers(file, layout)
            if header is not None:
                best = Recognition(confidence=layout.confidence, why=_why(layout, header), variant=layout.variant)
        return best

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give the records row by row; what was not used is noted at the end."""
        layout = self._layout_of(context.recognition.variant)
        tally = Tally()
        if layout.note is not None:
            context.note(layout.note.fr, layout.note.en)
        read = set()
        hints = (*_days_of_class(file, layout), *context.hints)
        for table in iter_tables(file, layout):
            read.add(table.sheet)
            extractor = Extractor(file.name, layout, table, hints, tally)
            yield from cast("Iterator[AnyEvidence]", extractor.records())
        _note_sheets(file, read, context)
        tally.say(context)

    def _layout_of(self, variant: str | None) -> Layout:
        return next((layout for layout in self.layouts if layout.variant == variant), self.layouts[0])


def _days_of_class(file: EvidenceFile, layout: Layout) -> tuple[str, ...]:
    """Return the days in the name of a live class's export; a platform's is named after the day of the export."""
    is_live = any(issubclass(record.kind, Presence) for record in layout.records)
    return dates_in_name(file.name) if is_live else ()


def _note_sheets(file: EvidenceFile, read: set[str | None], context: ReadContext) -> None:
    """Note sheets that hold something and were not read, and hidden ones that were."""
    if file.format not in SPREADSHEETS:
        return
    unread = [sheet.name for sheet in file.sheets if sheet.name not in read and any(map(any, sheet.rows))]
    if unread:
        names = listing(Words(f"« {name} »", f"'{name}'") for name in unread)
        context.note(
            f"feuilles sans les en-têtes attendus, non lues : {names.fr}",
            f"sheets without the headers, not read: {names.en}",
        )
    hidden = [sheet.name for sheet in file.sheets if sheet.hidden and sheet.name in read]
    if hidden:
        names = listing(Words(f"« {name} »", f"'{name}'") for name in hidden)
        context.note(
            f"feuilles masquées, lues comme les autres : {names.fr}", f"hidden sheets, read like the others: {names.en}"
        )


def _why(layout: Layout, header: Header) -> Words:
    found = [header.names[index] for group in layout.required if (index := header.find(group)) is not None]
    names = listing(Words(f"« {name} »", f"'{name}'") for name in found)
    more = layout.why
    return Words(
        f"colonnes {names.fr}" + (f" : {more.fr}" if more else ""),
        f"columns {names.en}" + (f": {more.en}" if more else ""),
    )
