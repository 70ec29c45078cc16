"""The answer of Adobe Connect's web service ``report-meeting-attendance``: one ``row`` a stay, as documented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from auditready import (
    AnyEvidence,
    EvidenceFile,
    Locator,
    Mention,
    Presence,
    ReadContext,
    Recognition,
    UnreadableEvidence,
    Words,
    parse_datetime,
    parse_minutes,
    quote,
)

from ..chat.people import address_of, tells_typed_names

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


class AttendanceReader:
    """Reads stays with their zone; hosts are not in the answer."""

    name = "adobe_connect.attendance"
    system = "Adobe Connect"
    kinds = frozenset({"presence"})
    formats = frozenset({"xml"})
    at_most = 0.97

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim XML that names the report."""
        if file.format != "xml" or b"<report-meeting-attendance" not in file.ascii_head:
            return None
        return Recognition(
            confidence=0.97,
            why=Words(
                "élément « report-meeting-attendance » du service web d'Adobe Connect",
                'element "report-meeting-attendance" of the Adobe Connect web service',
            ),
        )

    @tells_typed_names
    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one presence a row."""
        seen = still = nameless = unzoned = 0
        for line, row in file.iter_markup("row"):
            if row.tag != "row":
                continue
            person = _mention(row)
            start, end = _moment(row, "date-created"), _moment(row, "date-end")
            if person is None:
                nameless += 1
                continue
            seen += 1
            still += end is None
            unzoned += start is not None and start.tzinfo is None
            yield Presence(
                locator=Locator(file=file.name, line=line, quote=quote(" ".join(row.itertext()))),
                person=person,
                start=start,
                end=end if start is None or end is None or _comparable(start, end) else None,
                minutes=_minutes(start, end),
                meeting_id=row.get("sco-id"),
                meeting_title=_text(row, "sco-name") or None,
                guest=None if _text(row, "login") else True,
            )
        if not seen:
            raise UnreadableEvidence(
                "la réponse d'Adobe Connect ne contient aucun participant (« row ») : refaire l'export",
                'the answer of Adobe Connect holds no participant ("row"): export it again',
            )
        _note(context, still, nameless, unzoned)


def _mention(row: Element) -> Mention | None:
    login = _text(row, "login")
    name = _text(row, "participant-name") or _text(row, "session-name")
    if not name and not login:
        return None
    # A guest has no account; the number that the row gives then is that of nobody in particular.
    return Mention(name=name or login, email=address_of(login), identifier=row.get("principal-id") if login else None)


def _moment(row: Element, tag: str) -> datetime | None:
    return parse_datetime(_text(row, tag))


def _comparable(start: datetime, end: datetime) -> bool:
    return (start.tzinfo is None) == (end.tzinfo is None)


def _minutes(start: datetime | None, end: datetime | None) -> float | None:
    if start is None or end is None or not _comparable(start, end) or end < start:
        return None
    return parse_minutes(end - start)


def _text(row: Element, tag: str) -> str:
    return (row.findtext(tag) or "").strip()


def _note(context: ReadContext, still: int, nameless: int, unzoned: int) -> None:
    context.note(
        "la réponse ne contient ni les animateurs de la réunion, ni les invités qui ne sont pas venus",
        "the answer holds neither the meeting's hosts nor those who were invited and did not come",
    )
    if still:
        context.note(
            f"{still} connexion(s) sans départ : leur fin n'est pas connue",
            f"{still} stay(s) without an exit: their end is not known",
        )
    if nameless:
        context.note(f"{nameless} ligne(s) sans nom laissée(s) de côté", f"{nameless} row(s) without a name left out")
    if unzoned:
        context.note(
            f"heures sans fuseau : lues en {context.zone}, par hypothèse",
            f"times carry no zone: read as {context.zone}, assumed",
        )
