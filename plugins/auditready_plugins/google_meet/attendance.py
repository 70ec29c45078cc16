"""Attendance reports of Meet, as CSV or as the sheet that Google makes of it.

"First name, Last name, Email, Duration, Time joined, Time exited" (2021), or one column "Name". Times mostly have no
date: it stands in the file's name, or in a line about the meeting above the table. One row a person, rejoins merged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Literal

from msgspec import Struct

from auditready import (
    AmbiguousDate,
    AnyEvidence,
    EvidenceFile,
    LazyPattern,
    Mention,
    Presence,
    ReadContext,
    Recognition,
    UnreadableEvidence,
    dates_in_name,
    fold,
    listing,
    parse_date,
    parse_datetime,
    parse_minutes,
    parse_time,
    quote,
    say,
)

from ..chat.moments import is_moment
from ..chat.people import address_of, tells_typed_names
from ..chat.tables import Row, head_tables, is_empty, read_tables, row_locator

Field = Literal["first", "last", "email", "minutes", "join", "leave"]

_ENGLISH: Mapping[str, Field] = {
    "first name": "first", "last name": "last", "name": "last", "email": "email", "email address": "email",
    "duration": "minutes", "time joined": "join", "time exited": "leave",
}  # fmt: skip
_FRENCH: Mapping[str, Field] = {
    "prenom": "first", "nom": "last", "adresse e-mail": "email", "e-mail": "email", "duree": "minutes",
    "heure d'arrivee": "join", "heure de depart": "leave",
}  # fmt: skip
"""Not seen in any export: taken for Meet's only where the whole row holds nothing else."""
_MEETING_LABELS = ("meeting title", "date", "start time", "end time")
_HEADER_WITHIN = 8
_NAMED = LazyPattern(r"20\d\d-\d\d-\d\d[ _]\d\d[:_.-]?\d\d (?P<title>\S.{0,150}?)(?: - [^-/]{1,40})?(?:\.[a-z]{3,4})?")


class _Report(Struct, frozen=True):
    """The table, where its columns stand, and what is known of the meeting."""

    header: Row
    columns: dict[Field, int]
    rows: list[Row]
    day: object = None
    title: str | None = None
    french: bool = False


