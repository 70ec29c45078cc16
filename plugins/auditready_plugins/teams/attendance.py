"""Who was in a Teams meeting, from any of its attendance exports.

T1: list of joins and exits (2020-21). T2: one table of joins (2021-22). T3: numbered sections (since July 2022).
T4: T3 with engagement (since 2024). Beside them the live event report and Microsoft Graph's JSON.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditready import AnyEvidence, EvidenceFile, ReadContext, Recognition, UnreadableEvidence, Words, quote, say

from ..chat.people import tells_typed_names
from ..chat.tables import head_tables, read_tables
from .events import find_events, read_events
from .graph import is_graph_report, read_graph
from .layout import find_report
from .report import read_report


class AttendanceReader:
    """Reads stays: the export's own durations, its own times, nobody who was not there."""

    name = "teams.attendance"
    system = "Microsoft Teams"
    kinds = frozenset({"presence", "chat_message", "export_anomaly"})
    formats = frozenset({"delimited", "xlsx", "xls", "ods", "json", "text"})
    at_most = 0.95

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a table of people with a directory name "(UPN)", a list of joins and exits, or Graph's JSON."""
        if is_graph_report(file):
            return _claim(0.95, "graph", "attendanceRecords")
        for rows in head_tables(file):
            report = find_report(rows)
            if report is not None and (table := report.people or report.joins) is not None:
                return _claim(0.95, report.variant, table.header.text(table.upn))
            events = find_events(rows)
            if events is not None:
                variant = "live-event" if events.is_live_event else "T1"
                return _claim(0.95 if events.known else 0.6, variant, ", ".join(events.header.texts))
        return None

    @tells_typed_names
    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one presence a stay; notes tell what the export cannot prove."""
        if context.recognition.variant == "graph":
            yield from read_graph(file, context)
            return
        for rows in read_tables(file):
            if (report := find_report(rows)) is not None:
                yield from read_report(file, report, context)
                return
            if (events := find_events(rows)) is not None:
                yield from read_events(file, events, context)
                return
        raise UnreadableEvidence(
            "le rapport de présence Teams n'a plus d'en-tête lisible : le télécharger à nouveau",
            "the Teams attendance report has no readable header any more: download it again",
        )


def _claim(confidence: float, variant: str, seen: str) -> Recognition:
    label = quote(seen, 80)
    why: Words = say(
        "« {label} », propre aux rapports de présence Teams ({variant})",
        '"{label}", as in Teams attendance reports ({variant})',
        label=label,
        variant=variant,
    )
    return Recognition(confidence=confidence, why=why, variant=variant)
