"""Moodle's course or site log (report "Logs"): clicks, from which connections are estimated.

Source: Moodle 2.7 to 4.5, report_log, downloaded as CSV, Excel, ODS or JSON, in any language; and the
log of Moodle 1.9 to 2.6, downloaded as text (tabs), Excel or ODS, as its ``print_log_csv`` and ``print_log_xls`` write
it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice, pairwise
from typing import cast

from auditready import (
    EvidenceFile,
    ExportAnomaly,
    ForumPost,
    LazyPattern,
    LmsSession,
    Locator,
    ReadContext,
    Recognition,
    Submission,
    UnreadableEvidence,
    parse_datetime,
    say,
)

from .deeds import person_of, posts, submissions
from .invariants import identity_anomalies, order_anomalies
from .log_notes import note_language, note_log, note_order
from .moments import Quotes, at, has_no_year
from .notes import no_header
from .people import FULL_NAME
from .scan import Scan, TextRows, open_log, scan
from .tables import HEADER_WITHIN, Columns, Header, Row, Rows, head_tables, iter_tables
from .visits import Ordered, Visitor, in_order

COLUMNS = Columns(
    time=("Time", "Heure", "Hora"),
    user=FULL_NAME,
    affected=("Affected user", "Utilisateur touché", "Utilisateur concerné", "Usuario afectado"),
    context=("Event context", "Contexte de l'événement", "Contexto del evento"),
    component=("Component", "Composant", "Componente"),
    event=("Event name", "Nom de l'événement", "Nombre evento", "Nombre del evento"),
    description=("Description", "Descripción"),
    origin=("Origin", "Origine", "Origen"),
    ip=("IP address", "Adresse IP", "Dirección IP"),
    course=("Course", "Cours", "Curso"),
)
_OLD = Columns(
    time=COLUMNS.names["time"],
    user=(*FULL_NAME, "Course full name", "Nom complet du cours", "Nombre completo del curso"),
    ip=COLUMNS.names["ip"],
    course=COLUMNS.names["course"],
    action=("Action", "Acción"),
    info=("Information", "Información"),
)
"""Before Moodle 2.7. Some versions of 2 wrote "Course full name" over the persons."""
_NINE = frozenset(COLUMNS.names) - {"course"}
_TELLING = frozenset({"affected", "context", "component", "event"})
"""Without one of them a table of times and names is something else."""
_FIELDS = tuple(COLUMNS.names)[:9]
_UNNAMED = Header(0, ("",) * 9, dict(zip(_FIELDS, range(9), strict=True)))
"""The columns in their order, for rows that come without names, and so without a language."""
_UNNAMED_SITE = Header(0, ("",) * 10, dict(zip(("course", *_FIELDS), range(10), strict=True)))
_DESCRIBED = LazyPattern(r"\b(?:user|course|course module) with id '\d+'")
_ORIGINS = frozenset({"web", "ws", "cli", "restore"})
_NEEDS = ("time", "user")
Told = LmsSession | Submission | ForumPost | ExportAnomaly
_FEWEST = 4
"""Columns, of the nine of a course log, that make a table one."""


class LogReader:
    """Reads ``lms_session``, ``submission`` and ``forum_post`` from the log of a course or of the site."""

    name = "moodle.log"
    system = "Moodle"
    kinds = frozenset({"lms_session", "submission", "forum_post", "export_anomaly"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods", "json", "html", "pdf"})
    at_most = 0.97

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table that has time, user and two more columns of the log."""
        for _, rows in head_tables(file):
            if (opened := _open(iter(rows), file)) is not None:
                return _recognition(opened[0])
        return None

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Told]:
        """Give sessions in time order, then work handed in, then forum posts.

        Raises ``UnreadableEvidence`` where no row has a complete date.
        """
        logs = 0
        for table in iter_tables(file, strings=True):
            if (opened := _open(table.rows, file)) is not None:
                logs += 1
                yield from _read_log(file, table.sheet, *opened, context)
        if not logs:
            raise no_header("journal Moodle", "Moodle log")


def _open(rows: Rows, file: EvidenceFile) -> tuple[Header, Rows] | None:
    head = list(islice(rows, HEADER_WITHIN))
    header = _OLD.find(head, _OLD.names) or COLUMNS.find(head, _NEEDS)
    if header is None and file.format == "json" and (header := _positional(head)) is not None:
        return header, chain(head, rows)
    if header is None or ("action" not in header.places and not _is_telling(header)):
        header = _by_place(head)
    if header is None:
        return None
    return header, chain((row for row in head if row[0] > header.row), rows)


def _is_telling(header: Header) -> bool:
    return len(_NINE & header.places.keys()) >= _FEWEST and bool(_TELLING & header.places.keys())


def _by_place(head: list[tuple[int, Row]]) -> Header | None:
    """Return a header in another language above a row that only a log of Moodle can be.

    Origins are never translated, descriptions are English in every language, and the order is always the same.
    """
    for (number, names), (_, row) in pairwise(head):
        header = _positional([(0, row)])
        if header is None or len(names) != len(row) or not all(str(name).strip() for name in names):
            continue
        if _DESCRIBED.search(str(row[header.places["description"]])):
            return Header(number, tuple(str(name).strip() for name in names), header.places)
    return None


