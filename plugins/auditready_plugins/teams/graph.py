"""Attendance reports as Microsoft Graph gives them: ``meetingAttendanceReport`` with its ``attendanceRecords``, UTC."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from auditready import (
    EvidenceFile,
    Locator,
    Mention,
    Presence,
    ReadContext,
    UnreadableEvidence,
    parse_datetime,
    parse_minutes,
    quote,
)

from ..chat.people import address_of, is_marked_guest
from .report import is_organiser

Json = dict[str, Any]

ACCOUNT = "teams:"
"""Before the identifier of an account: one person in every answer of Graph."""


def is_graph_report(file: EvidenceFile) -> bool:
    """Whether a JSON file's head names Graph's records of attendance."""
    return file.format == "json" and (
        b'"attendanceRecords"' in file.ascii_head or b'"attendanceIntervals"' in file.ascii_head
    )


def read_graph(file: EvidenceFile, context: ReadContext) -> Iterator[Presence]:
    """Give one presence an interval, or a person's total where a record has no intervals."""
    reports = list(_iter_reports(file.json))
    if not reports:
        raise UnreadableEvidence(
            "le fichier JSON ne contient aucun « attendanceRecords » lisible",
            'the JSON file holds no readable "attendanceRecords"',
        )
    totals = 0
    for report in reports:
        for index, record in enumerate(dicts(report.get("attendanceRecords"))):
            intervals = dicts(record.get("attendanceIntervals"))
            totals += not intervals
            for interval in intervals or [{"durationInSeconds": record.get("totalAttendanceInSeconds")}]:
                yield _presence(file, report, record, interval, index)
    if totals:
        context.note(
            f"{totals} participant(s) sans heures de connexion : leur total ne peut pas prouver une demi-journée",
            f"{totals} participant(s) without times: their total cannot prove a half-day",
        )


def _iter_reports(document: Any) -> Iterator[Json]:
    for report in dicts(document if isinstance(document, list) else [document]):
        if isinstance(report.get("attendanceRecords"), list):
            yield report
        elif records := dicts(report.get("value")):
            # A page of reports, or a page of one report's records.
            if "attendanceIntervals" in records[0]:
                yield {"attendanceRecords": records}
            else:
                yield from (record for record in records if isinstance(record.get("attendanceRecords"), list))


def _presence(file: EvidenceFile, report: Json, record: Json, interval: Json, index: int) -> Presence:
    identity = record.get("identity")
    identity = identity if isinstance(identity, dict) else {}
    name, account = text_in(identity, "displayName"), text_in(identity, "id")
    joined, left = text_in(interval, "joinDateTime"), text_in(interval, "leaveDateTime")
    place = f"attendanceRecords[{index}] {name} {joined} {left}"
    return Presence(
        locator=Locator(file=file.name, quote=quote(place)),
        person=Mention(
            name=name,
            email=address_of(text_in(record, "emailAddress")),
            identifier=f"{ACCOUNT}{account}" if account else None,
        ),
        start=parse_datetime(joined),
        end=parse_datetime(left),
        minutes=parse_minutes(_number(interval.get("durationInSeconds")), unit="seconds"),
        meeting_id=text_in(report, "id") or None,
        meeting_start=parse_datetime(text_in(report, "meetingStartDateTime")),
        meeting_end=parse_datetime(text_in(report, "meetingEndDateTime")),
        host=is_organiser(text_in(record, "role")),
        guest=True if is_marked_guest(name) else None,
    )


def dicts(value: Any) -> list[Json]:
    """Return the objects of a JSON list; none where it is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def text_in(record: Json, key: str) -> str:
    """Return a text of a JSON object, trimmed; "" where there is none."""
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and abs(value) < 1e9 else None
