"""Guess what the columns of an unknown table hold: by their headers in several languages, else by what stands below.

Nothing is read as evidence by a guess: it words a hint beside an unrecognised file, and drafts a mapping for a human to
correct.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from .cells import is_empty, text_of
from .dates import parse_datetime
from .durations import parse_minutes
from .fold import fold
from .patterns import LazyPattern

if TYPE_CHECKING:
    from ..files import EvidenceFile

_SAMPLE = 40
"""Rows below the header that are looked at."""
_LONGEST = 120
"""Characters of a header that are looked at."""
_MOST = 0.8
"""Share of a column's cells that have to be of one sort."""

_HEADERS = {
    "email": r".*(?:e-?mail|courriel|correo|posta elettronica)\b.*|mail",
    "first_name": r"(?:prenoms?|first ?name|given ?name|vorname|nombre|nome|voornaam|firstname)",
    "last_name": r"(?:nom de famille|noms?|last ?name|surname|family name|nachname|apellidos?|cognome|achternaam)",
    "person": (
        r"(?:(?:nom|noms) (?:complet|et prenoms?|prenoms?|d[eu] .*)|prenoms? (?:et )?noms?|full ?name|name"
        r"|display ?name|(?:apprenant|stagiaire|participant|etudiant|eleve|beneficiaire|utilisateur|salarie"
        r"|collaborateur|learner|student|user|attendee|trainee|teilnehmer|alumno|estudiante|usuario|utente|partecipante|deelnemer)\w*"
        r"(?: name| nom)?)"
    ),
    "last": (r".*\b(?:last|dernie?re?s?|letzte[rs]?|ultim[oa]|laatste)\b.*"),
    "done": (r".*(?:achevement|acheve|complet(?:ion|ed)|termine|finished|abgeschlossen|finalizad|voltooid).*"),
    "start": (
        r".*(?:debut|arrivee|entree|connecte le|connexion le|start|join|login|entry|begin|inicio|entrada|beginn"
        r"|beitritt|inizio|ingresso|anmeldung|begonnen|comenzado|iniziato|iniciad[oa]|gestart|commencee?)\b.*"
    ),
    "end": (
        r".*(?:\bfin\b|depart|sortie|deconnexion|\bend\b|leave|left|logout|exit|salida|\bende?\b|austritt|verlassen|uscita"
        r"|abmeldung|beendet|finalizad[oa]|completato|voltooid|concluid[oa]).*"
    ),
    "minutes": (
        r".*(?:duree|temps|duration|time (?:spent|in)|total time|minutes|heures|hours|duracion|tiempo|dauer|zeit|durata"
        r"|tempo|tijd).*"
    ),
    "share": r".*(?:progression|avancement|progress|completion|complete|pourcentage|percent|%|fortschritt|progreso).*",
    "status": r".*(?:statut|etat|status|state|resultat|result|estado|stato|zustand).*",
    "score": (
        r".*(?:note|score|grade|points?|mark|puntuacion|calificacion|punteggio|voto|punkte)s?\b.*"
        r"|[^/]+/ ?\d+(?:[.,]\d+)?"
    ),
    "activity": (
        r".*(?:module|activite|sequence|lecon|chapitre|activity|lesson|unit|modulo|actividad|lektion|aktivitat|attivita)"
        r"s?\b.*"
    ),
    "course": r".*(?:cours|formation|parcours|session|course|training|path|curso|kurs|corso|schulung).*",
    "moment": r".*(?:date|jour|day|le$|fecha|datum|data).*",
}
_PATTERNS = {concept: LazyPattern(pattern) for concept, pattern in _HEADERS.items()}
_EMAIL = LazyPattern(r"[^@\s]+@[^@\s]+\.[a-z]{2,}")
_CLOCKED = LazyPattern(r"\d{1,3}:\d\d(?::\d\d)?|\d+ ?h(?: ?\d+)?.*|\d+ ?(?:min|mn|s|sec)\b.*|pt\d.*")
_FITS = {
    "email": {"email"}, "first_name": {"text", "person"}, "last_name": {"text", "person"}, "person": {"text", "person"},
    "last": {"moment"}, "done": {"moment"}, "start": {"moment"}, "end": {"moment"}, "minutes": {"minutes", "number"},
    "share": {"share", "number"},
    "status": {"text", "number"}, "score": {"number", "share"}, "activity": {"text", "person"},
    "course": {"text", "person"}, "moment": {"moment"},
}  # fmt: skip
"""Concept → sorts of cells that it may stand above: "Date de début" above text is no moment."""


_TELLING = frozenset({"email", "minutes", "share", "moment", "person"})
"""Sorts of cells that tell what a column holds whatever stands above it."""


class Column(Struct, frozen=True, kw_only=True):
    """One column and what it seems to hold."""

    header: str
    concept: str | None
    """A key of the table of headers above; ``None``: not guessed."""
    sort: str
    """"email", "moment", "minutes", "share", "number", "person", "text" or "empty": what its cells look like."""
    by_header: bool
    """The header says it; else the cells alone do."""
    words: tuple[str, ...] = ()
    """The different cells, where they are few: a status has some words only."""


