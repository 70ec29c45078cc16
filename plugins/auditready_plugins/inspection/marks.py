"""Words of a document that matter whatever the document is: fields left unfilled, the Qualiopi mark, sensitive data."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from auditready import (
    AnyEvidence,
    DocumentMark,
    DocumentText,
    EvidenceFile,
    InspectContext,
    Locator,
    column_letters,
    quote,
)

from .sensitive import Found, find_medical_paper, find_numbers, find_personal, is_leave, masked
from .templates import DATED, DOTS, PLACEHOLDER, QUALITY_MARK

_PAPERS = frozenset({"pdf", "docx", "odt"})
_DOCUMENTS = _PAPERS | {"email", "html", "pptx", "odp"}
"""Of messages, pages and slides only what must not be shown is looked for: an example in a course is no template."""

_OF_ONE_TRAINING = frozenset(
    {
        "agreement", "programme", "convocation", "certificate", "invoice", "end_attestation", "distance_information",
        "sequence_plan",
    }
)  # fmt: skip
_FILLED_IN = frozenset(
    {
        "agreement", "convocation", "certificate", "positioning", "needs_analysis", "end_attestation", "invoice",
        "attendance", "subcontract",
    }
)  # fmt: skip
"""Papers that are about this session: dots behind "Nom :" are a field left empty, and no form to hand out."""

_DATED_PAPERS = _OF_ONE_TRAINING | _FILLED_IN | frozenset({"welcome_rules", "assistance", "recording_consent"})
_ABOUT_SOMEBODY = frozenset(
    {
        "positioning", "needs_analysis", "accessibility", "tutor_exchange", "effectiveness_check", "dropout",
        "certificate", "end_attestation", "attendance", "convocation", "assessment", "submission", "survey_response",
        "work_phase", "work_based_file", "exam_evidence", "complaint",
    }
)  # fmt: skip
"""Kinds that speak of one person; a programme on dyslexia speaks of nobody's."""

_MOST = 200
"""Fields of one file that are given; a template has some dozens."""


class MarksInspector:
    """Looks at the text of documents, and at the first rows of tables that the readers recognised them by."""

    name = "inspection.marks"
    kinds = frozenset({"document_mark"})
    formats = _DOCUMENTS | {"xlsx", "xls", "ods", "delimited"}

    def inspect(self, file: EvidenceFile, context: InspectContext) -> Iterator[AnyEvidence]:
        """Give the marks of one file."""
        if file.format not in _DOCUMENTS:
            yield from _marks_of_tables(file, context)
            return
        text = DocumentText.of(file.name, file.document)
        if not text.lines:
            return
        if file.format in _PAPERS and "resource" not in context.kinds:
            yield from _unfilled(text, context.kinds)
            if context.kinds & _OF_ONE_TRAINING:
                yield from _quality_marks(text)
        yield from _sensitive(text, context.kinds)


def _unfilled(text: DocumentText, kinds: frozenset[str]) -> Iterator[DocumentMark]:
    """Give the fields of a template that nobody filled in; then the whole document, where nothing dates it."""
    count = 0
    for pattern in (PLACEHOLDER, DOTS) if kinds & _FILLED_IN else (PLACEHOLDER,):
        for found in pattern.finditer(text.folded):
            what = " ".join(text.text[found.start() : found.end()].strip("| ").split())
            yield DocumentMark(locator=text.locator(found.start()), mark="unfilled", what=quote(what, 60))
            count += 1
            if count == _MOST:
                return
    if kinds & _DATED_PAPERS and not DATED.search(text.folded):
        yield DocumentMark(locator=text.locator(), mark="undated", what="date, version")


def _quality_marks(text: DocumentText) -> Iterator[DocumentMark]:
    seen = set()
    for found in QUALITY_MARK.finditer(text.folded):
        if found.group() not in seen:
            seen.add(found.group())
            what = " ".join(text.text[found.start() : found.end()].split())
            yield DocumentMark(locator=text.locator(found.start()), mark="quality_mark", what=quote(what, 80))


def _sensitive(text: DocumentText, kinds: frozenset[str]) -> Iterator[DocumentMark]:
    """Give what must not be shown; the quote of a line leaves all of it out, not the one find alone."""
    everything = list(find_numbers(text.folded))
    if kinds & _ABOUT_SOMEBODY:
        everything += find_personal(text.folded)
    elif not kinds and (paper := find_medical_paper(text.folded)) is not None:
        everything.append(paper)
    lines: dict[int, list[Found]] = {}
    for found in everything:
        lines.setdefault(text.line_index(found.start), []).append(found)
    for index, finds in sorted(lines.items()):
        begin = text.line_start(index)
        shown = masked(text.lines[index][0], [(found.start - begin, found.end - begin) for found in finds])
        place = structs.replace(text.line_locator(index), quote=quote(shown))
        for kind in dict.fromkeys(found.kind for found in finds):
            yield DocumentMark(locator=place, mark=kind, what=kind)


# --- tables --------------------------------------------------------------------------------------------------


def _marks_of_tables(file: EvidenceFile, context: InspectContext) -> Iterator[DocumentMark]:
    for sheet, rows in file.head_rows:
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if isinstance(value, str | int) and (kind := _kind_of(value, context.kinds)) is not None:
                    letters = column_letters(column)
                    place = Locator(file=file.name, sheet=sheet or None, row=number, column=letters, quote="•••")
                    yield DocumentMark(locator=place, mark=kind, what=kind)  # type: ignore[arg-type]  # of its words


def _kind_of(value: str | int, kinds: frozenset[str]) -> str | None:
    """Say what a cell must not show; most cells are decided by their length."""
    if isinstance(value, int):
        if not 10**14 <= value < 10**15:
            return None
        value = str(value)
    if len(value) < 3 or len(value) > 200:
        return None
    lower = value.lower()
    if len(value) >= 15 and any(find_numbers(lower)):
        return "social_security_number"
    return "health" if "attendance" in kinds and is_leave(lower) else None
