"""Attendance sheets as tables, PDF and documents: grids of half-days, lists of signatures, one learner's own sheet."""

from __future__ import annotations

from collections.abc import Iterator

from auditready import AnyEvidence, EvidenceFile, ReadContext, Recognition

_FORMATS = frozenset({"xlsx", "xls", "ods", "delimited", "pdf", "docx", "odt"})


class SheetReader:
    """Reads the sheets that a provider makes itself; the layout is found by its words, in French or in English.

    What reads them is imported on the first table that is met: its vocabulary takes 25 ms to compile.
    """

    name = "attendance.sheet"
    system = "Attendance sheet"
    kinds = frozenset({"attendance"})
    formats = _FORMATS
    at_most = 0.93

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim a file with a table of learners (or one learner's table) and half-days or signatures."""
        if file.format not in _FORMATS:
            return None
        from .pages import recognise_sheets

        return recognise_sheets(file)

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[AnyEvidence]:
        """Give one record a learner and slot, in the order of the sheets."""
        from .pages import read_records

        return read_records(file, context)