class AttendanceReader:
    """Reads one stay a person, from the first arrival to the last departure, with the time really spent in the call."""

    name = "google_meet.attendance"
    system = "Google Meet"
    kinds = frozenset({"presence"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods"})
    at_most = 0.9

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table with "Duration, Time joined, Time exited", or with nothing but their French names."""
        for rows in head_tables(file):
            if (report := _find_report(rows)) is not None:
                return Recognition(
                    confidence=0.55 if report.french else 0.9,
                    why=say(
                        "colonnes « {join} » et « {leave} » d'un rapport de participation Google Meet",
                        'columns "{join}" and "{leave}" of a Google Meet attendance report',
                        join=quote(report.header.text(report.columns["join"]), 40),
                        leave=quote(report.header.text(report.columns["leave"]), 40),
                    ),
                    variant="french" if report.french else "one-name" if "first" not in report.columns else "two-names",
                )
        return None

    @tells_typed_names
    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one presence a row; notes tell where the day comes from and what the report cannot prove."""
        report = next(filter(None, map(_find_report, read_tables(file))), None)
        if report is None:
            raise UnreadableEvidence(
                "le rapport de participation Google Meet n'a plus d'en-tête lisible : le télécharger à nouveau",
                "the Google Meet attendance report has no readable header any more: download it again",
            )
        day, from_name = _find_day(report, file.name)
        title = report.title or _title_in(file.name)
        times = _Times(day)
        nameless = 0
        for row in report.rows:
            person = _mention(row, report.columns)
            if person is None:
                nameless += 1
                continue
            start, end = times.span(row.cell(report.columns["join"]), row.cell(report.columns["leave"]))
            yield Presence(
                locator=row_locator(file, row),
                person=person,
                start=start,
                end=end,
                minutes=parse_minutes(row.cell(report.columns.get("minutes"))),
                meeting_title=title,
            )
        _note(report, context, times, nameless, from_name=from_name)


class _Times:
    """Reads times of day on a known day, and moments that state theirs."""

    def __init__(self, day: date | None) -> None:
        self._day = day
        self.undated = self.bad = 0
        self.zoned = False

    def span(self, join: object, leave: object) -> tuple[datetime | None, datetime | None]:
        """Return arrival and departure; who leaves before they came left on the next day."""
        start, end = self._read(join), self._read(leave)
        if start is not None and end is not None and (start.tzinfo is None) == (end.tzinfo is None):
            overnight = end < start and not is_moment(leave)
            return start, end + timedelta(days=1) if overnight else end
        return start, end if end is None or start is None else None

    def _read(self, cell: object) -> datetime | None:
        if is_empty(cell):
            return None
        if is_moment(cell):
            try:
                moment = parse_datetime(cell, None)
            except AmbiguousDate:
                self.bad += 1
                return None
            self.zoned = self.zoned or (moment is not None and moment.tzinfo is not None)
            return moment
        clock = parse_time(cell) if isinstance(cell, str | time) else None
        if clock is None:
            self.bad += 1
            return None
        if self._day is None:
            self.undated += 1
            return None
        return datetime.combine(self._day, clock)


def _find_report(rows: Sequence[Row]) -> _Report | None:
    for index, row in enumerate(rows[:_HEADER_WITHIN]):
        labels = [fold(text) for text in row.texts]
        for known in (_ENGLISH, _FRENCH):
            columns: dict[Field, int] = {}
            for column, label in enumerate(labels):
                if label in known:
                    columns.setdefault(known[label], column)
            complete = columns.keys() >= {"last", "minutes", "join", "leave"}
            if not complete or (known is _FRENCH and len(columns) != len(labels)):
                continue
            day, title = _find_meeting(rows[:index])
            body = [each for each in rows[index + 1 :] if not each.is_blank]
            return _Report(row, columns, body, day, title, french=known is _FRENCH)
    return None


def _find_meeting(above: Sequence[Row]) -> tuple[object, str | None]:
    """Return the day and the title from "Meeting title, Date, Start time, End time" and the row below it."""
    for index, row in enumerate(above[:-1]):
        if tuple(map(fold, row.texts))[:4] == _MEETING_LABELS:
            values = above[index + 1]
            return values.cell(1), values.text(0) or None
    return None, None


def _find_day(report: _Report, name: str) -> tuple[date | None, bool]:
    """Return the meeting's day, and whether the file's name alone says it."""
    written = report.day
    if (isinstance(written, str) and written[:4].isdecimal()) or isinstance(written, date):
        return parse_date(written), False
    days = dates_in_name(name.rpartition("/")[2])
    return (date.fromisoformat(days[0]), True) if len(set(days)) == 1 else (None, False)


def _title_in(name: str) -> str | None:
    found = _NAMED.fullmatch(name.rpartition("/")[2])
    return found["title"] if found is not None else None


def _mention(row: Row, columns: Mapping[Field, int]) -> Mention | None:
    first, last = row.text(columns.get("first")), row.text(columns["last"])
    email = address_of(row.text(columns.get("email")))
    name = f"{first} {last}".strip()
    return Mention(name=name, email=email) if name or email else None


def _note(report: _Report, context: ReadContext, times: _Times, nameless: int, *, from_name: bool) -> None:
    context.note(
        "une ligne par personne, de la première arrivée au dernier départ : les interruptions ne se voient que dans la "
        "durée, calculée par Meet",
        "one row a person, from the first arrival to the last departure: interruptions show in the duration alone, "
        "which Meet works out",
    )
    if report.french:
        context.note(
            "intitulés français déduits, jamais vus dans un export : vérifier que ce tableau vient de Meet",
            "French labels inferred, never seen in an export: check that this table comes from Meet",
        )
    if times.undated:
        context.note(
            "heures sans date, et le nom du fichier n'en donne pas une seule : heures laissées vides, durées gardées ; "
            "garder le nom que Google donne au fichier (« 2026-03-05 09:00 … »)",
            "times without a date, and the file's name does not give just one: times are left empty, durations kept; "
            'keep the name that Google gives the file ("2026-03-05 09:00 …")',
        )
    elif not times.zoned:
        origin = ("date prise dans le nom du fichier ; ", "the date is taken from the name of the file; ")
        fr, en = origin if from_name else ("", "")
        context.note(
            f"{fr}heures sans fuseau dans l'export : lues en {context.zone}, par hypothèse",
            f"{en}times carry no zone in the export: read as {context.zone}, assumed",
        )
    if times.bad:
        context.note(
            f"{times.bad} heure(s) non comprise(s), laissée(s) vide(s)",
            f"{times.bad} time(s) not understood, left empty",
        )
    if nameless:
        context.note(
            f"{nameless} ligne(s) sans nom ni adresse laissée(s) de côté",
            f"{nameless} row(s) without a name or an address left out",
        )
    used = set(report.columns.values())
    if unused := [quote(text, 60) for column, text in enumerate(report.header.texts) if text and column not in used]:
        labels = listing(unused)
        context.note(
            f"export compris en partie : colonnes non utilisées : {labels.fr}",
            f"export not fully understood: columns not used: {labels.en}",
        )
