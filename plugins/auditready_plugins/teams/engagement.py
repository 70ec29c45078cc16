"""Engagement in a Teams report (since 2024): reactions and raised hands are exchanges, an open microphone is none.

A section "Name, Engagement Type, Time", or columns "Engagement: …" that count for each participant. The words of other
languages are not known: what is not understood is counted and left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from auditready import ChatMessage, EvidenceFile, Mention, ReadContext, fold

from ..chat.moments import Moments, is_moment
from ..chat.tables import Row, row_locator
from .layout import NAME, Report, Table

_TYPE, _TIME = 1, 2
_PREFIX = "engagement"
_EXCHANGES = ("reaction", "raise hand", "raised hand", "main levee", "mains levees")


def find_engagement(report: Report) -> Table | None:
    """Return the section that lists who engaged when, or ``None``."""
    return next((table for table in report.others if _is_engagement(table)), None)


def read_engagement(
    file: EvidenceFile, report: Report, moments: Moments, context: ReadContext
) -> Iterator[ChatMessage]:
    """Give one exchange a reaction or a raised hand; where they are only counted, one a person."""
    table = find_engagement(report)
    if table is None:
        yield from _counted(file, report, context)
        return
    others = 0
    for row in table.rows:
        if not row.text(NAME) or not fold(row.text(_TYPE)).startswith(_EXCHANGES):
            others += 1
            continue
        yield _message(file, row, moments.read(row.cell(_TIME)))
    if others:
        context.note(
            f"{others} ligne(s) d'engagement qui ne sont pas des échanges (micro, caméra, type inconnu) : non comptées",
            f"{others} row(s) of engagement that are no exchanges (microphone, camera, unknown type): not counted",
        )


def _is_engagement(table: Table) -> bool:
    if len(table.header) != 3 or not table.rows:
        return False
    return all(len(row) == 3 and is_moment(row.cell(_TIME)) for row in table.rows[:50])


def _counted(file: EvidenceFile, report: Report, context: ReadContext) -> Iterator[ChatMessage]:
    if report.people is None:
        return
    columns = [
        column
        for column, label in enumerate(report.people.header.texts)
        if fold(label).startswith(_PREFIX) and fold(label).partition(":")[2].strip().startswith(_EXCHANGES)
    ]
    engaged = [row for row in report.people.rows if row.text(NAME) and any(_count(row, column) for column in columns)]
    for row in engaged:
        yield _message(file, row, None)
    if engaged:
        context.note(
            f"réactions et mains levées comptées sans heure : une trace par personne ({len(engaged)})",
            f"reactions and raised hands counted without a time: one trace a person ({len(engaged)})",
        )


def _count(row: Row, column: int) -> int:
    text = row.text(column)
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def _message(file: EvidenceFile, row: Row, at: datetime | None) -> ChatMessage:
    return ChatMessage(locator=row_locator(file, row), person=Mention(name=row.text(NAME)), at=at)