class Guess(Struct, frozen=True, kw_only=True):
    """A table and what its columns seem to hold."""

    columns: tuple[Column, ...]

    def first(self, *concepts: str) -> Column | None:
        """Return the first column of the first of these concepts that there is."""
        return next((found for concept in concepts for found in self.columns if found.concept == concept), None)

    @property
    def person(self) -> Column | None:
        """The column that tells best who it is."""
        return self.first("person", "last_name", "email")

    @property
    def is_evidence_like(self) -> bool:
        """Whether it lists persons with durations, progress, or two moments: what the tools of training export."""
        moments = [column for column in self.columns if column.sort == "moment"]
        measured = self.first("minutes", "share") is not None or len(moments) > 1
        return self.person is not None and measured


def guess_table(file: EvidenceFile) -> Guess | None:
    """Return what the first table of ``file`` seems to hold, from its head; ``None`` where there is no table."""
    for header, rows in _iter_tables(file):
        columns = tuple(_column(name, [row[index : index + 1] for row in rows]) for index, name in enumerate(header))
        guess = Guess(columns=_told_apart(columns))
        if guess.person is not None:
            return guess
    return None


def _iter_tables(file: EvidenceFile) -> Iterator[tuple[list[str], Sequence[Sequence[object]]]]:
    if file.format == "json":
        objects = [entry for entry in file.peek_json() if isinstance(entry, dict)]
        names = list(dict.fromkeys(key for entry in objects for key in entry))
        if names:
            yield names, [[entry.get(name) for name in names] for entry in objects]
        return
    for _, rows in file.head_rows:
        for index, row in enumerate(rows[:20]):
            names = [text_of(cell) for cell in row]
            filled = [name for name in names if name]
            if len(filled) > 1 and len(set(filled)) == len(filled) and not any(map(_is_value, filled)):
                below = [cells for cells in islice(rows, index + 1, index + 1 + _SAMPLE) if any(map(text_of, cells))]
                if below:
                    yield names, below
                break


def _is_value(text: str) -> bool:
    return _sort_of(text) not in {"text", "person"}


def _column(header: str, cells: Sequence[Sequence[object]]) -> Column:
    values = [cell[0] for cell in cells if cell and not is_empty(cell[0])]
    sorts = [_sort_of(value) for value in values]
    common = max(set(sorts), key=sorts.count) if sorts else "empty"
    sort = common if sorts and sorts.count(common) >= _MOST * len(sorts) else "text" if sorts else "empty"
    words = tuple(dict.fromkeys(map(text_of, values)))
    folded = fold(header[:_LONGEST])
    for concept, pattern in _PATTERNS.items():
        if pattern.fullmatch(folded) and (sort == "empty" or sort in _FITS[concept]):
            return Column(header=header, concept=concept, sort=sort, by_header=True, words=words)
    likely = sort if sort in _TELLING else None
    return Column(header=header, concept=likely, sort=sort, by_header=False, words=words)


def _told_apart(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Keep one column a concept, that whose header says it first; a surname alone in its table is the whole name."""
    ranked = sorted(columns, key=lambda column: not column.by_header)
    first = {column.concept: column for column in reversed(ranked)}
    alone = "first_name" not in first and "person" not in first
    kept = []
    for column in columns:
        if column.concept not in {None, "moment"} and first[column.concept] is not column:
            kept.append(replace(column, concept=None, by_header=False))
        elif column.concept == "last_name" and alone:
            kept.append(replace(column, concept="person"))
        else:
            kept.append(column)
    return tuple(kept)


def _sort_of(value: object) -> str:
    if isinstance(value, datetime):
        return "moment"
    if isinstance(value, time | timedelta):
        return "minutes"
    text = text_of(value)
    return next((sort for sort, holds in _SORTS if holds(text)), "text")


def _is_moment(text: str) -> bool:
    if not any(map(str.isdigit, text)):
        return False
    return parse_datetime(text) is not None or parse_datetime(text, "mdy") is not None


def _is_duration(text: str) -> bool:
    return _CLOCKED.fullmatch(text.lower()) is not None and parse_minutes(text) is not None


def _is_name(text: str) -> bool:
    words = text.replace("-", " ").replace("'", " ").replace("’", " ").split()
    return 2 <= len(words) <= 5 and all(word.isalpha() and word[0].isupper() for word in words)


_SORTS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("email", lambda text: _EMAIL.fullmatch(text.lower())),
    ("share", lambda text: re.fullmatch(r"\d{1,3}(?:[.,]\d+)? ?%", text)),
    ("number", lambda text: re.fullmatch(r"-?\d+(?:[.,]\d+)?", text)),
    ("minutes", _is_duration),
    ("moment", _is_moment),
    ("person", _is_name),
)
"""What a cell's text looks like, tried in this order."""
