"""Stays from a Teams attendance report: one presence a join where the report lists joins, else one a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from auditready import (
    ChatMessage,
    EvidenceFile,
    ExportAnomaly,
    LazyPattern,
    Mention,
    Presence,
    ReadContext,
    dates_in_name,
    fold,
    listing,
    parse_minutes,
    quote,
)

from ..chat.moments import Moments
from ..chat.people import address_of, is_marked_guest
from ..chat.tables import Row, is_empty, row_locator
from .engagement import find_engagement, read_engagement
from .invariants import anomalies
from .layout import EMAIL, JOIN, LEAVE, MINUTES, NAME, Facts, Report, Table, name_key, unused_labels

_ORGANISERS = ("organi", "開催者", "주최자", "組織者", "组织者")
_NAME_DATE = LazyPattern(r"[ _]-[ _].*?[ _](\d{1,2})-(\d{1,2})-(\d{2})(?!\d)")


def read_report(
    file: EvidenceFile, report: Report, context: ReadContext
) -> Iterator[Presence | ChatMessage | ExportAnomaly]:
    """Give the presences of ``report``, then who engaged; what is left out or does not add up is noted."""
    moments = Moments(_moment_cells(report), report_dates(file.name), context)
    upns = _Directory(report)
    seen = 0
    blank = 0
    for table, row in _rows_of_stays(report, context):
        if not row.text(NAME) or all(is_empty(row.cell(column)) for column in (JOIN, LEAVE, MINUTES)):
            blank += 1
            continue
        seen += 1
        yield _presence(file, table, row, report.facts, moments, upns)
    yield from read_engagement(file, report, moments, context)
    yield from anomalies(file, report, moments, context.zone)
    _note_content(report, blank, context)
    if upns.shared:
        shared = listing(upns.shared)
        context.note(
            f"identifiant porté par plusieurs noms, non retenu pour identifier : {shared.fr}",
            f"directory name that several names have, not used to identify: {shared.en}",
        )
    if not seen:
        context.note("aucun participant dans ce rapport", "no participant in this report")
    moments.note_doubts()


def report_dates(name: str) -> tuple[str, ...]:
    """Return the ISO dates in a report's file name; Teams writes ``… - Attendance report 3-10-25``, month first."""
    dates = list(dates_in_name(name))
    for month, day, year in _NAME_DATE.findall(name):
        dates.append(f"20{year}-{int(month):02}-{int(day):02}")
    return tuple(dates)


def is_organiser(role: str) -> bool:
    """Whether a role is the organiser's; a co-organiser is not."""
    return fold(role).startswith(tuple(map(fold, _ORGANISERS)))


class _Directory:
    """Directory names by person, from whichever table has them."""

    def __init__(self, report: Report) -> None:
        self._of: dict[str, str] = {}
        owners: dict[str, set[str]] = defaultdict(set)
        for table in filter(None, (report.people, report.joins)):
            for row in table.rows:
                if table.upn is not None and (upn := row.text(table.upn)):
                    self._of[name_key(row.text(NAME))] = upn
                    owners[upn.casefold()].add(name_key(row.text(NAME)))
        self.shared: Sequence[str] = sorted(upn for upn, names in owners.items() if len(names) > 1)
        """Directory names that stand behind several people (a file made anonymous): of no use."""

    def find(self, name: str) -> str | None:
        """Return the directory name of a person."""
        upn = self._of.get(name_key(name))
        return None if upn is None or upn.casefold() in self.shared else upn


def _rows_of_stays(report: Report, context: ReadContext) -> Iterator[tuple[Table, Row]]:
    """Give the rows to read: every join, then the people whom no join names."""
    joined: set[str] = set()
    if report.joins is not None:
        for row in report.joins.rows:
            joined |= {name_key(row.text(NAME)), row.text(JOIN)}
            yield report.joins, row
    if report.people is None:
        return
    # A name may differ by a suffix between the two tables; the same first entry is then the same person.
    left = [row for row in report.people.rows if joined.isdisjoint({name_key(row.text(NAME)), row.text(JOIN) or "\0"})]
    for row in left:
        yield report.people, row
    count = sum(not is_empty(row.cell(JOIN)) for row in left)
    if count and report.joins is not None:
        context.note(
            f"{count} participant(s) sans connexion détaillée : première arrivée et dernier départ seulement",
            f"{count} participant(s) without detailed joins: first join and last leave only",
        )
    elif count:
        context.note(
            "pas de liste des connexions : première arrivée et dernier départ seulement, les interruptions ne se "
            "voient pas",
            "no list of joins: first join and last leave only, interruptions cannot be seen",
        )


def _presence(file: EvidenceFile, table: Table, row: Row, facts: Facts, moments: Moments, upns: _Directory) -> Presence:
    name = row.text(NAME)
    upn = upns.find(name)
    return Presence(
        locator=row_locator(file, row),
        person=Mention(name=name, email=address_of(row.text(EMAIL)), identifier=upn),
        start=moments.read(row.cell(JOIN)),
        end=moments.read(row.cell(LEAVE)),
        minutes=parse_minutes(row.cell(MINUTES)),
        meeting_id=facts.id,
        meeting_title=facts.title,
        meeting_start=moments.read(facts.start),
        meeting_end=moments.read(facts.end),
        host=is_organiser(row.text(table.role)),
        guest=_is_guest(name, upn),
    )


def _is_guest(name: str, upn: str | None) -> bool | None:
    if is_marked_guest(name) or (upn is not None and "#ext#" in upn.casefold()):
        return True
    return None if upn is None else False


def _moment_cells(report: Report) -> Iterator[object]:
    yield from (report.facts.start, report.facts.end)
    for table in filter(None, (report.people, report.joins)):
        for row in table.rows:
            yield row.cell(JOIN)
            yield row.cell(LEAVE)


def _note_content(report: Report, blank: int, context: ReadContext) -> None:
    if blank:
        context.note(
            f"{blank} ligne(s) sans nom ni présence laissée(s) de côté",
            f"{blank} row(s) without a name or without any presence left out",
        )
    announced, people = report.facts.announced, report.people
    if announced is not None and people is not None and announced != len(people.rows):
        context.note(
            f"le rapport annonce {announced} participants et en liste {len(people.rows)} : il a été modifié, ou une "
            "personne y figure plusieurs fois",
            f"the report announces {announced} participants and lists {len(people.rows)}: it was changed, or a person "
            "stands in it several times",
        )
    if people is not None and (labels := unused_labels(people, range(EMAIL + 3))):
        unused = listing([quote(label, 60) for label in labels])
        context.note(
            f"export compris en partie : colonnes non utilisées : {unused.fr}",
            f"export not fully understood: columns not used: {unused.en}",
        )
    read = find_engagement(report)
    titles = [
        quote(table.title.text(0), 60) for table in report.others if table.title is not None and table is not read
    ]
    if titles:
        sections = listing(titles)
        context.note(f"section(s) non lue(s) : {sections.fr}", f"section(s) not read: {sections.en}")
