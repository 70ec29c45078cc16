"""Date-times of one export, all read in one way; what could not be read is told, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, tzinfo

from auditready import AmbiguousDate, LazyPattern, ReadContext, day_order, parse_datetime

from .tables import is_empty, text_of

_YEARS = range(2012, 2100)
"""No live class is older: another year means that the value was not understood (two-digit year first)."""


_SHORT_YEAR = LazyPattern(r"(1[3-9]|2\d|3[01])[/.-]\d{1,2}[/.-](\d\d)(?!\d)")


class Moments:
    """Reads the moments of one file; ``order`` is settled once, over all of its date cells.

    ``zone`` is the zone that the format itself fixes; without it a time stays as the cell gives it.
    """

    def __init__(
        self,
        cells: Iterable[object],
        name_hints: Iterable[str],
        context: ReadContext,
        *,
        zone: tzinfo | None = None,
    ) -> None:
        values = [text_of(cell) for cell in cells if isinstance(cell, str) and not is_empty(cell)]
        # The export's own name is nearer to its dates than the dossier, which may span both readings.
        named = tuple(name_hints)
        self.order = (day_order(values, named) if named else None) or day_order(values, context.hints)
        self._context = context
        self._zone = zone
        self._doubted: dict[str, None] = {}
        self._aware: bool | None = None
        if self.order == "dmy":
            self._note_short_years(values)
        if self.order is None:
            self._note_ambiguous(next(filter(_is_ambiguous, values), values[0]))

    def read(self, cell: object) -> datetime | None:
        """Return the moment in a cell; ``None`` for an empty, an ambiguous and an unreadable one."""
        if self.order is None and isinstance(cell, str) and _is_ambiguous(text_of(cell)):
            return None
        return self.compare(cell)

    def compare(self, cell: object) -> datetime | None:
        """Return the moment for comparing it with others of the same file: an ambiguous day is read day first."""
        if is_empty(cell):
            return None
        moment = parse_datetime(text_of(cell) if isinstance(cell, str) else cell, self.order or "dmy")
        if moment is None or moment.year not in _YEARS or not self._fits(moment):
            self._doubted[text_of(cell)] = None
            return None
        return moment if self._zone is None or moment.tzinfo else moment.replace(tzinfo=self._zone)

    def note_doubts(self) -> None:
        """Note how many values were not understood, and which zone the others are read in."""
        if self._doubted:
            count, first = len(self._doubted), next(iter(self._doubted))
            self._context.note(
                f"{count} valeur(s) de date ou d'heure non comprise(s), par exemple « {first} » : laissées vides",
                f'{count} date or time value(s) not understood, such as "{first}": left empty',
            )
        if self._aware is False and self._zone is None and self.order is not None:
            zone = self._context.zone
            self._context.note(
                f"heures sans fuseau dans l'export : lues en {zone}, par hypothèse",
                f"times carry no zone in the export: read as {zone}, assumed",
            )

    def _fits(self, moment: datetime) -> bool:
        # One export writes all times alike; with and without zone in one file could not be compared.
        aware = moment.tzinfo is not None
        if self._aware is None:
            self._aware = aware
        return aware == self._aware

    def _note_short_years(self, values: Iterable[str]) -> None:
        """Say how "26/03/18" is read where the year may as well stand first: some portals write it so."""
        for value in values:
            found = _SHORT_YEAR.match(value)
            if found is None:
                continue
            as_first, as_last = (2000 + int(found[group]) for group in (1, 2))
            if abs(as_first - self._context.as_of_year) < abs(as_last - self._context.as_of_year) - 1:
                self._context.note(
                    f"année à deux chiffres (« {value} ») : lue en dernier, soit {as_last} ; si elle est écrite en "
                    "premier, déclarer les dates de la session dans dossier.toml",
                    f'year of two digits ("{value}"): read last, as {as_last}; if it is written first, declare the '
                    "session's dates in dossier.toml",
                )
                return

    def _note_ambiguous(self, example: str) -> None:
        self._context.note(
            f"dates ambiguës (« {example} » : jour/mois ou mois/jour ?) : ni le fichier ni le dossier ne tranchent ; "
            "les durées sont gardées, pas les heures. Déclarer les dates de la session dans dossier.toml",
            f'ambiguous dates ("{example}": day/month or month/day?): neither the file nor the dossier settles it; '
            "durations are kept, times are not. Declare the session's dates in dossier.toml",
        )


def is_moment(cell: object) -> bool:
    """Whether a cell holds a date with a time of day, whatever the order of day and month."""
    if isinstance(cell, datetime):
        return True
    if not isinstance(cell, str) or not 8 <= len(cell) <= 48 or not re.search(r"\d[:h.]\d\d", cell):
        return False
    text = text_of(cell)
    return parse_datetime(text, "dmy") is not None or parse_datetime(text, "mdy") is not None


def _is_ambiguous(value: str) -> bool:
    try:
        parse_datetime(value, None)
    except AmbiguousDate:
        return True
    return False
