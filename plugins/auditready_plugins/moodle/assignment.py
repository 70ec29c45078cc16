"""Moodle's assignment grading worksheet: the state of each learner's work, its grade and the comment on it.

Source: Moodle 2.6 to 4.5, mod_assign, "Download grading worksheet".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from auditready import (
    EvidenceFile,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    Submission,
    fold,
    parse_datetime,
    parse_number,
    quote,
    say,
)

from .notes import no_header, note_rows, note_unused, note_zone, plural, title_of
from .people import IDENTITY, mention
from .tables import Columns, Header, Row, Rows, head_tables, is_blank, iter_tables, text, value

COLUMNS = IDENTITY | Columns(
    participant=("Identifier", "Identifiant", "Identificador"),
    status=("Status", "Statut", "Estado"),
    grade=("Grade", "Note", "Calificación"),
    maximum=("Maximum grade", "Maximum Grade", "Note maximale", "Calificación máxima"),
    changeable=("Grade can be changed", "La note peut être modifiée"),
    submitted=("Last modified (submission)", "Dernière modification (travail remis)"),
    graded=("Last modified (grade)", "Dernière modification (note)"),
    feedback=("Feedback comments", "Feedback par commentaires"),
    online_text=("Online text", "Texte en ligne"),
)
_NEEDS = ("participant", "status", "submitted")
_SUBMITTED = ("submitted for grading", "remis pour evaluation")
_DRAFT = ("draft (not submitted)", "brouillon (non remis)")
_REOPENED = ("reopened", "rouvert")

_BEGINNINGS = ("Notes-", "Grades-", "Calificaciones-", "Bewertungen-")
"""How Moodle begins the file's name in four languages (string "gradesfile")."""


class AssignmentReader:
    """Reads ``submission`` from the grading worksheet of one assignment."""

    name = "moodle.assignment"
    system = "Moodle"
    kinds = frozenset({"submission"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods", "json", "html"})
    at_most = 0.97

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table with participant, status and "Last modified (submission)"."""
        for _, rows in head_tables(file):
            if (header := COLUMNS.find(rows, _NEEDS)) is not None:
                why = say(
                    "en-tête de feuille d'évaluation de devoir Moodle : « {participant} », « {submitted} »",
                    'header of a Moodle assignment grading worksheet: "{participant}", "{submitted}"',
                    participant=header.cells[header.places["participant"]],
                    submitted=header.cells[header.places["submitted"]],
                )
                return Recognition(confidence=0.97, why=why)
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Submission]:
        """Give one record per learner, also for work that was not handed in.

        Raises ``UnreadableEvidence`` where the header is gone.
        """
        tables = 0
        for table in iter_tables(file):
            if (header := COLUMNS.find(table.rows, _NEEDS)) is not None:
                tables += 1
                title = title_of(file, table.sheet, context, beginnings=_BEGINNINGS)
                yield from _read_rows(file, table.sheet, title, header, table.rows, context)
        if not tables:
            raise no_header("feuille d'évaluation de devoir Moodle", "Moodle assignment grading worksheet")


def _read_rows(
    file: EvidenceFile, sheet: str | None, title: str, header: Header, rows: Rows, context: ReadContext
) -> Iterator[Submission]:
    nameless = reopened = 0
    for number, row in rows:
        if is_blank(row):
            continue
        person = _person(row, header)
        if person is None:
            nameless += 1
            continue
        words = text(row, header.places["status"])
        reopened += any(word in fold(words) for word in _REOPENED)
        locator = Locator(file=file.name, sheet=sheet, row=number, quote=quote(f"{person.name} | {words}"))
        yield _submission(locator, title, person, row, header)
    if "feedback" not in header.places:
        context.note(
            "pas de colonne de commentaires : le feedback est inconnu", "no comment column: feedback is unknown"
        )
    if reopened:
        context.note(
            f"{plural(reopened, 'travail rouvert', 'travaux rouverts')} : donnés comme brouillons, la remise "
            "précédente n'est pas dans le fichier",
            f"{plural(reopened, 'reopened work', 'reopened works')}: given as drafts, the earlier hand-in is "
            "not in the file",
        )
    context.note(
        "le fichier ne dit ni qui a évalué, ni si l'apprenant a lu le commentaire",
        "the file says neither who graded nor whether the learner read the comment",
    )
    note_zone(context)
    note_rows(context, nameless, "sans nom ni identifiant", "without name or identifier")
    note_unused(context, header.rest())


def _person(row: Row, header: Header) -> Mention | None:
    person, participant = mention(row, header.places), text(row, header.places["participant"])
    if person is None:
        return Mention(identifier=participant) if participant else None
    return Mention(
        name=person.name,
        email=person.email,
        identifier=person.identifier or participant or None,
        organisation=person.organisation,
    )


def _submission(locator: Locator, title: str, person: Mention, row: Row, header: Header) -> Submission:
    places = header.places
    moment = parse_datetime(value(row, places["submitted"]))
    graded = parse_datetime(value(row, places.get("graded")))
    status = _status(fold(text(row, places["status"])), dated=moment is not None)
    return Submission(
        locator=locator,
        person=person,
        activity=title,
        status=status,
        at=None if status == "none" else moment,
        feedback=value(row, places["feedback"]) is not None if "feedback" in places else None,
        feedback_at=graded,
        score=parse_number(value(row, places.get("grade"))),
        max_score=parse_number(value(row, places.get("maximum"))),
    )


def _status(words: str, *, dated: bool) -> Literal["submitted", "draft", "none"]:
    """Return the state of the work; Moodle glues several states into one word ("Submitted for gradingGraded")."""
    if any(word in words for word in _DRAFT) or any(word in words for word in _REOPENED):
        return "draft"
    if any(word in words for word in _SUBMITTED):
        return "submitted"
    graded_only = words.startswith(("graded", "note"))
    return "submitted" if graded_only and dated else "none"
