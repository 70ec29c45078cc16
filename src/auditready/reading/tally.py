"""Count what a mapped reader could not use, and say it once, at the end, beside the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model import Words
from ..words import listing
from .cells import text_of
from .fold import quote

if TYPE_CHECKING:
    from ..hookspecs import ReadContext

_QUOTED = 60
"""Characters of a cell that a note shows."""


class _Count:
    """How often something happened, and where first."""

    def __init__(self, row: int, cell: object) -> None:
        self.times = 0
        self.row = row
        self.last = 0
        self.cell = quote(text_of(cell), _QUOTED)


class Tally:
    """Counts, in the order in which things were met."""

    def __init__(self) -> None:
        self._bad: dict[str, _Count] = {}
        self._ambiguous: dict[str, _Count] = {}
        self._incomplete: dict[str, _Count] = {}
        self._skipped: dict[tuple[str, str], int] = {}
        self._unused: dict[str, None] = {}
        self._fractions: dict[str, None] = {}
        self.childless = 0

    def bad(self, column: str, row: int, cell: object) -> None:
        """Count a cell that holds no value of its field."""
        _add(self._bad, column, row, cell)

    def ambiguous(self, column: str, row: int, cell: object) -> None:
        """Count a date whose day and month could be swapped."""
        _add(self._ambiguous, column, row, cell)

    def incomplete(self, field: str, row: int) -> None:
        """Count a row that gives no record because it has no ``field``."""
        _add(self._incomplete, field, row, None)

    def skipped(self, column: str, cell: object) -> None:
        """Count a row that the mapping leaves out."""
        key = column, quote(text_of(cell), _QUOTED)
        self._skipped[key] = self._skipped.get(key, 0) + 1

    def unused(self, column: str) -> None:
        """Remember a column that the mapping does not know."""
        self._unused[column] = None

    def unclear_share(self, column: str) -> None:
        """Remember a column where 1 may be 1 % or 100 %."""
        self._fractions[column] = None

    def say(self, context: ReadContext) -> None:
        """Write the notes."""
        if self._unused:
            _note_unused(context, list(self._unused))
        for column, count in self._bad.items():
            s, first = _s(count.times), _first(count)
            context.note(
                f"colonne « {column} » : {count.times} valeur{s} non comprise{s} et laissée{s} vide{s} ({first.fr})",
                f"column '{column}': {count.times} value{s} not understood and left empty ({first.en})",
            )
        for column, count in self._ambiguous.items():
            s, first = _s(count.times), _first(count)
            context.note(
                f"colonne « {column} » : {count.times} date{s} où jour et mois peuvent s'inverser, laissée{s} vide{s} "
                f"({first.fr}) ; {_settled(context).fr}",
                f"column '{column}': {count.times} date{s} whose day and month could be swapped, left empty "
                f"({first.en}); {_settled(context).en}",
            )
        for column in self._fractions:
            context.note(
                f"colonne « {column} » : rien que des 0 et des 1 ; 1 peut vouloir dire 1 % ou 100 %",
                f"column '{column}': nothing but 0 and 1; 1 may mean 1 % or 100 %",
            )
        for field, count in self._incomplete.items():
            s = _s(count.times)
            context.note(
                f"{count.times} ligne{s} laissée{s} de côté : « {field} » n'y est pas renseigné (ligne {count.row})",
                f"{count.times} row{s} left out: no usable '{field}' there (row {count.row})",
            )
        for (column, text), times in self._skipped.items():
            s = _s(times)
            context.note(
                f"{times} ligne{s} laissée{s} de côté : {column} « {text} »",
                f"{times} row{s} left out: {column} '{text}'",
            )
        if self.childless:
            s = _s(self.childless)
            context.note(
                f"{self.childless} objet{s} sans détail laissé{s} de côté",
                f"{self.childless} object{s} without detail left out",
            )


def _settled(context: ReadContext) -> Words:
    """Return what settles day and month, or that the dates the dossier declares do not."""
    if context.hints:
        return Words(
            "les dates déclarées de la session ne tranchent pas",
            "the declared dates of the session do not settle it",
        )
    return Words(
        "déclarer les dates de la session dans dossier.toml permet de trancher",
        "declaring the session's dates in dossier.toml settles it",
    )


def _s(number: int) -> str:
    return "s" if number > 1 else ""


def _first(count: _Count) -> Words:
    if count.times == 1:
        return Words(f"ligne {count.row}, « {count.cell} »", f"row {count.row}, '{count.cell}'")
    return Words(f"d'abord ligne {count.row}, « {count.cell} »", f"first in row {count.row}, '{count.cell}'")


def _add(counts: dict[str, _Count], key: str, row: int, cell: object) -> None:
    count = counts.setdefault(key, _Count(row, cell))
    if count.last != row:  # two records of one row read the same cell
        count.times += 1
        count.last = row


def _note_unused(context: ReadContext, columns: list[str]) -> None:
    names = listing(Words(f"« {name} »", f"'{name}'") for name in (quote(column, _QUOTED) for column in columns))
    if len(columns) == 1:
        context.note(
            f"export partiellement compris : la colonne {names.fr} n'est pas utilisée",
            f"export not fully understood: column {names.en} is not used",
        )
    else:
        context.note(
            f"export partiellement compris : les colonnes {names.fr} ne sont pas utilisées",
            f"export not fully understood: columns {names.en} are not used",
        )