def _positional(head: list[tuple[int, Row]]) -> Header | None:
    # Moodle before 4 writes JSON rows without any column name; the log of the site has the course first.
    row = head[0][1] if head else ()
    for header in (_UNNAMED, _UNNAMED_SITE):
        if len(row) == len(header.cells) and str(row[header.places["origin"]]) in _ORIGINS:
            time = row[header.places["time"]]
            if parse_datetime(time) is not None or has_no_year(str(time)):
                return header
    return None


def _recognition(header: Header) -> Recognition:
    if header.row == 0 and not any(header.cells):
        why = say(
            "lignes JSON de {width} valeurs, une date et plus loin une origine : journal Moodle sans en-tête",
            "JSON rows of {width} values, a date and further on an origin: a Moodle log without header",
            width=len(header.cells),
        )
        return Recognition(confidence=0.9, why=why, variant="positional")
    if "action" in header.places:
        why = say(
            "en-tête d'un journal de Moodle d'avant 2.7 : « {names} »",
            'header of a log of Moodle before 2.7: "{names}"',
            names=header.quoted(6),
        )
        return Recognition(confidence=0.96, why=why, variant="before-2.7")
    if is_in_another_language(header):
        why = say(
            "journal Moodle dans une autre langue, reconnu à ses origines et à ses descriptions : « {names} »",
            'Moodle log in another language, known by its origins and descriptions: "{names}"',
            names=header.quoted(),
        )
        return Recognition(confidence=0.85, why=why, variant="other-language")
    columns = len(_NINE & header.places.keys())
    why = say(
        "en-tête de journal Moodle ({columns} colonnes sur 9) : « {names} »",
        'header of a Moodle log ({columns} of 9 columns): "{names}"',
        columns=columns,
        names=header.quoted(),
    )
    confidence = 0.97 if {"context", "event"} <= header.places.keys() else 0.9 if "context" in header.places else 0.75
    return Recognition(confidence=confidence, why=why, variant="site" if "course" in header.places else "course")


def is_in_another_language(header: Header) -> bool:
    """Whether the columns of a log are known by their order alone."""
    named = COLUMNS.places(header.cells)
    return any(header.cells) and any(named.get(field) != place for field, place in header.places.items())


def _read_log(
    file: EvidenceFile, sheet: str | None, header: Header, rows: Rows, context: ReadContext
) -> Iterator[Told]:
    found, lines = open_log(header, cast("TextRows", rows), context.hints, context.idle_minutes)
    scan(found, lines)
    if found.moments.contradicted:
        raise UnreadableEvidence(
            "journal Moodle dont le début ne dit pas si le jour ou le mois vient en premier et dont la suite montre "
            "que c'est le mois : déclarer les dates de la session dans dossier.toml",
            "Moodle log whose beginning does not say whether day or month comes first, and whose rest shows that it "
            "is the month: declare the dates of the session in dossier.toml",
        )
    everybody, namesakes = found.visitors.settle()
    if not everybody and found.left_out() > found.nobody:
        raise _without_dates(found)
    quotes = found.moments.quotes()
    visits, rows_of_visits = in_order(everybody, found.idle)
    yield from _sessions(visits, everybody, found, file, sheet, quotes)
    yield from submissions(found.deeds, quotes, file, sheet, context)
    yield from posts(found.deeds, quotes, file, sheet, context)
    if not found.headers:  # several exports in one file begin anew
        anomalies, count = order_anomalies(rows_of_visits, file, sheet, quotes)
        yield from anomalies
        note_order(len(anomalies), count, context)
        yield from identity_anomalies(visits, everybody, file, sheet, quotes)
    note_log(found, everybody, namesakes, context)
    if "action" not in header.places and is_in_another_language(header):
        note_language(context)


def _without_dates(found: Scan) -> UnreadableEvidence:
    if found.yearless:
        return UnreadableEvidence(
            f"journal Moodle dont les {found.yearless} dates n'ont pas d'année (« 11 mai, 09:44 ») : l'exporter à "
            "nouveau avec un format de date qui l'indique",
            f'Moodle log whose {found.yearless} dates have no year ("11 May, 09:44"): export it again with a date '
            "format that has it",
        )
    return UnreadableEvidence(
        f"journal Moodle sans aucune date lisible (ligne {found.first_undated}) : l'exporter à nouveau, sans y toucher",
        f"Moodle log without any readable date (row {found.first_undated}): export it again and leave it unchanged",
    )


def _sessions(
    visits: Ordered,
    everybody: list[Visitor],
    found: Scan,
    file: EvidenceFile,
    sheet: str | None,
    quotes: Quotes,
) -> Iterator[LmsSession]:
    # A Course column has the last word: its "-" is the site itself, whatever the contexts name.
    only_course = next(iter(found.courses)) if len(found.courses) == 1 and "course" not in found.places else None
    people = [person_of(visitor) for visitor in everybody]
    for low, row, high, events, index in visits:
        visitor = everybody[index]
        yield LmsSession(
            locator=Locator(file=file.name, sheet=sheet, row=row, quote=quotes.quote(low, visitor.name)),
            person=people[index],
            start=at(low),
            end=at(high),
            minutes=(high - low) / 60,
            events=events,
            estimated=True,
            course=visitor.course or only_course,
            on_behalf=visitor.on_behalf,
        )
