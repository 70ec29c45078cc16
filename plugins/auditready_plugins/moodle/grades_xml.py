"""Moodle's grade export as XML: one ``result`` a learner and item, both named by their ID number alone.

Source: gradeexport_xml of Moodle 1.9 to 4.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditready import (
    Assessment,
    EvidenceFile,
    LazyPattern,
    Locator,
    Mention,
    ReadContext,
    Recognition,
    parse_number,
    quote,
    say,
)

from .notes import no_header, note_rows

_ROOT = LazyPattern(r"<results\s[^>]{0,200}batch=[\"']xml_export_(\d{9,10})")


class GradesXmlReader:
    """Reads ``assessment`` from the XML export of a gradebook."""

    name = "moodle.grades_xml"
    system = "Moodle"
    kinds = frozenset({"assessment"})
    formats = frozenset({"xml"})
    at_most = 0.97

    def recognise(self, file: EvidenceFile) -> Recognition | None:
        """Claim XML whose root is ``results`` with a batch of Moodle's."""
        if file.format != "xml" or b"<results" not in file.ascii_head:
            return None
        found = _batch(file)
        if found is None:
            return None
        why = say(
            'export de notes XML de Moodle : <results batch="xml_export_{stamp}">',
            'Moodle grade export in XML: <results batch="xml_export_{stamp}">',
            stamp=found[1],
        )
        return Recognition(confidence=0.97, why=why)

    def read(self, file: EvidenceFile, context: ReadContext) -> Iterator[Assessment]:
        """Give one record a graded result. Raises ``UnreadableEvidence`` where the root is gone or the XML broken."""
        if _batch(file) is None:
            raise no_header("notes XML Moodle", "Moodle grades in XML")
        empty = nobody = 0
        for line, element in file.iter_markup("result"):
            cells = {child.tag: (child.text or "").strip() for child in element}
            if "score" not in cells:
                continue  # the root itself
            student, item = cells.get("student", ""), cells.get("assignment", "")
            score = parse_number(cells["score"])
            if not student:
                nobody += 1
            elif score is None:
                empty += 1
            else:
                yield Assessment(
                    locator=Locator(file=file.name, line=line, quote=quote(f"{student} | {item} | {cells['score']}")),
                    person=Mention(identifier=f"idnumber:{student}"),
                    title=item or "?",
                    score=score,
                )
        context.note(
            "apprenants et évaluations désignés par leur numéro d'identification seul, sans nom, date ni barème : à "
            "rapprocher d'un export CSV du carnet de notes",
            "learners and items named by their ID number alone, without name, date or maximum: to be matched with a "
            "CSV export of the gradebook",
        )
        note_rows(context, empty, "note vide", "empty grade")
        note_rows(context, nobody, "sans numéro d'apprenant", "without a learner's number")


def _batch(file: EvidenceFile) -> re.Match[str] | None:
    return _ROOT.search(file.head[:4096].replace(b"\x00", b"").decode("utf-8", "replace"))
