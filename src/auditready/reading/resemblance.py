"""Say what an unrecognised table resembles: a known export with other headers, or a list of what people did when."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from ..model import Words
from ..words import listing
from .guess import Guess, guess_table
from .table_reader import TableReader
from .tables import SPREADSHEETS, head_of

if TYPE_CHECKING:
    from ..files import EvidenceFile
    from ..hookspecs import Reader
    from .mapping import Layout
    from .tables import Header

_LEAST = 3
"""Required columns that have to be there for a table to resemble a known export."""
_SAID = {
    "minutes": Words("des durées", "durations"),
    "share": Words("des pourcentages", "percentages"),
    "moment": Words("des dates", "dates"),
}


class _Near(Struct, frozen=True, kw_only=True):
    """A layout that a table nearly has."""

    system: str
    found: int
    asked: int
    missing: tuple[str, ...]


def resemblance(file: EvidenceFile, readers: Iterable[Reader]) -> Words | None:
    """Return what an unclaimed table looks like, and the command that drafts a mapping for it."""
    if file.format not in SPREADSHEETS | {"delimited", "json"}:
        return None
    guess = guess_table(file)
    if guess is None:
        return None
    near = _nearest(file, readers)
    if near is not None:
        said = _as_known(near)
    elif guess.is_evidence_like:
        said = _as_list(guess)
    else:
        return None
    path = shlex.quote(file.name)
    return Words(
        f"{said.fr}. Si c'est une preuve : auditready plugin new NOM --from {path} prépare de quoi le lire",
        f"{said.en}. If it is evidence: auditready plugin new NAME --from {path} drafts how to read it",
    )


def _nearest(file: EvidenceFile, readers: Iterable[Reader]) -> _Near | None:
    """Return the layout of which the largest part of the required columns stands in one row; equal parts by name."""
    if file.format == "json":
        return None
    best: _Near | None = None
    for reader in readers:
        if not isinstance(reader, TableReader):
            continue
        for layout in reader.layouts:
            for header in head_of(file):
                near = _compared(reader.system, layout, header)
                if near is not None and (best is None or near.found * best.asked > best.found * near.asked):
                    best = near
    return best


def _compared(system: str, layout: Layout, header: Header) -> _Near | None:
    missing = tuple(group[0] for group in layout.required if header.find(group) is None)
    found = len(layout.required) - len(missing)
    if found < _LEAST or 2 * found < len(layout.required) or not missing:
        return None
    return _Near(system=system, found=found, asked=len(layout.required), missing=missing)


def _as_known(near: _Near) -> Words:
    missing = listing(Words(f"« {name} »", f"'{name}'") for name in near.missing)
    parts = f"{near.found} des {near.asked} colonnes", f"{near.found} of the {near.asked} columns"
    return Words(
        f"il ressemble à un export de {near.system} : {parts[0]} attendues, sans {missing.fr}",
        f"it resembles an export of {near.system}: {parts[1]}, without {missing.en}",
    )


def _as_list(guess: Guess) -> Words:
    person = guess.person
    assert person is not None  # noqa: S101 - a guess that is like evidence has one
    columns = [person, *(column for column in guess.columns if column.concept in {"minutes", "share", "start", "end"})]
    columns += [column for column in guess.columns if column.concept in {"last", "done", "moment"}]
    names = listing(
        Words(f"« {column.header} »", f"'{column.header}'") for column in [each for each in columns if each.header][:4]
    )
    sorts = {"moment" if column.sort == "moment" else column.concept for column in columns[1:]}
    said = listing(words for sort, words in _SAID.items() if sort in sorts)
    return Words(
        f"c'est un tableau avec des personnes et {said.fr} ({names.fr})",
        f"it is a table of people and {said.en} ({names.en})",
    )
