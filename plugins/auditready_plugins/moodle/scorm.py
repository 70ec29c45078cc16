"""Moodle's SCORM reports (Basic, Interactions, Objectives): one row an attempt, one column a module or objective.

Source: mod_scorm of Moodle 3.3 to 4.5. Its "CSV" is separated by tabs and named ``.txt``. The report has no time spent.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from auditready import (
    ActivityProgress,
    Assessment,
    EvidenceFile,
    LazyPattern,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    column_letters,
    fold,
    parse_datetime,
    parse_number,
    quote,
    say,
)

from .notes import no_header, note_rows, note_unused, note_zone
from .people import IDENTITY, mention
from .tables import Columns, Header, Row, Rows, head_tables, is_blank, iter_tables, text, value

COLUMNS = IDENTITY | Columns(
    full_name=("Name", "Nom", "Full name", "Nom complet"),
    last_name=("Last name", "Surname", "Nom de famille"),
    attempt=("Attempt", "Tentative"),
    started=("Started on", "Démarré le", "Commencé le"),
    last=("Last accessed on", "Dernier accès le"),
    score=("Score", "Résultat"),
)
_NEEDS = ("full_name", "attempt", "started", "last", "score")
_INTERACTION = LazyPattern(r"(?:question|response|right answer|result|reponse|reponse correcte|resultat) \d+")
_OBJECTIVE = LazyPattern(r"(.+) (?:status|statut|etat)")
_OBJECTIVE_SCORES = (" score", " resultat", " note")
_SCORE = LazyPattern(r"(\d+(?:[.,]\d+)?)(?:\s*/\s*(\d+(?:[.,]\d+)?))?")

Status = Literal["completed", "passed", "failed", "in_progress", "not_started"]
_STATES: dict[str, Status] = {
    "completed": "completed", "termine": "completed", "passed": "passed", "reussi": "passed", "failed": "failed",
    "echec": "failed", "incomplete": "in_progress", "incomplet": "in_progress", "browsed": "in_progress",
    "consulte": "in_progress", "not attempted": "not_started", "aucune tentative": "not_started",
}  # fmt: skip


class ScormReader:
    """Reads ``activity_progress`` of each module, and an ``assessment`` where a module has a score."""

    name = "moodle.scorm"
    system = "Moodle"
    kinds = frozenset({"activity_progress", "assessment"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods", "json", "html"})
    at_most = 0.93

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table of learners with attempt, start, last access and score."""
        for _, rows in head_tables(file):
            if (header := COLUMNS.find(rows, _NEEDS)) is not None:
                why = say(
                    "en-tête de rapport SCORM Moodle : « {started} » et « {last} »",
                    'header of a Moodle SCORM report: "{started}" and "{last}"',
                    started=header.cells[header.places["started"]],
                    last=header.cells[header.places["last"]],
                )
                return Recognition(confidence=0.93, why=why)
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[ActivityProgress | Assessment]:
        """Give the records of every attempt; somebody without attempt has not begun.

        Raises ``UnreadableEvidence`` where the header is gone.
        """
        tables = 0
        for table in iter_tables(file):
            if (header := COLUMNS.find(table.rows, _NEEDS)) is not None:
                tables += 1
                yield from _Report(file, table.sheet, header, context).read(table.rows)
        if not tables:
            raise no_header("rapport SCORM Moodle", "Moodle SCORM report")


class _Report:
    """One table of the report."""

    def __init__(self, file: EvidenceFile, sheet: str | None, header: Header, context: ReadContext) -> None:
        self.file = file
        self.sheet = sheet
        self.header = header
        self.context = context
        behind = range(header.places["score"] + 1, len(header.cells))
        named = [place for place in behind if header.cells[place]]
        self.objectives = dict(_objectives(header, named))
        """Column of an objective's status → that of its score, which stands to its right."""
        skipped = self.objectives.values()
        self.modules = [
            place for place in named if place not in skipped and not _INTERACTION.fullmatch(fold(header.cells[place]))
        ]
        self.scores = 0

    def read(self, rows: Rows) -> Iterator[ActivityProgress | Assessment]:
        """Give the records of all rows, then the notes."""
        nameless = 0
        for number, row in rows:
            if is_blank(row):
                continue
            person = mention(row, self.header.places)
            if person is None:
                nameless += 1
                continue
            for place in self.modules or [self.header.places["score"]]:
                yield from self._records(number, row, person, place)
        self._note(nameless)

    def _records(self, number: int, row: Row, person: Mention, place: int) -> Iterator[ActivityProgress | Assessment]:
        places, cell = self.header.places, text(row, place)
        name = self.header.cells[place] if place in self.modules else "SCORM"
        beside = self.objectives.get(place)
        if beside is not None:
            name = name.rpartition(" ")[0]
        start, last = (parse_datetime(value(row, places[field])) for field in ("started", "last"))
        state = _STATES.get(fold(cell))
        score = _SCORE.fullmatch(cell if beside is None else text(row, beside))
        locator = Locator(
            file=self.file.name,
            sheet=self.sheet,
            row=number,
            column=self.header.cells[place] if self.file.format == "delimited" else column_letters(place + 1),
            quote=quote(f"{person.name} | {cell}"),
        )
        yield ActivityProgress(
            locator=locator,
            person=person,
            activity=name,
            activity_type="scorm",
            status=state or ("in_progress" if start or last else "not_started"),
            first_access=start,
            last_access=last,
        )
        if score is None:
            return
        self.scores += 1
        attempt = parse_number(value(row, places["attempt"]))
        yield Assessment(
            locator=locator,
            person=person,
            title=name,
            score=parse_number(score[1]),
            max_score=parse_number(score[2]) if score[2] else None,
            attempt=int(attempt) if attempt is not None and attempt.is_integer() else None,
            start=start,
            at=last,
        )

    def _note(self, nameless: int) -> None:
        self.context.note(
            "le rapport SCORM ne donne pas le temps passé : il ne peut pas justifier de durée",
            "the SCORM report does not give the time spent: it cannot support a duration",
        )
        if self.scores and not self.objectives:
            self.context.note(
                f"{self.scores} note(s) à la place de l'état du module : rien ne dit s'il est terminé",
                f"{self.scores} score(s) in place of the module's state: nothing says whether it is completed",
            )
        note_zone(self.context)
        note_rows(self.context, nameless, "sans nom", "without a name")
        note_unused(self.context, self.header.rest(*self.modules, *self.objectives.values(), *self._interactions()))

    def _interactions(self) -> list[int]:
        return [place for place, name in enumerate(self.header.cells) if _INTERACTION.fullmatch(fold(name))]


def _objectives(header: Header, places: list[int]) -> Iterator[tuple[int, int]]:
    """Give the columns "<objective> Status" and "<objective> Score" that stand side by side."""
    for place, beside in pairwise(places):
        found = _OBJECTIVE.fullmatch(fold(header.cells[place]))
        if found and fold(header.cells[beside]) in {found[1] + ending for ending in _OBJECTIVE_SCORES}:
            yield place, beside
